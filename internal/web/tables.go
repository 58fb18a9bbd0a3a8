package web

import (
	"strconv"
	"strings"

	"marz/internal/catalog"
	"marz/internal/marz"
)

// table is an answer as flat rows, for those who work with spreadsheets.
type table struct {
	header []string
	rows   [][]string
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// causes are the ids of the claims behind a change.
func causes(list []marz.Cause) string {
	ids := make([]string, len(list))
	for i, c := range list {
		ids[i] = c.Claim
	}
	return strings.Join(ids, "; ")
}

func spellTable(t catalog.Timeline) table {
	out := table{header: []string{"crossing", "from", "to", "status", "lean", "holder", "claims"}}
	for _, s := range t.Spells {
		out.add(t.Crossing, s.From.String(), s.To.String(), string(s.Status), string(s.Lean), s.Holder, causes(s.Because))
	}
	return out
}

// voteTable has the votes, then the claims that were struck.
func voteTable(c marz.Control) table {
	out := table{header: []string{"kind", "principal", "side", "class", "weight", "holder", "since", "claim", "struck_by", "reason", "flags"}}
	for _, v := range c.Votes {
		weight := strconv.FormatFloat(v.Weight, 'f', -1, 64)
		out.add("vote", v.Principal, string(v.Side), string(v.Class), weight, v.Holder, v.Since.String(), v.Claim, "", "", strings.Join(v.Flags, "; "))
	}
	for _, s := range c.Struck {
		out.add("struck", s.Principal, "", "", "", s.Holder, "", s.Claim, s.By, s.Reason, "")
	}
	return out
}

func turnTable(day string, turns []marz.Turn) table {
	out := table{header: []string{day, "place", "from", "lean_was", "to", "lean", "claims"}}
	for _, t := range turns {
		out.add(t.Day.String(), t.Place, string(t.From), string(t.LeanWas), string(t.To), string(t.Lean), causes(t.Because))
	}
	return out
}

func controlTable(list []marz.Control) table {
	out := table{header: []string{"place", "day", "known_at", "status", "lean", "holder", "since", "age_days", "traffic", "flags", "claims"}}
	for _, c := range list {
		age := ""
		if c.AgeDays != nil {
			age = strconv.Itoa(*c.AgeDays)
		}
		var claims []string
		for _, v := range c.Votes {
			claims = append(claims, v.Claim)
		}
		out.add(c.Place, c.Day.String(), c.Known.String(), string(c.Status), string(c.Lean), c.Holder, c.Since.String(), age,
			c.Traffic.State, strings.Join(c.Flags, "; "), strings.Join(claims, "; "))
	}
	return out
}

func provinceTable(list []marz.ProvinceControl) table {
	out := table{header: []string{"province", "day", "known_at", "capital", "status", "lean", "since", "flags"}}
	for _, s := range marz.ControlStatuses {
		out.header = append(out.header, "crossings_"+string(s))
	}
	for _, p := range list {
		c := p.Capital
		row := []string{p.Province, p.Day.String(), p.Known.String(), c.Place, string(c.Status), string(c.Lean), c.Since.String(), strings.Join(c.Flags, "; ")}
		for _, s := range marz.ControlStatuses {
			row = append(row, strconv.Itoa(p.Held[s]))
		}
		out.add(row...)
	}
	return out
}

func saidTable(list []catalog.SaidClaim) table {
	out := table{header: []string{"said", "claim", "type", "stance", "border", "principal", "speaker", "agency", "dispatch", "summary", "against", "denies"}}
	for _, c := range list {
		var against []string
		for _, o := range c.Against {
			against = append(against, string(o.Rel)+" "+o.ID)
		}
		out.add(c.Said.Last().String(), c.ID, string(c.Type), string(c.Stance), c.Border, c.Principal, c.Claimant, c.Agency, c.Dispatch,
			c.Summary.EN, strings.Join(against, "; "), strings.Join(c.Denies, "; "))
	}
	return out
}
