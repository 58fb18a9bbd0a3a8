package desk

import "marz/internal/extract"

// ReadWith reads papers with an extractor.
func ReadWith(x *extract.Extractor) func(Paper) Reading {
	return func(p Paper) Reading {
		res := x.Extract(extract.Document{Name: p.Name, Text: p.Text, Published: p.Published, Agency: p.Agency, Publisher: p.Publisher, Lang: p.Lang})
		out := Reading{Lang: res.Lang, Agency: res.Agency, Published: res.Published, Claims: make([]Found, len(res.Claims))}
		for i, c := range res.Claims {
			out.Claims[i].Claim = c.Claim
			for _, w := range c.Why {
				out.Claims[i].Why = append(out.Claims[i].Why, Reason(w))
			}
		}
		return out
	}
}
