package catalog

import (
	"marz/internal/index"
	"marz/internal/marz"
)

// controlDays are the day and the known-day that control is asked for. Both are today
// unless they are named: of a period the last day counts, since control is what holds at
// the end of it, and an open end is today. Where only the day is named, it is answered
// from all that is known by now, or by then if it lies ahead. For a version that is named,
// today is the day on which it was the newest, so that its answers never change.
func (c *Catalog) controlDays(s *state, q Query) (day, known marz.Day) {
	today := c.Today()
	if q.Version != 0 {
		today = marz.DayOf(s.version.At)
	}
	day, known = q.Datetime.To, q.Known
	if day == 0 && q.Datetime.From != 0 {
		day = max(q.Datetime.From, today)
	}
	if known == 0 {
		known = max(today, day)
	}
	if day == 0 {
		day = min(today, known)
	}
	return day, known
}

// snapshot returns a list with the control of every crossing on a day as known on a day.
// The bytes are made once for each version, day and known-day.
func (v *view) snapshot(day, known marz.Day) (*index.List, error) {
	key := snapKey{day, known}
	v.mu.Lock()
	list, ok := v.snaps.get(key)
	v.mu.Unlock()
	if ok {
		return list, nil
	}
	schema := schemaOf(Control)
	var features []marz.Feature
	for _, p := range v.at.Crossings() {
		f, err := v.controlOf(p.ID, v.caseOf(p.ID).At(day, known)).finish(schema)
		if err != nil {
			return nil, err
		}
		features = append(features, f)
	}
	list, err := index.NewList(*schema, features)
	if err != nil {
		return nil, err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.snaps.put(key, list)
	return list, nil
}

// controlOf makes the feature of a crossing's control.
func (v *view) controlOf(id string, k marz.Control) draft {
	vals := map[string]any{
		"day": k.Day, "known_at": k.Known, "status": string(k.Status), "lean": string(k.Lean), "holder": k.Holder, "since": k.Since,
		"age_days": k.AgeDays, "flags": k.Flags, "traffic": k.Traffic.State, "traffic_since": k.Traffic.Since, "votes": k.Votes, "struck": k.Struck,
	}
	d := draft{id: id, values: vals, geom: v.where(id, vals), seq: v.seq}
	if p, ok := v.at.Place(id); ok {
		vals["title"], vals["title_fr"], vals["grade"], vals["kinds"] = p.Names.In("en"), p.Names.In("fr"), p.Grade, p.CrossingKinds
		vals["neighbour"], vals["counterpart"] = alpha3(p.Border), p.Counterpart
	}
	if a, ok := v.actors[k.Holder]; ok {
		vals["holder_name"], vals["holder_name_fr"] = a.Names.In("en"), a.Names.In("fr")
	}
	var who []string
	for _, vote := range k.Votes {
		if vote.Weight > 0 {
			who = append(who, vote.Principal)
		}
	}
	vals["claimants"] = set(who)
	return d
}
