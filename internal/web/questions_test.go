package web_test

import (
	"encoding/csv"
	"strings"
	"testing"
)

const seeds = "dispatch=afp-2021-07-09-islam-qala,afp-2021-07-10-herat"

type control struct {
	Status, Lean string
	Votes        []struct{ Principal, Claim string }
	Flags        []string
}

func TestWhoHeldIslamQalaAsKnownWhen(t *testing.T) {
	w := open(t)
	for _, row := range []struct{ day, known, status, lean string }{
		{"2021-07-08", "2021-07-08", "government", ""},
		{"2021-07-09", "2021-07-09", "taliban-claimed", ""},
		{"2021-07-09", "2021-07-10", "taliban", ""},
		{"2021-07-10", "2021-07-10", "contested", "taliban"},
		{"2021-07-12", "2021-07-12", "contested", "taliban"},
	} {
		query := "?datetime=" + row.day + "&known_at=" + row.known + "&" + seeds
		var c control
		w.ok(t, "/crossings/islam-qala/control"+query).into(t, &c)
		if c.Status != row.status || c.Lean != row.lean {
			t.Errorf("%s as known on %s: %s leaning %q, want %s leaning %q", row.day, row.known, c.Status, c.Lean, row.status, row.lean)
		}
		for _, f := range w.features(t, "/collections/control/items"+query).Features {
			if f.ID == "islam-qala" && f.Properties["status"] != row.status {
				t.Errorf("the collection says %v on %s as known on %s", f.Properties["status"], row.day, row.known)
			}
		}
	}
}

func TestTheTurkmenBorderIsTorghundis(t *testing.T) {
	w := open(t)
	for _, name := range []string{"TKM", "tm", "Turkmenistan", "Turkm%C3%A9nistan", "afg-tkm", "%D8%AA%D8%B1%DA%A9%D9%85%D9%86%D8%B3%D8%AA%D8%A7%D9%86"} {
		fc := w.features(t, "/collections/events/items?border="+name+"&"+seeds)
		for _, f := range fc.Features {
			if f.Properties["place"] != "torghundi" {
				t.Errorf("border=%s: %v at %v", name, f.ID, f.Properties["place"])
			}
		}
		if len(fc.Features) == 0 {
			t.Errorf("border=%s: nothing", name)
		}
	}
}

func TestATimelineNamesTheClaimsBehindEachChange(t *testing.T) {
	var doc struct {
		Spells []struct {
			From, To, Status string
			Because          []struct{ Claim string }
		}
		Claims map[string]struct{ Dispatch string }
	}
	open(t).ok(t, "/crossings/islam-qala/timeline?known_at=2021-09-15").into(t, &doc)
	if len(doc.Spells) < 2 {
		t.Fatalf("%d spells", len(doc.Spells))
	}
	for i, s := range doc.Spells[1:] {
		if len(s.Because) == 0 || s.Status == doc.Spells[i].Status {
			t.Errorf("spell %d, %s: %d causes", i+1, s.Status, len(s.Because))
		}
		for _, c := range s.Because {
			if doc.Claims[c.Claim].Dispatch == "" {
				t.Errorf("claim %s is not told", c.Claim)
			}
		}
	}
}

func TestChangesAndRevisions(t *testing.T) {
	w := open(t)
	var doc struct {
		Changes []struct{ Crossing, Border string }
		Turns   []struct{ Day, Place, From, To string }
		Claims  map[string]any
	}
	w.ok(t, "/control/changes?from=2021-07-01&to=2021-07-31&border=IRN").into(t, &doc)
	if len(doc.Changes) == 0 || len(doc.Turns) == 0 || len(doc.Claims) == 0 {
		t.Errorf("%+v", doc)
	}
	for _, c := range doc.Changes {
		if c.Border != "afg-irn" {
			t.Errorf("%+v", c)
		}
	}
	w.ok(t, "/control/revisions?datetime=2021-07-09&known_from=2021-07-09&known_to=2021-07-10&"+seeds).into(t, &doc)
	if len(doc.Changes) == 0 || len(doc.Turns) == 0 {
		t.Errorf("nothing was learnt of 9 July on 10 July: %+v", doc)
	}
}

