package cql2_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"marz/internal/cql2"
)

// nested wraps s in n pairs of open and shut.
func nested(open, s, shut string, n int) string {
	return strings.Repeat(open, n) + s + strings.Repeat(shut, n)
}

// points lists n pairs of coordinates.
func points(format, sep string, n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf(format, i%180, i%90)
	}
	return strings.Join(list, sep)
}

func TestFiltersWithinTheLimitsAreReadAndFiltersOverThemAreTooLarge(t *testing.T) {
	notNot := func(n int) string { return nested(`{"op":"not","args":[`, "true", "]}", n) }
	for _, c := range []struct {
		name, filter string
		over         bool
	}{
		{"a text of 8 KiB", "a = '" + strings.Repeat("x", cql2.MaxText-6) + "'", false},
		{"a text of more than 8 KiB", "a = '" + strings.Repeat("x", cql2.MaxText-5) + "'", true},
		{"a text of 10 MiB", strings.Repeat("(", 10<<20), true},
		{"a JSON of 64 KiB", `{"op":"=","args":["` + strings.Repeat("x", cql2.MaxJSON-26) + `",1e0]}`, false},
		{"a JSON of more than 64 KiB", `{"op":"=","args":["` + strings.Repeat("x", cql2.MaxJSON) + `","y"]}`, true},
		{"32 parentheses", nested("(", "a = 1", ")", 32), false},
		{"33 parentheses", nested("(", "a = 1", ")", 33), true},
		{"4,000 parentheses", nested("(", "a = 1", ")", 4000), true},
		{"4,000 open parentheses", strings.Repeat("(", 4000), true},
		{"4,000 open functions", strings.Repeat("casei(", 1300), true},
		{"NOT 30 deep", nested("NOT (", "a = 1", ")", 30), false},
		{"NOT 31 deep", nested("NOT (", "a = 1", ")", 31), true},
		{"JSON 32 deep", notNot(31), false},
		{"JSON 33 deep", notNot(32), true},
		{"JSON 3,000 deep", notNot(3000), true},
		{"JSON arrays 30,000 deep", nested("[", "", "]", 30000), true},
		{"a sum of 32", "a = " + strings.Repeat("1 + ", 30) + "1", false},
		{"a sum of 2,000", "a = " + strings.Repeat("1+", 2000) + "1", true},
		{"198 values", "a IN (" + strings.Repeat("1,", 197) + "1)", false},
		{"199 values", "a IN (" + strings.Repeat("1,", 198) + "1)", true},
		{"2,000 values in JSON", `{"op":"in","args":[1,[` + strings.Repeat("1,", 2000) + "1]]}", true},
		{"2,000 conditions", strings.Repeat("a OR ", 1600) + "a", true},
		{"1,000 vertices", "S_INTERSECTS(g,LINESTRING(" + points("%d %d", ",", 1000) + "))", false},
		{"1,001 vertices", "S_INTERSECTS(g,LINESTRING(" + points("%d %d", ",", 1001) + "))", true},
		{"1,001 vertices in two geometries", "S_INTERSECTS(g,MULTIPOINT(" + points("%d %d", ",", 500) + ")) OR S_INTERSECTS(g,MULTIPOINT(" +
			points("%d %d", ",", 501) + "))", true},
		{"1,001 vertices in JSON", `{"op":"s_intersects","args":[{"property":"g"},{"type":"MultiPoint","coordinates":[` +
			points("[%d,%d]", ",", 1001) + "]}]}", true},
	} {
		var err error
		allocs := testing.AllocsPerRun(1, func() { _, err = parse(c.filter) })
		var e *cql2.Error
		tooLarge := errors.As(err, &e) && e.TooLarge
		if tooLarge != c.over {
			t.Errorf("%s: over the limit is %v, want %v: %v", c.name, tooLarge, c.over, err)
		}
		if allocs > 20_000 { // a count that grows with the limits, not with what was sent
			t.Errorf("%s took %.0f allocations, want at most 20,000", c.name, allocs)
		}
	}
}

func TestAnEmptyFilterIsAnError(t *testing.T) {
	for _, filter := range []string{"", " ", "\n\t", "\xff", "a = '\xff'", "\"\xff\" = 1"} {
		if _, err := cql2.ParseText(filter); err == nil {
			t.Errorf("%q is a filter", filter)
		}
	}
	for _, filter := range []string{"", " ", "null", "[]", "{}", "1", `"a"`, "{", "nul"} {
		if _, err := cql2.ParseJSON([]byte(filter)); err == nil {
			t.Errorf("%q is a filter", filter)
		}
	}
}

func TestTheCaretStandsUnderTheError(t *testing.T) {
	for _, c := range []struct {
		filter string
		width  int
		want   string
	}{
		{"name = ", 80, "name = \n       ^"},
		{"nœud = 'é' oder", 80, "nœud = 'é' oder\n           ^"},
		{"a = 1 AND\nb = AND", 80, "b = AND\n    ^"},
		{strings.Repeat("x", 100) + " = ?" + strings.Repeat("y", 100), 10, "xx = ?yyyy\n     ^"},
	} {
		_, err := cql2.ParseText(c.filter)
		var e *cql2.Error
		if !errors.As(err, &e) {
			t.Fatalf("%q: %v", c.filter, err)
		}
		if got := e.Caret(c.filter, c.width); got != c.want {
			t.Errorf("%q:\ngot\n%s\nwant\n%s", c.filter, got, c.want)
		}
	}
	if got := (&cql2.Error{Path: "$"}).Caret("x", 80); got != "" {
		t.Errorf("an error in JSON has a caret: %q", got)
	}
}

func TestLikeTakesTimeInProportionToTheText(t *testing.T) {
	text := strings.Repeat("a", 100_000)
	for _, pattern := range []string{
		"%" + strings.Repeat("a%", 2000) + "b",
		"%" + strings.Repeat("a", 4000) + "b%",
		"%" + strings.Repeat("a_", 2000) + "b%",
		"%" + strings.Repeat("_", 4000) + "b%",
		strings.Repeat("_%", 2000) + "b",
	} {
		e, err := cql2.ParseText("a LIKE '" + pattern + "'")
		if err != nil {
			t.Fatal(err)
		}
		if e.Match(record{props: map[string]any{"a": text}}) { // a matcher that went back for each % would never end
			t.Errorf("%.20s… matches", pattern)
		}
	}
}
