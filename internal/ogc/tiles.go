package ogc

import (
	"net/url"
	"strconv"
)

// Relations of OGC API – Tiles.
const (
	relTilesets = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector"
	relScheme   = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"
	relSchemes  = "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes"
	relSchema   = "describedby"
)

// WebMercatorQuad is the one tile matrix set that is served.
const (
	WebMercatorQuad    = "WebMercatorQuad"
	webMercatorQuadURI = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad"
	webMercatorURI     = "http://www.opengis.net/def/crs/EPSG/0/3857"
)

// TileMatrixSet is a pyramid of tiles (OGC Two Dimensional Tile Matrix Set 2.0).
type TileMatrixSet struct {
	ID                string       `json:"id"`
	Title             string       `json:"title"`
	URI               string       `json:"uri"`
	CRS               string       `json:"crs"`
	WellKnownScaleSet string       `json:"wellKnownScaleSet,omitempty"`
	OrderedAxes       []string     `json:"orderedAxes"`
	TileMatrices      []TileMatrix `json:"tileMatrices"`
}

// TileMatrix is one zoom of a pyramid. Cell sizes and the origin are in metres.
type TileMatrix struct {
	ID               string     `json:"id"`
	ScaleDenominator float64    `json:"scaleDenominator"`
	CellSize         float64    `json:"cellSize"`
	CornerOfOrigin   string     `json:"cornerOfOrigin"`
	PointOfOrigin    [2]float64 `json:"pointOfOrigin"`
	TileWidth        int        `json:"tileWidth"`
	TileHeight       int        `json:"tileHeight"`
	MatrixWidth      int        `json:"matrixWidth"`
	MatrixHeight     int        `json:"matrixHeight"`
}

// NewWebMercatorQuad writes the matrix set with the zooms from 0 to maxZoom. The numbers
// are those of the standard's Annex D.1.
func NewWebMercatorQuad(maxZoom int) TileMatrixSet {
	const (
		half  = 20037508.3427892
		cell  = 156543.033928041
		scale = 559082264.028717
	)
	s := TileMatrixSet{
		ID: WebMercatorQuad, Title: "Google Maps Compatible for the World", URI: webMercatorQuadURI, CRS: webMercatorURI,
		WellKnownScaleSet: "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible", OrderedAxes: []string{"X", "Y"},
	}
	for z := range maxZoom + 1 {
		n := 1 << z
		s.TileMatrices = append(s.TileMatrices, TileMatrix{
			ID: strconv.Itoa(z), ScaleDenominator: scale / float64(n), CellSize: cell / float64(n), CornerOfOrigin: "topLeft",
			PointOfOrigin: [2]float64{-half, half}, TileWidth: 256, TileHeight: 256, MatrixWidth: n, MatrixHeight: n,
		})
	}
	return s
}

// TileMatrixSets lists the matrix sets that are served.
type TileMatrixSets struct {
	TileMatrixSets []TileMatrixSetRef `json:"tileMatrixSets"`
	Links          []Link             `json:"links"`
}

// TileMatrixSetRef names a matrix set.
type TileMatrixSetRef struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	URI   string `json:"uri"`
	Links []Link `json:"links"`
}

// NewTileMatrixSets writes the list.
func NewTileMatrixSets(s Site) TileMatrixSets {
	m := NewWebMercatorQuad(0)
	return TileMatrixSets{
		TileMatrixSets: []TileMatrixSetRef{{m.ID, m.Title, m.URI, []Link{s.At("/tileMatrixSets/"+m.ID, "self", JSON, m.Title, nil)}}},
		Links:          []Link{s.At("/tileMatrixSets", "self", JSON, "The tile matrix sets", nil)},
	}
}

// TileSource is what a tileset shows: one collection, or all of them at the root.
type TileSource struct {
	Path        string // "/collections/events" or ""
	Title       string
	Description string
	Attribution string
	Bound       [4]float64 // west, south, east, north in degrees
	Layers      []Described
	MaxZoom     int
	Query       url.Values // the filters that the tiles are to carry on
}

// TileSet describes a tileset.
type TileSet struct {
	Title            string      `json:"title"`
	DataType         string      `json:"dataType"`
	TileMatrixSetURI string      `json:"tileMatrixSetURI"`
	TileMatrixSetID  string      `json:"tileMatrixSetId"`
	CRS              string      `json:"crs"`
	Attribution      string      `json:"attribution,omitempty"`
	Bounds           *TileBounds `json:"boundingBox,omitempty"`
	Layers           []TileLayer `json:"layers,omitempty"`
	Links            []Link      `json:"links"`
}

// TileBounds is a box of longitudes and latitudes.
type TileBounds struct {
	LowerLeft  [2]float64 `json:"lowerLeft"`
	UpperRight [2]float64 `json:"upperRight"`
	CRS        string     `json:"crs"`
}

