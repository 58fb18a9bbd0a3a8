package catalog_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"runtime"
	"sync"
	"testing"

	"marz/data"
	"marz/geo"
	"marz/internal/atlas"
	"marz/internal/catalog"
	"marz/internal/log"
	"marz/internal/marz"
)

// synthetic is a log of n made-up claims over ten years on all crossings, two to an event,
// twenty to a dispatch, and the time it took to bring it into a catalog.
type synthetic struct {
	c     *catalog.Catalog
	bytes uint64
}

var synthetics = map[int]func() synthetic{
	100_000:   sync.OnceValue(func() synthetic { return makeUp(100_000) }),
	1_000_000: sync.OnceValue(func() synthetic { return makeUp(1_000_000) }),
}

func makeUp(n int) synthetic {
	ctx := context.Background()
	at, err := atlas.Load(data.FS)
	if err != nil {
		panic(err)
	}
	l, err := log.Open(ctx, ":memory:")
	if err != nil {
		panic(err)
	}
	for from := 0; from < n; from += 20_000 {
		if _, err := l.Append(ctx, -1, madeUp(at, from, min(from+20_000, n))...); err != nil {
			panic(err)
		}
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	c, err := catalog.New(ctx, l, at, catalog.Options{})
	if err != nil {
		panic(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	return synthetic{c, after.HeapAlloc - before.HeapAlloc}
}

// madeUp returns the changes of claims from up to, without to.
func madeUp(at *atlas.Atlas, from, to int) []marz.Change {
	r := rand.New(rand.NewPCG(7, uint64(from)))
	first, _ := marz.NewDay(2012, 1, 1)
	crossings := at.Crossings()
	sides := []marz.Side{marz.SideGovernment, marz.SideTaliban, marz.SideThird, marz.SideMedia}
	var out []marz.Change
	put := func(kind marz.ChangeKind, id string, v any) {
		raw, err := json.Marshal(v)
		if err != nil {
			panic(err)
		}
		out = append(out, marz.Change{ID: string(kind) + id, Author: "bench", Kind: kind, Subject: id, Body: raw})
	}
	if from == 0 {
		for i := range 40 {
			put(marz.PutActor, fmt.Sprintf("p%02d", i), marz.Actor{ID: fmt.Sprintf("p%02d", i), Names: marz.Names{EN: fmt.Sprintf("Principal %d", i)}, Side: sides[i%4]})
		}
	}
	for i := from; i < to; i++ {
		said := first + marz.Day(r.IntN(3650))
		dispatch, event := fmt.Sprintf("d%07d", i/20), fmt.Sprintf("e%07d", i/2)
		p := crossings[(i/2)%len(crossings)]
		if i%20 == 0 {
			put(marz.PutDispatch, dispatch, marz.Dispatch{ID: dispatch, Agency: "AFP", Lang: "fr", Title: marz.Text{EN: "A dispatch"}, Published: marz.On(said)})
		}
		if i%2 == 0 {
			put(marz.PutEvent, event, marz.Event{ID: event, Type: marz.Types[i/2%6], Place: p.ID})
		}
		who := r.IntN(40)
		put(marz.PutClaim, fmt.Sprintf("c%07d", i), marz.Claim{
			ID: fmt.Sprintf("c%07d", i), Event: event, Dispatch: dispatch, Type: marz.Types[i/2%6], Stance: marz.Asserts, Certainty: marz.Asserted,
			Claimant: "Somebody", Principal: fmt.Sprintf("p%02d", who), Side: sides[who%4], Actor: "p01", Holder: fmt.Sprintf("p%02d", who%2), Place: p.ID,
			Said: marz.On(said), Happened: marz.On(said), Summary: marz.Text{EN: "It was taken in the morning, they say.", FR: "Il a été pris le matin, dit-on."},
		})
	}
	return out
}

func BenchmarkCatalog(b *testing.B) {
	july, _ := marz.NewDay(2018, 7, 1)
	month := marz.Interval{From: july, To: july + 29}
	box := geo.Box{West: 60, South: 34, East: 61.5, North: 35}
	for _, size := range []struct {
		name string
		n    int
	}{{"100k", 100_000}, {"1M", 1_000_000}} {
		for name, run := range map[string]func(b *testing.B, c *catalog.Catalog){
			"events, box and 30 days": searching(catalog.Query{Collection: "events", Box: &box, Datetime: month, Limit: 100, JSONOnly: true}),
			"events of a border":      searching(catalog.Query{Collection: "events", Params: map[string][]string{"border": {"TKM"}}, Limit: 100, JSONOnly: true}),
			"claims of an event":      searching(catalog.Query{Collection: "claims", Params: map[string][]string{"event": {"e0000042"}}, Limit: 100, JSONOnly: true}),
			"first page of all":       searching(catalog.Query{Collection: "events", Limit: 100, JSONOnly: true}),
			"control on a new day": func(b *testing.B, c *catalog.Catalog) {
				_, _ = c.Search(context.Background(), catalog.Query{Collection: "control"}) // prepares the cases
				b.ResetTimer()
				for i := 0; b.Loop(); i++ {
					t := july - 3000 + marz.Day(i%3000)
					q := catalog.Query{Collection: "control", Datetime: marz.On(t), Known: t + marz.Day(i/3000)}
					if _, err := c.Search(context.Background(), q); err != nil {
						b.Fatal(err)
					}
				}
			},
			"timeline": func(b *testing.B, c *catalog.Catalog) {
				for b.Loop() {
					if _, _, err := c.Timeline(context.Background(), "torkham", july, catalog.Query{}); err != nil {
						b.Fatal(err)
					}
				}
			},
		} {
			b.Run(size.name+"/"+name, func(b *testing.B) {
				if testing.Short() && size.n > 100_000 {
					b.Skip("left out with -short")
				}
				s := synthetics[size.n]()
				b.ResetTimer()
				run(b, s.c)
				b.ReportMetric(float64(s.bytes)/float64(size.n), "B/claim")
			})
		}
	}
}

// searching runs a query and reads the page.
func searching(q catalog.Query) func(*testing.B, *catalog.Catalog) {
	return func(b *testing.B, c *catalog.Catalog) {
		var sent int64
		for b.Loop() {
			page, err := c.Search(context.Background(), q)
			if err != nil {
				b.Fatal(err)
			}
			for f := range page.Features {
				sent += int64(len(f.JSON))
			}
		}
		b.SetBytes(sent / int64(b.N))
	}
}

func BenchmarkStream(b *testing.B) {
	c := synthetics[100_000]().c
	b.ResetTimer()
	searching(catalog.Query{Collection: "events", JSONOnly: true})(b, c)
}

// BenchmarkRebuild reads a log of 100,000 claims into a new catalog.
func BenchmarkRebuild(b *testing.B) {
	at, err := atlas.Load(data.FS)
	if err != nil {
		b.Fatal(err)
	}
	ctx := context.Background()
	l, err := log.Open(ctx, ":memory:")
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	changes := madeUp(at, 0, 100_000)
	if _, err := l.Append(ctx, -1, changes...); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		c, err := catalog.New(ctx, l, at, catalog.Options{})
		if err != nil {
			b.Fatal(err)
		}
		_ = c.Close()
	}
	b.ReportMetric(float64(len(changes))*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
}
