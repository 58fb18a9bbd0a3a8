package marz

import (
	"encoding/hex"
	"slices"
	"strings"
)

// Validate reports the first thing wrong with a claim by itself: words outside the
// lists, dates that cannot be, missing parts. Whether its ids resolve is for those
// who hold what they point to.
func (c *Claim) Validate() error {
	return within("claim", c.ID, firstError(
		func() error { return required("id", c.ID) },
		func() error { return required("event", c.Event) },
		func() error { return required("dispatch", c.Dispatch) },
		func() error { return required("place", c.Place) },
		func() error { return required("claimant", c.Claimant) },
		func() error { return required("principal", c.Principal) },
		func() error { return oneOf("type", c.Type, Types) },
		func() error { return oneOf("stance", c.Stance, Stances) },
		func() error { return oneOf("certainty", c.Certainty, Certainties) },
		func() error { return oneOf("side", c.Side, Sides) },
		func() error { return c.Said.Validate("said") },
		func() error { return c.Happened.Validate("happened") },
		c.checkDates,
		c.checkHolder,
		c.checkLinks,
		func() error { return c.Quantity.Validate() },
		func() error { return c.Evidence.Validate() },
	))
}

// checkDates: what is told as done was done when it was told.
func (c *Claim) checkDates() error {
	if c.Said.IsZero() {
		return Errorf(Invalid, "said: missing; give the day on which it was said, or the latest day it can have been")
	}
	if told4fact(c) && c.Happened.First() > c.Said.Last() {
		return Errorf(Invalid, "happened: %s lies after %s, the day it was said; a claim about what is to come is certainty %q", c.Happened.First(), c.Said.Last(), Future)
	}
	return nil
}

func (c *Claim) checkHolder() error {
	switch {
	case c.Admission && c.Holder == "":
		return Errorf(Invalid, "holder: missing; an admission says who holds the place")
	case c.BorderWide && c.Holder == "" && c.Type != Closure && c.Type != Reopening:
		return Errorf(Invalid, "holder: missing; a claim on all of a border says who holds it")
	case c.Witness && c.Side != SideMedia:
		return Errorf(Invalid, "witness: true for side %q; only a report of the media names its witnesses", c.Side)
	}
	return nil
}

func (c *Claim) checkLinks() error {
	for i, l := range c.Links {
		if err := oneOf("links: rel", l.Rel, Rels); err != nil {
			return err
		}
		switch {
		case l.To == "":
			return Errorf(Invalid, "links: %s points to nothing; give the id of a claim or an event", l.Rel)
		case l.To == c.ID:
			return Errorf(Invalid, "links: %s points to the claim itself; give another's id", l.Rel)
		case slices.Contains(c.Links[:i], l):
			return Errorf(Invalid, "links: %s %s is given twice; once is enough", l.Rel, l.To)
		}
	}
	return nil
}

// Validate reports what is wrong with an interval; field names it in the message.
func (i Interval) Validate(field string) error {
	if i.Precision == "" && i.IsZero() {
		return nil
	}
	if err := oneOf(field+": precision", i.Precision, Precisions); err != nil {
		return err
	}
	for _, d := range []Day{i.From, i.To} {
		if d < 0 || d > LastDay {
			return Errorf(Invalid, "%s: a day out of range; use %s to %s", field, FirstDay, LastDay)
		}
	}
	switch {
	case i.From != 0 && i.To != 0 && i.From > i.To:
		return Errorf(Invalid, "%s: from %s to %s runs backwards; swap the two", field, i.From, i.To)
	case i.Precision == PrecisionDay && (i.From != i.To || i.From == 0):
		return Errorf(Invalid, "%s: precision %q wants from and to on one day; use %q for a span", field, PrecisionDay, PrecisionRange)
	case i.Precision == PrecisionByDay && i.To == 0:
		return Errorf(Invalid, "%s: precision %q wants the day by which it was so, as to", field, PrecisionByDay)
	case i.Precision != PrecisionUnknown && i.IsZero():
		return Errorf(Invalid, "%s: precision %q without a day; use %q", field, i.Precision, PrecisionUnknown)
	}
	return nil
}

