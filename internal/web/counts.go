package web

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"marz/internal/catalog"
	"marz/internal/encode"
	"marz/internal/marz"
)

// counts answers /collections/{collection}/counts?by=: how many features match, by the
// values of some columns. The map asks it where events are too many to be sent.
func (s *server) counts(w http.ResponseWriter, r *http.Request) error {
	a, err := s.ask(r, asJSON, asCSV)
	if err != nil {
		return err
	}
	col, err := s.collectionOf(&a)
	if err != nil {
		return err
	}
	p, err := countParameters(&a, &col)
	if err != nil {
		return err
	}
	var by []string
	if text := a.v.Get("by"); text != "" {
		by = strings.Split(text, ",")
	}
	s.setTime(w, &p)
	return s.send(w, r, s.versionFor(&p), s.key(&a, &p, &col), func() (*answer, error) {
		c, err := s.Catalog.Counts(r.Context(), p.Query, by...)
		if err != nil {
			return nil, err
		}
		if err := p.checkHash(c.Version); err != nil {
			return nil, err
		}
		body, err := encodeCounts(a.form, c)
		return &answer{typ: a.form.typ, body: body, version: c.Version}, err
	})
}

// countParameters reads what is to be counted: the parameters of a list but for those of
// pages and of shape.
func countParameters(a *ask, col *catalog.Collection) (parameters, error) {
	for _, no := range slices.Concat(paging, shaping) {
		if a.v.Has(no) {
			return parameters{}, marz.Errorf(marz.Invalid, "%s: counts have no pages, no order and no places: leave it out", no)
		}
	}
	if len(a.v["by"]) > 1 {
		return parameters{}, marz.Errorf(marz.Invalid, "by: it is given %d times: give it once, with commas between the columns", len(a.v["by"]))
	}
	v := maps.Clone(a.v)
	delete(v, "by")
	p, err := listParameters(v, &col.Schema)
	p.Collection = col.ID
	return p, err
}

// encodeCounts writes counts: as a table the columns and count, as JSON the same rows with
// null for what is missing.
func encodeCounts(form format, c catalog.Counts) ([]byte, error) {
	header := append(slices.Clone(c.By), "count")
	if form == asCSV {
		var b strings.Builder
		rows := make([][]string, len(c.Groups))
		for i, g := range c.Groups {
			rows[i] = append(slices.Clone(g.Values), strconv.Itoa(g.Count))
		}
		err := encode.Table(&b, header, rows)
		return []byte(b.String()), err
	}
	rows := make([][]any, len(c.Groups))
	for i, g := range c.Groups {
		for _, v := range g.Values {
			if v == "" {
				rows[i] = append(rows[i], nil)
				continue
			}
			rows[i] = append(rows[i], v)
		}
		rows[i] = append(rows[i], g.Count)
	}
	return json.Marshal(struct {
		Matched int      `json:"numberMatched"`
		Columns []string `json:"columns"`
		Counts  [][]any  `json:"counts"`
	}{c.Matched, header, rows})
}
