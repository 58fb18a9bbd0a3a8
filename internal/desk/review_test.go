package desk_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"marz/internal/desk"
	"marz/internal/marz"
)

// do carries out an action on a draft as it is now.
func (o *office) do(t *testing.T, author string, a desk.Action, id string) error {
	t.Helper()
	ctx, by, rev := context.Background(), desk.By{Author: author}, o.draft(t, id).Revision
	var err error
	switch a {
	case desk.Correct:
		_, err = o.Correct(ctx, by, id, rev, []byte(`{"claimant":"A commander"}`), "")
	case desk.Merge:
		_, err = o.Merge(ctx, by, id, rev, "e1", "")
	case desk.Split:
		_, err = o.Split(ctx, by, id, rev, "")
	case desk.Accept:
		_, err = o.Accept(ctx, by, id, rev, "")
	case desk.Reject:
		_, err = o.Reject(ctx, by, id, rev, "hearsay")
	case desk.Reopen:
		_, err = o.Reopen(ctx, by, id, rev, "")
	}
	return err
}

func TestEveryActionInEveryState(t *testing.T) {
	reach := map[desk.State][]desk.Action{desk.Pending: nil, desk.Accepted: {desk.Accept}, desk.Rejected: {desk.Reject}}
	want := map[desk.State]map[desk.Action]desk.State{
		desk.Pending: {desk.Correct: desk.Pending, desk.Merge: desk.Pending, desk.Split: desk.Pending,
			desk.Accept: desk.Accepted, desk.Reject: desk.Rejected},
		desk.Rejected: {desk.Reopen: desk.Pending},
	}
	for _, from := range desk.States {
		for _, a := range desk.Actions {
			o := newOffice(t)
			id := o.submit(t, "zahra", claim("c01")).Drafts[0]
			for _, step := range reach[from] {
				if err := o.do(t, "omar", step, id); err != nil {
					t.Fatal(err)
				}
			}
			before := o.head(t)
			err := o.do(t, "omar", a, id)
			to, may := want[from][a]
			got := o.draft(t, id)
			switch {
			case may && (err != nil || got.State != to || got.Decision.Action != a):
				t.Errorf("%s when %s: %v, then %s; want %s", a, from, err, got.State, to)
			case !may && (marz.KindOf(err) != marz.Conflict || err == nil || got.State != from || o.head(t) != before):
				t.Errorf("%s when %s: %v, then %s; want a conflict and nothing written", a, from, err, got.State)
			}
		}
	}
}

func TestADecisionNeedsTheNewestRevision(t *testing.T) {
	o := newOffice(t)
	id := o.submit(t, "zahra", claim("c01")).Drafts[0]
	old := o.draft(t, id).Revision
	if err := o.do(t, "omar", desk.Correct, id); err != nil {
		t.Fatal(err)
	}
	_, err := o.Accept(context.Background(), desk.By{Author: "omar"}, id, old, "")
	wantKind(t, "an old revision", err, marz.Stale, "look at it again")
	_, err = o.Accept(context.Background(), desk.By{Author: "omar"}, id, 0, "")
	wantKind(t, "no revision", err, marz.Required, "If-Match")
	_, err = o.Accept(context.Background(), desk.By{Author: "omar"}, "nothing", 1, "")
	wantKind(t, "no such draft", err, marz.NotFound, "nothing")
	_, err = o.Reject(context.Background(), desk.By{Author: "omar"}, id, o.draft(t, id).Revision, " ")
	wantKind(t, "a rejection without reason", err, marz.Invalid, "reason")
}

func TestNobodyAcceptsTheirOwnWhileThereIsASecondReviewer(t *testing.T) {
	o := newOffice(t)
	sub := o.submit(t, "zahra", claim("c01")+claim("c02"))
	o.two = true
	wantKind(t, "one's own", o.do(t, "zahra", desk.Accept, sub.Drafts[0]), marz.Forbidden, "another reviewer")
	_, _, err := o.AcceptAll(context.Background(), desk.By{Author: "zahra"}, sub.ID, "")
	wantKind(t, "all of one's own", err, marz.Forbidden, "another reviewer")
	if err := o.do(t, "zahra", desk.Correct, sub.Drafts[0]); err != nil {
		t.Errorf("correcting one's own: %v", err)
	}
	if err := o.do(t, "omar", desk.Accept, sub.Drafts[0]); err != nil {
		t.Errorf("another's: %v", err)
	}
	o.two = false
	if err := o.do(t, "zahra", desk.Accept, sub.Drafts[1]); err != nil {
		t.Errorf("alone: %v", err)
	}
}

