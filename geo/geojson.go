package geo

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"

	"github.com/paulmach/orb"
)

// AppendGeoJSON appends g as a GeoJSON geometry (RFC 7946), or null. Coordinates are
// (lon, lat), rounded to seven decimals (a centimetre).
func AppendGeoJSON(dst []byte, g orb.Geometry) []byte {
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
		return AppendGeoJSON(dst, orb.Polygon{g})
	case orb.Bound:
		return AppendGeoJSON(dst, g.ToPolygon())
	case orb.Polygon:
		return append(appendList(append(dst, `{"type":"Polygon","coordinates":`...), g, appendPositions), '}')
	case orb.MultiPolygon:
		return append(appendList(append(dst, `{"type":"MultiPolygon","coordinates":`...), g, appendRings), '}')
	case orb.Collection:
		return append(appendList(append(dst, `{"type":"GeometryCollection","geometries":`...), g, AppendGeoJSON), '}')
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

func appendCoord(dst []byte, v float64) []byte {
	return strconv.AppendFloat(dst, math.Round(v*1e7)/1e7, 'f', -1, 64)
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

type rawGeometry struct {
	Type        string            `json:"type"`
	Coordinates json.RawMessage   `json:"coordinates"`
	Geometries  []json.RawMessage `json:"geometries"`
}

// maxDepth bounds collections inside collections.
const maxDepth = 8

// ParseGeoJSON reads a GeoJSON geometry; null is a nil geometry. A third number of a
// position is dropped. It checks that lines have two positions and rings four, the
// last equal to the first, and that every number is finite.
func ParseGeoJSON(data []byte) (orb.Geometry, error) { return parseGeoJSON(data, 0) }

func parseGeoJSON(data []byte, depth int) (orb.Geometry, error) {
	if depth > maxDepth {
		return nil, fmt.Errorf("geometry: collections are nested more than %d deep", maxDepth)
	}
	if string(data) == "null" {
		return nil, nil
	}
	var raw rawGeometry
	if err := json.Unmarshal(data, &raw); err != nil {
		return nil, fmt.Errorf("geometry: not a GeoJSON geometry object: %w", err)
	}
	if raw.Type == "GeometryCollection" {
		return parseCollection(raw.Geometries, depth)
	}
	if len(raw.Coordinates) == 0 {
		return nil, fmt.Errorf("geometry: %q has no coordinates", raw.Type)
	}
	g, err := parseCoordinates(raw)
	if err != nil {
		return nil, fmt.Errorf("geometry: %s: %w", raw.Type, err)
	}
	return g, CheckGeometry(g)
}

func parseCollection(parts []json.RawMessage, depth int) (orb.Geometry, error) {
	out := make(orb.Collection, 0, len(parts))
	for i, p := range parts {
		g, err := parseGeoJSON(p, depth+1)
		if err != nil {
			return nil, fmt.Errorf("member %d: %w", i+1, err)
		}
		if g != nil {
			out = append(out, g)
		}
	}
	return out, nil
}

// position reads two or more numbers and keeps the first two.
type position orb.Point

// UnmarshalJSON reads [lon, lat] or [lon, lat, height].
func (p *position) UnmarshalJSON(b []byte) error {
	var nums []float64
	if err := json.Unmarshal(b, &nums); err != nil {
		return fmt.Errorf("%.40s is not a position: use [lon, lat]", b)
	}
	if len(nums) < 2 {
		return fmt.Errorf("a position has %d numbers: use [lon, lat]", len(nums))
	}
	p[0], p[1] = nums[0], nums[1]
	return nil
}

func parseCoordinates(raw rawGeometry) (orb.Geometry, error) {
	switch raw.Type {
	case "Point":
		var v position
		err := json.Unmarshal(raw.Coordinates, &v)
		return orb.Point(v), err
	case "MultiPoint":
		v, err := decode[[]position](raw.Coordinates)
		return orb.MultiPoint(points(v)), err
	case "LineString":
		v, err := decode[[]position](raw.Coordinates)
		return orb.LineString(points(v)), err
	case "MultiLineString":
		v, err := decode[[][]position](raw.Coordinates)
		return convert[orb.MultiLineString](v, func(l []position) orb.LineString { return points(l) }), err
	case "Polygon":
		v, err := decode[[][]position](raw.Coordinates)
		return polygon(v), err
	case "MultiPolygon":
		v, err := decode[[][][]position](raw.Coordinates)
		return convert[orb.MultiPolygon](v, polygon), err
	}
	return nil, fmt.Errorf("%q is not a kind of geometry: use Point, LineString, Polygon, their Multi forms or GeometryCollection", raw.Type)
}

func decode[T any](raw json.RawMessage) (T, error) {
	var v T
	err := json.Unmarshal(raw, &v)
	return v, err
}

func points(v []position) []orb.Point {
	return convert[[]orb.Point](v, func(p position) orb.Point { return orb.Point(p) })
}

func polygon(v [][]position) orb.Polygon {
	return convert[orb.Polygon](v, func(r []position) orb.Ring { return points(r) })
}

func convert[L ~[]B, A, B any](in []A, one func(A) B) L {
	out := make(L, len(in))
	for i, v := range in {
		out[i] = one(v)
	}
	return out
}

// CheckGeometry reports the first thing that makes g no valid simple feature in form:
// numbers that are not finite, lines of fewer than two positions, rings of fewer than
// four or not closed. It does not look for self-intersection.
func CheckGeometry(g orb.Geometry) error {
	switch g := g.(type) {
	case orb.Point:
		return checkPosition(g)
	case orb.MultiPoint:
		return checkPositions(g)
	case orb.LineString:
		if len(g) < 2 {
			return fmt.Errorf("a line has %d positions: it needs two or more", len(g))
		}
		return checkPositions(g)
	case orb.Ring:
		return checkRing(g)
	case orb.Polygon:
		if len(g) == 0 {
			return fmt.Errorf("a polygon has no ring")
		}
		for i, r := range g {
			if err := checkRing(r); err != nil {
				return fmt.Errorf("ring %d: %w", i+1, err)
			}
		}
	default:
		for i, m := range members(g) {
			if err := CheckGeometry(m); err != nil {
				return fmt.Errorf("part %d: %w", i+1, err)
			}
		}
	}
	return nil
}

func checkRing(r orb.Ring) error {
	if len(r) < 4 {
		return fmt.Errorf("a ring has %d positions: it needs four or more, the last equal to the first", len(r))
	}
	if r[0] != r[len(r)-1] {
		return fmt.Errorf("a ring is not closed: it begins at %v and ends at %v", r[0], r[len(r)-1])
	}
	return checkPositions(r)
}

func checkPositions[T ~[]orb.Point](ps T) error {
	for i, p := range ps {
		if err := checkPosition(p); err != nil {
			return fmt.Errorf("position %d: %w", i+1, err)
		}
	}
	return nil
}

func checkPosition(p orb.Point) error {
	for _, v := range p {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Errorf("%v is not a number", v)
		}
	}
	return nil
}
