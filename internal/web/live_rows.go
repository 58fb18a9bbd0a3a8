package web

import (
	"context"
	"encoding/json"
	"strings"

	"marz/internal/catalog"
	"marz/internal/live"
	"marz/internal/marz"
	"marz/internal/ogc"
)

// showRows tells of imported rows. An import may have a million of them, and a client that
// was sent each would be dropped for being slow: so the rows of one data set that are at
// hand are told in one event, without what they say. It is for the client to ask for that,
// once, when it likes. Rows that the catalog does not show to the public are not told.
func (s *server) showRows(ctx context.Context, q catalog.Query, entries []marz.Entry) ([]live.Event, int, error) {
	source := sourceOf(entries[0])
	took, ids, open := 0, []string{}, false
	for _, e := range entries {
		if e.Kind != marz.PutImported || sourceOf(e) != source {
			break
		}
		took++
		var row struct {
			Restricted bool
			Events     []struct{ ID string }
		}
		if err := json.Unmarshal(e.Body, &row); err != nil {
			return nil, took, err
		}
		for _, v := range row.Events {
			ids = append(ids, v.ID)
			open = open || !row.Restricted
		}
	}
	last := entries[took-1]
	data := liveData{Seq: last.Seq, At: ogc.Stamp(last.At), Kind: last.Kind, Subject: source, Rows: len(ids)}
	if len(ids) > 0 && (filtered(q) || !open) {
		n, err := s.matching(ctx, q, ids)
		if err != nil {
			return nil, took, err
		}
		data.Rows = n
	}
	if data.Rows == 0 {
		return nil, took, nil
	}
	events, err := oneEvent("imported", data)
	return events, took, err
}

// matching counts those of the events that match and are shown.
func (s *server) matching(ctx context.Context, q catalog.Query, ids []string) (int, error) {
	page, err := s.Catalog.Matching(ctx, q, ids...)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, err := range page.Features {
		if err != nil {
			return 0, err
		}
		n++
	}
	return n, nil
}

// sourceOf returns the data set of an imported row, SOURCE:ROW.
func sourceOf(e marz.Entry) string {
	source, _, _ := strings.Cut(e.Subject, ":")
	return source
}
