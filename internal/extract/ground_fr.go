package extract

import (
	"slices"
	"strings"

	"marz/internal/marz"
)

// What French says of the ground on which something was: across the border, in a province of
// which no place is named, from where somebody fired.

// groundAcross is the neighbour whose ground the word at a token names, in the opening of a
// sentence: dans le district pakistanais de X, au Waziristan.
func groundAcross(toks []token, k int) who {
	if !openingWords[toks[0].norm] {
		return who{}
	}
	id := neighbourRegions[toks[k].norm]
	for _, c := range countryNames[:6] {
		if c.w.actor == id || areaWords[toks[k-1].norm] && slices.Contains(c.people, toks[k].norm) {
			return c.w
		}
	}
	return who{}
}

// openingWords begin a phrase of place.
var openingWords = wordSet("dans a au en")

// openingComma reports whether a comma closes the opening phrase after a token, before
// another one.
func openingComma(toks []token, k, before int) bool {
	for j := k + 1; j < min(before, k+6); j++ {
		if toks[j].kind == punct {
			return toks[j].norm == ","
		}
	}
	return false
}

// firedFrom reports whether a name says whence shells or shots came: des obus tirés depuis X,
// des tirs venus du X. Where they fell is another place, if one is named.
func firedFrom(s *sent, m *Mention) bool {
	k := m.first - 1
	for k > 0 && (besideProvince[s.toks[k].norm] || inFrom[s.toks[k].norm]) {
		k--
	}
	if k < 1 || k == m.first-1 {
		return false
	}
	switch s.toks[k].norm {
	case "venus", "venu", "venues", "tires", "tiree", "tirees", "lances", "lancees", "partis", "parties", "provenance", "provenant":
		return !s.unitBetween(k-5, k, "soldiers", "civilians", "families", "fighters", "men")
	}
	return false
}

var inFrom = wordSet("de du d des depuis")

// acrossGround reports whether fighting is said to have been in a part of a neighbour, with no
// Afghan place beside it. Fire over the line is of that border; an attack that the neighbour
// alone speaks of, un attentat au Waziristan, is of no place of Afghanistan.
func (r *reading) acrossGround(s *sent, h hit, places []*Mention) ([]*Mention, bool) {
	if r.lang != "fr" || h.typ != marz.Attack && h.typ != marz.Casualties && h.typ != marz.Clash || len(places) > 0 && places[0].first >= 0 {
		return nil, false
	}
	id := regionAround(s, h)
	if id == "" {
		return nil, false
	}
	if b := r.x.borders[id]; b != nil && (h.typ == marz.Clash || s.between(-1, len(s.toks), "mortier", "mortiers", "obus", "artillerie", "roquettes", "frontaliers")) {
		return []*Mention{carried(s, b, h)}, true
	}
	return nil, true
}

// regionAround is the neighbour a part of which is named as the ground of a hit: behind it
// before any place of Afghanistan, or before "où".
func regionAround(s *sent, h hit) string {
	for k := h.first - 1; k > 4 && k >= h.first-8; k-- {
		if s.toks[k].norm == "ou" && s.toks[k-1].norm == "," {
			if id := neighbourRegions[s.toks[k-2].norm]; id != "" {
				return id
			}
			return neighbourRegions[s.toks[k-4].norm]
		}
	}
	for k := h.last + 1; k < min(len(s.toks), h.last+16) && s.toks[k].norm != ";"; k++ {
		if s.mentionAt(k) != nil {
			return ""
		}
		if w := wordAt(s.toks, k-1); neighbourRegions[s.toks[k].norm] != "" && (w == "au" || w == "a" || w == "dans" || w == "en" || w == "le" || w == "de" || w == "du") {
			return neighbourRegions[s.toks[k].norm]
		}
	}
	return ""
}

// partsLeft is the province of the place spoken of last, where men have left several places
// that nobody names: nos troupes ont quitté certains postes isolés.
func (r *reading) partsLeft(s *sent, h hit, places []*Mention) []*Mention {
	if r.lang != "fr" || h.typ != marz.Withdrawal || len(places) != 1 || places[0].first >= 0 || places[0].Place.Kind == marz.KindProvince || places[0].Place.Kind == marz.KindBorder {
		return places
	}
	for k := h.first; k < min(len(s.toks), h.last+5); k++ {
		w := s.toks[k].norm
		_, counted := smallNumber(s.toks[max(0, k-1)])
		if (counted || someWords[wordAt(s.toks, k-1)]) && (pluralOf[w] != "" || w == "positions" || w == "bases" || strings.HasSuffix(w, "postes")) && !s.between(k, k+4, "ville", "district", "poste") {
			if p, ok := r.x.at.Place(places[0].Place.Province); ok {
				return []*Mention{carried(s, p, h)}
			}
		}
	}
	return places
}

