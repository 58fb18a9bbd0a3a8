package extract

import "marz/internal/marz"

// ouster marks the verbs of driving somebody out of a place: who is driven out settles who
// takes it.
const ouster = "ouster"

// ousted returns the side that a verb of driving out drives out, and whether a place is
// named that it is driven from: drove the insurgents out of X, were pushed out of X.
func (r *reading) ousted(s *sent, h hit) (marz.Side, bool) {
	from := 0
	for k := h.last + 1; k < min(len(s.toks), h.last+9) && from == 0; k++ {
		switch s.toks[k].norm {
		case "out", "from":
			from = k
		case "back", ",", ";", "that", "to":
			return "", false
		}
	}
	if from == 0 {
		return "", false
	}
	best := who{}
	for _, a := range s.actors {
		if !fights(a.who) {
			continue
		}
		if h.mood.passive || h.mood.bare {
			if a.last < h.first {
				best = a.who
			}
			continue
		}
		if a.first > h.last && a.last < from {
			return a.who.side, true
		}
	}
	return best.side, best.side != ""
}

// fights reports whether somebody takes part in the war.
func fights(w who) bool {
	return w.side == marz.SideTaliban || w.side == marz.SideGovernment || w.side == marz.SideAllied
}

// byOusting settles type and agent of a verb of driving out.
func (r *reading) byOusting(s *sent, h hit) hit {
	if h.actor != ouster {
		return h
	}
	side, _ := r.ousted(s, h)
	h.typ, h.actor = marz.Capture, "taliban"
	if side == marz.SideTaliban {
		h.typ, h.actor = marz.Recapture, "forces"
	}
	return h
}

// byEntering settles "poured into X": into a neighbour it is a flight, by the Taliban into
// a place of Afghanistan a capture.
func (r *reading) byEntering(s *sent, h hit) hit {
	if r.lang != "en" || h.typ != marz.Flight || s.toks[h.last].norm != "into" && s.toks[h.last].norm != "across" {
		return h
	}
	m := s.mentionAt(h.last + 1)
	if m == nil && wordAt(s.toks, h.last+1) == "the" {
		m = s.mentionAt(h.last + 2)
	}
	if m == nil || m.Role != RolePlace {
		return h
	}
	if w, _ := r.namedAgent(s, h, who{}); w.side == marz.SideTaliban {
		h.typ, h.frame, h.actor = marz.Capture, takes, "taliban"
	}
	return h
}
