package marz_test

import (
	"slices"
	"testing"

	"marz/internal/marz"
)

// on is a July day of 2021 (or, above 31, a day of August).
func on(d int) marz.Day { return marz.RepublicEnd - 46 + marz.Day(d) }

// says is a plain claim by a principal that somebody captured the place on a day,
// published on that day. Its options change it.
func says(id string, side marz.Side, principal, holder string, d int, opts ...func(*marz.Known)) marz.Known {
	k := marz.Known{Claim: marz.Claim{
		ID: id, Event: "e-" + id, Dispatch: "d-" + id, Type: marz.Capture, Stance: marz.Asserts, Certainty: marz.Asserted,
		Claimant: principal, Principal: principal, Side: side, Actor: holder, Holder: holder, Place: "post",
		Said: marz.On(on(d)), Happened: marz.On(on(d)),
	}, Published: marz.On(on(d))}
	for _, o := range opts {
		o(&k)
	}
	return k
}

func taliban(id string, d int, opts ...func(*marz.Known)) marz.Known {
	return says(id, marz.SideTaliban, "taliban", "taliban", d, opts...)
}

func ministry(id, holder string, d int, opts ...func(*marz.Known)) marz.Known {
	return says(id, marz.SideGovernment, "afg-gov", holder, d, append([]func(*marz.Known){as(marz.ControlType)}, opts...)...)
}

func neighbour(id, holder string, d int, opts ...func(*marz.Known)) marz.Known {
	return says(id, marz.SideThird, "iran", holder, d, opts...)
}

func press(id, agency, holder string, d int, opts ...func(*marz.Known)) marz.Known {
	return says(id, marz.SideMedia, agency, holder, d, opts...)
}

func as(t marz.Type) func(*marz.Known)        { return func(k *marz.Known) { k.Type = t } }
func sure(c marz.Certainty) func(*marz.Known) { return func(k *marz.Known) { k.Certainty = c } }
func stance(s marz.Stance) func(*marz.Known)  { return func(k *marz.Known) { k.Stance = s } }
func link(r marz.Rel, to string) func(*marz.Known) {
	return func(k *marz.Known) { k.Links = append(k.Links, marz.Link{Rel: r, To: to}) }
}
func admits(k *marz.Known)  { k.Admission = true }
func wide(k *marz.Known)    { k.BorderWide, k.Place = true, "afg-irn" }
func witness(k *marz.Known) { k.Witness = true }
func by(k *marz.Known)      { k.Happened = marz.Interval{To: k.Happened.To, Precision: marz.PrecisionByDay} }
func span(from, to int) func(*marz.Known) {
	return func(k *marz.Known) {
		k.Happened = marz.Interval{From: on(from), To: on(to), Precision: marz.PrecisionRange}
	}
}

const (
	gov      = "afghan-government"
	baseline = "government baseline"
)

