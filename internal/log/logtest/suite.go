package logtest

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"testing"
	"time"

	"marz/internal/log"
	"marz/internal/marz"
)

// Place is where a log can be kept.
type Place struct {
	DSN string
	// Exec runs SQL on the stored tables behind the log's back, to damage them. It
	// returns the error of a database that refuses such a value. Nil when nobody
	// else can reach the tables.
	Exec func(sql string, args ...any) error
}

// Run runs the whole suite; fresh returns a place that holds no log yet. In a place
// that nobody else can reach, the tests that come from outside are left out.
func Run(t *testing.T, fresh func(t testing.TB) Place) {
	for name, test := range within {
		t.Run(name, func(t *testing.T) { test(t, fresh(t)) })
	}
	if fresh(t).Exec == nil {
		return
	}
	for name, test := range outside {
		t.Run(name, func(t *testing.T) { test(t, fresh(t)) })
	}
}

// within are the tests that need one handle, outside those that need another way in.
var (
	within = map[string]func(*testing.T, Place){
		"what is appended is read back as it was":                       testRoundTrip,
		"the sequence has no gap and starts at one":                     testGapless,
		"a repeated id is stored once and answered with its version":    testIdempotent,
		"an id that returns with other content is refused":              testReusedID,
		"a batch is stored whole or not at all":                         testAllOrNothing,
		"an expected head that has moved is stale":                      testExpect,
		"the clock may go back, the dates do not":                       testClock,
		"bad changes are refused with the reason":                       testBadChanges,
		"read pages without overlap":                                    testPages,
		"wait returns when something is appended and when the ctx ends": testWait,
		"many writers leave no gap and no loss":                         testWriters,
		"verify tells how far it is":                                    testProgress,
		"a backup is a log with the same records and the same head":     testBackup,
		"a closed log takes nothing and says so":                        testClosed,
	}
	outside = map[string]func(*testing.T, Place){
		"every flipped bit of a stored record is found and named":           testFlips,
		"a missing, repeated or added record is found and named":            testHoles,
		"a damaged log is not copied into a backup":                         testBackupOfDamage,
		"what was acknowledged is there after the log was opened again":     testReopen,
		"two handles on one log see one sequence and wake each other":       testTwoHandles,
		"a child killed with SIGKILL loses and doubles nothing it was told": testKill,
	}
)

