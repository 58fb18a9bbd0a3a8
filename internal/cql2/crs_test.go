package cql2_test

import (
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"marz/geo"
	"marz/internal/cql2"
)

func TestLiteralsInOtherReferenceSystemsMeanTheSamePlaces(t *testing.T) {
	herat := record{geoms: map[string]orb.Geometry{"g": orb.Point{62.2, 34.35}}}
	fiji := record{geoms: map[string]orb.Geometry{"g": orb.Point{-179.5, -17}}}
	for _, c := range []struct {
		crs, filter   string
		herat, atFiji bool
	}{
		{"OGC:CRS84", "S_INTERSECTS(g,POINT(62.2 34.35))", true, false},
		{"EPSG:4326", "S_INTERSECTS(g,POINT(34.35 62.2))", true, false},
		{"EPSG:4326", "S_INTERSECTS(g,BBOX(34,62,35,63))", true, false},
		{"EPSG:4326", "S_INTERSECTS(g,BBOX(-20,179,-10,-179))", false, true},
		{"OGC:CRS84", "S_INTERSECTS(g,BBOX(179,-20,-179,-10))", false, true},
		{"EPSG:3857", "S_INTERSECTS(g,BBOX(6900000,4000000,7000000,4100000))", true, false},
		{"EPSG:3857", "NOT S_WITHIN(POLYGON((0 0,1 0,1 1,0 0)),g)", false, false},
		{"EPSG:32641", "S_WITHIN(g,BBOX(400000,3790000,440000,3810000))", true, false},
		{"EPSG:32641", "g IS NOT NULL AND S_INTERSECTS(POINT(500000 3800000),BBOX(400000,3790000,600000,3810000))", true, true},
	} {
		crs, err := geo.ParseCRS(c.crs)
		if err != nil {
			t.Fatal(err)
		}
		e, err := cql2.ParseText(c.filter)
		if err != nil {
			t.Fatal(err)
		}
		if e, err = e.Unproject(crs); err != nil {
			t.Fatal(c.filter, err)
		}
		if err := e.Check(cql2.Queryables{"g": cql2.Geometry}); err != nil {
			t.Fatal(c.filter, err)
		}
		if c.filter[:3] == "NOT" {
			continue // that it is accepted is all
		}
		if got := e.Match(herat); got != c.herat {
			t.Errorf("%s in %s: Herat is %v, want %v", c.filter, c.crs, got, c.herat)
		}
		if got := e.Match(fiji); got != c.atFiji {
			t.Errorf("%s in %s: Fiji is %v, want %v", c.filter, c.crs, got, c.atFiji)
		}
	}
}

func TestLiteralsOutsideTheirReferenceSystemAreRefused(t *testing.T) {
	for crs, filter := range map[string]string{
		"EPSG:4326":  "a = 1 OR S_INTERSECTS(g,POINT(91 0))",
		"EPSG:3857":  "a = 1 OR S_INTERSECTS(g,BBOX(0,0,99999999,1))",
		"EPSG:32642": "a = 1 OR S_INTERSECTS(g,BBOX(500000,3800000,400000,3900000))",
	} {
		c, err := geo.ParseCRS(crs)
		if err != nil {
			t.Fatal(err)
		}
		e, err := cql2.ParseText(filter)
		if err != nil {
			t.Fatal(err)
		}
		if _, err = e.Unproject(c); err == nil || !strings.Contains(err.Error(), "column 25") {
			t.Errorf("%s in %s: %v", filter, crs, err)
		}
	}
}
