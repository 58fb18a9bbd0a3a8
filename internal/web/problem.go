package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"marz/internal/marz"
	"marz/internal/ogc"

	"github.com/go-chi/chi/v5"
)

// handler is a request's work; what it returns becomes a problem document.
type handler func(http.ResponseWriter, *http.Request) error

var (
	// errMethod says that an address does not take the method.
	errMethod = errors.New("method not allowed")
	// errBody says that a body is in a form that is not read, as against an answer in a
	// form that is not written.
	errBody = errors.New("unsupported media type")
)

// unreadable is an error about the form of a body.
func unreadable(format string, args ...any) error {
	return &marz.Error{Kind: marz.Unsupported, Msg: fmt.Sprintf(format, args...), Err: errBody}
}

// statuses is the one table from the kind of an error to its status.
var statuses = map[marz.Kind]int{
	marz.Internal: http.StatusInternalServerError, marz.Invalid: http.StatusBadRequest, marz.NotFound: http.StatusNotFound,
	marz.Gone: http.StatusGone, marz.Conflict: http.StatusConflict, marz.Stale: http.StatusPreconditionFailed,
	marz.Required: http.StatusPreconditionRequired, marz.Unauthorized: http.StatusUnauthorized, marz.Forbidden: http.StatusForbidden,
	marz.TooLarge: http.StatusRequestEntityTooLarge, marz.Unavailable: http.StatusServiceUnavailable, marz.Unsupported: http.StatusNotAcceptable,
}

// problem is RFC 9457.
type problem struct {
	Type     string `json:"type"`
	Title    string `json:"title"`
	Status   int    `json:"status"`
	Detail   string `json:"detail"`
	Instance string `json:"instance"`
}

// handle turns a handler into one of net/http.
func (s *server) handle(h handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			s.fail(w, r, err)
		}
	}
}

// fail writes an error as a problem document, for a browser as a page. Causes go to the
// log, never to the client.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		return // the client has gone
	}
	p := s.problemOf(w, r, err)
	body, typ := s.writeProblem(r, p)
	h := w.Header()
	for _, name := range []string{"ETag", "Last-Modified", "Content-Encoding", "Content-Crs", "Content-Disposition", "Memento-Datetime"} {
		h.Del(name)
	}
	h.Set("Content-Type", contentType(typ))
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if p.Status == http.StatusServiceUnavailable {
		h.Set("Retry-After", "2")
	}
	w.WriteHeader(p.Status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body)
	}
}

// problemOf says of an error what the client may know.
func (s *server) problemOf(w http.ResponseWriter, r *http.Request, err error) problem {
	p := problem{Type: "about:blank", Status: statuses[marz.KindOf(err)], Detail: err.Error(), Instance: brief(r.URL.EscapedPath(), 500)}
	var known *marz.Error
	if errors.As(err, &known) {
		p.Detail = known.Msg
	}
	switch {
	case errors.Is(err, errMethod):
		p.Status, p.Detail = http.StatusMethodNotAllowed, r.Method+" is not possible here: use "+w.Header().Get("Allow")
	case errors.Is(err, errBody):
		p.Status = http.StatusUnsupportedMediaType
	case errors.Is(err, errContent):
		p.Status = http.StatusUnprocessableEntity
	case errors.Is(err, errOften):
		p.Status = http.StatusTooManyRequests
	case errors.Is(err, context.DeadlineExceeded):
		p.Status, p.Detail = http.StatusServiceUnavailable, "the answer took too long: ask for less, or try again in a moment"
	}
	if p.Status == http.StatusInternalServerError {
		id := w.Header().Get("X-Request-Id")
		s.Logger.Error("request failed", "id", id, "path", r.URL.Path, "query", r.URL.RawQuery, "err", err, "cause", errors.Unwrap(err))
		p.Detail = "a fault of the server; it was logged as " + id
	}
	p.Title, p.Detail = http.StatusText(p.Status), brief(p.Detail, 4000)
	return p
}

func (s *server) writeProblem(r *http.Request, p problem) (body []byte, typ string) {
	if form, err := negotiate(r.Header, "", asProblem, asHTML); err == nil && form == asHTML {
		if body, err := renderHTML("problem", s.site(r), p.Title, p); err == nil {
			return body, ogc.HTML
		}
	}
	body, _ = ogc.Marshal(p) // five texts and a number
	return body, ogc.Problem
}

// noRoute answers an address that there is not.
func (s *server) noRoute(_ http.ResponseWriter, r *http.Request) error {
	return marz.Errorf(marz.NotFound, "there is nothing at %.200s: begin at /", r.URL.Path)
}

// noMethod answers a method that an address does not take, and OPTIONS.
func (s *server) noMethod(w http.ResponseWriter, r *http.Request) error {
	w.Header().Set("Allow", s.allowed(r))
	if r.Method == http.MethodOptions {
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	return errMethod
}

// allowed lists the methods that an address takes.
func (s *server) allowed(r *http.Request) string {
	ctx := chi.RouteContext(r.Context())
	path := ctx.RoutePath
	if path == "" {
		path = r.URL.Path
	}
	var out []string
	for _, m := range []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete} {
		if ctx.Routes.Match(chi.NewRouteContext(), m, path) {
			out = append(out, m)
		}
	}
	return strings.Join(append(out, http.MethodOptions), ", ")
}

// brief cuts a text to at most max bytes: a client may send what it likes, but it is not
// all said back.
func brief(s string, max int) string {
	if len(s) <= max {
		return s
	}
	return strings.ToValidUTF8(s[:max], "") + "…"
}
