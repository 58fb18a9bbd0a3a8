package geo

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// maxDepth bounds collections inside collections, in every format.
const maxDepth = 8

// kindNames lists the kinds of geometry, as GeoJSON spells them.
var kindNames = []string{
	"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection",
}

// ParseGeoJSON reads a GeoJSON geometry object (RFC 7946); null is a nil geometry. What
// a position holds beyond (lon, lat) is dropped. It checks what CheckGeometry checks;
// ranges are the reader's business. The error says what is wrong, at which byte, and
// what would be right.
func ParseGeoJSON(data []byte) (orb.Geometry, error) {
	var whole json.RawMessage
	if err := json.Unmarshal(data, &whole); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			return nil, fmt.Errorf("geometry: not JSON at byte %d: %w", syntax.Offset, err)
		}
		return nil, fmt.Errorf("geometry: not JSON: %w", err)
	}
	g, err := (&jsonText{data: data}).geometry(0)
	if err != nil {
		return nil, fmt.Errorf("geometry: %w", err)
	}
	return g, nil
}

// jsonText walks over text that is known to be valid JSON, so it asks only whether a
// value is of the kind that it looks for.
type jsonText struct {
	data []byte
	pos  int // of the next byte
}

// space skips white space and returns the byte after it.
func (t *jsonText) space() byte {
	for {
		switch c := t.data[t.pos]; c {
		case ' ', '\t', '\n', '\r':
			t.pos++
		default:
			return c
		}
	}
}

// each calls one at every member of an array or object, and leaves pos after it. One
// must read the whole member.
func (t *jsonText) each(end byte, one func() error) error {
	t.pos++
	if t.space() == end {
		t.pos++
		return nil
	}
	for {
		t.space()
		if err := one(); err != nil {
			return err
		}
		c := t.space()
		t.pos++
		if c == end {
			return nil
		}
	}
}

// skip passes over a value and returns its bytes.
func (t *jsonText) skip() []byte {
	t.space()
	from, depth := t.pos, 0
	for t.pos < len(t.data) {
		switch t.data[t.pos] {
		case '"':
			t.text()
			t.pos--
		case '[', '{':
			depth++
		case ']', '}':
			if depth == 0 {
				return t.data[from:t.pos] // of the list that holds the value
			}
			depth--
		case ',':
			if depth == 0 {
				return t.data[from:t.pos]
			}
		}
		t.pos++
	}
	return t.data[from:t.pos]
}

// text passes over a string and returns what lies between its quotes, not unescaped.
func (t *jsonText) text() []byte {
	t.pos++
	from := t.pos
	for t.data[t.pos] != '"' {
		if t.data[t.pos] == '\\' {
			t.pos++
		}
		t.pos++
	}
	t.pos++
	return t.data[from : t.pos-1]
}

// not is the error of a value that is not what it should be.
func (t *jsonText) not(what string) error {
	at := t.pos + 1
	return fmt.Errorf("byte %d: %.20s is not %s", at, t.skip(), what)
}

func (t *jsonText) geometry(depth int) (orb.Geometry, error) {
	if depth > maxDepth {
		return nil, fmt.Errorf("byte %d: collections are nested more than %d deep", t.pos+1, maxDepth)
	}
	switch t.space() {
	case 'n':
		t.skip()
		return nil, nil
	case '{':
	default:
		return nil, t.not(`a geometry: use {"type":…,"coordinates":…} or null`)
	}
	kind, coordinates, geometries := "", -1, -1
	err := t.each('}', func() error {
		key := string(t.text())
		t.space()
		t.pos++ // the colon
		t.space()
		switch key {
		case "coordinates":
			coordinates = t.pos
		case "geometries":
			geometries = t.pos
		case "type":
			if err := json.Unmarshal(bytes.TrimSpace(t.skip()), &kind); err != nil {
				return fmt.Errorf(`"type" is not a text: use one of %s`, strings.Join(kindNames, ", "))
			}
			return nil
		}
		t.skip()
		return nil
	})
	if err != nil {
		return nil, err
	}
	return t.kind(kind, coordinates, geometries, depth)
}

// kind reads the coordinates or geometries, which begin at a known byte or are missing (-1).
func (t *jsonText) kind(kind string, coordinates, geometries, depth int) (orb.Geometry, error) {
	at, member := coordinates, "coordinates"
	if kind == "GeometryCollection" {
		at, member = geometries, "geometries"
	}
	switch {
	case !slices.Contains(kindNames, kind):
		return nil, fmt.Errorf("%.40q is not a kind of geometry: use one of %s", kind, strings.Join(kindNames, ", "))
	case at < 0:
		return nil, fmt.Errorf("%s: %q is missing", kind, member)
	}
	sub := &jsonText{data: t.data, pos: at}
	var g orb.Geometry
	var err error
	switch kind {
	case "Point":
		g, err = sub.position()
	case "MultiPoint":
		g, err = list[orb.MultiPoint](sub, sub.position)
	case "LineString":
		g, err = sub.line()
	case "MultiLineString":
		g, err = list[orb.MultiLineString](sub, sub.line)
	case "Polygon":
		g, err = sub.polygon()
	case "MultiPolygon":
		g, err = list[orb.MultiPolygon](sub, sub.polygon)
	case "GeometryCollection":
		g, err = sub.collection(depth)
	}
	if err == nil && kind != "GeometryCollection" {
		err = CheckGeometry(g)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", kind, err)
	}
	return g, nil
}

func (t *jsonText) line() (orb.LineString, error) { return list[orb.LineString](t, t.position) }
func (t *jsonText) ring() (orb.Ring, error)       { return list[orb.Ring](t, t.position) }
func (t *jsonText) polygon() (orb.Polygon, error) { return list[orb.Polygon](t, t.ring) }

func (t *jsonText) collection(depth int) (orb.Collection, error) {
	all, err := list[orb.Collection](t, func() (orb.Geometry, error) { return t.geometry(depth + 1) })
	if err != nil {
		return nil, err
	}
	out := all[:0]
	for _, g := range all {
		if g != nil {
			out = append(out, g)
		}
	}
	return out, nil
}

func list[L ~[]E, E any](t *jsonText, one func() (E, error)) (L, error) {
	if t.space() != '[' {
		return nil, t.not("an array")
	}
	out := L{}
	err := t.each(']', func() error {
		v, err := one()
		out = append(out, v)
		return err
	})
	return out, err
}

func (t *jsonText) position() (orb.Point, error) {
	var p orb.Point
	at, n := t.pos, 0
	if t.space() != '[' {
		return p, t.not("a position: use [lon, lat]")
	}
	err := t.each(']', func() error {
		start := t.pos
		word := bytes.TrimSpace(t.skip())
		if n++; n > 2 {
			return nil
		}
		v, err := strconv.ParseFloat(string(word), 64)
		if err != nil {
			return fmt.Errorf("byte %d: %.20s is not a number that a coordinate can have", start+1, word)
		}
		p[n-1] = v
		return nil
	})
	if err == nil && n < 2 {
		err = fmt.Errorf("byte %d: a position has %d numbers: use [lon, lat]", at+1, n)
	}
	return p, err
}
