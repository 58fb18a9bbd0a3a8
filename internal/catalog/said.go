package catalog

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"marz/internal/atlas"
	"marz/internal/marz"
)

// Said is what one voice said, with what contradicts it.
type Said struct {
	Who    string      `json:"who"`
	Name   string      `json:"name,omitempty"` // of an actor
	Known  marz.Day    `json:"known_at"`       // null: now
	Claims []SaidClaim `json:"claims"`         // in order of the day they were said
}

// SaidClaim is a claim with the claims that speak against it, and those that it speaks against.
type SaidClaim struct {
	claimJSON
	Border  string      `json:"border,omitempty"`
	Against []Objection `json:"against"` // what others, or it itself later, say against it
	Denies  []string    `json:"denies"`  // claims and events that it denies or contradicts
}

// Objection is a claim that speaks against another.
type Objection struct {
	Rel marz.Rel `json:"rel"` // denies, contradicts, supersedes
	claimJSON
}

// Said lists what an actor (by id or name), a side, or an agency said,
// on the borders that the query names, as known on its known-day, within its datetime of
// saying, with what contradicts it.
func (c *Catalog) Said(ctx context.Context, who string, q Query) (Said, marz.Version, error) {
	borders, err := c.bordersOf(q)
	if err != nil {
		return Said{}, marz.Version{}, err
	}
	out := Said{Who: who, Known: q.Known, Claims: []SaidClaim{}}
	version, err := c.ask(ctx, q, func(a asking) error {
		speaks, name, ok := a.voice(who)
		if !ok {
			return marz.Errorf(marz.NotFound, "there is no actor, side or agency %q: sides are %s; the column claimant of /collections/claims/items names the actors", who, marz.Join(marz.Sides))
		}
		out.Name = name
		from, to := q.Datetime.Bounds()
		for _, id := range sortedIDs(a.model.claims) {
			k, ok := a.known(id)
			if !ok || !speaks(k) || !knownBy(k, q.Known) || k.Said.Last() < from || k.Said.First() > to {
				continue
			}
			if p, ok := a.at.Place(k.Place); len(borders) == 0 || ok && slices.Contains(borders, p.Border) {
				out.Claims = append(out.Claims, a.saidClaim(k, q.Known))
			}
		}
		slices.SortStableFunc(out.Claims, func(x, y SaidClaim) int { return cmp.Compare(x.Said.Last(), y.Said.Last()) })
		return nil
	})
	return out, version, err
}

func knownBy(k marz.Known, day marz.Day) bool {
	if day == 0 {
		day = marz.LastDay
	}
	return knownOn(k, day)
}

// voice returns the test for who spoke: an actor, a side, or an agency.
func (a asking) voice(who string) (speaks func(marz.Known) bool, name string, ok bool) {
	if slices.Contains(marz.Sides, marz.Side(strings.ToLower(who))) {
		return func(k marz.Known) bool { return string(k.Side) == strings.ToLower(who) }, "", true
	}
	folded := atlas.Fold(who)
	for _, id := range sortedIDs(a.actors) {
		n := a.actors[id].Names
		for _, s := range []string{id, n.EN, n.FR, n.FA, n.PS} {
			if s == who || s != "" && atlas.Fold(s) == folded {
				return func(k marz.Known) bool { return k.Principal == id }, n.In("en"), true
			}
		}
	}
	for _, d := range a.dispatches {
		if atlas.Fold(d.Agency) == folded {
			return func(k marz.Known) bool { return atlas.Fold(a.dispatches[k.Dispatch].Agency) == folded }, d.Agency, true
		}
	}
	return nil, "", false
}

func (a asking) saidClaim(k marz.Known, known marz.Day) SaidClaim {
	out := SaidClaim{claimJSON: a.claimJSON(k), Against: []Objection{}, Denies: []string{}}
	if p, ok := a.at.Place(k.Place); ok {
		out.Border = p.Border
	}
	for _, l := range k.Links {
		if l.Rel == marz.RelDenies || l.Rel == marz.RelContradicts {
			out.Denies = append(out.Denies, l.To)
		}
	}
	for _, o := range a.knowing(a.byLink[k.ID], a.byLink[k.Event]) {
		for _, l := range o.Links {
			object := l.Rel == marz.RelDenies || l.Rel == marz.RelContradicts || l.Rel == marz.RelSupersedes
			if object && (l.To == k.ID || l.To == k.Event && affirms(k)) && o.ID != k.ID && knownBy(o, known) {
				out.Against = append(out.Against, Objection{l.Rel, a.claimJSON(o)})
			}
		}
	}
	return out
}
