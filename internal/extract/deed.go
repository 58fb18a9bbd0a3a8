package extract

import (
	"strings"

	"marz/internal/marz"
)

// attempted makes an attack of what was tried and of which no success is told: the fighters
// tried to take X, ont tenté dans la nuit de s'emparer de X. What is wanted or planned stays
// what it is.
func (r *reading) attempted(s *sent, h hit) hit {
	if h.typ != marz.Capture && h.typ != marz.Recapture || !h.mood.intent && h.forms&infinitive == 0 || h.mood.future || h.mood.maybe {
		return h
	}
	k := r.tryBefore(s, h)
	if k < 0 {
		return h
	}
	if h.typ == marz.Recapture {
		h.actor = "forces"
	}
	h.typ, h.mood.intent, h.mood.inf, h.mood.past = marz.Attack, false, false, true
	h.mood.present = strings.HasSuffix(s.toks[k].norm, "ing") && h.mood.present
	return h
}

// tryBefore is the word of trying that a verb hangs on, a few words before it beside those that
// say when; or -1.
func (r *reading) tryBefore(s *sent, h hit) int {
	for k, far := h.first-1, 0; k >= 0 && far < 8 && s.toks[k].kind != punct; k-- {
		if tryWords[s.toks[k].norm] && (s.toks[k].norm != "tente" || !determiners[wordAt(s.toks, k-1)]) {
			return k
		}
		if !r.timeAtToken(s, k) {
			far++
		}
	}
	return -1
}

// tryWords say that something was tried.
var tryWords = wordSet("attempt attempts bid tried trying attempted attempting struggled fought fighting battling battled tente tentent tentait tentaient tentant tenterent tentative tentatives essaye essaie essaient essayaient essayait essayant")

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

// decreed takes an order for the deed where what is ordered follows as a noun or, of a head of
// state, as an infinitive: the president ordered the mobilization of 20,000 men, ordered to
// mobilize 20,000 men, and they are called up. A closure that is ordered is one in any words.
func (r *reading) decreed(s *sent, h hit, c *cue) (hit, *cue) {
	if c == nil || c.sent != s || h.first < c.last {
		return h, c
	}
	if w := s.toks[c.last].norm; !strings.HasPrefix(w, "order") && !strings.HasPrefix(w, "ordonn") {
		return h, c
	}
	near := h.first-c.last <= 4 && (h.forms == nounForm || h.mood.inf && c.speaker.side == marz.SideThird && wordAt(s.toks, h.first-1) == "to")
	switch h.typ {
	case marz.Mobilization, marz.Closure, marz.Deployment, marz.Reinforcement, marz.Reopening:
		if near || h.typ == marz.Closure {
			h.mood.intent, h.mood.future, h.mood.inf, h.mood.purpose, h.mood.past, h.mood.ordered = false, false, false, false, true, true
		}
		if near {
			return h, s.cueAt(s.owner, c.first)
		}
	}
	return h, c
}
