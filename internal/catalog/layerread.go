package catalog

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"marz/geo"
	"marz/internal/marz"
)

type rawFeature struct {
	Type       string                     `json:"type"`
	ID         json.RawMessage            `json:"id"`
	Geometry   json.RawMessage            `json:"geometry"`
	Properties map[string]json.RawMessage `json:"properties"`
}

// readLayer reads a FeatureCollection into features and the schema of its properties.
func readLayer(data, schemaJSON []byte) ([]marz.Feature, marz.Schema, error) {
	var fc struct {
		Type     string       `json:"type"`
		Features []rawFeature `json:"features"`
	}
	if err := json.Unmarshal(data, &fc); err != nil {
		return nil, marz.Schema{}, marz.Errorf(marz.Invalid, "not GeoJSON: %w", err)
	}
	if fc.Type != "FeatureCollection" {
		return nil, marz.Schema{}, marz.Errorf(marz.Invalid, "the file holds a %q: use a GeoJSON FeatureCollection", fc.Type)
	}
	schema := marz.Schema{Geometry: "geometry"}
	var err error
	if schemaJSON != nil {
		schema, err = readSchema(schemaJSON)
	} else {
		schema.Columns = inferColumns(fc.Features)
	}
	if err != nil {
		return nil, schema, err
	}
	setTimes(&schema)
	out := make([]marz.Feature, 0, len(fc.Features))
	ids := map[string]int{}
	for i, raw := range fc.Features {
		f, err := readFeature(raw, i+1, &schema)
		if err != nil {
			return nil, schema, marz.Errorf(marz.Invalid, "feature %d: %w", i+1, err)
		}
		if first, twice := ids[f.ID]; twice {
			return nil, schema, marz.Errorf(marz.Invalid, "feature %d: its id %q is that of feature %d: give each its own", i+1, f.ID, first)
		}
		ids[f.ID] = i + 1
		out = append(out, f)
	}
	schema.GeometryType = commonKind(out)
	return out, schema, nil
}

// commonKind is the one kind of geometry that all features have, or "".
func commonKind(features []marz.Feature) string {
	kind := ""
	for _, f := range features {
		if f.Geometry == nil {
			continue
		}
		k := f.Geometry.GeoJSONType()
		if kind != "" && k != kind {
			return ""
		}
		kind = k
	}
	return kind
}

// setTimes takes columns named start and end, or the only date column, as the time.
func setTimes(schema *marz.Schema) {
	var dates []string
	for _, c := range schema.Columns {
		if c.Type == marz.TypeDate || c.Type == marz.TypeTimestamp {
			dates = append(dates, c.Name)
		}
	}
	switch {
	case slices.Contains(dates, "start") && slices.Contains(dates, "end"):
		schema.Start, schema.End = "start", "end"
	case len(dates) == 1:
		schema.Start, schema.End = dates[0], dates[0]
	}
}

func readFeature(raw rawFeature, number int, schema *marz.Schema) (marz.Feature, error) {
	if raw.Type != "Feature" {
		return marz.Feature{}, fmt.Errorf("it is a %q: use Feature", raw.Type)
	}
	f := marz.Feature{ID: strings.Trim(string(raw.ID), `"`), Values: make([]any, len(schema.Columns))}
	if f.ID == "" || f.ID == "null" {
		f.ID = strconv.Itoa(number)
	}
	geometry := raw.Geometry
	if len(geometry) == 0 {
		geometry = json.RawMessage("null")
	}
	var err error
	if f.Geometry, err = geo.ParseGeoJSON(geometry); err != nil {
		return f, err
	}
	if f.Geometry != nil {
		if _, err := geo.CRS84.Unproject(f.Geometry); err != nil {
			return f, err
		}
	}
	for i, c := range schema.Columns {
		v, ok := raw.Properties[c.Name]
		if !ok {
			continue
		}
		if f.Values[i], err = convert(v, c.Type); err != nil {
			return f, fmt.Errorf("property %q: %w", c.Name, err)
		}
	}
	f.Time = timeOf(f.Values, schema)
	f.JSON, err = featureJSON(f, raw)
	return f, err
}

func timeOf(values []any, schema *marz.Schema) marz.Interval {
	var out marz.Interval
	if i := schema.Column(schema.Start); i >= 0 {
		if t, ok := values[i].(time.Time); ok {
			out.From = marz.DayOf(t)
		}
	}
	if i := schema.Column(schema.End); i >= 0 {
		if t, ok := values[i].(time.Time); ok {
			out.To = marz.DayOf(t)
		}
	}
	return out
}

// featureJSON writes the feature anew, with its own id and all its properties, so that
// what is sent is well-formed whatever the file looked like.
func featureJSON(f marz.Feature, raw rawFeature) (string, error) {
	b := append([]byte(`{"type":"Feature","id":`), quote(f.ID)...)
	b = geo.AppendGeoJSON(append(b, `,"geometry":`...), f.Geometry)
	if raw.Properties == nil {
		raw.Properties = map[string]json.RawMessage{}
	}
	props, err := marshal(raw.Properties)
	if err != nil {
		return "", err
	}
	return string(append(append(append(b, `,"properties":`...), props...), '}')), nil
}

