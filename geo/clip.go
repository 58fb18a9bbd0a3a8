package geo

import (
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/simplify"
)

// Clip returns the part of g inside the bound, or nil when there is none. The
// geometry that is passed in is never changed.
func Clip(b orb.Bound, g orb.Geometry) orb.Geometry {
	if g == nil || !g.Bound().Intersects(b) {
		return nil
	}
	return clip.Geometry(b, orb.Clone(g))
}

// Simplify returns a copy of g without the points that lie within tolerance (degrees) of
// the line between their neighbours (Douglas and Peucker, 1973); rings that vanish are
// dropped. The geometry that is passed in is never changed.
func Simplify(g orb.Geometry, tolerance float64) orb.Geometry {
	if g == nil || tolerance <= 0 {
		return orb.Clone(g)
	}
	return simplify.DouglasPeucker(tolerance).Simplify(orb.Clone(g))
}
