package extract

import (
	"slices"
	"strings"

	"marz/internal/atlas"
	"marz/internal/marz"
)

// actor is somebody named in a sentence: tokens first to last.
type actor struct {
	first, last         int
	who                 who
	office              bool // holds the name of a province that is not a place of the event
	named               bool // holds a person's name: tokens nameFirst to nameLast
	nameFirst, nameLast int
	pronoun             bool
}

// findActors finds who is named in a sentence: groups, offices, states and people.
func (r *reading) findActors(s *sent) []actor {
	var out []actor
	r.scene = who{}
	if s.index > 0 && r.sents[s.index-1].Para == s.Para {
		before := r.sents[s.index-1].toks
		r.scene = opensWith(before, len(before))
	}
	for i := 0; i < len(s.toks); {
		a, n := r.actorAt(s, i)
		if n == 0 {
			i++
			continue
		}
		if !r.inDateline(s, a) {
			out = append(out, a)
		}
		i += n
	}
	out = r.seatOf(s, r.foreignOfficer(s, r.officialsOf(s, r.absorbed(s, r.spokesmen(s, out)))))
	return r.named(s, out)
}

// actorAt reads the body, group or state that begins at a token.
func (r *reading) actorAt(s *sent, i int) (actor, int) {
	toks := s.toks
	for _, read := range []func([]token, int) (who, int){corpsAt, sourceIn} {
		if w, n := read(toks, i); n > 0 {
			return actor{first: i, last: i + n - 1, who: w}, n
		}
	}
	if w, n := r.bodyAt(toks, i); n > 0 && !r.isTownGate(s, i, n) {
		a := actor{first: i, last: i + n - 1, who: w}
		r.localise(s, &a)
		a.who = r.rulers(toks, a.first, a.last-a.first+1, a.who)
		return a, a.last - i + 1
	}
	if w, n := r.stateAt(toks, i); n > 0 {
		return actor{first: i, last: i + n - 1, who: r.rulers(toks, i, n, w)}, n
	}
	return actor{}, 0
}

// bodyAt finds an entry of the lexicon at a token, also where the adjective of a country
// stands inside it: ministère iranien des Affaires étrangères, Afghan Interior Ministry.
func (r *reading) bodyAt(toks []token, i int) (who, int) {
	w, n := r.x.who.find(toks, i)
	if n > 0 && (ranks[toks[i].norm] || strings.HasPrefix(toks[i].norm, "afghan") && toks[i].norm != "afghanistan") {
		if _, inner := r.x.who.find(toks, i+1); inner+1 > n {
			return who{}, 0 // an Afghan army officer is an army officer first
		}
	}
	country, cn := who{}, 0
	if c, k := adjectiveAt(toks, i+1); k > 0 && i+2 < len(toks) && !toks[i].elided {
		without := append(slices.Clone(toks[i:i+1]), toks[i+1+k:min(len(toks), i+1+k+7)]...)
		if w2, n2 := r.x.who.find(without, 0); n2 > 1 && n2+k > n {
			w, n, country, cn = w2, n2+k, c, k
		}
	}
	if n == 0 {
		return r.bareMinistry(toks, i)
	}
	if w.person && n == 1 && !familyName(toks, i) {
		return who{}, 0
	}
	if w.person {
		return w, n
	}
	if w.anonymous && (talibanWord(toks, i+n) || talibanWord(toks, i-1)) {
		t := talibanWho
		t.name = "Taliban official"
		return t, n
	}
	if n == 1 && participleAfter[wordAt(toks, i-1)] && (toks[i].norm == "refugies" || toks[i].norm == "insurges") {
		return who{}, 0
	}
	return r.ofCountry(toks, i, n, cn, w, country)
}

// ofCountry gives a body to the state that the words around it name, or to the story's.
func (r *reading) ofCountry(toks []token, i, n, cn int, w, country who) (who, int) {
	before := n
	if cn == 0 {
		country, n = r.countryBeside(toks, i, n)
	}
	_, afghan := adjectiveAt(toks, i-1)
	afghanNamed := country.actor == "" && (cn > 0 || n > before || afghan > 0)
	if country.actor == "" && possessives[wordAt(toks, i-1)] {
		country = countryBefore(toks, i)
	}
	if country.actor == "" && !afghanNamed && (!isForce(w) || guardsWord(toks, i, n)) {
		country = sceneOf(toks, i)
	}
	if country.actor == "" && !afghanNamed && strings.Contains(w.name, "Ministry") && !namesKabul(toks) {
		if country = opensWith(toks, i); country.actor == "" {
			country = r.scene
		}
	}
	if c := countyOf(toks, i+n); c.actor != "" && w.office == "governor" {
		return abroad(official("afg-gov", marz.SideGovernment, "Governor"), c), n
	}
	if country.actor != "" && foreignable(w) {
		w = abroad(w, country)
	} else if country.actor == "" && !afghanNamed && r.foreign.actor != "" && namesCountry(toks, i, r.foreign) && !namesKabul(toks) && (strings.Contains(w.name, "Ministry") || ofThePlace(w) || r.forceSpeaks(toks, i, n)) {
		w = abroad(w, r.foreign)
	}
	if strings.Contains(w.name, "Ministry") {
		r.ministry = w
	}
	return w, n
}

