package catalog

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"marz/geo"
	"marz/internal/marz"
)

// rawFeature is a feature of a file.
type rawFeature struct {
	Type       string                     `json:"type"`
	ID         json.RawMessage            `json:"id"`
	Geometry   json.RawMessage            `json:"geometry"`
	Properties map[string]json.RawMessage `json:"properties"`
}

// readLayer reads GeoJSON into features and the schema of their properties: a
// FeatureCollection, or one Feature or geometry.
func readLayer(data, schemaJSON []byte) ([]marz.Feature, marz.Schema, error) {
	raws, err := readCollection(bytes.TrimPrefix(data, []byte("\ufeff")))
	if err != nil {
		return nil, marz.Schema{}, err
	}
	schema := inferSchema(raws)
	if schemaJSON != nil {
		if schema, err = readSchema(schemaJSON); err != nil {
			return nil, schema, err
		}
	}
	setTimes(&schema)
	out := make([]marz.Feature, 0, len(raws))
	ids := make(map[string]int, len(raws))
	for i, raw := range raws {
		f, err := readFeature(raw, i+1, &schema)
		if err != nil {
			return nil, schema, inFeature(i+1, err)
		}
		if first, twice := ids[f.ID]; twice {
			return nil, schema, inFeature(i+1, fmt.Errorf("its id %q is that of feature %d: give each its own", f.ID, first))
		}
		ids[f.ID] = i + 1
		out = append(out, f)
	}
	schema.GeometryType = commonKind(out)
	return out, schema, nil
}

func inFeature(number int, err error) error {
	return marz.Errorf(marz.Invalid, "feature %d: %w", number, err)
}

// readCollection splits a file into features, one at a time, so that what is wrong inside
// one is told with its number.
func readCollection(data []byte) ([]rawFeature, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil, notJSON(d, err, "the file does not begin with {")
	}
	var out []rawFeature
	kind, found := "", false
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, notJSON(d, err, "")
		}
		switch key {
		case "features":
			found = true
			out, err = readFeatures(d)
		case "type":
			err = d.Decode(&kind)
		case "crs":
			err = readCRS(d)
		default:
			var skipped json.RawMessage
			err = d.Decode(&skipped)
		}
		if err != nil {
			return nil, notJSON(d, err, "")
		}
	}
	if _, err := d.Token(); err != nil {
		return nil, notJSON(d, err, "")
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, marz.Errorf(marz.Invalid, "not GeoJSON: something follows the end, at byte %d", d.InputOffset())
	}
	return wholeOf(kind, found, out, data)
}

// wholeOf returns the features of a file of a kind.
func wholeOf(kind string, found bool, list []rawFeature, data []byte) ([]rawFeature, error) {
	switch {
	case kind == "FeatureCollection" && found:
		return list, nil
	case kind == "FeatureCollection":
		return nil, marz.Errorf(marz.Invalid, "a FeatureCollection without \"features\": give an array, empty if there are none")
	case kind == "Feature":
		var f rawFeature
		if err := json.Unmarshal(data, &f); err != nil {
			return nil, inFeature(1, err)
		}
		return []rawFeature{f}, nil
	}
	if g, err := geo.ParseGeoJSON(data); err == nil && g != nil {
		return []rawFeature{{Type: "Feature", Geometry: data}}, nil
	}
	return nil, marz.Errorf(marz.Invalid, "the file holds a %.40q: use a GeoJSON FeatureCollection", kind)
}

func readFeatures(d *json.Decoder) ([]rawFeature, error) {
	if t, err := d.Token(); err != nil || t != json.Delim('[') {
		return nil, notJSON(d, err, "\"features\" is no array")
	}
	var out []rawFeature
	for d.More() {
		var f rawFeature
		if err := d.Decode(&f); err != nil {
			return nil, inFeature(len(out)+1, plainJSON(d, err))
		}
		out = append(out, f)
	}
	_, err := d.Token()
	return out, err
}

