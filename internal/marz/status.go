package marz

import "slices"

// StatusOf says what the claims on an event add up to at the end of day k.
//
//   - denied: nobody's assertion stands: there is only denial, or all that was
//     asserted was denied against the denier's own interest;
//   - disputed: an assertion and a denial stand side by side;
//   - confirmed: no denial stands, and two principals say so, of whom one is no party
//     to the war, or concedes what favours its adversary;
//   - claimed: anything less, such as one principal's word, or a promise.
//
// A principal counts once, with its newest word; the media count as one unless a
// report names its own witnesses. Claims are those of the event and those that
// link to one of them or to the event (their Event differs): a denial made
// elsewhere denies, an admission that presupposes the event confirms it. Actors gives the sides.
func StatusOf(event string, claims []Known, actors func(id string) (Actor, bool), k Day) EventStatus {
	e := poll{event: event, actors: actors, k: k, words: map[string]word{}}
	for i := range claims {
		if c := &claims[i]; c.Event == event && c.standsAt(k) {
			e.ids = append(e.ids, c.ID)
		}
	}
	for i := range claims {
		e.hear(&claims[i])
	}
	e.strike(claims)
	return e.result()
}

// word is where a principal stands on an event.
type word struct {
	when, said Day
	claim      string
	camp       camp // the speaker's
	favours    camp // of an assertion: whom it favours
	denies     bool
}

// poll collects the words on an event.
type poll struct {
	event  string
	actors func(id string) (Actor, bool)
	k      Day
	ids    []string // the event's own claims that stand
	words  map[string]word
}

func (k *Known) standsAt(day Day) bool {
	pub := k.Published.Last()
	return pub != 0 && pub <= day && (k.Retracted == 0 || day < k.Retracted)
}

// hear takes in a claim, if it bears on the event and is its principal's newest.
func (e *poll) hear(c *Known) {
	if !c.standsAt(e.k) || derived(&c.Claim) || !told4fact(&c.Claim) && !c.Admission {
		return
	}
	own, denies, backs := c.Event == e.event, false, false
	for _, l := range c.Links {
		if l.To != e.event && !slices.Contains(e.ids, l.To) || l.To == c.ID {
			continue
		}
		switch l.Rel {
		case RelDenies:
			denies = true
		case RelPresupposes, RelConfirms:
			backs = true
		}
	}
	if own {
		denies = denies || c.Stance == Denies || c.Negated && !c.Admission
	} else if !denies && !backs {
		return
	}
	key := c.Principal
	if c.Side == SideMedia && !c.Witness {
		key = "media"
	}
	when, _ := dated(c)
	w := word{when, c.Said.Last(), c.ID, campOf(c.Side), e.favours(&c.Claim), denies}
	if was, ok := e.words[key]; !ok || was.before(w) {
		e.words[key] = w
	}
}

func (w word) before(o word) bool {
	switch {
	case w.when != o.when:
		return w.when < o.when
	case w.said != o.said:
		return w.said < o.said
	}
	return o.claim < w.claim
}

// favours names the camp in whose interest a claim is: its holder's, or of a claim on
// who holds a place its actor's. Of flights, closures or losses nobody gains by saying so.
func (e *poll) favours(c *Claim) camp {
	id := c.Holder
	if id == "" && (c.Type == ControlShare || slices.Contains(voting, c.Type) && c.Type != Handover) {
		id = c.Actor
	}
	if a, ok := e.actors(id); ok {
		return campOf(a.Side)
	}
	return noCamp
}

// strike takes out the assertions that are plainly denied against the denier's own interest.
func (e *poll) strike(claims []Known) {
	for i := range claims {
		c := &claims[i]
		if !c.standsAt(e.k) || derived(&c.Claim) || c.Certainty == Implicit {
			continue
		}
		for _, l := range c.Links {
			if l.Rel != RelDenies {
				continue
			}
			for key, w := range e.words {
				hit := l.To == w.claim || l.To == e.event
				if hit && !w.denies && w.favours != noCamp && w.favours == campOf(c.Side) && w.said <= c.Said.Last() {
					delete(e.words, key)
				}
			}
		}
	}
}

func (e *poll) result() EventStatus {
	yes, no, disinterested := 0, 0, false
	var parties [camps]bool
	for _, w := range e.words {
		if w.denies {
			no++
			continue
		}
		yes++
		parties[w.camp] = true
		disinterested = disinterested || w.camp == noCamp || w.favours != noCamp && w.camp != w.favours
	}
	switch {
	case yes == 0 && no > 0:
		return StatusDenied
	case yes > 0 && no > 0:
		return StatusDisputed
	case yes > 1 && (disinterested || parties[republic] && parties[emirate]):
		return StatusConfirmed
	}
	return StatusClaimed
}
