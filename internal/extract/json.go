package extract

import (
	"encoding/json"

	"marz/internal/marz"
)

// Object is a result as marz extract --json prints it; unknown values are null.
type object struct {
	File      string        `json:"file"`
	Lang      string        `json:"lang"`
	Published interval      `json:"published"`
	Claims    []claimObject `json:"claims"`
}

type interval struct {
	From      *string `json:"from"`
	To        *string `json:"to"`
	Precision *string `json:"precision"`
}

type claimObject struct {
	ID        string          `json:"id"`
	Type      marz.Type       `json:"type"`
	Stance    marz.Stance     `json:"stance"`
	Certainty marz.Certainty  `json:"certainty"`
	Claimant  *string         `json:"claimant"`
	Principal *string         `json:"principal"`
	Side      *string         `json:"side"`
	Actor     *string         `json:"actor"`
	Target    *string         `json:"target"`
	Place     *string         `json:"place"`
	PlaceKind *string         `json:"place_kind"`
	Border    *string         `json:"border"`
	Said      interval        `json:"said"`
	Happened  interval        `json:"happened"`
	Quantity  *quantityObject `json:"quantity"`
	Evidence  evidenceObject  `json:"evidence"`
	Links     []marz.Link     `json:"links"`
	Event     string          `json:"event"`
}

type quantityObject struct {
	Value    *float64 `json:"value"`
	Unit     string   `json:"unit"`
	Modifier *string  `json:"modifier"`
	Min      *float64 `json:"min,omitempty"`
	Max      *float64 `json:"max,omitempty"`
}

type evidenceObject struct {
	Sentence int    `json:"sentence"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Exact    string `json:"exact"`
}

// JSON writes the result as one JSON object on one line, without a line end.
func (r Result) JSON(file string) []byte {
	o := object{File: file, Lang: r.Lang, Published: intervalOf(r.Published), Claims: []claimObject{}}
	for i := range r.Claims {
		o.Claims = append(o.Claims, claimOf(&r.Claims[i]))
	}
	b, err := json.Marshal(o)
	if err != nil { // strings, numbers and dates always marshal
		return []byte("{}")
	}
	return b
}

func claimOf(c *Claim) claimObject {
	o := claimObject{
		ID: c.ID, Type: c.Type, Stance: c.Stance, Certainty: c.Certainty,
		Claimant: known(c.Claimant), Principal: known(c.Principal), Side: known(string(c.Side)),
		Actor: known(c.Actor), Target: known(c.Target), Place: known(c.Place), PlaceKind: known(string(c.PlaceKind)), Border: known(c.Border),
		Said: intervalOf(c.Said), Happened: intervalOf(c.Happened), Links: c.Links, Event: c.Event,
	}
	if o.Links == nil {
		o.Links = []marz.Link{}
	}
	if q := c.Quantity; q != nil {
		o.Quantity = &quantityObject{q.Value, q.Unit, known(q.Modifier), q.Min, q.Max}
	}
	if e := c.Evidence; e != nil {
		o.Evidence = evidenceObject{e.Sentence, e.Start, e.End, c.Exact}
	}
	return o
}

func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func intervalOf(i marz.Interval) interval {
	return interval{known(i.From.String()), known(i.To.String()), known(string(i.Precision))}
}