// readCRS refuses files whose coordinates are not longitude and latitude. RFC 7946 has
// taken the member out of GeoJSON, but older files have it.
func readCRS(d *json.Decoder) error {
	var crs struct {
		Properties struct {
			Name string `json:"name"`
		} `json:"properties"`
	}
	if err := d.Decode(&crs); err != nil {
		return err
	}
	name := crs.Properties.Name
	if name == "" || strings.HasSuffix(name, "CRS84") || strings.HasSuffix(name, ":4326") {
		return nil
	}
	return marz.Errorf(marz.Invalid, "crs: the file is in %.80q: use longitude and latitude in degrees (CRS84), as RFC 7946 asks", name)
}

// notJSON says where a file stops being JSON. What says so by itself is let through.
func notJSON(d *json.Decoder, err error, otherwise string) error {
	var said *marz.Error
	switch {
	case errors.As(err, &said):
		return err
	case err == nil:
		return marz.Errorf(marz.Invalid, "not GeoJSON: %s, at byte %d", otherwise, d.InputOffset())
	}
	return marz.Errorf(marz.Invalid, "not GeoJSON: %w", plainJSON(d, err))
}

func plainJSON(d *json.Decoder, err error) error {
	var wrong *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("the file ends in the middle, at byte %d", d.InputOffset())
	case errors.As(err, &wrong):
		return fmt.Errorf("%s is a %s, before byte %d", wrong.Field, wrong.Value, d.InputOffset())
	}
	return fmt.Errorf("%w, at byte %d", err, d.InputOffset())
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

func readFeature(raw rawFeature, number int, schema *marz.Schema) (marz.Feature, error) {
	f := marz.Feature{Values: make([]any, len(schema.Columns))}
	if raw.Type != "Feature" {
		return f, fmt.Errorf("it is a %.40q: use Feature", raw.Type)
	}
	var err error
	if f.ID, err = featureID(raw.ID, number); err != nil {
		return f, err
	}
	geometry := raw.Geometry
	if len(geometry) == 0 {
		geometry = json.RawMessage("null")
	}
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
	if f.Time, err = timeOf(f.Values, schema); err != nil {
		return f, err
	}
	f.JSON, err = featureJSON(f, raw)
	return f, err
}

// featureID is the id that a file gives, a string or a number, or the number of the feature.
func featureID(raw json.RawMessage, number int) (string, error) {
	var s string
	switch {
	case len(raw) == 0 || string(raw) == "null":
		return strconv.Itoa(number), nil
	case json.Unmarshal(raw, &s) == nil && s != "" && len(s) <= 256:
		return s, nil
	case raw[0] == '-' || raw[0] >= '0' && raw[0] <= '9':
		return string(raw), nil
	}
	return "", fmt.Errorf("its id is %.40s: use a string of 1 to 256 bytes or a number", raw)
}

func timeOf(values []any, schema *marz.Schema) (out marz.Interval, err error) {
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
	if out.From != 0 && out.To != 0 && out.To < out.From {
		return out, fmt.Errorf("%s %s lies after %s %s: swap the two", schema.Start, out.From, schema.End, out.To)
	}
	return out, nil
}

// featureJSON writes the feature anew, with its own id and all its properties, so that
// what is sent is well-formed whatever the file looked like.
func featureJSON(f marz.Feature, raw rawFeature) (string, error) {
	b := appendText([]byte(`{"type":"Feature","id":`), f.ID)
	b = geo.AppendGeoJSON(append(b, `,"geometry":`...), f.Geometry)
	b = append(b, `,"properties":{`...)
	for i, name := range sortedIDs(raw.Properties) {
		if i > 0 {
			b = append(b, ',')
		}
		value, err := marshal(raw.Properties[name])
		if err != nil {
			return "", err
		}
		b = append(append(appendText(b, name), ':'), value...)
	}
	return string(append(b, "}}"...)), nil
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
