package extract

import (
	"slices"

	"marz/internal/atlas"
	"marz/internal/marz"
)

// pluralOf gives the singular of the general words that can stand for several places.
var pluralOf = map[string]string{
	"postes": "poste", "posts": "post", "crossings": "crossing", "passages": "passage", "gates": "gate", "ports": "port", "points": "point", "villes": "ville", "towns": "town",
	"cities": "city", "districts": "district", "localites": "localite", "capitales": "capitale", "capitals": "capital", "bridges": "bridge", "ponts": "pont", "provinces": "province",
}

// severalPlaces resolves "les deux postes", "both crossings" at token k to the places
// spoken of last that fit, as many as are counted.
func (r *reading) severalPlaces(s *sent, k int, h hit) []*Mention {
	fits := generalFits(pluralOf[s.toks[k].norm])
	n := countBefore(s, k)
	if fits != nil && n == 0 && !generalPrecedes(s, k) && !belongsElsewhere(s, k) {
		return r.justListed(s, k, h, fits)
	}
	if fits == nil || n < 2 || generalPrecedes(s, k) || belongsElsewhere(s, k) {
		return nil
	}
	var found []*Mention
	known := func(p *atlas.Place) bool {
		return slices.ContainsFunc(found, func(m *Mention) bool { return m.Place == p })
	}
	for j := s.index; j >= 0 && j >= s.index-7 && len(found) < n; j-- {
		q := r.sents[j]
		for i := len(q.places) - 1; i >= 0 && len(found) < n; i-- {
			m := &q.places[i]
			if m.Role != RolePlace || m.aside || j == s.index && m.last >= k || r.container(q, m) || !q.speaks() {
				continue
			}
			if p := r.x.as(m.Place, fits); p != nil && !known(p) {
				found = append(found, carried(s, p, h))
			}
		}
	}
	if len(found) < 2 {
		return nil
	}
	slices.Reverse(found)
	return found
}

// justListed resolves "the districts" to those of which the sentence before told one thing.
func (r *reading) justListed(s *sent, k int, h hit, fits func(*atlas.Place) bool) []*Mention {
	if w := wordAt(s.toks, k-1); w != "the" && w != "les" {
		return nil
	}
	var found []*Mention
	for i := range r.made {
		x := &r.made[i]
		if x.sent.index != s.index-1 || x.sent.Para != s.Para || x.mention.Role != RolePlace {
			continue
		}
		if p := r.x.as(x.mention.Place, fits); p != nil && !slices.ContainsFunc(found, func(m *Mention) bool { return m.Place == p }) {
			found = append(found, carried(s, p, h))
		}
	}
	if len(found) < 2 {
		return nil
	}
	return found
}

// countBefore is the number before a plural: the two posts, both, ces trois villes; 0 for none.
func countBefore(s *sent, k int) int {
	for j := k - 1; j >= 0 && j >= k-4; j-- {
		switch s.toks[j].norm {
		case "both", "ces", "these", "those":
			return 2
		case "border", "frontier", "dernieres", "derniers", "dry", "main", "provincial", "district":
			continue
		}
		n, ok := smallNumber(s.toks[j])
		if ok && n >= 2 && definiteBefore(s, j) {
			return n
		}
		return 0
	}
	return 0
}

// belongsElsewhere knows "les deux villes de X": the names follow.
func belongsElsewhere(s *sent, k int) bool {
	for j := k + 1; j < min(len(s.toks), k+5); j++ {
		if m := s.mentionAt(j); m != nil && m.Role == RolePlace {
			return true
		}
		if s.toks[j].kind == punct {
			return false
		}
	}
	return false
}

// generalPrecedes keeps "district centres" from being read twice.
func generalPrecedes(s *sent, k int) bool {
	return k > 0 && pluralOf[s.toks[k-1].norm] != ""
}

// as is a place understood as what a general word names: itself where it fits, else the
// crossing of a town, or the town of a crossing.
func (x *Extractor) as(p *atlas.Place, fits func(*atlas.Place) bool) *atlas.Place {
	town := x.towns[p.ID]
	switch {
	case town != nil && fits(town) && fits(someDistrict) && !fits(someProvince) && town.SubKind != "border-town":
		return town
	case fits(p), x.shared[p.ID] != nil && fits(x.shared[p.ID]):
		return p
	case town != nil && fits(town):
		return town
	case p.Crossing != "":
		if c, ok := x.at.Place(p.Crossing); ok && fits(c) {
			return c
		}
	}
	return nil
}

// someDistrict tells the words for districts and towns from those for posts, and
// someProvince those from the words for any place.
var (
	someDistrict = &atlas.Place{Kind: marz.KindPlace, SubKind: "district-centre"}
	someProvince = &atlas.Place{Kind: marz.KindProvince}
)

