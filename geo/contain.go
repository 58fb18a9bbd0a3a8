package geo

import "github.com/paulmach/orb"

// Contains reports whether p lies in the area g (Polygon, MultiPolygon, Ring, Bound or a
// collection of them), by the even-odd rule; a point on an edge is inside.
func Contains(g orb.Geometry, p orb.Point) bool {
	switch g := g.(type) {
	case orb.Bound:
		return g.Contains(p)
	case orb.Ring:
		return ringHolds(g, p)
	case orb.Polygon:
		return polygonHolds(g, p)
	case orb.MultiPolygon, orb.Collection:
		for _, m := range members(g) {
			if Contains(m, p) {
				return true
			}
		}
	}
	return false
}

func polygonHolds(poly orb.Polygon, p orb.Point) bool {
	if len(poly) == 0 || !poly.Bound().Contains(p) {
		return false
	}
	inside := false
	for _, r := range poly {
		for i := 1; i < len(r); i++ {
			if onSegment(r[i-1], r[i], p) {
				return true
			}
		}
		if ringHolds(r, p) {
			inside = !inside
		}
	}
	return inside
}

func ringHolds(r orb.Ring, p orb.Point) bool {
	inside := false
	for i := 1; i < len(r); i++ {
		a, b := r[i-1], r[i]
		if onSegment(a, b, p) {
			return true
		}
		if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < (b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1])+a[0] {
			inside = !inside
		}
	}
	return inside
}

func onSegment(a, b, p orb.Point) bool {
	cross := (b[0]-a[0])*(p[1]-a[1]) - (b[1]-a[1])*(p[0]-a[0])
	if cross != 0 {
		return false
	}
	return p[0] >= min(a[0], b[0]) && p[0] <= max(a[0], b[0]) && p[1] >= min(a[1], b[1]) && p[1] <= max(a[1], b[1])
}
