package catalog

import (
	"cmp"
	"slices"

	"marz/internal/marz"
)

// event makes the entries of an event.
func (b builder) event(id string) []draft {
	e, ok := b.events[id]
	if !ok {
		return nil
	}
	claims, others := b.knowing(b.byEvent[id]), b.bearing(id)
	both := slices.Concat(claims, others)
	var out []draft
	for _, known := range spans(turningDays(both)) {
		seen := knownAmong(claims, known.From)
		if len(seen) == 0 {
			continue
		}
		d := b.eventAt(e, seen, known)
		d.values["known_from"] = firstKnown(claims)
		d.values["status"] = string(marz.StatusOf(id, both, b.actor, known.From))
		d.values["denials"] = b.denials(id, seen, knownAmong(both, known.From))
		out = append(out, d)
	}
	return out
}

// eventAt makes the entry for an interval of known time in which these claims are known.
func (b builder) eventAt(e marz.Event, seen []marz.Known, known marz.Interval) draft {
	v := map[string]any{"type": string(e.Type)}
	d := draft{id: e.ID, values: v, known: known, geom: b.where(e.Place, v), seq: b.changed(Events, e.ID)}
	b.heading(v, e.Title, e.Type, e.Place)
	setTime(&d, happened(seen))
	lead := seen[0]
	if i := slices.IndexFunc(seen, affirms); i >= 0 {
		lead = seen[i]
	}
	v["actor"], v["target"] = lead.Actor, lead.Target
	v["summary"], v["summary_fr"] = lead.Summary.EN, lead.Summary.FR
	if q := quantity(e.Type, seen); q != nil {
		v["quantity"], v["quantity_unit"] = *q.Value, q.Unit
	}
	b.voices(v, seen)
	return d
}

func affirms(c marz.Known) bool { return c.Stance != marz.Denies && !c.Negated }

// quantity is the first number that a claim which affirms an event of its own type gives.
// Who takes or holds a place counts other things than the event, such as posts taken so far.
func quantity(t marz.Type, seen []marz.Known) *marz.Quantity {
	if t == marz.Capture || t == marz.Recapture || t == marz.ControlType {
		return nil
	}
	for _, c := range seen {
		if c.Quantity != nil && c.Quantity.Value != nil && affirms(c) && c.Type == t {
			return c.Quantity
		}
	}
	return nil
}

func firstKnown(claims []marz.Known) marz.Day {
	first := marz.Day(0)
	for _, c := range claims {
		if p := c.Published.Last(); p != 0 && (first == 0 || p < first) {
			first = p
		}
	}
	return first
}

// happened is when an event was: the narrowest interval that a claim which affirms it
// gives, the earlier statement where two are as narrow.
func happened(seen []marz.Known) marz.Interval {
	best := seen[0].Happened
	width := func(i marz.Interval) int {
		if i.From == 0 || i.To == 0 {
			return 1 << 20
		}
		return int(i.To - i.From)
	}
	ordered := slices.SortedFunc(slices.Values(seen), func(x, y marz.Known) int {
		return cmp.Or(cmp.Compare(x.Published.Last(), y.Published.Last()), cmp.Compare(x.ID, y.ID))
	})
	chosen := false
	for _, c := range ordered {
		if affirms(c) && !c.Happened.IsZero() && (!chosen || width(c.Happened) < width(best)) {
			best, chosen = c.Happened, true
		}
	}
	return best
}

// denials lists the claims, on this event or elsewhere, that deny it or a claim on it.
func (b builder) denials(event string, seen, bearing []marz.Known) []string {
	own := map[string]bool{event: true}
	for _, c := range seen {
		own[c.ID] = true
	}
	out := []string{}
	for _, c := range bearing {
		denies := func(l marz.Link) bool { return l.Rel == marz.RelDenies && own[l.To] }
		if slices.ContainsFunc(c.Links, denies) || c.Event == event && c.Stance == marz.Denies {
			out = append(out, c.ID)
		}
	}
	return set(out)
}

// voices fills who speaks of the event, where, and the claims themselves.
func (b builder) voices(v map[string]any, seen []marz.Known) {
	var principals, sides, agencies, dispatches []string
	claims := make(claimList, 0, len(seen))
	for _, c := range seen {
		principals = append(principals, c.Principal)
		sides = append(sides, string(c.Side))
		agencies = append(agencies, b.dispatches[c.Dispatch].Agency)
		dispatches = append(dispatches, c.Dispatch)
		claims = append(claims, b.claimJSON(c))
	}
	v["claimants"], v["sides"], v["agencies"], v["dispatches"] = set(principals), set(sides), set(agencies), set(dispatches)
	v["claims"] = claims
}
