package catalog

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"marz/internal/marz"
)

// inferSchema gives every property the narrowest type that all its values have.
func inferSchema(features []rawFeature) marz.Schema {
	types := map[string]marz.ColumnType{}
	for _, f := range features {
		for name, raw := range f.Properties {
			if old, ok := types[name]; string(raw) != "null" && (!ok || old != marz.TypeObject) {
				types[name] = widen(old, typeOf(raw))
			}
		}
	}
	out := marz.Schema{Geometry: "geometry"}
	for _, name := range sortedIDs(types) {
		out.Columns = append(out.Columns, marz.Column{Name: name, Type: types[name], Title: name})
	}
	for _, taken := types[out.Geometry]; taken; _, taken = types[out.Geometry] {
		out.Geometry = "_" + out.Geometry // a property is called geometry
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

// widen returns the narrowest type that holds both; "" is the type of nothing.
func widen(a, b marz.ColumnType) marz.ColumnType {
	is := func(x, y marz.ColumnType) bool { return a == x && b == y || a == y && b == x }
	switch {
	case a == "" || a == b:
		return b
	case is(marz.TypeInteger, marz.TypeNumber):
		return marz.TypeNumber
	case is(marz.TypeDate, marz.TypeTimestamp):
		return marz.TypeTimestamp
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
		return nil, fmt.Errorf("%.40s is not a date: use \"%s\"", raw, layout)
	}
	for _, l := range []string{layout, time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(l, s); err == nil {
			return t.UTC(), nil
		}
	}
	return nil, fmt.Errorf("%.40q is not a date or a time: use a form such as %s", s, layout)
}

// schemaProperty is a property in a JSON Schema.
type schemaProperty struct {
	Title  string          `json:"title"`
	Type   json.RawMessage `json:"type"` // a word, or several
	Format string          `json:"format"`
	Ref    string          `json:"$ref"`
}

// readSchema reads the types of properties from a JSON Schema; the property with a $ref to
// or a format of a geometry names the geometry.
func readSchema(data []byte) (marz.Schema, error) {
	out := marz.Schema{Geometry: "geometry"}
	var doc struct {
		Properties map[string]schemaProperty `json:"properties"`
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		return out, marz.Errorf(marz.Invalid, "schema: not a JSON Schema: %w", err)
	}
	for _, name := range sortedIDs(doc.Properties) {
		p := doc.Properties[name]
		if strings.Contains(p.Ref, "geojson.org") || strings.HasPrefix(p.Format, "geometry") {
			out.Geometry = name
			continue
		}
		t, err := p.columnType()
		if err != nil {
			return out, marz.Errorf(marz.Invalid, "schema: property %q: %w", name, err)
		}
		title := p.Title
		if title == "" {
			title = name
		}
		out.Columns = append(out.Columns, marz.Column{Name: name, Title: title, Type: t})
	}
	return out, nil
}

// columnType reads the type of a property; of ["string","null"] null says nothing.
func (p schemaProperty) columnType() (marz.ColumnType, error) {
	var word string
	var words []string
	if json.Unmarshal(p.Type, &words) == nil {
		words = slices.DeleteFunc(words, func(w string) bool { return w == "null" })
		if len(words) == 1 {
			word = words[0]
		}
	} else if len(p.Type) > 0 && json.Unmarshal(p.Type, &word) != nil {
		return "", fmt.Errorf("its type is %.40s: use string, integer, number, boolean, array or object", p.Type)
	}
	switch {
	case p.Format == "date":
		return marz.TypeDate, nil
	case p.Format == "date-time":
		return marz.TypeTimestamp, nil
	}
	switch word {
	case "string", "integer", "number", "boolean":
		return marz.ColumnType(word), nil
	case "array":
		return marz.TypeStrings, nil
	case "", "object", "null":
		return marz.TypeObject, nil
	}
	return "", fmt.Errorf("its type is %.40q: use string, integer, number, boolean, array or object", word)
}