// Validate reports what is wrong with a quantity; nil is fine.
func (q *Quantity) Validate() error {
	switch {
	case q == nil:
		return nil
	case q.Unit == "":
		return Errorf(Invalid, "quantity: unit is missing; say what is counted, for example soldiers")
	case q.Value == nil && q.Min == nil && q.Max == nil:
		return Errorf(Invalid, "quantity: gives no number; use value, or min and max")
	case q.Min != nil && q.Max != nil && *q.Min > *q.Max:
		return Errorf(Invalid, "quantity: min %g is above max %g; swap the two", *q.Min, *q.Max)
	}
	for _, v := range []*float64{q.Value, q.Min, q.Max} {
		if v != nil && !(*v >= 0 && *v < 1e15) {
			return Errorf(Invalid, "quantity: %g is no count; use a number from 0 on", *v)
		}
	}
	return nil
}

// Validate reports what is wrong with a span; nil is fine.
func (e *Evidence) Validate() error {
	if e != nil && (e.Start < 0 || e.End <= e.Start || e.Sentence < 0) {
		return Errorf(Invalid, "evidence: %d to %d in sentence %d is no span; start counts code points from 0, end is exclusive and greater", e.Start, e.End, e.Sentence)
	}
	return nil
}

// Validate reports the first thing wrong with a dispatch by itself.
func (d *Dispatch) Validate() error {
	return within("dispatch", d.ID, firstError(
		func() error { return required("id", d.ID) },
		func() error { return required("agency", d.Agency) },
		func() error { return required("lang", d.Lang) },
		func() error { return d.Published.Validate("published") },
		func() error {
			if d.Published.Last() == 0 {
				return Errorf(Invalid, "published: missing; give the day, or the latest day it can have been as to with precision %q", PrecisionByDay)
			}
			return nil
		},
		func() error {
			if b, err := hex.DecodeString(d.SHA256); err != nil || d.SHA256 != "" && len(b) != 32 {
				return Errorf(Invalid, "sha256: %q is no sha256; use 64 hexadecimal digits", d.SHA256)
			}
			return nil
		},
		func() error {
			if d.Length < 0 {
				return Errorf(Invalid, "length: %d; count the text's code points, from 0 on", d.Length)
			}
			return nil
		},
	))
}

// Validate reports the first thing wrong with an event by itself.
func (e *Event) Validate() error {
	return within("event", e.ID, firstError(
		func() error { return required("id", e.ID) },
		func() error { return required("place", e.Place) },
		func() error { return oneOf("type", e.Type, Types) },
	))
}

// Validate reports the first thing wrong with an actor by itself.
func (a *Actor) Validate() error {
	return within("actor", a.ID, firstError(
		func() error { return required("id", a.ID) },
		func() error { return required("names", a.Names.In("en")) },
		func() error { return oneOf("side", a.Side, Sides) },
		func() error {
			if a.From != 0 && a.Until != 0 && a.From > a.Until {
				return Errorf(Invalid, "until: %s lies before from, %s; swap the two", a.Until, a.From)
			}
			return nil
		},
	))
}

// Validate reports what is wrong with a retraction by itself.
func (r *Retraction) Validate() error {
	return within("retraction of", r.Claim, firstError(
		func() error { return required("claim", r.Claim) },
		func() error { return required("reason", r.Reason) },
		func() error {
			if r.Published == 0 {
				return Errorf(Invalid, "published: missing; give the day from which the retraction is known")
			}
			return nil
		},
	))
}

func required(field, value string) error {
	if strings.TrimSpace(value) == "" {
		return Errorf(Invalid, "%s: missing; it must not be empty", field)
	}
	return nil
}

func firstError(checks ...func() error) error {
	for _, check := range checks {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

// within says where an error was found.
func within(kind, id string, err error) error {
	if err == nil {
		return nil
	}
	return Errorf(Invalid, "%s %q: %w", kind, id, err)
}