// listed finds the names that a general word announces: three posts: A, B and C; several
// districts, including A and B; deux postes, dont A.
func (r *reading) listed(s *sent, from int) []*Mention {
	for k := from; k < len(s.toks); k++ {
		n := match(s.toks, k, ":", "including", "among them", "namely", "ceux de", "ceux d", "celles de", "celles d", "dont ceux de", "dont celui de", "dont celui d", "dont", "notamment", "parmi lesquels", "parmi lesquelles", "a savoir", "such as")
		if n == 0 || s.quote[k] != s.quote[from] {
			continue
		}
		for i := range s.places {
			m := &s.places[i]
			if m.Role == RolePlace && m.first >= k+n && m.first <= k+n+4 && !r.hitsWithin(s, k, m.first) {
				return r.asAnnounced(s, k, r.andMore(s, m, len(s.toks)))
			}
		}
	}
	return nil
}

// announced prefers the names that a plural in the clause announces to the province that
// holds them, or to a place carried over.
func (r *reading) announced(s *sent, h hit, places []*Mention) []*Mention {
	if len(places) > 0 && places[0].first < 0 && r.lang == "fr" && pluralBefore(s, h) {
		for k := h.last + 1; k < min(len(s.toks)-1, h.last+7); k++ {
			if w := s.toks[k+1].norm; s.toks[k].norm == "," && (w == "dont" || w == "notamment" || w == "parmi") {
				if named := r.listed(s, k+1); named != nil {
					return named
				}
			}
		}
	}
	if len(places) != 1 || places[0].first >= 0 && !r.container(s, places[0]) || !r.manyAt(s, h.first-12, h.last+9) {
		return places
	}
	if named := r.listed(s, min(h.last+1, len(s.toks)-1)); named != nil {
		return named
	}
	return places
}

// asAnnounced gives names that stand for a crossing and a town the sense of the plural
// that announces them before token k.
func (r *reading) asAnnounced(s *sent, k int, list []*Mention) []*Mention {
	for j := k - 1; j >= 0; j-- {
		fits := generalFits(pluralOf[s.toks[j].norm])
		if fits == nil {
			continue
		}
		for _, m := range list {
			if p := r.x.as(m.Place, fits); p != nil && !m.sure {
				m.Place = p
			}
		}
		break
	}
	return list
}

func (r *reading) hitsWithin(s *sent, a, b int) bool {
	return slices.ContainsFunc(s.hits, func(h hit) bool { return h.first >= a && h.first < b && h.frame != speaks && h.forms != nounForm })
}

// manyAt reports whether a general word in the plural, without an article that makes it
// known, stands in a stretch: three border posts, several districts.
func (r *reading) manyAt(s *sent, from, to int) bool {
	for k := max(0, from); k < to && k < len(s.toks); k++ {
		if pluralOf[s.toks[k].norm] != "" && !definiteBefore(s, k) {
			return true
		}
	}
	return false
}

// speakingWords stand before the place that somebody speaks or orders from.
var speakingWords = wordSet("speaking spoke said told phone telephone reached ordered orders commanded directed joint joints joints interroge interroges telephone parlant commandee dirige ordonne ordonnee by par reporters journalists")

// markAsides marks the names that say where somebody is who speaks, or where an order
// comes from: officials in X said, speaking from X, depuis X.
func (r *reading) markAsides(s *sent) {
	for i := range s.places {
		m := &s.places[i]
		if m.Role != RolePlace {
			continue
		}
		w := wordAt(s.toks, m.first-1)
		m.aside = w == "depuis" || s.besideSpeaker(m) || s.inTitle(m) || s.describesAnother(m) || w == "a" && reached[wordAt(s.toks, m.first-2)]
		for k := max(0, m.first-5); w == "from" && k < m.first-1; k++ {
			m.aside = m.aside || speakingWords[s.toks[k].norm]
		}
		m.origin = r.setOutFrom(s, m)
		m.aside = m.aside || m.origin
	}
}

// reached say of a speaker where the reporter found him: joint à X.
var reached = wordSet("joint jointe joints contacte contactee contactes interroge interrogee interroges rencontre rencontree")

// describesAnother reports whether a name stands in words between commas that only say where the
// place before it lies: Sarkani, où débouche le col de X, est tombé; Kaldar, voisin de X.
func (s *sent) describesAnother(m *Mention) bool {
	if s.liesBeside(m) {
		return true
	}
	for k := m.first - 1; k > 1 && s.toks[k].kind != punct; k-- {
		if w := s.toks[k].norm; s.toks[k-1].norm != "," || !relativeWords[w] && w != "ou" && w != "where" || !s.mentionEnding(k-2) {
			continue
		}
		end := m.last + 1
		for end < len(s.toks) && s.toks[end].kind != punct {
			end++
		}
		return !slices.ContainsFunc(s.hits, func(h hit) bool { return h.first > k && h.first < end && h.forms != nounForm })
	}
	return false
}

