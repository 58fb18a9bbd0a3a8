package extract

import (
	"strings"

	"marz/internal/marz"
)

// oneDead is the quantity of "un policier a été tué", "killing a woman", "one soldier died".
func (r *reading) oneDead(s *sent, h hit) *marz.Quantity {
	phrase := h.forms == nounForm && h.last > h.first // was martyred, trampled to death
	if h.typ != marz.Casualties || h.forms == nounForm && !phrase {
		return nil
	}
	if r.lang == "fr" && oneWords[wordAt(s.toks, h.last-1)] && h.last > h.first {
		switch s.toks[h.last].norm {
		case "mort", "blesse", "victime":
			return oneUnit("", woundingWord(s, h))
		}
	}
	if k := h.last + 1; oneWords[wordAt(s.toks, k)] && !(r.lang == "fr" && h.mood.passive) {
		if u := r.oneOf(s, k, min(len(s.toks), k+5)); u != "" {
			return oneUnit(u, woundingWord(s, h))
		}
	}
	if !h.mood.passive && !phrase && !dying(s.toks[h.first].norm) {
		return nil
	}
	for k := h.first - 2; k >= 0 && k >= h.first-12; k-- {
		w := s.toks[k].norm
		if oneWords[w] && !(w == "a" && (r.lang == "fr" || wordAt(s.toks, k+1) == "total")) {
			if u := r.oneOf(s, k, h.first); u != "" {
				return oneUnit(u, woundingWord(s, h))
			}
			return nil
		}
		if s.toks[k].kind == punct || w == "et" || w == "and" || w == "que" || w == "that" || w == "who" || w == "by" || w == "par" {
			return nil
		}
	}
	return nil
}

// dying reports whether a verb has the dead for its subject.
func dying(w string) bool {
	for _, stem := range []string{"die", "per", "mort", "mour", "meur", "deced", "succomb", "tomb", "trouv", "lost"} {
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}

var oneWords = wordSet("a an one un une")

// oneOf is the unit of the one person who stands between an article and a token.
func (r *reading) oneOf(s *sent, from, to int) string {
	for k := from + 1; k < to; k++ {
		if s.toks[k].kind == punct || numberWords[s.toks[k].norm] > 1 {
			return "" // une vingtaine de civils
		}
		if u := units[s.toks[k].norm]; peopleUnits[u] {
			return u
		}
		if s.toks[k].norm == "them" && wordAt(s.toks, k-1) == "of" {
			return "dead" // one of them
		}
		if onePerson[s.toks[k].norm] {
			return "civilians"
		}
	}
	return ""
}

// onePerson are the singulars that unitWords, which counts, has no need of.
var onePerson = wordSet("person woman child boy girl civilian femme enfant garcon fille fillette civil journaliste journalist elder teacher bebe baby adolescent teenager chauffeur driver berger shepherd commercant trader")

func oneUnit(unit string, wounded bool) *marz.Quantity {
	one := 1.0
	return &marz.Quantity{Value: &one, Unit: tollUnit(unit, wounded), Modifier: "exact"}
}

// woundedBeside reports whether a hit speaks of the wounded beside the dead, who are told of
// first: four dead and seven injured.
func woundedBeside(s *sent, h, o hit) bool {
	return h.typ == marz.Casualties && o.typ == marz.Casualties && woundingWord(s, h) && !woundingWord(s, o)
}
