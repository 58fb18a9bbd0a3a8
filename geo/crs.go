package geo

import (
	"fmt"
	"math"
	"strings"

	"github.com/paulmach/orb"
)

// CRS is a coordinate reference system that Marz can read and write.
type CRS struct {
	URI     string
	Title   string
	latLon  bool // the axes are latitude, longitude
	project func(lon, lat float64) (x, y float64)
	inverse func(x, y float64) (lon, lat float64)
	limit   orb.Bound // where coordinates make sense, in the system's own axis order
}

// CRS84 is (lon, lat) in degrees on WGS 84: the system of GeoJSON, and of storage.
var CRS84 = CRS{
	URI: "http://www.opengis.net/def/crs/OGC/1.3/CRS84", Title: "WGS 84 longitude, latitude",
	limit: orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}},
}

// CRSs lists the systems that are served, the stored one first.
var CRSs = []CRS{
	CRS84,
	{
		URI: epsg("4326"), Title: "WGS 84 latitude, longitude", latLon: true,
		limit: orb.Bound{Min: orb.Point{-90, -180}, Max: orb.Point{90, 180}},
	},
	{
		URI: epsg("3857"), Title: "WGS 84 / Pseudo-Mercator, metres", project: mercator, inverse: mercatorInverse,
		limit: orb.Bound{Min: orb.Point{-20037508.35, -20048966.2}, Max: orb.Point{20037508.35, 20048966.2}},
	},
	utm("32641", 41), utm("32642", 42), utm("32643", 43),
}

func epsg(code string) string { return "http://www.opengis.net/def/crs/EPSG/0/" + code }

// ParseCRS finds a system by its URI, its CURIE [EPSG:4326] or EPSG:4326. The error lists
// those that are served.
func ParseCRS(s string) (CRS, error) {
	want := strings.Trim(s, "[]")
	if code, ok := strings.CutPrefix(want, "EPSG:"); ok {
		want = epsg(code)
	} else if want == "OGC:CRS84" {
		want = CRS84.URI
	}
	known := make([]string, len(CRSs))
	for i, c := range CRSs {
		if c.URI == want {
			return c, nil
		}
		known[i] = c.URI
	}
	return CRS{}, fmt.Errorf("%q is not served: use one of %s", s, strings.Join(known, ", "))
}

// Project returns a copy of g, given in CRS84, in the system's coordinates and axis order.
func (c CRS) Project(g orb.Geometry) orb.Geometry {
	return transform(g, func(p orb.Point) orb.Point {
		switch {
		case c.latLon:
			return orb.Point{p[1], p[0]}
		case c.project != nil:
			x, y := c.project(p[0], p[1])
			return orb.Point{x, y}
		}
		return p
	})
}

// rounding is by how much a coordinate may pass its limit: 180.00000000000006 is 180.
const rounding = 1e-9

// Unproject returns a copy of g, given in the system's coordinates and axis order, in
// CRS84. Coordinates outside the system's limits are an error that names them.
func (c CRS) Unproject(g orb.Geometry) (orb.Geometry, error) {
	var bad error
	out := transform(g, func(p orb.Point) orb.Point {
		if !c.limit.Pad(rounding).Contains(p) && bad == nil {
			bad = fmt.Errorf("coordinates %v, %v lie outside %s (%v to %v, %v to %v)",
				p[0], p[1], c.URI, c.limit.Min[0], c.limit.Max[0], c.limit.Min[1], c.limit.Max[1])
		}
		switch {
		case c.latLon:
			return orb.Point{p[1], p[0]}
		case c.inverse != nil:
			lon, lat := c.inverse(p[0], p[1])
			return orb.Point{lon, lat}
		}
		return p
	})
	return out, bad
}

// LatLon reports whether the first axis is latitude.
func (c CRS) LatLon() bool { return c.latLon }

func transform(g orb.Geometry, f func(orb.Point) orb.Point) orb.Geometry {
	switch g := g.(type) {
	case orb.Point:
		return f(g)
	case orb.MultiPoint:
		return orb.MultiPoint(convert[[]orb.Point](g, f))
	case orb.LineString:
		return orb.LineString(convert[[]orb.Point](g, f))
	case orb.Ring:
		return orb.Ring(convert[[]orb.Point](g, f))
	case orb.MultiLineString:
		return convert[orb.MultiLineString](g, func(l orb.LineString) orb.LineString { return convert[[]orb.Point](l, f) })
	case orb.Polygon:
		return convert[orb.Polygon](g, func(r orb.Ring) orb.Ring { return convert[[]orb.Point](r, f) })
	case orb.MultiPolygon:
		return convert[orb.MultiPolygon](g, func(p orb.Polygon) orb.Polygon { return transform(p, f).(orb.Polygon) })
	case orb.Collection:
		return convert[orb.Collection](g, func(m orb.Geometry) orb.Geometry { return transform(m, f) })
	case orb.Bound:
		return transform(g.ToPolygon(), f)
	}
	return nil
}

