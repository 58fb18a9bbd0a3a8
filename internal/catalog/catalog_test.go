package catalog_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"marz/geo"
	"marz/internal/catalog"
	"marz/internal/marz"
)

func TestEveryCollectionAnswersWithFeatures(t *testing.T) {
	c := reading(t)
	for _, want := range []struct {
		id    string
		count int
	}{{"provinces", 34}, {"borders", 6}, {"crossings", 25}, {"places", 137}, {"dispatches", 155}, {"control", 25}, {"neighbours", 6}, {"rivers", 15}} {
		fs, page := search(t, c, catalog.Query{Collection: want.id})
		if page.Matched != want.count || len(fs) != want.count {
			t.Errorf("%s: %d of %d, want %d", want.id, len(fs), page.Matched, want.count)
		}
		for _, f := range fs {
			if title := property(t, f, "title"); title == nil {
				t.Errorf("%s %s has no title", want.id, f.ID)
			}
		}
	}
	if _, err := c.Search(context.Background(), catalog.Query{Collection: "towns"}); marz.KindOf(err) != marz.NotFound || !strings.Contains(err.Error(), "provinces") {
		t.Errorf("an unknown collection: %v", err)
	}
}

func TestTheTwoDispatchesOnTheTurkmenBorderSpeakOfTorghundiOnly(t *testing.T) {
	c := reading(t)
	for _, name := range []string{"TKM", "tm", "Turkmenistan", "Turkménistan", "ترکمنستان", "afg-tkm"} {
		fs, _ := search(t, c, catalog.Query{Collection: "events", Dispatches: seeds, Params: map[string][]string{"border": {name}}})
		if len(fs) != 1 || property(t, fs[0], "place") != "torghundi" {
			t.Errorf("%s: %d events", name, len(fs))
		}
	}
	_, err := c.Search(context.Background(), catalog.Query{Collection: "events", Params: map[string][]string{"border": {"India"}}})
	if marz.KindOf(err) != marz.Invalid || !strings.Contains(err.Error(), "TKM") {
		t.Errorf("an unknown border: %v", err)
	}
}

func TestIslamQalaFollowsTheWorkedTable(t *testing.T) {
	c := reading(t)
	for _, row := range []struct{ known, day, status, lean string }{
		{"2021-07-09", "2021-07-09", "taliban-claimed", ""},
		{"2021-07-10", "2021-07-09", "taliban", ""},
		{"2021-07-10", "2021-07-10", "contested", "taliban"},
		{"2021-07-12", "2021-07-12", "contested", "taliban"},
		{"2021-07-08", "2021-07-08", "government", ""},
	} {
		f, _, err := c.Feature(context.Background(), catalog.Query{
			Collection: "control", Datetime: marz.On(day(t, row.day)), Known: day(t, row.known), Dispatches: seeds,
		}, "islam-qala")
		if err != nil {
			t.Fatal(err)
		}
		if got := property(t, f, "status"); got != row.status {
			t.Errorf("%s as known on %s: %v, want %s", row.day, row.known, got, row.status)
		}
		if got, _ := property(t, f, "lean").(string); got != row.lean {
			t.Errorf("%s as known on %s leans %q, want %q", row.day, row.known, got, row.lean)
		}
	}
}