// TileLayer is a layer of a tile.
type TileLayer struct {
	ID                string `json:"id"`
	Title             string `json:"title"`
	DataType          string `json:"dataType"`
	GeometryDimension *int   `json:"geometryDimension,omitempty"`
	Links             []Link `json:"links"`
}

// TileSets lists the tilesets of a source.
type TileSets struct {
	TileSets []TileSet `json:"tilesets"`
	Links    []Link    `json:"links"`
}

// NewTileSets writes the list of tilesets.
func NewTileSets(s Site, src TileSource) TileSets {
	one := NewTileSet(s, src)
	one.Layers = nil
	return TileSets{TileSets: []TileSet{one}, Links: []Link{s.At(src.Path+"/tiles", "self", JSON, "The tilesets", nil)}}
}

// NewTileSet writes the description of a source's tileset.
func NewTileSet(s Site, src TileSource) TileSet {
	path := src.Path + "/tiles/" + WebMercatorQuad
	item := src.template(s, "{tileMatrix}/{tileRow}/{tileCol}")
	t := TileSet{
		Title: src.Title, DataType: "vector", TileMatrixSetURI: webMercatorQuadURI, TileMatrixSetID: WebMercatorQuad, CRS: webMercatorURI, Attribution: src.Attribution,
		Bounds: &TileBounds{[2]float64{src.Bound[0], src.Bound[1]}, [2]float64{src.Bound[2], src.Bound[3]}, CRSList()[0]},
		Links: []Link{
			s.At(path, "self", JSON, "The tileset", nil),
			s.At(path, "alternate", JSON, "The tileset as TileJSON 3.0.0", url.Values{"f": {"tilejson"}}),
			{Href: item, Rel: "item", Type: Tile, Title: "A tile", Templated: true},
			s.At("/tileMatrixSets/"+WebMercatorQuad, relScheme, JSON, "The tile matrix set", nil),
		},
	}
	for _, l := range src.Layers {
		t.Layers = append(t.Layers, TileLayer{
			ID: l.ID, Title: l.Title, DataType: "vector", GeometryDimension: dimension(l.GeometryType),
			Links: []Link{s.At("/collections/"+l.ID+"/schema", relSchema, SchemaJSON, "What the properties mean", nil)},
		})
	}
	return t
}

// template is the address of a tile, with the filters carried on.
func (src TileSource) template(s Site, cell string) string {
	q := url.Values{"f": {"mvt"}}
	for k, v := range src.Query {
		if k != "f" && k != "min_seq" {
			q[k] = v
		}
	}
	return s.Base + src.Path + "/tiles/" + WebMercatorQuad + "/" + cell + "?" + q.Encode()
}

// dimension is 0 for points, 1 for lines, 2 for areas; nil where it is not known.
func dimension(geometryType string) *int {
	for d, names := range [][]string{{"Point", "MultiPoint"}, {"LineString", "MultiLineString"}, {"Polygon", "MultiPolygon"}} {
		for _, n := range names {
			if n == geometryType {
				return &d
			}
		}
	}
	return nil
}

// TileJSON is TileJSON 3.0.0 (https://github.com/mapbox/tilejson-spec).
type TileJSON struct {
	TileJSON     string        `json:"tilejson"`
	Name         string        `json:"name"`
	Description  string        `json:"description,omitempty"`
	Attribution  string        `json:"attribution,omitempty"`
	Scheme       string        `json:"scheme"`
	Tiles        []string      `json:"tiles"`
	MinZoom      int           `json:"minzoom"`
	MaxZoom      int           `json:"maxzoom"`
	Bounds       [4]float64    `json:"bounds"`
	VectorLayers []VectorLayer `json:"vector_layers"`
}

// VectorLayer is a layer of a tile and its properties.
type VectorLayer struct {
	ID          string            `json:"id"`
	Description string            `json:"description,omitempty"`
	MinZoom     int               `json:"minzoom"`
	MaxZoom     int               `json:"maxzoom"`
	Fields      map[string]string `json:"fields"`
}

// NewTileJSON writes a source's tileset as TileJSON. Its {x} is the column and its {y} the
// row, so they stand in the order of our addresses: row before column.
func NewTileJSON(s Site, src TileSource) TileJSON {
	t := TileJSON{
		TileJSON: "3.0.0", Name: src.Title, Description: src.Description, Attribution: src.Attribution, Scheme: "xyz",
		Tiles: []string{src.template(s, "{z}/{y}/{x}")}, MaxZoom: src.MaxZoom, Bounds: src.Bound,
	}
	for _, l := range src.Layers {
		v := VectorLayer{ID: l.ID, Description: l.Title, MaxZoom: src.MaxZoom, Fields: map[string]string{"id": "String"}}
		for _, p := range l.Properties {
			switch p.Type {
			case "object":
			case "integer", "number":
				v.Fields[p.Name] = "Number"
			case "boolean":
				v.Fields[p.Name] = "Boolean"
			default:
				v.Fields[p.Name] = "String"
			}
		}
		t.VectorLayers = append(t.VectorLayers, v)
	}
	return t
}
