package geo

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"
)

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
	eccentricity = math.Sqrt(ecc2)
	krugerAlpha  = [4]float64{
		n1/2 - 2*n2/3 + 5*n3/16 + 41*n4/180, 13*n2/48 - 3*n3/5 + 557*n4/1440, 61*n3/240 - 103*n4/140, 49561 * n4 / 161280,
	}
	krugerBeta = [4]float64{
		n1/2 - 2*n2/3 + 37*n3/96 - n4/360, n2/48 + n3/15 - 437*n4/1440, 17*n3/480 - 37*n4/840, 4397 * n4 / 161280,
	}
)

// farthest is how many degrees from its central meridian a zone is drawn; the projection
// runs away to infinity at 90.
const farthest = 85

// tmForward projects; dLon is counted from the central meridian of the zone.
func tmForward(dLon, lat float64) (x, y float64) {
	dLon = math.Max(-farthest, math.Min(farthest, math.Remainder(dLon, 360)))
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

// tmInverse is the inverse of tmForward.
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
		t += (t1 - ti) / math.Hypot(1, ti) * (1 + (1-ecc2)*t*t) / ((1 - eccentricity*eccentricity) * math.Hypot(1, t))
	}
	return degrees(math.Atan2(math.Sinh(eta), math.Cos(xi))), degrees(math.Atan(t))
}
