package cql2_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"marz/internal/cql2"
)

// show writes bounds on one line.
func show(b cql2.Bounds) string {
	if b.None {
		return "none"
	}
	var parts []string
	for _, x := range b.Boxes {
		parts = append(parts, fmt.Sprintf("box %v %v %v %v", x.Min[0], x.Min[1], x.Max[0], x.Max[1]))
	}
	if !b.From.IsZero() {
		parts = append(parts, "from "+b.From.Format(time.RFC3339))
	}
	if !b.To.IsZero() {
		parts = append(parts, "to "+b.To.Format(time.RFC3339))
	}
	names := make([]string, 0, len(b.Equal))
	for name := range b.Equal {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		parts = append(parts, fmt.Sprint(name, " ", b.Equal[name]))
	}
	return strings.Join(parts, ", ")
}

func TestBoundsAreWhatAFilterDemands(t *testing.T) {
	for _, c := range []struct{ filter, want string }{
		{"TRUE", ""},
		{"FALSE", "none"},
		{"NOT 1 = 1", "none"},
		{"name = 'a'", "name [a]"},
		{"'a' = name", "name [a]"},
		{"name <> 'a'", ""},
		{"NOT name <> 'a'", "name [a]"},
		{"name = lower('A')", "name [a]"},
		{"n = 2 + 1.0", "n [3]"},
		{"name = 'a' OR name = 'b'", "name [a b]"},
		{"name IN ('a','b')", "name [a b]"},
		{"name NOT IN ('a','b')", ""},
		{"name = 'a' OR n = 1", ""},
		{"name = 'a' AND name = 'b'", "none"},
		{"name IN ('a','b') AND name IN ('b','c') AND n = 1", "n [1], name [b]"},
		{"(name = 'a' AND n = 1) OR (name = 'b' AND n = 2)", "n [1 2], name [a b]"},
		{"NOT (name <> 'a' OR n <> 1)", "n [1], name [a]"},
		{"NOT (name <> 'a' AND n <> 1)", ""},
		{"name = 'a' OR FALSE", "name [a]"},
		{"flag", "flag [true]"},
		{"NOT flag", "flag [false]"},
		{"name = '2021-07-08'", ""},
		{"A_CONTAINS(tags,('a','b'))", "tags [a]"},
		{"A_OVERLAPS(('a','b'),tags)", "tags [a b]"},
		{"A_CONTAINEDBY(tags,('a'))", ""},
		{"A_OVERLAPS(tags,())", "none"},
		{"S_INTERSECTS(geom,BBOX(1,2,3,4))", "box 1 2 3 4"},
		{"S_TOUCHES(LINESTRING(1 2,3 4),geom)", "box 1 2 3 4"},
		{"S_DISJOINT(geom,BBOX(1,2,3,4))", ""},
		{"NOT S_DISJOINT(geom,BBOX(1,2,3,4))", "box 1 2 3 4"},
		{"NOT S_INTERSECTS(geom,BBOX(1,2,3,4))", ""},
		{"S_INTERSECTS(geom,BBOX(170,0,-170,1))", "box 170 0 180 1, box -180 0 -170 1"},
		{"S_INTERSECTS(geom,MULTIPOINT(1 1,5 5))", "box 1 1 1 1, box 5 5 5 5"},
		{"S_INTERSECTS(geom,POINT(1 1)) OR S_INTERSECTS(geom,POINT(5 5))", "box 1 1 1 1, box 5 5 5 5"},
		{"S_INTERSECTS(geom,POINT(1 1)) OR name = 'a'", ""},
		{"S_INTERSECTS(other,POINT(1 1))", ""},
		// A long line may meet two boxes without meeting what they share.
		{"S_INTERSECTS(geom,BBOX(0,0,2,2)) AND S_INTERSECTS(geom,BBOX(1,1,9,9))", "box 0 0 2 2"},
		{"S_WITHIN(geom,BBOX(0,0,2,2)) AND S_INTERSECTS(geom,BBOX(1,1,9,9))", "box 1 1 2 2"},
		{"S_WITHIN(geom,BBOX(0,0,2,2)) AND S_INTERSECTS(geom,BBOX(3,3,9,9))", "none"},
		{"T_INTERSECTS(INTERVAL(start,end),INTERVAL('2021-07-01','2021-07-31'))", "from 2021-07-01T00:00:00Z, to 2021-07-31T23:59:59Z"},
		{"T_INTERSECTS(INTERVAL('..','2021-07-31'),INTERVAL(start,end))", "to 2021-07-31T23:59:59Z"},
		{"T_AFTER(start,DATE('2021-07-01'))", "from 2021-07-01T00:00:00Z"},
		{"T_AFTER(DATE('2021-07-01'),INTERVAL(start,end))", "to 2021-07-01T23:59:59Z"},
		{"NOT T_AFTER(start,DATE('2021-07-01'))", "to 2021-07-01T23:59:59Z"},
		{"NOT T_BEFORE(end,TIMESTAMP('2021-07-01T10:00:00Z'))", "from 2021-07-01T00:00:00Z"},
		{"T_DISJOINT(start,DATE('2021-07-01'))", ""},
		{"NOT T_DISJOINT(start,DATE('2021-07-01'))", "from 2021-07-01T00:00:00Z, to 2021-07-01T23:59:59Z"},
		{"start >= DATE('2021-07-01') AND end < TIMESTAMP('2021-07-05T12:00:00Z')", "from 2021-07-01T00:00:00Z, to 2021-07-05T23:59:59Z"},
		{"start BETWEEN DATE('2021-07-01') AND DATE('2021-07-05')", "from 2021-07-01T00:00:00Z, to 2021-07-05T23:59:59Z"},
		{"start IN ('2021-07-01','2021-07-05')", "from 2021-07-01T00:00:00Z, to 2021-07-05T23:59:59Z"},
		{"NOT start < DATE('2021-07-01')", "from 2021-07-01T00:00:00Z"},
		{"start = DATE('2021-07-01') OR end = DATE('2021-07-05')", "from 2021-07-01T00:00:00Z, to 2021-07-05T23:59:59Z"},
		{"start <= DATE('2021-07-01') AND end >= DATE('2021-07-05')", "from 2021-07-01T23:59:59Z, to 2021-07-05T00:00:00Z"},
		{"T_AFTER(other,DATE('2021-07-01'))", ""},
		{"name IS NULL", ""},
		{"name LIKE 'a%'", ""},
	} {
		e, err := cql2.ParseText(c.filter)
		if err != nil {
			t.Fatal(err)
		}
		if got := show(e.Bounds("geom", "start", "end")); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.filter, got, c.want)
		}
	}
}

