package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/paulmach/orb"
)

// kabul is Afghanistan's time zone: what it shares with another zone is the border.
const kabul = "Asia/Kabul"

// readBorderEdges reads OpenStreetMap's border with each neighbour from geo-tz: the
// edges that the polygons of Afghanistan's zone have in common with those of the
// neighbour's zones, cell by cell of the package's index.
func readBorderEdges(pkg string, neighbours []neighbourRow) (map[string]map[edge]bool, error) {
	zones := map[string]string{}
	for _, n := range neighbours {
		for _, z := range n.Zones {
			zones[z] = n.ID
		}
	}
	base := filepath.Join(pkg, "data", "timezones.geojson")
	var index struct {
		Lookup json.RawMessage `json:"lookup"`
	}
	if err := readJSON(&index, base+".index.json"); err != nil {
		return nil, err
	}
	file, err := os.Open(base + ".geo.dat")
	if err != nil {
		return nil, err
	}
	defer file.Close()
	out := map[string]map[edge]bool{}
	err = eachCell(index.Lookup, func(pos, length int64) error {
		b := make([]byte, length)
		if _, err := file.ReadAt(b, pos); err != nil {
			return fmt.Errorf("%s: at %d: %w", base+".geo.dat", pos, err)
		}
		zoned, err := decodeGeobuf(b)
		if err != nil {
			return fmt.Errorf("%s: at %d: %w", base+".geo.dat", pos, err)
		}
		collectShared(zoned, zones, out)
		return nil
	})
	return out, err
}

// eachCell walks the index, a quadtree of nested objects whose leaves say where a
// cell's polygons lie in the data file.
func eachCell(raw json.RawMessage, each func(pos, length int64) error) error {
	if len(raw) == 0 || raw[0] != '{' {
		return nil // a list of zones: the cell lies inside one
	}
	var leaf struct{ Pos, Len *int64 }
	if err := json.Unmarshal(raw, &leaf); err == nil && leaf.Pos != nil && leaf.Len != nil {
		return each(*leaf.Pos, *leaf.Len)
	}
	var node map[string]json.RawMessage
	if err := json.Unmarshal(raw, &node); err != nil {
		return fmt.Errorf("geo-tz: index: %w", err)
	}
	keys := make([]string, 0, len(node))
	for k := range node {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		if err := eachCell(node[k], each); err != nil {
			return err
		}
	}
	return nil
}

// collectShared adds what the zones of a cell share with Afghanistan's.
func collectShared(cell []zoneShape, zones map[string]string, out map[string]map[edge]bool) {
	ours := map[edge]bool{}
	for _, z := range cell {
		if z.zone == kabul {
			z.eachEdge(func(e edge) { ours[e] = true })
		}
	}
	if len(ours) == 0 {
		return
	}
	for _, z := range cell {
		neighbour := zones[z.zone]
		if neighbour == "" {
			continue
		}
		if out[neighbour] == nil {
			out[neighbour] = map[edge]bool{}
		}
		z.eachEdge(func(e edge) {
			if ours[e] {
				out[neighbour][e] = true
			}
		})
	}
}

// chain joins edges that form one line without branches, from its lesser end.
func chain(edges map[edge]bool) (orb.LineString, error) {
	next := map[orb.Point][]orb.Point{}
	for e := range edges {
		next[e.a] = append(next[e.a], e.b)
		next[e.b] = append(next[e.b], e.a)
	}
	var ends []orb.Point
	for p, to := range next {
		switch len(to) {
		case 1:
			ends = append(ends, p)
		case 2:
		default:
			return nil, fmt.Errorf("the line branches at %v", p)
		}
	}
	if len(ends) != 2 {
		return nil, fmt.Errorf("the line has %d ends, not 2", len(ends))
	}
	slices.SortFunc(ends, compare)
	line := orb.LineString{ends[0], next[ends[0]][0]}
	for line[len(line)-1] != ends[1] {
		to := next[line[len(line)-1]]
		if to[0] == line[len(line)-2] {
			line = append(line, to[1])
		} else {
			line = append(line, to[0])
		}
	}
	if len(line) != len(edges)+1 {
		return nil, fmt.Errorf("the line has %d edges, %d lie apart from it", len(line)-1, len(edges)-len(line)+1)
	}
	return line, nil
}

// orientBorders turns the lines so that each begins where the last one ends, in the
// order of the neighbours, and the last one ends where the first begins.
func orientBorders(order []string, lines map[string]orb.LineString) error {
	first, last := lines[order[0]], lines[order[len(order)-1]]
	at := first[0]
	if at != last[0] && at != last[len(last)-1] {
		at = first[len(first)-1]
	}
	start := at
	for _, n := range order {
		line := lines[n]
		if line[0] != at {
			line = reversed(line)
			lines[n] = line
		}
		if line[0] != at {
			return fmt.Errorf("geo-tz: the border with %s does not begin at %v, where the one before ends", n, at)
		}
		at = line[len(line)-1]
	}
	if at != start {
		return fmt.Errorf("geo-tz: the borders do not close: %v and %v", start, at)
	}
	return nil
}

// readBorders reads OpenStreetMap's borders as lines, clockwise one after another.
func readBorders(pkg string, neighbours []neighbourRow) (map[string]orb.LineString, error) {
	edges, err := readBorderEdges(pkg, neighbours)
	if err != nil {
		return nil, err
	}
	lines := map[string]orb.LineString{}
	for _, n := range neighbours {
		if lines[n.ID], err = chain(edges[n.ID]); err != nil {
			return nil, fmt.Errorf("geo-tz: border with %s: %w", n.ID, err)
		}
	}
	return lines, orientBorders(ids(neighbours), lines)
}

func ids(rows []neighbourRow) []string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = r.ID
	}
	return out
}
