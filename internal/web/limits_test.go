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

// slowBody is a body that tells when it is read, and then waits.
type slowBody struct {
	read, release chan struct{}
	rest          io.Reader
}

func (b *slowBody) Read(p []byte) (int, error) {
	if b.read != nil {
		close(b.read)
		b.read = nil
		<-b.release
	}
	return b.rest.Read(p)
}

func TestTooManyRequestsAreTurnedAwayAndHealthIsNot(t *testing.T) {
	w := *open(t)
	w.serve(t, func(cfg *web.Config) { cfg.MaxInFlight = 1 })
	read, release := make(chan struct{}), make(chan struct{})
	body := &slowBody{read, release, strings.NewReader(`{"op":"=","args":[{"property":"type"},"capture"]}`)}
	first := make(chan int, 1)
	go func() {
		r := httptest.NewRequest(http.MethodPost, "/collections/events/items", body)
		r.Header.Set("Content-Type", "application/json")
		rec := httptest.NewRecorder()
		w.handler.ServeHTTP(rec, r)
		first <- rec.Code
	}()
	<-read // it holds the only place there is
	res := w.get(t, "/conformance")
	w.isProblem(t, "a second request, elsewhere", res, http.StatusServiceUnavailable, "busy")
	if res.Header.Get("Retry-After") == "" {
		t.Error("Retry-After is missing")
	}
	w.ok(t, "/healthz")
	w.ok(t, "/readyz")
	close(release)
	if code := <-first; code != http.StatusOK {
		t.Errorf("the first request: %d", code)
	}
	w.ok(t, "/conformance") // the place was given back
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