// generator makes random filters over a few properties.
type generator struct{ *rand.Rand }

func (g generator) pick(list ...string) string { return list[g.IntN(len(list))] }

func (g generator) day() string { return fmt.Sprintf("'2021-07-%02d'", 1+g.IntN(9)) }

func (g generator) instant() string {
	if g.IntN(2) == 0 {
		return "DATE(" + g.day() + ")"
	}
	return strings.TrimSuffix("TIMESTAMP("+g.day(), "'") + fmt.Sprintf("T%02d:00:00Z')", g.IntN(24))
}

func (g generator) interval() string {
	from, to := 1+g.IntN(9), 1+g.IntN(9)
	ends := []string{fmt.Sprintf("'2021-07-%02d'", min(from, to)), fmt.Sprintf("'2021-07-%02d'", max(from, to))}
	if g.IntN(4) == 0 {
		ends[g.IntN(2)] = "'..'"
	}
	return "INTERVAL(" + strings.Join(ends, ",") + ")"
}

func (g generator) geometry() string {
	x, y := g.IntN(8), g.IntN(8)
	return g.pick(
		fmt.Sprintf("POINT(%d %d)", x, y),
		fmt.Sprintf("BBOX(%d,%d,%d,%d)", x, y, x+2, y+1),
		fmt.Sprintf("BBOX(%d,%d,%d,%d)", x+2, y, x, y+1),
		fmt.Sprintf("LINESTRING(%d %d,%d %d)", x, y, 7-x+1, y+1),
		fmt.Sprintf("MULTIPOINT((%d %d),(%d %d))", x, y, y, x),
		fmt.Sprintf("POLYGON((%d %d,%d %d,%d %d,%d %d))", x, y, x+3, y, x+3, y+3, x, y),
	)
}

