package extract

import (
	"strings"

	"marz/internal/marz"
)

// sharedThings are what is counted where somebody holds a part of a whole.
var sharedThings = wordSet("district centers centres districts crossings posts checkpoints border borders frontier territory country province provinces city valley region capitals land countryside gates ports villages points towns")

// holdsShare reports whether a state of control is of a part of a whole: 26 of 28 districts,
// half of the province, five of the country's crossings.
func (r *reading) holdsShare(s *sent, h hit) bool {
	if r.lang != "en" || h.typ != marz.ControlType {
		return false
	}
	lo, hi := r.leftLimit(s, h), r.rightLimit(s, h)
	for _, a := range r.amounts(s) {
		if a.first < lo || a.last >= hi || a.last < h.first && h.frame == takes && !h.mood.passive || a.first > h.last+6 {
			continue
		}
		if a.first > h.last && h.frame == stands {
			continue
		}
		if (a.share || ofWhole(s, a)) && r.sharesThing(s, a) {
			return true
		}
	}
	return r.allBut(s, lo, hi)
}

// tookShare makes a share of the control of what was taken of a whole: has taken control of 85%
// of the country.
func (r *reading) tookShare(s *sent, h hit) bool {
	if r.lang != "en" || h.typ != marz.Capture || h.frame != takes || h.mood.passive || h.forms == nounForm || h.actor == "loser" {
		return false
	}
	for _, a := range r.amounts(s) {
		if a.share && a.value < 1 && a.first > h.last && a.first-h.last <= 4 && r.sharesThing(s, a) {
			return !strings.Contains(r.words(s, a.first, a.last), "ost") // most of the districts are places that fell
		}
	}
	return false
}

// ofWhole knows a number that is a part of what follows: 26 of the 28, five out of seven.
func ofWhole(s *sent, a amount) bool {
	w := wordAt(s.toks, a.last+1)
	return w == "of" || w == "out" && wordAt(s.toks, a.last+2) == "of"
}

// sharesThing finds what the whole is made of, or a province, in the words after a number.
func (r *reading) sharesThing(s *sent, a amount) bool {
	for k := a.last + 1; k < min(len(s.toks), a.last+8) && s.toks[k].kind != punct; k++ {
		if sharedThings[s.toks[k].norm] {
			return true
		}
		if m := s.mentionAt(k); m != nil && (m.Place.Kind == marz.KindProvince || m.Place.Kind == marz.KindBorder) {
			return true
		}
	}
	return false
}

// ofMany reports whether a province only says where several places lie that have no name of
// their own: six districts in X, most of the outposts of X.
func (r *reading) ofMany(s *sent, m *Mention) bool {
	if r.lang != "en" || m.Place.Kind != marz.KindProvince {
		return false
	}
	for k := m.first - 1; k > 0 && k >= m.first-4; k-- {
		switch s.toks[k].norm {
		case "in", "of":
			w := s.toks[k-1].norm
			return severalNameless[w] || w == "province" && severalNameless[wordAt(s.toks, k-2)]
		case "northern", "southern", "eastern", "western", "northeastern", "northwestern", "southeastern", "southwestern", "the", "neighboring", "neighbouring", "province":
		default:
			return false
		}
	}
	return false
}

// severalNameless are plurals that stand for places without a name.
var severalNameless = wordSet("districts centers centres villages posts outposts bases checkpoints areas crossings")

// allBut knows "all but two districts" and "all border crossings".
func (r *reading) allBut(s *sent, lo, hi int) bool {
	for k := max(0, lo-2); k < hi; k++ {
		if match(s.toks, k, "all but", "almost all of", "nearly all of") > 0 {
			return true
		}
		if w := s.toks[k].norm; w != "all" && w != "every" {
			continue
		}
		for j := k + 1; j < min(len(s.toks), k+5) && s.toks[j].kind != punct; j++ {
			if sharedThings[s.toks[j].norm] {
				return true
			}
		}
	}
	return false
}

// countrysWhole reports whether the whole that is shared is the country: its crossings, its
// districts, of a place that the sentence does not name.
func (r *reading) countrysWhole(s *sent, h hit) bool {
	for k := range s.toks {
		if match(s.toks, k, "afghanistan", "the country") > 0 {
			return r.holdsShare(s, h)
		}
	}
	return len(s.places) == 0 && r.holdsShare(s, h)
}

// provinceShared is the province of the place spoken of last where a part of "the province" or
// of "its districts" is held: most of the province was in their hands.
func (r *reading) provinceShared(s *sent, h hit) []*Mention {
	if r.lang != "en" || r.focus == nil || len(s.places) > 0 {
		return nil
	}
	for k := r.leftLimit(s, h); k < r.rightLimit(s, h); k++ {
		if s.toks[k].norm != "province" || !definiteBefore(s, k) {
			continue
		}
		id := r.focus.Province
		if r.focus.Kind == marz.KindProvince {
			id = r.focus.ID
		}
		if p, ok := r.x.at.Place(id); ok {
			return []*Mention{carried(s, p, h)}
		}
	}
	return nil
}

// namelessNear reports whether places without a name stand beside a hit: all districts.
func (s *sent) namelessNear(h hit) bool {
	for k := max(0, h.first-12); k < min(len(s.toks), h.last+9); k++ {
		if severalNameless[s.toks[k].norm] {
			return true
		}
	}
	return false
}
