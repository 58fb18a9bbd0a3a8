package ogc

import (
	"net/url"
	"strings"
	"time"

	"marz/geo"
)

// Media types.
const (
	JSON       = "application/json"
	GeoJSON    = "application/geo+json"
	GeoJSONSeq = "application/geo+json-seq"
	CSV        = "text/csv"
	Parquet    = "application/vnd.apache.parquet"
	HTML       = "text/html"
	SchemaJSON = "application/schema+json"
	OpenAPI    = "application/vnd.oai.openapi+json;version=3.0"
	Problem    = "application/problem+json"
	Tile       = "application/vnd.mapbox-vector-tile"
	Atom       = "application/atom+xml"
)

// Link is a typed link. Href is absolute.
type Link struct {
	Href      string `json:"href"`
	Rel       string `json:"rel"`
	Type      string `json:"type,omitempty"`
	Title     string `json:"title,omitempty"`
	Templated bool   `json:"templated,omitempty"`
}

// Site is the address under which a client reached the server, without a slash at the end.
type Site struct{ Base string }

// Path returns the path of the site, without a slash at the end: "" where it is at the root.
func (s Site) Path() string {
	_, rest, _ := strings.Cut(s.Base, "://")
	if i := strings.IndexByte(rest, '/'); i >= 0 {
		return rest[i:]
	}
	return ""
}

// At returns a link to a path of the site, with an optional query.
func (s Site) At(path, rel, typ, title string, query url.Values) Link {
	href := s.Base + path
	if len(query) > 0 {
		href += "?" + query.Encode()
	}
	return Link{Href: href, Rel: rel, Type: typ, Title: title}
}

// Both returns the links of a page to itself and to its other form, JSON and HTML.
func (s Site) Both(path string, html bool) []Link {
	json := s.At(path, "alternate", JSON, "This document as JSON", url.Values{"f": {"json"}})
	page := s.At(path, "alternate", HTML, "This document as HTML", url.Values{"f": {"html"}})
	if html {
		page.Rel = "self"
		return []Link{page, json}
	}
	json.Rel = "self"
	return []Link{json, page}
}

// Landing is the landing page.
type Landing struct {
	Title       string `json:"title"`
	Description string `json:"description"`
	Attribution string `json:"attribution,omitempty"`
	Links       []Link `json:"links"`
}

// NewLanding writes the landing page.
func NewLanding(s Site, title, description, attribution string, html bool) Landing {
	links := s.Both("/", html)
	links = append(links,
		s.At("/api", "service-desc", OpenAPI, "The API in OpenAPI 3.0", url.Values{"f": {"json"}}),
		s.At("/api", "service-doc", HTML, "The API for people", url.Values{"f": {"html"}}),
		s.At("/conformance", "conformance", JSON, "What this server conforms to", nil),
		s.At("/conformance", "http://www.opengis.net/def/rel/ogc/1.0/conformance", JSON, "What this server conforms to", nil),
		s.At("/collections", "data", JSON, "The collections", nil),
		s.At("/collections", "http://www.opengis.net/def/rel/ogc/1.0/data", JSON, "The collections", nil),
		s.At("/changes.atom", "alternate", Atom, "Changes to the data set, as a feed", nil),
		s.At("/cite", "cite-as", "text/plain", "How to cite", nil),
		s.At("/tiles", relTilesets, JSON, "All collections as vector tiles", nil),
		s.At("/tileMatrixSets", relSchemes, JSON, "The tile matrix sets", nil),
	)
	return Landing{title, description, attribution, links}
}

// Extent is where and when a collection is.
type Extent struct {
	Spatial struct {
		BBox [][]float64 `json:"bbox"`
		CRS  string      `json:"crs"`
	} `json:"spatial"`
	Temporal *Temporal `json:"temporal,omitempty"`
}

// Temporal is the period of a collection; null is an open end.
type Temporal struct {
	Interval [][2]*string `json:"interval"`
	TRS      string       `json:"trs"`
}

// NewExtent writes an extent. Times are RFC 3339; from "" means that there is none.
func NewExtent(west, south, east, north float64, from string) Extent {
	var e Extent
	e.Spatial.BBox = [][]float64{{west, south, east, north}}
	e.Spatial.CRS = geo.CRS84.URI
	if from != "" {
		e.Temporal = &Temporal{Interval: [][2]*string{{&from, nil}}, TRS: "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"}
	}
	return e
}

