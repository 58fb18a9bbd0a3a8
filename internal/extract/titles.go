package extract

import "marz/internal/marz"

// absorbed joins somebody whom the lexicon knows by name with the titles beside the name:
// Interior Minister NAME, NAME, a spokesman for the security forces. Whose title it is stands
// in the lexicon; the title alone may be another country's.
func (r *reading) absorbed(s *sent, in []actor) []actor {
	for i := 0; i < len(in); i++ {
		if !in[i].who.person || in[i].named || in[i].who.principal == "" {
			continue
		}
		if i > 0 && in[i-1].last == in[i].first-1 && !in[i-1].who.person && !in[i-1].who.country {
			in[i].first = in[i-1].first
			in = append(in[:i-1], in[i:]...)
			i--
		}
		if i+1 < len(in) && appositionTo(s.toks, in[i].last+1, in[i+1].first) && !in[i+1].who.person && !in[i+1].who.country {
			in[i].last = in[i+1].last
			in = append(in[:i+1], in[i+2:]...)
		}
	}
	return in
}

// appositionTo reports whether only a comma and words of office part a name from a body.
func appositionTo(toks []token, from, to int) bool {
	if to-from > 7 || to <= from || toks[from].norm != "," {
		return false
	}
	for k := from + 1; k < to; k++ {
		if !roleWords[toks[k].norm] && !linkWords[toks[k].norm] {
			return false
		}
	}
	return true
}

// insideBody knows a trigger that is part of a body's name: High Commissioner for Refugees.
func (s *sent) insideBody(h hit) bool {
	for _, a := range s.actors {
		if a.first < h.first && h.last <= a.last && a.last-a.first >= 3 && !a.named && !isForce(a.who) {
			return true
		}
	}
	return false
}

// ministryInitials are the short names of ministries in English.
var ministryInitials = map[string]who{
	"mod": official("afg-gov", marz.SideGovernment, "Afghan Defence Ministry"), "moi": official("afg-gov", marz.SideGovernment, "Afghan Interior Ministry"),
	"moia": official("afg-gov", marz.SideGovernment, "Afghan Interior Ministry"), "mofa": official("afg-gov", marz.SideGovernment, "Afghan Foreign Ministry"),
}

// bareMinistry reads a ministry named by its initials, or "the ministry": the one spoken of
// last, else the government's.
func (r *reading) bareMinistry(toks []token, i int) (who, int) {
	if toks[i].cap && r.lang == "en" {
		if w := ministryInitials[toks[i].norm]; w.principal != "" {
			return r.ofCountry(toks, i, 1, 0, w, who{})
		}
	}
	if toks[i].norm != "ministry" && toks[i].norm != "ministere" {
		return who{}, 0
	}
	if r.ministry.principal != "" {
		return r.ministry, 1
	}
	if definite[wordAt(toks, i-1)] {
		return official("afg-gov", marz.SideGovernment, "Afghan ministry"), 1
	}
	return who{}, 0
}

// ranks may stand before the name of an office and say nothing of whose it is.
var ranks = wordSet("haut hauts haute hautes senior top ancien former")

// leaders are those whom "their" gives a side: leur chef, their commander.
var leaders = wordSet("chef commander commandant leader dirigeant")

// services are the words by which a country's security forces are named after a source.
var services = wordSet("security intelligence special law border military defence defense army police")

// sourceIn reads "a source in Tajikistan's security services".
func sourceIn(toks []token, i int) (who, int) {
	switch toks[i].norm {
	case "source", "sources", "official", "officials", "officer", "officers":
	default:
		return who{}, 0
	}
	if in := wordAt(toks, i+1); (in == "a" || in == "in") && wordAt(toks, i+2) == "termez" {
		return who{actor: "uzbekistan", principal: "termez-source", side: marz.SideThird, name: "A source in Termez", anonymous: true}, 3
	}
	k := i + 1
	for k < len(toks) && k < i+4 && (toks[k].norm == "in" || toks[k].norm == "within" || toks[k].norm == "from" || toks[k].norm == "at" || toks[k].norm == "the" || toks[k].norm == "of") {
		k++
	}
	if k == i+1 || k+2 >= len(toks) {
		return who{}, 0
	}
	c, n := adjectiveAt(toks, k)
	if n == 0 || c.actor == "" {
		if c, n = countryNamedAt(toks, k); n == 0 {
			return who{}, 0
		}
	}
	if k += n; wordAt(toks, k) == "s" {
		k++
	}
	if !services[wordAt(toks, k)] {
		return who{}, 0
	}
	w := abroad(who{actor: "afghan-government", side: marz.SideGovernment, name: "Security source", anonymous: true, branch: securityBranch}, c)
	return w, k - i + 1
}

// gateTowns are the towns across the line by whose name dispatches call a crossing: officials
// there are the neighbour's.
var gateTowns = map[string]string{
	"chaman": "pakistan", "kharlachi": "pakistan", "arandu": "pakistan", "dogharoun": "iran", "dogharun": "iran", "dogharoon": "iran", "milak": "iran", "mahirud": "iran", "mahiroud": "iran", "mahirood": "iran",
	"serhetabat": "turkmenistan", "serkhetabat": "turkmenistan", "imamnazar": "turkmenistan", "termez": "uzbekistan", "panji": "tajikistan", "nizhny": "tajikistan", "nijni": "tajikistan",
}

// countryOf finds a neighbour by its id.
func countryOf(id string) (who, int) {
	for _, c := range countryNames {
		if c.w.actor == id {
			return c.w, 1
		}
	}
	return who{}, 0
}

// countryNamedAt reads the name of a country.
func countryNamedAt(toks []token, i int) (who, int) {
	for _, c := range countryNames {
		if n := match(toks, i, c.names...); n > 0 {
			return c.w, n
		}
	}
	return who{}, 0
}

// bothSides knows the officials of two countries at once, who are nobody's in particular.
func bothSides(toks []token, i int) bool {
	return match(toks, i, "on both sides", "from both sides", "of both sides", "on both sides of the border", "from both countries", "of both countries", "in both countries", "des deux pays", "des deux cotes", "de part et d autre") > 0
}

// localOfficials gives the officials of a place to it: those in the capital speak for the
// government, those in a province for the province.
func (r *reading) localOfficials(s *sent, a *actor) {
	n := s.toks[a.last].norm
	if bothSides(s.toks, a.last+1) {
		a.who.principal, a.who.name, a.who.side = "local-officials", "Officials on both sides", marz.SideThird
		return
	}
	m := r.provinceBeside(s, a)
	a.office = false
	if m == nil || a.who.principal != "gov-officials-anon" || a.who.branch != noBranch || n != "official" && n != "officials" && n != "responsable" && n != "responsables" {
		return
	}
	if m.Place.SubKind == "national-capital" {
		a.who = govWho
		return
	}
	if c := gateTowns[s.toks[m.first].norm]; c != "" {
		if k, n := countryOf(c); n > 0 {
			a.who = abroad(a.who, k)
		}
		return
	}
	a.who.principal, a.who.name = "local-officials", "Local officials"
}

// ofDistrict knows the governor of a district, who is not the governor of its province.
func ofDistrict(toks []token, a *actor) bool {
	if in := wordAt(toks, a.first-1); in == "district" {
		return true
	}
	for k := a.last + 1; k < min(len(toks), a.last+6); k++ {
		if toks[k].norm == "district" {
			return true
		}
		if toks[k].kind == punct || !linkWords[toks[k].norm] && !toks[k].cap {
			return false
		}
	}
	return false
}
