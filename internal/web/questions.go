package web

import (
	"bytes"
	"net/http"

	"marz/internal/catalog"
	"marz/internal/encode"
	"marz/internal/marz"
	"marz/internal/ogc"
)

// question reads the parameters that the questions share. Known are those that this one
// takes beside version and dispatch.
func (s *server) question(r *http.Request, known ...string) (ask, parameters, error) {
	a, err := s.ask(r, asJSON, asCSV)
	if err != nil {
		return a, parameters{}, err
	}
	if err := a.only(append(known, "version", "dispatch")...); err != nil {
		return a, parameters{}, err
	}
	p, err := commonParameters(a.v, &marz.Schema{})
	p.Collection = catalog.Control
	if b := a.v["border"]; len(b) > 0 {
		p.Params = map[string][]string{"border": b}
	}
	return a, p, err
}

// reply sends a question's answer: the document, or the same as a table.
func (s *server) reply(w http.ResponseWriter, a *ask, p *parameters, v marz.Version, doc any, t table) error {
	if err := p.checkHash(v); err != nil {
		return err
	}
	if a.v.Has("version") {
		s.setTime(w, p)
	}
	if a.form != asCSV {
		return s.document(w, a, v, doc)
	}
	var b bytes.Buffer
	if err := encode.Table(&b, t.header, t.rows); err != nil {
		return err
	}
	setVersion(w, v)
	return respond(w, a.Request, &answer{typ: ogc.CSV, body: b.Bytes(), tag: tagOf(v, ogc.CSV, b.String()), version: v})
}

// timeline answers /crossings/{id}/timeline: control as intervals, with the claims behind
// each change.
func (s *server) timeline(w http.ResponseWriter, r *http.Request) error {
	a, p, err := s.question(r, "known_at")
	if err != nil {
		return err
	}
	t, version, err := s.Catalog.Timeline(r.Context(), a.param("id"), p.Known, p.Query)
	if err != nil {
		return err
	}
	return s.reply(w, &a, &p, version, t, spellTable(t))
}

// why answers /crossings/{id}/control: the whole reasoning for one day.
func (s *server) why(w http.ResponseWriter, r *http.Request) error {
	a, p, err := s.question(r, "datetime", "known_at")
	if err != nil {
		return err
	}
	answer, version, err := s.Catalog.Why(r.Context(), a.param("id"), p.Query)
	if err != nil {
		return err
	}
	return s.reply(w, &a, &p, version, answer, voteTable(answer.Control))
}

// controlChanges answers /control/changes?from=&to=: which crossings differ between two
// days, and every change between.
func (s *server) controlChanges(w http.ResponseWriter, r *http.Request) error {
	a, p, err := s.question(r, "from", "to", "known_at", "border")
	if err != nil {
		return err
	}
	from, to, err := parseSpan(a.v, "from", "to")
	if err != nil {
		return err
	}
	known := p.Known
	if known == 0 {
		known = max(s.Catalog.Today(), to)
	}
	turns, version, err := s.Catalog.Turns(r.Context(), from, to, known, p.Query)
	if err != nil {
		return err
	}
	p.Version = version.Seq // both parts of the answer show the same
	shifts, _, err := s.Catalog.Changes(r.Context(), [2]marz.Day{from, known}, [2]marz.Day{to, known}, p.Query)
	if err != nil {
		return err
	}
	doc := changesDoc{From: from, To: to, Known: known, Changes: shifts, Turns: turns}
	return s.reply(w, &a, &p, version, doc, turnTable("day", turns.Turns))
}

// changesDoc is what changed between two days: on balance, and step by step.
type changesDoc struct {
	From    marz.Day        `json:"from"`
	To      marz.Day        `json:"to"`
	Known   marz.Day        `json:"known_at"`
	Changes []catalog.Shift `json:"changes"`
	catalog.Turns
}

// controlRevisions answers /control/revisions?datetime=&known_from=&known_to=: what
// changed in what was known of one day.
func (s *server) controlRevisions(w http.ResponseWriter, r *http.Request) error {
	a, p, err := s.question(r, "datetime", "known_from", "known_to", "border")
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
	turns, version, err := s.Catalog.Revisions(r.Context(), day, from, to, p.Query)
	if err != nil {
		return err
	}
	p.Version = version.Seq // both parts of the answer show the same
	shifts, _, err := s.Catalog.Changes(r.Context(), [2]marz.Day{day, from}, [2]marz.Day{day, to}, p.Query)
	if err != nil {
		return err
	}
	doc := revisionsDoc{Day: day, From: from, To: to, Changes: shifts, Turns: turns}
	return s.reply(w, &a, &p, version, doc, turnTable("known_on", turns.Turns))
}

// revisionsDoc is how the answers for one day changed with what became known.
type revisionsDoc struct {
	Day     marz.Day        `json:"datetime"`
	From    marz.Day        `json:"known_from"`
	To      marz.Day        `json:"known_to"`
	Changes []catalog.Shift `json:"changes"`
	catalog.Turns
}

// borderSummary answers /borders/{id}/summary: a border on a day or over a period.
func (s *server) borderSummary(w http.ResponseWriter, r *http.Request) error {
	a, p, err := s.question(r, "datetime", "known_at")
	if err != nil {
		return err
	}
	from, to := s.period(p.Datetime)
	sum, version, err := s.Catalog.BorderSummary(r.Context(), a.param("id"), from, to, p.Query)
	if err != nil {
		return err
	}
	return s.reply(w, &a, &p, version, sum, controlTable(sum.Controls))
}

// period is an interval whose open ends are the day before the record and today.
func (s *server) period(i marz.Interval) (from, to marz.Day) {
	from, to = i.From, i.To
	if to == 0 {
		to = max(s.Catalog.Today(), from)
	}
	switch {
	case i.IsZero():
		from = to
	case from == 0:
		col, err := s.Catalog.Collection(catalog.Claims)
		if from = col.Extent.From; err != nil || from == 0 || from > to {
			from = to
		}
	}
	return from, to
}

// provinceControl answers /provinces/{id}/control: the capital, and the crossings.
func (s *server) provinceControl(w http.ResponseWriter, r *http.Request) error {
	a, p, err := s.question(r, "datetime", "known_at")
	if err != nil {
		return err
	}
	answer, version, err := s.Catalog.ProvinceControl(r.Context(), a.param("id"), p.Query)
	if err != nil {
		return err
	}
	all := append([]marz.Control{answer.Capital}, answer.Crossings...)
	return s.reply(w, &a, &p, version, answer, controlTable(all))
}

// said answers /said/{who}: what an actor, a side or an agency said, with what
// contradicts it.
func (s *server) said(w http.ResponseWriter, r *http.Request) error {
	a, p, err := s.question(r, "datetime", "known_at", "border")
	if err != nil {
		return err
	}
	answer, version, err := s.Catalog.Said(r.Context(), a.param("who"), p.Query)
	if err != nil {
		return err
	}
	return s.reply(w, &a, &p, version, answer, saidTable(answer.Claims))
}

// controlProvinces answers /control/provinces: every province on a day.
func (s *server) controlProvinces(w http.ResponseWriter, r *http.Request) error {
	a, p, err := s.question(r, "datetime", "known_at")
	if err != nil {
		return err
	}
	list, version, err := s.Catalog.Provinces(r.Context(), p.Query)
	if err != nil {
		return err
	}
	return s.reply(w, &a, &p, version, map[string]any{"provinces": list}, provinceTable(list))
}
