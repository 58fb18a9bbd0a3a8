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
	removed    map[string]int64           // collection/id of what was taken out, with the sequence
	revisions  map[string][]int64         // collection/id → the entries that changed it, ascending
	byEvent    map[string][]string        // event → claims, in no order
	byDispatch map[string][]string        // dispatch → claims
	byPlace    map[string][]string        // place → claims
	byLink     map[string][]string        // claim or event → claims that link to it
	wide       []string                   // claims on all of a border
	imports    imports                    // what came as rows of foreign data sets
}

func newModel() *model {
	return &model{
		dispatches: map[string]marz.Dispatch{}, events: map[string]marz.Event{}, claims: map[string]marz.Claim{},
		actors: map[string]marz.Actor{}, retracted: map[string]marz.Retraction{}, removed: map[string]int64{},
		revisions: map[string][]int64{}, byEvent: map[string][]string{}, byDispatch: map[string][]string{},
		byPlace: map[string][]string{}, byLink: map[string][]string{},
	}
}

// parsed is an entry of the log with its body read.
type parsed struct {
	marz.Entry
	body any // a pointer to what the kind says; nil for kinds that are no data
}

// parse reads the bodies of entries. Kinds that are no data (drafts, reviews, tokens)
// have none here.
func parse(entries []marz.Entry) ([]parsed, error) {
	out := make([]parsed, len(entries))
	return out, parallel(len(entries), func(i int) error {
		e := entries[i]
		out[i] = parsed{e, bodyOf(e.Kind)}
		if out[i].body == nil {
			return nil
		}
		if err := json.Unmarshal(e.Body, out[i].body); err != nil {
			return fmt.Errorf("log entry %d, %s %s: %w", e.Seq, e.Kind, e.Subject, err)
		}
		return nil
	})
}

// bodyOf returns where the body of a kind of entry is read into, or nil.
func bodyOf(kind marz.ChangeKind) any {
	switch kind {
	case marz.PutDispatch:
		return new(marz.Dispatch)
	case marz.PutEvent:
		return new(marz.Event)
	case marz.PutClaim:
		return new(marz.Claim)
	case marz.PutActor:
		return new(marz.Actor)
	case marz.PutRetract:
		return new(marz.Retraction)
	case marz.PutImported:
		return new(marz.Imported)
	}
	return nil
}

// apply adds one entry to the state and notes what it touches.
func (m *model) apply(e parsed, t *touched) {
	switch v := e.body.(type) {
	case *marz.Dispatch:
		v.ID = e.Subject
		m.dispatches[e.Subject] = *v
		m.touchDispatch(e.Subject, t)
		m.note(e, Dispatches, e.Subject)
	case *marz.Event:
		v.ID = e.Subject
		m.events[e.Subject] = *v
		m.touchEvent(e.Subject, t)
		m.note(e, Events, e.Subject)
	case *marz.Claim:
		v.ID = e.Subject
		m.unlink(e.Subject, t)
		m.claims[e.Subject] = *v
		m.link(e.Subject, t)
		m.note(e, Claims, e.Subject)
		m.note(e, Events, v.Event)
	case *marz.Actor:
		v.ID = e.Subject
		m.actors[e.Subject] = *v
		t.actors = true
		m.note(e, actors, e.Subject)
	case *marz.Retraction:
		m.retracted[v.Claim] = *v
		m.touchClaim(v.Claim, t)
		m.note(e, Claims, v.Claim)
		m.note(e, Events, m.claims[v.Claim].Event)
	case *marz.Imported:
		m.imported(e, v, t)
	case nil:
		if e.Kind == marz.PutRemoved {
			m.remove(e, t)
		}
	}
}

// note writes down that an entry changed a subject, and that the subject is there.
func (m *model) note(e parsed, collection, id string) {
	if id == "" {
		return
	}
	key := collection + "/" + id
	if e.Kind != marz.PutRemoved && e.Subject == id {
		delete(m.removed, key)
	}
	m.revisions[key] = append(m.revisions[key], e.Seq)
}

