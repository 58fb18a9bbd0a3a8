package desk

import (
	"strconv"
	"strings"

	"marz/geo"
	"marz/internal/atlas"
	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// How far things may lie from a row's coordinates, in metres.
const (
	// sameNameReach: a place of the row's name is the row's place. Beyond, it is a namesake.
	sameNameReach = 60_000
	// exactReach: coordinates without a name that the atlas knows stand for the nearest
	// crossing or town.
	exactReach = 10_000
	// nearReach is UCDP's "within 25 km of a known point" (where_prec 2).
	nearReach = 25_000
)

// maxPlaces bounds the answers that are kept.
const maxPlaces = 20_000

// placeFinder finds the atlas's place for names and coordinates, and keeps its answers.
type placeFinder struct {
	at   *atlas.Atlas
	seen map[whereabouts]foundPlace
}

// whereabouts are what a row says of where it happened.
type whereabouts struct {
	name     string    // of the spot
	district string    // of the district
	province string    // of the province
	point    orb.Point // (lon, lat), degrees
	known    bool      // the point is given
	grain    grain
}

// grain is how finely a row knows its place.
type grain int

const (
	atSpot grain = iota
	nearSpot
	inDistrict
	inProvince
	onBorder
	inCountry
)

type foundPlace struct {
	id  string
	err error
}

func newPlaceFinder(at *atlas.Atlas) *placeFinder {
	return &placeFinder{at: at, seen: map[whereabouts]foundPlace{}}
}

// find returns the id of the place.
func (f *placeFinder) find(w whereabouts) (string, error) {
	if got, ok := f.seen[w]; ok {
		return got.id, got.err
	}
	id, err := f.search(w)
	if len(f.seen) >= maxPlaces {
		clear(f.seen)
	}
	// The strings are parts of longer lines: keep no line for them.
	w.name, w.district, w.province = strings.Clone(w.name), strings.Clone(w.district), strings.Clone(w.province)
	f.seen[w] = foundPlace{id, err}
	return id, err
}

// search goes from the finest that the row knows to the coarsest: by name first, then by
// coordinates, then the province, then the border, then the country.
func (f *placeFinder) search(w whereabouts) (string, error) {
	if w.grain == inCountry {
		return atlas.Country, nil
	}
	if w.grain == onBorder {
		if id := f.border(w); id != "" {
			return id, nil
		}
	}
	if w.grain <= nearSpot {
		if id := f.spot(w); id != "" {
			return id, nil
		}
	}
	if w.grain == inDistrict {
		if id := f.named(w.district, w, marz.KindPlace); id != "" {
			return id, nil
		}
	}
	if p, err := f.at.ParseProvince(w.province); w.province != "" && err == nil {
		return p.ID, nil
	}
	if !w.known {
		return "", marz.Errorf(marz.Invalid, "place: %q is no place that Marz knows, and there are no coordinates", clipText(w.label(), 60))
	}
	if p := f.at.Locate(w.point).Province; p != nil {
		return p.ID, nil
	}
	return "", marz.Errorf(marz.Invalid, "place: %q at %.5g, %.5g (lon, lat) lies outside Afghanistan", clipText(w.label(), 60), w.point[0], w.point[1])
}

func (w whereabouts) label() string {
	for _, s := range []string{w.name, w.district, w.province} {
		if s != "" {
			return s
		}
	}
	return "a row"
}

// spot finds a crossing or a town by name, else by coordinates.
func (f *placeFinder) spot(w whereabouts) string {
	for _, name := range []string{w.name, strings.TrimSuffix(w.name, " town"), strings.TrimSuffix(w.name, " city")} {
		if id := f.named(name, w, marz.KindCrossing, marz.KindPlace); id != "" {
			return id
		}
	}
	if !w.known {
		return ""
	}
	reach := float64(exactReach)
	if w.grain == nearSpot {
		reach = nearReach
	}
	var best *atlas.Place
	for _, list := range [][]*atlas.Place{f.at.Crossings(), f.at.Places()} {
		for _, p := range list {
			if d := geo.Distance(p.Point, w.point); d < reach {
				best, reach = p, d
			}
		}
	}
	switch {
	case best == nil:
		return ""
	case best.Crossing != "": // a town that bears its crossing's name
		return best.Crossing
	}
	return best.ID
}

// named returns the place of that name and one of the kinds, in their order: the nearest
// to the coordinates where these are given, and never one far from them; else one in the
// province that is given.
func (f *placeFinder) named(name string, w whereabouts, kinds ...marz.PlaceKind) string {
	if name == "" {
		return ""
	}
	found := f.at.Lookup(name)
	province := ""
	if p, err := f.at.ParseProvince(w.province); w.province != "" && err == nil {
		province = p.ID
	}
	for _, kind := range kinds {
		best, reach := "", float64(sameNameReach)
		for _, p := range found {
			switch {
			case p.Kind != kind:
			case w.known:
				if d := geo.Distance(p.Point, w.point); d < reach {
					best, reach = p.ID, d
				}
			case province == "" || p.Province == province:
				return p.ID
			}
		}
		if best != "" {
			return best
		}
	}
	return ""
}

// border finds the border that a row speaks of: by name, else the one within reach.
func (f *placeFinder) border(w whereabouts) string {
	name := strings.TrimSuffix(strings.TrimSpace(w.name), " border")
	for _, p := range f.at.Lookup(name) {
		if p.Kind == marz.KindBorder {
			return p.ID
		}
	}
	if !w.known {
		return ""
	}
	if at := f.at.Locate(w.point); at.Border != nil && at.BorderKm*1000 <= nearReach {
		return at.Border.ID
	}
	return ""
}

// importPoint reads a latitude and a longitude in degrees; known is false when both are empty.
func importPoint(lat, lon string) (p orb.Point, known bool, err error) {
	if lat == "" && lon == "" {
		return p, false, nil
	}
	for i, f := range []struct {
		name, text string
		most       float64
	}{{"longitude", lon, 180}, {"latitude", lat, 90}} {
		v, err := strconv.ParseFloat(f.text, 64)
		if err != nil || !(v >= -f.most && v <= f.most) {
			return p, false, marz.Errorf(marz.Invalid, "%s: %q is no number of degrees from -%g to %g", f.name, clipText(f.text, 20), f.most, f.most)
		}
		p[i] = v
	}
	return p, true, nil
}
