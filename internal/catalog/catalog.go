package catalog

import (
	"context"
	"slices"
	"time"

	"marz/internal/atlas"
	"marz/internal/log"
	"marz/internal/marz"
)

// Catalog answers questions about the data set. Its methods may be called from many
// goroutines, while Follow runs in one.
type Catalog struct {
	log log.Log
	at  *atlas.Atlas
	now func() time.Time

	restricted bool // imported rows that may not be passed on are shown

	state  *state // as of the head that was read last
	layers layers
	past   pastStates
}

// Options change how a catalog works; the zero value works.
type Options struct {
	Now func() time.Time // the clock that says what "today" is; time.Now by default
	// ShowRestricted shows imported rows whose terms forbid to pass them on: for the
	// operator's own eyes.
	ShowRestricted bool
}

// New makes a catalog and reads the log up to its head.
func New(ctx context.Context, l log.Log, at *atlas.Atlas, opts Options) (*Catalog, error) {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	c := &Catalog{log: l, at: at, now: opts.Now, restricted: opts.ShowRestricted}
	var err error
	if c.state, err = c.newState(); err != nil {
		return nil, err
	}
	return c, c.catchUp(ctx, c.state, 0)
}

// pause is how long Follow waits before it asks a log again that was out of reach.
const pause = time.Second

// Follow keeps the catalog at the head of the log until ctx ends. A log that is out of
// reach for a while (its database restarts) is asked again; what it had is served on. A
// damaged log is an error.
func (c *Catalog) Follow(ctx context.Context) error {
	for {
		err := c.log.Wait(ctx, c.Version().Seq)
		if err == nil {
			err = c.catchUp(ctx, c.state, 0)
		}
		switch {
		case ctx.Err() != nil:
			return nil
		case err == nil:
		case marz.KindOf(err) != marz.Unavailable:
			return err
		default:
			wait := time.NewTimer(pause)
			select {
			case <-wait.C:
			case <-ctx.Done():
				wait.Stop()
				return nil
			}
		}
	}
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

// LastDay is the last day on which a dispatch on record was published; zero without any.
func (c *Catalog) LastDay() marz.Day {
	c.state.mu.RLock()
	defer c.state.mu.RUnlock()
	return c.state.lastDay
}

// Atlas returns the places that the catalog knows.
func (c *Catalog) Atlas() *atlas.Atlas { return c.at }

// Close frees what the catalog holds. Follow must have returned.
func (c *Catalog) Close() error {
	c.past.close()
	c.layers.close()
	return c.state.idx.Close()
}

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
	l := c.rights(d.ID)
	d.Licence, d.LicenceURL, d.Attribution = l.Licence, l.LicenceURL, l.Attribution
	s := c.state
	s.mu.RLock()
	defer s.mu.RUnlock()
	d.Updated = s.changed[d.ID]
	from := d.ID
	if from == Control {
		from = Crossings
	}
	d.Bound = s.idx.Extent(from).Bound
	if d.ID == Control {
		from = Events
	}
	d.Extent = s.idx.Extent(from).Time
}

// rights returns whose a collection is: the layer that it serves, or the record, whose
// points are those of crossings and towns.
func (c *Catalog) rights(id string) atlas.Layer {
	var record atlas.Layer
	for _, l := range c.at.Layers() {
		if l.Collection == id || l.File == "layers/"+id+".geojson" {
			return l
		}
		if l.File == "record/" {
			record = l
		}
	}
	joint := "; positions "
	for _, points := range []string{Crossings, Places} {
		if l, ok := c.at.Layer(points); ok {
			record.Attribution += joint + l.Attribution
			joint = ", "
		}
	}
	return record
}
