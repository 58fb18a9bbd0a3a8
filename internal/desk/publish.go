package desk

import (
	"context"
	"slices"
	"strings"

	"marz/internal/marz"
)

// Revision returns the entry that last changed a published event, claim or dispatch, or
// one of the kinds that are named.
func (d *Desk) Revision(ctx context.Context, id string, kinds ...marz.ChangeKind) (int64, error) {
	if len(kinds) == 0 {
		kinds = []marz.ChangeKind{marz.PutEvent, marz.PutClaim, marz.PutDispatch}
	}
	var rev int64
	err := d.view(ctx, func(s *state) error {
		of := map[marz.ChangeKind]int64{marz.PutEvent: s.events[id].rev, marz.PutClaim: s.claims[id].rev, marz.PutDispatch: s.dispatches[id].rev}
		for _, kind := range kinds {
			rev = max(rev, of[kind])
		}
		if rev == 0 {
			return marz.Errorf(marz.NotFound, "there is no %s %q", marz.Join(kinds), id)
		}
		return nil
	})
	return rev, err
}

func (s *state) revision(id string) int64 {
	return max(s.events[id].rev, s.claims[id].rev, s.dispatches[id].rev)
}

// CreateEvent publishes an event, and claims on it if there are any. An event without id
// gets one from its place, type and day. A claim without a dispatch is its author's own
// word, and a dispatch that says so is filed with it.
func (d *Desk) CreateEvent(ctx context.Context, by By, e marz.Event, claims ...marz.Claim) (Done, error) {
	return d.write(ctx, by, []any{"create", e, claims}, func(s *state) ([]marz.Change, error) {
		e, list := e, slices.Clone(claims)
		if e.ID == "" {
			first := marz.Claim{Type: e.Type, Place: e.Place}
			if len(list) > 0 {
				first.Said, first.Happened = list[0].Said, list[0].Happened
			}
			e.ID = s.newEventID(&first, func(string) bool { return false })
		} else if s.revision(e.ID) != 0 {
			return nil, marz.Errorf(marz.Conflict, "%q is there already: replace it (PUT, If-Match), or leave the id away", e.ID)
		}
		var p puts
		if err := d.checkEvent(&e); err != nil {
			return nil, err
		}
		p.add(marz.PutEvent, e.ID, e)
		for i := range list {
			c := &list[i]
			c.Event, c.Type, c.Place = e.ID, orWord(c.Type, e.Type), or(c.Place, e.Place)
			if c.Dispatch == "" {
				d.note(s, by, c, &p)
			}
			if c.ID == "" {
				c.ID = free(e.ID+"."+idPart(c.Principal), func(id string) bool { return s.revision(id) != 0 || taken(p.list, id) })
			}
			if err := d.checkClaim(s, c, p.list); err != nil {
				return nil, err
			}
			p.add(marz.PutClaim, c.ID, *c)
		}
		return p.list, p.err
	})
}

func taken(list []marz.Change, id string) bool {
	return slices.ContainsFunc(list, func(c marz.Change) bool { return c.Subject == id })
}

func (d *Desk) checkEvent(e *marz.Event) error {
	if err := e.Validate(); err != nil {
		return err
	}
	return checkPlace(e.Place, d.at)
}

// checkClaim holds a claim to the vocabulary and its references to what is published.
// Its event is the caller's care; with are the changes that are written with it.
func (d *Desk) checkClaim(s *state, c *marz.Claim, with []marz.Change) error {
	if err := d.sound(c); err != nil {
		return err
	}
	if s.dispatches[c.Dispatch].rev == 0 && !taken(with, c.Dispatch) {
		return marz.Errorf(marz.Invalid, "claim %q: dispatch: there is no %q", c.ID, c.Dispatch)
	}
	for _, a := range []struct{ field, id string }{{"principal", c.Principal}, {"actor", c.Actor}, {"target", c.Target}} {
		if a.id != "" && !s.actors[a.id] && !taken(with, a.id) {
			return marz.Errorf(marz.Invalid, "claim %q: %s: there is no actor %q", c.ID, a.field, a.id)
		}
	}
	return nil
}

// ReplaceEvent gives an event a new state; what rev must be, matches says.
func (d *Desk) ReplaceEvent(ctx context.Context, by By, rev int64, e marz.Event) (Done, error) {
	return d.write(ctx, by, []any{"replace", e}, func(s *state) ([]marz.Change, error) {
		if err := seen("event", e.ID, s.events[e.ID].rev, rev); err != nil {
			return nil, err
		}
		if err := d.checkEvent(&e); err != nil {
			return nil, err
		}
		var p puts
		p.add(marz.PutEvent, e.ID, e)
		return p.list, p.err
	})
}

// UpdateEvent changes an event by a JSON merge patch of type, place and title.
func (d *Desk) UpdateEvent(ctx context.Context, by By, id string, rev int64, patch []byte) (Done, error) {
	return d.write(ctx, by, []any{"update", id, string(patch)}, func(s *state) ([]marz.Change, error) {
		if err := seen("event", id, s.events[id].rev, rev); err != nil {
			return nil, err
		}
		was, err := d.event(ctx, s, id)
		if err != nil {
			return nil, err
		}
		e, err := patched(was, patch, eventFields)
		if err != nil {
			return nil, err
		}
		if err := d.checkEvent(&e); err != nil {
			return nil, err
		}
		var p puts
		p.add(marz.PutEvent, id, e)
		return p.list, p.err
	})
}

