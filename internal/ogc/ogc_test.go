package ogc_test

import (
	"encoding/json"
	"fmt"
	"math"
	"net/url"
	"strings"
	"testing"

	"marz/internal/ogc"

	"github.com/getkin/kin-openapi/openapi3"
)

var site = ogc.Site{Base: "https://maps.example/marz"}

var posts = ogc.Described{
	ID: "posts", Title: "Posts", Geometry: "geom", GeometryType: "Point", Start: "start", End: "end",
	Properties: []ogc.Property{
		{Name: "name", Type: "string", Title: "Name", Values: []string{"a", "b"}}, {Name: "n", Type: "integer"}, {Name: "share", Type: "number"},
		{Name: "open", Type: "boolean"}, {Name: "start", Type: "date"}, {Name: "end", Type: "date"}, {Name: "seen", Type: "date-time"},
		{Name: "who", Type: "strings"}, {Name: "claims", Type: "object"},
	},
}

// plain turns a document into what JSON makes of it.
func plain(t *testing.T, doc any) map[string]any {
	t.Helper()
	raw, err := ogc.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]any
	if err := json.Unmarshal(raw, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestLinksAreBelowTheSite(t *testing.T) {
	if site.Path() != "/marz" || (ogc.Site{Base: "http://x"}).Path() != "" {
		t.Errorf("%q", site.Path())
	}
	l := site.At("/collections/a b", "self", ogc.JSON, "A", url.Values{"q": {"x&y"}, "f": {"json"}})
	if l.Href != "https://maps.example/marz/collections/a b?f=json&q=x%26y" {
		t.Errorf("%s", l.Href)
	}
	for _, html := range []bool{false, true} {
		rels := map[string]string{}
		for _, l := range site.Both("/x", html) {
			rels[l.Rel] = l.Type
		}
		if html && rels["self"] != ogc.HTML || !html && rels["self"] != ogc.JSON || len(rels) != 2 {
			t.Errorf("html %v: %v", html, rels)
		}
	}
	for _, l := range append(ogc.NewLanding(site, "t", "d", "", false).Links, ogc.CollectionLinks(site, "posts")...) {
		if !strings.HasPrefix(l.Href, site.Base+"/") || l.Type == "" || l.Rel == "" {
			t.Errorf("%+v", l)
		}
	}
}

func TestSchemasSayWhatEachMayName(t *testing.T) {
	for _, row := range []struct {
		name string
		doc  ogc.Schema
		has  string
		not  string
	}{
		{"queryables", ogc.Queryables("https://x/q", posts), "geom name n share open start end seen who", "claims id"},
		{"sortables", ogc.Sortables("https://x/s", posts), "name n share open start end seen", "claims geom who id"},
		{"schema", ogc.FeatureSchema("https://x/f", posts), "id geom name n share open start end seen who claims", ""},
	} {
		doc := plain(t, row.doc)
		properties := doc["properties"].(map[string]any)
		for _, name := range strings.Fields(row.has) {
			if properties[name] == nil {
				t.Errorf("%s lacks %s", row.name, name)
			}
		}
		for _, name := range strings.Fields(row.not) {
			if properties[name] != nil {
				t.Errorf("%s has %s", row.name, name)
			}
		}
		if doc["$schema"] != "https://json-schema.org/draft/2020-12/schema" || doc["additionalProperties"] != false || doc["type"] != "object" {
			t.Errorf("%s: %v", row.name, doc)
		}
	}
	q := plain(t, ogc.Queryables("https://x/q", posts))["properties"].(map[string]any)
	if fmt.Sprint(q["geom"]) != "map[format:geometry-point title:Geometry]" {
		t.Errorf("the geometry has a format and no type: %v", q["geom"])
	}
	for name, want := range map[string]string{"start": "map[format:date title: type:string]", "seen": "map[format:date-time title: type:string]", "who": "map[items:map[type:string] title: type:array]"} {
		if fmt.Sprint(q[name]) != want {
			t.Errorf("%s: %v, want %s", name, q[name], want)
		}
	}
	f := plain(t, ogc.FeatureSchema("https://x/f", posts))["properties"].(map[string]any)
	for name, role := range map[string]string{"id": "id", "geom": "primary-geometry", "start": "primary-interval-start", "end": "primary-interval-end"} {
		if got := f[name].(map[string]any)["x-ogc-role"]; got != role {
			t.Errorf("%s has the role %v, want %s", name, got, role)
		}
	}
}

func TestGeometriesOfSeveralKindsHaveAFormat(t *testing.T) {
	for kind, want := range map[string]string{
		"Point": "geometry-point", "": "geometry-any", "MultiPolygon": "geometry-polygon-or-multipolygon",
		"MultiLineString": "geometry-linestring-or-multilinestring", "LineString": "geometry-linestring",
	} {
		d := posts
		d.GeometryType = kind
		g := plain(t, ogc.Queryables("x", d))["properties"].(map[string]any)["geom"].(map[string]any)
		if g["format"] != want {
			t.Errorf("%q: %v, want %s", kind, g["format"], want)
		}
	}
}

func TestAnExtentIsOpenTowardsTheFuture(t *testing.T) {
	e := plain(t, ogc.NewExtent(60, 29, 75, 39, "2021-05-01T00:00:00Z"))
	if got := fmt.Sprint(e["temporal"].(map[string]any)["interval"]); got != "[[2021-05-01T00:00:00Z <nil>]]" {
		t.Errorf("%s", got)
	}
	if plain(t, ogc.NewExtent(60, 29, 75, 39, ""))["temporal"] != nil {
		t.Error("a collection without time has a period")
	}
}

func TestConformanceNamesEachClassOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range ogc.Classes {
		if seen[c] || !strings.HasPrefix(c, "http://www.opengis.net/spec/") || !strings.Contains(c, "/conf/") {
			t.Errorf("%s", c)
		}
		seen[c] = true
	}
}

