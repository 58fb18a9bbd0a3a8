package catalog_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"marz/internal/catalog"
	"marz/internal/marz"
)

// everything is what a catalog says of every collection, in the order of ids.
func everything(t testing.TB, c *catalog.Catalog, version int64) string {
	t.Helper()
	var b strings.Builder
	for _, col := range c.Collections() {
		fs, _ := search(t, c, catalog.Query{Collection: col.ID, Version: version, JSONOnly: true})
		for _, f := range fs {
			fmt.Fprintln(&b, col.ID, f.JSON)
		}
	}
	return b.String()
}

func TestAnEarlierVersionIsReproducedExactly(t *testing.T) {
	c, l := open(t)
	first := c.Version()
	before := everything(t, c, first.Seq)
	add(t, c, l, change(t, marz.PutClaim, "later", witness(t, "later")))
	add(t, c, l, change(t, marz.PutRemoved, "spin-boldak-capture-2021-07-14", map[string]string{"reason": "a test"}))
	if again := everything(t, c, first.Seq); again != before {
		t.Error("the earlier version is not what it was")
	}
	if after := everything(t, c, 0); after == before {
		t.Error("the new claim changed nothing")
	}
	_, page := search(t, c, catalog.Query{Collection: "events", Version: first.Seq})
	if page.Version != first {
		t.Errorf("version %v, want %v", page.Version, first)
	}
	for _, bad := range []int64{-1, 1 << 40} {
		if _, err := c.Search(context.Background(), catalog.Query{Collection: "events", Version: bad}); marz.KindOf(err) != marz.NotFound {
			t.Errorf("version %d: %v", bad, err)
		}
	}
}