func TestABordersSummary(t *testing.T) {
	w := open(t)
	var doc struct {
		Border, From, To string
		First, Last      map[string]int
		Shares           []any
		Crossings        []control
	}
	w.ok(t, "/borders/TJK/summary?datetime=2021-06-15/2021-07-31").into(t, &doc)
	if doc.Border != "afg-tjk" || doc.From != "2021-06-15" || doc.To != "2021-07-31" || len(doc.Crossings) == 0 || len(doc.Last) == 0 {
		t.Errorf("%+v", doc)
	}
	w.ok(t, "/borders/afg-irn/summary?datetime=2021-07-09").into(t, &doc)
	if doc.From != "2021-07-09" || doc.To != "2021-07-09" {
		t.Errorf("one day: %s to %s", doc.From, doc.To)
	}
	w.problem(t, "/borders/IND/summary", 404, "IRN", "PAK")
}

func TestProvincesAndVoices(t *testing.T) {
	w := open(t)
	var province struct {
		Province string
		Capital  control
		Held     map[string]int
	}
	w.ok(t, "/provinces/herat/control?datetime=2021-08-20").into(t, &province)
	if province.Province != "AF-HER" || province.Capital.Status == "" {
		t.Errorf("%+v", province)
	}
	var all struct{ Provinces []any }
	w.ok(t, "/control/provinces?datetime=2021-08-20").into(t, &all)
	if len(all.Provinces) != 34 {
		t.Errorf("%d provinces", len(all.Provinces))
	}
	var said struct {
		Claims []struct {
			Border  string
			Against []struct{ Rel, ID string }
		}
	}
	w.ok(t, "/said/taliban?border=IRN").into(t, &said)
	against := 0
	for _, c := range said.Claims {
		against += len(c.Against)
		if c.Border != "afg-irn" {
			t.Errorf("%+v", c)
		}
	}
	if len(said.Claims) == 0 || against == 0 {
		t.Errorf("%d claims, %d against them", len(said.Claims), against)
	}
	w.problem(t, "/said/nobody-at-all", 404, "nobody-at-all")
}

func TestEveryQuestionHasATable(t *testing.T) {
	w := open(t)
	for _, target := range []string{
		"/crossings/islam-qala/timeline?", "/crossings/islam-qala/control?datetime=2021-07-10", "/control/changes?from=2021-07-01&to=2021-07-31",
		"/control/revisions?datetime=2021-07-09&known_from=2021-07-01&known_to=2021-07-31", "/borders/IRN/summary?datetime=2021-07-10",
		"/provinces/AF-HER/control?datetime=2021-08-20", "/control/provinces?", "/said/taliban?border=IRN",
	} {
		res := w.ok(t, target+"&f=csv")
		rows, err := csv.NewReader(strings.NewReader(string(res.body))).ReadAll()
		if err != nil || len(rows) < 2 || res.typ() != "text/csv; charset=utf-8" {
			t.Errorf("%s: %s, %d rows, %v", target, res.typ(), len(rows), err)
		}
	}
}

func TestVersionsOfAFeatureLinkToEachOther(t *testing.T) {
	var doc struct {
		Versions []struct {
			KnownFrom string `json:"known_from"`
			KnownTo   string `json:"known_to"`
			Feature   feature
			Links     []link
		}
		Entries []struct{ Seq int }
	}
	w := open(t)
	w.ok(t, "/collections/events/items/islam-qala-capture-2021-07-08/versions").into(t, &doc)
	if len(doc.Versions) < 3 || len(doc.Entries) == 0 {
		t.Fatalf("%d versions, %d entries", len(doc.Versions), len(doc.Entries))
	}
	for i, v := range doc.Versions {
		_, before := find(v.Links, "predecessor-version", "application/geo+json")
		_, after := find(v.Links, "successor-version", "application/geo+json")
		if before != (i > 0) || after != (i+1 < len(doc.Versions)) {
			t.Errorf("version %d: %+v", i, v.Links)
		}
		self, _ := find(v.Links, "self", "")
		var f feature
		w.ok(t, path(t, self.Href)).into(t, &f)
		if f.Properties["status"] != v.Feature.Properties["status"] {
			t.Errorf("%s: %v, listed as %v", self.Href, f.Properties["status"], v.Feature.Properties["status"])
		}
	}
}
