package catalog

import "marz/internal/marz"

// flags lists what a claim is besides, for flat forms.
func flags(c *marz.Claim) []string {
	out := []string{}
	for _, f := range []struct {
		name string
		set  bool
	}{{"admission", c.Admission}, {"border_wide", c.BorderWide}, {"negated", c.Negated}, {"witness", c.Witness}} {
		if f.set {
			out = append(out, f.name)
		}
	}
	return out
}

// relations writes links for flat forms: "denies c-12".
func relations(links []marz.Link) []string {
	out := []string{}
	for _, l := range links {
		out = append(out, string(l.Rel)+" "+l.To)
	}
	return out
}