func TestTheMatrixSetHalvesAtEachZoom(t *testing.T) {
	s := ogc.NewWebMercatorQuad(4)
	if len(s.TileMatrices) != 5 || s.ID != "WebMercatorQuad" {
		t.Fatalf("%+v", s)
	}
	for z, m := range s.TileMatrices {
		if m.ID != fmt.Sprint(z) || m.MatrixWidth != 1<<z || m.MatrixHeight != 1<<z || m.TileWidth != 256 {
			t.Errorf("zoom %d: %+v", z, m)
		}
		// One pixel is 0.28 mm (OGC 17-083r4, 6.1.1).
		if math.Abs(m.ScaleDenominator*0.00028-m.CellSize) > m.CellSize*1e-9 {
			t.Errorf("zoom %d: a cell of %g at scale %g", z, m.CellSize, m.ScaleDenominator)
		}
		if wide := m.CellSize * 256 * float64(m.MatrixWidth); math.Abs(wide+2*m.PointOfOrigin[0]) > 0.01 {
			t.Errorf("zoom %d is %g metres wide from %g", z, wide, m.PointOfOrigin[0])
		}
	}
}

func TestTilesetsCarryTheFiltersOn(t *testing.T) {
	src := ogc.TileSource{
		Path: "/collections/posts", Title: "Posts", Bound: [4]float64{60, 29, 75, 39}, Layers: []ogc.Described{posts}, MaxZoom: 16,
		Query: url.Values{"name": {"a"}, "f": {"tilejson"}, "min_seq": {"3"}},
	}
	j := ogc.NewTileJSON(site, src)
	if want := "https://maps.example/marz/collections/posts/tiles/WebMercatorQuad/{z}/{y}/{x}?f=mvt&name=a"; j.Tiles[0] != want {
		t.Errorf("%s, want %s", j.Tiles[0], want)
	}
	if got := fmt.Sprint(j.VectorLayers[0].Fields); got != "map[end:String id:String n:Number name:String open:Boolean seen:String share:Number start:String who:String]" {
		t.Errorf("%s", got)
	}
	set := ogc.NewTileSet(site, src)
	if d := set.Layers[0].GeometryDimension; d == nil || *d != 0 {
		t.Errorf("points have the dimension %v", d)
	}
	if list := ogc.NewTileSets(site, src); len(list.TileSets) != 1 || list.TileSets[0].Layers != nil {
		t.Errorf("%+v", list)
	}
}

func TestTheAPIDocumentWritesACollectionsAddressesOut(t *testing.T) {
	doc := ogc.NewOpenAPI(ogc.API{
		Site: site, Title: "T", Description: "D", Version: "1", DefaultLimit: 10, MaxLimit: 100, Collections: []ogc.Described{posts},
		Routes: []ogc.Route{
			{Path: "/", Summary: "Landing", Types: []string{ogc.JSON}},
			{Path: "/collections/{collection}/items", Summary: "Items", Types: []string{ogc.GeoJSON}, Params: []string{"limit", "filter"}, PerCollection: true},
			{Method: "POST", Path: "/collections/{collection}/items", Summary: "Query", Types: []string{ogc.GeoJSON}, Body: []string{ogc.JSON}, Params: []string{"limit"}, PerCollection: true},
			{Path: "/collections/{collection}/items/{id}", Summary: "One", Types: []string{ogc.GeoJSON}},
		},
	})
	raw, err := ogc.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	if doc, err = openapi3.NewLoader().LoadFromData(raw); err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Fatal(err)
	}
	items := doc.Paths.Find("/collections/posts/items")
	if items == nil || items.Get == nil || items.Post == nil || items.Post.RequestBody == nil {
		t.Fatalf("%+v", items)
	}
	for name, typ := range map[string]string{"name": "string", "n": "integer", "share": "number", "open": "boolean", "seen": "string"} {
		if p := items.Get.Parameters.GetByInAndName("query", name); p == nil || !p.Schema.Value.Type.Is(typ) {
			t.Errorf("%s: %+v", name, p)
		}
	}
	if items.Get.Parameters.GetByInAndName("query", "claims") != nil {
		t.Error("nested properties cannot be filtered by")
	}
	if one := doc.Paths.Find("/collections/{collection}/items/{id}"); one == nil || len(one.Get.Parameters) != 2 {
		t.Errorf("%+v", one)
	}
}
