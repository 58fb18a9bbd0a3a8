package geo_test

import (
	"math"
	"reflect"
	"testing"

	"marz/geo"

	"github.com/paulmach/orb"
)

func TestDistanceAgreesWithPublishedGeodesics(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b orb.Point
		want float64
		tol  float64
	}{
		{"Flinders Peak to Buninyong (Vincenty's test line on WGS 84)", orb.Point{144.424867889, -37.951033417}, orb.Point{143.926495528, -37.652821139}, 54972.271, 0.02},
		{"a degree of the equator", orb.Point{0, 0}, orb.Point{1, 0}, 111319.491, 0.001},
		{"the meridian quadrant", orb.Point{0, 0}, orb.Point{0, 90}, 10001965.729, 0.001},
		{"the same point", orb.Point{61, 34}, orb.Point{61, 34}, 0, 0},
		{"antipodes", orb.Point{0, 0}, orb.Point{180, 0}, 20003931.459, 2e5},
	} {
		if got := geo.Distance(c.a, c.b); math.Abs(got-c.want) > c.tol {
			t.Errorf("%s: %.3f m, want %.3f", c.name, got, c.want)
		}
	}
}

func TestBoxesCrossTheAntimeridian(t *testing.T) {
	b, err := geo.ParseBox("170,-10,-170,10")
	if err != nil {
		t.Fatal(err)
	}
	for p, want := range map[orb.Point]bool{{175, 0}: true, {-175, 0}: true, {180, 0}: true, {0, 0}: false, {175, 11}: false} {
		if b.Contains(p) != want {
			t.Errorf("%v: %v", p, !want)
		}
	}
	if !b.Intersects(orb.LineString{{160, 0}, {179, 0}}) || b.Intersects(orb.LineString{{-160, 0}, {160, 1}}) {
		t.Error("lines are placed wrongly")
	}
}

func TestWrongBoxesSayWhy(t *testing.T) {
	for in, want := range map[string]string{
		"1,2,3":             `"1,2,3" has 3 numbers: use west,south,east,north, for example 60.5,29.4,74.9,38.5`,
		"a,2,3,4":           `number 1, "a", is not a number: use west,south,east,north in degrees`,
		"NaN,2,3,4":         `number 1, "NaN", is not a number: use west,south,east,north in degrees`,
		"0,10,1,5":          "south 10 is greater than north 5: use west,south,east,north",
		"0,0,190,5":         "longitude 190 is outside -180 to 180",
		"34.2,60,35.1,62,,": `number 5, "", is not a number: use west,south,east,north in degrees`,
	} {
		if _, err := geo.ParseBox(in); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", in, err, want)
		}
	}
}

func TestABoxTouchesAreasThatHoldIt(t *testing.T) {
	big := orb.Polygon{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {{4, 4}, {6, 4}, {6, 6}, {4, 6}, {4, 4}}}
	for b, want := range map[geo.Box]bool{
		{1, 1, 2, 2}: true, {4.5, 4.5, 5, 5}: false, {9, 9, 12, 12}: true, {11, 11, 12, 12}: false, {3, 3, 7, 7}: true,
	} {
		if b.Intersects(big) != want {
			t.Errorf("%v: %v", b, !want)
		}
	}
}

func TestABorderAnswersByTheMetre(t *testing.T) {
	b, err := geo.NewBorder(orb.LineString{{60, 30}, {60, 31}, {61, 31}})
	if err != nil {
		t.Fatal(err)
	}
	first := geo.Distance(orb.Point{60, 30}, orb.Point{60, 31})
	at := b.Locate(orb.Point{59.9, 30.5})
	if math.Abs(at.Along-first/2) > 200 || math.Abs(at.Offset-geo.Distance(orb.Point{59.9, 30.5}, at.Point)) > 1e-6 {
		t.Errorf("located at %+v", at)
	}
	if p := b.At(first); geo.Distance(p, orb.Point{60, 31}) > 1e-6 {
		t.Errorf("the corner is at %v", p)
	}
	s := b.Slice(first/2, first+1000)
	if len(s) != 3 || math.Abs(geo.Length(s)-(first/2+1000)) > 60 {
		t.Errorf("slice %v of %f m", s, geo.Length(s))
	}
	back := b.Slice(first+1000, first/2)
	if back[0] != s[2] || back[2] != s[0] {
		t.Errorf("the slice back is %v", back)
	}
	if got := b.Share([2]float64{0, first}, [2]float64{first, first / 2}); math.Abs(got-first/b.Length()) > 1e-9 {
		t.Errorf("share %f", got)
	}
	if _, err := geo.NewBorder(orb.LineString{{1, 1}, {1, 1}}); err == nil {
		t.Error("a line without length is taken")
	}
}

func TestGeoJSONRoundTripOfEveryKind(t *testing.T) {
	for _, g := range kinds() {
		text := geo.AppendGeoJSON(nil, g)
		back, err := geo.ParseGeoJSON(text)
		if err != nil || !reflect.DeepEqual(back, g) {
			t.Errorf("%s: %v %v", text, back, err)
		}
	}
}

// kinds lists every kind of geometry once, nil included.
func kinds() []orb.Geometry {
	ring := orb.Ring{{0, 0}, {4, 0}, {4, 4}, {0, 0}}
	return []orb.Geometry{
		nil, orb.Point{61.5, 34.25}, orb.MultiPoint{{1, 2}, {3, 4}}, orb.LineString{{1, 2}, {3, 4.5}},
		orb.MultiLineString{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}, orb.Polygon{ring}, orb.MultiPolygon{{ring}, {ring}},
		orb.Collection{orb.Point{1, 2}, orb.LineString{{1, 2}, {3, 4}}},
	}
}

