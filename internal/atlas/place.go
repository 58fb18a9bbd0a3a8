package atlas

import (
	"github.com/paulmach/orb"

	"marz/geo"
	"marz/internal/marz"
)

// Country is the id of Afghanistan as a place, for claims on the whole of it.
const Country = "AFG"

// Place is something a claim can be about: a crossing, a town, a province, a border
// or the country. A Place is shared: do not change it.
type Place struct {
	ID      string
	Kind    marz.PlaceKind
	Names   marz.Names // empty where not known; Names.In chooses the nearest
	Aliases []string   // other spellings, as the source gives them

	Point    orb.Point    // where a mark goes: the gate of a crossing, the label point of an area, the middle of a line
	Geometry orb.Geometry // Point, LineString of a border, Polygon or MultiPolygon of a province and of the country
	Town     *orb.Point   // of a crossing: the town, where it lies apart from the gate; else nil

	Province string   // ISO 3166-2; a province's own id; empty for borders and the country
	District string   // in English; empty where not known
	Border   string   // "afg-irn": of a crossing, of the town of a crossing, of a border; else empty
	Borders  []string // every border it lies on: also those that a province touches, clockwise from the Iranian one
	Crossing string   // of a town: the crossing that bears its name and lies near; else empty
	SharesID bool     // of a town: the layers give it and its crossing one id, as if they were one place

	Nearest  string  // the nearest border; empty for areas that touch several and for the country
	BorderKm float64 // how far that is, in kilometres

	SubKind       string   // provincial-capital, national-capital, district-centre, border-town; else empty
	CrossingKinds []string // road, rail, bridge, ferry, pass
	Grade         string   // how well the position is known: A best, D a placeholder; empty for areas
	Official      bool     // of a crossing: open by treaty, with customs
	Counterpart   string   // of a crossing: the post on the other side

	// Properties are those of the source's feature, its id and names made whole.
	Properties map[string]any
}

// Feature is a piece of a reference layer that is no place: a border segment, a
// neighbour, a river. It is shared: do not change it.
type Feature struct {
	ID         string
	Geometry   orb.Geometry
	Properties map[string]any
}

// Layer says where a reference layer comes from and whose it is.
type Layer struct {
	File       string `json:"file"`       // in the data, "layers/borders.geojson"
	Collection string `json:"collection"` // the collection that serves it, or ""
	Title      struct {
		EN string `json:"en"`
		FR string `json:"fr"`
	} `json:"title"`
	Source         string `json:"source"`
	Licence        string `json:"licence"` // SPDX
	LicenceURL     string `json:"licence_url"`
	Attribution    string `json:"attribution"` // to be shown wherever the layer is
	AttributionURL string `json:"attribution_url"`
	Changes        string `json:"changes"`
}

// Atlas holds the places. Make one with Load.
type Atlas struct {
	places    map[string]*Place // by id, all kinds
	provinces []*Place
	crossings []*Place
	towns     []*Place
	borders   []*Place
	country   *Place

	segments   []Feature
	neighbours []Feature
	rivers     []Feature
	layers     []Layer

	names   []Name              // sorted by Text
	byKey   map[string][]*Place // folded name without spaces → places
	bySound map[string][]*Place // transliteration → places
	lines   []*geo.Border       // in the order of borders

	stretches []*geo.Border // in the order of segments
}

// Place returns the place with the id, of any kind; "AFG" is the country.
func (a *Atlas) Place(id string) (*Place, bool) {
	p, ok := a.places[id]
	return p, ok
}

// Provinces returns the 34 provinces by id.
func (a *Atlas) Provinces() []*Place { return a.provinces }

// Crossings returns the crossings, clockwise from the Iranian border.
func (a *Atlas) Crossings() []*Place { return a.crossings }

// Places returns the capitals, district centres and border towns.
func (a *Atlas) Places() []*Place { return a.towns }

// Borders returns the six borders in the order of marz.Borders.
func (a *Atlas) Borders() []*Place { return a.borders }

// Country returns Afghanistan.
func (a *Atlas) Country() *Place { return a.country }

// All yields every place of every kind: crossings, towns, provinces, borders, the country.
func (a *Atlas) All() []*Place {
	out := make([]*Place, 0, len(a.places))
	out = append(append(out, a.crossings...), a.towns...)
	out = append(append(out, a.provinces...), a.borders...)
	return append(out, a.country)
}

// Segments returns the border of each province with each neighbour. Properties:
// province, neighbour, border, length_km.
func (a *Atlas) Segments() []Feature { return a.segments }

// Neighbours returns the six neighbouring countries, clipped to the map.
func (a *Atlas) Neighbours() []Feature { return a.neighbours }

// Rivers returns the main rivers.
func (a *Atlas) Rivers() []Feature { return a.rivers }

// Layers returns source, licence and attribution of everything that Marz ships.
func (a *Atlas) Layers() []Layer { return a.layers }

// Layer returns the layer that a collection serves.
func (a *Atlas) Layer(collection string) (Layer, bool) {
	for _, l := range a.layers {
		if l.Collection == collection {
			return l, true
		}
	}
	return Layer{}, false
}

// Line returns the line of a border, ready to locate points on, or nil.
func (a *Atlas) Line(border string) *geo.Border {
	for i, b := range a.borders {
		if b.ID == border {
			return a.lines[i]
		}
	}
	return nil
}
