package catalog

import (
	"marz/internal/atlas"
	"marz/internal/index"
	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// reference makes the features of the layers that do not change: provinces, borders,
// crossings, places, neighbours, rivers.
func reference(at *atlas.Atlas) ([]index.Change, error) {
	var drafts []referenceDraft
	for _, p := range at.Provinces() {
		drafts = append(drafts, referenceDraft{Provinces, provinceDraft(p)})
	}
	for _, p := range at.Borders() {
		drafts = append(drafts, referenceDraft{Borders, borderDraft(p)})
	}
	for _, p := range at.Crossings() {
		drafts = append(drafts, referenceDraft{Crossings, crossingDraft(p)})
	}
	for _, p := range at.Places() {
		drafts = append(drafts, referenceDraft{Places, placeDraft(p)})
	}
	for _, f := range at.Neighbours() {
		drafts = append(drafts, referenceDraft{Neighbours, layerDraft(f)})
	}
	for _, f := range at.Rivers() {
		drafts = append(drafts, referenceDraft{Rivers, layerDraft(f)})
	}
	changes := make([]index.Change, 0, len(drafts))
	for _, d := range drafts {
		f, err := d.finish(schemaOf(d.collection))
		if err != nil {
			return nil, err
		}
		changes = append(changes, index.Change{Collection: d.collection, ID: d.id, Features: []marz.Feature{f}})
	}
	return changes, nil
}

type referenceDraft struct {
	collection string
	draft
}

func schemaOf(collection string) *marz.Schema {
	for i := range definitions {
		if definitions[i].ID == collection {
			return &definitions[i].Schema
		}
	}
	return nil
}

func named(id string, n marz.Names, g orb.Geometry) draft {
	return draft{id: id, geom: g, values: map[string]any{
		"name": n.EN, "name_fr": n.FR, "name_fa": n.FA, "name_ps": n.PS, "title": n.In("en"), "title_fr": n.In("fr"),
	}}
}

func provinceDraft(p *atlas.Place) draft {
	d := named(p.ID, p.Names, p.Geometry)
	d.values["province"] = p.ID
	d.values["capital"], _ = p.Properties["capital"].(string)
	d.values["borders"] = p.Borders
	d.values["area_km2"], _ = p.Properties["area_km2"].(float64)
	return d
}

func borderDraft(p *atlas.Place) draft {
	d := named(p.ID, p.Names, p.Geometry)
	d.values["border"] = p.ID
	d.values["neighbour"] = alpha3(p.ID)
	d.values["length_km"], _ = p.Properties["length_km"].(float64)
	d.values["provinces"] = texts(p.Properties["provinces"])
	return d
}

func crossingDraft(p *atlas.Place) draft {
	d := named(p.ID, p.Names, p.Point)
	d.values["border"], d.values["neighbour"], d.values["province"] = p.Border, alpha3(p.Border), p.Province
	d.values["district"], d.values["kinds"], d.values["official"] = p.District, p.CrossingKinds, p.Official
	d.values["counterpart"], d.values["grade"], d.values["aliases"] = p.Counterpart, p.Grade, p.Aliases
	return d
}

func placeDraft(p *atlas.Place) draft {
	d := named(p.ID, p.Names, p.Point)
	d.values["kind"], d.values["province"], d.values["district"] = p.SubKind, p.Province, p.District
	d.values["border"], d.values["border_km"] = p.Nearest, p.BorderKm
	d.values["crossing"], d.values["grade"], d.values["aliases"] = p.Crossing, p.Grade, p.Aliases
	return d
}

func layerDraft(f atlas.Feature) draft {
	text := func(key string) string {
		s, _ := f.Properties[key].(string)
		return s
	}
	d := named(f.ID, marz.Names{EN: text("name"), FR: text("name_fr"), FA: text("name_fa"), PS: text("name_ps")}, f.Geometry)
	d.values["length_km"], _ = f.Properties["length_km"].(float64)
	return d
}

func alpha3(border string) string {
	for _, b := range marz.Borders {
		if b.ID == border {
			return b.Alpha3
		}
	}
	return ""
}

func texts(v any) []string {
	switch v := v.(type) {
	case []string:
		return v
	case []any:
		out := make([]string, 0, len(v))
		for _, e := range v {
			if s, ok := e.(string); ok {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}
