package extract

import (
	"strings"

	"marz/internal/marz"
)

// masters reports whether somebody is said to be in control, or to have control, of nothing that
// is named: of the place spoken of last.
func (r *reading) masters(s *sent, h hit) bool {
	if r.lang != "en" || h.typ != marz.ControlType || s.toks[h.first].norm != "in" && s.toks[h.last].norm != "control" {
		return false
	}
	return h.last+1 >= len(s.toks) || s.toks[h.last+1].kind == punct || s.toks[h.last+1].norm == "and" || r.timeAtToken(s, h.last+1)
}

// beforeAdverbs is the last token up to one that is no adverb: were still battling.
func beforeAdverbs(s *sent, k int) int {
	for k > 0 && (adverbs[s.toks[k].norm] || isMent(s.toks[k].norm)) {
		k--
	}
	return k
}

// partHeld reports whether the subject of a state of control or of a recapture is a building
// or a quarter of the place spoken of last: the police headquarters has been retaken, the
// governor's compound is in Taliban hands.
func (r *reading) partHeld(s *sent, lo int, h hit) bool {
	if r.lang != "en" || h.typ != marz.ControlType && h.typ != marz.Recapture {
		return false
	}
	for k := lo; k < h.first; k++ {
		if partsHeld[s.toks[k].norm] {
			return true
		}
	}
	return false
}

// partsHeld are what a town or a district is held by.
var partsHeld = wordSet("compound headquarters center centre barracks airport airfield citadel prison fort garrison offices buildings streets bazaar outskirts suburbs neighborhoods neighbourhoods roundabout")

// flagPlace is where a flag is seen of which nothing more is said: where those live who saw it,
// else the place spoken of last.
func (r *reading) flagPlace(s *sent, h hit) []*Mention {
	if r.lang != "en" || h.typ != marz.ControlType || h.actor != "taliban" || h.mood.negated {
		return nil
	}
	for i := range s.places {
		if m := &s.places[i]; m.Role == RolePlace && m.aside && m.last < h.first {
			return []*Mention{carried(s, m.Place, h)}
		}
	}
	return r.focusMention(s, h)
}

// partRetaken reports whether what is taken back is a building or a quarter of the place spoken
// of last: retook the main market and the police headquarters.
func (r *reading) partRetaken(s *sent, h hit) bool {
	if r.lang != "en" || h.typ != marz.Recapture || h.frame != takes || h.mood.passive || strings.HasPrefix(s.toks[h.first].norm, "free") {
		return false
	}
	for k := h.last + 1; k < min(len(s.toks), h.last+8) && s.toks[k].kind != punct; k++ {
		if partsHeld[s.toks[k].norm] || s.toks[k].norm == "market" {
			return true
		}
	}
	return false
}

// shortObject resolves what stands right after a verb and has no name: it, them, the port.
func (r *reading) shortObject(s *sent, h hit) ([]*Mention, bool) {
	if w := wordAt(s.toks, h.last+1); takenPronoun[w] || w == "of" && takenPronoun[wordAt(s.toks, h.last+2)] {
		return r.focusMention(s, h), true
	}
	m := r.plainObject(s, h)
	return m, m != nil
}

// plainObject resolves "the port" right after a verb, with no name of its own behind it, before
// any name that stands farther off: a plan to retake the port is ready, and men arrived in X.
func (r *reading) plainObject(s *sent, h hit) []*Mention {
	k := h.last + 2
	if r.lang != "en" || wordAt(s.toks, h.last+1) != "the" || k+1 >= len(s.toks) || generalFits(s.toks[k].norm) == nil || pluralOf[s.toks[k].norm] != "" || s.mentionAt(k) != nil {
		return nil
	}
	switch w := s.toks[k+1]; {
	case w.cap, w.norm == "of", w.norm == "at", w.norm == "in", w.norm == "near", w.norm == ",", w.norm == "and", generalFits(w.norm) != nil, w.norm == "on", w.norm == "from", w.norm == "to", w.norm == "with", w.norm == "between", w.norm == ":", w.norm == "(":
		return nil
	}
	return r.generalPlace(s, h.last+1, k+1, h)
}
