package web_test

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
)

func TestEveryFormHoldsTheSameFeatures(t *testing.T) {
	w := open(t)
	for _, id := range collections {
		target := "/collections/" + id + "/items?limit=10000"
		n := len(w.features(t, target).Features)
		for _, row := range []struct{ f, accept, typ string }{
			{"csv", "text/csv", "text/csv; charset=utf-8"},
			{"geojsonseq", "application/geo+json-seq", "application/geo+json-seq"},
			{"html", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"},
		} {
			byName, byAccept := w.ok(t, target+"&f="+row.f), w.ok(t, target, "Accept", row.accept)
			if byName.typ() != row.typ || byAccept.typ() != row.typ {
				t.Errorf("%s as %s: %s by f, %s by Accept", id, row.f, byName.typ(), byAccept.typ())
			}
			if got := countIn(t, row.f, byAccept.body); got != n {
				t.Errorf("%s as %s has %d features, want %d", id, row.f, got, n)
			}
		}
	}
}

// countIn counts the features of a body.
func countIn(t *testing.T, form string, body []byte) int {
	t.Helper()
	switch form {
	case "csv":
		rows, err := csv.NewReader(strings.NewReader(string(body))).ReadAll()
		if err != nil {
			t.Error(err)
		}
		return len(rows) - 1
	case "html":
		return strings.Count(string(body), "<tr><td>")
	}
	n := 0
	for record := range strings.SplitSeq(string(body), "\x1e") {
		if record == "" {
			continue
		}
		var f feature
		if err := json.Unmarshal([]byte(record), &f); err != nil || f.Type != "Feature" {
			t.Errorf("%.80s: %v", record, err)
		}
		n++
	}
	return n
}

func TestBulkFilesHoldAllThatMatches(t *testing.T) {
	w := open(t)
	want := *w.features(t, "/collections/events/items?border=IRN&limit=1").NumberMatched
	for file, form := range map[string]string{"events.csv": "csv", "events.geojsonseq": "geojsonseq"} {
		if got := countIn(t, form, w.ok(t, "/"+file+"?border=IRN").body); got != want {
			t.Errorf("%s: %d, want %d", file, got, want)
		}
	}
	var fc featureCollection
	w.ok(t, "/events.geojson?border=IRN&properties=title").into(t, &fc)
	if len(fc.Features) != want || len(fc.Features[0].Properties) != 1 {
		t.Errorf("%d features, want %d", len(fc.Features), want)
	}
	w.problem(t, "/events.shp", 404, "events.geojson")
	w.problem(t, "/towns.csv", 404, "events")
	w.problem(t, "/favicon.ico", 404)
	w.problem(t, "/events.csv?crs=http://www.opengis.net/def/crs/EPSG/0/3857", 400, "crs", "lon")
}

func TestNegotiation(t *testing.T) {
	w := open(t)
	for _, row := range []struct {
		name, target, accept, want string
	}{
		{"nothing said", "/collections", "", "application/json"},
		{"anything", "/collections", "*/*", "application/json"},
		{"a browser", "/collections", "text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"},
		{"HTML less than JSON", "/collections", "text/html;q=0.5, application/json", "application/json"},
		{"a group of types", "/collections", "text/*", "text/html; charset=utf-8"},
		{"JSON stands for GeoJSON", "/collections/events/items?limit=1", "application/json", "application/geo+json"},
		{"GeoJSON", "/collections/events/items?limit=1", "application/geo+json", "application/geo+json"},
		{"f before Accept", "/collections/events/items?limit=1&f=json", "text/html", "application/geo+json"},
		{"not what is refused", "/collections", "application/json;q=0, text/html", "text/html; charset=utf-8"},
		{"a schema", "/collections/events/queryables", "application/schema+json", "application/schema+json"},
		{"a schema as JSON", "/collections/events/queryables", "application/json", "application/schema+json"},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := w.ok(t, row.target, "Accept", row.accept).typ(); got != row.want {
				t.Errorf("%s, want %s", got, row.want)
			}
		})
	}
	for _, accept := range []string{"image/png", "application/xml", "text/html;q=0, application/json;q=0"} {
		res := w.get(t, "/collections/events/items", "Accept", accept)
		w.isProblem(t, accept, res, 406, "application/geo+json")
	}
}

func TestABrowserReadsProblemsAsPages(t *testing.T) {
	w := open(t)
	res := w.get(t, "/collections/events/items?border=India", "Accept", "text/html,*/*;q=0.8")
	body := string(res.body)
	if res.StatusCode != 400 || res.typ() != "text/html; charset=utf-8" || !strings.Contains(body, "TKM") {
		t.Errorf("%d %s %s", res.StatusCode, res.typ(), body)
	}
}

func TestAFormInABrowserMaySendEmptyFields(t *testing.T) {
	w := open(t)
	body := string(w.ok(t, "/collections/events/items?f=html&datetime=&known_at=&border=afg-tkm&type=&q=").body)
	if !strings.Contains(body, "afg-tkm\" selected") && !strings.Contains(body, "<option selected>afg-tkm") {
		t.Error("the form does not show what was chosen")
	}
}

func TestSchemasDescribeWhatFeaturesHold(t *testing.T) {
	w := open(t)
	for _, id := range collections {
		for _, kind := range []string{"queryables", "sortables", "schema"} {
			target := "/collections/" + id + "/" + kind
			res := w.ok(t, target)
			var doc struct {
				Schema     string `json:"$schema"`
				ID         string `json:"$id"`
				Type       string
				Properties map[string]struct {
					Type, Format, Title string
					Role                string `json:"x-ogc-role"`
					Enum                []string
				}
				AdditionalProperties *bool
			}
			res.into(t, &doc)
			if res.typ() != "application/schema+json" || doc.Schema != "https://json-schema.org/draft/2020-12/schema" ||
				doc.ID != "http://marz.example"+target || doc.Type != "object" || doc.AdditionalProperties == nil || *doc.AdditionalProperties {
				t.Errorf("%s: %s %.300s", target, res.typ(), res.body)
			}
			g, ok := doc.Properties["geometry"]
			if kind != "sortables" && (!ok || !strings.HasPrefix(g.Format, "geometry-") || g.Type != "") {
				t.Errorf("%s: geometry %+v", target, g)
			}
			for name, p := range doc.Properties {
				if name != "geometry" && kind != "schema" && p.Type == "" {
					t.Errorf("%s: %s has no type", target, name)
				}
			}
		}
		if len(w.features(t, "/collections/"+id+"/items?limit=1").Features) == 0 {
			t.Errorf("%s is empty", id)
		}
	}
}
