package atlas

import (
	"fmt"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"marz/geo"
	"marz/internal/marz"
)

// townReach is how far a town may lie from the crossing of its name, in metres.
const townReach = 25_000

// addCountry makes Afghanistan: the ring of its six borders, which follow one another
// clockwise, each beginning where the last one ends.
func (a *Atlas) addCountry() {
	var ring orb.Ring
	for _, b := range a.borders {
		line := b.Geometry.(orb.LineString)
		if n := len(ring); n > 0 && ring[n-1] != line[0] {
			line = line.Clone()
			line.Reverse()
		}
		if len(ring) > 0 {
			line = line[1:]
		}
		ring = append(ring, line...)
	}
	ids := make([]string, len(a.borders))
	for i, b := range a.borders {
		ids[i] = b.ID
	}
	ring.Reverse() // counter-clockwise, as RFC 7946 wants an outer ring
	area := orb.Polygon{ring}
	middle, _ := planar.CentroidArea(area)
	a.country = &Place{
		ID: Country, Kind: marz.KindCountry, Point: middle, Geometry: area, Borders: ids,
		Names: marz.Names{EN: "Afghanistan", FR: "Afghanistan", FA: "افغانستان", PS: "افغانستان"},
		Properties: map[string]any{
			"id": Country, "name": "Afghanistan", "name_fr": "Afghanistan", "name_fa": "افغانستان", "name_ps": "افغانستان",
		},
	}
	a.places[Country] = a.country
}

// check reports the first reference that leads nowhere.
func (a *Atlas) check() error {
	if ring := a.country.Geometry.(orb.Polygon)[0]; !ring.Closed() {
		return fmt.Errorf("layers/borders.geojson: the six borders do not form a ring")
	}
	for _, p := range a.All() {
		if p.Names.EN == "" {
			return fmt.Errorf("%q has no English name", p.ID)
		}
		if p.Kind != marz.KindCrossing && p.Kind != marz.KindPlace {
			continue
		}
		if pr := a.places[p.Province]; pr == nil || pr.Kind != marz.KindProvince {
			return fmt.Errorf("%q lies in the province %q, which does not exist", p.ID, p.Province)
		}
		if p.Kind == marz.KindCrossing && a.Line(p.Border) == nil {
			return fmt.Errorf("%q lies on the border %q, which does not exist", p.ID, p.Border)
		}
	}
	for _, s := range a.segments {
		if id, _ := s.Properties["province"].(string); a.places[id] == nil {
			return fmt.Errorf("the border segment %q belongs to the province %q, which does not exist", s.ID, id)
		}
	}
	return nil
}

// relate ties each town to the crossing that bears its name, and gives both, and each
// capital and its province, the names in Pashto that only one of them has.
func (a *Atlas) relate() {
	for _, t := range a.towns {
		for _, c := range a.crossings {
			if c.Province == t.Province && sharesName(c, t) && geo.Distance(c.Point, t.Point) <= townReach {
				t.Crossing, t.Border, t.Borders = c.ID, c.Border, c.Borders
				lendPashto(t, c)
			}
		}
		lendPashto(t, a.places[t.Province])
		if names, ok := t.Properties["names"].(map[string]any); ok && t.Names.PS != "" {
			names["ps"] = t.Names.PS
		}
	}
}

// sharesName reports whether one of the main names of both, brackets apart, is the same.
func sharesName(p, q *Place) bool {
	keys := func(p *Place) (out []string) {
		for _, s := range []string{p.Names.EN, p.Names.FR, p.Names.FA} {
			out = append(out, key(bare(s)))
		}
		return out
	}
	other := keys(q)
	return slices.ContainsFunc(keys(p), func(k string) bool { return slices.Contains(other, k) })
}

// bare returns a name without what stands in brackets.
func bare(s string) string {
	if m := inParens.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return s
}

// lendPashto gives a town the Pashto name of a place with the same Persian name.
func lendPashto(t, from *Place) {
	if t.Names.PS == "" && key(bare(t.Names.FA)) == key(bare(from.Names.FA)) {
		t.Names.PS = bare(from.Names.PS)
	}
}
