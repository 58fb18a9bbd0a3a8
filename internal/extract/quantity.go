package extract

import (
	"slices"
	"strings"

	"marz/internal/marz"
)

// quantityOf is the number that a hit's clause gives for what its type counts.
func (r *reading) quantityOf(s *sent, h hit, place *Mention, agent who) (*marz.Quantity, *amount) {
	if one := r.oneDead(s, h); one != nil {
		return one, nil
	}
	best, gap := -1, 22
	list := r.amounts(s)
	lo, hi := r.leftLimit(s, h), r.rightLimit(s, h)
	for i, a := range list {
		if a.first < lo || a.last >= hi || s.countsSpeakers(a) || s.countsDead(h, a) {
			continue
		}
		if w := wordAt(s.toks, a.first-1); w == "including" || w == "dont" {
			continue
		}
		if g, ok := r.amountGap(s, h, a); ok && g < gap {
			best, gap = i, g
		}
	}
	if best < 0 {
		return nil, nil
	}
	a := list[best]
	q := &marz.Quantity{Unit: r.unitFor(s, h, a, agent), Modifier: a.modifier}
	if a.share {
		q.Unit = "share of " + borderName(place)
		a.value = float64(int(a.value*10000+0.5)) / 10000
	}
	if a.max > 0 {
		q.Min, q.Max = &a.min, &a.max
	} else {
		q.Value = &a.value
	}
	return q, &a
}

// amountGap says how far a number stands from a hit, and whether it counts what the hit's
// type counts.
func (r *reading) amountGap(s *sent, h hit, a amount) (int, bool) {
	unit := r.unitOf(s, a)
	if a.value == 0 && a.max == 0 {
		return 0, false
	}
	if unit == "" && !a.share {
		return 1, r.standsAlone(s, h, a)
	}
	if !counts(h.typ, unit, a) || h.frame == opens && h.typ != marz.Statement && s.habitual(a) {
		return 0, false
	}
	g := max(a.first-h.last, h.first-a.last, 0)
	switch {
	case h.typ == marz.Casualties && (unit == "wounded") != woundingWord(s, h) && (unit == "wounded" || unit == "dead"):
		return 0, false
	case h.typ == marz.ControlType:
		return g, countsPlaces(unit) || a.first > h.last && g <= 3
	case unit == "aircraft":
		g += 10 // who was on board counts, if it is said
	case h.mood.passive && a.first > h.last && h.typ != marz.Statement:
		g += 6
	}
	return g, true
}

// standsAlone knows a number without a noun that stands for people: 152 more had come, the
// 46 were returned, killing two.
func (r *reading) standsAlone(s *sent, h hit, a amount) bool {
	if h.typ != marz.Flight && h.typ != marz.Handover && h.typ != marz.Casualties || a.value == 1 {
		return false
	}
	if a.first == h.last+1 {
		if a.last+1 >= len(s.toks) || s.toks[a.last+1].kind == punct {
			return true
		}
		return h.typ == marz.Casualties && afterWounded[s.toks[a.last+1].norm]
	}
	if a.last >= h.first || h.first-a.last > 7 {
		return false
	}
	for k := a.last + 1; k < h.first; k++ {
		w := s.toks[k].norm
		if !in(r.lang, "have", w) && !in(r.lang, "be", w) && !in(r.lang, "press", w) && !adverbs[w] && !standIns[w] && !r.timeAtToken(s, k) && !(w == "in" && (wordAt(s.toks, k+1) == "all" || wordAt(s.toks, k+1) == "total")) {
			return false
		}
	}
	return true
}

// standIns may stand between a number and its verb for the people that it counts.
var standIns = wordSet("all total altogether , more others other another autres autre d'entre d entre eux of them whom who qui ce en se s")

// countsSpeakers knows a number that counts those who speak: two shepherds say.
func (s *sent) countsSpeakers(a amount) bool {
	for i := range s.cues {
		c := &s.cues[i]
		if c.found && c.sent == s && c.kind != naming && c.group <= a.last && a.first <= c.last && c.at.last >= a.last && !c.at.pronoun && c.at.first >= a.first {
			return true
		}
	}
	return false
}

