package web

import (
	"net/http"

	"marz/internal/catalog"
	"marz/internal/marz"
)

// question reads the parameters that the questions share. Known are those that this one
// takes beside version and dispatch.
func (s *server) question(r *http.Request, known ...string) (ask, catalog.Query, error) {
	a, err := s.ask(r, asJSON)
	if err != nil {
		return a, catalog.Query{}, err
	}
	if err := a.only(append(known, "version", "dispatch")...); err != nil {
		return a, catalog.Query{}, err
	}
	p, err := commonParameters(a.v, &marz.Schema{})
	p.Collection = catalog.Control
	if b := a.v["border"]; len(b) > 0 {
		p.Params = map[string][]string{"border": b}
	}
	return a, p.Query, err
}

// timeline answers /crossings/{id}/timeline: control as intervals, with the claims behind
// each change.
func (s *server) timeline(w http.ResponseWriter, r *http.Request) error {
	a, q, err := s.question(r, "known_at")
	if err != nil {
		return err
	}
	t, version, err := s.Catalog.Timeline(r.Context(), a.param("id"), q.Known, q)
	if err != nil {
		return err
	}
	return s.document(w, &a, version, t)
}

// why answers /crossings/{id}/control: the whole reasoning for one day.
func (s *server) why(w http.ResponseWriter, r *http.Request) error {
	a, q, err := s.question(r, "datetime", "known_at")
	if err != nil {
		return err
	}
	answer, version, err := s.Catalog.Why(r.Context(), a.param("id"), q)
	if err != nil {
		return err
	}
	return s.document(w, &a, version, answer)
}

// controlChanges answers /control/changes?from=&to=: what changed between two days.
func (s *server) controlChanges(w http.ResponseWriter, r *http.Request) error {
	a, q, err := s.question(r, "from", "to", "known_at", "border")
	if err != nil {
		return err
	}
	from, to, err := parseSpan(a.v, "from", "to")
	if err != nil {
		return err
	}
	known := q.Known
	if known == 0 {
		known = s.Catalog.Today()
	}
	doc := map[string]any{"from": from, "to": to, "known_at": known}
	return s.shifts(w, &a, q, [2]marz.Day{from, known}, [2]marz.Day{to, known}, doc)
}

// controlRevisions answers /control/revisions?datetime=&known_from=&known_to=: what
// changed in what was known of one day.
func (s *server) controlRevisions(w http.ResponseWriter, r *http.Request) error {
	a, q, err := s.question(r, "datetime", "known_from", "known_to", "border")
	if err != nil {
		return err
	}
	day, err := parseDay(a.v, "datetime")
	if err != nil {
		return err
	}
	from, to, err := parseSpan(a.v, "known_from", "known_to")
	if err != nil {
		return err
	}
	doc := map[string]any{"datetime": day, "known_from": from, "known_to": to}
	return s.shifts(w, &a, q, [2]marz.Day{day, from}, [2]marz.Day{day, to}, doc)
}

func (s *server) shifts(w http.ResponseWriter, a *ask, q catalog.Query, before, after [2]marz.Day, doc map[string]any) error {
	list, version, err := s.Catalog.Changes(a.Context(), before, after, q)
	if err != nil {
		return err
	}
	doc["changes"] = list
	return s.document(w, a, version, doc)
}
