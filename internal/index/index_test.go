package index_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"marz/geo"
	"marz/internal/cql2"
	"marz/internal/index"
	"marz/internal/marz"

	"github.com/paulmach/orb"
)

var schema = marz.Schema{
	Geometry: "geometry", GeometryType: "Point", Start: "start", End: "end",
	Columns: []marz.Column{
		{Name: "name", Type: marz.TypeString}, {Name: "rank", Type: marz.TypeInteger}, {Name: "share", Type: marz.TypeNumber},
		{Name: "open", Type: marz.TypeBoolean}, {Name: "start", Type: marz.TypeDate}, {Name: "end", Type: marz.TypeDate}, {Name: "who", Type: marz.TypeStrings},
	},
}

func day(t testing.TB, s string) marz.Day {
	t.Helper()
	d, err := marz.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func feature(id string, p orb.Geometry, from, to marz.Day, known marz.Interval) marz.Feature {
	return marz.Feature{
		ID: id, JSON: `{"type":"Feature","id":"` + id + `"}`, Geometry: p, Time: marz.Interval{From: from, To: to}, Known: known, Seq: 7,
		Values: []any{id, int64(len(id)), 0.5, true, time.Unix(int64(from-719163)*86400, 0).UTC(), nil, []string{"afp", "taliban"}},
	}
}

func load(t testing.TB, features ...marz.Feature) *index.Index {
	t.Helper()
	x, err := index.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Close() })
	if err := x.Define("events", schema); err != nil {
		t.Fatal(err)
	}
	byID := map[string][]marz.Feature{}
	for _, f := range features {
		byID[f.ID] = append(byID[f.ID], f)
	}
	var changes []index.Change
	for id, fs := range byID {
		changes = append(changes, index.Change{Collection: "events", ID: id, Features: fs})
	}
	if err := x.Apply(1, changes); err != nil {
		t.Fatal(err)
	}
	return x
}

func ids(t testing.TB, x *index.Index, q index.Query, p index.Page) []string {
	t.Helper()
	res, err := x.Search("events", q, p)
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for f, err := range res.Features() {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, f.ID)
	}
	return out
}

func TestOneQueryPicksBoxDayAndWhatWasKnown(t *testing.T) {
	july9, july10, july12 := day(t, "2021-07-09"), day(t, "2021-07-10"), day(t, "2021-07-12")
	claimed := feature("islam-qala", orb.Point{61, 34.6}, july9, july9, marz.Interval{From: july9, To: july10})
	confirmed := feature("islam-qala", orb.Point{61, 34.6}, july9, july9, marz.Interval{From: july10})
	confirmed.JSON = `{"status":"confirmed"}`
	x := load(t, claimed, confirmed, feature("torghundi", orb.Point{62.3, 35.2}, july9, july9, marz.Interval{From: july10}),
		feature("nowhere", nil, july12, 0, marz.Interval{From: july12}))
	box := geo.Box{West: 60, South: 34, East: 61.5, North: 35}
	for _, c := range []struct {
		name string
		q    index.Query
		want []string
	}{
		{"all that is known now", index.Query{}, []string{"islam-qala", "nowhere", "torghundi"}},
		{"what was known on the ninth", index.Query{Known: july9}, []string{"islam-qala"}},
		{"what was known the day before", index.Query{Known: july9 - 1}, []string{}},
		{"a box, and what has no geometry", index.Query{Box: &box}, []string{"islam-qala", "nowhere"}},
		{"a box and a period", index.Query{Box: &box, Time: marz.Interval{To: july10}}, []string{"islam-qala"}},
		{"a period open at the end", index.Query{Time: marz.Interval{From: july10}}, []string{"nowhere"}},
	} {
		if got := ids(t, x, c.q, index.Page{}); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	f, ok, err := x.Get("events", "islam-qala", july9)
	if err != nil || !ok || f.JSON != claimed.JSON {
		t.Errorf("on the ninth: %+v %v %v", f, ok, err)
	}
	if f, ok, _ = x.Get("events", "islam-qala", 0); !ok || f.JSON != confirmed.JSON || f.Known != confirmed.Known || f.Time != confirmed.Time {
		t.Errorf("now: %+v", f)
	}
}

func TestValuesComeBackAsTheyWere(t *testing.T) {
	d := day(t, "2021-07-09")
	want := feature("a", orb.LineString{{60, 30}, {61, 31}}, d, 0, marz.Interval{})
	x := load(t, want)
	got, ok, err := x.Get("events", "a", 0)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v\nwant %v", got, want)
	}
}

func TestAFilterReadsAPartOfTheData(t *testing.T) {
	x := load(t, scattered(5000)...)
	for _, text := range []string{
		"S_INTERSECTS(geometry,BBOX(61,34,61.5,34.5))",
		"T_INTERSECTS(start,INTERVAL('2021-07-09','2021-07-10'))",
		"start >= DATE('2021-07-09') AND start < DATE('2021-07-12')",
	} {
		f, err := cql2.ParseText(text)
		if err != nil {
			t.Fatal(err)
		}
		res, err := x.Search("events", index.Query{Filter: f}, index.Page{})
		if err != nil || res.Matched == 0 || res.Visited > 500 {
			t.Errorf("%s: %d of %d visited match: %v", text, res.Matched, res.Visited, err)
		}
	}
}

