package main

import (
	"embed"
	"encoding/json"
	"fmt"

	"github.com/paulmach/orb"
)

//go:embed tables
var tableFiles embed.FS

// names in the four languages; ps is empty where not known.
type names struct {
	EN string `json:"en"`
	FR string `json:"fr"`
	FA string `json:"fa"`
	PS string `json:"ps"`
}

// provinceRow is what is written by hand of a province.
type provinceRow struct {
	ID       string   `json:"id"`       // ISO 3166-2
	GeoNames string   `json:"geonames"` // first-order code, "AF.11": Natural Earth's own names repeat
	Names    names    `json:"names"`
	Aliases  []string `json:"aliases"`
	Capital  string   `json:"capital"`
}

// neighbourRow is what is written by hand of a neighbour; the rows stand clockwise
// from the tripoint of Iran and Pakistan.
type neighbourRow struct {
	ID     string   `json:"id"` // ISO 3166-1 alpha-3
	Names  names    `json:"names"`
	Zones  []string `json:"zones"`  // time zones that meet Afghanistan's
	CIAKm  int      `json:"cia_km"` // length of the border by the CIA World Factbook
	Begins string   `json:"begins"` // the neighbour with whose common line the ring begins; empty: the country's own outside
}

// riverRow names a river of GSHHG by the ends of its parts.
type riverRow struct {
	ID    string         `json:"id"`
	Names names          `json:"names"`
	Parts [][2]orb.Point `json:"parts"`
}

// placeRow is what is written by hand of a place: either its GeoNames name (and the
// latitude, where several bear it), or its position and where that comes from.
type placeRow struct {
	ID       string   `json:"id"`
	Names    names    `json:"names"`
	Aliases  []string `json:"aliases"`
	Kind     string   `json:"kind"`
	Province string   `json:"province"`
	District string   `json:"district"`
	GeoNames string   `json:"geonames"`
	NearLat  float64  `json:"near_lat"`
	Lat      float64  `json:"lat"`
	Lon      float64  `json:"lon"`
	Source   string   `json:"source"`
}

// tables holds all rows.
type tables struct {
	provinces  []provinceRow
	neighbours []neighbourRow
	rivers     []riverRow
	places     []placeRow
}

func readTables() (*tables, error) {
	t := &tables{}
	for _, f := range []struct {
		name string
		rows any
	}{
		{"provinces", &t.provinces}, {"neighbours", &t.neighbours}, {"rivers", &t.rivers}, {"places", &t.places},
	} {
		b, err := tableFiles.ReadFile("tables/" + f.name + ".json")
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(b, f.rows); err != nil {
			return nil, fmt.Errorf("tables/%s.json: %w", f.name, err)
		}
	}
	return t, nil
}
