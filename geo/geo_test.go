package geo_test

import (
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"marz/geo"

	"github.com/paulmach/orb"
)

// kinds lists every kind of geometry once, nil included.
func kinds() []orb.Geometry {
	ring := orb.Ring{{0, 0}, {4, 0}, {4, 4}, {0, 0}}
	hole := orb.Ring{{2, 1}, {3, 1}, {3, 2}, {2, 1}}
	return []orb.Geometry{
		nil, orb.Point{61.5, 34.25}, orb.MultiPoint{{1, 2}, {3, 4}}, orb.LineString{{1, 2}, {3, 4.5}},
		orb.MultiLineString{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}, orb.Polygon{ring, hole}, orb.MultiPolygon{{ring}, {ring, hole}},
		orb.Collection{orb.Point{1, 2}, orb.LineString{{1, 2}, {3, 4}}, orb.Collection{orb.Polygon{ring}}},
	}
}

// oddities lists geometries that no one should make and everyone will.
func oddities() []orb.Geometry {
	nan, inf := math.NaN(), math.Inf(1)
	return []orb.Geometry{
		orb.Ring{{0, 0}, {4, 0}, {4, 4}, {0, 0}}, orb.Bound{Min: orb.Point{1, 2}, Max: orb.Point{3, 4}},
		orb.MultiPoint{}, orb.LineString{}, orb.LineString{{1, 1}}, orb.MultiLineString{}, orb.MultiLineString{{}}, orb.Ring{},
		orb.Polygon{}, orb.Polygon{{}}, orb.Polygon{{{1, 1}}}, orb.MultiPolygon{}, orb.MultiPolygon{{}}, orb.MultiPolygon{{{}}},
		orb.Collection{}, orb.Collection{nil}, orb.Collection{nil, orb.Point{1, 2}}, orb.Collection{orb.Collection{}},
		orb.Point{nan, nan}, orb.Point{inf, -inf}, orb.Point{1e300, -1e300}, orb.LineString{{nan, 0}, {1, 1}},
		orb.Polygon{{{0, 0}, {inf, 0}, {4, 4}, {0, 0}}}, orb.LineString(nil), orb.Polygon(nil), orb.Collection(nil),
	}
}

// everything runs every function that takes a geometry.
func everything(g orb.Geometry) {
	bound := orb.Bound{Min: orb.Point{1, 1}, Max: orb.Point{2, 3}}
	geo.Clip(bound, g)
	geo.Clip(orb.Bound{Min: orb.Point{-1, -1}, Max: orb.Point{20, 30}}, g)
	geo.Simplify(g, 1)
	geo.Simplify(g, 0)
	geo.Length(g)
	geo.Tile{Z: 3, X: 5, Y: 3}.ProjectGeometry(g, 4096)
	geo.Contains(g, orb.Point{2, 1})
	geo.Box{West: 1, South: 1, East: 2, North: 3}.Intersects(g)
	geo.Box{West: 170, South: -10, East: -170, North: 10}.Intersects(g)
	_ = geo.CheckGeometry(g)
	geo.AppendGeoJSON(nil, g)
	geo.AppendWKT(nil, g)
	_, _ = geo.AppendWKB(nil, g)
	for _, c := range geo.CRSs {
		c.Project(g)
		_, _ = c.Unproject(g)
	}
	if line, ok := g.(orb.LineString); ok {
		if b, err := geo.NewBorder(line); err == nil {
			b.Slice(1000, 10)
			b.Line().Reverse()
		}
	}
	if s, err := geo.NewShape(g); err == nil {
		_, _ = s.Relate(s)
		_, _ = s.Intersects(s)
		_, _ = s.Within(s)
	}
}

func TestNothingChangesTheCallersGeometry(t *testing.T) {
	all := append(kinds(), randomGeometries(200)...)
	for _, g := range all {
		before := orb.Clone(g)
		everything(g)
		if !reflect.DeepEqual(before, g) {
			t.Errorf("%v became %v", before, g)
		}
	}
}

func TestNoGeometryMakesAFunctionPanic(t *testing.T) {
	for _, g := range append(kinds(), oddities()...) {
		func() {
			defer func() {
				if r := recover(); r != nil {
					t.Errorf("%T %v: %v", g, g, r)
				}
			}()
			everything(g)
		}()
	}
}

func TestWhatIsNoSimpleFeatureIsNamed(t *testing.T) {
	for _, g := range append(kinds(), orb.MultiPoint{}, orb.Collection{}) {
		if err := geo.CheckGeometry(g); err != nil {
			t.Errorf("%v: %v", g, err)
		}
	}
	for _, c := range []struct {
		g    orb.Geometry
		want string
	}{
		{orb.Point{math.NaN(), 1}, "NaN is not a number that a coordinate can have"},
		{orb.MultiPoint{{1, 2}, {3, math.Inf(1)}}, "position 2: +Inf is not a number that a coordinate can have"},
		{orb.LineString{}, "a line has 0 positions: it needs two or more"},
		{orb.Polygon{}, "a polygon has no ring: it needs one or more"},
		{orb.MultiPolygon{{{{0, 0}, {1, 0}, {0, 0}}}}, "part 1: ring 1: a ring has 3 positions: it needs four or more, the last equal to the first"},
		{orb.Collection{orb.Point{}, orb.LineString{{1, 1}}}, "part 2: a line has 1 position: it needs two or more"},
	} {
		if err := geo.CheckGeometry(c.g); err == nil || err.Error() != c.want {
			t.Errorf("%v: %v\nwant %s", c.g, err, c.want)
		}
	}
}

// randomGeometries makes points, lines and areas around (0, 0) to (5, 5), the same every time.
func randomGeometries(n int) []orb.Geometry {
	r := rand.New(rand.NewPCG(1, 2))
	point := func() orb.Point { return orb.Point{r.Float64() * 5, r.Float64() * 5} }
	line := func() orb.LineString {
		l := make(orb.LineString, 2+r.IntN(20))
		for i := range l {
			l[i] = point()
		}
		return l
	}
	star := func() orb.Ring {
		c, ring := point(), orb.Ring{}
		for i := range 3 + r.IntN(12) {
			a := float64(i) / 15 * 2 * math.Pi
			ring = append(ring, orb.Point{c[0] + math.Cos(a)*(0.1+r.Float64()), c[1] + math.Sin(a)*(0.1+r.Float64())})
		}
		return append(ring, ring[0])
	}
	out := make([]orb.Geometry, 0, n)
	for i := range n {
		switch i % 5 {
		case 0:
			out = append(out, orb.MultiPoint(line()))
		case 1:
			out = append(out, line())
		case 2:
			out = append(out, orb.MultiLineString{line(), line()})
		case 3:
			out = append(out, orb.Polygon{star()})
		case 4:
			out = append(out, orb.Collection{orb.MultiPolygon{{star()}, {star()}}, line(), point()})
		}
	}
	return out
}

// shared returns the path of a file that lies beside the repository, or skips the test.
func shared(t testing.TB, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Skip("SKIPPED: this test runs inside the repository only")
		}
		dir = up
	}
	path := filepath.Join(dir, "..", "shared", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("SKIPPED, NOT CHECKED: %s is not beside the repository", name)
	}
	return path
}
