package cql2

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"
)

// holding lists the S_ functions that hold of two geometries.
func holding(g, h orb.Geometry) string {
	var names []string
	for o := opSContains; o <= opSWithin; o++ {
		if shapeOf(g).relate(o, shapeOf(h)) == yes {
			names = append(names, strings.ToLower(strings.TrimPrefix(o.spec().text, "S_")))
		}
	}
	return strings.Join(names, " ")
}

func square(x, y, size float64) orb.Polygon {
	return orb.Bound{Min: orb.Point{x, y}, Max: orb.Point{x + size, y + size}}.ToPolygon()
}

func TestSpatialFunctionsFollowSimpleFeatures(t *testing.T) {
	holed := orb.Polygon{square(0, 0, 9)[0], square(3, 3, 3)[0]}
	closed := orb.LineString{{0, 0}, {4, 0}, {4, 4}, {0, 0}}
	for _, c := range []struct {
		name string
		g, h orb.Geometry
		want string
	}{
		{"equal points", orb.Point{1, 1}, orb.Point{1, 1}, "contains equals intersects within"},
		{"two points", orb.Point{1, 1}, orb.Point{1, 2}, "disjoint"},
		{"a point inside", orb.Point{1, 1}, holed, "intersects within"},
		{"a point in the hole", orb.Point{4, 4}, holed, "disjoint"},
		{"a point on the outline", orb.Point{0, 1}, holed, "intersects touches"},
		{"a point at a corner", orb.Point{9, 9}, holed, "intersects touches"},
		{"a point on the outline of the hole", orb.Point{3, 4}, holed, "intersects touches"},
		{"a point level with a corner", orb.Point{-1, 9}, holed, "disjoint"},
		{"an area and a point", holed, orb.Point{1, 1}, "contains intersects"},
		{"a point on a line", orb.Point{1, 0}, closed, "intersects within"},
		{"a point where a closed line meets itself", orb.Point{0, 0}, closed, "intersects within"},
		{"a point at the end of a line", orb.Point{0, 0}, closed[:3], "intersects touches"},
		{"a point where two lines end", orb.Point{1, 1}, orb.MultiLineString{{{0, 0}, {1, 1}}, {{1, 1}, {2, 0}}}, "intersects within"},
		{"a point where three lines end", orb.Point{1, 1}, orb.MultiLineString{{{0, 0}, {1, 1}}, {{1, 1}, {2, 0}}, {{1, 1}, {1, 5}}}, "intersects touches"},
		{"a point beside a line by the least that a float can tell", orb.Point{math.Nextafter(0.5, 1), 0.5}, orb.LineString{{0, 0}, {1, 1}}, "disjoint"},
		{"areas that cross", square(0, 0, 4), square(2, 2, 4), "intersects overlaps"},
		{"areas that share a side", square(0, 0, 4), square(4, 0, 4), "intersects touches"},
		{"areas that share a corner", square(0, 0, 4), square(4, 4, 4), "intersects touches"},
		{"an area in a hole", square(3, 3, 3), holed, "intersects touches"},
		{"an area in an area", square(1, 1, 1), holed, "intersects within"},
		{"an area that fills a corner", square(0, 0, 2), square(0, 0, 4), "intersects within"},
		{"equal areas", square(0, 0, 2), orb.MultiPolygon{square(0, 0, 2)}, "contains equals intersects within"},
		{"a line through an area", orb.LineString{{-1, 1}, {5, 2}}, square(0, 0, 4), "crosses intersects"},
		{"a line through a corner", orb.LineString{{-1, 1}, {1, -1}}, square(0, 0, 4), "intersects touches"},
		{"a line along a side", orb.LineString{{0, 0}, {4, 0}}, square(0, 0, 4), "intersects touches"},
		{"a line inside", orb.LineString{{1, 1}, {2, 3}}, square(0, 0, 4), "intersects within"},
		{"an area and a line through it", square(0, 0, 4), orb.LineString{{-1, 1}, {5, 2}}, "crosses intersects"},
		{"lines that cross", orb.LineString{{0, 0}, {4, 4}}, orb.LineString{{0, 4}, {4, 0}}, "crosses intersects"},
		{"lines that cross and share a part", orb.LineString{{0, 0}, {4, 4}, {9, 4}}, orb.LineString{{0, 4}, {4, 0}, {4, 3}, {5, 4}, {6, 4}}, "intersects overlaps"},
		{"lines that share a part", orb.LineString{{0, 0}, {4, 0}}, orb.LineString{{2, 0}, {6, 0}}, "intersects overlaps"},
		{"lines that meet at their ends", orb.LineString{{0, 0}, {4, 0}}, orb.LineString{{4, 0}, {6, 1}}, "intersects touches"},
		{"a line that ends on another", orb.LineString{{0, 0}, {4, 0}}, orb.LineString{{2, 0}, {2, 1}}, "intersects touches"},
		{"a line in a line", orb.LineString{{1, 0}, {2, 0}}, orb.LineString{{0, 0}, {4, 0}}, "intersects within"},
		{"points of which some are inside", orb.MultiPoint{{1, 1}, {9, 9}}, square(0, 0, 4), "crosses intersects"},
		{"points of which some are the same", orb.MultiPoint{{1, 1}, {9, 9}}, orb.MultiPoint{{1, 1}, {8, 8}}, "intersects overlaps"},
		{"a collection", orb.Collection{orb.Point{9, 9}, orb.LineString{{1, 1}, {2, 2}}}, square(0, 0, 4), "crosses intersects"},
		{"nothing", orb.MultiPoint{}, square(0, 0, 4), "disjoint"},
		{"nothing and nothing", orb.MultiPoint{}, orb.MultiPolygon{}, "disjoint equals"},
	} {
		if got := holding(c.g, c.h); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestASpikeDoesNotTurnAPolygonInsideOut(t *testing.T) {
	// Two sides of the spike at its third vertex are 3e-14 degrees apart, as on a border
	// of Natural Earth.
	spiked := orb.Polygon{{{36, 12}, {33.961620000000096, 9.583580000000097}, {33.97498000000007, 8.68455999999992},
		{33.963392794971185, 9.464285229420625}, {30, 5}, {30, 12}, {36, 12}}}
	far := orb.MultiPoint{{31, 5}, {35, 5}}
	if got := holding(spiked, far); got != "disjoint" {
		t.Errorf("what is outside: %q", got)
	}
	near := orb.MultiPoint{{31, 10}, {32, 10}}
	if got := holding(spiked, near); got != "contains intersects" {
		t.Errorf("what is inside: %q", got)
	}
	cut := withoutSpikes(orb.MultiPolygon{spiked}).(orb.MultiPolygon)
	if len(cut[0][0]) != len(spiked[0])-1 {
		t.Errorf("the spike is not cut: %v", cut)
	}
	if len(spiked[0]) != 7 {
		t.Error("the polygon itself was changed")
	}
}

// zigzag is a line of n points that goes to and fro along one axis.
func zigzag(n int, upright bool) orb.LineString {
	var line orb.LineString
	for i := range n {
		p := orb.Point{float64(i) / 10, float64(i%2) * float64(n) / 10}
		if upright {
			p[0], p[1] = p[1], p[0]
		}
		line = append(line, p)
	}
	return line
}

// star is a line of n points every two segments of which cross.
func star(n int) orb.LineString {
	var line orb.LineString
	for i := range n {
		angle := float64(i) * math.Pi * float64(n-1) / float64(n)
		line = append(line, orb.Point{50 * math.Cos(angle), 50 * math.Sin(angle)})
	}
	return line
}

func TestGeometriesThatCrossAgainAndAgainCostLittle(t *testing.T) {
	text := func(g orb.Geometry) string { return string(appendGeoJSON(nil, g)) }
	q := Queryables{"g": Geometry}
	rec := geometries{"g": square(-40, -40, 100)}
	for name, filter := range map[string]string{
		"two lines":        fmt.Sprintf(`{"op":"s_touches","args":[%s,%s]}`, text(zigzag(500, false)), text(zigzag(500, true))),
		"lines and lines":  fmt.Sprintf(`{"op":"s_equals","args":[%s,%s]}`, text(orb.MultiLineString{zigzag(499, false)}), text(zigzag(499, true))),
		"a star":           fmt.Sprintf(`{"op":"s_within","args":[{"property":"g"},%s]}`, text(star(999))),
		"stars in a set":   fmt.Sprintf(`{"op":"s_within","args":[{"property":"g"},%s]}`, text(orb.Collection{star(499), star(497)})),
		"lines in an area": fmt.Sprintf(`{"op":"s_within","args":[%s,{"property":"g"}]}`, text(zigzag(899, true))),
		"an array":         fmt.Sprintf(`{"op":"a_equals","args":[[%s],[%s]]}`, text(zigzag(499, false)), text(zigzag(499, true))),
	} {
		start := time.Now()
		e, err := ParseJSON([]byte(filter))
		if err != nil {
			t.Fatal(name, err)
		}
		if err := e.Check(q); err == nil {
			e.Match(rec)
			e.Bounds("g", "", "")
		} else if !err.(*Error).TooLarge {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(start); took > time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}

// geometries is a record with nothing but geometries.
type geometries map[string]orb.Geometry

func (geometries) Property(string) any                 { return nil }
func (g geometries) Geometry(name string) orb.Geometry { return g[name] }

func TestOrientationIsExact(t *testing.T) {
	a, b := orb.Point{12, 12}, orb.Point{24, 24}
	for i := range 64 { // points so near the line that rounding would put some on the wrong side
		for j := range 64 {
			p := orb.Point{0.5 + float64(i)*0x1p-53, 0.5 + float64(j)*0x1p-53}
			want := 0
			if j > i {
				want = 1
			} else if j < i {
				want = -1
			}
			if got := orientation(a, b, p); got != want {
				t.Fatalf("orientation at %d %d is %d, want %d", i, j, got, want)
			}
		}
	}
}
