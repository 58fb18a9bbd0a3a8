package web_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"marz/internal/marz"
)

type change struct {
	Seq                                   int64
	At, Action, Collection, Subject, Href string
	Title                                 string
	Borders                               []string
	Point                                 *[2]float64
}

type changesPage struct {
	Links   []link
	Version string
	Changes []change
}

func TestTheChangesLeadToWhatChanged(t *testing.T) {
	w := open(t)
	var page changesPage
	res := w.ok(t, "/changes?limit=5")
	res.into(t, &page)
	if len(page.Changes) != 5 || page.Changes[0].Seq != w.catalog.Version().Seq || page.Version != res.Header.Get("Marz-Version") {
		t.Fatalf("%+v", page)
	}
	for _, c := range page.Changes {
		w.ok(t, path(t, c.Href))
		if _, err := time.Parse(time.RFC3339, c.At); err != nil || c.Action != "added" || c.Title == "" {
			t.Errorf("%+v", c)
		}
	}
	seen := page.Changes[4].Seq
	next, ok := find(page.Links, "next", "application/json")
	if !ok {
		t.Fatalf("no next page: %+v", page.Links)
	}
	w.ok(t, path(t, next.Href)).into(t, &page)
	if len(page.Changes) != 5 || page.Changes[0].Seq != seen-1 {
		t.Errorf("the next page begins with %d, after %d", page.Changes[0].Seq, seen)
	}
}

func TestTheChangesOfABorderAreOnIt(t *testing.T) {
	var page changesPage
	open(t).ok(t, "/changes?border=Turkm%C3%A9nistan&limit=1000&collection=claims").into(t, &page)
	if len(page.Changes) == 0 {
		t.Fatal("there are none")
	}
	for _, c := range page.Changes {
		if c.Collection != "claims" || len(c.Borders) != 1 || c.Borders[0] != "afg-tkm" {
			t.Errorf("%+v", c)
		}
	}
}

func TestTheChangesAreAPageForAReaderAndTakeOnlyWhatTheyKnow(t *testing.T) {
	w := open(t)
	res := w.ok(t, "/changes?limit=3", "Accept", "text/html")
	for _, want := range []string{"<table>", "Earlier changes", "/changes.atom"} {
		if !strings.Contains(string(res.body), want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	w.problem(t, "/changes?before=yesterday", 400, "before", "number")
	w.problem(t, "/changes?limit=0", 400, "limit")
	w.problem(t, "/changes?border=India", 400, "TKM")
	w.problem(t, "/changes?datetime=2021-07-09", 400, "datetime", "before")
	w.problem(t, "/changes.atom?f=html", 400, "f")
}

// atom is what a feed reader reads.
type atom struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string   `xml:"id"`
	Updated string   `xml:"updated"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	} `xml:"link"`
	Entries []struct {
		ID      string `xml:"id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Point   string `xml:"http://www.georss.org/georss point"`
		Link    struct {
			Href string `xml:"href,attr"`
		} `xml:"link"`
	} `xml:"entry"`
}

func TestTheFeedIsAtomWithPointsInTheOrderOfGeoRSS(t *testing.T) {
	w := open(t)
	res := w.ok(t, "/changes.atom?border=IRN&collection=events&limit=20", "Accept", "text/html,application/xml")
	if res.typ() != "application/atom+xml" {
		t.Errorf("%s", res.typ())
	}
	var f atom
	if err := xml.Unmarshal(res.body, &f); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(f.ID, "urn:uuid:") || len(f.Entries) == 0 {
		t.Fatalf("%+v", f)
	}
	ids := map[string]bool{f.ID: true}
	points := 0
	for _, e := range f.Entries {
		if ids[e.ID] || !strings.HasPrefix(e.ID, "urn:uuid:") || e.Title == "" {
			t.Errorf("%+v", e)
		}
		ids[e.ID] = true
		if _, err := time.Parse(time.RFC3339, e.Updated); err != nil {
			t.Error(err)
		}
		w.ok(t, path(t, e.Link.Href))
		var lat, lon float64
		if n, _ := fmt.Sscanf(e.Point, "%g %g", &lat, &lon); n == 2 {
			points++
			if lat < 29 || lat > 39 || lon < 60 || lon > 75 {
				t.Errorf("%s lies at %s: latitude comes first", e.Title, e.Point)
			}
		}
	}
	if points == 0 {
		t.Error("no entry has a point")
	}
	var all atom
	if err := xml.Unmarshal(w.ok(t, "/changes.atom").body, &all); err != nil || all.ID == f.ID {
		t.Errorf("the feed of one border has the id of all: %v", err)
	}
	if again := w.get(t, "/changes.atom", "If-None-Match", w.ok(t, "/changes.atom").Header.Get("ETag")); again.StatusCode != http.StatusNotModified {
		t.Errorf("%d", again.StatusCode)
	}
}

func TestTheFeedHoldsStoredTextAsTextAndNobodysSecrets(t *testing.T) {
	w := own(t)
	w.follow(t)
	ctx := t.Context()
	put := func(kind marz.ChangeKind, subject string, body any) marz.Version {
		raw, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		v, err := w.log.Append(ctx, -1, marz.Change{ID: subject, Author: "Jane Doe", Kind: kind, Subject: subject, Body: raw})
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	put(marz.PutToken, "token-1", map[string]string{"hash": "c0ffee"})
	v := put(marz.PutEvent, "ev\x01il", marz.Event{Type: "capture", Place: "islam-qala", Title: marz.Text{EN: "</title><script>alert(1)</script>\x02 & more"}})
	for _, target := range []string{"/changes.atom", "/changes?f=html", "/changes"} {
		body := string(w.ok(t, fmt.Sprintf("%s%smin_seq=%d", target, map[bool]string{true: "&", false: "?"}[strings.Contains(target, "?")], v.Seq)).body)
		if strings.Contains(body, "c0ffee") || strings.Contains(body, "token-1") || strings.Contains(body, "Jane Doe") {
			t.Errorf("%s shows what is nobody's business", target)
		}
		if target != "/changes" && strings.Contains(body, "<script>") {
			t.Errorf("%s holds markup from data", target)
		}
	}
	var f atom
	if err := xml.Unmarshal(w.ok(t, "/changes.atom?limit=1").body, &f); err != nil {
		t.Fatal(err)
	}
	if len(f.Entries) != 1 || !strings.Contains(f.Entries[0].Title, "<script>") {
		t.Errorf("%+v", f.Entries)
	}
}
