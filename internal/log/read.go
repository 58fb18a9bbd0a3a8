package log

import (
	"context"
	"errors"

	"marz/internal/marz"
)

// Read implements Log. It reads the record at after as well, to prove the next.
func (e *engine) Read(ctx context.Context, after int64, limit int) ([]marz.Entry, error) {
	if after < 0 || limit < 1 {
		return nil, marz.Errorf(marz.Invalid, "read %d entries after %d: ask for at least one, after 0 or more", limit, after)
	}
	h, err := e.store.head(ctx)
	if err != nil || h.seq <= after {
		return nil, err
	}
	c, n := chain{}, limit
	if after > 0 {
		c.last.seq, n = after-1, limit+1
	}
	var out []marz.Entry
	for r, err := range e.store.rows(ctx, max(after, 1), n) {
		if err != nil {
			return nil, readFault(&c, err)
		}
		if c.stray(r) {
			continue
		}
		if r.seq == after {
			c.last = r.head() // proved when it was read
			continue
		}
		if err := c.next(r); err != nil {
			return nil, err
		}
		entry, err := r.entry()
		if err != nil {
			return nil, err
		}
		out = append(out, entry)
	}
	if len(out) < limit && c.last.seq < h.seq {
		return nil, c.end(h)
	}
	return out, nil
}

// readFault names the record at which the database found its own data damaged; any
// other failure stays what it is.
func readFault(c *chain, err error) error {
	var bad *corruption
	if errors.As(err, &bad) {
		return &Damage{Seq: c.last.seq + 1, Why: "it cannot be read: " + bad.Error(), Err: err}
	}
	return err
}

// progressEvery is how many records Verify reads between two words of progress.
const progressEvery = 1000

// Verify implements Log.
func (e *engine) Verify(ctx context.Context, progress func(seq int64)) error {
	if progress == nil {
		progress = func(int64) {}
	}
	last, err := e.prove(ctx, func(r *record) error {
		if r.seq%progressEvery == 0 {
			progress(r.seq)
		}
		_, err := r.entry()
		return err
	})
	if err != nil {
		return err
	}
	progress(last.seq)
	return e.store.check(ctx)
}

// prove reads the whole log, up to a head that nobody has passed meanwhile, calls
// each for every proved record, and returns that head.
func (e *engine) prove(ctx context.Context, each func(*record) error) (head, error) {
	var c chain
	from := int64(1)
	for {
		before, err := e.store.head(ctx)
		if err != nil {
			return c.last, err
		}
		if err := e.walk(ctx, &c, from, each); err != nil {
			return c.last, err
		}
		if c.last.seq < before.seq {
			return c.last, c.end(before)
		}
		now, err := e.store.head(ctx)
		if err != nil {
			return c.last, err
		}
		if now.seq <= c.last.seq {
			return c.last, c.end(now)
		}
		from = c.last.seq + 1
	}
}

func (e *engine) walk(ctx context.Context, c *chain, from int64, each func(*record) error) error {
	for r, err := range e.store.rows(ctx, from, whole) {
		if err != nil {
			return readFault(c, err)
		}
		if c.stray(r) {
			continue
		}
		if err := c.next(r); err != nil {
			return err
		}
		if err := each(r); err != nil {
			return err
		}
	}
	return nil
}
