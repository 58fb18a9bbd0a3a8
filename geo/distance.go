package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// The WGS 84 ellipsoid.
const (
	semiMajor  = 6378137.0         // a, metres
	flattening = 1 / 298.257223563 // f
	semiMinor  = semiMajor * (1 - flattening)
	ecc2       = flattening * (2 - flattening) // e², the first eccentricity squared
)

// Distance returns the length of the shortest geodesic between a and b in metres, by the
// inverse formula of Vincenty (Direct and inverse solutions of geodesics on the ellipsoid,
// Survey Review 23, 1975), good to a millimetre. Where that does not converge, near the
// antipodes, the geodesic is put together from two halves that do. Coordinates that are
// not finite give NaN.
func Distance(a, b orb.Point) float64 {
	if a == b {
		return 0
	}
	if !finiteAll([]orb.Point{a, b}) {
		return math.NaN()
	}
	if d, ok := vincenty(a, b); ok {
		return d
	}
	return overHalves(a, b)
}

// vincenty is the inverse formula; ok is false where it does not converge.
func vincenty(a, b orb.Point) (metres float64, ok bool) {
	l := math.Remainder(radians(b[0]-a[0]), 2*math.Pi)
	s1, c1 := reduced(a[1])
	s2, c2 := reduced(b[1])
	lambda := l
	for range 100 {
		sl, cl := math.Sincos(lambda)
		sinS := math.Hypot(c2*sl, c1*s2-s1*c2*cl)
		cosS := s1*s2 + c1*c2*cl
		if sinS == 0 {
			return 0, cosS > 0
		}
		sigma := math.Atan2(sinS, cosS)
		sinA := c1 * c2 * sl / sinS
		cos2A := 1 - sinA*sinA
		cos2M := 0.0 // on the equator
		if cos2A > 0 {
			cos2M = cosS - 2*s1*s2/cos2A
		}
		c := flattening / 16 * cos2A * (4 + flattening*(4-3*cos2A))
		next := l + (1-c)*flattening*sinA*(sigma+c*sinS*(cos2M+c*cosS*(2*cos2M*cos2M-1)))
		if math.Abs(next) > math.Pi {
			return 0, false
		}
		if math.Abs(next-lambda) < 1e-12 {
			return vincentyLength(cos2A, sinS, cosS, sigma, cos2M), true
		}
		lambda = next
	}
	return 0, false
}

// reduced returns sine and cosine of the reduced latitude.
func reduced(lat float64) (sin, cos float64) {
	s, c := math.Sincos(radians(lat))
	s *= 1 - flattening
	h := math.Hypot(s, c)
	return s / h, c / h
}

// vincentyLength is the closing step of Vincenty's inverse formula.
func vincentyLength(cos2A, sinS, cosS, sigma, cos2M float64) float64 {
	u := cos2A * (semiMajor*semiMajor - semiMinor*semiMinor) / (semiMinor * semiMinor)
	ka := 1 + u/16384*(4096+u*(-768+u*(320-175*u)))
	kb := u / 1024 * (256 + u*(-128+u*(74-47*u)))
	d := kb * sinS * (cos2M + kb/4*(cosS*(2*cos2M*cos2M-1)-kb/6*cos2M*(4*sinS*sinS-3)*(4*cos2M*cos2M-3)))
	return semiMinor * ka * (sigma - d)
}

// overHalves returns the length of the geodesic between nearly antipodal points.
//
//  1. Every way from a to b crosses the circle that lies a quarter of the way round the
//     sphere from a. So the shortest way over a point of that circle is the geodesic.
//  2. Both halves are about 90 degrees long, where Vincenty's formula is at its best.
//  3. The sum of the halves is smooth in the azimuth at which the circle is crossed: a
//     coarse search finds the valley of the minimum, a golden section its floor.
func overHalves(a, b orb.Point) float64 {
	sum := func(azimuth float64) float64 {
		m := quarterAway(a, azimuth)
		d1, _ := vincenty(a, m)
		d2, _ := vincenty(m, b)
		return d1 + d2
	}
	const steps = 72
	best, at := math.Inf(1), 0.0
	for i := range steps {
		azimuth := 2 * math.Pi * float64(i) / steps
		if d := sum(azimuth); d < best {
			best, at = d, azimuth
		}
	}
	golden := (math.Sqrt(5) - 1) / 2
	lo, hi := at-2*math.Pi/steps, at+2*math.Pi/steps
	for hi-lo > 1e-8 { // 1e-8 rad off the floor are less than a micrometre above it
		x, y := hi-golden*(hi-lo), lo+golden*(hi-lo)
		if sum(x) < sum(y) {
			hi = y
		} else {
			lo = x
		}
	}
	return math.Min(best, sum((lo+hi)/2))
}

// quarterAway returns the point 90 degrees from p on the sphere, at an azimuth in radians.
func quarterAway(p orb.Point, azimuth float64) orb.Point {
	sinLat, cosLat := math.Sincos(radians(p[1]))
	sinA, cosA := math.Sincos(azimuth)
	lon := p[0] + degrees(math.Atan2(sinA, -sinLat*cosA))
	return orb.Point{lon, degrees(math.Asin(math.Max(-1, math.Min(1, cosLat*cosA))))}
}

func radians(deg float64) float64 { return deg * math.Pi / 180 }

func degrees(rad float64) float64 { return rad * 180 / math.Pi }

// Length returns the length of the lines of g in metres, rings included; points have none.
func Length(g orb.Geometry) float64 {
	sum := 0.0
	switch g := g.(type) {
	case orb.LineString:
		return lengthOf(g)
	case orb.Ring:
		return lengthOf(g)
	case orb.Polygon:
		for _, r := range g {
			sum += lengthOf(r)
		}
	case orb.Bound:
		return Length(g.ToPolygon())
	default:
		for _, m := range members(g) {
			sum += Length(m)
		}
	}
	return sum
}

func lengthOf[L ~[]orb.Point](ps L) float64 {
	sum := 0.0
	for i := 1; i < len(ps); i++ {
		sum += Distance(ps[i-1], ps[i])
	}
	return sum
}
