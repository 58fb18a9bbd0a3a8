package catalog_test

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"marz/internal/catalog"
	"marz/internal/cql2"
	"marz/internal/marz"
)

func TestLayersAnswerTheStandardsPredicates(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "ogc")
	file, err := os.Open(filepath.Join(dir, "cql2_cases.csv"))
	if err != nil {
		t.Skip("SKIPPED: the standard's predicates are not beside the project")
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	c, _ := open(t)
	loaded := map[string]bool{}
	for _, row := range rows[1:] {
		if !loaded[row[0]] {
			loaded[row[0]] = true
			raw, _ := os.ReadFile(filepath.Join(dir, row[0]+".geojson"))
			schema, _ := os.ReadFile(filepath.Join(dir, row[0]+".schema.json"))
			if err := c.AddLayer(row[0], raw, schema); err != nil {
				t.Fatal(err)
			}
		}
		want, _ := strconv.Atoi(row[4])
		f, err := cql2.ParseText(row[2])
		if err != nil {
			t.Errorf("%s: %v", row[2], err)
			continue
		}
		page, err := c.Search(context.Background(), catalog.Query{Collection: row[0], Filter: f})
		if err != nil || page.Matched != want {
			t.Errorf("%s: %d, want %d: %v", row[2], page.Matched, want, err)
		}
	}
}

func TestABadLayerIsRefusedAndTheOldOneStays(t *testing.T) {
	c, _ := open(t)
	good := `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[61,34]},"properties":{"n":1,"when":"2021-07-09","mixed":"a"}},{"type":"Feature","geometry":null,"properties":{"n":2.5,"mixed":3}}]}`
	if err := c.AddLayer("mine", []byte(good), nil); err != nil {
		t.Fatal(err)
	}
	for name, row := range map[string][2]string{
		"a geometry that is not closed": {`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null},{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}}]}`, "feature 2"},
		"a latitude that is none":       {`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[34,161]}}]}`, "feature 1"},
		"an id twice":                   {`{"type":"FeatureCollection","features":[{"type":"Feature","id":1,"geometry":null},{"type":"Feature","id":1,"geometry":null}]}`, "feature 2"},
		"no collection":                 {`{"type":"Topology"}`, "FeatureCollection"},
		"no JSON":                       {`nonsense`, "not GeoJSON"},
	} {
		if err := c.AddLayer("mine", []byte(row[0]), nil); marz.KindOf(err) != marz.Invalid || !strings.Contains(err.Error(), row[1]) {
			t.Errorf("%s: %v", name, err)
		}
	}
	col, err := c.Collection("mine")
	if err != nil {
		t.Fatal(err)
	}
	types := map[string]marz.ColumnType{}
	for _, x := range col.Schema.Columns {
		types[x.Name] = x.Type
	}
	if types["n"] != marz.TypeNumber || types["when"] != marz.TypeDate || types["mixed"] != marz.TypeString {
		t.Errorf("types %v", types)
	}
	if fs, _ := search(t, c, catalog.Query{Collection: "mine", Params: map[string][]string{"n": {"2.5"}}}); len(fs) != 1 {
		t.Errorf("%d features", len(fs))
	}
	for _, name := range []string{"events", "", "a/b"} {
		if err := c.AddLayer(name, []byte(good), nil); marz.KindOf(err) != marz.Invalid {
			t.Errorf("layer %q: %v", name, err)
		}
	}
}