func TestARepeatedRequestIsAnsweredOnceAndAnotherUnderItsIDRefused(t *testing.T) {
	o := newOffice(t)
	by := desk.By{Author: "zahra", Request: "r-1"}
	p := desk.Paper{Text: claim("c01")}
	first, err := o.Submit(context.Background(), by, p)
	if err != nil {
		t.Fatal(err)
	}
	accept := desk.By{Author: "omar", Request: "r-1"} // another's request ids are his own
	rev := o.draft(t, first.Drafts[0]).Revision
	a, err := o.Accept(context.Background(), accept, first.Drafts[0], rev, "")
	if err != nil {
		t.Fatal(err)
	}
	before := o.head(t)
	for _, d := range []*desk.Desk{o.Desk, o.another()} {
		b, err := d.Accept(context.Background(), accept, first.Drafts[0], rev, "")
		if err != nil || b.Revision != a.Revision || b.State != desk.Accepted {
			t.Errorf("again: %+v, %v", b, err)
		}
		again, err := d.Submit(context.Background(), by, p)
		if err != nil || again.ID != first.ID {
			t.Errorf("submitted again: %+v, %v", again, err)
		}
		_, err = d.Submit(context.Background(), by, desk.Paper{Text: claim("c09")})
		wantKind(t, "another text", err, marz.Conflict, "r-1")
	}
	if o.head(t) != before {
		t.Errorf("%d entries more", o.head(t)-before)
	}
}

func TestADraftIsCorrectedByAPatch(t *testing.T) {
	for name, c := range map[string]struct {
		patch string
		want  string // in the claim as JSON, or in the error
		ok    bool
	}{
		"the place":             {`{"place":"islam-qala"}`, "islam-qala-capture-2021-07-09", true},
		"the date":              {`{"happened":{"from":"2021-07-08","to":"2021-07-08"}}`, "2021-07-08", true},
		"a word to nothing":     {`{"holder":null}`, "", true},
		"type and stance":       {`{"type":"attack","stance":"reports"}`, "attack reports", true},
		"a quantity":            {`{"quantity":{"value":1000,"unit":"soldiers","modifier":"about"}}`, "soldiers", true},
		"an unknown place":      {`{"place":"atlantis"}`, `there is no "atlantis"`, false},
		"an unknown type":       {`{"type":"conquest"}`, "use one of capture", false},
		"an unknown stance":     {`{"stance":"sings"}`, "use one of asserts", false},
		"an impossible date":    {`{"happened":{"from":"2021-02-30"}}`, "no day 30", false},
		"a date after the word": {`{"happened":{"from":"2021-09-09","to":"2021-09-09"}}`, "lies after", false},
		"its id":                {`{"id":"x"}`, "cannot be changed here", false},
		"its event":             {`{"event":"e1"}`, "cannot be changed here", false},
		"its evidence":          {`{"evidence":null}`, "cannot be changed here", false},
		"a number for a word":   {`{"claimant":7}`, "does not fit", false},
		"an unknown member":     {`{"said":{"when":"now"}}`, "does not fit", false},
		"no object":             {`[1]`, "not understood", false},
		"nothing":               {`{}`, "not understood", false},
		"no JSON":               {`{`, "not understood", false},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			id := o.submit(t, "zahra", claim("c01")).Drafts[0]
			d, err := o.Correct(context.Background(), desk.By{Author: "omar"}, id, o.draft(t, id).Revision, []byte(c.patch), "as it reads")
			if !c.ok {
				wantKind(t, name, err, marz.Invalid, c.want)
				return
			}
			got := fmt.Sprint(d.Claim.Event, d.Claim.Happened, " ", d.Claim.Type, " ", d.Claim.Stance, d.Claim.Quantity)
			if err != nil || !strings.Contains(got, c.want) && !(d.Claim.Quantity != nil && d.Claim.Quantity.Unit == c.want) {
				t.Errorf("%s, %v; want %q", got, err, c.want)
			}
			if d.Decision == nil || d.Decision.Reason != "as it reads" || d.Decision.By != "omar" {
				t.Errorf("decision %+v", d.Decision)
			}
		})
	}
}