func TestTheClausesOfTheRule(t *testing.T) {
	officials := func(id, holder string, d int, opts ...func(*marz.Known)) marz.Known {
		return says(id, marz.SideGovernment, "officials", holder, d, opts...)
	}
	left := func(k *marz.Known) { k.Type, k.Holder, k.Actor = marz.Withdrawal, "", "afghan-forces" }
	recaptured := []func(*marz.Known){as(marz.Recapture)}
	tests := []struct {
		name   string
		claims []marz.Known
		day    int
		want   string
	}{
		{"nothing claimed is the baseline", nil, 9, baseline},
		{"the baseline ends with the Republic", nil, 46, "unknown"},
		{"a promise has no vote", []marz.Known{taliban("a", 9, stance(marz.Promises), sure(marz.Future))}, 9, baseline},
		{"a hypothesis has no vote", []marz.Known{taliban("a", 9, sure(marz.Hypothetical))}, 9, baseline},
		{"history has no vote", []marz.Known{taliban("a", 9, sure(marz.Historical))}, 9, baseline},
		{"an attack has no vote", []marz.Known{taliban("a", 9, as(marz.Attack))}, 9, baseline},
		{"a restated claim has no vote", []marz.Known{taliban("a", 9, link(marz.RelRestates, "x"))}, 9, baseline},
		{"an admission votes, even by a promise", []marz.Known{ministry("a", "taliban", 9, as(marz.Reinforcement), admits, stance(marz.Promises), sure(marz.Future))}, 9, "taliban implicit"},
		{"a side's own word is only claimed", []marz.Known{taliban("a", 9)}, 9, "taliban-claimed"},
		{"a conceding side settles it", []marz.Known{officials("a", "taliban", 9)}, 9, "taliban"},
		{"a third settles it", []marz.Known{neighbour("a", "taliban", 9)}, 9, "taliban"},
		{"a holder nobody knows has no vote", []marz.Known{neighbour("a", "somebody", 9)}, 9, baseline},
		{"the government's own word without any loss is no more than the baseline", []marz.Known{ministry("a", gov, 9)}, 9, "government"},
		{"the government's own word after a loss is only claimed", []marz.Known{ministry("a", "taliban", 9), ministry("b", gov, 11)}, 11, "government-claimed"},
		{"one principal votes once, with its newest statement", []marz.Known{neighbour("a", gov, 8), neighbour("b", "taliban", 9)}, 9, "taliban"},
		{"both sides' words stand against each other", []marz.Known{taliban("a", 9), ministry("b", gov, 9)}, 9, "contested"},
		{"the lean goes by independent weight", []marz.Known{taliban("a", 9), ministry("b", gov, 9), officials("c", gov, 9), neighbour("d", "taliban", 9)}, 9, "contested leans taliban"},
		{"then by total weight", []marz.Known{taliban("a", 9), ministry("b", gov, 9), officials("c", gov, 9)}, 9, "contested leans government"},
		{"a recapture concedes the loss before it, for days already past", []marz.Known{taliban("a", 9), ministry("b", gov, 11, recaptured...)}, 10, "taliban"},
		{"a recapture with no known loss concedes it for the day before", []marz.Known{ministry("b", gov, 11, recaptured...)}, 10, "taliban"},
		{"but not for earlier days, which are a window", []marz.Known{ministry("b", gov, 11, recaptured...)}, 8, baseline + " window"},
		{"a loss and a recapture of one day concede no earlier day", []marz.Known{taliban("a", 11), ministry("b", gov, 11, recaptured...)}, 10, baseline},
		{"an admission that points to the capture reaches back to it", []marz.Known{taliban("a", 8), ministry("b", gov, 8), ministry("c", "taliban", 9, admits, link(marz.RelPresupposes, "a"))}, 8, "taliban"},
		{"a denial against the denier's interest strikes", []marz.Known{taliban("a", 9), ministry("b", gov, 9), officials("c", "taliban", 9, stance(marz.Denies), link(marz.RelDenies, "b"))}, 9, "taliban"},
		{"an implied one halves", []marz.Known{taliban("a", 9), ministry("b", gov, 9), officials("c", "taliban", 9, stance(marz.Denies), sure(marz.Implicit), link(marz.RelDenies, "b"))}, 9, "contested leans taliban implicit-denial"},
		{"an adversary's denial is its own position", []marz.Known{taliban("a", 9), ministry("b", gov, 9, stance(marz.Denies), link(marz.RelDenies, "a"))}, 9, "contested"},
		{"a side that denies what its officials admitted takes its own position", []marz.Known{officials("a", "taliban", 9), ministry("b", gov, 9, stance(marz.Denies), link(marz.RelDenies, "a"))}, 9, "contested leans taliban"},
		{"an adversary conceding strikes", []marz.Known{neighbour("a", "taliban", 9), taliban("b", 9, func(k *marz.Known) { k.Holder = gov }, link(marz.RelDenies, "a"))}, 9, "government"},
		{"a denial speaks of the day it denies", []marz.Known{press("a", "afp", "taliban", 7), ministry("b", gov, 11, link(marz.RelDenies, "a"))}, 7, "contested leans taliban"},
		{"a denial of a denial gives the first word back", []marz.Known{ministry("b", gov, 9), officials("c", "taliban", 9, link(marz.RelDenies, "b")), taliban("d", 9, func(k *marz.Known) { k.Holder = gov }, link(marz.RelDenies, "c"))}, 9, "government"},
		{"a correction replaces its source's own words", []marz.Known{neighbour("a", "taliban", 9), neighbour("b", "", 9, link(marz.RelSupersedes, "a"))}, 9, baseline},
		{"a change by a day opens a window of two days", []marz.Known{neighbour("a", "taliban", 9, by)}, 7, baseline + " window"},
		{"and no more", []marz.Known{neighbour("a", "taliban", 9, by)}, 6, baseline},
		{"a change within a span opens it from the first day", []marz.Known{neighbour("a", "taliban", 9, span(3, 9))}, 3, baseline + " window"},
		{"what confirms the status opens no window", []marz.Known{neighbour("a", "taliban", 5), taliban("b", 9, by)}, 8, "taliban"},
		{"a status is stale after seven days", []marz.Known{neighbour("a", "taliban", 1)}, 9, "taliban stale"},
		{"and not before", []marz.Known{neighbour("a", "taliban", 1)}, 8, "taliban"},
		{"a reviewer decides", []marz.Known{taliban("a", 9), says("r", marz.SideThird, "editor", gov, 9, as(marz.ControlType))}, 9, "government override"},
		{"the Republic's own word lapses with it", []marz.Known{taliban("a", 40), ministry("b", gov, 40)}, 46, "taliban-claimed lapsed"},
		{"its concessions stand", []marz.Known{ministry("b", "taliban", 40)}, 46, "taliban"},
		{"nobody holds for a Republic that is no more", []marz.Known{neighbour("a", gov, 44)}, 46, "unknown lapsed"},
		{"an ally holds for the government", []marz.Known{neighbour("a", "nrf", 9)}, 9, "government allied"},
		{"and after its end for itself", []marz.Known{neighbour("a", "nrf", 48)}, 48, "allied"},
		{"an ally's own word then is a claim", []marz.Known{taliban("a", 47), says("b", marz.SideAllied, "nrf", "nrf", 48, as(marz.Recapture)), says("c", marz.SideTaliban, "taliban", "nrf", 49)}, 49, "allied"},
		{"a withdrawal told by the side itself leaves the place abandoned", []marz.Known{officials("a", "", 9, left)}, 9, "unknown abandoned"},
		{"told by a third too", []marz.Known{neighbour("a", "", 9, left)}, 9, "unknown abandoned"},
		{"told by the adversary alone it changes nothing", []marz.Known{taliban("a", 9, left)}, 9, baseline},
		{"whoever comes after holds it", []marz.Known{neighbour("a", "", 9, left), taliban("b", 9)}, 9, "taliban-claimed"},
		{"a withdrawal overtakes older words for who left", []marz.Known{press("b", "afp", gov, 5), neighbour("a", "", 9, left)}, 9, "unknown abandoned overtaken"},
		{"words about all of a border count half", []marz.Known{taliban("a", 9, wide), ministry("b", gov, 9)}, 9, "contested leans government border-wide"},
		{"they do not weaken what their speaker said of this place", []marz.Known{neighbour("a", "taliban", 5), neighbour("b", "taliban", 9, wide)}, 9, "taliban"},
		{"nor take back what it conceded of it", []marz.Known{ministry("a", "taliban", 5), ministry("b", gov, 9, wide, as(marz.ControlShare))}, 9, "taliban"},
		{"but from others they do replace", []marz.Known{neighbour("a", gov, 5), neighbour("b", "taliban", 9, wide)}, 9, "taliban border-wide"},
		{"the media are one third together", []marz.Known{press("a", "afp", gov, 8), press("b", "reuters", "taliban", 9)}, 9, "taliban"},
		{"unless a report names its own witnesses", []marz.Known{press("a", "afp", gov, 8, witness), press("b", "reuters", "taliban", 9)}, 9, "contested"},
		{"two outlets that differ on one day split the vote", []marz.Known{press("a", "afp", gov, 9), press("b", "reuters", "taliban", 9)}, 9, "contested split"},
		{"a plain concession overtakes older words for the loser", []marz.Known{neighbour("a", gov, 8), ministry("b", gov, 9), officials("c", "taliban", 11)}, 11, "taliban overtaken"},
		{"not those of the same day", []marz.Known{ministry("b", gov, 11), officials("c", "taliban", 11)}, 11, "contested leans taliban"},
		{"stale words yield to a third's newer ones", []marz.Known{ministry("b", gov, 1), neighbour("c", "taliban", 9)}, 9, "taliban overtaken"},
		{"fresh ones do not", []marz.Known{ministry("b", gov, 2), neighbour("c", "taliban", 9)}, 9, "contested leans taliban"},
		{"age alone flips nothing", []marz.Known{neighbour("c", "taliban", 1), ministry("b", gov, 1)}, 31, "contested leans taliban stale"},
	}
	actors := map[string]marz.Actor{
		"taliban": {Side: marz.SideTaliban}, gov: {Side: marz.SideGovernment, Until: marz.RepublicEnd},
		"afghan-forces": {Side: marz.SideGovernment}, "nrf": {Side: marz.SideAllied},
		"afg-gov": {Side: marz.SideGovernment, Until: marz.RepublicEnd},
		"editor":  {Side: marz.SideThird, Kind: marz.KindReviewer},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := marz.NewCase("post", tt.claims, func(id string) (marz.Actor, bool) { a, ok := actors[id]; return a, ok })
			got := c.At(on(tt.day), on(60))
			if short(got) != tt.want {
				t.Errorf("got %q, want %q: votes %+v", short(got), tt.want, got.Votes)
			}
		})
	}
}

