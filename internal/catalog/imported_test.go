package catalog_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"marz/data"
	"marz/internal/atlas"
	"marz/internal/catalog"
	"marz/internal/log"
	"marz/internal/marz"
)

// importedRow is a row with one claim; summary tells revisions apart.
func importedRow(summary string, stamp int64, restricted bool) marz.Change {
	v := marz.Imported{
		Source: "acled", Row: "1", Stamp: stamp, Restricted: restricted,
		Actors:     []marz.Actor{{ID: "acled", Names: marz.Names{EN: "ACLED"}, Side: marz.SideThird}},
		Dispatches: []marz.Dispatch{{ID: "acled-1", Agency: "ACLED", Lang: "en", Published: on20210709}},
		Events:     []marz.Event{{ID: "acled-1-event", Type: marz.Capture, Place: "torghundi"}},
		Claims: []marz.Claim{{
			ID: "acled-1-claim", Event: "acled-1-event", Dispatch: "acled-1", Type: marz.Capture, Stance: marz.Reports, Certainty: marz.Asserted,
			Claimant: "ACLED", Principal: "acled", Side: marz.SideThird, Actor: "acled", Holder: "acled", Place: "torghundi",
			Said: on20210709, Happened: on20210709, Summary: marz.Text{EN: summary},
		}},
	}
	body, _ := json.Marshal(v)
	return marz.Change{ID: fmt.Sprint(summary, stamp, restricted), Author: "import", Kind: marz.PutImported, Subject: "acled:1", Body: body}
}

// on20210709 is the day on which all of it was.
var on20210709 = func() marz.Interval {
	d, _ := marz.NewDay(2021, 7, 9)
	return marz.On(d)
}()

// titlesAfter lists the titles of a collection after the changes.
func titlesAfter(t *testing.T, collection string, show bool, changes ...marz.Change) []string {
	t.Helper()
	ctx := context.Background()
	l, err := log.Open(ctx, ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	at, err := atlas.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Append(ctx, -1, changes...); err != nil {
		t.Fatal(err)
	}
	c, err := catalog.New(ctx, l, at, catalog.Options{ShowRestricted: show})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	page, err := c.Search(ctx, catalog.Query{Collection: collection, Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for f, err := range page.Features {
		if err != nil {
			t.Fatal(err)
		}
		var v struct {
			Properties struct{ Title string }
		}
		if err := json.Unmarshal([]byte(f.JSON), &v); err != nil {
			t.Fatal(err)
		}
		out = append(out, v.Properties.Title)
	}
	return out
}

func TestWhatMayNotBePassedOnIsInNoAnswerUnlessAskedFor(t *testing.T) {
	row := importedRow("a", 0, true)
	for _, collection := range []string{catalog.Events, catalog.Claims, catalog.Dispatches} {
		if got := titlesAfter(t, collection, false, row); len(got) != 0 {
			t.Errorf("%s shows %q", collection, got)
		}
		if got := titlesAfter(t, collection, true, row); len(got) != 1 {
			t.Errorf("%s shows %q to the operator", collection, got)
		}
	}
}

func TestTheNewestRevisionOfARowStands(t *testing.T) {
	put, _ := json.Marshal(marz.Claim{ID: "acled-1-claim", Event: "acled-1-event", Dispatch: "acled-1", Type: marz.Capture, Place: "torghundi", Summary: marz.Text{EN: "ours"}})
	own := marz.Change{ID: "own", Author: "operator", Kind: marz.PutClaim, Subject: "acled-1-claim", Body: put}
	removed := marz.Change{ID: "gone", Author: "operator", Kind: marz.PutRemoved, Subject: "acled-1-claim", Body: []byte(`{"reason":"wrong"}`)}
	for name, c := range map[string]struct {
		changes []marz.Change
		want    []string
	}{
		"the later of two without a stamp":           {[]marz.Change{importedRow("a", 0, false), importedRow("b", 0, false)}, []string{"b"}},
		"the one with the greater stamp":             {[]marz.Change{importedRow("new", 20, false), importedRow("old", 10, false)}, []string{"new"}},
		"what was there before the import":           {[]marz.Change{own, importedRow("a", 0, false)}, []string{"ours"}},
		"none where an operator took it out":         {[]marz.Change{importedRow("a", 0, false), removed, importedRow("b", 0, false)}, []string{}},
		"none once it may not be passed on":          {[]marz.Change{importedRow("a", 0, false), importedRow("a", 0, true)}, []string{}},
		"the row again once it may be passed on":     {[]marz.Change{importedRow("a", 0, true), importedRow("a", 0, false)}, []string{"a"}},
		"the row again after it was hidden and free": {[]marz.Change{importedRow("a", 0, false), importedRow("b", 0, true), importedRow("c", 0, false)}, []string{"c"}},
	} {
		got := titlesAfter(t, catalog.Claims, false, c.changes...)
		if name == "what was there before the import" {
			got = slices.Compact(got)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
