package atlas

import (
	"encoding/json"
	"fmt"
	"io/fs"

	"github.com/paulmach/orb"

	"marz/internal/marz"
)

// position is a point as the table of crossings writes it.
type position struct {
	Lat *float64 `json:"lat"`
	Lon *float64 `json:"lon"`
}

func (p *position) point() (orb.Point, error) {
	if p.Lat == nil || p.Lon == nil {
		return orb.Point{}, fmt.Errorf("it has no lat and lon")
	}
	return orb.Point{*p.Lon, *p.Lat}, nil
}

// crossing is a record of layers/crossings.json.
type crossing struct {
	position
	ID          string     `json:"id"`
	Names       marz.Names `json:"names"`
	Aliases     []string   `json:"aliases"`
	Border      string     `json:"border"`
	Province    string     `json:"province"`
	District    string     `json:"district"`
	Counterpart string     `json:"counterpart"`
	Kind        []string   `json:"kind"`
	Official    bool       `json:"official"`
	Grade       string     `json:"confidence"`
	Town        *position  `json:"town"`
}

func (a *Atlas) loadCrossings(fsys fs.FS) error {
	const file = "layers/crossings.json"
	b, err := fs.ReadFile(fsys, file)
	if err != nil {
		return err
	}
	var doc struct {
		Crossings []json.RawMessage `json:"crossings"`
	}
	if err := json.Unmarshal(b, &doc); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	for i, raw := range doc.Crossings {
		if err := a.addCrossing(raw); err != nil {
			return fmt.Errorf("%s: crossing %d: %w", file, i, err)
		}
	}
	return nil
}

func (a *Atlas) addCrossing(raw json.RawMessage) error {
	var c crossing
	var props map[string]any
	if err := json.Unmarshal(raw, &c); err != nil {
		return err
	}
	if err := json.Unmarshal(raw, &props); err != nil {
		return err
	}
	at, err := c.point()
	if err != nil {
		return fmt.Errorf("%q: %w", c.ID, err)
	}
	delete(props, "lat")
	delete(props, "lon")
	p := &Place{
		ID: c.ID, Kind: marz.KindCrossing, Names: c.Names, Aliases: c.Aliases, Point: at, Geometry: at,
		Province: c.Province, District: c.District, Border: c.Border, Borders: []string{c.Border}, Nearest: c.Border,
		CrossingKinds: c.Kind, Grade: c.Grade, Official: c.Official, Counterpart: c.Counterpart, Properties: props,
	}
	if line := a.Line(c.Border); line != nil {
		p.BorderKm = line.Locate(at).Offset / 1000
	}
	if c.Town != nil {
		town, err := c.Town.point()
		if err != nil {
			return fmt.Errorf("%q: town: %w", c.ID, err)
		}
		p.Town = &town
	}
	a.crossings = append(a.crossings, p)
	return a.add(p)
}

// town is the properties of a feature of layers/places.geojson.
type town struct {
	Names    marz.Names `json:"names"`
	Aliases  []string   `json:"aliases"`
	Kind     string     `json:"kind"`
	Province string     `json:"province"`
	District string     `json:"district"`
	Grade    string     `json:"confidence"`
	Nearest  struct {
		Neighbour string  `json:"neighbour"`
		Km        float64 `json:"km"`
	} `json:"nearest_border"`
}

func (a *Atlas) loadTowns(fsys fs.FS) error {
	return readFeatures(fsys, "layers/places.geojson", func(f Feature, props json.RawMessage) error {
		var t town
		if err := json.Unmarshal(props, &t); err != nil {
			return err
		}
		at, ok := f.Geometry.(orb.Point)
		if !ok {
			return fmt.Errorf("a place is a Point, this is a %s", f.Geometry.GeoJSONType())
		}
		p := &Place{
			ID: f.ID, Kind: marz.KindPlace, SubKind: t.Kind, Names: t.Names, Aliases: t.Aliases, Point: at, Geometry: at,
			Province: t.Province, District: t.District, Grade: t.Grade, BorderKm: t.Nearest.Km, Properties: f.Properties,
		}
		for _, b := range marz.Borders {
			if b.Alpha3 == t.Nearest.Neighbour {
				p.Nearest = b.ID
			}
		}
		// One id names one place. Where a crossing has the id, the town's says that it
		// is the town, as islam-qala-town does.
		if c := a.places[p.ID]; c != nil && c.Kind == marz.KindCrossing {
			p.ID += "-town"
			p.SharesID = true
			p.Properties["id"] = p.ID
		}
		a.towns = append(a.towns, p)
		return a.add(p)
	})
}
