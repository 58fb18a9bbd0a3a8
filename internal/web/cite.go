package web

import (
	"net/http"
	"net/url"

	"marz/internal/ogc"
)

// Forms of a citation.
var (
	asText   = format{"text", "text/plain", "text"}
	asBibTeX = format{"bibtex", "application/x-bibtex", "BibTeX"}
	asCSL    = format{"csl", "application/vnd.citationstyles.csl+json", "CSL-JSON"}
)

// citeView is the page of a citation.
type citeView struct {
	Text, BibTeX, CSL, Address, Version string
	Links                               []ogc.Link
}

// cite answers /cite?collection=…&filters: how to cite the data set, or all that the same
// parameters give of a collection. Those of paging do not count.
func (s *server) cite(w http.ResponseWriter, r *http.Request) error {
	a, err := s.ask(r, asText, asBibTeX, asCSL, asHTML)
	if err != nil {
		return err
	}
	c, err := Cite(a.Context(), s.Catalog, citedCollection(a.v), a.v, a.site.Base, s.Now())
	if err != nil {
		return err
	}
	csl, err := c.CSL()
	if err != nil {
		return err
	}
	if a.form == asHTML {
		view := citeView{Text: c.Text(), BibTeX: c.BibTeX(), CSL: string(csl), Address: c.Address, Version: versionText(c.Version), Links: citeForms(&a)}
		return s.html(w, &a, c.Version, "cite", "How to cite", view)
	}
	body := []byte(c.Text() + "\n")
	switch a.form {
	case asBibTeX:
		body = []byte(c.BibTeX())
	case asCSL:
		body = csl
	}
	setVersion(w, c.Version)
	return respond(w, r, &answer{typ: a.form.typ, body: body, tag: tagOf(c.Version, a.form.typ, string(body)), version: c.Version})
}

// citedCollection is the collection that is cited: the one named, events where there are
// filters without one, and none, for the whole data set, without filters.
func citedCollection(v url.Values) string {
	if name := v.Get("collection"); name != "" {
		return name
	}
	for name := range v {
		switch name {
		case "f", "min_seq", "version":
		default:
			return "events"
		}
	}
	return ""
}

// citeForms are the links to a citation's forms.
func citeForms(a *ask) []ogc.Link {
	var out []ogc.Link
	for _, o := range []format{asHTML, asText, asBibTeX, asCSL} {
		q := url.Values{}
		for name, list := range a.v {
			q[name] = list
		}
		q.Set("f", o.name)
		rel := "alternate"
		if o == a.form {
			rel = "self"
		}
		out = append(out, a.site.At("/cite", rel, o.typ, "This citation as "+o.name, q))
	}
	return out
}