// changed returns the entry that last changed a subject.
func (m *model) changed(collection, id string) int64 {
	if list := m.revisions[collection+"/"+id]; len(list) > 0 {
		return list[len(list)-1]
	}
	return 0
}

// link enters a claim where it is looked up; unlink takes it out again.
func (m *model) link(id string, t *touched) {
	m.relink(id, with)
	m.touchClaim(id, t)
}

func (m *model) unlink(id string, t *touched) {
	if _, ok := m.claims[id]; !ok {
		return
	}
	m.touchClaim(id, t)
	m.relink(id, without)
}

func (m *model) relink(id string, change func(list []string, id string) []string) {
	c := m.claims[id]
	m.byEvent[c.Event] = change(m.byEvent[c.Event], id)
	m.byDispatch[c.Dispatch] = change(m.byDispatch[c.Dispatch], id)
	m.byPlace[c.Place] = change(m.byPlace[c.Place], id)
	if c.BorderWide {
		m.wide = change(m.wide, id)
	}
	for _, l := range c.Links {
		m.byLink[l.To] = change(m.byLink[l.To], id)
	}
}

// remove takes out whatever has the id.
func (m *model) remove(e parsed, t *touched) {
	id := e.Subject
	gone := func(collection string) {
		m.removed[collection+"/"+id] = e.Seq
		m.note(e, collection, id)
	}
	if c, ok := m.claims[id]; ok {
		m.unlink(id, t)
		delete(m.claims, id)
		gone(Claims)
		m.note(e, Events, c.Event)
	}
	if _, ok := m.events[id]; ok {
		m.touchEvent(id, t)
		delete(m.events, id)
		gone(Events)
	}
	if _, ok := m.dispatches[id]; ok {
		m.touchDispatch(id, t)
		delete(m.dispatches, id)
		gone(Dispatches)
	}
}

// only returns the state as if these dispatches were all there is.
func (m *model) only(dispatches []string) *model {
	out := newModel()
	out.actors, out.retracted, out.removed, out.revisions = m.actors, m.retracted, m.removed, m.revisions
	t := newTouched()
	for _, d := range dispatches {
		out.dispatches[d] = m.dispatches[d]
		for _, id := range m.byDispatch[d] {
			c := m.claims[id]
			out.claims[id] = c
			if e, ok := m.events[c.Event]; ok {
				out.events[c.Event] = e
			}
			out.link(id, &t)
		}
	}
	return out
}

// known returns a claim with its publication and its retraction; false when its
// dispatch is not there.
func (m *model) known(id string) (marz.Known, bool) {
	c, ok := m.claims[id]
	d, ok2 := m.dispatches[c.Dispatch]
	return marz.Known{Claim: c, Published: d.Published, Retracted: m.retracted[id].Published}, ok && ok2
}

// knowing returns the claims with these ids, in order of ids.
func (m *model) knowing(ids ...[]string) []marz.Known {
	var out []marz.Known
	for _, id := range set(slices.Concat(ids...)) {
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
	return slices.DeleteFunc(m.knowing(ids), func(k marz.Known) bool { return k.Event == event })
}

// concerning returns the claims that a case of a place on a border needs: those on the
// place, those on all of a border, and those that link to one of them or to its event.
func (m *model) concerning(place, border string) []marz.Known {
	ids := slices.Concat(m.byPlace[place], m.wide)
	for _, id := range slices.Clone(ids) {
		ids = append(append(ids, m.byLink[id]...), m.byLink[m.claims[id].Event]...)
	}
	return marz.Concerning(place, border, m.knowing(ids))
}

// actor looks an actor up, for the control rule.
func (m *model) actor(id string) (marz.Actor, bool) {
	a, ok := m.actors[id]
	return a, ok
}

// sortedIDs are the keys of a map of subjects, in order.
func sortedIDs[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
