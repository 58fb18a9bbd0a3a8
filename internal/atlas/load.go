package atlas

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"

	"github.com/paulmach/orb"

	"marz/geo"
	"marz/internal/marz"
)

// Load reads the reference layers, as the data package embeds them: layers.json and
// layers/*. It checks that they hold together (every province, border and crossing
// that is named exists, every place has a position and a name); the error names the
// file and the feature.
func Load(fsys fs.FS) (*Atlas, error) {
	a := &Atlas{places: map[string]*Place{}}
	steps := []func(fs.FS) error{
		a.loadBorders, a.loadProvinces, a.loadCrossings, a.loadTowns, a.loadReference, a.loadLayers,
	}
	for _, step := range steps {
		if err := step(fsys); err != nil {
			return nil, fmt.Errorf("atlas: %w", err)
		}
	}
	a.addCountry()
	if err := a.check(); err != nil {
		return nil, fmt.Errorf("atlas: %w", err)
	}
	a.relate()
	a.indexNames()
	return a, nil
}

// rawFeature is a feature as the files hold it.
type rawFeature struct {
	ID         string          `json:"id"`
	Geometry   json.RawMessage `json:"geometry"`
	Properties json.RawMessage `json:"properties"`
}

// readFeatures reads a layer and hands each feature on, with its geometry parsed.
func readFeatures(fsys fs.FS, file string, each func(f Feature, props json.RawMessage) error) error {
	b, err := fs.ReadFile(fsys, file)
	if err != nil {
		return err
	}
	var doc struct {
		Features []rawFeature `json:"features"`
	}
	if err := json.Unmarshal(b, &doc); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	for i, raw := range doc.Features {
		if err := readFeature(raw, each); err != nil {
			return fmt.Errorf("%s: feature %d (%q): %w", file, i, raw.ID, err)
		}
	}
	return nil
}

func readFeature(raw rawFeature, each func(f Feature, props json.RawMessage) error) error {
	if raw.ID == "" {
		return fmt.Errorf("it has no id")
	}
	g, err := geo.ParseGeoJSON(raw.Geometry)
	if err != nil {
		return err
	}
	if g == nil {
		return fmt.Errorf("it has no geometry")
	}
	f := Feature{ID: raw.ID, Geometry: g}
	if err := json.Unmarshal(raw.Properties, &f.Properties); err != nil {
		return fmt.Errorf("properties: %w", err)
	}
	return each(f, raw.Properties)
}

// add files a place under its id.
func (a *Atlas) add(p *Place) error {
	if _, taken := a.places[p.ID]; taken {
		return fmt.Errorf("the id %q is taken", p.ID)
	}
	a.places[p.ID] = p
	return nil
}

func (a *Atlas) loadBorders(fsys fs.FS) error {
	err := readFeatures(fsys, "layers/borders.geojson", func(f Feature, props json.RawMessage) error {
		var v flatNames
		if err := json.Unmarshal(props, &v); err != nil {
			return err
		}
		line, ok := f.Geometry.(orb.LineString)
		if !ok {
			return fmt.Errorf("a border is a LineString, this is a %s", f.Geometry.GeoJSONType())
		}
		b, err := geo.NewBorder(line)
		if err != nil {
			return err
		}
		a.lines = append(a.lines, b)
		p := &Place{
			ID: f.ID, Kind: marz.KindBorder, Names: v.names(), Point: b.At(b.Length() / 2), Geometry: line,
			Border: f.ID, Borders: []string{f.ID}, Nearest: f.ID, Properties: f.Properties,
		}
		a.borders = append(a.borders, p)
		return a.add(p)
	})
	if err != nil {
		return err
	}
	if !slices.EqualFunc(a.borders, marz.Borders, func(p *Place, b marz.Border) bool { return p.ID == b.ID }) {
		return fmt.Errorf("layers/borders.geojson: the borders are not the six of the vocabulary, in its order")
	}
	return nil
}

func (a *Atlas) loadProvinces(fsys fs.FS) error {
	return readFeatures(fsys, "layers/provinces.geojson", func(f Feature, props json.RawMessage) error {
		var v struct {
			flatNames
			Aliases  []string           `json:"aliases"`
			Label    orb.Point          `json:"label"`
			BorderKm map[string]float64 `json:"border_km"`
		}
		if err := json.Unmarshal(props, &v); err != nil {
			return err
		}
		p := &Place{
			ID: f.ID, Kind: marz.KindProvince, Names: v.names(), Aliases: v.Aliases, Point: v.Label,
			Geometry: f.Geometry, Province: f.ID, Properties: f.Properties,
		}
		for _, b := range marz.Borders {
			if _, touches := v.BorderKm[b.Alpha3]; touches {
				p.Borders = append(p.Borders, b.ID)
			}
		}
		if len(p.Borders) == 1 {
			p.Nearest = p.Borders[0]
		}
		a.provinces = append(a.provinces, p)
		return a.add(p)
	})
}

// flatNames are names as the layers of areas and lines spell them.
type flatNames struct {
	EN string `json:"name"`
	FR string `json:"name_fr"`
	FA string `json:"name_fa"`
	PS string `json:"name_ps"`
}

func (n flatNames) names() marz.Names { return marz.Names{EN: n.EN, FR: n.FR, FA: n.FA, PS: n.PS} }

func (a *Atlas) loadReference(fsys fs.FS) error {
	for _, l := range []struct {
		file string
		list *[]Feature
	}{
		{"layers/border_segments.geojson", &a.segments},
		{"layers/neighbours.geojson", &a.neighbours},
		{"layers/rivers.geojson", &a.rivers},
	} {
		err := readFeatures(fsys, l.file, func(f Feature, _ json.RawMessage) error {
			*l.list = append(*l.list, f)
			return nil
		})
		if err != nil {
			return err
		}
	}
	for _, s := range a.segments {
		line, _ := s.Geometry.(orb.LineString)
		b, err := geo.NewBorder(line)
		if err != nil {
			return fmt.Errorf("layers/border_segments.geojson: %q: %w", s.ID, err)
		}
		a.stretches = append(a.stretches, b)
	}
	return nil
}

func (a *Atlas) loadLayers(fsys fs.FS) error {
	b, err := fs.ReadFile(fsys, "layers.json")
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, &a.layers); err != nil {
		return fmt.Errorf("layers.json: %w", err)
	}
	return nil
}