func TestADraftIsMergedIntoAnEventAndSplitFromIt(t *testing.T) {
	o := newOffice(t)
	sub := o.submit(t, "zahra", claim("c01")+claim("c02"))
	if err := o.do(t, "omar", desk.Merge, sub.Drafts[0]); err != nil {
		t.Fatal(err)
	}
	if d := o.draft(t, sub.Drafts[0]); d.Claim.Event != "e1" || d.NewEvent {
		t.Errorf("merged: %+v", d)
	}
	if err := o.do(t, "omar", desk.Split, sub.Drafts[0]); err != nil {
		t.Fatal(err)
	}
	if d := o.draft(t, sub.Drafts[0]); d.Claim.Event != "torghundi-capture-2021-07-09~2" || !d.NewEvent {
		t.Errorf("split: %+v", d)
	}
	other := o.draft(t, sub.Drafts[1])
	if _, err := o.Merge(context.Background(), desk.By{Author: "omar"}, sub.Drafts[0], o.draft(t, sub.Drafts[0]).Revision, other.Claim.Event, ""); err != nil {
		t.Errorf("merged with another draft's event: %v", err)
	}
	_, err := o.Merge(context.Background(), desk.By{Author: "omar"}, sub.Drafts[0], o.draft(t, sub.Drafts[0]).Revision, "nowhere", "")
	wantKind(t, "merged into nothing", err, marz.Invalid, "nowhere")
}

func TestALinkToARejectedDraftIsNotPublished(t *testing.T) {
	o := newOffice(t)
	sub := o.submit(t, "zahra", claim("c01")+claim("c02", `"summary"`, `"links":[{"rel":"confirms","to":"c01"},{"rel":"about","to":"E1"}],"summary"`))
	if err := o.do(t, "omar", desk.Reject, sub.Drafts[0]); err != nil {
		t.Fatal(err)
	}
	before := o.head(t)
	if err := o.do(t, "omar", desk.Accept, sub.Drafts[1]); err != nil {
		t.Fatal(err)
	}
	_, bodies := o.since(t, before)
	if strings.Contains(bodies, `"confirms"`) || !strings.Contains(bodies, `{"rel":"about","to":"torghundi-capture-2021-07-09"}`) {
		t.Errorf("published\n%s", bodies)
	}
}

func TestTwoDesksDecideEachDraftOnce(t *testing.T) {
	o := newOffice(t)
	var text string
	for n := range 20 {
		text += claim(fmt.Sprintf("c%02d", n))
	}
	sub := o.submit(t, "zahra", text)
	desks := []*desk.Desk{o.Desk, o.another(), o.another()}
	won := make([]int, len(desks))
	var group sync.WaitGroup
	for i, d := range desks {
		group.Go(func() {
			for _, id := range sub.Drafts {
				draft, err := d.Draft(context.Background(), id)
				if err != nil {
					t.Error(err)
					return
				}
				_, err = d.Accept(context.Background(), desk.By{Author: fmt.Sprint("reviewer ", i)}, id, draft.Revision, "")
				switch {
				case err == nil:
					won[i]++
				case marz.KindOf(err) != marz.Stale && marz.KindOf(err) != marz.Conflict:
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	kinds, _ := o.since(t, 0)
	if n := won[0] + won[1] + won[2]; n != 20 || strings.Count(kinds, "review ") != 20 || strings.Count(kinds, "\nevent torghundi") != 1 {
		t.Errorf("%v accepted of 20; entries\n%s", won, kinds)
	}
}

func TestDraftsAreListedByStateAndSubmission(t *testing.T) {
	o := newOffice(t)
	a := o.submit(t, "zahra", claim("c01")+claim("c02"))
	b := o.submit(t, "omar", claim("c03"))
	if err := o.do(t, "omar", desk.Reject, a.Drafts[1]); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		sub   string
		state desk.State
		n     int
	}{{"", "", 3}, {a.ID, "", 2}, {"", desk.Pending, 2}, {a.ID, desk.Rejected, 1}, {b.ID, desk.Accepted, 0}} {
		if got, err := o.Drafts(context.Background(), c.sub, c.state); err != nil || len(got) != c.n {
			t.Errorf("of %q in %q: %d, %v; want %d", c.sub, c.state, len(got), err, c.n)
		}
	}
	_, err := o.Drafts(context.Background(), "", "lost")
	wantKind(t, "an unknown state", err, marz.Invalid, "pending, accepted, rejected")
	if subs, err := o.Submissions(context.Background()); err != nil || len(subs) != 2 {
		t.Errorf("%d submissions, %v", len(subs), err)
	}
	for text, want := range map[string]bool{claim("c03"): true, claim("c03") + " ": false} {
		if got, err := o.Matches(context.Background(), b.ID, text); err != nil || got != want {
			t.Errorf("matches: %v, %v; want %v", got, err, want)
		}
	}
}
