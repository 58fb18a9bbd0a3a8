package desk

import (
	"context"
	"slices"
	"strings"

	"marz/internal/marz"
)

// Draft returns a draft by its id.
func (d *Desk) Draft(ctx context.Context, id string) (Draft, error) {
	var out Draft
	err := d.view(ctx, func(s *state) (err error) {
		out, err = d.show(s, id)
		return err
	})
	return out, err
}

// Drafts lists the drafts in the order of their submission: those of a submission when
// it is not "", those in a state when it is not "".
func (d *Desk) Drafts(ctx context.Context, submission string, st State) ([]Draft, error) {
	if st != "" && !slices.Contains(States, st) {
		return nil, marz.Errorf(marz.Invalid, "state: %q is not known: use one of %s", st, marz.Join(States))
	}
	var out []Draft
	err := d.view(ctx, func(s *state) error {
		for _, id := range s.order {
			v := s.drafts[id]
			if submission != "" && v.Submission != submission || st != "" && v.State != st {
				continue
			}
			shown, err := d.show(s, id)
			if err != nil {
				return err
			}
			out = append(out, shown)
		}
		return nil
	})
	return out, err
}

// show completes a draft with what follows from the rest of the log.
func (d *Desk) show(s *state, id string) (Draft, error) {
	v := s.drafts[id]
	if v == nil {
		return Draft{}, marz.Errorf(marz.NotFound, "there is no draft %q", id)
	}
	out := *v
	out.Candidates = s.shown(out.Candidates)
	_, there := s.events[out.Claim.Event]
	out.NewEvent = !there && out.State == Pending
	if out.State == Pending {
		if err := d.ready(s, &out.Claim); err != nil {
			out.Problem = err.Error()
		}
	}
	return out, nil
}

// sound checks a claim as it would be published.
func (d *Desk) sound(c *marz.Claim) error {
	if err := c.Validate(); err != nil {
		return err
	}
	return checkPlace(c.Place, d.at)
}

// ready checks a draft's claim as it would be published now.
func (d *Desk) ready(s *state, c *marz.Claim) error {
	if s.hidden[c.Event] {
		return marz.Errorf(marz.Invalid, "event: the one that was proposed may no longer be shown: split the claim from it, or merge it into another")
	}
	return d.sound(c)
}

// act is what all actions on a draft have in common: the draft is there, as it was seen,
// and may be acted on so. Do returns the draft as it becomes, or nil when only the
// decision is to be written, and what else is to be written.
func (d *Desk) act(ctx context.Context, by By, id string, rev int64, a Action, reason string, input any,
	do func(s *state, draft Draft, p *puts) (*Draft, error)) (Draft, error) {
	done, err := d.write(ctx, by, []any{id, rev, a, reason, input}, func(s *state) ([]marz.Change, error) {
		draft := s.drafts[id]
		if draft == nil {
			return nil, marz.Errorf(marz.NotFound, "there is no draft %q", id)
		}
		if err := matches("draft", id, rev, draft.Revision); err != nil {
			return nil, err
		}
		if _, err := draft.move(a); err != nil {
			return nil, err
		}
		var more puts
		next, err := do(s, *draft, &more)
		if err != nil {
			return nil, err
		}
		var p puts
		p.add(marz.PutReview, id, Decision{Draft: id, Claim: published(a, draft), Action: a, Reason: reason, By: by.Author, At: d.opts.Now().UTC()})
		if next != nil {
			next.State, next.Revision, next.Decision = "", 0, nil
			p.add(marz.PutDraft, id, next)
		}
		p.list = append(p.list, more.list...)
		return p.list, or2(p.err, more.err)
	})
	if err != nil {
		return Draft{}, err
	}
	return d.Draft(ctx, done.ID)
}

func published(a Action, d *Draft) string {
	if a == Accept {
		return d.Claim.ID
	}
	return ""
}

