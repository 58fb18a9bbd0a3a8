package cql2_test

import (
	"testing"
	"time"

	"github.com/paulmach/orb"

	"marz/internal/cql2"
)

// benchRecord is an event such as the server has many of.
var benchRecord = record{
	map[string]any{
		"type": "capture", "title": "Crossing taken", "place_name": "Islam Qala", "border": "afg-irn", "staff": int64(12),
		"height": 950.5, "start": time.Date(2021, 7, 8, 0, 0, 0, 0, time.UTC), "end": time.Date(2021, 7, 9, 0, 0, 0, 0, time.UTC),
		"dispatches": []string{"afp-1", "afp-2"},
	},
	map[string]orb.Geometry{
		"geometry": orb.Point{61.07, 34.66},
		"area":     orb.Polygon{{{60, 33}, {62, 33}, {62, 35}, {61, 36}, {60, 35}, {60, 33}}},
	},
}

var benchTypes = cql2.Queryables{
	"type": cql2.String, "title": cql2.String, "place_name": cql2.String, "border": cql2.String, "staff": cql2.Integer,
	"height": cql2.Number, "start": cql2.Date, "end": cql2.Date, "dispatches": cql2.Strings, "geometry": cql2.Geometry, "area": cql2.Geometry,
}

func BenchmarkMatch(b *testing.B) {
	for _, c := range []struct{ name, filter string }{
		{"equal", "type = 'capture'"},
		{"number", "staff >= 12.0"},
		{"and", "type = 'capture' AND border = 'afg-irn' AND staff > 3"},
		{"in", "type IN ('attack','clash','capture')"},
		{"like", "title LIKE '%taken%'"},
		{"casei", "CASEI(place_name) = CASEI('ISLAM QALA')"},
		{"arithmetic", "staff * 2 + 1 < height / 2"},
		{"date", "start >= DATE('2021-07-01')"},
		{"interval", "T_INTERSECTS(INTERVAL(start,end),INTERVAL('2021-07-01','2021-07-31'))"},
		{"array", "A_CONTAINS(dispatches,('afp-2'))"},
		{"point in box", "S_INTERSECTS(geometry,BBOX(60,29,75,39))"},
		{"point outside box", "S_INTERSECTS(geometry,BBOX(70,29,75,39))"},
		{"point in polygon", "S_INTERSECTS(geometry,POLYGON((60 33,62 33,62 35,61 36,60 35,60 33)))"},
		{"polygon in box", "S_INTERSECTS(area,BBOX(50,29,75,39))"},
		{"polygon and box", "S_INTERSECTS(area,BBOX(61,29,75,39))"},
	} {
		b.Run(c.name, func(b *testing.B) {
			e, err := cql2.ParseText(c.filter)
			if err != nil {
				b.Fatal(err)
			}
			if err := e.Check(benchTypes); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				e.Match(benchRecord)
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	const filter = "type = 'capture' AND T_INTERSECTS(INTERVAL(start,end),INTERVAL('2021-07-01','..')) AND S_INTERSECTS(geometry,BBOX(60,29,75,39))"
	e, err := cql2.ParseText(filter)
	if err != nil {
		b.Fatal(err)
	}
	js := e.JSON()
	b.Run("text", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := cql2.ParseText(filter); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("JSON", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := cql2.ParseJSON(js); err != nil {
				b.Fatal(err)
			}
		}
	})
}
