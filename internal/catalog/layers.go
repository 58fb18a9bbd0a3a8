package catalog

import (
	"crypto/sha256"
	"slices"
	"strings"
	"sync"

	"marz/internal/index"
	"marz/internal/marz"
)

// layers holds the operator's own collections, each in an index of its own, so that a
// new version takes the old one's place at once.
type layers struct {
	mu   sync.RWMutex
	byID map[string]*layer
}

type layer struct {
	Collection
	idx *index.Index
	lease
}

func (l *layers) get(id string) (Collection, bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	x, ok := l.byID[id]
	if !ok {
		return Collection{}, false
	}
	return x.Collection, true
}

// take returns a layer's features to search, until release is called.
func (l *layers) take(id string) (x indexed, release func(), ok bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	y, ok := l.byID[id]
	if !ok {
		return indexed{}, nil, false
	}
	return indexed{y.idx, id}, y.take(), true
}

func (l *layers) list() []Collection {
	l.mu.RLock()
	defer l.mu.RUnlock()
	out := make([]Collection, 0, len(l.byID))
	for _, x := range l.byID {
		out = append(out, x.Collection)
	}
	slices.SortFunc(out, func(a, b Collection) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// put brings a layer in, and takes out the one of its name.
func (l *layers) put(x *layer) {
	x.lease.close = func() { _ = x.idx.Close() }
	l.mu.Lock()
	old := l.byID[x.ID]
	if l.byID == nil {
		l.byID = map[string]*layer{}
	}
	l.byID[x.ID] = x
	l.mu.Unlock()
	if old != nil {
		old.retire()
	}
}

func (l *layers) drop(id string) bool {
	l.mu.Lock()
	old, ok := l.byID[id]
	delete(l.byID, id)
	l.mu.Unlock()
	if ok {
		old.retire()
	}
	return ok
}

func (l *layers) close() {
	for _, c := range l.list() {
		l.drop(c.ID)
	}
}

// RemoveLayer takes a layer out.
func (c *Catalog) RemoveLayer(name string) error {
	if !c.layers.drop(name) {
		return marz.Errorf(marz.NotFound, "there is no layer %q", name)
	}
	return nil
}

// AddLayer reads a GeoJSON FeatureCollection as a collection of the given name, in the
// place of one that is there. schemaJSON, when not nil, is a JSON Schema that gives the
// types of the properties; else they are inferred. A bad file changes nothing; the error
// gives the number of the feature and the reason.
func (c *Catalog) AddLayer(name string, data, schemaJSON []byte) error {
	if err := checkLayerName(name); err != nil {
		return err
	}
	features, schema, err := readLayer(data, schemaJSON)
	if err != nil {
		return err
	}
	x := &layer{Collection: Collection{ID: name, Title: name, Description: "An operator's own layer.", Schema: schema, Layer: true}}
	x.Updated = marz.Version{Hash: sha256.Sum256(append(slices.Clone(data), schemaJSON...)), At: c.now()}
	change := make([]index.Change, 0, len(features))
	for _, f := range features {
		change = append(change, index.Change{Collection: name, ID: f.ID, Features: []marz.Feature{f}})
	}
	if x.idx, err = index.New(); err != nil {
		return err
	}
	err = x.idx.Define(name, schema)
	if err == nil {
		err = x.idx.Apply(1, change)
	}
	if err != nil {
		_ = x.idx.Close()
		return marz.Errorf(marz.Invalid, "%w", err)
	}
	e := x.idx.Extent(name)
	x.Bound, x.Extent = e.Bound, e.Time
	c.layers.put(x)
	return nil
}

// checkLayerName keeps layers from hiding collections and addresses of Marz.
func checkLayerName(name string) error {
	taken := func(d Collection) bool { return d.ID == name }
	if slices.ContainsFunc(definitions, taken) {
		return marz.Errorf(marz.Invalid, "layer %q: Marz has a collection of that name: choose another", name)
	}
	ok := name != "" && len(name) <= 64
	for _, r := range name {
		ok = ok && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '_' || r == '-')
	}
	if !ok {
		return marz.Errorf(marz.Invalid, "layer %q: a name has 1 to 64 letters, digits, - and _", name)
	}
	return nil
}
