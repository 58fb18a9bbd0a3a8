package marz

import "slices"

// Spell is a stretch of days over which the status and the lean stay the same.
type Spell struct {
	From    Day           `json:"from"` // first day; null: from before the record
	To      Day           `json:"to"`   // last day; null: still so
	Status  ControlStatus `json:"status"`
	Lean    ControlStatus `json:"lean,omitempty"`
	Holder  string        `json:"holder,omitempty"`
	Because []Cause       `json:"because"` // what began to count, or ceased to, on the first day
}

// Cause is one claim behind a change.
type Cause struct {
	Claim     string `json:"claim"`
	Principal string `json:"principal"`
	Holder    string `json:"holder,omitempty"`
	Effect    string `json:"effect"` // counts, no-longer, lapsed, overtaken, withdrew
}

// Timeline returns the place's spells, oldest first, as known at the end of day k;
// it goes no further than day k. Use LastDay for all that is known.
func (c *Case) Timeline(k Day) []Spell {
	c.final.Do(func() { c.spells = c.spellsBetween(LastDay, c.dawn(), LastDay) })
	if c.settled(k) > k && c.lastDay() <= k {
		return slices.Clone(c.spells)
	}
	return c.spellsBetween(k, c.dawn(), max(k, c.dawn()))
}

// dawn is a day before anything is claimed.
func (c *Case) dawn() Day { return c.days[0] - 1 }

func (c *Case) lastDay() Day { return c.days[len(c.days)-1] }

// since returns the first day of the unbroken run of days with this status that
// ends at t. What became known after k can only have changed the days from settled
// on; before them the final timeline answers.
func (c *Case) since(t, k Day, status ControlStatus) Day {
	c.final.Do(func() { c.spells = c.spellsBetween(LastDay, c.dawn(), LastDay) })
	low := max(min(c.settled(k)-1, t), c.dawn())
	first, whole := low, true
	if low < t {
		spells := c.spellsBetween(k, low, t)
		i := len(spells) - 1
		for i > 0 && spells[i-1].Status == status {
			i--
		}
		whole = i == 0
		if !whole {
			return spells[i].From
		}
	}
	return c.sinceFinal(first, status)
}

func (c *Case) sinceFinal(t Day, status ControlStatus) Day {
	i, _ := slices.BinarySearchFunc(c.spells, t+1, func(s Spell, d Day) int { return int(s.From - d) })
	for i--; i > 0 && c.spells[i-1].Status == status; {
		i--
	}
	if i <= 0 {
		return 0
	}
	return c.spells[i].From
}

// walker steps through the days with where every principal stands.
type walker struct {
	*Case
	m      moment
	posts  []post  // by chain
	next   []int32 // by chain: the next statement to come
	seen   [camps]int
	told   int // position in losses[republic]
	stands []stand
}

// spellsBetween walks from one day to another, both included, as known at k.
func (c *Case) spellsBetween(k, from, to Day) []Spell {
	w := c.walker(from, k)
	var out []Spell
	var before []stand
	step := func(day Day) {
		w.advance(day)
		v := c.decide(w.stands, &w.m)
		last := len(out) - 1
		if last < 0 || out[last].Status != v.status || out[last].Lean != v.lean {
			sp := Spell{From: day, Status: v.status, Lean: v.lean, Holder: v.holder, Because: []Cause{}}
			if last >= 0 {
				out[last].To = day - 1
				sp.Because = c.causes(before, w.stands)
			}
			out = append(out, sp)
		}
		before = append(before[:0], w.stands...)
	}
	step(from)
	i, found := slices.BinarySearch(c.days, from)
	if found {
		i++
	}
	for ; i < len(c.days) && c.days[i] <= to; i++ {
		step(c.days[i])
	}
	if from == c.dawn() {
		out[0].From = 0
	}
	return out
}

func (c *Case) walker(t, k Day) *walker {
	n := len(c.chains)
	w := &walker{Case: c, m: c.moment(t, k), posts: make([]post, n), next: make([]int32, n)}
	for i := range n {
		w.posts[i] = c.locate(int32(i), t, k, nil)
		j, _ := slices.BinarySearchFunc(c.chains[i].list, t+1, func(s statement, d Day) int { return int(s.when - d) })
		w.next[i] = int32(j)
	}
	for side := range w.seen {
		w.seen[side] = c.after(c.conceded[side], t)
	}
	return w
}

// advance moves to a day not before the present one.
func (w *walker) advance(day Day) {
	w.m.t = day
	w.stands = w.stands[:0]
	for i := range w.chains {
		list := w.chains[i].list
		for ; int(w.next[i]) < len(list) && list[w.next[i]].when <= day; w.next[i]++ {
			if st := &list[w.next[i]]; w.valid(st, w.m.k) {
				w.posts[i].hear(st)
			}
		}
		w.stands = w.resolve(w.stands, int32(i), &w.posts[i], w.m.k)
	}
	for side := republic; side < camps; side++ {
		for list := w.conceded[side]; w.seen[side] < len(list); w.seen[side]++ {
			st := w.state(list[w.seen[side]])
			if st.when > day {
				break
			}
			if w.valid(st, w.m.k) {
				w.m.conceded[side] = st.when
			}
		}
	}
	for list := w.losses[republic]; !w.m.lost && w.told < len(list); w.told++ {
		st := w.state(list[w.told])
		if st.when > day {
			break
		}
		w.m.lost = w.valid(st, w.m.k)
	}
}

// causes lists the principals that began to count for a camp, or ceased to.
func (c *Case) causes(before, now []stand) []Cause {
	out := []Cause{}
	for i := range now {
		s := &now[i]
		if s.fell != "" || standing(before, s.chain, s.st) != nil {
			continue
		}
		effect := "counts"
		if s.st.deed == left {
			effect = "withdrew"
		}
		out = append(out, c.cause(s, effect))
	}
	for i := range before {
		s := &before[i]
		if s.fell != "" || standing(now, s.chain, s.st) != nil {
			continue
		}
		effect := "no-longer"
		for j := range now {
			if now[j].st == s.st {
				effect = now[j].fell
			}
		}
		out = append(out, c.cause(s, effect))
	}
	return out
}

func (c *Case) cause(s *stand, effect string) Cause {
	return Cause{Claim: c.told[s.st.claim].id, Principal: c.chains[s.chain].principal, Holder: s.st.holder, Effect: effect}
}

// standing finds the stand of a chain that counts for the same camp, or nil. The
// list is ordered by chain.
func standing(list []stand, chain int32, st *statement) *stand {
	i, _ := slices.BinarySearchFunc(list, chain, func(s stand, c int32) int { return int(s.chain - c) })
	for ; i < len(list) && list[i].chain == chain; i++ {
		s := &list[i]
		if s.fell == "" && s.st.camp == st.camp && (s.st.deed == left) == (st.deed == left) {
			return s
		}
	}
	return nil
}
