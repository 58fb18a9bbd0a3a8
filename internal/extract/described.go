package extract

import (
	"slices"

	"marz/internal/marz"
)

// describesPlace reports whether a border is named only to say where a place lies that the
// words before it name: X, a district that borders Turkmenistan; X, which has a common border
// with Iran; the district, on the frontier with Tajikistan. Nothing happened along that line.
func (r *reading) describesPlace(s *sent, m *Mention) bool {
	if s.borderOfPost(m) {
		return true
	}
	clause := lyingVerbs[s.toks[m.first].norm] // a word says that it borders
	for k := m.first - 1; k >= 0; k-- {
		w := s.toks[k].norm
		if n := s.mentionAt(k); n != nil && n != m {
			if n.Place.Kind != marz.KindProvince {
				return n.Role != RoleBorder && !r.isDateline(s, n)
			}
			if clause && k > 0 && (r.lang == "fr" || !inOrOf[wordAt(s.toks, n.first-1)] && !besideProvince[wordAt(s.toks, n.first-1)]) {
				return true
			}
			k = n.first
			continue
		}
		clause = clause || lyingVerbs[w]
		switch {
		case clause && generalFits(w) != nil && definiteBefore(s, k) && s.between(k, m.first, ",", "which"):
			return true
		case w == "," || s.toks[k].kind == number || lyingVerbs[w] || lyingWords[w] || generalFits(w) != nil || foreignAdjective(s.toks, k):
		default:
			return false
		}
	}
	return false
}

// borderOfPost knows "the Torkham border", which is Torkham.
func (s *sent) borderOfPost(m *Mention) bool {
	return slices.ContainsFunc(s.places, func(n Mention) bool {
		return n.Role == RolePlace && n.Place.Kind != marz.KindProvince && m.first <= n.last+1 && n.last+1 <= m.last && slices.Contains(borderWords, wordAt(s.toks, n.last+1))
	})
}

// inOrOf stand before the province in which a place lies.
var inOrOf = wordSet("in of")

// lyingVerbs say that a place lies by a border, and lyingWords stand beside them.
var (
	lyingVerbs = wordSet("borders bordering share shares sharing has have having lies lie lying sits sit sitting stands situated located adjoins adjoining abuts abutting adjacent straddles straddling borde bordent bordant longe longent longeant limitrophe limitrophes frontalier frontaliere frontaliers frontalieres jouxte jouxtent jouxtant partage partagent situe situee situes situees")
	lyingWords = wordSet("a an the that which its it on along near by at close next to with of from opposite just only some about around km kilometers kilometres miles long short common shared porous mountainous remote rural small dusty sparsely populated strategic strategically important northern southern eastern western northeastern northwestern southeastern southwestern northernmost westernmost river panj amu right directly also district districts in province country du de d le la l les avec sur au aux en qui dont limite extremite pres proche face nord sud est ouest bord lisiere commune")
)

// liesBeside reports whether only words of place stand between a name and the comma after
// another one: X, voisin de Y; X, some 40 km north of Y.
func (s *sent) liesBeside(m *Mention) bool {
	beside := false
	for k := m.first - 1; k > 0; k-- {
		w := s.toks[k].norm
		if w == "," {
			n := s.mentionAt(k - 1)
			return beside && n != nil && n.Place != m.Place
		}
		beside = beside || besideWords[w]
		if !besideWords[w] && !lyingWords[w] && s.toks[k].kind != number && numberWords[w] == 0 && generalFits(w) == nil {
			return false
		}
	}
	return false
}

// besideWords say that one place lies by another.
var besideWords = wordSet("voisin voisine voisins voisines proche pres loin limitrophe limitrophes km kilometres kilometers miles near close next adjacent neighbouring neighboring")

// setOutFrom reports whether a name says where men or an operation came from: launched the
// operation from the neighboring X district, commandos sent from the city of X. What they did
// was elsewhere, unless they fled.
func (r *reading) setOutFrom(s *sent, m *Mention) bool {
	k := m.first - 1
	for k > 0 && (besideProvince[s.toks[k].norm] || inOrOf[s.toks[k].norm] || generalFits(s.toks[k].norm) != nil) {
		k--
	}
	if r.lang == "fr" {
		return firedFrom(s, m)
	}
	if k < 1 || s.toks[k].norm != "from" {
		return false
	}
	for _, h := range s.hits {
		if (h.typ == marz.Flight || h.typ == marz.Withdrawal) && h.first < m.first {
			return false
		}
	}
	for j := k - 1; j >= 0 && j >= k-5 && s.toks[j].kind != punct; j-- {
		if settingOut[s.toks[j].norm] {
			return true
		}
	}
	return false
}

// settingOut are verbs and nouns of men and of operations that come from somewhere.
var settingOut = wordSet("launched launching mounted began started sent sending dispatched deployed redeployed flown flew rushed brought arrived arriving came coming advanced advancing marched marching drove travelled traveled reinforcements convoy convoys")

// describesSubject reports whether a place is named in a parenthesis on the one before: X, the
// port that links Y with Tajikistan, has been lost.
func (r *reading) describesSubject(s *sent, head, m *Mention, h hit) bool {
	if r.lang != "en" || wordAt(s.toks, head.last+1) != "," || !asideOpeners[wordAt(s.toks, head.last+2)] {
		return false
	}
	return !commaBetween(s, head.last+1, m.first) && commaBetween(s, m.last, h.first)
}

// asideOpeners begin a parenthesis on a place.
var asideOpeners = wordSet("the a an which where one once home some about just")

// capitalFollows knows "Helmand's capital Lashkargah": the first name says of what.
func (s *sent) capitalFollows(m *Mention) bool {
	for k := m.last + 1; k < min(len(s.toks), m.last+6); k++ {
		if n := s.mentionAt(k); n != nil {
			return n.Place.Province == m.Place.ID && s.between(m.last, k, "capital", "city", "town", "district")
		}
		if s.toks[k].norm == "," {
			return false
		}
	}
	return false
}
