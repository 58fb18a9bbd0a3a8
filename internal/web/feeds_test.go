package web_test

import (
	"bufio"
	"context"
	"encoding/binary"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"marz/internal/live"
	"marz/internal/web"
)

func TestEventsAsColumns(t *testing.T) {
	w := open(t)
	events := w.features(t, "/collections/events/items?limit=10000")
	body := w.ok(t, "/events.bin").body
	u32 := func(at int) int { return int(binary.LittleEndian.Uint32(body[at:])) }
	n, size := u32(8), u32(12)
	if string(body[:4]) != "MZEV" || binary.LittleEndian.Uint16(body[4:]) != 1 || n != len(events.Features) || (16+size)%8 != 0 {
		t.Fatalf("%q, %d events of %d, header of %d", body[:4], n, len(events.Features), size)
	}
	var head struct{ Types, Statuses, Actors, Sources, Borders []string }
	if err := json.Unmarshal(body[16:16+size], &head); err != nil {
		t.Fatal(err)
	}
	start := 16 + size
	i32 := func(column, i int) int { return int(int32(binary.LittleEndian.Uint32(body[start+4*(column*n+i):]))) }
	u8 := func(column, i int) int { return int(body[start+24*n+column*n+i]) }
	ids := start + 28*n
	text := ids + 4*(n+1)
	byID := map[any]feature{}
	for _, f := range events.Features {
		byID[f.ID] = f
	}
	before := math.MinInt
	for i := range n {
		f, ok := byID[string(body[text+u32(ids+4*i):text+u32(ids+4*i+4)])]
		if !ok || i32(2, i) < before {
			t.Fatalf("event %d: known %v, start %d after %d", i, ok, i32(2, i), before)
		}
		before = i32(2, i)
		if head.Types[u8(0, i)] != f.Properties["type"] || head.Statuses[u8(1, i)] != f.Properties["status"] {
			t.Errorf("%v: %s %s", f.ID, head.Types[u8(0, i)], head.Statuses[u8(1, i)])
		}
		if border, _ := f.Properties["border"].(string); u8(2, i) == 0 != (border == "") || border != "" && head.Borders[u8(2, i)-1] != border {
			t.Errorf("%v: border %d, is %q", f.ID, u8(2, i), border)
		}
		if f.Geometry != nil {
			want := fmt.Sprintf("[%s,%s]", decimal(i32(0, i)), decimal(i32(1, i)))
			if got := string(f.Geometry.Coordinates); got != want {
				t.Errorf("%v at %s, is %s", f.ID, want, got)
			}
		}
	}
	w.problem(t, "/claims.bin", 404, "events.bin")
}

func decimal(v int) string { return strconv.FormatFloat(float64(v)/1e7, 'f', -1, 64) }

func TestCitations(t *testing.T) {
	w := open(t)
	text := string(w.ok(t, "/cite").body)
	seq := w.ok(t, "/").Header.Get("Marz-Seq")
	if !strings.Contains(text, "Version "+seq+"-") || !strings.Contains(text, "accessed 2021-10-01") {
		t.Errorf("%s", text)
	}
	const part = "/cite?collection=events&border=IRN&datetime=2021-07-01/2021-07-31"
	text = string(w.ok(t, part).body)
	for _, word := range []string{"border=IRN", "CC-BY-4.0", "version=" + seq, "/events.geojson?"} {
		if !strings.Contains(text, word) {
			t.Errorf("%q is not in %s", word, text)
		}
	}
	bib := w.ok(t, part+"&f=bibtex")
	if !strings.HasPrefix(string(bib.body), "@misc{marz-"+seq) || bib.typ() != "application/x-bibtex" || strings.Count(string(bib.body), "{") != strings.Count(string(bib.body), "}") {
		t.Errorf("%s: %s", bib.typ(), bib.body)
	}
	var csl []struct {
		Type, Title, URL, Version string
		Issued                    struct {
			DateParts [][]int `json:"date-parts"`
		}
	}
	w.ok(t, part+"&f=csl").into(t, &csl)
	if len(csl) != 1 || csl[0].Type != "dataset" || len(csl[0].Issued.DateParts) != 1 {
		t.Fatalf("%+v", csl)
	}
	var fc featureCollection
	w.ok(t, path(t, csl[0].URL)).into(t, &fc)
	if want := *w.features(t, "/collections/events/items?limit=1&border=IRN&datetime=2021-07-01/2021-07-31").NumberMatched; len(fc.Features) != want {
		t.Errorf("the cited address gives %d, want %d", len(fc.Features), want)
	}
	w.ok(t, part+"&f=html")
	w.problem(t, "/cite?collection=towns", 404, "towns")
	w.problem(t, "/cite?border=India", 400, "TKM")
	w.problem(t, "/cite?colour=red", 400, "colour")
}

