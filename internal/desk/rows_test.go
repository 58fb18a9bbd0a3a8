package desk_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"marz/internal/desk"
	"marz/internal/marz"
)

// row appends an imported row: one event at Torghundi with one claim, of the day on which
// claim() tells of it.
func (o *office) row(t *testing.T, restricted bool, stamp int64, speaker string) {
	t.Helper()
	v := marz.Imported{
		Source: "survey", Row: "7", Stamp: stamp, Restricted: restricted,
		Actors:     []marz.Actor{{ID: "surveyor", Names: marz.Names{EN: "Surveyor"}, Side: marz.SideThird}},
		Dispatches: []marz.Dispatch{{ID: "survey-7", Agency: "Survey", Lang: "en", Published: on("2021-07-09"), SHA256: strings.Repeat("ab", 32)}},
		Events:     []marz.Event{{ID: "survey-7-event", Type: marz.Capture, Place: "torghundi"}},
		Claims: []marz.Claim{{
			ID: "survey-7-claim", Event: "survey-7-event", Dispatch: "survey-7", Type: marz.Capture, Stance: marz.Reports, Certainty: marz.Asserted,
			Claimant: speaker, Principal: "surveyor", Side: marz.SideThird, Place: "torghundi", Said: on("2021-07-09"), Happened: on("2021-07-09"),
			Summary: marz.Text{EN: "Taken."},
		}},
	}
	body, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	c := marz.Change{ID: "row/" + speaker, Author: desk.Importer, Kind: marz.PutImported, Subject: "survey:7", Body: body}
	if _, err := o.log.Append(context.Background(), -1, c); err != nil {
		t.Fatal(err)
	}
}

func TestADraftIsMatchedWithAnImportedRow(t *testing.T) {
	o := newOffice(t)
	o.row(t, false, 1, "Surveyor")
	d := o.draft(t, o.submit(t, "zahra", claim("c01")).Drafts[0])
	if d.Claim.Event != "survey-7-event" || d.NewEvent {
		t.Fatalf("the draft proposes %q, new: %v", d.Claim.Event, d.NewEvent)
	}
	if err := o.do(t, "omar", desk.Accept, d.ID); err != nil {
		t.Fatal(err)
	}
	list, papers, err := o.Claims(context.Background(), "survey-7-event", "")
	if err != nil || len(list) != 2 || len(papers) != 2 || list[1].Claim.Claimant != "Surveyor" {
		t.Errorf("the event stands on %+v in %+v, %v", list, papers, err)
	}
}

func TestAnImportedRowIsCorrectedMovedMergedAndRemoved(t *testing.T) {
	o, ctx := newOffice(t), context.Background()
	o.row(t, false, 1, "Surveyor")
	if _, err := o.CorrectClaim(ctx, omar, "survey-7-claim", o.rev(t, "survey-7-claim"), []byte(`{"claimant":"A surveyor"}`), "misheard"); err != nil {
		t.Fatal(err)
	}
	c, err := o.Claim(ctx, "survey-7-claim")
	if err != nil || c.Claim.Claimant != "A surveyor" || c.Claim.Principal != "surveyor" {
		t.Errorf("corrected: %+v, %v", c, err)
	}
	if _, bodies := o.since(t, o.head(t)-1); !strings.Contains(bodies, "misheard") {
		t.Errorf("the reason is not in the log: %s", bodies)
	}
	if _, err := o.UpdateEvent(ctx, omar, "survey-7-event", o.rev(t, "survey-7-event"), []byte(`{"title":{"en":"Torghundi"}}`)); err != nil {
		t.Errorf("updated: %v", err)
	}
	if _, err := o.MergeEvents(ctx, omar, "survey-7-event", o.rev(t, "survey-7-event"), "e1", ""); err != nil {
		t.Fatal(err)
	}
	o.row(t, false, 2, "A revision")
	if _, err := o.Revision(ctx, "survey-7-event", marz.PutEvent); marz.KindOf(err) != marz.NotFound {
		t.Errorf("a newer revision of the row brings back what was merged away: %v", err)
	}
}

func TestARestrictedRowIsNeitherProposedNorChanged(t *testing.T) {
	o, ctx := newOffice(t), context.Background()
	o.row(t, true, 1, "Surveyor")
	d := o.draft(t, o.submit(t, "zahra", claim("c01")).Drafts[0])
	if len(d.Candidates) > 0 || !d.NewEvent {
		t.Errorf("the draft may be about %v", d.Candidates)
	}
	for _, id := range []string{"survey-7-event", "survey-7-claim", "survey-7"} {
		if _, err := o.Revision(ctx, id); marz.KindOf(err) != marz.NotFound {
			t.Errorf("%s: %v", id, err)
		}
		if _, err := o.Matches(ctx, id, "x"); marz.KindOf(err) != marz.NotFound {
			t.Errorf("%s: %v", id, err)
		}
	}
}

func TestADraftForgetsARowThatIsRestrictedLater(t *testing.T) {
	o := newOffice(t)
	o.row(t, false, 1, "Surveyor")
	id := o.submit(t, "zahra", claim("c01")).Drafts[0]
	o.row(t, true, 2, "Nobody's")
	d := o.draft(t, id)
	if len(d.Candidates) > 0 || !strings.Contains(d.Problem, "may no longer be shown") {
		t.Errorf("it may be about %v; problem %q", d.Candidates, d.Problem)
	}
	wantKind(t, "accepting it", o.do(t, "omar", desk.Accept, id), marz.Invalid, "split")
	if err := o.do(t, "omar", desk.Split, id); err != nil {
		t.Fatal(err)
	}
	if err := o.do(t, "omar", desk.Accept, id); err != nil {
		t.Error(err)
	}
}

func TestNobodyCorrectsTheirOwnPublishedClaimWhileThereIsASecondReviewer(t *testing.T) {
	o, ctx := newOffice(t), context.Background()
	id := o.submit(t, "omar", claim("c01")).Drafts[0]
	if err := o.do(t, "zahra", desk.Accept, id); err != nil {
		t.Fatal(err)
	}
	o.two = true
	_, err := o.CorrectClaim(ctx, omar, id, o.rev(t, id), []byte(`{"place":"islam-qala"}`), "")
	wantKind(t, "one's own", err, marz.Forbidden, "another reviewer")
	if _, err := o.CorrectClaim(ctx, desk.By{Author: "zahra"}, id, o.rev(t, id), []byte(`{"place":"islam-qala"}`), ""); err != nil {
		t.Error(err)
	}
}
