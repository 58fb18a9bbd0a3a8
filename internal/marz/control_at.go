package marz

import (
	"cmp"
	"slices"
	"strings"
)

// At answers who holds the place at the end of day t, as known at the end of day k.
func (c *Case) At(t, k Day) Control {
	m := c.moment(t, k)
	out := Control{Place: c.place, Day: t, Known: k, Votes: []Vote{}, Struck: []Strike{}, Flags: []string{}}
	var room [64]stand
	stands := room[:0]
	for i := range c.chains {
		p := c.locate(int32(i), t, k, &out.Struck)
		stands = c.resolve(stands, int32(i), &p, k)
	}
	v := c.decide(stands, &m)
	out.Status, out.Lean, out.Holder = v.status, v.lean, v.holder
	out.Since = c.since(t, k, v.status)
	c.explain(&out, &v, stands, &m)
	out.Traffic = c.trafficAt(t, k)
	return out
}

// moment gathers what a decision needs from across the principals.
func (c *Case) moment(t, k Day) moment {
	m := moment{t: t, k: k}
	for side := republic; side < camps; side++ {
		list := c.conceded[side]
		for i := c.after(list, t) - 1; i >= 0; i-- {
			if st := c.state(list[i]); c.valid(st, k) {
				m.conceded[side] = st.when
				break
			}
		}
	}
	for _, p := range c.losses[republic] {
		st := c.state(p)
		if st.when > t {
			break
		}
		if c.valid(st, k) {
			m.lost = true
			break
		}
	}
	return m
}

// locate finds what a principal's words come to at (t, k). It reads back to words
// that need nothing before them, and hears from there on. What it passes over
// because it is struck is added to struck.
func (c *Case) locate(chain int32, t, k Day, struck *[]Strike) (p post) {
	list := c.chains[chain].list
	n := c.chains[chain].upto(min(t, k)) // nothing is known before it is so
	var room [8]int32
	heard := room[:0]
	for i := n - 1; i >= 0; i-- {
		st := &list[i]
		if !c.valid(st, k) {
			if len(heard) == 0 && struck != nil {
				c.note(st, k, struck)
			}
			continue
		}
		heard = append(heard, int32(i))
		if st.strong() {
			break
		}
	}
	for _, i := range slices.Backward(heard) {
		p.hear(&list[i])
	}
	return p
}

// note adds a statement to the strikes if it is known and was struck.
func (c *Case) note(st *statement, k Day, struck *[]Strike) {
	t := &c.told[st.claim]
	if st.deed == lost || !t.stands(k) || st.gate >= 0 && !c.told[st.gate].stands(k) {
		return
	}
	by, reason := c.struck(st.claim, k), "denied"
	if r := c.replaced(st.claim, k); r >= 0 {
		by, reason = r, "superseded"
	}
	if by >= 0 {
		*struck = append(*struck, Strike{
			Claim: t.id, Principal: t.principal, Holder: t.holder, By: c.told[by].id, Reason: reason,
		})
	}
}

// explain writes the votes and the flags.
func (c *Case) explain(out *Control, v *verdict, stands []stand, m *moment) {
	var set flagset
	set.add(FlagOverride, v.override)
	set.add(FlagBaseline, v.baseline)
	set.add(FlagAbandoned, v.abandoned)
	set.add(FlagProjected, out.Day > out.Known)
	set.add(FlagWindow, c.inWindow(out.Day, out.Known, v, stands))
	newest := Day(0)
	for i := range stands {
		s := &stands[i]
		if s.fell != "" {
			set.add(s.fell, true)
			continue
		}
		newest = max(newest, s.renewed)
		set.add(FlagImplicitDenial, s.half)
		set.add(FlagSplit, s.split)
	}
	for side := republic; side < camps; side++ {
		if t := &v.sums[side]; t.votes > 0 {
			set.add(FlagBorderWide, !t.solid && t.wide)
			set.add(FlagImplicit, !t.solid && t.faint)
			set.add(FlagAllied, !t.own && !m.ended(RepublicEnd))
		}
	}
	if newest != 0 {
		age := int(out.Day - newest)
		out.AgeDays = &age
		set.add(FlagStale, age > StaleDays)
	}
	out.Flags = append(out.Flags, set.names()...)
	out.Votes = c.ballots(stands)
	slices.SortFunc(out.Struck, func(x, y Strike) int { return strings.Compare(x.Claim, y.Claim) })
}

// ballots writes the stands as votes, the heaviest first.
func (c *Case) ballots(stands []stand) []Vote {
	weight := func(s *stand) float64 {
		if s.fell != "" {
			return 0
		}
		return s.weight
	}
	slices.SortFunc(stands, func(x, y stand) int { // chains are in the order of their principals
		return cmp.Or(
			cmp.Compare(weight(&y), weight(&x)), cmp.Compare(x.chain, y.chain), cmp.Compare(x.st.claim, y.st.claim),
		)
	})
	votes := make([]Vote, len(stands))
	for i := range stands {
		c.ballot(&votes[i], &stands[i])
	}
	return votes
}

// ballot writes one stand as a vote.
func (c *Case) ballot(v *Vote, s *stand) {
	ch := &c.chains[s.chain]
	*v = Vote{
		Principal: ch.principal, Side: ch.side, Holder: s.st.holder, Class: s.st.class.class(), Weight: s.weight,
		Claim: c.told[s.st.claim].id, Since: s.st.when, Renewed: s.renewed,
	}
	if s.st.deed == left {
		v.Holder, v.Against = "", s.st.camp.side()
	}
	var set flagset
	if s.fell != "" {
		v.Weight = 0
		set.add(s.fell, true)
	}
	set.add(FlagBorderWide, s.st.wide)
	set.add(FlagImplicit, s.st.faint)
	set.add(FlagImplicitDenial, s.half)
	set.add(FlagPresupposed, s.st.deed == lost)
	set.add(FlagSplit, s.split)
	set.add(FlagAllied, s.st.allied)
	v.Flags = set.names()
}

// flagset is a set of flags, by their place in Flags.
type flagset uint32

func (f *flagset) add(flag string, on bool) {
	if on {
		*f |= 1 << slices.Index(Flags, flag)
	}
}

// names lists the flags in their order; nil when there are none.
func (f flagset) names() (out []string) {
	if f == 0 {
		return nil
	}
	for i, name := range Flags {
		if f&(1<<i) != 0 {
			out = append(out, name)
		}
	}
	return out
}

// inWindow reports whether a later statement may already have been so on day t
// (clause 6), and would change who has votes. A recapture's window does not reach
// back over the loss that the same words concede.
func (c *Case) inWindow(t, k Day, v *verdict, stands []stand) bool {
	for _, p := range c.windows[c.after(c.windows, t):] {
		st := c.state(p)
		if st.when > t+c.maxWindow {
			break
		}
		if st.open > t || !c.valid(st, k) {
			continue
		}
		present := v.sums[st.camp].votes > 0 || v.baseline && st.camp == republic
		if present != (st.deed == left) {
			continue
		}
		if !slices.ContainsFunc(stands, func(s stand) bool { return s.st.claim == st.claim && s.chain == p.chain }) {
			return true
		}
	}
	return false
}
