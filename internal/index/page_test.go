package index_test

import (
	"fmt"
	"slices"
	"testing"

	"marz/internal/index"
	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// orders are the ways to sort that the tests go through.
var orders = map[string][]index.Sort{
	"by id":                          nil,
	"by a date, newest first":        {{Column: "start", Desc: true}},
	"by a text":                      {{Column: "name"}},
	"by a number that all share":     {{Column: "share"}},
	"by a truth, then a list":        {{Column: "open", Desc: true}, {Column: "who"}},
	"by a column without any values": {{Column: "end"}, {Column: "rank", Desc: true}},
}

func TestPagesNeitherRepeatNorMissWhileOthersWrite(t *testing.T) {
	for name, by := range orders {
		t.Run(name, func(t *testing.T) {
			x := load(t, scattered(300)...)
			p := index.Page{Limit: 17, Sort: by}
			seen := map[string]int{}
			for page := 0; ; page++ {
				res, err := x.Search("events", index.Query{}, p)
				if err != nil {
					t.Fatal(err)
				}
				for f := range res.Bare() {
					seen[f.ID]++
				}
				if p.After = res.Next(); p.After == nil {
					break
				}
				if p.After, err = index.ParseMark(p.After.Encode(), &schema, by); err != nil {
					t.Fatal(err)
				}
				p.Limit = 10 + page // a client may change its mind
				disturb(t, x, page)
			}
			for i := range 300 {
				if id := fmt.Sprintf("e%07d", i); seen[id] != 1 {
					t.Errorf("%s was seen %d times", id, seen[id])
				}
			}
		})
	}
}

// disturb adds a feature and takes the one added before out again.
func disturb(t *testing.T, x *index.Index, page int) {
	t.Helper()
	id := fmt.Sprintf("e%07d-new", page)
	err := x.Apply(int64(page+2), []index.Change{
		{Collection: "events", ID: id, Features: []marz.Feature{feature(id, orb.Point{61, 34}, 1, 1, marz.Interval{})}},
		{Collection: "events", ID: fmt.Sprintf("e%07d-new", page-1)},
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAPageIsThePartOfTheWholeOrder(t *testing.T) {
	x := load(t, scattered(1000)...)
	for name, by := range orders {
		all := ids(t, x, index.Query{}, index.Page{Sort: by})
		for _, p := range []index.Page{{Limit: 1}, {Limit: 10, Offset: 3}, {Limit: 100, Offset: 950}, {Offset: 999}, {Limit: 5, Offset: 5000}} {
			p.Sort = by
			want := all[min(p.Offset, len(all)):]
			if p.Limit > 0 {
				want = want[:min(p.Limit, len(want))]
			}
			if got := ids(t, x, index.Query{}, p); !slices.Equal(got, want) {
				t.Errorf("%s, %d from %d: %v, want %v", name, p.Limit, p.Offset, got, want)
			}
		}
	}
}

func TestAMarkOfAnotherOrderIsRefused(t *testing.T) {
	x := load(t, scattered(10)...)
	byName := []index.Sort{{Column: "name"}}
	res, err := x.Search("events", index.Query{}, index.Page{Limit: 3, Sort: byName})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		mark string
		by   []index.Sort
	}{
		"no sorting":                  {string(res.Next().Encode()), nil},
		"a column of another type":    {string(res.Next().Encode()), []index.Sort{{Column: "start"}}},
		"a column that is not there":  {string(res.Next().Encode()), []index.Sort{{Column: "no"}}},
		"no JSON":                     {"nonsense", byName},
		"no id":                       {`{"v":["a"]}`, byName},
		"a list as long as the world": {`{"id":"a","v":[[[[[]]]]]}`, byName},
	} {
		if m, err := index.ParseMark([]byte(c.mark), &schema, c.by); err == nil {
			t.Errorf("%s: %+v is taken", name, m)
		}
	}
	if _, err := x.Search("events", index.Query{}, index.Page{After: &index.Mark{ID: "e"}, Sort: byName}); marz.KindOf(err) != marz.Invalid {
		t.Errorf("a mark without values: %v", err)
	}
}

func FuzzParseMark(f *testing.F) {
	by := []index.Sort{{Column: "start"}, {Column: "who"}, {Column: "share"}}
	f.Add([]byte(`{"id":"a","v":[1625788800000000,["a"],0.5]}`))
	f.Add([]byte(`{"id":"a","v":[null,null,null]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := index.ParseMark(b, &schema, by)
		if err != nil {
			return
		}
		again, err := index.ParseMark(m.Encode(), &schema, by)
		if err != nil || fmt.Sprint(again) != fmt.Sprint(m) {
			t.Errorf("%s: %v, then %v: %v", b, m, again, err)
		}
	})
}
