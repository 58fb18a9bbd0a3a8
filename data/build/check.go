package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"slices"
	"sort"

	"github.com/paulmach/orb"

	"marz/geo"
)

// tolerance is how far, in degrees, a position may differ and still be called equal:
// one unit of the last decimal that the layers keep.
const tolerance = 1e-5

// verdict says how a rebuilt layer compares with the one at hand.
type verdict struct {
	identical   bool     // byte for byte
	differences []string // beyond the tolerance; none: equal within it
}

func (v verdict) String() string {
	switch {
	case v.identical:
		return "identical, byte for byte"
	case len(v.differences) == 0:
		return fmt.Sprintf("equal properties, positions equal within %g degrees; not the same bytes", tolerance)
	}
	return fmt.Sprintf("%d differences", len(v.differences))
}

// parsed is a layer for comparison.
type parsed struct {
	members  map[string]any // all but features
	ids      []string
	features map[string]parsedFeature
}

type parsedFeature struct {
	geometry   orb.Geometry
	properties map[string]any
}

func parseLayer(b []byte) (*parsed, error) {
	p := &parsed{features: map[string]parsedFeature{}}
	if err := json.Unmarshal(b, &p.members); err != nil {
		return nil, err
	}
	delete(p.members, "features")
	var doc struct {
		Features []struct {
			ID         string
			Geometry   json.RawMessage
			Properties map[string]any
		}
	}
	if err := json.Unmarshal(b, &doc); err != nil {
		return nil, err
	}
	for _, f := range doc.Features {
		g, err := geo.ParseGeoJSON(f.Geometry)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.ID, err)
		}
		p.ids = append(p.ids, f.ID)
		p.features[f.ID] = parsedFeature{g, f.Properties}
	}
	return p, nil
}

// compareLayers compares a layer at hand with a rebuilt one.
func compareLayers(hand, rebuilt []byte) (verdict, error) {
	if bytes.Equal(hand, rebuilt) {
		return verdict{identical: true}, nil
	}
	a, err := parseLayer(hand)
	if err != nil {
		return verdict{}, fmt.Errorf("the file at hand: %w", err)
	}
	b, err := parseLayer(rebuilt)
	if err != nil {
		return verdict{}, fmt.Errorf("the rebuilt file: %w", err)
	}
	out := differentMembers("", a.members, b.members)
	if !slices.Equal(a.ids, b.ids) {
		out = append(out, fmt.Sprintf("the features are %v, rebuilt %v", a.ids, b.ids))
	}
	for _, id := range a.ids {
		f, g := a.features[id], b.features[id]
		if g.geometry == nil {
			continue // already said
		}
		out = append(out, differentMembers(id+": ", f.properties, g.properties)...)
		if d := differentShape(f.geometry, g.geometry); d != "" {
			out = append(out, id+": "+d)
		}
	}
	return verdict{differences: out}, nil
}

// differentMembers lists the members that differ, by name.
func differentMembers(prefix string, a, b map[string]any) []string {
	keys := map[string]bool{}
	for _, m := range []map[string]any{a, b} {
		for k := range m {
			keys[k] = true
		}
	}
	var out []string
	for k := range keys {
		if !reflect.DeepEqual(a[k], b[k]) {
			out = append(out, fmt.Sprintf("%s%s is %v, rebuilt %v", prefix, k, a[k], b[k]))
		}
	}
	sort.Strings(out)
	return out
}

// differentShape says how two geometries differ, or "". A ring may begin elsewhere.
func differentShape(a, b orb.Geometry) string {
	if a.GeoJSONType() != b.GeoJSONType() {
		return fmt.Sprintf("a %s, rebuilt a %s", a.GeoJSONType(), b.GeoJSONType())
	}
	p, q := parts(a), parts(b)
	if len(p) != len(q) {
		return fmt.Sprintf("%d lines, rebuilt %d", len(p), len(q))
	}
	for i := range p {
		if len(p[i]) != len(q[i]) {
			return fmt.Sprintf("line %d has %d points, rebuilt %d", i, len(p[i]), len(q[i]))
		}
		if d := distance(p[i], q[i]); d > tolerance {
			return fmt.Sprintf("line %d differs by up to %.6f degrees", i, d)
		}
	}
	return ""
}

// parts returns the lines and rings of a geometry.
func parts(g orb.Geometry) []orb.LineString {
	var out []orb.LineString
	switch g := g.(type) {
	case orb.Point:
		out = append(out, orb.LineString{g})
	case orb.LineString:
		out = append(out, g)
	case orb.MultiLineString:
		out = append(out, g...)
	case orb.Polygon:
		for _, r := range g {
			out = append(out, orb.LineString(r))
		}
	case orb.MultiPolygon:
		for _, p := range g {
			out = append(out, parts(p)...)
		}
	}
	return out
}

// distance returns by how much the farthest pair of points differs; closed lines are
// turned so that they fit best.
func distance(a, b orb.LineString) float64 {
	best := apart(a, b)
	if best <= tolerance || a[0] != a[len(a)-1] || b[0] != b[len(b)-1] {
		return best
	}
	for i := range len(b) - 1 {
		if apart(a[:1], b[i:i+1]) <= tolerance {
			best = min(best, apart(a, orb.LineString(rotateTo(orb.Ring(b), i))))
		}
	}
	return best
}

func apart(a, b orb.LineString) float64 {
	d := 0.0
	for i := range a {
		d = max(d, math.Abs(a[i][0]-b[i][0]), math.Abs(a[i][1]-b[i][1]))
	}
	return d
}
