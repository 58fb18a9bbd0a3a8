package web

import (
	"compress/gzip"
	"io"
	"net/http"
	"strings"

	"marz/internal/catalog"
	"marz/internal/encode"
	"marz/internal/marz"

	"github.com/go-chi/chi/v5"
)

// bulkForms are the endings of the files of whole collections.
var bulkForms = map[string]format{"geojson": asGeoJSON, "geojsonseq": asSeq, "csv": asCSV, "parquet": asParquet, "bin": asColumns}

// bulk answers /{collection}.geojson and its like: all that matches, streamed.
func (s *server) bulk(w http.ResponseWriter, r *http.Request) error {
	file := chi.URLParam(r, "file")
	name, ending, _ := cutLast(file, ".")
	form, ok := bulkForms[ending]
	if !ok {
		return marz.Errorf(marz.NotFound, "there is nothing at /%.80s: whole collections are at /events.geojson, /events.geojsonseq, /events.csv and /events.parquet", file)
	}
	l, err := s.bulkListing(r, name, form)
	if err != nil {
		return err
	}
	if form == asColumns {
		return s.eventColumns(w, &l)
	}
	page, err := s.Catalog.Stream(r.Context(), l.Query)
	if err != nil {
		return err
	}
	if err := l.checkHash(page.Version); err != nil {
		return err
	}
	setVersion(w, page.Version)
	setCRS(w, l.crs)
	s.setTime(w, &l.parameters)
	zipped := form != asParquet && acceptsGzip(r.Header) // which is compressed already
	tag := tagOf(page.Version, s.key(l.ask, &l.parameters, &l.col)...)
	if notModified(w, r, tag, page.Version.At, zipped) {
		return nil
	}
	w.Header().Set("Content-Type", contentType(form.typ))
	w.Header().Set("Content-Disposition", `inline; filename="`+file+`"`)
	if r.Method == http.MethodHead {
		return nil
	}
	if err := l.stream(w, page, zipped); err != nil {
		s.Logger.Warn("a stream was cut short", "path", r.URL.Path, "err", err)
		panic(http.ErrAbortHandler) // so that the client sees that it is not whole
	}
	return nil
}

// bulkListing reads the parameters of a whole collection.
func (s *server) bulkListing(r *http.Request, name string, form format) (listing, error) {
	a := ask{Request: r, form: form, site: s.site(r)}
	l := listing{ask: &a}
	var err error
	if l.col, err = s.Catalog.Collection(name); err != nil {
		return l, err
	}
	if a.v, err = readQuery(r.URL.RawQuery); err != nil {
		return l, err
	}
	for _, no := range append(paging, "f") {
		if a.v.Has(no) {
			return l, marz.Errorf(marz.Invalid, "%s: a whole collection has no pages and the form of its ending; pages are at /collections/%s/items", no, name)
		}
	}
	if l.parameters, err = listParameters(a.v, &l.col.Schema); err != nil {
		return l, err
	}
	l.Collection = l.col.ID
	l.JSONOnly = l.bytesOnly()
	if err := l.checkCRS(); err != nil {
		return l, err
	}
	return l, s.waitFor(r.Context(), a.v.Get("min_seq"))
}

// stream writes all features of a page, compressed where the client can read that.
func (l *listing) stream(w io.Writer, page catalog.Page, zipped bool) error {
	if !zipped {
		return l.write(w, page)
	}
	z, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
	if err != nil {
		return err
	}
	if err := l.write(z, page); err != nil {
		return err
	}
	return z.Close()
}

func (l *listing) write(w io.Writer, page catalog.Page) error {
	switch l.form {
	case asCSV:
		return l.writeCSV(w, page)
	case asParquet:
		features, schema := encode.SelectColumns(page.Features, &page.Schema, l.properties)
		return encode.Parquet(w, features, schema)
	case asSeq:
		return encode.GeoJSONSeq(w, l.shaped(page))
	}
	return encode.GeoJSON(w, l.shaped(page), nil)
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
