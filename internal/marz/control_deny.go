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

// denied marks the claims that favour the denier's own camp, and with them every
// other telling of the same statement that was made no later than the denial.
func (b *builder) denied(by int32, k *Known, targets []int32) {
	d := denial{by: by, explicit: k.Certainty != Implicit}
	denier := campOf(k.Side)
	for _, i := range targets {
		if denier == noCamp || b.told[i].camp != denier || i == by {
			continue
		}
		b.mark(i, d, k)
		for _, j := range b.events[b.told[i].event] {
			same := b.told[j].principal == b.told[i].principal && b.told[j].camp == b.told[i].camp
			if same && j != i {
				b.mark(j, d, k)
			}
		}
	}
}

func (b *builder) mark(i int32, d denial, k *Known) {
	if b.told[i].saidFirst <= k.Said.Last() && !slices.Contains(b.told[i].denials, d) {
		b.told[i].denials = append(b.told[i].denials, d)
	}
}

// supersede marks what a principal replaces of its own words.
func (b *builder) supersede(by int32, k *Known, targets []int32) {
	for _, i := range targets {
		if i != by && b.told[i].principal == k.Principal {
			b.told[i].superseded = append(b.told[i].superseded, by)
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
		if d.explicit == explicit && c.told[d.by].stands(k) && !c.void(d.by, k, depth-1) {
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
	for _, by := range c.told[i].superseded {
		if c.told[by].stands(k) {
			return by
		}
	}
	return -1
}

// valid reports whether a statement counts as known at k.
func (c *Case) valid(s *statement, k Day) bool {
	t := &c.told[s.claim]
	if !t.stands(k) || c.replaced(s.claim, k) >= 0 {
		return false
	}
	if s.gate >= 0 && !c.told[s.gate].stands(k) {
		return false
	}
	if s.deed == lost {
		if s.gate >= 0 {
			return !c.void(s.gate, k, maxDenials)
		}
		return k < s.below
	}
	return len(t.denials) == 0 || c.struck(s.claim, k) < 0
}
