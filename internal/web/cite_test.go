package web_test

import (
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// cslItem is what a reference manager reads.
type cslItem struct {
	ID, Type, Title, Version, URL, Note string
	Author                              []struct{ Literal string }
	Issued, Accessed                    struct {
		DateParts [][]int `json:"date-parts"`
	}
	Custom map[string]string
}

func (w *world) csl(t *testing.T, query string) cslItem {
	t.Helper()
	var list []cslItem
	w.ok(t, "/cite?f=csl&"+query).into(t, &list)
	if len(list) != 1 {
		t.Fatalf("%d items", len(list))
	}
	return list[0]
}

func TestACitationOfControlFixesTheDaysThatTheQueryLeftOpen(t *testing.T) {
	w := open(t)
	for query, want := range map[string]string{
		"collection=control":                                                 "datetime=2021-10-01&known_at=2021-10-01",
		"collection=control&datetime=2021-07-09":                             "datetime=2021-07-09&known_at=2021-10-01",
		"collection=control&datetime=2021-07-01/2021-07-09&border=IRN":       "datetime=2021-07-09&known_at=2021-10-01",
		"collection=control&datetime=2021-07-09&known_at=2021-07-10&limit=3": "datetime=2021-07-09&known_at=2021-07-10",
	} {
		c := w.csl(t, query)
		if !strings.Contains(c.URL, want) || strings.Contains(c.URL, "limit") {
			t.Errorf("%s: %s lacks %s", query, c.URL, want)
		}
		asked := string(w.ok(t, "/control.geojson?"+strings.TrimSuffix(strings.TrimPrefix(query, "collection=control"), "&limit=3")).body)
		if got := string(w.ok(t, path(t, c.URL)).body); got != asked {
			t.Errorf("%s: the cited address gives something else than was asked for", query)
		}
	}
}

func TestACitationOfAnEarlierVersionIsOfThatVersion(t *testing.T) {
	w := open(t)
	for _, query := range []string{"version=700", "collection=events&version=700"} {
		c := w.csl(t, query)
		if !strings.HasPrefix(c.Version, "700-") || !strings.HasPrefix(c.ID, "marz-700-") {
			t.Errorf("%s: version %s, id %s", query, c.Version, c.ID)
		}
		if c.URL == "" || query != "version=700" && !strings.Contains(c.URL, "version="+c.Version) {
			t.Errorf("%s: %s", query, c.URL)
		}
	}
	w.problem(t, "/cite?version=700-ffffffff", 404, "700")
	w.problem(t, "/cite?version=99999999", 404, "version")
}

func TestACitationSaysTheLicenceAndWhomToCredit(t *testing.T) {
	w := open(t)
	events := w.csl(t, "collection=events&border=TKM&type=capture")
	if events.Custom["licence"] != "CC-BY-4.0" || events.Custom["filters"] != "border=TKM, type=capture" || !strings.Contains(events.Custom["source"], "positions © OpenStreetMap") {
		t.Errorf("%+v", events)
	}
	provinces := w.csl(t, "collection=provinces")
	if provinces.Custom["licence"] == "" || provinces.Custom["licence"] == "CC-BY-4.0" || provinces.Custom["source"] == "" {
		t.Errorf("the provinces are not Marz's own: %+v", provinces)
	}
	if text := string(w.ok(t, "/cite?collection=provinces").body); !strings.Contains(text, "Source: ") {
		t.Errorf("%s", text)
	}
	if events.Author[0].Literal != "Marz contributors" || len(events.Accessed.DateParts) != 1 || !slices.Equal(events.Accessed.DateParts[0], []int{2021, 10, 1}) {
		t.Errorf("%+v", events)
	}
}

func TestTwoQueriesOfOneVersionHaveTwoKeys(t *testing.T) {
	w := open(t)
	seen := map[string]string{}
	for _, query := range []string{"", "collection=events", "collection=claims", "collection=events&border=IRN", "collection=events&border=TKM"} {
		id := w.csl(t, query).ID
		if other, ok := seen[id]; ok {
			t.Errorf("%q and %q are both %s", query, other, id)
		}
		seen[id] = query
		bib := string(w.ok(t, "/cite?f=bibtex&"+query).body)
		if !strings.HasPrefix(bib, "@misc{"+id+",\n") {
			t.Errorf("%q: %s", query, bib)
		}
	}
}

func TestNoFilterBreaksOutOfACitation(t *testing.T) {
	w := open(t)
	filter := url.QueryEscape("actor = '}, evil = {<script>alert(1)</script>}\n@misc{x, % $&#_^~ \\ x'")
	bib := string(w.ok(t, "/cite?f=bibtex&collection=events&filter="+filter).body)
	bare := regexp.MustCompile(`\\[{}]`).ReplaceAllString(bib, "")
	if strings.Count(bare, "{") != strings.Count(bare, "}") || strings.Count(bib, "\n@") != 0 {
		t.Errorf("%s", bib)
	}
	for line := range strings.Lines(bib) {
		if strings.HasPrefix(line, "  evil") {
			t.Errorf("%s", bib)
		}
	}
	if html := string(w.ok(t, "/cite?f=html&collection=events&filter="+filter).body); strings.Contains(html, "<script>") {
		t.Error("the page holds markup from the query")
	}
	var list []json.RawMessage
	w.ok(t, "/cite?f=csl&collection=events&filter="+filter).into(t, &list)
}

func TestAListLeadsToItsCitation(t *testing.T) {
	w := open(t)
	fc := w.features(t, "/collections/events/items?border=IRN&limit=2&offset=1")
	l, ok := find(fc.Links, "describedby", "text/plain")
	if !ok {
		t.Fatalf("%+v", fc.Links)
	}
	text := string(w.ok(t, path(t, l.Href)).body)
	if !strings.Contains(text, "border=IRN") || strings.Contains(text, "limit") || strings.Contains(text, "(2 features)") {
		t.Errorf("%s", text)
	}
}