func TestTheChangelogListsEveryPublicEntryOnce(t *testing.T) {
	w := open(t)
	seen := map[int]bool{}
	target, pages := "/changes", 0
	for target != "" && pages < 100 {
		var doc struct {
			Changes []struct {
				Seq                        int
				Kind, Title, Subject, Href string
				Point                      []float64
			}
			Links []link
		}
		w.ok(t, target).into(t, &doc)
		last := math.MaxInt
		for _, c := range doc.Changes {
			if seen[c.Seq] || c.Seq >= last || c.Title == "" {
				t.Errorf("%+v", c)
			}
			seen[c.Seq], last = true, c.Seq
		}
		if pages == 0 && doc.Changes[0].Href != "" {
			w.ok(t, path(t, doc.Changes[0].Href))
		}
		next, _ := find(doc.Links, "next", "")
		target = strings.TrimPrefix(next.Href, "http://marz.example")
		pages++
	}
	if len(seen) < 500 {
		t.Errorf("%d entries on %d pages", len(seen), pages)
	}
	w.problem(t, "/changes?before=x", 400, "before")
}

func TestTheFeedIsAtomWithPlaces(t *testing.T) {
	w := open(t)
	res := w.ok(t, "/changes?f=atom")
	var doc struct {
		XMLName xml.Name
		ID      string `xml:"id"`
		Updated string `xml:"updated"`
		Entries []struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
			Point   string `xml:"http://www.georss.org/georss point"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(res.body, &doc); err != nil {
		t.Fatal(err)
	}
	if res.typ() != "application/atom+xml" || doc.XMLName.Space != "http://www.w3.org/2005/Atom" || doc.ID == "" || doc.Updated == "" || len(doc.Entries) == 0 {
		t.Errorf("%s %+v", res.typ(), doc)
	}
	points := 0
	ids := map[string]bool{}
	for _, e := range doc.Entries {
		if e.ID == "" || e.Title == "" || ids[e.ID] {
			t.Errorf("%+v", e)
		}
		ids[e.ID] = true
		var lat, lon float64
		if _, err := fmt.Sscanf(e.Point, "%g %g", &lat, &lon); err == nil && lat > 29 && lat < 39 && lon > 60 && lon < 75 {
			points++
		}
	}
	if points == 0 {
		t.Error("no entry has a place")
	}
}

// listen opens the live stream of a server and returns the types and data of its events.
func listen(t *testing.T, base, query string) <-chan [2]string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, base+"/live"+query, nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if res.StatusCode != 200 || !strings.HasPrefix(res.Header.Get("Content-Type"), "text/event-stream") {
		t.Fatalf("%d %s", res.StatusCode, res.Header.Get("Content-Type"))
	}
	out := make(chan [2]string, 16)
	go func() {
		defer close(out)
		defer res.Body.Close()
		var typ string
		for lines := bufio.NewScanner(res.Body); lines.Scan(); {
			if v, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
				typ = v
			}
			if v, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				out <- [2]string{typ, v}
			}
		}
	}()
	return out
}

func TestAWriteReachesThoseWhoAskedForIt(t *testing.T) {
	w := own(t)
	ctx, end := context.WithCancel(t.Context())
	hub, err := live.New(ctx, w.log, live.Options{Applied: w.catalog.WaitFor})
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() { _ = hub.Follow(ctx); close(done) }()
	t.Cleanup(func() { end(); <-done })
	w.follow(t)
	w.serve(t, func(cfg *web.Config) { cfg.Live = hub })
	srv := httptest.NewServer(w.handler)
	t.Cleanup(srv.Close)
	all, some, none := listen(t, srv.URL, ""), listen(t, srv.URL, "?border=IRN"), listen(t, srv.URL, "?border=PAK")
	w.claim(t, "later")
	w.claim(t, "later-still")
	for name, events := range map[string]<-chan [2]string{"all": all, "border=IRN": some} {
		e := <-events
		var data struct {
			Kind    string
			Feature feature
		}
		if err := json.Unmarshal([]byte(e[1]), &data); err != nil || e[0] != "event" || data.Feature.ID != "islam-qala-capture-2021-07-08" {
			t.Errorf("%s: %v %v", name, e, err)
		}
	}
	<-all // the second entry has been shown to everyone who wants it
	select {
	case e := <-none:
		t.Errorf("border=PAK hears of %v", e)
	default:
	}
	w.problem(t, "/live?limit=3", 400, "limit")
	w.problem(t, "/live?border=India", 400, "TKM")
}
