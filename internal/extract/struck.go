package extract

import (
	"slices"

	"marz/internal/marz"
)

// struckWords are what shells and bombs hit, and strikers are what hits it.
var (
	struckWords = wordSet("maison maisons habitation habitations domicile domiciles position positions poste postes avant base bases village villages hameau hameaux camp camps ecole mosquee mosquees hopital vehicule vehicules convoi batiment batiments civils marche")
	strikers    = wordSet("roquette roquettes obus missile missiles bombe bombes drone drones avion avions appareil appareils helicoptere helicopteres projectile projectiles tirs frappe frappes chasseurs artillerie")
)

// struckThings reports whether a verb of hitting tells of shells or bombs, and says where:
// des maisons ont été touchées à X, les obus ont atteint le village de X.
func (r *reading) struckThings(s *sent, h hit) bool {
	if !r.placeAfter(s, h, 8) && !r.placeBefore(s, h) {
		return false
	}
	for k := max(0, h.first-9); k < h.first; k++ {
		w := s.toks[k].norm
		if h.mood.passive && struckWords[w] || !h.mood.passive && strikers[w] {
			return true
		}
	}
	return false
}

// overPlace reports whether a flag is said to be over or on a place, without a verb of its
// own: le drapeau blanc sur le poste de X.
func (r *reading) overPlace(s *sent, h hit) bool {
	k := h.last + 1
	for k < len(s.toks) && s.toks[k].kind == punct && (s.toks[k].norm == "\"" || s.toks[k].norm == "»" || s.toks[k].norm == "”") {
		k++
	}
	n := match(s.toks, k, "sur", "au dessus de", "au dessus du", "au dessus des", "a l entree", "au fronton", "au sommet", "devant")
	return n > 0 && r.placeAfter(s, hit{first: k, last: k + n - 1}, 6)
}

// provincePhrase is the last token of the words that say in which province the place before
// them lies, "dans la province de X", where they begin at a token; -1 for none.
func provincePhrase(s *sent, k, limit int) int {
	if w := s.toks[k].norm; w != "dans" && w != "en" && w != "province" {
		return -1
	}
	for j := k + 1; j < limit && j <= k+5; j++ {
		if m := s.mentionAt(j); m != nil {
			if m.Place.Kind == marz.KindProvince && m.last < limit {
				return m.last
			}
			return -1
		}
		if w := s.toks[j].norm; !besideProvince[w] && w != "de" && w != "d" && w != "du" {
			return -1
		}
	}
	return -1
}

// inBody reports whether a border is part of what a body is called: la police iranienne des
// frontières.
func (s *sent) inBody(m *Mention) bool {
	return slices.ContainsFunc(s.actors, func(a actor) bool {
		return !a.who.country && a.first <= m.first && m.last <= a.last && a.first < a.last
	})
}

// gateJustNamed reports whether the sentence before, in the same paragraph, speaks of a
// crossing, so that a pronoun can stand for it: ils l'avaient bloquée.
func (r *reading) gateJustNamed(s *sent) bool {
	if s.index == 0 || r.sents[s.index-1].Para != s.Para {
		return false
	}
	q := r.sents[s.index-1]
	return q.crossingBefore(len(q.toks)) || slices.ContainsFunc(q.toks, func(t token) bool { return gateWords[t.norm] })
}

// hasPlain reports whether a trigger of plain French copy has beside it what it needs; other
// needs are met.
func (r *reading) hasPlain(s *sent, h hit) bool {
	switch h.need {
	case struck:
		return r.struckThings(s, h)
	case overPlace:
		return r.overPlace(s, h)
	case stopped:
		return r.stoppedAtBorder(s, h)
	case reservists:
		return s.between(h.last, h.last+9, "reservistes", "reserve") || h.mood.passive && s.between(h.first-9, h.first, "reservistes")
	case keys:
		return s.between(h.last, h.last+9, "cles", "clefs", "cachet", "sceau") && !h.mood.negated
	}
	return true
}
