package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"marz/geo"
)

// neighbourBox is what the map shows of the neighbours.
var neighbourBox = orb.Bound{Min: orb.Point{58.5, 28}, Max: orb.Point{77.5, 40}}

// neighbourTolerance is the simplification of the neighbours' other lines, in kilometres.
const neighbourTolerance = 0.5

// outside makes the neighbours' areas: Natural Earth's lines between them and around
// them, and our own border on the side of Afghanistan.
type outside struct {
	*topology
	outlines map[string]map[edge]bool
	owners   map[edge]string // the neighbours that have the edge in their outline: "CHN TJK"
	inside   orb.Polygon     // Afghanistan as drawn
	drawn    map[string]orb.LineString
}

func newOutside(t *topology, rows []neighbourRow, outlines map[string]map[edge]bool) (*outside, error) {
	o := &outside{topology: t, outlines: outlines, owners: map[edge]string{}, drawn: map[string]orb.LineString{}}
	for _, n := range slices.Sorted(slices.Values(t.neighbours)) {
		for e := range outlines[n] {
			o.owners[e] = strings.TrimSpace(o.owners[e] + " " + n)
		}
	}
	var ring orb.Ring
	for _, row := range rows {
		line, err := t.drawnBorder(row.ID)
		if err != nil {
			return nil, err
		}
		o.drawn[row.ID] = line
		if n := len(ring); n > 0 && ring[n-1] != line[0] {
			line = reversed(line)
		}
		ring = append(ring, line...)
	}
	o.inside = orb.Polygon{slices.Compact(ring)}
	return o, nil
}

// outerLine is a line of a neighbour that is not our border: shared with another
// neighbour, or its own.
type outerLine struct {
	owners string
	line   orb.LineString
}

// lines returns the outer lines of a neighbour, simplified, without exclaves and
// islands. A line that two neighbours share comes out the same for both.
func (o *outside) lines(n string) []outerLine {
	groups := map[string][]orb.LineString{}
	for e := range o.outlines[n] {
		if _, ours := o.arcOf[e]; !ours {
			groups[o.owners[e]] = append(groups[o.owners[e]], orb.LineString{e.a, e.b})
		}
	}
	var out []outerLine
	for owners, edges := range groups {
		for _, line := range merge(edges) {
			if line[0] == line[len(line)-1] {
				continue
			}
			if less(line[len(line)-1], line[0]) {
				line.Reverse()
			}
			line = o.meetTripoints(line)
			line = simplifyWide(line, neighbourTolerance)
			for i, p := range line {
				line[i] = roundPoint(p, 5)
			}
			out = append(out, outerLine{owners, line})
		}
	}
	return out
}

// meetTripoints moves the ends at Afghanistan's corners to where our borders meet,
// leaving out the points before them that would lie inside Afghanistan.
func (o *outside) meetTripoints(line orb.LineString) orb.LineString {
	line = line.Clone()
	for range 2 {
		line.Reverse()
		to, ok := o.tripoints[line[len(line)-1]]
		if !ok {
			continue
		}
		for n := len(line); n > 2 && geo.Contains(o.inside, line[n-2]); n = len(line) {
			line = append(line[:n-2], line[n-1])
		}
		line[len(line)-1] = to
	}
	return line
}

// ring joins a neighbour's lines and our border to one clockwise ring that begins with
// the line that the row names.
func (o *outside) ring(row neighbourRow) (orb.Ring, error) {
	first := row.ID
	if row.Begins != "" {
		pair := []string{row.ID, row.Begins}
		slices.Sort(pair)
		first = strings.Join(pair, " ")
	}
	lines := []orb.LineString{o.drawn[row.ID]}
	var begin orb.LineString
	for _, l := range o.lines(row.ID) {
		if l.owners == first && begin == nil {
			begin = l.line
		} else {
			lines = append(lines, l.line)
		}
	}
	if begin == nil {
		return nil, fmt.Errorf("%s: no line of %q to begin with", row.ID, first)
	}
	ring, err := closeRing(begin, lines)
	if err == nil && ring.Orientation() == orb.CCW {
		ring, err = closeRing(reversed(begin), lines)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", row.ID, err)
	}
	return ring, nil
}

// closeRing goes on from the line's end with whichever line touches it, until it is
// back at the beginning.
func closeRing(begin orb.LineString, lines []orb.LineString) (orb.Ring, error) {
	ring := orb.Ring(begin.Clone())
	rest := slices.Clone(lines)
	for !ring.Closed() {
		end := ring[len(ring)-1]
		i := slices.IndexFunc(rest, func(l orb.LineString) bool { return l[0] == end || l[len(l)-1] == end })
		if i < 0 {
			return nil, fmt.Errorf("no line goes on at %v", end)
		}
		line := rest[i]
		if line[0] != end {
			line = reversed(line)
		}
		ring = append(ring, line[1:]...)
		rest = slices.Delete(rest, i, i+1)
	}
	return ring, nil
}

// neighbourLayer makes neighbours.geojson: each neighbour as far as the map shows it;
// of several parts the largest.
func neighbourLayer(t *topology, rows []neighbourRow, outlines map[string]map[edge]bool) ([]byte, error) {
	o, err := newOutside(t, rows, outlines)
	if err != nil {
		return nil, err
	}
	var features []object
	for _, row := range rows {
		ring, err := o.ring(row)
		if err != nil {
			return nil, err
		}
		parts := clipRing(ring, neighbourBox)
		if len(parts) == 0 {
			return nil, fmt.Errorf("%s lies outside the map", row.ID)
		}
		part := slices.MaxFunc(parts, func(a, b orb.Ring) int { return compareFloat(flatArea(a), flatArea(b)) })
		for i, p := range part {
			part[i] = roundPoint(p, 5)
		}
		features = append(features, feature(row.ID, orb.Polygon{part}, object{
			{"id", row.ID}, {"name", row.Names.EN}, {"name_fr", row.Names.FR},
			{"name_fa", row.Names.FA}, {"name_ps", row.Names.PS}, {"clipped", true},
		}))
	}
	b := neighbourBox
	return collection("neighbours", borderAttribution, []float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]}, features)
}

// flatArea returns the area of a ring in square degrees.
func flatArea(r orb.Ring) float64 {
	s := 0.0
	for i := 1; i < len(r); i++ {
		s += r[i-1][0]*r[i][1] - r[i][0]*r[i-1][1]
	}
	return math.Abs(s) / 2
}
