package encode_test

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"marz/geo"
	"marz/internal/encode"
	"marz/internal/marz"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/maptile"
	"github.com/paulmach/orb/planar"
)

func tileOf(t testing.TB, tile geo.Tile, layers ...encode.Layer) ([]byte, mvt.Layers) {
	t.Helper()
	data, err := encode.MVT(tile, layers...)
	if err != nil {
		t.Fatal(err)
	}
	decoded, err := mvt.Unmarshal(data)
	if err != nil {
		t.Fatal(err)
	}
	return data, decoded
}

func layerOf(name string, schema *marz.Schema, fs ...marz.Feature) encode.Layer {
	return encode.Layer{Name: name, Schema: schema, Features: features(fs...)}
}

func TestATileHoldsTagsOfEveryType(t *testing.T) {
	tile := geo.TileAt(orb.Point{61, 34.5}, 6)
	f := full("islam-qala", orb.Point{61, 34.5})
	_, layers := tileOf(t, tile, layerOf("events", &everyType, f, empty("nowhere")))
	if len(layers) != 1 || layers[0].Name != "events" || layers[0].Version != 2 || layers[0].Extent != 4096 || len(layers[0].Features) != 1 {
		t.Fatalf("%+v", layers)
	}
	got := layers[0].Features[0]
	want := geojson.Properties{
		"id": "islam-qala", "text": "Islam Qala", "n": float64(-7), "x": 2.5, "ok": true, "day": "1969-12-31",
		"at": "2021-07-09T04:30:00.25+04:30", "who": "afp; reuters", "last, of all": "z",
	}
	if fmt.Sprint(got.Properties) != fmt.Sprint(want) {
		t.Errorf("%v\nwant %v", got.Properties, want)
	}
	x, y := tile.Project(orb.Point{61, 34.5}, 4096)
	if got.Geometry != (orb.Point{math.Floor(x), math.Floor(y)}) {
		t.Errorf("at %v, want %f %f", got.Geometry, x, y)
	}
}

// drawn lists a geometry of every kind around (61, 34), with what is read back: the kind,
// and how many features of it there are.
var drawn = []struct {
	g     orb.Geometry
	kinds []string
}{
	{orb.Point{61, 34}, []string{"Point"}},
	{orb.MultiPoint{{61, 34}, {61.5, 34.5}, {0, 0}}, []string{"MultiPoint"}},
	{orb.LineString{{61, 34}, {61.5, 34.5}, {62, 34}}, []string{"LineString"}},
	{orb.MultiLineString{{{61, 34}, {61.5, 34.5}}, {{62, 34}, {63, 34}}}, []string{"MultiLineString"}},
	{orb.Polygon{{{61, 34}, {62, 34}, {62, 35}, {61, 34}}}, []string{"Polygon"}},
	{orb.MultiPolygon{{{{61, 34}, {62, 34}, {62, 35}, {61, 34}}}, {{{63, 34}, {64, 34}, {64, 35}, {63, 34}}}}, []string{"MultiPolygon"}},
	{orb.Collection{orb.LineString{{61, 34}, {62, 34}}, orb.Point{61, 34}}, []string{"LineString", "Point"}},
	{orb.Bound{Min: orb.Point{61, 34}, Max: orb.Point{62, 35}}, []string{"Polygon"}},
	{orb.Ring{{61, 34}, {62, 34}, {62, 35}, {61, 34}}, []string{"Polygon"}},
	{nil, nil}, {orb.Point{0, 0}, nil}, {orb.LineString{{0, 0}, {1, 1}}, nil}, {orb.Collection{}, nil},
	{orb.LineString{{61, 34}, {61, 34}}, nil}, {orb.Polygon{{{61, 34}, {61.00001, 34}, {61.00001, 34.00001}, {61, 34}}}, nil},
	{orb.Polygon{}, nil}, {orb.MultiPolygon{{}}, nil}, {orb.LineString{}, nil},
}

func TestATileHoldsEveryKind(t *testing.T) {
	for _, c := range drawn {
		f := full("a", c.g)
		before := orb.Clone(c.g)
		_, layers := tileOf(t, geo.TileAt(orb.Point{61, 34}, 5), layerOf("l", &everyType, f))
		var kinds []string
		for _, l := range layers {
			for _, f := range l.Features {
				kinds = append(kinds, f.Geometry.GeoJSONType())
			}
		}
		if !slices.Equal(kinds, c.kinds) {
			t.Errorf("%v is drawn as %v", c.g, kinds)
		}
		if fmt.Sprint(before) != fmt.Sprint(c.g) {
			t.Errorf("%v became %v", before, c.g)
		}
	}
}

