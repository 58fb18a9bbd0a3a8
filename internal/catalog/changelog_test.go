package catalog_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"marz/internal/catalog"
	"marz/internal/log"
	"marz/internal/marz"
)

// put appends a change and waits until the catalog shows it.
func put(t testing.TB, c *catalog.Catalog, l log.Log, kind marz.ChangeKind, subject string, body any) {
	t.Helper()
	raw, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- c.Follow(ctx) }()
	v, err := l.Append(ctx, -1, marz.Change{ID: fmt.Sprint(kind, subject, len(raw)), Author: "Somebody", Kind: kind, Subject: subject, Body: raw})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.WaitFor(ctx, v.Seq); err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

func changelog(t testing.TB, c *catalog.Catalog, q catalog.LogQuery) catalog.LogPage {
	t.Helper()
	page, err := c.Changelog(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func TestTheChangelogGivesTheWholeLogOnceNewestFirst(t *testing.T) {
	c, _ := open(t)
	for _, limit := range []int{1, 7, 100, 5000} {
		next, want := int64(0), c.Version().Seq
		for {
			page := changelog(t, c, catalog.LogQuery{Before: next, Limit: limit})
			for _, ch := range page.Changes {
				if ch.Seq != want {
					t.Fatalf("by %d: entry %d where %d follows", limit, ch.Seq, want)
				}
				if ch.Title.EN == "" || ch.ID == "" || ch.Action != catalog.Added {
					t.Fatalf("%+v", ch)
				}
				want--
			}
			if next = page.Next; next == 0 || limit == 1 && want < c.Version().Seq-20 {
				break
			}
		}
		if want != 0 && limit > 1 {
			t.Errorf("by %d: %d entries are missing", limit, want)
		}
	}
}

func TestTheChangelogSaysWhatWasDoneToWhat(t *testing.T) {
	c, l := open(t)
	claims, _ := search(t, c, catalog.Query{Collection: catalog.Claims, Params: map[string][]string{"place": {"islam-qala"}}})
	id := claims[0].ID
	put(t, c, l, marz.PutRetract, "r1", marz.Retraction{Claim: id, Published: day(t, "2021-07-20"), Reason: "a mistake"})
	events, _ := search(t, c, catalog.Query{Collection: catalog.Events, Params: map[string][]string{"place": {"islam-qala"}}})
	put(t, c, l, marz.PutEvent, events[0].ID, marz.Event{Type: "capture", Place: "islam-qala", Title: marz.Text{EN: "Anew"}})
	put(t, c, l, marz.PutToken, "secret", map[string]string{"hash": "h"})
	put(t, c, l, marz.PutDraft, "draft", map[string]string{"text": "not published"})
	put(t, c, l, marz.PutImported, "row", map[string]string{"notes": "not ours to give"})
	put(t, c, l, marz.PutRemoved, id, map[string]string{"reason": "a duplicate"})

	page := changelog(t, c, catalog.LogQuery{Limit: 3})
	got := page.Changes
	if len(got) != 3 || got[0].Action != catalog.Removed || got[0].Reason != "a duplicate" || got[0].Collection != catalog.Claims || got[0].ID != id {
		t.Fatalf("%+v", got)
	}
	if got[1].Action != catalog.Revised || got[1].Title.EN != "Anew" || got[1].Point == nil || !slices.Equal(got[1].Borders, []string{"afg-irn"}) {
		t.Errorf("%+v", got[1])
	}
	if got[2].Action != catalog.Retracted || got[2].ID != id || got[2].Reason != "a mistake" {
		t.Errorf("%+v", got[2])
	}
	if page.Version.Seq != c.Version().Seq || page.First == [32]byte{} {
		t.Errorf("%+v", page.Version)
	}
}

func TestAnActorThatIsPutAgainIsRevised(t *testing.T) {
	c, l := open(t)
	put(t, c, l, marz.PutActor, "taliban", marz.Actor{Names: marz.Names{EN: "Taliban"}, Side: "taliban"})
	if got := changelog(t, c, catalog.LogQuery{Limit: 1}).Changes[0]; got.Action != catalog.Revised || got.Title.EN != "Taliban" || got.Collection != "" {
		t.Errorf("%+v", got)
	}
}

func TestTheChangelogOfABorderOrOfACollection(t *testing.T) {
	c, _ := open(t)
	page := changelog(t, c, catalog.LogQuery{Limit: 5000, Borders: []string{"Iran,TKM"}})
	seen := map[string]bool{}
	for _, ch := range page.Changes {
		if !slices.Contains(ch.Borders, "afg-irn") && !slices.Contains(ch.Borders, "afg-tkm") {
			t.Errorf("%s is on %v", ch.ID, ch.Borders)
		}
		seen[ch.Collection] = true
	}
	if !seen[catalog.Events] || !seen[catalog.Claims] || !seen[catalog.Dispatches] {
		t.Errorf("only %v", seen)
	}
	_, all := search(t, c, catalog.Query{Collection: catalog.Dispatches})
	if got := changelog(t, c, catalog.LogQuery{Limit: 5000, Collection: catalog.Dispatches}); len(got.Changes) != all.Matched {
		t.Errorf("%d changes of dispatches, there are %d", len(got.Changes), all.Matched)
	}
	for q, want := range map[*catalog.LogQuery]string{{Borders: []string{"India"}}: "TKM", {Collection: "towns"}: "dispatches"} {
		if _, err := c.Changelog(context.Background(), *q); err == nil || marz.KindOf(err) != marz.Invalid || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v", *q, err)
		}
	}
}
