package geo

import (
	"math"
	"strconv"

	"github.com/paulmach/orb"
)

// AppendGeoJSON appends g as a GeoJSON geometry (RFC 7946). Coordinates are (lon, lat),
// rounded to seven decimals (a centimetre), without trailing zeros. A nil geometry, and
// one with a coordinate that is not finite, is null.
func AppendGeoJSON(dst []byte, g orb.Geometry) []byte {
	if !finite(g) {
		return append(dst, "null"...)
	}
	return appendGeometry(dst, g)
}

func appendGeometry(dst []byte, g orb.Geometry) []byte {
	switch g := g.(type) {
	case orb.Point:
		return append(appendPosition(append(dst, `{"type":"Point","coordinates":`...), g), '}')
	case orb.MultiPoint:
		return append(appendPositions(append(dst, `{"type":"MultiPoint","coordinates":`...), g), '}')
	case orb.LineString:
		return append(appendPositions(append(dst, `{"type":"LineString","coordinates":`...), g), '}')
	case orb.MultiLineString:
		return append(appendList(append(dst, `{"type":"MultiLineString","coordinates":`...), g, appendPositions), '}')
	case orb.Ring:
		return appendGeometry(dst, orb.Polygon{g})
	case orb.Bound:
		return appendGeometry(dst, g.ToPolygon())
	case orb.Polygon:
		return append(appendList(append(dst, `{"type":"Polygon","coordinates":`...), g, appendPositions), '}')
	case orb.MultiPolygon:
		return append(appendList(append(dst, `{"type":"MultiPolygon","coordinates":`...), g, appendRings), '}')
	case orb.Collection:
		return append(appendList(append(dst, `{"type":"GeometryCollection","geometries":`...), g, appendGeometry), '}')
	}
	return append(dst, "null"...)
}

func appendPosition(dst []byte, p orb.Point) []byte {
	dst = append(dst, '[')
	dst = appendCoord(dst, p[0])
	dst = append(dst, ',')
	dst = appendCoord(dst, p[1])
	return append(dst, ']')
}

const (
	decimals   = 7
	decimalsUp = 1e7
	// exactBelow is where seven decimals still fit into a float64; beyond, all digits are written.
	exactBelow = 1e8
)

// appendCoord writes v with up to seven decimals, through an integer: several times
// quicker than the shortest form of a float, and the same digits.
func appendCoord(dst []byte, v float64) []byte {
	if !(math.Abs(v) < exactBelow) {
		return strconv.AppendFloat(dst, v, 'g', -1, 64)
	}
	n := int64(math.Round(v * decimalsUp))
	if n < 0 {
		dst, n = append(dst, '-'), -n
	}
	dst = strconv.AppendInt(dst, n/decimalsUp, 10)
	n %= decimalsUp
	if n == 0 {
		return dst
	}
	var digits [decimals]byte
	for i := decimals - 1; i >= 0; i-- {
		digits[i] = byte('0' + n%10)
		n /= 10
	}
	end := decimals
	for digits[end-1] == '0' {
		end--
	}
	return append(append(dst, '.'), digits[:end]...)
}

func appendPositions[T ~[]orb.Point](dst []byte, ps T) []byte {
	return appendList(dst, ps, appendPosition)
}

func appendRings(dst []byte, p orb.Polygon) []byte {
	return appendList(dst, p, appendPositions)
}

func appendList[T ~[]E, E any](dst []byte, list T, one func([]byte, E) []byte) []byte {
	dst = append(dst, '[')
	for i, v := range list {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = one(dst, v)
	}
	return append(dst, ']')
}
