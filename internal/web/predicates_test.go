package web_test

import (
	"encoding/csv"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// standardsData finds the standard's test data, beside the project.
func standardsData(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; filepath.Dir(dir) != dir; dir = filepath.Dir(dir) {
		at := filepath.Join(dir, "..", "shared", "ogc")
		if _, err := os.Stat(at); err == nil {
			return at
		}
	}
	t.Skip("NOT TESTED: the standard's test data is not in ../shared/ogc")
	return ""
}

func rowsOf(t *testing.T, file string) [][]string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// addLayers serves the standard's three layers with the types of their schemas.
func addLayers(t *testing.T, w *world, dir string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.geojson"))
	if err != nil || len(files) == 0 {
		t.Fatal("no layers", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".geojson")
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		schema, err := os.ReadFile(filepath.Join(dir, name+".schema.json"))
		if err != nil {
			t.Fatal(err)
		}
		if err := w.catalog.AddLayer(name, raw, schema); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTheStandardsPredicatesOverHTTP(t *testing.T) {
	dir := standardsData(t)
	w := own(t)
	addLayers(t, w, dir)
	for _, row := range rowsOf(t, filepath.Join(dir, "cql2_cases.csv")) {
		items := "/collections/" + row[0] + "/items"
		want, err := strconv.Atoi(row[4])
		if err != nil {
			t.Fatal(err)
		}
		for lang, filter := range map[string]string{"cql2-text": row[2], "cql2-json": row[3]} {
			if filter == "" {
				continue
			}
			fc := w.features(t, items+"?limit=10&filter-lang="+lang+"&filter="+url.QueryEscape(filter))
			if *fc.NumberMatched != want {
				t.Errorf("%s: %d, want %d", filter, *fc.NumberMatched, want)
			}
		}
		if row[3] == "" {
			continue
		}
		var posted featureCollection
		w.do(t, "POST", items+"?limit=10", strings.NewReader(row[3]), "Content-Type", "application/json").into(t, &posted)
		if posted.NumberMatched == nil || *posted.NumberMatched != want {
			t.Errorf("POST %s: %v, want %d", row[3], posted.NumberMatched, want)
		}
	}
	for _, row := range rowsOf(t, filepath.Join(dir, "cql2_invalid.csv")) {
		w.problem(t, "/collections/"+row[0]+"/items?filter="+url.QueryEscape(row[1]), 400, "filter")
	}
}

func TestAnyLayerIsAWholeCollection(t *testing.T) {
	dir := standardsData(t)
	w := own(t)
	addLayers(t, w, dir)
	const id = "ne_110m_admin_0_countries"
	var q struct {
		Properties map[string]struct{ Type, Format string }
	}
	w.ok(t, "/collections/"+id+"/queryables").into(t, &q)
	if g := q.Properties["geom"]; !strings.HasPrefix(g.Format, "geometry-") || g.Type != "" {
		t.Errorf("geom: %+v", g)
	}
	if p := q.Properties["POP_EST"]; p.Type != "integer" && p.Type != "number" {
		t.Errorf("POP_EST: %+v", p)
	}
	all := *w.features(t, "/collections/"+id+"/items?limit=1").NumberMatched
	fiji := w.features(t, "/collections/"+id+"/items?bbox=177,-20,-178,-15")
	found := false
	for _, f := range fiji.Features {
		found = found || f.Properties["NAME"] == "Fiji"
	}
	if !found || *fiji.NumberMatched >= all {
		t.Errorf("a box across the antimeridian finds %d of %d, Fiji: %v", *fiji.NumberMatched, all, found)
	}
	for _, target := range []string{"/collections/" + id + "/tiles/WebMercatorQuad/2/1/2", "/" + id + ".csv", "/" + id + ".parquet", "/collections/" + id + "/items?f=html"} {
		if res := w.ok(t, target); len(res.body) == 0 {
			t.Errorf("%s is empty", target)
		}
	}
}
