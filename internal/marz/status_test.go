package marz_test

import (
	"testing"

	"marz/internal/marz"
)

func TestWhatTheClaimsOnAnEventAddUpTo(t *testing.T) {
	at := func(k marz.Known) marz.Known { k.Event = "e"; return k }
	tests := []struct {
		name   string
		claims []marz.Known
		known  int
		want   marz.EventStatus
	}{
		{"one word is a claim", []marz.Known{at(taliban("a", 9))}, 9, marz.StatusClaimed},
		{"the same side twice is still a claim", []marz.Known{at(taliban("a", 9)), at(says("b", marz.SideTaliban, "other", "taliban", 9))}, 9, marz.StatusClaimed},
		{"a third beside it confirms", []marz.Known{at(taliban("a", 9)), at(neighbour("b", "taliban", 9))}, 9, marz.StatusConfirmed},
		{"so does the adversary", []marz.Known{at(taliban("a", 9)), at(ministry("b", "taliban", 9))}, 9, marz.StatusConfirmed},
		{"a repeat does not", []marz.Known{at(taliban("a", 9)), at(neighbour("b", "taliban", 9, link(marz.RelDerivesFrom, "a")))}, 9, marz.StatusClaimed},
		{"two agencies are one", []marz.Known{at(press("a", "afp", "taliban", 9)), at(press("b", "reuters", "taliban", 9))}, 9, marz.StatusClaimed},
		{"a denial disputes", []marz.Known{at(taliban("a", 9)), at(ministry("b", gov, 9, stance(marz.Denies), link(marz.RelDenies, "a")))}, 9, marz.StatusDisputed},
		{"from elsewhere too", []marz.Known{at(taliban("a", 9)), ministry("b", gov, 9, stance(marz.Denies), link(marz.RelDenies, "a"))}, 9, marz.StatusDisputed},
		{"its own side's plain denial takes it away", []marz.Known{at(ministry("a", gov, 9)), says("b", marz.SideGovernment, "officials", "taliban", 9, link(marz.RelDenies, "a"))}, 9, marz.StatusDenied},
		{"its implied one disputes", []marz.Known{at(ministry("a", gov, 9)), says("b", marz.SideGovernment, "officials", "taliban", 9, sure(marz.Implicit), link(marz.RelDenies, "a"))}, 9, marz.StatusDisputed},
		{"denial alone denies", []marz.Known{at(ministry("a", gov, 9, stance(marz.Denies)))}, 9, marz.StatusDenied},
		{"one who denied and then admits confirms", []marz.Known{at(taliban("a", 8)), at(ministry("b", gov, 8, stance(marz.Denies))), ministry("c", "taliban", 9, admits, link(marz.RelPresupposes, "e"))}, 9, marz.StatusConfirmed},
		{"but not before it is known", []marz.Known{at(taliban("a", 8)), at(ministry("b", gov, 8, stance(marz.Denies))), ministry("c", "taliban", 9, admits, link(marz.RelPresupposes, "e"))}, 8, marz.StatusDisputed},
		{"a promise is a claim", []marz.Known{at(taliban("a", 9, as(marz.Reopening), stance(marz.Promises), sure(marz.Future)))}, 9, marz.StatusClaimed},
		{"a retracted denial is no denial", []marz.Known{at(taliban("a", 8)), at(ministry("b", gov, 8, stance(marz.Denies), func(k *marz.Known) { k.Retracted = on(9) }))}, 9, marz.StatusClaimed},
		{"nobody's interest: a flight told by the one who fled and denied by his side is disputed", []marz.Known{at(neighbour("a", "", 9, as(marz.Flight))), at(ministry("b", "", 9, as(marz.Flight), stance(marz.Denies), link(marz.RelDenies, "a")))}, 9, marz.StatusDisputed},
	}
	r := loadRecord(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := marz.StatusOf("e", tt.claims, r.actor, on(tt.known)); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

func TestTheStatusesOfSomeEventsOfTheRecord(t *testing.T) {
	r := loadRecord(t)
	for event, want := range map[string]marz.EventStatus{
		"islam-qala-capture-2021-07-08":       marz.StatusConfirmed,
		"islam-qala-recapture-2021-07-10":     marz.StatusDisputed,
		"kaldar-recapture-2021-06-29":         marz.StatusDenied,
		"bamyan-capture-2021-08-15":           marz.StatusClaimed,
		"bazarak-capture-2021-09-06":          marz.StatusDisputed,
		"shir-khan-bandar-capture-2021-06-22": marz.StatusConfirmed,
		"afg-tjk-flight-2021-08-15":           marz.StatusDisputed,
	} {
		if got := marz.StatusOf(event, r.known, r.actor, marz.LastDay); got != want {
			t.Errorf("%s: %s, want %s", event, got, want)
		}
	}
	if got := marz.StatusOf("islam-qala-capture-2021-07-08", r.known, r.actor, day(t, "2021-07-08")); got != marz.StatusDisputed {
		t.Errorf("the capture of Islam Qala as known on 8 July: %s, want disputed", got)
	}
}