// opensWith is the neighbour that a sentence has for its subject, whose ministry then speaks:
// L'Ouzbékistan a renforcé la garde, selon le ministère de la Défense.
func opensWith(toks []token, i int) who {
	for k := 0; k < min(i, 2); k++ {
		for _, c := range countryNames[:6] {
			if toks[k].cap && slices.Contains(c.names, toks[k].norm) {
				return c.w
			}
		}
		if w := toks[k].norm; w != "le" && w != "l" && w != "la" {
			break
		}
	}
	return who{}
}

// ofThePlace knows the officials and the police of where a dispatch was written.
func ofThePlace(w who) bool {
	return w.principal == "local-officials" || w.anonymous && (w.branch == policeBranch || w.branch == customsBranch)
}

// armyWords name an army without saying whose.
var armyWords = wordSet("army military")

// forceSpeaks reports whether an army or border guards of no named state speak: under a foreign
// dateline they are that state's.
func (r *reading) forceSpeaks(toks []token, i, n int) bool {
	return r.lang == "en" && r.speaksNext(toks, i+n) && (n == 1 && armyWords[toks[i].norm] || guardsWord(toks, i, n))
}

// speaksNext reports whether a verb of saying begins at a token.
func (r *reading) speaksNext(toks []token, i int) bool {
	_, n := r.x.speech[r.lang].find(toks, i)
	return i < len(toks) && n > 0
}

// definite are the articles of something that is known.
var definite = wordSet("the le la du au l")

var possessives = wordSet("son sa its their leur ses leurs")

// countryBefore is the neighbour named last before a token of the sentence.
func countryBefore(toks []token, i int) who {
	for k := i - 1; k >= 0; k-- {
		if !toks[k].cap {
			continue
		}
		for _, c := range countryNames {
			if slices.Contains(c.names, toks[k].norm) {
				return c.w
			}
		}
	}
	return who{}
}

// officeSlugs are provinces whose offices the record names otherwise than by their name.
var officeSlugs = map[string]string{"AF-NIM": "nimroz"}

// localise joins an office with the province that stands beside it.
func (r *reading) localise(s *sent, a *actor) {
	w := &a.who
	if w.actor == "afghan-forces" && s.toks[a.last].norm == "police" {
		if m := r.provinceBeside(s, a); m != nil {
			slug, name := r.provinceSlug(m.Place)
			*w = who{actor: "afghan-government", side: marz.SideGovernment, principal: slug + "-police", name: officeName("police", name)}
		}
		return
	}
	if w.office == "" {
		if w.anonymous {
			r.localOfficials(s, a)
		}
		return
	}
	if w.office == "governor" && ofDistrict(s.toks, a) {
		w.principal, w.name, w.office, w.anonymous = "local-officials", "District governor", "", true
		r.provinceBeside(s, a)
		return
	}
	m := r.provinceBeside(s, a)
	if m == nil {
		if w.office == "chamber" {
			w.principal, w.name = "acci", "Chamber of commerce"
			return
		}
		if m = r.nearestProvince(s); m == nil {
			w.principal, w.name = "local-officials", "Local "+w.office
			return
		}
	}
	slug, name := r.provinceSlug(m.Place)
	w.principal = slug + "-" + w.office
	if w.office == "deputy" {
		w.principal = "deputy-" + slug
	}
	w.name = officeName(w.office, name)
}

func officeName(office, province string) string {
	switch office {
	case "governor":
		return "Governor of " + province
	case "council":
		return "Provincial council of " + province
	case "police":
		return "Police of " + province
	case "customs":
		return "Customs of " + province
	case "chamber":
		return "Chamber of commerce of " + province
	}
	return "Deputy for " + province
}

// provinceSlug returns the id part and the name of the province of a place.
func (r *reading) provinceSlug(p *atlas.Place) (slug, name string) {
	id := p.Province
	if p.Kind == marz.KindProvince {
		id = p.ID
	}
	prov, ok := r.x.at.Place(id)
	if !ok {
		return "local", p.Names.EN
	}
	if s := officeSlugs[id]; s != "" {
		return s, prov.Names.EN
	}
	return strings.ReplaceAll(strings.ToLower(prov.Names.EN), " ", "-"), prov.Names.EN
}

