package web

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"marz/internal/catalog"
	"marz/internal/marz"
	"marz/internal/ogc"

	"github.com/paulmach/orb"
)

// changeCollections say in which collection the subject of a change is found. Kinds that
// are not here are nobody's business but the operator's: drafts, reviews, tokens, imports.
var changeCollections = map[marz.ChangeKind]string{
	marz.PutDispatch: catalog.Dispatches, marz.PutEvent: catalog.Events, marz.PutClaim: catalog.Claims, marz.PutRetract: catalog.Claims,
}

// change is an entry of the log, as the changelog shows it.
type change struct {
	Seq        int64           `json:"seq"`
	At         string          `json:"at"`
	Kind       marz.ChangeKind `json:"kind"`
	Collection string          `json:"collection,omitempty"`
	Subject    string          `json:"subject"`
	Title      string          `json:"title"`
	Summary    string          `json:"summary,omitempty"`
	Author     string          `json:"author"`
	Href       string          `json:"href,omitempty"`
	Point      *orb.Point      `json:"point,omitempty"` // lon, lat
}

// changeList is a page of the changelog, the newest first.
type changeList struct {
	Changes []change   `json:"changes"`
	Links   []ogc.Link `json:"links"`
	updated string
}

// changesPage is how many entries of the log a page of the changelog looks at.
const changesPage = 100

var asAtom = format{"atom", ogc.Atom}

// changelog answers /changes: what entered the data set, the newest first; as an Atom
// feed with the places as GeoRSS points.
func (s *server) changelog(w http.ResponseWriter, r *http.Request) error {
	a, err := s.ask(r, asJSON, asHTML, asAtom)
	if err != nil {
		return err
	}
	if err := a.only("before"); err != nil {
		return err
	}
	if s.Entries == nil {
		return marz.Errorf(marz.NotFound, "this server keeps no changelog")
	}
	version := s.Catalog.Version()
	before := version.Seq + 1
	if v := a.v.Get("before"); v != "" {
		n, ok := count(v)
		if !ok || n < 1 {
			return marz.Errorf(marz.Invalid, "before: %.40q is not an entry of the log: use a number from 1 on", v)
		}
		before = min(before, int64(n))
	}
	return s.send(w, r, version, []string{s.Build, "changes", a.site.Base, strconv.FormatInt(before, 10), a.form.typ}, func() (*answer, error) {
		list, err := s.changesBefore(r.Context(), &a, before)
		if err != nil {
			return nil, err
		}
		out := &answer{typ: a.form.typ, version: version}
		switch a.form {
		case asHTML:
			out.body, err = renderHTML("changes", a.site, "Changes to the data set", list)
		case asAtom:
			out.body, err = atom(a.site, list)
		default:
			out.body, err = ogc.Marshal(list)
		}
		return out, err
	})
}

// changesBefore lists the entries before a sequence, the newest first.
func (s *server) changesBefore(ctx context.Context, a *ask, before int64) (changeList, error) {
	after := max(0, before-1-changesPage)
	entries, err := s.Entries(ctx, after, int(before-1-after))
	if err != nil {
		return changeList{}, err
	}
	at := func(rel, typ, title string, seq int64, f format) ogc.Link {
		q := url.Values{"f": {f.name}}
		if seq > 0 {
			q.Set("before", strconv.FormatInt(seq, 10))
		}
		return a.site.At("/changes", rel, typ, title, q)
	}
	list := changeList{Changes: []change{}, Links: []ogc.Link{at("self", a.form.typ, "This page", before, a.form)}}
	for _, f := range []format{asJSON, asHTML, asAtom} {
		if f != a.form {
			list.Links = append(list.Links, at("alternate", f.typ, "This page as "+f.name, before, f))
		}
	}
	if after > 0 {
		list.Links = append(list.Links, at("next", a.form.typ, "Older changes", after+1, a.form))
	}
	for _, e := range slices.Backward(entries) {
		if c, ok := s.changeOf(ctx, a.site, e); ok {
			list.Changes = append(list.Changes, c)
		}
	}
	return list, nil
}

// changeOf says what an entry of the log changed; false when that is not public.
func (s *server) changeOf(ctx context.Context, site ogc.Site, e marz.Entry) (change, bool) {
	c := change{Seq: e.Seq, At: ogc.Stamp(e.At), Kind: e.Kind, Subject: e.Subject, Title: e.Subject, Author: e.Author}
	if e.Kind == marz.PutRemoved {
		return c, true
	}
	col, ok := changeCollections[e.Kind]
	if !ok {
		return c, false
	}
	c.Collection = col
	if e.Kind == marz.PutRetract {
		c.Subject = retractedClaim(e)
	}
	c.Href = site.Base + "/collections/" + col + "/items/" + url.PathEscape(c.Subject)
	s.describeChange(ctx, &c)
	return c, true
}

// retractedClaim is the claim that a retraction takes back.
func retractedClaim(e marz.Entry) string {
	var r marz.Retraction
	if err := json.Unmarshal(e.Body, &r); err != nil || r.Claim == "" {
		return e.Subject
	}
	return r.Claim
}

// describeChange fills the title and the place from what the subject is now, or was last.
func (s *server) describeChange(ctx context.Context, c *change) {
	versions, _, err := s.Catalog.Versions(ctx, c.Collection, c.Subject, 0)
	if err != nil || len(versions) == 0 {
		c.Href = "" // it is not there any more
		return
	}
	col, err := s.Catalog.Collection(c.Collection)
	if err != nil {
		return
	}
	f := versions[len(versions)-1]
	text := func(name string) string {
		if i := col.Schema.Column(name); i >= 0 && i < len(f.Values) {
			t, _ := f.Values[i].(string)
			return t
		}
		return ""
	}
	c.Title, c.Summary = orDefault(text("title"), c.Subject), text("summary")
	if p, ok := f.Geometry.(orb.Point); ok {
		c.Point = &p
	}
}
