package geo_test

import (
	"math"
	"reflect"
	"testing"

	"marz/geo"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

func bound(west, south, east, north float64) orb.Bound {
	return orb.Bound{Min: orb.Point{west, south}, Max: orb.Point{east, north}}
}

func TestClippingKeepsWhatIsInside(t *testing.T) {
	square := orb.Polygon{{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}}
	for _, c := range []struct {
		name string
		b    orb.Bound
		g    orb.Geometry
		want orb.Geometry
	}{
		{"nothing", bound(0, 0, 1, 1), nil, nil},
		{"a point inside", bound(0, 0, 1, 1), orb.Point{0.5, 1}, orb.Point{0.5, 1}},
		{"a point outside", bound(0, 0, 1, 1), orb.Point{2, 1}, nil},
		{"some of several points", bound(0, 0, 1, 1), orb.MultiPoint{{0, 0}, {1, 1}, {2, 2}}, orb.MultiPoint{{0, 0}, {1, 1}}},
		{"a line", bound(0, 0, 1, 1), orb.LineString{{-1, 0.5}, {2, 0.5}}, orb.LineString{{0, 0.5}, {1, 0.5}}},
		{"a line that comes back", bound(0, 0, 1, 1), orb.LineString{{0.5, 0.5}, {2, 0.5}, {2, 0.25}, {0.5, 0.25}}, orb.MultiLineString{{{0.5, 0.5}, {1, 0.5}}, {{1, 0.25}, {0.5, 0.25}}}},
		{"a line outside whose bound is not", bound(0, 0, 1, 1), orb.LineString{{-1, 0.5}, {0.5, 2}}, nil},
		{"an area around the bound", bound(1, 1, 2, 2), square, orb.Polygon{{{1, 1}, {2, 1}, {2, 2}, {1, 2}, {1, 1}}}},
		{"a collection", bound(0, 0, 1, 1), orb.Collection{orb.Point{5, 5}, nil, orb.Point{1, 1}}, orb.Point{1, 1}},
	} {
		got := geo.Clip(c.b, c.g)
		if poly, ok := c.want.(orb.Polygon); ok {
			p, ok := got.(orb.Polygon)
			if !ok || p.Bound() != poly.Bound() || math.Abs(planar.Area(p)) != math.Abs(planar.Area(poly)) {
				t.Errorf("%s: %v", c.name, got)
			}
		} else if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestWhatIsClippedLiesInTheBoundAndInTheGeometry(t *testing.T) {
	b := bound(1, 1, 3, 4)
	for _, g := range randomGeometries(500) {
		got := geo.Clip(b, g)
		if got == nil {
			if (geo.Box{West: 1.0001, South: 1.0001, East: 2.9999, North: 3.9999}).Intersects(g) {
				t.Errorf("nothing is left of %v", g)
			}
			continue
		}
		if err := geo.CheckGeometry(got); err != nil {
			t.Errorf("%v became %v: %v", g, got, err)
		}
		if grown := b.Pad(1e-9); !grown.Contains(got.Bound().Min) || !grown.Contains(got.Bound().Max) {
			t.Errorf("%v became %v, outside", g, got)
		}
		if !reflect.DeepEqual(geo.Clip(b, got), got) && planar.Area(geo.Clip(b, got)) != planar.Area(got) {
			t.Errorf("%v is not clipped once and for all", got)
		}
	}
}

func TestSimplifyingStaysWithinItsTolerance(t *testing.T) {
	wave := orb.LineString{}
	for i := range 1000 {
		wave = append(wave, orb.Point{float64(i) / 100, math.Sin(float64(i) / 50)})
	}
	last := len(wave)
	for _, tolerance := range []float64{0, 0.001, 0.01, 0.1} {
		got := geo.Simplify(wave, tolerance).(orb.LineString)
		if len(got) > last || got[0] != wave[0] || got[len(got)-1] != wave[999] {
			t.Errorf("%v: %d points from %v to %v", tolerance, len(got), got[0], got[len(got)-1])
		}
		last = len(got)
		for _, p := range wave {
			if d := planar.DistanceFrom(got, p); d > tolerance+1e-12 {
				t.Errorf("%v: %v lies %v away", tolerance, p, d)
			}
		}
	}
	if last > 20 {
		t.Errorf("%d points are left of a wave", last)
	}
	small := orb.Polygon{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {{1, 1}, {1.01, 1}, {1.01, 1.01}, {1, 1}}}
	if got := geo.Simplify(small, 0.5).(orb.Polygon); len(got) != 1 || len(got[0]) != 5 {
		t.Errorf("a small hole stays: %v", got)
	}
	if got := geo.Simplify(orb.MultiPolygon{{small[1]}}, 0.5); got != nil {
		t.Errorf("a small area stays: %v", got)
	}
	if got := geo.Simplify(orb.Polygon{small[1]}, 0.5); got != nil {
		t.Errorf("a small area stays: %v", got)
	}
}

func TestAreasHoldPoints(t *testing.T) {
	square := orb.Ring{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}
	hole := orb.Ring{{1, 1}, {3, 1}, {3, 3}, {1, 3}, {1, 1}}
	island := orb.Polygon{{{10, 0}, {11, 0}, {11, 1}, {10, 0}}}
	poly := orb.Polygon{square, hole}
	all := orb.MultiPolygon{poly, island}
	for _, c := range []struct {
		name string
		g    orb.Geometry
		p    orb.Point
		want bool
	}{
		{"inside", poly, orb.Point{0.5, 2}, true}, {"in the hole", poly, orb.Point{2, 2}, false}, {"in the hole of a ring alone", square, orb.Point{2, 2}, true},
		{"on an edge", poly, orb.Point{0, 2}, true}, {"on a corner", poly, orb.Point{4, 4}, true}, {"on the edge of the hole", poly, orb.Point{1, 2}, true},
		{"level with a corner", poly, orb.Point{-1, 0}, false}, {"level with the corners of the hole", poly, orb.Point{0.5, 1}, true},
		{"outside", poly, orb.Point{5, 2}, false}, {"in the second part", all, orb.Point{10.9, 0.5}, true}, {"between the parts", all, orb.Point{7, 0.5}, false},
		{"in one of a collection", orb.Collection{orb.Point{1, 2}, all}, orb.Point{0.5, 2}, true}, {"a box", bound(0, 0, 1, 1), orb.Point{1, 1}, true},
		{"a point", orb.Point{1, 1}, orb.Point{1, 1}, false}, {"a line", orb.LineString{{0, 0}, {2, 2}}, orb.Point{1, 1}, false}, {"nothing", nil, orb.Point{1, 1}, false},
	} {
		if got := geo.Contains(c.g, c.p); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