func TestAnEmptyTileHasNoBytes(t *testing.T) {
	data, _ := tileOf(t, geo.Tile{Z: 5, X: 1, Y: 1}, layerOf("a", &everyType, full("x", orb.Point{61, 34})), layerOf("b", &everyType))
	if len(data) != 0 {
		t.Errorf("%d bytes", len(data))
	}
	_, err := encode.MVT(geo.Tile{Z: 2, X: 4})
	if marz.KindOf(err) != marz.NotFound || err.Error() != "there is no tile 2/4/0: at zoom 2, columns and rows go from 0 to 2^2-1" {
		t.Error(err)
	}
	bad := func(yield func(marz.Feature, error) bool) { yield(marz.Feature{}, errors.New("broken")) }
	if _, err := encode.MVT(geo.Tile{}, encode.Layer{Schema: &everyType, Features: bad}); err == nil || err.Error() != "broken" {
		t.Errorf("the failure is hidden: %v", err)
	}
}

func TestRingsTurnAsTheFormatWants(t *testing.T) {
	outer := orb.Ring{{60, 33}, {64, 33}, {64, 36}, {60, 36}, {60, 33}}
	hole := orb.Ring{{61, 34}, {63, 34}, {63, 35}, {61, 35}, {61, 34}}
	for turn := range 4 {
		a, b := outer.Clone(), hole.Clone()
		if turn&1 > 0 {
			a.Reverse()
		}
		if turn&2 > 0 {
			b.Reverse()
		}
		_, layers := tileOf(t, geo.TileAt(orb.Point{61, 34}, 5), layerOf("l", &everyType, full("a", orb.Polygon{a, b})))
		p := layers[0].Features[0].Geometry.(orb.Polygon)
		if len(p) != 2 || p[0].Orientation() != orb.CCW || p[1].Orientation() != orb.CW { // y points down
			t.Errorf("turn %d: %v", turn, p)
		}
	}
}

func TestWhatIsDrawnStaysInTheMargin(t *testing.T) {
	world := orb.Polygon{{{-170, -80}, {170, -80}, {170, 80}, {-170, 80}, {-170, -80}}}
	line := orb.LineString{{-100, -50}, {100, 60}}
	tile := geo.TileAt(orb.Point{0, 10}, 8)
	_, layers := tileOf(t, tile, layerOf("l", &everyType, full("a", world), full("b", line)))
	box := orb.Bound{Min: orb.Point{-128, -128}, Max: orb.Point{4224, 4224}}
	for _, f := range layers[0].Features {
		if b := f.Geometry.Bound(); !box.Contains(b.Min) || !box.Contains(b.Max) {
			t.Errorf("%v leaves the margin", f.Geometry)
		}
	}
	if planar.Area(layers[0].Features[0].Geometry) != 4352*4352 {
		t.Errorf("the world does not fill the tile: %v", layers[0].Features[0].Geometry)
	}
}

func TestSimplificationFollowsTheZoom(t *testing.T) {
	coast := orb.LineString{}
	for i := range 20000 {
		coast = append(coast, orb.Point{60 + float64(i)/4000, 34 + math.Sin(float64(i)/30)/50})
	}
	last := 0
	for z := uint32(0); z <= 8; z += 2 {
		n := 0
		_, layers := tileOf(t, geo.TileAt(orb.Point{60.1, 34}, z), layerOf("l", &everyType, full("a", coast)))
		for _, l := range layers {
			for _, f := range l.Features {
				n += len(f.Geometry.(orb.LineString))
			}
		}
		if n < last/4 || z == 0 && n > 20 {
			t.Errorf("zoom %d: %d points, after %d", z, n, last)
		}
		last = n
	}
	if last < 50 {
		t.Errorf("%d points at zoom 8", last)
	}
}

// crowd makes n points around a place, the same every time.
func crowd(n int, at orb.Point, spread float64) []marz.Feature {
	r := rand.New(rand.NewPCG(9, 10))
	out := make([]marz.Feature, n)
	for i := range out {
		p := orb.Point{at[0] + r.NormFloat64()*spread, at[1] + r.NormFloat64()*spread}
		out[i] = full(fmt.Sprint("p", i), p)
		out[i].Values = slices.Clone(out[i].Values)
		out[i].Values[1] = int64(i % 3)
	}
	return out
}

// countOf returns how many points a feature stands for.
func countOf(f *geojson.Feature) int { return int(f.Properties.MustFloat64("point_count", 1)) }

