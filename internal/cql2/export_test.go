package cql2

import "github.com/paulmach/orb"

// SpatialLiteral is a geometry literal of a filter, as text and as a geometry.
type SpatialLiteral struct {
	Text     string
	Geometry orb.Geometry
}

// SpatialLiterals returns the geometry literals of a filter.
func SpatialLiterals(e *Expr) []SpatialLiteral {
	var list []SpatialLiteral
	_ = e.root.walk(func(n *node) error {
		switch v := n.val.(type) {
		case box:
			list = append(list, SpatialLiteral{n.text(), v.geometry()})
		case orb.Geometry:
			list = append(list, SpatialLiteral{n.text(), v})
		}
		return nil
	})
	return list
}
