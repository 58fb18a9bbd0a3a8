package web

import (
	"cmp"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"marz/internal/catalog"
	"marz/internal/marz"
	"marz/internal/ogc"

	"github.com/paulmach/orb"
)

// asAtom is a feed of what changed.
var asAtom = format{"atom", ogc.Atom, "Atom feed"}

// changeParams are the parameters of the changelog.
var changeParams = []string{"before", "limit", "border", "collection"}

// changeList is a page of the changelog.
type changeList struct {
	Links   []ogc.Link `json:"links"`
	Version string     `json:"version"`
	Changes []change   `json:"changes"`
	Next    string     `json:"-"`
}

// change is an entry of the changelog.
type change struct {
	Seq        int64           `json:"seq"`
	At         string          `json:"at"` // RFC 3339, UTC
	Kind       marz.ChangeKind `json:"kind"`
	Action     catalog.Action  `json:"action"`
	Collection string          `json:"collection,omitempty"`
	Subject    string          `json:"subject"`
	Title      string          `json:"title"`
	TitleFR    string          `json:"title_fr,omitempty"`
	Reason     string          `json:"reason,omitempty"`
	Dispatch   string          `json:"dispatch,omitempty"`
	Place      string          `json:"place,omitempty"`
	Borders    []string        `json:"borders,omitempty"`
	Point      *orb.Point      `json:"point,omitempty"` // (lon, lat)
	Href       string          `json:"href,omitempty"`
}

// changelog answers /changes: what changed in the data set, the newest first.
func (s *server) changelog(w http.ResponseWriter, r *http.Request) error {
	a, err := s.ask(r, asJSON, asHTML, asAtom)
	if err != nil {
		return err
	}
	return s.sendChanges(w, &a)
}

// changesAtom answers /changes.atom, which is a feed whatever Accept says.
func (s *server) changesAtom(w http.ResponseWriter, r *http.Request) error {
	r = r.Clone(r.Context())
	r.Header.Del("Accept")
	a, err := s.ask(r, asAtom)
	if err != nil {
		return err
	}
	return s.sendChanges(w, &a)
}

func (s *server) sendChanges(w http.ResponseWriter, a *ask) error {
	q, err := changesQuery(a)
	if err != nil {
		return err
	}
	key := []string{s.Build, "changes", a.site.Base, a.path(), a.v.Encode(), a.form.typ}
	return s.send(w, a.Request, s.Catalog.Version(), key, func() (*answer, error) {
		page, err := s.Catalog.Changelog(a.Context(), q)
		if err != nil {
			return nil, err
		}
		out := &answer{typ: a.form.typ, version: page.Version}
		if a.form == asAtom {
			out.body, err = atom(a, page)
			return out, err
		}
		doc := changeList{Links: changeLinks(a, page), Version: versionText(page.Version), Changes: []change{}}
		for _, c := range page.Changes {
			doc.Changes = append(doc.Changes, changeOf(a.site, c))
		}
		if a.form != asHTML {
			out.body, err = ogc.Marshal(doc)
			return out, err
		}
		if next := slices.IndexFunc(doc.Links, func(l ogc.Link) bool { return l.Rel == "next" }); next >= 0 {
			doc.Next = doc.Links[next].Href
		}
		out.body, err = renderHTML("changes", a.site, "Changes to the data set", doc)
		return out, err
	})
}

// changesQuery reads the parameters of the changelog.
func changesQuery(a *ask) (catalog.LogQuery, error) {
	q := catalog.LogQuery{Borders: a.v["border"], Collection: a.v.Get("collection")}
	err := a.only(changeParams...)
	if err != nil {
		return q, err
	}
	if q.Limit, err = parseLimit(a.v.Get("limit")); err != nil {
		return q, err
	}
	if text := a.v.Get("before"); text != "" {
		if q.Before, err = strconv.ParseInt(text, 10, 64); err != nil || q.Before < 1 {
			return q, marz.Errorf(marz.Invalid, "before: %.40q is not an entry of the log: use a number from 1 on", text)
		}
	}
	return q, nil
}

// changeLinks are a page's links: itself, its other forms, and the next page.
func changeLinks(a *ask, page catalog.LogPage) []ogc.Link {
	with := func(pairs ...string) url.Values {
		v := url.Values{}
		for _, name := range changeParams {
			if list := a.v[name]; len(list) > 0 {
				v[name] = list
			}
		}
		for i := 0; i < len(pairs); i += 2 {
			v.Set(pairs[i], pairs[i+1])
		}
		return v
	}
	path, self := "/changes", []string{"f", a.form.name}
	if a.form == asAtom {
		path, self = "/changes.atom", nil
	}
	links := []ogc.Link{a.site.At(path, "self", a.form.typ, "This page", with(self...))}
	for _, o := range []format{asJSON, asHTML} {
		if o != a.form {
			links = append(links, a.site.At("/changes", "alternate", o.typ, "This page as "+strings.ToUpper(o.name), with("f", o.name)))
		}
	}
	if a.form != asAtom {
		links = append(links, a.site.At("/changes.atom", "alternate", ogc.Atom, "These changes as a feed", with()))
	}
	if page.Next > 0 {
		links = append(links, a.site.At(path, "next", a.form.typ, "Earlier changes", with(append(self, "before", strconv.FormatInt(page.Next, 10))...)))
	}
	return links
}

// changeOf writes an entry. What was removed has no address.
func changeOf(site ogc.Site, c catalog.LogChange) change {
	out := change{
		Seq: c.Seq, At: ogc.Stamp(c.At), Kind: c.Kind, Action: c.Action, Collection: c.Collection, Subject: c.ID,
		Title: cmp.Or(c.Title.EN, c.ID), TitleFR: c.Title.FR, Reason: c.Reason, Dispatch: c.Dispatch,
		Place: c.Place, Borders: c.Borders, Point: c.Point,
	}
	if c.Collection != "" && c.Action != catalog.Removed {
		out.Href = site.Base + "/collections/" + c.Collection + "/items/" + url.PathEscape(c.ID)
	}
	return out
}

// retractedClaim is the claim that a retraction takes back.
func retractedClaim(e marz.Entry) string {
	var r marz.Retraction
	if err := json.Unmarshal(e.Body, &r); err != nil || r.Claim == "" {
		return e.Subject
	}
	return r.Claim
}
