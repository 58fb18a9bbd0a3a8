package extract

import (
	"slices"
	"strings"

	"marz/internal/marz"
)

// foreignable bodies exist in every country.
func foreignable(w who) bool {
	switch w.actor {
	case "afghan-forces", "afghan-government", "afg-gov", "civilians", "residents", "drivers", "traders":
		return true
	}
	return w.office == "customs" || w.office == "police"
}

// abroad makes the body of another state of a body of the same name.
func abroad(w, c who) who {
	if w.anonymous && w.side == marz.SideThird && w.actor != "civilians" {
		return w // a Pakistani trader speaks for traders
	}
	name := c.name
	if w.name != "" {
		name += ": " + strings.TrimPrefix(strings.TrimPrefix(w.name, "Afghan "), "Local ")
	}
	if c.actor == "usa-gov" && w.actor == "afghan-forces" {
		return who{actor: "usa", principal: "usa-gov", side: c.side, name: "US forces"}
	}
	out := who{actor: c.actor, principal: c.principal, side: c.side, name: name, anonymous: w.anonymous, country: w.actor == "afg-gov"}
	out.press = w.press
	if id := unnamedOf(w, c.actor); w.anonymous && id != "" {
		out.principal = id
	}
	return out
}

// countryBeside looks for the country's adjective beside a body: gardes-frontières
// tadjiks, Tajik border guards, la diplomatie russe. It returns the length with it.
func (r *reading) countryBeside(toks []token, i, n int) (who, int) {
	if c, k := adjectiveAt(toks, i+n); k > 0 {
		return c, n + k
	}
	if c, k := countryNamed(toks, i+n); k > 0 {
		return c, n + k
	}
	for b := 3; b <= 4; b++ {
		if wordAt(toks, i-b) == "u" && wordAt(toks, i-b+1) == "." && wordAt(toks, i-b+2) == "s" {
			return countryNames[7].w, n
		}
	}
	for b := 1; b <= 2 && i-b >= 0; b++ {
		if c, k := adjectiveAt(toks, i-b); k > 0 && k <= b {
			return c, n
		}
		if toks[i-b].kind == punct || toks[i-b].cap && b == 1 && !toks[i-b].upper {
			break
		}
	}
	return who{}, n
}

// bodyHeads are bodies that are said to be in their capital: the foreign ministry in Tashkent.
var bodyHeads = wordSet("presidence gouvernement government authorities autorites ministry ministere etrangeres interieur defense office presidency")

var possessionWords = wordSet("de du d of the l la in a")

// countryNamed reads "du Tadjikistan", "of Iran", "in Tashkent" after a body.
func countryNamed(toks []token, i int) (who, int) {
	k := 0
	for i+k < len(toks) && k < 5 && (possessionWords[toks[i+k].norm] || k > 0 && toks[i+k].norm == "province") {
		k++
	}
	if k == 0 || i+k >= len(toks) || !toks[i+k].cap {
		return who{}, 0
	}
	if local := toks[i].norm == "in" || toks[i].norm == "a"; local && (i < 1 || !bodyHeads[toks[i-1].norm] && !bodyHeads[toks[max(0, i-2)].norm]) {
		return who{}, 0
	}
	for _, c := range countryNames {
		if n := max(match(toks, i+k, c.names...), match(toks, i+k, c.capital...)); n > 0 {
			return c.w, k + n
		}
	}
	return townAcross(toks, i, k)
}

// townAcross reads "de Landi Kotal", "à Chaman" after a body: a town beyond the border says
// whose it is. What the crossing itself is called is left in the sentence.
func townAcross(toks []token, i, k int) (who, int) {
	id, n := acrossTowns[toks[i+k].norm], 1
	if two := toks[i+k].norm + " " + wordAt(toks, i+k+1); acrossTowns[two] != "" {
		id, n = acrossTowns[two], 2
	}
	if id == "" {
		id = neighbourRegions[toks[i+k].norm]
	}
	for _, c := range countryNames {
		if c.w.actor == id && id != "" {
			return c.w, k + n
		}
	}
	return who{}, 0
}

// acrossTowns lie beyond the border, and no Afghan office is there.
var acrossTowns = map[string]string{
	"landi kotal": "pakistan", "chaman": "pakistan", "khyber": "pakistan", "peshawar": "pakistan", "quetta": "pakistan", "karachi": "pakistan", "parachinar": "pakistan", "kurram": "pakistan", "chitral": "pakistan",
	"taybad": "iran", "hirmand": "iran", "zabol": "iran", "zahedan": "iran", "machhad": "iran", "mashhad": "iran", "serhetabat": "turkmenistan", "termez": "uzbekistan", "termiz": "uzbekistan",
	"khorog": "tajikistan", "khatlon": "tajikistan", "panj": "tajikistan",
}

// adjectiveAt reads the adjective of a country; Afghan ones give a who without an actor.
func adjectiveAt(toks []token, i int) (who, int) {
	if i < 0 || i >= len(toks) || toks[i].kind != word {
		return who{}, 0
	}
	if strings.HasPrefix(toks[i].norm, "afghan") && toks[i].norm != "afghanistan" {
		return who{}, 1
	}
	if toks[i].norm == "us" && !toks[i].upper {
		return who{}, 0
	}
	if c, ok := countryPeople[toks[i].norm]; ok {
		return countryNames[c].w, 1
	}
	if toks[i].norm == "u" && i+2 < len(toks) && toks[i+1].norm == "." && toks[i+2].norm == "s" {
		return countryNames[6+1].w, 3
	}
	return who{}, 0
}

