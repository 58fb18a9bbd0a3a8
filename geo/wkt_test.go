package geo_test

import (
	"reflect"
	"strings"
	"testing"

	"marz/geo"

	"github.com/paulmach/orb"
)

// wktKinds holds the text of every kind as others write it, and as it is written here.
var wktKinds = []struct {
	in   string
	g    orb.Geometry
	want string
}{
	{"point ( 61.5\t34.25 )", orb.Point{61.5, 34.25}, "POINT(61.5 34.25)"},
	{"POINT Z (1 2 3)", orb.Point{1, 2}, "POINT(1 2)"},
	{"POINTZM(1 2 3 4)", orb.Point{1, 2}, "POINT(1 2)"},
	{"POINT(-1e-3 +2.5E1)", orb.Point{-0.001, 25}, "POINT(-0.001 25)"},
	{"MULTIPOINT(1 2, 3 4)", orb.MultiPoint{{1, 2}, {3, 4}}, "MULTIPOINT((1 2),(3 4))"},
	{"MULTIPOINT M ((1 2 9), (3 4 9))", orb.MultiPoint{{1, 2}, {3, 4}}, "MULTIPOINT((1 2),(3 4))"},
	{"LINESTRING(1 2,3 4)", orb.LineString{{1, 2}, {3, 4}}, "LINESTRING(1 2,3 4)"},
	{"MultiLineString((1 2,3 4),(5 6,7 8))", orb.MultiLineString{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}, "MULTILINESTRING((1 2,3 4),(5 6,7 8))"},
	{"POLYGON((0 0,4 0,4 4,0 0),(2 1,3 1,3 2,2 1))", orb.Polygon{{{0, 0}, {4, 0}, {4, 4}, {0, 0}}, {{2, 1}, {3, 1}, {3, 2}, {2, 1}}}, "POLYGON((0 0,4 0,4 4,0 0),(2 1,3 1,3 2,2 1))"},
	{"MULTIPOLYGON(((0 0,4 0,4 4,0 0)))", orb.MultiPolygon{{{{0, 0}, {4, 0}, {4, 4}, {0, 0}}}}, "MULTIPOLYGON(((0 0,4 0,4 4,0 0)))"},
	{"GEOMETRYCOLLECTION(POINT(1 2),GEOMETRYCOLLECTION(LINESTRING(1 2,3 4)))", orb.Collection{orb.Point{1, 2}, orb.Collection{orb.LineString{{1, 2}, {3, 4}}}}, "GEOMETRYCOLLECTION(POINT(1 2),GEOMETRYCOLLECTION(LINESTRING(1 2,3 4)))"},
	{"LINESTRING EMPTY", orb.LineString{}, "LINESTRING EMPTY"},
	{"POLYGON Z EMPTY", orb.Polygon{}, "POLYGON EMPTY"},
	{"geometrycollection empty", orb.Collection{}, "GEOMETRYCOLLECTION EMPTY"},
}

func TestWKTOfEveryKind(t *testing.T) {
	for _, c := range wktKinds {
		g, err := geo.ParseWKT(c.in)
		if err != nil || !reflect.DeepEqual(g, c.g) {
			t.Errorf("%s: %v %v", c.in, g, err)
		}
		if got := string(geo.AppendWKT(nil, c.g)); got != c.want {
			t.Errorf("%s\nwant %s", got, c.want)
		}
	}
	if got := geo.AppendWKT([]byte("x"), nil); string(got) != "x" {
		t.Errorf("nil: %s", got)
	}
	if got := geo.AppendWKT(nil, orb.Ring{{0, 0}, {1, 0}, {1, 1}, {0, 0}}); string(got) != "POLYGON((0 0,1 0,1 1,0 0))" {
		t.Errorf("a ring: %s", got)
	}
	if got := geo.AppendWKT(nil, orb.Collection{nil, orb.Point{1, 2}}); string(got) != "GEOMETRYCOLLECTION(POINT(1 2))" {
		t.Errorf("a collection with nothing in it: %s", got)
	}
}

func TestBadWKTGivesTheColumn(t *testing.T) {
	const kinds = "expected a geometry: one of POINT, MULTIPOINT, LINESTRING, MULTILINESTRING, POLYGON, MULTIPOLYGON, GEOMETRYCOLLECTION, "
	for in, want := range map[string]string{
		"":                                 "column 1: " + kinds + "the text ends",
		"  CIRCLE(1 2)":                    "column 3: " + kinds + `found "CIRCLE(1 2)"`,
		"POINT":                            `column 6: expected "(", the text ends`,
		"POINT(1)":                         `column 8: expected a number that a coordinate can have, found ")"`,
		"POINT(1 x)":                       `column 9: expected a number that a coordinate can have, found "x)"`,
		"POINT(1 2":                        `column 10: expected ")", the text ends`,
		"POINT(1 2 3 4 5)":                 `column 15: expected ")", found "5)"`,
		"POINT(1 1e999)":                   `column 9: expected a number that a coordinate can have, found "1e999)"`,
		"POINT(1 2) POINT(3 4)":            `column 12: expected the end, found "POINT(3 4)"`,
		"POINT EMPTY":                      "column 7: an empty point is nowhere: use POINT(lon lat)",
		"LINESTRING(1 2;3 4)":              `column 15: expected "," or ")", found ";3 4)"`,
		"LINESTRING(1 2)":                  "column 1: LINESTRING: a line has 1 position: it needs two or more",
		"POLYGON((0 0,1 0,1 1,0 1))":       "column 1: POLYGON: ring 1: a ring is not closed: it begins at [0 0] and ends at [0 1]",
		"MULTILINESTRING((1 2,3 4),EMPTY)": "column 1: MULTILINESTRING: part 2: a line has 0 positions: it needs two or more",
		"GEOMETRYCOLLECTION(POINT(1 2),LINE(1 2))": "column 31: " + kinds + `found "LINE(1 2))"`,
	} {
		if _, err := geo.ParseWKT(in); err == nil || err.Error() != "not well-known text: "+want {
			t.Errorf("%q: %v\nwant %s", in, err, want)
		}
	}
	deep := strings.Repeat("GEOMETRYCOLLECTION(", 10) + "POINT(1 2)" + strings.Repeat(")", 10)
	if _, err := geo.ParseWKT(deep); err == nil || !strings.Contains(err.Error(), "nested more than 8 deep") {
		t.Errorf("ten collections in one another: %v", err)
	}
}

func FuzzParseWKT(f *testing.F) {
	for _, c := range wktKinds {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g, err := geo.ParseWKT(s)
		if err != nil {
			return
		}
		text := string(geo.AppendWKT(nil, g))
		back, err := geo.ParseWKT(text)
		if err != nil || !reflect.DeepEqual(back, g) {
			t.Errorf("%q became %q, which is %v %v", s, text, back, err)
		}
	})
}
