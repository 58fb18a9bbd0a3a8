package cql2

import (
	"math"

	"github.com/paulmach/orb"
)

// maxCrossings is how often the lines and outlines of two geometries may cross each
// other, or those of one literal themselves, before their relation is not computed: the
// general way takes time and memory for every crossing.
const maxCrossings = 2000

// edge is a segment of a line or of an outline.
type edge struct{ a, b orb.Point }

func (e edge) bound() orb.Bound {
	return orb.Bound{
		Min: orb.Point{math.Min(e.a[0], e.b[0]), math.Min(e.a[1], e.b[1])},
		Max: orb.Point{math.Max(e.a[0], e.b[0]), math.Max(e.a[1], e.b[1])},
	}
}

// crosses reports whether the edges cross in a point that is no end of either.
func (e edge) crosses(f edge) bool {
	return orientation(e.a, e.b, f.a)*orientation(e.a, e.b, f.b) < 0 &&
		orientation(f.a, f.b, e.a)*orientation(f.a, f.b, e.b) < 0
}

// overlaps reports whether the edges share more than a point.
func (e edge) overlaps(f edge) bool {
	if orientation(e.a, e.b, f.a) != 0 || orientation(e.a, e.b, f.b) != 0 {
		return false
	}
	p, q := e.bound(), f.bound()
	for axis := range 2 {
		if math.Min(p.Max[axis], q.Max[axis]) > math.Max(p.Min[axis], q.Min[axis]) {
			return true
		}
	}
	return false
}

// eachEdge visits the edges of lines and areas.
func eachEdge(g orb.Geometry, visit func(edge)) {
	switch g := g.(type) {
	case orb.LineString:
		for i := 1; i < len(g); i++ {
			visit(edge{g[i-1], g[i]})
		}
	case orb.Ring:
		eachEdge(orb.LineString(g), visit)
	case orb.MultiLineString:
		each(g, func(l orb.LineString) { eachEdge(l, visit) })
	case orb.Polygon:
		each(g, func(r orb.Ring) { eachEdge(r, visit) })
	case orb.MultiPolygon:
		each(g, func(p orb.Polygon) { eachEdge(p, visit) })
	case orb.Collection:
		each(g, func(m orb.Geometry) { eachEdge(m, visit) })
	}
}

// edgesIn returns the edges whose boxes meet a bound.
func edgesIn(g orb.Geometry, b orb.Bound) []edge {
	var list []edge
	eachEdge(g, func(e edge) {
		if e.bound().Intersects(b) {
			list = append(list, e)
		}
	})
	return list
}

// plain reports whether no vertex of the geometry lies inside one of its own edges, e:
// near every point inside it the geometry is then the edge, or what lies on one side.
func plain(g orb.Geometry, e edge) bool {
	ok := true
	eachPoint(g, func(p orb.Point) {
		if p != e.a && p != e.b && onSegment(p, e.a, e.b) {
			ok = false
		}
	})
	return ok
}

// meeting is what relateEdges found of two sets of edges.
type meeting struct {
	cross    bool // an edge crosses another where both are plain
	overlap  bool // an edge shares more than a point with another
	tooOften bool
}

// relateEdges looks for edges that cross. It stops at the first crossing where enough is
// that there is one, and at maxCrossings.
func (s *shape) relateEdges(t *shape, enough bool) meeting {
	var m meeting
	var count int
	theirs := edgesIn(t.geometry, s.bound)
	for _, e := range edgesIn(s.geometry, t.bound) {
		b := e.bound()
		for _, f := range theirs {
			if !b.Intersects(f.bound()) {
				continue
			}
			if !e.crosses(f) {
				m.overlap = m.overlap || !enough && e.overlaps(f)
				continue
			}
			if !m.cross && plain(s.geometry, e) && plain(t.geometry, f) {
				if m.cross = true; enough {
					return m
				}
			}
			if count++; count > maxCrossings {
				m.tooOften = true
				return m
			}
		}
	}
	return m
}

// relateCrossing evaluates an S_ function on lines and areas whose edges cross; ok is
// false when that does not decide. It is decided, and unknown, when they cross too often.
//
// Where the outline of an area is crossed, both sides of it meet the other geometry.
// Where lines cross and share no part, they meet in points of their interiors only.
func (s *shape) relateCrossing(o op, t *shape) (result truth, ok bool) {
	a, b := dimension(s.geometry), dimension(t.geometry)
	if a == 0 || b == 0 {
		return unknown, false
	}
	_, collected := s.geometry.(orb.Collection)
	_, collected2 := t.geometry.(orb.Collection)
	simple := !collected && !collected2
	m := s.relateEdges(t, simple && max(a, b) == 2)
	switch {
	case !simple || !m.cross || m.overlap:
		return unknown, m.tooOften
	case m.tooOften && max(a, b) == 1: // there may be a part that they share
		return unknown, true
	case a == 2 && b == 2:
		return truthOf(o == opSIntersects || o == opSOverlaps), true
	}
	return truthOf(o == opSIntersects || o == opSCrosses), true
}

// crossesItself reports whether the edges of a literal cross each other too often.
func crossesItself(g orb.Geometry) bool {
	edges := edgesIn(g, g.Bound())
	var count int
	for i, e := range edges {
		b := e.bound()
		for _, f := range edges[:i] {
			if b.Intersects(f.bound()) && e.crosses(f) {
				if count++; count > maxCrossings {
					return true
				}
			}
		}
	}
	return false
}
