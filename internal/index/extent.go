package index

import (
	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// Extent is where and when the features of a collection are.
type Extent struct {
	Bound orb.Bound     // (lon, lat) in degrees; empty when no feature has a geometry
	Time  marz.Interval // first and last day; open where a feature is, zero without times
}

// Extent returns the extent of all entries of a collection. It reads their headers once
// after each change.
func (x *Index) Extent(name string) Extent {
	x.mu.RLock()
	defer x.mu.RUnlock()
	c, ok := x.collections[name]
	if !ok {
		return Extent{Bound: noBound}
	}
	if e := c.extent.Load(); e != nil {
		return *e
	}
	e := extentOf(c.slots)
	c.extent.Store(&e)
	return e
}

var noBound = orb.Bound{Min: orb.Point{1, 1}, Max: orb.Point{-1, -1}}

func extentOf(entries []entry) Extent {
	out := Extent{Bound: noBound}
	first, last := marz.LastDay, marz.FirstDay
	for _, e := range entries {
		if e == "" {
			continue
		}
		if from, to := e.day(atTime), e.day(atTime+4); from != marz.FirstDay || to != marz.LastDay {
			first, last = min(first, from), max(last, to)
		}
		if !e.hasBox() {
			continue
		}
		b := orb.Bound{Min: orb.Point{e.float(atBox), e.float(atBox + 8)}, Max: orb.Point{e.float(atBox + 16), e.float(atBox + 24)}}
		if out.Bound.IsEmpty() {
			out.Bound = b
		} else {
			out.Bound = out.Bound.Union(b)
		}
	}
	if first <= last {
		out.Time = marz.Interval{From: open(first, marz.FirstDay), To: open(last, marz.LastDay)}
	}
	return out
}
