package web

import (
	"net/http"

	"marz/internal/ogc"
)

// listParams are the parameters of a list of features, in the API document.
var listParams = []string{
	"limit", "offset", "cursor", "bbox", "bbox-crs", "crs", "datetime", "known_at", "sortby", "properties", "filter", "filter-lang",
	"filter-crs", "q", "version", "min_seq", "dispatch", "f",
}

// described routes: every address of routes.go that is for programs, with what it answers.
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
	{Path: "/collections/{collection}/items/{id}", Summary: "One feature", Types: []string{ogc.GeoJSON, ogc.HTML}, Params: []string{"crs", "datetime", "known_at", "version", "dispatch", "f"}},
	{Path: "/collections/{collection}/items/{id}/versions", Summary: "What was known of a feature when", Types: []string{ogc.JSON}, Params: []string{"version"}},
	{Path: "/crossings/{id}/timeline", Summary: "A crossing's control through time, with the claims behind each change", Types: []string{ogc.JSON}, Params: []string{"known_at", "version", "dispatch"}},
	{Path: "/crossings/{id}/control", Summary: "Who holds a crossing on a day, and why", Types: []string{ogc.JSON}, Params: []string{"datetime", "known_at", "version", "dispatch"}},
	{Path: "/control/changes", Summary: "What changed between two days", Types: []string{ogc.JSON}, Params: []string{"from", "to", "known_at", "border", "version", "dispatch"}},
	{Path: "/control/revisions", Summary: "What changed in what was known of a day", Types: []string{ogc.JSON}, Params: []string{"datetime", "known_from", "known_to", "border", "version", "dispatch"}},
	{Path: "/{file}", Summary: "All features of a collection as one file: events.geojson, events.geojsonseq, events.csv", Types: []string{ogc.GeoJSON, ogc.GeoJSONSeq, ogc.CSV}, Params: []string{"bbox", "datetime", "known_at", "filter", "filter-lang", "sortby", "properties", "q", "version", "dispatch"}},
}

// api answers /api.
func (s *server) api(w http.ResponseWriter, r *http.Request) error {
	form, err := negotiate(r, asOpenAPI, asHTML)
	if err == nil {
		err = only(r.URL.Query())
	}
	if err != nil {
		return err
	}
	a := ogc.API{
		Site: s.site(r), Title: title, Description: description, Version: "1", DefaultLimit: defaultLimit, MaxLimit: maxLimit, Routes: apiRoutes,
	}
	for _, c := range s.Catalog.Collections() {
		a.Collections = append(a.Collections, described(c))
	}
	return s.pageOr(w, r, form, func(html bool) any {
		if html {
			return map[string]any{"Info": map[string]string{"Description": description}, "Routes": apiRoutes}
		}
		return ogc.NewOpenAPI(a)
	}, "api")
}
