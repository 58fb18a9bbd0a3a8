package main

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"marz/internal/auth"
	"marz/internal/log"
)

func TestAServerHearsOfTokensThatAreMadeAndRevokedWhileItRuns(t *testing.T) {
	ctx, end := context.WithCancel(t.Context())
	defer end()
	l, err := log.Open(ctx, ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	ring, err := followKeys(ctx, l, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	several := severalReview(ring, time.Now)
	hire := func(name string) auth.Token {
		t.Helper()
		_, token, err := auth.NewToken(name, []auth.Scope{auth.Review}, time.Now().Add(-time.Hour), time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		if err := record(ctx, l, token); err != nil {
			t.Fatal(err)
		}
		return token
	}
	heard := func(what string, is func() bool) {
		t.Helper()
		for deadline := time.Now().Add(20 * time.Second); !is(); time.Sleep(time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("the server never hears that %s", what)
			}
		}
	}
	hire("omar")
	hire("omar")
	heard("two tokens are made", func() bool { return len(ring.Tokens()) == 2 })
	if several() {
		t.Error("two tokens of one person count as two reviewers")
	}
	nora := hire("nora")
	heard("another person reviews", several)
	if err := record(ctx, l, nora.Revoke(time.Now().Add(-time.Minute))); err != nil {
		t.Fatal(err)
	}
	heard("the other's token is revoked", func() bool { return !several() })
}
