package catalog

import (
	"cmp"
	"context"
	"slices"

	"marz/internal/atlas"
	"marz/internal/marz"
)

// asking is a state, locked for reading, and the view that a question is put to.
type asking struct {
	*view
	s      *state
	claims map[string]claimJSON // those that the answer names, by id
}

// ask runs a question against the state and the view that a query names. The state does
// not change while f runs.
func (c *Catalog) ask(ctx context.Context, q Query, f func(asking) error) (marz.Version, error) {
	s, release, err := c.stateAt(ctx, q.Version)
	if err != nil {
		return marz.Version{}, err
	}
	defer release()
	unlock, ok := s.lockAt(q.Version)
	if !ok {
		return c.ask(ctx, q, f)
	}
	defer unlock()
	v, err := s.viewOf(q.Dispatches)
	if err != nil {
		return s.version, err
	}
	return s.version, f(asking{v, s, map[string]claimJSON{}})
}

// cite adds claims to those that the answer names.
func (a asking) cite(ids ...string) {
	for _, id := range ids {
		if k, ok := a.known(id); ok {
			a.claims[id] = a.claimJSON(k)
		}
	}
}

func (a asking) citeCauses(causes []marz.Cause) {
	for _, cause := range causes {
		a.cite(cause.Claim)
	}
}

func (a asking) citeControl(k *marz.Control) {
	for _, v := range k.Votes {
		a.cite(v.Claim)
	}
	for _, st := range k.Struck {
		a.cite(st.Claim, st.By)
	}
	a.cite(k.Traffic.Claim)
}

// crossing returns a crossing, or an error that lists them all.
func (c *Catalog) crossing(id string) (*atlas.Place, error) {
	var ids []string
	for _, p := range c.at.Crossings() {
		if p.ID == id {
			return p, nil
		}
		ids = append(ids, p.ID)
	}
	return nil, marz.Errorf(marz.NotFound, "there is no crossing %q: there are %s", id, marz.Join(ids))
}

// crossingsOf returns the crossings on the borders that a query names, or all.
func (c *Catalog) crossingsOf(q Query) ([]*atlas.Place, error) {
	borders, err := c.bordersOf(q)
	if err != nil {
		return nil, err
	}
	all := slices.Clone(c.at.Crossings())
	return slices.DeleteFunc(all, func(p *atlas.Place) bool { return len(borders) > 0 && !slices.Contains(borders, p.Border) }), nil
}

// bordersOf reads the border parameter of a query; none means all.
func (c *Catalog) bordersOf(q Query) ([]string, error) {
	var out []string
	for _, v := range q.Params["border"] {
		ids, err := c.resolve(marz.Column{Name: "border"}, v)
		if err != nil {
			return nil, err
		}
		out = append(out, ids...)
	}
	return out, nil
}

// Timeline is a crossing's control through time as known on a day.
type Timeline struct {
	Crossing string       `json:"crossing"`
	Title    string       `json:"title"`
	TitleFR  string       `json:"title_fr"`
	Border   string       `json:"border"`
	Known    marz.Day     `json:"known_at"`
	Spells   []marz.Spell `json:"spells"`
	// Claims are those that the spells name, by id.
	Claims map[string]claimJSON `json:"claims"`
}

// Timeline answers how a crossing's control went, as known on day k (zero: today).
func (c *Catalog) Timeline(ctx context.Context, crossing string, k marz.Day, q Query) (Timeline, marz.Version, error) {
	p, err := c.crossing(crossing)
	if err != nil {
		return Timeline{}, marz.Version{}, err
	}
	q.Known, q.Datetime = k, marz.Interval{}
	out := Timeline{Crossing: crossing, Title: p.Names.In("en"), TitleFR: p.Names.In("fr"), Border: p.Border}
	version, err := c.ask(ctx, q, func(a asking) error {
		_, out.Known = c.controlDays(a.s, q)
		out.Spells = a.caseOf(crossing).Timeline(out.Known)
		for _, spell := range out.Spells {
			a.citeCauses(spell.Because)
		}
		out.Claims = a.claims
		return nil
	})
	return out, version, err
}

