package index

import (
	"fmt"
	"iter"
	"slices"

	"marz/internal/marz"

	"github.com/tidwall/buntdb"
)

// Result is an answer. Matched counts all that match, whatever the page; Visited counts
// the entries that were looked at, for tests that a query reads a part only. It stays
// valid whatever is written later.
type Result struct {
	Matched, Visited int
	Seq              int64 // the sequence of the log that the index showed; 0 for a List
	entries          []entry
	last             *Mark
}

// Next returns where the next page begins, or nil when this is the last.
func (r Result) Next() *Mark { return r.last }

// Len returns the number of features on the page.
func (r Result) Len() int { return len(r.entries) }

// Features decodes the features of the page, one at a time.
func (r Result) Features() iter.Seq2[marz.Feature, error] {
	return func(yield func(marz.Feature, error) bool) {
		for _, e := range r.entries {
			if !yield(e.decode()) {
				return
			}
		}
	}
}

// Bare yields the features of the page with their id, bytes, times and sequence, but
// without geometry and values, which nobody need decode to send the bytes.
func (r Result) Bare() iter.Seq2[marz.Feature, error] {
	return func(yield func(marz.Feature, error) bool) {
		for _, e := range r.entries {
			if !yield(e.bare(), nil) {
				return
			}
		}
	}
}

// Search finds the features of a collection that match. No lock is held while filters
// are evaluated, nor while the answer is used.
func (x *Index) Search(name string, q Query, p Page) (Result, error) {
	x.mu.RLock()
	col, ok := x.collections[name]
	if !ok {
		x.mu.RUnlock()
		return Result{}, missing(name)
	}
	plan := q.plan(&col.fields)
	found, err := x.candidates(name, col, plan)
	seq := x.seq
	x.mu.RUnlock()
	if err != nil {
		return Result{}, err
	}
	res, err := answer(found, q, p, plan.known, &col.fields)
	res.Seq = seq
	return res, err
}

// answer filters candidates, which it may overwrite, and cuts the page out of them.
func answer(found []entry, q Query, p Page, known marz.Day, f *fields) (Result, error) {
	res := Result{Visited: len(found)}
	match := found[:0]
	for _, e := range found {
		if q.matches(e, known, f) {
			match = append(match, e)
		}
	}
	res.Matched = len(match)
	var err error
	res.entries, res.last, err = p.cut(match, f)
	return res, err
}

// candidates collects the entries that may match by the cheapest way: those that have a
// value which the filter demands, those in the boxes and days, or all.
func (x *Index) candidates(name string, col *collection, p plan) ([]entry, error) {
	if p.none {
		return nil, nil
	}
	if p.ids != nil {
		return col.named(p.ids, p.known), nil
	}
	if slots, ok := col.listed(p); ok {
		return col.pick(slots, p.known), nil
	}
	if p.boxes == nil && p.anytime() {
		out := make([]entry, 0, col.live)
		for _, e := range col.slots {
			if e != "" && e.knownOn(p.known) {
				out = append(out, e)
			}
		}
		return out, nil
	}
	return x.inBoxes(name, p)
}

// listed returns the shortest list of slots that the demanded values give. A list that
// is a large part of the collection gives way to boxes and days, where there are any.
func (c *collection) listed(p plan) ([]int32, bool) {
	var best []int32
	found := false
	for name, values := range p.equal {
		terms := make([]any, len(values))
		for i, v := range values {
			terms[i] = term(v)
		}
		slots, ok := c.terms.find(c.column(name), terms)
		if ok && (!found || len(slots) < len(best)) {
			best, found = slots, true
		}
	}
	if found && (p.boxes != nil || !p.anytime()) && len(best) > 512 && len(best) > c.live/16 {
		return nil, false
	}
	return best, found
}

func (c *collection) named(ids []string, known marz.Day) []entry {
	var slots []int32
	for i, id := range ids {
		if !slices.Contains(ids[:i], id) {
			slots = append(slots, c.byID[id]...)
		}
	}
	return c.pick(slots, known)
}

func (c *collection) pick(slots []int32, known marz.Day) []entry {
	out := make([]entry, 0, len(slots))
	for _, s := range slots {
		if e := c.slots[s]; e != "" && e.knownOn(known) {
			out = append(out, e)
		}
	}
	return out
}

// inBoxes asks the database, inside one read transaction that collects immutable strings
// and writes nothing.
func (x *Index) inBoxes(name string, p plan) (out []entry, err error) {
	boxes := p.boxes
	if boxes == nil {
		boxes = everywhere
	}
	seen := map[string]bool{}
	err = x.db.View(func(tx *buntdb.Tx) error {
		for _, b := range boxes {
			err := tx.Intersects(p.choose(name), p.header(b), func(k, v string) bool {
				if e := entry(v); e.knownOn(p.known) && !seen[k] {
					out = append(out, e)
					if len(boxes) > 1 {
						seen[k] = true
					}
				}
				return true
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// choose takes the index in space where no period is asked for, since a period of all
// time would only make every comparison longer.
func (p *plan) choose(name string) string {
	if p.anytime() {
		return flat(name)
	}
	return deep(name)
}

// Get returns the entry of one feature as known on a day (zero: now).
func (x *Index) Get(name, id string, known marz.Day) (marz.Feature, bool, error) {
	if known == 0 {
		known = marz.LastDay
	}
	own, err := x.entriesOf(name, id)
	for _, e := range own {
		if e.knownOn(known) {
			f, err := e.decode()
			return f, true, err
		}
	}
	return marz.Feature{}, false, err
}

// Versions returns every entry of one feature, by the day from which it is known.
func (x *Index) Versions(name, id string) ([]marz.Feature, error) {
	own, err := x.entriesOf(name, id)
	out := make([]marz.Feature, len(own))
	for i, e := range own {
		if out[i], err = e.decode(); err != nil {
			return nil, err
		}
	}
	return out, err
}

func (x *Index) entriesOf(name, id string) ([]entry, error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	col, ok := x.collections[name]
	if !ok {
		return nil, missing(name)
	}
	var out []entry
	for _, s := range col.byID[id] {
		out = append(out, col.slots[s])
	}
	return out, nil
}

// List is a handful of features that are searched one by one, without a tree: what is
// computed for one question and thrown away. It never changes.
type List struct {
	fields
	entries []entry
}

// NewList encodes the features of a list.
func NewList(schema marz.Schema, features []marz.Feature) (*List, error) {
	l := &List{newFields(schema), make([]entry, len(features))}
	for i, f := range features {
		e, err := encodeFeature(f)
		if err != nil {
			return nil, fmt.Errorf("index: %s: %w", f.ID, err)
		}
		l.entries[i] = e
	}
	return l, nil
}

// Get returns one feature of the list as known on a day (zero: now).
func (l *List) Get(id string, known marz.Day) (marz.Feature, bool, error) {
	if known == 0 {
		known = marz.LastDay
	}
	for _, e := range l.entries {
		if e.id() == id && e.knownOn(known) {
			f, err := e.decode()
			return f, true, err
		}
	}
	return marz.Feature{}, false, nil
}

// Search finds the features of the list that match.
func (l *List) Search(q Query, p Page) (Result, error) {
	found := slices.Clone(l.entries)
	if q.IDs != nil {
		found = slices.DeleteFunc(found, func(e entry) bool { return !slices.Contains(q.IDs, e.id()) })
	}
	return answer(found, q, p, q.plan(&l.fields).known, &l.fields)
}
