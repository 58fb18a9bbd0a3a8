package marz_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"marz/data"
	"marz/internal/marz"
)

// the record's own words for how a day of publication is known
var publishedHow = []string{"day", "inferred", "month", "upper"}

func TestEveryPartOfTheRecordIsValid(t *testing.T) {
	r := loadRecord(t)
	report := func(err error) {
		if err != nil {
			t.Error(err)
		}
	}
	for i := range r.dispatches {
		d := &r.dispatches[i]
		report(d.Validate())
		if !slices.Contains(publishedHow, d.PublishedHow) || d.URL == "" || d.Rights == "" || d.Title.EN == "" || d.Title.FR == "" || d.Text != "" {
			t.Errorf("dispatch %s: published_how %q, url %q, rights %q, title %v, text %d bytes; all but the text are wanted", d.ID, d.PublishedHow, d.URL, d.Rights, d.Title, len(d.Text))
		}
	}
	for i := range r.events {
		report(r.events[i].Validate())
	}
	for i := range r.claims {
		c := &r.claims[i]
		report(c.Validate())
		if c.Summary.EN == "" || c.Summary.FR == "" {
			t.Errorf("claim %s: a summary in English and in French is wanted", c.ID)
		}
	}
	for _, a := range r.actors {
		report(a.Validate())
	}
}

func TestTheRecordResolves(t *testing.T) {
	r := loadRecord(t)
	places := placeIDs(t)
	dispatches, events, claims := map[string]bool{}, map[string]marz.Event{}, map[string]bool{}
	for _, d := range r.dispatches {
		dispatches[d.ID] = true
	}
	for _, e := range r.events {
		events[e.ID] = e
		if !places[e.Place] {
			t.Errorf("event %s: place %q is not in the layers", e.ID, e.Place)
		}
	}
	for _, c := range r.claims {
		claims[c.ID] = true
	}
	used := map[string]bool{}
	for _, c := range r.claims {
		used[c.Dispatch], used[c.Event] = true, true
		if !dispatches[c.Dispatch] {
			t.Errorf("claim %s: there is no dispatch %q", c.ID, c.Dispatch)
		}
		if e, ok := events[c.Event]; !ok || e.Place != c.Place {
			t.Errorf("claim %s: event %q is missing or not at %q", c.ID, c.Event, c.Place)
		}
		for _, id := range []string{c.Principal, c.Actor, c.Target, c.Holder} {
			used[id] = true
			if _, ok := r.actors[id]; id != "" && !ok {
				t.Errorf("claim %s: there is no actor %q", c.ID, id)
			}
		}
		if a := r.actors[c.Principal]; a.Side != c.Side {
			t.Errorf("claim %s: side %q, but its principal %s is %q", c.ID, c.Side, c.Principal, a.Side)
		}
		for _, l := range c.Links {
			if _, event := events[l.To]; !event && !claims[l.To] {
				t.Errorf("claim %s: %s points to %q, which is not there", c.ID, l.Rel, l.To)
			}
		}
	}
	for id := range dispatches {
		if !used[id] {
			t.Errorf("dispatch %s holds no claim", id)
		}
	}
	for id := range events {
		if !used[id] {
			t.Errorf("event %s has no claim", id)
		}
	}
	for id := range r.actors {
		if !used[id] {
			t.Errorf("actor %s neither acts nor speaks", id)
		}
	}
}

// placeIDs lists what a claim may name as its place.
func placeIDs(t *testing.T) map[string]bool {
	ids := map[string]bool{"AFG": true}
	for _, x := range loadCrossings(t) {
		ids[x.ID] = true
	}
	for _, layer := range []string{"provinces", "borders", "places"} {
		var fc struct {
			Features []struct {
				ID         any            `json:"id"`
				Properties map[string]any `json:"properties"`
			} `json:"features"`
		}
		readJSON(t, "layers/"+layer+".geojson", &fc)
		for _, f := range fc.Features {
			for _, id := range []any{f.ID, f.Properties["id"]} {
				if s, ok := id.(string); ok {
					ids[s] = true
				}
			}
		}
	}
	return ids
}

