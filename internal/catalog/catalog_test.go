package catalog_test

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"marz/data"
	"marz/geo"
	"marz/internal/atlas"
	"marz/internal/catalog"
	"marz/internal/cql2"
	"marz/internal/log"
	"marz/internal/marz"
)

// seeds are the two dispatches from which the record grew.
var seeds = []string{"afp-2021-07-09-islam-qala", "afp-2021-07-10-herat"}

// bundle returns the bundled record as changes.
func bundle(t testing.TB) []marz.Change {
	t.Helper()
	var out []marz.Change
	for _, f := range []struct {
		kind marz.ChangeKind
		name string
	}{{marz.PutActor, "actors"}, {marz.PutDispatch, "dispatches"}, {marz.PutEvent, "events"}, {marz.PutClaim, "claims"}} {
		raw, err := data.FS.ReadFile("record/" + f.name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var list []json.RawMessage
		if err := json.Unmarshal(raw, &list); err != nil {
			t.Fatal(err)
		}
		for _, body := range list {
			var id struct{ ID string }
			if err := json.Unmarshal(body, &id); err != nil {
				t.Fatal(err)
			}
			out = append(out, marz.Change{ID: string(f.kind) + id.ID, Author: "bundle", Kind: f.kind, Subject: id.ID, Body: body})
		}
	}
	return out
}

// open returns a catalog over the bundled record, and its log.
func open(t testing.TB) (*catalog.Catalog, log.Log) {
	t.Helper()
	ctx := context.Background()
	l, err := log.Open(ctx, ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	if _, err := l.Append(ctx, -1, bundle(t)...); err != nil {
		t.Fatal(err)
	}
	at, err := atlas.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC) }
	c, err := catalog.New(ctx, l, at, catalog.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c, l
}

func day(t testing.TB, s string) marz.Day {
	t.Helper()
	d, err := marz.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func search(t testing.TB, c *catalog.Catalog, q catalog.Query) ([]marz.Feature, catalog.Page) {
	t.Helper()
	page, err := c.Search(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	var out []marz.Feature
	for f, err := range page.Features {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, f)
	}
	return out, page
}

func property(t testing.TB, f marz.Feature, name string) any {
	t.Helper()
	var doc struct{ Properties map[string]any }
	if err := json.Unmarshal([]byte(f.JSON), &doc); err != nil {
		t.Fatalf("%s: %v", f.JSON, err)
	}
	return doc.Properties[name]
}

func TestEveryCollectionAnswersWithFeatures(t *testing.T) {
	c, _ := open(t)
	for _, want := range []struct {
		id    string
		count int
	}{{"provinces", 34}, {"borders", 6}, {"crossings", 25}, {"places", 137}, {"dispatches", 155}, {"control", 25}, {"neighbours", 6}, {"rivers", 15}} {
		fs, page := search(t, c, catalog.Query{Collection: want.id})
		if page.Matched != want.count || len(fs) != want.count {
			t.Errorf("%s: %d of %d, want %d", want.id, len(fs), page.Matched, want.count)
		}
		for _, f := range fs {
			if title := property(t, f, "title"); title == nil {
				t.Errorf("%s %s has no title", want.id, f.ID)
			}
		}
	}
	if _, err := c.Search(context.Background(), catalog.Query{Collection: "towns"}); marz.KindOf(err) != marz.NotFound || !strings.Contains(err.Error(), "provinces") {
		t.Errorf("an unknown collection: %v", err)
	}
}

func TestTheTwoDispatchesOnTheTurkmenBorderSpeakOfTorghundiOnly(t *testing.T) {
	c, _ := open(t)
	for _, name := range []string{"TKM", "tm", "Turkmenistan", "Turkménistan", "ترکمنستان", "afg-tkm"} {
		fs, _ := search(t, c, catalog.Query{Collection: "events", Dispatches: seeds, Params: map[string][]string{"border": {name}}})
		if len(fs) != 1 || property(t, fs[0], "place") != "torghundi" {
			t.Errorf("%s: %d events", name, len(fs))
		}
	}
	_, err := c.Search(context.Background(), catalog.Query{Collection: "events", Params: map[string][]string{"border": {"India"}}})
	if marz.KindOf(err) != marz.Invalid || !strings.Contains(err.Error(), "TKM") {
		t.Errorf("an unknown border: %v", err)
	}
}

func TestIslamQalaFollowsTheWorkedTable(t *testing.T) {
	c, _ := open(t)
	for _, row := range []struct{ known, day, status, lean string }{
		{"2021-07-09", "2021-07-09", "taliban-claimed", ""},
		{"2021-07-10", "2021-07-09", "taliban", ""},
		{"2021-07-10", "2021-07-10", "contested", "taliban"},
		{"2021-07-12", "2021-07-12", "contested", "taliban"},
		{"2021-07-08", "2021-07-08", "government", ""},
	} {
		f, _, err := c.Feature(context.Background(), catalog.Query{
			Collection: "control", Datetime: marz.On(day(t, row.day)), Known: day(t, row.known), Dispatches: seeds,
		}, "islam-qala")
		if err != nil {
			t.Fatal(err)
		}
		if got := property(t, f, "status"); got != row.status {
			t.Errorf("%s as known on %s: %v, want %s", row.day, row.known, got, row.status)
		}
		if got, _ := property(t, f, "lean").(string); got != row.lean {
			t.Errorf("%s as known on %s leans %q, want %q", row.day, row.known, got, row.lean)
		}
	}
}

func TestAnEventShowsOnlyWhatWasKnown(t *testing.T) {
	c, _ := open(t)
	const id = "islam-qala-capture-2021-07-08"
	versions, _, err := c.Versions(context.Background(), "events", id, 0)
	if err != nil || len(versions) < 3 {
		t.Fatalf("%d versions: %v", len(versions), err)
	}
	for i, v := range versions[1:] {
		if v.Known.From != versions[i].Known.To {
			t.Errorf("a gap in what was known: %v then %v", versions[i].Known, v.Known)
		}
	}
	before, page := search(t, c, catalog.Query{Collection: "events", Known: day(t, "2021-06-01")})
	now, _ := search(t, c, catalog.Query{Collection: "events"})
	if len(before) >= len(now) || page.Matched != len(before) {
		t.Errorf("%d events were known on 1 June, %d now", len(before), len(now))
	}
	for _, f := range before {
		if k, _ := property(t, f, "known_from").(string); k > "2021-06-01" {
			t.Errorf("%s was not known before %s", f.ID, k)
		}
	}
}

func TestAnEarlierVersionIsReproducedExactly(t *testing.T) {
	c, l := open(t)
	ctx := context.Background()
	before, page := search(t, c, catalog.Query{Collection: "events"})
	claim := marz.Claim{
		ID: "later", Event: "islam-qala-capture-2021-07-08", Dispatch: seeds[0], Type: marz.Capture, Stance: marz.Asserts, Certainty: marz.Asserted,
		Claimant: "A witness", Principal: "iran", Side: marz.SideThird, Place: "islam-qala", Happened: marz.On(day(t, "2021-07-08")),
	}
	body, _ := json.Marshal(claim)
	if _, err := l.Append(ctx, -1, marz.Change{ID: "x", Author: "test", Kind: marz.PutClaim, Subject: "later", Body: body}); err != nil {
		t.Fatal(err)
	}
	follow, stop := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() { done <- c.Follow(follow) }()
	wait, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	if err := c.WaitFor(wait, page.Version.Seq+1); err != nil {
		t.Fatal(err)
	}
	stop()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	after, _ := search(t, c, catalog.Query{Collection: "events"})
	again, old := search(t, c, catalog.Query{Collection: "events", Version: page.Version.Seq})
	if fmt.Sprint(before) != fmt.Sprint(again) || old.Version != page.Version {
		t.Error("the earlier version is not what it was")
	}
	if fmt.Sprint(before) == fmt.Sprint(after) {
		t.Error("the new claim changed nothing")
	}
	if _, err := c.Search(ctx, catalog.Query{Collection: "events", Version: 1 << 40}); marz.KindOf(err) != marz.NotFound {
		t.Errorf("a version to come: %v", err)
	}
}

func TestPagesHoldEveryEventOnce(t *testing.T) {
	c, _ := open(t)
	all, _ := search(t, c, catalog.Query{Collection: "events"})
	seen := map[string]bool{}
	q := catalog.Query{Collection: "events", Limit: 7}
	for {
		fs, page := search(t, c, q)
		for _, f := range fs {
			if seen[f.ID] {
				t.Errorf("%s came twice", f.ID)
			}
			seen[f.ID] = true
		}
		if page.Next == "" {
			break
		}
		q.Cursor = page.Next
	}
	if len(seen) != len(all) {
		t.Errorf("the pages hold %d of %d", len(seen), len(all))
	}
	for _, bad := range []string{"x", "MQ", "MTo"} {
		if _, err := c.Search(context.Background(), catalog.Query{Collection: "events", Limit: 7, Cursor: bad}); marz.KindOf(err) != marz.Invalid {
			t.Errorf("cursor %q: %v", bad, err)
		}
	}
}

func TestFreeTextAndFilters(t *testing.T) {
	c, _ := open(t)
	for _, row := range []struct {
		name string
		q    catalog.Query
		some bool
	}{
		{"words whatever the accents", catalog.Query{Collection: "events", Q: "hérat"}, true},
		{"a percent sign is no wildcard", catalog.Query{Collection: "events", Q: "%zz%"}, false},
		{"a box", catalog.Query{Collection: "events", Box: &geo.Box{West: 60, South: 34, East: 61.5, North: 35}}, true},
		{"several values", catalog.Query{Collection: "events", Params: map[string][]string{"type": {"capture,recapture"}, "claimant": nil}}, true},
		{"a province by name", catalog.Query{Collection: "events", Params: map[string][]string{"province": {"Hérat"}}}, true},
	} {
		delete(row.q.Params, "claimant")
		fs, _ := search(t, c, row.q)
		if len(fs) > 0 != row.some {
			t.Errorf("%s: %d events", row.name, len(fs))
		}
	}
	for name, params := range map[string]map[string][]string{
		"no such column":  {"colour": {"red"}},
		"no such type":    {"type": {"conquest"}},
		"no such place":   {"place": {"Atlantis"}},
		"not a number":    {"quantity": {"many"}},
		"not a date":      {"start": {"2021-02-30"}},
		"an object":       {"claims": {"x"}},
		"no such proince": {"province": {"Bavaria"}},
	} {
		if _, err := c.Search(context.Background(), catalog.Query{Collection: "events", Params: params}); marz.KindOf(err) != marz.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestQuestionsOfAResearcher(t *testing.T) {
	c, _ := open(t)
	ctx := context.Background()
	tl, _, err := c.Timeline(ctx, "islam-qala", 0, catalog.Query{})
	if err != nil || len(tl.Spells) < 2 {
		t.Fatalf("%d spells: %v", len(tl.Spells), err)
	}
	for _, s := range tl.Spells[1:] {
		if len(s.Because) == 0 {
			t.Errorf("the change on %s has no reason", s.From)
		}
		for _, cause := range s.Because {
			if _, ok := tl.Claims[cause.Claim]; !ok {
				t.Errorf("claim %s is not explained", cause.Claim)
			}
		}
	}
	june, august := day(t, "2021-06-01"), day(t, "2021-08-10")
	moved, _, err := c.Changes(ctx, [2]marz.Day{june, august}, [2]marz.Day{august, august}, catalog.Query{Params: map[string][]string{"border": {"IRN"}}})
	if err != nil || len(moved) == 0 || slices.ContainsFunc(moved, func(s catalog.Shift) bool { return s.Border != "afg-irn" }) {
		t.Errorf("%d changes: %v", len(moved), err)
	}
	why, _, err := c.Why(ctx, "islam-qala", catalog.Query{Datetime: marz.On(day(t, "2021-07-10")), Known: day(t, "2021-07-10"), Dispatches: seeds})
	if err != nil || len(why.Votes) < 2 || len(why.Claims) < 2 {
		t.Errorf("%+v: %v", why, err)
	}
	if _, _, err := c.Timeline(ctx, "khyber", 0, catalog.Query{}); marz.KindOf(err) != marz.NotFound || !strings.Contains(err.Error(), "torkham") {
		t.Errorf("an unknown crossing: %v", err)
	}
}

func TestLayersAnswerTheStandardsPredicates(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "ogc")
	file, err := os.Open(filepath.Join(dir, "cql2_cases.csv"))
	if err != nil {
		t.Skip("SKIPPED: the standard's predicates are not beside the project")
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	c, _ := open(t)
	loaded := map[string]bool{}
	for _, row := range rows[1:] {
		if !loaded[row[0]] {
			loaded[row[0]] = true
			raw, _ := os.ReadFile(filepath.Join(dir, row[0]+".geojson"))
			schema, _ := os.ReadFile(filepath.Join(dir, row[0]+".schema.json"))
			if err := c.AddLayer(row[0], raw, schema); err != nil {
				t.Fatal(err)
			}
		}
		want, _ := strconv.Atoi(row[4])
		f, err := cql2.ParseText(row[2])
		if err != nil {
			t.Errorf("%s: %v", row[2], err)
			continue
		}
		page, err := c.Search(context.Background(), catalog.Query{Collection: row[0], Filter: f})
		if err != nil || page.Matched != want {
			t.Errorf("%s: %d, want %d: %v", row[2], page.Matched, want, err)
		}
	}
}

func TestABadLayerIsRefusedAndTheOldOneStays(t *testing.T) {
	c, _ := open(t)
	good := `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[61,34]},"properties":{"n":1,"when":"2021-07-09","mixed":"a"}},{"type":"Feature","geometry":null,"properties":{"n":2.5,"mixed":3}}]}`
	if err := c.AddLayer("mine", []byte(good), nil); err != nil {
		t.Fatal(err)
	}
	for name, row := range map[string][2]string{
		"a geometry that is not closed": {`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null},{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}}]}`, "feature 2"},
		"a latitude that is none":       {`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[34,161]}}]}`, "feature 1"},
		"an id twice":                   {`{"type":"FeatureCollection","features":[{"type":"Feature","id":1,"geometry":null},{"type":"Feature","id":1,"geometry":null}]}`, "feature 2"},
		"no collection":                 {`{"type":"Feature"}`, "FeatureCollection"},
		"no JSON":                       {`nonsense`, "not GeoJSON"},
	} {
		if err := c.AddLayer("mine", []byte(row[0]), nil); marz.KindOf(err) != marz.Invalid || !strings.Contains(err.Error(), row[1]) {
			t.Errorf("%s: %v", name, err)
		}
	}
	col, err := c.Collection("mine")
	if err != nil {
		t.Fatal(err)
	}
	types := map[string]marz.ColumnType{}
	for _, x := range col.Schema.Columns {
		types[x.Name] = x.Type
	}
	if types["n"] != marz.TypeNumber || types["when"] != marz.TypeDate || types["mixed"] != marz.TypeString {
		t.Errorf("types %v", types)
	}
	if fs, _ := search(t, c, catalog.Query{Collection: "mine", Params: map[string][]string{"n": {"2.5"}}}); len(fs) != 1 {
		t.Errorf("%d features", len(fs))
	}
	for _, name := range []string{"events", "", "a/b"} {
		if err := c.AddLayer(name, []byte(good), nil); marz.KindOf(err) != marz.Invalid {
			t.Errorf("layer %q: %v", name, err)
		}
	}
}