func scattered(n int) []marz.Feature {
	r := rand.New(rand.NewPCG(1, 2))
	first, _ := marz.ParseDay("2021-01-01")
	out := make([]marz.Feature, n)
	for i := range out {
		d := first + marz.Day(r.IntN(365))
		out[i] = feature(fmt.Sprintf("e%07d", i), orb.Point{60 + 15*r.Float64(), 29 + 9*r.Float64()}, d, d, marz.Interval{From: d})
	}
	return out
}

func TestPagesNeitherRepeatNorMissWhileOthersWrite(t *testing.T) {
	x := load(t, scattered(300)...)
	seen := map[string]int{}
	after := ""
	for page := 0; ; page++ {
		got := ids(t, x, index.Query{}, index.Page{After: after, Limit: 17})
		for _, id := range got {
			seen[id]++
		}
		if len(got) < 17 {
			break
		}
		after = got[len(got)-1]
		id := fmt.Sprintf("e%07d-new", page)
		if err := x.Apply(int64(page+2), []index.Change{{Collection: "events", ID: id, Features: []marz.Feature{feature(id, orb.Point{61, 34}, 1, 1, marz.Interval{})}}}); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 300 {
		if id := fmt.Sprintf("e%07d", i); seen[id] != 1 {
			t.Errorf("%s was seen %d times", id, seen[id])
		}
	}
}

func TestSortingAndTakingOut(t *testing.T) {
	d := day(t, "2021-07-09")
	x := load(t, feature("a", orb.Point{61, 34}, d+2, d+2, marz.Interval{}), feature("b", orb.Point{61, 34}, d, d, marz.Interval{}), feature("c", orb.Point{61, 34}, d+2, d+2, marz.Interval{}))
	if got := ids(t, x, index.Query{}, index.Page{Sort: []index.Sort{{Column: "start", Desc: true}}}); !slices.Equal(got, []string{"a", "c", "b"}) {
		t.Errorf("newest first: %v", got)
	}
	if err := x.Apply(2, []index.Change{{Collection: "events", ID: "a"}}); err != nil {
		t.Fatal(err)
	}
	if got := ids(t, x, index.Query{}, index.Page{}); !slices.Equal(got, []string{"b", "c"}) || x.Seq() != 2 {
		t.Errorf("after taking out: %v at %d", got, x.Seq())
	}
	if _, err := x.Search("events", index.Query{}, index.Page{Sort: []index.Sort{{Column: "no"}}}); err == nil {
		t.Error("a column that is not there sorts")
	}
}

func TestOpenEndsDoNotBreakTheTree(t *testing.T) {
	// An infinite stored box makes the tree panic when a node splits: open times,
	// open knowledge and missing geometries are stored as finite sentinels.
	var many []marz.Feature
	for i := range 2000 {
		many = append(many, feature(fmt.Sprintf("n%04d", i), nil, 0, 0, marz.Interval{}))
	}
	x := load(t, many...)
	if got := ids(t, x, index.Query{Time: marz.On(day(t, "2021-07-09"))}, index.Page{}); len(got) != 2000 {
		t.Errorf("%d of 2000 match", len(got))
	}
}

func TestABadFeatureChangesNothing(t *testing.T) {
	x := load(t, feature("a", orb.Point{61, 34}, 1, 1, marz.Interval{}))
	good := index.Change{Collection: "events", ID: "b", Features: []marz.Feature{feature("b", orb.Point{61, 34}, 1, 1, marz.Interval{})}}
	if err := x.Apply(9, []index.Change{good, {Collection: "no", ID: "c"}}); err == nil {
		t.Fatal("a change to an unknown collection is taken")
	}
	if got := ids(t, x, index.Query{}, index.Page{}); !slices.Equal(got, []string{"a"}) || x.Seq() != 1 {
		t.Errorf("half of a failed change is visible: %v at %d", got, x.Seq())
	}
}

func TestAnswersOutliveLaterWrites(t *testing.T) {
	// A reader that held the transaction open would block the writer: the answer is
	// collected first and used after.
	x := load(t, scattered(100)...)
	res, err := x.Search("events", index.Query{}, index.Page{})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for f, err := range res.Features() {
		if err != nil {
			t.Fatal(err)
		}
		if err := x.Apply(int64(n+2), []index.Change{{Collection: "events", ID: f.ID}}); err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != 100 || len(ids(t, x, index.Query{}, index.Page{})) != 0 {
		t.Errorf("%d features were read", n)
	}
}

func BenchmarkSearch(b *testing.B) {
	x := load(b, scattered(100_000)...)
	july, _ := marz.ParseDay("2021-07-01")
	box := geo.Box{West: 61, South: 33, East: 63, North: 35}
	for _, c := range []struct {
		name string
		q    index.Query
	}{
		{"box", index.Query{Box: &box}},
		{"box+30days", index.Query{Box: &box, Time: marz.Interval{From: july, To: july + 29}}},
		{"30days", index.Query{Time: marz.Interval{From: july, To: july + 29}}},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := x.Search("events", c.q, index.Page{Limit: 100}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
