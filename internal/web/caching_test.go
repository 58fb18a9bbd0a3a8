package web_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"marz/internal/marz"
)

// readable are addresses of every kind that a GET can read.
var readable = []string{
	"/", "/?f=html", "/conformance", "/conformance?f=html", "/api", "/api?f=html", "/collections", "/collections?f=html",
	"/collections/events", "/collections/events?f=html", "/collections/events/queryables", "/collections/events/queryables?f=html",
	"/collections/events/sortables", "/collections/events/schema",
	"/collections/events/items", "/collections/events/items?f=html", "/collections/events/items?f=csv", "/collections/events/items?f=geojsonseq",
	"/collections/posts/items", "/collections/control/items?datetime=2021-07-09&known_at=2021-07-10", "/collections/control/items/islam-qala",
	"/collections/control/items/islam-qala?f=html", "/collections/events/items/islam-qala-capture-2021-07-08/versions",
	"/events.geojson", "/events.csv", "/events.geojsonseq", "/crossings/islam-qala/timeline", "/crossings/islam-qala/control",
	"/control/changes?from=2021-07-01&to=2021-07-31", "/control/revisions?datetime=2021-07-09&known_from=2021-07-09&known_to=2021-07-12",
}

func TestEveryReadHasAnETagAndAnswers304(t *testing.T) {
	w := open(t)
	for _, target := range readable {
		for _, encoding := range []string{"identity", "gzip"} {
			res := w.ok(t, target, "Accept-Encoding", encoding)
			tag := res.Header.Get("ETag")
			if tag == "" || res.Header.Get("Last-Modified") == "" || res.Header.Get("Marz-Seq") == "" {
				t.Errorf("%s: ETag %q, Last-Modified %q, Marz-Seq %q", target, tag, res.Header.Get("Last-Modified"), res.Header.Get("Marz-Seq"))
				continue
			}
			vary := strings.Join(res.Header.Values("Vary"), ", ")
			if !strings.Contains(vary, "Accept-Encoding") || !strings.Contains(vary, "Accept,") && !strings.HasPrefix(target, "/events.") {
				t.Errorf("%s: Vary %q", target, vary)
			}
			for _, sent := range []string{tag, "W/" + tag, `"other", ` + tag, "*"} {
				again := w.get(t, target, "Accept-Encoding", encoding, "If-None-Match", sent)
				if again.StatusCode != http.StatusNotModified || len(again.body) != 0 || again.Header.Get("ETag") != tag {
					t.Errorf("%s, If-None-Match %s: %d, %d bytes, ETag %q", target, sent, again.StatusCode, len(again.body), again.Header.Get("ETag"))
				}
			}
			w.ok(t, target, "Accept-Encoding", encoding, "If-None-Match", `"other"`)
		}
	}
}

func TestCompressedAnswersAreTheSame(t *testing.T) {
	w := open(t)
	for _, target := range readable {
		plain := w.ok(t, target)
		zipped := w.ok(t, target, "Accept-Encoding", "br, gzip;q=0.8")
		if zipped.Header.Get("Content-Encoding") != "gzip" {
			if len(plain.body) > 2000 {
				t.Errorf("%s: %d bytes are not compressed", target, len(plain.body))
			}
			continue
		}
		if plain.Header.Get("ETag") == zipped.Header.Get("ETag") {
			t.Errorf("%s: both forms have the ETag %s", target, plain.Header.Get("ETag"))
		}
		z, err := gzip.NewReader(bytes.NewReader(zipped.body))
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(z)
		if err != nil || !bytes.Equal(raw, plain.body) {
			t.Errorf("%s: %v, %d bytes unzipped, %d plain", target, err, len(raw), len(plain.body))
		}
		if n := zipped.Header.Get("Content-Length"); n != "" && n != strconv.Itoa(len(zipped.body)) {
			t.Errorf("%s: Content-Length %s of %d bytes", target, n, len(zipped.body))
		}
		if w.ok(t, target, "Accept-Encoding", "gzip;q=0").Header.Get("Content-Encoding") != "" {
			t.Errorf("%s: compressed for one who cannot read it", target)
		}
	}
}

// claim appends a claim and waits until the catalog shows it. It returns the new sequence.
func (w *world) claim(t *testing.T, id string) int64 {
	t.Helper()
	day, _ := marz.ParseDay("2021-07-08")
	body, err := json.Marshal(marz.Claim{
		ID: id, Event: "islam-qala-capture-2021-07-08", Dispatch: "afp-2021-07-09-islam-qala", Type: marz.Capture, Stance: marz.Asserts, Certainty: marz.Asserted,
		Claimant: "A witness", Principal: "pakistan", Side: marz.SideThird, Place: "islam-qala", Said: marz.On(day), Happened: marz.On(day),
	})
	if err != nil {
		t.Fatal(err)
	}
	v, err := w.log.Append(t.Context(), -1, marz.Change{ID: id, Author: "test", Kind: marz.PutClaim, Subject: id, Body: body})
	if err != nil {
		t.Fatal(err)
	}
	return v.Seq
}

// follow keeps the catalog at the head of the log until the test ends.
func (w *world) follow(t *testing.T) {
	t.Helper()
	done := make(chan error, 1)
	ctx := t.Context()
	go func() { done <- w.catalog.Follow(ctx) }()
	t.Cleanup(func() {
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}

func TestAWriteMovesTheETagAndMinSeqWaitsForIt(t *testing.T) {
	w := own(t)
	w.follow(t)
	const target = "/collections/events/items?border=IRN"
	before := w.ok(t, target)
	seq := w.claim(t, "later")
	after := w.ok(t, target+"&min_seq="+strconv.FormatInt(seq, 10))
	if after.Header.Get("Marz-Seq") != strconv.FormatInt(seq, 10) || bytes.Equal(before.body, after.body) {
		t.Errorf("Marz-Seq %s, want %d", after.Header.Get("Marz-Seq"), seq)
	}
	res := w.get(t, target, "If-None-Match", before.Header.Get("ETag"))
	if res.StatusCode != http.StatusOK {
		t.Errorf("the old ETag still holds: %d", res.StatusCode)
	}
	old := before.Header.Get("Marz-Seq")
	again := w.ok(t, target+"&version="+old)
	var a, b featureCollection
	before.into(t, &a)
	again.into(t, &b)
	if len(a.Features) != len(b.Features) || again.Header.Get("Marz-Seq") != old {
		t.Errorf("version %s has %d features, had %d", old, len(b.Features), len(a.Features))
	}
	if got := w.ok(t, target+"&version="+old+"&known_at=2021-09-01").Header.Get("Cache-Control"); !strings.Contains(got, "immutable") {
		t.Errorf("a past version is %q", got)
	}
}

func TestLastModifiedIsWhenTheDataWasLastWritten(t *testing.T) {
	w := open(t)
	got, err := http.ParseTime(w.ok(t, "/collections/events/items").Header.Get("Last-Modified"))
	if err != nil || time.Since(got) > time.Hour {
		t.Errorf("%v %v", got, err)
	}
}

func TestASnapshotNamesItsDay(t *testing.T) {
	res := open(t).ok(t, "/collections/control/items?datetime=2021-07-09")
	if got := res.Header.Get("Memento-Datetime"); got != "Fri, 09 Jul 2021 19:29:59 GMT" {
		t.Errorf("Memento-Datetime %q", got)
	}
}
