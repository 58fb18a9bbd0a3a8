package main

import (
	"math"
	"strconv"

	"github.com/paulmach/orb"
)

// earthRadius is the mean radius of the Earth in kilometres (IUGG); all published
// lengths and areas are on this sphere.
const earthRadius = 6371.0088

// degreeKm is the length of a degree of latitude on that sphere, rounded as the
// simplification has it.
const degreeKm = 111.195

func radians(deg float64) float64 { return deg * (math.Pi / 180) }

// round rounds to so many decimals, halves by the exact binary value to even.
func round(v float64, decimals int) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'f', decimals, 64), 64)
	if err != nil { // v is not finite
		return v
	}
	return r
}

// roundPoint rounds both coordinates.
func roundPoint(p orb.Point, decimals int) orb.Point {
	return orb.Point{round(p[0], decimals), round(p[1], decimals)}
}

// roundLine rounds a line and drops the points that become equal to the one before.
func roundLine(line orb.LineString, decimals int) orb.LineString {
	var out orb.LineString
	for _, p := range line {
		if p = roundPoint(p, decimals); len(out) == 0 || out[len(out)-1] != p {
			out = append(out, p)
		}
	}
	return out
}

// haversine returns the great-circle distance in kilometres.
func haversine(a, b orb.Point) float64 {
	la1, la2, dl := radians(a[1]), radians(b[1]), radians(b[0]-a[0])
	s, c := math.Sin((la2-la1)/2), math.Sin(dl/2)
	return 2 * earthRadius * math.Asin(math.Sqrt(s*s+math.Cos(la1)*math.Cos(la2)*c*c))
}

// length returns the length of a line in kilometres.
func length(line orb.LineString) float64 {
	km := 0.0
	for i := 1; i < len(line); i++ {
		km += haversine(line[i-1], line[i])
	}
	return km
}

// area returns the area of a ring in square kilometres, by the trapezoids under its
// edges on the sphere.
func area(ring orb.Ring) float64 {
	s := 0.0
	for i := 1; i < len(ring); i++ {
		p, q := ring[i-1], ring[i]
		s += radians(q[0]-p[0]) * (2 + math.Sin(radians(p[1])) + math.Sin(radians(q[1])))
	}
	return math.Abs(s * earthRadius * earthRadius / 2)
}

// less orders points by longitude, then latitude.
func less(p, q orb.Point) bool { return p[0] < q[0] || p[0] == q[0] && p[1] < q[1] }

func compare(p, q orb.Point) int {
	switch {
	case less(p, q):
		return -1
	case less(q, p):
		return 1
	}
	return 0
}

// reversed returns the line backwards.
func reversed(line orb.LineString) orb.LineString {
	out := line.Clone()
	out.Reverse()
	return out
}
