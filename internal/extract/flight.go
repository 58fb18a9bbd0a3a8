package extract

import (
	"strings"

	"marz/internal/atlas"
	"marz/internal/marz"
)

// flightPlace is a crossing that is named as the way out, else the border of the country
// that is fled to.
func (r *reading) flightPlace(s *sent, h hit) *Mention {
	lo, hi := r.leftLimit(s, h), r.rightLimit(s, h)
	if b := r.landedIn(s, h); b != nil {
		return carried(s, b, h)
	}
	for i := range s.places {
		m := &s.places[i]
		if w := wordAt(s.toks, m.first-1); m.Role == RolePlace && (w == "through" || w == "via" || w == "par") && wordAt(s.toks, m.last+1) != "district" && m.first >= lo && m.last < hi {
			if p := r.x.as(m.Place, isPost); p != nil && p.Kind == marz.KindCrossing {
				return carried(s, p, h) // a bare name on the way out is the crossing
			}
		}
		if m.Role == RolePlace && onTheLine(m.Place) && m.first >= lo && m.last < hi && !m.aside && !destination(s.toks, m.first) {
			return m
		}
	}
	if m := r.wayOut(s, h, lo, hi); m != nil {
		return m
	}
	for i := range s.places {
		if m := &s.places[i]; m.Role == RoleBorder && m.first >= lo && m.last < hi {
			if b := r.countryAfter(s, h); r.countryNext(s, h) && b != nil && b != m.Place {
				return carried(s, b, h) // in Tajikistan, from a province that borders Pakistan
			}
			return m
		}
	}
	if b := r.hisBorder(s, h); b != nil {
		return carried(s, b, h)
	}
	if m := r.generalPlace(s, h.first, h.last+1, h); m != nil {
		return m[0]
	}
	return r.acrossTo(s, h, lo, hi)
}

// acrossTo is the border that people went over of which the words name the country, or the
// speaker is the neighbour beyond it.
func (r *reading) acrossTo(s *sent, h hit, lo, hi int) *Mention {
	if b := r.countryAfter(s, h); b != nil {
		if !h.mood.negated && h.forms != nounForm && r.toldOf(s, b) && r.troopsNear(s, h) {
			return carried(s, r.post, h) // those of the post that the paragraph is about
		}
		return carried(s, b, h)
	}
	if c := s.cueAt(s.owner, h.first); c != nil && (ownSoil(s.toks, h) || h.need.yields() || r.toProvince(s, h, lo, hi)) && r.x.borders[c.speaker.actor] != nil {
		return carried(s, r.x.borders[c.speaker.actor], h)
	}
	return r.barePost(s, h, lo, hi)
}

// hisBorder is the border of a neighbour who says that people came over "the border", where
// the place that the text speaks of lies on another one.
func (r *reading) hisBorder(s *sent, h hit) *atlas.Place {
	c := s.cueAt(s.owner, h.first)
	if c == nil || r.focus != nil && r.focus.Border == "" || !s.between(h.first-1, h.last+3, "frontiere", "border") {
		return nil
	}
	b := r.x.borders[c.speaker.actor]
	if b == nil || r.focus != nil && r.focus.Border == b.ID {
		return nil
	}
	return b
}

// toProvince reports whether a province is all that is named of where people came over:
// a neighbour says of his own border more than whence they came.
func (r *reading) toProvince(s *sent, h hit, lo, hi int) bool {
	m := r.nearest(s, h, lo, hi)
	return m != nil && m.Place.Kind == marz.KindProvince
}

// ownSoil knows the speaker's country as where people went: crossed into its territory.
func ownSoil(toks []token, h hit) bool {
	for k := h.first; k < min(len(toks), h.last+5); k++ {
		if w := toks[k].norm; (w == "its" || w == "our" || w == "son" || w == "notre") && soilWords[wordAt(toks, k+1)] {
			return true
		}
	}
	return false
}

var soilWords = wordSet("territory soil country side territoire sol pays cote")

// lineKm is how near the border a town lies whose name says where people crossed.
const lineKm = 40

// onTheLine reports whether people can have crossed at a place: a crossing, or a district
// or a town by the border.
func onTheLine(p *atlas.Place) bool {
	return p.Kind == marz.KindCrossing || p.Kind == marz.KindPlace && p.Nearest != "" && p.BorderKm <= lineKm && p.SubKind != "provincial-capital"
}

// countryNext reports whether the words right after a hit name a neighbour: repliés en Iran.
func (r *reading) countryNext(s *sent, h hit) bool {
	for k := h.last + 1; k < min(len(s.toks), h.last+4); k++ {
		if neighbourAt(s.toks, k) != "" {
			return true
		}
	}
	return false
}

// countryAfter is the border of the neighbour named after a hit, or before it.
func (r *reading) countryAfter(s *sent, h hit) *atlas.Place {
	for k := h.first; k < min(len(s.toks), h.last+14); k++ {
		if c := neighbourAt(s.toks, k); c != "" {
			return r.x.borders[c]
		}
	}
	for k := h.first - 1; k >= 0 && k >= h.first-14; k-- {
		if c := neighbourAt(s.toks, k); c != "" && k > 0 && (s.toks[k-1].norm == "en" || s.toks[k-1].norm == "au" || s.toks[k-1].norm == "into" || s.toks[k-1].norm == "to") {
			return r.x.borders[c]
		}
	}
	return nil
}

// destination reports whether a name says where people go: vers X, towards X, left for X.
func destination(toks []token, i int) bool {
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		switch toks[k].norm {
		case "vers", "toward", "towards", "into", "pour":
			return true
		case "for", "to":
			return k == i-1
		case "district", "de", "du", "d", "le", "la", "l", "ville", "the", "of", "province", "city", "e":
			continue
		}
		return false
	}
	return false
}

// sentHome reports whether a handover is of people who are brought back.
func (r *reading) sentHome(s *sent, h hit) bool {
	w := r.words(s, h.first, h.last)
	for _, p := range []string{"back", "home", "rapatri", "renvoy", "ramen", "recondu", "raccomp", "return", "repatri", "rentr", "chez eux", "retourn", "regagn", "deport", "expuls", "expel", "refoul"} {
		if strings.Contains(strings.ToLower(w), p) {
			return r.troopsNear(s, h)
		}
	}
	return false
}

// wasGiven knows "les soldats ont reçu l'ordre", "ont reçu nourriture et soins", "qui abrite
// les talibans": nobody was taken in.
func (r *reading) wasGiven(s *sent, h hit) bool {
	if strings.HasPrefix(s.toks[h.first].norm, "abrit") {
		return s.between(h.last, h.last+4, "talibans", "taliban", "insurges", "terroristes", "combattants", "rebelles", "ttp", "djihadistes")
	}
	if !strings.HasPrefix(s.toks[h.first].norm, "rec") || h.mood.passive || h.mood.bare {
		return false
	}
	for k := h.last + 1; k < min(len(s.toks), h.last+6); k++ {
		switch units[s.toks[k].norm] {
		case "soldiers", "police", "guards", "civilians", "families", "refugees", "people", "men", "fighters":
			return false
		}
	}
	return true
}

// givesWords knows "a livré une autre version": nobody is handed over.
func givesWords(s *sent, h hit) bool {
	if !strings.HasPrefix(s.toks[h.first].norm, "livr") {
		return false
	}
	for k := h.last + 1; k < min(len(s.toks), h.last+4); k++ {
		switch s.toks[k].norm {
		case "version", "versions", "recit", "details", "bilan", "analyse", "explication", "temoignage":
			return true
		}
	}
	return false
}
