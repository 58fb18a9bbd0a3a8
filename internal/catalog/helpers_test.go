package catalog_test

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"sync"
	"testing"
	"time"

	"marz/data"
	"marz/internal/atlas"
	"marz/internal/catalog"
	"marz/internal/log"
	"marz/internal/marz"
)

// seeds are the two dispatches from which the record grew.
var seeds = []string{"afp-2021-07-09-islam-qala", "afp-2021-07-10-herat"}

// bundle returns the bundled record as changes.
func bundle() ([]marz.Change, error) {
	var out []marz.Change
	for _, f := range []struct {
		kind marz.ChangeKind
		name string
	}{{marz.PutActor, "actors"}, {marz.PutDispatch, "dispatches"}, {marz.PutEvent, "events"}, {marz.PutClaim, "claims"}} {
		raw, err := data.FS.ReadFile("record/" + f.name + ".json")
		if err != nil {
			return nil, err
		}
		var list []json.RawMessage
		if err := json.Unmarshal(raw, &list); err != nil {
			return nil, err
		}
		for _, body := range list {
			var id struct{ ID string }
			if err := json.Unmarshal(body, &id); err != nil {
				return nil, err
			}
			out = append(out, marz.Change{ID: string(f.kind) + id.ID, Author: "bundle", Kind: f.kind, Subject: id.ID, Body: body})
		}
	}
	return out, nil
}

// open returns a catalog over the bundled record, and its log.
func open(t testing.TB) (*catalog.Catalog, log.Log) {
	t.Helper()
	c, l, err := start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Close()
		_ = l.Close()
	})
	return c, l
}

func start() (*catalog.Catalog, log.Log, error) {
	ctx := context.Background()
	changes, err := bundle()
	if err != nil {
		return nil, nil, err
	}
	l, err := log.Open(ctx, ":memory:")
	if err != nil {
		return nil, nil, err
	}
	if _, err := l.Append(ctx, -1, changes...); err != nil {
		return nil, nil, err
	}
	at, err := atlas.Load(data.FS)
	if err != nil {
		return nil, nil, err
	}
	now := func() time.Time { return time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC) }
	c, err := catalog.New(ctx, l, at, catalog.Options{Now: now})
	return c, l, err
}

// reading returns a catalog over the bundled record that all tests share which only read.
func reading(t testing.TB) *catalog.Catalog {
	t.Helper()
	once.Do(func() {
		c, _, err := start()
		if err != nil {
			t.Fatal(err)
		}
		shared = c
	})
	return shared
}

var (
	once   sync.Once
	shared *catalog.Catalog
)

func day(t testing.TB, s string) marz.Day {
	t.Helper()
	d, err := marz.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func search(t testing.TB, c *catalog.Catalog, q catalog.Query) ([]marz.Feature, catalog.Page) {
	t.Helper()
	page, err := c.Search(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	var out []marz.Feature
	for f, err := range page.Features {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, f)
	}
	return out, page
}

func property(t testing.TB, f marz.Feature, name string) any {
	t.Helper()
	var doc struct{ Properties map[string]any }
	if err := json.Unmarshal([]byte(f.JSON), &doc); err != nil {
		t.Fatalf("%s: %v", f.JSON, err)
	}
	return doc.Properties[name]
}

// add appends changes to the log and brings the catalog to its head.
func add(t testing.TB, c *catalog.Catalog, l log.Log, changes ...marz.Change) marz.Version {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	v, err := l.Append(ctx, -1, changes...)
	if err != nil {
		t.Fatal(err)
	}
	follow, stop := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() { done <- c.Follow(follow) }()
	if err := c.WaitFor(ctx, v.Seq); err != nil {
		t.Fatal(err)
	}
	stop()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	return v
}

// change is an entry with a body.
func change(t testing.TB, kind marz.ChangeKind, subject string, body any) marz.Change {
	t.Helper()
	raw, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	return marz.Change{ID: fmt.Sprintf("test/%s/%s/%x", kind, subject, sha256.Sum256(raw)), Author: "test", Kind: kind, Subject: subject, Body: raw}
}

// witness is a new claim on the capture of Islam Qala.
func witness(t testing.TB, id string) marz.Claim {
	t.Helper()
	return marz.Claim{
		ID: id, Event: islamQala, Dispatch: seeds[0], Type: marz.Capture, Stance: marz.Asserts, Certainty: marz.Asserted,
		Claimant: "A witness", Principal: "iran", Side: marz.SideThird, Place: "islam-qala", Happened: marz.On(day(t, "2021-07-08")),
		Said: marz.On(day(t, "2021-07-09")), Summary: marz.Text{EN: "A witness saw the flag change."},
	}
}

const islamQala = "islam-qala-capture-2021-07-08"
