package web

import (
	"bytes"
	"html/template"
	"io/fs"
	"net/http"

	"marz/internal/marz"
	"marz/internal/ogc"
)

// reviewData fills the review page.
type reviewData struct {
	Lang, Base string
	Ground     template.HTML // the outline of the country
	// West, North, Scale and Ratio say how the outline is drawn: x = (lon − West) × Ratio ×
	// Scale, y = (North − lat) × Scale.
	West, North, Scale, Ratio float64
	Width, Height             float64
}

// loadReview reads the template of the review page; nil where the front end has none.
func loadReview(files fs.FS) (*template.Template, error) {
	if _, err := fs.Stat(files, "review.html"); err != nil {
		return nil, nil
	}
	return template.ParseFS(files, "review.html")
}

// review answers /review: the page on which a person decides on drafts. It holds no data:
// what it shows it asks for with its reader's token.
func (s *server) review(w http.ResponseWriter, r *http.Request) error {
	if s.reviewPage == nil {
		return marz.Errorf(marz.NotFound, "this server was built without the review page: use marz review in the terminal")
	}
	pen := newPen(country)
	data := reviewData{
		Lang: language(r.URL.Query().Get("lang"), r.Header.Get("Accept-Language")), Base: s.base(r), Ground: template.HTML(s.ground), //nolint:gosec // made of numbers
		West: pen.frame.Min[0], North: pen.frame.Max[1], Scale: pen.scale, Ratio: pen.ratio, Width: sketchWidth, Height: sketchHeight,
	}
	if data.Lang != "fr" {
		data.Lang = "en"
	}
	var b bytes.Buffer
	if err := s.reviewPage.Execute(&b, data); err != nil {
		return err
	}
	w.Header().Add("Vary", "Accept-Language")
	w.Header().Set("Cache-Control", "no-cache")
	return respond(w, r, &answer{typ: ogc.HTML, body: b.Bytes(), tag: contentTag(b.Bytes())})
}
