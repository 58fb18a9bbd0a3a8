package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	"marz/internal/catalog"
	"marz/internal/ogc"

	"github.com/go-chi/chi/v5"
)

// ask is a request as handlers read it: what it says beside its path.
type ask struct {
	*http.Request
	v    url.Values // the parameters, well written
	form format     // the form of the answer that the client wants
	site ogc.Site   // the address under which the client reached us
}

// ask reads a request and waits for the sequence that it wants to see. Offers are the
// forms that the resource has, the first by default.
func (s *server) ask(r *http.Request, offers ...format) (ask, error) {
	a := ask{Request: r, site: s.site(r)}
	var err error
	if a.v, err = readQuery(r.URL.RawQuery); err != nil {
		return a, err
	}
	if a.form, err = negotiate(r.Header, a.v.Get("f"), offers...); err != nil {
		return a, err
	}
	if a.form == asHTML {
		dropEmpty(a.v)
	}
	return a, s.waitFor(r.Context(), a.v.Get("min_seq"))
}

// dropEmpty leaves out parameters without a value: a browser sends every field of a form.
func dropEmpty(v url.Values) {
	for name, values := range v {
		if strings.Join(values, "") == "" {
			delete(v, name)
		}
	}
}

// only refuses parameters other than those known and those that every address takes.
func (a *ask) only(known ...string) error { return only(a.v, append(known, everywhere...)...) }

// path returns the path as the client wrote it, without a slash at its end.
func (a *ask) path() string {
	p := a.URL.EscapedPath()
	for len(p) > 1 && p[len(p)-1] == '/' {
		p = p[:len(p)-1]
	}
	return p
}

// param returns a part of the path, unescaped.
func (a *ask) param(name string) string {
	raw := chi.URLParam(a.Request, name)
	if a.URL.RawPath == "" {
		return raw // the router saw the unescaped path
	}
	if p, err := url.PathUnescape(raw); err == nil {
		return p
	}
	return raw
}

// collectionOf returns the collection that the path names.
func (s *server) collectionOf(a *ask) (catalog.Collection, error) {
	return s.Catalog.Collection(a.param("collection"))
}

// maxWait bounds how long min_seq waits.
const maxWait = 10 * time.Second

// waitFor waits until the data set shows the sequence that min_seq asks for.
func (s *server) waitFor(ctx context.Context, minSeq string) error {
	if minSeq == "" {
		return nil
	}
	seq, err := parseSeq(minSeq)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, maxWait)
	defer cancel()
	return s.Catalog.WaitFor(ctx, seq)
}
