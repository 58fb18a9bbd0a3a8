package catalog

import "marz/internal/marz"

// imports is what a model knows of rows of foreign data sets.
type imports struct {
	show bool             // rows that may not be passed on are shown too
	born map[string]int64 // collection/id that a row brought → the stamp of that row
}

// newState makes the state of an empty log.
func (c *Catalog) newState() (*state, error) {
	s, err := newState(c.at)
	if err != nil {
		return nil, err
	}
	s.model.imports.show = c.restricted
	return s, nil
}

// imported adds a row of a foreign data set. What came otherwise, and what an operator
// took out, stays as it is; of two revisions of a row the newer by its source's stamp
// stands. A row that may not be passed on takes back what the row showed before.
func (m *model) imported(e parsed, row *marz.Imported, t *touched) {
	if m.imports.born == nil {
		m.imports.born = map[string]int64{}
	}
	if row.Restricted && !m.imports.show {
		m.hide(e, row, t)
		return
	}
	for i := range row.Actors {
		m.importActor(&row.Actors[i], row.Stamp, t)
	}
	for i := range row.Dispatches {
		part := &row.Dispatches[i]
		_, there := m.dispatches[part.ID]
		m.importPart(e, Dispatches, part.ID, part, there, row.Stamp, t)
	}
	for i := range row.Events {
		part := &row.Events[i]
		_, there := m.events[part.ID]
		m.importPart(e, Events, part.ID, part, there, row.Stamp, t)
	}
	for i := range row.Claims {
		part := &row.Claims[i]
		_, there := m.claims[part.ID]
		m.importPart(e, Claims, part.ID, part, there, row.Stamp, t)
	}
}

// importActor adds an actor that is new. Nothing that is known can change by it, for an
// actor comes before the first claim that names it.
func (m *model) importActor(a *marz.Actor, stamp int64, t *touched) {
	_, there := m.actors[a.ID]
	if !m.yields("actors/"+a.ID, there, stamp) {
		return
	}
	if there && m.actors[a.ID] != *a {
		t.actors = true
	}
	m.actors[a.ID] = *a
}

func (m *model) importPart(e parsed, collection, id string, part any, there bool, stamp int64, t *touched) {
	key := collection + "/" + id
	if _, gone := m.removed[key]; gone || !m.yields(key, there, stamp) {
		return
	}
	e.Subject, e.body = id, part
	m.apply(e, t)
}

// yields reports whether a subject may be set by a row with the stamp, and notes that it is.
func (m *model) yields(key string, there bool, stamp int64) bool {
	was, born := m.imports.born[key]
	if there && !born || born && was > stamp {
		return false
	}
	m.imports.born[key] = stamp
	return true
}

// hide takes out what earlier revisions of a row brought, before it was restricted.
func (m *model) hide(e parsed, row *marz.Imported, t *touched) {
	drop := func(collection, id string) {
		key := collection + "/" + id
		if _, born := m.imports.born[key]; !born {
			return
		}
		delete(m.imports.born, key)
		gone := e
		gone.Kind, gone.Subject, gone.body = marz.PutRemoved, id, nil
		m.apply(gone, t)
		delete(m.removed, key) // it may come back, when its terms change
	}
	for i := range row.Claims {
		drop(Claims, row.Claims[i].ID)
	}
	for i := range row.Events {
		drop(Events, row.Events[i].ID)
	}
	for i := range row.Dispatches {
		drop(Dispatches, row.Dispatches[i].ID)
	}
}

// published returns the last day on which a dispatch of the entry was published, zero
// where it has none or none that is shown.
func (m *model) published(e parsed) marz.Day {
	switch v := e.body.(type) {
	case *marz.Dispatch:
		return v.Published.Last()
	case *marz.Imported:
		last := marz.Day(0)
		for i := range v.Dispatches {
			if !v.Restricted || m.imports.show {
				last = max(last, v.Dispatches[i].Published.Last())
			}
		}
		return last
	}
	return 0
}
