package extract

import (
	"slices"

	"marz/internal/marz"
)

// look remembers the places and the border that a sentence spoke of.
func (r *reading) look(s *sent) {
	if !r.next.IsZero() {
		if r.lang != "en" || r.next.From == 0 || r.next.To-r.next.From <= 2 {
			r.anchor = r.next.To // hours later than a month is no day
		}
		r.told, r.next = r.next, marz.Interval{}
	} else if day := r.datedOnly(s); !day.IsZero() {
		r.anchor = day
	}
	if m := s.label(); m != nil {
		r.focus = m.Place
	}
	r.lookBack(s)
	for i := range s.places {
		m := &s.places[i]
		switch {
		case m.Place.Kind == marz.KindBorder:
			r.border = m.Place
		case r.focus != nil && (m.origin || r.fledTo(s, m)):
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

// datedOnly is the one day that a French sentence names of which no claim was made: "La
// veille" in the next one counts from it too.
func (r *reading) datedOnly(s *sent) marz.Day {
	if r.lang != "fr" || s.Role != RoleBody || len(s.times) != 1 || s.times[0].kind != dayDate || r.madeIn(s) {
		return 0
	}
	if iv := s.times[0].resolve(r.pub, r.anchor, false); iv.Precision == marz.PrecisionDay && iv.To <= r.pub.Last() && iv.To > r.pub.First()-historyDays {
		return iv.To
	}
	return 0
}

// lookBack turns again to the place that a general word means in a sentence that names none and
// claims nothing: the ministry would not confirm the loss of the city.
func (r *reading) lookBack(s *sent) {
	if r.madeIn(s) || s.speaksOfPlace(len(s.toks)) {
		return
	}
	for k := 1; k < len(s.toks); k++ {
		fits := generalFits(s.toks[k].norm)
		if fits == nil || !definiteBefore(s, k) || r.namedElse(s, k) {
			continue
		}
		if m := r.meant(s, k, fits); m != nil {
			r.focus = m.Place
			return
		}
	}
}

func (r *reading) madeIn(s *sent) bool {
	return len(r.made) > 0 && r.made[len(r.made)-1].sent == s
}

// recalls reports whether the narrator only recalls in a sentence what had happened before,
// elsewhere: the text goes on about the place that it spoke of.
func (r *reading) recalls(s *sent) bool {
	if s.index == 0 || r.sents[s.index-1].Para != s.Para {
		return false
	}
	told := false
	for i := range s.hits {
		h := &s.hits[i]
		if h.frame == speaks || h.forms == nounForm {
			continue
		}
		if !h.mood.plu || s.cueAt(s.owner, h.first) != nil {
			return false
		}
		told = true
	}
	return told
}

// fledTo reports whether a place is only where people of the sentence fled or fell back to.
func (r *reading) fledTo(s *sent, m *Mention) bool {
	return r.lang == "en" && destination(s.toks, m.first) && slices.ContainsFunc(s.hits, func(h hit) bool {
		return (h.typ == marz.Flight || h.typ == marz.Withdrawal) && h.last < m.first && m.first-h.last <= 8
	})
}