func (g generator) predicate() string {
	compare := g.pick("=", "<>", "<", "<=", ">", ">=")
	span := g.pick("INTERVAL(start,end)", "start", "end", "INTERVAL(start,start)")
	anyOp := g.pick("T_AFTER", "T_BEFORE", "T_DISJOINT", "T_EQUALS", "T_INTERSECTS")
	onlyOp := g.pick("T_CONTAINS", "T_DURING", "T_FINISHEDBY", "T_FINISHES", "T_MEETS", "T_METBY", "T_OVERLAPPEDBY",
		"T_OVERLAPS", "T_STARTEDBY", "T_STARTS")
	spatial := g.pick("S_CONTAINS", "S_CROSSES", "S_DISJOINT", "S_EQUALS", "S_INTERSECTS", "S_OVERLAPS", "S_TOUCHES", "S_WITHIN")
	array := g.pick("A_CONTAINS", "A_CONTAINEDBY", "A_EQUALS", "A_OVERLAPS")
	return g.pick(
		fmt.Sprintf("name %s '%s'", compare, g.pick("a", "b", "c")),
		fmt.Sprintf("%d %s n", g.IntN(4), compare),
		fmt.Sprintf("n %s %d.0 + 1", compare, g.IntN(3)),
		fmt.Sprintf("name %s ('%s','%s')", g.pick("IN", "NOT IN"), g.pick("a", "b"), g.pick("b", "c")),
		fmt.Sprintf("n %s %d AND %d", g.pick("BETWEEN", "NOT BETWEEN"), g.IntN(3), g.IntN(4)),
		g.pick("flag", "TRUE", "FALSE", "name IS NULL", "geom IS NOT NULL", "start IS NULL", "name LIKE 'a%'", "flag = FALSE"),
		fmt.Sprintf("%s %s %s", g.pick("start", "end"), compare, g.instant()),
		fmt.Sprintf("%s %s %s", g.instant(), compare, g.pick("start", "end")),
		fmt.Sprintf("%s %s %s AND %s", g.pick("start", "end"), g.pick("BETWEEN", "NOT BETWEEN"), g.instant(), g.instant()),
		fmt.Sprintf("start %s (%s,%s)", g.pick("IN", "NOT IN"), g.instant(), g.day()),
		fmt.Sprintf("%s(%s,%s)", anyOp, span, g.pick(g.instant(), g.interval())),
		fmt.Sprintf("%s(%s,%s)", anyOp, g.pick(g.instant(), g.interval()), span),
		fmt.Sprintf("%s(INTERVAL(start,end),%s)", onlyOp, g.interval()),
		fmt.Sprintf("%s(%s,INTERVAL(start,end))", onlyOp, g.interval()),
		fmt.Sprintf("%s(geom,%s)", spatial, g.geometry()),
		fmt.Sprintf("%s(%s,geom)", spatial, g.geometry()),
		fmt.Sprintf("%s(tags,('%s','%s'))", array, g.pick("x", "y"), g.pick("y", "z")),
		fmt.Sprintf("%s(('%s'),tags)", array, g.pick("x", "y")),
	)
}

func (g generator) filter(depth int) string {
	if depth == 0 || g.IntN(4) == 0 {
		return g.predicate()
	}
	switch a := g.filter(depth - 1); g.IntN(3) {
	case 0:
		return "NOT (" + a + ")"
	case 1:
		return "(" + a + ") AND (" + g.filter(depth-1) + ")"
	default:
		return "(" + a + ") OR (" + g.filter(depth-1) + ")"
	}
}

