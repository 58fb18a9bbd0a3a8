package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"marz/geo"
	"marz/internal/catalog"
	"marz/internal/encode"
	"marz/internal/marz"
	"marz/internal/ogc"
)

// tileZoom is the deepest zoom that tilesets offer: deeper tiles show nothing finer.
const tileZoom = 16

// matrixSets answers /tileMatrixSets.
func (s *server) matrixSets(w http.ResponseWriter, r *http.Request) error {
	a, err := s.plain(r, asJSON)
	if err != nil {
		return err
	}
	return s.document(w, &a, s.Catalog.Version(), ogc.NewTileMatrixSets(a.site))
}

// matrixSet answers /tileMatrixSets/WebMercatorQuad.
func (s *server) matrixSet(w http.ResponseWriter, r *http.Request) error {
	a, err := s.plain(r, asJSON)
	if err != nil {
		return err
	}
	return s.document(w, &a, s.Catalog.Version(), ogc.NewWebMercatorQuad(geo.MaxZoom))
}

// tiling is a request for tiles, or for what describes them: of one collection, or of all
// those that the dataset's tiles show.
type tiling struct {
	*ask
	cols    []catalog.Collection
	params  []parameters // one for each collection
	dataset bool
}

// tilingParams are the parameters of tiles beside a collection's columns.
var tilingParams = slices.Concat(selecting, []string{"properties"})

func (s *server) tiling(a *ask) (tiling, error) {
	t := tiling{ask: a}
	if a.param("collection") == "" {
		return s.datasetTiling(t)
	}
	col, err := s.collectionOf(a)
	if err != nil {
		return t, err
	}
	for _, no := range slices.Concat(paging, []string{"crs", "sortby"}) {
		if a.v.Has(no) {
			return t, marz.Errorf(marz.Invalid, "%s: tiles have no pages, no order and one reference system: leave it out", no)
		}
	}
	p, err := listParameters(a.v, &col.Schema)
	p.Collection, p.Limit = col.ID, 0
	t.cols, t.params = []catalog.Collection{col}, []parameters{p}
	return t, err
}

// datasetTiling reads the parameters of the dataset's tiles: which collections, when, and
// as known when.
func (s *server) datasetTiling(t tiling) (tiling, error) {
	t.dataset = true
	if err := t.only("collections", "datetime", "known_at", "version"); err != nil {
		return t, err
	}
	all := s.Catalog.Collections()
	if names := t.v.Get("collections"); names != "" {
		all = nil
		for name := range strings.SplitSeq(names, ",") {
			col, err := s.Catalog.Collection(name)
			if err != nil {
				return t, marz.Errorf(marz.Invalid, "collections: %w", err)
			}
			all = append(all, col)
		}
	}
	for _, col := range all {
		p, err := commonParameters(t.v, &col.Schema)
		if err != nil {
			return t, err
		}
		p.Collection, p.Limit = col.ID, 0
		t.cols, t.params = append(t.cols, col), append(t.params, p)
	}
	return t, nil
}

// source says what a tileset shows.
func (t *tiling) source() ogc.TileSource {
	src := ogc.TileSource{Path: "/collections/" + t.cols[0].ID, Title: t.cols[0].Title, Description: t.cols[0].Description, Attribution: attribution, MaxZoom: tileZoom, Query: t.v}
	if t.dataset {
		src.Path, src.Title, src.Description = "", title, description
	}
	bound := t.cols[0].Bound
	for _, c := range t.cols {
		src.Layers = append(src.Layers, described(c))
		if !c.Bound.IsEmpty() {
			bound = bound.Union(c.Bound)
		}
	}
	src.Bound = [4]float64{bound.Min[0], bound.Min[1], bound.Max[0], bound.Max[1]}
	return src
}

// tilesets answers …/tiles.
func (s *server) tilesets(w http.ResponseWriter, r *http.Request) error {
	a, err := s.ask(r, asJSON)
	if err != nil {
		return err
	}
	t, err := s.tiling(&a)
	if err != nil {
		return err
	}
	return s.document(w, &a, s.Catalog.Version(), ogc.NewTileSets(a.site, t.source()))
}

// asTileJSON is a tileset as TileJSON; Accept cannot tell it from its description.
var asTileJSON = format{"tilejson", "application/vnd.mapbox.tile+json", "TileJSON"}

