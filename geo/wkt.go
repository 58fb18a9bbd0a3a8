package geo

import (
	"strconv"

	"github.com/paulmach/orb"
)

// AppendWKT appends g as Well-Known Text (OGC 06-103r4, 7.2), (lon lat) with every digit;
// a ring and a bound are polygons, a nil geometry appends nothing.
func AppendWKT(dst []byte, g orb.Geometry) []byte {
	switch g := g.(type) {
	case orb.Point:
		return append(appendNumbers(append(dst, "POINT("...), g), ')')
	case orb.MultiPoint:
		return appendWKTList(append(dst, "MULTIPOINT"...), g, func(dst []byte, p orb.Point) []byte {
			return append(appendNumbers(append(dst, '('), p), ')')
		})
	case orb.LineString:
		return appendWKTPoints(append(dst, "LINESTRING"...), g)
	case orb.MultiLineString:
		return appendWKTList(append(dst, "MULTILINESTRING"...), g, appendWKTPoints)
	case orb.Ring:
		return AppendWKT(dst, orb.Polygon{g})
	case orb.Bound:
		return AppendWKT(dst, g.ToPolygon())
	case orb.Polygon:
		return appendWKTRings(append(dst, "POLYGON"...), g)
	case orb.MultiPolygon:
		return appendWKTList(append(dst, "MULTIPOLYGON"...), g, appendWKTRings)
	case orb.Collection:
		return appendWKTList(append(dst, "GEOMETRYCOLLECTION"...), withoutNil(g), AppendWKT)
	}
	return dst
}

func appendNumbers(dst []byte, p orb.Point) []byte {
	dst = strconv.AppendFloat(dst, p[0], 'f', -1, 64)
	return strconv.AppendFloat(append(dst, ' '), p[1], 'f', -1, 64)
}

func appendWKTPoints[L ~[]orb.Point](dst []byte, ps L) []byte {
	return appendWKTList(dst, ps, appendNumbers)
}

func appendWKTRings(dst []byte, p orb.Polygon) []byte {
	return appendWKTList(dst, p, appendWKTPoints)
}

// appendWKTList writes the parts in brackets, or EMPTY.
func appendWKTList[L ~[]E, E any](dst []byte, list L, one func([]byte, E) []byte) []byte {
	if len(list) == 0 {
		return append(dst, " EMPTY"...)
	}
	dst = append(dst, '(')
	for i, v := range list {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = one(dst, v)
	}
	return append(dst, ')')
}