func TestAnExplicitDenialWouldHaveSettledIslamQala(t *testing.T) {
	r := loadRecord(t)
	claims := r.of(seeds...)
	i := slices.IndexFunc(claims, func(k marz.Known) bool { return k.ID == "afp-2021-07-10-herat-c05" })
	claims[i].Certainty = marz.Asserted
	c := marz.NewCase("islam-qala", claims, r.actor)
	at := c.At(day(t, "2021-07-10"), day(t, "2021-07-10"))
	if at.Status != marz.HeldByTaliban || len(at.Struck) != 1 || at.Struck[0].Claim != "afp-2021-07-10-herat-c06" {
		t.Errorf("got %s, struck %v; want taliban with the ministry's recapture struck", short(at), at.Struck)
	}
}

func TestTheReasonsOfTheTenthOfJuly(t *testing.T) {
	r := loadRecord(t)
	at := marz.NewCase("islam-qala", r.of(seeds...), r.actor).At(day(t, "2021-07-10"), day(t, "2021-07-10"))
	want := map[string]marz.Vote{
		"taliban":        {Class: marz.ClassSelf, Weight: 1, Holder: "taliban", Claim: "afp-2021-07-09-islam-qala-c01"},
		"herat-governor": {Class: marz.ClassAgainst, Weight: 1, Holder: "taliban", Claim: "afp-2021-07-10-herat-c07"},
		"afg-gov":        {Class: marz.ClassSelf, Weight: 0.5, Holder: gov, Claim: "afp-2021-07-10-herat-c06"},
	}
	if len(at.Votes) != len(want) {
		t.Errorf("%d votes, want %d: %+v", len(at.Votes), len(want), at.Votes)
	}
	for _, v := range at.Votes {
		if w := want[v.Principal]; v.Class != w.Class || v.Weight != w.Weight || v.Holder != w.Holder || v.Claim != w.Claim {
			t.Errorf("%s votes %+v, want %+v", v.Principal, v, w)
		}
	}
	if at.Traffic.State != "unknown" {
		t.Errorf("traffic %+v; a promise to reopen says nothing yet", at.Traffic)
	}
}
