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
	meanRadius = 6371008.8 // (2a+b)/3, metres
)

// Distance returns the length of the geodesic between a and b, in metres, by Vincenty's
// inverse formula (Survey Review 23, 1975). For nearly antipodal points, where it does
// not converge, it returns the great-circle distance on the mean sphere (error below 0.6 %).
func Distance(a, b orb.Point) float64 {
	if a == b {
		return 0
	}
	l := radians(b[0] - a[0])
	u1 := math.Atan((1 - flattening) * math.Tan(radians(a[1])))
	u2 := math.Atan((1 - flattening) * math.Tan(radians(b[1])))
	s1, c1 := math.Sincos(u1)
	s2, c2 := math.Sincos(u2)
	lambda := l
	for range 100 {
		sl, cl := math.Sincos(lambda)
		sinS := math.Hypot(c2*sl, c1*s2-s1*c2*cl)
		if sinS == 0 {
			return 0
		}
		cosS := s1*s2 + c1*c2*cl
		sigma := math.Atan2(sinS, cosS)
		sinA := c1 * c2 * sl / sinS
		cos2A := 1 - sinA*sinA
		cos2M := 0.0
		if cos2A != 0 {
			cos2M = cosS - 2*s1*s2/cos2A
		}
		c := flattening / 16 * cos2A * (4 + flattening*(4-3*cos2A))
		next := l + (1-c)*flattening*sinA*(sigma+c*sinS*(cos2M+c*cosS*(2*cos2M*cos2M-1)))
		if math.Abs(next-lambda) < 1e-12 {
			return vincentyLength(cos2A, sinS, cosS, sigma, cos2M)
		}
		lambda = next
	}
	return haversine(a, b)
}

// vincentyLength is the closing step of Vincenty's inverse formula.
func vincentyLength(cos2A, sinS, cosS, sigma, cos2M float64) float64 {
	u := cos2A * (semiMajor*semiMajor - semiMinor*semiMinor) / (semiMinor * semiMinor)
	ka := 1 + u/16384*(4096+u*(-768+u*(320-175*u)))
	kb := u / 1024 * (256 + u*(-128+u*(74-47*u)))
	d := kb * sinS * (cos2M + kb/4*(cosS*(2*cos2M*cos2M-1)-kb/6*cos2M*(4*sinS*sinS-3)*(4*cos2M*cos2M-3)))
	return semiMinor * ka * (sigma - d)
}

func haversine(a, b orb.Point) float64 {
	sLat := math.Sin(radians(b[1]-a[1]) / 2)
	sLon := math.Sin(radians(b[0]-a[0]) / 2)
	h := sLat*sLat + math.Cos(radians(a[1]))*math.Cos(radians(b[1]))*sLon*sLon
	return 2 * meanRadius * math.Asin(math.Min(1, math.Sqrt(h)))
}

func radians(deg float64) float64 { return deg * math.Pi / 180 }

// Length returns the length of the lines of g in metres, rings included; points have none.
func Length(g orb.Geometry) float64 {
	sum := 0.0
	switch g := g.(type) {
	case orb.LineString:
		for i := 1; i < len(g); i++ {
			sum += Distance(g[i-1], g[i])
		}
	case orb.Ring:
		return Length(orb.LineString(g))
	case orb.MultiLineString:
		for _, l := range g {
			sum += Length(l)
		}
	case orb.Polygon:
		for _, r := range g {
			sum += Length(orb.LineString(r))
		}
	case orb.MultiPolygon:
		for _, p := range g {
			sum += Length(p)
		}
	case orb.Collection:
		for _, m := range g {
			sum += Length(m)
		}
	}
	return sum
}
