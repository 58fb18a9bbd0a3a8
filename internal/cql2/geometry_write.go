package cql2

import "github.com/paulmach/orb"

// Geometry literals are written here rather than by package geo because they are
// written exactly, to the last bit of every coordinate, so that reading gives them back.

// wktNames are the keywords and the GeoJSON types of the kinds of geometry.
var wktNames = map[string]string{
	"Point": "POINT", "MultiPoint": "MULTIPOINT", "LineString": "LINESTRING", "MultiLineString": "MULTILINESTRING",
	"Polygon": "POLYGON", "MultiPolygon": "MULTIPOLYGON", "GeometryCollection": "GEOMETRYCOLLECTION",
}

// brackets is how an encoding writes lists of coordinates.
type brackets struct {
	open, shut, between byte // around a list of points, and between two coordinates
	point               bool // a point has brackets in a line
}

var (
	wkt     = brackets{'(', ')', ' ', false}
	geoJSON = brackets{'[', ']', ',', true}
)

func appendWKT(b []byte, g orb.Geometry) []byte {
	b = append(b, wktNames[g.GeoJSONType()]...)
	switch g := g.(type) {
	case orb.Collection:
		return appendEach(b, wkt, g, func(b []byte, g orb.Geometry) []byte { return appendWKT(b, g) })
	case orb.Point:
		return append(wkt.point1(append(b, '('), g), ')')
	case orb.MultiPoint:
		return appendEach(b, wkt, g, func(b []byte, p orb.Point) []byte {
			return append(wkt.point1(append(b, '('), p), ')')
		})
	}
	return wkt.coordinates(b, g)
}

func appendGeoJSON(b []byte, g orb.Geometry) []byte {
	b = append(append(append(b, `{"type":"`...), g.GeoJSONType()...), '"')
	if c, ok := g.(orb.Collection); ok {
		b = append(b, `,"geometries":`...)
		b = appendEach(b, geoJSON, c, func(b []byte, g orb.Geometry) []byte { return appendGeoJSON(b, g) })
		return append(b, '}')
	}
	return append(geoJSON.coordinates(append(b, `,"coordinates":`...), g), '}')
}

// coordinates appends the coordinates of a geometry that is no collection.
func (s brackets) coordinates(b []byte, g orb.Geometry) []byte {
	switch g := g.(type) {
	case orb.Point:
		return s.pointIn(b, g)
	case orb.MultiPoint:
		return appendEach(b, s, g, s.pointIn)
	case orb.LineString:
		return appendEach(b, s, g, s.pointIn)
	case orb.Ring:
		return appendEach(b, s, g, s.pointIn)
	case orb.MultiLineString:
		return appendEach(b, s, g, func(b []byte, l orb.LineString) []byte { return s.coordinates(b, l) })
	case orb.Polygon:
		return appendEach(b, s, g, func(b []byte, r orb.Ring) []byte { return s.coordinates(b, r) })
	case orb.MultiPolygon:
		return appendEach(b, s, g, func(b []byte, p orb.Polygon) []byte { return s.coordinates(b, p) })
	}
	return b
}

// pointIn appends a point as a member of a list of points.
func (s brackets) pointIn(b []byte, p orb.Point) []byte {
	if !s.point {
		return s.point1(b, p)
	}
	return append(s.point1(append(b, s.open), p), s.shut)
}

// point1 appends the coordinates of a point.
func (s brackets) point1(b []byte, p orb.Point) []byte {
	return appendNumber(append(appendNumber(b, p[0]), s.between), p[1])
}

func appendEach[S ~[]E, E any](b []byte, s brackets, items S, each func([]byte, E) []byte) []byte {
	b = append(b, s.open)
	for i, item := range items {
		if i > 0 {
			b = append(b, ',')
		}
		b = each(b, item)
	}
	return append(b, s.shut)
}

// eachPoint visits every vertex of a geometry.
func eachPoint(g orb.Geometry, visit func(orb.Point)) {
	switch g := g.(type) {
	case orb.Point:
		visit(g)
	case orb.MultiPoint:
		each(g, visit)
	case orb.LineString:
		each(g, visit)
	case orb.Ring:
		each(g, visit)
	case orb.MultiLineString:
		each(g, func(l orb.LineString) { eachPoint(l, visit) })
	case orb.Polygon:
		each(g, func(r orb.Ring) { eachPoint(r, visit) })
	case orb.MultiPolygon:
		each(g, func(p orb.Polygon) { eachPoint(p, visit) })
	case orb.Collection:
		each(g, func(m orb.Geometry) { eachPoint(m, visit) })
	}
}

func each[S ~[]E, E any](items S, visit func(E)) {
	for _, item := range items {
		visit(item)
	}
}
