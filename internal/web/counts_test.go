package web_test

import (
	"encoding/csv"
	"fmt"
	"net/url"
	"strings"
	"testing"
)

// countsDoc is an answer of …/counts.
type countsDoc struct {
	NumberMatched int
	Columns       []string
	Counts        [][]any
}

func (d countsDoc) table() map[string]int {
	out := map[string]int{}
	for _, row := range d.Counts {
		last := len(row) - 1
		out[fmt.Sprint(row[:last]...)] = int(row[last].(float64))
	}
	return out
}

func TestCountsAreThoseOfTheListForEveryFilter(t *testing.T) {
	w := open(t)
	for _, query := range []string{
		"", "border=IRN", "status=claimed,denied", "datetime=2021-07-01/2021-07-12", "known_at=2021-07-10", "bbox=60,33,63,36",
		"filter=" + url.QueryEscape("type IN ('capture','clash')"), "q=islam", "dispatch=afp-2021-07-09-islam-qala", "version=700",
	} {
		list := w.features(t, "/collections/events/items?limit=10000&"+query).Features
		want := map[string]int{}
		for _, f := range list {
			want[fmt.Sprint(f.Properties["start"], f.Properties["status"])]++
		}
		var doc countsDoc
		w.ok(t, "/collections/events/counts?by=start,status&"+query).into(t, &doc)
		if got := doc.table(); fmt.Sprint(got) != fmt.Sprint(want) || doc.NumberMatched != len(list) || len(list) == 0 {
			t.Errorf("%s: %d of %v, the list has %d of %v", query, doc.NumberMatched, got, len(list), want)
		}
	}
}

func TestAFeatureCountsOnceForEachValueOfAList(t *testing.T) {
	w := open(t)
	want := map[string]int{}
	for _, f := range w.features(t, "/collections/events/items?limit=10000").Features {
		agencies, _ := f.Properties["agencies"].([]any)
		for _, a := range agencies {
			want[fmt.Sprint(a)]++
		}
		if len(agencies) == 0 {
			want[fmt.Sprint(nil)]++
		}
	}
	var doc countsDoc
	w.ok(t, "/collections/events/counts?by=agencies").into(t, &doc)
	if got := doc.table(); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestControlIsCountedByStatus(t *testing.T) {
	w := open(t)
	query := "datetime=2021-07-10&known_at=2021-07-10"
	want := map[string]int{}
	for _, f := range w.features(t, "/collections/control/items?limit=1000&"+query).Features {
		want[fmt.Sprint(f.Properties["status"])]++
	}
	var doc countsDoc
	w.ok(t, "/collections/control/counts?by=status&"+query).into(t, &doc)
	if got := doc.table(); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestCountsAreATableToo(t *testing.T) {
	w := open(t)
	res := w.ok(t, "/collections/events/counts?by=type,border&f=csv")
	rows, err := csv.NewReader(strings.NewReader(string(res.body))).ReadAll()
	if err != nil || strings.Join(rows[0], ",") != "type,border,count" || len(rows) < 5 {
		t.Errorf("%v: %v", err, rows)
	}
	if again := w.get(t, "/collections/events/counts?by=type,border&f=csv", "If-None-Match", res.Header.Get("ETag")); again.StatusCode != 304 {
		t.Errorf("asked again: %d", again.StatusCode)
	}
}

func TestWhatCannotBeCountedIsNamed(t *testing.T) {
	w := open(t)
	const at = "/collections/events/counts"
	w.problem(t, at, 400, "by", "start,status")
	w.problem(t, at+"?by=nothing", 400, "nothing", "status")
	w.problem(t, at+"?by=quantity", 400, "quantity")
	w.problem(t, at+"?by=type,type", 400, "twice")
	w.problem(t, at+"?by=type,start,end,status,border", 400, "5 columns")
	w.problem(t, at+"?by=type&by=start", 400, "2 times")
	w.problem(t, at+"?by=type&limit=3", 400, "limit")
	w.problem(t, at+"?by=type&colour=red", 400, "colour")
	w.problem(t, "/collections/nothing/counts?by=type", 404)
}
