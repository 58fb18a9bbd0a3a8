package extract

import (
	"math"

	"marz/internal/marz"
)

// link points a claim to what it denies, repeats, confirms or contradicts: one link to
// the first other telling of its happening.
func (r *reading) link(i int, list []int) {
	x := &r.made[i]
	if x.Stance == marz.Denies {
		if j := r.denied(i, list); j >= 0 {
			r.linkTo(i, j, marz.RelDenies, "what is denied")
		}
		return
	}
	for k, seen := 0, 0; k < len(list) && list[k] < i && seen < maxBack; k++ {
		j := list[k]
		o := &r.made[j]
		if o.Stance == marz.Denies {
			continue
		}
		seen++
		if rel := r.relation(x, o); rel != "" {
			r.linkTo(i, j, rel, "of one place, sort and day")
			return
		}
	}
}

// relation is how a claim stands to an earlier one of its subject; empty for not at all.
func (r *reading) relation(x, o *made) marz.Rel {
	told := told(x) && told(o)
	switch {
	case told && opposed(x, o) && nearDays(x.Happened, o.Happened):
		return marz.RelContradicts
	case x.Event != o.Event || x.Type != o.Type && !isControl(x.Type):
		return ""
	case o.Principal == x.Principal && x.Type == o.Type:
		return marz.RelRestates
	case o.Principal == x.Principal:
		return ""
	case x.Side == marz.SideMedia && o.Side != marz.SideMedia && !x.Witness:
		return marz.RelDerivesFrom
	case told && otherCount(x, o):
		return marz.RelContradicts
	case told && !x.Negated && !o.Negated:
		return marz.RelConfirms
	}
	return marz.RelSameEvent
}

// told reports whether a claim tells something as done or so.
func told(x *made) bool {
	return (x.Stance == marz.Asserts || x.Stance == marz.Reports || x.Stance == marz.Assesses) && x.Certainty != marz.Future && x.Certainty != marz.Hypothetical
}

// opposed reports whether two claims give one place to two sides.
func opposed(x, o *made) bool {
	if !isControl(x.Type) || x.Holder == "" || o.Holder == "" || x.Principal == o.Principal {
		return false
	}
	a, b := sideOf(x.Holder), sideOf(o.Holder)
	return a != "" && b != "" && a != b
}

// otherCount reports whether two claims count the same things and differ by more than a tenth.
func otherCount(x, o *made) bool {
	p, q := x.Quantity, o.Quantity
	if p == nil || q == nil || p.Unit != q.Unit || p.Value == nil || q.Value == nil {
		return false
	}
	return math.Abs(*p.Value-*q.Value) > 0.1*math.Max(*p.Value, *q.Value)
}

// denied is the claim that a denial denies: of the same place and sort, by somebody else
// and of the same side's deed; the nearest before it, else the nearest after; -1 for none.
func (r *reading) denied(i int, list []int) int {
	x := &r.made[i]
	if x.Stance != marz.Denies {
		return -1
	}
	after, before := -1, -1
	for _, j := range list {
		o := &r.made[j]
		if o.Stance == marz.Denies || o.Principal == x.Principal || isControl(x.Type) && otherSide(x.Actor, o.Actor) {
			continue
		}
		if j < i {
			before = j
		} else if after < 0 {
			after = j
			break
		}
	}
	if before >= 0 {
		return before
	}
	return after
}

func otherSide(a, b string) bool {
	return sideOf(a) != "" && sideOf(b) != "" && sideOf(a) != sideOf(b)
}

// presuppose points what takes another happening for granted to it: a recapture, a retreat
// or a counter-attack to the capture before it, a reopening to the closure.
func (r *reading) presuppose(at map[subject][]int) {
	for i := range r.made {
		x := &r.made[i]
		want := marz.Capture
		switch {
		case x.Type == marz.Recapture && x.Stance != marz.Denies, x.Admission:
		case x.Type == marz.Withdrawal && sideOf(x.Actor) == marz.SideGovernment && x.Stance != marz.Denies:
		case x.Type == marz.Reopening && x.Stance != marz.Denies:
			want = marz.Closure
		default:
			continue
		}
		for _, j := range at[subject{x.Place, group(want)}] {
			o := &r.made[j]
			if j != i && o.Type == want && o.Stance != marz.Denies && told(o) && o.Happened.First() <= x.Happened.Last() {
				r.linkTo(i, j, marz.RelPresupposes, "what must have gone before")
				break
			}
		}
	}
}

// linkTo adds a link, and says on which words the claim that it points to rests.
func (r *reading) linkTo(i, j int, rel marz.Rel, rule string) {
	x, o := &r.made[i], &r.made[j]
	x.Links = append(x.Links, marz.Link{Rel: rel, To: o.ID})
	x.Why = append(x.Why, Reason{string(rel), rule, o.Exact})
}
