package catalog

import (
	"context"

	"marz/internal/atlas"
	"marz/internal/marz"
)

// Summary is a border over a period, with the claims that the answer names.
type Summary struct {
	marz.BorderSummary
	Title   string               `json:"title"`
	TitleFR string               `json:"title_fr"`
	Claims  map[string]claimJSON `json:"claims"`
}

// BorderSummary answers for a border, by code or name, from one day to another, both
// included: its crossings by status on the first and the last day, what changed between,
// and the shares of its length that claims speak of.
func (c *Catalog) BorderSummary(ctx context.Context, border string, from, to marz.Day, q Query) (Summary, marz.Version, error) {
	b, err := atlas.ParseBorder(border)
	if err != nil {
		return Summary{}, marz.Version{}, &marz.Error{Kind: marz.NotFound, Msg: err.Error(), Err: err}
	}
	if from > to {
		return Summary{}, marz.Version{}, marz.Errorf(marz.Invalid, "from %s lies after to %s: swap the two", from, to)
	}
	p, _ := c.at.Place(b.ID)
	length, _ := p.Properties["length_km"].(float64)
	out := Summary{Title: p.Names.In("en"), TitleFR: p.Names.In("fr")}
	q.Params = map[string][]string{"border": {b.ID}}
	q.Datetime = marz.On(to)
	crossings, err := c.crossingsOf(q)
	if err != nil {
		return out, marz.Version{}, err
	}
	version, err := c.ask(ctx, q, func(a asking) error {
		_, known := c.controlDays(a.s, q)
		cases := make([]*marz.Case, len(crossings))
		for i, p := range crossings {
			cases[i] = a.caseOf(p.ID)
		}
		claims := a.knowing(a.byPlace[b.ID], a.byPlace[atlas.Country])
		out.BorderSummary = marz.Summarise(b.ID, length, cases, claims, from, to, known)
		a.citeSummary(&out.BorderSummary)
		out.Claims = a.claims
		return nil
	})
	return out, version, err
}

func (a asking) citeSummary(s *marz.BorderSummary) {
	for _, t := range s.Changes {
		a.citeCauses(t.Because)
	}
	for i := range s.Controls {
		a.citeControl(&s.Controls[i])
	}
	for _, sh := range s.Shares {
		a.cite(sh.Claim)
	}
}

// ProvinceAnswer is who holds a province, with the claims that the answer names.
type ProvinceAnswer struct {
	marz.ProvinceControl
	Title   string               `json:"title"`
	TitleFR string               `json:"title_fr"`
	Claims  map[string]claimJSON `json:"claims"`
}

// ProvinceControl answers for a province, by code or name, on a day as known on a day: the
// status of its capital, and how many of its crossings stand in which.
func (c *Catalog) ProvinceControl(ctx context.Context, province string, q Query) (ProvinceAnswer, marz.Version, error) {
	p, err := c.at.ParseProvince(province)
	if err != nil {
		return ProvinceAnswer{}, marz.Version{}, &marz.Error{Kind: marz.NotFound, Msg: err.Error(), Err: err}
	}
	out := ProvinceAnswer{Title: p.Names.In("en"), TitleFR: p.Names.In("fr")}
	version, err := c.ask(ctx, q, func(a asking) error {
		out.ProvinceControl = a.provinceOn(c, p, q)
		a.citeControl(&out.Capital)
		for i := range out.Crossings {
			a.citeControl(&out.Crossings[i])
		}
		out.Claims = a.claims
		return nil
	})
	return out, version, err
}

// Provinces answers for every province on a day as known on a day, without the claims.
func (c *Catalog) Provinces(ctx context.Context, q Query) ([]marz.ProvinceControl, marz.Version, error) {
	var out []marz.ProvinceControl
	version, err := c.ask(ctx, q, func(a asking) error {
		for _, p := range c.at.Provinces() {
			out = append(out, a.provinceOn(c, p, q))
		}
		return nil
	})
	return out, version, err
}

func (a asking) provinceOn(c *Catalog, p *atlas.Place, q Query) marz.ProvinceControl {
	day, known := c.controlDays(a.s, q)
	crossings := []marz.Control{}
	for _, x := range c.at.Crossings() {
		if x.Province == p.ID {
			crossings = append(crossings, a.caseOf(x.ID).At(day, known))
		}
	}
	return marz.OfProvince(p.ID, a.caseOf(capitalOf(c.at, p)).At(day, known), crossings)
}

// capitalOf returns the id of a province's capital; the province's own where none is known.
func capitalOf(at *atlas.Atlas, p *atlas.Place) string {
	for _, x := range at.Places() {
		if x.Province == p.ID && (x.SubKind == "provincial-capital" || x.SubKind == "national-capital") {
			return x.ID
		}
	}
	return p.ID
}
