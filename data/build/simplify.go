package main

import (
	"math"

	"github.com/paulmach/orb"
)

// simplify returns the line without the points that lie within the tolerance of the
// line between those that are kept (Douglas and Peucker, 1973); both ends are kept. It
// measures on a plane where a degree of longitude is kx and one of latitude ky; the
// tolerance is in the same unit. Of several points equally far the first is kept.
func simplify(line orb.LineString, kx, ky, tolerance float64) orb.LineString {
	if tolerance <= 0 || len(line) < 3 {
		return line
	}
	flat := make([]orb.Point, len(line))
	for i, p := range line {
		flat[i] = orb.Point{p[0] * kx, p[1] * ky}
	}
	keep := make([]bool, len(line))
	keep[0], keep[len(line)-1] = true, true
	for todo := [][2]int{{0, len(line) - 1}}; len(todo) > 0; {
		from, to := todo[len(todo)-1][0], todo[len(todo)-1][1]
		todo = todo[:len(todo)-1]
		far, at := -1.0, 0
		for i := from + 1; i < to; i++ {
			if d := offset2(flat[from], flat[to], flat[i]); d > far {
				far, at = d, i
			}
		}
		if far > tolerance*tolerance {
			keep[at] = true
			todo = append(todo, [2]int{from, at}, [2]int{at, to})
		}
	}
	var out orb.LineString
	for i, p := range line {
		if keep[i] {
			out = append(out, p)
		}
	}
	return out
}

// offset2 returns the squared distance of p from the segment from a to b.
func offset2(a, b, p orb.Point) float64 {
	dx, dy := b[0]-a[0], b[1]-a[1]
	x, y := p[0]-a[0], p[1]-a[1]
	if d2 := dx*dx + dy*dy; d2 != 0 {
		t := max(0, min(1, (x*dx+y*dy)/d2))
		x, y = x-t*dx, y-t*dy
	}
	return x*x + y*y
}

// simplifyKm simplifies on the plane at the line's mean latitude; tolerance in kilometres.
func simplifyKm(line orb.LineString, tolerance float64) orb.LineString {
	sum := 0.0
	for _, p := range line {
		sum += p[1]
	}
	k := math.Cos(radians(sum / float64(len(line))))
	return simplify(line, k*degreeKm, degreeKm, tolerance)
}

// simplifyWide simplifies on one plane, at 35° N, that lines of different countries
// share; tolerance in kilometres. The longitudes are those that come back from that
// plane, which may differ in the last digit.
func simplifyWide(line orb.LineString, tolerance float64) orb.LineString {
	k := math.Cos(radians(35))
	out := simplify(line, k, 1, tolerance/111.2).Clone()
	for i := range out {
		out[i][0] = out[i][0] * k / k
	}
	return out
}
