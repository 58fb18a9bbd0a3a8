package extract

import (
	"strings"

	"marz/internal/marz"
)

// verbalCrossing are the words after which "crossing" is a verb; after any other it is the post.
var verbalCrossing = wordSet("by from after before while when without were was are is been be kept keep began started seen stop stopped prevented caught and people anyone those them")

// noMove knows what is written like a move and is none: the crossing on the border with X, the
// guards manning a post that somebody else took.
func (r *reading) noMove(s *sent, h hit) bool {
	prev := wordAt(s.toks, h.first-1)
	switch s.toks[h.first].norm {
	case "crossing", "crossings":
		return h.typ == marz.Flight && !verbalCrossing[prev] && units[prev] == "" && r.actorEnding(s, h.first-1) == nil
	case "guarding", "manning", "patrolling", "defending", "staffing", "protecting":
		return h.typ == marz.ControlType && !in("en", "be", prev) && (units[prev] != "" || r.actorEnding(s, h.first-1) != nil)
	}
	return false
}

// attempted makes an attack of what was tried and of which no success is told: the fighters
// tried to take X. What is wanted or planned stays what it is.
func (r *reading) attempted(s *sent, h hit) hit {
	if h.typ != marz.Capture && h.typ != marz.Recapture || !h.mood.intent || h.mood.future || h.mood.maybe {
		return h
	}
	for k := h.first - 1; k >= max(0, h.first-4); k-- {
		if !tryWords[s.toks[k].norm] {
			continue
		}
		if h.typ == marz.Recapture {
			h.actor = "forces"
		}
		h.typ, h.mood.intent, h.mood.inf, h.mood.past = marz.Attack, false, false, true
		h.mood.present = strings.HasSuffix(s.toks[k].norm, "ing") && h.mood.present
		return h
	}
	return h
}

var tryWords = wordSet("tried trying attempted attempting struggled fought fighting battling battled")

// attemptTold reports whether an attempt only says again what a fight of the sentence tells.
func (r *reading) attemptTold(s *sent, was, h hit) bool {
	if h.typ != marz.Attack || was.typ == marz.Attack {
		return false
	}
	for _, o := range s.hits {
		if group(o.typ) == group(h.typ) && o.first != h.first {
			return true
		}
	}
	return false
}
