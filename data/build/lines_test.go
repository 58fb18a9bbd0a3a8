package main

import (
	"bytes"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
)

func TestSimplifyingKeepsWhatLiesBeyondTheTolerance(t *testing.T) {
	for _, c := range []struct {
		name      string
		line      orb.LineString
		tolerance float64
		want      orb.LineString
	}{
		{"a straight line", orb.LineString{{0, 0}, {1, 0}, {2, 0}}, 0.1, orb.LineString{{0, 0}, {2, 0}}},
		{"a bend within", orb.LineString{{0, 0}, {1, 0.05}, {2, 0}}, 0.1, orb.LineString{{0, 0}, {2, 0}}},
		{"a bend beyond", orb.LineString{{0, 0}, {1, 0.2}, {2, 0}}, 0.1, orb.LineString{{0, 0}, {1, 0.2}, {2, 0}}},
		{"a bend of just the tolerance", orb.LineString{{0, 0}, {1, 0.5}, {2, 0}}, 0.5, orb.LineString{{0, 0}, {2, 0}}},
		{"beyond the end", orb.LineString{{0, 0}, {3, 0}, {2, 0}}, 0.5, orb.LineString{{0, 0}, {3, 0}, {2, 0}}},
		{"a loop", orb.LineString{{0, 0}, {1, 1}, {0, 0}}, 0.5, orb.LineString{{0, 0}, {1, 1}, {0, 0}}},
		{"a small loop", orb.LineString{{0, 0}, {0.1, 0.1}, {0, 0}}, 0.5, orb.LineString{{0, 0}, {0, 0}}},
		{"no tolerance", orb.LineString{{0, 0}, {1, 0}, {2, 0}}, 0, orb.LineString{{0, 0}, {1, 0}, {2, 0}}},
		{"the first of two equally far", orb.LineString{{0, 0}, {1, 1}, {2, 1}, {3, 0}}, 0.9, orb.LineString{{0, 0}, {1, 1}, {3, 0}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			was := c.line.Clone()
			if got := simplify(c.line, 1, 1, c.tolerance); !slices.Equal(got, c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
			if !slices.Equal(was, c.line) {
				t.Error("the line that was passed in has changed")
			}
		})
	}
}

func TestSimplifyingMeasuresInKilometres(t *testing.T) {
	bend := func(km float64) orb.LineString { return orb.LineString{{60, 34}, {60.5, 34 + km/degreeKm}, {61, 34}} }
	if got := simplifyKm(bend(0.05), 0.1); len(got) != 2 {
		t.Errorf("a bend of 50 m is kept: %v", got)
	}
	if got := simplifyKm(bend(0.2), 0.1); len(got) != 3 {
		t.Errorf("a bend of 200 m is gone: %v", got)
	}
}

func TestLinesAreJoinedWhereTwoMeet(t *testing.T) {
	for _, c := range []struct {
		name string
		in   []orb.LineString
		want []orb.LineString
	}{
		{"end to end", []orb.LineString{{{0, 0}, {1, 0}}, {{1, 0}, {2, 0}}}, []orb.LineString{{{0, 0}, {1, 0}, {2, 0}}}},
		{"as most of them run", []orb.LineString{{{1, 0}, {0, 0}}, {{2, 0}, {1, 0}}, {{2, 0}, {3, 0}}}, []orb.LineString{{{3, 0}, {2, 0}, {1, 0}, {0, 0}}}},
		{"from the west where they disagree", []orb.LineString{{{1, 0}, {0, 0}}, {{1, 0}, {2, 0}}}, []orb.LineString{{{0, 0}, {1, 0}, {2, 0}}}},
		{"not where three meet", []orb.LineString{{{0, 0}, {1, 0}}, {{1, 0}, {2, 0}}, {{1, 0}, {1, 1}}}, []orb.LineString{{{0, 0}, {1, 0}}, {{1, 0}, {2, 0}}, {{1, 0}, {1, 1}}}},
		{"points that repeat are dropped", []orb.LineString{{{0, 0}, {0, 0}}, {{0, 0}, {1, 0}, {1, 0}}}, []orb.LineString{{{0, 0}, {1, 0}}}},
		{"a loop without a node is left out", []orb.LineString{{{0, 0}, {1, 0}}, {{1, 0}, {1, 1}}, {{1, 1}, {0, 0}}}, nil},
		{"nothing", nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, merge(c.in)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestALineIsCutWhereItMeetsItself(t *testing.T) {
	for _, c := range []struct {
		name string
		in   orb.LineString
		want []orb.LineString
	}{
		{"it does not", orb.LineString{{0, 0}, {1, 0}, {2, 1}}, []orb.LineString{{{0, 0}, {1, 0}, {2, 1}}}},
		{
			"a crossing", orb.LineString{{0, 0}, {2, 0}, {2, 1}, {1, 1}, {1, -1}},
			[]orb.LineString{{{0, 0}, {1, 0}}, {{1, 0}, {2, 0}, {2, 1}, {1, 1}, {1, 0}}, {{1, 0}, {1, -1}}},
		},
		{
			"a spike", orb.LineString{{0, 0}, {1, 0}, {1, 1}, {1, 0}, {2, 0}},
			[]orb.LineString{{{0, 0}, {1, 0}}, {{1, 0}, {1, 1}}, {{1, 0}, {2, 0}}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, pieces(c.in)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

var unitBox = orb.Bound{Min: orb.Point{0, 0}, Max: orb.Point{10, 10}}

func TestARingIsClippedToABox(t *testing.T) {
	for _, c := range []struct {
		name string
		ring orb.Ring // clockwise
		want []orb.Ring
	}{
		{"all inside", orb.Ring{{1, 1}, {1, 2}, {2, 2}, {1, 1}}, []orb.Ring{{{1, 2}, {2, 2}, {1, 1}, {1, 2}}}},
		{"all outside", orb.Ring{{11, 1}, {11, 2}, {12, 2}, {11, 1}}, nil},
		{
			"over the east side", orb.Ring{{12, 4}, {8, 4}, {8, 6}, {12, 6}, {12, 4}},
			[]orb.Ring{{{8, 4}, {8, 6}, {10, 6}, {10, 4}, {8, 4}}},
		},
		{
			"over a corner", orb.Ring{{12, 8}, {8, 8}, {8, 12}, {12, 12}, {12, 8}},
			[]orb.Ring{{{8, 8}, {8, 10}, {10, 10}, {10, 8}, {8, 8}}},
		},
		{
			"beginning inside", orb.Ring{{8, 6}, {12, 6}, {12, 4}, {8, 4}, {8, 6}},
			[]orb.Ring{{{10, 6}, {10, 4}, {8, 4}, {8, 6}, {10, 6}}},
		},
		{
			"in two parts", orb.Ring{{12, 1}, {8, 1}, {8, 2}, {11, 2}, {11, 6}, {8, 6}, {8, 7}, {12, 7}, {12, 1}},
			[]orb.Ring{
				{{8, 1}, {8, 2}, {10, 2}, {10, 1}, {8, 1}},
				{{8, 6}, {8, 7}, {10, 7}, {10, 6}, {8, 6}},
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.ring.Orientation() != orb.CW {
				t.Fatal("the ring is not clockwise")
			}
			got := clipRing(c.ring, unitBox)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestALineIsKeptAsFarAsItLiesInABox(t *testing.T) {
	line := orb.LineString{{-5, 5}, {5, 5}, {5, 15}, {7, 15}, {7, 5}, {8, 5}}
	var got []orb.LineString
	for _, v := range visits(line, unitBox) {
		got = append(got, v.points)
	}
	want := []orb.LineString{{{0, 5}, {5, 5}, {5, 10}}, {{7, 10}, {7, 5}, {8, 5}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestTheLabelLiesInTheWidestStretch(t *testing.T) {
	// A U with a wide right arm.
	u := orb.Polygon{{{0, 0}, {0, 4}, {1, 4}, {1, 1}, {2, 1}, {2, 4}, {6, 4}, {6, 0}, {0, 0}}}
	if got := labelPoint(orb.MultiPolygon{u}); got != (orb.Point{4, 2.5}) {
		t.Errorf("%v, want [4 2.5]", got)
	}
	hole := orb.Polygon{{{0, 0}, {0, 4}, {10, 4}, {10, 0}, {0, 0}}, {{1, 1}, {8, 1}, {8, 3}, {1, 3}, {1, 1}}}
	if got := labelPoint(orb.MultiPolygon{hole}); got != (orb.Point{9, 2}) {
		t.Errorf("%v, want [9 2]", got)
	}
}

func TestMeasuresAreOnTheMeanSphere(t *testing.T) {
	quarter := math.Pi / 2 * earthRadius
	if got := haversine(orb.Point{0, 0}, orb.Point{90, 0}); math.Abs(got-quarter) > 1e-6 {
		t.Errorf("a quarter of the equator: %v km, want %v", got, quarter)
	}
	eighth := 4 * math.Pi * earthRadius * earthRadius / 8
	ring := orb.Ring{{0, 0}, {0, 90}, {90, 90}, {90, 0}, {0, 0}}
	if got := area(ring); math.Abs(got-eighth) > 1 {
		t.Errorf("an eighth of the sphere: %v km², want %v", got, eighth)
	}
}

func TestNumbersAreRoundedByTheirExactValue(t *testing.T) {
	for _, c := range []struct {
		in   float64
		d    int
		want float64
	}{{0.125, 2, 0.12}, {0.375, 2, 0.38}, {2.675, 2, 2.67}, {-0.5, 0, 0}, {61.234565, 5, 61.23457}} {
		if got := round(c.in, c.d); got != c.want {
			t.Errorf("round(%v, %d) = %v, want %v", c.in, c.d, got, c.want)
		}
	}
}

func TestJSONKeepsOrderAndDecimalPoints(t *testing.T) {
	var b bytes.Buffer
	err := encode(&b, object{
		{"z", 1}, {"a", 1.0}, {"text", `<é> "q"`}, {"none", nil}, {"yes", true}, {"at", orb.Point{1, 2.5}},
		{"list", []string{}}, {"ring", orb.Polygon{{{0, 0}, {1, 1}}}},
	})
	want := `{"z":1,"a":1.0,"text":"<é> \"q\"","none":null,"yes":true,"at":[1.0,2.5],"list":[],"ring":[[[0.0,0.0],[1.0,1.0]]]}`
	if err != nil || b.String() != want {
		t.Errorf("%v\n got %s\nwant %s", err, b.String(), want)
	}
	for _, v := range []any{math.NaN(), math.Inf(1), struct{}{}} {
		if err := encode(&b, object{{"x", v}}); err == nil {
			t.Errorf("no error for %v", v)
		}
	}
}
