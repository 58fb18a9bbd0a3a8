package geo_test

import (
	"math"
	"math/rand/v2"
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
		{"a degree of the equator", orb.Point{0, 0}, orb.Point{1, 0}, 111319.4907932, 1e-6},
		{"the meridian quadrant", orb.Point{0, 0}, orb.Point{0, 90}, 10001965.7293, 1e-3},
		{"from pole to pole", orb.Point{20, 90}, orb.Point{70, -90}, 20003931.4586, 1e-3},
		{"the same point", orb.Point{61, 34}, orb.Point{61, 34}, 0, 0},
		{"the same point of the antimeridian", orb.Point{180, 34}, orb.Point{-180, 34}, 0, 1e-6},
		{"antipodes on the equator go over a pole", orb.Point{0, 0}, orb.Point{180, 0}, 20003931.4586, 1e-3},
		{"nearly antipodal, GeographicLib 0 0 0.5 179.5", orb.Point{0, 0}, orb.Point{179.5, 0.5}, 19936288.578965, 1e-3},
		{"nearly antipodal, GeographicLib 0 0 0.5 179.7", orb.Point{0, 0}, orb.Point{179.7, 0.5}, 19944127.421, 1e-3},
		{"nearly antipodal, GeographicLib 30 0 -29.9 179.8", orb.Point{0, 30}, orb.Point{179.8, -29.9}, 19989832.82761, 1e-3},
	} {
		if got := geo.Distance(c.a, c.b); math.Abs(got-c.want) > c.tol {
			t.Errorf("%s: %.6f m, want %.6f", c.name, got, c.want)
		}
	}
	if d := geo.Distance(orb.Point{math.NaN(), 0}, orb.Point{1, 1}); !math.IsNaN(d) {
		t.Errorf("from nowhere it is %f m", d)
	}
}

func TestDistanceIsAMetric(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	point := func() orb.Point { return orb.Point{r.Float64()*360 - 180, r.Float64()*180 - 90} }
	for range 2000 {
		a, b, c := point(), point(), point()
		if r.IntN(3) == 0 { // close to the antipode of a
			b = orb.Point{a[0] + 180 + r.NormFloat64()/3, math.Max(-90, math.Min(90, -a[1]+r.NormFloat64()/3))}
		}
		ab, ba := geo.Distance(a, b), geo.Distance(b, a)
		if math.Abs(ab-ba) > 2e-3 {
			t.Errorf("%v to %v: %f there and %f back", a, b, ab, ba)
		}
		if over := geo.Distance(a, c) + geo.Distance(c, b); ab > over+2e-3 {
			t.Errorf("%v to %v: %f, and over %v only %f", a, b, ab, c, over)
		}
		if !(ab >= 0 && ab < 20003932) {
			t.Errorf("%v to %v: %f", a, b, ab)
		}
	}
}

func TestLengthsAddUp(t *testing.T) {
	one := geo.Distance(orb.Point{0, 0}, orb.Point{1, 0})
	ring := orb.Ring{{0, 0}, {1, 0}, {0, 0}, {0, 0}}
	for _, c := range []struct {
		g    orb.Geometry
		want float64
	}{
		{nil, 0}, {orb.Point{1, 2}, 0}, {orb.MultiPoint{{0, 0}, {1, 0}}, 0}, {orb.LineString{{0, 0}, {1, 0}}, one},
		{orb.MultiLineString{{{0, 0}, {1, 0}}, {{0, 0}, {1, 0}}}, 2 * one}, {ring, 2 * one}, {orb.Polygon{ring, ring}, 4 * one},
		{orb.MultiPolygon{{ring}, {ring}}, 4 * one}, {orb.Collection{orb.LineString{{0, 0}, {1, 0}}, ring}, 3 * one},
	} {
		if got := geo.Length(c.g); math.Abs(got-c.want) > 1e-6 {
			t.Errorf("%v: %f, want %f", c.g, got, c.want)
		}
	}
}

func BenchmarkDistance(b *testing.B) {
	for b.Loop() {
		geo.Distance(orb.Point{61, 34}, orb.Point{61.1, 34.5})
	}
}
