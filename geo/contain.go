package geo

import "github.com/paulmach/orb"

// Contains reports whether p lies in the area g (Polygon, MultiPolygon, Ring, Bound or a
// collection of them), by the even-odd rule on the plane of longitude and latitude; a point
// on an edge is inside. Points and lines hold nothing.
func Contains(g orb.Geometry, p orb.Point) bool {
	switch g := g.(type) {
	case orb.Bound:
		return g.Contains(p)
	case orb.Ring:
		return sideOf(g, p) >= 0
	case orb.Polygon:
		return polygonHolds(g, p)
	case orb.MultiPolygon:
		for _, m := range g {
			if polygonHolds(m, p) {
				return true
			}
		}
	case orb.Collection:
		for _, m := range g {
			if Contains(m, p) {
				return true
			}
		}
	}
	return false
}

func polygonHolds(poly orb.Polygon, p orb.Point) bool {
	if len(poly) == 0 || !poly[0].Bound().Contains(p) {
		return false
	}
	inside := false
	for _, r := range poly {
		switch sideOf(r, p) {
		case 0:
			return true
		case 1:
			inside = !inside
		}
	}
	return inside
}

// sideOf returns 1 when p lies inside the ring, 0 on it, -1 outside: it counts the edges
// that a ray to the east crosses.
func sideOf(r orb.Ring, p orb.Point) int {
	side := -1
	for i := 1; i < len(r); i++ {
		a, b := r[i-1], r[i]
		if onSegment(a, b, p) {
			return 0
		}
		if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < (b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1])+a[0] {
			side = -side
		}
	}
	return side
}

func onSegment(a, b, p orb.Point) bool {
	if p[0] < min(a[0], b[0]) || p[0] > max(a[0], b[0]) || p[1] < min(a[1], b[1]) || p[1] > max(a[1], b[1]) {
		return false
	}
	return (b[0]-a[0])*(p[1]-a[1]) == (b[1]-a[1])*(p[0]-a[0])
}