// stateAt reads a country or its capital as somebody who acts or speaks.
func (r *reading) stateAt(toks []token, i int) (who, int) {
	t := toks[i]
	if !t.cap {
		return who{}, 0
	}
	if t.norm == "kabul" || t.norm == "kaboul" {
		if !atCapital(toks, i) {
			w := govWho
			w.actor, w.name, w.country = "afghan-government", "Afghan government", true
			return w, 1
		}
		return who{}, 0
	}
	for _, c := range countryNames {
		if n := match(toks, i, c.names...); n > 0 {
			return c.w, n
		}
		if n := match(toks, i, c.capital...); n > 0 && !precededBy(toks, i, inWords) {
			return c.w, n
		}
	}
	for _, c := range countryNames {
		if slices.Contains(c.people, t.norm) && (t.norm != "us" || t.upper) {
			if i > 0 && (toks[i-1].norm == "les" || toks[i-1].norm == "the") && !beyond[wordAt(toks, i-2)] {
				return c.w, 1
			}
		}
	}
	return who{}, 0
}

// beyond are the words by which a side of the line is a place: on the Pakistani side.
var beyond = wordSet("on from at to across in into inside")

// atCapital reports whether the words before a capital mean the city itself, not who governs
// there: in Kabul, to Kabul, but not according to Kabul.
func atCapital(toks []token, i int) bool {
	return fated(toks, i) || precededBy(toks, i, localWords) && !(wordAt(toks, i-1) == "to" && wordAt(toks, i-2) == "according") && !obeyed(toks, i)
}

// fates are what happens to a city, not to who governs there, and beforeFate may stand
// between its name and them.
var (
	fates      = wordSet("fall falls fell fallen collapse collapsed captured overrun taken seized surrounded encircled besieged attacked isolated tombe tomber tombera tombee tomberait tombait prise encerclee assiegee attaquee isolee cernee conquise")
	beforeFate = wordSet("could might may would will had has was is to be been not also soon never ne n pourrait va allait serait etre est a ete avait pas risque de city still finally likely")
)

// fated reports whether a capital is the subject of its own fall.
func fated(toks []token, i int) bool {
	for k := i + 1; k < min(len(toks), i+7); k++ {
		if fates[toks[k].norm] {
			return true
		}
		if !beforeFate[toks[k].norm] {
			return false
		}
	}
	return false
}

// inWords before a capital say that something is there, not that its government acts.
var inWords = []string{"a", "in", "depuis", "near", "pres de", "at", "from"}

// namesKabul reports whether a sentence speaks of Kabul, whose ministries are then meant.
func namesKabul(toks []token) bool {
	return slices.ContainsFunc(toks, func(t token) bool { return t.norm == "kabul" || t.norm == "kaboul" })
}

// namesCountry reports whether a sentence names the story's country, or names nobody's war:
// a foreign dateline alone makes no ministry foreign.
func namesCountry(toks []token, at int, c who) bool {
	for i := range toks {
		if i > at+16 {
			break
		}
		if neighbourAt(toks, i) == c.actor && wordAt(toks, i-1) != "with" && wordAt(toks, i-1) != "avec" {
			return true
		}
	}
	return !slices.ContainsFunc(toks, func(t token) bool { return strings.HasPrefix(t.norm, "afghan") }) && len(toks) > 0 && !namesForces(toks)
}

// namesForces reports whether a sentence speaks of the Afghan war's own forces.
func namesForces(toks []token) bool {
	return slices.ContainsFunc(toks, func(t token) bool {
		switch t.norm {
		case "taliban", "talibans", "insurgents", "insurges", "gouvernementales", "commandos", "district", "districts":
			return true
		}
		return false
	})
}

// sceneOf is the country that the opening of a sentence goes to, before token i: À Tachkent,
// le ministère …; Côté pakistanais, …; On the Tajik side, ….
func sceneOf(toks []token, i int) who {
	for k := 1; k < min(i, 7); k++ {
		if toks[k].kind == punct {
			return who{}
		}
		if c := groundAcross(toks, k); c.actor != "" && openingComma(toks, k, i) {
			return c
		}
		if wordAt(toks, k+1) != "," || k+1 >= i {
			continue
		}
		for _, c := range countryNames {
			if toks[k].cap && slices.Contains(c.capital, toks[k].norm) && k == 1 && sceneWords[toks[0].norm] {
				return c.w
			}
			if slices.Contains(c.people, toks[k].norm) && slices.ContainsFunc(toks[:k], sideWord) || slices.Contains(c.people, wordAt(toks, k-1)) && sideWord(toks[k]) {
				return c.w
			}
		}
	}
	return who{}
}

var sceneWords = wordSet("a in depuis from pour")

func sideWord(t token) bool { return t.norm == "cote" || t.norm == "side" }

// guardsWord reports whether a force is the guards of a border: they have a side of it.
func guardsWord(toks []token, i, n int) bool {
	for k := i; k < i+n && k < len(toks); k++ {
		if strings.HasPrefix(toks[k].norm, "front") || toks[k].norm == "border" {
			return true
		}
	}
	return false
}

// countyOf is the neighbour whose county a governor governs, where the sentence names a region or
// a town of it: Afghanistan has no counties.
func countyOf(toks []token, i int) who {
	county := false
	for k := i; k < min(len(toks), i+5); k++ {
		county = county || toks[k].norm == "county"
	}
	for k := range toks {
		id := neighbourRegions[toks[k].norm]
		if id == "" {
			id = acrossTowns[toks[k].norm]
		}
		if w, n := countryOf(id); county && id != "" && n > 0 {
			return w
		}
	}
	return who{}
}
