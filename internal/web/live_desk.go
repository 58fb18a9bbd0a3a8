package web

import (
	"context"
	"encoding/json"
	"net/http"

	"marz/internal/auth"
	"marz/internal/desk"
	"marz/internal/live"
	"marz/internal/marz"
	"marz/internal/ogc"
)

// deskData is the data of an event of the desk's stream: what was done, by whom. What a
// draft says now, the client asks for where it shows it.
type deskData struct {
	Seq        int64           `json:"seq"`
	At         string          `json:"at"`
	By         string          `json:"by"`
	Kind       marz.ChangeKind `json:"kind"`
	Subject    string          `json:"subject"`
	Submission string          `json:"submission,omitempty"` // of a draft
	Action     desk.Action     `json:"action,omitempty"`     // of a decision
}

// deskStream answers /live/desk: what is handed in and decided, for those who may see
// drafts. It ends when the token does.
func (w *writer) deskStream(rw http.ResponseWriter, r *http.Request) error {
	if w.Live == nil {
		return marz.Errorf(marz.NotFound, "this server streams no changes: ask /dispatches again with If-None-Match")
	}
	if len(r.URL.RawQuery) > 0 {
		return marz.Errorf(marz.Invalid, "the desk's stream takes no parameters: send it without ?…")
	}
	p, _ := auth.From(r.Context())
	token, _ := w.Keys.Token(p.Token)
	ctx := r.Context()
	if !token.Expires.IsZero() {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, token.Expires.Sub(w.Now()))
		defer cancel()
	}
	return w.Live.Serve(rw, r.WithContext(ctx), live.Each(func(ctx context.Context, e marz.Entry) ([]live.Event, error) {
		if err := w.stillValid(p, e); err != nil {
			return nil, err
		}
		return w.showDesk(ctx, e)
	}))
}

// stillValid is an error once a stream's token has ended, be it by this very entry, of
// which the keyring may hear later.
func (w *writer) stillValid(p auth.Principal, e marz.Entry) error {
	token, _ := w.Keys.Token(p.Token)
	if e.Kind == marz.PutToken && e.Subject == p.Token {
		if err := json.Unmarshal(e.Body, &token); err != nil {
			return err
		}
	}
	if state := token.State(w.Now()); state != "valid" {
		return marz.Errorf(marz.Unauthorized, "the token %s is %s", p.Token, state)
	}
	return nil
}

// showDesk turns an entry into an event: "draft" for what was handed in or decided,
// "record" for a change of what is published.
func (w *writer) showDesk(ctx context.Context, e marz.Entry) ([]live.Event, error) {
	data := deskData{Seq: e.Seq, At: ogc.Stamp(e.At), By: e.Author, Kind: e.Kind, Subject: e.Subject}
	switch e.Kind {
	case marz.PutEvent, marz.PutClaim, marz.PutRetract, marz.PutRemoved:
		return deskEvent("record", data)
	case marz.PutReview:
		var d desk.Decision
		if err := json.Unmarshal(e.Body, &d); err != nil {
			return nil, err
		}
		data.Action = d.Action
	case marz.PutDraft:
	default:
		return nil, nil
	}
	switch d, err := w.Desk.Draft(ctx, e.Subject); {
	case err == nil:
		data.Submission = d.Submission
	case marz.KindOf(err) != marz.NotFound:
		return nil, err
	}
	return deskEvent("draft", data)
}

func deskEvent(typ string, data deskData) ([]live.Event, error) {
	raw, err := json.Marshal(data)
	return []live.Event{{Type: typ, Data: raw}}, err
}