// Collection describes a collection.
type Collection struct {
	ID          string   `json:"id"`
	Title       string   `json:"title"`
	Description string   `json:"description"`
	Attribution string   `json:"attribution,omitempty"`
	License     string   `json:"license,omitempty"`
	Extent      *Extent  `json:"extent,omitempty"`
	ItemType    string   `json:"itemType"`
	CRS         []string `json:"crs"`
	StorageCRS  string   `json:"storageCrs"`
	Updated     string   `json:"updated,omitempty"`
	Links       []Link   `json:"links"`
}

// Collections is the list of them.
type Collections struct {
	Links       []Link       `json:"links"`
	CRS         []string     `json:"crs"`
	Collections []Collection `json:"collections"`
}

// CRSList lists the URIs of the reference systems that are served.
func CRSList() []string {
	out := make([]string, len(geo.CRSs))
	for i, c := range geo.CRSs {
		out[i] = c.URI
	}
	return out
}

// CollectionLinks writes the links of a collection: the same alone, in the list, and on
// its page.
func CollectionLinks(s Site, id string) []Link {
	path := "/collections/" + id
	links := s.Both(path, false)
	items := path + "/items"
	for _, f := range []struct{ typ, name, title string }{
		{GeoJSON, "json", "The features as GeoJSON"}, {GeoJSONSeq, "geojsonseq", "The features as GeoJSON text sequence"},
		{CSV, "csv", "The features as CSV"}, {HTML, "html", "The features as HTML"},
	} {
		links = append(links, s.At(items, "items", f.typ, f.title, url.Values{"f": {f.name}}))
	}
	return append(links,
		s.At(path+"/queryables", "http://www.opengis.net/def/rel/ogc/1.0/queryables", SchemaJSON, "What filters may name", nil),
		s.At(path+"/sortables", "http://www.opengis.net/def/rel/ogc/1.0/sortables", SchemaJSON, "What sortby may name", nil),
		s.At(path+"/schema", "describedby", SchemaJSON, "The schema of a feature", nil),
		s.At(path+"/tiles", relTilesets, JSON, "The features as vector tiles", nil),
		s.At("/"+id+".geojson", "enclosure", GeoJSON, "All features as one file", nil),
		s.At("/"+id+".csv", "enclosure", CSV, "All features as one table", nil),
		s.At("/"+id+".parquet", "enclosure", Parquet, "All features as GeoParquet", nil),
	)
}

// Conformance lists what the server conforms to.
type Conformance struct {
	Links      []Link   `json:"links"`
	ConformsTo []string `json:"conformsTo"`
}

// Classes lists the conformance classes that are implemented, each once.
var Classes = []string{
	"http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
	"http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/json",
	"http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/html",
	"http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/oas30",
	"http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
	"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
	"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
	"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
	"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
	"http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
	"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
	"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
	"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
	"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
	"http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/schemas",
	"http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/returnables-and-receivables",
	"http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/sortables",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/dataset-tilesets",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-selection",
	"http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt",
	"http://www.opengis.net/spec/tms/2.0/conf/tilematrixset",
	"http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixset",
	"http://www.opengis.net/spec/tms/2.0/conf/json-tilesetmetadata",
	"http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
	"http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
	"http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
	"http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators",
	"http://www.opengis.net/spec/cql2/1.0/conf/case-insensitive-comparison",
	"http://www.opengis.net/spec/cql2/1.0/conf/accent-insensitive-comparison",
	"http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
	"http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions-plus",
	"http://www.opengis.net/spec/cql2/1.0/conf/spatial-functions",
	"http://www.opengis.net/spec/cql2/1.0/conf/temporal-functions",
	"http://www.opengis.net/spec/cql2/1.0/conf/array-functions",
	"http://www.opengis.net/spec/cql2/1.0/conf/property-property",
	"http://www.opengis.net/spec/cql2/1.0/conf/functions",
	"http://www.opengis.net/spec/cql2/1.0/conf/arithmetic",
}

// Stamp writes a time as documents give it.
func Stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }
