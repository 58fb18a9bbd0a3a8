package index

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"marz/internal/marz"

	"github.com/tidwall/buntdb"
)

// Index holds the features of every collection as of one sequence of the log. Reads may
// run beside each other; a writer lets them wait only while it stores what it has
// encoded before.
type Index struct {
	db    *buntdb.DB
	write sync.Mutex // one writer at a time; taken before mu

	mu          sync.RWMutex // guards what follows; held for writing by the holder of write only
	collections map[string]*collection
	seq         int64
}

// collection is what the index keeps of a collection beside the database.
type collection struct {
	fields
	slots []entry            // by slot; empty where an entry was taken out
	live  int                // slots that are not empty
	byID  map[string][]int32 // feature id → its slots, by the day from which it is known
	terms terms
	// extent is computed when it is asked for and forgotten when the collection changes.
	extent atomic.Pointer[Extent]
}

// Change replaces the entries of one feature: one for each interval of known time, which
// do not overlap, or none to take the feature out.
type Change struct {
	Collection string
	ID         string
	Features   []marz.Feature
}

// New returns an empty index.
func New() (*Index, error) {
	db, err := buntdb.Open(":memory:")
	if err != nil {
		return nil, err
	}
	return &Index{db: db, collections: map[string]*collection{}}, nil
}

// Close frees the index. Searches that have returned stay valid; later ones fail.
func (x *Index) Close() error {
	x.write.Lock()
	defer x.write.Unlock()
	x.mu.Lock()
	defer x.mu.Unlock()
	x.collections = map[string]*collection{}
	return x.db.Close()
}

// Define adds a collection, or empties one that is there and gives it another schema.
func (x *Index) Define(name string, schema marz.Schema) error {
	if err := x.Drop(name); err != nil {
		return err
	}
	x.write.Lock()
	defer x.write.Unlock()
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.db.CreateSpatialIndex(flat(name), name+":*", rectFlat); err != nil {
		return fmt.Errorf("index of %s: %w", name, err)
	}
	if err := x.db.CreateSpatialIndex(deep(name), name+":*", rectDeep); err != nil {
		return fmt.Errorf("index of %s in time: %w", name, err)
	}
	x.collections[name] = newCollection(schema)
	return nil
}

func newCollection(schema marz.Schema) *collection {
	f := newFields(schema)
	return &collection{fields: f, byID: map[string][]int32{}, terms: newTerms(f.schema.Columns)}
}

// Drop takes a collection out; one that is not there is no error.
func (x *Index) Drop(name string) error {
	x.write.Lock()
	defer x.write.Unlock()
	x.mu.Lock()
	defer x.mu.Unlock()
	c, ok := x.collections[name]
	if !ok {
		return nil
	}
	if err := x.db.DropIndex(flat(name)); err != nil {
		return err
	}
	if err := x.db.DropIndex(deep(name)); err != nil {
		return err
	}
	delete(x.collections, name)
	return x.db.Update(func(tx *buntdb.Tx) error {
		for _, e := range c.slots {
			if e == "" {
				continue
			}
			if _, err := tx.Delete(e.key(name)); err != nil {
				return err
			}
		}
		return nil
	})
}

// Seq returns the sequence of the log that the index shows.
func (x *Index) Seq() int64 {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.seq
}

// Len returns the number of entries of a collection.
func (x *Index) Len(name string) int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if c, ok := x.collections[name]; ok {
		return c.live
	}
	return 0
}