// someWords count places that are not named.
var someWords = wordSet("certains certaines plusieurs quelques des nombreux nombreuses d'autres")

// planned are the happenings that a state announces by being said to be about to do them.
var planned = map[marz.Type]bool{marz.Deployment: true, marz.Reinforcement: true, marz.Closure: true, marz.Reopening: true, marz.Handover: true, marz.Withdrawal: true, marz.Mobilization: true}

// statePlans reports whether the narrator tells what a state is going to do: Washington va
// envoyer 3.000 soldats. It is the state that has promised it.
func (r *reading) statePlans(h hit, agent who) bool {
	return r.lang == "fr" && h.mood.future && !h.mood.press && !h.mood.negated && planned[h.typ] && agent.country && agent.principal != ""
}

// byAgency gives a verb of saying to an agency that is not the narrator: constate une
// correspondante de l'AFP.
func (c *cue) byAgency(narrator, other who, at int) {
	if other.principal == narrator.principal {
		return
	}
	c.speaker, c.found, c.inverted = other, true, true
	c.at = actor{first: at, last: at, who: other}
}

// insideQuote reports whether a verb of saying with its subject stands between commas inside
// what it tells: « Ils sont venus le soir, raconte un berger. Nous avons fui. »
func (r *reading) insideQuote(s *sent, c *cue) bool {
	return r.lang == "fr" && c.inverted && wordAt(s.toks, c.first-1) == ","
}

// stoppedAtBorder reports whether people are stopped at a border by a neighbour: 84 soldats
// interpellés à la frontière. They have come over it.
func (r *reading) stoppedAtBorder(s *sent, h hit) bool {
	return s.between(h.last, h.last+8, "frontiere", "fleuve", "rive") && s.unitBetween(h.first-8, h.first, "soldiers", "civilians", "families", "men") && (r.neighbourActs(s) || r.neighbourNamed(s))
}

// ofHome is the place of the speaker's own province that the text has named, where the one
// carried over lies in another: after X in Farah and Y in Herat, what the council of Farah
// says of "the post" is of X.
func (r *reading) ofHome(s *sent, h hit, speaker who, places []*Mention) []*Mention {
	if r.lang != "fr" || len(places) != 1 || places[0].Place.Kind == marz.KindProvince {
		return nil
	}
	slug, _ := r.provinceSlug(places[0].Place)
	if slug == "local" || strings.HasPrefix(speaker.principal, slug+"-") || speaker.principal == "deputy-"+slug {
		return nil
	}
	for j := s.index; j >= 0 && j >= s.index-8; j-- {
		for i := len(r.sents[j].places) - 1; i >= 0; i-- {
			m := &r.sents[j].places[i]
			if m.Role != RolePlace || m.aside || m.Place.Kind == marz.KindProvince || m.Place.Kind != places[0].Place.Kind {
				continue
			}
			if home, _ := r.provinceSlug(m.Place); strings.HasPrefix(speaker.principal, home+"-") || speaker.principal == "deputy-"+home {
				return []*Mention{carried(s, m.Place, h)}
			}
		}
	}
	return nil
}

// launched is the verb of which a noun of attacking is the object, a few words on: ont lancé
// jeudi à l'aube une contre-attaque; -1 for none.
func launched(s *sent, h hit) int {
	if h.typ != marz.Attack {
		return -1
	}
	for k := h.first - 1; k > 0 && k >= h.first-8 && s.toks[k].norm != "que"; k-- {
		for _, stem := range []string{"lanc", "men", "declench", "ouvert", "conduit"} {
			if strings.HasPrefix(s.toks[k].norm, stem) && auxiliaryWords["fr"][wordAt(s.toks, k-1)] {
				return k
			}
		}
	}
	return -1
}

// neighbourFollows reports whether a neighbour is named soon after a token: 90 % des
// frontières avec l'Iran.
func (r *reading) neighbourFollows(s *sent, k int) bool {
	for j := k + 1; j < min(len(s.toks), k+8) && s.toks[j].kind != punct; j++ {
		if neighbourAt(s.toks, j) != "" {
			return true
		}
	}
	return false
}

