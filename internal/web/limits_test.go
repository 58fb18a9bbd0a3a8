package web_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"marz/internal/web"
)

func TestABodyIsMeasuredAfterItIsUnzipped(t *testing.T) {
	w := open(t)
	var bomb bytes.Buffer
	z, err := gzip.NewWriterLevel(&bomb, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 1<<20)
	for range 64 {
		if _, err := z.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	post := func(body []byte, headers ...string) response {
		return w.do(t, http.MethodPost, "/collections/events/items", bytes.NewReader(body), append(headers, "Content-Type", "application/json")...)
	}
	w.isProblem(t, "64 MiB of zeros in 64 KiB", post(bomb.Bytes(), "Content-Encoding", "gzip"), 413)
	w.isProblem(t, "a body that is not gzip", post([]byte("{}"), "Content-Encoding", "gzip"), 400, "gzip")
	w.isProblem(t, "an encoding that is not read", post([]byte("{}"), "Content-Encoding", "br"), 415, "br")
	w.isProblem(t, "no body", post(nil), 400, "empty")
	var zipped bytes.Buffer
	z.Reset(&zipped)
	if _, err := z.Write([]byte(`{"op":"=","args":[{"property":"type"},"capture"]}`)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if res := post(zipped.Bytes(), "Content-Encoding", "gzip"); res.StatusCode != 200 {
		t.Errorf("a filter in gzip: %d %s", res.StatusCode, res.body)
	}
	plain := w.do(t, http.MethodPost, "/collections/events/items", strings.NewReader("x"), "Content-Type", "text/plain")
	if plain.StatusCode != 415 && plain.StatusCode != 401 {
		t.Errorf("text/plain: %d", plain.StatusCode)
	}
}

func TestTooManyRequestsAreTurnedAwayAndHealthIsNot(t *testing.T) {
	w := *open(t)
	w.serve(t, func(cfg *web.Config) { cfg.MaxInFlight = 1 })
	srv := httptest.NewServer(w.handler)
	t.Cleanup(srv.Close)
	// A body that does not end holds the only place there is.
	in, out := io.Pipe()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, srv.URL+"/collections/events/items", in)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	done := make(chan *http.Response, 1)
	go func() {
		res, err := http.DefaultClient.Do(r)
		if err == nil {
			_ = res.Body.Close()
		}
		done <- res
	}()
	if _, err := out.Write([]byte(strings.Repeat(" ", 16<<10) + `{"op":"=",`)); err != nil { // more than a client gathers
		t.Fatal(err)
	}
	busy := waitFor(t, func() bool {
		res := w.get(t, "/conformance")
		return res.StatusCode == http.StatusServiceUnavailable && res.Header.Get("Retry-After") != ""
	})
	if !busy {
		t.Error("a second request was let in")
	}
	w.ok(t, "/healthz")
	w.ok(t, "/readyz")
	if _, err := out.Write([]byte(`"args":[{"property":"type"},"capture"]}`)); err != nil {
		t.Fatal(err)
	}
	_ = out.Close()
	if res := <-done; res == nil || res.StatusCode != 200 {
		t.Errorf("the first request: %+v", res)
	}
	if !waitFor(t, func() bool { return w.get(t, "/conformance").StatusCode == 200 }) {
		t.Error("the place was not given back")
	}
}

// waitFor asks until the condition holds, for as long as a test may take.
func waitFor(t *testing.T, holds func() bool) bool {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); {
		if holds() {
			return true
		}
	}
	return false
}

func TestAConnectionThatSaysNothingIsClosed(t *testing.T) {
	w := open(t)
	srv := web.NewServer(w.handler, testLogger(w))
	srv.ReadHeaderTimeout = 50 * time.Millisecond
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = srv.Serve(l) }()
	t.Cleanup(func() { _ = srv.Close() })
	c, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := c.Write([]byte("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")); err != nil {
		t.Fatal(err)
	}
	if err := c.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(c); err != nil {
		t.Errorf("the connection stays open: %v", err)
	}
}

func TestTheServerBoundsConnections(t *testing.T) {
	srv := web.NewServer(http.NotFoundHandler(), testLogger(open(t)))
	if srv.ReadHeaderTimeout == 0 || srv.ReadTimeout == 0 || srv.WriteTimeout == 0 || srv.IdleTimeout == 0 || srv.MaxHeaderBytes == 0 {
		t.Errorf("%+v", srv)
	}
}

func TestAHugeAddressIsAnError(t *testing.T) {
	w := open(t)
	for _, target := range []string{
		"/collections/events/items?q=" + strings.Repeat("x", 100_000),
		"/collections/" + strings.Repeat("x", 100_000),
		"/collections/events/items/" + strings.Repeat("x", 100_000),
		"/collections/events/items?type=" + strings.Repeat("capture,", 10_000),
		"/collections/events/items?sortby=" + strings.Repeat("title,", 10_000) + "title",
		"/collections/events/items?properties=" + strings.Repeat("x", 100_000),
	} {
		res := w.get(t, target)
		if res.StatusCode/100 != 4 || len(res.body) > 10_000 {
			t.Errorf("%.60s…: %d, %d bytes", target, res.StatusCode, len(res.body))
		}
	}
}
