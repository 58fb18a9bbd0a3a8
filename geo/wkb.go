package geo

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/paulmach/orb"
)

// The codes of the seven kinds in Well-Known Binary (OGC 06-103r4, 8.2.3).
const (
	wkbPoint uint32 = iota + 1
	wkbLineString
	wkbPolygon
	wkbMultiPoint
	wkbMultiLineString
	wkbMultiPolygon
	wkbCollection
)

// AppendWKB appends g as little-endian OGC Well-Known Binary, (lon, lat); a ring and a
// bound are polygons, a nil geometry appends nothing. It fails on a kind of geometry that
// has no such form, and appends nothing then.
func AppendWKB(dst []byte, g orb.Geometry) ([]byte, error) {
	if g == nil {
		return dst, nil
	}
	out, ok := appendWKB(dst, g)
	if !ok {
		return dst, fmt.Errorf("a geometry of type %T has no WKB form: use one of the seven kinds of GeoJSON", g)
	}
	return out, nil
}

func appendWKB(dst []byte, g orb.Geometry) ([]byte, bool) {
	switch g := g.(type) {
	case orb.Point:
		return appendWKBPoint(wkbHead(dst, wkbPoint), g), true
	case orb.LineString:
		return appendWKBPoints(wkbHead(dst, wkbLineString), g), true
	case orb.Ring:
		return appendWKB(dst, orb.Polygon{g})
	case orb.Bound:
		return appendWKB(dst, g.ToPolygon())
	case orb.Polygon:
		dst = wkbCount(wkbHead(dst, wkbPolygon), len(g))
		for _, r := range g {
			dst = appendWKBPoints(dst, r)
		}
		return dst, true
	case orb.MultiPoint:
		return appendWKBParts(wkbHead(dst, wkbMultiPoint), g)
	case orb.MultiLineString:
		return appendWKBParts(wkbHead(dst, wkbMultiLineString), g)
	case orb.MultiPolygon:
		return appendWKBParts(wkbHead(dst, wkbMultiPolygon), g)
	case orb.Collection:
		return appendWKBParts(wkbHead(dst, wkbCollection), withoutNil(g))
	}
	return dst, false
}

func wkbHead(dst []byte, kind uint32) []byte {
	return binary.LittleEndian.AppendUint32(append(dst, 1), kind)
}

func wkbCount(dst []byte, n int) []byte { return binary.LittleEndian.AppendUint32(dst, uint32(n)) }

func appendWKBPoint(dst []byte, p orb.Point) []byte {
	dst = binary.LittleEndian.AppendUint64(dst, math.Float64bits(p[0]))
	return binary.LittleEndian.AppendUint64(dst, math.Float64bits(p[1]))
}

func appendWKBPoints[L ~[]orb.Point](dst []byte, ps L) []byte {
	dst = wkbCount(dst, len(ps))
	for _, p := range ps {
		dst = appendWKBPoint(dst, p)
	}
	return dst
}

func appendWKBParts[L ~[]E, E orb.Geometry](dst []byte, list L) ([]byte, bool) {
	dst, ok := wkbCount(dst, len(list)), true
	for _, m := range list {
		if dst, ok = appendWKB(dst, m); !ok {
			return dst, false
		}
	}
	return dst, true
}
