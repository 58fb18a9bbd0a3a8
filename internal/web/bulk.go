package web

import (
	"compress/gzip"
	"io"
	"net/http"
	"strings"

	"marz/internal/encode"
	"marz/internal/marz"
	"marz/internal/ogc"

	"github.com/go-chi/chi/v5"
)

// bulkForms are the endings of the files of whole collections.
var bulkForms = map[string]string{"geojson": ogc.GeoJSON, "geojsonseq": ogc.GeoJSONSeq, "csv": ogc.CSV}

// bulk answers /{collection}.geojson and its like: all that matches, streamed.
func (s *server) bulk(w http.ResponseWriter, r *http.Request) error {
	file := chi.URLParam(r, "file")
	name, ending, ok := cutLast(file, ".")
	typ, known := bulkForms[ending]
	if !ok || !known {
		return marz.Errorf(marz.NotFound, "there is nothing at /%s: whole collections are at /events.geojson, /events.csv and so on", file)
	}
	col, err := s.Catalog.Collection(name)
	if err != nil {
		return err
	}
	v := r.URL.Query()
	for _, paging := range []string{"limit", "offset", "cursor", "f"} {
		if v.Has(paging) {
			return marz.Errorf(marz.Invalid, "%s: a whole collection has no pages and one form; use /collections/%s/items for pages", paging, name)
		}
	}
	p, err := parseQuery(v, &col.Schema)
	if err != nil {
		return err
	}
	p.Collection = col.ID
	if err := s.waitFor(r); err != nil {
		return err
	}
	page, err := s.Catalog.Stream(r.Context(), p.Query)
	if err != nil {
		return err
	}
	setVersion(w, page.Version)
	setCRS(w, p.crs)
	s.setCaching(w, p)
	h := w.Header()
	tag := tagOf(page.Version, r.URL.Path, v.Encode(), s.dayTag(p), layerTag(col))
	h.Add("Vary", "Accept-Encoding")
	h.Set("ETag", `"`+tag+`"`)
	h.Set("Last-Modified", page.Version.At.UTC().Format(http.TimeFormat))
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-cache")
	}
	if matchesTag(r, tag) {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	h.Set("Content-Type", contentType(typ))
	h.Set("Content-Disposition", `inline; filename="`+file+`"`)
	out, done := s.stream(w, r)
	features := encode.Select(encode.Project(page.Features, p.crs), p.properties)
	switch ending {
	case "csv":
		err = encode.CSV(out, encode.Project(page.Features, p.crs), &col.Schema)
	case "geojsonseq":
		err = encode.GeoJSONSeq(out, features)
	default:
		err = encode.GeoJSON(out, features, nil)
	}
	if cerr := done(); err == nil {
		err = cerr
	}
	if err != nil {
		s.Logger.Warn("a stream was cut short", "path", r.URL.Path, "err", err)
		panic(http.ErrAbortHandler) // so that the client sees that it is not whole
	}
	return nil
}

// stream returns where a long answer is written: compressed where the client can read it.
func (s *server) stream(w http.ResponseWriter, r *http.Request) (io.Writer, func() error) {
	if r.Method == http.MethodHead {
		return io.Discard, func() error { return nil }
	}
	if !acceptsGzip(r) {
		return w, func() error { return nil }
	}
	w.Header().Set("Content-Encoding", "gzip")
	z, _ := gzip.NewWriterLevel(w, gzip.BestSpeed)
	return z, z.Close
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
