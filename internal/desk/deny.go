package desk

import (
	"cmp"
	"slices"
	"strings"

	"marz/internal/marz"
)

// denialReach is how many days back a denial is taken to speak of a claim.
const denialReach = 14

// told is a claim of the record, or a draft of another dispatch, that a new one may answer.
type told struct {
	id, event string
	said
}

// toldAt lists what was told of a place, published or waiting, outside a dispatch.
func (s *state) toldAt(place, dispatch string) []told {
	var out []told
	for _, event := range s.eventsAt[place] {
		for _, id := range s.claimsOf[event] {
			out = append(out, told{id, event, s.claims[id]})
		}
	}
	for _, id := range s.order {
		if d := s.drafts[id]; d.State == Pending && d.Claim.Place == place && d.Submission != dispatch {
			out = append(out, told{id, d.Claim.Event, remembered(&d.Claim)})
		}
	}
	return out
}

// denied finds what a denial denies where its own dispatch does not say: the newest claim
// at its place, of its group of types and the same actor, by another principal, told up
// to two weeks before it; of one day the one whose id comes first.
func (s *state) denied(c *marz.Claim) (told, bool) {
	if c.Stance != marz.Denies || answers(c) {
		return told{}, false
	}
	list := slices.DeleteFunc(s.toldAt(c.Place, c.Dispatch), func(o told) bool {
		back := int(c.Said.Last() - o.when.Last())
		return o.stance == marz.Denies || o.stance == marz.Promises || o.stance == marz.Requests || groups[o.typ] != groups[c.Type] ||
			o.principal == c.Principal || back < 0 || back > denialReach || o.actor != "" && c.Actor != "" && o.actor != c.Actor
	})
	if len(list) == 0 {
		return told{}, false
	}
	return slices.MinFunc(list, func(a, b told) int {
		return cmp.Or(cmp.Compare(b.when.Last(), a.when.Last()), strings.Compare(a.id, b.id))
	}), true
}

// answers reports whether a claim already points to what it denies.
func answers(c *marz.Claim) bool {
	return slices.ContainsFunc(c.Links, func(l marz.Link) bool { return l.Rel == marz.RelDenies })
}

// repeated finds the claim by which the same speaker said the same of the same happening
// in another dispatch before; "" for none.
func (s *state) repeated(c *marz.Claim) string {
	var found []string
	for _, o := range s.toldAt(c.Place, c.Dispatch) {
		if o.event == c.Event && o.principal == c.Principal && o.typ == c.Type && o.stance == c.Stance && speaker(o.claimant) == speaker(c.Claimant) && o.when.Last() <= c.Said.Last() {
			found = append(found, o.id)
		}
	}
	if len(found) == 0 || c.Side == marz.SideMedia {
		return ""
	}
	return slices.Min(found)
}

// speaker is who spoke, without the office that follows the name.
func speaker(claimant string) string {
	name, _, _ := strings.Cut(strings.ToLower(claimant), ",")
	return strings.TrimSpace(name)
}