func TestTheRecordsDatesMakeSense(t *testing.T) {
	r := loadRecord(t)
	for _, k := range r.known {
		if k.Said.First() > k.Published.Last() {
			t.Errorf("claim %s: said %s, after its publication on %s", k.ID, k.Said.First(), k.Published.Last())
		}
	}
	said := map[string]marz.Interval{}
	for _, c := range r.claims {
		said[c.ID] = c.Said
	}
	for _, c := range r.claims {
		for _, l := range c.Links {
			if s, ok := said[l.To]; ok && l.Rel == marz.RelDenies && s.First() > c.Said.Last() {
				t.Errorf("claim %s denies %s, which was said later, on %s", c.ID, l.To, s.First())
			}
		}
	}
}

func TestNoDenialsFormACircle(t *testing.T) {
	r := loadRecord(t)
	of := map[string][]string{} // event → claims
	denies := map[string][]string{}
	for _, c := range r.claims {
		of[c.Event] = append(of[c.Event], c.ID)
	}
	for _, c := range r.claims {
		for _, l := range c.Links {
			if l.Rel == marz.RelDenies {
				denies[c.ID] = append(append(denies[c.ID], l.To), of[l.To]...)
				denies[c.ID] = slices.DeleteFunc(denies[c.ID], func(id string) bool { return id == c.ID }) // its own event's
			}
		}
	}
	var path []string
	var follow func(id string)
	follow = func(id string) {
		if slices.Contains(path, id) {
			t.Fatalf("denials form a circle: %s → %s", strings.Join(path, " → "), id)
		}
		path = append(path, id)
		for _, to := range denies[id] {
			follow(to)
		}
		path = path[:len(path)-1]
	}
	for id := range denies {
		follow(id)
	}
}

func TestOneSourcesRepeatsAreMarked(t *testing.T) {
	r := loadRecord(t)
	type key struct{ event, principal, happened, said string }
	first := map[key]string{}
	for _, c := range r.claims {
		repeats := slices.ContainsFunc(c.Links, func(l marz.Link) bool {
			return l.Rel == marz.RelRestates || l.Rel == marz.RelDerivesFrom || l.Rel == marz.RelConfirms
		})
		k := key{c.Event, c.Principal, c.Happened.From.String() + c.Happened.To.String(), c.Said.To.String()}
		if other, ok := first[k]; ok && !repeats && c.Type == marz.Capture {
			t.Errorf("claim %s says what %s said, of the same days, and is not marked as a repeat", c.ID, other)
		}
		if !repeats {
			first[k] = c.ID
		}
	}
}

func TestTheSeedsAreMarkedInTheirTexts(t *testing.T) {
	r := loadRecord(t)
	length := map[string]int{}
	for _, d := range r.dispatches {
		if slices.Contains(seeds, d.ID) {
			length[d.ID] = d.Length
			if len(d.SHA256) != 64 || d.Length == 0 {
				t.Errorf("dispatch %s: sha256 %q, length %d", d.ID, d.SHA256, d.Length)
			}
		}
	}
	n := 0
	for _, c := range r.claims {
		end, seed := length[c.Dispatch]
		if (c.Evidence != nil) != seed {
			t.Errorf("claim %s of %s: evidence %v", c.ID, c.Dispatch, c.Evidence)
		}
		if c.Evidence != nil && c.Evidence.End > end {
			t.Errorf("claim %s: evidence ends at %d of %d", c.ID, c.Evidence.End, end)
		}
		if seed {
			n++
		}
	}
	if n != 26 {
		t.Errorf("%d claims of the two seed dispatches, want 26", n)
	}
}

func TestTheRecordsLinesAreSortedById(t *testing.T) {
	for _, name := range []string{"dispatches", "events", "claims", "actors"} {
		b, err := fs.ReadFile(data.FS, "record/"+name+".json")
		if err != nil {
			t.Fatal(err)
		}
		last := ""
		for i, line := range bytes.Split(bytes.TrimSpace(b), []byte("\n")) {
			line = bytes.TrimSuffix(line, []byte(","))
			if len(line) < 2 {
				continue // the brackets
			}
			var o struct {
				ID string `json:"id"`
			}
			if err := json.Unmarshal(line, &o); err != nil {
				t.Fatalf("%s.json:%d: %v", name, i+1, err)
			}
			if o.ID <= last {
				t.Errorf("%s.json:%d: %q comes after %q", name, i+1, o.ID, last)
			}
			last = o.ID
		}
	}
}
