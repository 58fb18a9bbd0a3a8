package logtest

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"marz/internal/log"
	"marz/internal/marz"
)

// Bench measures a log: durable appends with one writer and with 64, bulk, replay,
// proof. Bodies have 450 bytes.
func Bench(b *testing.B, fresh func(t testing.TB) Place) {
	b.Run("append by one writer", func(b *testing.B) {
		l := Open(b, fresh(b))
		for i := 0; b.Loop(); i++ {
			appendAll(b, l, sized(i))
		}
	})
	b.Run("append by 64 writers", func(b *testing.B) {
		l := Open(b, fresh(b))
		var n atomic.Int64
		b.SetParallelism(32) // times GOMAXPROCS
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				if _, err := l.Append(context.Background(), -1, sized(int(n.Add(1)))); err != nil {
					b.Error(err)
				}
			}
		})
	})
	b.Run("append in batches of 10000", func(b *testing.B) { benchBulk(b, Open(b, fresh(b))) })
	b.Run("read and prove 100000", func(b *testing.B) {
		l := Open(b, fresh(b))
		fill(b, l, 100_000)
		for b.Loop() {
			for after := int64(0); after < 100_000; after += 5000 {
				_, err := l.Read(b.Context(), after, 5000)
				must(b, err)
			}
		}
		b.ReportMetric(100_000*float64(b.N)/b.Elapsed().Seconds(), "records/s")
	})
	b.Run("verify 100000", func(b *testing.B) {
		l := Open(b, fresh(b))
		fill(b, l, 100_000)
		for b.Loop() {
			must(b, l.Verify(b.Context(), nil))
		}
		b.ReportMetric(100_000*float64(b.N)/b.Elapsed().Seconds(), "records/s")
	})
}

func benchBulk(b *testing.B, l log.Log) {
	const size = 10_000
	for i := 0; b.Loop(); i++ {
		fillFrom(b, l, i*size, size)
	}
	b.ReportMetric(size*float64(b.N)/b.Elapsed().Seconds(), "records/s")
}

func fill(b *testing.B, l log.Log, n int) {
	for i := 0; i < n; i += 10_000 {
		fillFrom(b, l, i, 10_000)
	}
}

func fillFrom(b *testing.B, l log.Log, from, n int) {
	batch := make([]marz.Change, n)
	for i := range batch {
		batch[i] = sized(from + i)
	}
	appendAll(b, l, batch...)
}

// sized makes a change with a body of 450 bytes.
func sized(n int) marz.Change {
	c := Change(n)
	c.Body = fmt.Appendf(nil, `{"id":%d,"title":%q}`, n, strings.Repeat("x", 430-len(fmt.Sprint(n))))
	return c
}
