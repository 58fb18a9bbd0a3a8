package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/paulmach/orb"
)

// drawnBorder joins the drawn arcs with a neighbour to one line.
func (t *topology) drawnBorder(neighbour string) (orb.LineString, error) {
	var parts []orb.LineString
	for _, a := range t.onBorder(neighbour) {
		parts = append(parts, a.drawn)
	}
	lines := merge(parts)
	if len(lines) != 1 {
		return nil, fmt.Errorf("the border with %s is in %d pieces", neighbour, len(lines))
	}
	return lines[0], nil
}

func borderID(neighbour string) string { return "afg-" + strings.ToLower(neighbour) }

// borderLayer makes borders.geojson.
func borderLayer(t *topology, rows []neighbourRow) ([]byte, error) {
	var features []object
	for _, row := range rows {
		line, err := t.drawnBorder(row.ID)
		if err != nil {
			return nil, err
		}
		km := 0.0
		var provinces []string
		for _, a := range t.onBorder(row.ID) {
			km += length(a.full)
			if p := a.other(row.ID); !slices.Contains(provinces, p) {
				provinces = append(provinces, p)
			}
		}
		slices.Sort(provinces)
		features = append(features, feature(borderID(row.ID), line, object{
			{"id", borderID(row.ID)}, {"neighbour", row.ID},
			{"name", "Afghanistan–" + row.Names.EN}, {"name_fr", "Afghanistan–" + row.Names.FR},
			{"name_fa", "افغانستان – " + row.Names.FA}, {"name_ps", "افغانستان – " + row.Names.PS},
			{"length_km", round(km, 1)}, {"length_km_simplified", round(length(line), 1)},
			{"length_km_cia", row.CIAKm}, {"provinces", provinces},
		}))
	}
	return collection("borders", borderAttribution, nil, features)
}

// segmentLayer makes border_segments.geojson.
func segmentLayer(t *topology, rows []neighbourRow) ([]byte, error) {
	var features []object
	for _, row := range rows {
		for _, a := range t.onBorder(row.ID) {
			province := a.other(row.ID)
			features = append(features, feature(province+"_"+row.ID, a.drawn, object{
				{"province", province}, {"neighbour", row.ID}, {"border", borderID(row.ID)},
				{"length_km", round(length(a.full), 1)},
			}))
		}
	}
	return collection("border_segments", borderAttribution, nil, features)
}
