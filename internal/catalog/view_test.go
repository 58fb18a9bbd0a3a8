package catalog_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"marz/internal/catalog"
	"marz/internal/marz"
)

func TestWhatSomeDispatchesAloneSay(t *testing.T) {
	c := reading(t)
	whole, _ := search(t, c, catalog.Query{Collection: "events"})
	alone, page := search(t, c, catalog.Query{Collection: "events", Dispatches: seeds})
	if len(alone) == 0 || len(alone) >= len(whole) || page.Matched != len(alone) {
		t.Fatalf("%d events of %d", len(alone), len(whole))
	}
	for _, f := range alone {
		for _, cl := range property(t, f, "claims").([]any) {
			if d := cl.(map[string]any)["dispatch"].(string); !slices.Contains(seeds, d) {
				t.Errorf("%s shows a claim of %s", f.ID, d)
			}
		}
		if k := property(t, f, "known_from").(string); k < "2021-07-09" {
			t.Errorf("%s is known from %s, before the two dispatches", f.ID, k)
		}
	}
	early, _ := search(t, c, catalog.Query{Collection: "events", Dispatches: seeds, Known: day(t, "2021-07-09")})
	if len(early) == 0 || len(early) >= len(alone) {
		t.Errorf("%d of %d were known on the ninth", len(early), len(alone))
	}
	claims, _ := search(t, c, catalog.Query{Collection: "claims", Dispatches: seeds})
	byColumn, _ := search(t, c, catalog.Query{Collection: "claims", Params: map[string][]string{"dispatch": seeds}})
	if len(claims) != len(byColumn) || len(claims) == 0 {
		t.Errorf("%d claims, %d by the column", len(claims), len(byColumn))
	}
	if items := matching(t, c, catalog.Query{Collection: "dispatches", Dispatches: seeds}); !slices.Equal(items, seeds) {
		t.Errorf("dispatches %v", items)
	}
}

func TestDispatchesThatAreNotThereAreAnError(t *testing.T) {
	c := reading(t)
	for name, q := range map[string]catalog.Query{
		"events of an unknown dispatch":  {Collection: "events", Dispatches: []string{"no"}},
		"control of an unknown dispatch": {Collection: "control", Dispatches: []string{seeds[0], "no"}},
		"provinces of dispatches":        {Collection: "provinces", Dispatches: seeds},
	} {
		if _, err := c.Search(context.Background(), q); marz.KindOf(err) != marz.Invalid || !strings.Contains(err.Error(), "dispatch") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestANewClaimReachesControlAndTheEvent(t *testing.T) {
	c, l := open(t)
	ctx := context.Background()
	on := catalog.Query{Collection: "control", Datetime: marz.On(day(t, "2021-07-09")), Known: day(t, "2021-07-09")}
	status := func() string {
		f, _, err := c.Feature(ctx, on, "islam-qala")
		if err != nil {
			t.Fatal(err)
		}
		s, _ := property(t, f, "status").(string)
		return s
	}
	on.Dispatches = seeds
	if got := status(); got != "taliban-claimed" {
		t.Fatalf("before: %s", got)
	}
	w := witness(t, "later")
	w.Actor, w.Holder = "taliban", "taliban"
	add(t, c, l, change(t, marz.PutClaim, "later", w))
	if got := status(); got != "taliban" {
		t.Errorf("with a third party's word: %s, want taliban", got)
	}
	add(t, c, l, change(t, marz.PutRetract, "later", marz.Retraction{Claim: "later", Published: day(t, "2021-07-09"), Reason: "a mistake"}))
	if got := status(); got != "taliban-claimed" {
		t.Errorf("after it was taken back: %s, want taliban-claimed", got)
	}
}

func TestADenialShowsOnTheEventAndOnTheClaim(t *testing.T) {
	c, l := open(t)
	ctx := context.Background()
	add(t, c, l, change(t, marz.PutClaim, "later", witness(t, "later")))
	denial := witness(t, "denial")
	denial.Stance, denial.Claimant, denial.Principal, denial.Side = marz.Denies, "The ministry", "moi", marz.SideGovernment
	denial.Links = []marz.Link{{Rel: marz.RelDenies, To: "later"}}
	denial.Dispatch = seeds[1]
	add(t, c, l, change(t, marz.PutClaim, "denial", denial))
	claim, _, err := c.Feature(ctx, catalog.Query{Collection: "claims"}, "later")
	if err != nil || !strings.Contains(claim.JSON, `"denied_by":["denial"]`) {
		t.Errorf("the claim: %v %s", err, claim.JSON)
	}
	before, _, err := c.Feature(ctx, catalog.Query{Collection: "claims", Known: day(t, "2021-07-09")}, "later")
	if err != nil || !strings.Contains(before.JSON, `"denied_by":[]`) {
		t.Errorf("the day before the denial: %v %s", err, before.JSON)
	}
	event, _, err := c.Feature(ctx, catalog.Query{Collection: "events"}, islamQala)
	if err != nil || !slices.Contains(property(t, event, "denials").([]any), any("denial")) {
		t.Errorf("the event: %v", err)
	}
	if ids := matching(t, c, catalog.Query{Collection: "claims", Params: map[string][]string{"denied_by": {"denial"}}}); !slices.Equal(ids, []string{"later"}) {
		t.Errorf("denied by it: %v", ids)
	}
}

func TestControlOfAPeriodIsThatOfItsEnd(t *testing.T) {
	c := reading(t)
	july9, july10, known := day(t, "2021-07-09"), day(t, "2021-07-10"), day(t, "2021-07-10")
	for name, row := range map[string]struct {
		datetime   marz.Interval
		known      marz.Day
		day, knows string
	}{
		"a day":                        {marz.On(july9), known, "2021-07-09", "2021-07-10"},
		"a day, known now":             {marz.On(july9), 0, "2021-07-09", "2026-11-25"},
		"a period":                     {marz.Interval{From: july9, To: july10}, known, "2021-07-10", "2021-07-10"},
		"until a day":                  {marz.Interval{To: july10}, known, "2021-07-10", "2021-07-10"},
		"from a day on":                {marz.Interval{From: july9}, 0, "2026-11-25", "2026-11-25"},
		"from a day to come":           {marz.Interval{From: day(t, "2030-01-01")}, 0, "2030-01-01", "2030-01-01"},
		"nothing":                      {marz.Interval{}, 0, "2026-11-25", "2026-11-25"},
		"only what was known":          {marz.Interval{}, known, "2021-07-10", "2021-07-10"},
		"a day after the known one":    {marz.On(july10), july9, "2021-07-10", "2021-07-09"},
		"known on a day that is ahead": {marz.Interval{}, day(t, "2030-01-01"), "2026-11-25", "2030-01-01"},
	} {
		f, _, err := c.Feature(context.Background(), catalog.Query{Collection: "control", Datetime: row.datetime, Known: row.known}, "islam-qala")
		if err != nil {
			t.Fatal(err)
		}
		if got, knows := property(t, f, "day"), property(t, f, "known_at"); got != row.day || knows != row.knows {
			t.Errorf("%s: %v as known on %v, want %s as known on %s", name, got, knows, row.day, row.knows)
		}
	}
}
