package extract

import (
	"strings"

	"marz/internal/marz"
)

// agentOf finds who did it, and where it stands; an empty actor where the text is silent.
func (r *reading) agentOf(s *sent, h hit, speaker who) (who, *actor) {
	w, a := r.namedAgent(s, h, speaker)
	if (w.actor == "" || w.actor == "afghan-forces" && w.name == forcesWho.name && !r.saysAfghan(s)) && speaker.country && (h.typ == marz.Deployment || h.typ == marz.Mobilization || h.frame == opens) {
		w = speaker
	}
	if h.actor == "forces" {
		return forcesWho, a
	}
	if h.actor == "taliban" && w.side != marz.SideGovernment && w.side != marz.SideAllied {
		return talibanWho, a
	}
	if h.actor == "loser" {
		return opponent(r.orDefault(w, h, true)), a
	}
	return r.orDefault(w, h, false), a
}

// orDefault fills in the agent that the sort of event implies.
func (r *reading) orDefault(w who, h hit, loser bool) who {
	if w.actor != "" && w.actor != "residents" {
		return w
	}
	switch h.typ {
	case marz.Capture, marz.ControlType, marz.ControlShare:
		if loser {
			return forcesWho
		}
		if h.typ == marz.ControlType {
			return who{}
		}
		return talibanWho
	case marz.Attack:
		if h.neg {
			return forcesWho
		}
		return talibanWho
	case marz.Clash:
		return talibanWho
	case marz.Reinforcement, marz.Deployment:
		if !r.pub.IsZero() && r.pub.First() >= takeover {
			return talibanWho
		}
		return forcesWho
	case marz.Recapture, marz.Flight, marz.Withdrawal, marz.Surrender:
		return forcesWho
	}
	return who{}
}

// opponent is the other side of the war.
func opponent(w who) who {
	switch w.side {
	case marz.SideTaliban:
		return forcesWho
	case marz.SideGovernment, marz.SideAllied:
		return talibanWho
	}
	return who{}
}

// namedAgent reads the agent in the clause.
func (r *reading) namedAgent(s *sent, h hit, speaker who) (who, *actor) {
	if w := ownAgent(s, h, speaker); w.actor != "" {
		return w, nil
	}
	switch {
	case h.frame == stands:
		return r.stateAgent(s, h, speaker)
	case h.frame == falls:
		return r.agentAfter(s, h, 7)
	case h.mood.passive || h.mood.bare:
		return r.agentAfter(s, h, 12)
	case h.forms == nounForm:
		if wordAt(s.toks, h.first-1) == "leur" && r.lastForce(s, h.first).actor != "" {
			return r.lastForce(s, h.first), nil
		}
		if w, a := r.nounAgent(s, h); w.actor != "" {
			return w, a
		}
		if k := launched(s, h); r.lang == "fr" && k >= 0 {
			return r.subjectAgent(s, hit{first: k, last: k, trigger: h.trigger}, speaker)
		}
		return who{}, nil
	}
	return r.subjectAgent(s, h, speaker)
}

// ownAgent reads the words of the trigger itself: under Taliban control, under our control.
func ownAgent(s *sent, h hit, speaker who) who {
	for k := h.first; k <= h.last; k++ {
		switch s.toks[k].norm {
		case "taliban", "talibane", "insurgent", "insurgents", "militant", "militants", "rebel", "rebels", "islamist", "islamists", "group", "movement":
			return talibanWho
		case "government", "gouvernemental":
			return govWho
		case "notre", "nos", "our", "ours", "theirs", "nous":
			return ownForces(speaker)
		}
	}
	if h.first > 0 && (s.toks[h.first-1].norm == "notre" || s.toks[h.first-1].norm == "our") {
		return ownForces(speaker)
	}
	return who{}
}

// ownForces are those whom a speaker calls "we".
func ownForces(w who) who {
	switch w.side {
	case marz.SideTaliban:
		return talibanWho
	case marz.SideGovernment:
		return forcesWho
	}
	return w
}

