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
	c.settle()
	if c.settled(k) > k && c.lastDay() <= k {
		return slices.Clone(c.spells)
	}
	return c.spellsBetween(k, c.dawn(), max(k, c.dawn()), true)
}

// settle builds the timeline when everything is known, once.
func (c *Case) settle() {
	c.final.Do(func() { c.spells = c.spellsBetween(LastDay, c.dawn(), LastDay, true) })
}

// dawn is a day before anything is claimed.
func (c *Case) dawn() Day { return c.days[0] - 1 }

func (c *Case) lastDay() Day { return c.days[len(c.days)-1] }

// since returns the first day of the unbroken run of days with this status that
// ends at t. What became known after k can only have changed the days from settled
// on; before them the final timeline answers.
func (c *Case) since(t, k Day, status ControlStatus) Day {
	c.settle()
	low := max(min(c.settled(k)-1, t), c.dawn())
	first, whole := low, true
	if low < t {
		spells := c.spellsBetween(k, low, t, false)
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

// spellsBetween walks from one day to another, both included, as known at k. Why asks
// for the causes of each change.
func (c *Case) spellsBetween(k, from, to Day, why bool) []Spell {
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
			}
			if last >= 0 && why {
				sp.Because = c.causes(before, w.stands)
			}
			out = append(out, sp)
		}
		if why {
			before, w.stands = w.stands, before
		}
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

// causes lists the principals that began to count for a camp, then those that ceased
// to. Both lists are ordered by principal.
func (c *Case) causes(before, now []stand) []Cause {
	var room [2][16]Cause
	gains, losses := room[0][:0], room[1][:0]
	i, j := 0, 0
	for i < len(before) || j < len(now) {
		chain := int32(len(c.chains))
		if i < len(before) {
			chain = before[i].chain
		}
		if j < len(now) {
			chain = min(chain, now[j].chain)
		}
		was, is := i, j
		for i < len(before) && before[i].chain == chain {
			i++
		}
		for j < len(now) && now[j].chain == chain {
			j++
		}
		gains = c.gained(gains, before[was:i], now[is:j])
		losses = c.ceased(losses, before[was:i], now[is:j])
	}
	return append(append(make([]Cause, 0, len(gains)+len(losses)), gains...), losses...)
}

// gained appends what a principal's stands count for now and did not before.
func (c *Case) gained(out []Cause, before, now []stand) []Cause {
	for i := range now {
		s := &now[i]
		if s.fell != "" || standing(before, s.st) {
			continue
		}
		effect := "counts"
		if s.st.deed == left {
			effect = "withdrew"
		}
		out = append(out, c.cause(s, effect))
	}
	return out
}

// ceased appends what a principal's stands counted for before and do not now.
func (c *Case) ceased(out []Cause, before, now []stand) []Cause {
	for i := range before {
		s := &before[i]
		if s.fell != "" || standing(now, s.st) {
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

// standing reports whether one of the stands counts for the statement's camp.
func standing(list []stand, st *statement) bool {
	for i := range list {
		s := &list[i]
		if s.fell == "" && s.st.camp == st.camp && (s.st.deed == left) == (st.deed == left) {
			return true
		}
	}
	return false
}
