package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"marz/data"
	"marz/internal/atlas"
	"marz/internal/catalog"
	"marz/internal/desk"
	"marz/internal/log"
	"marz/internal/web"
)

// layer is an operator's own layer that the tests serve beside the bundled data.
const layer = `{"type":"FeatureCollection","features":[
 {"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[61.5,34.5]},"properties":{"name":"Checkpoint <b>","n":3}},
 {"type":"Feature","id":"b/c d","geometry":null,"properties":{"name":"Nowhere","n":null}},
 {"type":"Feature","id":"f","geometry":{"type":"Point","coordinates":[179.5,10]},"properties":{"name":"Fiji side","n":5}}]}`

// world is a server over the bundled record, with its parts.
type world struct {
	handler http.Handler
	catalog *catalog.Catalog
	log     log.Log
	logs    *lockedBuffer
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// today is the day on which the tests take place.
func today() time.Time { return time.Date(2021, 10, 1, 9, 0, 0, 0, time.UTC) }

func newWorld() (*world, error) {
	ctx := context.Background()
	l, err := log.Open(ctx, ":memory:")
	if err != nil {
		return nil, err
	}
	at, err := atlas.Load(data.FS)
	if err != nil {
		return nil, err
	}
	if _, err := desk.Seed(ctx, l, at, data.FS); err != nil {
		return nil, err
	}
	c, err := catalog.New(ctx, l, at, catalog.Options{Now: today})
	if err != nil {
		return nil, err
	}
	if err := c.AddLayer("posts", []byte(layer), nil); err != nil {
		return nil, err
	}
	w := &world{catalog: c, log: l, logs: &lockedBuffer{}}
	cfg := web.Config{Catalog: c, Logger: slog.New(slog.NewTextHandler(w.logs, nil)), Now: today}
	w.handler, err = web.New(cfg)
	return w, err
}

func testLogger(w *world) *slog.Logger { return slog.New(slog.NewTextHandler(w.logs, nil)) }

// serve makes the handler anew with another configuration.
func (w *world) serve(t testing.TB, change func(*web.Config)) {
	t.Helper()
	cfg := web.Config{Catalog: w.catalog, Logger: slog.New(slog.NewTextHandler(w.logs, nil)), Now: today}
	change(&cfg)
	var err error
	if w.handler, err = web.New(cfg); err != nil {
		t.Fatal(err)
	}
}

// shared is one server for all tests that only read.
var shared = sync.OnceValues(newWorld)

func open(t testing.TB) *world {
	t.Helper()
	w, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// own is a server for one test.
func own(t testing.TB) *world {
	t.Helper()
	w, err := newWorld()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = w.catalog.Close()
		_ = w.log.Close()
	})
	return w
}

// response is an answer with its body read.
type response struct {
	*http.Response
	body []byte
}

// do sends a request; headers are pairs of name and value.
func (w *world) do(t testing.TB, method, target string, body io.Reader, headers ...string) response {
	t.Helper()
	r := httptest.NewRequest(method, target, body)
	r.Host = "marz.example"
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
			continue
		}
		r.Header.Add(headers[i], headers[i+1])
	}
	rec := httptest.NewRecorder()
	w.handler.ServeHTTP(rec, r)
	res := rec.Result()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response{res, raw}
}

func (w *world) get(t testing.TB, target string, headers ...string) response {
	t.Helper()
	return w.do(t, http.MethodGet, target, nil, headers...)
}

// ok is a GET that must succeed.
func (w *world) ok(t testing.TB, target string, headers ...string) response {
	t.Helper()
	res := w.get(t, target, headers...)
	if res.StatusCode != http.StatusOK {
		t.Fatalf("GET %s: %d %s", target, res.StatusCode, res.body)
	}
	return res
}

func (r response) typ() string { return r.Header.Get("Content-Type") }

// into decodes a JSON body.
func (r response) into(t testing.TB, v any) {
	t.Helper()
	if err := json.Unmarshal(r.body, v); err != nil {
		t.Fatalf("%v in %.400s", err, r.body)
	}
}

type link struct {
	Href, Rel, Type string
	Templated       bool
}

func find(links []link, rel, typ string) (link, bool) {
	for _, l := range links {
		if l.Rel == rel && (typ == "" || l.Type == typ) {
			return l, true
		}
	}
	return link{}, false
}

type feature struct {
	Type     string
	ID       any
	Geometry *struct {
		Type        string
		Coordinates json.RawMessage
	}
	Properties map[string]any
	Links      []link
}

type featureCollection struct {
	Type           string
	Features       []feature
	NumberMatched  *int
	NumberReturned int
	TimeStamp      string
	Links          []link
}

func (w *world) features(t testing.TB, target string, headers ...string) featureCollection {
	t.Helper()
	var fc featureCollection
	w.ok(t, target, headers...).into(t, &fc)
	if fc.Type != "FeatureCollection" || fc.NumberReturned != len(fc.Features) {
		t.Errorf("%s: type %q, numberReturned %d, %d features", target, fc.Type, fc.NumberReturned, len(fc.Features))
	}
	return fc
}

// ids are the ids of the features, in order.
func ids(fc featureCollection) []any {
	var out []any
	for _, f := range fc.Features {
		out = append(out, f.ID)
	}
	return out
}

// problem is a GET that must fail with a status and say certain words.
func (w *world) problem(t testing.TB, target string, status int, words ...string) {
	t.Helper()
	w.isProblem(t, target, w.get(t, target), status, words...)
}

func (w *world) isProblem(t testing.TB, target string, res response, status int, words ...string) {
	t.Helper()
	var p struct {
		Title, Detail, Instance string
		Status                  int
	}
	if res.StatusCode != status || res.typ() != "application/problem+json" {
		t.Errorf("%s: %d %s %.300s, want %d", target, res.StatusCode, res.typ(), res.body, status)
		return
	}
	res.into(t, &p)
	if p.Status != status || p.Title == "" || p.Instance == "" {
		t.Errorf("%s: %s lacks a member", target, res.body)
	}
	for _, word := range words {
		if !strings.Contains(p.Detail, word) {
			t.Errorf("%s: %q does not say %q", target, p.Detail, word)
		}
	}
}

// path is a link's address without the site.
func path(t testing.TB, href string) string {
	t.Helper()
	p, ok := strings.CutPrefix(href, "http://marz.example")
	if !ok {
		t.Errorf("%q is not an address of http://marz.example", href)
	}
	return p
}
