package cql2_test

import (
	"math"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"marz/internal/cql2"
)

func mustParse(t *testing.T, text string) *cql2.Expr {
	t.Helper()
	e, err := cql2.ParseText(text)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestFiltersThatAreBuiltAreTheFiltersThatAreRead(t *testing.T) {
	noon := time.Date(2021, 7, 8, 12, 0, 0, 0, time.FixedZone("", 4*3600+1800))
	day := time.Date(2021, 7, 8, 0, 0, 0, 0, time.UTC)
	must := func(e *cql2.Expr, err error) *cql2.Expr {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	for _, c := range []struct {
		built *cql2.Expr
		text  string
	}{
		{must(cql2.Equal("name", "it's")), "name = 'it''s'"},
		{must(cql2.Equal("n", 3)), "n = 3"},
		{must(cql2.Equal("n", int64(3))), "n = 3"},
		{must(cql2.Equal("n", 3.0)), "n = 3"},
		{must(cql2.Equal("n", 2.5)), "n = 2.5"},
		{must(cql2.Equal("flag", true)), "flag = TRUE"},
		{must(cql2.Equal("built", day)), "built = DATE('2021-07-08')"},
		{must(cql2.Equal("seen", noon)), "seen = TIMESTAMP('2021-07-08T07:30:00Z')"},
		{must(cql2.In("name", []any{"a", "b"})), "name IN ('a','b')"},
		{must(cql2.In("name", []any{"a"})), "name = 'a'"},
		{must(cql2.In("name", nil)), "FALSE"},
		{cql2.ArrayContains("tags", []string{"a", "b"}), "A_CONTAINS(tags,('a','b'))"},
		{cql2.ArrayOverlaps("tags", []string{"a"}), "A_OVERLAPS(tags,('a'))"},
		{cql2.SIntersects("g", orb.Point{1, 2}), "S_INTERSECTS(g,POINT(1 2))"},
		{cql2.And(mustParse(t, "a = 1 AND b = 2"), nil, mustParse(t, "c = 3 OR d = 4")), "a = 1 AND b = 2 AND (c = 3 OR d = 4)"},
		{cql2.And(nil, mustParse(t, "a = 1")), "a = 1"},
	} {
		if got := c.built.Text(); got != c.text {
			t.Errorf("got %s, want %s", got, c.text)
		}
		if got := mustParse(t, c.text).Text(); got != c.text {
			t.Errorf("%s is read as %s", c.text, got)
		}
	}
	if cql2.And() != nil || cql2.And(nil, nil) != nil {
		t.Error("the conjunction of nothing is not nil")
	}
	for _, v := range []any{nil, []string{"a"}, math.NaN(), math.Inf(1), struct{}{}} {
		if _, err := cql2.Equal("a", v); err == nil {
			t.Errorf("%v is a value", v)
		}
		if _, err := cql2.In("a", []any{1, v}); err == nil {
			t.Errorf("%v is a value of a list", v)
		}
	}
}

func TestAConjunctionKnowsTheTypesThatItsFiltersWereCheckedFor(t *testing.T) {
	dated := mustParse(t, "built = TIMESTAMP('2021-07-08T15:00:00Z')")
	r := record{props: map[string]any{"built": time.Date(2021, 7, 8, 0, 0, 0, 0, time.UTC), "n": int64(1)}}
	if err := dated.Check(cql2.Queryables{"built": cql2.Date}); err != nil {
		t.Fatal(err)
	}
	if !dated.Match(r) {
		t.Error("the day of a timestamp is not the date")
	}
	if !cql2.And(dated, mustParse(t, "n = 1")).Match(r) {
		t.Error("the conjunction forgot that the property is a date")
	}
	if cql2.And(dated, mustParse(t, "n = 2")).Match(r) {
		t.Error("the conjunction is true though one part is false")
	}
}

func TestFunctionsAreDocumented(t *testing.T) {
	for _, f := range cql2.Functions() {
		if f.Name == "" || f.Returns == "" || f.Help == "" || len(f.Args) == 0 {
			t.Errorf("%+v", f)
		}
	}
}

func TestAFilterIsSafeForConcurrentUse(t *testing.T) {
	e := mustParse(t, "S_INTERSECTS(g,POLYGON((0 0,4 0,4 4,0 4,0 0))) AND name LIKE '%a_b%' AND built > DATE('2021-01-01') AND 1 < 2")
	q := cql2.Queryables{"g": cql2.Geometry, "name": cql2.String, "built": cql2.Date}
	r := record{map[string]any{"name": "xaxbx", "built": time.Date(2021, 7, 8, 0, 0, 0, 0, time.UTC)},
		map[string]orb.Geometry{"g": orb.Polygon{{{1, 1}, {2, 1}, {2, 2}, {1, 1}}}}}
	done := make(chan bool)
	for range 4 {
		go func() {
			ok := true
			for range 100 {
				ok = ok && e.Match(r) && e.Check(q) == nil && e.Text() != ""
			}
			done <- ok
		}()
	}
	for range 4 {
		if !<-done {
			t.Error("not true of a record that it is true of")
		}
	}
}
