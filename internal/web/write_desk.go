package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"

	"marz/internal/desk"
	"marz/internal/marz"
	"marz/internal/ogc"
)

// draftDoc is a draft with what a reviewer must see of its place.
type draftDoc struct {
	desk.Draft
	PlaceNames *marz.Names `json:"place_names,omitempty"`
	Point      []float64   `json:"point,omitempty"` // lon, lat
}

func (w *writer) draftDoc(d desk.Draft) draftDoc {
	names, point := w.placed(d.Claim.Place)
	return draftDoc{Draft: d, PlaceNames: names, Point: point}
}

// placed returns the names of a place and, where it has one, its point (lon, lat).
func (w *writer) placed(id string) (*marz.Names, []float64) {
	p, ok := w.Catalog.Atlas().Place(id)
	switch {
	case !ok:
		return nil, nil
	case p.Kind == marz.KindCountry:
		return &p.Names, nil
	}
	return &p.Names, []float64{p.Point[0], p.Point[1]}
}

// submissionDoc is a submission with its drafts. What the desk compares texts by stays
// with the desk.
type submissionDoc struct {
	desk.Submission
	Sketch *struct{}  `json:"sketch,omitempty"`
	Drafts []draftDoc `json:"drafts"`
}

func (w *writer) submissionDoc(ctx context.Context, sub desk.Submission) (submissionDoc, error) {
	out := submissionDoc{Submission: sub, Drafts: []draftDoc{}}
	if len(sub.Drafts) == 0 {
		return out, nil
	}
	list, err := w.Desk.Drafts(ctx, sub.ID, "")
	for _, d := range list {
		out.Drafts = append(out.Drafts, w.draftDoc(d))
	}
	return out, err
}

// submit answers POST /dispatches.
func (w *writer) submit(rw http.ResponseWriter, r *http.Request) error {
	p, err := readPaper(rw, r)
	if err != nil {
		return err
	}
	sub, err := w.Desk.Submit(r.Context(), by(r), p)
	if err != nil {
		return unprocessable(err)
	}
	doc, err := w.submissionDoc(r.Context(), sub)
	if err != nil {
		return err
	}
	status, where := http.StatusCreated, w.site(r).Base+"/dispatches/"+url.PathEscape(sub.ID)
	if sub.Duplicate {
		status = http.StatusOK
		if sub.By == "" { // it came from elsewhere than this desk, and is published
			where = w.site(r).Base + "/collections/dispatches/items/" + url.PathEscape(sub.ID)
		}
		rw.Header().Set("Content-Location", where)
	}
	rw.Header().Set("Location", where)
	body, err := ogc.Marshal(doc)
	if err != nil {
		return err
	}
	return w.reply(rw, r, status, ogc.JSON, contentTag(body), doc)
}

// submission answers GET /dispatches/{id}.
func (w *writer) submission(rw http.ResponseWriter, r *http.Request) error {
	id := param(r, "id")
	sub, err := w.Desk.Submission(r.Context(), id)
	if err != nil {
		return err
	}
	doc, err := w.submissionDoc(r.Context(), sub)
	if err != nil {
		return err
	}
	return w.private(rw, r, doc)
}

// waiting is a submission in a list of them.
type waiting struct {
	ID        string             `json:"id"`
	Agency    string             `json:"agency"`
	Lang      string             `json:"lang"`
	Title     marz.Text          `json:"title"`
	Published marz.Interval      `json:"published"`
	By        string             `json:"by"`
	At        string             `json:"at"`
	SameAs    string             `json:"same_as,omitempty"`
	States    map[desk.State]int `json:"states"`
	Links     []ogc.Link         `json:"links"`
}

// submissions answers GET /dispatches: what was handed in, the newest first; with state
// only what has drafts in that state.
func (w *writer) submissions(rw http.ResponseWriter, r *http.Request) error {
	v, err := w.filters(r, "state")
	if err != nil {
		return err
	}
	drafts, err := w.Desk.Drafts(r.Context(), "", desk.State(v.Get("state")))
	if err != nil {
		return err
	}
	states := map[string]map[desk.State]int{}
	for _, d := range drafts {
		if states[d.Submission] == nil {
			states[d.Submission] = map[desk.State]int{}
		}
		states[d.Submission][d.State]++
	}
	subs, err := w.Desk.Submissions(r.Context())
	if err != nil {
		return err
	}
	site, list := w.site(r), []waiting{}
	for _, s := range subs {
		if v.Has("state") && states[s.ID] == nil {
			continue
		}
		list = append(list, waiting{
			ID: s.ID, Agency: s.Dispatch.Agency, Lang: s.Dispatch.Lang, Title: s.Dispatch.Title, Published: s.Dispatch.Published,
			By: s.By, At: ogc.Stamp(s.At), SameAs: s.SameAs, States: states[s.ID],
			Links: []ogc.Link{site.At("/dispatches/"+url.PathEscape(s.ID), "item", ogc.JSON, "With its drafts", nil)},
		})
	}
	return w.private(rw, r, map[string]any{"submissions": list})
}

