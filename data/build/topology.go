package main

import (
	"fmt"
	"slices"

	"github.com/paulmach/orb"
)

// arc is a line between two nodes that two faces share: two provinces, or a province
// and a neighbour.
type arc struct {
	faces [2]string      // sorted
	line  orb.LineString // as Natural Earth has it
	full  orb.LineString // moved to OpenStreetMap's border, at full resolution
	drawn orb.LineString // simplified and rounded
}

// between reports whether the arc lies on that face.
func (a *arc) between(face string) bool { return a.faces[0] == face || a.faces[1] == face }

// other returns the face on the other side.
func (a *arc) other(face string) string {
	if a.faces[0] == face {
		return a.faces[1]
	}
	return a.faces[0]
}

// topology is the provinces as arcs. The order of the arcs is fixed: by the nodes from
// west to east, and from each by the points that follow.
type topology struct {
	faces      []face // the provinces
	neighbours []string
	arcs       []*arc
	owners     map[edge][]string // the two faces of each edge
	adjacent   map[orb.Point][]orb.Point
	nodes      []orb.Point
	isNode     map[orb.Point]bool
	arcOf      map[edge]int
	tripoints  map[orb.Point]orb.Point // Natural Earth's node where neighbours meet → OpenStreetMap's
}

// neighbour returns the neighbour on the arc, or "".
func (t *topology) neighbour(a *arc) string {
	for _, f := range a.faces {
		if slices.Contains(t.neighbours, f) {
			return f
		}
	}
	return ""
}

// newTopology cuts the rings of the provinces into arcs.
//
//  1. Every edge of a ring belongs to two faces: two provinces, or one and a neighbour
//     that has the same edge in its outline.
//  2. A node is a point where other than two edges meet, or where the faces change.
//  3. From each node along each of its edges an arc runs to the next node.
func newTopology(provinces []face, neighbours []string, outlines map[string]map[edge]bool) (*topology, error) {
	t := &topology{
		faces: provinces, neighbours: neighbours, owners: map[edge][]string{},
		adjacent: map[orb.Point][]orb.Point{}, isNode: map[orb.Point]bool{}, arcOf: map[edge]int{}, tripoints: map[orb.Point]orb.Point{},
	}
	if err := t.own(outlines); err != nil {
		return nil, err
	}
	for e := range t.owners {
		t.adjacent[e.a] = append(t.adjacent[e.a], e.b)
		t.adjacent[e.b] = append(t.adjacent[e.b], e.a)
	}
	for p, next := range t.adjacent {
		slices.SortFunc(next, compare)
		if t.changesAt(p) {
			t.nodes = append(t.nodes, p)
			t.isNode[p] = true
		}
	}
	slices.SortFunc(t.nodes, compare)
	for _, p := range t.nodes {
		for _, q := range t.adjacent[p] {
			if _, done := t.arcOf[edgeOf(p, q)]; !done {
				t.addArc(p, q)
			}
		}
	}
	return t, nil
}

// own finds the two faces of every edge.
func (t *topology) own(outlines map[string]map[edge]bool) error {
	for _, f := range t.faces {
		for e := range f.edges {
			if !slices.Contains(t.owners[e], f.id) {
				t.owners[e] = append(t.owners[e], f.id)
			}
		}
	}
	for _, n := range t.neighbours {
		for e := range outlines[n] {
			if _, ours := t.owners[e]; ours {
				t.owners[e] = append(t.owners[e], n)
			}
		}
	}
	for e, faces := range t.owners {
		if len(faces) != 2 {
			return fmt.Errorf("the line from %v to %v belongs to %v, not to two faces", e.a, e.b, faces)
		}
		slices.Sort(faces)
	}
	return nil
}

func (t *topology) changesAt(p orb.Point) bool {
	next := t.adjacent[p]
	if len(next) != 2 {
		return true
	}
	return !slices.Equal(t.owners[edgeOf(p, next[0])], t.owners[edgeOf(p, next[1])])
}

// addArc walks from the node p over q to the next node.
func (t *topology) addArc(p, q orb.Point) {
	line := orb.LineString{p, q}
	for !t.isNode[q] && q != p {
		next := t.adjacent[q]
		to := next[0]
		if to == line[len(line)-2] {
			to = next[1]
		}
		line = append(line, to)
		q = to
	}
	for i := 1; i < len(line); i++ {
		t.arcOf[edgeOf(line[i-1], line[i])] = len(t.arcs)
	}
	faces := t.owners[edgeOf(line[0], line[1])]
	t.arcs = append(t.arcs, &arc{faces: [2]string{faces[0], faces[1]}, line: line})
}

// onBorder returns the arcs with a neighbour, in their order.
func (t *topology) onBorder(neighbour string) []*arc {
	var out []*arc
	for _, a := range t.arcs {
		if a.between(neighbour) {
			out = append(out, a)
		}
	}
	return out
}

// ring puts a ring of a province together from drawn arcs.
func (t *topology) ring(ring orb.LineString) (orb.Ring, error) {
	type step struct {
		arc     int
		forward bool
	}
	var steps []step
	for i := 1; i < len(ring); i++ {
		p, q := ring[i-1], ring[i]
		n, ok := t.arcOf[edgeOf(p, q)]
		if !ok {
			return nil, fmt.Errorf("no arc holds the line from %v to %v", p, q)
		}
		if len(steps) > 0 && steps[len(steps)-1].arc == n {
			continue
		}
		line := t.arcs[n].line
		at := slices.Index(line, p)
		steps = append(steps, step{n, at+1 < len(line) && line[at+1] == q})
	}
	if n := len(steps); n > 1 && steps[0] == steps[n-1] {
		steps = steps[:n-1]
	}
	var out orb.Ring
	for _, s := range steps {
		line := t.arcs[s.arc].drawn
		if !s.forward {
			line = reversed(line)
		}
		if len(out) > 0 && out[len(out)-1] == line[0] {
			line = line[1:]
		}
		out = append(out, line...)
	}
	if !out.Closed() {
		out = append(out, out[0])
	}
	return out, nil
}
