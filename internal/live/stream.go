package live

import (
	"context"
	"math/rand/v2"
	"net/http"
	"strconv"
	"time"

	"marz/internal/marz"
)

// Show turns entries of the log into the events that this client asked for; none is a good
// answer. It is called in the order of the log with the entries that are at hand, at least
// one, and says how many of them it took: one after the other, or a run that is best told
// as a whole.
type Show func(ctx context.Context, entries []marz.Entry) (events []Event, took int, err error)

// Each makes a Show of what turns one entry into events.
func Each(show func(ctx context.Context, e marz.Entry) ([]Event, error)) Show {
	return func(ctx context.Context, entries []marz.Entry) ([]Event, int, error) {
		events, err := show(ctx, entries[0])
		return events, 1, err
	}
}

// Serve streams what show makes of the entries of the log until the client leaves, is
// too slow, or Follow ends. It begins after the request's Last-Event-ID, and without
// one after the newest entry. An error before the first byte is returned, for the caller
// to answer: marz.Unavailable, with Retry-After set, when there are too many streams.
func (h *Hub) Serve(w http.ResponseWriter, r *http.Request, show Show) error {
	select {
	case <-h.done:
		return h.busy(w, "the live stream is not served at present")
	default:
	}
	if !h.join() {
		return h.busy(w, "too many live streams are open: try again in a few seconds, or read the collections instead")
	}
	defer h.leave()
	header := w.Header()
	header.Set("Content-Type", "text/event-stream; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	header.Set("X-Accel-Buffering", "no") // a proxy must not gather what is live
	w.WriteHeader(http.StatusOK)
	s := &stream{hub: h, w: w, ctl: http.NewResponseController(w), show: show}
	s.begin(r.Header.Get("Last-Event-ID"))
	s.run(r.Context())
	return nil
}

func (h *Hub) busy(w http.ResponseWriter, msg string) error {
	w.Header().Set("Retry-After", strconv.Itoa(3+rand.IntN(5)))
	return marz.Errorf(marz.Unavailable, "%s", msg)
}

// stream is one client.
type stream struct {
	hub  *Hub
	w    http.ResponseWriter
	ctl  *http.ResponseController
	show Show
	seq  int64  // the last entry that the client needs no more
	buf  []byte // what is written next
}

// begin decides where the stream starts.
func (s *stream) begin(lastID string) {
	head := s.hub.Seq()
	s.seq = head
	s.buf = append(s.buf, "retry: "...) // not all at the same moment after a restart
	s.buf = strconv.AppendInt(s.buf, int64(2000+rand.IntN(3000)), 10)
	s.buf = append(s.buf, '\n')
	id, ok := parseID(lastID)
	switch {
	case lastID == "":
		s.buf = appendBeat(s.buf, head)
	case !ok || id > head:
		s.buf = appendResync(s.buf, head, "this server does not know the last event that you saw")
	case head-id > s.hub.opts.MaxReplay:
		s.buf = appendResync(s.buf, head, "too much has changed since the last event that you saw")
	default:
		s.seq = id
		s.buf = appendBeat(s.buf, id)
	}
}

// run writes until something ends it; a client that comes back reads on, so nobody has
// to be told why.
func (s *stream) run(ctx context.Context) {
	beat := time.NewTicker(s.hub.opts.Heartbeat)
	defer beat.Stop()
	for {
		entries, ring, err := s.hub.after(ctx, s.seq)
		if err != nil || s.add(ctx, entries) != nil || s.flush() != nil {
			return
		}
		if len(entries) > 0 {
			continue
		}
		select {
		case <-ring:
		case <-beat.C:
			s.buf = appendBeat(s.buf, s.seq)
		case <-ctx.Done():
			return
		case <-s.hub.done:
			return
		}
	}
}

// burst is how many bytes are gathered before they are written.
const burst = 64 << 10

// add writes the events of the entries. Only the last event of those that were taken
// together bears an id, that of the last entry: a client that lost the connection in
// between is sent all of them again.
func (s *stream) add(ctx context.Context, entries []marz.Entry) error {
	for len(entries) > 0 {
		events, took, err := s.show(ctx, entries)
		if err != nil {
			return err
		}
		took = min(max(took, 1), len(entries))
		e := entries[took-1]
		entries = entries[took:]
		for i, event := range events {
			var id int64
			if i == len(events)-1 {
				id = e.Seq
			}
			s.buf = appendEvent(s.buf, id, event)
		}
		s.seq = e.Seq
		if len(s.buf) > burst {
			if err := s.flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

// flush sends what is gathered. Only this write has a deadline: the stream itself may
// last, whatever the server allows other answers.
func (s *stream) flush() error {
	if len(s.buf) == 0 {
		return nil
	}
	if err := s.ctl.SetWriteDeadline(time.Now().Add(s.hub.opts.Patience)); err != nil {
		return err
	}
	_, err := s.w.Write(s.buf)
	s.buf = s.buf[:0]
	if err == nil {
		err = s.ctl.Flush()
	}
	if err != nil {
		return err
	}
	return s.ctl.SetWriteDeadline(time.Time{})
}