func TestDensePointsAreGatheredAndNoneIsLost(t *testing.T) {
	fs := crowd(5000, orb.Point{61, 34}, 0.5)
	tile := geo.TileAt(orb.Point{61, 34}, 4)
	_, layers := tileOf(t, tile, layerOf("l", &everyType, fs...))
	sum, gathered := 0, 0
	for _, f := range layers[0].Features {
		n := countOf(f)
		sum += n
		if n == 1 {
			if f.Properties["id"] == nil {
				t.Error("a point alone has no id")
			}
			continue
		}
		gathered++
		if n <= 2 || f.Properties["id"] != nil || f.Properties["text"] != "Islam Qala" || n > 20 && f.Properties["n"] != nil || f.Properties["who"] != "afp; reuters" {
			t.Errorf("%d points have in common: %v", n, f.Properties)
		}
	}
	if sum != len(fs) || gathered == 0 || len(layers[0].Features) > len(fs)/2 {
		t.Errorf("%d of %d points in %d features, %d of them for several", sum, len(fs), len(layers[0].Features), gathered)
	}
	_, layers = tileOf(t, geo.TileAt(orb.Point{61, 34}, 15), layerOf("l", &everyType, crowd(900, orb.Point{61, 34}, 1e-6)...))
	if len(layers[0].Features) != 900 {
		t.Errorf("%d features of 900 at zoom 15", len(layers[0].Features))
	}
}

// TestNeighboursSeeTheSame holds what is drawn in the overlap of two tiles of one against
// that of the other, each looking only in its own box.
func TestNeighboursSeeTheSame(t *testing.T) {
	edge := geo.Tile{Z: 6, X: 42, Y: 25}.Bound()
	fs := crowd(6000, edge.Max, 0.4)
	overlap := func(tile geo.Tile, dx, dy float64) []string {
		box := encode.TileBox(tile)
		var seen []marz.Feature
		for _, f := range fs {
			if box.Intersects(f.Geometry) {
				seen = append(seen, f)
			}
		}
		_, layers := tileOf(t, tile, layerOf("l", &everyType, seen...))
		var out []string
		for _, f := range layers[0].Features {
			p := f.Geometry.(orb.Point)
			p = orb.Point{p[0] + dx, p[1] + dy}
			if p[0] >= 4096-128 && p[0] < 4096+128 && p[1] >= -128 && p[1] < 128 {
				out = append(out, fmt.Sprint(p, f.Properties))
			}
		}
		slices.Sort(out)
		return out
	}
	want := overlap(geo.Tile{Z: 6, X: 42, Y: 25}, 0, 0)
	if len(want) < 20 || !strings.Contains(strings.Join(want, ""), "point_count") {
		t.Fatalf("only %d features in the overlap", len(want))
	}
	for _, c := range []struct {
		tile   geo.Tile
		dx, dy float64
	}{{geo.Tile{Z: 6, X: 43, Y: 25}, 4096, 0}, {geo.Tile{Z: 6, X: 42, Y: 24}, 0, -4096}, {geo.Tile{Z: 6, X: 43, Y: 24}, 4096, -4096}} {
		if got := overlap(c.tile, c.dx, c.dy); !slices.Equal(got, want) {
			t.Errorf("%v sees %d features of %d, or others", c.tile, len(got), len(want))
		}
	}
}

func TestTheSameFeaturesGiveTheSameBytes(t *testing.T) {
	fs := crowd(3000, orb.Point{61, 34}, 0.5)
	for _, c := range drawn {
		fs = append(fs, full("x", c.g))
	}
	tile := geo.TileAt(orb.Point{61, 34}, 5)
	first, _ := tileOf(t, tile, layerOf("a", &everyType, fs...), layerOf("b", &everyType, fs...))
	for range 5 {
		if again, _ := tileOf(t, tile, layerOf("a", &everyType, fs...), layerOf("b", &everyType, fs...)); !bytes.Equal(first, again) {
			t.Fatal("other bytes")
		}
	}
}

func TestTagsNameNothingTwice(t *testing.T) {
	clash := marz.Schema{Columns: []marz.Column{{Name: "ID", Type: marz.TypeInteger}, {Name: "point_count", Type: marz.TypeString}}}
	var fs []marz.Feature
	for range 9 {
		fs = append(fs, marz.Feature{ID: "a", Geometry: orb.Point{61, 34}, Values: []any{int64(5), "x"}})
	}
	_, layers := tileOf(t, geo.Tile{}, layerOf("l", &clash, fs[0]))
	if got := fmt.Sprint(layers[0].Features[0].Properties); got != "map[ID:5 id_:a point_count:x]" {
		t.Error(got)
	}
	_, layers = tileOf(t, geo.Tile{}, layerOf("l", &clash, fs...))
	if got := fmt.Sprint(layers[0].Features[0].Properties); got != "map[ID:5 point_count:x point_count_:9]" {
		t.Error(got)
	}
}

