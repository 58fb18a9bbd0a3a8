package cql2

import (
	"cmp"
	"fmt"
	"strings"
	"time"
)

const (
	dateLayout  = "2006-01-02"
	stampLayout = "2006-01-02T15:04:05Z" // time.Parse takes a fraction of a second with it
)

// parseInstant reads the BNF's fullDate or fullDate "T" utcTime.
func parseInstant(s string) (instant, error) {
	if t, err := time.Parse(dateLayout, s); err == nil {
		return instant{t, true}, nil
	}
	if t, err := time.Parse(stampLayout, s); err == nil && len(s) >= len(stampLayout) && !strings.Contains(s, ",") {
		return instant{t, false}, nil
	}
	if len(s) == len(dateLayout) && s[4] == '-' && s[7] == '-' {
		return instant{}, fmt.Errorf("'%s' is not a day of the calendar; a date is written like '2021-07-09'", s)
	}
	return instant{}, fmt.Errorf("'%s' is neither a date, such as '2021-07-09', nor a timestamp in UTC, such as '2021-07-09T04:30:00Z'", shorten(s))
}

func instantExample(word string) string {
	if word == "DATE" {
		return "'2021-07-09'"
	}
	return "'2021-07-09T04:30:00Z'"
}

func notAn(word, s string) error {
	return fmt.Errorf("'%s' is not what %s takes; use for example %s", shorten(s), word, instantExample(word))
}

// String writes the instant as the encodings do.
func (i instant) String() string {
	if i.day {
		return i.t.Format(dateLayout)
	}
	return i.t.Format("2006-01-02T15:04:05.999999999Z")
}

// compare orders two instants. Where one of them is a date, both are compared by day.
func (i instant) compare(j instant) int {
	if i.day == j.day {
		return i.t.Compare(j.t)
	}
	return dayOf(i.t).Compare(dayOf(j.t))
}

// dayOf returns the first moment of t's day in UTC.
func dayOf(t time.Time) time.Time {
	y, m, d := t.UTC().Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// lastOf returns the last moment of t's day in UTC.
func lastOf(t time.Time) time.Time { return dayOf(t).AddDate(0, 0, 1).Add(-1) }

// Period is the value of a property that is an interval: closed at both ends, a zero
// Start or End is open. Days says that its ends are dates.
type Period struct {
	Start, End time.Time
	Days       bool
}

// end is one end of a span: an instant, or open towards the past (-1) or future (+1).
type end struct {
	instant
	open int
}

func (e end) compare(f end) int {
	if e.open != 0 || f.open != 0 {
		return cmp.Compare(e.open, f.open)
	}
	return e.instant.compare(f.instant)
}

// span is a temporal geometry at evaluation: closed, an instant where start is end.
type span struct {
	start, end end
}

// moment is the span of an instant.
func moment(i instant) span { return span{end{instant: i}, end{instant: i}} }

// spanOf makes a span of a value; ok is false when the value is not temporal.
func spanOf(v any) (s span, ok bool) {
	switch v := v.(type) {
	case instant:
		return moment(v), true
	case time.Time:
		return moment(instant{t: v}), true
	case Period:
		s = span{end{instant{v.Start, v.Days}, 0}, end{instant{v.End, v.Days}, 0}}
		if v.Start.IsZero() {
			s.start.open = -1
		}
		if v.End.IsZero() {
			s.end.open = 1
		}
		return s, true
	case span:
		return v, true
	}
	return s, false
}

// relate evaluates a temporal function on closed spans, by the definitions of the Time
// Ontology in OWL that the standard refers to (https://www.w3.org/TR/owl-time/).
func (s span) relate(o op, t span) bool {
	starts, ends := s.start.compare(t.start), s.end.compare(t.end)
	before := s.end.compare(t.start) // negative where s ends before t starts
	after := s.start.compare(t.end)  // positive where s starts after t ends
	switch o {
	case opTAfter:
		return after > 0
	case opTBefore:
		return before < 0
	case opTDisjoint:
		return after > 0 || before < 0
	case opTIntersects:
		return after <= 0 && before >= 0
	case opTEquals:
		return starts == 0 && ends == 0
	case opTContains:
		return starts < 0 && ends > 0
	case opTDuring:
		return starts > 0 && ends < 0
	case opTFinishedBy:
		return starts < 0 && ends == 0
	case opTFinishes:
		return starts > 0 && ends == 0
	case opTStartedBy:
		return starts == 0 && ends > 0
	case opTStarts:
		return starts == 0 && ends < 0
	case opTMeets:
		return before == 0
	case opTMetBy:
		return after == 0
	case opTOverlaps:
		return starts < 0 && before > 0 && ends < 0
	case opTOverlappedBy:
		return starts > 0 && after < 0 && ends > 0
	}
	return false
}

// temporal compiles a T_ function.
func (c compiler) temporal(n *node) test {
	o, a, b := n.op, c.when(n.args[0]), c.when(n.args[1])
	return func(r Record) truth {
		s, ok := a(r)
		if !ok {
			return unknown
		}
		t, ok := b(r)
		if !ok {
			return unknown
		}
		return truthOf(s.relate(o, t))
	}
}

// when compiles a temporal geometry.
func (c compiler) when(n *node) when {
	if n.op == opInterval {
		start, finish := c.end(n.args[0], -1), c.end(n.args[1], 1)
		return func(r Record) (span, bool) {
			s, ok := start(r)
			e, ok2 := finish(r)
			return span{s, e}, ok && ok2
		}
	}
	v, days := c.value(n), c.isDate(n)
	return func(r Record) (span, bool) {
		val := v(r)
		if i, ok := instantOf(val, days); ok {
			return moment(i), true
		}
		return spanOf(val)
	}
}

// end compiles an end of an interval; open is -1 for a start and 1 for an end.
func (c compiler) end(n *node, open int) func(Record) (end, bool) {
	if n.op == opOpen {
		return func(Record) (end, bool) { return end{open: open}, true }
	}
	v, days := c.value(n), c.isDate(n)
	return func(r Record) (end, bool) {
		i, ok := instantOf(v(r), days)
		return end{instant: i}, ok
	}
}
