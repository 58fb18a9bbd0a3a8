package geo_test

import (
	"math"
	"testing"

	"marz/geo"

	"github.com/paulmach/orb"
)

func TestTilesTileTheWorld(t *testing.T) {
	p := orb.Point{61, 34.66}
	for z := uint32(0); z <= geo.MaxZoom; z++ {
		tile := geo.TileAt(p, z)
		if !tile.Valid() || !tile.Bound().Contains(p) {
			t.Errorf("zoom %d: %v does not hold the point", z, tile)
		}
		x, y := tile.Project(p, 4096)
		if x < 0 || x >= 4096 || y < 0 || y >= 4096 {
			t.Errorf("zoom %d: pixel %f %f", z, x, y)
		}
		if z > 0 && tile.Parent() != geo.TileAt(p, z-1) {
			t.Errorf("zoom %d: wrong parent", z)
		}
	}
	for tile, want := range map[geo.Tile]bool{{}: true, {2, 3, 3}: true, {2, 4, 0}: false, {2, 0, 4}: false, {25, 0, 0}: false, {Z: 4e9}: false} {
		if tile.Valid() != want {
			t.Errorf("%v: %v", tile, !want)
		}
	}
}

func TestTilesAreWhereOthersHaveThem(t *testing.T) {
	for _, c := range []struct {
		p    orb.Point
		z    uint32
		want geo.Tile
	}{
		{orb.Point{13.37771496361961, 52.51628011262304}, 17, geo.Tile{Z: 17, X: 70406, Y: 42987}}, // the Brandenburg Gate, OpenStreetMap wiki
		{orb.Point{-180, 90}, 3, geo.Tile{Z: 3}},
		{orb.Point{180, -90}, 3, geo.Tile{Z: 3, X: 7, Y: 7}},
		{orb.Point{0, 0}, 1, geo.Tile{Z: 1, X: 1, Y: 1}},
	} {
		if got := geo.TileAt(c.p, c.z); got != c.want {
			t.Errorf("%v at %d: %v, want %v", c.p, c.z, got, c.want)
		}
	}
	b := geo.Tile{}.Bound()
	if b.Min[0] != -180 || b.Max[0] != 180 || math.Abs(b.Max[1]-85.0511287798066) > 1e-9 || math.Abs(b.Min[1]+85.0511287798066) > 1e-9 {
		t.Errorf("the world is %v", b)
	}
}

func TestNeighbouringTilesMeet(t *testing.T) {
	a, east, south := geo.Tile{Z: 6, X: 42, Y: 25}, geo.Tile{Z: 6, X: 43, Y: 25}, geo.Tile{Z: 6, X: 42, Y: 26}
	if a.Bound().Max[0] != east.Bound().Min[0] || a.Bound().Min[1] != south.Bound().Max[1] {
		t.Error("there is a gap")
	}
	grown := a.Buffered(0.5)
	w, h := a.Bound().Max[0]-a.Bound().Min[0], a.Bound().Max[1]-a.Bound().Min[1]
	if math.Abs(grown.Max[0]-a.Bound().Max[0]-w/2) > 1e-9 || !(grown.Max[1]-a.Bound().Max[1] > h/3) {
		t.Errorf("%v grew to %v", a.Bound(), grown)
	}
	x, y := a.Project(a.Bound().Max, 512)
	if math.Abs(x-512) > 1e-6 || math.Abs(y) > 1e-6 {
		t.Errorf("the north-eastern corner is at %f, %f", x, y)
	}
}

func TestGeometriesAreProjectedAsTheirPositions(t *testing.T) {
	tile := geo.Tile{Z: 6, X: 42, Y: 25}
	for _, g := range append(kinds(), bound(60, 30, 61, 31)) {
		got := tile.ProjectGeometry(g, 256)
		if g == nil {
			if got != nil {
				t.Errorf("nothing became %v", got)
			}
			continue
		}
		x, y := tile.Project(orb.Point{g.Bound().Min[0], g.Bound().Max[1]}, 256)
		if got.Bound().Min != (orb.Point{x, y}) {
			t.Errorf("%v became %v", g, got)
		}
	}
}
