package atlas_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/paulmach/orb"

	"marz/data"
	"marz/geo"
	"marz/internal/atlas"
	"marz/internal/marz"
)

// loaded is the atlas of the bundled data; it never changes, so the tests share it.
var loaded = sync.OnceValues(func() (*atlas.Atlas, error) { return atlas.Load(data.FS) })

func load(t testing.TB) *atlas.Atlas {
	t.Helper()
	a, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func ids(list []*atlas.Place) string {
	var out []string
	for _, p := range list {
		out = append(out, p.ID)
	}
	return strings.Join(out, " ")
}

func TestTheAtlasHoldsWhatTheReferenceLayersHold(t *testing.T) {
	a := load(t)
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"provinces", len(a.Provinces()), 34},
		{"borders", len(a.Borders()), 6},
		{"crossings", len(a.Crossings()), 25},
		{"places", len(a.Places()), 137},
		{"border segments", len(a.Segments()), 25},
		{"neighbours", len(a.Neighbours()), 6},
		{"rivers", len(a.Rivers()), 15},
		{"everything that a claim can be about", len(a.All()), 34 + 6 + 25 + 137 + 1},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", c.what, c.got, c.want)
		}
	}
}

func TestEveryIdNamesOnePlace(t *testing.T) {
	a := load(t)
	seen := map[string]bool{}
	for _, p := range a.All() {
		if seen[p.ID] {
			t.Errorf("two places have the id %q", p.ID)
		}
		seen[p.ID] = true
		if got, ok := a.Place(p.ID); !ok || got != p {
			t.Errorf("Place(%q) = %v", p.ID, got)
		}
		if p.Properties["id"] != p.ID {
			t.Errorf("%s: its properties say id %v", p.ID, p.Properties["id"])
		}
	}
	for _, id := range []string{"khwahan", "dand-e-patan"} {
		gate, _ := a.Place(id)
		town, _ := a.Place(id + "-town")
		if gate == nil || gate.Kind != marz.KindCrossing || town == nil || town.Kind != marz.KindPlace {
			t.Errorf("%s: the crossing and the town of one name must both be there: %v, %v", id, gate, town)
		}
	}
}

func TestACrossingBelongsToWhatItsRecordSays(t *testing.T) {
	a := load(t)
	outside := 0
	for _, c := range a.Crossings() {
		if c.Province == "" || c.Border == "" || c.Grade == "" || c.Properties["sources"] == nil {
			t.Errorf("%s: province %q, border %q, grade %q, sources %v", c.ID, c.Province, c.Border, c.Grade, c.Properties["sources"])
		}
		if c.BorderKm > 0.15 {
			t.Errorf("%s lies %.2f km from its border", c.ID, c.BorderKm)
		}
		pr, _ := a.Place(c.Province)
		if !geo.Contains(pr.Geometry, c.Point) {
			outside++
		}
	}
	if outside == 0 {
		t.Error("no crossing lies outside its province's polygon: then this test tests nothing")
	}
	if rubat, _ := a.Place("rubat"); rubat.Border != "afg-irn" {
		t.Errorf("rubat, near the tripoint, lies on %s by its record, not %s", "afg-irn", rubat.Border)
	}
}

func TestAGateAndItsTownAreBothKept(t *testing.T) {
	a := load(t)
	for id, want := range map[string]float64{"islam-qala": 6.1, "spin-boldak-chaman": 6.7} {
		c, _ := a.Place(id)
		if c.Town == nil {
			t.Errorf("%s: no town", id)
			continue
		}
		if km := geo.Distance(c.Point, *c.Town) / 1000; km < want-0.3 || km > want+0.3 {
			t.Errorf("%s: the town lies %.1f km from the gate, want about %.1f", id, km, want)
		}
	}
	for town, gate := range map[string]string{
		"islam-qala-town": "islam-qala", "torghundi-town": "torghundi", "hairatan-town": "hairatan", "spin-boldak": "spin-boldak-chaman",
		"sher-khan-bandar-town": "shir-khan-bandar", "zaranj": "zaranj-milak", "khwahan-town": "khwahan", "herat": "", "zinda-jan": "", "kabul": "",
	} {
		p, _ := a.Place(town)
		if p.Crossing != gate {
			t.Errorf("%s is the town of %q, want %q", town, p.Crossing, gate)
		}
		if (p.Border != "") != (gate != "") {
			t.Errorf("%s: border %q; only the town of a crossing lies on one", town, p.Border)
		}
	}
}

