package marz

import (
	"slices"
	"strings"
)

// The closed word lists of the vocabulary. Each list is written once, here; every
// check, document and test runs over the list.
type (
	// Type says what sort of happening a claim or an event is about.
	Type string
	// Stance is what the claimant does by speaking.
	Stance string
	// Certainty is how firmly the text puts it.
	Certainty string
	// Rel names what a link from one claim to another means.
	Rel string
	// Side is the camp whose interest a principal has.
	Side string
	// Precision is how finely a date is known.
	Precision string
	// GeoPrecision is how finely a place is known.
	GeoPrecision string
	// EventStatus is what the claims on an event add up to.
	EventStatus string
	// PlaceKind is the kind of thing a place id names.
	PlaceKind string
)

// Claim types.
const (
	Capture       Type = "capture"
	Recapture     Type = "recapture"
	ControlType   Type = "control"
	ControlShare  Type = "control_share"
	Handover      Type = "handover"
	Surrender     Type = "surrender"
	Attack        Type = "attack"
	Clash         Type = "clash"
	Withdrawal    Type = "withdrawal"
	Flight        Type = "flight"
	Deployment    Type = "deployment"
	Reinforcement Type = "reinforcement"
	Mobilization  Type = "mobilization"
	Arming        Type = "arming"
	Closure       Type = "closure"
	Reopening     Type = "reopening"
	Casualties    Type = "casualties"
	Statement     Type = "statement"
)

// Types lists every claim type.
var Types = []Type{
	Capture, Recapture, ControlType, ControlShare, Handover, Surrender, Attack, Clash, Withdrawal,
	Flight, Deployment, Reinforcement, Mobilization, Arming, Closure, Reopening, Casualties, Statement,
}

// Stances.
const (
	Asserts  Stance = "asserts"
	Denies   Stance = "denies"
	Promises Stance = "promises"
	Assesses Stance = "assesses"
	Reports  Stance = "reports"
	Requests Stance = "requests"
)

// Stances lists every stance.
var Stances = []Stance{Asserts, Denies, Promises, Assesses, Reports, Requests}

// Certainties.
const (
	Asserted     Certainty = "asserted"
	Presupposed  Certainty = "presupposed"
	Implicit     Certainty = "implicit"
	Future       Certainty = "future"
	Hypothetical Certainty = "hypothetical"
	Historical   Certainty = "historical"
)

// Certainties lists every certainty.
var Certainties = []Certainty{Asserted, Presupposed, Implicit, Future, Hypothetical, Historical}

// Links between claims.
const (
	RelDenies      Rel = "denies"
	RelConfirms    Rel = "confirms"
	RelContradicts Rel = "contradicts"
	RelSupersedes  Rel = "supersedes"
	RelRestates    Rel = "restates"
	RelSameEvent   Rel = "same_event"
	RelDerivesFrom Rel = "derives_from"
	RelPresupposes Rel = "presupposes"
	RelAbout       Rel = "about"
)

// Rels lists every link.
var Rels = []Rel{
	RelDenies, RelConfirms, RelContradicts, RelSupersedes, RelRestates, RelSameEvent,
	RelDerivesFrom, RelPresupposes, RelAbout,
}

// Sides.
const (
	SideGovernment Side = "government"
	SideTaliban    Side = "taliban"
	SideAllied     Side = "allied"
	SideThird      Side = "third"
	SideMedia      Side = "media"
)

// Sides lists every side.
var Sides = []Side{SideGovernment, SideTaliban, SideAllied, SideThird, SideMedia}

// Precisions of a date.
const (
	PrecisionDay       Precision = "day"
	PrecisionByDay     Precision = "by_day"
	PrecisionWeek      Precision = "week"
	PrecisionMonthPart Precision = "month_part"
	PrecisionMonth     Precision = "month"
	PrecisionYear      Precision = "year"
	PrecisionRange     Precision = "range"
	PrecisionUnknown   Precision = "unknown"
)

// Precisions lists every precision of a date.
var Precisions = []Precision{
	PrecisionDay, PrecisionByDay, PrecisionWeek, PrecisionMonthPart, PrecisionMonth,
	PrecisionYear, PrecisionRange, PrecisionUnknown,
}

// GeoPrecisions lists every precision of a place, finest first.
var GeoPrecisions = []GeoPrecision{"crossing", "city", "near", "district", "province", "border", "country"}

// Statuses of an event.
const (
	StatusClaimed   EventStatus = "claimed"
	StatusConfirmed EventStatus = "confirmed"
	StatusDisputed  EventStatus = "disputed"
	StatusDenied    EventStatus = "denied"
)

// EventStatuses lists every status of an event.
var EventStatuses = []EventStatus{StatusClaimed, StatusConfirmed, StatusDisputed, StatusDenied}

// Kinds of place.
const (
	KindCrossing PlaceKind = "crossing"
	KindPlace    PlaceKind = "place"
	KindProvince PlaceKind = "province"
	KindBorder   PlaceKind = "border"
	KindCountry  PlaceKind = "country"
)

// PlaceKinds lists every kind of place.
var PlaceKinds = []PlaceKind{KindCrossing, KindPlace, KindProvince, KindBorder, KindCountry}

// Border names the line with one neighbour.
type Border struct {
	ID     string // "afg-irn"
	Alpha3 string // ISO 3166-1 alpha-3, "IRN"
	Alpha2 string // ISO 3166-1 alpha-2, "IR"
	Names  Names  // the neighbour's names
}

// Borders lists the six borders clockwise from the Iranian one.
var Borders = []Border{
	{"afg-irn", "IRN", "IR", Names{"Iran", "Iran", "ایران", "ایران"}},
	{"afg-tkm", "TKM", "TM", Names{"Turkmenistan", "Turkménistan", "ترکمنستان", "ترکمنستان"}},
	{"afg-uzb", "UZB", "UZ", Names{"Uzbekistan", "Ouzbékistan", "ازبکستان", "ازبکستان"}},
	{"afg-tjk", "TJK", "TJ", Names{"Tajikistan", "Tadjikistan", "تاجیکستان", "تاجکستان"}},
	{"afg-chn", "CHN", "CN", Names{"China", "Chine", "چین", "چین"}},
	{"afg-pak", "PAK", "PK", Names{"Pakistan", "Pakistan", "پاکستان", "پاکستان"}},
}

// Names of a thing in the four languages of Marz. Empty where not known.
type Names struct {
	EN string `json:"en,omitempty"`
	FR string `json:"fr,omitempty"`
	FA string `json:"fa,omitempty"`
	PS string `json:"ps,omitempty"`
}

// In returns the name in the language, or the nearest one that is known.
func (n Names) In(lang string) string {
	order := []string{n.EN, n.FR, n.FA, n.PS}
	switch lang {
	case "fr":
		order = []string{n.FR, n.EN, n.FA, n.PS}
	case "fa":
		order = []string{n.FA, n.PS, n.EN, n.FR}
	case "ps":
		order = []string{n.PS, n.FA, n.EN, n.FR}
	}
	for _, s := range order {
		if s != "" {
			return s
		}
	}
	return ""
}

// oneOf checks that v stands in list; the error names the field and the whole list.
func oneOf[T ~string](field string, v T, list []T) error {
	if slices.Contains(list, v) {
		return nil
	}
	return Errorf(Invalid, "%s: %q is not known: use one of %s", field, string(v), Join(list))
}

// Join writes a word list with commas.
func Join[T ~string](list []T) string {
	words := make([]string, len(list))
	for i, w := range list {
		words[i] = string(w)
	}
	return strings.Join(words, ", ")
}