func (g generator) record() record {
	start := time.Date(2021, 7, 1+g.IntN(9), g.IntN(24), 0, 0, 0, time.UTC)
	end := start.Add(time.Duration(g.IntN(72)) * time.Hour)
	r := record{map[string]any{"start": start, "end": end, "name": g.pick("a", "b", "c"), "n": int64(g.IntN(4)), "flag": g.IntN(2) == 0,
		"tags": []string{g.pick("x", "y"), g.pick("y", "z")}}, map[string]orb.Geometry{}}
	if g.IntN(5) == 0 {
		r.props[g.pick("start", "end", "name", "n", "flag", "tags")] = nil
	}
	if g.IntN(5) == 0 {
		r.props["n"] = float64(g.IntN(4))
	}
	x, y := float64(g.IntN(8)), float64(g.IntN(8))
	shapes := []orb.Geometry{orb.Point{x, y}, orb.LineString{{x, y}, {y + 1, x}}, orb.Bound{Min: orb.Point{x, y}, Max: orb.Point{x + 2, y + 2}}.ToPolygon()}
	if i := g.IntN(len(shapes) + 1); i < len(shapes) {
		r.geoms["geom"] = shapes[i]
	}
	return r
}

// satisfies reports whether a record is one that an index with these bounds would find.
func satisfies(r record, b cql2.Bounds) bool {
	if b.None {
		return false
	}
	meets := func(box orb.Bound) bool { return r.geoms["geom"] != nil && r.geoms["geom"].Bound().Intersects(box) }
	if b.Boxes != nil && !slices.ContainsFunc(b.Boxes, meets) {
		return false
	}
	start, hasStart := r.props["start"].(time.Time)
	end, hasEnd := r.props["end"].(time.Time)
	if !b.From.IsZero() && hasEnd && end.Before(b.From) || !b.To.IsZero() && hasStart && start.After(b.To) {
		return false
	}
	for name, vals := range b.Equal {
		if !hasOne(r.props[name], vals) {
			return false
		}
	}
	return true
}

func hasOne(have any, vals []any) bool {
	switch v := have.(type) {
	case []string:
		return slices.ContainsFunc(v, func(s string) bool { return slices.Contains(vals, any(s)) })
	case float64:
		if v == float64(int64(v)) {
			have = int64(v)
		}
	}
	return slices.ContainsFunc(vals, func(x any) bool { return reflect.DeepEqual(x, have) })
}

func TestEveryRecordThatAFilterIsTrueOfIsWithinItsBounds(t *testing.T) {
	g := generator{rand.New(rand.NewPCG(2021, 7))}
	dated := cql2.Queryables{"start": cql2.Date, "end": cql2.Timestamp, "name": cql2.String, "n": cql2.Number,
		"flag": cql2.Boolean, "tags": cql2.Strings, "geom": cql2.Geometry}
	var matches, narrow int
	for range 4000 {
		text := g.filter(3)
		e, err := cql2.ParseText(text)
		if err != nil {
			t.Fatal(text, err)
		}
		b := e.Bounds("geom", "start", "end")
		if show(b) != "" {
			narrow++
		}
		whole := g.IntN(2) == 0 // the start is a date
		if whole {
			if err := e.Check(dated); err != nil {
				t.Fatal(text, err)
			}
		}
		for range 20 {
			r := g.record()
			if s, ok := r.props["start"].(time.Time); ok && whole {
				r.props["start"] = s.Truncate(24 * time.Hour)
			}
			if !e.Match(r) {
				continue
			}
			matches++
			if !satisfies(r, b) {
				t.Fatalf("%s\nis true of %v %v\nwhich is not within %s", text, r.props, r.geoms, show(b))
			}
		}
	}
	if matches < 1000 || narrow < 1000 {
		t.Errorf("the test is empty: %d matches, %d filters with bounds", matches, narrow)
	}
}
