package catalog

import (
	"slices"

	"marz/internal/marz"
)

// claimJSON is a claim as events and answers show it.
type claimJSON struct {
	ID            string         `json:"id"`
	Event         string         `json:"event"`
	Type          marz.Type      `json:"type"`
	Stance        marz.Stance    `json:"stance"`
	Certainty     marz.Certainty `json:"certainty"`
	Claimant      string         `json:"claimant"`
	Principal     string         `json:"principal"`
	PrincipalName marz.Names     `json:"principal_name"`
	Side          marz.Side      `json:"side"`
	Actor         string         `json:"actor,omitempty"`
	Target        string         `json:"target,omitempty"`
	Holder        string         `json:"holder,omitempty"`
	Place         string         `json:"place"`
	Said          marz.Interval  `json:"said"`
	Happened      marz.Interval  `json:"happened"`
	Published     marz.Interval  `json:"published"`
	Dispatch      string         `json:"dispatch"`
	Agency        string         `json:"agency"`
	URL           string         `json:"url,omitempty"`
	Quantity      *marz.Quantity `json:"quantity,omitempty"`
	Evidence      *marz.Evidence `json:"evidence,omitempty"`
	Links         []marz.Link    `json:"links,omitempty"`
	Summary       marz.Text      `json:"summary"`
}

func (b builder) claimJSON(c marz.Known) claimJSON {
	d := b.dispatches[c.Dispatch]
	return claimJSON{
		ID: c.ID, Event: c.Event, Type: c.Type, Stance: c.Stance, Certainty: c.Certainty, Claimant: c.Claimant, Principal: c.Principal,
		PrincipalName: b.actors[c.Principal].Names, Side: c.Side, Actor: c.Actor, Target: c.Target, Holder: c.Holder, Place: c.Place,
		Said: c.Said, Happened: c.Happened, Published: c.Published, Dispatch: c.Dispatch, Agency: d.Agency, URL: d.URL,
		Quantity: c.Quantity, Evidence: c.Evidence, Links: c.Links, Summary: c.Summary,
	}
}

// claim makes the entries of a claim: known from its publication until it is taken back,
// with those that deny or contradict it as they become known.
func (b builder) claim(id string) []draft {
	c, ok := b.known(id)
	if !ok {
		return nil
	}
	answers := b.knowing(b.byLink[id])
	var out []draft
	for _, known := range spans(turningDays([]marz.Known{c}, answers)) {
		if knownOn(c, known.From) {
			out = append(out, b.claimAt(c, known, knownAmong(answers, known.From)))
		}
	}
	return out
}

func (b builder) claimAt(c marz.Known, known marz.Interval, answers []marz.Known) draft {
	v := map[string]any{
		"type": string(c.Type), "event": c.Event, "stance": string(c.Stance), "certainty": string(c.Certainty),
		"claimant": c.Principal, "claimant_name": b.actors[c.Principal].Names.In("en"), "claimant_name_fr": b.actors[c.Principal].Names.In("fr"),
		"speaker": c.Claimant, "side": string(c.Side), "actor": c.Actor, "target": c.Target, "holder": c.Holder,
		"said": c.Said.Last(), "known_from": c.Published.Last(), "dispatch": c.Dispatch,
		"agency": b.dispatches[c.Dispatch].Agency, "links": links(c.Links), "evidence": evidence{c.Evidence},
		"denied_by": naming(answers, c.ID, marz.RelDenies), "contradicted_by": naming(answers, c.ID, marz.RelContradicts),
	}
	d := draft{id: c.ID, values: v, known: known, geom: b.where(c.Place, v), seq: b.changed(Claims, c.ID)}
	b.heading(v, c.Summary, c.Type, c.Place)
	setTime(&d, c.Happened)
	v["event_type"], v["flags"], v["relations"] = string(b.events[c.Event].Type), flags(&c.Claim), relations(c.Links)
	if q := c.Quantity; q != nil {
		v["quantity"], v["quantity_unit"] = q.Value, q.Unit
		v["quantity_min"], v["quantity_max"], v["quantity_modifier"] = q.Min, q.Max, q.Modifier
	}
	if i := slices.IndexFunc(c.Links, func(l marz.Link) bool { return l.Rel == marz.RelDenies }); i >= 0 {
		v["denies"] = c.Links[i].To
	}
	return d
}

// naming lists the claims that link to an id in one way.
func naming(claims []marz.Known, to string, rel marz.Rel) []string {
	out := []string{}
	for _, c := range claims {
		if slices.Contains(c.Links, marz.Link{Rel: rel, To: to}) {
			out = append(out, c.ID)
		}
	}
	return out
}