func TestWhatIsWrongWithALayerIsToldWithItsPlace(t *testing.T) {
	c, _ := open(t)
	feature := func(members string) string {
		return `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"a":1}},{"type":"Feature",` + members + `}]}`
	}
	for name, row := range map[string]struct{ data, schema, say string }{
		"broken inside a feature":         {feature(`"geometry":null,"properties":{"a":}`), "", "feature 2"},
		"cut in the middle of a feature":  {feature(`"geometry":null`)[:120], "", "feature 2"},
		"cut between features":            {`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null}`, "", "ends in the middle"},
		"properties that are none":        {feature(`"geometry":null,"properties":[1]`), "", "feature 2"},
		"no feature":                      {`{"type":"FeatureCollection","features":[{"type":"Point"}]}`, "", "feature 1"},
		"an id that is none":              {feature(`"geometry":null,"id":{}`), "", "feature 2"},
		"a geometry of no kind":           {feature(`"geometry":{"type":"Circle"}`), "", "feature 2"},
		"a longitude that is none":        {feature(`"geometry":{"type":"Point","coordinates":[1e9,1]}`), "", "feature 2"},
		"an end before the start":         {feature(`"geometry":null,"properties":{"start":"2021-07-09","end":"2021-07-08"}`), "", "feature 2"},
		"features that are no list":       {`{"type":"FeatureCollection","features":{}}`, "", "no array"},
		"no features":                     {`{"type":"FeatureCollection"}`, "", "features"},
		"something after the end":         {`{"type":"FeatureCollection","features":[]} x`, "", "end"},
		"another reference system":        {`{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32642"}},"features":[]}`, "", "32642"},
		"a list":                          {`[]`, "", "begin"},
		"a value that the schema forbids": {feature(`"geometry":null,"properties":{"a":"x"}`), `{"properties":{"a":{"type":"integer"}}}`, "feature 2"},
		"a schema with an unknown type":   {feature(`"geometry":null`), `{"properties":{"a":{"type":"float"}}}`, "float"},
		"a schema that is none":           {feature(`"geometry":null`), `[]`, "schema"},
	} {
		var schema []byte
		if row.schema != "" {
			schema = []byte(row.schema)
		}
		err := c.AddLayer("mine", []byte(row.data), schema)
		if marz.KindOf(err) != marz.Invalid || !strings.Contains(err.Error(), row.say) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAnyGeoJSONBecomesACollection(t *testing.T) {
	c, _ := open(t)
	for name, row := range map[string]struct {
		data string
		ids  []string
	}{
		"one feature":               {`{"type":"Feature","id":"a b","geometry":{"type":"Point","coordinates":[61,34]},"properties":null}`, []string{"a b"}},
		"one geometry":              {`{"type":"LineString","coordinates":[[61,34],[62,35]]}`, []string{"1"}},
		"no features at all":        {`{"features":[],"type":"FeatureCollection"}`, []string{}},
		"a byte order mark":         {"\ufeff" + `{"type":"FeatureCollection","features":[]}`, []string{}},
		"the old name of CRS84":     {`{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"features":[]}`, []string{}},
		"ids of all sorts":          {`{"type":"FeatureCollection","features":[{"type":"Feature","id":7,"geometry":null},{"type":"Feature","id":"q\"uote","geometry":null},{"type":"Feature","geometry":null}]}`, []string{"3", "7", `q"uote`}},
		"a property named geometry": {`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"geometry":"x"}}]}`, []string{"1"}},
	} {
		if err := c.AddLayer("mine", []byte(row.data), nil); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := matching(t, c, catalog.Query{Collection: "mine"}); !slices.Equal(got, row.ids) {
			t.Errorf("%s: %q, want %q", name, got, row.ids)
		}
	}
}

func TestALayerIsReplacedTakenOutAndKeepsItsOwnNames(t *testing.T) {
	c, _ := open(t)
	one := `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[61,34]},"properties":{"place":"nowhere","border":"mine","start":"2021-07-09","end":"2021-07-10"}}]}`
	if err := c.AddLayer("mine", []byte(one), nil); err != nil {
		t.Fatal(err)
	}
	first, err := c.Collection("mine")
	if err != nil {
		t.Fatal(err)
	}
	if first.Bound.Min[0] != 61 || first.Extent.From != day(t, "2021-07-09") || !first.Layer {
		t.Errorf("%+v", first)
	}
	ask := catalog.Query{Collection: "mine", Params: map[string][]string{"place": {"nowhere"}, "border": {"mine"}}, Q: "NOWHERE"}
	if got := matching(t, c, ask); len(got) != 1 {
		t.Errorf("%d features whose place and border are the operator's", len(got))
	}
	page, err := c.Search(context.Background(), catalog.Query{Collection: "mine"})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.AddLayer("mine", []byte(`{"type":"FeatureCollection","features":[]}`), nil); err != nil {
		t.Fatal(err)
	}
	for _, err := range page.Features { // an answer outlives the layer that it came from
		if err != nil {
			t.Error(err)
		}
	}
	second, err := c.Collection("mine")
	if err != nil || second.Updated == first.Updated {
		t.Errorf("the new version looks like the old: %v", err)
	}
	if err := c.RemoveLayer("mine"); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Collection("mine"); marz.KindOf(err) != marz.NotFound {
		t.Errorf("a layer that was taken out: %v", err)
	}
	if err := c.RemoveLayer("mine"); marz.KindOf(err) != marz.NotFound {
		t.Errorf("twice: %v", err)
	}
}

func FuzzLayer(f *testing.F) {
	c, _ := open(f)
	f.Add(`{"type":"FeatureCollection","features":[{"type":"Feature","id":1,"geometry":{"type":"Point","coordinates":[61,34]},"properties":{"n":1,"when":"2021-07-09"}}]}`, "")
	f.Add(`{"type":"Feature","geometry":null,"properties":{"a":[{}]}}`, `{"properties":{"a":{"type":["string","null"]}}}`)
	f.Add(`{"type":"Point","coordinates":[1,2]}`, `{"properties":{"g":{"$ref":"https://geojson.org/schema/Point.json"}}}`)
	f.Fuzz(func(t *testing.T, data, schema string) {
		var raw []byte
		if schema != "" {
			raw = []byte(schema)
		}
		if err := c.AddLayer("fuzzed", []byte(data), raw); err != nil {
			if marz.KindOf(err) != marz.Invalid {
				t.Errorf("%v", err)
			}
			return
		}
		fs, _ := search(t, c, catalog.Query{Collection: "fuzzed"})
		for _, x := range fs {
			if !json.Valid([]byte(x.JSON)) {
				t.Errorf("not JSON: %s", x.JSON)
			}
		}
	})
}
