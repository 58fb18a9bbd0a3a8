// Package ogc writes the documents of OGC API – Features, Tiles and Common: landing
// page, conformance, collections, queryables, OpenAPI. Documents only: it answers no
// request, reads no feature and knows no catalog; the web tells it what to describe.
package ogc
