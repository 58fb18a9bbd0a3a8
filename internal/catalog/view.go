package catalog

import (
	"slices"
	"strings"
	"sync"

	"marz/internal/atlas"
	"marz/internal/index"
	"marz/internal/marz"
)

// view is what a set of dispatches says, or all of them: the claims that count, the
// prepared cases of places, and what was computed from them. Its methods are called with
// the state's lock held for reading.
type view struct {
	builder
	seq int64

	mu    sync.Mutex // guards what follows
	cases map[string]*marz.Case
	snaps recent[snapKey, *index.List]
	lists map[string]*index.List // of some dispatches: collection → its features
}

// snapKey names a snapshot of control.
type snapKey struct{ day, known marz.Day }

// Bounds of what is kept: views of some dispatches, and snapshots in each.
const (
	maxViews     = 16
	maxSnapshots = 128
)

func newView(m *model, at *atlas.Atlas, seq int64) *view {
	v := &view{builder: builder{m, at}, seq: seq}
	v.forget()
	v.cases = map[string]*marz.Case{}
	return v
}

// forget drops what was computed but for the cases.
func (v *view) forget() {
	v.snaps = recent[snapKey, *index.List]{most: maxSnapshots}
	v.lists = map[string]*index.List{}
}

// renew drops what the touched subjects make untrue.
func (v *view) renew(t *touched, seq int64) {
	v.seq = seq
	v.forget()
	if t.actors || t.wide {
		v.cases = map[string]*marz.Case{}
		return
	}
	for place := range t.places {
		delete(v.cases, place)
	}
}

// caseOf returns the prepared case of a place.
func (v *view) caseOf(place string) *marz.Case {
	v.mu.Lock()
	defer v.mu.Unlock()
	if k := v.cases[place]; k != nil {
		return k
	}
	border := ""
	if p, ok := v.at.Place(place); ok && p.Kind == marz.KindCrossing {
		border = p.Border
	}
	k := marz.NewCase(place, v.concerning(place, border), v.actor)
	v.cases[place] = k
	return k
}

// list returns the features of a collection that comes from dispatches, made of this
// view's claims alone.
func (v *view) list(collection string) (*index.List, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if l := v.lists[collection]; l != nil {
		return l, nil
	}
	features, err := v.all(collection)
	if err != nil {
		return nil, err
	}
	l, err := index.NewList(*schemaOf(collection), features)
	if err != nil {
		return nil, err
	}
	v.lists[collection] = l
	return l, nil
}

// viewOf returns the view of some dispatches, or of all.
func (s *state) viewOf(dispatches []string) (*view, error) {
	if len(dispatches) == 0 {
		return s.all, nil
	}
	dispatches = set(slices.Clone(dispatches))
	for _, d := range dispatches {
		if _, ok := s.model.dispatches[d]; !ok {
			return nil, marz.Errorf(marz.Invalid, "dispatch: there is no dispatch %q: /collections/dispatches/items lists them", d)
		}
	}
	key := strings.Join(dispatches, "\n")
	s.viewsMu.Lock()
	defer s.viewsMu.Unlock()
	if v, ok := s.views.get(key); ok {
		return v, nil
	}
	v := newView(s.model.only(dispatches), s.all.at, s.version.Seq)
	s.views.put(key, v)
	return v, nil
}

// recent is a map that keeps what was used last. It is not safe for concurrent use.
type recent[K comparable, V any] struct {
	most  int
	byKey map[K]V
	order []K // the one used last comes last
}

func (r *recent[K, V]) get(k K) (V, bool) {
	v, ok := r.byKey[k]
	if ok {
		r.touch(k)
	}
	return v, ok
}

func (r *recent[K, V]) put(k K, v V) {
	if r.byKey == nil {
		r.byKey = map[K]V{}
	}
	r.byKey[k] = v
	r.touch(k)
	if len(r.order) > r.most {
		delete(r.byKey, r.order[0])
		r.order = slices.Delete(r.order, 0, 1)
	}
}

func (r *recent[K, V]) touch(k K) {
	if i := slices.Index(r.order, k); i >= 0 {
		r.order = slices.Delete(r.order, i, i+1)
	}
	r.order = append(r.order, k)
}
