package extract

import (
	"slices"

	"marz/internal/atlas"
	"marz/internal/marz"
)

// Words that say which of several places of one name is meant.
var (
	borderTownBefore = []string{"border town of", "ville frontaliere de", "ville frontaliere d'", "port town of", "crossing town of"}
	provinceBefore   = []string{"province de la", "province de l'", "province de", "province d'", "province d", "province du", "province of", "provinces de", "provinces of", "gouverneur de", "gouverneur du", "governor of"}
	provinceWithin   = []string{"districts in", "district in", "district centers in", "district centres in", "outposts in", "checkpoints in", "villages in", "parts of", "areas of", "northern", "southern", "eastern", "western"}
	provinceAfter    = []string{"province", "provinces", "governor", "provincial"}
	cityBefore       = []string{"ville de", "ville d'", "ville d", "city of", "capitale", "town of", "villes de", "villes d'", "towns of", "cities of", "center of", "capital", "faubourgs de", "outskirts of", "centre de"}
	cityAfter        = []string{"city", "town", "airport", "ville"}
	districtBefore   = []string{"district de", "district d'", "district d", "district du", "district of", "districts de", "districts of"}
	districtAfter    = []string{"district", "districts"}
	postBefore       = []string{"poste frontiere de", "poste frontiere d'", "poste frontiere d", "poste frontalier de", "poste frontalier d'", "point de passage de", "point de passage d'", "passage de", "passage d'", "post of", "crossing of", "crossing at", "crossing point of", "port de", "port d'", "port of", "poste de", "poste d'", "douane de", "douane d'", "douanes de", "douanes d'", "pont de", "pont d'", "porte de", "porte d'", "terminal de", "terminal d'", "postes de", "postes d'", "passages de", "passages d'", "crossings of", "crossings at", "posts of", "posts at", "post at", "bridge at", "gate at", "port at", "customs at"}
	postAfter        = []string{"border", "crossing", "border crossing", "border post", "border point", "port", "dry port", "checkpoint", "post", "customs", "gate", "pass", "border gate", "bridge", "terminal", "crossings", "border crossings", "posts", "border posts", "gates"}
)

// sense decides between places of one name by the words beside it; nil where they do not
// say. Post, port, gate, customs and bridge are the crossing; district, town and city the place.
func sense(places []*atlas.Place, toks []token, i, n int) *atlas.Place {
	if precededBy(toks, i, borderTownBefore) {
		return nil
	}
	kinds := []struct {
		before, after []string
		fits          func(*atlas.Place) bool
	}{
		{provinceBefore, provinceAfter, isProvince},
		{provinceWithin, nil, isProvince},
		{postBefore, postAfter, isCrossing},
		{districtBefore, districtAfter, func(p *atlas.Place) bool { return p.SubKind == "district-centre" || p.SubKind == "border-town" }},
		{cityBefore, cityAfter, func(p *atlas.Place) bool { return p.Kind == marz.KindPlace }},
	}
	for _, k := range kinds {
		at := slices.IndexFunc(places, k.fits)
		if at >= 0 && (precededBy(toks, i, k.before) || match(toks, i+n, k.after...) > 0) {
			return places[at]
		}
	}
	if at := slices.IndexFunc(places, isProvince); at >= 0 && provinceArticle[wordAt(toks, i-1)] {
		return places[at]
	}
	return nil
}

// provinceArticle are the articles that French gives to a province, and to no town: dans le
// Khost, au Nimroz.
var provinceArticle = wordSet("le du au")

// usual is the place that a bare name means: a crossing before a town of its name, a
// provincial capital before both, a province before a lesser town, as Balkh; the atlas gives
// them in the order crossing, town, province.
func usual(places []*atlas.Place) *atlas.Place {
	if p := places[0]; p.Kind == marz.KindPlace && p.SubKind != "provincial-capital" && p.SubKind != "national-capital" {
		if at := slices.IndexFunc(places, isProvince); at > 0 {
			return places[at]
		}
	}
	if at := slices.IndexFunc(places, func(p *atlas.Place) bool { return p.SubKind == "provincial-capital" }); at > 0 && places[0].Kind == marz.KindCrossing {
		return places[at]
	}
	return places[0]
}

// settleTwins decides for bare names of a crossing and a town: what the other members of
// a list are, else what the text said of the name when it first said more than the name.
func (r *reading) settleTwins() {
	first := map[*atlas.Place]*atlas.Place{}
	for _, s := range r.sents {
		for i := range s.places {
			m := &s.places[i]
			if m.Role == RoleBorder || len(m.options) < 2 {
				continue
			}
			if !m.sure {
				r.senseOfList(s, i)
			}
			if !m.sure {
				r.senseOfPlural(s, m)
			}
			switch known := first[m.options[0]]; {
			case m.options[0].Kind != marz.KindCrossing:
			case m.sure && known == nil:
				first[m.options[0]] = m.Place
			case !m.sure && known != nil:
				m.Place, m.sure = known, true
			}
		}
	}
}

// senseOfList gives a bare name the sense of its neighbour in a list: the districts of X
// and Y; X, Y and a town; the X and Y crossings.
func (r *reading) senseOfList(s *sent, i int) {
	m := &s.places[i]
	if at := slices.IndexFunc(m.options, isProvince); at >= 0 && s.amongProvinces(i) {
		m.Place, m.sure = m.options[at], true
		return
	}
	for _, j := range []int{i - 1, i + 1} {
		if j < 0 || j >= len(s.places) {
			continue
		}
		o := &s.places[j]
		a, b := min(o.last, m.last), max(o.first, m.first)
		if o.Role == RoleBorder || b <= a || !joined(s.toks[a+1:b]) || len(o.options) > 1 && !o.sure && j < i {
			continue
		}
		kind := o.Place
		if len(o.options) > 1 && !o.sure {
			kind = sense(o.options, s.toks, o.first, o.last-o.first+1)
		}
		if kind == nil || kind.Kind == marz.KindProvince && m.Place.Kind != marz.KindProvince && len(o.options) == 1 && wordAt(s.toks, o.last+1) != "provinces" {
			continue
		}
		if at := slices.IndexFunc(m.options, func(p *atlas.Place) bool { return p.Kind == kind.Kind }); at >= 0 {
			m.Place, m.sure = m.options[at], true
			return
		}
	}
}

// senseOfPlural gives a bare name the sense of the plural that announces it: six border
// districts, including X.
func (r *reading) senseOfPlural(s *sent, m *Mention) {
	for k := m.first - 1; k >= max(0, m.first-8); k-- {
		word := pluralOf[s.toks[k].norm]
		fits := generalFits(word)
		if fits == nil || word == "point" || s.mentionBetween(k, m.first) {
			continue
		}
		if p := r.x.as(m.Place, fits); p != nil && slices.Contains(m.options, p) {
			m.Place, m.sure = p, true
		}
		return
	}
}
