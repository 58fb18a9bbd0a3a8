package extract

import (
	"strconv"

	"marz/internal/marz"
)

// subject is what two claims must share to speak of one happening: the place and the sort.
type subject struct {
	place string
	group int
}

func subjectOf(x *made) subject { return subject{x.Place, group(x.Type)} }

// bySubject lists the claims of each subject, in the order of the text.
func (r *reading) bySubject() map[subject][]int {
	out := map[subject][]int{}
	for i := range r.made {
		k := subjectOf(&r.made[i])
		out[k] = append(out[k], i)
	}
	return out
}

const (
	maxBack  = 48 // claims of a subject that one is compared with, on either side
	openDays = 7  // days back that "by" a day reaches to a day that the text names
)

// events puts the claims of one subject whose days touch and whose actors agree to one
// happening, and a denial to the happening that it denies.
func (r *reading) events(at map[subject][]int) {
	n := 0
	fresh := func() string {
		n++
		return "e" + twoDigits(n)
	}
	for _, denials := range []bool{false, true} {
		for i := range r.made {
			x := &r.made[i]
			if (x.Stance == marz.Denies) != denials {
				continue
			}
			list := at[subjectOf(x)]
			if j := r.denied(i, list); denials && j >= 0 {
				x.Event = r.made[j].Event
			} else if j := r.sameBefore(i, list); j >= 0 {
				x.Event = r.made[j].Event
			} else {
				x.Event = fresh()
			}
		}
	}
}

// sameBefore is a claim with an event that speaks of the same happening, the nearest
// before it in the text, or -1.
func (r *reading) sameBefore(i int, list []int) int {
	seen := 0
	for k := len(list) - 1; k >= 0 && seen < maxBack; k-- {
		j := list[k]
		if j == i || r.made[j].Event == "" {
			continue
		}
		seen++
		if sameHappened(&r.made[i], &r.made[j]) {
			return j
		}
	}
	return -1
}

func sameHappened(a, b *made) bool {
	return agree(a, b) && (nearDays(a.Happened, b.Happened) || reaches(a, b) || reaches(b, a))
}

// reaches reports whether a is only known to be over by a day, and b is told for one of
// the days before it.
func reaches(a, b *made) bool {
	h, o := a.Happened, b.Happened
	return h.Precision == marz.PrecisionByDay && a.Type == b.Type && !o.To.IsZero() && o.To <= h.To && h.To-o.To <= openDays
}

// agree reports whether two claims of a subject can be of one deed: who holds a place is
// one question whoever answers it; two sides that each flee, attack or shut are two.
func agree(a, b *made) bool {
	if isControl(a.Type) || a.Stance == marz.Denies || b.Stance == marz.Denies || a.Actor == "" || b.Actor == "" || a.Type == marz.Clash || a.Type == marz.Casualties {
		return true
	}
	return a.Actor == b.Actor || sideOf(a.Actor) != "" && sideOf(a.Actor) == sideOf(b.Actor)
}

// sideOf is the camp of an actor of the war; empty for others.
func sideOf(actor string) marz.Side {
	switch actor {
	case "taliban":
		return marz.SideTaliban
	case "afghan-forces", "afghan-government", "afg-gov", "militia", "ismail-khan-militia", "nrf", "usa":
		return marz.SideGovernment
	}
	return ""
}

// nearDays reports whether two intervals may name the same day, give or take one.
func nearDays(a, b marz.Interval) bool {
	return a.First() <= b.Last()+1 && b.First() <= a.Last()+1
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
