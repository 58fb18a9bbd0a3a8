package geo_test

import (
	"testing"

	"marz/geo"

	"github.com/paulmach/orb"
)

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
	const form = "use west,south,east,north in degrees, for example 60.5,29.4,74.9,38.5"
	for in, want := range map[string]string{
		"":                  `"" has 1 numbers: ` + form,
		"1,2,3":             `"1,2,3" has 3 numbers: ` + form,
		"1,2,3,4,5":         `"1,2,3,4,5" has 5 numbers: ` + form,
		"a,2,3,4":           `number 1, "a", is not a number: ` + form,
		"NaN,2,3,4":         `number 1, "NaN", is not a number: ` + form,
		"1,2,1e999,4":       `number 3, "1e999", is not a number: ` + form,
		"0,10,1,5":          "south 10 is greater than north 5: use west,south,east,north",
		"0,0,190,5":         "longitude 190 is outside -180 to 180",
		"0,-91,1,5":         "latitude -91 is outside -90 to 90",
		"34.2,60,35.1,62,,": `number 5, "", is not a number: ` + form,
	} {
		if b, err := geo.ParseBox(in); err == nil || err.Error() != want || b != (geo.Box{}) {
			t.Errorf("%q: %v %v, want %s", in, b, err, want)
		}
	}
}

func TestBoxesAreRead(t *testing.T) {
	for in, want := range map[string]geo.Box{
		"60.5,29.4,74.9,38.5":    {60.5, 29.4, 74.9, 38.5},
		" 1 , 2 , 3 , 4 ":        {1, 2, 3, 4},
		"1,2,-100,3,4,500":       {1, 2, 3, 4},
		"-180,-90,180,90":        geo.World,
		"170,-10,-170,10":        {170, -10, -170, 10},
		"1,1,1,1":                {1, 1, 1, 1},
		"6.05e1,2.94e1,7.49e1,3": {},
	} {
		if got, err := geo.ParseBox(in); got != want || (want == geo.Box{}) != (err != nil) {
			t.Errorf("%q: %v %v", in, got, err)
		}
	}
}

func TestABoxMeetsEveryKindThatReachesIt(t *testing.T) {
	near, far := geo.Box{West: 0, South: 0, East: 5, North: 5}, geo.Box{West: 50, South: 50, East: 55, North: 55}
	for _, g := range kinds() {
		if _, point := g.(orb.Point); near.Intersects(g) == (g == nil || point) {
			t.Errorf("the box around everything and %v", g)
		}
		if far.Intersects(g) {
			t.Errorf("a box far away and %v", g)
		}
	}
	if !near.Intersects(orb.LineString{{-1, 3.9}, {1, 5.9}}) {
		t.Error("a line that cuts a corner")
	}
	if near.Intersects(orb.LineString{{-1, 4.5}, {1, 6.5}}) {
		t.Error("a line that passes a corner")
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
