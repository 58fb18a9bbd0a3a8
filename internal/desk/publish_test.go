package desk_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"marz/internal/desk"
	"marz/internal/marz"
)

var omar = desk.By{Author: "omar"}

func (o *office) rev(t *testing.T, id string) int64 {
	t.Helper()
	rev, err := o.Revision(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return rev
}

func TestAPublishedClaimIsCorrectedMovedRetractedAndRemoved(t *testing.T) {
	o, ctx := newOffice(t), context.Background()
	_, err := o.CorrectClaim(ctx, omar, "c1", 999, []byte(`{"claimant":"A commander"}`), "")
	wantKind(t, "an old revision", err, marz.Stale, "c1")
	done, err := o.CorrectClaim(ctx, omar, "c1", o.rev(t, "c1"), []byte(`{"claimant":"A commander"}`), "")
	if err != nil || done.ID != "c1" || done.Seq != o.head(t) {
		t.Fatalf("corrected: %+v, %v", done, err)
	}
	_, err = o.CorrectClaim(ctx, omar, "c1", o.rev(t, "c1"), []byte(`{"principal":"the-moon"}`), "")
	wantKind(t, "an unknown actor", err, marz.Invalid, "the-moon")
	if _, err = o.MoveClaim(ctx, omar, "c1", o.rev(t, "c1"), "", ""); err != nil {
		t.Fatal(err)
	}
	_, bodies := o.since(t, o.head(t)-2)
	if !strings.Contains(bodies, "A commander") || !strings.Contains(bodies, `"event":"islam-qala-capture-2021-07-09"`) {
		t.Errorf("moved:\n%s", bodies)
	}
	_, err = o.MoveClaim(ctx, omar, "c1", o.rev(t, "c1"), "nowhere", "")
	wantKind(t, "to nowhere", err, marz.Invalid, "nowhere")
	day, _ := marz.ParseDay("2021-07-12")
	r := marz.Retraction{Claim: "c1", Published: day, Reason: "taken back"}
	if _, err = o.Retract(ctx, omar, o.rev(t, "c1"), r); err != nil {
		t.Fatal(err)
	}
	_, err = o.Retract(ctx, omar, o.rev(t, "c1"), marz.Retraction{Claim: "c1"})
	wantKind(t, "a retraction without reason", err, marz.Invalid, "reason")
	if _, err = o.CorrectClaim(ctx, omar, "c1", o.rev(t, "c1"), []byte(`{"claimant":"Another"}`), ""); err != nil {
		t.Errorf("corrected after its retraction: %v", err)
	}
	_, err = o.Remove(ctx, omar, "d1", o.rev(t, "d1"), "wrong")
	wantKind(t, "a dispatch with claims", err, marz.Conflict, "c1")
	if _, err = o.Remove(ctx, omar, "c1", o.rev(t, "c1"), "wrong"); err != nil {
		t.Fatal(err)
	}
	_, err = o.Revision(ctx, "c1")
	wantKind(t, "what was removed", err, marz.NotFound, "c1")
	if _, err = o.Remove(ctx, omar, "d1", o.rev(t, "d1"), "wrong"); err != nil {
		t.Errorf("a dispatch without claims: %v", err)
	}
	kinds, _ := o.since(t, 4)
	if want := "claim c1 by omar\nclaim c1 by omar\nevent islam-qala-capture-2021-07-09 by omar\nretraction c1 by omar\nclaim c1 by omar\nremoved c1 by omar\nremoved d1 by omar\n"; kinds != want {
		t.Errorf("entries\n%swant\n%s", kinds, want)
	}
}

func TestAnEventIsCreatedReplacedUpdatedMergedAndRemoved(t *testing.T) {
	o, ctx := newOffice(t), context.Background()
	var c marz.Claim
	if err := json.Unmarshal([]byte(claim("", `"dispatch"`, `"x"`)), &c); err != nil {
		t.Fatal(err)
	}
	c.Dispatch = "d1"
	done, err := o.CreateEvent(ctx, omar, marz.Event{Type: marz.Capture, Place: "torghundi"}, c)
	if err != nil || done.ID != "torghundi-capture-2021-07-09" {
		t.Fatalf("created: %+v, %v", done, err)
	}
	_, err = o.CreateEvent(ctx, omar, marz.Event{ID: "e1", Type: marz.Capture, Place: "torghundi"})
	wantKind(t, "one that is there", err, marz.Conflict, "e1")
	_, err = o.CreateEvent(ctx, omar, marz.Event{Type: marz.Capture, Place: "atlantis"})
	wantKind(t, "one at no place", err, marz.Invalid, "atlantis")
	_, err = o.CreateEvent(ctx, omar, marz.Event{Type: "conquest", Place: "torghundi"})
	wantKind(t, "one of no type", err, marz.Invalid, "conquest")
	if _, err = o.UpdateEvent(ctx, omar, done.ID, o.rev(t, done.ID), []byte(`{"title":{"en":"The dry port"}}`)); err != nil {
		t.Fatal(err)
	}
	_, err = o.UpdateEvent(ctx, omar, done.ID, o.rev(t, done.ID), []byte(`{"id":"x"}`))
	wantKind(t, "another id", err, marz.Invalid, "cannot be changed")
	if _, err = o.ReplaceEvent(ctx, omar, o.rev(t, done.ID), marz.Event{ID: done.ID, Type: marz.ControlType, Place: "torghundi"}); err != nil {
		t.Fatal(err)
	}
	_, err = o.ReplaceEvent(ctx, omar, 5, marz.Event{ID: "e9", Type: marz.Capture, Place: "torghundi"})
	wantKind(t, "replacing nothing", err, marz.NotFound, "e9")
	_, err = o.MergeEvents(ctx, omar, done.ID, o.rev(t, done.ID), done.ID, "")
	wantKind(t, "merged with itself", err, marz.Invalid, "no other")
	if _, err = o.MergeEvents(ctx, omar, done.ID, o.rev(t, done.ID), "e1", ""); err != nil {
		t.Fatal(err)
	}
	before := o.head(t)
	if _, err = o.Remove(ctx, omar, "e1", o.rev(t, "e1"), "all wrong"); err != nil {
		t.Fatal(err)
	}
	kinds, _ := o.since(t, before)
	if want := "removed e1 by omar\nremoved c1 by omar\nremoved torghundi-capture-2021-07-09.taliban by omar\n"; kinds != want {
		t.Errorf("entries\n%swant\n%s", kinds, want)
	}
}

func TestTheRevisionOfAnEventMovesWithItsClaims(t *testing.T) {
	o, ctx := newOffice(t), context.Background()
	old := o.rev(t, "e1")
	if _, err := o.CorrectClaim(ctx, omar, "c1", o.rev(t, "c1"), []byte(`{"claimant":"A commander"}`), ""); err != nil {
		t.Fatal(err)
	}
	_, err := o.Remove(ctx, omar, "e1", old, "wrong")
	wantKind(t, "as it looked before", err, marz.Stale, "e1")
}