// besideSpeaker reports whether a name belongs to a speaker, or only words of place stand
// between them: an official in X, un habitant de X.
func (s *sent) besideSpeaker(m *Mention) bool {
	for _, c := range s.cues {
		if c.sent != s || !c.found || c.at.pronoun || c.kind == naming {
			continue
		}
		gap := m.first - c.at.last
		if gap > 0 && (c.at.named || c.at.who.person) && c.kind != according {
			continue
		}
		if gap <= 0 && m.first > c.at.first || gap > 0 && gap <= 5 && placeLinks(s.toks[c.at.last+1:m.first]) && (c.first > m.last || c.last < c.at.first) {
			return true
		}
	}
	return false
}

// inTitle reports whether a name belongs to the office of somebody named after it: un
// responsable taliban de la province de X, Quraishi Badloon.
func (s *sent) inTitle(m *Mention) bool {
	for _, a := range s.actors {
		if gap := a.first - m.last; !a.named || gap < 1 || gap > 2 || gap == 2 && wordAt(s.toks, m.last+1) != "," {
			continue
		}
		for k := m.first - 1; k >= max(0, m.first-7) && s.toks[k].kind != punct; k-- {
			if officeWords[s.toks[k].norm] {
				return true
			}
		}
	}
	return false
}

// officeWords name the holder of an office.
var officeWords = wordSet("responsable official gouverneur governor vice chef chief police porte spokesman spokeswoman commandant commander directeur director membre member depute lawmaker mp deputy head elu cadre senateur senator conseiller")

func placeLinks(toks []token) bool {
	for _, t := range toks {
		switch t.norm {
		case "in", "at", "near", "from", "a", "de", "d", "du", "dans", "la", "le", "l", "les", "the", "of", "ville", "city", "town", "district", "province":
		default:
			return false
		}
	}
	return len(toks) > 0
}

// headless knows a sentence without a subject below the name that it speaks of: ISLAM QALA.
// Taken by the insurgents on July 8.
func (r *reading) headless(s *sent, h hit) bool {
	return s.index > 0 && r.verbStart(s, h) <= 1 && (h.frame == stands || h.forms != nounForm && (h.mood.bare || h.mood.passive)) && r.labelled(s)
}

// labelled reports whether the paragraph begins with nothing but a name.
func (r *reading) labelled(s *sent) bool {
	for j := s.index; j >= 0 && r.sents[j].Para == s.Para; j-- {
		if r.sents[j].label() != nil {
			return true
		}
	}
	return false
}

// label is the place that a sentence names and says nothing of, or nil.
func (s *sent) label() *Mention {
	if len(s.places) == 0 || s.places[0].Role != RolePlace {
		return nil
	}
	m := &s.places[0]
	if m.first > 1 || len(s.toks)-1-m.last > 1 || s.toks[len(s.toks)-1].kind != punct {
		return nil
	}
	return m
}

// therePlace resolves "y", "there" and "here" in the clause of a verb to the place spoken of last.
func (r *reading) therePlace(s *sent, h hit, hi int) []*Mention {
	if r.focus == nil {
		return nil
	}
	if r.masters(s, h) || r.partRetaken(s, h) {
		return r.focusMention(s, h)
	}
	for k := max(0, h.first-5); k < min(hi, h.last+9); k++ {
		switch w := s.toks[k].norm; {
		case r.lang == "fr" && w == "y" && k < h.first && h.first-k <= 4 && wordAt(s.toks, k+1) != "compris":
		case r.lang == "en" && (w == "there" || w == "here") && !in("en", "be", wordAt(s.toks, k+1)):
		default:
			continue
		}
		if m := s.placeBefore(k); m != nil && r.lang == "en" {
			return []*Mention{carried(s, m.Place, h)}
		}
		return []*Mention{carried(s, r.focus, h)}
	}
	return nil
}

// placeBefore is the place named last in a sentence before a token, but no province; nil: none.
func (s *sent) placeBefore(k int) *Mention {
	var best *Mention
	for i := range s.places {
		if m := &s.places[i]; m.Role == RolePlace && !m.origin && m.last < k && m.Place.Kind != marz.KindProvince && (best == nil || m.first > best.first) {
			best = m
		}
	}
	return best
}

// seatsBody knows the place at which a body sits: le ministère de l'Intérieur à Kaboul.
func (s *sent) seatsBody(m *Mention) bool {
	w := wordAt(s.toks, m.first-1)
	for _, a := range s.actors {
		if a.last == m.first-2 && !a.who.country && !a.who.person && !isForce(a.who) && (w == "a" || w == "in") {
			return true
		}
	}
	return false
}
