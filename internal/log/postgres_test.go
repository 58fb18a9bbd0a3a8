package log_test

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"marz/internal/log"
	"marz/internal/log/logtest"
	"marz/internal/marz"
)

func TestPostgres(t *testing.T) { logtest.Run(t, logtest.Postgres(t).Fresh) }

func BenchmarkPostgres(b *testing.B) { logtest.Bench(b, logtest.Postgres(b).Fresh) }

func TestACrashOfPostgresLosesAndDoublesNothing(t *testing.T) {
	server := logtest.Postgres(t)
	p := server.Fresh(t)
	l := logtest.Open(t, p)
	const writers, each = 8, 60
	acks := make([]map[string]int64, writers)
	var group sync.WaitGroup
	var done atomic.Int64
	half := make(chan struct{})
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute) // a server that never comes back ends the test
	defer cancel()
	for w := range writers {
		acks[w] = map[string]int64{}
		group.Go(func() {
			for i := range each {
				c := logtest.Change(w*each + i)
				for {
					v, err := l.Append(ctx, -1, c)
					if err == nil {
						acks[w][c.ID] = v.Seq
						break
					}
					if marz.KindOf(err) != marz.Unavailable || ctx.Err() != nil {
						t.Errorf("change %s: %v", c.ID, err)
						return
					}
				}
				if done.Add(1) == writers*each/2 {
					close(half)
				}
			}
		})
	}
	select {
	case <-half:
	case <-ctx.Done():
		t.Fatalf("%d of %d appends were acknowledged in time", done.Load(), writers*each)
	}
	server.Crash(t)
	group.Wait()
	logtest.WantAcks(t, l, writers*each, acks...)
}

func TestAForeignTableInPostgresIsRefusedAndLeftAlone(t *testing.T) {
	p := logtest.Postgres(t).Fresh(t)
	if err := p.Exec(`CREATE TABLE log (seq bigint, note text)`); err != nil {
		t.Fatal(err)
	}
	if _, err := log.Open(t.Context(), p.DSN); err == nil || !strings.Contains(err.Error(), "not a log of Marz") {
		t.Errorf("a foreign table: %v", err)
	}
	if err := p.Exec(`SELECT seq, note FROM log`); err != nil {
		t.Error(err)
	}
	if err := p.Exec(`SELECT * FROM log_head`); err == nil {
		t.Error("log_head was made beside a foreign table")
	}
}

func TestPostgresThatCannotBeUsedIsExplained(t *testing.T) {
	p := logtest.Postgres(t).Fresh(t)
	for dsn, word := range map[string]string{
		strings.Replace(p.DSN, "?sslmode", "nothing?sslmode", 1):   "createdb",
		strings.Replace(p.DSN, "marz@", "stranger:secret@", 1):     "refuses the user",
		"postgres://marz:secret@127.0.0.1:1/x?sslmode=disable":     "cannot be reached",
		"postgres://marz:secret@127.0.0.1:port/x":                  "not understood",
		p.DSN + "&options=-c%20default_transaction_read_only%3Don": "takes no writes",
	} {
		_, err := log.Open(t.Context(), dsn)
		if err == nil || !strings.Contains(err.Error(), word) {
			t.Errorf("%s: %v; want a word about %q", dsn, err, word)
		}
		if err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("the error shows the password: %v", err)
		}
	}
}
