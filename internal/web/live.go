package web

import (
	"context"
	"encoding/json"
	"net/http"

	"marz/internal/catalog"
	"marz/internal/live"
	"marz/internal/marz"
	"marz/internal/ogc"
)

// stream answers /live: what changes, as server-sent events, with the filters of events.
// Each event's type says what its data holds: "event" and "dispatch" a feature as it is
// now, "removed" the id of what was taken out, "imported" how many rows of a foreign data set
// came at once, "change" anything else that is public.
func (s *server) stream(w http.ResponseWriter, r *http.Request) error {
	if s.Live == nil {
		return marz.Errorf(marz.NotFound, "this server streams no changes: ask /collections/events/items again with If-None-Match")
	}
	v, err := readQuery(r.URL.RawQuery)
	if err != nil {
		return err
	}
	col, err := s.Catalog.Collection(catalog.Events)
	if err != nil {
		return err
	}
	for _, no := range append(append([]string{"version", "min_seq", "f"}, paging...), shaping...) {
		if v.Has(no) {
			return marz.Errorf(marz.Invalid, "%s: a live stream has no pages, no order and one form: leave it out", no)
		}
	}
	p, err := listParameters(v, &col.Schema)
	if err != nil {
		return err
	}
	p.Collection, p.JSONOnly = catalog.Events, true
	if _, err := s.Catalog.Matching(r.Context(), p.Query); err != nil {
		return err // a filter that is wrong is said before the stream begins
	}
	one := live.Each(func(ctx context.Context, e marz.Entry) ([]live.Event, error) { return s.show(ctx, p.Query, e) })
	return s.Live.Serve(w, r, func(ctx context.Context, entries []marz.Entry) ([]live.Event, int, error) {
		if entries[0].Kind == marz.PutImported {
			return s.showRows(ctx, p.Query, entries)
		}
		return one(ctx, entries)
	})
}

// liveData is the data of an event of the stream.
type liveData struct {
	Seq     int64           `json:"seq"`
	At      string          `json:"at"`
	Kind    marz.ChangeKind `json:"kind"`
	Subject string          `json:"subject"`
	Feature json.RawMessage `json:"feature,omitempty"`
	Rows    int             `json:"rows,omitempty"` // of an import, that match
}

// show turns an entry of the log into the events that a client with the query asked for.
func (s *server) show(ctx context.Context, q catalog.Query, e marz.Entry) ([]live.Event, error) {
	data := liveData{Seq: e.Seq, At: ogc.Stamp(e.At), Kind: e.Kind, Subject: e.Subject}
	switch e.Kind {
	case marz.PutEvent:
		return s.showFeature(ctx, q, data, "event", e.Subject)
	case marz.PutClaim, marz.PutRetract:
		return s.showFeature(ctx, q, data, "event", s.eventOf(ctx, e))
	case marz.PutDispatch:
		if filtered(q) {
			return nil, nil
		}
		all := catalog.Query{Collection: catalog.Dispatches, JSONOnly: true}
		return s.showFeature(ctx, all, data, "dispatch", e.Subject)
	case marz.PutRemoved:
		return oneEvent("removed", data)
	case marz.PutActor:
		return oneEvent("change", data)
	}
	return nil, nil // drafts, reviews and tokens are not public
}

// filtered reports whether a query asks for some events only.
func filtered(q catalog.Query) bool {
	return q.Box != nil || !q.Datetime.IsZero() || q.Filter != nil || len(q.Params) > 0 || q.Q != "" || len(q.Dispatches) > 0
}

// eventOf returns the event of the claim that an entry states or takes back.
func (s *server) eventOf(ctx context.Context, e marz.Entry) string {
	if e.Kind == marz.PutClaim {
		var c struct {
			Event string `json:"event"`
		}
		if json.Unmarshal(e.Body, &c) == nil {
			return c.Event
		}
		return ""
	}
	versions, _, err := s.Catalog.Versions(ctx, catalog.Claims, retractedClaim(e), 0)
	col, cerr := s.Catalog.Collection(catalog.Claims)
	if err != nil || cerr != nil || len(versions) == 0 {
		return ""
	}
	event, _ := versions[0].Values[col.Schema.Column("event")].(string)
	return event
}

// showFeature makes an event of a feature as it is now, if it matches.
func (s *server) showFeature(ctx context.Context, q catalog.Query, data liveData, typ, id string) ([]live.Event, error) {
	if id == "" {
		return nil, nil
	}
	page, err := s.Catalog.Matching(ctx, q, id)
	if err != nil {
		return nil, err
	}
	for f, err := range page.Features {
		if err != nil {
			return nil, err
		}
		data.Feature = json.RawMessage(f.JSON)
		return oneEvent(typ, data)
	}
	return nil, nil
}

func oneEvent(typ string, data liveData) ([]live.Event, error) {
	raw, err := ogc.Marshal(data)
	return []live.Event{{Type: typ, Data: raw[:len(raw)-1]}}, err
}
