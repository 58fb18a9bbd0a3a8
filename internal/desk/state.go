package desk

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"marz/internal/marz"
)

// state is what the desk must know of the log to decide: no more than that.
type state struct {
	seq        int64
	dispatches map[string]issue
	events     map[string]happening
	claims     map[string]said
	actors     map[string]bool
	subs       map[string]*Submission
	drafts     map[string]*Draft
	order      []string            // drafts in the order of submission
	bySHA      map[string]string   // sha256 of a text → dispatch or submission
	eventsAt   map[string][]string // place → events
	claimsOf   map[string][]string // event → claims
	requests   map[string]request  // author and request id → what was done
	born       map[part]int64      // what an imported row brought → the row's stamp
	removed    map[string]bool     // what was taken out; no import brings it back
	hidden     map[string]bool     // events of rows that may no longer be passed on
}

// issue, happening and said are what is remembered of published subjects. Rev is the
// entry that last changed what is shown of it, for an event its claims too; body is the
// entry that holds it.
type issue struct {
	rev    int64
	agency string
	days   marz.Interval
	sha    string
}

type happening struct {
	rev, body int64
	typ       marz.Type
	place     string
}

type said struct {
	rev, body       int64
	event, dispatch string
	typ             marz.Type
	stance          marz.Stance
	principal       string
	claimant        string
	actor           string
	place           string
	when            marz.Interval // when it was said
	happened        marz.Interval
	retracted       bool
}

// remembered is what is kept of a claim.
func remembered(c *marz.Claim) said {
	return said{
		event: c.Event, dispatch: c.Dispatch, typ: c.Type, stance: c.Stance, principal: c.Principal, claimant: c.Claimant,
		actor: c.Actor, place: c.Place, when: c.Said, happened: c.Happened,
	}
}

func newState() *state {
	return &state{
		dispatches: map[string]issue{}, events: map[string]happening{}, claims: map[string]said{}, actors: map[string]bool{},
		subs: map[string]*Submission{}, drafts: map[string]*Draft{}, bySHA: map[string]string{},
		eventsAt: map[string][]string{}, claimsOf: map[string][]string{}, requests: map[string]request{},
		born: map[part]int64{}, removed: map[string]bool{}, hidden: map[string]bool{},
	}
}

// apply takes over one entry of the log.
func (s *state) apply(e marz.Entry) error {
	var err error
	switch e.Kind {
	case marz.PutDispatch:
		err = read(e, s.putDispatch)
	case marz.PutEvent:
		err = read(e, s.putEvent)
	case marz.PutClaim:
		err = read(e, s.putClaim)
	case marz.PutActor:
		s.actors[e.Subject] = true
	case marz.PutRetract:
		if c, ok := s.claims[e.Subject]; ok {
			c.rev, c.retracted = e.Seq, true
			s.claims[e.Subject] = c
			s.touch(c.event, e.Seq)
		}
	case marz.PutRemoved:
		s.touch(s.claims[e.Subject].event, e.Seq)
		s.remove(e.Subject)
		s.removed[e.Subject] = true
	case marz.PutImported:
		err = read(e, s.putImported)
	case marz.PutDraft:
		err = s.putDraft(e)
	case marz.PutReview:
		err = read(e, s.putDecision)
	}
	if err != nil {
		return fmt.Errorf("log entry %d, %s %s: %w", e.Seq, e.Kind, e.Subject, err)
	}
	s.remember(e)
	s.seq = e.Seq
	return nil
}

func read[T any](e marz.Entry, f func(marz.Entry, *T)) error {
	var v T
	if err := json.Unmarshal(e.Body, &v); err != nil {
		return err
	}
	f(e, &v)
	return nil
}

// remember notes a named request: desk:AUTHOR/=REQUEST:SUM#0.
func (s *state) remember(e marz.Entry) {
	rest, ok := strings.CutPrefix(e.ID, requestPrefix)
	rest, first := strings.CutSuffix(rest, "#0")
	key, sum := rest[:max(0, strings.LastIndexByte(rest, ':'))], rest[strings.LastIndexByte(rest, ':')+1:]
	if ok && first && strings.HasPrefix(key, e.Author+"/=") {
		s.requests[key] = request{subject: e.Subject, sum: sum, seq: e.Seq}
	}
}

