package cql2

import (
	"github.com/paulmach/orb"

	"marz/geo"
)

// edgeParts is into how many parts an edge of a box is cut before it is unprojected,
// because a straight edge in one system is not straight in another.
const edgeParts = 16

// Unproject returns the filter with its geometry literals, which are in the given
// reference system and its axis order, in (lon, lat) on WGS 84. The error is an *Error
// for coordinates outside the system.
func (e *Expr) Unproject(crs geo.CRS) (*Expr, error) {
	root, err := e.root.unproject(crs)
	if err != nil {
		return nil, err
	}
	return newExpr(root)
}

func (n *node) unproject(crs geo.CRS) (*node, error) {
	out := *n
	out.args = make([]*node, len(n.args))
	for i, a := range n.args {
		var err error
		if out.args[i], err = a.unproject(crs); err != nil {
			return nil, err
		}
	}
	switch v := n.val.(type) {
	case box:
		return &out, out.unprojectBox(crs, v)
	case orb.Geometry:
		g, err := crs.Unproject(v)
		if err != nil {
			return nil, n.at.errorf("%s", err)
		}
		out.val = g
	}
	return &out, nil
}

// unprojectBox keeps a box of degrees one, and makes a polygon of any other.
func (n *node) unprojectBox(crs geo.CRS, b box) error {
	switch {
	case crs.URI == geo.CRS84.URI:
		return nil
	case crs.LatLon():
		n.val = box{West: b.South, South: b.West, East: b.North, North: b.East}
		return nil
	case b.West > b.East || b.South > b.North:
		return n.at.errorf("the corners of a BBOX in %s are minimum and maximum: write minx, miny, maxx, maxy", crs.URI)
	}
	g, err := crs.Unproject(densified(b))
	if err != nil {
		return n.at.errorf("%s", err)
	}
	n.op, n.val = opGeometry, g
	return nil
}

// densified returns the outline of a box with edgeParts points on each edge.
func densified(b box) orb.Geometry {
	g, ok := b.geometry().(orb.Polygon)
	if !ok {
		return b.geometry()
	}
	corners, ring := g[0], orb.Ring{}
	for i, p := range corners[1:] {
		q := corners[i]
		for k := range edgeParts {
			t := float64(k) / edgeParts
			ring = append(ring, orb.Point{q[0] + (p[0]-q[0])*t, q[1] + (p[1]-q[1])*t})
		}
	}
	return orb.Polygon{append(ring, ring[0])}
}
