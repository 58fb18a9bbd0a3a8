package desk_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"marz/data"
	"marz/internal/atlas"
	"marz/internal/catalog"
	"marz/internal/desk"
	"marz/internal/encode"
	"marz/internal/log"
	"marz/internal/marz"
)

// exported writes the claims of a log as CSV.
func exported(t *testing.T, l log.Log, at *atlas.Atlas) (string, *catalog.Catalog) {
	t.Helper()
	ctx := context.Background()
	c, err := catalog.New(ctx, l, at, catalog.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	page, err := c.Stream(ctx, catalog.Query{Collection: catalog.Claims})
	if err != nil {
		t.Fatal(err)
	}
	col, err := c.Collection(catalog.Claims)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := encode.CSV(&out, page.Features, &col.Schema); err != nil {
		t.Fatal(err)
	}
	return out.String(), c
}

// onlyActors is the bundled record without anything but its actors.
func onlyActors(t *testing.T) fstest.MapFS {
	t.Helper()
	raw, err := data.FS.ReadFile("record/actors.json")
	if err != nil {
		t.Fatal(err)
	}
	none := &fstest.MapFile{Data: []byte("[]")}
	return fstest.MapFS{"record/actors.json": {Data: raw}, "record/dispatches.json": none, "record/events.json": none, "record/claims.json": none}
}

func TestTheWholeRecordComesBackFromItsTable(t *testing.T) {
	ctx := context.Background()
	first, at := open(t)
	if _, err := desk.Seed(ctx, first, at, data.FS); err != nil {
		t.Fatal(err)
	}
	table, before := exported(t, first, at)
	second, _ := open(t)
	seed(t, second, at, onlyActors(t))
	res, failed := importing(t, second, table, desk.ImportOptions{Format: "csv", Redistribute: true})
	if len(failed) > 0 || res.Stored < 300 {
		t.Fatalf("%+v %v", res, failed)
	}
	again, after := exported(t, second, at)
	got, want := strings.Split(again, "\n"), strings.Split(table, "\n")
	for i := range want {
		if i >= len(got) || got[i] != want[i] {
			t.Fatalf("line %d:\ngot  %s\nwant %s", i+1, got[min(i, len(got)-1)], want[i])
		}
	}
	sameControl(t, before, after)

	// Into the record itself it changes nothing.
	if res, _ = importing(t, first, table, desk.ImportOptions{Format: "csv", Redistribute: true}); res.Failed > 0 {
		t.Fatal(res)
	}
	if third, _ := exported(t, first, at); third != table {
		t.Error("the record was changed by its own export")
	}
}

// sameControl compares the status of every crossing on some days as known on some days.
func sameControl(t *testing.T, a, b *catalog.Catalog) {
	t.Helper()
	ctx := context.Background()
	for _, pair := range [][2]string{{"2021-07-09", "2021-07-09"}, {"2021-07-10", "2021-07-12"}, {"2021-08-01", "2021-09-01"}} {
		day, _ := marz.ParseDay(pair[0])
		known, _ := marz.ParseDay(pair[1])
		var status [2]string
		for i, c := range []*catalog.Catalog{a, b} {
			page, err := c.Search(ctx, catalog.Query{Collection: catalog.Control, Datetime: marz.On(day), Known: known, Limit: 1000})
			if err != nil {
				t.Fatal(err)
			}
			col, _ := c.Collection(catalog.Control)
			var out bytes.Buffer
			if err := encode.CSV(&out, page.Features, &col.Schema); err != nil {
				t.Fatal(err)
			}
			status[i] = out.String()
		}
		if status[0] != status[1] {
			t.Errorf("control on %s as known on %s differs:\n%s\n%s", pair[0], pair[1], status[0], status[1])
		}
	}
}

func TestWhatACompilerCodedHasNoVote(t *testing.T) {
	ctx := context.Background()
	plain, at := open(t)
	with, _ := open(t)
	for _, l := range []log.Log{plain, with} {
		if _, err := desk.Seed(ctx, l, at, data.FS); err != nil {
			t.Fatal(err)
		}
	}
	importing(t, with, table(acledRow, "sub_event_type", "Non-state actor overtakes territory", "location", "Torghundi", "latitude", "35.24", "longitude", "62.28"),
		desk.ImportOptions{Format: "acled", Redistribute: true, Rights: "with permission"})
	_, a := exported(t, plain, at)
	text, b := exported(t, with, at)
	if !strings.Contains(text, "acled-AFG1-claim") {
		t.Fatal("the row is not there")
	}
	sameControl(t, a, b)
}