// TestGDALReadsTheTile has another program read a tile.
func TestGDALReadsTheTile(t *testing.T) {
	gdal, err := exec.LookPath("ogrinfo")
	if err != nil {
		t.Skip("SKIPPED, NOT CHECKED: ogrinfo (gdal-bin) is not installed")
	}
	if formats, _ := exec.Command(gdal, "--formats").Output(); !bytes.Contains(formats, []byte("MVT")) {
		t.Skip("SKIPPED, NOT CHECKED: this GDAL has no MVT driver")
	}
	var fs []marz.Feature
	for _, c := range drawn[:6] {
		fs = append(fs, full("a", c.g))
	}
	tile := geo.TileAt(orb.Point{61, 34}, 5)
	data, _ := tileOf(t, tile, layerOf("events", &everyType, fs...))
	path := filepath.Join(t.TempDir(), fmt.Sprintf("%d.pbf", tile.Y))
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(gdal, "-al", "-oo", fmt.Sprint("X=", tile.X), "-oo", fmt.Sprint("Y=", tile.Y), "-oo", fmt.Sprint("Z=", tile.Z), "MVT:"+path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, want := range []string{"Layer name: events", "Feature Count: 6", "text (String) = Islam Qala", "n (Integer) = -7", "x (Real) = 2.5", "MULTIPOLYGON", "6790"} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("GDAL does not see %q:\n%s", want, out)
		}
	}
}

// The benchmarks draw the same points in the same tile: here, here with cells too small
// to gather, and by orb.
func BenchmarkTile(b *testing.B) {
	schema := marz.Schema{Columns: []marz.Column{{Name: "type", Type: marz.TypeString}, {Name: "n", Type: marz.TypeInteger}}}
	r := rand.New(rand.NewPCG(1, 1))
	tile := geo.TileAt(orb.Point{66, 34}, 5)
	box := tile.Bound()
	fs := make([]marz.Feature, 50000)
	for i := range fs {
		p := orb.Point{box.Min[0] + r.Float64()*(box.Max[0]-box.Min[0]), box.Min[1] + r.Float64()*(box.Max[1]-box.Min[1])}
		fs[i] = marz.Feature{ID: fmt.Sprint(i), Geometry: p, Values: []any{marz.Types[i%len(marz.Types)], int64(i % 10)}}
		fs[i].Values[0] = fmt.Sprint(fs[i].Values[0])
	}
	b.Run("gathered", func(b *testing.B) { benchmarkTile(b, tile, &schema, fs) })
	few := slices.Clone(fs[:5000])
	b.Run("each of 5000", func(b *testing.B) { benchmarkTile(b, tile, &schema, few) })
	b.Run("orb, each of 5000", func(b *testing.B) {
		for b.Loop() {
			c := geojson.NewFeatureCollection()
			for _, f := range few {
				g := geojson.NewFeature(f.Geometry)
				g.Properties = geojson.Properties{"id": f.ID, "type": f.Values[0], "n": f.Values[1]}
				c.Append(g)
			}
			l := mvt.NewLayer("l", c)
			l.ProjectToTile(maptile.New(tile.X, tile.Y, maptile.Zoom(tile.Z)))
			if _, err := mvt.Marshal(mvt.Layers{l}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func benchmarkTile(b *testing.B, tile geo.Tile, schema *marz.Schema, fs []marz.Feature) {
	for b.Loop() {
		if _, err := encode.MVT(tile, layerOf("l", schema, fs...)); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzMVT(f *testing.F) {
	for _, c := range drawn {
		b, _ := geo.AppendWKB(nil, c.g)
		f.Add(b, "a", uint32(5), uint32(21), uint32(12))
	}
	f.Fuzz(func(t *testing.T, wkb []byte, text string, z, x, y uint32) {
		g, err := geo.ParseWKB(wkb)
		if err != nil || geo.CheckGeometry(g) != nil {
			return
		}
		one := full(text, g)
		one.Values[0] = text
		data, err := encode.MVT(geo.Tile{Z: z % 25, X: x, Y: y}, layerOf(text, &everyType, one))
		if err != nil {
			return
		}
		layers, err := mvt.Unmarshal(data)
		if err != nil {
			t.Fatalf("%v is a tile that does not read back: %v", g, err)
		}
		for _, l := range layers {
			for _, f := range l.Features {
				if b := f.Geometry.Bound(); b.Min[0] < -129 || b.Min[1] < -129 || b.Max[0] > 4225 || b.Max[1] > 4225 {
					t.Errorf("%v leaves the margin as %v", g, f.Geometry)
				}
			}
		}
	})
}