func TestManyVersionsCanBeAskedForAtOnce(t *testing.T) {
	c := reading(t)
	head := c.Version().Seq
	var wg sync.WaitGroup
	for i := range 12 {
		wg.Go(func() {
			seq := head - int64(i%8)
			page, err := c.Search(context.Background(), catalog.Query{Collection: "claims", Version: seq})
			if err == nil && page.Version.Seq != seq {
				t.Errorf("version %d, want %d", page.Version.Seq, seq)
			}
			if err != nil && marz.KindOf(err) != marz.Unavailable {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

func TestTodayOfANamedVersionStaysTheDayItWasTheNewest(t *testing.T) {
	c, l := open(t)
	first := c.Version()
	named, _, err := c.Feature(context.Background(), catalog.Query{Collection: "control", Version: first.Seq}, "islam-qala")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := property(t, named, "day"), marz.DayOf(first.At).String(); got != want {
		t.Errorf("the day is %v, want %v, when the version was the newest", got, want)
	}
	add(t, c, l, change(t, marz.PutActor, "nobody", marz.Actor{ID: "nobody", Names: marz.Names{EN: "Nobody"}, Side: marz.SideThird}))
	again, _, err := c.Feature(context.Background(), catalog.Query{Collection: "control", Version: first.Seq}, "islam-qala")
	if err != nil || again.JSON != named.JSON {
		t.Errorf("%s\nwant %s: %v", again.JSON, named.JSON, err)
	}
}

func TestAnEventShowsOnlyWhatWasKnown(t *testing.T) {
	c := reading(t)
	versions, _, err := c.Versions(context.Background(), "events", islamQala, 0)
	if err != nil || len(versions) < 3 {
		t.Fatalf("%d versions: %v", len(versions), err)
	}
	for i, v := range versions[1:] {
		if v.Known.From != versions[i].Known.To || v.JSON == versions[i].JSON {
			t.Errorf("what was known %v and then %v is no step", versions[i].Known, v.Known)
		}
	}
	before, page := search(t, c, catalog.Query{Collection: "events", Known: day(t, "2021-06-01")})
	now, _ := search(t, c, catalog.Query{Collection: "events"})
	if len(before) >= len(now) || page.Matched != len(before) {
		t.Errorf("%d events were known on 1 June, %d now", len(before), len(now))
	}
	for _, f := range before {
		if k, _ := property(t, f, "known_from").(string); k > "2021-06-01" {
			t.Errorf("%s was not known before %s", f.ID, k)
		}
	}
}

func TestNothingThatIsShownWasPublishedAfterTheDayOfKnowing(t *testing.T) {
	c := reading(t)
	for _, known := range []string{"2021-06-22", "2021-07-09", "2021-07-10", "2021-08-15"} {
		fs, _ := search(t, c, catalog.Query{Collection: "events", Known: day(t, known)})
		for _, f := range fs {
			claims, _ := property(t, f, "claims").([]any)
			for _, cl := range claims {
				pub, _ := cl.(map[string]any)["published"].(map[string]any)["to"].(string)
				if pub > known {
					t.Errorf("%s as known on %s shows a claim of %s", f.ID, known, pub)
				}
			}
		}
	}
}

func TestWhatWasTakenBackIsGoneAndStaysInWhatWasKnownBefore(t *testing.T) {
	c, l := open(t)
	ctx := context.Background()
	add(t, c, l, change(t, marz.PutClaim, "later", witness(t, "later")))
	add(t, c, l, change(t, marz.PutRetract, "later", marz.Retraction{Claim: "later", Published: day(t, "2021-07-20"), Reason: "it was another post"}))
	if _, _, err := c.Feature(ctx, catalog.Query{Collection: "claims"}, "later"); marz.KindOf(err) != marz.Gone || !strings.Contains(err.Error(), "2021-07-20") {
		t.Errorf("a retracted claim: %v", err)
	}
	if _, _, err := c.Feature(ctx, catalog.Query{Collection: "claims", Known: day(t, "2021-07-19")}, "later"); err != nil {
		t.Errorf("the day before it was taken back: %v", err)
	}
	if _, _, err := c.Feature(ctx, catalog.Query{Collection: "claims", Known: day(t, "2021-06-01")}, "later"); marz.KindOf(err) != marz.NotFound || !strings.Contains(err.Error(), "known from 2021-07-09") {
		t.Errorf("before it was said: %v", err)
	}
	event, _, err := c.Feature(ctx, catalog.Query{Collection: "events"}, islamQala)
	if err != nil || strings.Contains(event.JSON, "saw the flag") {
		t.Errorf("the event still shows it: %v", err)
	}
	if ids := matching(t, c, catalog.Query{Collection: "claims", Params: map[string][]string{"event": {islamQala}}}); slices.Contains(ids, "later") {
		t.Error("a search still finds it")
	}
}

func TestWhatIsRemovedIsGone(t *testing.T) {
	c, l := open(t)
	ctx := context.Background()
	seq := add(t, c, l, change(t, marz.PutRemoved, islamQala, map[string]string{"reason": "a test"})).Seq
	_, _, err := c.Feature(ctx, catalog.Query{Collection: "events"}, islamQala)
	if marz.KindOf(err) != marz.Gone || !strings.Contains(err.Error(), fmt.Sprint(seq)) {
		t.Errorf("a removed event: %v", err)
	}
	if _, _, err := c.Versions(ctx, "events", islamQala, 0); marz.KindOf(err) != marz.Gone {
		t.Errorf("its versions: %v", err)
	}
	if _, _, err := c.Feature(ctx, catalog.Query{Collection: "events", Version: seq - 1}, islamQala); err != nil {
		t.Errorf("in the version before: %v", err)
	}
	add(t, c, l, change(t, marz.PutEvent, islamQala, marz.Event{ID: islamQala, Type: marz.Capture, Place: "islam-qala"}))
	if _, _, err := c.Feature(ctx, catalog.Query{Collection: "events"}, islamQala); err != nil {
		t.Errorf("put again: %v", err)
	}
}

func TestAHistoryNamesTheEntriesThatChangedAFeature(t *testing.T) {
	c, l := open(t)
	ctx := context.Background()
	before, _, err := c.History(ctx, "events", islamQala)
	if err != nil || len(before) < 4 {
		t.Fatalf("%d entries: %v", len(before), err)
	}
	v := add(t, c, l, change(t, marz.PutClaim, "later", witness(t, "later")))
	after, _, err := c.History(ctx, "events", islamQala)
	if err != nil || len(after) != len(before)+1 {
		t.Fatalf("%d entries, want one more than %d: %v", len(after), len(before), err)
	}
	last := after[len(after)-1]
	if last.Seq != v.Seq || last.Author != "test" || last.Kind != marz.PutClaim || last.Subject != "later" {
		t.Errorf("the last entry is %+v", last)
	}
	if f, _, _ := c.Feature(ctx, catalog.Query{Collection: "events"}, islamQala); f.Seq != v.Seq {
		t.Errorf("the event was last touched by %d, want %d", f.Seq, v.Seq)
	}
	if _, _, err := c.History(ctx, "events", "no"); marz.KindOf(err) != marz.NotFound {
		t.Errorf("an unknown event: %v", err)
	}
}

func TestReadersAndAWriterShareTheCatalog(t *testing.T) {
	c, l := open(t)
	ctx, stop := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	wg.Go(func() {
		if err := c.Follow(ctx); err != nil {
			t.Error(err)
		}
	})
	first := c.Version().Seq
	for _, q := range []catalog.Query{{Collection: "claims"}, {Collection: "control", Datetime: marz.On(day(t, "2021-07-10"))}, {Collection: "events", Dispatches: seeds}} {
		wg.Go(func() {
			for ctx.Err() == nil {
				page, err := c.Search(ctx, q)
				if err != nil {
					t.Error(err)
					return
				}
				if q.Collection == "claims" && page.Matched != 322+int(page.Version.Seq-first) {
					t.Errorf("version %d shows %d claims", page.Version.Seq, page.Matched)
				}
			}
		})
	}
	for i := range 20 {
		id := fmt.Sprintf("later%02d", i)
		v, err := l.Append(ctx, -1, change(t, marz.PutClaim, id, witness(t, id)))
		if err != nil {
			t.Fatal(err)
		}
		wait, cancel := context.WithTimeout(ctx, 30*time.Second)
		if err := c.WaitFor(wait, v.Seq); err != nil {
			t.Error(err)
		}
		cancel()
	}
	stop()
	wg.Wait()
}

// matching returns the ids that match.
func matching(t testing.TB, c *catalog.Catalog, q catalog.Query) []string {
	t.Helper()
	fs, _ := search(t, c, q)
	out := []string{}
	for _, f := range fs {
		out = append(out, f.ID)
	}
	return out
}
