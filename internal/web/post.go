package web

import (
	"compress/gzip"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"

	"marz/internal/marz"
	"marz/internal/ogc"
)

// maxFilterBody bounds the body of a query that is posted.
const maxFilterBody = 64 << 10

// postItems answers a query whose filter is posted as CQL2 JSON: some clients do.
func (s *server) postItems(w http.ResponseWriter, r *http.Request) error {
	typ, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch typ {
	case ogc.JSON, "application/query-cql-json", "application/cql2+json":
	default:
		w.Header().Set("Accept-Post", ogc.JSON)
		return unreadable("Content-Type: %.80q is not read here: post a filter in CQL2 as %s", typ, ogc.JSON)
	}
	body, err := readBody(w, r, maxFilterBody)
	if err != nil {
		return err
	}
	a, err := s.ask(r, listForms...)
	if err != nil {
		return err
	}
	if a.v.Has("filter") {
		return marz.Errorf(marz.Invalid, "filter: it is given twice, in the address and in the body")
	}
	a.v.Set("filter", string(body))
	a.v.Set("filter-lang", "cql2-json")
	return s.list(w, &a)
}

// readBody reads a body of at most max bytes, counted after it is unzipped.
func readBody(w http.ResponseWriter, r *http.Request, max int64) ([]byte, error) {
	var in io.Reader = http.MaxBytesReader(w, r.Body, max)
	switch strings.ToLower(r.Header.Get("Content-Encoding")) {
	case "", "identity":
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, marz.Errorf(marz.Invalid, "the body is not gzip, as its Content-Encoding says")
		}
		in = z
	default:
		return nil, unreadable("Content-Encoding: %.40q is not read here: use gzip, or none", r.Header.Get("Content-Encoding"))
	}
	body, err := io.ReadAll(io.LimitReader(in, max+1))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large) || int64(len(body)) > max:
		return nil, marz.Errorf(marz.TooLarge, "the body is larger than %d bytes", max)
	case err != nil:
		return nil, &marz.Error{Kind: marz.Invalid, Msg: "the body cannot be read: it ends too early or is damaged", Err: err}
	case len(body) == 0:
		return nil, marz.Errorf(marz.Invalid, "the body is empty")
	}
	return body, nil
}
