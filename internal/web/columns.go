package web

import (
	"net/http"

	"marz/internal/catalog"
	"marz/internal/encode"
	"marz/internal/marz"
)

// asColumns is the form of /events.bin, which docs/events-bin.md describes.
var asColumns = format{"bin", "application/octet-stream", "columns"}

// columnsOfEvents are the columns that the file is made of, in the schema's order.
var columnsOfEvents = []string{"type", "border", "geo_precision", "actor", "status", "known_from", "agencies"}

// eventColumns answers /events.bin: all events that match, as typed columns for the map.
func (s *server) eventColumns(w http.ResponseWriter, l *listing) error {
	if l.col.ID != catalog.Events {
		return marz.Errorf(marz.NotFound, "there is nothing at /%s.bin: columns are made of events only, at /events.bin", l.col.ID)
	}
	for _, no := range shaping {
		if l.v.Has(no) {
			return marz.Errorf(marz.Invalid, "%s: a column file has its own order and columns: take /events.geojson for others", no)
		}
	}
	s.setTime(w, &l.parameters)
	return s.send(w, l.Request, s.versionFor(&l.parameters), s.key(l.ask, &l.parameters, &l.col), func() (*answer, error) {
		rows, err := s.Catalog.Rows(l.Context(), l.Query, columnsOfEvents...)
		if err != nil {
			return nil, err
		}
		if err := l.checkHash(rows.Version); err != nil {
			return nil, err
		}
		body, err := columnFile(rows)
		return &answer{typ: asColumns.typ, body: body, version: rows.Version}, err
	})
}

// columnFile makes the file of rows that have columnsOfEvents.
func columnFile(rows catalog.Rows) ([]byte, error) {
	var out encode.EventColumns
	for r := range rows.All {
		c := r.Cells
		out.Add(encode.EventRow{
			ID: r.ID, Point: r.Bound.Center(), Located: r.Located, Start: r.Time.From, End: r.Time.To,
			Type: c[0].Text, Border: c[1].Text, Precision: marz.GeoPrecision(c[2].Text), Actor: c[3].Text,
			Status: c[4].Text, Known: c[5].Day(), Source: c[6].Text,
		})
	}
	return out.Bytes()
}
