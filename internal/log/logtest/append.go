package logtest

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"marz/internal/log"
	"marz/internal/marz"
)

func testIdempotent(t *testing.T, p Place) {
	l := Open(t, p)
	first := appendAll(t, l, Changes(1, 4)...)
	appendAll(t, l, Change(9))
	again := appendAll(t, l, Changes(1, 4)...)
	if again != first {
		t.Errorf("the retry was answered with %+v, the first try with %+v", again, first)
	}
	if v, err := l.Append(t.Context(), 0, Changes(1, 4)...); err != nil || v != first {
		t.Errorf("a retry with its old expectation got %+v, %v; want the first answer", v, err)
	}
	if v := appendAll(t, l, Change(2), Change(10), Change(10)); v.Seq != 5 {
		t.Errorf("one new among old ones went to %d, not to 5", v.Seq)
	}
	if got := all(t, l); len(got) != 5 {
		t.Errorf("%d entries, want 5", len(got))
	}
	must(t, l.Verify(t.Context(), nil))
}

func testReusedID(t *testing.T, p Place) {
	l := Open(t, p)
	appendAll(t, l, Change(1))
	other := Change(2)
	other.ID = Change(1).ID
	_, err := l.Append(t.Context(), -1, Change(3), other)
	wantKind(t, err, marz.Conflict)
	forged := Change(1)
	forged.Author = "someone else"
	_, err = l.Append(t.Context(), -1, forged)
	wantKind(t, err, marz.Conflict)
	if got := all(t, l); len(got) != 1 {
		t.Errorf("%d entries, want 1", len(got))
	}
}

func testAllOrNothing(t *testing.T, p Place) {
	l := Open(t, p)
	bad := Change(2)
	bad.Body = []byte("{")
	_, err := l.Append(t.Context(), -1, Change(1), bad)
	wantKind(t, err, marz.Invalid)
	if got := all(t, l); len(got) != 0 {
		t.Errorf("%d entries of a batch that was refused", len(got))
	}
}

func testExpect(t *testing.T, p Place) {
	l := Open(t, p)
	v, err := l.Append(t.Context(), 0, Change(1))
	must(t, err)
	_, err = l.Append(t.Context(), 0, Change(2))
	wantKind(t, err, marz.Stale)
	_, err = l.Append(t.Context(), 7, Change(2))
	wantKind(t, err, marz.Stale)
	if v, err = l.Append(t.Context(), v.Seq, Change(2)); err != nil || v.Seq != 2 {
		t.Errorf("append at the true head: %+v, %v", v, err)
	}
}

func testClock(t *testing.T, p Place) {
	now := time.Date(2021, 7, 9, 12, 0, 0, 0, time.UTC)
	l := Open(t, p, log.WithClock(func() time.Time { now = now.Add(-time.Hour); return now }))
	for n := 1; n < 4; n++ {
		if v := appendAll(t, l, Change(n)); !v.At.Equal(time.Date(2021, 7, 9, 11, 0, 0, 0, time.UTC)) {
			t.Errorf("entry %d is dated %v", n, v.At)
		}
	}
	must(t, l.Verify(t.Context(), nil))
}

func testBadChanges(t *testing.T, p Place) {
	l := Open(t, p)
	for name, c := range map[string]struct {
		spoil func(*marz.Change)
		kind  marz.Kind
		word  string
	}{
		"no id":           {func(c *marz.Change) { c.ID = "" }, marz.Invalid, "id"},
		"no author":       {func(c *marz.Change) { c.Author = "" }, marz.Invalid, "author"},
		"no kind":         {func(c *marz.Change) { c.Kind = "" }, marz.Invalid, "kind"},
		"a NUL in the id": {func(c *marz.Change) { c.ID = "a\x00b" }, marz.Invalid, "UTF-8"},
		"broken UTF-8":    {func(c *marz.Change) { c.Author = "a\xff" }, marz.Invalid, "UTF-8"},
		"a long id":       {func(c *marz.Change) { c.ID = strings.Repeat("x", 513) }, marz.TooLarge, "512"},
		"a huge body": {func(c *marz.Change) { c.Body = []byte(`"` + strings.Repeat("x", 8<<20) + `"`) },
			marz.TooLarge, "at most"},
		"no JSON": {func(c *marz.Change) { c.Body = []byte("nonsense") }, marz.Invalid, "JSON"},
	} {
		bad := Change(1)
		c.spoil(&bad)
		_, err := l.Append(t.Context(), -1, bad)
		if err == nil || marz.KindOf(err) != c.kind || !strings.Contains(err.Error(), c.word) {
			t.Errorf("%s: got %v; want a word about %q", name, err, c.word)
		}
	}
	if v, err := l.Head(t.Context()); err != nil || v.Seq != 0 {
		t.Errorf("after bad changes only, the head is %+v, %v", v, err)
	}
}

func testPages(t *testing.T, p Place) {
	l := Open(t, p)
	appendAll(t, l, Changes(0, 10)...)
	var seqs []int64
	for after := int64(0); ; {
		page, err := l.Read(t.Context(), after, 3)
		must(t, err)
		if len(page) == 0 {
			break
		}
		if len(page) > 3 {
			t.Fatalf("asked for 3, got %d", len(page))
		}
		for _, e := range page {
			seqs = append(seqs, e.Seq)
			after = e.Seq
		}
	}
	for i, s := range seqs {
		if s != int64(i+1) {
			t.Fatalf("pages gave %v", seqs)
		}
	}
	for _, bad := range []struct{ after, max int }{{-1, 5}, {0, 0}} {
		_, err := l.Read(t.Context(), int64(bad.after), bad.max)
		wantKind(t, err, marz.Invalid)
	}
	if got, err := l.Read(t.Context(), 99, 5); err != nil || len(got) != 0 {
		t.Errorf("beyond the head: %v, %v", got, err)
	}
}

func testWait(t *testing.T, p Place) {
	l := Open(t, p)
	done := make(chan error, 1)
	go func() { done <- l.Wait(context.Background(), 0) }()
	appendAll(t, l, Change(1))
	must(t, <-done)
	must(t, l.Wait(t.Context(), 0))
	ctx, cancel := context.WithCancel(t.Context())
	go func() { done <- l.Wait(ctx, 1) }()
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled wait returned %v", err)
	}
}
