package desk

import (
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"

	"marz/geo"
	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// geojsonRows reads the features of a FeatureCollection one after the other, or of
// features that stand one after the other (a text sequence, RFC 8142, or one a line).
type geojsonRows struct {
	meter  *meter
	dec    *json.Decoder
	inside bool // of the array "features"
	row    fileRow
	values map[string]string
}

func openGeoJSON(m *meter) *geojsonRows {
	return &geojsonRows{meter: m, dec: json.NewDecoder(m)}
}

// next implements rowReader.
func (g *geojsonRows) next() (*fileRow, error) {
	for {
		if g.inside {
			row, done, err := g.feature()
			if !done {
				return row, err
			}
			if err := g.leave(); err != nil {
				return nil, err
			}
			continue
		}
		line := g.meter.row(g.dec.InputOffset())
		found, single, err := g.enter()
		switch {
		case err != nil:
			return nil, g.fatal(err)
		case found:
			g.inside = true
		default:
			return g.parse(g.lineNow(line), single)
		}
	}
}

// lineNow is the line that reading has come to; a single feature begins and ends on it.
func (g *geojsonRows) lineNow(line int) int { return max(line, g.meter.row(g.dec.InputOffset())) }

// enter reads an object up to its array "features"; an object without one is a single
// feature, whose members are returned.
func (g *geojsonRows) enter() (found bool, single map[string]json.RawMessage, err error) {
	open, err := g.dec.Token()
	if err != nil {
		return false, nil, err
	}
	if open != json.Delim('{') {
		return false, nil, marz.Errorf(marz.Invalid, "%v where an object begins: a file is a GeoJSON FeatureCollection or a sequence of features", open)
	}
	single = map[string]json.RawMessage{}
	for g.dec.More() {
		name, err := g.dec.Token()
		if err != nil {
			return false, nil, err
		}
		if name == "features" {
			if open, err := g.dec.Token(); err != nil || open != json.Delim('[') {
				return false, nil, errors.Join(err, marz.Errorf(marz.Invalid, "features: %v is no array", open))
			}
			return true, nil, nil
		}
		var raw json.RawMessage
		if err := g.dec.Decode(&raw); err != nil {
			return false, nil, err
		}
		single[name.(string)] = raw
	}
	_, err = g.dec.Token()
	return false, single, err
}

// leave reads what follows the features of a collection.
func (g *geojsonRows) leave() error {
	g.inside = false
	if _, err := g.dec.Token(); err != nil {
		return g.fatal(err)
	}
	for g.dec.More() {
		if _, err := g.dec.Token(); err != nil {
			return g.fatal(err)
		}
		var skip json.RawMessage
		if err := g.dec.Decode(&skip); err != nil {
			return g.fatal(err)
		}
	}
	if _, err := g.dec.Token(); err != nil {
		return g.fatal(err)
	}
	return nil
}

// feature reads the next feature of the array; done when there is none.
func (g *geojsonRows) feature() (row *fileRow, done bool, err error) {
	if !g.dec.More() {
		return nil, true, nil
	}
	g.meter.row(g.dec.InputOffset())
	var raw json.RawMessage
	if err := g.dec.Decode(&raw); err != nil {
		return nil, false, g.fatal(err)
	}
	line := g.meter.row(g.dec.InputOffset() - int64(len(raw)))
	var members map[string]json.RawMessage
	if err := json.Unmarshal(raw, &members); err != nil {
		return nil, false, RowError{Line: line, Err: marz.Errorf(marz.Invalid, "a feature is an object, not %s", clipText(string(raw), 40))}
	}
	row, err = g.parse(line, members)
	return row, false, err
}

// fatal says where reading ended.
func (g *geojsonRows) fatal(err error) error {
	if errors.Is(err, io.EOF) && !g.inside {
		return err
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = errors.New("the file ends in the middle")
	}
	return marz.Errorf(marz.Invalid, "line %d: not JSON from here on: %w", g.meter.row(g.dec.InputOffset()), err)
}

// parse makes a row of a feature's members.
func (g *geojsonRows) parse(line int, members map[string]json.RawMessage) (*fileRow, error) {
	g.values = map[string]string{}
	g.row = fileRow{line: line, text: func(name string) string { return g.values[name] }, objects: map[string]json.RawMessage{}}
	wrong := func(format string, args ...any) (*fileRow, error) {
		return nil, RowError{Line: line, ID: g.row.id, Err: marz.Errorf(marz.Invalid, format, args...)}
	}
	if t, _ := plain(members["type"]); t != "Feature" {
		return wrong("type: %q where a Feature is expected", clipText(t, 40))
	}
	g.row.id, _ = plain(members["id"])
	var props map[string]json.RawMessage
	if raw := members["properties"]; len(raw) > 0 {
		if err := json.Unmarshal(raw, &props); err != nil {
			return wrong("properties: %s is no object", clipText(string(raw), 40))
		}
	}
	for name, raw := range props {
		if text, ok := plain(raw); ok {
			g.values[name] = strings.TrimSpace(text)
		} else {
			g.row.objects[name] = raw
		}
	}
	if g.row.id == "" {
		g.row.id = g.values["id"]
	}
	geom, err := geo.ParseGeoJSON(members["geometry"])
	if raw := members["geometry"]; err != nil && len(raw) > 0 && string(raw) != "null" {
		return wrong("geometry: %w", err)
	}
	if p, ok := geom.(orb.Point); ok {
		g.row.point = &p
	}
	return &g.row, nil
}

// plain writes a JSON value as the text of a cell: a text, a number, true, false, or a
// list of texts joined as in CSV. False for objects and for lists of anything else.
func plain(raw json.RawMessage) (string, bool) {
	if len(raw) == 0 || string(raw) == "null" {
		return "", true
	}
	switch raw[0] {
	case '"':
		var s string
		err := json.Unmarshal(raw, &s)
		return s, err == nil
	case '{':
		return "", false
	case '[':
		var list []string
		if json.Unmarshal(raw, &list) != nil {
			return "", false
		}
		return strings.Join(list, "; "), true
	}
	if n, err := strconv.ParseFloat(string(raw), 64); err == nil {
		return strconv.FormatFloat(n, 'f', -1, 64), true
	}
	return string(raw), true
}