func (r *reading) stateAgent(s *sent, h hit, speaker who) (who, *actor) {
	if w, a := r.agentAfter(s, h, 5); w.actor != "" {
		return w, a
	}
	if c := s.cueAt(s.owner, h.first); c != nil && c.sent == s && s.between(h.first-1, h.last+1, "son") && ownForces(speaker).actor != "" && speaker.side != marz.SideThird {
		return ownForces(speaker), nil // la police assure que le poste est sous son autorité
	}
	if s.between(h.first-1, h.last+1, "leur", "leurs", "their", "its", "son", "ses") {
		if last := r.lastForce(s, h.first); last.actor != "" {
			return last, nil
		}
		if r.lang == "fr" && speaker.side != marz.SideTaliban {
			return talibanWho, nil // whom else would a witness call "them"
		}
		return ownForces(speaker), nil
	}
	if mastery(s, h) {
		return r.subjectAgent(s, h, speaker)
	}
	if w := wordAt(s.toks, h.last); w == "controle" && speaker.side == marz.SideGovernment {
		return forcesWho, nil
	}
	return holders(s, h), nil
}

// mastery knows the state whose subject is the holder: sont maîtres de PLACE.
func mastery(s *sent, h hit) bool { return strings.HasPrefix(s.toks[h.first].norm, "maitre") }

// agentAfter finds "par X", "by X", "aux mains de X", "to X" after a trigger.
func (r *reading) agentAfter(s *sent, h hit, within int) (who, *actor) {
	for i := range s.actors {
		a := &s.actors[i]
		if a.first <= h.last || a.first-h.last > within || h.frame == falls && (saysIt(s, a) || !canHold[a.who.actor]) {
			continue
		}
		for k := max(h.last, a.first-4); k < a.first; k++ {
			switch s.toks[k].norm {
			case "par", "by", "des", "de", "d", "du", "of", "to", "aux", "les", "mains", "la", "l", "control", "from", "a", "controle":
				if r.givesAgent(s, h, k) {
					return a.who, a
				}
			}
		}
		if a.first == h.last+1 {
			return a.who, a
		}
	}
	for k := h.last + 1; k < min(len(s.toks), h.last+3); k++ {
		if w := s.toks[k].norm; w == "taliban" || w == "talibans" {
			return talibanWho, nil
		}
	}
	return who{}, nil
}

// givesAgent refuses "from" after a fall, and "de la frontière" and the like.
func (r *reading) givesAgent(s *sent, h hit, k int) bool {
	w := s.toks[k].norm
	if h.frame == takes {
		return w == "par" || w == "by" || (w == "les" || w == "des" || w == "the" || w == "la" || w == "l") && k > 0 && (s.toks[k-1].norm == "par" || s.toks[k-1].norm == "by")
	}
	return w != "from"
}

// nounAgent finds X in "la prise de Y par X", "X's capture of Y", "l'attaque des talibans".
func (r *reading) nounAgent(s *sent, h hit) (who, *actor) {
	for i := range s.actors {
		a := &s.actors[i]
		if a.first > h.last && a.first-h.last <= 14 {
			for k := max(h.last+1, a.first-3); k < a.first; k++ {
				if n := s.toks[k].norm; n == "par" || n == "by" || (n == "des" || n == "de" || n == "of") && a.first-h.last <= 4 {
					return a.who, a
				}
			}
		}
		if a.last < h.first && h.first-a.last <= 3 && r.lang == "en" {
			return a.who, a
		}
	}
	return who{}, nil
}

