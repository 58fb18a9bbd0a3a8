package main

import (
	"context"
	"log/slog"
	"slices"
	"time"

	"marz/internal/auth"
	"marz/internal/log"
)

// followKeys reads the tokens out of the log, and goes on doing so until ctx ends: one
// that is made or revoked while the server runs counts from the next moment on.
func followKeys(ctx context.Context, l log.Log, logger *slog.Logger) (*auth.Keyring, error) {
	ring := &auth.Keyring{}
	after, err := applyKeys(ctx, l, ring, 0)
	if err != nil {
		return nil, err
	}
	go func() {
		for {
			err := l.Wait(ctx, after)
			if err == nil {
				after, err = applyKeys(ctx, l, ring, after)
			}
			if ctx.Err() != nil {
				return
			}
			if err == nil {
				continue
			}
			logger.Error("following the tokens of the log", "after", after, "err", err)
			select {
			case <-ctx.Done():
				return
			case <-time.After(retryKeys):
			}
		}
	}()
	return ring, nil
}

// retryKeys is how long to wait before the log is read again after a failure.
const retryKeys = time.Second

// applyKeys takes over what the log has gained after an entry, and returns the last one.
func applyKeys(ctx context.Context, l log.Log, ring *auth.Keyring, after int64) (int64, error) {
	for {
		entries, err := l.Read(ctx, after, 10_000)
		if err != nil || len(entries) == 0 {
			return after, err
		}
		for _, e := range entries {
			if err := ring.Apply(e); err != nil {
				return after, err
			}
			after = e.Seq
		}
	}
}

// severalReview reports whether more than one person holds a valid token for reviews.
func severalReview(ring *auth.Keyring, now func() time.Time) func() bool {
	return func() bool {
		names := map[string]bool{}
		for _, t := range ring.Tokens() {
			if slices.Contains(t.Scopes, auth.Review) && t.State(now()) == "valid" {
				names[t.Name] = true
			}
		}
		return len(names) > 1
	}
}
