package cql2

import (
	"encoding/json"

	"github.com/paulmach/orb"
)

// geometryLiteral reads a GeoJSON geometry (RFC 7946, section 3.1).
func (r *reader) geometryLiteral(obj map[string]any, at place) (*node, error) {
	g, err := r.geometry(obj, at, true)
	if err != nil {
		return nil, err
	}
	return r.leaf(opGeometry, at, g)
}

// geometry reads a geometry object. A collection does not contain collections.
func (r *reader) geometry(v any, at place, collections bool) (orb.Geometry, error) {
	obj, ok := v.(map[string]any)
	if !ok {
		return nil, at.errorf("expected a GeoJSON geometry, found %s", found(v))
	}
	coords, here := obj["coordinates"], at.member("coordinates")
	switch obj["type"] {
	case "Point":
		return geometry(r.position(coords, here))
	case "MultiPoint":
		return geometry(listOf[orb.MultiPoint](coords, here, r.position))
	case "LineString":
		return geometry(r.line(coords, here))
	case "MultiLineString":
		return geometry(listOf[orb.MultiLineString](coords, here, r.line))
	case "Polygon":
		return geometry(r.polygon(coords, here))
	case "MultiPolygon":
		return geometry(listOf[orb.MultiPolygon](coords, here, r.polygon))
	case "GeometryCollection":
		if collections {
			return geometry(listOf[orb.Collection](obj["geometries"], at.member("geometries"), func(v any, at place) (orb.Geometry, error) {
				return r.geometry(v, at, false)
			}))
		}
	}
	return nil, at.member("type").errorf("expected the type of a GeoJSON geometry, found %s", found(obj["type"]))
}

// listOf reads a JSON array with at least one item.
func listOf[S ~[]E, E any](v any, at place, item func(any, place) (E, error)) (S, error) {
	list, ok := v.([]any)
	if !ok || len(list) == 0 {
		return nil, at.errorf("expected an array with coordinates, found %s", found(v))
	}
	items := make(S, 0, min(len(list), MaxVertices))
	for i, v := range list {
		e, err := item(v, at.index(i))
		if err != nil {
			return nil, err
		}
		items = append(items, e)
	}
	return items, nil
}

// position reads [x, y] or [x, y, z].
func (r *reader) position(v any, at place) (orb.Point, error) {
	n, err := r.numbers(v, at)
	if err != nil {
		return orb.Point{}, err
	}
	if len(n) != 2 && len(n) != 3 {
		return orb.Point{}, at.errorf("a position has two numbers (longitude, latitude), or three with a height; this one has %d", len(n))
	}
	return orb.Point{n[0], n[1]}, r.vertex(at)
}

func (r *reader) numbers(v any, at place) ([]float64, error) {
	return listOf[[]float64](v, at, func(v any, at place) (float64, error) {
		num, ok := v.(json.Number)
		if !ok {
			return 0, at.errorf("expected a number, found %s", found(v))
		}
		val, err := parseNumber(num.String())
		if err != nil {
			return 0, at.errorf("%s", err)
		}
		return toFloat(val), nil
	})
}

func (r *reader) line(v any, at place) (orb.LineString, error) {
	line, err := listOf[orb.LineString](v, at, r.position)
	if err == nil {
		err = checkLine(at, line)
	}
	return line, err
}

func (r *reader) polygon(v any, at place) (orb.Polygon, error) {
	return listOf[orb.Polygon](v, at, func(v any, at place) (orb.Ring, error) {
		ring, err := listOf[orb.Ring](v, at, r.position)
		if err == nil {
			err = checkRing(at, ring)
		}
		return ring, err
	})
}

func (r *reader) bboxLiteral(v any, at place) (*node, error) {
	n, err := r.numbers(v, at)
	if err != nil {
		return nil, err
	}
	b, err := boxOf(at, n)
	if err != nil {
		return nil, err
	}
	return r.leaf(opBox, at, b)
}
