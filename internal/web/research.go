package web

import (
	"net/http"
	"net/url"

	"marz/internal/catalog"
	"marz/internal/marz"

	"github.com/go-chi/chi/v5"
)

// question reads the parameters that the questions share.
func (s *server) question(r *http.Request, known ...string) (catalog.Query, url.Values, error) {
	v := r.URL.Query()
	if err := only(v, append(known, "version", "dispatch")...); err != nil {
		return catalog.Query{}, v, err
	}
	if err := s.waitFor(r); err != nil {
		return catalog.Query{}, v, err
	}
	p, err := parseQuery(url.Values{"version": v["version"], "dispatch": v["dispatch"], "datetime": v["datetime"], "known_at": v["known_at"]}, &marz.Schema{})
	p.Collection = catalog.Control
	if b := v["border"]; len(b) > 0 {
		p.Params = map[string][]string{"border": b}
	}
	return p.Query, v, err
}

// timeline answers /crossings/{id}/timeline: control as intervals, with the claims behind
// each change.
func (s *server) timeline(w http.ResponseWriter, r *http.Request) error {
	q, _, err := s.question(r, "known_at")
	if err != nil {
		return err
	}
	t, version, err := s.Catalog.Timeline(r.Context(), chi.URLParam(r, "id"), q.Known, q)
	if err != nil {
		return err
	}
	return s.document(w, r, version, asJSON, t)
}

// why answers /crossings/{id}/control: the whole reasoning for one day.
func (s *server) why(w http.ResponseWriter, r *http.Request) error {
	q, _, err := s.question(r, "datetime", "known_at")
	if err != nil {
		return err
	}
	a, version, err := s.Catalog.Why(r.Context(), chi.URLParam(r, "id"), q)
	if err != nil {
		return err
	}
	return s.document(w, r, version, asJSON, a)
}

// changes answers /control/changes?from=&to=: what changed between two days.
func (s *server) changes(w http.ResponseWriter, r *http.Request) error {
	q, v, err := s.question(r, "from", "to", "known_at", "border")
	if err != nil {
		return err
	}
	from, err := required(v, "from")
	if err != nil {
		return err
	}
	to, err := required(v, "to")
	if err != nil {
		return err
	}
	known := q.Known
	if known == 0 {
		known = s.Catalog.Today()
	}
	return s.shifts(w, r, q, [2]marz.Day{from, known}, [2]marz.Day{to, known}, map[string]any{"from": from, "to": to, "known_at": known})
}

// revisions answers /control/revisions?datetime=&known_from=&known_to=: what changed in
// what was known of one day.
func (s *server) revisions(w http.ResponseWriter, r *http.Request) error {
	q, v, err := s.question(r, "datetime", "known_from", "known_to", "border")
	if err != nil {
		return err
	}
	if q.Datetime.IsZero() {
		_, err := required(v, "datetime")
		return err
	}
	from, err := required(v, "known_from")
	if err != nil {
		return err
	}
	to, err := required(v, "known_to")
	if err != nil {
		return err
	}
	day := q.Datetime.Last()
	return s.shifts(w, r, q, [2]marz.Day{day, from}, [2]marz.Day{day, to}, map[string]any{"datetime": day, "known_from": from, "known_to": to})
}

func required(v url.Values, name string) (marz.Day, error) {
	if v.Get(name) == "" {
		return 0, marz.Errorf(marz.Invalid, "%s is missing: give a day, for example %s=2021-07-09", name, name)
	}
	return parseMoment(name, v.Get(name))
}

func (s *server) shifts(w http.ResponseWriter, r *http.Request, q catalog.Query, before, after [2]marz.Day, doc map[string]any) error {
	list, version, err := s.Catalog.Changes(r.Context(), before, after, q)
	if err != nil {
		return err
	}
	doc["changes"] = list
	return s.document(w, r, version, asJSON, doc)
}
