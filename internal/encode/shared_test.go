package encode_test

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"

	"marz/geo"
	"marz/internal/encode"
	"marz/internal/marz"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// provinces reads the provinces that lie beside the repository, or skips the test.
func provinces(t testing.TB) []marz.Feature {
	t.Helper()
	const name = "geodata/provinces.geojson"
	dir, err := os.Getwd()
	for err == nil {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil || dir == filepath.Dir(dir) {
			break
		}
		dir = filepath.Dir(dir)
	}
	data, err := os.ReadFile(filepath.Join(dir, "..", "shared", name))
	if err != nil {
		t.Skipf("SKIPPED, NOT CHECKED: %s is not beside the repository", name)
	}
	var doc struct {
		Features []struct {
			ID       string
			Geometry json.RawMessage
		}
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	var out []marz.Feature
	for _, f := range doc.Features {
		g, err := geo.ParseGeoJSON(f.Geometry)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, marz.Feature{ID: f.ID, Geometry: g})
	}
	return out
}

// TestTheTilesOfAZoomMakeUpTheCountry adds up the areas of all provinces in all tiles, cut
// to the tiles without their margins.
func TestTheTilesOfAZoomMakeUpTheCountry(t *testing.T) {
	fs := provinces(t)
	whole := 0.0
	for _, f := range fs {
		whole += math.Abs(planar.Area(geo.Tile{}.ProjectGeometry(f.Geometry, 1)))
	}
	for _, z := range []uint32{4, 6, 8} {
		a, b := geo.TileAt(orb.Point{60, 39}, z), geo.TileAt(orb.Point{75, 29}, z)
		sum := 0.0
		for x := a.X; x <= b.X; x++ {
			for y := a.Y; y <= b.Y; y++ {
				_, layers := tileOf(t, geo.Tile{Z: z, X: x, Y: y}, layerOf("provinces", &marz.Schema{}, fs...))
				for _, l := range layers {
					for _, f := range l.Features {
						inside := geo.Clip(orb.Bound{Max: orb.Point{4096, 4096}}, f.Geometry)
						if inside != nil {
							sum += math.Abs(planar.Area(inside))
						}
					}
				}
			}
		}
		n := 4096 * float64(uint32(1)<<z)
		if share := sum / (n * n) / whole; math.Abs(share-1) > 0.001 {
			t.Errorf("zoom %d: %.4f of the country", z, share)
		}
	}
}

func BenchmarkTileOfProvinces(b *testing.B) {
	fs := provinces(b)
	tile := geo.TileAt(orb.Point{66, 34}, 6)
	for b.Loop() {
		if _, err := encode.MVT(tile, layerOf("provinces", &marz.Schema{}, fs...)); err != nil {
			b.Fatal(err)
		}
	}
}
