package index

import (
	"fmt"
	"slices"
	"sync"

	"marz/internal/marz"

	"github.com/tidwall/buntdb"
)

// Index holds the features of every collection as of one sequence of the log. Reads may
// run beside each other and beside one writer.
type Index struct {
	db *buntdb.DB

	mu          sync.RWMutex // guards what follows
	collections map[string]*collection
	seq         int64
}

// collection is what the index remembers of a collection outside the database.
type collection struct {
	schema marz.Schema
	keys   map[string][]string // feature id → keys of its entries
}

// Change replaces the entries of one feature: one for each interval of known time, or
// none to take the feature out.
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

// Close frees the index.
func (x *Index) Close() error { return x.db.Close() }

// Define adds a collection, or empties one that is there and gives it another schema.
func (x *Index) Define(name string, schema marz.Schema) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if old, ok := x.collections[name]; ok {
		if err := x.empty(old); err != nil {
			return err
		}
		x.collections[name] = &collection{schema: schema, keys: map[string][]string{}}
		return nil
	}
	if err := x.db.CreateSpatialIndex(flat(name), name+":*", rectFlat); err != nil {
		return fmt.Errorf("index of %s: %w", name, err)
	}
	if err := x.db.CreateSpatialIndex(deep(name), name+":*", rectDeep); err != nil {
		return fmt.Errorf("index of %s in time: %w", name, err)
	}
	x.collections[name] = &collection{schema: schema, keys: map[string][]string{}}
	return nil
}

// Drop takes a collection out.
func (x *Index) Drop(name string) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	c, ok := x.collections[name]
	if !ok {
		return nil
	}
	if err := x.empty(c); err != nil {
		return err
	}
	delete(x.collections, name)
	if err := x.db.DropIndex(flat(name)); err != nil {
		return err
	}
	return x.db.DropIndex(deep(name))
}

func (x *Index) empty(c *collection) error {
	return x.db.Update(func(tx *buntdb.Tx) error {
		for _, keys := range c.keys {
			for _, k := range keys {
				if _, err := tx.Delete(k); err != nil {
					return err
				}
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

// Apply makes the changes visible together, as the state after seq. Everything is
// encoded before the transaction begins: a failure inside one would commit a half.
func (x *Index) Apply(seq int64, changes []Change) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	puts, drops, keys, err := x.prepare(changes)
	if err != nil {
		return err
	}
	err = x.db.Update(func(tx *buntdb.Tx) error {
		for _, k := range drops {
			if _, err := tx.Delete(k); err != nil && err != buntdb.ErrNotFound {
				return err
			}
		}
		for _, p := range puts {
			if _, _, err := tx.Set(p.key, p.value, nil); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	x.seq = seq
	for c, k := range keys {
		if len(k) == 0 {
			delete(x.collections[c.name].keys, c.id)
		} else {
			x.collections[c.name].keys[c.id] = k
		}
	}
	return nil
}

type put struct{ key, value string }

// subject names a feature of a collection.
type subject struct{ name, id string }

// prepare encodes the new entries, and lists the keys to delete and those that take
// their place. It changes nothing.
func (x *Index) prepare(changes []Change) (puts []put, drops []string, keys map[subject][]string, err error) {
	last := map[subject][]marz.Feature{}
	for _, c := range changes {
		last[subject{c.Collection, c.ID}] = c.Features
	}
	keys = make(map[subject][]string, len(last))
	for s, features := range last {
		col, ok := x.collections[s.name]
		if !ok {
			return nil, nil, nil, fmt.Errorf("index: there is no collection %q", s.name)
		}
		drops = append(drops, col.keys[s.id]...)
		keys[s] = nil
		for _, f := range features {
			v, err := encodeFeature(f)
			if err != nil {
				return nil, nil, nil, fmt.Errorf("index: %s %s: %w", s.name, s.id, err)
			}
			k := key(s.name, f)
			keys[s] = append(keys[s], k)
			puts = append(puts, put{k, string(v)})
		}
	}
	// Loading in spatial order makes the tree and every later search faster.
	slices.SortFunc(puts, func(a, b put) int {
		if a.key < b.key {
			return -1
		}
		return 1
	})
	return puts, drops, keys, nil
}

// key is collection:hilbert cell, first day, id and the day it is known from.
func key(name string, f marz.Feature) string {
	h := featureHeader(f)
	cell := hilbert((h.box[0]+h.box[2])/2, (h.box[1]+h.box[3])/2)
	return fmt.Sprintf("%s:%05x%07d%s#%07d", name, cell, h.time[0], f.ID, h.known[0])
}

// hilbert returns the cell of a point on a Hilbert curve of 1024 × 1024 cells over the
// world (Warren, Hacker's Delight, 2nd ed., 16.1).
func hilbert(lon, lat float64) uint32 {
	const side = 1024
	at := func(v, span float64) uint32 { return uint32(max(0, min(side-1, (v+span/2)/span*side))) }
	x, y := at(lon, 360), at(lat, 180)
	var d uint32
	for s := uint32(side / 2); s > 0; s /= 2 {
		var rx, ry uint32
		if x&s > 0 {
			rx = 1
		}
		if y&s > 0 {
			ry = 1
		}
		d += s * s * ((3 * rx) ^ ry)
		if ry == 0 {
			if rx == 1 {
				x, y = side-1-x, side-1-y
			}
			x, y = y, x
		}
	}
	return d
}

func flat(name string) string { return name + ".space" }
func deep(name string) string { return name + ".spacetime" }

func rectFlat(item string) (lo, hi []float64) {
	e := entry(item)
	v := []float64{e.float(0), e.float(8), e.float(16), e.float(24)}
	return v[:2:2], v[2:]
}

func rectDeep(item string) (lo, hi []float64) {
	e := entry(item)
	return []float64{e.float(0), e.float(8), float64(e.day(32)), float64(e.day(40))},
		[]float64{e.float(16), e.float(24), float64(e.day(36)), float64(e.day(44))}
}