func (s *state) putDispatch(e marz.Entry, d *marz.Dispatch) {
	delete(s.removed, e.Subject)
	s.dispatches[e.Subject] = issue{rev: e.Seq, agency: d.Agency, days: d.Published, sha: d.SHA256}
	if d.SHA256 != "" {
		s.bySHA[d.SHA256] = e.Subject
	}
}

func (s *state) putEvent(e marz.Entry, v *marz.Event) {
	delete(s.removed, e.Subject)
	s.dropEvent(e.Subject)
	s.events[e.Subject] = happening{rev: e.Seq, body: e.Seq, typ: v.Type, place: v.Place}
	s.eventsAt[v.Place] = append(s.eventsAt[v.Place], e.Subject)
}

func (s *state) putClaim(e marz.Entry, c *marz.Claim) {
	delete(s.removed, e.Subject)
	retracted := s.claims[e.Subject].retracted // words may change, that does not
	s.dropClaim(e.Subject)
	kept := remembered(c)
	kept.rev, kept.body, kept.retracted = e.Seq, e.Seq, retracted
	s.claims[e.Subject] = kept
	s.claimsOf[c.Event] = append(s.claimsOf[c.Event], e.Subject)
	s.touch(c.Event, e.Seq)
}

// touch notes that an event looks different since an entry.
func (s *state) touch(event string, seq int64) {
	if v, ok := s.events[event]; ok {
		v.rev = seq
		s.events[event] = v
	}
}

func (s *state) remove(id string) {
	s.dropEvent(id)
	s.dropClaim(id)
	if d, ok := s.dispatches[id]; ok {
		delete(s.dispatches, id)
		if s.bySHA[d.sha] == id {
			delete(s.bySHA, d.sha)
		}
	}
}

func (s *state) dropEvent(id string) {
	if old, ok := s.events[id]; ok {
		s.eventsAt[old.place] = without(s.eventsAt[old.place], id)
		delete(s.events, id)
	}
}

func (s *state) dropClaim(id string) {
	if old, ok := s.claims[id]; ok {
		s.claimsOf[old.event] = without(s.claimsOf[old.event], id)
		delete(s.claims, id)
	}
}

func without(list []string, id string) []string {
	return slices.DeleteFunc(list, func(x string) bool { return x == id })
}

// putDraft reads a submission or a draft: the first has a dispatch, the second a claim.
func (s *state) putDraft(e marz.Entry) error {
	var probe struct {
		Dispatch json.RawMessage `json:"dispatch"`
	}
	if err := json.Unmarshal(e.Body, &probe); err != nil {
		return err
	}
	if len(probe.Dispatch) > 0 {
		return read(e, func(e marz.Entry, v *Submission) {
			s.subs[e.Subject] = v
			if v.Dispatch.SHA256 != "" && s.bySHA[v.Dispatch.SHA256] == "" {
				s.bySHA[v.Dispatch.SHA256] = e.Subject
			}
		})
	}
	return read(e, func(e marz.Entry, v *Draft) {
		v.State, v.Revision = Pending, e.Seq
		if old := s.drafts[e.Subject]; old != nil {
			v.State, v.Decision = old.State, old.Decision
		} else {
			s.order = append(s.order, e.Subject)
		}
		s.drafts[e.Subject] = v
	})
}

func (s *state) putDecision(e marz.Entry, v *Decision) {
	d := s.drafts[v.Draft]
	if d == nil {
		return // a decision on a published claim
	}
	next := *d // answers may hold the old one
	next.Revision, next.Decision = e.Seq, v
	if to, ok := moves[d.State][v.Action]; ok {
		next.State = to
	}
	s.drafts[v.Draft] = &next
}

// free returns id, or id~2, id~3, … that is not taken.
func free(id string, taken func(string) bool) string {
	base := id
	for n := 2; taken(id); n++ {
		id = fmt.Sprintf("%s~%d", base, n)
	}
	return id
}
