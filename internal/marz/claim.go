package marz

// Dispatch is one news item. Text is kept only where its rights allow.
type Dispatch struct {
	ID        string   `json:"id"`
	Agency    string   `json:"agency"`
	Publisher string   `json:"publisher,omitempty"`
	Lang      string   `json:"lang"`
	Title     Text     `json:"title"` // in our own words
	Published Interval `json:"published"`
	// PublishedHow says how the day of publication is known: day, inferred, month, upper.
	PublishedHow string `json:"published_how,omitempty"`
	URL          string `json:"url,omitempty"`
	SHA256       string `json:"sha256,omitempty"` // hex, of the unmodified UTF-8 text
	Length       int    `json:"length,omitempty"` // of the text, in Unicode code points
	Rights       string `json:"rights,omitempty"` // who owns the words, and what may be done with them
	Text         string `json:"text,omitempty"`   // only where Rights allow
}

// Text is a short text in English and French, in our own words.
type Text struct {
	EN string `json:"en,omitempty"`
	FR string `json:"fr,omitempty"`
}

// Claim is one source's statement in one dispatch.
type Claim struct {
	ID        string    `json:"id"`
	Event     string    `json:"event"`
	Dispatch  string    `json:"dispatch"`
	Type      Type      `json:"type"`
	Stance    Stance    `json:"stance"`
	Certainty Certainty `json:"certainty"`
	Claimant  string    `json:"claimant"`  // who spoke, as a reader would name them
	Principal string    `json:"principal"` // the body whose vote it is: an Actor's id
	Side      Side      `json:"side"`
	Actor     string    `json:"actor,omitempty"`  // who did it: an Actor's id
	Target    string    `json:"target,omitempty"` // to whom: an Actor's id
	Holder    string    `json:"holder,omitempty"` // who, by this claim, holds the place afterwards
	Admission bool      `json:"admission,omitempty"`
	// BorderWide: the claim speaks of all posts of a border (CONTROL.md, clause 10).
	BorderWide bool      `json:"border_wide,omitempty"`
	Witness    bool      `json:"witness,omitempty"` // a report that names its own witnesses on the spot
	Negated    bool      `json:"negated,omitempty"` // the text says that it has not happened
	Place      string    `json:"place"`             // an atlas id, or AFG for the whole country
	Said       Interval  `json:"said"`
	Happened   Interval  `json:"happened"`
	Quantity   *Quantity `json:"quantity,omitempty"`
	Evidence   *Evidence `json:"evidence,omitempty"`
	Links      []Link    `json:"links,omitempty"`
	Summary    Text      `json:"summary"`
}

// Quantity is a number a claim gives. Value is nil where only a range is known.
type Quantity struct {
	Value    *float64 `json:"value"`
	Unit     string   `json:"unit"`
	Modifier string   `json:"modifier,omitempty"` // exact, about, more_than, less_than, range
	Min      *float64 `json:"min,omitempty"`
	Max      *float64 `json:"max,omitempty"`
}

// Evidence is a span of a dispatch's unmodified text, in Unicode code points,
// Start inclusive, End exclusive, with the number of its sentence.
type Evidence struct {
	Sentence int `json:"sentence"`
	Start    int `json:"start"`
	End      int `json:"end"`
}

// Link points from a claim to another claim or to an event.
type Link struct {
	Rel Rel    `json:"rel"`
	To  string `json:"to"`
}

// Event is a happening that claims speak of, drawn at its place.
type Event struct {
	ID    string `json:"id"`
	Type  Type   `json:"type"`
	Place string `json:"place"`
	Title Text   `json:"title"`
}

// Actor is someone who acts, speaks or votes. From and Until bound its authority
// (CONTROL.md, clause 8); zero means open.
type Actor struct {
	ID    string `json:"id"`
	Names Names  `json:"names"`
	Side  Side   `json:"side"`
	Kind  string `json:"kind,omitempty"`
	From  Day    `json:"from"`
	Until Day    `json:"until"`
}

// Retraction takes a claim back: from Published on it is known to be withdrawn.
type Retraction struct {
	Claim     string `json:"claim"`
	Published Day    `json:"published"`
	Reason    string `json:"reason"`
}
