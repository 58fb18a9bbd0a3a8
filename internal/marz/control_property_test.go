package marz_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"marz/internal/marz"
)

const trials = 150

// eachRandomCase runs a check on small random records, and on the bundled one.
func eachRandomCase(t *testing.T, check func(t *testing.T, rnd *rand.Rand, claims []marz.Known, build func([]marz.Known) *marz.Case, first, last marz.Day)) {
	r := loadRecord(t)
	for _, x := range loadCrossings(t) {
		t.Run(x.ID, func(t *testing.T) {
			claims := marz.Concerning(x.ID, x.Border, r.known)
			build := func(c []marz.Known) *marz.Case { return marz.NewCase(x.ID, c, r.actor) }
			check(t, rand.New(rand.NewPCG(7, 7)), claims, build, day(t, "2021-06-18"), day(t, "2021-09-18"))
		})
	}
	for seed := range uint64(trials) {
		t.Run(fmt.Sprintf("random %d", seed), func(t *testing.T) {
			rnd := rand.New(rand.NewPCG(seed, 1))
			s := &synthetic{rnd: rnd, places: []string{"islam-qala"}, first: marz.RepublicEnd - 25, days: 30, principals: 2, linked: true, lag: 30}
			claims := s.claims(4 + rnd.IntN(40))
			build := func(c []marz.Known) *marz.Case { return marz.NewCase("islam-qala", c, syntheticActor) }
			check(t, rnd, claims, build, s.first-3, s.first+45)
		})
	}
}

// sameStatus compares two cases on every day, as known on several.
func sameStatus(t *testing.T, what string, a, b *marz.Case, first, last marz.Day) {
	t.Helper()
	for k := first; k <= last; k += 4 {
		for d := first; d <= k+2; d++ {
			x, y := a.At(d, k), b.At(d, k)
			if x.Status != y.Status || x.Lean != y.Lean {
				t.Fatalf("%s: on %s, known on %s: %s, was %s\n%s", what, d, k, short(y), short(x), cmp.Diff(x, y))
			}
		}
	}
}

func TestADerivedClaimNeverChangesAStatus(t *testing.T) {
	eachRandomCase(t, func(t *testing.T, rnd *rand.Rand, claims []marz.Known, build func([]marz.Known) *marz.Case, first, last marz.Day) {
		more := slices.Clone(claims)
		for _, rel := range []marz.Rel{marz.RelDerivesFrom, marz.RelRestates} {
			c := pick(rnd, claims...)
			c.ID += "-derived-" + string(rel)
			c.Principal, c.Side = "third-9", marz.SideThird
			c.Links = append(slices.Clone(c.Links), marz.Link{Rel: rel, To: pick(rnd, claims...).ID})
			more = append(more, c)
		}
		sameStatus(t, "with derived claims", build(claims), build(more), first, last)
	})
}

func TestARepublicationNeverChangesAStatus(t *testing.T) {
	eachRandomCase(t, func(t *testing.T, rnd *rand.Rand, claims []marz.Known, build func([]marz.Known) *marz.Case, first, last marz.Day) {
		c := pick(rnd, claims...)
		if c.Retracted != 0 {
			return // what is printed again after it was taken back is said again
		}
		c.ID += pick(rnd, "-again", "a")
		c.Dispatch += "-again"
		c.Published = marz.On(c.Published.Last() + marz.Day(rnd.IntN(9)))
		sameStatus(t, "with "+c.ID, build(claims), build(append(slices.Clone(claims), c)), first, last)
	})
}

func TestNothingPublishedLaterMatters(t *testing.T) {
	eachRandomCase(t, func(t *testing.T, rnd *rand.Rand, claims []marz.Known, build func([]marz.Known) *marz.Case, first, last marz.Day) {
		whole := build(claims)
		for k := first; k <= last; k += 3 {
			var known []marz.Known
			for _, c := range claims {
				if c.Published.Last() > k {
					continue
				}
				if c.Retracted > k {
					c.Retracted = 0
				}
				known = append(known, c)
			}
			part := build(known)
			for d := first; d <= k+2; d += 2 {
				if diff := cmp.Diff(part.At(d, k), whole.At(d, k)); diff != "" {
					t.Fatalf("on %s, known on %s, later claims change the answer:\n%s", d, k, diff)
				}
			}
		}
	})
}

func TestTheOrderOfTheInputDoesNotMatter(t *testing.T) {
	eachRandomCase(t, func(t *testing.T, rnd *rand.Rand, claims []marz.Known, build func([]marz.Known) *marz.Case, first, last marz.Day) {
		a := build(claims)
		mixed := slices.Clone(claims)
		rnd.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		b := build(mixed)
		for d := first; d <= last; d += 5 {
			if diff := cmp.Diff(a.At(d, d), b.At(d, d)); diff != "" {
				t.Fatalf("on %s:\n%s", d, diff)
			}
		}
		if diff := cmp.Diff(a.Timeline(last), b.Timeline(last)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestStrikingIsUndoneWhenADenialIsRetracted(t *testing.T) {
	eachRandomCase(t, func(t *testing.T, rnd *rand.Rand, claims []marz.Known, build func([]marz.Known) *marz.Case, first, last marz.Day) {
		for i, c := range claims {
			if !slices.ContainsFunc(c.Links, func(l marz.Link) bool { return l.Rel == marz.RelDenies }) || c.Retracted != 0 {
				continue
			}
			back := c.Published.Last() + 2
			retracted := slices.Clone(claims)
			retracted[i].Retracted = back
			without := slices.Delete(slices.Clone(claims), i, i+1)
			a, b := build(without), build(retracted)
			for d := first; d <= back+3; d++ {
				x, y := a.At(d, back), b.At(d, back)
				if x.Status != y.Status || !cmp.Equal(x.Struck, y.Struck) {
					t.Fatalf("%s retracted: on %s: %s %v, without it %s %v", c.ID, d, short(y), y.Struck, short(x), x.Struck)
				}
			}
			return
		}
	})
}

func TestTheTimelineAndSinceAgreeWithTheDays(t *testing.T) {
	eachRandomCase(t, func(t *testing.T, rnd *rand.Rand, claims []marz.Known, build func([]marz.Known) *marz.Case, first, last marz.Day) {
		c := build(claims)
		for k := first; k <= last; k += 6 {
			spells := c.Timeline(k)
			since := marz.Day(0)
			var was marz.ControlStatus
			for d := first - 40; d <= k; d++ {
				at := c.At(d, k)
				i := slices.IndexFunc(spells, func(s marz.Spell) bool { return s.From <= d && (s.To == 0 || d <= s.To) })
				if i < 0 {
					t.Fatalf("known on %s: no spell holds %s: %v", k, d, spells)
				}
				if s := spells[i]; s.Status != at.Status || s.Lean != at.Lean {
					t.Fatalf("known on %s: on %s the spell says %s %s, the day %s", k, d, s.Status, s.Lean, short(at))
				}
				if at.Status != was && was != "" {
					since = d
				}
				was = at.Status
				if at.Since != since {
					t.Fatalf("known on %s: on %s %s since %q, want %q", k, d, at.Status, at.Since, since)
				}
			}
		}
	})
}
