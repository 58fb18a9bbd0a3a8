package marz_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"sync"
	"testing"

	"marz/internal/marz"
)

// tenYears holds cases of 25 crossings over 1,000,000 synthetic claims of ten years.
var tenYears = sync.OnceValue(func() *decade {
	s := &synthetic{
		rnd: rand.New(rand.NewPCG(2021, 8)), first: marz.RepublicEnd - 3500, days: 3650,
		principals: 20, linked: true, lag: 30,
	}
	for i := range 25 {
		s.places = append(s.places, fmt.Sprintf("crossing-%02d", i))
	}
	claims := s.claims(1_000_000)
	at := map[string][]marz.Known{}
	for _, k := range claims {
		if k.BorderWide {
			k.Place = pick(s.rnd, s.places...)
			k.BorderWide = false
		}
		at[k.Place] = append(at[k.Place], k)
	}
	before := heap()
	d := &decade{first: s.first, last: s.first + 3650, claims: len(claims)}
	for _, p := range s.places {
		d.cases = append(d.cases, marz.NewCase(p, at[p], syntheticActor))
	}
	d.bytes = heap() - before
	d.known = at
	return d
})

type decade struct {
	cases       []*marz.Case
	known       map[string][]marz.Known
	first, last marz.Day
	claims      int
	bytes       uint64
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func BenchmarkControlOfAllCrossingsOnADay(b *testing.B) {
	d := tenYears()
	for name, known := range map[string]func(t marz.Day) marz.Day{
		"known now":         func(marz.Day) marz.Day { return d.last },
		"known on the day":  func(t marz.Day) marz.Day { return t },
		"known a year late": func(t marz.Day) marz.Day { return t + 365 },
	} {
		b.Run(name, func(b *testing.B) {
			for _, c := range d.cases {
				c.At(d.last, d.last) // builds what is built once
			}
			rnd := rand.New(rand.NewPCG(1, 1))
			b.ReportAllocs()
			b.ResetTimer()
			for b.Loop() {
				t := d.first + marz.Day(rnd.IntN(3650))
				for _, c := range d.cases {
					c.At(t, known(t))
				}
			}
			b.ReportMetric(float64(d.bytes)/float64(d.claims), "bytes/claim")
		})
	}
}

func BenchmarkTimelineOfACrossing(b *testing.B) {
	d := tenYears()
	for name, k := range map[string]marz.Day{"known now": d.last - 1, "known half way": d.first + 1800} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				d.cases[i%len(d.cases)].Timeline(k)
			}
		})
	}
}

func BenchmarkRevisionsOfADay(b *testing.B) {
	d := tenYears()
	for i := 0; b.Loop(); i++ {
		d.cases[i%len(d.cases)].Revisions(d.first+1800, d.first+1800, d.last)
	}
}

func BenchmarkNewCase(b *testing.B) {
	d := tenYears()
	b.ReportAllocs()
	for b.Loop() {
		marz.NewCase("crossing-07", d.known["crossing-07"], syntheticActor)
	}
}
