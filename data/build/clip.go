package main

import (
	"slices"

	"github.com/paulmach/orb"
)

// visit is a stay of a line inside a box. Whole: it never leaves.
type visit struct {
	points orb.LineString
	whole  bool
}

// visits returns the pieces of a line inside the box, in order, edges included.
func visits(line orb.LineString, box orb.Bound) []visit {
	var out []visit
	open := false
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		t0, t1, ok := clipSegment(a, b, box)
		if !ok {
			open = false
			continue
		}
		if !open {
			out = append(out, visit{points: orb.LineString{along(a, b, t0, box)}})
		}
		r := &out[len(out)-1]
		if p := along(a, b, t1, box); r.points[len(r.points)-1] != p {
			r.points = append(r.points, p)
		}
		open = t1 == 1
	}
	if len(out) == 1 && len(out[0].points) == len(line) {
		out[0].whole = true
	}
	return slices.DeleteFunc(out, func(r visit) bool { return len(r.points) < 2 })
}

// clipSegment returns the part of a segment inside the box as two numbers from 0 to 1
// (Liang and Barsky, 1984).
func clipSegment(a, b orb.Point, box orb.Bound) (t0, t1 float64, ok bool) {
	t0, t1 = 0, 1
	for d := range 2 {
		v := b[d] - a[d]
		for _, side := range []struct{ p, q float64 }{{-v, a[d] - box.Min[d]}, {v, box.Max[d] - a[d]}} {
			switch {
			case side.p == 0:
				if side.q < 0 {
					return 0, 0, false
				}
			case side.p < 0:
				t0 = max(t0, side.q/side.p)
			default:
				t1 = min(t1, side.q/side.p)
			}
		}
	}
	return t0, t1, t0 <= t1
}

// along returns the point of the segment at t; one that is cut lies exactly on the box.
func along(a, b orb.Point, t float64, box orb.Bound) orb.Point {
	switch t {
	case 0:
		return a
	case 1:
		return b
	}
	p := orb.Point{a[0] + t*(b[0]-a[0]), a[1] + t*(b[1]-a[1])}
	const eps = 1e-9
	for d := range 2 {
		for _, edge := range []float64{box.Min[d], box.Max[d]} {
			if p[d] > edge-eps && p[d] < edge+eps {
				p[d] = edge
			}
		}
	}
	return p
}

// clipRing returns the parts of a clockwise ring's area inside the box, as clockwise
// rings: each piece of the ring that leaves the box is followed clockwise along the
// box's edge to the nearest piece that enters (Weiler and Atherton, 1977, for a box).
// A result begins with the second point of its first piece, which is where the overlay
// of JTS and GEOS begins it.
func clipRing(ring orb.Ring, box orb.Bound) []orb.Ring {
	pieces := visits(orb.LineString(ring), box)
	if len(pieces) == 0 {
		return nil
	}
	if len(pieces) == 1 && pieces[0].whole {
		return []orb.Ring{rotate(ring)}
	}
	if n := len(pieces); pieces[0].points[0] == ring[0] && n > 1 {
		last := pieces[n-1].points
		if last[len(last)-1] == ring[0] { // the ring begins inside: its last piece goes on into the first
			pieces[0].points = append(slices.Clone(last), pieces[0].points[1:]...)
			return joinPieces(pieces[:n-1], len(last), box)
		}
	}
	return joinPieces(pieces, 1, box)
}

// joinPieces makes rings of pieces. The first ring begins at the index begin of the
// first piece, the others at their second point.
func joinPieces(pieces []visit, begin int, box orb.Bound) []orb.Ring {
	used := make([]bool, len(pieces))
	var out []orb.Ring
	for first := range pieces {
		if used[first] {
			continue
		}
		var ring orb.Ring
		for i := first; !used[i]; {
			used[i] = true
			points := pieces[i].points
			ring = append(ring, points...)
			exit := points[len(points)-1]
			i = nextEntry(pieces, exit, box)
			ring = append(ring, corners(exit, pieces[i].points[0], box)...)
		}
		ring = append(ring, ring[0])
		ring = slices.Compact(ring)
		if first > 0 {
			begin = 1
		}
		out = append(out, rotateTo(ring, begin))
	}
	return out
}

// nextEntry returns the piece whose first point comes first on the way clockwise
// around the box.
func nextEntry(pieces []visit, exit orb.Point, box orb.Bound) int {
	best, at := -1, 0.0
	for i, p := range pieces {
		if d := clockwise(exit, p.points[0], box); best < 0 || d < at {
			best, at = i, d
		}
	}
	return best
}

// clockwise returns the way from p to q along the box's edge.
func clockwise(p, q orb.Point, box orb.Bound) float64 {
	d := perimeter(q, box) - perimeter(p, box)
	if d < 0 {
		d += 2 * (box.Max[0] - box.Min[0] + box.Max[1] - box.Min[1])
	}
	return d
}

// perimeter returns how far p lies from the north-west corner, clockwise along the edge.
func perimeter(p orb.Point, box orb.Bound) float64 {
	w, h := box.Max[0]-box.Min[0], box.Max[1]-box.Min[1]
	switch {
	case p[1] == box.Max[1]:
		return p[0] - box.Min[0]
	case p[0] == box.Max[0]:
		return w + box.Max[1] - p[1]
	case p[1] == box.Min[1]:
		return w + h + box.Max[0] - p[0]
	}
	return 2*w + h + p[1] - box.Min[1]
}

// corners lists the box's corners on the way clockwise from p to q.
func corners(p, q orb.Point, box orb.Bound) []orb.Point {
	all := []orb.Point{
		{box.Min[0], box.Max[1]}, {box.Max[0], box.Max[1]}, {box.Max[0], box.Min[1]}, {box.Min[0], box.Min[1]},
	}
	way := clockwise(p, q, box)
	all = slices.DeleteFunc(all, func(c orb.Point) bool { return c == p || clockwise(p, c, box) >= way })
	slices.SortFunc(all, func(a, b orb.Point) int { return compareFloat(clockwise(p, a, box), clockwise(p, b, box)) })
	return all
}

// rotate makes a closed ring begin with its second point.
func rotate(ring orb.Ring) orb.Ring { return rotateTo(ring, 1) }

// rotateTo makes a closed ring begin with its point at index i.
func rotateTo(ring orb.Ring, i int) orb.Ring {
	n := len(ring) - 1
	out := make(orb.Ring, 0, n+1)
	for j := range n {
		out = append(out, ring[(i+j)%n])
	}
	return append(out, out[0])
}
