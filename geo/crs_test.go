package geo_test

import (
	"math"
	"strings"
	"testing"

	"marz/geo"

	"github.com/paulmach/orb"
)

// TestReferenceSystemsAgreeWithPROJ holds the formulas against what PROJ 9.1 gives.
func TestReferenceSystemsAgreeWithPROJ(t *testing.T) {
	points := []orb.Point{{61, 34.5}, {66.5, 37.2}, {71.5, 36.7}, {74.9, 37.25}, {62.5, -10}}
	for code, want := range map[string][]orb.Point{
		"EPSG:32641": {
			{316380.03448054, 3819412.89057422}, {810651.087083394, 4122800.09655572}, {1260054.72941787, 4095429.38698516},
			{1557352.19329466, 4189620.54153506}, {445201.587848539, -1105454.01191877},
		},
		"EPSG:32642": {
			{-235284.939295007, 3846785.2665319}, {278124.684309093, 4119987.06182111}, {723331.436437699, 4064506.13324781},
			{1023483.71132908, 4138953.61889489}, {-213820.578937264, -1112466.14117159},
		},
		"EPSG:32643": {
			{-789807.383927201, 3907922.80435921}, {-255056.339428874, 4151064.19279158}, {187308.569474816, 4067305.02049371},
			{491131.607051553, 4122610.95364523}, {-880336.059727747, -1131873.50142021},
		},
		"EPSG:3857": {
			{6790488.93838969, 4096139.04044723}, {7402746.13775269, 4467020.99362797}, {7959343.59171906, 4397372.74446224},
			{8337829.86041619, 4474011.08822948}, {6957468.1745796, -1118889.97485796},
		},
	} {
		crs, err := geo.ParseCRS(code)
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range points {
			got := crs.Project(p).(orb.Point)
			if math.Hypot(got[0]-want[i][0], got[1]-want[i][1]) > 1e-6 {
				t.Errorf("%s of %v: %.8f, want %.8f", code, p, got, want[i])
			}
			if p[1] < 0 {
				continue
			}
			back, err := crs.Unproject(got)
			if err != nil || geo.Distance(back.(orb.Point), p) > 1e-6 {
				t.Errorf("%s back: %v %v", code, back, err)
			}
		}
	}
}

func TestReferenceSystemsAgreeWithPublishedPoints(t *testing.T) {
	for _, c := range []struct {
		crs  string
		p    orb.Point
		want orb.Point
		tol  float64
	}{
		{"OGC:CRS84", orb.Point{61, 34}, orb.Point{61, 34}, 0},
		{"EPSG:4326", orb.Point{61, 34}, orb.Point{34, 61}, 0},
		{"EPSG:3857", orb.Point{-100.333333333, 24.381786944}, orb.Point{-11169055.58, 2800000.00}, 0.01}, // EPSG guidance note 7-2
		{"EPSG:3857", orb.Point{180, 90}, orb.Point{20037508.3428, 20037508.3428}, 1e-3},
		{"EPSG:32642", orb.Point{69, 0}, orb.Point{500000, 0}, 1e-6},
	} {
		crs, err := geo.ParseCRS(c.crs)
		if err != nil {
			t.Fatal(err)
		}
		got := crs.Project(c.p).(orb.Point)
		if math.Abs(got[0]-c.want[0]) > c.tol || math.Abs(got[1]-c.want[1]) > c.tol {
			t.Errorf("%s of %v: %.3f, want %.3f", c.crs, c.p, got, c.want)
		}
	}
}

func TestNoPlaceIsProjectedToInfinity(t *testing.T) {
	for _, crs := range geo.CRSs {
		for lon := -180.0; lon <= 180; lon += 15 {
			for lat := -90.0; lat <= 90; lat += 15 {
				p := crs.Project(orb.Point{lon, lat}).(orb.Point)
				if !(math.Abs(p[0]) < 1e8 && math.Abs(p[1]) < 1e8) {
					t.Errorf("%s of %v, %v is %v", crs.URI, lon, lat, p)
				}
			}
		}
	}
}

