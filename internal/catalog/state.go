package catalog

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"marz/internal/atlas"
	"marz/internal/index"
	"marz/internal/marz"
)

// state is the data set as of one sequence of the log.
type state struct {
	mu      sync.RWMutex // guards what follows, and the model that all points to
	model   *model
	idx     *index.Index
	version marz.Version
	changed map[string]marz.Version // collection → the version that last changed it
	lastDay marz.Day                // the last day of publication
	wake    chan struct{}           // closed and replaced whenever the version moves
	all     *view                   // what all dispatches say

	viewsMu sync.Mutex // guards views; taken with mu held
	views   recent[string, *view]
}

// How many entries are read from the log at a time: many while nobody reads yet; few
// later, since readers wait while they are applied.
const (
	firstBatch = 20_000
	batch      = 1_000
)

func newState(at *atlas.Atlas) (*state, error) {
	idx, err := index.New()
	if err != nil {
		return nil, err
	}
	s := &state{model: newModel(), idx: idx, changed: map[string]marz.Version{}, wake: make(chan struct{})}
	s.all = newView(s.model, at, 0)
	s.views.most = maxViews
	for _, d := range definitions {
		if d.ID == Control {
			continue // computed for a day when it is asked for
		}
		if err := idx.Define(d.ID, d.Schema); err != nil {
			return nil, err
		}
	}
	changes, err := reference(at)
	if err != nil {
		return nil, err
	}
	return s, idx.Apply(0, changes)
}

// catchUp reads the log into the state, up to the sequence given or to the head (0).
func (c *Catalog) catchUp(ctx context.Context, s *state, upTo int64) error {
	size := batch
	if s.current().Seq == 0 {
		size = firstBatch
	}
	for {
		entries, err := c.log.Read(ctx, s.current().Seq, size)
		if err != nil {
			return err
		}
		if upTo > 0 {
			entries = slices.DeleteFunc(entries, func(e marz.Entry) bool { return e.Seq > upTo })
		}
		if len(entries) == 0 {
			return nil
		}
		parsed, err := parse(entries)
		if err != nil {
			return err
		}
		if err := s.apply(parsed); err != nil {
			return err
		}
	}
}

// apply brings the state to the last of the entries, which follow its version without a gap.
func (s *state) apply(entries []parsed) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, e := range entries {
		if want := s.version.Seq + 1 + int64(i); e.Seq != want {
			return fmt.Errorf("the log gave entry %d where %d follows", e.Seq, want)
		}
	}
	t := newTouched()
	for _, e := range entries {
		s.model.apply(e, &t)
		s.lastDay = max(s.lastDay, s.model.published(e))
	}
	if t.actors { // their sides decide what claims add up to
		for id := range s.model.events {
			t.events[id] = true
		}
	}
	changes, err := s.all.changes(t)
	if err != nil {
		return err
	}
	last := entries[len(entries)-1]
	if err := s.idx.Apply(last.Seq, changes); err != nil {
		return err
	}
	s.version = marz.Version{Seq: last.Seq, Hash: last.Hash, At: last.At}
	s.renew(&t, changes)
	close(s.wake)
	s.wake = make(chan struct{})
	return nil
}

// renew notes which collections changed, and drops what the changes make untrue.
func (s *state) renew(t *touched, changes []index.Change) {
	if t.nothing() {
		return
	}
	for _, ch := range changes {
		s.changed[ch.Collection] = s.version
	}
	s.changed[Control] = s.version
	s.all.renew(t, s.version.Seq)
	s.viewsMu.Lock()
	defer s.viewsMu.Unlock()
	s.views = recent[string, *view]{most: maxViews}
}

func (s *state) current() marz.Version {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.version
}

// lockAt locks the state for reading, unless a version is named (not 0) and the log has
// moved on since it was the newest: then the caller looks it up again.
func (s *state) lockAt(version int64) (unlock func(), ok bool) {
	s.mu.RLock()
	if version != 0 && s.version.Seq != version {
		s.mu.RUnlock()
		return nil, false
	}
	return s.mu.RUnlock, true
}
