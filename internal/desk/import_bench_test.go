package desk_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"marz/data"
	"marz/internal/atlas"
	"marz/internal/desk"
	"marz/internal/log"
)

// BenchmarkImport imports a file of 100,000 rows into a log on disk.
func BenchmarkImport(b *testing.B) {
	at, err := atlas.Load(data.FS)
	if err != nil {
		b.Fatal(err)
	}
	const rows = 100_000
	text := synthetic(rows)
	for _, name := range []string{"dry run", "into a log on disk", "a second time"} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			again := filepath.Join(b.TempDir(), "again.db")
			for i := range b.N {
				b.StopTimer()
				dsn := filepath.Join(b.TempDir(), "log.db")
				if name == "a second time" {
					dsn = again
				}
				l, err := log.Open(context.Background(), dsn)
				if err != nil {
					b.Fatal(err)
				}
				o := desk.ImportOptions{Format: "acled", Actors: bundled(b), DryRun: name == "dry run"}
				if i == 0 && dsn == again {
					if _, err := desk.Import(context.Background(), l, at, strings.NewReader(text), o); err != nil {
						b.Fatal(err)
					}
				}
				b.StartTimer()
				res, err := desk.Import(context.Background(), l, at, strings.NewReader(text), o)
				if err != nil || res.Stored+res.Unchanged != rows {
					b.Fatal(res, err)
				}
				b.StopTimer()
				_ = l.Close()
			}
			b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
