package web

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"

	"marz/geo"
	"marz/internal/auth"
	"marz/internal/catalog"
	"marz/internal/desk"
	"marz/internal/marz"
	"marz/internal/ogc"

	"github.com/paulmach/orb"
)

// Part 4 of OGC API – Features on events: create, replace, update and delete, over the
// desk. What an event is, stands in its type, place and title; everything else about it
// follows from its claims, so that is where it is changed.

// nearPlace is how far a geometry may lie from the place that it stands for, in metres.
const nearPlace = 5000

// postOrCreate answers POST …/items: a new event, where a feature is posted to events,
// else a query.
func (w *writer) postOrCreate(rw http.ResponseWriter, r *http.Request) {
	typ, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if typ == ogc.GeoJSON && param(r, "collection") == catalog.Events {
		w.writes(w.createEvent, auth.Review)(rw, r)
		return
	}
	w.handle(w.postItems)(rw, r)
}

// eventBody is an event as it is sent: a feature.
type eventBody struct {
	Type       string                     `json:"type"`
	ID         json.RawMessage            `json:"id"`
	Geometry   json.RawMessage            `json:"geometry"`
	Properties map[string]json.RawMessage `json:"properties"`
	Links      json.RawMessage            `json:"links"` // those of what was read; passed over
	BBox       json.RawMessage            `json:"bbox"`
}

func (w *writer) readEvent(rw http.ResponseWriter, r *http.Request, header string, types ...string) (eventBody, error) {
	var e eventBody
	if _, err := mediaType(rw, r, header, types...); err != nil {
		return e, err
	}
	if len(r.URL.RawQuery) > 0 {
		return e, marz.Errorf(marz.Invalid, "a write takes no parameters: send it without ?…")
	}
	body, err := readBody(rw, r, maxWriteBody)
	if err != nil {
		return e, err
	}
	if err := readJSON(body, &e); err != nil {
		return e, err
	}
	if e.Type != "" && e.Type != "Feature" {
		return e, unprocessable(marz.Errorf(marz.Invalid, "type: %.40q is no Feature", e.Type))
	}
	return e, nil
}

// id returns the feature's id, or "".
func (e *eventBody) id() (string, error) {
	if isNull(e.ID) {
		return "", nil
	}
	var id string
	if err := json.Unmarshal(e.ID, &id); err != nil {
		return "", unprocessable(marz.Errorf(marz.Invalid, "id: %.40s is no text", e.ID))
	}
	return id, nil
}

func isNull(raw json.RawMessage) bool { return len(raw) == 0 || bytes.Equal(raw, []byte("null")) }

// text returns a property that is a text; "" where it is missing or null.
func (e *eventBody) text(name string) (string, error) {
	raw := e.Properties[name]
	if isNull(raw) {
		return "", nil
	}
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return "", unprocessable(marz.Errorf(marz.Invalid, "properties: %s: %.40s is no text", name, raw))
	}
	return s, nil
}

// ownProperties are those of an event itself.
var ownProperties = []string{"type", "place", "title", "title_fr"}

// event reads what an event says of itself.
func (w *writer) event(e *eventBody) (marz.Event, error) {
	var text [4]string
	var err error
	for i, name := range ownProperties {
		if text[i], err = e.text(name); err != nil {
			return marz.Event{}, err
		}
	}
	out := marz.Event{Type: marz.Type(text[0]), Place: text[1], Title: marz.Text{EN: text[2], FR: text[3]}}
	if out.ID, err = e.id(); err != nil {
		return out, err
	}
	out.Place, err = w.placeOf(e, out.Place)
	return out, err
}

// placeOf returns the place of a feature: the one that it names, or the one nearest to
// its geometry, which may not lie far from either.
func (w *writer) placeOf(e *eventBody, place string) (string, error) {
	if isNull(e.Geometry) {
		return place, nil
	}
	g, err := geo.ParseGeoJSON(e.Geometry)
	if err != nil {
		return "", unprocessable(marz.Errorf(marz.Invalid, "geometry: %v", err))
	}
	at, ok := g.(orb.Point)
	if !ok {
		return "", unprocessable(marz.Errorf(marz.Invalid, "geometry: a %s; an event has a Point", g.GeoJSONType()))
	}
	if p, ok := w.Catalog.Atlas().Place(place); ok {
		if far := geo.Distance(at, p.Point); far > nearPlace && p.Kind != marz.KindCountry {
			return "", unprocessable(marz.Errorf(marz.Invalid, "geometry: %.0f km from %s, which is at %g,%g: leave the geometry away, or name another place", far/1000, place, p.Point[0], p.Point[1]))
		}
		return place, nil
	}
	if place != "" {
		return place, nil // the desk says what is wrong with it
	}
	return w.nearest(at)
}

