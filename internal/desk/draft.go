package desk

import (
	"time"

	"marz/internal/marz"
)

// State is where a draft stands.
type State string

// The states of a draft.
const (
	Pending  State = "pending"
	Accepted State = "accepted"
	Rejected State = "rejected"
)

// States lists every state.
var States = []State{Pending, Accepted, Rejected}

// Action is what a reviewer does with a draft.
type Action string

// The actions of a reviewer.
const (
	Correct Action = "correct" // change what the claim says
	Merge   Action = "merge"   // put the claim to an event that exists
	Split   Action = "split"   // give the claim an event of its own
	Accept  Action = "accept"  // publish
	Reject  Action = "reject"  // set aside, with a reason
	Reopen  Action = "reopen"  // take a rejection back
)

// Actions lists every action.
var Actions = []Action{Correct, Merge, Split, Accept, Reject, Reopen}

// moves is the machine: what an action makes of a draft. What is not here cannot be done.
var moves = map[State]map[Action]State{
	Pending:  {Correct: Pending, Merge: Pending, Split: Pending, Accept: Accepted, Reject: Rejected},
	Rejected: {Reopen: Pending},
	Accepted: {}, // what is published is corrected, moved or retracted as a claim
}

// Submission is a dispatch that was handed in, and the drafts made of it.
type Submission struct {
	ID       string        `json:"id"`       // that of the dispatch it becomes
	Dispatch marz.Dispatch `json:"dispatch"` // with its text only where its rights allow
	By       string        `json:"by"`
	At       time.Time     `json:"at"`
	Drafts   []string      `json:"drafts"`
	// SameAs is the dispatch whose text this one republishes, or "". Likely are
	// dispatches of the same agency and day that say much the same.
	SameAs string   `json:"same_as,omitempty"`
	Likely []string `json:"likely,omitempty"`
	// Sketch are hashes of the text's word sequences, by which a republication is
	// recognised without keeping the text.
	Sketch []uint32 `json:"sketch,omitempty"`
	// Duplicate is set in the answer to a submission whose very text was there already;
	// nothing was filed then. It is not stored.
	Duplicate bool `json:"duplicate,omitempty"`
}

// Draft is a claim that waits for a reviewer, or has been decided on.
type Draft struct {
	ID         string     `json:"id"`
	Submission string     `json:"submission"` // and the dispatch's id, once accepted
	Claim      marz.Claim `json:"claim"`
	// Candidates are events of the record that the claim may be about, best first.
	Candidates []string `json:"candidates,omitempty"`
	Why        []Reason `json:"why,omitempty"`
	By         string   `json:"by"`

	// What follows is not stored: it comes from the log's other entries.
	State    State     `json:"state,omitempty"`
	Revision int64     `json:"revision,omitempty"` // the entry that last changed it
	NewEvent bool      `json:"new_event"`          // accepting makes the event, too
	Problem  string    `json:"problem,omitempty"`  // why it cannot be accepted yet
	Decision *Decision `json:"decision,omitempty"` // the last one
}

// Reason says on which words a part of a draft rests. The words themselves are stored
// only where the dispatch's rights allow.
type Reason struct {
	What  string `json:"what"`
	Rule  string `json:"rule"`
	Words string `json:"words,omitempty"`
}

// Decision is what a reviewer did; it is the body of a review in the log.
type Decision struct {
	Draft  string    `json:"draft,omitempty"`
	Claim  string    `json:"claim,omitempty"` // the published claim, after accepting
	Action Action    `json:"action"`
	Reason string    `json:"reason,omitempty"`
	By     string    `json:"by"`
	At     time.Time `json:"at"`
}

// move says where an action leads, or why it cannot be done.
func (d *Draft) move(a Action) (State, error) {
	if to, ok := moves[d.State][a]; ok {
		return to, nil
	}
	who := ""
	if d.Decision != nil {
		who = " by " + d.Decision.By
	}
	switch d.State {
	case Accepted:
		return "", marz.Errorf(marz.Conflict, "draft %q was accepted%s and is published: change the claim %q instead", d.ID, who, d.Claim.ID)
	case Rejected:
		return "", marz.Errorf(marz.Conflict, "draft %q was rejected%s: reopen it first", d.ID, who)
	}
	return "", marz.Errorf(marz.Conflict, "draft %q is %s: it cannot be the subject of %q", d.ID, d.State, a)
}