// tileset answers …/tiles/WebMercatorQuad.
func (s *server) tileset(w http.ResponseWriter, r *http.Request) error {
	a, err := s.ask(r, asJSON, asTileJSON)
	if err != nil {
		return err
	}
	t, err := s.tiling(&a)
	if err != nil {
		return err
	}
	if a.form == asTileJSON {
		a.form.typ = ogc.JSON
		return s.document(w, &a, s.Catalog.Version(), ogc.NewTileJSON(a.site, t.source()))
	}
	return s.document(w, &a, s.Catalog.Version(), ogc.NewTileSet(a.site, t.source()))
}

// tile answers …/tiles/WebMercatorQuad/{z}/{row}/{col}.
func (s *server) tile(w http.ResponseWriter, r *http.Request) error {
	a, err := s.ask(r, asTile)
	if err != nil {
		return err
	}
	at, err := tileAt(a.param("z"), a.param("row"), a.param("col"))
	if err != nil {
		return err
	}
	t, err := s.tiling(&a)
	if err != nil {
		return err
	}
	if !t.moves() {
		w.Header().Set("Cache-Control", "public, max-age=3600")
	}
	key := s.tileKey(&t)
	kept := s.pages.get(key)
	if kept == nil {
		if kept, err = s.makeTile(&t, at); err != nil {
			return err
		}
		kept.key = key
		s.pages.put(kept)
	}
	setVersion(w, kept.version)
	return respond(w, r, kept)
}

// moves reports whether the log can change what the tiles show.
func (t *tiling) moves() bool {
	return slices.ContainsFunc(t.cols, func(c catalog.Collection) bool { return c.Layer || c.Updated.Seq > 0 || c.ID == catalog.Control })
}

// tileKey names a tile by what it shows and by the versions that last changed its
// collections: a write to one leaves the tiles of the others as they are.
func (s *server) tileKey(t *tiling) string {
	parts := []string{s.Build, t.path(), url.Values(t.v).Encode()}
	for i := range t.cols {
		parts = append(parts, versionText(t.cols[i].Updated))
		if t.cols[i].ID == catalog.Control {
			parts = append(parts, s.Catalog.Today().String())
		}
	}
	return tagOf(marz.Version{}, parts...)
}

// makeTile encodes a tile. Its ETag is made of its bytes, so that a write which does not
// touch it leaves what clients keep of it valid.
func (s *server) makeTile(t *tiling, at geo.Tile) (*answer, error) {
	box := encode.TileBox(at)
	var layers []encode.Layer
	version := s.Catalog.Version()
	for i := range t.params {
		q := t.params[i].Query
		asked := q.Box
		if q.Box = overlap(asked, box); q.Box == nil {
			continue
		}
		page, err := s.Catalog.Search(t.Context(), q)
		if err != nil {
			return nil, err
		}
		if err := t.params[i].checkHash(page.Version); err != nil {
			return nil, err
		}
		version = page.Version
		features, schema := encode.SelectColumns(page.Features, &page.Schema, t.params[i].properties)
		layers = append(layers, encode.Layer{Name: t.cols[i].ID, Schema: schema, Features: features})
	}
	body, err := encode.MVT(at, layers...)
	return &answer{typ: ogc.Tile, body: body, tag: contentTag(body), version: version}, err
}

// overlap is the part of a tile's box that lies in the box asked for; nil where there is
// none. A box across the antimeridian is kept whole: the tile's clipping does the rest.
func overlap(asked *geo.Box, tile geo.Box) *geo.Box {
	if asked == nil || asked.West > asked.East {
		return &tile
	}
	b := geo.Box{West: max(asked.West, tile.West), South: max(asked.South, tile.South), East: min(asked.East, tile.East), North: min(asked.North, tile.North)}
	if b.West > b.East || b.South > b.North {
		return nil
	}
	return &b
}

// tileAt reads the address of a tile: zoom, row, column.
func tileAt(z, row, col string) (geo.Tile, error) {
	var n [3]uint32
	for i, s := range []string{z, row, col} {
		v, err := strconv.ParseUint(s, 10, 32)
		if err != nil {
			return geo.Tile{}, marz.Errorf(marz.NotFound, "there is no tile %.20q/%.20q/%.20q: zoom, row and column are whole numbers", z, row, col)
		}
		n[i] = uint32(v)
	}
	t := geo.Tile{Z: n[0], Y: n[1], X: n[2]}
	if !t.Valid() {
		return t, marz.Errorf(marz.NotFound, "there is no tile at zoom %s, row %s, column %s: zooms go from 0 to %d, rows and columns from 0 to 2^zoom-1", z, row, col, geo.MaxZoom)
	}
	return t, nil
}
