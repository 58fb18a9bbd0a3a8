package marz

import (
	"encoding/json"
	"time"
)

// ChangeKind says what the body of a log entry holds.
type ChangeKind string

// Kinds of change. Put kinds carry the whole new state of their subject, so that
// the last one wins and the older ones stay as its revisions.
const (
	PutDispatch ChangeKind = "dispatch"
	PutEvent    ChangeKind = "event"
	PutClaim    ChangeKind = "claim"
	PutActor    ChangeKind = "actor"
	PutRetract  ChangeKind = "retraction" // a source takes a claim back
	PutDraft    ChangeKind = "draft"      // a submission that waits for review
	PutReview   ChangeKind = "review"     // a reviewer's decision on a draft or a claim
	PutRemoved  ChangeKind = "removed"    // an event or claim that an operator took out; body: {"reason"}
	PutImported ChangeKind = "imported"   // a row of a foreign data set
	PutToken    ChangeKind = "token"      // a token's hash, scopes and expiry, or its revocation
)

// Change is what is appended to the log: one change of one subject.
type Change struct {
	// ID makes a retry idempotent: a second Append with the same ID changes nothing.
	ID      string          `json:"-"`
	Author  string          `json:"-"`
	Kind    ChangeKind      `json:"kind"`
	Subject string          `json:"subject"` // the id of what changed
	Body    json.RawMessage `json:"body"`
}

// Entry is a Change in the log: gapless sequence from 1, time of recording, and
// the hash that chains it to the one before.
type Entry struct {
	Seq  int64
	At   time.Time
	Hash [32]byte
	Change
}

// Version names a state of the data set: the last entry it contains.
type Version struct {
	Seq  int64
	Hash [32]byte
	At   time.Time
}
