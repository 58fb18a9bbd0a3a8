package geo

import (
	"fmt"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"
)

// Shape is a geometry prepared for topological predicates. They follow the DE-9IM model
// of OGC Simple Features (06-103r4, 6.1.15) on the plane of longitude and latitude.
type Shape struct{ g geom.Geometry }

// NewShape prepares g. The error says why g is not valid, for example that a ring
// crosses itself.
func NewShape(g orb.Geometry) (Shape, error) {
	if g == nil {
		return Shape{}, nil
	}
	b, err := AppendWKB(nil, g)
	if err != nil {
		return Shape{}, err
	}
	sf, err := geom.UnmarshalWKB(b)
	if err != nil {
		return Shape{}, fmt.Errorf("%s: %w", g.GeoJSONType(), err)
	}
	return Shape{sf}, nil
}

// Relate returns the DE-9IM matrix of s and t as nine characters, row by row.
func (s Shape) Relate(t Shape) (string, error) { return geom.Relate(s.g, t.g) }

// Intersects reports whether s and t share a point.
func (s Shape) Intersects(t Shape) (bool, error) { return geom.Intersects(s.g, t.g), nil }

// Disjoint reports whether s and t share no point.
func (s Shape) Disjoint(t Shape) (bool, error) { return geom.Disjoint(s.g, t.g) }

// Equals reports whether s and t are the same set of points.
func (s Shape) Equals(t Shape) (bool, error) { return geom.Equals(s.g, t.g) }

// Touches reports whether s and t meet at their boundaries only.
func (s Shape) Touches(t Shape) (bool, error) { return geom.Touches(s.g, t.g) }

// Within reports whether s lies in t and their interiors meet.
func (s Shape) Within(t Shape) (bool, error) { return geom.Within(s.g, t.g) }

// Contains reports whether t lies in s and their interiors meet.
func (s Shape) Contains(t Shape) (bool, error) { return geom.Contains(s.g, t.g) }

// Overlaps reports whether s and t, of one dimension, share a part of that dimension and
// each has a part of its own.
func (s Shape) Overlaps(t Shape) (bool, error) { return geom.Overlaps(s.g, t.g) }

// Crosses reports whether the interiors of s and t meet in a set of lower dimension than
// the greater of theirs.
func (s Shape) Crosses(t Shape) (bool, error) { return geom.Crosses(s.g, t.g) }
