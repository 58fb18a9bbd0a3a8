package extract

import (
	"marz/internal/atlas"
	"marz/internal/marz"
)

// spokenOf is where something went on for which the sentence names no place: the post, the
// border or the place that the text speaks of.
func (r *reading) spokenOf(s *sent, h hit) []*Mention {
	if h.frame == opens && r.post != nil {
		return []*Mention{carried(s, r.post, h)}
	}
	if (h.typ == marz.Flight || h.typ == marz.Handover && (h.mood.passive || r.sentHome(s, h))) && len(r.made) > 0 {
		if o := r.made[len(r.made)-1]; o.Type == marz.Flight && s.index-o.sent.index <= 1 && o.sent.Para == s.Para && o.Stance != marz.Denies {
			return []*Mention{carried(s, o.mention.Place, h)}
		}
	}
	if m := r.lastFlight(s, h); m != nil {
		return []*Mention{m}
	}
	if b := r.sideBefore(s, h); b != nil && h.typ == marz.Flight {
		return []*Mention{carried(s, b, h)}
	}
	if r.focus != nil && h.typ != marz.Statement && h.typ != marz.Flight {
		return []*Mention{carried(s, r.focus, h)}
	}
	return nil
}

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

// apposed is the post that is named right after the border or the province that it lies on:
// its last post on the Iranian border, X.
func (s *sent) apposed(m *Mention, fits func(*atlas.Place) bool) *Mention {
	for i := range s.places {
		n := &s.places[i]
		if n.Role == RolePlace && n.first > m.last && n.first-m.last <= 3 && s.toks[n.first-1].norm == "," && fits(n.Place) {
			return n
		}
	}
	return nil
}

// lastFlight is the place of the flight told last, for a verb of crossing that names nothing:
// the troops crossed on Saturday; the ministry denied that any soldiers had crossed.
func (r *reading) lastFlight(s *sent, h hit) *Mention {
	if r.lang != "en" || h.need != wentOver {
		return nil
	}
	for i := len(r.made) - 1; i >= 0 && s.index-r.made[i].sent.index <= 4; i-- {
		if o := &r.made[i]; o.Type == marz.Flight {
			return carried(s, o.mention.Place, h)
		}
	}
	return nil
}
