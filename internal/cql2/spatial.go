package cql2

import (
	"github.com/paulmach/orb"

	"marz/geo"
)

// shape is one side of an S_ function: a geometry, and its form for the relations of
// DE-9IM, which is made only where the bounds do not decide.
type shape struct {
	geometry orb.Geometry
	bound    orb.Bound
	isBox    bool // the geometry is its bound, which has an area
	prepared *geo.Shape
}

func shapeOf(g orb.Geometry) *shape { return &shape{geometry: g, bound: g.Bound()} }

// prepare makes the form for DE-9IM; false when the geometry is not valid.
func (s *shape) prepare() bool {
	if s.prepared != nil {
		return true
	}
	p, err := geo.NewShape(s.geometry)
	if err != nil {
		return false
	}
	s.prepared = &p
	return true
}

// checkGeometry makes sure that a literal has relations to others: no ring crosses
// itself, no hole lies outside its polygon.
func (n *node) checkGeometry() error {
	if crossesItself(n.val.(orb.Geometry)) {
		return n.at.tooLarge("the geometry crosses itself more than %d times", maxCrossings)
	}
	if _, err := geo.NewShape(n.val.(orb.Geometry)); err != nil {
		return n.at.errorf("the geometry is not valid: %s", err)
	}
	return nil
}

// geometry compiles a spatial geometry; nil is NULL.
func (c compiler) geometry(n *node) func(Record) orb.Geometry {
	switch v := n.val.(type) {
	case box:
		g := v.geometry()
		return func(Record) orb.Geometry { return g }
	case orb.Geometry:
		return func(Record) orb.Geometry { return v }
	}
	name := n.name // no function returns a geometry
	return func(r Record) orb.Geometry { return r.Geometry(name) }
}

// shape compiles one side of an S_ function; a literal is prepared once.
func (c compiler) shape(n *node) func(Record) *shape {
	g := c.geometry(n)
	if n.constant() {
		s := shapeOf(g(nil))
		_, area := s.geometry.(orb.Polygon)
		s.isBox = n.op == opBox && area
		s.prepare()
		return func(Record) *shape { return s }
	}
	return func(r Record) *shape {
		if g := g(r); g != nil {
			return shapeOf(g)
		}
		return nil
	}
}

// spatial compiles an S_ function: NULL where one of its geometries is.
func (c compiler) spatial(n *node) test {
	o, a, b := n.op, c.shape(n.args[0]), c.shape(n.args[1])
	return func(r Record) truth {
		s, t := a(r), b(r)
		if s == nil || t == nil {
			return unknown
		}
		return s.relate(o, t)
	}
}

// relate evaluates an S_ function. It is unknown only where a geometry is so broken
// that it has no relations.
func (s *shape) relate(o op, t *shape) truth {
	if result := s.relateBounds(o, t); result != unknown {
		return result
	}
	if p, ok := s.geometry.(orb.Point); ok {
		if result := relatePoint(o, p, t.geometry); result != unknown {
			return result
		}
	}
	if p, ok := t.geometry.(orb.Point); ok {
		if result := relatePoint(inverses[o], p, s.geometry); result != unknown {
			return result
		}
	}
	if result, ok := s.relateCrossing(o, t); ok {
		return result
	}
	if !s.prepare() || !t.prepare() {
		return unknown
	}
	if o == opSIntersects || o == opSDisjoint {
		meet, err := s.prepared.Intersects(*t.prepared)
		if err != nil {
			return unknown
		}
		return truthOf(meet == (o == opSIntersects))
	}
	m, ok := s.matrix(t)
	if !ok {
		return unknown
	}
	return truthOf(m.holds(o, dimension(s.geometry), dimension(t.geometry)))
}

// relateBounds evaluates what the bounds alone decide; it is unknown of the rest.
func (s *shape) relateBounds(o op, t *shape) truth {
	if empty, other := s.bound.IsEmpty(), t.bound.IsEmpty(); empty || other {
		return truthOf(o == opSDisjoint || o == opSEquals && empty && other)
	}
	if !s.bound.Intersects(t.bound) {
		return truthOf(o == opSDisjoint)
	}
	result := unknown
	if t.isBox {
		result = s.relateToBox(o, t.bound)
	}
	if result == unknown && s.isBox {
		result = t.relateToBox(inverses[o], s.bound)
	}
	return result
}

// relateToBox decides what the bounds alone decide of a geometry that meets a box: what
// lies in the box meets it, and what lies inside its edges is within it and nothing
// else. It is unknown of the rest.
func (s *shape) relateToBox(o op, b orb.Bound) truth {
	in := s.bound
	switch {
	case in.Min[0] > b.Min[0] && in.Min[1] > b.Min[1] && in.Max[0] < b.Max[0] && in.Max[1] < b.Max[1]:
		return truthOf(o == opSIntersects || o == opSWithin)
	case o != opSIntersects && o != opSDisjoint:
		return unknown
	case b.Contains(in.Min) && b.Contains(in.Max):
		return truthOf(o == opSIntersects)
	}
	return unknown
}

// inverses are the S_ functions with their sides exchanged.
var inverses = map[op]op{
	opSContains: opSWithin, opSWithin: opSContains, opSCrosses: opSCrosses, opSDisjoint: opSDisjoint,
	opSEquals: opSEquals, opSIntersects: opSIntersects, opSOverlaps: opSOverlaps, opSTouches: opSTouches,
}
