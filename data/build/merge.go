package main

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// merge joins lines end to end wherever exactly two meet. Each result runs from a node
// where it does not go on, in the order of these nodes from west to east, and is turned
// when more of its parts ran the other way; closed loops without such a node are left
// out. This is the order and the direction of the line merger of JTS and GEOS, from
// which the first edition of the layers came.
func merge(lines []orb.LineString) []orb.LineString {
	m := merger{ends: map[orb.Point][]partEnd{}}
	for _, l := range lines {
		if l = slices.Compact(slices.Clone(l)); len(l) < 2 {
			continue // all its points are one
		}
		i := len(m.lines)
		m.lines, m.used = append(m.lines, l), append(m.used, false)
		m.addEnd(l[0], partEnd{i, true, bearing(l[0], l[1])})
		m.addEnd(l[len(l)-1], partEnd{i, false, bearing(l[len(l)-1], l[len(l)-2])})
	}
	var starts []orb.Point
	for p, ends := range m.ends {
		slices.SortStableFunc(ends, func(a, b partEnd) int { return cmp.Compare(a.angle, b.angle) })
		if len(ends) != 2 {
			starts = append(starts, p)
		}
	}
	slices.SortFunc(starts, compare)
	var out []orb.LineString
	for _, p := range starts {
		for _, e := range m.ends[p] {
			if !m.used[e.line] {
				out = append(out, m.follow(e))
			}
		}
	}
	return out
}

// partEnd is one end of a line: whether its first point, and in which direction, 0 to
// 2π from the east, the line leaves it.
type partEnd struct {
	line    int
	forward bool
	angle   float64
}

type merger struct {
	lines []orb.LineString
	ends  map[orb.Point][]partEnd
	used  []bool
}

func (m *merger) addEnd(p orb.Point, e partEnd) { m.ends[p] = append(m.ends[p], e) }

func bearing(from, to orb.Point) float64 {
	a := math.Atan2(to[1]-from[1], to[0]-from[0])
	if a < 0 {
		a += 2 * math.Pi
	}
	return a
}

// follow joins the lines from one end to the next node.
func (m *merger) follow(e partEnd) orb.LineString {
	var out orb.LineString
	forward, backward := 0, 0
	for {
		m.used[e.line] = true
		part := m.lines[e.line]
		if e.forward {
			forward++
		} else {
			backward++
			part = reversed(part)
		}
		if len(out) > 0 {
			part = part[1:]
		}
		out = append(out, part...)
		ends := m.ends[out[len(out)-1]]
		if len(ends) != 2 {
			break
		}
		next := ends[0]
		if next.line == e.line {
			next = ends[1]
		}
		if m.used[next.line] {
			break
		}
		e = next
	}
	if backward > forward {
		out.Reverse()
	}
	return out
}
