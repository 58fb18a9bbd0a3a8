package catalog

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"marz/internal/marz"
)

// model is the state that the entries of the log add up to.
type model struct {
	dispatches map[string]marz.Dispatch
	events     map[string]marz.Event
	claims     map[string]marz.Claim
	actors     map[string]marz.Actor
	retracted  map[string]marz.Retraction // by claim
	removed    map[string]int64           // ids of events, claims and dispatches taken out, with the sequence
	seqs       map[string]int64           // the entry that last changed a subject, by kind/id
	byEvent    map[string][]string        // event → claims, sorted
	byDispatch map[string][]string        // dispatch → claims, sorted
	byLink     map[string][]string        // claim or event → claims that link to it, sorted
}

func newModel() *model {
	return &model{
		dispatches: map[string]marz.Dispatch{}, events: map[string]marz.Event{}, claims: map[string]marz.Claim{},
		actors: map[string]marz.Actor{}, retracted: map[string]marz.Retraction{}, removed: map[string]int64{},
		seqs: map[string]int64{}, byEvent: map[string][]string{}, byDispatch: map[string][]string{}, byLink: map[string][]string{},
	}
}

// touched lists the subjects whose features a batch of entries changes.
type touched struct {
	events, claims, dispatches map[string]bool
	actors                     bool
}

func newTouched() touched {
	return touched{events: map[string]bool{}, claims: map[string]bool{}, dispatches: map[string]bool{}}
}

// apply adds one entry to the state and notes what it touches. Kinds of entry that are
// no data (drafts, reviews, tokens) change nothing here.
func (m *model) apply(e marz.Entry, t *touched) error {
	var err error
	switch e.Kind {
	case marz.PutDispatch:
		err = put(e, m.dispatches)
		m.touchDispatch(e.Subject, t)
	case marz.PutEvent:
		err = put(e, m.events)
		t.events[e.Subject] = true
		for _, id := range m.byEvent[e.Subject] {
			t.claims[id] = true
		}
	case marz.PutClaim:
		m.unlink(e.Subject, t)
		err = put(e, m.claims)
		m.link(e.Subject, t)
	case marz.PutActor:
		err = put(e, m.actors)
		t.actors = true
	case marz.PutRetract:
		var r marz.Retraction
		if err = json.Unmarshal(e.Body, &r); err == nil {
			m.retracted[r.Claim] = r
			m.touchClaim(r.Claim, t)
		}
	case marz.PutRemoved:
		m.remove(e.Subject, e.Seq, t)
	default:
		return nil
	}
	if err != nil {
		return fmt.Errorf("log entry %d, %s %s: %w", e.Seq, e.Kind, e.Subject, err)
	}
	m.seqs[string(e.Kind)+"/"+e.Subject] = e.Seq
	if e.Kind != marz.PutRemoved {
		delete(m.removed, e.Subject)
	}
	return nil
}

func put[T any](e marz.Entry, into map[string]T) error {
	var v T
	if err := json.Unmarshal(e.Body, &v); err != nil {
		return err
	}
	into[e.Subject] = v
	return nil
}

// link enters a claim under its event and its dispatch; unlink takes it out again.
func (m *model) link(id string, t *touched) {
	c := m.claims[id]
	m.byEvent[c.Event] = insert(m.byEvent[c.Event], id)
	m.byDispatch[c.Dispatch] = insert(m.byDispatch[c.Dispatch], id)
	for _, l := range c.Links {
		m.byLink[l.To] = insert(m.byLink[l.To], id)
	}
	m.touchClaim(id, t)
}

func (m *model) unlink(id string, t *touched) {
	c, ok := m.claims[id]
	if !ok {
		return
	}
	m.touchClaim(id, t)
	m.byEvent[c.Event] = without(m.byEvent[c.Event], id)
	m.byDispatch[c.Dispatch] = without(m.byDispatch[c.Dispatch], id)
	for _, l := range c.Links {
		m.byLink[l.To] = without(m.byLink[l.To], id)
	}
}

func (m *model) touchClaim(id string, t *touched) {
	c := m.claims[id]
	t.claims[id], t.events[c.Event], t.dispatches[c.Dispatch] = true, true, true
	for _, l := range c.Links {
		if target, ok := m.claims[l.To]; ok {
			t.events[target.Event] = true
		} else if _, ok := m.events[l.To]; ok {
			t.events[l.To] = true
		}
	}
}

func (m *model) touchDispatch(id string, t *touched) {
	t.dispatches[id] = true
	for _, c := range m.byDispatch[id] {
		m.touchClaim(c, t)
	}
}

func (m *model) remove(id string, seq int64, t *touched) {
	m.removed[id] = seq
	if _, ok := m.claims[id]; ok {
		m.unlink(id, t)
		delete(m.claims, id)
	}
	if _, ok := m.events[id]; ok {
		t.events[id] = true
		delete(m.events, id)
	}
	if _, ok := m.dispatches[id]; ok {
		t.dispatches[id] = true
		delete(m.dispatches, id)
	}
}

func insert(list []string, id string) []string {
	at, found := slices.BinarySearch(list, id)
	if found {
		return list
	}
	return slices.Insert(slices.Clone(list), at, id)
}

func without(list []string, id string) []string {
	at, found := slices.BinarySearch(list, id)
	if !found {
		return list
	}
	return slices.Delete(slices.Clone(list), at, at+1)
}

// known returns a claim with its publication and its retraction; false when its
// dispatch is not there.
func (m *model) known(id string) (marz.Known, bool) {
	c, ok := m.claims[id]
	d, ok2 := m.dispatches[c.Dispatch]
	return marz.Known{Claim: c, Published: d.Published, Retracted: m.retracted[id].Published}, ok && ok2
}

// allKnown returns every claim, in order of ids; with dispatches given, theirs only.
func (m *model) allKnown(dispatches []string) []marz.Known {
	out := make([]marz.Known, 0, len(m.claims))
	for _, id := range slices.Sorted(maps.Keys(m.claims)) {
		k, ok := m.known(id)
		if ok && (len(dispatches) == 0 || slices.Contains(dispatches, k.Dispatch)) {
			out = append(out, k)
		}
	}
	return out
}

// of returns the claims on an event.
func (m *model) of(event string) []marz.Known {
	var out []marz.Known
	for _, id := range m.byEvent[event] {
		if k, ok := m.known(id); ok {
			out = append(out, k)
		}
	}
	return out
}

// bearing returns the claims of other events that link to this one or to a claim on it:
// a denial made elsewhere denies.
func (m *model) bearing(event string) []marz.Known {
	var ids []string
	for _, to := range append([]string{event}, m.byEvent[event]...) {
		ids = append(ids, m.byLink[to]...)
	}
	var out []marz.Known
	for _, id := range set(ids) {
		if k, ok := m.known(id); ok && k.Event != event {
			out = append(out, k)
		}
	}
	return out
}

// actor looks an actor up, for the control rule.
func (m *model) actor(id string) (marz.Actor, bool) {
	a, ok := m.actors[id]
	return a, ok
}

// actorName returns how a reader would name an actor, or the id itself.
func (m *model) actorName(id, lang string) string {
	if a, ok := m.actors[id]; ok {
		return a.Names.In(lang)
	}
	return id
}
