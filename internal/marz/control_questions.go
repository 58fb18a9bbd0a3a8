package marz

import (
	"cmp"
	"slices"
)

// Turn is a change of a place's status: on Day, or, for revisions, of what was known on Day.
type Turn struct {
	Place   string        `json:"place"`
	Day     Day           `json:"day"`
	From    ControlStatus `json:"from"`
	LeanWas ControlStatus `json:"lean_was,omitempty"`
	To      ControlStatus `json:"to"`
	Lean    ControlStatus `json:"lean,omitempty"`
	Because []Cause       `json:"because"`
}

// Changes returns the changes of status after day from, up to and on day to, as
// known at the end of day k. From is the day compared with: its own change is not among them.
func (c *Case) Changes(from, to, k Day) []Turn {
	out := []Turn{}
	spells := c.spellsBetween(k, max(from, c.dawn()), to, true)
	for i := 1; i < len(spells); i++ {
		was, s := &spells[i-1], &spells[i]
		out = append(out, Turn{c.place, s.From, was.Status, was.Lean, s.Status, s.Lean, s.Because})
	}
	return out
}

// Revisions returns how the answer for day t changed with what became known after
// day k1, up to and on day k2.
func (c *Case) Revisions(t, k1, k2 Day) []Turn {
	out := []Turn{}
	was, stands := c.verdictAt(t, k1)
	for _, k := range c.knowing(t, k1, k2) {
		now, then := c.verdictAt(t, k)
		if now.status != was.status || now.lean != was.lean {
			out = append(out, Turn{c.place, k, was.status, was.lean, now.status, now.lean, c.causes(stands, then)})
		}
		was, stands = now, then
	}
	return out
}

// verdictAt decides without explaining.
func (c *Case) verdictAt(t, k Day) (verdict, []stand) {
	m := c.moment(t, k)
	var stands []stand
	for i := range c.chains {
		p := c.locate(int32(i), t, k, nil)
		stands = c.resolve(stands, int32(i), &p, k)
	}
	return c.decide(stands, &m), stands
}

// knowing lists the days after k1, up to and on k2, on which something became known
// that bears on days up to t.
func (c *Case) knowing(t, k1, k2 Day) []Day {
	var out []Day
	i, _ := slices.BinarySearchFunc(c.news, k1+1, func(s shift, d Day) int { return cmp.Compare(s.pub, d) })
	for ; i < len(c.news) && c.news[i].pub <= k2; i++ {
		if s := c.news[i]; s.when <= t && (len(out) == 0 || out[len(out)-1] != s.pub) {
			out = append(out, s.pub)
		}
	}
	return out
}

// Count is how many places stand in a status.
type Count map[ControlStatus]int

// CountOf counts the answers by status; every status is in it, with zero where none.
func CountOf(answers []Control) Count {
	n := Count{}
	for _, s := range ControlStatuses {
		n[s] = 0
	}
	for i := range answers {
		n[answers[i].Status]++
	}
	return n
}

// BorderSummary is a border over a period: its crossings by status on the first and
// on the last day, what changed between, and the shares of its length that claims
// speak of.
type BorderSummary struct {
	Border   string    `json:"border"`
	From     Day       `json:"from"`
	To       Day       `json:"to"`
	Known    Day       `json:"known_at"`
	LengthKm float64   `json:"length_km"`
	First    Count     `json:"first"`
	Last     Count     `json:"last"`
	Changes  []Turn    `json:"changes"`
	Controls []Control `json:"crossings"` // on the last day
	Shares   []Share   `json:"shares"`
}

// Summarise answers for a border of lengthKm kilometres from its crossings' cases
// and all claims on the border and on the whole country (others are ignored).
// From and to are both included; a change on day from counts as one of the period.
func Summarise(border string, lengthKm float64, crossings []*Case, claims []Known, from, to, k Day) BorderSummary {
	s := BorderSummary{Border: border, From: from, To: to, Known: k, LengthKm: lengthKm, Changes: []Turn{}, Controls: []Control{}}
	first := make([]Control, 0, len(crossings))
	for _, c := range crossings {
		first = append(first, c.At(from, k))
		s.Controls = append(s.Controls, c.At(to, k))
		s.Changes = append(s.Changes, c.Changes(from-1, to, k)...)
	}
	slices.SortStableFunc(s.Changes, func(x, y Turn) int {
		return cmp.Or(cmp.Compare(x.Day, y.Day), cmp.Compare(x.Place, y.Place))
	})
	s.First, s.Last = CountOf(first), CountOf(s.Controls)
	s.Shares = Shares(border, lengthKm, claims, from, to, k)
	return s
}

// ProvinceControl is who holds a province, as far as its capital and its crossings tell.
type ProvinceControl struct {
	Province  string    `json:"province"`
	Day       Day       `json:"day"`
	Known     Day       `json:"known_at"`
	Capital   Control   `json:"capital"`
	Held      Count     `json:"held"` // its crossings by status
	Crossings []Control `json:"crossings"`
}

// OfProvince puts the answers for a province's capital and crossings together.
func OfProvince(province string, capital Control, crossings []Control) ProvinceControl {
	return ProvinceControl{
		Province: province, Day: capital.Day, Known: capital.Known, Capital: capital,
		Held: CountOf(crossings), Crossings: slices.Clone(crossings),
	}
}