// CorrectClaim changes a published claim by a JSON merge patch; it becomes a new
// revision, and the old one stays in the log. Where a second person reviews, nobody changes
// what they handed in themselves: else the words that were accepted could be put aside.
func (d *Desk) CorrectClaim(ctx context.Context, by By, id string, rev int64, patch []byte, reason string) (Done, error) {
	return d.rewrite(ctx, by, id, rev, Correct, reason, string(patch), func(s *state, c marz.Claim, _ *puts) (marz.Claim, error) {
		if sub := s.subs[c.Dispatch]; sub != nil && sub.By == by.Author && d.opts.SecondReviewer() {
			return c, marz.Errorf(marz.Forbidden, "claim %q is of a dispatch that you handed in: another reviewer has to correct it", id)
		}
		c, err := patchClaim(c, patch)
		if err != nil {
			return c, err
		}
		return c, d.checkClaim(s, &c, nil)
	})
}

// MoveClaim puts a published claim to another event of the record, or, when event is "",
// gives it one of its own.
func (d *Desk) MoveClaim(ctx context.Context, by By, id string, rev int64, event, reason string) (Done, error) {
	return d.rewrite(ctx, by, id, rev, Merge, reason, event, func(s *state, c marz.Claim, p *puts) (marz.Claim, error) {
		c.Event = event
		if event == "" {
			c.Event = s.newEventID(&c, func(string) bool { return false })
			p.add(marz.PutEvent, c.Event, marz.Event{ID: c.Event, Type: c.Type, Place: c.Place})
		} else if s.events[event].rev == 0 {
			return c, marz.Errorf(marz.Invalid, "event: there is no %q to put the claim to", event)
		}
		return c, nil
	})
}

// rewrite publishes a claim anew, and notes the reason where there is one.
func (d *Desk) rewrite(ctx context.Context, by By, id string, rev int64, a Action, reason string, input any,
	do func(*state, marz.Claim, *puts) (marz.Claim, error)) (Done, error) {
	return d.write(ctx, by, []any{"claim", id, a, reason, input}, func(s *state) ([]marz.Change, error) {
		if err := seen("claim", id, s.claims[id].rev, rev); err != nil {
			return nil, err
		}
		c, err := d.claim(ctx, s, id)
		if err != nil {
			return nil, err
		}
		var p, more puts
		c, err = do(s, c, &more)
		if err != nil {
			return nil, err
		}
		p.add(marz.PutClaim, id, c)
		if reason != "" {
			p.add(marz.PutReview, id, Decision{Claim: id, Action: a, Reason: reason, By: by.Author, At: d.opts.Now().UTC()})
		}
		p.list = append(p.list, more.list...)
		return p.list, or2(p.err, more.err)
	})
}

// MergeEvents puts all claims of one event to another and takes the first one out.
func (d *Desk) MergeEvents(ctx context.Context, by By, from string, rev int64, into, reason string) (Done, error) {
	return d.write(ctx, by, []any{"merge", from, into, reason}, func(s *state) ([]marz.Change, error) {
		if err := seen("event", from, s.events[from].rev, rev); err != nil {
			return nil, err
		}
		if s.events[into].rev == 0 || into == from {
			return nil, marz.Errorf(marz.Invalid, "event: there is no other %q to merge %q into", into, from)
		}
		var p puts
		why := "merged into " + into
		if reason != "" {
			why += ": " + reason
		}
		p.add(marz.PutRemoved, from, removal{why})
		for _, id := range s.claimsOf[from] {
			c, err := d.claim(ctx, s, id)
			if err != nil {
				return nil, err
			}
			c.Event = into
			p.add(marz.PutClaim, id, c)
		}
		return p.list, p.err
	})
}

// Retract notes that a source took a claim back; from that day on it has no vote.
func (d *Desk) Retract(ctx context.Context, by By, rev int64, r marz.Retraction) (Done, error) {
	if err := r.Validate(); err != nil {
		return Done{}, err
	}
	return d.write(ctx, by, []any{"retract", r}, func(s *state) ([]marz.Change, error) {
		if err := seen("claim", r.Claim, s.claims[r.Claim].rev, rev); err != nil {
			return nil, err
		}
		var p puts
		p.add(marz.PutRetract, r.Claim, r)
		return p.list, p.err
	})
}

// removal is the body of marz.PutRemoved.
type removal struct {
	Reason string `json:"reason"`
}

// Remove takes an event with its claims, a claim, or a dispatch without claims out of
// the record. The log keeps them, and why.
func (d *Desk) Remove(ctx context.Context, by By, id string, rev int64, reason string) (Done, error) {
	if strings.TrimSpace(reason) == "" {
		return Done{}, marz.Errorf(marz.Invalid, "reason: missing; say why it is taken out")
	}
	return d.write(ctx, by, []any{"remove", id, reason}, func(s *state) ([]marz.Change, error) {
		if err := seen("record", id, s.revision(id), rev); err != nil {
			return nil, err
		}
		if s.dispatches[id].rev != 0 {
			for claim, c := range s.claims {
				if c.dispatch == id {
					return nil, marz.Errorf(marz.Conflict, "the dispatch %q has claims, such as %q: take these out first", id, claim)
				}
			}
		}
		var p puts
		p.add(marz.PutRemoved, id, removal{reason})
		for _, claim := range s.claimsOf[id] {
			p.add(marz.PutRemoved, claim, removal{reason})
		}
		return p.list, p.err
	})
}

// seen checks that a subject is there and as it was seen.
func seen(what, id string, is, rev int64) error {
	if is == 0 {
		return marz.Errorf(marz.NotFound, "there is no %s %q", what, id)
	}
	return matches(what, id, rev, is)
}
