package extract

import (
	"slices"
	"strings"

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
