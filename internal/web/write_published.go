package web

import (
	"net/http"

	"marz/internal/auth"
	"marz/internal/desk"
	"marz/internal/marz"

	"github.com/go-chi/chi/v5"
)

// What is published already, as reviewers change it: its claims below /claims, and events
// that turn out to be one.

// publishedRoutes adds the addresses of published claims.
func (w *writer) publishedRoutes(r chi.Router) {
	see := w.guard(w.claims, auth.ReadDrafts, auth.Write)
	one := w.guard(w.claim, auth.ReadDrafts, auth.Write)
	for _, method := range []string{http.MethodGet, http.MethodHead} {
		r.Method(method, "/claims", see)
		r.Method(method, "/claims/{id}", one)
	}
	r.Patch("/claims/{id}", w.writes(w.correctClaim, auth.Review))
	r.Post("/claims/{id}/move", w.writes(w.moveClaim, auth.Review))
	r.Post("/claims/{id}/retract", w.writes(w.retractClaim, auth.Review))
	r.Delete("/claims/{id}", w.writes(w.deleteClaim, auth.Review))
	r.Post("/collections/events/items/{id}/merge", w.writes(w.mergeEvents, auth.Review))
	r.Post("/dispatches/{id}/matches", w.writes(w.matches, auth.ReadDrafts, auth.Write))
}

// claimDoc is a published claim with what a reviewer must see of its place.
type claimDoc struct {
	desk.Published
	PlaceNames *marz.Names `json:"place_names,omitempty"`
	Point      []float64   `json:"point,omitempty"` // lon, lat
}

func (w *writer) claimDoc(p desk.Published) claimDoc {
	names, point := w.placed(p.Claim.Place)
	return claimDoc{Published: p, PlaceNames: names, Point: point}
}

// claims answers GET /claims: those of an event or of a dispatch, and the dispatches that
// they are in.
func (w *writer) claims(rw http.ResponseWriter, r *http.Request) error {
	v, err := w.filters(r, "event", "dispatch")
	if err != nil {
		return err
	}
	event, dispatch := v.Get("event"), v.Get("dispatch")
	if (event == "") == (dispatch == "") {
		return marz.Errorf(marz.Invalid, "event, dispatch: say one of them; /collections/claims/items finds claims by anything else")
	}
	list, papers, err := w.Desk.Claims(r.Context(), event, dispatch)
	if err != nil {
		return err
	}
	docs := make([]claimDoc, len(list))
	for i, p := range list {
		docs[i] = w.claimDoc(p)
	}
	if papers == nil {
		papers = []marz.Dispatch{}
	}
	return w.private(rw, r, map[string]any{"claims": docs, "dispatches": papers})
}

// claim answers GET /claims/{id}.
func (w *writer) claim(rw http.ResponseWriter, r *http.Request) error {
	p, err := w.Desk.Claim(r.Context(), param(r, "id"))
	if err != nil {
		return err
	}
	return w.oneClaim(rw, r, p)
}

// oneClaim answers with a published claim; its ETag begins with its revision.
func (w *writer) oneClaim(rw http.ResponseWriter, r *http.Request, p desk.Published) error {
	return w.revised(rw, r, p.Revision, w.claimDoc(p))
}

// changeClaim carries out a change of a published claim at the revision that the client
// has seen, and answers with the claim as it is then.
func (w *writer) changeClaim(rw http.ResponseWriter, r *http.Request, do func(id string, rev int64) (desk.Done, error)) error {
	id := param(r, "id")
	rev, err := w.seenPublished(r, marz.PutClaim, id)
	if err != nil {
		return err
	}
	done, err := do(id, rev)
	if err != nil {
		return unprocessable(err)
	}
	w.wait(r.Context(), rw, done.Seq)
	p, err := w.Desk.Claim(r.Context(), done.ID)
	if err != nil {
		return err
	}
	return w.oneClaim(rw, r, p)
}

// correctClaim answers PATCH /claims/{id}: a merge patch, as for a draft.
func (w *writer) correctClaim(rw http.ResponseWriter, r *http.Request) error {
	patch, reason, err := readClaimPatch(rw, r)
	if err != nil {
		return err
	}
	return w.changeClaim(rw, r, func(id string, rev int64) (desk.Done, error) {
		return w.Desk.CorrectClaim(r.Context(), by(r), id, rev, patch, reason)
	})
}

// moveClaim answers POST /claims/{id}/move: to another event, or without one to an event
// of its own.
func (w *writer) moveClaim(rw http.ResponseWriter, r *http.Request) error {
	var c decision
	if err := readDecision(rw, r, &c); err != nil {
		return err
	}
	return w.changeClaim(rw, r, func(id string, rev int64) (desk.Done, error) {
		return w.Desk.MoveClaim(r.Context(), by(r), id, rev, c.Event, c.Reason)
	})
}

// retractClaim answers POST /claims/{id}/retract: its source took the claim back.
func (w *writer) retractClaim(rw http.ResponseWriter, r *http.Request) error {
	var c struct {
		Published marz.Day `json:"published"`
		Reason    string   `json:"reason"`
	}
	if err := readDecision(rw, r, &c); err != nil {
		return err
	}
	return w.changeClaim(rw, r, func(id string, rev int64) (desk.Done, error) {
		return w.Desk.Retract(r.Context(), by(r), rev, marz.Retraction{Claim: id, Published: c.Published, Reason: c.Reason})
	})
}

// deleteClaim answers DELETE /claims/{id}: it was published in error.
func (w *writer) deleteClaim(rw http.ResponseWriter, r *http.Request) error {
	return w.delete(rw, r, marz.PutClaim)
}

// mergeEvents answers POST /collections/events/items/{id}/merge: the event of the address
// is the same as another, which takes its claims over and is the answer.
func (w *writer) mergeEvents(rw http.ResponseWriter, r *http.Request) error {
	var c decision
	if err := readDecision(rw, r, &c); err != nil {
		return err
	}
	id := param(r, "id")
	rev, err := w.seenPublished(r, marz.PutEvent, id)
	if err != nil {
		return err
	}
	done, err := w.Desk.MergeEvents(r.Context(), by(r), id, rev, c.Event, c.Reason)
	if err != nil {
		return unprocessable(err)
	}
	rw.Header().Set("Content-Location", w.eventAddress(r, c.Event))
	return w.written(rw, r, http.StatusOK, desk.Done{ID: c.Event, Seq: done.Seq})
}

// matches answers POST /dispatches/{id}/matches: whether a text is the one that a dispatch
// was made from. The text is compared and forgotten.
func (w *writer) matches(rw http.ResponseWriter, r *http.Request) error {
	if _, err := mediaType(rw, r, "Accept-Post", "text/plain"); err != nil {
		return err
	}
	text, err := readBody(rw, r, maxPaperBody)
	if err != nil {
		return err
	}
	same, err := w.Desk.Matches(r.Context(), param(r, "id"), string(text))
	if err != nil {
		return err
	}
	return w.private(rw, r, map[string]bool{"matches": same})
}
