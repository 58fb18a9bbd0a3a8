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
			case st.class == byReview:
				continue
			case st.class == byLoser && st.deed != lost && !st.wide && !st.faint:
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

// foresee notes, for each day on which something became known, the earliest day whose
// answer it can change; and so from which day on an answer given then may still differ
// from the final one.
func (b *builder) foresee() {
	var list []shift
	add := func(pub, when Day) {
		if pub != 0 {
			list = append(list, shift{pub, when})
		}
	}
	for i := range b.chains {
		ch := &b.chains[i]
		add(ch.until, ch.until)
		for j := range ch.list {
			st := &ch.list[j]
			add(st.until, st.until)
			turn := func(pub Day) { add(pub, st.when) }
			b.turns(st.claim, maxDenials, turn)
			if st.gate >= 0 {
				b.turns(st.gate, maxDenials, turn)
			}
			for _, i := range st.unless {
				b.turns(i, maxDenials, turn)
			}
		}
	}
	add(RepublicEnd, RepublicEnd)
	slices.SortFunc(list, func(x, y shift) int { return cmp.Or(cmp.Compare(x.pub, y.pub), cmp.Compare(x.when, y.when)) })
	list = slices.CompactFunc(list, func(x, y shift) bool { return x.pub == y.pub })
	b.news = slices.Clip(list)
	low := LastDay + 1
	for _, s := range slices.Backward(list) {
		if s.when < low {
			low = s.when
			b.horizon = append(b.horizon, s)
		}
	}
}

// turns calls yield with each day on which what is known of claim i changes.
func (c *Case) turns(i int32, depth int, yield func(Day)) {
	t := &c.told[i]
	yield(t.pub)
	yield(t.retracted)
	if depth == 0 {
		return
	}
	for _, list := range [][]denial{t.denials, t.superseded} {
		for _, d := range list {
			yield(c.told[d.of].pub)
			yield(c.told[d.of].retracted)
			c.turns(d.by, depth-1, yield)
		}
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
