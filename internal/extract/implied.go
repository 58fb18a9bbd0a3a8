package extract

import (
	"marz/internal/atlas"
	"marz/internal/marz"
)

// impliedPlace gives a claim without a named place the one that its words imply: a share of
// the country, the border of the state that speaks or acts, the place of an attack that
// was told of before.
func (r *reading) impliedPlace(s *sent, h hit) []*Mention {
	switch h.typ {
	case marz.ControlType, marz.ControlShare:
		return r.sharedPlace(s, h)
	case marz.Flight, marz.Handover:
		c := s.cueAt(s.owner, h.first)
		if c == nil {
			c = s.cueAt(s.denier, h.first)
		}
		if c != nil {
			if b := r.x.borders[c.speaker.actor]; b != nil {
				return []*Mention{carried(s, b, h)}
			}
		}
		if w, _ := r.namedAgent(s, h, who{}); r.x.borders[w.actor] != nil {
			return []*Mention{carried(s, r.x.borders[w.actor], h)}
		}
	case marz.Mobilization, marz.Deployment, marz.Reinforcement, marz.Closure, marz.Reopening:
		if w, _ := r.namedAgent(s, h, who{}); r.x.borders[w.actor] != nil || r.orderedBy(s, h, &w) {
			return []*Mention{carried(s, r.x.borders[w.actor], h)}
		}
		if b := r.x.borders[r.stateBefore(s, h).actor]; b != nil && (h.forms == nounForm || r.alongItsLine(s, h)) {
			return []*Mention{carried(s, b, h)}
		}
		return r.officeProvince(s, h)
	case marz.Attack:
		return r.fightMeant(s, h)
	case marz.Capture, marz.Recapture:
		if m := r.namedLater(s, h); m != nil {
			return m
		}
		if r.lang == "fr" && h.frame == falls {
			return r.sharedPlace(s, h)
		}
		return r.linePosts(s, h)
	}
	return nil
}

// stateBefore is the state nearest to the left of a noun: X a décrété l'envoi de troupes.
func (r *reading) stateBefore(s *sent, h hit) who {
	for i := len(s.actors) - 1; i >= 0; i-- {
		if a := s.actors[i]; a.last < h.first {
			return a.who
		}
	}
	return who{}
}

// namedLater resolves "a key border crossing" in a lead to the place that the next
// sentences name.
func (r *reading) namedLater(s *sent, h hit) []*Mention {
	if m := r.provinceShared(s, h); m != nil && s.namelessNear(h) {
		return m
	}
	if s.Role != RoleBody {
		return nil
	}
	for k := h.last + 1; k < min(len(s.toks), h.last+9); k++ {
		fits := generalFits(s.toks[k].norm)
		if pluralOf[s.toks[k].norm] != "" {
			return r.listed(s, k+1)
		}
		if fits == nil {
			continue
		}
		if m := r.listed(s, k+1); len(m) == 1 {
			return m
		}
		if m := r.nextFitting(s, h, fits); m != nil {
			return m
		}
		if m := r.chiefPost(s, h, k); m != nil {
			return m
		}
	}
	return nil
}

// nextFitting is the first place that fits in the three sentences after.
func (r *reading) nextFitting(s *sent, h hit, fits func(*atlas.Place) bool) []*Mention {
	for j := s.index + 1; j < min(len(r.sents), s.index+4); j++ {
		for i := range r.sents[j].places {
			m := &r.sents[j].places[i]
			if p := r.x.as(m.Place, fits); p != nil && m.Role == RolePlace && (r.lang == "en" || p == m.Place) {
				return []*Mention{carried(s, p, h)}
			}
		}
	}
	return nil
}

// wholeShare knows "85 % du territoire", "nine tenths of the country's borders".
func (r *reading) wholeShare(s *sent, h hit) bool {
	if r.lang == "fr" && r.shareAsSubject(s, h) {
		return true
	}
	for _, a := range r.amounts(s) {
		if !a.share || a.first <= h.last || a.first-h.last > 8 {
			continue
		}
		for k := a.last + 1; k < min(len(s.toks), a.last+6); k++ {
			switch s.toks[k].norm {
			case "territoire", "territory", "pays", "country", "afghanistan", "borders", "frontieres", "territoires":
				return true
			}
		}
	}
	return false
}

// orderedBy makes the agent of who gives an order of which a hit is the verb: ordered to mobilize.
func (r *reading) orderedBy(s *sent, h hit, w *who) bool {
	c := s.cueAt(s.owner, h.first)
	if r.lang != "en" || h.forms == nounForm || c == nil || c.sent != s || c.speech.stance != marz.Requests || h.first-c.last > 4 || r.x.borders[c.speaker.actor] == nil {
		return false
	}
	*w = c.speaker
	return true
}

// fightMeant is where an attack was of which the clause says nothing: at the last fight, where
// a noun takes it up, as in "Tuesday's air strikes", else at the place spoken of last.
func (r *reading) fightMeant(s *sent, h hit) []*Mention {
	if p := r.leadPlace(s, h, r.leftLimit(s, h), r.rightLimit(s, h)); p != nil {
		return []*Mention{carried(s, p, h)}
	}
	if r.lang != "en" || h.forms != nounForm || r.fight == nil || len(s.places) > 0 {
		return r.focusMention(s, h)
	}
	switch wordAt(s.toks, h.first-1) {
	case "the", "s", "that", "this", "those":
		return []*Mention{carried(s, r.fight, h)}
	}
	return r.focusMention(s, h)
}