func or2(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// Correct changes what a draft's claim says. The patch is a JSON merge patch (RFC 7396)
// of the claim; words are checked against the vocabulary, and its event is changed by
// Merge and Split.
func (d *Desk) Correct(ctx context.Context, by By, id string, rev int64, patch []byte, reason string) (Draft, error) {
	return d.act(ctx, by, id, rev, Correct, reason, string(patch), func(s *state, draft Draft, _ *puts) (*Draft, error) {
		claim, err := patchClaim(draft.Claim, patch)
		if err != nil {
			return nil, err
		}
		if err := checkPlace(claim.Place, d.at); err != nil {
			return nil, err
		}
		draft.Claim = claim
		draft.Candidates = s.candidates(&claim)
		if s.alone(&draft) {
			draft.Claim.Event = s.newEventID(&claim, func(string) bool { return false })
		}
		return &draft, nil
	})
}

// alone reports whether a draft proposes an event that is not in the record, that no
// other draft proposes, and whose name no longer says what the claim does.
func (s *state) alone(d *Draft) bool {
	if _, there := s.events[d.Claim.Event]; there {
		return false
	}
	if strings.HasPrefix(d.Claim.Event, idPart(d.Claim.Place)+"-"+idPart(string(d.Claim.Type))+"-") {
		return false
	}
	for id, other := range s.drafts {
		if id != d.ID && other.Claim.Event == d.Claim.Event {
			return false
		}
	}
	return true
}

// Merge puts a draft's claim to an event of the record, or to one that another draft
// proposes.
func (d *Desk) Merge(ctx context.Context, by By, id string, rev int64, event, reason string) (Draft, error) {
	return d.act(ctx, by, id, rev, Merge, reason, event, func(s *state, draft Draft, _ *puts) (*Draft, error) {
		_, there := s.events[event]
		for other, o := range s.drafts {
			there = there || other != id && o.State == Pending && o.Claim.Event == event
		}
		if !there {
			return nil, marz.Errorf(marz.Invalid, "event: there is no %q to merge with", event)
		}
		draft.Claim.Event = event
		return &draft, nil
	})
}

// Split gives a draft's claim an event of its own.
func (d *Desk) Split(ctx context.Context, by By, id string, rev int64, reason string) (Draft, error) {
	return d.act(ctx, by, id, rev, Split, reason, nil, func(s *state, draft Draft, _ *puts) (*Draft, error) {
		draft.Claim.Event = s.newEventID(&draft.Claim, func(string) bool { return false })
		return &draft, nil
	})
}

// Reject sets a draft aside; the reason is for those who ask later.
func (d *Desk) Reject(ctx context.Context, by By, id string, rev int64, reason string) (Draft, error) {
	if strings.TrimSpace(reason) == "" {
		return Draft{}, marz.Errorf(marz.Invalid, "reason: missing; say why the draft is rejected")
	}
	return d.act(ctx, by, id, rev, Reject, reason, nil, nothing)
}

// Reopen takes a rejection back.
func (d *Desk) Reopen(ctx context.Context, by By, id string, rev int64, reason string) (Draft, error) {
	return d.act(ctx, by, id, rev, Reopen, reason, nil, nothing)
}

func nothing(*state, Draft, *puts) (*Draft, error) { return nil, nil }

// Accept publishes a draft at once: its claim, and its dispatch, event and actors where
// the record lacks them, in one append. Nobody accepts what they submitted themselves
// while there is a second reviewer.
func (d *Desk) Accept(ctx context.Context, by By, id string, rev int64, reason string) (Draft, error) {
	return d.act(ctx, by, id, rev, Accept, reason, nil, func(s *state, draft Draft, p *puts) (*Draft, error) {
		return nil, d.publish(s, by, &draft, p, map[string]bool{})
	})
}

// AcceptAll publishes all pending drafts of a submission that are sound, in one append,
// and returns how many they are and how many were left because something is missing.
func (d *Desk) AcceptAll(ctx context.Context, by By, submission, reason string) (accepted, left int, err error) {
	_, err = d.write(ctx, by, []any{"accept all", submission, reason}, func(s *state) ([]marz.Change, error) {
		sub := s.subs[submission]
		if sub == nil {
			return nil, marz.Errorf(marz.NotFound, "there is no submission %q", submission)
		}
		var p puts
		accepted, left = 0, 0
		added := map[string]bool{}
		for _, id := range sub.Drafts {
			draft := s.drafts[id]
			if draft == nil || draft.State != Pending {
				continue
			}
			if d.ready(s, &draft.Claim) != nil {
				left++
				continue
			}
			accepted++
			p.add(marz.PutReview, id, Decision{Draft: id, Claim: id, Action: Accept, Reason: reason, By: by.Author, At: d.opts.Now().UTC()})
			if err := d.publish(s, by, draft, &p, added); err != nil {
				return nil, err
			}
		}
		return p.list, p.err
	})
	return accepted, left, err
}

// publish writes a draft's claim and what it rests on. Added are the subjects that this
// append has already.
func (d *Desk) publish(s *state, by By, draft *Draft, p *puts, added map[string]bool) error {
	if draft.By == by.Author && d.opts.SecondReviewer() {
		return marz.Errorf(marz.Forbidden, "draft %q is your own: another reviewer has to accept it", draft.ID)
	}
	c := draft.Claim
	if err := d.ready(s, &c); err != nil {
		return err
	}
	missing := func(there bool, key string) bool {
		was := there || added[key]
		added[key] = true
		return !was
	}
	if sub := s.subs[draft.Submission]; missing(s.dispatches[c.Dispatch].rev != 0, "dispatch/"+c.Dispatch) {
		if sub == nil {
			return marz.Errorf(marz.Conflict, "the dispatch %q of draft %q is gone", c.Dispatch, draft.ID)
		}
		p.add(marz.PutDispatch, c.Dispatch, sub.Dispatch)
	}
	for _, a := range []struct {
		id   string
		side marz.Side
	}{{c.Principal, c.Side}, {c.Actor, marz.SideThird}, {c.Target, marz.SideThird}} {
		if a.id != "" && missing(s.actors[a.id], "actor/"+a.id) {
			p.add(marz.PutActor, a.id, marz.Actor{ID: a.id, Names: marz.Names{EN: humanised(a.id)}, Side: a.side})
		}
	}
	if _, there := s.events[c.Event]; missing(there, "event/"+c.Event) {
		p.add(marz.PutEvent, c.Event, marz.Event{ID: c.Event, Type: c.Type, Place: c.Place})
	}
	c.Links = slices.DeleteFunc(slices.Clone(c.Links), func(l marz.Link) bool {
		other := s.drafts[l.To]
		return other != nil && other.State == Rejected
	})
	p.add(marz.PutClaim, c.ID, c)
	return nil
}

// humanised makes a name of an id that nobody has named yet.
func humanised(id string) string {
	words := strings.ReplaceAll(id, "-", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}
