package marz

import (
	"cmp"
	"slices"
)

// voting lists the types whose claims say who holds a place (clause 1).
var voting = []Type{Capture, Recapture, Handover, Surrender, ControlType}

// vote turns every claim that has one into a statement of its principal.
func (b *builder) vote() {
	for i, k := range b.src {
		if !b.own[i] || derived(&k.Claim) {
			continue
		}
		var deed deed
		switch {
		case b.told[i].camp != noCamp && votes(&k.Claim):
			deed = holds
		case withdraws(&k.Claim):
			deed = left
		default:
			continue
		}
		ch := b.speaker(k)
		st := b.state(int32(i), k, deed, b.chains[ch].camp)
		if deed == left && (st.camp == noCamp || st.class == bySelf) {
			continue // an adversary's word that the other side ran: its own position on nobody's hold
		}
		if b.chains[ch].reviewer {
			st.class = byReview
		}
		b.chains[ch].list = append(b.chains[ch].list, st)
	}
}

// derived reports whether a claim only repeats another (clauses 1 and 2).
func derived(c *Claim) bool {
	return slices.ContainsFunc(c.Links, func(l Link) bool { return l.Rel == RelDerivesFrom || l.Rel == RelRestates })
}

// votes reports whether a claim that names a holder has a vote (clause 1).
func votes(c *Claim) bool {
	if c.Admission {
		return c.Certainty != Historical
	}
	wide := c.BorderWide && c.Type == ControlShare
	return (wide || slices.Contains(voting, c.Type)) && told4fact(c) && (!c.Negated || c.Stance == Denies)
}

// withdraws reports whether a claim tells that someone left the place (clause 9).
func withdraws(c *Claim) bool {
	return c.Type == Withdrawal && told4fact(c) && !c.Negated && c.Stance != Denies && c.Holder == ""
}

// told4fact: promises, requests, hypotheses and history tell nothing of the present.
func told4fact(c *Claim) bool {
	switch c.Certainty {
	case Future, Hypothetical, Historical:
		return false
	}
	return c.Stance != Promises && c.Stance != Requests
}

// state dates a claim and puts it in its class.
func (b *builder) state(i int32, k *Known, deed deed, speaker camp) statement {
	when, open := dated(k)
	st := statement{
		when: when, open: open, said: k.Said.Last(), renews: when, claim: i, gate: -1, deed: deed,
		camp: b.told[i].camp, holder: k.Holder, wide: k.BorderWide, faint: k.Certainty == Implicit || !told4fact(&k.Claim),
		again: deed == holds && k.Type == Recapture && k.Stance != Denies && !k.Negated,
	}
	if k.Happened.To == 0 && k.Happened.From != 0 && told4fact(&k.Claim) {
		st.renews = max(when, min(st.said, b.told[i].pub)) // "since": still so when it was said
	}
	id := k.Holder
	if deed == left {
		id = k.Actor
	}
	if a, ok := b.actors(id); ok {
		st.camp, st.until, st.allied = campOf(a.Side), a.Until, a.Side == SideAllied
	}
	switch {
	case speaker == noCamp:
		st.class = byThird
	case (speaker == st.camp) == (deed == holds):
		st.class = bySelf
	default:
		st.class = byLoser
	}
	return st
}

// dated returns the day from which a claim says that it is so, and the first day of
// the window in which it may have become so (clause 6). What was told as done was
// done when it was said, and said when it was published.
func dated(k *Known) (when, open Day) {
	h, told := k.Happened, k.Published.Last()
	if said := k.Said.Last(); said != 0 {
		told = min(told, said)
	}
	fact := told4fact(&k.Claim)
	switch {
	case fact && h.To != 0:
		when = min(h.To, told)
	case fact && h.From != 0:
		when = min(h.From, told)
		return when, when
	default: // an admission speaks of the day on which it was made
		return told, told
	}
	switch {
	case h.From != 0:
		open = min(h.From, when)
	case h.Precision == PrecisionDay:
		open = when
	default:
		open = when - WindowDays
	}
	return when, open
}

// presuppose adds the votes that are read out of a recapture, and out of an
// admission that points to what it admits (clause 3): the speaker concedes the
// earlier loss, from the day of that loss.
func (b *builder) presuppose() {
	byCamp := b.byCamp()
	for i, k := range b.src {
		if !b.own[i] || derived(&k.Claim) || !votes(&k.Claim) || b.told[i].camp == noCamp {
			continue
		}
		ch := b.speaker(k)
		st := b.state(int32(i), k, holds, b.chains[ch].camp)
		linked := b.linked(k, RelPresupposes)
		if st.class == bySelf && !st.wide {
			b.reach(ch, st, b.bearing(b.linked(k, RelDenies), st.camp.other()))
		}
		switch {
		case st.again:
			b.concede(ch, st, st.when-1, b.bearing(linked, st.camp.other()))
			b.nearest(ch, st, byCamp[st.camp.other()])
		case st.class == byLoser:
			b.concede(ch, st, st.when, b.bearing(linked, st.camp))
		}
	}
}

