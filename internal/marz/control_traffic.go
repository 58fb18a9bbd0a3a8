package marz

import (
	"cmp"
	"slices"
)

// passage is one word on whether traffic passes.
type passage struct {
	when, said Day
	open       bool
	claim      int32
}

// pass lists the closures and reopenings, oldest first. A denied closure says open.
func (b *builder) pass() {
	for i, k := range b.src {
		c := &k.Claim
		if !b.own[i] || derived(c) || !told4fact(c) || c.Type != Closure && c.Type != Reopening {
			continue
		}
		when, _ := dated(k)
		no := c.Stance == Denies || c.Negated
		b.traffic = append(b.traffic, passage{when, c.Said.Last(), (c.Type == Reopening) != no, int32(i)})
	}
	slices.SortFunc(b.traffic, func(x, y passage) int {
		return cmp.Or(
			cmp.Compare(x.when, y.when), cmp.Compare(x.said, y.said),
			cmp.Compare(b.told[y.claim].pub, b.told[x.claim].pub), cmp.Compare(y.claim, x.claim),
		)
	})
}

// trafficAt returns the newest word on traffic; unknown where words of one day differ.
func (c *Case) trafficAt(t, k Day) Traffic {
	n, _ := slices.BinarySearchFunc(c.traffic, min(t, k)+1, func(p passage, d Day) int { return cmp.Compare(p.when, d) })
	var newest *passage
	for i := n - 1; i >= 0; i-- {
		p := &c.traffic[i]
		if newest != nil && (p.when != newest.when || p.said != newest.said) {
			break
		}
		if !c.told[p.claim].stands(k) || c.void(p.claim, k, maxDenials) {
			continue
		}
		if newest == nil {
			newest = p
		} else if p.open != newest.open {
			return Traffic{State: "unknown", Since: p.when}
		}
	}
	switch {
	case newest == nil:
		return Traffic{State: "unknown"}
	case newest.open:
		return Traffic{State: "open", Since: newest.when, Claim: c.told[newest.claim].id}
	}
	return Traffic{State: "closed", Since: newest.when, Claim: c.told[newest.claim].id}
}
