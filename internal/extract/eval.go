package extract

import (
	"math"
	"slices"

	"marz/internal/marz"
)

// Gold is a dispatch with the claims that a person found in it.
type Gold struct {
	Doc      Document
	Resolved marz.Interval // when it was published, as a reader can tell
	Claims   []GoldClaim
	Places   []GoldPlace
}

// GoldClaim is a claim as a person reads it. Claims that are not Core may be found or
// left: neither counts against the extractor.
type GoldClaim struct {
	marz.Claim
	Core       bool
	Start, End int // of the evidence, in code points
}

// GoldPlace is a name in the text and the place that it means.
type GoldPlace struct {
	Start, End int
	Place      string
	Role       string
}

// Count is what precision, recall and F1 are made of.
type Count struct {
	Right, Found, Wanted int
}

// Add joins two counts.
func (c *Count) Add(o Count) {
	c.Right, c.Found, c.Wanted = c.Right+o.Right, c.Found+o.Found, c.Wanted+o.Wanted
}

// Precision is the part of what was found that is right; 1 where nothing was found.
func (c Count) Precision() float64 { return ratio(c.Right, c.Found) }

// Recall is the part of what was wanted that was found.
func (c Count) Recall() float64 { return ratio(c.Right, c.Wanted) }

// F1 is the harmonic mean of precision and recall.
func (c Count) F1() float64 {
	if c.Found+c.Wanted == 0 {
		return 1
	}
	return 2 * float64(c.Right) / float64(c.Found+c.Wanted)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// Measures names what is measured, in the order of the tables.
var Measures = []string{"places", "toponyms", "events", "attribution", "stance", "date", "quantity", "evidence"}

// Score is a count for each measure. Places and events compare sets of a dispatch; the
// measures after them compare claims that were paired with a core claim of the gold:
// there Found and Wanted are the number of pairs.
type Score map[string]Count

// Add joins two scores.
func (s Score) Add(o Score) {
	for k, c := range o {
		t := s[k]
		t.Add(c)
		s[k] = t
	}
}

// Evaluate compares what was read in a dispatch with its gold.
func Evaluate(got Result, gold Gold) Score {
	s := Score{"places": evalPlaces(got, gold), "toponyms": evalToponyms(got, gold), "events": evalEvents(got, gold)}
	s.Add(evalClaims(got, gold))
	return s
}

// evalPlaces compares the places that claims are on.
func evalPlaces(got Result, gold Gold) Count {
	var c Count
	all, core, found := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, g := range gold.Claims {
		all[g.Place] = true
		if g.Core {
			core[g.Place] = true
		}
	}
	for _, x := range got.Claims {
		found[x.Place] = true
	}
	for p := range found {
		switch {
		case core[p]:
			c.Right++
			c.Found++
		case !all[p]:
			c.Found++
		}
	}
	c.Wanted = len(core)
	return c
}

// evalToponyms compares the names of places in the text that are places of events.
func evalToponyms(got Result, gold Gold) Count {
	var c Count
	for _, g := range gold.Places {
		if g.Place == "-" || g.Role == "neighbour" || g.Place == "AFG" {
			continue
		}
		c.Wanted++
		for _, m := range got.Mentions {
			if m.Place.ID == g.Place && m.Start < g.End && g.Start < m.End {
				c.Right++
				break
			}
		}
	}
	for _, m := range got.Mentions {
		if m.Place.Kind != marz.KindBorder {
			c.Found++
		}
	}
	c.Found = max(c.Found, c.Right)
	return c
}

type eventKey struct {
	place string
	group int
	when  marz.Interval
	core  bool
	hit   bool
}

// evalEvents compares the happenings: place, group of types, and day within a day.
func evalEvents(got Result, gold Gold) Count {
	var want, found []eventKey
	for _, g := range gold.Claims {
		want = joinEvent(want, eventKey{g.Place, groups[g.Type], g.Happened, g.Core, false})
	}
	for _, x := range got.Claims {
		found = joinEvent(found, eventKey{x.Place, groups[x.Type], x.Happened, true, false})
	}
	var c Count
	for i := range found {
		free, right := false, false
		for j := range want {
			if !want[j].hit && sameHappening(found[i], want[j]) {
				want[j].hit = true
				right, free = want[j].core, !want[j].core
				break
			}
		}
		if right {
			c.Right++
		}
		if !free {
			c.Found++
		}
	}
	for _, w := range want {
		if w.core {
			c.Wanted++
		}
	}
	return c
}

func joinEvent(list []eventKey, e eventKey) []eventKey {
	for i := range list {
		if sameHappening(list[i], e) {
			list[i].core = list[i].core || e.core
			return list
		}
	}
	return append(list, e)
}

func sameHappening(a, b eventKey) bool {
	return a.place == b.place && a.group == b.group && SameDay(a.when, b.when)
}

// SameDay reports whether two intervals end, or begin where they have no end, within a day
// of each other, or whether one is so coarse that it holds the other.
func SameDay(a, b marz.Interval) bool {
	if a.IsZero() || b.IsZero() {
		return a.IsZero() == b.IsZero()
	}
	d := math.Abs(float64(point(a) - point(b)))
	return d <= 1 || coarse(a) && holds(a, b) || coarse(b) && holds(b, a)
}

func point(i marz.Interval) marz.Day {
	if i.To.IsZero() {
		return i.From
	}
	return i.To
}

func coarse(i marz.Interval) bool {
	return i.Precision == marz.PrecisionMonth || i.Precision == marz.PrecisionWeek || i.Precision == marz.PrecisionMonthPart || i.Precision == marz.PrecisionRange
}

func holds(i, o marz.Interval) bool {
	p := point(o)
	return p >= i.First()-1 && p <= i.Last()+1 && !i.To.IsZero() && !i.From.IsZero()
}

// evalClaims pairs claims with the gold's and compares the pairs.
func evalClaims(got Result, gold Gold) Score {
	s := Score{}
	for _, p := range pairs(got, gold) {
		x, g := &got.Claims[p.claim], &gold.Claims[p.gold]
		s.tally("attribution", x.Principal == g.Principal)
		s.tally("stance", x.Stance == g.Stance)
		s.tally("date", SameDate(x.Happened, g.Happened))
		if g.Quantity != nil {
			s.tally("quantity", sameQuantity(x.Quantity, g.Quantity))
		}
		s.tally("evidence", x.Evidence.Start < g.End && g.Start < x.Evidence.End)
	}
	return s
}

// pair is a claim and the core claim of the gold that it is compared with.
type pair struct{ claim, gold, points int }

// pairs chooses, of all pairs of a claim and a core claim that go together, the best ones
// first, each claim once: so the order of the gold decides nothing.
func pairs(got Result, gold Gold) []pair {
	var all []pair
	for i := range got.Claims {
		for j := range gold.Claims {
			if p := affinity(&got.Claims[i], &gold.Claims[j]); p > 0 && gold.Claims[j].Core {
				all = append(all, pair{i, j, p})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b pair) int { return b.points - a.points })
	usedClaim, usedGold := map[int]bool{}, map[int]bool{}
	return slices.DeleteFunc(all, func(p pair) bool {
		if usedClaim[p.claim] || usedGold[p.gold] {
			return true
		}
		usedClaim[p.claim], usedGold[p.gold] = true, true
		return false
	})
}

// SameDate reports whether two intervals name the same day, or end on the same day.
func SameDate(a, b marz.Interval) bool {
	if a.From == b.From && a.To == b.To {
		return true
	}
	return a.To == b.To && !a.To.IsZero() && (a.From.IsZero() || b.From.IsZero())
}

func (s Score) tally(measure string, right bool) {
	c := s[measure]
	c.Found++
	c.Wanted++
	if right {
		c.Right++
	}
	s[measure] = c
}

// affinity says how well a claim and a gold claim go together; 0: not at all.
func affinity(x *Claim, g *GoldClaim) int {
	if x.Place != g.Place || groups[x.Type] != groups[g.Type] {
		return 0
	}
	p := 1
	if x.Evidence != nil && x.Evidence.Start < g.End && g.Start < x.Evidence.End {
		p += 4
	}
	if x.Stance == g.Stance {
		p++
	}
	if x.Principal == g.Principal {
		p++
	}
	if x.Type == g.Type {
		p++
	}
	return p
}

func sameQuantity(a, b *marz.Quantity) bool {
	if a == nil {
		return false
	}
	if a.Value == nil || b.Value == nil {
		return a.Value == b.Value || a.Min != nil && b.Min != nil && *a.Min == *b.Min
	}
	return math.Abs(*a.Value-*b.Value) <= 0.02*math.Max(1, math.Abs(*b.Value))
}
