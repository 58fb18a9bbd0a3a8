package web

import (
	"net/http"
	"slices"

	"marz/internal/ogc"
)

// writeRoutes are the addresses that need a token, with what they answer.
var writeRoutes = []ogc.Route{
	{Path: "/dispatches", Summary: "What was handed in, the newest first; state=pending: what waits", Types: []string{ogc.JSON}, Secured: true},
	{Method: http.MethodPost, Path: "/dispatches", Summary: "Hands a dispatch in: its claims wait as drafts. 201, or 200 when its text was there already", Types: []string{ogc.JSON}, Body: []string{ogc.JSON, "text/plain"}, Secured: true},
	{Path: "/dispatches/{id}", Summary: "A dispatch that was handed in, with its drafts", Types: []string{ogc.JSON}, Secured: true},
	{Path: "/drafts", Summary: "The drafts, of a submission= or in a state=", Types: []string{ogc.JSON}, Secured: true},
	{Path: "/drafts/{id}", Summary: "A draft", Types: []string{ogc.JSON}, Secured: true},
	{Method: http.MethodPatch, Path: "/drafts/{id}", Summary: "Corrects what a draft's claim says; If-Match", Types: []string{ogc.JSON}, Body: []string{mergePatch}, Secured: true},
	{Method: http.MethodPost, Path: "/drafts/{id}/accept", Summary: "Publishes a draft at once; If-Match", Types: []string{ogc.JSON}, Body: []string{ogc.JSON}, Secured: true},
	{Method: http.MethodPost, Path: "/drafts/{id}/reject", Summary: "Sets a draft aside, with a reason; If-Match", Types: []string{ogc.JSON}, Body: []string{ogc.JSON}, Secured: true},
	{Method: http.MethodPost, Path: "/drafts/{id}/merge", Summary: "Puts a draft's claim to another event; If-Match", Types: []string{ogc.JSON}, Body: []string{ogc.JSON}, Secured: true},
	{Method: http.MethodPost, Path: "/drafts/{id}/split", Summary: "Gives a draft's claim an event of its own; If-Match", Types: []string{ogc.JSON}, Body: []string{ogc.JSON}, Secured: true},
	{Method: http.MethodPost, Path: "/drafts/{id}/reopen", Summary: "Takes a rejection back; If-Match", Types: []string{ogc.JSON}, Body: []string{ogc.JSON}, Secured: true},
	{Method: http.MethodPost, Path: "/dispatches/{id}/matches", Summary: "Whether a text is, byte for byte, the one that the dispatch was made from; it is not stored", Types: []string{ogc.JSON}, Body: []string{"text/plain"}, Secured: true},
	{Path: "/live/desk", Summary: "Server-sent events: what is handed in and decided, and what changes in the record; Last-Event-ID reads on where a client was", Types: []string{"text/event-stream"}, Secured: true},
	{Path: "/claims", Summary: "The published claims of an event= or of a dispatch=, with their revisions", Types: []string{ogc.JSON}, Secured: true},
	{Path: "/claims/{id}", Summary: "A published claim", Types: []string{ogc.JSON}, Secured: true},
	{Method: http.MethodPatch, Path: "/claims/{id}", Summary: "Corrects what a published claim says; If-Match", Types: []string{ogc.JSON}, Body: []string{mergePatch}, Secured: true},
	{Method: http.MethodPost, Path: "/claims/{id}/move", Summary: "Puts a published claim to another event, or to one of its own; If-Match", Types: []string{ogc.JSON}, Body: []string{ogc.JSON}, Secured: true},
	{Method: http.MethodPost, Path: "/claims/{id}/retract", Summary: "Notes that its source took a claim back on a day; If-Match", Types: []string{ogc.JSON}, Body: []string{ogc.JSON}, Secured: true},
	{Method: http.MethodDelete, Path: "/claims/{id}", Summary: "Takes out a claim that was published in error; the log keeps it. If-Match", Types: []string{ogc.JSON}, Secured: true},
	{Method: http.MethodPost, Path: "/collections/events/items/{id}/merge", Summary: "Merges an event into another, which takes its claims over; If-Match", Types: []string{ogc.GeoJSON}, Body: []string{ogc.JSON}, Secured: true},
	{Method: http.MethodPut, Path: "/collections/events/items/{id}", Summary: "Replaces an event; If-Match", Types: []string{ogc.GeoJSON}, Body: []string{ogc.GeoJSON}, Secured: true},
	{Method: http.MethodPatch, Path: "/collections/events/items/{id}", Summary: "Changes an event's type, place or title; If-Match", Types: []string{ogc.GeoJSON}, Body: []string{mergePatch}, Secured: true},
	{Method: http.MethodDelete, Path: "/collections/events/items/{id}", Summary: "Takes an event out, with its claims; the log keeps them. If-Match", Types: []string{ogc.GeoJSON}, Secured: true},
}

// writeClasses are the conformance classes of a server that takes writes: those of OGC API
// – Features – Part 4, on events.
var writeClasses = []string{
	"http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/create-replace-delete",
	"http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/update",
	"http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/optimistic-locking-etags",
	"http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/features",
}

// classes are the conformance classes of this server.
func (s *server) classes() []string {
	if s.Desk == nil {
		return ogc.Classes
	}
	return slices.Concat(ogc.Classes, writeClasses)
}
