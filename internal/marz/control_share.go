package marz

import (
	"cmp"
	"slices"
	"strings"
)

// Share is what one claim says of how much of a border one side holds.
type Share struct {
	Claim     string   `json:"claim"`
	Principal string   `json:"principal"`
	Side      Side     `json:"side"`
	Stance    Stance   `json:"stance"`
	Holder    string   `json:"holder"`
	Day       Day      `json:"day"`
	Part      *float64 `json:"part"`       // 0 to 1 of the length; null for a denial, and for "much of"
	Km        *float64 `json:"km"`         // the same in kilometres of the border's length
	Modifier  string   `json:"modifier"`   // exact, about, more_than, less_than, range
	AllBorder bool     `json:"all_border"` // said of all of the border, or of all its posts
	Country   bool     `json:"country"`    // said of all the country's borders together
}

// Shares lists what the claims known at k say of the length of a border that is
// held, for days from to to (both included): on the border itself and on all borders
// together. Derived and restated claims are left out. LengthKm turns kilometres into a part.
func Shares(border string, lengthKm float64, claims []Known, from, to, k Day) []Share {
	out := []Share{}
	spoken := map[string]bool{} // claims and events that speak of the border
	speaks := func(c *Known) bool {
		switch {
		case c.Place == border:
			return true
		case c.Place != "AFG":
			return false
		case c.Stance == Denies:
			return slices.ContainsFunc(c.Links, func(l Link) bool { return l.Rel == RelDenies && spoken[l.To] })
		}
		return c.BorderWide || c.Quantity != nil && strings.Contains(c.Quantity.Unit, "border") // and not of its land
	}
	for _, denials := range []bool{false, true} {
		for i := range claims {
			c := &claims[i]
			if (c.Stance == Denies) != denials || c.Type != ControlShare || !speaks(c) {
				continue
			}
			spoken[c.ID], spoken[c.Event] = true, true
			when, _ := dated(c)
			if !derived(&c.Claim) && told4fact(&c.Claim) && c.standsAt(k) && from <= when && when <= to {
				out = append(out, share(c, lengthKm))
			}
		}
	}
	slices.SortFunc(out, func(x, y Share) int {
		return cmp.Or(cmp.Compare(x.Day, y.Day), strings.Compare(x.Claim, y.Claim))
	})
	return out
}

func share(c *Known, lengthKm float64) Share {
	when, _ := dated(c)
	s := Share{
		Claim: c.ID, Principal: c.Principal, Side: c.Side, Stance: c.Stance, Holder: cmp.Or(c.Holder, c.Actor),
		Day: when, AllBorder: c.BorderWide, Country: c.Place == "AFG",
	}
	part := func(p float64) {
		p = min(p, 1)
		s.Part = &p
		if lengthKm > 0 {
			km := p * lengthKm
			s.Km = &km
		}
	}
	q := c.Quantity
	switch {
	case c.Stance == Denies:
	case q != nil && q.Value != nil && strings.HasPrefix(q.Unit, "share"):
		part(*q.Value)
		s.Modifier = q.Modifier
	case q != nil && q.Value != nil && strings.HasPrefix(q.Unit, "km") && lengthKm > 0:
		part(*q.Value / lengthKm)
		s.Modifier = q.Modifier
	case c.BorderWide:
		part(1)
		s.Modifier = "exact"
	}
	return s
}