// nearest returns the crossing nearest to a point, or else the town.
func (w *writer) nearest(at orb.Point) (string, error) {
	places := w.Catalog.Atlas().Crossings()
	for range 2 {
		best, where := float64(nearPlace), ""
		for _, p := range places {
			if d := geo.Distance(at, p.Point); d <= best {
				best, where = d, p.ID
			}
		}
		if where != "" {
			return where, nil
		}
		places = w.Catalog.Atlas().Places()
	}
	return "", unprocessable(marz.Errorf(marz.Invalid, "place: missing, and no place lies within %d km of the geometry: name one of /collections/crossings or /collections/places", nearPlace/1000))
}

// createEvent answers POST /collections/events/items. An event stands on what somebody
// said: the claims that are sent with it, or else the writer's own word.
func (w *writer) createEvent(rw http.ResponseWriter, r *http.Request) error {
	in, err := w.readEvent(rw, r, "Accept-Post", ogc.GeoJSON)
	if err != nil {
		return err
	}
	e, err := w.event(&in)
	if err != nil {
		return err
	}
	claims, err := w.claimsOf(&in, e)
	if err != nil {
		return err
	}
	if p, _ := auth.From(r.Context()); w.SecondReviewer() && !p.Has(auth.Admin) {
		return marz.Errorf(marz.Forbidden, "more than one person reviews here, so nobody publishes alone: hand it in with POST /dispatches for another to accept, or use a token with the scope admin")
	}
	done, err := w.Desk.CreateEvent(r.Context(), by(r), e, claims...)
	if err != nil {
		return unprocessable(err)
	}
	rw.Header().Set("Location", w.eventAddress(r, done.ID))
	return w.written(rw, r, http.StatusCreated, done)
}

func (w *writer) eventAddress(r *http.Request, id string) string {
	return w.site(r).Base + "/collections/events/items/" + url.PathEscape(id)
}

// replaceEvent answers PUT /collections/events/items/{id}.
func (w *writer) replaceEvent(rw http.ResponseWriter, r *http.Request) error {
	in, err := w.readEvent(rw, r, "Accept-Put", ogc.GeoJSON, ogc.JSON)
	if err != nil {
		return err
	}
	if err := w.derived(r.Context(), param(r, "id"), &in); err != nil {
		return err
	}
	e, err := w.event(&in)
	if err != nil {
		return err
	}
	id := param(r, "id")
	if e.ID != "" && e.ID != id {
		return unprocessable(marz.Errorf(marz.Invalid, "id: %.80q is not the event of this address, %q", e.ID, id))
	}
	e.ID = id
	return w.changeEvent(rw, r, func(rev int64) (desk.Done, error) { return w.Desk.ReplaceEvent(r.Context(), by(r), rev, e) })
}

// updateEvent answers PATCH /collections/events/items/{id}: a merge patch of the feature.
func (w *writer) updateEvent(rw http.ResponseWriter, r *http.Request) error {
	in, err := w.readEvent(rw, r, "Accept-Patch", mergePatch, ogc.GeoJSON, ogc.JSON)
	if err != nil {
		return err
	}
	id := param(r, "id")
	if err := w.derived(r.Context(), id, &in); err != nil {
		return err
	}
	patch, err := w.eventPatch(&in)
	if err != nil {
		return err
	}
	return w.changeEvent(rw, r, func(rev int64) (desk.Done, error) {
		return w.Desk.UpdateEvent(r.Context(), by(r), id, rev, patch)
	})
}

// eventPatch turns a patch of a feature into one of an event.
func (w *writer) eventPatch(in *eventBody) ([]byte, error) {
	out, title := map[string]any{}, map[string]any{}
	for _, name := range ownProperties {
		if raw, there := in.Properties[name]; there {
			switch name {
			case "title":
				title["en"] = raw
			case "title_fr":
				title["fr"] = raw
			default:
				out[name] = raw
			}
		}
	}
	if len(title) > 0 {
		out["title"] = title
	}
	if !isNull(in.Geometry) {
		named, err := in.text("place")
		if err != nil {
			return nil, err
		}
		if out["place"], err = w.placeOf(in, named); err != nil {
			return nil, err
		}
	}
	return json.Marshal(out)
}

