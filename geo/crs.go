package geo

import (
	"fmt"
	"strings"

	"github.com/paulmach/orb"
)

// CRS is a coordinate reference system that Marz can read and write. The zero CRS is CRS84.
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

const epsgPrefix = "http://www.opengis.net/def/crs/EPSG/0/"

func epsg(code string) string { return epsgPrefix + code }

// ParseCRS finds a system by its URI, its URN, its CURIE [EPSG:4326] or EPSG:4326. The
// error lists those that are served.
func ParseCRS(s string) (CRS, error) {
	want := s
	if inner, ok := strings.CutPrefix(want, "["); ok {
		want = strings.TrimSuffix(inner, "]")
	}
	for _, prefix := range []string{"EPSG:", "urn:ogc:def:crs:EPSG::", "https://www.opengis.net/def/crs/EPSG/0/"} {
		if code, ok := strings.CutPrefix(want, prefix); ok {
			want = epsg(code)
		}
	}
	switch want {
	case "OGC:CRS84", "urn:ogc:def:crs:OGC:1.3:CRS84", "https://www.opengis.net/def/crs/OGC/1.3/CRS84":
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

// LatLon reports whether the first axis is latitude.
func (c CRS) LatLon() bool { return c.latLon }

// Project returns a copy of g, given in CRS84, in the system's coordinates and axis order.
// Metres are exact to a micrometre within 3000 km of a UTM zone; farther away they only
// stay finite. Latitudes beyond 85.05 are at the edge of Pseudo-Mercator.
func (c CRS) Project(g orb.Geometry) orb.Geometry { return transform(g, c.forward) }

func (c CRS) forward(p orb.Point) orb.Point {
	switch {
	case c.latLon:
		return orb.Point{p[1], p[0]}
	case c.project != nil:
		x, y := c.project(p[0], p[1])
		return orb.Point{x, y}
	}
	return p
}

func (c CRS) backward(p orb.Point) orb.Point {
	switch {
	case c.latLon:
		return orb.Point{p[1], p[0]}
	case c.inverse != nil:
		lon, lat := c.inverse(p[0], p[1])
		return orb.Point{lon, lat}
	}
	return p
}

// Unproject returns a copy of g, given in the system's coordinates and axis order, in
// CRS84. Coordinates outside the system's limits are an error that names them.
func (c CRS) Unproject(g orb.Geometry) (orb.Geometry, error) {
	var bad error
	out := transform(g, func(p orb.Point) orb.Point {
		if bad == nil {
			bad = c.check(p)
		}
		return c.backward(p)
	})
	if bad != nil {
		return nil, bad
	}
	return out, nil
}

// rounding is by how much a coordinate may pass its limit: 180.00000000000006 is 180.
const rounding = 1e-9

// check reports coordinates that the system does not have, in its own axis order.
func (c CRS) check(p orb.Point) error {
	if c.limit == (orb.Bound{}) {
		return CRS84.check(p)
	}
	if c.limit.Pad(rounding).Contains(p) && finiteAll([]orb.Point{p}) {
		return nil
	}
	return fmt.Errorf("coordinates %v, %v lie outside %s (%v to %v, %v to %v)",
		p[0], p[1], c.URI, c.limit.Min[0], c.limit.Max[0], c.limit.Min[1], c.limit.Max[1])
}

// ParseBox reads a box of four or six numbers in the system's coordinates and axis order,
// and returns the smallest box in degrees that holds it. A box of degrees whose west is
// greater than its east crosses the antimeridian.
func (c CRS) ParseBox(s string) (Box, error) {
	if c.URI == CRS84.URI || c.URI == "" {
		return ParseBox(s)
	}
	n, err := boxNumbers(s, c.boxForm())
	if err != nil {
		return Box{}, err
	}
	lo, hi := orb.Point{n[0], n[1]}, orb.Point{n[2], n[3]}
	for _, p := range []orb.Point{lo, hi} {
		if err := c.check(p); err != nil {
			return Box{}, err
		}
	}
	if c.latLon {
		b := Box{West: lo[1], South: lo[0], East: hi[1], North: hi[0]}
		return b, b.Check()
	}
	if lo[0] > hi[0] || lo[1] > hi[1] {
		return Box{}, fmt.Errorf("%v,%v is not south-west of %v,%v: use %s", lo[0], lo[1], hi[0], hi[1], c.boxForm())
	}
	return c.hull(lo, hi), nil
}

// boxForm is what a box looks like in the system.
func (c CRS) boxForm() string {
	if c.latLon {
		return "south,west,north,east in degrees, for example 29.4,60.5,38.5,74.9"
	}
	if c.project == nil {
		return boxForm
	}
	return "west,south,east,north in metres"
}

// hull bounds a box of metres in degrees. Its edges are curves there, so it looks at
// points along them; the step is so small that what lies between them is no more than a
// millionth of the box.
func (c CRS) hull(lo, hi orb.Point) Box {
	const steps = 64
	out := orb.Bound{Min: c.backward(lo), Max: c.backward(lo)}
	for i := range steps + 1 {
		at := between(lo, hi, float64(i)/steps)
		for _, p := range []orb.Point{{at[0], lo[1]}, {at[0], hi[1]}, {lo[0], at[1]}, {hi[0], at[1]}} {
			out = out.Extend(c.backward(p))
		}
	}
	limit := CRS84.limit
	return Box{
		West: max(out.Min[0], limit.Min[0]), South: max(out.Min[1], limit.Min[1]),
		East: min(out.Max[0], limit.Max[0]), North: min(out.Max[1], limit.Max[1]),
	}
}

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
