package live

import (
	"context"
	"sync"
	"time"

	"marz/internal/log"
	"marz/internal/marz"
)

// Options change how a Hub works; the zero value is good.
type Options struct {
	// Heartbeat is the longest silence on a stream; 15 s by default.
	Heartbeat time.Duration
	// Patience is how long a client may take to accept what is written; 10 s by
	// default. A slower one is dropped.
	Patience time.Duration
	// MaxSubscribers bounds the open streams; 2,000 by default.
	MaxSubscribers int
	// MaxReplay is how many entries a client may be behind and still be sent them one
	// by one; 10,000 by default. One that is further behind is told to resync.
	MaxReplay int64
	// Applied returns when the caller is ready to turn the entry into events, for
	// example when the catalog contains it. By default at once.
	Applied func(ctx context.Context, seq int64) error
}

func (o Options) withDefaults() Options {
	if o.Heartbeat <= 0 {
		o.Heartbeat = 15 * time.Second
	}
	if o.Patience <= 0 {
		o.Patience = 10 * time.Second
	}
	if o.MaxSubscribers <= 0 {
		o.MaxSubscribers = 2000
	}
	if o.MaxReplay <= 0 {
		o.MaxReplay = 10_000
	}
	if o.Applied == nil {
		o.Applied = func(context.Context, int64) error { return nil }
	}
	return o
}

const (
	recent = 1024 // entries kept in memory, so that streams do not read the log each
	page   = 256  // entries read from the log at a time
)

// Hub follows the log once and lets any number of streams read what it saw.
type Hub struct {
	log  log.Log
	opts Options
	done chan struct{} // closed when Follow ends: no more streams

	mu      sync.Mutex
	entries []marz.Entry  // the newest, at most recent; never changed in place
	head    int64         // sequence number of the last of them
	ring    chan struct{} // closed and renewed when head moves
	streams int
}

// New makes a hub that starts at the log's head.
func New(ctx context.Context, l log.Log, o Options) (*Hub, error) {
	head, err := l.Head(ctx)
	if err != nil {
		return nil, err
	}
	return &Hub{log: l, opts: o.withDefaults(), done: make(chan struct{}), head: head.Seq, ring: make(chan struct{})}, nil
}

// Follow reads the log until ctx ends or the log is damaged or closed; then it ends
// every stream. It is called once.
func (h *Hub) Follow(ctx context.Context) error {
	defer close(h.done)
	for {
		err := h.step(ctx)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err == nil:
			continue
		case marz.KindOf(err) != marz.Unavailable:
			return err
		}
		select {
		case <-ctx.Done():
		case <-time.After(time.Second): // the database comes back, or not
		}
	}
}

// step waits for one page of entries and shows it to the streams.
func (h *Hub) step(ctx context.Context) error {
	after := h.Seq()
	if err := h.log.Wait(ctx, after); err != nil {
		return err
	}
	entries, err := h.log.Read(ctx, after, page)
	if err != nil || len(entries) == 0 {
		return err
	}
	if err := h.opts.Applied(ctx, entries[len(entries)-1].Seq); err != nil {
		return err
	}
	h.add(entries)
	return nil
}

func (h *Hub) add(entries []marz.Entry) {
	h.mu.Lock()
	defer h.mu.Unlock()
	old := h.entries[max(0, len(h.entries)+len(entries)-recent):]
	h.entries = append(append(make([]marz.Entry, 0, recent), old...), entries...)
	h.head = entries[len(entries)-1].Seq
	close(h.ring)
	h.ring = make(chan struct{})
}

// Seq returns the last entry that streams are shown.
func (h *Hub) Seq() int64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.head
}

// Streams returns how many streams are open.
func (h *Hub) Streams() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.streams
}

// join counts a stream in, if there is room.
func (h *Hub) join() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.streams >= h.opts.MaxSubscribers {
		return false
	}
	h.streams++
	return true
}

func (h *Hub) leave() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.streams--
}

// after returns the entries that follow seq, from memory or from the log; when there is
// none yet, a channel that closes when there is.
func (h *Hub) after(ctx context.Context, seq int64) ([]marz.Entry, <-chan struct{}, error) {
	h.mu.Lock()
	entries, head, ring := h.entries, h.head, h.ring
	h.mu.Unlock()
	if seq >= head {
		return nil, ring, nil
	}
	if len(entries) > 0 && seq >= entries[0].Seq-1 {
		return entries[seq-entries[0].Seq+1:], ring, nil
	}
	older, err := h.log.Read(ctx, seq, int(min(page, head-seq)))
	return older, ring, err
}