// subjectAgent finds the subject of an active verb.
func (r *reading) subjectAgent(s *sent, h hit, speaker who) (who, *actor) {
	lo := r.leftLimit(s, h)
	if h.mood.inf || h.forms == gerund || h.forms&infinitive != 0 && h.forms&finite == 0 {
		lo = 0
	}
	for k := h.first - 1; k >= lo && k >= h.first-9; k-- {
		w := s.toks[k].norm
		if w == "nous" || w == "we" {
			return ownForces(speaker), &actor{first: k, last: k}
		}
		if w == "ils" || w == "elles" || w == "they" || w == "il" || w == "elle" || w == "he" || w == "it" {
			if f := r.lastForce(s, k); f.actor != "" {
				return f, &actor{first: k, last: k, pronoun: true}
			}
			if isQuoted(s, h) && isControl(h.typ) && speaker.side != marz.SideThird {
				return opponent(speaker), &actor{first: k, last: k, pronoun: true}
			}
			return ownForces(speaker), &actor{first: k, last: k, pronoun: true}
		}
		if r.actorEnding(s, k) != nil {
			break
		}
	}
	for i := len(s.actors) - 1; i >= 0; i-- {
		a := &s.actors[i]
		if a.last >= h.first || a.first < lo || r.object(s, *a, nil) && !(relative(s, a.last+1) && h.first-a.last <= 8) || s.quote[a.first] != s.quote[h.first] && s.quote[h.first] != 0 {
			continue
		}
		w := a.who
		if w.person && w.principal == "" || r.speaksOnly(s, *a, h) || s.bracketedActor(a) {
			continue
		}
		return doer(w), a
	}
	return r.impliedSubject(s, h, speaker), nil
}

func (r *reading) actorEnding(s *sent, k int) *actor {
	for i := range s.actors {
		if s.actors[i].last == k {
			return &s.actors[i]
		}
	}
	return nil
}

// doer is who acts when a body or a person is named.
func doer(w who) who {
	if w.side == marz.SideGovernment && (w.office != "" || w.anonymous || w.person) {
		return forcesWho
	}
	return w
}

// speaksOnly reports whether an actor is the subject of a verb of saying whose complement
// has a subject of its own.
func (r *reading) speaksOnly(s *sent, a actor, h hit) bool {
	if mastery(s, h) || relative(s, a.last+1) && h.first-a.last <= 6 {
		return false
	}
	for _, c := range s.cues {
		if c.at.first == a.first && c.at.last == a.last && c.kind != naming && c.found {
			if c.last < h.first && r.lang == "fr" && (h.mood.inf || s.between(c.last, h.first, "avoir", "etre", "vouloir")) {
				return false
			}
			return !(c.gerund && c.first > h.first)
		}
	}
	return false
}

// between reports whether one of the words stands after token a and before token b.
func (s *sent) between(a, b int, words ...string) bool {
	for k := max(0, a+1); k < min(b, len(s.toks)); k++ {
		for _, w := range words {
			if s.toks[k].norm == w {
				return true
			}
		}
	}
	return false
}

// impliedSubject is the speaker of "affirment avoir pris", else whoever acted last.
func (r *reading) impliedSubject(s *sent, h hit, speaker who) who {
	if speaker.principal != "" && speaker.side != marz.SideMedia {
		if speaker.side == marz.SideTaliban || speaker.side == marz.SideAllied {
			return speaker
		}
	}
	return who{}
}

// lastForce is the armed side named last before a token, in the sentence or before it.
func (r *reading) lastForce(s *sent, k int) who {
	for j := s.index; j >= 0 && j >= s.index-3; j-- {
		q := r.sents[j]
		for i := len(q.actors) - 1; i >= 0; i-- {
			a := q.actors[i]
			if (j < s.index || a.last < k) && (isForce(a.who) || j == s.index && a.who.country) {
				return a.who
			}
		}
	}
	return who{}
}

func isForce(w who) bool {
	switch w.actor {
	case "taliban", "afghan-forces", "ismail-khan-militia", "militia", "nrf", "civilians":
		return !w.person
	}
	return false
}

// saysAfghan reports whether the sentence calls somebody Afghan.
func (r *reading) saysAfghan(s *sent) bool {
	for _, t := range s.toks {
		if _, n := adjectiveAt([]token{t}, 0); n > 0 && t.norm[:2] == "af" {
			return true
		}
	}
	return false
}