// countsDead reports whether a number counts those who died of a fight, and not those who
// fought: fighting erupted in X and 12 soldiers were killed.
func (s *sent) countsDead(h hit, a amount) bool {
	return group(h.typ) == group(marz.Attack) && slices.ContainsFunc(s.hits, func(o hit) bool {
		return (o.typ == marz.Casualties || o.typ == marz.Mobilization) && (o.first > a.last && o.first-a.last <= 4 || a.first > o.last && a.first-o.last <= 2)
	})
}

// habitual knows a number of what passes every day, which says nothing of the day told.
func (s *sent) habitual(a amount) bool {
	for k := a.last + 1; k < min(len(s.toks), a.last+9); k++ {
		if match(s.toks, k, "each day", "every day", "a day", "per day", "daily", "par jour", "chaque jour", "quotidiennement", "jour et nuit") > 0 {
			w := wordAt(s.toks, k+2)
			return w != "earlier" && w != "later" && w != "after" && w != "before" && w != "ago"
		}
	}
	return false
}

// unitFor names what is counted as the record does.
func (r *reading) unitFor(s *sent, h hit, a amount, agent who) string {
	unit := r.unitOf(s, a)
	switch {
	case h.typ == marz.Casualties:
		return tollUnit(unit, woundingWord(s, h))
	case unit == "dead" || h.typ == marz.Handover && s.between(a.first-4, a.first, "bodies", "remains", "corps", "depouilles"):
		return "bodies"
	case unit == "men" || unit == "" && !a.share:
		return menOf(agent)
	case h.typ == marz.Statement && traffics[unit] && s.habitual(a):
		return unit + " a day"
	}
	return unit
}

// menOf is what the men of an actor are: soldiers, unless they are the movement's, a
// militia's or no men under arms.
func menOf(w who) string {
	switch w.actor {
	case "taliban", "militia", "ismail-khan-militia", "nrf":
		return "fighters"
	case "civilians", "residents":
		return "civilians"
	}
	return "soldiers"
}

func tollUnit(unit string, wounded bool) string {
	switch unit {
	case "soldiers", "fighters", "civilians":
		unit += " "
	default:
		unit = ""
	}
	if wounded {
		return unit + "wounded"
	}
	return unit + "killed"
}

// woundingWord reports whether a word of casualties speaks of the wounded.
func woundingWord(s *sent, h hit) bool {
	for k := h.first; k <= h.last; k++ {
		for _, stem := range []string{"wound", "injur", "hurt", "bless", "hospital", "hopital"} {
			if strings.HasPrefix(s.toks[k].norm, stem) {
				return true
			}
		}
	}
	return false
}

func borderName(m *Mention) string {
	if m == nil || m.Place.Kind != marz.KindBorder {
		return "territory"
	}
	for _, b := range marz.Borders {
		if b.ID == m.Place.Border || b.ID == m.Place.ID {
			return "AFG–" + b.Alpha3 + " border"
		}
	}
	return "border"
}

// counts reports whether a number of that unit belongs to a claim of the type.
func counts(t marz.Type, unit string, a amount) bool {
	switch t {
	case marz.ControlShare:
		return a.share || unit == "km"
	case marz.Arming:
		return unit == "weapons" || underArms[unit]
	case marz.Capture, marz.Recapture:
		return countsPlaces(unit)
	case marz.ControlType:
		return countsPlaces(unit) || underArms[unit]
	case marz.Casualties:
		return peopleUnits[unit] || unit == "dead" || unit == "wounded"
	case marz.Closure, marz.Reopening:
		return traffics[unit]
	case marz.Statement:
		return traffics[unit] || unit == "prisoners"
	case marz.Flight:
		return !a.share && (peopleUnits[unit] || unit == "aircraft")
	case marz.Handover:
		return !a.share && (peopleUnits[unit] || unit == "prisoners" || unit == "weapons" || unit == "dead" || unit == "districts")
	case marz.Attack, marz.Clash:
		return underArms[unit]
	}
	return underArms[unit] || unit == "vehicles" || unit == "posts" && t == marz.Withdrawal
}

func countsPlaces(unit string) bool {
	return unit == "districts" || unit == "posts" || unit == "crossings" || unit == "villages" || unit == "capitals"
}

// traffics is what goes over a border; peopleUnits are those who flee and are sent back.
var (
	traffics    = wordSet("vehicles wagons civilians families")
	peopleUnits = wordSet("soldiers fighters men civilians families officials reservists")
	underArms   = wordSet("soldiers fighters men reservists")
)
