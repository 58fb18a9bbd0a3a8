package extract

import (
	"strings"

	"marz/internal/atlas"
	"marz/internal/marz"
)

// seatMeant makes the provincial capital of the name in "the capital of neighbouring X province",
// where that capital is not named itself.
func (r *reading) seatMeant(s *sent, m *Mention) {
	province := m.Place.Province
	if m.Place.Kind == marz.KindProvince {
		province = m.Place.ID
	}
	if m.Place.SubKind == "provincial-capital" && !precededBy(s.toks, m.first, capitalOfWords) || province == "" {
		return
	}
	k := m.first - 1
	for k > 0 && (besideProvince[s.toks[k].norm] || strings.HasPrefix(s.toks[k].norm, "d") && s.toks[k-1].norm == "province") {
		k--
	}
	switch w := wordAt(s.toks, k); w {
	case "of", "de", "d", "du":
	default:
		return
	}
	if w := wordAt(s.toks, k-1); w != "capital" && w != "capitale" {
		return
	}
	for _, p := range r.x.at.Places() {
		if p.SubKind == "provincial-capital" && p.Province == province {
			m.Place, m.sure = p, true
			return
		}
	}
}

// capitalOfWords stand before the name of a province whose capital is meant.
var capitalOfWords = []string{"capital of", "capitale de", "capitale d", "capitale du"}

// besideProvince may stand between "the capital of" and the name.
var besideProvince = wordSet("the la le l neighboring neighbouring northern southern eastern western northeastern northwestern southeastern southwestern province")

// amongProvinces reports whether a name stands in a list between two names of provinces.
func (s *sent) amongProvinces(i int) bool {
	if i == 0 || i+1 >= len(s.places) {
		return false
	}
	a, m, b := &s.places[i-1], &s.places[i], &s.places[i+1]
	only := func(o *Mention) bool { return len(o.options) == 1 && o.Place.Kind == marz.KindProvince }
	return only(a) && only(b) && a.last+1 < m.first && m.last+1 < b.first && joined(s.toks[a.last+1:m.first]) && joined(s.toks[m.last+1:b.first])
}

// saidOf is the place that the words of a quotation are about: "the post is ours," he said of X.
func (r *reading) saidOf(s *sent, k int, fits func(*atlas.Place) bool) *atlas.Place {
	if r.lang != "en" || s.quote[k] == 0 {
		return nil
	}
	for i := range s.places {
		m := &s.places[i]
		if m.Role != RolePlace || m.first < k+2 || s.quote[m.first] != 0 {
			continue
		}
		if w := s.toks[m.first-1].norm; w != "of" && w != "about" {
			continue
		}
		if _, n := r.x.speech["en"].find(s.toks, m.first-2); n > 0 {
			return r.x.as(m.Place, fits)
		}
	}
	return nil
}
