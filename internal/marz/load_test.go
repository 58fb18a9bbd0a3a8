package marz_test

import (
	"encoding/json"
	"io/fs"
	"slices"
	"testing"

	"marz/data"
	"marz/internal/marz"
)

// record is the bundled record, as the tests read it.
type record struct {
	dispatches []marz.Dispatch
	events     []marz.Event
	claims     []marz.Claim
	actors     map[string]marz.Actor
	known      []marz.Known
}

// crossing is what the rule needs of a crossing.
type crossing struct {
	ID       string `json:"id"`
	Border   string `json:"border"`
	Province string `json:"province"`
}

func day(tb testing.TB, s string) marz.Day {
	tb.Helper()
	d, err := marz.ParseDay(s)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

func readJSON(tb testing.TB, name string, into any) {
	tb.Helper()
	b, err := fs.ReadFile(data.FS, name)
	if err != nil {
		tb.Fatal(err)
	}
	if err := json.Unmarshal(b, into); err != nil {
		tb.Fatalf("%s: %v", name, err)
	}
}

func loadRecord(tb testing.TB) *record {
	tb.Helper()
	var r record
	var actors []marz.Actor
	readJSON(tb, "record/dispatches.json", &r.dispatches)
	readJSON(tb, "record/events.json", &r.events)
	readJSON(tb, "record/claims.json", &r.claims)
	readJSON(tb, "record/actors.json", &actors)
	r.actors = map[string]marz.Actor{}
	for _, a := range actors {
		r.actors[a.ID] = a
	}
	published := map[string]marz.Interval{}
	for _, d := range r.dispatches {
		published[d.ID] = d.Published
	}
	for _, c := range r.claims {
		r.known = append(r.known, marz.Known{Claim: c, Published: published[c.Dispatch]})
	}
	return &r
}

func (r *record) actor(id string) (marz.Actor, bool) {
	a, ok := r.actors[id]
	return a, ok
}

// of keeps the claims of some dispatches only.
func (r *record) of(dispatches ...string) []marz.Known {
	var out []marz.Known
	for _, k := range r.known {
		if slices.Contains(dispatches, k.Dispatch) {
			out = append(out, k)
		}
	}
	return out
}

func loadCrossings(tb testing.TB) []crossing {
	tb.Helper()
	var file struct {
		Crossings []crossing `json:"crossings"`
	}
	readJSON(tb, "layers/crossings.json", &file)
	if len(file.Crossings) != 25 {
		tb.Fatalf("layers/crossings.json holds %d crossings, want 25", len(file.Crossings))
	}
	return file.Crossings
}

func (r *record) at(x crossing) *marz.Case {
	return marz.NewCase(x.ID, marz.Concerning(x.ID, x.Border, r.known), r.actor)
}
