package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/url"
	"strings"
	"time"

	"marz/internal/marz"
	"marz/internal/ogc"
)

//go:embed html
var htmlFiles embed.FS

// templates are the pages that a person reads. They hold no script and load nothing but
// our own style sheet.
var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"local": webHref, "list": func(v []string) string { return strings.Join(v, ", ") }, "style": styleName, "credit": func() string { return attribution },
}).ParseFS(htmlFiles, "html/*.html"))

// view is what every page is made of.
type view struct {
	Site  ogc.Site
	Title string
	Doc   any
}

// renderHTML renders a document as a page that a person reads.
func renderHTML(name string, site ogc.Site, title string, doc any) ([]byte, error) {
	var b bytes.Buffer
	err := templates.ExecuteTemplate(&b, name+".html", view{site, title, doc})
	return b.Bytes(), err
}

// webHref lets addresses of the web through and nothing else.
func webHref(href string) string {
	u, err := url.Parse(href)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return href
}

// cellText writes a value of a column for a reader.
func cellText(v any, t marz.ColumnType) string {
	switch v := v.(type) {
	case nil:
		return ""
	case []string:
		return strings.Join(v, ", ")
	case time.Time:
		if t == marz.TypeDate {
			return v.Format(time.DateOnly)
		}
		return v.UTC().Format(time.RFC3339)
	}
	return fmt.Sprint(v)
}
