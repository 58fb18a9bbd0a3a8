package geo_test

import (
	"math"
	"strings"
	"testing"

	"marz/geo"

	"github.com/paulmach/orb"
)

// relations lists every predicate once.
var relations = map[string]func(s, t geo.Shape) (bool, error){
	"intersects": geo.Shape.Intersects, "disjoint": geo.Shape.Disjoint, "equals": geo.Shape.Equals, "touches": geo.Shape.Touches,
	"within": geo.Shape.Within, "contains": geo.Shape.Contains, "overlaps": geo.Shape.Overlaps, "crosses": geo.Shape.Crosses,
}

func TestRelationsOfShapes(t *testing.T) {
	square := orb.Polygon{{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}}
	for _, c := range []struct {
		name   string
		a, b   orb.Geometry
		matrix string
		holds  string
	}{
		{"a point in an area", orb.Point{2, 2}, square, "0FFFFF212", "intersects within"},
		{"an area around a point", square, orb.Point{2, 2}, "0F2FF1FF2", "intersects contains"},
		{"a point on the edge", orb.Point{4, 2}, square, "F0FFFF212", "intersects touches"},
		{"a point far away", orb.Point{9, 9}, square, "FF0FFF212", "disjoint"},
		{"the same area, begun elsewhere", square, orb.Polygon{{{4, 4}, {0, 4}, {0, 0}, {4, 0}, {4, 4}}}, "2FFF1FFF2", "intersects equals within contains"},
		{"areas that overlap", square, orb.Polygon{{{2, 2}, {6, 2}, {6, 6}, {2, 6}, {2, 2}}}, "212101212", "intersects overlaps"},
		{"areas that share an edge", square, orb.Polygon{{{4, 0}, {8, 0}, {8, 4}, {4, 4}, {4, 0}}}, "FF2F11212", "intersects touches"},
		{"a line through an area", orb.LineString{{-1, 2}, {5, 2}}, square, "101FF0212", "intersects crosses"},
		{"lines that cross", orb.LineString{{0, 0}, {2, 2}}, orb.LineString{{0, 2}, {2, 0}}, "0F1FF0102", "intersects crosses"},
		{"a line along the edge", orb.LineString{{0, 0}, {4, 0}}, square, "F1FF0F212", "intersects touches"},
		{"nothing and an area", nil, square, "FFFFFF212", "disjoint"},
	} {
		s, err1 := geo.NewShape(c.a)
		u, err2 := geo.NewShape(c.b)
		if err1 != nil || err2 != nil {
			t.Fatal(c.name, err1, err2)
		}
		if m, err := s.Relate(u); m != c.matrix || err != nil {
			t.Errorf("%s: matrix %s %v, want %s", c.name, m, err, c.matrix)
		}
		for name, holds := range relations {
			want := strings.Contains(" "+c.holds+" ", " "+name+" ")
			if got, err := holds(s, u); got != want || err != nil {
				t.Errorf("%s: %s is %v %v", c.name, name, got, err)
			}
		}
	}
}

func TestWhatIsNotValidHasNoShape(t *testing.T) {
	for name, g := range map[string]orb.Geometry{
		"a bow tie":                orb.Polygon{{{0, 0}, {4, 4}, {4, 0}, {0, 4}, {0, 0}}},
		"a hole outside":           orb.Polygon{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}, {{5, 5}, {6, 5}, {6, 6}, {5, 5}}},
		"areas over one another":   orb.MultiPolygon{{{{0, 0}, {4, 0}, {4, 4}, {0, 0}}}, {{{0, 0}, {4, 0}, {4, 4}, {0, 0}}}},
		"a line of a single place": orb.LineString{{1, 1}, {1, 1}},
		"not a number":             orb.Point{math.Inf(1), 0},
		"an open ring":             orb.Polygon{{{0, 0}, {4, 0}, {4, 4}, {0, 4}}},
	} {
		if _, err := geo.NewShape(g); err == nil {
			t.Errorf("%s has a shape", name)
		}
	}
}
