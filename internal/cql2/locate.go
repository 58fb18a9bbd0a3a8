package cql2

import (
	"math"
	"math/big"

	"github.com/paulmach/orb"
)

// location is where a point lies in relation to a geometry.
type location int

const (
	outside location = iota
	onBoundary
	inside
)

// relatePoint evaluates an S_ function on a point and another geometry, exactly; it is
// unknown for the kinds of geometry that it leaves to the general way.
func relatePoint(o op, p orb.Point, g orb.Geometry) truth {
	where := inside
	switch g := g.(type) {
	case orb.Point:
		if p != g {
			where = outside
		}
		if o == opSEquals || o == opSContains {
			return truthOf(where == inside)
		}
	case orb.LineString:
		where = locateOnLines(p, orb.MultiLineString{g})
	case orb.MultiLineString:
		where = locateOnLines(p, g)
	case orb.Polygon:
		where = locateInPolygon(p, g)
	case orb.MultiPolygon:
		where = outside
		for _, poly := range g {
			where = max(where, locateInPolygon(p, poly))
		}
	default:
		return unknown
	}
	switch o {
	case opSIntersects:
		return truthOf(where != outside)
	case opSDisjoint:
		return truthOf(where == outside)
	case opSTouches:
		return truthOf(where == onBoundary)
	case opSWithin:
		return truthOf(where == inside)
	}
	return no // a point equals, contains, crosses and overlaps no line or area
}

// locateOnLines follows the mod-2 rule: the boundary of lines are the points at which
// an odd number of them end.
func locateOnLines(p orb.Point, lines orb.MultiLineString) location {
	var ends int
	on := false
	for _, l := range lines {
		for i := range l {
			on = on || i > 0 && onSegment(p, l[i-1], l[i])
			if (i == 0 || i == len(l)-1) && l[i] == p {
				ends++
			}
		}
	}
	switch {
	case ends%2 == 1:
		return onBoundary
	case on || ends > 0:
		return inside
	}
	return outside
}

// locateInPolygon counts the edges to the right of the point in all rings.
func locateInPolygon(p orb.Point, rings orb.Polygon) location {
	in := false
	for _, r := range rings {
		for i := 1; i < len(r); i++ {
			a, b := r[i-1], r[i]
			switch {
			case a == p || b == p || a[1] == p[1] && b[1] == p[1] && onSegment(p, a, b):
				return onBoundary
			case (a[1] > p[1]) == (b[1] > p[1]):
				continue
			}
			side := orientation(a, b, p)
			if side == 0 {
				return onBoundary
			}
			if (side > 0) == (b[1] > a[1]) {
				in = !in
			}
		}
	}
	if in {
		return inside
	}
	return outside
}

func onSegment(p, a, b orb.Point) bool {
	return p[0] >= min(a[0], b[0]) && p[0] <= max(a[0], b[0]) && p[1] >= min(a[1], b[1]) && p[1] <= max(a[1], b[1]) &&
		orientation(a, b, p) == 0
}

// orientationError bounds the rounding of the determinant below in units of the sum of
// its parts (Shewchuk, Adaptive Precision Floating-Point Arithmetic, 1997, ccwerrboundA).
const orientationError = (3 + 16*0x1p-53) * 0x1p-53

// orientation is positive where p lies left of the line from a to b, negative where it
// lies right of it, and zero only where it lies on it.
func orientation(a, b, p orb.Point) int {
	left, right := (a[0]-p[0])*(b[1]-p[1]), (a[1]-p[1])*(b[0]-p[0])
	det := left - right
	if math.Abs(det) > orientationError*(math.Abs(left)+math.Abs(right)) {
		if det > 0 {
			return 1
		}
		return -1
	}
	return exactOrientation(a, b, p)
}

// exactOrientation computes the same determinant in fractions.
func exactOrientation(a, b, p orb.Point) int {
	sub := func(x, y float64) *big.Rat {
		q, r := new(big.Rat).SetFloat64(x), new(big.Rat).SetFloat64(y)
		if q == nil || r == nil { // not finite
			return new(big.Rat)
		}
		return q.Sub(q, r)
	}
	left, right := sub(a[0], p[0]), sub(a[1], p[1])
	left.Mul(left, sub(b[1], p[1]))
	right.Mul(right, sub(b[0], p[0]))
	return left.Cmp(right)
}