// crowdPushedBack knows a verb of throwing back that has people, a date or a proposal for its
// object: ont repoussé plusieurs centaines de personnes, a repoussé l'échéance.
func crowdPushedBack(s *sent, h hit) bool {
	if h.typ != marz.Attack || !strings.HasPrefix(s.toks[h.first].norm, "repouss") || h.mood.passive {
		return false
	}
	for k := h.last + 1; k < min(len(s.toks), h.last+8) && s.toks[k].kind != punct; k++ {
		switch w := s.toks[k].norm; {
		case units[w] == "civilians" || units[w] == "families":
			return true
		case w == "proposition" || w == "offre" || w == "echeance" || w == "date" || w == "reunion" || w == "demande" || w == "appel" || w == "foule" || w == "manifestants" || w == "migrants" || w == "idee":
			return true
		}
	}
	return false
}

// siegeOver knows a siege that only counts how long a place held out: au terme d'un siège de
// deux semaines, après un mois de siège.
func siegeOver(s *sent, h hit) bool {
	if h.typ == marz.Clash && h.forms == nounForm {
		return s.between(h.first-7, h.first, "issue") // à l'issue de deux jours de combats
	}
	if s.toks[h.first].norm != "siege" || h.forms != nounForm {
		return false
	}
	if w := wordAt(s.toks, h.first-1); w == "de" && (spanUnits[wordAt(s.toks, h.first-2)] || wordAt(s.toks, h.first-2) == "semaine") {
		return true
	}
	return s.between(h.first-5, h.first, "terme", "apres", "issue")
}

// alliesLeave knows the withdrawal of foreign troops that every dispatch recalls: le retrait
// américain, le départ des forces internationales.
func (r *reading) alliesLeave(s *sent, h hit) bool {
	if w := s.toks[h.first].norm; h.forms != nounForm || w != "retrait" && w != "depart" || s.cueAt(s.owner, h.first) != nil {
		return false
	}
	return s.between(h.last, h.last+7, "americain", "americains", "americaine", "americaines", "etrangeres", "etranger", "etrangers", "internationales", "occidental", "occidentales", "alliees", "otan", "definitif")
}

// chiefPosts are the crossings that need no name: the main one of a border.
var chiefPosts = map[string]string{"iran": "islam-qala", "turkmenistan": "torghundi", "uzbekistan": "hairatan", "tajikistan": "shir-khan-bandar"}

// chiefPost is the crossing that "le principal poste-frontière avec l'Iran" means where the
// text never names it.
func (r *reading) chiefPost(s *sent, h hit, k int) []*Mention {
	if r.lang != "fr" || !s.between(k-3, k, "le") || !s.between(k-3, k+4, "principal", "premier", "grand", "important") {
		return nil
	}
	for j := k + 1; j < min(len(s.toks), k+8) && s.toks[j].kind != punct; j++ {
		if p, ok := r.x.at.Place(chiefPosts[neighbourAt(s.toks, j)]); ok {
			return []*Mention{carried(s, p, h)}
		}
	}
	return nil
}

// inDateline reports whether a capital only says where a dispatch was written: Moscou, 8
// juillet (AFP) - Une délégation ….
func (r *reading) inDateline(s *sent, a actor) bool {
	if r.lang != "fr" || a.first != 0 || !a.who.country || s.Role != RoleBody {
		return false
	}
	w := wordAt(s.toks, a.last+1)
	return (w == "," || w == "(") && r.datelineMark(s, 1) && s.between(a.last, a.last+14, "(")
}

// participlesDay makes a day that stands right behind a bare participle far from the verb
// before it: deux districts perdus la semaine dernière.
func (r *reading) participlesDay(s *sent, h, o hit, t timex) int {
	if r.lang == "fr" && o.mood.bare && t.first > h.last && t.first-o.last <= 3 && !commaBetween(s, o.last, t.first) {
		return 60
	}
	return 0
}

// alongItsLine knows the men whom a neighbour has sent to a border that the sentence does not
// name further: Douchanbé …, où des chars ont été déployés.
func (r *reading) alongItsLine(s *sent, h hit) bool {
	return r.lang == "fr" && h.mood.passive && s.between(-1, len(s.toks), "frontiere", "frontieres")
}

// fightGoesOn knows "les échanges de tirs ont repris": nothing is won back.
func fightGoesOn(s *sent, h hit) bool {
	if h.typ != marz.Recapture || !strings.HasPrefix(s.toks[h.first].norm, "repr") || h.mood.passive || h.last > h.first {
		return false
	}
	return slices.ContainsFunc(s.hits, func(o hit) bool {
		return (o.typ == marz.Clash || o.typ == marz.Attack) && o.forms == nounForm && o.last < h.first && h.first-o.last <= 4 && !commaBetween(s, o.last, h.first)
	})
}
