package main

import (
	"slices"

	"github.com/paulmach/orb"
)

// pieces cuts a line where it meets itself: at crossings, at points that it passes
// twice, and at the tips of spikes, where it turns back on its own way; what it passes
// twice is kept once. It is what the overlay of JTS and GEOS makes of a line.
func pieces(line orb.LineString) []orb.LineString {
	line, isNode := withCrossings(line)
	seen := map[orb.Point]bool{}
	for i, p := range line {
		if seen[p] {
			isNode[p] = true
		}
		seen[p] = true
		if i > 0 && i+1 < len(line) && line[i-1] == line[i+1] {
			isNode[p] = true
		}
	}
	var out []orb.LineString
	start := 0
	for i := 1; i < len(line); i++ {
		if i < len(line)-1 && !isNode[line[i]] {
			continue
		}
		piece := line[start : i+1]
		start = i
		if !slices.ContainsFunc(out, func(l orb.LineString) bool {
			return slices.Equal(l, piece) || slices.Equal(l, reversed(piece))
		}) {
			out = append(out, piece)
		}
	}
	return out
}

// withCrossings returns the line with the points where it crosses itself put in, and
// the set of these.
func withCrossings(line orb.LineString) (orb.LineString, map[orb.Point]bool) {
	isNode := map[orb.Point]bool{}
	extra := map[int][]orb.Point{} // segment, by the index of its end → points on it
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		for j := i + 2; j < len(line); j++ {
			p, q := line[j-1], line[j]
			if max(p[0], q[0]) < min(a[0], b[0]) || min(p[0], q[0]) > max(a[0], b[0]) || p == a || p == b || q == a || q == b {
				continue
			}
			if x, ok := cross(a, b, p, q); ok {
				isNode[x] = true
				extra[i], extra[j] = append(extra[i], x), append(extra[j], x)
			}
		}
	}
	out := orb.LineString{line[0]}
	for i := 1; i < len(line); i++ {
		a := line[i-1]
		slices.SortFunc(extra[i], func(x, y orb.Point) int { return compareFloat(offset2(a, a, x), offset2(a, a, y)) })
		out = append(out, extra[i]...)
		out = append(out, line[i])
	}
	return slices.Compact(out), isNode
}
