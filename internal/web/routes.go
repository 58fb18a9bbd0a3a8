package web

import (
	"net/http"

	"marz/internal/auth"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
)

// routes is every address of Marz. The API document is held against it by a test.
func (s *server) routes(r chi.Router) {
	r.Use(s.requestID, s.access, s.recover, s.secure, cors, middleware.StripSlashes)
	r.NotFound(s.handle(s.noRoute))
	r.MethodNotAllowed(s.handle(s.noMethod))

	s.get(r, "/healthz", s.healthz)
	s.get(r, "/readyz", s.readyz)
	s.get(r, "/metrics", s.metrics.page)
	r.Get("/live", s.handle(s.stream)) // streams are bounded by their own number

	desk := s.newWriter()
	r.Get("/live/desk", desk.guard(desk.deskStream, auth.ReadDrafts, auth.Write))

	r.Group(func(r chi.Router) {
		r.Use(s.saturate)
		s.standard(r)
		s.questions(r)

		s.get(r, "/cite", s.cite)
		s.get(r, "/changes", s.changelog)
		s.get(r, "/changes.atom", s.changesAtom)

		s.get(r, "/review", s.review)
		desk.routes(r)

		s.get(r, "/assets/*", s.asset)
		s.get(r, "/{file}", s.bulk)
	})
}

// standard are the addresses of OGC API – Features and Tiles.
func (s *server) standard(r chi.Router) {
	s.get(r, "/", s.root)
	s.get(r, "/conformance", s.conformance)
	s.get(r, "/api", s.api)
	s.get(r, "/collections", s.collections)
	s.get(r, "/collections/{collection}", s.collection)
	s.get(r, "/collections/{collection}/queryables", s.queryables)
	s.get(r, "/collections/{collection}/sortables", s.sortables)
	s.get(r, "/collections/{collection}/schema", s.schema)
	s.get(r, "/collections/{collection}/items", s.items)
	s.get(r, "/collections/{collection}/items/{id}", s.item)
	s.get(r, "/collections/{collection}/items/{id}/versions", s.versions)
	s.get(r, "/collections/{collection}/counts", s.counts)

	s.get(r, "/tileMatrixSets", s.matrixSets)
	s.get(r, "/tileMatrixSets/WebMercatorQuad", s.matrixSet)
	for _, of := range []string{"", "/collections/{collection}"} {
		s.get(r, of+"/tiles", s.tilesets)
		s.get(r, of+"/tiles/WebMercatorQuad", s.tileset)
		s.get(r, of+"/tiles/WebMercatorQuad/{z}/{row}/{col}", s.tile)
	}
}

// questions are the addresses of a researcher's questions.
func (s *server) questions(r chi.Router) {
	s.get(r, "/crossings/{id}/timeline", s.timeline)
	s.get(r, "/crossings/{id}/control", s.why)
	s.get(r, "/control/changes", s.controlChanges)
	s.get(r, "/control/revisions", s.controlRevisions)
	s.get(r, "/control/provinces", s.controlProvinces)
	s.get(r, "/borders/{id}/summary", s.borderSummary)
	s.get(r, "/provinces/{id}/control", s.provinceControl)
	s.get(r, "/said/{who}", s.said)
}

// get serves GET and HEAD.
func (s *server) get(r chi.Router, path string, h handler) {
	r.Method(http.MethodGet, path, s.handle(h))
	r.Method(http.MethodHead, path, s.handle(h))
}
