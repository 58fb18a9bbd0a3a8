package web

import (
	"net/http"
	"slices"

	"marz/internal/ogc"
)

// What requests that need a token may fail with. Reads: no token, another's scope, nothing
// there; changes, also, what stands in docs/review.md.
var (
	readFails   = []int{http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusServiceUnavailable}
	handFails   = slices.Concat(readFails, []int{http.StatusConflict, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity, http.StatusTooManyRequests})
	changeFails = slices.Concat(handFails, []int{http.StatusPreconditionFailed, http.StatusPreconditionRequired})
	eventFails  = slices.Concat(changeFails, []int{http.StatusGone})
	created     = []int{http.StatusOK, http.StatusCreated}
	emptied     = []int{http.StatusNoContent}
	repeatable  = []ogc.Header{ogc.IdempotencyKey}
	changing    = []ogc.Header{ogc.IfMatch, ogc.IdempotencyKey}
)

// seenRoute is a route by which a token's holder reads.
func seenRoute(path, summary string, params ...string) ogc.Route {
	return ogc.Route{Path: path, Summary: summary, Types: []string{ogc.JSON}, Query: params, Secured: true, Tagged: true, Fails: readFails}
}

// decided is a route by which a reviewer decides, with a body that may be missing.
func decided(path, summary string) ogc.Route {
	r := changed(http.MethodPost, path, summary, ogc.JSON, ogc.JSON)
	r.BodyOptional = true
	return r
}

// changed is a route by which something changes.
func changed(method, path, summary, typ string, body ...string) ogc.Route {
	return ogc.Route{
		Method: method, Path: path, Summary: summary, Types: []string{typ}, Body: body, Secured: true, Tagged: true,
		Headers: changing, Fails: changeFails,
	}
}

// ofEvent is changed for what Part 4 says of events.
func ofEvent(method, path, summary string, body ...string) ogc.Route {
	r := changed(method, path, summary, ogc.GeoJSON, body...)
	r.Fails = eventFails
	return r
}

// removed is a route by which something is taken out.
func removed(r ogc.Route) ogc.Route {
	r.Types, r.Tagged, r.Done, r.Query = nil, false, emptied, []string{"reason"}
	return r
}

// writeRoutes are the addresses that need a token, with what they answer.
var writeRoutes = []ogc.Route{
	seenRoute("/dispatches", "What was handed in, the newest first; state=pending: what waits", "state"),
	{
		Method: http.MethodPost, Path: "/dispatches", Summary: "Hands a dispatch in: its claims wait as drafts. 201, or 200 when its text was there already",
		Types: []string{ogc.JSON}, Body: []string{ogc.JSON, "text/plain"}, Query: paperParams, Secured: true, Tagged: true, Done: created, Headers: repeatable, Fails: handFails,
	},
	seenRoute("/dispatches/{id}", "A dispatch that was handed in, with its drafts"),
	{
		Method: http.MethodPost, Path: "/dispatches/{id}/matches", Summary: "Whether a text is, byte for byte, the one that the dispatch was made from; it is not stored",
		Types: []string{ogc.JSON}, Body: []string{"text/plain"}, Secured: true, Fails: handFails,
	},
	seenRoute("/drafts", "The drafts, of a submission or in a state", "submission", "state"),
	seenRoute("/drafts/{id}", "A draft"),
	changed(http.MethodPatch, "/drafts/{id}", "Corrects what a draft's claim says", ogc.JSON, mergePatch, ogc.JSON),
	decided("/drafts/{id}/accept", "Publishes a draft at once"),
	decided("/drafts/{id}/reject", "Sets a draft aside, with a reason"),
	decided("/drafts/{id}/merge", "Puts a draft's claim to another event"),
	decided("/drafts/{id}/split", "Gives a draft's claim an event of its own"),
	decided("/drafts/{id}/reopen", "Takes a rejection back"),
	{
		Path: "/live/desk", Summary: "Server-sent events: what is handed in and decided, and what changes in the record", Types: []string{"text/event-stream"},
		Secured: true, Headers: []ogc.Header{ogc.LastEventID}, Fails: readFails,
	},
	seenRoute("/claims", "The published claims of an event or of a dispatch, with their revisions", "event", "dispatch"),
	seenRoute("/claims/{id}", "A published claim"),
	changed(http.MethodPatch, "/claims/{id}", "Corrects what a published claim says", ogc.JSON, mergePatch, ogc.JSON),
	decided("/claims/{id}/move", "Puts a published claim to another event, or to one of its own"),
	decided("/claims/{id}/retract", "Notes that its source took a claim back on a day"),
	removed(ofEvent(http.MethodDelete, "/claims/{id}", "Takes out a claim that was published in error; the log keeps it")),
	{
		Method: http.MethodPost, Path: "/collections/events/items", Summary: "The features that match a filter in CQL2 JSON; with a feature as body, and a token, a new event",
		Types: []string{ogc.GeoJSON, ogc.GeoJSONSeq, ogc.CSV, ogc.HTML}, Body: []string{ogc.JSON, ogc.GeoJSON}, Params: listParams, Secured: true, Open: true,
		Done: created, Headers: repeatable, Fails: slices.Concat(handFails, []int{http.StatusNotAcceptable}),
	},
	ofEvent(http.MethodPut, "/collections/events/items/{id}", "Replaces an event", ogc.GeoJSON, ogc.JSON),
	ofEvent(http.MethodPatch, "/collections/events/items/{id}", "Changes an event's type, place or title", mergePatch, ogc.GeoJSON, ogc.JSON),
	removed(ofEvent(http.MethodDelete, "/collections/events/items/{id}", "Takes an event out, with its claims; the log keeps them")),
	ofEvent(http.MethodPost, "/collections/events/items/{id}/merge", "Merges an event into another, which takes its claims over", ogc.JSON),
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
