package cql2

import (
	"fmt"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
	"github.com/peterstace/simplefeatures/geom"
)

func relation(o op, a, b orb.Geometry) (bool, error) {
	p, err := simple(a)
	if err != nil {
		return false, err
	}
	q, err := simple(b)
	if err != nil {
		return false, err
	}
	switch o {
	case opSContains:
		return geom.Contains(p, q)
	case opSCrosses:
		return geom.Crosses(p, q)
	case opSDisjoint:
		return geom.Disjoint(p, q)
	case opSEquals:
		return geom.Equals(p, q)
	case opSIntersects:
		return geom.Intersects(p, q), nil
	case opSOverlaps:
		return geom.Overlaps(p, q)
	case opSTouches:
		return geom.Touches(p, q)
	case opSWithin:
		return geom.Within(p, q)
	}
	return false, fmt.Errorf("not spatial")
}

func simple(g orb.Geometry) (geom.Geometry, error) {
	b, err := wkb.Marshal(g)
	if err != nil {
		return geom.Geometry{}, err
	}
	return geom.UnmarshalWKB(b, geom.NoValidate{})
}
