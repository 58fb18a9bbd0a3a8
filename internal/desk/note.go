package desk

import (
	"strings"

	"marz/internal/marz"
)

// note completes a claim that is its author's own word: it names no dispatch, so one is
// filed that says who wrote it and when, without any text. Whoever writes an event is
// its source, and is shown as that.
func (d *Desk) note(s *state, by By, c *marz.Claim, p *puts) {
	today := marz.DayOf(d.opts.Now())
	who := idPart(by.Author)
	if who == "" {
		who = "desk"
	}
	base := strings.Join([]string{who, today.String(), c.Place, string(c.Type)}, "-")
	id := free(base, func(id string) bool { return s.revision(id) != 0 || s.subs[id] != nil || taken(p.list, id) })
	p.add(marz.PutDispatch, id, marz.Dispatch{
		ID: id, Agency: by.Author, Lang: "en", Published: marz.On(today), PublishedHow: "day", Rights: "Own report of " + by.Author + ".",
		Title: marz.Text{EN: "Reported by " + by.Author},
	})
	c.Dispatch = id
	if c.Said.IsZero() {
		c.Said = marz.On(today)
	}
	if c.Principal == "" {
		c.Principal = "by-" + who // never one who acts in the record, whatever the author is called
		if !s.actors[c.Principal] && !taken(p.list, c.Principal) {
			p.add(marz.PutActor, c.Principal, marz.Actor{ID: c.Principal, Names: marz.Names{EN: by.Author}, Side: marz.SideMedia})
		}
		if c.Side == "" {
			c.Side = marz.SideMedia
		}
	}
	c.Claimant = or(c.Claimant, by.Author)
	c.Side, c.Stance = orWord(c.Side, marz.SideThird), orWord(c.Stance, marz.Reports)
	c.Certainty = orWord(c.Certainty, marz.Asserted)
}
