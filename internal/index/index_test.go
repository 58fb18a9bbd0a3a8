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
		"name = 'e0000042'",
		"name IN ('e0000042','e0000043') AND rank > 3",
		"A_OVERLAPS(who,('p07','p09'))",
		"A_CONTAINS(who,('p07')) AND S_INTERSECTS(geometry,BBOX(60,29,75,38))",
		"name = 'nobody'",
	} {
		f, err := cql2.ParseText(text)
		if err != nil {
			t.Fatal(err)
		}
		res, err := x.Search("events", index.Query{Filter: f}, index.Page{})
		if err != nil || res.Matched == 0 && text != "name = 'nobody'" || res.Visited > 500 {
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
		out[i].Values[6] = []string{fmt.Sprintf("p%02d", i%50), fmt.Sprintf("q%02d", i%7)}
	}
	return out
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

func TestAFilterFindsTheSameWhateverWayItIsAnswered(t *testing.T) {
	x := load(t, scattered(3000)...)
	takeOut(t, x, 1500)               // so that lists of values are compacted on the way
	for _, pair := range [][2]string{ // the second says the same in a form that no index answers
		{"A_OVERLAPS(who,('p07','q03'))", "NOT (NOT A_OVERLAPS(who,('p07')) AND NOT A_OVERLAPS(who,('q03')))"},
		{"name IN ('e0002042','e0000043')", "name LIKE 'e0002042' OR name LIKE 'e0000043'"},
		{"rank = 8 AND open = TRUE", "rank + 0 = 8"},
		{"who IS NULL", "NOT who IS NOT NULL"},
	} {
		var got [2][]string
		for i, text := range pair {
			f, err := cql2.ParseText(text)
			if err != nil {
				t.Fatal(err)
			}
			got[i] = ids(t, x, index.Query{Filter: f}, index.Page{})
		}
		if !slices.Equal(got[0], got[1]) {
			t.Errorf("%s finds %d, %s finds %d", pair[0], len(got[0]), pair[1], len(got[1]))
		}
	}
}

// takeOut takes the first n scattered features out again.
func takeOut(t testing.TB, x *index.Index, n int) {
	t.Helper()
	for i := range n {
		if err := x.Apply(int64(i+2), []index.Change{{Collection: "events", ID: fmt.Sprintf("e%07d", i)}}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhatIsAppliedAgainTakesTheOldOnesPlace(t *testing.T) {
	x := load(t, scattered(50)...)
	for round := range 100 {
		moved := scattered(50)
		var changes []index.Change
		for _, f := range moved {
			f.Geometry = orb.Point{float64(round), 10}
			changes = append(changes, index.Change{Collection: "events", ID: f.ID, Features: []marz.Feature{f}})
		}
		if err := x.Apply(int64(round+2), changes); err != nil {
			t.Fatal(err)
		}
	}
	if n := x.Len("events"); n != 50 {
		t.Errorf("%d entries, want 50", n)
	}
	box := geo.Box{West: 99, South: 10, East: 99, North: 10}
	if got := ids(t, x, index.Query{Box: &box}, index.Page{}); len(got) != 50 {
		t.Errorf("%d of 50 are where they were last put", len(got))
	}
	if got := ids(t, x, index.Query{Box: &geo.Box{West: 0, South: 0, East: 98, North: 90}}, index.Page{}); len(got) != 0 {
		t.Errorf("%d are still where they were before", len(got))
	}
}

func TestCollectionsDoNotSeeEachOther(t *testing.T) {
	x := load(t, scattered(10)...)
	if err := x.Define("event", schema); err != nil { // a name that begins like the other
		t.Fatal(err)
	}
	other := index.Change{Collection: "event", ID: "z", Features: []marz.Feature{feature("z", orb.Point{61, 34}, 1, 1, marz.Interval{})}}
	if err := x.Apply(2, []index.Change{other}); err != nil {
		t.Fatal(err)
	}
	world := geo.World
	if got := ids(t, x, index.Query{Box: &world}, index.Page{}); len(got) != 10 {
		t.Errorf("%d events", len(got))
	}
	if err := x.Drop("event"); err != nil {
		t.Fatal(err)
	}
	if _, err := x.Search("event", index.Query{}, index.Page{}); marz.KindOf(err) != marz.NotFound {
		t.Errorf("a dropped collection answers: %v", err)
	}
	if err := x.Define("events", schema); err != nil {
		t.Fatal(err)
	}
	if got := ids(t, x, index.Query{Box: &world}, index.Page{}); len(got) != 0 {
		t.Errorf("a collection defined again holds %d", len(got))
	}
}

func TestAListAnswersAsACollectionDoes(t *testing.T) {
	all := scattered(200)
	x := load(t, all...)
	l, err := index.NewList(schema, all)
	if err != nil {
		t.Fatal(err)
	}
	f, err := cql2.ParseText("A_OVERLAPS(who,('p07','q03'))")
	if err != nil {
		t.Fatal(err)
	}
	july := day(t, "2021-07-09")
	for _, q := range []index.Query{{}, {Filter: f}, {Known: july}, {Time: marz.Interval{From: july}}, {Box: &geo.Box{West: 61, South: 30, East: 63, North: 36}}} {
		res, err := l.Search(q, index.Page{Limit: 20})
		if err != nil {
			t.Fatal(err)
		}
		want := ids(t, x, q, index.Page{Limit: 20})
		got := []string{}
		for f := range res.Bare() {
			got = append(got, f.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%+v: %v, want %v", q, got, want)
		}
	}
}
