package catalog_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"marz/internal/catalog"
	"marz/internal/marz"
)

func TestEveryTurnBetweenTwoDays(t *testing.T) {
	c := reading(t)
	ctx := context.Background()
	june, august := day(t, "2021-06-01"), day(t, "2021-08-10")
	iran := catalog.Query{Params: map[string][]string{"border": {"Iran"}}}
	out, _, err := c.Turns(ctx, june, august, 0, iran)
	if err != nil || len(out.Turns) < 2 {
		t.Fatalf("%d turns: %v", len(out.Turns), err)
	}
	places := map[string]marz.ControlStatus{}
	for i, turn := range out.Turns {
		if turn.Day <= june || turn.Day > august || i > 0 && turn.Day < out.Turns[i-1].Day {
			t.Errorf("turn %d is on %s", i, turn.Day)
		}
		if was, ok := places[turn.Place]; ok && was != turn.From {
			t.Errorf("%s turns from %s, but was %s", turn.Place, turn.From, was)
		}
		places[turn.Place] = turn.To
		for _, cause := range turn.Because {
			if _, ok := out.Claims[cause.Claim]; !ok {
				t.Errorf("claim %s is not explained", cause.Claim)
			}
		}
	}
	if _, _, err := c.Turns(ctx, august, june, 0, iran); marz.KindOf(err) != marz.Invalid {
		t.Errorf("days the wrong way round: %v", err)
	}
	if _, _, err := c.Turns(ctx, june, august, 0, catalog.Query{Params: map[string][]string{"border": {"India"}}}); marz.KindOf(err) != marz.Invalid || !strings.Contains(err.Error(), "UZB") {
		t.Errorf("a border that is none: %v", err)
	}
}

func TestHowTheAnswerForOneDayWasRevised(t *testing.T) {
	c := reading(t)
	july9 := day(t, "2021-07-09")
	q := catalog.Query{Dispatches: seeds, Params: map[string][]string{"border": {"IRN"}}}
	out, _, err := c.Revisions(context.Background(), july9, july9, july9+3, q)
	if err != nil || len(out.Turns) != 1 {
		t.Fatalf("%+v: %v", out.Turns, err)
	}
	turn := out.Turns[0]
	if turn.Place != "islam-qala" || turn.Day != july9+1 || turn.From != marz.ClaimedByTaliban || turn.To != marz.HeldByTaliban || len(turn.Because) == 0 {
		t.Errorf("%+v", turn)
	}
}

func TestABorderInSummary(t *testing.T) {
	c := reading(t)
	ctx := context.Background()
	july1, july31 := day(t, "2021-07-01"), day(t, "2021-07-31")
	out, _, err := c.BorderSummary(ctx, "Tadjikistan", july1, july31, catalog.Query{})
	if err != nil {
		t.Fatal(err)
	}
	first, last := 0, 0
	for _, n := range out.First {
		first += n
	}
	for _, n := range out.Last {
		last += n
	}
	crossings := matching(t, c, catalog.Query{Collection: "crossings", Params: map[string][]string{"border": {"TJK"}}})
	if out.Border != "afg-tjk" || first != len(crossings) || last != first || len(out.Controls) != first {
		t.Errorf("%s: %d and %d of %d crossings", out.Border, first, last, len(crossings))
	}
	if out.LengthKm < 1300 || len(out.Shares) == 0 || len(out.Changes) == 0 || len(out.Claims) == 0 {
		t.Errorf("%v km, %d shares, %d changes, %d claims", out.LengthKm, len(out.Shares), len(out.Changes), len(out.Claims))
	}
	for _, s := range out.Shares {
		if _, ok := out.Claims[s.Claim]; !ok {
			t.Errorf("claim %s is not explained", s.Claim)
		}
	}
	if _, _, err := c.BorderSummary(ctx, "India", july1, july31, catalog.Query{}); marz.KindOf(err) != marz.NotFound || !strings.Contains(err.Error(), "TJK") {
		t.Errorf("a border that is none: %v", err)
	}
}

func TestAProvinceByItsCapitalAndItsCrossings(t *testing.T) {
	c := reading(t)
	ctx := context.Background()
	on := func(d string) catalog.Query {
		return catalog.Query{Datetime: marz.On(day(t, d)), Known: day(t, d)}
	}
	before, _, err := c.ProvinceControl(ctx, "Hérat", on("2021-07-01"))
	if err != nil {
		t.Fatal(err)
	}
	after, _, err := c.ProvinceControl(ctx, "AF-HER", on("2021-08-14"))
	if err != nil {
		t.Fatal(err)
	}
	if before.Capital.Place != "herat" || before.Capital.Status != marz.HeldByGovernment || after.Capital.Status != marz.HeldByTaliban {
		t.Errorf("%s: %s, then %s", before.Capital.Place, before.Capital.Status, after.Capital.Status)
	}
	if len(after.Crossings) < 2 || after.Held[marz.HeldByTaliban] == 0 {
		t.Errorf("crossings %v", after.Held)
	}
	all, _, err := c.Provinces(ctx, on("2021-08-14"))
	if err != nil || len(all) != 34 {
		t.Errorf("%d provinces: %v", len(all), err)
	}
	if _, _, err := c.ProvinceControl(ctx, "Bavaria", on("2021-07-01")); marz.KindOf(err) != marz.NotFound || !strings.Contains(err.Error(), "AF-HER") {
		t.Errorf("a province that is none: %v", err)
	}
}

