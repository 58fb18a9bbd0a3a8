package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// tool runs a program and returns what it printed. The test skips, loudly, when the
// program is not installed.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("SKIPPED: %s is not installed; on Debian as root `make test` installs it", name)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

var featureCount = regexp.MustCompile(`Feature Count: (\d+)`)

func countedByGDAL(t *testing.T, base, layer string, args ...string) int {
	t.Helper()
	out := tool(t, "ogrinfo", append([]string{"-ro", "-so", "OAPIF:" + base, layer}, args...)...)
	m := featureCount.FindStringSubmatch(out)
	if m == nil {
		t.Fatalf("ogrinfo counted nothing:\n%s", out)
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

func TestGDALCountsFiltersAndConverts(t *testing.T) {
	base := start(t)
	for _, name := range []string{"provinces", "borders", "crossings", "places", "dispatches", "events", "claims", "control"} {
		want := list(t, base+"/collections/"+name+"/items?limit=1").NumberMatched
		if got := countedByGDAL(t, base, name); got != want {
			t.Errorf("%s: GDAL counts %d, the server %d", name, got, want)
		}
	}
	want := list(t, base+"/collections/events/items?type=capture&limit=1").NumberMatched
	if got := countedByGDAL(t, base, "events", "-where", "type = 'capture'"); got != want || got == 0 {
		t.Errorf("where type = 'capture': GDAL counts %d, the server %d", got, want)
	}
	want = list(t, base+"/collections/crossings/items?bbox=60,34,63,36&limit=1").NumberMatched
	if got := countedByGDAL(t, base, "crossings", "-spat", "60", "34", "63", "36"); got != want || got == 0 {
		t.Errorf("spat: GDAL counts %d, the server %d", got, want)
	}
	all := list(t, base+"/collections/events/items?limit=1").NumberMatched
	// FlatGeobuf of GDAL 3.6 leaves out what has no geometry: events of the whole country.
	placed := list(t, base+"/collections/events/items?limit=1&filter=S_INTERSECTS(geometry,BBOX(-180,-90,180,90))").NumberMatched
	for _, form := range []struct {
		name, file string
		want       int
	}{{"GPKG", "events.gpkg", all}, {"FlatGeobuf", "events.fgb", placed}} {
		file := filepath.Join(t.TempDir(), form.file)
		tool(t, "ogr2ogr", "-f", form.name, file, "OAPIF:"+base, "events", "-oo", "PAGE_SIZE=50", "-nlt", "GEOMETRY", "-mapFieldType", "StringList=String")
		out := tool(t, "ogrinfo", "-ro", "-so", "-al", file)
		if m := featureCount.FindStringSubmatch(out); m == nil || m[1] != strconv.Itoa(form.want) {
			t.Errorf("%s holds %v of %d features", form.name, m, form.want)
		}
	}
}

func TestOWSLibReadsEveryCollection(t *testing.T) {
	base := start(t)
	const library = "/usr/lib/python3/dist-packages/owslib"
	if _, err := os.Stat(library); err != nil {
		t.Skip("SKIPPED: OWSLib is not installed; on Debian as root `make test` installs it")
	}
	t.Log(tool(t, "/usr/bin/python3", filepath.Join("..", "..", ".ci", "clients", "owslib_check.py"), base+"/"))
}

// clientModules skips, loudly, when the JavaScript clients are not installed.
func clientModules(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "..", ".ci", "clients"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "node_modules")); err != nil {
		t.Skip("SKIPPED: the JavaScript clients are not installed; `make test` installs them with npm")
	}
	return dir
}

func TestOgcClientReadsEveryCollection(t *testing.T) {
	dir := clientModules(t)
	t.Log(tool(t, "node", filepath.Join(dir, "ogc-client.mjs"), start(t)+"/"))
}

func TestTheAPIDocumentIsValid(t *testing.T) {
	dir := clientModules(t)
	_, body := get(t, start(t)+"/api?f=json")
	file := filepath.Join(t.TempDir(), "openapi.json")
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, body, "", " "); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, pretty.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("REDOCLY_TELEMETRY", "off")
	t.Setenv("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true")
	fmt.Fprintln(os.Stderr, tool(t, filepath.Join(dir, "node_modules", ".bin", "redocly"), "lint", "--extends=minimal", file))
}

func TestGDALReadsVectorTiles(t *testing.T) {
	base := start(t)
	_, tile := get(t, base+"/collections/provinces/tiles/WebMercatorQuad/3/3/5")
	file := filepath.Join(t.TempDir(), "5.pbf")
	if err := os.WriteFile(file, tile, 0o600); err != nil {
		t.Fatal(err)
	}
	out := tool(t, "ogrinfo", "-ro", "-so", "-al", "MVT:"+file, "-oo", "X=5", "-oo", "Y=3", "-oo", "Z=3")
	if m := featureCount.FindStringSubmatch(out); m == nil || m[1] == "0" {
		t.Errorf("GDAL reads nothing from the tile:\n%s", out)
	}
}

func TestQGISLoadsFiltersAndPages(t *testing.T) {
	base := start(t)
	want := list(t, base+"/collections/crossings/items?limit=1").NumberMatched
	cmd := exec.Command("/usr/bin/python3", filepath.Join("..", "..", ".ci", "clients", "qgis_check.py"), base+"/", "crossings", strconv.Itoa(want))
	cmd.Env = append(os.Environ(), "QT_QPA_PLATFORM=offscreen")
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 77 || errors.Is(err, os.ErrNotExist) {
		t.Skip("SKIPPED: QGIS with its Python is not installed (Debian: python3-qgis qgis-providers)")
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Log(string(out))
}
