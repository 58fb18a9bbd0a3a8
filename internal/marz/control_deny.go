package marz

import "slices"

// maxDenials bounds how deep denials of denials are followed. The record's own
// check forbids circles; the bound makes a circle harmless.
const maxDenials = 8

// deny notes which claims strike or halve which (clause 4). A denial strikes only
// against the denier's own interest: the holder it denies is of its own camp.
func (b *builder) deny() {
	for i, k := range b.src {
		if derived(&k.Claim) || k.Stance == Promises || k.Stance == Requests {
			continue
		}
		for _, l := range k.Links {
			switch l.Rel {
			case RelDenies:
				b.denied(int32(i), k, b.named(l.To))
			case RelSupersedes:
				b.supersede(int32(i), k, b.named(l.To))
			}
		}
	}
}

// named returns the claims that a link points to.
func (b *builder) named(to string) []int32 {
	if i, ok := b.index[to]; ok {
		return []int32{i}
	}
	return b.events[to]
}

// denied marks the claims that favour the denier's own camp.
func (b *builder) denied(by int32, k *Known, targets []int32) {
	denier := campOf(k.Side)
	for _, i := range targets {
		if denier == noCamp || b.told[i].camp != denier || i == by {
			continue
		}
		d := denial{by: by, of: i, explicit: k.Certainty != Implicit}
		b.tellings(i, k.Said.Last(), func(t *told) {
			if !slices.Contains(t.denials, d) {
				t.denials = append(t.denials, d)
			}
		})
	}
}

// supersede marks what a principal replaces of its own words.
func (b *builder) supersede(by int32, k *Known, targets []int32) {
	for _, i := range targets {
		if i == by || b.told[i].principal != k.Principal {
			continue
		}
		d := denial{by: by, of: i}
		b.tellings(i, k.Said.Last(), func(t *told) {
			if self := b.src[b.index[t.id]]; !slices.Contains(self.Links, Link{RelSupersedes, b.told[i].id}) {
				t.superseded = append(t.superseded, d)
			}
		})
	}
}

// tellings calls yield with claim i and every other telling of the same statement
// (its principal's, on the same event, for the same camp) said no later than a day.
func (b *builder) tellings(i int32, last Day, yield func(*told)) {
	t := &b.told[i]
	if t.saidFirst <= last {
		yield(t)
	}
	for _, j := range b.events[t.event] {
		o := &b.told[j]
		if j != i && o.principal == t.principal && o.camp == t.camp && o.saidFirst <= last {
			yield(o)
		}
	}
}

// stands reports whether a claim is known at the end of day k and not taken back.
func (t *told) stands(k Day) bool {
	return t.pub <= k && (t.retracted == 0 || k < t.retracted)
}

// struck returns the claim that strikes claim i as known at k, or -1.
func (c *Case) struck(i int32, k Day) (by int32) { return c.strikes(i, k, true, maxDenials) }

// halved reports whether claim i counts half as known at k: its own camp implies otherwise.
func (c *Case) halved(i int32, k Day) bool { return c.strikes(i, k, false, maxDenials) >= 0 }

func (c *Case) strikes(i int32, k Day, explicit bool, depth int) int32 {
	for _, d := range c.told[i].denials {
		if d.explicit == explicit && c.told[d.of].stands(k) && c.told[d.by].stands(k) && !c.void(d.by, k, depth-1) {
			return d.by
		}
	}
	return -1
}

// void reports whether a claim does not count as known at k: denied or replaced.
func (c *Case) void(i int32, k Day, depth int) bool {
	if len(c.told[i].denials) == 0 && len(c.told[i].superseded) == 0 || depth <= 0 {
		return false
	}
	return c.strikes(i, k, true, depth) >= 0 || c.replaced(i, k) >= 0
}

// replaced returns the claim by which its own source replaced claim i, or -1.
func (c *Case) replaced(i int32, k Day) int32 {
	for _, d := range c.told[i].superseded {
		if c.told[d.of].stands(k) && c.told[d.by].stands(k) {
			return d.by
		}
	}
	return -1
}

// valid reports whether a statement counts as known at k.
func (c *Case) valid(s *statement, k Day) bool {
	if s.pub > k || s.retracted != 0 && s.retracted <= k {
		return false
	}
	return s.simple || c.weigh(s, k)
}

// weigh decides for a statement whose claim stands, and others bear on it.
func (c *Case) weigh(s *statement, k Day) bool {
	if c.replaced(s.claim, k) >= 0 {
		return false
	}
	if s.deed == lost {
		return (s.gate < 0 || c.counts(s.gate, k)) && !slices.ContainsFunc(s.unless, func(i int32) bool { return c.counts(i, k) })
	}
	if s.gate >= 0 && !c.told[s.gate].stands(k) {
		return false
	}
	return c.struck(s.claim, k) < 0
}

// counts reports whether a claim is known at k and neither taken back, denied nor replaced.
func (c *Case) counts(i int32, k Day) bool {
	return c.told[i].stands(k) && !c.void(i, k, maxDenials)
}
