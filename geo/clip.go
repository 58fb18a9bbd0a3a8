package geo

import (
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/simplify"
)

// Clip returns the part of g inside the bound, or nil when there is none. What remains of
// a line may be several, and of several parts one. An area that leaves the bound and comes
// back is joined along the bound's edge (Sutherland and Hodgman, 1974). The geometry that
// is passed in is never changed.
func Clip(b orb.Bound, g orb.Geometry) orb.Geometry {
	g = prune(g, 1, 1)
	if g == nil || !g.Bound().Intersects(b) {
		return nil
	}
	return prune(clip.Geometry(b, g), 2, 4)
}

// Simplify returns a copy of g without the points that lie within tolerance (degrees) of
// the line between their neighbours (Douglas and Peucker, 1973); rings of fewer than four
// points that remain are dropped, and nil is what is left of an area without a ring. With
// no tolerance it is a copy. The geometry that is passed in is never changed.
func Simplify(g orb.Geometry, tolerance float64) orb.Geometry {
	if g == nil || !(tolerance > 0) {
		return orb.Clone(g)
	}
	g = prune(g, 1, 1)
	if g == nil {
		return nil
	}
	return prune(simplify.DouglasPeucker(tolerance).Simplify(g), 2, 4)
}

// prune returns a copy of g without the lines and rings that have fewer positions than
// the least, the areas without an outer ring, and the parts that are nil. What has
// nothing left is nil.
func prune(g orb.Geometry, leastLine, leastRing int) orb.Geometry {
	switch g := g.(type) {
	case orb.Point, orb.Bound:
		return g
	case orb.MultiPoint:
		return some(slices.Clone(g))
	case orb.LineString:
		if len(g) >= leastLine {
			return slices.Clone(g)
		}
	case orb.Ring:
		if len(g) >= leastRing {
			return slices.Clone(g)
		}
	case orb.MultiLineString:
		return some(pruneParts(g, leastLine, leastRing))
	case orb.Polygon:
		if len(g) > 0 && len(g[0]) >= leastRing {
			return orb.Polygon(pruneParts(g, leastLine, leastRing))
		}
	case orb.MultiPolygon:
		return some(pruneParts(g, leastLine, leastRing))
	case orb.Collection:
		return some(pruneParts(g, leastLine, leastRing))
	}
	return nil
}

func pruneParts[L ~[]E, E orb.Geometry](list L, leastLine, leastRing int) L {
	out := make(L, 0, len(list))
	for _, m := range list {
		if left, ok := prune(m, leastLine, leastRing).(E); ok {
			out = append(out, left)
		}
	}
	return out
}

// some returns the list, or nil when it is empty.
func some[L interface {
	~[]E
	orb.Geometry
}, E any](list L) orb.Geometry {
	if len(list) == 0 {
		return nil
	}
	return list
}
