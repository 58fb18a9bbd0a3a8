package ogc

import (
	"encoding/json"
	"strings"
)

// Property is one property of a feature, as schemas describe it.
type Property struct {
	Name   string
	Type   string // string, integer, number, boolean, date, date-time, strings, object
	Title  string
	Values []string // the closed list of values, where there is one
}

// Described is a collection's geometry and properties.
type Described struct {
	ID, Title, Geometry, GeometryType string
	Start, End                        string // the properties that bound a feature in time
	Properties                        []Property
}

// Schema is a JSON Schema document (2020-12).
type Schema struct {
	Schema               string                    `json:"$schema"`
	ID                   string                    `json:"$id"`
	Type                 string                    `json:"type"`
	Title                string                    `json:"title"`
	Properties           map[string]map[string]any `json:"properties"`
	AdditionalProperties bool                      `json:"additionalProperties"`
}

func newSchema(href string, d Described) Schema {
	return Schema{
		Schema: "https://json-schema.org/draft/2020-12/schema", ID: href, Type: "object", Title: d.Title,
		Properties: map[string]map[string]any{},
	}
}

// Queryables describes what filters may name. The geometry has a format and no type.
func Queryables(href string, d Described) Schema {
	s := newSchema(href, d)
	s.Properties[d.Geometry] = geometryOf(d)
	for _, p := range d.Properties {
		if p.Type != "object" {
			s.Properties[p.Name] = p.schema()
		}
	}
	return s
}

// Sortables describes what sortby may name.
func Sortables(href string, d Described) Schema {
	s := newSchema(href, d)
	for _, p := range d.Properties {
		if p.Type != "object" && p.Type != "strings" {
			s.Properties[p.Name] = p.schema()
		}
	}
	return s
}

// FeatureSchema describes a feature's own properties and roles.
func FeatureSchema(href string, d Described) Schema {
	s := newSchema(href, d)
	g := geometryOf(d)
	g["x-ogc-role"] = "primary-geometry"
	s.Properties[d.Geometry] = g
	s.Properties["id"] = map[string]any{"type": "string", "title": "Id", "x-ogc-role": "id"}
	for _, p := range d.Properties {
		one := p.schema()
		switch p.Name {
		case d.Start:
			one["x-ogc-role"] = "primary-interval-start"
		case d.End:
			one["x-ogc-role"] = "primary-interval-end"
		}
		s.Properties[p.Name] = one
	}
	return s
}

func geometryOf(d Described) map[string]any {
	format := "geometry-any"
	if d.GeometryType != "" {
		format = "geometry-" + strings.ToLower(d.GeometryType)
	}
	if d.GeometryType == "MultiPolygon" {
		format = "geometry-polygon-or-multipolygon"
	}
	if d.GeometryType == "MultiLineString" {
		format = "geometry-linestring-or-multilinestring"
	}
	return map[string]any{"title": "Geometry", "format": format}
}

func (p Property) schema() map[string]any {
	out := map[string]any{"title": p.Title, "type": p.Type}
	switch p.Type {
	case "date", "date-time":
		out["type"], out["format"] = "string", p.Type
	case "strings":
		out["type"], out["items"] = "array", map[string]any{"type": "string"}
	case "object":
		delete(out, "type")
	}
	if len(p.Values) > 0 {
		out["enum"] = p.Values
	}
	return out
}

// Marshal writes a document as JSON, without escapes that are for HTML only.
func Marshal(doc any) ([]byte, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(doc)
	return []byte(b.String()), err
}
