package web

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/http"
	"runtime/debug"
	"time"

	"marz/internal/marz"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
	chicors "github.com/go-chi/cors"
)

// requestID names each request, for its answer and for the log.
func (s *server) requestID(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Request-Id", rand.Text()[:12])
		next.ServeHTTP(w, r)
	})
}

// access logs and counts each request, without its query: that may hold what a reader
// looks for.
func (s *server) access(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := s.Now()
		ww := middleware.NewWrapResponseWriter(w, r.ProtoMajor)
		defer func() {
			took, status := s.Now().Sub(start), ww.Status()
			if status == 0 {
				status = 499 // nothing was sent: the client had gone
			}
			s.metrics.count(r.Method, chi.RouteContext(r.Context()).RoutePattern(), status, took)
			s.Logger.Info("request", "id", w.Header().Get("X-Request-Id"), "method", r.Method, "path", r.URL.Path, "status", status,
				"bytes", ww.BytesWritten(), "ms", float64(took.Microseconds())/1000, "from", r.RemoteAddr)
		}()
		next.ServeHTTP(ww, r)
	})
}

// recover turns a panic into a 500 and keeps the server alive.
func (s *server) recover(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			v := recover()
			if v == nil {
				return
			}
			if v == http.ErrAbortHandler {
				panic(v) // on purpose: it cuts an answer that is not whole
			}
			s.Logger.Error("panic", "id", w.Header().Get("X-Request-Id"), "path", r.URL.Path, "value", v, "stack", string(debug.Stack()))
			s.fail(w, r, fmt.Errorf("panic: %v", v))
		}()
		next.ServeHTTP(w, r)
	})
}

// policy keeps a page of ours from loading anything of others. Images may be made in the
// page (data:, blob:), for the map's picture to save.
const policy = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'"

// secure sets the headers that protect a reader.
func (s *server) secure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
		h.Set("Permissions-Policy", "geolocation=(), camera=(), microphone=()")
		setVersion(w, s.Catalog.Version())
		next.ServeHTTP(w, r)
	})
}

// cors lets any page read, and write where its user has a token: there are no cookies.
var cors = chicors.Handler(chicors.Options{
	AllowedOrigins: []string{"*"}, AllowedMethods: []string{"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"}, AllowedHeaders: []string{"*"},
	ExposedHeaders: []string{"Content-Crs", "Link", "ETag", "Marz-Seq", "Marz-Version", "Memento-Datetime", "X-Request-Id", "Location", "Retry-After", "WWW-Authenticate"}, MaxAge: 86400,
})

// maxInFlight bounds the requests that are answered at once.
const maxInFlight = 512

// maxTime bounds how long an answer is worked on; sending it may take longer.
const maxTime = 60 * time.Second

// saturate refuses what is too much, rather than slow everyone down, and ends what takes
// too long. It wraps every route by itself, so the places are the server's.
func (s *server) saturate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case s.slots <- struct{}{}:
			defer func() { <-s.slots }()
			ctx, cancel := context.WithTimeout(r.Context(), maxTime)
			defer cancel()
			next.ServeHTTP(w, r.WithContext(ctx))
		default:
			s.fail(w, r, marz.Errorf(marz.Unavailable, "the server is busy with %d requests: try again in a moment", s.MaxInFlight))
		}
	})
}
