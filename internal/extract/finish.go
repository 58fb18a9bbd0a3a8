package extract

import (
	"strconv"

	"marz/internal/marz"
)

// finish gives the claims their events and links and drops repeats of the narrator.
func (r *reading) finish() {
	r.events()
	for i := range r.made {
		r.link(i)
	}
}

// events groups the claims of one place, one group of types and days that touch.
func (r *reading) events() {
	n := 0
	for i := range r.made {
		x := &r.made[i]
		for j := range r.made[:i] {
			if o := &r.made[j]; r.sameEvent(x, o) {
				x.Event = o.Event
				break
			}
		}
		if x.Event == "" {
			n++
			x.Event = "e" + twoDigits(n)
		}
	}
}

func (r *reading) sameEvent(a, b *made) bool {
	if a.Place != b.Place || group(a.Type) != group(b.Type) {
		return false
	}
	return nearDays(a.Happened, b.Happened)
}

// nearDays reports whether two intervals may name the same day, give or take one.
func nearDays(a, b marz.Interval) bool {
	lo := func(i marz.Interval) marz.Day {
		if i.From.IsZero() {
			return i.To
		}
		return i.From
	}
	hi := func(i marz.Interval) marz.Day {
		if i.To.IsZero() {
			return i.From
		}
		return i.To
	}
	return lo(a) <= hi(b)+1 && lo(b) <= hi(a)+1
}

// link points a claim to what it denies, repeats, or takes for granted.
func (r *reading) link(i int) {
	x := &r.made[i]
	if x.Stance == marz.Denies {
		if j := r.denied(i); j >= 0 {
			x.Links = append(x.Links, marz.Link{Rel: marz.RelDenies, To: r.made[j].ID})
		}
		return
	}
	for j := range r.made[:i] {
		o := &r.made[j]
		if o.Event != x.Event || o.Stance == marz.Denies || o.Type != x.Type {
			continue
		}
		switch {
		case o.Principal == x.Principal:
			x.Links = append(x.Links, marz.Link{Rel: marz.RelRestates, To: o.ID})
		case x.Side == marz.SideMedia:
			x.Links = append(x.Links, marz.Link{Rel: marz.RelDerivesFrom, To: o.ID})
		default:
			x.Links = append(x.Links, marz.Link{Rel: marz.RelSameEvent, To: o.ID})
		}
		break
	}
	if x.Type == marz.Recapture {
		for j := range r.made {
			if o := &r.made[j]; j != i && o.Place == x.Place && o.Type == marz.Capture && o.Stance != marz.Denies {
				x.Links = append(x.Links, marz.Link{Rel: marz.RelPresupposes, To: o.ID})
				break
			}
		}
	}
}

// denied is the claim that a denial denies: of the same place and sort, by somebody else,
// the nearest before it, else the nearest after.
func (r *reading) denied(i int) int {
	x := &r.made[i]
	fits := func(o *made) bool {
		return o.Place == x.Place && o.Stance != marz.Denies && group(o.Type) == group(x.Type) && o.Principal != x.Principal
	}
	for j := i - 1; j >= 0; j-- {
		if fits(&r.made[j]) {
			return j
		}
	}
	for j := i + 1; j < len(r.made); j++ {
		if fits(&r.made[j]) {
			return j
		}
	}
	return -1
}

// result hands the reading over.
func (r *reading) result() Result {
	out := Result{Lang: r.lang, Published: r.pub, Agency: r.agency, Length: len(r.text)}
	for _, s := range r.sents {
		out.Sentences = append(out.Sentences, s.Sentence)
		out.Mentions = append(out.Mentions, s.places...)
	}
	for i := range r.made {
		r.made[i].Dispatch = r.dispatchID()
		out.Claims = append(out.Claims, r.made[i].Claim)
	}
	return out
}

func (r *reading) dispatchID() string {
	if r.doc.Name != "" {
		return r.doc.Name
	}
	return "dispatch-" + strconv.Itoa(len(r.text))
}