func TestNothingChangesTheCallersGeometry(t *testing.T) {
	for _, g := range kinds() {
		before := orb.Clone(g)
		geo.Clip(orb.Bound{Min: orb.Point{1, 1}, Max: orb.Point{2, 3}}, g)
		geo.Simplify(g, 1)
		geo.Length(g)
		for _, c := range geo.CRSs {
			_, _ = c.Unproject(c.Project(g))
		}
		if !reflect.DeepEqual(before, g) {
			t.Errorf("%v became %v", before, g)
		}
	}
}

func TestBadGeometriesSayWhy(t *testing.T) {
	for in, want := range map[string]string{
		`{"type":"Point"}`:                                             `geometry: "Point" has no coordinates`,
		`{"type":"Dot","coordinates":[1,2]}`:                           `geometry: Dot: "Dot" is not a kind of geometry: use Point, LineString, Polygon, their Multi forms or GeometryCollection`,
		`{"type":"LineString","coordinates":[[1,2]]}`:                  "a line has 1 positions: it needs two or more",
		`{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}`: "ring 1: a ring is not closed: it begins at [0 0] and ends at [0 1]",
		`{"type":"Point","coordinates":[1]}`:                           "geometry: Point: a position has 1 numbers: use [lon, lat]",
	} {
		if _, err := geo.ParseGeoJSON([]byte(in)); err == nil || err.Error() != want {
			t.Errorf("%s: %v\nwant %s", in, err, want)
		}
	}
}

func TestTilesTileTheWorld(t *testing.T) {
	p := orb.Point{61, 34.66}
	for z := uint32(0); z < 15; z++ {
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
	if (geo.Tile{Z: 2, X: 4}).Valid() {
		t.Error("column 4 of zoom 2 exists")
	}
}

func TestReferenceSystemsAgreeWithPublishedPoints(t *testing.T) {
	for _, c := range []struct {
		crs  string
		p    orb.Point
		want orb.Point
		tol  float64
	}{
		{"EPSG:4326", orb.Point{61, 34}, orb.Point{34, 61}, 0},
		{"EPSG:3857", orb.Point{-100.333333333, 24.381786944}, orb.Point{-11169055.58, 2800000.00}, 0.01},
		{"EPSG:32642", orb.Point{69, 0}, orb.Point{500000, 0}, 1e-6},
		{"EPSG:32642", orb.Point{69, 34}, orb.Point{500000, 3762155.978}, 0.001},
	} {
		crs, err := geo.ParseCRS(c.crs)
		if err != nil {
			t.Fatal(err)
		}
		got := crs.Project(c.p).(orb.Point)
		if math.Abs(got[0]-c.want[0]) > c.tol || math.Abs(got[1]-c.want[1]) > c.tol {
			t.Errorf("%s of %v: %.3f, want %.3f", c.crs, c.p, got, c.want)
		}
		back, err := crs.Unproject(got)
		if err != nil || geo.Distance(back.(orb.Point), c.p) > 1e-3 {
			t.Errorf("%s back: %v %v", c.crs, back, err)
		}
	}
	if _, err := geo.ParseCRS("EPSG:9999"); err == nil {
		t.Error("an unknown system is taken")
	}
	if _, err := geo.CRSs[1].Unproject(orb.Point{180, 90}); err == nil {
		t.Error("a latitude of 180 is taken")
	}
}

func TestRelationsOfShapes(t *testing.T) {
	area, _ := geo.NewShape(orb.Polygon{{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}})
	inside, _ := geo.NewShape(orb.Point{2, 2})
	edge, _ := geo.NewShape(orb.Point{4, 2})
	if ok, err := area.Contains(inside); err != nil || !ok {
		t.Error("a point within is not contained", err)
	}
	if ok, _ := area.Contains(edge); ok {
		t.Error("a point on the edge is contained")
	}
	if ok, _ := edge.Touches(area); !ok {
		t.Error("a point on the edge does not touch")
	}
	if m, _ := inside.Relate(area); m != "0FFFFF212" {
		t.Errorf("matrix %s", m)
	}
	if _, err := geo.NewShape(orb.Polygon{{{0, 0}, {4, 4}, {4, 0}, {0, 4}, {0, 0}}}); err == nil {
		t.Error("a bow tie is taken for an area")
	}
}

func FuzzParseBox(f *testing.F) {
	f.Add("60,29,75,38.5")
	f.Add("170,-10,0,-170,10,100")
	f.Fuzz(func(t *testing.T, s string) {
		b, err := geo.ParseBox(s)
		if err != nil {
			return
		}
		if back, err := geo.ParseBox(b.String()); err != nil || back != b {
			t.Errorf("%q → %v → %v, %v", s, b, back, err)
		}
	})
}

func FuzzParseGeoJSON(f *testing.F) {
	for _, g := range kinds() {
		f.Add(geo.AppendGeoJSON(nil, g))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		g, err := geo.ParseGeoJSON(data)
		if err != nil {
			return
		}
		if _, err := geo.ParseGeoJSON(geo.AppendGeoJSON(nil, g)); err != nil {
			t.Errorf("%s does not read back: %v", data, err)
		}
	})
}
