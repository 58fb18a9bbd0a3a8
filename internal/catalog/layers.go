package catalog

import (
	"crypto/sha256"
	"slices"
	"strings"
	"sync"

	"marz/internal/index"
	"marz/internal/marz"

	"github.com/paulmach/orb"
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

func (l *layers) index(id string) (*index.Index, bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	x, ok := l.byID[id]
	if !ok {
		return nil, false
	}
	return x.idx, true
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

func (l *layers) put(x *layer) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.byID == nil {
		l.byID = map[string]*layer{}
	}
	l.byID[x.ID] = x // the old index goes when the last reader lets go of it
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
	x.Bound = orb.Bound{Min: orb.Point{1, 1}, Max: orb.Point{-1, -1}}
	change := make([]index.Change, 0, len(features))
	for _, f := range features {
		if f.Geometry != nil {
			x.Bound = x.Bound.Union(f.Geometry.Bound())
		}
		change = append(change, index.Change{Collection: name, ID: f.ID, Features: []marz.Feature{f}})
	}
	if x.idx, err = index.New(); err != nil {
		return err
	}
	if err := x.idx.Define(name, schema); err != nil {
		return err
	}
	if err := x.idx.Apply(1, change); err != nil {
		return err
	}
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