// deleteEvent answers DELETE /collections/events/items/{id}. Its claims go with it; the
// log keeps both.
func (w *writer) deleteEvent(rw http.ResponseWriter, r *http.Request) error {
	return w.delete(rw, r, marz.PutEvent)
}

// delete takes a published subject of a kind out.
func (w *writer) delete(rw http.ResponseWriter, r *http.Request, kind marz.ChangeKind) error {
	v, err := w.filters(r, "reason")
	if err != nil {
		return err
	}
	reason := v.Get("reason")
	if reason == "" {
		reason = "deleted over HTTP"
	}
	id := param(r, "id")
	rev, err := w.seenPublished(r, kind, id)
	if err != nil {
		return err
	}
	done, err := w.Desk.Remove(r.Context(), by(r), id, rev, reason)
	if err != nil {
		return unprocessable(err)
	}
	w.wait(r.Context(), rw, done.Seq)
	rw.WriteHeader(http.StatusNoContent)
	return nil
}

// derived refuses properties that an event does not have, and those that follow from its
// claims where they are not as they are now: so what GET answers can be edited and sent.
func (w *writer) derived(ctx context.Context, id string, in *eventBody) error {
	f, _, err := w.Catalog.Feature(ctx, catalog.Query{Collection: catalog.Events}, id)
	if err != nil {
		return err
	}
	var now struct{ Properties map[string]any }
	if err := json.Unmarshal([]byte(f.JSON), &now); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(in.Properties)) {
		if slices.Contains(ownProperties, name) {
			continue
		}
		var v any
		if err := json.Unmarshal(in.Properties[name], &v); err != nil {
			return err
		}
		is, known := now.Properties[name]
		if !known && v != nil {
			return unprocessable(marz.Errorf(marz.Invalid, "properties: %.40q is none of an event's own: use %s", name, strings.Join(ownProperties, ", ")))
		}
		if !reflect.DeepEqual(v, is) {
			return unprocessable(marz.Errorf(marz.Invalid, "properties: %s follows from the event's claims or its place: change those", name))
		}
	}
	return nil
}

// collectionOf says where the public finds a kind of subject.
var collectionOf = map[marz.ChangeKind]string{marz.PutEvent: catalog.Events, marz.PutClaim: catalog.Claims}

// seenPublished reads If-Match for an event or a claim. What is gone has no revision; a
// request that is repeated is answered all the same, as it was.
func (w *writer) seenPublished(r *http.Request, kind marz.ChangeKind, id string) (int64, error) {
	rev, err := w.Desk.Revision(r.Context(), id, kind)
	switch {
	case err == nil || by(r).Request != "" && marz.KindOf(err) == marz.NotFound:
		return seen(r, rev, w.Catalog.Version().Seq)
	case marz.KindOf(err) == marz.NotFound:
		if _, _, gone := w.Catalog.Feature(r.Context(), catalog.Query{Collection: collectionOf[kind]}, id); gone != nil {
			return 0, gone
		}
	}
	return 0, err
}

// changeEvent carries out a change of an event at the revision that the client has seen.
func (w *writer) changeEvent(rw http.ResponseWriter, r *http.Request, do func(rev int64) (desk.Done, error)) error {
	rev, err := w.seenPublished(r, marz.PutEvent, param(r, "id"))
	if err != nil {
		return err
	}
	done, err := do(rev)
	if err != nil {
		return unprocessable(err)
	}
	return w.written(rw, r, http.StatusOK, done)
}

// written answers with an event as it is after a write.
func (w *writer) written(rw http.ResponseWriter, r *http.Request, status int, done desk.Done) error {
	w.wait(r.Context(), rw, done.Seq)
	f, _, err := w.Catalog.Feature(r.Context(), catalog.Query{Collection: catalog.Events}, done.ID)
	if err != nil {
		return err
	}
	rev, err := w.Desk.Revision(r.Context(), done.ID)
	if err != nil {
		return err
	}
	return w.reply(rw, r, status, ogc.GeoJSON, revisionTag(rev, []byte(f.JSON)), json.RawMessage(f.JSON))
}
