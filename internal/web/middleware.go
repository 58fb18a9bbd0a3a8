package web

import (
	"crypto/rand"
	"fmt"
	"net/http"
	"runtime/debug"
	"time"

	"marz/internal/marz"

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

// access logs each request, without its query: that may hold what a reader looks for.
func (s *server) access(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		ww := middleware.NewWrapResponseWriter(w, r.ProtoMajor)
		next.ServeHTTP(ww, r)
		s.Logger.Info("request", "id", w.Header().Get("X-Request-Id"), "method", r.Method, "path", r.URL.Path,
			"status", ww.Status(), "bytes", ww.BytesWritten(), "ms", float64(time.Since(start).Microseconds())/1000)
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
				panic(v)
			}
			s.Logger.Error("panic", "path", r.URL.Path, "value", v, "stack", string(debug.Stack()))
			s.fail(w, r, fmt.Errorf("panic: %v", v))
		}()
		next.ServeHTTP(w, r)
	})
}

// policy keeps a page of ours from loading anything of others.
const policy = "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"

// secure sets the headers that protect a reader.
func (s *server) secure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
		h.Set("Permissions-Policy", "geolocation=(), camera=(), microphone=()")
		next.ServeHTTP(w, r)
	})
}

// cors lets any page read.
var cors = chicors.Handler(chicors.Options{
	AllowedOrigins: []string{"*"}, AllowedMethods: []string{"GET", "HEAD", "OPTIONS", "POST"}, AllowedHeaders: []string{"*"},
	ExposedHeaders: []string{"Content-Crs", "Link", "ETag", "Marz-Seq", "Marz-Version", "X-Request-Id"}, MaxAge: 86400,
})

// maxInFlight bounds the requests that are answered at once.
const maxInFlight = 512

// saturate refuses what is too much, rather than slow everyone down.
func (s *server) saturate(next http.Handler) http.Handler {
	slots := make(chan struct{}, maxInFlight)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case slots <- struct{}{}:
			defer func() { <-slots }()
			next.ServeHTTP(w, r)
		default:
			s.fail(w, r, marz.Errorf(marz.Unavailable, "the server is busy with %d requests: try again in a moment", maxInFlight))
		}
	})
}

// version says on every answer which data it shows.
func (s *server) version(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		setVersion(w, s.Catalog.Version())
		next.ServeHTTP(w, r)
	})
}

func setVersion(w http.ResponseWriter, v marz.Version) {
	w.Header().Set("Marz-Seq", fmt.Sprint(v.Seq))
	w.Header().Set("Marz-Version", versionText(v))
}

// versionText names a version: its sequence and the beginning of its hash.
func versionText(v marz.Version) string { return fmt.Sprintf("%d-%x", v.Seq, v.Hash[:4]) }
