package marz_test

import (
	"fmt"
	"math/rand/v2"

	"marz/internal/marz"
)

// synthetic makes claims on places that need not make sense together, but each by itself.
type synthetic struct {
	rnd        *rand.Rand
	places     []string
	first      marz.Day
	days       int
	principals int
	linked     bool // with denials, admissions, retractions, wide and derived claims
	lag        int  // days by which some are published late
}

var syntheticActors = map[string]marz.Actor{
	"taliban":            {ID: "taliban", Side: marz.SideTaliban},
	"afghan-government":  {ID: "afghan-government", Side: marz.SideGovernment, Until: marz.RepublicEnd},
	"nrf":                {ID: "nrf", Side: marz.SideAllied},
	"government-0":       {ID: "government-0", Side: marz.SideGovernment, Until: marz.RepublicEnd},
	"government-1":       {ID: "government-1", Side: marz.SideGovernment, Until: marz.RepublicEnd - 5},
	"another-government": {ID: "another-government", Side: marz.SideGovernment},
}

func syntheticActor(id string) (marz.Actor, bool) {
	a, ok := syntheticActors[id]
	return a, ok
}

func pick[T any](r *rand.Rand, list ...T) T { return list[r.IntN(len(list))] }

func (s *synthetic) chance(percent int) bool { return s.rnd.IntN(100) < percent }

// claims makes n claims.
func (s *synthetic) claims(n int) []marz.Known {
	out := make([]marz.Known, 0, n)
	for i := range n {
		k := s.claim(i, n)
		if s.linked && i > 0 {
			s.link(&k, out)
		}
		out = append(out, k)
	}
	return out
}

func (s *synthetic) claim(i, n int) marz.Known {
	at := s.first + marz.Day(i*s.days/n)
	said := at + marz.Day(s.rnd.IntN(3))
	side := pick(s.rnd, marz.SideGovernment, marz.SideTaliban, marz.SideThird, marz.SideThird, marz.SideMedia)
	typ := pick(s.rnd, marz.Capture, marz.Capture, marz.ControlType, marz.Recapture, marz.Surrender)
	holder := pick(s.rnd, "taliban", "afghan-government")
	if typ == marz.Recapture {
		holder = "afghan-government"
	}
	k := marz.Known{Claim: marz.Claim{
		ID: fmt.Sprintf("c%07d", i), Event: fmt.Sprintf("e%07d", i/3), Dispatch: fmt.Sprintf("d%07d", i), Type: typ,
		Stance: marz.Asserts, Certainty: marz.Asserted, Claimant: "someone", Side: side,
		Principal: fmt.Sprintf("%s-%d", side, s.rnd.IntN(s.principals)),
		Actor:     holder, Holder: holder, Place: pick(s.rnd, s.places...), Said: marz.On(said), Happened: marz.On(at),
	}, Published: marz.On(said + marz.Day(s.rnd.IntN(3)))}
	if s.chance(30) {
		k.Happened = marz.Interval{To: at, Precision: marz.PrecisionByDay}
	}
	if s.linked {
		s.vary(&k)
	}
	return k
}

func (s *synthetic) vary(k *marz.Known) {
	switch s.rnd.IntN(20) {
	case 0:
		k.Stance, k.Certainty = marz.Promises, marz.Future
	case 1:
		k.BorderWide, k.Place = true, "afg-irn"
	case 2:
		k.Certainty = marz.Implicit
	case 3:
		k.Type, k.Holder, k.Actor = marz.Withdrawal, "", pick(s.rnd, "taliban", "afghan-government")
	case 4:
		k.Holder = "nrf"
	case 5:
		k.Happened = marz.Interval{From: k.Happened.To - 3, To: k.Happened.To, Precision: marz.PrecisionRange}
	case 6:
		k.Published = marz.On(k.Published.To + marz.Day(s.rnd.IntN(s.lag)))
	case 7:
		k.Retracted = k.Published.To + 1 + marz.Day(s.rnd.IntN(5))
	case 8:
		k.Witness = k.Side == marz.SideMedia
	}
}

func (s *synthetic) link(k *marz.Known, earlier []marz.Known) {
	to := pick(s.rnd, earlier[max(0, len(earlier)-6):]...)
	switch s.rnd.IntN(10) {
	case 0, 1:
		k.Links = append(k.Links, marz.Link{Rel: marz.RelDenies, To: to.ID})
		k.Stance = marz.Denies
	case 2:
		k.Links = append(k.Links, marz.Link{Rel: marz.RelPresupposes, To: pick(s.rnd, to.ID, to.Event)})
	case 3:
		k.Links = append(k.Links, marz.Link{Rel: marz.RelRestates, To: to.ID})
	case 4:
		k.Links = append(k.Links, marz.Link{Rel: marz.RelSupersedes, To: to.ID})
	}
}
