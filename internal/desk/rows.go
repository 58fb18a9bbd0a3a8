package desk

import (
	"context"
	"encoding/json"
	"slices"

	"marz/internal/marz"
)

// The rows of foreign data sets, as the desk knows them. A row that may not be passed on
// is not known here at all: what a draft proposes, and what is answered about it, may be
// read by everyone who reviews, and the row may not. So such a row is neither proposed nor
// changed here, whatever the operator may see of it.

// part names an event, a claim or a dispatch that a row brought.
type part struct {
	kind marz.ChangeKind
	id   string
}

// putImported takes over a row, as the catalog does: what came otherwise, and what somebody
// took out, stays as it is; of two revisions the newer by its source's stamp stands.
func (s *state) putImported(e marz.Entry, row *marz.Imported) {
	if row.Restricted {
		s.hide(row)
		return
	}
	for i := range row.Actors {
		s.actors[row.Actors[i].ID] = true
	}
	at := func(kind marz.ChangeKind, id string, there bool) (marz.Entry, bool) {
		e.Subject = id
		return e, s.yields(part{kind, id}, there, row.Stamp)
	}
	for i := range row.Dispatches {
		d := &row.Dispatches[i]
		if e, ok := at(marz.PutDispatch, d.ID, s.dispatches[d.ID].rev != 0); ok {
			s.putDispatch(e, d)
		}
	}
	for i := range row.Events {
		v := &row.Events[i]
		if e, ok := at(marz.PutEvent, v.ID, s.events[v.ID].rev != 0); ok {
			delete(s.hidden, v.ID)
			s.putEvent(e, v)
		}
	}
	for i := range row.Claims {
		c := &row.Claims[i]
		if e, ok := at(marz.PutClaim, c.ID, s.claims[c.ID].rev != 0); ok {
			s.putClaim(e, c)
		}
	}
}

// yields reports whether a row with the stamp may set a part, and notes that it does.
func (s *state) yields(p part, there bool, stamp int64) bool {
	was, born := s.born[p]
	if s.removed[p.id] || there && !born || born && was > stamp {
		return false
	}
	s.born[p] = stamp
	return true
}

// hide forgets what earlier revisions of a row brought, before it was restricted.
func (s *state) hide(row *marz.Imported) {
	drop := func(kind marz.ChangeKind, id string) bool {
		_, born := s.born[part{kind, id}]
		if born {
			delete(s.born, part{kind, id})
			s.remove(id)
		}
		return born
	}
	for i := range row.Claims {
		drop(marz.PutClaim, row.Claims[i].ID)
	}
	for i := range row.Events {
		if id := row.Events[i].ID; drop(marz.PutEvent, id) {
			s.hidden[id] = true
		}
	}
	for i := range row.Dispatches {
		drop(marz.PutDispatch, row.Dispatches[i].ID)
	}
}

// shown leaves of a draft's candidates those that may still be told.
func (s *state) shown(candidates []string) []string {
	return slices.DeleteFunc(slices.Clone(candidates), func(id string) bool { return s.hidden[id] })
}

// claim reads a published claim as it is now.
func (d *Desk) claim(ctx context.Context, s *state, id string) (marz.Claim, error) {
	return ofRow(ctx, d, s.claims[id].body, id, func(r *marz.Imported) []marz.Claim { return r.Claims }, func(c *marz.Claim) *string { return &c.ID })
}

// event reads a published event as it is now.
func (d *Desk) event(ctx context.Context, s *state, id string) (marz.Event, error) {
	return ofRow(ctx, d, s.events[id].body, id, func(r *marz.Imported) []marz.Event { return r.Events }, func(v *marz.Event) *string { return &v.ID })
}

// dispatch reads a published dispatch as it is now.
func (d *Desk) dispatch(ctx context.Context, s *state, id string) (marz.Dispatch, error) {
	return ofRow(ctx, d, s.dispatches[id].rev, id, func(r *marz.Imported) []marz.Dispatch { return r.Dispatches }, func(v *marz.Dispatch) *string { return &v.ID })
}

// ofRow reads what an entry of the log says of an id, be it all that the entry says or a
// part of an imported row.
func ofRow[T any](ctx context.Context, d *Desk, seq int64, id string, parts func(*marz.Imported) []T, key func(*T) *string) (T, error) {
	var v T
	row, err := d.body(ctx, seq, &v)
	list := parts(&row)
	if i := slices.IndexFunc(list, func(v T) bool { return *key(&v) == id }); i >= 0 {
		v = list[i]
	}
	*key(&v) = id
	return v, err
}

// body reads what an entry of the log says into v, or, where it is an imported row, into
// the row that it returns.
func (d *Desk) body(ctx context.Context, seq int64, v any) (row marz.Imported, err error) {
	entries, err := d.log.Read(ctx, seq-1, 1)
	if err != nil {
		return row, err
	}
	if entries[0].Kind == marz.PutImported {
		v = &row
	}
	return row, json.Unmarshal(entries[0].Body, v)
}
