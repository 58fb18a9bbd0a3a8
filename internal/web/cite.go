package web

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"marz/internal/marz"
	"marz/internal/ogc"
)

// Forms of a citation.
var (
	asText   = format{"text", "text/plain"}
	asBibTeX = format{"bibtex", "application/x-bibtex"}
	asCSL    = format{"csl", "application/vnd.citationstyles.csl+json"}
)

// citation is what a citation says: which data, of which version, asked for how and when.
type citation struct {
	version  marz.Version
	accessed time.Time
	address  string // that gives the same data again
	filters  string // as a reader writes them; "" where all was asked for
	licence  string
	subject  string
}

// cite answers /cite?collection=…&filters: how to cite the data set, or the part of it
// that the same parameters give at the collection's items.
func (s *server) cite(w http.ResponseWriter, r *http.Request) error {
	a, err := s.ask(r, asText, asBibTeX, asCSL, asHTML)
	if err != nil {
		return err
	}
	c, err := s.citation(&a)
	if err != nil {
		return err
	}
	if a.form == asHTML {
		doc := map[string]any{"Text": c.text(), "BibTeX": c.bibTeX(), "Address": c.address, "Version": versionText(c.version)}
		return s.html(w, &a, c.version, "cite", "How to cite", doc)
	}
	body := []byte(c.text() + "\n")
	switch a.form {
	case asBibTeX:
		body = []byte(c.bibTeX())
	case asCSL:
		if body, err = ogc.Marshal(c.csl()); err != nil {
			return err
		}
	}
	setVersion(w, c.version)
	return respond(w, r, &answer{typ: a.form.typ, body: body, tag: tagOf(c.version, a.form.typ, string(body)), version: c.version})
}

// citation reads what is to be cited. The filters are checked as the items would.
func (s *server) citation(a *ask) (citation, error) {
	v := url.Values{}
	for k, list := range a.v {
		if k != "collection" && k != "f" && k != "min_seq" {
			v[k] = list
		}
	}
	c := citation{version: s.Catalog.Version(), accessed: s.Now().UTC(), subject: "events, claims and control of the Afghan border"}
	path := "/collections"
	if name := a.v.Get("collection"); name != "" || len(v) > 0 && !onlyVersion(v) {
		col, err := s.Catalog.Collection(orDefault(name, "events"))
		if err != nil {
			return c, err
		}
		p, err := listParameters(v, &col.Schema)
		if err != nil {
			return c, err
		}
		p.Collection, p.Limit = col.ID, 1
		page, err := s.Catalog.Search(a.Context(), p.Query) // checks the filters, and finds the version
		if err != nil {
			return c, err
		}
		c.version, c.licence = page.Version, col.Licence
		c.subject = fmt.Sprintf("%s (%d features)", strings.ToLower(col.Title), page.Matched)
		path = "/" + col.ID + ".geojson"
		c.filters = readable(v)
	} else if err := a.only("collection", "version"); err != nil {
		return c, err
	}
	c.licence = orDefault(c.licence, "CC-BY-4.0")
	v.Set("version", fmt.Sprint(c.version.Seq))
	c.address = a.site.At(path, "", "", "", v).Href
	if path == "/collections" {
		c.address = a.site.Base + path // a list has no version
	}
	return c, nil
}

func onlyVersion(v url.Values) bool { return len(v) == 1 && v.Has("version") }

func orDefault(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// readable writes parameters for a reader, in order, without escapes.
func readable(v url.Values) string {
	var out []string
	for _, name := range sorted(v) {
		if name != "version" {
			out = append(out, name+"="+strings.Join(v[name], ","))
		}
	}
	return strings.Join(out, ", ")
}

// heading is the title of what is cited.
func (c *citation) heading() string {
	out := "Marz: " + c.subject
	if c.filters != "" {
		out += ", filtered by " + c.filters
	}
	return out
}

func (c *citation) text() string {
	return fmt.Sprintf("Marz contributors (%d). %s. Version %s of %s. %s. %s (accessed %s).",
		c.version.At.UTC().Year(), c.heading(), versionText(c.version), c.version.At.UTC().Format(time.DateOnly), c.licence, c.address, c.accessed.Format(time.DateOnly))
}

// bibTeX writes the citation as BibTeX. Braces keep names and capitals as they are.
func (c *citation) bibTeX() string {
	var b bytes.Buffer
	fmt.Fprintf(&b, "@misc{marz-%s,\n", versionText(c.version))
	for _, f := range [][2]string{
		{"author", "{Marz contributors}"}, {"title", "{" + texText(c.heading()) + "}"}, {"year", fmt.Sprint(c.version.At.UTC().Year())},
		{"version", versionText(c.version)}, {"date", c.version.At.UTC().Format(time.DateOnly)}, {"url", texAddress(c.address)},
		{"urldate", c.accessed.Format(time.DateOnly)}, {"note", "Licence: " + texText(c.licence)},
	} {
		fmt.Fprintf(&b, "  %s = {%s},\n", f[0], f[1])
	}
	b.WriteString("}\n")
	return b.String()
}

var texEscapes = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`, "\n", " ", "\r", " ")

func texText(s string) string { return texEscapes.Replace(s) }

// texAddress keeps an address one that a url field takes: it is escaped already, so only
// braces could break it.
func texAddress(s string) string { return strings.NewReplacer("{", "%7B", "}", "%7D").Replace(s) }

// csl is the citation as a CSL-JSON item (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html).
func (c *citation) csl() []map[string]any {
	date := func(t time.Time) map[string]any {
		return map[string]any{"date-parts": [][3]int{{t.Year(), int(t.Month()), t.Day()}}}
	}
	return []map[string]any{{
		"id": "marz-" + versionText(c.version), "type": "dataset", "title": c.heading(), "author": []map[string]string{{"literal": "Marz contributors"}},
		"issued": date(c.version.At.UTC()), "accessed": date(c.accessed), "version": versionText(c.version), "URL": c.address, "license": c.licence,
	}}
}
