package web

import (
	"bytes"
	"html/template"
	"io/fs"
	"net/http"
	"time"

	"marz/internal/marz"
	"marz/internal/ogc"
)

// page is the map's page: a template, and the files that it loads.
type page struct {
	template *template.Template
	assets   map[string]*answer
}

func loadPage(files fs.FS) (*page, error) {
	t, err := template.ParseFS(files, "index.html")
	if err != nil {
		return nil, err
	}
	assets, err := loadAssets(files)
	return &page{t, assets}, err
}

// root answers "/": the map for a browser, the landing page for everything else.
func (s *server) root(w http.ResponseWriter, r *http.Request) error {
	form, err := negotiate(r.Header, r.URL.Query().Get("f"), asJSON, asHTML)
	if err != nil {
		return err
	}
	if form == asHTML && s.page != nil && !r.URL.Query().Has("f") {
		return s.mapPage(w, r)
	}
	a, err := s.plain(r, asJSON, asHTML)
	if err != nil {
		return err
	}
	doc := ogc.NewLanding(a.site, title, description, attribution, a.form == asHTML)
	return s.pageOr(w, &a, "landing", title, doc)
}

// pageData fills the map's page.
type pageData struct {
	Title, Description, Lang, Dir, Base string
	Opening                             marz.Day // where the map begins when the address names no day
	NoScript                            template.HTML
}

// mapPage renders the map's page. A bad value in the address of a map is no error: the
// map falls back and says so, and what is rendered here does the same.
func (s *server) mapPage(w http.ResponseWriter, r *http.Request) error {
	v := s.readMapView(r)
	data := pageData{Title: title, Description: description, Lang: v.Lang, Dir: "ltr", Base: s.base(r), Opening: s.openingDay()}
	if v.Lang == "fa" || v.Lang == "ps" {
		data.Dir = "rtl"
	}
	if err := s.preview(r, &v, &data); err != nil {
		return err
	}
	var b bytes.Buffer
	if err := s.page.template.Execute(&b, data); err != nil {
		return err
	}
	version := s.Catalog.Version()
	w.Header().Add("Vary", "Accept-Language")
	return respond(w, r, &answer{typ: ogc.HTML, body: b.Bytes(), tag: tagOf(version, ogc.HTML, b.String()), version: version})
}

// base is what the page's addresses begin with: the path that a proxy serves us below,
// where one says so, and else nothing, so that they are relative to the page.
func (s *server) base(r *http.Request) string {
	if p := s.prefix(r); p != "" {
		return p + "/"
	}
	return ""
}

// opening is the day on which the map begins where the record reaches so far: 10 July
// 2021, when Islam Qala was claimed by both.
var opening, _ = marz.NewDay(2021, time.July, 10)

// openingDay is the day on which the map begins, with JavaScript and without.
func (s *server) openingDay() marz.Day {
	last := s.Catalog.LastDay()
	if last == 0 {
		return s.Catalog.Today()
	}
	return min(opening, last, s.Catalog.Today())
}
