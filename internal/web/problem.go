package web

import (
	"context"
	"errors"
	"net/http"
	"strconv"

	"marz/internal/marz"
	"marz/internal/ogc"
)

// handler is a request's work; what it returns becomes a problem document.
type handler func(http.ResponseWriter, *http.Request) error

var errMethod = errors.New("method not allowed")

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

// fail writes an error as a problem document. Causes go to the log, never to the client.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) {
		return // the client has gone
	}
	status := statuses[marz.KindOf(err)]
	detail := err.Error()
	if errors.Is(err, errMethod) {
		status, detail = http.StatusMethodNotAllowed, r.Method+" is not possible here: use "+w.Header().Get("Allow")
	}
	if status == http.StatusInternalServerError {
		s.Logger.Error("request failed", "path", r.URL.Path, "query", r.URL.RawQuery, "err", err, "cause", errors.Unwrap(err))
		detail = "a fault of the server; it was logged as " + w.Header().Get("X-Request-Id")
	}
	body, _ := ogc.Marshal(problem{"about:blank", http.StatusText(status), status, detail, r.URL.Path})
	h := w.Header()
	for _, name := range []string{"ETag", "Last-Modified", "Content-Encoding", "Content-Crs", "Content-Disposition"} {
		h.Del(name)
	}
	h.Set("Content-Type", ogc.Problem)
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if status == http.StatusServiceUnavailable {
		h.Set("Retry-After", "2")
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body)
	}
}
