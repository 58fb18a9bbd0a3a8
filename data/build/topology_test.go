package main

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
)

// Two provinces side by side, P (0..2) and Q (2..4), 2 high, and the neighbour N north
// of both; the southern edge belongs to the neighbour S.
//
//	y=2  a---b---c   N above
//	     | P | Q |
//	y=0  d---e---f   S below, and around the sides
func square(x0, x1 float64) orb.LineString {
	return orb.LineString{{x0, 0}, {x0, 2}, {x1, 2}, {x1, 0}, {x0, 0}}
}

func smallCountry(t *testing.T) *topology {
	t.Helper()
	provinces := []face{
		{id: "P", polygons: [][]orb.LineString{{square(0, 2)}}},
		{id: "Q", polygons: [][]orb.LineString{{square(2, 4)}}},
	}
	north := map[edge]bool{edgeOf(orb.Point{0, 2}, orb.Point{2, 2}): true, edgeOf(orb.Point{2, 2}, orb.Point{4, 2}): true}
	south := map[edge]bool{}
	for _, l := range []orb.LineString{{{0, 2}, {0, 0}, {2, 0}, {4, 0}, {4, 2}}} {
		for i := 1; i < len(l); i++ {
			south[edgeOf(l[i-1], l[i])] = true
		}
	}
	top, err := newTopology(provinces, []string{"N", "S"}, map[string]map[edge]bool{"N": north, "S": south})
	if err != nil {
		t.Fatal(err)
	}
	return top
}

func TestRingsBecomeArcsBetweenTwoFacesEach(t *testing.T) {
	top := smallCountry(t)
	var got []string
	for _, a := range top.arcs {
		got = append(got, a.faces[0]+a.faces[1])
	}
	if want := []string{"PS", "NP", "PQ", "QS", "NQ"}; !slices.Equal(got, want) {
		t.Errorf("arcs %v, want %v: from the nodes west to east", got, want)
	}
	if want := []orb.Point{{0, 2}, {2, 0}, {2, 2}, {4, 2}}; !slices.Equal(top.nodes, want) {
		t.Errorf("nodes %v, want %v", top.nodes, want)
	}
}

func TestALineOfOneFaceOnlyIsAnError(t *testing.T) {
	_, err := newTopology([]face{{id: "P", polygons: [][]orb.LineString{{square(0, 2)}}}}, []string{"N"}, nil)
	if err == nil {
		t.Error("no error for a province that nothing surrounds")
	}
}

func TestInnerLinesMeetTheNewBorder(t *testing.T) {
	top := smallCountry(t)
	// The new border runs lower in the north (the inner line is cut) and lower in the
	// south (the inner line is stretched).
	borders := map[string]orb.LineString{
		"N": {{0, 1.95}, {3.9, 1.95}, {4, 1.95}},
		"S": {{4, 1.95}, {4, -0.1}, {0, -0.1}, {0, 1.95}},
	}
	if err := top.join(borders); err != nil {
		t.Fatal(err)
	}
	for _, a := range top.arcs {
		want := map[string]orb.LineString{
			"PQ": {{2, -0.1}, {2, 0}, {2, 1.95}},
			"NP": {{0, 1.95}, {2, 1.95}},
			"NQ": {{2, 1.95}, {3.9, 1.95}, {4, 1.95}},
			"PS": {{0, 1.95}, {0, -0.1}, {2, -0.1}},
			"QS": {{2, -0.1}, {4, -0.1}, {4, 1.95}},
		}[a.faces[0]+a.faces[1]]
		got := roundLine(a.full, 9)
		if got[0] != want[0] {
			got = reversed(got)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%v (-want +got):\n%s", a.faces, diff)
		}
	}
}

func TestRingsComeTogetherAgainFromArcs(t *testing.T) {
	top := smallCountry(t)
	for _, a := range top.arcs {
		a.full = a.line
	}
	top.draw()
	for i := range top.faces {
		f := &top.faces[i]
		multi, err := top.areaOf(f)
		if err != nil {
			t.Fatal(err)
		}
		ring := multi[0][0]
		if !ring.Closed() || flatArea(ring) != 4 {
			t.Errorf("%s: %v", f.id, ring)
		}
	}
	if _, err := top.ring(orb.LineString{{9, 9}, {8, 8}}); err == nil {
		t.Error("no error for a line that no arc holds")
	}
}

func TestBordersThatDoNotMeetAreAnError(t *testing.T) {
	err := smallCountry(t).join(map[string]orb.LineString{"N": {{0, 2}, {4, 2}}, "S": {{4, 1}, {0, 1}}})
	if err == nil {
		t.Error("no error")
	}
}

func TestAStretchRunsFromOnePlaceToTheOther(t *testing.T) {
	line := orb.LineString{{0, 0}, {1, 0}, {2, 0}, {3, 0}}
	u, v := nearestStation(line, orb.Point{0.5, 1}), nearestStation(line, orb.Point{2.5, -1})
	for _, c := range []struct {
		name string
		u, v station
		want orb.LineString
	}{
		{"forwards", u, v, orb.LineString{{0.5, 0}, {1, 0}, {2, 0}, {2.5, 0}}},
		{"backwards", v, u, orb.LineString{{2.5, 0}, {2, 0}, {1, 0}, {0.5, 0}}},
		{"within one segment", u, nearestStation(line, orb.Point{0.75, 1}), orb.LineString{{0.5, 0}, {0.75, 0}}},
		{"from end to end", endStation(line, line[0]), endStation(line, line[3]), line},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := roundLine(stretch(line, c.u, c.v), 9); !slices.Equal(got, c.want) {
				t.Errorf("%v, want %v", got, c.want)
			}
		})
	}
}

func TestEdgesOfOneBorderFormALine(t *testing.T) {
	edges := map[edge]bool{}
	line := orb.LineString{{0, 0}, {1, 1}, {0.5, 2}, {3, 3}}
	for i := 1; i < len(line); i++ {
		edges[edgeOf(line[i-1], line[i])] = true
	}
	if got, err := chain(edges); err != nil || !slices.Equal(got, line) {
		t.Errorf("%v, %v", got, err)
	}
	edges[edgeOf(orb.Point{1, 1}, orb.Point{9, 9})] = true
	if _, err := chain(edges); err == nil {
		t.Error("no error for a branch")
	}
	if _, err := chain(nil); err == nil {
		t.Error("no error for nothing")
	}
}

func TestBordersAreTurnedToFollowOneAnother(t *testing.T) {
	lines := map[string]orb.LineString{
		"A": {{1, 0}, {0, 0}}, "B": {{1, 0}, {1, 1}}, "C": {{0, 0}, {1, 1}},
	}
	if err := orientBorders([]string{"A", "B", "C"}, lines); err != nil {
		t.Fatal(err)
	}
	want := map[string]orb.LineString{"A": {{0, 0}, {1, 0}}, "B": {{1, 0}, {1, 1}}, "C": {{1, 1}, {0, 0}}}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Error(diff)
	}
	lines["B"] = orb.LineString{{5, 5}, {1, 1}}
	if err := orientBorders([]string{"A", "B", "C"}, lines); err == nil {
		t.Error("no error for a gap")
	}
}