// inferColumns gives every property the narrowest type that all its values have.
func inferColumns(features []rawFeature) []marz.Column {
	types := map[string]marz.ColumnType{}
	for _, f := range features {
		for name, raw := range f.Properties {
			if string(raw) != "null" {
				types[name] = widen(types[name], typeOf(raw))
			}
		}
	}
	var out []marz.Column
	for _, name := range sortedIDs(types) {
		out = append(out, marz.Column{Name: name, Type: types[name], Title: name})
	}
	return out
}

// typeOf finds the narrowest type of one JSON value.
func typeOf(raw json.RawMessage) marz.ColumnType {
	var v any
	if json.Unmarshal(raw, &v) != nil {
		return marz.TypeObject
	}
	switch v := v.(type) {
	case bool:
		return marz.TypeBoolean
	case float64:
		if v == math.Trunc(v) && math.Abs(v) < 1<<53 && !strings.ContainsAny(string(raw), ".eE") {
			return marz.TypeInteger
		}
		return marz.TypeNumber
	case string:
		if _, err := time.Parse(time.DateOnly, v); err == nil {
			return marz.TypeDate
		}
		if _, err := time.Parse(time.RFC3339, v); err == nil {
			return marz.TypeTimestamp
		}
		return marz.TypeString
	case []any:
		if !slices.ContainsFunc(v, func(e any) bool { _, ok := e.(string); return !ok }) {
			return marz.TypeStrings
		}
	}
	return marz.TypeObject
}

// widen returns the narrowest type that holds both.
func widen(a, b marz.ColumnType) marz.ColumnType {
	pair := [2]marz.ColumnType{a, b}
	switch {
	case a == "" || a == b:
		return b
	case pair == [2]marz.ColumnType{marz.TypeInteger, marz.TypeNumber} || pair == [2]marz.ColumnType{marz.TypeNumber, marz.TypeInteger}:
		return marz.TypeNumber
	case a == marz.TypeObject || b == marz.TypeObject || a == marz.TypeStrings || b == marz.TypeStrings:
		return marz.TypeObject
	}
	return marz.TypeString
}

// convert reads a JSON value as a value of the type; null is nil.
func convert(raw json.RawMessage, t marz.ColumnType) (any, error) {
	if string(raw) == "null" || t == marz.TypeObject {
		return nil, nil
	}
	switch t {
	case marz.TypeInteger:
		return as[int64](raw, "a whole number")
	case marz.TypeNumber:
		return as[float64](raw, "a number")
	case marz.TypeBoolean:
		return as[bool](raw, "true or false")
	case marz.TypeStrings:
		return as[[]string](raw, "a list of strings")
	case marz.TypeDate:
		return moment(raw, time.DateOnly)
	case marz.TypeTimestamp:
		return moment(raw, time.RFC3339)
	}
	if v, err := as[string](raw, "a string"); err == nil {
		return v, nil
	}
	return string(raw), nil // mixed values are read as text
}

func as[T any](raw json.RawMessage, want string) (any, error) {
	var v T
	if err := json.Unmarshal(raw, &v); err != nil {
		return nil, fmt.Errorf("%.40s is not %s", raw, want)
	}
	return v, nil
}

func moment(raw json.RawMessage, layout string) (any, error) {
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return nil, fmt.Errorf("%.40s is not a date: use %q", raw, layout)
	}
	for _, l := range []string{layout, time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(l, s); err == nil {
			return t.UTC(), nil
		}
	}
	return nil, fmt.Errorf("%q is not a date or time: use %s", s, layout)
}

// readSchema reads the types of properties from a JSON Schema; the property with a $ref to
// or a format of a geometry names the geometry.
func readSchema(data []byte) (marz.Schema, error) {
	var doc struct {
		Properties map[string]struct {
			Title  string `json:"title"`
			Type   string `json:"type"`
			Format string `json:"format"`
			Ref    string `json:"$ref"`
		} `json:"properties"`
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		return marz.Schema{}, marz.Errorf(marz.Invalid, "the schema is not JSON: %w", err)
	}
	out := marz.Schema{Geometry: "geometry"}
	for _, name := range sortedIDs(doc.Properties) {
		p := doc.Properties[name]
		if strings.Contains(p.Ref, "geojson.org") || strings.HasPrefix(p.Format, "geometry") {
			out.Geometry = name
			continue
		}
		c := marz.Column{Name: name, Title: p.Title, Type: marz.ColumnType(p.Type)}
		switch {
		case p.Format == "date":
			c.Type = marz.TypeDate
		case p.Format == "date-time":
			c.Type = marz.TypeTimestamp
		case p.Type == "array":
			c.Type = marz.TypeStrings
		case p.Type == "":
			c.Type = marz.TypeObject
		}
		out.Columns = append(out.Columns, c)
	}
	return out, nil
}
