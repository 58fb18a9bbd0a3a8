package catalog

import (
	"context"
	"slices"

	"marz/internal/marz"
)

// Timeline is a crossing's control through time as known on a day.
type Timeline struct {
	Crossing string       `json:"crossing"`
	Title    string       `json:"title"`
	Known    marz.Day     `json:"known_at"`
	Spells   []marz.Spell `json:"spells"`
	// Claims are those that the spells name, by id.
	Claims map[string]claimJSON `json:"claims"`
}

// Timeline answers how a crossing's control went, as known on day k (zero: today).
func (c *Catalog) Timeline(ctx context.Context, crossing string, k marz.Day, q Query) (Timeline, marz.Version, error) {
	out := Timeline{Crossing: crossing, Known: k, Claims: map[string]claimJSON{}}
	p, err := c.crossing(crossing)
	if err != nil {
		return out, marz.Version{}, err
	}
	out.Title = p
	s, err := c.stateAt(ctx, q.Version)
	if err != nil {
		return out, marz.Version{}, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if out.Known == 0 {
		out.Known = c.Today()
	}
	out.Spells = s.caseOf(c, crossing, q.Dispatches).Timeline(out.Known)
	for _, spell := range out.Spells {
		for _, cause := range spell.Because {
			s.addClaim(c, out.Claims, cause.Claim)
		}
	}
	return out, s.version, nil
}

func (s *state) addClaim(c *Catalog, into map[string]claimJSON, id string) {
	if k, ok := s.model.known(id); ok {
		into[id] = builder{s.model, c.at}.claimJSON(k)
	}
}

// crossing returns the name of a crossing, or an error that lists them all.
func (c *Catalog) crossing(id string) (string, error) {
	var ids []string
	for _, p := range c.at.Crossings() {
		if p.ID == id {
			return p.Names.In("en"), nil
		}
		ids = append(ids, p.ID)
	}
	return "", marz.Errorf(marz.NotFound, "there is no crossing %q: there are %s", id, marz.Join(ids))
}

// Reasoning is the rule's whole answer for one place and day, with the claims it rests on.
type Reasoning struct {
	marz.Control
	Title  string               `json:"title"`
	Claims map[string]claimJSON `json:"claims"`
}

// Why answers who holds a crossing on a day as known on a day, and why.
func (c *Catalog) Why(ctx context.Context, crossing string, q Query) (Reasoning, marz.Version, error) {
	title, err := c.crossing(crossing)
	if err != nil {
		return Reasoning{}, marz.Version{}, err
	}
	s, err := c.stateAt(ctx, q.Version)
	if err != nil {
		return Reasoning{}, marz.Version{}, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	day, known := c.controlDays(q)
	out := Reasoning{Control: s.caseOf(c, crossing, q.Dispatches).At(day, known), Title: title, Claims: map[string]claimJSON{}}
	for _, v := range out.Votes {
		s.addClaim(c, out.Claims, v.Claim)
	}
	for _, st := range out.Struck {
		s.addClaim(c, out.Claims, st.Claim)
		s.addClaim(c, out.Claims, st.By)
	}
	return out, s.version, nil
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
	s, err := c.stateAt(ctx, q.Version)
	if err != nil {
		return nil, marz.Version{}, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	borders, err := c.borders(q.Params["border"])
	if err != nil {
		return nil, s.version, err
	}
	out := []Shift{}
	for _, p := range c.at.Crossings() {
		if len(borders) > 0 && !slices.Contains(borders, p.Border) {
			continue
		}
		k := s.caseOf(c, p.ID, q.Dispatches)
		a, b := k.At(before[0], before[1]), k.At(after[0], after[1])
		if a.Status != b.Status || a.Lean != b.Lean {
			out = append(out, Shift{p.ID, p.Names.In("en"), p.Border, a, b})
		}
	}
	return out, s.version, nil
}

// borders resolves the values of a border parameter.
func (c *Catalog) borders(values []string) ([]string, error) {
	var out []string
	for _, v := range values {
		ids, err := c.resolve(marz.Column{Name: "border"}, v)
		if err != nil {
			return nil, err
		}
		out = append(out, ids...)
	}
	return out, nil
}
