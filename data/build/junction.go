package main

import (
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// junctionReach bounds, in kilometres, how far from its end an inner arc is searched
// for a crossing with the border.
const junctionReach = 15

// station is a place on a border line: on the segment that begins at index i, at the
// part t of it, 0 to 1.
type station struct {
	i     int
	t     float64
	point orb.Point
}

// after orders stations along the line.
func (s station) after(o station) bool { return s.i > o.i || s.i == o.i && s.t > o.t }

// nearestStation returns the place on the line nearest to p, on a local plane at p.
func nearestStation(line orb.LineString, p orb.Point) station {
	best, at := math.Inf(1), station{}
	k := math.Cos(radians(p[1]))
	for i := 1; i < len(line); i++ {
		ax, ay := (line[i-1][0]-p[0])*k, line[i-1][1]-p[1]
		dx, dy := (line[i][0]-p[0])*k-ax, line[i][1]-p[1]-ay
		t := 0.0
		if d2 := dx*dx + dy*dy; d2 != 0 {
			t = max(0, min(1, -(ax*dx+ay*dy)/d2))
		}
		x, y := ax+t*dx, ay+t*dy
		if d := x*x + y*y; d < best {
			best, at = d, station{i - 1, t, orb.Point{p[0] + x/k, p[1] + y}}
		}
	}
	return at
}

// stretch returns the part of the line from u to v, in that direction.
func stretch(line orb.LineString, u, v station) orb.LineString {
	from, to := u, v
	if u.after(v) {
		from, to = v, u
	}
	out := orb.LineString{from.point}
	for _, p := range append(slices.Clone(line[from.i+1:max(from.i+1, to.i+1)]), to.point) {
		if out[len(out)-1] != p {
			out = append(out, p)
		}
	}
	if u.after(v) {
		out.Reverse()
	}
	return out
}

// crossings returns the points where the segment from a to b meets the line.
func crossings(a, b orb.Point, line orb.LineString) []orb.Point {
	var out []orb.Point
	west, east := min(a[0], b[0]), max(a[0], b[0])
	south, north := min(a[1], b[1]), max(a[1], b[1])
	for i := 1; i < len(line); i++ {
		p, q := line[i-1], line[i]
		if max(p[0], q[0]) < west || min(p[0], q[0]) > east || max(p[1], q[1]) < south || min(p[1], q[1]) > north {
			continue
		}
		if x, ok := cross(a, b, p, q); ok {
			out = append(out, x)
		}
	}
	return out
}

// cross returns the point where two segments meet; parallel ones do not.
func cross(a, b, p, q orb.Point) (orb.Point, bool) {
	dx, dy := b[0]-a[0], b[1]-a[1]
	ex, ey := q[0]-p[0], q[1]-p[1]
	det := dx*ey - dy*ex
	if det == 0 {
		return orb.Point{}, false
	}
	t := ((p[0]-a[0])*ey - (p[1]-a[1])*ex) / det
	u := ((p[0]-a[0])*dy - (p[1]-a[1])*dx) / det
	if t < 0 || t > 1 || u < 0 || u > 1 {
		return orb.Point{}, false
	}
	return orb.Point{a[0] + t*dx, a[1] + t*dy}, true
}

// joiner moves a topology to OpenStreetMap's border.
type joiner struct {
	*topology
	borders map[string]orb.LineString
	at      map[orb.Point]map[string]station // Natural Earth's node → border → place on it
}

// join replaces the arcs on the border and makes the inner arcs meet them.
//
//  1. A node where two neighbours meet goes to the end that their lines share.
//  2. An inner arc that ends at the border is followed from inside: where it first
//     crosses the new line, within reach of its end, it is cut; else it is stretched
//     to the nearest point of the line.
//  3. An arc on the border becomes the stretch of the new line between its two ends.
func (t *topology) join(borders map[string]orb.LineString) error {
	j := &joiner{topology: t, borders: borders, at: map[orb.Point]map[string]station{}}
	pending := map[orb.Point]string{}
	for _, p := range t.nodes {
		switch ns := j.neighboursAt(p); len(ns) {
		case 0:
		case 1:
			pending[p] = ns[0]
		case 2:
			if err := j.tripoint(p, ns); err != nil {
				return err
			}
			t.tripoints[p] = j.at[p][ns[0]].point
		default:
			return fmt.Errorf("%d neighbours meet at %v", len(ns), p)
		}
	}
	for _, a := range t.arcs {
		if t.neighbour(a) != "" {
			continue
		}
		a.full = a.line.Clone()
		j.meet(a, true, pending)
		j.meet(a, false, pending)
	}
	for _, a := range t.arcs {
		if n := t.neighbour(a); n != "" {
			u, ok := j.at[a.line[0]][n]
			v, also := j.at[a.line[len(a.line)-1]][n]
			if !ok || !also {
				return fmt.Errorf("the arc between %s and %s ends at no junction", a.faces[0], a.faces[1])
			}
			a.full = stretch(borders[n], u, v)
		}
	}
	return nil
}

// neighboursAt lists the neighbours whose arcs meet at a node.
func (j *joiner) neighboursAt(p orb.Point) []string {
	var out []string
	for _, q := range j.adjacent[p] {
		for _, f := range j.owners[edgeOf(p, q)] {
			if slices.Contains(j.neighbours, f) && !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	slices.Sort(out)
	return out
}

// tripoint puts a node on the end that two border lines share, the nearer of two.
func (j *joiner) tripoint(p orb.Point, ns []string) error {
	one, two := j.borders[ns[0]], j.borders[ns[1]]
	near := math.Inf(1)
	for _, a := range []orb.Point{one[0], one[len(one)-1]} {
		if km := haversine(a, p); km < near && (a == two[0] || a == two[len(two)-1]) {
			near = km
			j.at[p] = map[string]station{ns[0]: endStation(one, a), ns[1]: endStation(two, a)}
		}
	}
	if math.IsInf(near, 1) {
		return fmt.Errorf("the borders with %s and %s do not meet", ns[0], ns[1])
	}
	return nil
}

func endStation(line orb.LineString, end orb.Point) station {
	if line[0] == end {
		return station{0, 0, end}
	}
	return station{len(line) - 2, 1, end}
}

// meet makes one end of an inner arc lie on the border, if it ends at one.
func (j *joiner) meet(a *arc, atStart bool, pending map[orb.Point]string) {
	end := a.line[len(a.line)-1]
	inward := a.full
	if atStart {
		end, inward = a.line[0], reversed(a.full)
	}
	n, ok := pending[end]
	if !ok {
		return
	}
	delete(pending, end) // one inner arc ends at a node of the border
	line := j.borders[n]
	met := false
	var s station
	for i := 1; i < len(inward) && !met; i++ {
		p, q := inward[i-1], inward[i]
		if haversine(p, end) > junctionReach && haversine(q, end) > junctionReach {
			continue
		}
		if xs := crossings(p, q, line); len(xs) > 0 {
			x := slices.MinFunc(xs, func(x, y orb.Point) int { return compareFloat(haversine(p, x), haversine(p, y)) })
			s, met = nearestStation(line, x), true
			inward = append(slices.Clone(inward[:i]), s.point)
		}
	}
	if !met {
		s = nearestStation(line, end)
		inward = append(slices.Clone(inward), s.point)
	}
	j.at[end] = map[string]station{n: s}
	if atStart {
		inward = reversed(inward)
	}
	a.full = inward
}

func compareFloat(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