// mercator is EPSG method 1024, Popular Visualisation Pseudo Mercator.
func mercator(lon, lat float64) (x, y float64) {
	lat = math.Max(-maxLatitude, math.Min(maxLatitude, lat))
	return radians(lon) * semiMajor, math.Log(math.Tan(math.Pi/4+radians(lat)/2)) * semiMajor
}

func mercatorInverse(x, y float64) (lon, lat float64) {
	return degrees(x / semiMajor), degrees(2*math.Atan(math.Exp(y/semiMajor)) - math.Pi/2)
}

// utm returns the northern UTM zone on WGS 84: EPSG method 9807 by the series of Krüger
// (1912) to the fourth order in n, as in Karney, Transverse Mercator with an accuracy of a
// few nanometers (2011), equations 7 to 35.
func utm(code string, zone int) CRS {
	lon0 := float64(zone*6 - 183)
	return CRS{
		URI: epsg(code), Title: fmt.Sprintf("WGS 84 / UTM zone %dN, metres", zone),
		project: func(lon, lat float64) (float64, float64) { return tmForward(lon-lon0, lat) },
		inverse: func(x, y float64) (float64, float64) {
			lon, lat := tmInverse(x, y)
			return lon + lon0, lat
		},
		limit: orb.Bound{Min: orb.Point{-3000000, 0}, Max: orb.Point{4000000, 10000000}},
	}
}

const (
	utmScale   = 0.9996
	utmEasting = 500000.0
	n1         = flattening / (2 - flattening)
	n2         = n1 * n1
	n3         = n2 * n1
	n4         = n3 * n1
	rectifying = semiMajor / (1 + n1) * (1 + n2/4 + n4/64)
)

var (
	eccentricity = math.Sqrt(flattening * (2 - flattening))
	krugerAlpha  = [4]float64{
		n1/2 - 2*n2/3 + 5*n3/16 + 41*n4/180, 13*n2/48 - 3*n3/5 + 557*n4/1440, 61*n3/240 - 103*n4/140, 49561 * n4 / 161280,
	}
	krugerBeta = [4]float64{
		n1/2 - 2*n2/3 + 37*n3/96 - n4/360, n2/48 + n3/15 - 437*n4/1440, 17*n3/480 - 37*n4/840, 4397 * n4 / 161280,
	}
)

func tmForward(dLon, lat float64) (x, y float64) {
	s := math.Sin(radians(lat))
	t := math.Sinh(math.Atanh(s) - eccentricity*math.Atanh(eccentricity*s))
	sl, cl := math.Sincos(radians(dLon))
	xi, eta := math.Atan2(t, cl), math.Asinh(sl/math.Hypot(t, cl))
	x, y = eta, xi
	for i, a := range krugerAlpha {
		k := float64(2 * (i + 1))
		y += a * math.Sin(k*xi) * math.Cosh(k*eta)
		x += a * math.Cos(k*xi) * math.Sinh(k*eta)
	}
	return utmEasting + utmScale*rectifying*x, utmScale * rectifying * y
}

func tmInverse(x, y float64) (dLon, lat float64) {
	xi, eta := y/(utmScale*rectifying), (x-utmEasting)/(utmScale*rectifying)
	xi0, eta0 := xi, eta
	for i, b := range krugerBeta {
		k := float64(2 * (i + 1))
		xi -= b * math.Sin(k*xi0) * math.Cosh(k*eta0)
		eta -= b * math.Cos(k*xi0) * math.Sinh(k*eta0)
	}
	t1 := math.Sin(xi) / math.Hypot(math.Sinh(eta), math.Cos(xi))
	t := t1
	for range 6 { // Newton's method for the conformal latitude, Karney equations 19 to 21
		s := math.Sinh(eccentricity * math.Atanh(eccentricity*t/math.Hypot(1, t)))
		ti := t*math.Hypot(1, s) - s*math.Hypot(1, t)
		t += (t1 - ti) / math.Hypot(1, ti) * (1 + (1-eccentricity*eccentricity)*t*t) / ((1 - eccentricity*eccentricity) * math.Hypot(1, t))
	}
	return degrees(math.Atan2(math.Sinh(eta), math.Cos(xi))), degrees(math.Atan(t))
}
