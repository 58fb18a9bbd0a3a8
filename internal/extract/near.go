package extract

import (
	"marz/internal/atlas"
	"marz/internal/marz"
)

// nearPlaces finds where something went on: the nearest place of the clause, else of the
// sentence, else the border of the country that people fled to.
func (r *reading) nearPlaces(s *sent, h hit) []*Mention {
	if h.typ == marz.Flight || h.typ == marz.Handover && r.sentHome(s, h) || h.typ == marz.Withdrawal && r.countryNext(s, h) {
		if m := r.flightPlace(s, h); m != nil {
			return []*Mention{m}
		}
	}
	lo, hi := r.leftLimit(s, h), r.rightLimit(s, h)
	hi = r.diedUntil(s, h, hi)
	if g := r.gatePlace(s, h, lo, hi); g != nil {
		return []*Mention{carried(s, g, h)}
	}
	if p := r.fought(s, h, lo, hi); p != nil {
		return []*Mention{carried(s, p, h)}
	}
	if m := r.nearest(s, h, lo, hi); m != nil && (!m.aside || r.focus == nil || m.origin && r.lang == "fr" || r.onTheSpot(s, h, m)) {
		return r.andMore(s, r.listHead(s, m), hi)
	}
	if m := r.therePlace(s, h, hi); m != nil {
		return m
	}
	if m := r.lesserPlace(s, h, lo, hi); m != nil {
		return []*Mention{m}
	}
	if m := r.generalPlace(s, h.first, hi, h); m != nil {
		return m
	}
	if m := r.generalPlace(s, lo, h.first, h); m != nil {
		return m
	}
	if m := r.impliedPlace(s, h); m != nil && h.typ != marz.Attack && h.frame != opens {
		return m
	}
	if m := r.nearest(s, h, 0, len(s.toks)); m != nil && (!m.aside || r.focus == nil) {
		return []*Mention{m}
	}
	return r.spokenOf(s, h)
}

// nearest is the place nearest to a hit between two tokens; what follows it counts as nearer.
func (r *reading) nearest(s *sent, h hit, lo, hi int) *Mention {
	var best *Mention
	gap := 1 << 30
	for i := range s.places {
		m := &s.places[i]
		if !m.eventPlace() || s.seatsBody(m) || m.first < lo || m.last >= hi || m.Role == RoleBorder && s.placeAtOnce(i) || r.sentFrom(s, h, m) || (h.typ == marz.Withdrawal || h.typ == marz.Flight || h.typ == marz.Surrender && r.lang == "en") && destination(s.toks, m.first) || noWithdrawalTo(h.typ, s.toks, m.first) || m.Place.SubKind == "national-capital" && (h.typ == marz.Flight || h.typ == marz.Handover && (r.sentHome(s, h) || toCapital(s.toks, m.first))) {
			continue
		}
		g := m.first - h.last
		if m.last < h.first {
			g = 2 * (h.first - m.last)
		}
		if r.container(s, m) {
			g += 1000
		}
		if m.aside {
			g += 500
		}
		if g < gap {
			best, gap = m, g
		}
	}
	return best
}

// onTheSpot reports whether somebody who lives at a place tells what goes on: a resident of X
// said fighting was continuing near the airport. It is there, not at the place spoken of last.
func (r *reading) onTheSpot(s *sent, h hit, m *Mention) bool {
	c := s.cueAt(s.owner, h.first)
	if r.lang != "en" || c == nil || c.sent != s || c.speaker.actor != "residents" || m.Place.Kind == marz.KindProvince || h.frame == opens {
		return false
	}
	for k := c.last + 1; k < r.rightLimit(s, h); k++ {
		if fits := generalFits(s.toks[k].norm); fits != nil && !fits(m.Place) {
			return false
		}
	}
	return m.last < h.first && m.first >= c.group && m.last <= c.last+8
}

// diedUntil is how far the clause of a hit reaches with what they died of: two were killed when
// a shell landed in X.
func (r *reading) diedUntil(s *sent, h hit, hi int) int {
	if r.lang != "en" || h.typ != marz.Casualties || hi >= len(s.toks) {
		return hi
	}
	if w := s.toks[hi].norm; w == "when" || w == "as" || w == "after" {
		return len(s.toks)
	}
	return hi
}

// capitalMeant is the seat of the province that a clause names, where it speaks of "the
// provincial capital" without its name.
func (r *reading) capitalMeant(s *sent, h hit, lo, hi int) *atlas.Place {
	m := r.nearest(s, h, lo, hi)
	if r.lang != "en" || m == nil || m.Place.Kind != marz.KindProvince {
		return nil
	}
	for k := max(lo, 1); k < hi; k++ {
		if s.toks[k].norm != "capital" || !definiteBefore(s, k) || wordAt(s.toks, k+1) == "of" || s.mentionAt(k+1) != nil || s.mentionAt(k+2) != nil {
			continue
		}
		for _, p := range r.x.at.Places() {
			if p.SubKind == "provincial-capital" && p.Province == m.Place.ID {
				return p
			}
		}
	}
	return nil
}
