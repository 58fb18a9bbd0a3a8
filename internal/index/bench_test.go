package index_test

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"testing"

	"marz/geo"
	"marz/internal/cql2"
	"marz/internal/index"
	"marz/internal/marz"
)

// sizes are the numbers of synthetic points; the million is left out with -short.
var sizes = []struct {
	name string
	n    int
}{{"100k", 100_000}, {"1M", 1_000_000}}

// points builds each size once.
var points = map[int]func() loaded{
	100_000:   sync.OnceValue(func() loaded { return build(100_000) }),
	1_000_000: sync.OnceValue(func() loaded { return build(1_000_000) }),
}

type loaded struct {
	x     *index.Index
	bytes uint64 // of memory that the index holds
}

func build(n int) loaded {
	x, err := index.New()
	if err != nil {
		panic(err)
	}
	if err := x.Define("events", schema); err != nil {
		panic(err)
	}
	before := heap()
	if err := x.Apply(1, changesOf(scattered(n))); err != nil {
		panic(err)
	}
	return loaded{x, heap() - before}
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func changesOf(features []marz.Feature) []index.Change {
	out := make([]index.Change, len(features))
	for i, f := range features {
		out[i] = index.Change{Collection: "events", ID: f.ID, Features: []marz.Feature{f}}
	}
	return out
}

func BenchmarkLoad(b *testing.B) {
	for _, size := range sizes {
		b.Run(size.name, func(b *testing.B) {
			if testing.Short() && size.n > 100_000 {
				b.Skip("left out with -short")
			}
			changes := changesOf(scattered(size.n))
			b.ResetTimer()
			for b.Loop() {
				x, err := index.New()
				if err != nil {
					b.Fatal(err)
				}
				if err := x.Define("events", schema); err != nil {
					b.Fatal(err)
				}
				if err := x.Apply(1, changes); err != nil {
					b.Fatal(err)
				}
				_ = x.Close()
			}
			b.ReportMetric(float64(size.n)*float64(b.N)/b.Elapsed().Seconds(), "features/s")
		})
	}
}

// BenchmarkSearch reports beside the time how many entries were looked at for each that
// matched, and the bytes that the index holds for each feature.
func BenchmarkSearch(b *testing.B) {
	july, _ := marz.ParseDay("2021-07-01")
	month := marz.Interval{From: july, To: july + 29}
	small, large := geo.Box{West: 66, South: 33, East: 66.15, North: 33.09}, geo.Box{West: 61, South: 31, East: 63, North: 33}
	who, _ := cql2.ParseText("A_OVERLAPS(who,('p07')) AND S_INTERSECTS(geometry,BBOX(61,31,63,33))")
	for _, size := range sizes {
		for _, c := range []struct {
			name string
			q    index.Query
			p    index.Page
		}{
			{"box", index.Query{Box: &small}, index.Page{Limit: 100}},
			{"large box", index.Query{Box: &large}, index.Page{Limit: 100}},
			{"large box, 30 days", index.Query{Box: &large, Time: month}, index.Page{Limit: 100}},
			{"30 days", index.Query{Time: month}, index.Page{Limit: 100}},
			{"30 days, as known on the first", index.Query{Time: month, Known: july}, index.Page{Limit: 100}},
			{"a principal in a large box", index.Query{Filter: who}, index.Page{Limit: 100}},
			{"all, first page", index.Query{}, index.Page{Limit: 100}},
			{"all, first page by day", index.Query{}, index.Page{Limit: 100, Sort: []index.Sort{{Column: "start", Desc: true}}}},
		} {
			b.Run(size.name+"/"+c.name, func(b *testing.B) {
				if testing.Short() && size.n > 100_000 {
					b.Skip("left out with -short")
				}
				l := points[size.n]()
				var res index.Result
				b.ReportAllocs()
				for b.Loop() {
					var err error
					if res, err = l.x.Search("events", c.q, c.p); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(res.Visited)/float64(max(res.Matched, 1)), "visited/match")
				b.ReportMetric(float64(res.Matched), "matched")
				b.ReportMetric(float64(l.bytes)/float64(size.n), "B/feature")
			})
		}
	}
}

// BenchmarkReaders measures searches of a small box while a writer applies batches of 100.
func BenchmarkReaders(b *testing.B) {
	l := points[100_000]()
	box := geo.Box{West: 66, South: 33, East: 66.5, North: 33.3}
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		fresh := scattered(100)
		for i := range fresh {
			fresh[i].ID = fmt.Sprintf("new%03d", i)
		}
		for round := int64(2); ; round++ {
			select {
			case <-stop:
				return
			default:
				_ = l.x.Apply(round, changesOf(slices.Clone(fresh)))
			}
		}
	}()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if _, err := l.x.Search("events", index.Query{Box: &box}, index.Page{Limit: 100}); err != nil {
				b.Error(err)
				return
			}
		}
	})
	close(stop)
	<-done
}
