package geo

import (
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// CheckGeometry reports the first thing that makes g no simple feature in form: numbers
// that are not finite, lines of fewer than two positions, polygons without a ring, rings
// of fewer than four positions or not closed. It does not look for self-intersection:
// NewShape does. A nil geometry is in order.
func CheckGeometry(g orb.Geometry) error {
	switch g := g.(type) {
	case orb.Point:
		return checkPosition(g)
	case orb.MultiPoint:
		return checkPositions(g)
	case orb.LineString:
		if len(g) < 2 {
			return fmt.Errorf("a line has %s: it needs two or more", positionsOf(len(g)))
		}
		return checkPositions(g)
	case orb.Ring:
		return checkRing(g)
	case orb.Polygon:
		if len(g) == 0 {
			return fmt.Errorf("a polygon has no ring: it needs one or more")
		}
		for i, r := range g {
			if err := checkRing(r); err != nil {
				return fmt.Errorf("ring %d: %w", i+1, err)
			}
		}
	case orb.Bound:
		return checkPositions([]orb.Point{g.Min, g.Max})
	default:
		for i, m := range members(g) {
			if err := CheckGeometry(m); err != nil {
				return fmt.Errorf("part %d: %w", i+1, err)
			}
		}
	}
	return nil
}

func checkRing(r orb.Ring) error {
	if len(r) < 4 {
		return fmt.Errorf("a ring has %s: it needs four or more, the last equal to the first", positionsOf(len(r)))
	}
	if err := checkPositions(r); err != nil {
		return err
	}
	if r[0] != r[len(r)-1] {
		return fmt.Errorf("a ring is not closed: it begins at %v and ends at %v", r[0], r[len(r)-1])
	}
	return nil
}

func positionsOf(n int) string {
	if n == 1 {
		return "1 position"
	}
	return fmt.Sprintf("%d positions", n)
}

func checkPositions[T ~[]orb.Point](ps T) error {
	for i, p := range ps {
		if err := checkPosition(p); err != nil {
			return fmt.Errorf("position %d: %w", i+1, err)
		}
	}
	return nil
}

func checkPosition(p orb.Point) error {
	for _, v := range p {
		if !isFinite(v) {
			return fmt.Errorf("%v is not a number that a coordinate can have", v)
		}
	}
	return nil
}

func isFinite(v float64) bool { return math.Abs(v) <= math.MaxFloat64 }

// finite reports whether every coordinate of g is finite.
func finite(g orb.Geometry) bool {
	switch g := g.(type) {
	case orb.Point:
		return finiteAll([]orb.Point{g})
	case orb.MultiPoint:
		return finiteAll(g)
	case orb.LineString:
		return finiteAll(g)
	case orb.Ring:
		return finiteAll(g)
	case orb.Polygon:
		for _, r := range g {
			if !finiteAll(r) {
				return false
			}
		}
	case orb.Bound:
		return finiteAll([]orb.Point{g.Min, g.Max})
	default:
		for _, m := range members(g) {
			if !finite(m) {
				return false
			}
		}
	}
	return true
}

func finiteAll(ps []orb.Point) bool {
	for _, p := range ps {
		if !isFinite(p[0]) || !isFinite(p[1]) {
			return false
		}
	}
	return true
}

// members returns the parts of a multi-geometry or collection.
func members(g orb.Geometry) []orb.Geometry {
	switch g := g.(type) {
	case orb.MultiPoint:
		return parts(g)
	case orb.MultiLineString:
		return parts(g)
	case orb.MultiPolygon:
		return parts(g)
	case orb.Collection:
		return g
	}
	return nil
}

// withoutNil returns the collection without its nil members.
func withoutNil(c orb.Collection) orb.Collection {
	isNil := func(g orb.Geometry) bool { return g == nil }
	if !slices.ContainsFunc(c, isNil) {
		return c
	}
	return slices.DeleteFunc(slices.Clone(c), isNil)
}

func parts[L ~[]E, E orb.Geometry](list L) []orb.Geometry {
	return convert[[]orb.Geometry](list, func(m E) orb.Geometry { return m })
}

// convert returns the list with every element converted.
func convert[L ~[]B, A, B any](in []A, one func(A) B) L {
	out := make(L, len(in))
	for i, v := range in {
		out[i] = one(v)
	}
	return out
}
