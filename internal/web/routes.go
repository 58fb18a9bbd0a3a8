package web

import (
	"net/http"

	"marz/internal/marz"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
)

// routes is every address of Marz.
func (s *server) routes(r chi.Router) {
	r.Use(s.requestID, s.recover, s.access, s.secure, cors, s.saturate, s.version, middleware.StripSlashes)

	r.Get("/healthz", s.healthz)
	r.Get("/readyz", s.readyz)

	s.get(r, "/", s.root)
	s.get(r, "/conformance", s.conformance)
	s.get(r, "/api", s.api)
	s.get(r, "/collections", s.collections)
	s.get(r, "/collections/{collection}", s.collection)
	s.get(r, "/collections/{collection}/queryables", s.queryables)
	s.get(r, "/collections/{collection}/sortables", s.sortables)
	s.get(r, "/collections/{collection}/schema", s.schema)
	s.get(r, "/collections/{collection}/items", s.items)
	r.Post("/collections/{collection}/items", s.handle(s.queryItems))
	s.get(r, "/collections/{collection}/items/{id}", s.item)
	s.get(r, "/collections/{collection}/items/{id}/versions", s.itemVersions)

	s.get(r, "/crossings/{id}/timeline", s.timeline)
	s.get(r, "/crossings/{id}/control", s.why)
	s.get(r, "/control/changes", s.changes)
	s.get(r, "/control/revisions", s.revisions)

	s.get(r, "/assets/*", s.asset)
	s.get(r, "/{file}", s.bulk)

	r.NotFound(s.handle(func(_ http.ResponseWriter, r *http.Request) error {
		return marz.Errorf(marz.NotFound, "there is nothing at %s: begin at /", r.URL.Path)
	}))
	r.MethodNotAllowed(s.handle(func(w http.ResponseWriter, r *http.Request) error {
		w.Header().Set("Allow", allowed)
		if r.Method == http.MethodOptions {
			w.WriteHeader(http.StatusNoContent)
			return nil
		}
		return errMethod
	}))
}

const allowed = "GET, HEAD, OPTIONS"

// get serves GET and HEAD.
func (s *server) get(r chi.Router, path string, h handler) {
	r.Get(path, s.handle(h))
	r.Head(path, s.handle(h))
}
