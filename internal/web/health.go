package web

import (
	"net/http"

	"marz/internal/marz"
)

// healthz says that the process runs.
func (s *server) healthz(w http.ResponseWriter, r *http.Request) error {
	return plainText(w, r, "ok\n")
}

// readyz says that requests may come: the catalog has been read, and the log takes writes.
func (s *server) readyz(w http.ResponseWriter, r *http.Request) error {
	if s.Ready != nil {
		if err := s.Ready(r.Context()); err != nil {
			return &marz.Error{Kind: marz.Unavailable, Msg: "not ready: " + err.Error(), Err: err}
		}
	}
	return plainText(w, r, "ready\n")
}

func plainText(w http.ResponseWriter, r *http.Request, text string) error {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if r.Method != http.MethodHead {
		_, _ = w.Write([]byte(text))
	}
	return nil
}
