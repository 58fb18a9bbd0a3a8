package live_test

import (
	"bufio"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"marz/internal/live"
	"marz/internal/log"
	"marz/internal/marz"
)

// house is a log, a hub that follows it, and a server that streams it.
type house struct {
	log log.Log
	hub *live.Hub
	url string
	end context.CancelFunc
}

// show makes one event of each entry, none of those whose subject begins with "hidden",
// and two of those with "twice".
func show(_ context.Context, e marz.Entry) ([]live.Event, error) {
	event := live.Event{Type: string(e.Kind), Data: e.Body}
	switch {
	case strings.HasPrefix(e.Subject, "hidden"):
		return nil, nil
	case strings.HasPrefix(e.Subject, "twice"):
		return []live.Event{event, event}, nil
	}
	return []live.Event{event}, nil
}

func open(t *testing.T, o live.Options) *house {
	t.Helper()
	l, err := log.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	hub, err := live.New(t.Context(), l, o)
	if err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(context.Background())
	followed := make(chan error, 1)
	go func() { followed <- hub.Follow(ctx) }()
	srv := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := hub.Serve(w, r, live.Each(show)); err != nil {
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
		}
	}))
	srv.Config.WriteTimeout = 300 * time.Millisecond // streams must outlive it
	srv.Start()
	t.Cleanup(func() {
		end()
		<-followed
		srv.Close()
		l.Close()
	})
	return &house{l, hub, srv.URL, end}
}

func (h *house) put(t *testing.T, subjects ...string) {
	t.Helper()
	for _, s := range subjects {
		c := marz.Change{ID: s, Author: "tester", Kind: marz.PutEvent, Subject: s, Body: fmt.Appendf(nil, `{"id":%q}`, s)}
		if _, err := h.log.Append(t.Context(), -1, c); err != nil {
			t.Fatal(err)
		}
	}
}

// client reads blocks of a stream.
type client struct {
	resp   *http.Response
	blocks *bufio.Scanner
	lastID string
}

func (h *house) connect(t *testing.T, lastID string) *client {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), "GET", h.url, nil)
	if err != nil {
		t.Fatal(err)
	}
	if lastID != "" {
		req.Header.Set("Last-Event-ID", lastID)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { resp.Body.Close() })
	return &client{resp: resp, blocks: bufio.NewScanner(resp.Body)}
}

// next returns the next event as "type data", remembering ids as a browser does, or
// "end" at the end of the stream. Beats are returned as "beat" when asked for.
func (c *client) next(beats bool) string {
	kind, data, beat := "", "", false
	for c.blocks.Scan() {
		line := c.blocks.Text()
		name, value, _ := strings.Cut(line, ": ")
		switch {
		case line == "" && data != "":
			return kind + " " + data
		case line == "" && beat && beats:
			return "beat"
		case name == "id":
			c.lastID = value
		case name == "event":
			kind = value
		case name == "data":
			data += value
		case line == ": beat":
			beat = true
		}
	}
	return "end"
}

func (c *client) want(t *testing.T, subjects ...string) {
	t.Helper()
	for _, s := range subjects {
		if got, want := c.next(false), fmt.Sprintf(`event {"id":%q}`, s); got != want {
			t.Fatalf("got %s; want %s", got, want)
		}
	}
}

func until(t *testing.T, what string, cond func() bool) {
	t.Helper()
	deadline := time.Now().Add(10 * time.Second)
	for !cond() {
		if time.Now().After(deadline) {
			t.Fatalf("not within ten seconds: %s", what)
		}
		time.Sleep(time.Millisecond) // between two looks at the condition
	}
}

func TestAStreamSendsWhatIsNewAndItsIDsAreTheLogs(t *testing.T) {
	h := open(t, live.Options{})
	h.put(t, "old")
	until(t, "the hub has seen the old entry", func() bool { return h.hub.Seq() == 1 })
	c := h.connect(t, "")
	if got := c.resp.Header.Get("Content-Type"); got != "text/event-stream; charset=utf-8" {
		t.Errorf("content type %q", got)
	}
	if c.next(true) != "beat" || c.lastID != "1" {
		t.Errorf("the stream began at %q", c.lastID)
	}
	h.put(t, "a", "hidden-1", "b")
	c.want(t, "a", "b")
	if c.lastID != "4" {
		t.Errorf("last id %q; want 4", c.lastID)
	}
}

func TestAReconnectReadsOnWhereTheClientWas(t *testing.T) {
	h := open(t, live.Options{})
	h.put(t, "a", "b", "hidden-c", "d")
	until(t, "the hub has seen all", func() bool { return h.hub.Seq() == 4 })
	for last, rest := range map[string][]string{"0": {"a", "b", "d"}, "1": {"b", "d"}, "2": {"d"}, "4": nil} {
		c := h.connect(t, last)
		c.want(t, rest...)
		if c.lastID != "4" && len(rest) > 0 {
			t.Errorf("after %s: last id %q", last, c.lastID)
		}
	}
}

func TestAReconnectReadsFromTheLogWhatMemoryNoLongerHolds(t *testing.T) {
	h := open(t, live.Options{})
	var all []marz.Change
	for i := range 3000 {
		all = append(all, marz.Change{ID: fmt.Sprint(i), Author: "t", Kind: marz.PutEvent, Subject: fmt.Sprint(i), Body: fmt.Appendf(nil, `{"id":"%d"}`, i)})
	}
	if _, err := h.log.Append(t.Context(), -1, all...); err != nil {
		t.Fatal(err)
	}
	until(t, "the hub has seen all", func() bool { return h.hub.Seq() == 3000 })
	c := h.connect(t, "0")
	for i := range 3000 {
		c.want(t, fmt.Sprint(i))
	}
}

