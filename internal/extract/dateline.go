package extract

import (
	"marz/internal/atlas"
	"marz/internal/marz"
)

// ownLine is the day that stands alone on one of the first lines: Fri, Aug. 20, 2021; Kaboul,
// vendredi 20 août 2021; Updated: August 20, 2021.
func (r *reading) ownLine(p marz.Interval) (marz.Day, bool) {
	for _, s := range r.sents[:min(len(r.sents), 3)] {
		for _, t := range s.times {
			if t.kind == dayDate && t.year > 0 && r.nothingElse(s) {
				return r.dayIn(t, p)
			}
		}
	}
	return 0, false
}

// nothingElse reports whether a sentence has at most two words beside its days and hours.
func (r *reading) nothingElse(s *sent) bool {
	words := 0
	for k, t := range s.toks {
		if t.kind == word && !r.timeAtToken(s, k) {
			words++
		}
	}
	return words <= 2
}

// storyCountry is the country that the dateline names, by its capital, by a town of it or in
// words, if it is not Afghan: ISLAMABAD -, QUETTA, Pakistan (AP) -, Chaman (Pakistan), 2 nov -.
func (r *reading) storyCountry() who {
	for _, s := range r.sents {
		if s.Role != RoleBody || len(s.toks) < 4 {
			continue
		}
		if !r.datelineMark(s, 1) {
			return who{}
		}
		for _, c := range countryNames {
			if match(s.toks, 0, c.capital...) > 0 {
				return c.w
			}
		}
		if c := datelineCountry(s.toks); c != "" {
			w, _ := countryOf(c)
			return w
		}
		return who{}
	}
	return who{}
}

// datelineCountry is the neighbour of a dateline's town.
func datelineCountry(toks []token) string {
	for k := 1; k <= 3; k++ {
		if w := toks[k].norm; w == "," || w == "(" {
			if c := neighbourAt(toks, k+1); c != "" && toks[k+1].cap {
				return c
			}
		}
	}
	if c := neighbourRegions[toks[0].norm]; c != "" && toks[0].upper {
		return c
	}
	return acrossTowns[toks[0].norm]
}

func (r *reading) datelineMark(s *sent, from int) bool {
	for k := from; k < min(len(s.toks), from+14); k++ {
		n := s.toks[k].norm
		if n == "-" || n == "—" || n == "–" || n == ":" && k == 1 && s.toks[0].upper {
			return true
		}
	}
	return false
}

// datelinePost is the crossing from which an English dispatch is sent, by its own name or by its
// town's: the post that is spoken of until another is named.
func (r *reading) datelinePost() *atlas.Place {
	for _, s := range r.sents {
		if r.lang != "en" || s.Role != RoleBody {
			continue
		}
		for i := range s.places {
			if m := &s.places[i]; r.isDateline(s, m) {
				if p := r.x.as(m.Place, isCrossing); p != nil && m.Place.SubKind != "provincial-capital" {
					return p
				}
			}
		}
		return nil
	}
	return nil
}
