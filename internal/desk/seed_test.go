package desk_test

import (
	"context"
	"encoding/json"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"marz/data"
	"marz/internal/atlas"
	"marz/internal/desk"
	"marz/internal/log"
	"marz/internal/marz"
)

func open(t testing.TB) (log.Log, *atlas.Atlas) {
	t.Helper()
	l, err := log.Open(context.Background(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	at, err := loadAtlas()
	if err != nil {
		t.Fatal(err)
	}
	return l, at
}

// loadAtlas loads the atlas once for all tests.
var loadAtlas = sync.OnceValues(func() (*atlas.Atlas, error) { return atlas.Load(data.FS) })

func seed(t *testing.T, l log.Log, at *atlas.Atlas, files fstest.MapFS) int {
	t.Helper()
	n, err := desk.Seed(context.Background(), l, at, files)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// record is a small record; the title of its event is given.
func record(title string) fstest.MapFS {
	return fstest.MapFS{
		"record/actors.json":     {Data: []byte(`[{"id":"taliban","names":{"en":"Taliban"},"side":"taliban","from":null,"until":null}]`)},
		"record/dispatches.json": {Data: []byte(`[{"id":"d1","agency":"AFP","lang":"fr","title":{"en":"x"},"published":{"from":"2021-07-09","to":"2021-07-09","precision":"day"}}]`)},
		"record/events.json":     {Data: []byte(`[{"id":"e1","type":"capture","place":"islam-qala","title":{"en":"` + title + `"}}]`)},
		"record/claims.json": {Data: []byte(`[{"id":"c1","event":"e1","dispatch":"d1","type":"capture","stance":"asserts","certainty":"asserted","claimant":"Taliban","principal":"taliban","side":"taliban","actor":"taliban","place":"islam-qala",
			"said":{"from":"2021-07-09","to":"2021-07-09","precision":"day"},"happened":{"from":null,"to":"2021-07-09","precision":"by_day"},"summary":{"en":"They say so."}}]`)},
	}
}

func TestTheBundledRecordEntersOnce(t *testing.T) {
	l, at := open(t)
	n, err := desk.Seed(context.Background(), l, at, data.FS)
	if err != nil || n < 700 {
		t.Fatalf("%d changes: %v", n, err)
	}
	if n, err = desk.Seed(context.Background(), l, at, data.FS); err != nil || n != 0 {
		t.Errorf("the second start wrote %d changes: %v", n, err)
	}
}

func TestANewerRecordAddsAndNeverOverwrites(t *testing.T) {
	l, at := open(t)
	if n := seed(t, l, at, record("first")); n != 4 {
		t.Fatalf("%d changes, want 4", n)
	}
	if n := seed(t, l, at, record("second")); n != 1 {
		t.Errorf("%d changes for one new title", n)
	}
	body, _ := json.Marshal(marz.Event{ID: "e1", Type: marz.Capture, Place: "islam-qala", Title: marz.Text{EN: "ours"}})
	if _, err := l.Append(context.Background(), -1, marz.Change{ID: "op", Author: "operator", Kind: marz.PutEvent, Subject: "e1", Body: body}); err != nil {
		t.Fatal(err)
	}
	if n := seed(t, l, at, record("third")); n != 0 {
		t.Errorf("an operator's change was overwritten by %d", n)
	}
	if _, err := l.Append(context.Background(), -1, marz.Change{ID: "rm", Author: "operator", Kind: marz.PutRemoved, Subject: "c1", Body: []byte(`{"reason":"wrong"}`)}); err != nil {
		t.Fatal(err)
	}
	changed := record("third")
	changed["record/claims.json"] = &fstest.MapFile{Data: []byte(strings.Replace(string(changed["record/claims.json"].Data), "They say so.", "They do.", 1))}
	if n := seed(t, l, at, changed); n != 0 {
		t.Errorf("what an operator took out came back in %d changes", n)
	}
}

func TestABrokenRecordIsRefusedWithFileAndID(t *testing.T) {
	l, at := open(t)
	for name, edit := range map[string]struct{ file, from, to, want string }{
		"an unknown place":     {"record/claims.json", "islam-qala", "islam-zzz", "c1"},
		"an unknown dispatch":  {"record/claims.json", `"dispatch":"d1"`, `"dispatch":"d9"`, "c1"},
		"an unknown type":      {"record/events.json", "capture", "conquest", "e1"},
		"a file that is wrong": {"record/events.json", "[{", "{", "record/events.json"},
	} {
		files := record("x")
		files[edit.file] = &fstest.MapFile{Data: []byte(strings.Replace(string(files[edit.file].Data), edit.from, edit.to, 1))}
		if _, err := desk.Seed(context.Background(), l, at, files); err == nil || !strings.Contains(err.Error(), edit.want) {
			t.Errorf("%s: %v", name, err)
		}
		if head, _ := l.Head(context.Background()); head.Seq != 0 {
			t.Errorf("%s: %d changes were written", name, head.Seq)
		}
	}
}
