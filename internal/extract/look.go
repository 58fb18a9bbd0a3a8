package extract

import "marz/internal/marz"

// look remembers the places and the border that a sentence spoke of.
func (r *reading) look(s *sent) {
	if !r.next.IsZero() {
		if r.lang != "en" || r.next.From == 0 || r.next.To-r.next.From <= 2 {
			r.anchor = r.next.To // hours later than a month is no day
		}
		r.told, r.next = r.next, marz.Interval{}
	}
	if m := s.label(); m != nil {
		r.focus = m.Place
	}
	for i := range s.places {
		m := &s.places[i]
		switch {
		case m.Place.Kind == marz.KindBorder:
			r.border = m.Place
		case r.lang == "en" && m.aside && r.focus != nil:
		case m.Role == RolePlace && !r.container(s, m) && m.Place.SubKind != "national-capital":
			if m.Place.Kind == marz.KindCrossing || r.focus == nil || !r.madeIn(s) {
				r.focus = m.Place
			}
			if m.Place.Kind == marz.KindCrossing {
				r.post = m.Place
			}
		}
	}
}

func (r *reading) madeIn(s *sent) bool {
	return len(r.made) > 0 && r.made[len(r.made)-1].sent == s
}
