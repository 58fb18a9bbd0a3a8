package catalog

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"marz/internal/atlas"
	"marz/internal/index"
	"marz/internal/log"
	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// Catalog answers questions about the data set. Its methods may be called from many
// goroutines, while Follow runs in one.
type Catalog struct {
	log log.Log
	at  *atlas.Atlas
	now func() time.Time

	state  *state // as of the head that was read last
	layers layers
	past   pastStates
}

// Options change how a catalog works; the zero value works.
type Options struct {
	Now func() time.Time // the clock that says what "today" is; time.Now by default
}

// state is the data set as of one sequence of the log.
type state struct {
	mu      sync.RWMutex
	model   *model
	idx     *index.Index
	version marz.Version
	changed map[string]marz.Version // collection → the version that last changed it
	wake    chan struct{}           // closed and replaced whenever the version moves
	control controlCache
}

// batch is how many entries are read from the log at a time.
const batch = 10_000

// New makes a catalog and reads the log up to its head.
func New(ctx context.Context, l log.Log, at *atlas.Atlas, opts Options) (*Catalog, error) {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	c := &Catalog{log: l, at: at, now: opts.Now}
	var err error
	if c.state, err = newState(at); err != nil {
		return nil, err
	}
	return c, c.catchUp(ctx, c.state, 0)
}

func newState(at *atlas.Atlas) (*state, error) {
	idx, err := index.New()
	if err != nil {
		return nil, err
	}
	s := &state{model: newModel(), idx: idx, changed: map[string]marz.Version{}, wake: make(chan struct{})}
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

// Follow keeps the catalog at the head of the log until ctx ends.
func (c *Catalog) Follow(ctx context.Context) error {
	for {
		if err := c.log.Wait(ctx, c.Version().Seq); err != nil {
			if ctx.Err() != nil {
				return nil
			}
			return err
		}
		if err := c.catchUp(ctx, c.state, 0); err != nil {
			if errors.Is(err, context.Canceled) {
				return nil
			}
			return err
		}
	}
}

// catchUp reads the log into the state, up to the sequence given or to the head (0).
func (c *Catalog) catchUp(ctx context.Context, s *state, upTo int64) error {
	for {
		entries, err := c.log.Read(ctx, s.current().Seq, batch)
		if err != nil {
			return err
		}
		if upTo > 0 {
			entries = slices.DeleteFunc(entries, func(e marz.Entry) bool { return e.Seq > upTo })
		}
		if len(entries) == 0 {
			return nil
		}
		if err := s.apply(c.at, entries); err != nil {
			return err
		}
	}
}

// apply brings the state to the last of the entries, which follow its version without a gap.
func (s *state) apply(at *atlas.Atlas, entries []marz.Entry) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := newTouched()
	for i, e := range entries {
		if want := s.version.Seq + 1 + int64(i); e.Seq != want {
			return fmt.Errorf("the log gave entry %d where %d follows", e.Seq, want)
		}
		if err := s.model.apply(e, &t); err != nil {
			return err
		}
	}
	last := entries[len(entries)-1]
	s.version = marz.Version{Seq: last.Seq, Hash: last.Hash, At: last.At}
	if t.actors {
		for id := range s.model.events {
			t.events[id] = true
		}
	}
	changes, err := builder{s.model, at}.changes(t)
	if err != nil {
		return err
	}
	for _, ch := range changes {
		s.changed[ch.Collection] = s.version
		if ch.Collection == Claims {
			s.changed[Control] = s.version
		}
	}
	if err := s.idx.Apply(last.Seq, changes); err != nil {
		return err
	}
	s.control.reset()
	close(s.wake)
	s.wake = make(chan struct{})
	return nil
}

func (s *state) current() marz.Version {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.version
}

// Version returns the version of the data set that answers show.
func (c *Catalog) Version() marz.Version { return c.state.current() }

// WaitFor returns when the catalog shows the sequence or a later one.
func (c *Catalog) WaitFor(ctx context.Context, seq int64) error {
	for {
		c.state.mu.RLock()
		at, wake := c.state.version.Seq, c.state.wake
		c.state.mu.RUnlock()
		if at >= seq {
			return nil
		}
		select {
		case <-wake:
		case <-ctx.Done():
			return marz.Errorf(marz.Unavailable, "min_seq: the data set is at %d and did not reach %d in time", at, seq)
		}
	}
}

// Today is the day that "now" falls on in Kabul.
func (c *Catalog) Today() marz.Day { return marz.DayOf(c.now()) }

// LastDay is the last day that a claim on record was published on.
func (c *Catalog) LastDay() marz.Day {
	c.state.mu.RLock()
	defer c.state.mu.RUnlock()
	last := marz.Day(0)
	for _, d := range c.state.model.dispatches {
		last = max(last, d.Published.Last())
	}
	return last
}

// Atlas returns the places that the catalog knows.
func (c *Catalog) Atlas() *atlas.Atlas { return c.at }

// Close frees the index.
func (c *Catalog) Close() error { return c.state.idx.Close() }

// Collections lists the collections: Marz's own, then the operator's layers by name.
func (c *Catalog) Collections() []Collection {
	out := slices.Clone(definitions)
	for i := range out {
		c.describe(&out[i])
	}
	return append(out, c.layers.list()...)
}

// Collection describes one collection.
func (c *Catalog) Collection(id string) (Collection, error) {
	if d, ok := c.layers.get(id); ok {
		return d, nil
	}
	for _, d := range definitions {
		if d.ID == id {
			c.describe(&d)
			return d, nil
		}
	}
	var ids []string
	for _, d := range c.Collections() {
		ids = append(ids, d.ID)
	}
	return Collection{}, marz.Errorf(marz.NotFound, "there is no collection %q: there are %s", id, marz.Join(ids))
}

// describe fills what a definition does not know: licence, extent, last change.
func (c *Catalog) describe(d *Collection) {
	if l, ok := c.at.Layer(d.ID); ok {
		d.Licence, d.LicenceURL, d.Attribution = l.Licence, l.LicenceURL, l.Attribution
	} else {
		d.Licence, d.LicenceURL, d.Attribution = "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "Marz contributors"
	}
	d.Bound = orb.Bound{Min: orb.Point{60.5, 29.3}, Max: orb.Point{74.95, 38.5}}
	if p := c.at.Country(); p != nil {
		d.Bound = p.Geometry.Bound()
	}
	s := c.state
	s.mu.RLock()
	defer s.mu.RUnlock()
	d.Updated = s.changed[d.ID]
	if d.Schema.Start == "" && d.ID != Control {
		return
	}
	for _, cl := range s.model.claims {
		day := cl.Happened.First()
		if d.ID == Dispatches {
			day = s.model.dispatches[cl.Dispatch].Published.Last()
		}
		if day != 0 && (d.Extent.From == 0 || day < d.Extent.From) {
			d.Extent.From = day
		}
	}
}