func TestFreeTextAndFilters(t *testing.T) {
	c := reading(t)
	for _, row := range []struct {
		name string
		q    catalog.Query
		some bool
	}{
		{"words whatever the accents", catalog.Query{Collection: "events", Q: "hérat"}, true},
		{"a percent sign is no wildcard", catalog.Query{Collection: "events", Q: "%zz%"}, false},
		{"a box", catalog.Query{Collection: "events", Box: &geo.Box{West: 60, South: 34, East: 61.5, North: 35}}, true},
		{"several values", catalog.Query{Collection: "events", Params: map[string][]string{"type": {"capture,recapture"}, "claimant": nil}}, true},
		{"one of the claimants", catalog.Query{Collection: "events", Params: map[string][]string{"claimant": {"taliban"}}}, true},
		{"the border of a dispatch, by name", catalog.Query{Collection: "dispatches", Params: map[string][]string{"border": {"Iran"}}}, true},
		{"a neighbour in Persian", catalog.Query{Collection: "crossings", Params: map[string][]string{"neighbour": {"ایران"}}}, true},
		{"words with hyphens and other letters", catalog.Query{Collection: "crossings", Q: "ISLAM-QALA"}, true},
		{"words in Persian", catalog.Query{Collection: "crossings", Q: "اسلام قلعه"}, true},
		{"a word of each of two columns", catalog.Query{Collection: "dispatches", Q: "AFP herat"}, true},
		{"a word that stands nowhere", catalog.Query{Collection: "events", Q: "islam qala zeppelin"}, false},
		{"signs only", catalog.Query{Collection: "events", Q: "-- ,"}, false},
		{"a province by name", catalog.Query{Collection: "events", Params: map[string][]string{"province": {"Hérat"}}}, true},
	} {
		delete(row.q.Params, "claimant")
		fs, _ := search(t, c, row.q)
		if len(fs) > 0 != row.some {
			t.Errorf("%s: %d events", row.name, len(fs))
		}
	}
	for name, params := range map[string]map[string][]string{
		"no such column":  {"colour": {"red"}},
		"no such type":    {"type": {"conquest"}},
		"no such place":   {"place": {"Atlantis"}},
		"not a number":    {"quantity": {"many"}},
		"not a date":      {"start": {"2021-02-30"}},
		"an object":       {"claims": {"x"}},
		"no such proince": {"province": {"Bavaria"}},
	} {
		if _, err := c.Search(context.Background(), catalog.Query{Collection: "events", Params: params}); marz.KindOf(err) != marz.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestQuestionsOfAResearcher(t *testing.T) {
	c := reading(t)
	ctx := context.Background()
	tl, _, err := c.Timeline(ctx, "islam-qala", 0, catalog.Query{})
	if err != nil || len(tl.Spells) < 2 {
		t.Fatalf("%d spells: %v", len(tl.Spells), err)
	}
	for _, s := range tl.Spells[1:] {
		if len(s.Because) == 0 {
			t.Errorf("the change on %s has no reason", s.From)
		}
		for _, cause := range s.Because {
			if _, ok := tl.Claims[cause.Claim]; !ok {
				t.Errorf("claim %s is not explained", cause.Claim)
			}
		}
	}
	june, august := day(t, "2021-06-01"), day(t, "2021-08-10")
	moved, _, err := c.Changes(ctx, [2]marz.Day{june, august}, [2]marz.Day{august, august}, catalog.Query{Params: map[string][]string{"border": {"IRN"}}})
	if err != nil || len(moved) == 0 || slices.ContainsFunc(moved, func(s catalog.Shift) bool { return s.Border != "afg-irn" }) {
		t.Errorf("%d changes: %v", len(moved), err)
	}
	why, _, err := c.Why(ctx, "islam-qala", catalog.Query{Datetime: marz.On(day(t, "2021-07-10")), Known: day(t, "2021-07-10"), Dispatches: seeds})
	if err != nil || len(why.Votes) < 2 || len(why.Claims) < 2 {
		t.Errorf("%+v: %v", why, err)
	}
	if _, _, err := c.Timeline(ctx, "khyber", 0, catalog.Query{}); marz.KindOf(err) != marz.NotFound || !strings.Contains(err.Error(), "torkham") {
		t.Errorf("an unknown crossing: %v", err)
	}
}

func TestEveryCollectionSaysWhoseItIsAndWhereItLies(t *testing.T) {
	c := reading(t)
	for id, licence := range map[string]string{
		"provinces": "ODbL-1.0", "borders": "ODbL-1.0", "crossings": "ODbL-1.0", "neighbours": "ODbL-1.0", "rivers": "LGPL-3.0-or-later",
		"places": "CC-BY-4.0", "dispatches": "CC-BY-4.0", "events": "CC-BY-4.0", "claims": "CC-BY-4.0", "control": "CC-BY-4.0",
	} {
		col, err := c.Collection(id)
		if err != nil {
			t.Fatal(err)
		}
		if col.Licence != licence || col.LicenceURL == "" || col.Attribution == "" {
			t.Errorf("%s: licence %q %q of %q, want %s", id, col.Licence, col.LicenceURL, col.Attribution, licence)
		}
		if col.Bound.IsEmpty() || col.Bound.Min[0] < 58 || col.Bound.Max[0] > 78 {
			t.Errorf("%s lies in %v", id, col.Bound)
		}
		timed := col.Schema.Start != "" || id == "control"
		if timed != (col.Extent.From != 0) {
			t.Errorf("%s begins on %q", id, col.Extent.From)
		}
		if timed != (col.Updated.Seq > 0) {
			t.Errorf("%s was changed by entry %d", id, col.Updated.Seq)
		}
	}
}
