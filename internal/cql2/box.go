package cql2

import "github.com/paulmach/orb"

// box is a BBOX literal in degrees. West > East crosses the antimeridian.
type box struct {
	West, South, East, North float64
}

// bounds returns the box as one bound, or two where it crosses the antimeridian.
func (b box) bounds() []orb.Bound {
	if b.West <= b.East {
		return []orb.Bound{{Min: orb.Point{b.West, b.South}, Max: orb.Point{b.East, b.North}}}
	}
	return []orb.Bound{
		{Min: orb.Point{b.West, b.South}, Max: orb.Point{180, b.North}},
		{Min: orb.Point{-180, b.South}, Max: orb.Point{b.East, b.North}},
	}
}

// geometry returns the set of points of the box: a polygon, or a line or a point where
// it has no width or height, or two of them.
func (b box) geometry() orb.Geometry {
	var polygons orb.MultiPolygon
	var all orb.Collection
	for _, part := range b.bounds() {
		g := boundGeometry(part)
		all = append(all, g)
		if p, ok := g.(orb.Polygon); ok {
			polygons = append(polygons, p)
		}
	}
	switch {
	case len(all) == 1:
		return all[0]
	case len(polygons) == len(all):
		return polygons
	}
	return all
}

func boundGeometry(b orb.Bound) orb.Geometry {
	switch {
	case b.Min == b.Max:
		return b.Min
	case b.Min[0] == b.Max[0] || b.Min[1] == b.Max[1]:
		return orb.LineString{b.Min, b.Max}
	}
	return b.ToPolygon()
}
