package index_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"marz/internal/index"
	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// rowsOf returns the rows of all, as text.
func rowsOf(t testing.TB, x *index.Index, columns ...int) []string {
	t.Helper()
	res, err := x.Search("events", index.Query{}, index.Page{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for r := range res.Rows(columns...) {
		text := fmt.Sprint(r.ID, " ", r.Located, " ", r.Bound.Center(), " ", r.Time.From, "/", r.Time.To, " ", r.Known.From)
		for _, c := range r.Cells {
			text += fmt.Sprintf(" %t:%q:%d:%s", c.Set, c.Text, c.Int, c.Day())
		}
		out = append(out, text)
	}
	return out
}

func TestARowHasThePlaceTheTimeAndTheCellsAskedFor(t *testing.T) {
	d := day(t, "2021-07-09")
	f := feature("a", orb.Point{61, 34}, d, d+1, marz.Interval{From: d + 2})
	bare := marz.Feature{ID: "b", JSON: "{}", Values: []any{nil, nil, nil, nil, nil, nil, []string{"", "tass"}}}
	x := load(t, f, bare)
	for _, c := range []struct {
		columns []int
		want    []string
	}{
		{nil, []string{"a true [61 34] 2021-07-09/2021-07-10 2021-07-11", "b false [0 0] / "}},
		{[]int{0}, []string{`a true [61 34] 2021-07-09/2021-07-10 2021-07-11 true:"a":0:1970-01-01`, `b false [0 0] /  false:"":0:`}},
		{[]int{1, 6}, []string{
			`a true [61 34] 2021-07-09/2021-07-10 2021-07-11 true:"":1:1970-01-01 true:"afp":0:1970-01-01`,
			`b false [0 0] /  false:"":0: true:"tass":0:1970-01-01`,
		}},
		{[]int{4}, []string{
			fmt.Sprintf(`a true [61 34] 2021-07-09/2021-07-10 2021-07-11 true:"":%d:2021-07-09`, time.Date(2021, 7, 9, 0, 0, 0, 0, time.UTC).UnixMicro()),
			`b false [0 0] /  false:"":0:`,
		}},
	} {
		if got := rowsOf(t, x, c.columns...); strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("columns %v:\n%s\nwant\n%s", c.columns, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

func TestCellsOfNoOrOfOtherTypesAreZero(t *testing.T) {
	x := load(t, feature("a", orb.Point{61, 34}, 738000, 738000, marz.Interval{}))
	for _, column := range []int{2, 3, 5} { // a number, a truth, nothing
		if got := rowsOf(t, x, column); !strings.HasSuffix(got[0], ` false:"":0:`) {
			t.Errorf("column %d: %s", column, got[0])
		}
	}
}

// BenchmarkRows compares reading 100,000 features as rows of three columns with decoding them.
func BenchmarkRows(b *testing.B) {
	res, err := points[100_000]().x.Search("events", index.Query{}, index.Page{})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("as rows", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for r := range res.Rows(0, 4, 6) {
				if !r.Cells[0].Set {
					b.Fatal(r)
				}
			}
		}
	})
	b.Run("as features", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for f, err := range res.Features() {
				if err != nil || len(f.Values) != 7 {
					b.Fatal(f, err)
				}
			}
		}
	})
}

func TestACellGivesEveryTextOfItsList(t *testing.T) {
	x := load(t, marz.Feature{ID: "a", JSON: "{}", Values: []any{"one", nil, nil, nil, nil, nil, []string{"", "tass", "afp"}}})
	res, err := x.Search("events", index.Query{}, index.Page{})
	if err != nil {
		t.Fatal(err)
	}
	for r := range res.Rows(0, 1, 6) {
		for i, want := range []string{`["one"]`, `[]`, `["" "tass" "afp"]`} {
			if got := fmt.Sprintf("%q", slices.Collect(r.Cells[i].Texts())); got != want {
				t.Errorf("cell %d: %s, want %s", i, got, want)
			}
		}
	}
}
