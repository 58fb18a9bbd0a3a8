package marz

import (
	"cmp"
	"slices"
)

// lookups sorts what the rule looks for across principals, by day.
func (b *builder) lookups() {
	for i := range b.chains {
		for j := range b.chains[i].list {
			st, p := &b.chains[i].list[j], at{int32(i), int32(j)}
			switch {
			case st.class == ClassReview:
				continue
			case st.class == ClassAgainst && st.deed != lost && !st.wide && !st.faint:
				b.conceded[st.loser()] = append(b.conceded[st.loser()], p)
			}
			if st.deed != left {
				b.losses[st.camp.other()] = append(b.losses[st.camp.other()], p)
			}
			if st.open < st.when {
				b.windows = append(b.windows, p)
				b.maxWindow = max(b.maxWindow, st.when-st.open)
			}
		}
	}
	for i := range b.losses {
		b.byDay(b.losses[i])
		b.byDay(b.conceded[i])
	}
	b.byDay(b.windows)
}

// loser returns the camp against which a statement speaks.
func (s *statement) loser() camp {
	if s.deed == left {
		return s.camp
	}
	return s.camp.other()
}

func (c *Case) byDay(list []at) {
	slices.SortStableFunc(list, func(x, y at) int { return cmp.Compare(c.state(x).when, c.state(y).when) })
}

func (c *Case) state(p at) *statement { return &c.chains[p.chain].list[p.item] }

// after returns the position of the first statement in list that holds from a later day than t.
func (c *Case) after(list []at, t Day) int {
	n, _ := slices.BinarySearchFunc(list, t+1, func(p at, d Day) int { return cmp.Compare(c.state(p).when, d) })
	return n
}

// calendar lists the days on which an answer can change: a claim begins to hold or
// grows stale, an authority ends or begins.
func (b *builder) calendar() {
	days := []Day{RepublicEnd}
	for i := range b.chains {
		ch := &b.chains[i]
		days = append(days, ch.until, ch.from)
		for j := range ch.list {
			st := &ch.list[j]
			days = append(days, st.when, st.until, st.renews+StaleDays+1)
		}
	}
	slices.Sort(days)
	days = slices.Compact(days)
	if len(days) > 0 && days[0] == 0 {
		days = days[1:]
	}
	b.days = slices.Clip(days)
}

// foresee notes which days' answers what became known later can change, so that
// for every earlier day the answer is the final one.
func (b *builder) foresee() {
	var list []shift
	add := func(pub, when Day) {
		if pub != 0 && pub < never {
			list = append(list, shift{pub, when})
		}
	}
	for i := range b.chains {
		ch := &b.chains[i]
		add(ch.until, ch.until)
		for j := range ch.list {
			st := &ch.list[j]
			add(st.until, st.until)
			add(st.below, st.when)
			b.turns(st.claim, maxDenials, func(pub Day) { add(pub, st.when) })
			if st.gate >= 0 {
				b.turns(st.gate, maxDenials, func(pub Day) { add(pub, st.when) })
			}
		}
	}
	add(RepublicEnd, RepublicEnd)
	slices.SortFunc(list, func(x, y shift) int { return cmp.Or(cmp.Compare(y.pub, x.pub), cmp.Compare(x.when, y.when)) })
	low := LastDay + 1
	var out []shift // newest knowledge first; only where the earliest day falls
	for _, s := range list {
		if s.when < low {
			low = s.when
			out = append(out, s)
		}
	}
	b.horizon = out
}

// turns calls yield with each day on which what is known of claim i changes.
func (c *Case) turns(i int32, depth int, yield func(Day)) {
	t := &c.told[i]
	yield(t.pub)
	yield(t.retracted)
	if depth == 0 {
		return
	}
	for _, d := range t.denials {
		c.turns(d.by, depth-1, yield)
	}
	for _, by := range t.superseded {
		c.turns(by, depth-1, yield)
	}
}

// settled returns the first day whose answer, as known at k, may differ from the
// answer when everything is known.
func (c *Case) settled(k Day) Day {
	n, _ := slices.BinarySearchFunc(c.horizon, k, func(s shift, k Day) int { return cmp.Compare(k, s.pub) })
	if n == 0 {
		return LastDay
	}
	return c.horizon[n-1].when
}
