package web_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"marz/geo"

	"github.com/paulmach/orb"
)

func TestTilesetsLeadToTiles(t *testing.T) {
	w := open(t)
	for _, root := range []string{"", "/collections/events", "/collections/provinces", "/collections/posts"} {
		var list struct {
			Tilesets []struct {
				DataType, TileMatrixSetURI, CRS string
				Links                           []link
			}
			Links []link
		}
		w.ok(t, root+"/tiles").into(t, &list)
		if len(list.Tilesets) != 1 || list.Tilesets[0].DataType != "vector" ||
			list.Tilesets[0].TileMatrixSetURI != "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad" {
			t.Fatalf("%s/tiles: %+v", root, list)
		}
		self, ok := find(list.Tilesets[0].Links, "self", "application/json")
		if !ok {
			t.Fatalf("%s: no self link", root)
		}
		var set struct {
			Layers []struct{ ID, DataType string }
			Links  []link
		}
		w.ok(t, path(t, self.Href)).into(t, &set)
		if len(set.Layers) == 0 {
			t.Errorf("%s has no layers", root)
		}
		scheme, ok := find(set.Links, "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme", "")
		if !ok {
			t.Fatalf("%s: no tiling scheme", root)
		}
		w.ok(t, path(t, scheme.Href))
		item, ok := find(set.Links, "item", "application/vnd.mapbox-vector-tile")
		if !ok || !item.Templated {
			t.Fatalf("%s: item link %+v", root, item)
		}
		at := geo.TileAt(orb.Point{61.5, 34.5}, 7)
		href := strings.NewReplacer("{tileMatrix}", fmt.Sprint(at.Z), "{tileRow}", fmt.Sprint(at.Y), "{tileCol}", fmt.Sprint(at.X)).Replace(item.Href)
		res := w.ok(t, path(t, href))
		if res.typ() != "application/vnd.mapbox-vector-tile" || len(res.body) == 0 || res.Header.Get("ETag") == "" {
			t.Errorf("%s: %s, %d bytes", href, res.typ(), len(res.body))
		}
	}
}

func TestTileJSONNamesTheSameTiles(t *testing.T) {
	w := open(t)
	var doc struct {
		TileJSON     string
		Tiles        []string
		Bounds       []float64
		MinZoom      int
		MaxZoom      int
		Scheme       string
		VectorLayers []struct {
			ID     string
			Fields map[string]string
		} `json:"vector_layers"`
	}
	w.ok(t, "/collections/events/tiles/WebMercatorQuad?f=tilejson&border=afg-irn").into(t, &doc)
	if doc.TileJSON != "3.0.0" || len(doc.Tiles) != 1 || len(doc.Bounds) != 4 || doc.MaxZoom == 0 || doc.Scheme != "xyz" {
		t.Fatalf("%+v", doc)
	}
	if len(doc.VectorLayers) != 1 || doc.VectorLayers[0].ID != "events" || doc.VectorLayers[0].Fields["type"] != "String" || doc.VectorLayers[0].Fields["quantity"] != "Number" {
		t.Errorf("%+v", doc.VectorLayers)
	}
	if !strings.Contains(doc.Tiles[0], "border=afg-irn") || strings.Contains(doc.Tiles[0], "tilejson") {
		t.Errorf("%s", doc.Tiles[0])
	}
	at := geo.TileAt(orb.Point{61.07, 34.66}, 6)
	href := strings.NewReplacer("{z}", fmt.Sprint(at.Z), "{y}", fmt.Sprint(at.Y), "{x}", fmt.Sprint(at.X)).Replace(doc.Tiles[0])
	if res := w.ok(t, path(t, href)); len(res.body) == 0 {
		t.Error("the tile of Islam Qala is empty")
	}
}

func TestTilesInsideAndOutside(t *testing.T) {
	w := open(t)
	at := geo.TileAt(orb.Point{61.07, 34.66}, 6)
	tile := fmt.Sprintf("/collections/events/tiles/WebMercatorQuad/%d/%d/%d", at.Z, at.Y, at.X)
	full := w.ok(t, tile)
	for _, row := range []struct {
		name, target string
		status       int
	}{
		{"a tile of the sea is empty", "/collections/events/tiles/WebMercatorQuad/6/40/5", 204},
		{"no event of a border that is not here", tile + "?border=PAK", 204},
		{"no event before the record", tile + "?datetime=1999-01-01", 204},
		{"nothing known yet", tile + "?known_at=1999-01-01", 204},
		{"a filter", tile + "?filter=type='nothing'", 204},
		{"a box beside it", tile + "?bbox=70,30,75,36", 204},
		{"row and column changed places", fmt.Sprintf("/collections/events/tiles/WebMercatorQuad/%d/%d/%d", at.Z, at.X, at.Y), 204},
	} {
		if res := w.get(t, row.target); res.StatusCode != row.status || len(res.body) != 0 {
			t.Errorf("%s: %d, %d bytes, want %d", row.name, res.StatusCode, len(res.body), row.status)
		}
	}
	narrow := w.ok(t, tile+"?properties=type")
	if len(narrow.body) >= len(full.body) {
		t.Errorf("%d bytes with one property, %d with all", len(narrow.body), len(full.body))
	}
	w.problem(t, "/collections/events/tiles/WebMercatorQuad/1/2/0", 404, "row")
	w.problem(t, "/collections/events/tiles/WebMercatorQuad/25/0/0", 404, "zoom")
	w.problem(t, "/collections/events/tiles/WebMercatorQuad/a/b/c", 404, "whole numbers")
	w.problem(t, "/collections/events/tiles/WorldCRS84Quad/1/0/0", 404)
	w.problem(t, tile+"?limit=3", 400, "limit")
	w.problem(t, tile+"?colour=red", 400, "colour")
	w.problem(t, "/tiles/WebMercatorQuad/1/0/0?collections=towns", 400, "collections", "towns")
	w.problem(t, "/tiles/WebMercatorQuad/1/0/0?border=IRN", 400, "border", "collections")
}

func TestATileKeepsItsETagWhenAWriteDoesNotTouchIt(t *testing.T) {
	w := own(t)
	w.follow(t)
	address := func(crossing string) string {
		var f feature
		w.ok(t, "/collections/crossings/items/"+crossing).into(t, &f)
		var p orb.Point
		if err := json.Unmarshal(f.Geometry.Coordinates, &p); err != nil {
			t.Fatal(err)
		}
		at := geo.TileAt(p, 14) // where points are not gathered
		return fmt.Sprintf("/collections/events/tiles/WebMercatorQuad/%d/%d/%d", at.Z, at.Y, at.X)
	}
	touched, far := address("islam-qala"), address("shir-khan-bandar")
	before := [2]string{w.ok(t, touched).Header.Get("ETag"), w.ok(t, far).Header.Get("ETag")}
	seq := w.claim(t, "later")
	w.ok(t, fmt.Sprintf("/conformance?min_seq=%d", seq))
	if got := w.ok(t, touched).Header.Get("ETag"); got == before[0] {
		t.Error("the tile that the write touched kept its ETag")
	}
	if res := w.get(t, far, "If-None-Match", before[1]); res.StatusCode != 304 {
		t.Errorf("a tile far away: %d", res.StatusCode)
	}
}
