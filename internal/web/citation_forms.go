package web

import (
	"fmt"
	"strings"
	"time"

	"marz/internal/ogc"
)

// BibTeX writes the citation as an entry of BibTeX. Braces keep names and capitals as
// they are.
func (c *Citation) BibTeX() string {
	at := c.Version.At.UTC()
	note := c.size() + "; licence: " + c.licence()
	if c.Source != "" {
		note += "; source: " + c.Source
	}
	fields := [][2]string{
		{"author", "{" + contributors + "}"}, {"title", "{" + texText(c.heading()) + "}"}, {"year", fmt.Sprint(at.Year())}, {"month", fmt.Sprint(int(at.Month()))},
		{"date", at.Format(time.DateOnly)}, {"version", versionText(c.Version)}, {"url", texAddress(c.Address)},
		{"urldate", c.Accessed.Format(time.DateOnly)}, {"note", texText(note)},
	}
	var b strings.Builder
	fmt.Fprintf(&b, "@misc{%s,\n", c.id())
	for _, f := range fields {
		if f[1] != "" {
			fmt.Fprintf(&b, "  %s = {%s},\n", f[0], f[1])
		}
	}
	b.WriteString("}\n")
	return b.String()
}

var texEscapes = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`, "\n", " ", "\r", " ", "\t", " ")

func texText(s string) string { return texEscapes.Replace(s) }

// texAddress keeps an address one that a url field takes: it is escaped already, so only
// braces could break it.
func texAddress(s string) string { return strings.NewReplacer("{", "%7B", "}", "%7D").Replace(s) }

// cslItem is an item of CSL-JSON (citation-style-language/schema, csl-data.json 1.0.2),
// which has no member for a licence: it stands in the note, and with the filters in custom.
type cslItem struct {
	ID       string            `json:"id"`
	Type     string            `json:"type"`
	Title    string            `json:"title"`
	Author   []cslName         `json:"author"`
	Issued   cslDate           `json:"issued"`
	Accessed cslDate           `json:"accessed"`
	Version  string            `json:"version"`
	URL      string            `json:"URL,omitempty"`
	Note     string            `json:"note"`
	Custom   map[string]string `json:"custom"`
}

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][3]int `json:"date-parts"`
}

func cslDay(t time.Time) cslDate {
	return cslDate{[][3]int{{t.Year(), int(t.Month()), t.Day()}}}
}

// CSL writes the citation as CSL-JSON: a list with one item.
func (c *Citation) CSL() ([]byte, error) {
	note := c.size() + "; licence: " + c.licence()
	custom := map[string]string{"licence": c.Licence, "licence_url": c.LicenceURL, "filters": c.Filters, "source": c.Source, "collection": c.Collection}
	for name, value := range custom {
		if value == "" {
			delete(custom, name)
		}
	}
	return ogc.Marshal([]cslItem{{
		ID: c.id(), Type: "dataset", Title: c.heading(), Author: []cslName{{contributors}}, Issued: cslDay(c.Version.At.UTC()),
		Accessed: cslDay(c.Accessed), Version: versionText(c.Version), URL: c.Address, Note: note, Custom: custom,
	}})
}
