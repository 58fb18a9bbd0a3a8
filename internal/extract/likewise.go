package extract

import "marz/internal/marz"

// likeBefore is the type of a trigger that borrows its type from what was told before it:
// X a connu le même sort, les talibans ont fait de même à X.
const likeBefore marz.Type = "like-before"

// borrowed are the types that "the same" can stand for.
var borrowed = map[marz.Type]bool{
	marz.Capture: true, marz.Recapture: true, marz.Surrender: true, marz.Handover: true, marz.Attack: true,
	marz.Withdrawal: true, marz.Flight: true, marz.Closure: true, marz.Reopening: true, marz.Deployment: true,
}

// likened gives a trigger the type of the last claim of its own sentence or of the three
// before it; false where there is none.
func (r *reading) likened(s *sent, h hit) (hit, bool) {
	if h.typ != likeBefore {
		return h, true
	}
	if o, ok := r.likeVerb(s, h); ok && h.frame == falls && lost[o.typ] {
		return o, true
	}
	for _, loss := range []bool{true, false} {
		if loss && h.frame != falls {
			continue
		}
		for i := len(r.made) - 1; i >= 0; i-- {
			o := &r.made[i]
			if s.index-o.sent.index > 3 {
				break
			}
			if borrowed[o.Type] && (!loss || lost[o.Type]) && o.Stance != marz.Denies && !o.Negated {
				h.typ = o.Type
				return h, true
			}
		}
	}
	return r.likeVerb(s, h)
}

// likeVerb borrows from the last verb of the sentence before, where that made no claim for
// want of a place: nine capitals fell within a week; X was the last.
func (r *reading) likeVerb(s *sent, h hit) (hit, bool) {
	if s.index == 0 || r.sents[s.index-1].Para != s.Para {
		return h, false
	}
	hits := r.sents[s.index-1].hits
	for i := len(hits) - 1; i >= 0; i-- {
		if o := hits[i]; borrowed[o.typ] && !o.mood.negated && !o.mood.maybe && !o.mood.future && !o.neg {
			h.typ = o.typ
			return h, true
		}
	}
	return h, false
}

// lost are the types that a "fate" means first.
var lost = map[marz.Type]bool{marz.Capture: true, marz.Surrender: true, marz.Handover: true}