// Apply makes the changes visible together, as the state after seq; of two changes of one
// feature the last counts. Everything is encoded and checked before readers are kept out
// and before the transaction begins: what fails inside one may leave a half of it.
func (x *Index) Apply(seq int64, changes []Change) error {
	x.write.Lock()
	defer x.write.Unlock()
	edits, err := x.prepare(changes)
	if err != nil {
		return err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.db.Update(func(tx *buntdb.Tx) error { return store(tx, edits) }); err != nil {
		return err
	}
	for _, e := range edits {
		e.col.replace(e.id, e.entries)
	}
	x.seq = seq
	return nil
}

// edit is a change, encoded.
type edit struct {
	col     *collection
	name    string // of the collection
	id      string
	drops   []string // keys
	entries []entry  // by the day from which they are known
}

// prepare encodes the changes. It changes nothing.
func (x *Index) prepare(changes []Change) ([]edit, error) {
	type subject struct{ collection, id string }
	at := make(map[subject]int, len(changes))
	edits := make([]edit, 0, len(changes))
	for _, c := range changes {
		col, ok := x.collections[c.Collection]
		if !ok {
			return nil, missing(c.Collection)
		}
		e, err := col.edit(c)
		if err != nil {
			return nil, fmt.Errorf("index: %s %s: %w", c.Collection, c.ID, err)
		}
		if i, again := at[subject{c.Collection, c.ID}]; again {
			edits[i] = e
			continue
		}
		at[subject{c.Collection, c.ID}] = len(edits)
		edits = append(edits, e)
	}
	return edits, nil
}

// edit encodes one change.
func (c *collection) edit(change Change) (edit, error) {
	out := edit{col: c, name: change.Collection, id: change.ID}
	for _, s := range c.byID[change.ID] {
		out.drops = append(out.drops, c.slots[s].key(change.Collection))
	}
	for _, f := range change.Features {
		if f.ID != change.ID {
			return out, fmt.Errorf("a feature has the id %q", f.ID)
		}
		e, err := encodeFeature(f)
		if err != nil {
			return out, err
		}
		out.entries = append(out.entries, e)
	}
	return out, overlap(out.entries)
}

// overlap orders entries by the day from which they are known, and reports two that are
// both known on a day: a search would give the feature twice.
func overlap(entries []entry) error {
	slices.SortFunc(entries, func(a, b entry) int { return int(a.day(atKnown) - b.day(atKnown)) })
	for i := 1; i < len(entries); i++ {
		if from := entries[i].day(atKnown); from <= entries[i-1].day(atKnown+4) {
			return fmt.Errorf("two entries are known on %s", from)
		}
	}
	return nil
}

// store deletes and sets, in the order of keys: loading in spatial order makes the tree
// and every later search faster.
func store(tx *buntdb.Tx, edits []edit) error {
	type pair struct{ key, value string }
	var puts []pair
	for _, e := range edits {
		for _, k := range e.drops {
			if _, err := tx.Delete(k); err != nil && err != buntdb.ErrNotFound {
				return err
			}
		}
		for _, v := range e.entries {
			puts = append(puts, pair{v.key(e.name), string(v)})
		}
	}
	slices.SortFunc(puts, func(a, b pair) int {
		if a.key < b.key {
			return -1
		}
		return 1
	})
	for _, p := range puts {
		if _, _, err := tx.Set(p.key, p.value, nil); err != nil {
			return err
		}
	}
	return nil
}

// replace puts a feature's entries in the place of those it has.
func (c *collection) replace(id string, entries []entry) {
	c.extent.Store(nil)
	for _, s := range c.byID[id] {
		c.slots[s] = ""
		c.live--
	}
	delete(c.byID, id)
	if len(entries) == 0 {
		return
	}
	if dead := len(c.slots) - c.live; dead > c.live+1024 {
		c.compact()
	}
	own := make([]int32, len(entries))
	for i, e := range entries {
		own[i] = int32(len(c.slots))
		c.slots = append(c.slots, e)
		c.terms.add(own[i], e)
	}
	c.byID[id] = own
	c.live += len(entries)
}

// compact gives the entries new slots without gaps, and makes the terms anew.
func (c *collection) compact() {
	old := c.slots
	c.slots = make([]entry, 0, c.live+c.live/4)
	c.terms = newTerms(c.schema.Columns)
	moved := make([]int32, len(old))
	for s, e := range old {
		if e != "" {
			moved[s] = int32(len(c.slots))
			c.terms.add(moved[s], e)
			c.slots = append(c.slots, e)
		}
	}
	for _, own := range c.byID {
		for i := range own {
			own[i] = moved[own[i]]
		}
	}
}

func missing(name string) error {
	return marz.Errorf(marz.NotFound, "index: there is no collection %q", name)
}
