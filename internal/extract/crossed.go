package extract

import "marz/internal/atlas"

// sideBefore is the border of the neighbour whose side is spoken of, where the verb of
// crossing names none: Côté tadjik, on a vu passer du monde; 345 people crossed the line. It
// looks back in the paragraph, past no sentence that names a place of its own.
func (r *reading) sideBefore(s *sent, h hit) *atlas.Place {
	for k := h.first - 1; k >= 0; k-- {
		if c := neighbourAt(s.toks, k); c != "" {
			return r.x.borders[c]
		}
	}
	if s.speaksOfPlace(h.first) || s.index == 0 || r.sents[s.index-1].Para != s.Para {
		return nil
	}
	q := r.sents[s.index-1]
	for k := range q.toks {
		if c := neighbourAt(q.toks, k); c != "" {
			return r.x.borders[c]
		}
	}
	return nil
}

// speaksOfPlace reports whether a place of the atlas is named before a token.
func (s *sent) speaksOfPlace(before int) bool {
	for i := range s.places {
		if m := &s.places[i]; m.eventPlace() && m.last < before {
			return true
		}
	}
	return false
}
