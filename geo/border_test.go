package geo_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"testing"

	"marz/geo"

	"github.com/paulmach/orb"
)

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
	if got := b.SliceBetween(orb.Point{60.1, 30.2}, orb.Point{60.5, 31.2}); len(got) != 3 || got[1] != (orb.Point{60, 31}) {
		t.Errorf("between two points: %v", got)
	}
}

func TestBeyondItsEndsABorderStops(t *testing.T) {
	line := orb.LineString{{60, 30}, {60, 31}, {61, 31}}
	b, _ := geo.NewBorder(line)
	for along, want := range map[float64]orb.Point{
		-1: line[0], 0: line[0], math.Inf(-1): line[0], math.NaN(): line[0],
		b.Length(): line[2], b.Length() + 1: line[2], math.Inf(1): line[2],
	} {
		if got := b.At(along); got != want {
			t.Errorf("at %f: %v", along, got)
		}
	}
	if got := b.Slice(math.Inf(-1), math.Inf(1)); !reflect.DeepEqual(got, line) {
		t.Errorf("all of it: %v", got)
	}
	if got := b.Slice(5000, 5000); len(got) != 2 || got[0] != got[1] {
		t.Errorf("nothing of it: %v", got)
	}
}

func TestSharesAreOfTheUnion(t *testing.T) {
	b, _ := geo.NewBorder(orb.LineString{{60, 30}, {60, 31}, {61, 31}})
	l := b.Length()
	for _, c := range []struct {
		name      string
		stretches [][2]float64
		want      float64
	}{
		{"nothing", nil, 0}, {"a half", [][2]float64{{0, l / 2}}, 0.5}, {"backwards", [][2]float64{{l / 2, 0}}, 0.5},
		{"twice the same", [][2]float64{{0, l / 2}, {l / 2, 0}}, 0.5}, {"overlapping", [][2]float64{{0, l / 2}, {l / 4, 3 * l / 4}}, 0.75},
		{"one in another", [][2]float64{{0, l}, {l / 4, l / 2}}, 1}, {"apart", [][2]float64{{3 * l / 4, l}, {0, l / 4}}, 0.5},
		{"beyond the ends", [][2]float64{{-l, 2 * l}}, 1}, {"outside", [][2]float64{{l + 1, l + 2}}, 0}, {"a point", [][2]float64{{5, 5}}, 0},
	} {
		if got := b.Share(c.stretches...); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s: %f, want %f", c.name, got, c.want)
		}
	}
	near := b.ShareNear(l/8, b.At(0), b.At(l/2))
	if math.Abs(near-0.375) > 1e-3 {
		t.Errorf("near an end and the middle: %f", near)
	}
}

func TestLocateFindsTheNearestPlace(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 60 {
		line := orb.LineString{{61, 34}}
		for range 12 {
			last := line[len(line)-1]
			line = append(line, orb.Point{last[0] + r.NormFloat64()/4, last[1] + r.NormFloat64()/4})
		}
		b, err := geo.NewBorder(line)
		if err != nil {
			t.Fatal(err)
		}
		p := orb.Point{61 + r.NormFloat64()/2, 34 + r.NormFloat64()/2}
		got := b.Locate(p)
		best := math.Inf(1)
		for i := range 4001 {
			best = math.Min(best, geo.Distance(p, b.At(b.Length()*float64(i)/4000)))
		}
		if got.Offset > best*1.001+1 {
			t.Errorf("%v is %f m from %v, but the border comes to %f m", p, got.Offset, got.Point, best)
		}
		if d := geo.Distance(b.At(got.Along), got.Point); d > 0.01 {
			t.Errorf("%v is %f m from its own kilometre", got.Point, d)
		}
	}
}

func TestWhatHasNoLengthIsNoBorder(t *testing.T) {
	for _, c := range []struct {
		line orb.LineString
		want string
	}{
		{nil, "border: a line has 0 positions: it needs two or more"},
		{orb.LineString{{1, 1}, {1, 1}}, "border: all 2 positions are [1 1]: a border needs a length"},
		{orb.LineString{{1, 1}, {math.NaN(), 1}}, "border: position 2: NaN is not a number that a coordinate can have"},
	} {
		if _, err := geo.NewBorder(c.line); err == nil || err.Error() != c.want {
			t.Errorf("%v: %v", c.line, err)
		}
	}
}

func TestPointsSnapToTheNearestBorder(t *testing.T) {
	west, _ := geo.NewBorder(orb.LineString{{60, 30}, {60, 35}})
	east, _ := geo.NewBorder(orb.LineString{{70, 30}, {70, 35}})
	if i, at := geo.Snap(orb.Point{69, 32}, west, east); i != 1 || at.Point[0] != 70 {
		t.Errorf("border %d at %v", i, at)
	}
	if i, _ := geo.Snap(orb.Point{69, 32}); i != -1 {
		t.Errorf("border %d of none", i)
	}
	if i, _ := geo.Snap(orb.Point{math.NaN(), 32}, west); i != -1 {
		t.Errorf("nowhere is near border %d", i)
	}
}

// TestRealBordersHaveTheirPublishedLengths holds the drawn lines against the lengths that
// their source gives. It measured on a sphere, which is up to 0.2 % off.
func TestRealBordersHaveTheirPublishedLengths(t *testing.T) {
	data, err := os.ReadFile(shared(t, "geodata/borders.geojson"))
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Features []struct {
			Geometry   json.RawMessage
			Properties struct {
				ID    string
				Drawn float64 `json:"length_km_simplified"`
			}
		}
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	for _, f := range doc.Features {
		g, err := geo.ParseGeoJSON(f.Geometry)
		if err != nil {
			t.Fatal(err)
		}
		b, err := geo.NewBorder(g.(orb.LineString))
		if err != nil {
			t.Fatal(err)
		}
		if km := b.Length() / 1000; math.Abs(km-f.Properties.Drawn) > 0.002*km {
			t.Errorf("%s: %.2f km, published %.1f", f.Properties.ID, km, f.Properties.Drawn)
		}
	}
}