func TestTheCountryIsTheRingOfItsBorders(t *testing.T) {
	a := load(t)
	c := a.Country()
	ring := c.Geometry.(orb.Polygon)[0]
	if !ring.Closed() || ring.Orientation() != orb.CCW {
		t.Errorf("closed %v, orientation %v", ring.Closed(), ring.Orientation())
	}
	if p, _ := a.Place("AFG"); p != c || c.Kind != marz.KindCountry || len(c.Borders) != 6 {
		t.Errorf("AFG is %v", c)
	}
	for _, p := range a.Places() {
		if !geo.Contains(c.Geometry, p.Point) && p.BorderKm > 0.2 {
			t.Errorf("%s lies outside Afghanistan", p.ID)
		}
	}
}

func TestEveryPlaceHasNamesToShow(t *testing.T) {
	for _, p := range load(t).All() {
		if p.Names.EN == "" || p.Names.FR == "" || p.Names.FA == "" {
			t.Errorf("%s: %+v", p.ID, p.Names)
		}
		if p.Kind != marz.KindPlace && p.Names.PS == "" {
			t.Errorf("%s has no name in Pashto", p.ID)
		}
	}
	a := load(t)
	for id, want := range map[string]string{"herat": "هرات", "torghundi-town": "تورغونډۍ", "zaranj": "زرنج", "kabul": "کابل"} {
		if p, _ := a.Place(id); p.Names.PS != want {
			t.Errorf("%s in Pashto: %q, want %q", id, p.Names.PS, want)
		}
	}
}

func TestEveryLayerSaysWhoseItIs(t *testing.T) {
	a := load(t)
	for _, l := range a.Layers() {
		if l.Title.EN == "" || l.Title.FR == "" || l.Source == "" || l.Licence == "" || l.LicenceURL == "" || l.Attribution == "" {
			t.Errorf("%+v", l)
		}
	}
	for c, want := range map[string]string{
		"provinces": "ODbL-1.0", "borders": "ODbL-1.0", "crossings": "ODbL-1.0", "places": "CC-BY-4.0",
	} {
		if l, ok := a.Layer(c); !ok || l.Licence != want {
			t.Errorf("%s: licence %q, want %q", c, l.Licence, want)
		}
	}
	if _, ok := a.Layer("nothing"); ok {
		t.Error("a layer for a collection that does not exist")
	}
	list, err := data.FS.ReadDir("layers")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		if !slices.ContainsFunc(a.Layers(), func(l atlas.Layer) bool { return l.File == "layers/"+f.Name() }) {
			t.Errorf("layers.json does not know layers/%s", f.Name())
		}
	}
}

func TestDamagedLayersAreRefusedWithTheirFile(t *testing.T) {
	whole := func() fstest.MapFS {
		m := fstest.MapFS{}
		for _, f := range []string{
			"layers/borders.geojson", "layers/provinces.geojson", "layers/crossings.json", "layers/places.geojson",
			"layers/border_segments.geojson", "layers/neighbours.geojson", "layers/rivers.geojson", "layers.json",
		} {
			b, err := data.FS.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			m[f] = &fstest.MapFile{Data: b}
		}
		return m
	}
	for _, c := range []struct{ name, file, old, new, want string }{
		{"a file that is missing", "layers/rivers.geojson", "", "", "layers/rivers.geojson"},
		{"a file that is no JSON", "layers/places.geojson", "{", "[", "layers/places.geojson"},
		{"a ring that is not closed", "layers/provinces.geojson", `"coordinates":[[[`, `"coordinates":[[[1,1],[`, "layers/provinces.geojson: feature 0"},
		{"a crossing in no province", "layers/crossings.json", `"AF-HER"`, `"AF-XXX"`, `"AF-XXX", which does not exist`},
		{"a crossing on no border", "layers/crossings.json", `"border": "afg-irn"`, `"border": "afg-xxx"`, `"afg-xxx", which does not exist`},
		{"a crossing without a position", "layers/crossings.json", `"lat"`, `"let"`, "no lat and lon"},
		{"a place without an id", "layers/places.geojson", `"id":"fayzabad"`, `"id":""`, "no id"},
		{"two places of one id", "layers/places.geojson", `"id":"obe"`, `"id":"farsi"`, `"farsi`},
		{"a border that is missing", "layers/borders.geojson", `"id":"afg-irn","geometry"`, `"id":"afg-ira","geometry"`, "not the six"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := whole()
			if c.old == "" {
				delete(m, c.file)
			} else {
				was := string(m[c.file].Data)
				now := strings.Replace(was, c.old, c.new, 1)
				if was == now {
					t.Fatalf("%s does not hold %s", c.file, c.old)
				}
				m[c.file] = &fstest.MapFile{Data: []byte(now)}
			}
			_, err := atlas.Load(m)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
		})
	}
}