// filters reads the parameters of a list, of which there are only the named ones.
func (w *writer) filters(r *http.Request, names ...string) (url.Values, error) {
	v, err := readQuery(r.URL.RawQuery)
	if err != nil {
		return nil, err
	}
	for name := range v {
		if !slices.Contains(names, name) {
			return nil, marz.Errorf(marz.Invalid, "%.40q is not a parameter here: use %s", name, marz.Join(names))
		}
	}
	return v, nil
}

// drafts answers GET /drafts.
func (w *writer) drafts(rw http.ResponseWriter, r *http.Request) error {
	v, err := w.filters(r, "submission", "state")
	if err != nil {
		return err
	}
	list, err := w.Desk.Drafts(r.Context(), v.Get("submission"), desk.State(v.Get("state")))
	if err != nil {
		return err
	}
	docs := make([]draftDoc, len(list))
	for i, d := range list {
		docs[i] = w.draftDoc(d)
	}
	return w.private(rw, r, map[string]any{"drafts": docs})
}

// draft answers GET /drafts/{id}.
func (w *writer) draft(rw http.ResponseWriter, r *http.Request) error {
	d, err := w.Desk.Draft(r.Context(), param(r, "id"))
	if err != nil {
		return err
	}
	return w.oneDraft(rw, r, d)
}

// oneDraft answers with a draft; its ETag begins with its revision.
func (w *writer) oneDraft(rw http.ResponseWriter, r *http.Request, d desk.Draft) error {
	return w.revised(rw, r, d.Revision, w.draftDoc(d))
}

// revised answers with a document whose ETag begins with its revision.
func (w *writer) revised(rw http.ResponseWriter, r *http.Request, revision int64, doc any) error {
	body, err := ogc.Marshal(doc)
	if err != nil {
		return err
	}
	return w.reply(rw, r, http.StatusOK, ogc.JSON, revisionTag(revision, body), doc)
}

// change carries out a change of a draft at the revision that the client has seen.
func (w *writer) change(rw http.ResponseWriter, r *http.Request, do func(id string, rev int64) (desk.Draft, error)) error {
	id := param(r, "id")
	d, err := w.Desk.Draft(r.Context(), id)
	if err != nil {
		return err
	}
	rev, err := seen(r, d.Revision, 0)
	if err != nil {
		return err
	}
	d, err = do(id, rev)
	if err != nil {
		return unprocessable(err)
	}
	if d.State == desk.Accepted {
		w.wait(r.Context(), rw, d.Revision)
	}
	return w.oneDraft(rw, r, d)
}

// correct answers PATCH /drafts/{id}: a merge patch of the claim. The claim itself may be
// sent, or, as in what GET answers, below "claim".
func (w *writer) correct(rw http.ResponseWriter, r *http.Request) error {
	patch, reason, err := readClaimPatch(rw, r)
	if err != nil {
		return err
	}
	return w.change(rw, r, func(id string, rev int64) (desk.Draft, error) {
		return w.Desk.Correct(r.Context(), by(r), id, rev, patch, reason)
	})
}

// decision is the body of a decision; all of it may be left away where it is not needed.
type decision struct {
	Reason string `json:"reason"`
	Event  string `json:"event"` // to merge into
}

// decisions lists what a reviewer may do, once.
func (w *writer) decisions() map[desk.Action]func(*http.Request, string, int64, decision) (desk.Draft, error) {
	d := w.Desk
	return map[desk.Action]func(*http.Request, string, int64, decision) (desk.Draft, error){
		desk.Accept: func(r *http.Request, id string, rev int64, c decision) (desk.Draft, error) {
			return d.Accept(r.Context(), by(r), id, rev, c.Reason)
		},
		desk.Reject: func(r *http.Request, id string, rev int64, c decision) (desk.Draft, error) {
			return d.Reject(r.Context(), by(r), id, rev, c.Reason)
		},
		desk.Merge: func(r *http.Request, id string, rev int64, c decision) (desk.Draft, error) {
			return d.Merge(r.Context(), by(r), id, rev, c.Event, c.Reason)
		},
		desk.Split: func(r *http.Request, id string, rev int64, c decision) (desk.Draft, error) {
			return d.Split(r.Context(), by(r), id, rev, c.Reason)
		},
		desk.Reopen: func(r *http.Request, id string, rev int64, c decision) (desk.Draft, error) {
			return d.Reopen(r.Context(), by(r), id, rev, c.Reason)
		},
	}
}

// decide answers POST /drafts/{id}/accept, …/reject and so on.
func (w *writer) decide(a desk.Action, do func(*http.Request, string, int64, decision) (desk.Draft, error)) handler {
	return func(rw http.ResponseWriter, r *http.Request) error {
		var c decision
		if err := readDecision(rw, r, &c); err != nil {
			return err
		}
		if c.Event != "" && a != desk.Merge {
			return unprocessable(marz.Errorf(marz.Invalid, "event: only merge takes one"))
		}
		return w.change(rw, r, func(id string, rev int64) (desk.Draft, error) { return do(r, id, rev, c) })
	}
}
