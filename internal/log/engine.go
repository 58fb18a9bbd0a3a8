package log

import (
	"context"
	"iter"
	"sync"
	"time"

	"marz/internal/marz"
)

// store is what a database does for the log.
type store interface {
	// write runs one transaction: it locks the counter row, finds the stored
	// records among ids, lets decide say what follows, stores that and the new
	// counter row, and commits. When it returns nil, all of it is durable.
	write(ctx context.Context, ids []string, decide func(head, map[string]*record) plan) error
	// rows reads up to max records with a seq of at least from, in order. From the
	// start on it may also bring rows with a seq below 1, which are none of ours.
	rows(ctx context.Context, from int64, max int) iter.Seq2[*record, error]
	// head reads the counter row.
	head(ctx context.Context) (head, error)
	// check lets the database look for faults of its own that no record shows.
	check(ctx context.Context) error
	close() error
}

const (
	maxBatch = 8192 // records of one group commit, but for a single larger request
	whole    = int(^uint(0) >> 1)
)

// engine is the Log over a store: group commit, proof of what is read, waiting.
type engine struct {
	store   store
	opts    options
	bell    bell
	queue   chan *request
	quit    chan struct{} // closed by Close
	drained chan struct{} // closed when the committer has ended
	once    sync.Once

	mu   sync.Mutex
	fail error // why the last write failed; nil after a write that did not
}

func newEngine(s store, o options) *engine {
	e := &engine{
		store: s, opts: o, bell: bell{ring: make(chan struct{})},
		queue: make(chan *request, 1024), quit: make(chan struct{}), drained: make(chan struct{}),
	}
	go e.commitLoop()
	return e
}

// Append implements Log.
func (e *engine) Append(ctx context.Context, expect int64, changes ...marz.Change) (marz.Version, error) {
	recs, err := newRecords(changes)
	if err != nil {
		return marz.Version{}, err
	}
	req := &request{expect: expect, recs: recs, done: make(chan answer, 1)}
	select {
	case e.queue <- req:
	case <-ctx.Done():
		return marz.Version{}, ctx.Err()
	case <-e.quit:
		return marz.Version{}, errClosed()
	}
	select {
	case a := <-req.done:
		return a.version, a.err
	case <-ctx.Done():
		return marz.Version{}, ctx.Err()
	case <-e.drained:
		select {
		case a := <-req.done:
			return a.version, a.err
		default:
			return marz.Version{}, errClosed()
		}
	}
}

func errClosed() error { return marz.Errorf(marz.Unavailable, "the log is closed") }

// commitLoop writes whatever has gathered while the last transaction was under way.
func (e *engine) commitLoop() {
	defer close(e.drained)
	for {
		select {
		case req := <-e.queue:
			e.commit(e.gather(req))
		case <-e.quit:
			for {
				select {
				case req := <-e.queue:
					e.commit(e.gather(req))
				default:
					return
				}
			}
		}
	}
}

func (e *engine) gather(first *request) []*request {
	batch, n := []*request{first}, len(first.recs)
	for n < maxBatch {
		select {
		case req := <-e.queue:
			batch = append(batch, req)
			n += len(req.recs)
		default:
			return batch
		}
	}
	return batch
}

func (e *engine) commit(batch []*request) {
	var ids []string
	for _, req := range batch {
		for i := range req.recs {
			ids = append(ids, req.recs[i].id)
		}
	}
	var p plan
	err := e.store.write(context.Background(), ids, func(h head, known map[string]*record) plan {
		p = draw(h, e.opts.now().UnixMicro(), batch, known)
		return p
	})
	e.mu.Lock()
	e.fail = err
	e.mu.Unlock()
	for i, req := range batch {
		if err != nil {
			req.done <- answer{err: err}
			continue
		}
		req.done <- p.answers[i]
	}
	if err == nil && len(p.add) > 0 {
		e.bell.strike()
	}
}

func (e *engine) failure() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.fail
}

// Head implements Log.
func (e *engine) Head(ctx context.Context) (marz.Version, error) {
	h, err := e.store.head(ctx)
	return h.version(), err
}

// Wait implements Log. The bell is a hint; the counter row decides.
func (e *engine) Wait(ctx context.Context, after int64) error {
	tick := time.NewTicker(e.opts.poll)
	defer tick.Stop()
	for {
		ring := e.bell.listen()
		h, err := e.store.head(ctx)
		if err != nil || h.seq > after {
			return err
		}
		select {
		case <-ring:
		case <-tick.C:
		case <-ctx.Done():
			return ctx.Err()
		case <-e.quit:
			return errClosed()
		}
	}
}

// Close implements Log.
func (e *engine) Close() error {
	var err error
	e.once.Do(func() {
		close(e.quit)
		<-e.drained
		err = e.store.close()
	})
	return err
}

// bell wakes everyone who listens.
type bell struct {
	mu   sync.Mutex
	ring chan struct{}
}

func (b *bell) listen() <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.ring
}

func (b *bell) strike() {
	b.mu.Lock()
	defer b.mu.Unlock()
	close(b.ring)
	b.ring = make(chan struct{})
}
