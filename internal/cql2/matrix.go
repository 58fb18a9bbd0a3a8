package cql2

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// matrix is a DE-9IM matrix, row by row: how the interior, boundary and exterior of one
// geometry meet those of another (OGC 06-103r4, 6.1.15).
type matrix string

// matrix relates two geometries that have been prepared; false when they have no
// relation.
//
// The exteriors of two geometries always share an area. A matrix that denies it comes of
// a spike so thin that its sides fall together in floating point, which turns the polygon
// inside out; such spikes are then cut off.
func (s *shape) matrix(t *shape) (matrix, bool) {
	m, err := s.prepared.Relate(*t.prepared)
	if err == nil && matrix(m).sound() {
		return matrix(m), true
	}
	p, q := shapeOf(withoutSpikes(s.geometry)), shapeOf(withoutSpikes(t.geometry))
	if !p.prepare() || !q.prepare() {
		return "", false
	}
	m, err = p.prepared.Relate(*q.prepared)
	return matrix(m), err == nil && matrix(m).sound()
}

func (m matrix) sound() bool { return len(m) == 9 && m[8] == '2' }

// like reports whether the matrix fits a pattern: T is any dimension, * is anything.
func (m matrix) like(pattern string) bool {
	for i := range len(pattern) {
		switch p := pattern[i]; {
		case p == '*', p == 'T' && m[i] != 'F', p == m[i]:
		default:
			return false
		}
	}
	return true
}

// holds evaluates an S_ function for geometries of dimensions a and b, by OGC 06-103r4,
// 6.1.15.3.
func (m matrix) holds(o op, a, b int) bool {
	switch o {
	case opSEquals:
		return m.like("T*F**FFF*")
	case opSTouches:
		return m.like("FT*******") || m.like("F**T*****") || m.like("F***T****")
	case opSWithin:
		return m.like("T*F**F***")
	case opSContains:
		return m.like("T*****FF*")
	case opSCrosses:
		return a < b && m.like("T*T******") || a > b && m.like("T*****T**") || a == 1 && b == 1 && m.like("0********")
	case opSOverlaps:
		return a == b && (a != 1 && m.like("T*T***T**") || a == 1 && m.like("1*T***T**"))
	}
	return false
}

// dimension returns 0 for points, 1 for lines, 2 for areas: of a collection the greatest.
func dimension(g orb.Geometry) int {
	c, ok := g.(orb.Collection)
	if !ok {
		return g.Dimensions()
	}
	var d int
	for _, m := range c {
		d = max(d, dimension(m))
	}
	return d
}

// spikeWidth is how far apart the sides of a spike are that counts as one, in degrees:
// about a micrometre.
const spikeWidth = 1e-11

// withoutSpikes returns a copy of an area without the vertices at the tips of spikes.
func withoutSpikes(g orb.Geometry) orb.Geometry {
	switch g := g.(type) {
	case orb.Polygon:
		out := orb.Polygon{}
		for _, r := range g {
			if r = cutSpikes(r); len(r) >= 4 {
				out = append(out, r)
			}
		}
		return out
	case orb.MultiPolygon:
		out := orb.MultiPolygon{}
		for _, p := range g {
			if p := withoutSpikes(p).(orb.Polygon); len(p) > 0 {
				out = append(out, p)
			}
		}
		return out
	}
	return g
}

// cutSpikes drops vertices of a ring until none is the tip of a spike.
func cutSpikes(r orb.Ring) orb.Ring {
	open := slices.Clone(r[:len(r)-1])
	for i := 0; i < len(open) && len(open) > 2; {
		n := len(open)
		if !isSpike(open[(i+n-1)%n], open[i], open[(i+1)%n]) {
			i++
			continue
		}
		open = slices.Delete(open, i, i+1)
		i = max(i-2, 0) // what is beside the spike may be one now
	}
	return append(open, open[0])
}

// isSpike reports whether the way from a to b turns back on itself to c.
func isSpike(a, b, c orb.Point) bool {
	ax, ay, cx, cy := a[0]-b[0], a[1]-b[1], c[0]-b[0], c[1]-b[1]
	longer := math.Max(math.Hypot(ax, ay), math.Hypot(cx, cy))
	return ax*cx+ay*cy > 0 && math.Abs(ax*cy-ay*cx) <= spikeWidth*longer
}