// Open opens the log of a place and closes it with the test.
func Open(t testing.TB, p Place, opts ...log.Option) log.Log {
	t.Helper()
	l, err := log.Open(t.Context(), p.DSN, opts...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return l
}

// Change makes a change whose content follows from its number.
func Change(n int) marz.Change {
	body, _ := json.Marshal(map[string]any{"id": n, "title": fmt.Sprintf("happening <%d> & مرز", n)})
	return marz.Change{ID: fmt.Sprintf("c-%d", n), Author: "tester", Kind: marz.PutEvent, Subject: fmt.Sprintf("e-%d", n), Body: body}
}

// Changes makes the changes from..to-1.
func Changes(from, to int) []marz.Change {
	var out []marz.Change
	for n := from; n < to; n++ {
		out = append(out, Change(n))
	}
	return out
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func appendAll(t testing.TB, l log.Log, changes ...marz.Change) marz.Version {
	t.Helper()
	v, err := l.Append(t.Context(), -1, changes...)
	must(t, err)
	return v
}

// all reads a log from the start, in pages, and checks that nothing is left out.
func all(t testing.TB, l log.Log) []marz.Entry {
	t.Helper()
	var out []marz.Entry
	for {
		page, err := l.Read(t.Context(), int64(len(out)), 1000)
		must(t, err)
		if len(page) == 0 {
			return out
		}
		for _, e := range page {
			if e.Seq != int64(len(out))+1 {
				t.Fatalf("entry %d follows entry %d", e.Seq, len(out))
			}
			out = append(out, e)
		}
	}
}

func wantKind(t testing.TB, err error, kind marz.Kind) {
	t.Helper()
	if err == nil || marz.KindOf(err) != kind {
		t.Fatalf("got error %v of kind %d; want kind %d", err, marz.KindOf(err), kind)
	}
}

func testRoundTrip(t *testing.T, p Place) {
	l := Open(t, p)
	start := time.Now().Truncate(time.Microsecond)
	want := Changes(1, 4)
	want[1].Body = nil
	v := appendAll(t, l, want...)
	got := all(t, l)
	if len(got) != 3 || v.Seq != 3 || v.Hash != got[2].Hash || !v.At.Equal(got[2].At) {
		t.Fatalf("version %+v, entries %+v", v, got)
	}
	for i, e := range got {
		body := string(want[i].Body)
		if body == "" {
			body = "null"
		}
		if e.ID != want[i].ID || e.Author != "tester" || e.Kind != want[i].Kind || e.Subject != want[i].Subject || string(e.Body) != body {
			t.Errorf("entry %d is %+v with body %s; want %+v", i, e, e.Body, want[i])
		}
		if e.At.Before(start) || e.At.After(time.Now()) || e.At.Location() != time.UTC {
			t.Errorf("entry %d is dated %v", i, e.At)
		}
	}
	head, err := l.Head(t.Context())
	must(t, err)
	if head != v {
		t.Errorf("head %+v, last version %+v", head, v)
	}
}

func testGapless(t *testing.T, p Place) {
	l := Open(t, p)
	head, err := l.Head(t.Context())
	must(t, err)
	if head != (marz.Version{}) {
		t.Fatalf("an empty log has head %+v", head)
	}
	if got, err := l.Read(t.Context(), 0, 10); err != nil || len(got) != 0 {
		t.Fatalf("an empty log reads %v, %v", got, err)
	}
	for n := 1; n <= 20; n++ {
		if v := appendAll(t, l, Change(n)); v.Seq != int64(n) {
			t.Fatalf("append %d got seq %d", n, v.Seq)
		}
	}
	all(t, l)
	must(t, l.Verify(t.Context(), nil))
}

func testClosed(t *testing.T, p Place) {
	l, err := log.Open(t.Context(), p.DSN)
	must(t, err)
	appendAll(t, l, Change(1))
	must(t, l.Close())
	must(t, l.Close())
	_, err = l.Append(t.Context(), -1, Change(2))
	wantKind(t, err, marz.Unavailable)
}

func testWriters(t *testing.T, p Place) {
	l := Open(t, p)
	const writers, each = 16, 25
	acks := make([]map[string]int64, writers)
	var group sync.WaitGroup
	for w := range writers {
		acks[w] = map[string]int64{}
		group.Go(func() {
			for i := range each {
				c := Change(w*each + i)
				v, err := l.Append(context.Background(), -1, c)
				if err != nil {
					t.Errorf("writer %d: %v", w, err)
					return
				}
				acks[w][c.ID] = v.Seq
			}
		})
	}
	group.Wait()
	wantAcks(t, all(t, l), acks...)
	must(t, l.Verify(t.Context(), nil))
}

// WantAcks checks that the log is whole, holds n entries, and every acknowledged id
// once, at its number.
func WantAcks(t testing.TB, l log.Log, n int, acks ...map[string]int64) {
	t.Helper()
	must(t, l.Verify(t.Context(), nil))
	entries := all(t, l)
	if len(entries) != n {
		t.Errorf("%d entries; want %d", len(entries), n)
	}
	wantAcks(t, entries, acks...)
}

// wantAcks checks that every acknowledged id stands once, at its number.
func wantAcks(t testing.TB, entries []marz.Entry, acks ...map[string]int64) {
	t.Helper()
	seen := map[string]int64{}
	for _, e := range entries {
		if at, twice := seen[e.ID]; twice {
			t.Errorf("%s is stored twice, at %d and %d", e.ID, at, e.Seq)
		}
		seen[e.ID] = e.Seq
	}
	for _, m := range acks {
		for id, seq := range m {
			if seen[id] != seq {
				t.Errorf("%s was acknowledged at %d and stands at %d", id, seq, seen[id])
			}
		}
	}
}
