package web

import (
	"net/http"
	"slices"

	"marz/internal/ogc"
)

// listParams are the parameters of a list of features, in the API document.
var listParams = slices.Concat(paging, selecting, shaping, everywhere)

// Parameters of tiles, in the API document. A collection's columns are parameters too.
var (
	tileParams   = slices.Concat(tilingParams, everywhere)
	datasetTiles = slices.Concat([]string{"collections", "datetime", "known_at", "version"}, everywhere)
)

// answers are the forms of an answer to a question.
var answers = []string{ogc.JSON, ogc.CSV}

// questionParams are the parameters of a question, in the API document.
func questionParams(own ...string) []string {
	return slices.Concat(own, []string{"version", "dispatch"}, everywhere)
}

// apiRoutes are the addresses of routes.go that are for programs, with what they answer.
// A test holds this list against the router.
var apiRoutes = []ogc.Route{
	{Path: "/", Summary: "The landing page; for a browser the map", Types: []string{ogc.JSON, ogc.HTML}, Params: []string{"f"}},
	{Path: "/conformance", Summary: "What this server conforms to", Types: []string{ogc.JSON, ogc.HTML}, Params: []string{"f"}},
	{Path: "/api", Summary: "This document", Types: []string{ogc.OpenAPI, ogc.HTML}, Params: []string{"f"}},
	{Path: "/collections", Summary: "The collections", Types: []string{ogc.JSON, ogc.HTML}, Params: []string{"f"}},
	{Path: "/collections/{collection}", Summary: "A collection", Types: []string{ogc.JSON, ogc.HTML}, Params: []string{"f"}},
	{Path: "/collections/{collection}/queryables", Summary: "What filters may name", Types: []string{ogc.SchemaJSON, ogc.HTML}, Params: []string{"f"}},
	{Path: "/collections/{collection}/sortables", Summary: "What sortby may name", Types: []string{ogc.SchemaJSON, ogc.HTML}, Params: []string{"f"}},
	{Path: "/collections/{collection}/schema", Summary: "The schema of a feature", Types: []string{ogc.SchemaJSON, ogc.HTML}, Params: []string{"f"}},
	{Path: "/collections/{collection}/items", Summary: "The features that match", Types: []string{ogc.GeoJSON, ogc.GeoJSONSeq, ogc.CSV, ogc.HTML}, Params: listParams, PerCollection: true},
	{Method: http.MethodPost, Path: "/collections/{collection}/items", Summary: "The features that match a filter in CQL2 JSON", Types: []string{ogc.GeoJSON, ogc.GeoJSONSeq, ogc.CSV, ogc.HTML}, Body: []string{ogc.JSON}, Params: listParams, PerCollection: true},
	{Path: "/collections/{collection}/items/{id}", Summary: "One feature", Types: []string{ogc.GeoJSON, ogc.HTML}, Params: []string{"crs", "properties", "datetime", "known_at", "version", "dispatch", "min_seq", "f"}},
	{Path: "/collections/{collection}/items/{id}/versions", Summary: "What was known of a feature when", Types: []string{ogc.JSON}, Params: []string{"version"}},
	{Path: "/collections/{collection}/counts", Summary: "How many features match, by the values of the columns that by names", Types: answers, Params: slices.Concat([]string{"by"}, selecting, everywhere)},
	{Path: "/tileMatrixSets", Summary: "The tile matrix sets", Types: []string{ogc.JSON}, Params: []string{"f"}},
	{Path: "/tileMatrixSets/WebMercatorQuad", Summary: "The tile matrix set of web maps", Types: []string{ogc.JSON}, Params: []string{"f"}},
	{Path: "/tiles", Summary: "The tilesets of all collections", Types: []string{ogc.JSON}, Params: datasetTiles},
	{Path: "/tiles/WebMercatorQuad", Summary: "The tileset of all collections; f=tilejson for TileJSON 3.0.0", Types: []string{ogc.JSON}, Params: datasetTiles},
	{Path: "/tiles/WebMercatorQuad/{z}/{row}/{col}", Summary: "A tile of all collections, or of those named", Types: []string{ogc.Tile}, Params: datasetTiles},
	{Path: "/collections/{collection}/tiles", Summary: "The tilesets of a collection", Types: []string{ogc.JSON}, Params: tileParams},
	{Path: "/collections/{collection}/tiles/WebMercatorQuad", Summary: "The tileset of a collection; f=tilejson for TileJSON 3.0.0", Types: []string{ogc.JSON}, Params: tileParams},
	{Path: "/collections/{collection}/tiles/WebMercatorQuad/{z}/{row}/{col}", Summary: "A tile of a collection; row before column", Types: []string{ogc.Tile}, Params: tileParams},
	{Path: "/crossings/{id}/timeline", Summary: "A crossing's control through time, with the claims behind each change", Types: answers, Params: questionParams("known_at")},
	{Path: "/crossings/{id}/control", Summary: "Who holds a crossing on a day, and why", Types: answers, Params: questionParams("datetime", "known_at")},
	{Path: "/control/changes", Summary: "What changed between two days", Types: answers, Params: questionParams("from", "to", "known_at", "border")},
	{Path: "/control/revisions", Summary: "What changed in what was known of a day", Types: answers, Params: questionParams("datetime", "known_from", "known_to", "border")},
	{Path: "/control/provinces", Summary: "Who holds each province on a day, as far as its capital and its crossings tell", Types: answers, Params: questionParams("datetime", "known_at")},
	{Path: "/borders/{id}/summary", Summary: "A border on a day or over a period: its crossings by status, what changed, and the shares of its length that claims speak of", Types: answers, Params: questionParams("datetime", "known_at")},
	{Path: "/provinces/{id}/control", Summary: "Who holds a province on a day, and why", Types: answers, Params: questionParams("datetime", "known_at")},
	{Path: "/said/{who}", Summary: "What an actor, a side or an agency said, with what contradicts it", Types: answers, Params: questionParams("datetime", "known_at", "border")},
	{Path: "/cite", Summary: "How to cite the data set, or the part of it that a collection and filters give", Types: []string{asText.typ, asBibTeX.typ, asCSL.typ, ogc.HTML}, Params: slices.Concat([]string{"collection"}, selecting, everywhere)},
	{Path: "/changes", Summary: "What changed in the data set, the newest first", Types: []string{ogc.JSON, ogc.HTML, ogc.Atom}, Params: slices.Concat(changeParams, everywhere)},
	{Path: "/changes.atom", Summary: "The same as an Atom feed with GeoRSS points", Types: []string{ogc.Atom}, Params: slices.Concat(changeParams, everywhere)},
	{Path: "/live", Summary: "Server-sent events: what changes, with the filters of events; Last-Event-ID reads on where a client was", Types: []string{"text/event-stream"}, Params: slices.DeleteFunc(slices.Clone(selecting), func(p string) bool { return p == "version" })},
	{Path: "/{file}", Summary: "All features of a collection as one file: events.geojson, events.geojsonseq, events.csv, events.parquet, and events.bin for the map", Types: []string{ogc.GeoJSON, ogc.GeoJSONSeq, ogc.CSV, ogc.Parquet}, Params: slices.Concat(selecting, shaping, []string{"min_seq"})},
}

// api answers /api.
func (s *server) api(w http.ResponseWriter, r *http.Request) error {
	a, err := s.plain(r, asOpenAPI, asHTML)
	if err != nil {
		return err
	}
	doc := ogc.API{
		Site: a.site, Title: title, Description: description, Version: "1", DefaultLimit: defaultLimit, MaxLimit: maxLimit, Routes: slices.Concat(apiRoutes, writeRoutes),
	}
	for _, c := range s.Catalog.Collections() {
		doc.Collections = append(doc.Collections, described(c))
	}
	if a.form == asHTML {
		return s.pageOr(w, &a, "api", "The API", doc)
	}
	return s.document(w, &a, s.Catalog.Version(), ogc.NewOpenAPI(doc))
}