// Reasoning is the rule's whole answer for one place and day, with the claims it rests on.
type Reasoning struct {
	marz.Control
	Title   string               `json:"title"`
	TitleFR string               `json:"title_fr"`
	Claims  map[string]claimJSON `json:"claims"`
}

// Why answers who holds a crossing on a day as known on a day, and why.
func (c *Catalog) Why(ctx context.Context, crossing string, q Query) (Reasoning, marz.Version, error) {
	p, err := c.crossing(crossing)
	if err != nil {
		return Reasoning{}, marz.Version{}, err
	}
	out := Reasoning{Title: p.Names.In("en"), TitleFR: p.Names.In("fr")}
	version, err := c.ask(ctx, q, func(a asking) error {
		out.Control = a.caseOf(crossing).At(c.controlDays(a.s, q))
		a.citeControl(&out.Control)
		out.Claims = a.claims
		return nil
	})
	return out, version, err
}

// Shift is a crossing whose status differs between two answers.
type Shift struct {
	Crossing string       `json:"crossing"`
	Title    string       `json:"title"`
	Border   string       `json:"border"`
	Before   marz.Control `json:"before"`
	After    marz.Control `json:"after"`
}

// Changes lists the crossings whose status or lean differs between two moments, each a
// day and a known-day: two days as known on one, or one day as known on two.
func (c *Catalog) Changes(ctx context.Context, before, after [2]marz.Day, q Query) ([]Shift, marz.Version, error) {
	crossings, err := c.crossingsOf(q)
	if err != nil {
		return nil, marz.Version{}, err
	}
	out := []Shift{}
	version, err := c.ask(ctx, q, func(a asking) error {
		for _, p := range crossings {
			k := a.caseOf(p.ID)
			x, y := k.At(before[0], before[1]), k.At(after[0], after[1])
			if x.Status != y.Status || x.Lean != y.Lean {
				out = append(out, Shift{p.ID, p.Names.In("en"), p.Border, x, y})
			}
		}
		return nil
	})
	return out, version, err
}

// Turns are changes of status, in order of days, with the claims that they name.
type Turns struct {
	Turns  []marz.Turn          `json:"turns"`
	Claims map[string]claimJSON `json:"claims"`
}

// Turns lists every change of status after day from, up to and on day to, as known on day
// k (zero: today).
func (c *Catalog) Turns(ctx context.Context, from, to, k marz.Day, q Query) (Turns, marz.Version, error) {
	if from > to {
		return Turns{}, marz.Version{}, marz.Errorf(marz.Invalid, "from %s lies after to %s: swap the two", from, to)
	}
	q.Known, q.Datetime = k, marz.Interval{}
	return c.turns(ctx, q, func(k *marz.Case, known marz.Day) []marz.Turn { return k.Changes(from, to, known) })
}

// Revisions lists how the answers for one day changed with what became known after day k1,
// up to and on day k2.
func (c *Catalog) Revisions(ctx context.Context, day, k1, k2 marz.Day, q Query) (Turns, marz.Version, error) {
	if k1 > k2 {
		return Turns{}, marz.Version{}, marz.Errorf(marz.Invalid, "known_from %s lies after known_to %s: swap the two", k1, k2)
	}
	return c.turns(ctx, q, func(k *marz.Case, _ marz.Day) []marz.Turn { return k.Revisions(day, k1, k2) })
}

func (c *Catalog) turns(ctx context.Context, q Query, of func(*marz.Case, marz.Day) []marz.Turn) (Turns, marz.Version, error) {
	crossings, err := c.crossingsOf(q)
	if err != nil {
		return Turns{}, marz.Version{}, err
	}
	out := Turns{Turns: []marz.Turn{}}
	version, err := c.ask(ctx, q, func(a asking) error {
		_, known := c.controlDays(a.s, q)
		for _, p := range crossings {
			out.Turns = append(out.Turns, of(a.caseOf(p.ID), known)...)
		}
		slices.SortStableFunc(out.Turns, func(x, y marz.Turn) int {
			return cmp.Or(cmp.Compare(x.Day, y.Day), cmp.Compare(x.Place, y.Place))
		})
		for _, t := range out.Turns {
			a.citeCauses(t.Because)
		}
		out.Claims = a.claims
		return nil
	})
	return out, version, err
}
