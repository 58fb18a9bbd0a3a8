package marz

import "slices"

// ControlStatus is what the rule says of a place on a day: who holds it, or who
// says so alone.
type ControlStatus string

// Statuses of a place.
const (
	HeldByGovernment    ControlStatus = "government"
	HeldByTaliban       ControlStatus = "taliban"
	HeldByAllied        ControlStatus = "allied" // by an ally of the Republic, after its end
	Contested           ControlStatus = "contested"
	ClaimedByTaliban    ControlStatus = "taliban-claimed"
	ClaimedByGovernment ControlStatus = "government-claimed"
	ClaimedByAllied     ControlStatus = "allied-claimed"
	HeldByUnknown       ControlStatus = "unknown"
)

// ControlStatuses lists every status of a place.
var ControlStatuses = []ControlStatus{
	HeldByGovernment, HeldByTaliban, HeldByAllied, Contested,
	ClaimedByTaliban, ClaimedByGovernment, ClaimedByAllied, HeldByUnknown,
}

// Class says in whose interest a vote is, against the holder that it names.
type Class string

// Classes of a vote.
const (
	ClassSelf    Class = "self"    // the holder's own side says so
	ClassAgainst Class = "against" // a side concedes its loss
	ClassThird   Class = "third"   // neither side
	ClassReview  Class = "review"  // a reviewer's override, with a reason
)

// Classes lists every class of a vote.
var Classes = []Class{ClassSelf, ClassAgainst, ClassThird, ClassReview}

// Flags of an answer and of a vote: what a reader must know beside the status.
const (
	FlagBaseline       = "baseline"        // no vote: what was so before the record begins
	FlagProjected      = "projected"       // the day asked for lies after the day of knowing
	FlagWindow         = "window"          // a change is known only to have come by a later day
	FlagStale          = "stale"           // nothing new for more than StaleDays days
	FlagLapsed         = "lapsed"          // a vote fell with the authority of who cast it or of whom it names
	FlagOvertaken      = "overtaken"       // a vote fell to later word against its interest
	FlagAbandoned      = "abandoned"       // a withdrawal, and nobody said to have come after
	FlagBorderWide     = "border-wide"     // rests on words about all of a border only
	FlagImplicit       = "implicit"        // rests on what words imply only
	FlagImplicitDenial = "implicit-denial" // a vote counts half because its own side implies otherwise
	FlagPresupposed    = "presupposed"     // a vote read out of a "recapture" or an admission
	FlagSplit          = "split"           // a principal says two things of one day: half a vote each
	FlagAllied         = "allied"          // held for the government by an ally
	FlagOverride       = "override"        // a reviewer decided
)

// Flags lists every flag, in the order in which answers give them.
var Flags = []string{
	FlagOverride, FlagBaseline, FlagProjected, FlagWindow, FlagStale, FlagAbandoned, FlagAllied, FlagBorderWide,
	FlagImplicit, FlagImplicitDenial, FlagPresupposed, FlagSplit, FlagLapsed, FlagOvertaken,
}

// Numbers of the rule, in days.
const (
	StaleDays  = 7 // a status is stale when its newest vote is older
	WindowDays = 2 // how far back the window of a change known only "by" a day opens
)

// RepublicEnd is the day, 2021-08-15, at whose end the Islamic Republic was no more:
// the baseline "government" holds before it.
const RepublicEnd Day = 738017

// BaselineHolder is the actor that the baseline names.
const BaselineHolder = "afghan-government"

// KindReviewer is the kind of an actor whose claims override the votes.
const KindReviewer = "reviewer"

// Known is a claim with what the rule must know of it beyond its words: when it
// could be known, and whether it was taken back. A claim without a day of
// publication is never known.
type Known struct {
	Claim
	Published Interval `json:"published"` // of its dispatch; the last day counts
	Retracted Day      `json:"retracted"` // the day from which it is known to be withdrawn or rejected; zero: it stands
}

// Vote is one principal's say on one place.
type Vote struct {
	Principal string   `json:"principal"`
	Side      Side     `json:"side"`
	Holder    string   `json:"holder,omitempty"`  // empty: a withdrawal, which names nobody
	Against   Side     `json:"against,omitempty"` // of a withdrawal: who left
	Class     Class    `json:"class"`
	Weight    float64  `json:"weight"` // 0: shown, does not count; Flags say why
	Claim     string   `json:"claim"`
	Since     Day      `json:"since"`   // the day from which the claim says so
	Renewed   Day      `json:"renewed"` // the newest day for which the principal said so
	Flags     []string `json:"flags,omitempty"`
}

// Strike is a claim that has no vote because it was denied against the denier's
// own interest, or replaced by its own source.
type Strike struct {
	Claim     string `json:"claim"`
	Principal string `json:"principal"`
	Holder    string `json:"holder"`
	By        string `json:"by"`     // the claim that strikes it
	Reason    string `json:"reason"` // denied or superseded
}

// Traffic says whether a crossing lets traffic through, by the newest word on it.
type Traffic struct {
	State string `json:"state"` // open, closed, unknown
	Since Day    `json:"since"`
	Claim string `json:"claim,omitempty"`
}

// Control is the rule's answer for one place, at the end of Day, as known at the
// end of Known, with its reasons.
type Control struct {
	Place   string        `json:"place"`
	Day     Day           `json:"day"`
	Known   Day           `json:"known_at"`
	Status  ControlStatus `json:"status"`
	Lean    ControlStatus `json:"lean,omitempty"`   // of contested: the heavier side, if there is one
	Holder  string        `json:"holder,omitempty"` // the actor who holds or claims the place
	Since   Day           `json:"since"`            // the day from which this status holds; null: from before the record
	AgeDays *int          `json:"age_days"`         // days since the newest vote; null: no vote
	Votes   []Vote        `json:"votes"`
	Struck  []Strike      `json:"struck"`
	Flags   []string      `json:"flags"`
	Traffic Traffic       `json:"traffic"`
}

// Has reports whether the answer carries the flag.
func (c *Control) Has(flag string) bool { return slices.Contains(c.Flags, flag) }

// camp is a party to the war: a side together with its allies.
type camp uint8

const (
	noCamp camp = iota
	republic
	emirate
	camps // how many there are
)

func campOf(s Side) camp {
	switch s {
	case SideGovernment, SideAllied:
		return republic
	case SideTaliban:
		return emirate
	}
	return noCamp
}

// side names the camp by its leading side.
func (c camp) side() Side {
	if c == emirate {
		return SideTaliban
	}
	return SideGovernment
}

func (c camp) other() camp {
	switch c {
	case republic:
		return emirate
	case emirate:
		return republic
	}
	return noCamp
}
