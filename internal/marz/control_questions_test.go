package marz_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"marz/internal/marz"
)

func TestWhatChangedBetweenTwoDays(t *testing.T) {
	r := loadRecord(t)
	c := caseOf(t, r, "islam-qala")
	got := turns(c.Changes(day(t, "2021-07-08"), day(t, "2021-07-31"), marz.LastDay))
	want := "2021-07-10 taliban→contested; 2021-07-17 contested→taliban"
	if got != want {
		t.Errorf("after 8 July up to 31 July: %s, want %s", got, want)
	}
	if got := turns(c.Changes(day(t, "2021-07-10"), day(t, "2021-07-10"), marz.LastDay)); got != "" {
		t.Errorf("from a day to itself: %s", got)
	}
}

func TestWhatChangedInWhatWasKnownOfADay(t *testing.T) {
	r := loadRecord(t)
	c := caseOf(t, r, "islam-qala")
	revisions := c.Revisions(day(t, "2021-07-08"), day(t, "2021-07-07"), day(t, "2021-07-31"))
	if got, want := turns(revisions), "2021-07-08 government→contested; 2021-07-09 contested→taliban"; got != want {
		t.Fatalf("of 8 July: %s, want %s", got, want)
	}
	behind := func(cause marz.Cause) bool {
		return cause.Claim == "islam-qala-control-2021-07-09.moi" && cause.Holder == "taliban"
	}
	if !slices.ContainsFunc(revisions[1].Because, behind) {
		t.Errorf("the ministry's admission of 9 July is not among the reasons: %+v", revisions[1].Because)
	}
}

func caseOf(t *testing.T, r *record, id string) *marz.Case {
	t.Helper()
	for _, x := range loadCrossings(t) {
		if x.ID == id {
			return r.at(x)
		}
	}
	t.Fatalf("there is no crossing %q", id)
	return nil
}

func turns(list []marz.Turn) string {
	var out []string
	for _, x := range list {
		out = append(out, fmt.Sprintf("%s %s→%s", x.Day, x.From, x.To))
	}
	return strings.Join(out, "; ")
}

func TestABordersSummary(t *testing.T) {
	r := loadRecord(t)
	var cases []*marz.Case
	for _, x := range loadCrossings(t) {
		if x.Border == "afg-tjk" {
			cases = append(cases, r.at(x))
		}
	}
	s := marz.Summarise("afg-tjk", 1344, cases, r.known, day(t, "2021-07-01"), day(t, "2021-07-09"), day(t, "2021-07-09"))
	if s.First[marz.HeldByTaliban] != 2 || s.Last[marz.HeldByTaliban] != len(cases) {
		t.Errorf("held by the Taliban: %d on the first day and %d on the last, want 2 and %d", s.First[marz.HeldByTaliban], s.Last[marz.HeldByTaliban], len(cases))
	}
	if len(s.Changes) != len(cases)-2 {
		t.Errorf("changes: %s", turns(s.Changes))
	}
	parts := map[string]float64{}
	for _, x := range s.Shares {
		if x.Part != nil {
			parts[x.Claim] = *x.Part
		}
	}
	for claim, want := range map[string]float64{
		"afg-tjk-share-2021-07-05.mujahid": 0.7, "afg-tjk-share-2021-07-05.tajik": 910. / 1344,
		"afg-tjk-share-2021-07-08.sidorov": 1, "afp-2021-07-09-islam-qala-c20": 0.6667,
	} {
		if got, ok := parts[claim]; !ok || got < want-1e-9 || got > want+1e-9 {
			t.Errorf("%s: part %v, want %v", claim, got, want)
		}
	}
	if _, ok := parts["afp-2021-07-09-islam-qala-c15"]; ok {
		t.Error("a sub-heading without a source has a share of its own")
	}
}

func TestADenialOfAShareIsListedWithoutANumber(t *testing.T) {
	r := loadRecord(t)
	shares := marz.Shares("afg-irn", 926, r.known, day(t, "2021-07-01"), day(t, "2021-08-20"), marz.LastDay)
	seen := map[string]marz.Share{}
	for _, s := range shares {
		seen[s.Claim] = s
	}
	if s := seen["border-share-2021-07-22.aman"]; s.Stance != marz.Denies || s.Part != nil || !s.Country {
		t.Errorf("the ministry's denial: %+v", s)
	}
	if s := seen["border-share-2021-07-22.mujahid-irn"]; s.Part == nil || *s.Part != 1 || s.Km == nil || *s.Km != 926 || !s.AllBorder {
		t.Errorf("the whole Iranian border: %+v", s)
	}
	if _, ok := seen["territory-share-2021-07-09.delawar"]; ok {
		t.Error("a share of the country's land is no share of a border")
	}
}

func TestAProvinceIsItsCapitalAndItsCrossings(t *testing.T) {
	r := loadRecord(t)
	d := day(t, "2021-07-31")
	capital := marz.NewCase("herat", marz.Concerning("herat", "", r.known), r.actor).At(d, d)
	var crossings []marz.Control
	for _, x := range loadCrossings(t) {
		if x.Province == "AF-HER" {
			crossings = append(crossings, r.at(x).At(d, d))
		}
	}
	p := marz.OfProvince("AF-HER", capital, crossings)
	if p.Capital.Status != marz.HeldByGovernment || p.Held[marz.HeldByTaliban] != 2 || len(p.Held) != len(marz.ControlStatuses) {
		t.Errorf("Herat on 31 July: capital %s, crossings %v; want government and two held by the Taliban", p.Capital.Status, p.Held)
	}
}

func TestTrafficGoesByTheNewestWord(t *testing.T) {
	r := loadRecord(t)
	tests := []struct{ crossing, day, want string }{
		{"islam-qala", "2021-07-08", "closed"},
		{"islam-qala", "2021-07-24", "open"},
		{"abu-nasr-farahi", "2021-07-09", "closed"},
		{"abu-nasr-farahi", "2021-07-12", "open"},
		{"spin-boldak-chaman", "2021-05-06", "closed"}, // all of the Pakistani border
		{"spin-boldak-chaman", "2021-07-27", "open"},
		{"spin-boldak-chaman", "2021-08-06", "closed"},
		{"spin-boldak-chaman", "2021-08-11", "open"},
		{"shir-khan-bandar", "2021-07-01", "closed"},
		{"shir-khan-bandar", "2021-07-13", "open"},
		{"torghundi", "2021-07-09", "unknown"},
		{"torghundi", "2021-08-18", "open"}, // both Turkmen posts
	}
	for _, tt := range tests {
		c := caseOf(t, r, tt.crossing)
		if got := c.At(day(t, tt.day), marz.LastDay).Traffic; got.State != tt.want {
			t.Errorf("%s on %s: %+v, want %s", tt.crossing, tt.day, got, tt.want)
		}
	}
}
