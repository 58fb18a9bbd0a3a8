package cql2_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
	"github.com/peterstace/simplefeatures/geom"

	"marz/internal/cql2"
)

// record is a feature of a GeoJSON layer.
type record struct {
	props map[string]any
	geoms map[string]orb.Geometry
}

func (r record) Property(name string) any          { return r.props[name] }
func (r record) Geometry(name string) orb.Geometry { return r.geoms[name] }

// layer is a GeoJSON file with the types of its schema.
type layer struct {
	queryables cql2.Queryables
	records    []record
}

// count returns how many records a filter is true of.
func (l *layer) count(e *cql2.Expr) int {
	var n int
	for _, r := range l.records {
		if e.Match(r) {
			n++
		}
	}
	return n
}

// sharedDir finds ../shared beside the repository, by walking up from the test's folder.
func sharedDir(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err != nil {
			continue
		}
		shared := filepath.Join(dir, "..", "shared", "ogc")
		if _, err := os.Stat(shared); err == nil {
			return shared
		}
	}
	t.Skip("NOT TESTED: the standard's test data is not in ../shared/ogc")
	return ""
}

// readCSV returns the rows of a CSV file as maps.
func readCSV(t testing.TB, path string) []map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, name := range rows[0] {
			m[name] = row[i]
		}
		list = append(list, m)
	}
	return list
}

// readLayer reads NAME.geojson with the types in NAME.schema.json.
func readLayer(t testing.TB, dir, name string) *layer {
	t.Helper()
	l := &layer{queryables: readSchema(t, filepath.Join(dir, name+".schema.json"))}
	data, err := os.ReadFile(filepath.Join(dir, name+".geojson"))
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Features []struct {
			Properties map[string]any
			Geometry   json.RawMessage
		}
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	if err := dec.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	geometryName := ""
	for name, typ := range l.queryables {
		if typ == cql2.Geometry {
			geometryName = name
		}
	}
	for _, f := range doc.Features {
		r := record{map[string]any{}, map[string]orb.Geometry{}}
		for name, typ := range l.queryables {
			r.props[name] = convert(t, typ, f.Properties[name])
		}
		if g := parseGeometry(t, f.Geometry); g != nil {
			r.geoms[geometryName] = g
		}
		l.records = append(l.records, r)
	}
	return l
}

func readSchema(t testing.TB, path string) cql2.Queryables {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Properties map[string]struct {
			Type, Format string
			Ref          string `json:"$ref"`
		}
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	q := cql2.Queryables{}
	for name, p := range doc.Properties {
		switch p.Type + ":" + p.Format {
		case "string:":
			q[name] = cql2.String
		case "number:":
			q[name] = cql2.Number
		case "integer:":
			q[name] = cql2.Integer
		case "boolean:":
			q[name] = cql2.Boolean
		case "string:date":
			q[name] = cql2.Date
		case "string:date-time":
			q[name] = cql2.Timestamp
		case "array:":
			q[name] = cql2.Strings
		default:
			q[name] = cql2.Geometry
		}
	}
	return q
}

// convert makes the Go value that a record has for a type.
func convert(t testing.TB, typ cql2.Type, v any) any {
	t.Helper()
	switch v := v.(type) {
	case json.Number:
		if i, err := v.Int64(); err == nil && typ == cql2.Integer {
			return i
		}
		f, err := v.Float64()
		if err != nil {
			t.Fatal(err)
		}
		return f
	case string:
		layout := map[cql2.Type]string{cql2.Date: "2006-01-02", cql2.Timestamp: time.RFC3339}[typ]
		if layout == "" {
			return v
		}
		when, err := time.Parse(layout, v)
		if err != nil {
			t.Fatal(err)
		}
		return when
	case []any:
		texts := []string{}
		for _, e := range v {
			texts = append(texts, e.(string))
		}
		return texts
	}
	return v
}

func parseGeometry(t testing.TB, raw json.RawMessage) orb.Geometry {
	t.Helper()
	if len(raw) == 0 || string(raw) == "null" {
		return nil
	}
	g, err := geom.UnmarshalGeoJSON(raw, geom.NoValidate{})
	if err != nil {
		t.Fatal(err)
	}
	o, err := wkb.Unmarshal(g.AsBinary())
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestThePredicatesOfTheStandardGiveTheirCountsInBothEncodings(t *testing.T) {
	dir := sharedDir(t)
	layers := map[string]*layer{}
	for _, c := range readCSV(t, filepath.Join(dir, "cql2_cases.csv")) {
		if layers[c["collection"]] == nil {
			layers[c["collection"]] = readLayer(t, dir, c["collection"])
		}
		l := layers[c["collection"]]
		want, err := strconv.Atoi(c["expected_count"])
		if err != nil {
			t.Fatal(err)
		}
		t.Run(c["conformance_class"]+"/"+c["filter_text"], func(t *testing.T) {
			text, err := cql2.ParseText(c["filter_text"])
			if err != nil {
				t.Fatal(err)
			}
			if err := text.Check(l.queryables); err != nil {
				t.Fatal(err)
			}
			if got := l.count(text); got != want {
				t.Errorf("text: %d records, want %d", got, want)
			}
			js, err := cql2.ParseJSON([]byte(c["filter_json"]))
			if err != nil {
				t.Fatal(err)
			}
			if err := js.Check(l.queryables); err != nil {
				t.Fatal(err)
			}
			if got := l.count(js); got != want {
				t.Errorf("JSON: %d records, want %d", got, want)
			}
			if text.Text() != js.Text() {
				t.Errorf("the encodings differ:\ntext %s\nJSON %s", text.Text(), js.Text())
			}
			if string(text.JSON()) != string(js.JSON()) {
				t.Errorf("the encodings differ:\ntext %s\nJSON %s", text.JSON(), js.JSON())
			}
		})
	}
}

func TestFiltersThatTheStandardRefusesAreRefused(t *testing.T) {
	dir := sharedDir(t)
	for _, c := range readCSV(t, filepath.Join(dir, "cql2_invalid.csv")) {
		l := readLayer(t, dir, c["collection"])
		e, err := cql2.ParseText(c["filter"])
		if err == nil {
			err = e.Check(l.queryables)
		}
		if err == nil {
			t.Errorf("%s was not refused: %s", c["filter"], c["why"])
			continue
		}
		t.Logf("%s: %v", c["filter"], err)
	}
}