// provinceBeside finds the province in "gouverneur de la province d'Hérat", "governor of
// Herat", "Herat governor", "Kunduz provincial council"; the actor grows to hold it.
func (r *reading) provinceBeside(s *sent, a *actor) *Mention {
	for i := range s.places {
		m := &s.places[i]
		if m.Role == RoleBorder {
			continue
		}
		if m.first > a.last && m.first-a.last <= 6 && (linkWordsOnly(s.toks[a.last+1:m.first]) || a.who.office != "" && s.toks[a.last+1].norm == "from" && linkWordsOnly(s.toks[a.last+2:m.first])) {
			a.last, a.office = m.last, true
			return m
		}
		if m.last < a.first && a.first-m.last <= 3 && linkWordsOnly(s.toks[m.last+1:a.first]) {
			a.first, a.office = m.first, true
			return m
		}
	}
	return nil
}

var linkWords = wordSet("de la d du l des of the province provincial provinciale county district ville city pour for s in a dans en le municipal frontaliere eastern western northern southern north south nord sud norde est ouest 's chief head deputy adjoint")

func linkWordsOnly(toks []token) bool {
	for _, t := range toks {
		if !linkWords[t.norm] && t.norm != "'" {
			return false
		}
	}
	return true
}

// nearestProvince is the province that the sentence names, else that of its first place, else
// of the text so far.
func (r *reading) nearestProvince(s *sent) *Mention {
	for k := s.index; k >= 0; k-- {
		var first *Mention
		for j := range r.sents[k].places {
			switch m := &r.sents[k].places[j]; {
			case m.Role == RoleBorder || m.Place.SubKind == "national-capital":
			case m.Place.Kind == marz.KindProvince:
				return m
			case first == nil && m.Place.Province != "":
				first = m
			}
		}
		if first != nil {
			return first
		}
	}
	return nil
}

var spokesWords = []string{"porte parole", "spokesman", "spokeswoman", "spokesperson", "porte paroles", "spokesmen"}

// spokesmen makes one actor of a spokesman and the body that he speaks for.
func (r *reading) spokesmen(s *sent, in []actor) []actor {
	for i := range s.toks {
		n := match(s.toks, i, spokesWords...)
		if n == 0 && leaders[s.toks[i].norm] && i > 0 && possessives[s.toks[i-1].norm] {
			n = 1
		}
		if n == 0 {
			continue
		}
		for k := range in {
			a := &in[k]
			after := a.first >= i+n && a.first-(i+n) <= 5 && linkWordsOnly(s.toks[i+n:a.first])
			before := a.last < i && i-a.last <= 2 && linkWordsOnly(s.toks[a.last+1:i])
			if after || before || r.lang == "en" && a.who.office != "" && a.last < i && i-a.last <= 6 && ownName(s.toks[a.last+1:i]) {
				a.first, a.last = min(a.first, i), max(a.last, i+n-1)
				a.who.anonymous = false
				n = 0
				break
			}
		}
		if w := r.possessed(s, in, i); n > 0 && w.principal != "" {
			in = append(in, actor{first: i - 1, last: i + n - 1, who: w})
		}
	}
	return sortActors(in)
}

// ownName knows the name of an office's holder in the possessive: Governor X Y's spokesman.
func ownName(toks []token) bool {
	n := len(toks)
	if n < 2 || toks[n-1].norm != "s" {
		return false
	}
	for _, t := range toks[:n-1] {
		if !t.cap && t.norm != "'" && t.norm != "’" {
			return false
		}
	}
	return true
}

// possessed is the body that "their spokesman", "son porte-parole" speaks for: the one named
// last before it.
func (r *reading) possessed(s *sent, in []actor, i int) who {
	if i == 0 || !possessives[s.toks[i-1].norm] {
		return who{}
	}
	for j := s.index; j >= 0 && j >= s.index-2; j-- {
		list := in
		if j < s.index {
			list = r.sents[j].actors
		}
		for k := len(list) - 1; k >= 0; k-- {
			a := list[k]
			if (j < s.index || a.last < i && (s.quote[a.first] == 0) == (s.quote[i] == 0)) && !a.who.anonymous && !a.who.person && a.who.side != marz.SideMedia && a.who.principal != "" && a.who.principal != "civilians" {
				w := a.who
				w.country = false
				return w
			}
		}
	}
	return who{}
}

// officialsOf gives "an official of BODY", "un responsable de BODY" the body.
func (r *reading) officialsOf(s *sent, in []actor) []actor {
	for i := 0; i+1 < len(in); i++ {
		a, b := &in[i], in[i+1]
		if !a.who.anonymous || b.who.anonymous || b.who.country || b.first-a.last > 4 || b.first <= a.last+1 || isForce(b.who) && b.who.name != corpsWho.name {
			continue
		}
		if !linkWordsOnly(s.toks[a.last+1:b.first]) || b.who.person {
			continue
		}
		a.who, a.last, a.office = b.who, b.last, b.office
		a.who.anonymous = false
		in = append(in[:i+1], in[i+2:]...)
	}
	return in
}