func TestAnEntryOfTwoEventsIsSentWholeAgainAfterACut(t *testing.T) {
	h := open(t, live.Options{})
	c := h.connect(t, "")
	c.next(true)
	h.put(t, "twice-a")
	c.want(t, "twice-a")
	if c.lastID != "0" {
		t.Errorf("after the first of two events the id is %q", c.lastID)
	}
	c.want(t, "twice-a")
	if c.lastID != "1" {
		t.Errorf("after both the id is %q", c.lastID)
	}
}

func TestAnUnknownOrOldIDIsToldToResync(t *testing.T) {
	h := open(t, live.Options{MaxReplay: 3})
	h.put(t, "a", "b", "c", "d", "e")
	until(t, "the hub has seen all", func() bool { return h.hub.Seq() == 5 })
	for last, word := range map[string]string{"99": "does not know", "nonsense": "does not know", "-3": "does not know", "1": "too much"} {
		c := h.connect(t, last)
		got := c.next(false)
		if !strings.HasPrefix(got, `resync {"seq":5,`) || !strings.Contains(got, word) || c.lastID != "5" {
			t.Errorf("after %s: %s with id %s", last, got, c.lastID)
		}
	}
}

func TestHeartbeatsTellHowFarTheLogIsAndOutliveTheServersTimeout(t *testing.T) {
	h := open(t, live.Options{Heartbeat: 50 * time.Millisecond})
	c := h.connect(t, "")
	h.put(t, "hidden-a", "hidden-b")
	until(t, "a beat with the newest id", func() bool { return c.next(true) == "beat" && c.lastID == "2" })
	for range 10 { // longer than the server's write timeout
		if got := c.next(true); got != "beat" {
			t.Fatalf("got %s", got)
		}
	}
	h.put(t, "a")
	c.want(t, "a")
}

func TestTooManyStreamsAreTurnedAway(t *testing.T) {
	h := open(t, live.Options{MaxSubscribers: 2})
	a := h.connect(t, "")
	h.connect(t, "")
	until(t, "two streams", func() bool { return h.hub.Streams() == 2 })
	c := h.connect(t, "")
	if c.resp.StatusCode != http.StatusServiceUnavailable || c.resp.Header.Get("Retry-After") == "" {
		t.Errorf("the third stream got %d, Retry-After %q", c.resp.StatusCode, c.resp.Header.Get("Retry-After"))
	}
	a.resp.Body.Close()
	until(t, "one has left", func() bool { return h.hub.Streams() == 1 })
	if c := h.connect(t, ""); c.resp.StatusCode != http.StatusOK {
		t.Errorf("with room again: %d", c.resp.StatusCode)
	}
}

func TestASlowReaderIsDroppedAndCatchesUpWhileOthersGoOn(t *testing.T) {
	h := open(t, live.Options{Patience: 100 * time.Millisecond})
	slow := h.connect(t, "")
	slow.next(true)
	until(t, "one stream", func() bool { return h.hub.Streams() == 1 })
	pad := strings.Repeat("x", 100_000)
	n := 0
	until(t, "the slow reader is dropped", func() bool {
		n++
		c := marz.Change{ID: fmt.Sprint(n), Author: "t", Kind: marz.PutEvent, Subject: "s", Body: fmt.Appendf(nil, `{"id":"%d","pad":"%s"}`, n, pad)}
		if _, err := h.log.Append(t.Context(), -1, c); err != nil {
			t.Fatal(err)
		}
		return h.hub.Streams() == 0
	})
	seen, last := 0, "0"
	for seen < n {
		c := h.connect(t, last)
		for c.blocks.Buffer(nil, 1<<20); seen < n; seen++ {
			if got := c.next(false); !strings.HasPrefix(got, fmt.Sprintf(`event {"id":"%d"`, seen+1)) {
				break
			}
			last = c.lastID
		}
		c.resp.Body.Close()
	}
}

func TestStreamsEndWhenTheServerEnds(t *testing.T) {
	h := open(t, live.Options{})
	c := h.connect(t, "")
	c.next(true)
	h.end()
	if got := c.next(false); got != "end" {
		t.Errorf("got %s", got)
	}
	until(t, "no streams", func() bool { return h.hub.Streams() == 0 })
	if c := h.connect(t, ""); c.resp.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("a new stream after the end: %d", c.resp.StatusCode)
	}
}

func TestNothingIsShownBeforeItIsApplied(t *testing.T) {
	applied := make(chan int64)
	h := open(t, live.Options{Applied: func(ctx context.Context, seq int64) error {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case applied <- seq:
			return nil
		}
	}})
	h.put(t, "a")
	if h.hub.Seq() != 0 {
		t.Error("the entry was shown before it was applied")
	}
	if got := <-applied; got != 1 {
		t.Errorf("asked for %d", got)
	}
	until(t, "shown", func() bool { return h.hub.Seq() == 1 })
}

// together makes one event of all entries that are at hand.
func together(_ context.Context, entries []marz.Entry) ([]live.Event, int, error) {
	return []live.Event{{Type: "run", Data: fmt.Appendf(nil, "%d", len(entries))}}, len(entries), nil
}

func TestARunToldTogetherHasTheIDOfItsLastEntry(t *testing.T) {
	l, err := log.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	h := &house{log: l}
	h.put(t, "a", "b", "c")
	hub, err := live.New(t.Context(), l, live.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(t.Context())
	followed := make(chan error, 1)
	go func() { followed <- hub.Follow(ctx) }()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _ = hub.Serve(w, r, together) }))
	t.Cleanup(func() { end(); <-followed; srv.Close() })
	h.url = srv.URL
	c := h.connect(t, "0")
	if got := c.next(false); got != "run 3" || c.lastID != "3" {
		t.Errorf("%q with the id %q", got, c.lastID)
	}
}
