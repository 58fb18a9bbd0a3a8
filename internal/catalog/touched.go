package catalog

import "slices"

// touched lists the subjects whose features a batch of entries changes, and the places
// whose control it may change.
type touched struct {
	events, claims, dispatches, places map[string]bool
	actors                             bool
	wide                               bool // the control of every place may change
}

func newTouched() touched {
	return touched{events: map[string]bool{}, claims: map[string]bool{}, dispatches: map[string]bool{}, places: map[string]bool{}}
}

// nothing reports whether no answer changes.
func (t *touched) nothing() bool {
	return !t.actors && len(t.events)+len(t.claims)+len(t.dispatches) == 0
}

// touchClaim marks a claim, its event and dispatch, and what it links to.
func (m *model) touchClaim(id string, t *touched) {
	c, ok := m.claims[id]
	if !ok {
		return
	}
	t.claims[id], t.events[c.Event], t.dispatches[c.Dispatch], t.places[c.Place] = true, true, true, true
	t.wide = t.wide || c.BorderWide
	for _, l := range c.Links {
		targets := []string{l.To}
		if _, ok := m.events[l.To]; ok {
			t.events[l.To] = true
			targets = m.byEvent[l.To]
		}
		for _, to := range targets {
			if target, ok := m.claims[to]; ok {
				t.claims[to], t.events[target.Event], t.places[target.Place] = true, true, true
				t.wide = t.wide || target.BorderWide
			}
		}
	}
}

func (m *model) touchEvent(id string, t *touched) {
	t.events[id] = true
	for _, c := range m.byEvent[id] {
		t.claims[c] = true
	}
}

func (m *model) touchDispatch(id string, t *touched) {
	t.dispatches[id] = true
	for _, c := range m.byDispatch[id] {
		m.touchClaim(c, t)
	}
}

// with and without add to and take from a list of ids in no order.

func with(list []string, id string) []string { return append(list, id) }

func without(list []string, id string) []string {
	if i := slices.Index(list, id); i >= 0 {
		return slices.Delete(list, i, i+1)
	}
	return list
}

// set sorts a list and drops what stands twice.
func set(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}