// byCamp returns, for each camp, the statements that name it, by day.
func (b *builder) byCamp() (out [camps][]statement) {
	for i := range b.chains {
		for _, st := range b.chains[i].list {
			if st.deed == holds {
				out[st.camp] = append(out[st.camp], st)
			}
		}
	}
	for i := range out {
		slices.SortFunc(out[i], func(x, y statement) int {
			return cmp.Or(cmp.Compare(x.when, y.when), cmp.Compare(x.claim, y.claim))
		})
	}
	return out
}

// reach adds that a side's denial speaks of the day of what it denies, and not only
// of the day on which it is made (clause 4).
func (b *builder) reach(ch int32, st statement, denied []statement) {
	for _, d := range denied {
		if d.when < st.when {
			back := st
			back.when, back.open, back.gate = d.when, d.when, d.claim
			b.extra = append(b.extra, extra{ch, back})
		}
	}
}

// linked returns the claims that k points to, directly or as claims of an event.
func (b *builder) linked(k *Known, rel Rel) (out []int32) {
	for _, l := range k.Links {
		if l.Rel != rel {
			continue
		}
		if i, ok := b.index[l.To]; ok {
			out = append(out, i)
		}
		out = append(out, b.events[l.To]...)
	}
	return out
}

// bearing returns the statements that the claims make for a camp, by day.
func (b *builder) bearing(claims []int32, c camp) (out []statement) {
	for _, i := range claims {
		k := b.src[i]
		if b.told[i].camp == c && b.own[i] && !derived(&k.Claim) && votes(&k.Claim) {
			out = append(out, b.state(i, k, holds, noCamp))
		}
	}
	slices.SortFunc(out, func(x, y statement) int {
		return cmp.Or(cmp.Compare(x.when, y.when), cmp.Compare(x.claim, y.claim))
	})
	return out
}

// concede adds that st concedes the losses it points to, up to day last.
func (b *builder) concede(ch int32, st statement, last Day, losses []statement) {
	for _, loss := range losses {
		if loss.when <= last {
			b.extra = append(b.extra, extra{ch, b.loss(ch, st, loss.when, loss.open, loss.claim)})
		}
	}
}

// nearest adds that a recapture concedes the newest loss that is claimed to lie
// before it. Where nothing that counts claims one, and the day of the recapture is
// known, the loss is conceded for the day before. A loss of the same day needs no concession.
func (b *builder) nearest(ch int32, st statement, losses []statement) {
	n, _ := slices.BinarySearchFunc(losses, st.when+1, func(s statement, d Day) int { return cmp.Compare(s.when, d) })
	var nearer []int32
	for i := n - 1; i >= 0; i-- {
		loss := &losses[i]
		if loss.when < st.when {
			l := b.loss(ch, st, loss.when, loss.open, loss.claim)
			l.unless = slices.Clone(nearer)
			b.extra = append(b.extra, extra{ch, l})
		}
		nearer = append(nearer, loss.claim)
		t := &b.told[loss.claim]
		if t.pub <= b.told[st.claim].pub && t.retracted == 0 && len(t.denials) == 0 && len(t.superseded) == 0 {
			return // it counts whenever the recapture is known: nothing else is asked
		}
	}
	if p := b.src[st.claim].Happened.Precision; p == PrecisionDay || p == PrecisionByDay {
		l := b.loss(ch, st, st.when-1, st.when-1-WindowDays, -1)
		l.unless = nearer
		b.extra = append(b.extra, extra{ch, l})
	}
}

// loss is the statement that st concedes an earlier loss, on the word of gate.
func (b *builder) loss(ch int32, st statement, when, open Day, gate int32) statement {
	l := statement{
		when: when, open: open, said: st.said, renews: when, claim: st.claim, gate: gate, deed: lost,
		camp: st.camp, class: st.class, faint: st.faint, holder: st.holder, until: st.until, allied: st.allied,
	}
	if st.again {
		l.camp = st.camp.other()
		l.holder, l.until, l.allied = "", 0, false
		switch {
		case b.chains[ch].camp == noCamp:
			l.class = byThird
		case b.chains[ch].camp == l.camp:
			l.class = bySelf
		default:
			l.class = byLoser
		}
	}
	if l.holder == "" && gate >= 0 {
		l.holder = b.told[gate].holder
	}
	if l.holder == "" {
		l.holder = b.src[st.claim].Target
	}
	if a, ok := b.actors(l.holder); ok && st.again {
		l.until, l.allied = a.Until, a.Side == SideAllied
	}
	return l
}
