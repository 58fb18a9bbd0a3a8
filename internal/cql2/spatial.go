package cql2

import (
	"github.com/paulmach/orb"
)

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

// spatial compiles an S_ function: NULL where one of its geometries is.
func (c compiler) spatial(n *node) test {
	o, a, b := n.op, c.geometry(n.args[0]), c.geometry(n.args[1])
	return func(r Record) truth {
		g, h := a(r), b(r)
		if g == nil || h == nil {
			return unknown
		}
		return relateGeometries(o, g, h)
	}
}

// relateGeometries evaluates an S_ function. It is unknown only where the geometries
// are so broken that they have no relation.
func relateGeometries(o op, a, b orb.Geometry) truth {
	if !a.Bound().Intersects(b.Bound()) {
		return truthOf(o == opSDisjoint)
	}
	holds, err := relation(o, a, b)
	if err != nil {
		return unknown
	}
	return truthOf(holds)
}
