package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// object is a JSON object that keeps the order of its members.
type object []member

type member struct {
	key   string
	value any
}

// encode writes JSON without spaces, members in their order, text as it is, and every
// float64 with a decimal point, so that a rebuild changes no byte. It knows the types
// that the layers hold.
func encode(b *bytes.Buffer, v any) error {
	switch v := v.(type) {
	case nil:
		b.WriteString("null")
	case bool:
		b.WriteString(strconv.FormatBool(v))
	case int:
		b.WriteString(strconv.Itoa(v))
	case float64:
		return encodeFloat(b, v)
	case string:
		return encodeString(b, v)
	case object:
		return encodeObject(b, v)
	case orb.Point:
		return encodeList(b, v[:])
	case orb.LineString:
		return encodeList(b, v)
	case orb.Ring:
		return encodeList(b, v)
	case orb.Polygon:
		return encodeList(b, v)
	case orb.MultiLineString:
		return encodeList(b, v)
	case orb.MultiPolygon:
		return encodeList(b, v)
	case []string:
		return encodeList(b, v)
	case []float64:
		return encodeList(b, v)
	case []object:
		return encodeList(b, v)
	default:
		return fmt.Errorf("no JSON for a %T", v)
	}
	return nil
}

func encodeFloat(b *bytes.Buffer, v float64) error {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return fmt.Errorf("no JSON for %v", v)
	}
	s := strconv.FormatFloat(v, 'f', -1, 64)
	b.WriteString(s)
	if !strings.Contains(s, ".") {
		b.WriteString(".0")
	}
	return nil
}

func encodeString(b *bytes.Buffer, s string) error {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // the encoder's newline
	return nil
}

func encodeObject(b *bytes.Buffer, o object) error {
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := encodeString(b, m.key); err != nil {
			return err
		}
		b.WriteByte(':')
		if err := encode(b, m.value); err != nil {
			return fmt.Errorf("%s: %w", m.key, err)
		}
	}
	b.WriteByte('}')
	return nil
}

func encodeList[T any](b *bytes.Buffer, list []T) error {
	b.WriteByte('[')
	for i, v := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := encode(b, v); err != nil {
			return err
		}
	}
	b.WriteByte(']')
	return nil
}

// feature makes a GeoJSON feature.
func feature(id string, g orb.Geometry, props object) object {
	return object{
		{"type", "Feature"}, {"id", id},
		{"geometry", object{{"type", g.GeoJSONType()}, {"coordinates", any(g)}}},
		{"properties", props},
	}
}

// collection makes the bytes of a layer.
func collection(name, attribution string, bbox []float64, features []object) ([]byte, error) {
	doc := object{{"type", "FeatureCollection"}, {"name", name}, {"attribution", attribution}}
	if bbox != nil {
		doc = append(doc, member{"bbox", bbox})
	}
	doc = append(doc, member{"features", features})
	var b bytes.Buffer
	if err := encode(&b, doc); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return b.Bytes(), nil
}

// readJSON reads a file of a package.
func readJSON(v any, elem ...string) error {
	file := filepath.Join(elem...)
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}