func TestAllThatAVoiceSaidAndWhatContradictsIt(t *testing.T) {
	c := reading(t)
	ctx := context.Background()
	iran := map[string][]string{"border": {"IRN"}}
	out, _, err := c.Said(ctx, "taliban", catalog.Query{Params: iran, Known: day(t, "2021-07-12")})
	if err != nil || len(out.Claims) == 0 {
		t.Fatalf("%d claims: %v", len(out.Claims), err)
	}
	against := 0
	for i, cl := range out.Claims {
		if cl.Border != "afg-irn" || cl.Side != marz.SideTaliban || i > 0 && cl.Said.Last() < out.Claims[i-1].Said.Last() {
			t.Errorf("claim %s of %s on %s", cl.ID, cl.Side, cl.Border)
		}
		against += len(cl.Against)
	}
	if against == 0 {
		t.Error("nothing contradicts the Taliban")
	}
	for _, who := range []string{"Taliban", "AFP", "afp", "Ministry of Interior", "moi"} {
		if out, _, err := c.Said(ctx, who, catalog.Query{}); err != nil && marz.KindOf(err) != marz.NotFound || err == nil && len(out.Claims) == 0 {
			t.Errorf("%s: %d claims: %v", who, len(out.Claims), err)
		}
	}
	if _, _, err := c.Said(ctx, "nobody at all", catalog.Query{}); marz.KindOf(err) != marz.NotFound || !strings.Contains(err.Error(), "government") {
		t.Errorf("nobody: %v", err)
	}
}

func TestAnswersToQuestionsKeepTheirClaimsAsJSON(t *testing.T) {
	c := reading(t)
	ctx := context.Background()
	why, _, err := c.Why(ctx, "islam-qala", catalog.Query{Datetime: marz.On(day(t, "2021-07-10")), Known: day(t, "2021-07-10"), Dispatches: seeds})
	if err != nil {
		t.Fatal(err)
	}
	said, _, err := c.Said(ctx, "taliban", catalog.Query{Dispatches: seeds})
	if err != nil {
		t.Fatal(err)
	}
	for name, v := range map[string]any{"why": why, "said": said.Claims[0]} {
		raw, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		for _, member := range []string{`"evidence"`, `"summary"`, `"dispatch"`, `"principal_name"`} {
			if !strings.Contains(string(raw), member) {
				t.Errorf("%s has no %s: %s", name, member, raw)
			}
		}
	}
	votes := slices.IndexFunc(why.Votes, func(v marz.Vote) bool { _, ok := why.Claims[v.Claim]; return !ok })
	if votes >= 0 {
		t.Errorf("the claim of vote %d is not explained", votes)
	}
}

func TestAClaimInAnEventIsWrittenAsTheEncoderWouldWriteIt(t *testing.T) {
	c := reading(t)
	ctx := context.Background()
	compared := 0
	for _, who := range marz.Sides {
		said, _, err := c.Said(ctx, string(who), catalog.Query{})
		if err != nil {
			t.Fatal(err)
		}
		for _, cl := range said.Claims {
			event, _, err := c.Feature(ctx, catalog.Query{Collection: "events"}, cl.Event)
			if err != nil {
				t.Fatal(err)
			}
			cl.Border, cl.Against, cl.Denies = "", nil, nil
			var buf strings.Builder
			enc := json.NewEncoder(&buf)
			enc.SetEscapeHTML(false)
			if err := enc.Encode(cl); err != nil {
				t.Fatal(err)
			}
			want := strings.TrimSuffix(buf.String(), `,"against":null,"denies":null}`+"\n") + "}"
			if !strings.Contains(event.JSON, want) {
				t.Errorf("%s\nis not in %s", want, event.JSON)
			}
			compared++
		}
	}
	if compared < 300 {
		t.Errorf("%d claims were compared", compared)
	}
}

func TestMatchingTellsALiveStreamWhatToSend(t *testing.T) {
	c := reading(t)
	q := catalog.Query{Collection: "events", Params: map[string][]string{"border": {"IRN"}}}
	page, err := c.Matching(context.Background(), q, islamQala, "torghundi-capture-2021-07-09", "no")
	if err != nil || page.Matched != 1 || page.Visited > 2 {
		t.Errorf("%d match, %d were read: %v", page.Matched, page.Visited, err)
	}
	if page, err = c.Matching(context.Background(), q); err != nil || page.Matched != 0 {
		t.Errorf("of none %d match: %v", page.Matched, err)
	}
}
