package web

import (
	"bytes"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"

	"marz/internal/catalog"
	"marz/internal/marz"
	"marz/internal/ogc"

	"github.com/go-chi/chi/v5"
)

// page is the map's page: a template, and the files that it loads.
type page struct {
	template *template.Template
	files    fs.FS
}

func loadPage(files fs.FS) (*page, error) {
	t, err := template.ParseFS(files, "index.html")
	return &page{t, files}, err
}

// pageData fills the map's page.
type pageData struct {
	Title, Description, Lang, Dir, Base string
	NoScript                            template.HTML
}

// root answers "/": the map for a browser, the landing page for everything else.
func (s *server) root(w http.ResponseWriter, r *http.Request) error {
	form, err := negotiate(r, asJSON, asHTML)
	if err != nil {
		return err
	}
	if form == asHTML && s.page != nil && r.URL.Query().Get("f") == "" {
		return s.mapPage(w, r)
	}
	if form != asHTML {
		if err := only(r.URL.Query()); err != nil {
			return err
		}
	}
	site := s.site(r)
	return s.pageOr(w, r, form, func(html bool) any { return ogc.NewLanding(site, title, description, attribution, html) }, "landing")
}

// mapPage renders the map's page. A bad value in the address of a map is no error: the
// map falls back and says so, and what is rendered here does the same.
func (s *server) mapPage(w http.ResponseWriter, r *http.Request) error {
	v := r.URL.Query()
	data := pageData{Title: title, Description: description, Lang: language(r), Dir: "ltr"}
	if data.Lang == "fa" || data.Lang == "ps" {
		data.Dir = "rtl"
	}
	day, err := marz.ParseDay(v.Get("t"))
	if err != nil {
		day = s.lastDay()
	}
	table, err := s.dayTable(r, day, data.Lang)
	if err != nil {
		return err
	}
	data.NoScript = table
	if sel := v.Get("sel"); sel != "" {
		s.preview(r, &data, sel, day)
	}
	var b bytes.Buffer
	if err := s.page.template.Execute(&b, data); err != nil {
		return err
	}
	version := s.Catalog.Version()
	w.Header().Add("Vary", "Accept-Language")
	return respond(w, r, &answer{typ: ogc.HTML, body: b.Bytes(), tag: tagOf(version, b.String()), updated: version.At})
}

// lastDay is the last day that the record speaks of: where the map begins.
func (s *server) lastDay() marz.Day { return min(s.Catalog.Today(), s.Catalog.LastDay()) }

// language is the one that the address asks for, or the reader's first that we have.
func language(r *http.Request) string {
	have := []string{"en", "fr", "fa", "ps"}
	if l := r.URL.Query().Get("lang"); slices.Contains(have, l) {
		return l
	}
	for part := range strings.SplitSeq(r.Header.Get("Accept-Language"), ",") {
		tag, _, _ := strings.Cut(strings.TrimSpace(part), ";")
		base, _, _ := strings.Cut(strings.ToLower(tag), "-")
		if base == "prs" {
			base = "fa"
		}
		if slices.Contains(have, base) {
			return base
		}
	}
	return "en"
}

// preview names what a shared link has selected in the page's title and description.
func (s *server) preview(r *http.Request, data *pageData, sel string, day marz.Day) {
	a, _, err := s.Catalog.Why(r.Context(), sel, catalog.Query{Collection: catalog.Control, Datetime: marz.On(day)})
	if err != nil {
		return
	}
	data.Title = a.Title + ", " + day.String() + ": " + string(a.Status) + " – " + title
	data.Description = a.Title + " on " + day.String() + ": " + string(a.Status) + ". " + description
}

// asset answers /assets/*: files whose names hold a hash of what they hold.
func (s *server) asset(w http.ResponseWriter, r *http.Request) error {
	name := chi.URLParam(r, "*")
	if body, err := htmlFiles.ReadFile("html/" + name); err == nil && path.Ext(name) == ".css" {
		return respond(w, r, &answer{typ: "text/css", body: body, tag: tagOf(marz.Version{}, string(body))})
	}
	if s.page == nil || !fs.ValidPath(name) {
		return marz.Errorf(marz.NotFound, "there is no asset %q", name)
	}
	body, err := fs.ReadFile(s.page.files, path.Join("assets", name))
	if err != nil {
		return marz.Errorf(marz.NotFound, "there is no asset %q", name)
	}
	a := &answer{typ: assetType(name), body: body, tag: name}
	if zipped, err := fs.ReadFile(s.page.files, path.Join("assets", name+".gz")); err == nil {
		a.zipped = zipped
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	return respond(w, r, a)
}

func assetType(name string) string {
	switch path.Ext(name) {
	case ".js":
		return "text/javascript"
	case ".css":
		return "text/css"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".json", ".map":
		return ogc.JSON
	case ".woff2":
		return "font/woff2"
	}
	return "application/octet-stream"
}
