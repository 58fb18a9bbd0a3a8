package geo

import (
	"fmt"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"
)

// Shape is a geometry prepared for topological predicates. They follow the DE-9IM model
// of OGC Simple Features (06-103r4, 6.1.15) on the plane of longitude and latitude. The
// zero Shape is empty. It is safe for concurrent use.
type Shape struct{ g geom.Geometry }

// NewShape prepares g; nil is empty. The error says why g is not valid, for example that
// a ring crosses itself.
func NewShape(g orb.Geometry) (s Shape, err error) {
	if g == nil {
		return Shape{}, nil
	}
	defer caught(&err)
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

// caught turns a panic of the library, on coordinates that its arithmetic cannot hold,
// into an error.
func caught(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("the geometries cannot be related: %v", r)
	}
}

// Relate returns the DE-9IM matrix of s and t as nine characters, row by row: interior,
// boundary, exterior of s against those of t.
func (s Shape) Relate(t Shape) (matrix string, err error) {
	defer caught(&err)
	return geom.Relate(s.g, t.g)
}

// Intersects reports whether s and t share a point.
func (s Shape) Intersects(t Shape) (ok bool, err error) {
	defer caught(&err)
	return geom.Intersects(s.g, t.g), nil
}

// Disjoint reports whether s and t share no point.
func (s Shape) Disjoint(t Shape) (bool, error) {
	ok, err := s.Intersects(t)
	return !ok && err == nil, err
}

// Equals reports whether s and t are the same set of points.
func (s Shape) Equals(t Shape) (bool, error) { return s.holds(t, geom.Equals) }

// Touches reports whether s and t meet at their boundaries only.
func (s Shape) Touches(t Shape) (bool, error) { return s.holds(t, geom.Touches) }

// Within reports whether s lies in t and their interiors meet.
func (s Shape) Within(t Shape) (bool, error) { return s.holds(t, geom.Within) }

// Contains reports whether t lies in s and their interiors meet.
func (s Shape) Contains(t Shape) (bool, error) { return s.holds(t, geom.Contains) }

// Overlaps reports whether s and t, of one dimension, share a part of that dimension and
// each has a part of its own.
func (s Shape) Overlaps(t Shape) (bool, error) { return s.holds(t, geom.Overlaps) }

// Crosses reports whether the interiors of s and t meet in a set of lower dimension than
// the greater of theirs.
func (s Shape) Crosses(t Shape) (bool, error) { return s.holds(t, geom.Crosses) }

func (s Shape) holds(t Shape, predicate func(a, b geom.Geometry) (bool, error)) (ok bool, err error) {
	defer caught(&err)
	return predicate(s.g, t.g)
}
