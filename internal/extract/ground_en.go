package extract

import "marz/internal/marz"

// bothOf gives the list in "X and Y, both of which Z seized"; the one place without it.
func (r *reading) bothOf(s *sent, h hit, m *Mention) []*Mention {
	for k := m.last + 1; k < h.first; k++ {
		if match(s.toks, k, ", dont ils", ", dont les", "both of which", "all of which", "both of them") > 0 {
			first := r.listHead(s, m)
			return r.andMore(s, first, k)
		}
	}
	return []*Mention{m}
}

// officeGround is the place of an office that was itself taken, stormed or held: the governor's
// office in X.
func (r *reading) officeGround(s *sent, h hit) []*Mention {
	if r.lang != "en" || h.frame != takes && h.frame != falls && h.frame != stands {
		return nil
	}
	for i := range s.places {
		m := &s.places[i]
		if m.Role != RoleNear || s.ofSpeaker(m) || m.Place.SubKind == "national-capital" || !s.officeOf(m) {
			continue
		}
		right := m.first > h.last && m.first-h.last <= 8
		left := m.last < h.first && h.first-m.last <= 4
		if right && h.frame == takes && !h.mood.passive || left && (h.mood.passive || h.frame != takes) {
			return []*Mention{m}
		}
	}
	return nil
}

// officeOf reports whether a place stands inside the name of a building of somebody.
func (s *sent) officeOf(m *Mention) bool {
	for _, a := range s.actors {
		if a.first > m.first || m.last > a.last {
			continue
		}
		for k := a.first; k < m.first; k++ {
			switch s.toks[k].norm {
			case "office", "headquarters", "compound", "building", "residence", "palace":
				return true
			}
		}
	}
	return false
}

// saidAgain reports whether a claim repeats one of its own sentence: took X, making it the third crossing to be captured.
func saidAgain(o, x *made) bool {
	k := x.hit.first
	return wordAt(x.sent.toks, k-1) == "be" && wordAt(x.sent.toks, k-2) == "to" && o.hit.last < k
}

// goesInland knows those who flee to a place of their own country, over no border.
func (r *reading) goesInland(s *sent, h hit) bool {
	if r.lang != "en" || h.typ != marz.Flight {
		return false
	}
	switch wordAt(s.toks, h.last+1) {
	case "to", "toward", "towards", "for":
	default:
		return false
	}
	for k := h.last + 2; k < min(len(s.toks), h.last+6) && s.toks[k].kind != punct; k++ {
		if neighbourAt(s.toks, k) != "" {
			return false
		}
		if m := s.mentionAt(k); m != nil {
			return m.Role == RolePlace && m.Place.Kind == marz.KindPlace && !onTheLine(m.Place)
		}
	}
	return false
}

// fightOver finds the word that says that a fight has ended: fighting in X has ended.
func fightOver(s *sent, h hit) bool {
	for k := h.last + 1; k < min(len(s.toks), h.last+7) && s.toks[k].kind != punct; k++ {
		if overWords[s.toks[k].norm] {
			w := wordAt(s.toks, k-1)
			return k == h.last+1 || in("en", "have", w) || in("en", "be", w)
		}
	}
	return false
}

// sentFrom knows the place that troops come from: 300 commandos from X.
func (r *reading) sentFrom(s *sent, h hit, m *Mention) bool {
	if r.lang != "en" || h.typ != marz.Reinforcement && h.typ != marz.Deployment && h.typ != marz.Mobilization {
		return false
	}
	w := wordAt(s.toks, m.first-1)
	return w == "from" || w == "the" && wordAt(s.toks, m.first-2) == "from"
}

// afterRelative reports whether a verb stands in a relative clause before a state of the same
// place: X, which the fighters seized in June, remains under their control.
func afterRelative(s *sent, o, h hit) bool {
	return o.last < h.first && commaBetween(s, o.last, h.first) && s.between(max(-1, o.first-8), o.first, "which", "that", "whom")
}

// givesWeapons reports whether it is a number of weapons that is surrendered.
func (r *reading) givesWeapons(s *sent, h hit) bool {
	for _, a := range r.amounts(s) {
		if a.first > h.last && a.first-h.last <= 2 && r.unitOf(s, a) == "weapons" {
			return true
		}
	}
	return false
}

// bracketedActor reports whether somebody is named only in brackets: (outlawed in Russia).
func (s *sent) bracketedActor(a *actor) bool {
	for k := a.first - 1; k >= 0 && k >= a.first-6; k-- {
		switch s.toks[k].norm {
		case "(":
			return true
		case ")":
			return false
		}
	}
	return false
}

// headBefore reports whether a general word is only followed by where its place lies: the port,
// in X district, was overrun.
func headBefore(s *sent, k int, best *Mention) bool {
	if wordAt(s.toks, k+1) != "," || best.first-k > 7 || wordAt(s.toks, best.last+1) != "," && wordAt(s.toks, best.last+2) != "," {
		return false
	}
	switch wordAt(s.toks, k+2) {
	case "in", "near", "at", "on":
		return true
	}
	return false
}