func TestASystemIsFoundByAnyOfItsNames(t *testing.T) {
	for name, want := range map[string]string{
		"http://www.opengis.net/def/crs/OGC/1.3/CRS84":  "OGC/1.3/CRS84",
		"https://www.opengis.net/def/crs/OGC/1.3/CRS84": "OGC/1.3/CRS84",
		"urn:ogc:def:crs:OGC:1.3:CRS84":                 "OGC/1.3/CRS84",
		"[OGC:CRS84]":                                   "OGC/1.3/CRS84",
		"http://www.opengis.net/def/crs/EPSG/0/4326":    "EPSG/0/4326",
		"https://www.opengis.net/def/crs/EPSG/0/32641":  "EPSG/0/32641",
		"urn:ogc:def:crs:EPSG::3857":                    "EPSG/0/3857",
		"EPSG:32642":                                    "EPSG/0/32642",
		"[EPSG:32643]":                                  "EPSG/0/32643",
	} {
		if crs, err := geo.ParseCRS(name); err != nil || crs.URI != "http://www.opengis.net/def/crs/"+want {
			t.Errorf("%s: %s %v", name, crs.URI, err)
		}
	}
	for _, name := range []string{"", "[", "EPSG:", "EPSG:9999", "epsg:4326", "CRS84", "http://www.opengis.net/def/crs/EPSG/0/4326/"} {
		_, err := geo.ParseCRS(name)
		if err == nil || !strings.Contains(err.Error(), "is not served: use one of http://www.opengis.net/def/crs/OGC/1.3/CRS84, ") {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestCoordinatesOutsideTheSystemAreNamed(t *testing.T) {
	for _, c := range []struct {
		crs  string
		g    orb.Geometry
		want string
	}{
		{"OGC:CRS84", orb.Point{181, 0}, "coordinates 181, 0 lie outside http://www.opengis.net/def/crs/OGC/1.3/CRS84 (-180 to 180, -90 to 90)"},
		{"EPSG:4326", orb.LineString{{34, 61}, {61, 181}}, "coordinates 61, 181 lie outside http://www.opengis.net/def/crs/EPSG/0/4326 (-90 to 90, -180 to 180)"},
		{"EPSG:3857", orb.Point{3e7, 0}, "coordinates 3e+07, 0 lie outside"},
		{"EPSG:32641", orb.Collection{orb.Point{5e5, -1}}, "coordinates 500000, -1 lie outside"},
		{"EPSG:4326", orb.Point{math.NaN(), 0}, "coordinates NaN, 0 lie outside"},
	} {
		crs, _ := geo.ParseCRS(c.crs)
		if g, err := crs.Unproject(c.g); err == nil || !strings.HasPrefix(err.Error(), c.want) || g != nil {
			t.Errorf("%s: %v\nwant %s", c.crs, err, c.want)
		}
	}
	if _, err := geo.CRS84.Unproject(orb.Point{180.00000000000006, -90}); err != nil {
		t.Errorf("a rounding error: %v", err)
	}
}

func TestBoxesAreReadInAnySystem(t *testing.T) {
	for _, c := range []struct{ crs, in, want string }{
		{"OGC:CRS84", "60.5,29.4,74.9,38.5", "60.5,29.4,74.9,38.5"},
		{"EPSG:4326", "29.4,60.5,38.5,74.9", "60.5,29.4,74.9,38.5"},
		{"EPSG:4326", "-10,170,0,10,-170,9", "170,-10,-170,10"},
	} {
		crs, _ := geo.ParseCRS(c.crs)
		if b, err := crs.ParseBox(c.in); err != nil || b.String() != c.want {
			t.Errorf("%s %s: %v %v", c.crs, c.in, b, err)
		}
	}
	for _, c := range []struct{ crs, in, want string }{
		{"EPSG:4326", "60.5,29.4,94.9,38.5", "coordinates 94.9, 38.5 lie outside"},
		{"EPSG:4326", "1,2,3", `"1,2,3" has 3 numbers: use south,west,north,east in degrees, for example 29.4,60.5,38.5,74.9`},
		{"EPSG:32641", "1,2,x,4", `number 3, "x", is not a number: use west,south,east,north in metres`},
		{"EPSG:3857", "5,0,4,1", "5,0 is not south-west of 4,1: use west,south,east,north in metres"},
	} {
		crs, _ := geo.ParseCRS(c.crs)
		if b, err := crs.ParseBox(c.in); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s %s: %v %v", c.crs, c.in, b, err)
		}
	}
}

func TestABoxOfMetresIsHeldByItsBoxOfDegrees(t *testing.T) {
	utm, _ := geo.ParseCRS("EPSG:32641")
	b, err := utm.ParseBox("100000,3800000,900000,4200000")
	if err != nil {
		t.Fatal(err)
	}
	for x := 1e5; x <= 9e5; x += 1e4 {
		for y := 3.8e6; y <= 4.2e6; y += 1e4 {
			p, _ := utm.Unproject(orb.Point{x, y})
			if !b.Contains(p.(orb.Point)) {
				t.Errorf("%v, %v is %v, outside %v", x, y, p, b)
			}
		}
	}
}

func FuzzParseCRS(f *testing.F) {
	for _, s := range []string{"", "EPSG:4326", "[EPSG:3857]", "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "urn:ogc:def:crs:EPSG::32641"} {
		f.Add(s, "1,2,3,4")
	}
	f.Add("EPSG:4326", "-10,170,10,-170")
	f.Fuzz(func(t *testing.T, s, box string) {
		crs, err := geo.ParseCRS(s)
		if err != nil {
			return
		}
		if again, err := geo.ParseCRS(crs.URI); err != nil || again.URI != crs.URI {
			t.Errorf("%q is %s, which is %s %v", s, crs.URI, again.URI, err)
		}
		if b, err := crs.ParseBox(box); err == nil && b.Check() != nil {
			t.Errorf("%s %q gives %v: %v", s, box, b, b.Check())
		}
	})
}
