package extract

import (
	"slices"
	"strings"

	"marz/internal/marz"
)

// datesDispatch knows the day of a dateline, which dates the dispatch and nothing in it:
// HERAT, July 9 (Reuters) - Fighters seized …
func (r *reading) datesDispatch(s *sent, t timex) bool {
	if t.kind != dayDate || t.first > 8 || len(s.toks) == 0 || !s.toks[0].cap || s.Role != RoleBody {
		return false
	}
	for k := t.last + 1; k < min(len(s.toks), t.last+8); k++ {
		switch s.toks[k].norm {
		case "-", "—", "–", "--":
			return true
		case ",", "the", "le", "la", "les":
			return false
		}
	}
	return false
}

// fromOf is the day from which a promise runs: the day it was made, and the last day that
// is known of it where only a week or a month is.
func fromOf(said marz.Interval) marz.Day {
	if said.From == said.To {
		return said.First()
	}
	return said.Last()
}

// goesOn reports whether an English simple past goes on with what the sentence before
// dated, in the same paragraph: "X was entered on Tuesday. The soldiers retreated."
func (r *reading) goesOn(s *sent, h hit) bool {
	if r.lang != "en" || h.forms == nounForm || h.forms&finite == 0 || r.told.Precision != marz.PrecisionDay || r.told.To >= r.pub.Last() || len(r.made) == 0 || h.typ == marz.ControlType && s.cueAt(s.owner, h.first) != nil {
		return false
	}
	last := &r.made[len(r.made)-1]
	if last.sent.index != s.index-1 || last.sent.Para != s.Para || last.Happened != r.told || len(s.times) > 0 || len(s.places) > 0 && s.places[0].Role == RolePlace && s.places[0].first <= 2 && s.places[0].Place != last.mention.Place {
		return false // in another place
	}
	for k := h.first - 1; k >= 0 && k >= h.first-4; k-- {
		if in("en", "have", s.toks[k].norm) {
			return false
		}
	}
	return true
}

// englishDay reads July 4 and 4 July.
func englishDay(toks []token, i int) (timex, int) {
	if x, n := englishDate(toks, i); n > 0 {
		return x, n
	}
	return frenchDate(toks, i)
}

// clauseGap keeps the day of a clause of its own from dating what stands before it: were flown
// to X after fighters entered Y on Wednesday; that X was taken on Sunday and that Y is held.
func (r *reading) clauseGap(s *sent, a, b int) int {
	if r.lang != "en" {
		return 0
	}
	for i := range s.cues {
		if c := &s.cues[i]; c.sent == s && c.gerund && c.first > a && c.first < b && wordAt(s.toks, c.first-1) == "and" {
			return 120 // denied that X was taken and said Y was bombed on Saturday
		}
	}
	for k := a + 1; k < b; k++ {
		switch s.toks[k].norm {
		case "after", "before", "as":
			for _, o := range s.hits {
				if o.first > k && o.first < b && o.frame != speaks && o.forms&finite != 0 && o.forms != nounForm {
					return 120
				}
			}
		case "since":
			if sinceClause[wordAt(s.toks, k+1)] {
				return 120
			}
		case "that":
			if wordAt(s.toks, k-1) == "and" {
				return 120
			}
		}
	}
	return 0
}

// firstAfter reports whether a hit is the first verb after "when": closed on July 14 when X fell
// dates both.
func (r *reading) firstAfter(s *sent, h hit, when int) bool {
	for _, o := range s.hits {
		if o.first > when && o.first < h.first && o.frame != speaks {
			return false
		}
	}
	return h.first > when
}

// ownDayGap keeps a day before "and" to the verb before it where the verb after it has a day
// of its own: attacked X on Sunday evening and took the district on Monday. Of two nouns only
// the nearer has the day: the fall of X followed the seizure of Y on Saturday.
func (r *reading) ownDayGap(s *sent, h hit, t timex) int {
	nearer := func(o hit) bool {
		return o.first > h.last && o.last < t.first && isControl(o.typ) && o.forms == nounForm
	}
	if r.lang == "en" && isControl(h.typ) && h.forms == nounForm && slices.ContainsFunc(s.hits, nearer) {
		return 120
	}
	and := h.first - 1
	for and > t.last && !coordinators[s.toks[and].norm] {
		and--
	}
	if t.last >= h.first || and <= t.last || h.forms == nounForm || !s.verbBefore(t.first) {
		return 0
	}
	for _, o := range s.times {
		if o.first > h.last && o.first-h.last <= 8 && !s.hitBetweenToks(h.last, o.first) && !commaBetween(s, h.last, o.first) && !stopsBetween(r.lang, s, h.last, o.first) && !o.since && !o.until {
			return 60
		}
	}
	return 0
}

// verbBefore reports whether a hit that is a verb, or another past tense, ends before a token.
func (s *sent) verbBefore(k int) bool {
	return slices.ContainsFunc(s.toks[:k], func(t token) bool { return !t.cap && strings.HasSuffix(t.norm, "ed") }) || slices.ContainsFunc(s.hits, func(o hit) bool { return o.last < k && o.forms != nounForm && o.frame != speaks })
}

// dayBeforeWhen reports whether a day dates a verb after "when": since Thursday, when X seized
// Y; on July 8, when Y fell.
func (r *reading) dayBeforeWhen(s *sent, h hit, t timex) bool {
	if r.lang != "en" || t.last >= h.first {
		return false
	}
	k := t.last + 1
	if wordAt(s.toks, k) == "," {
		k++
	}
	return wordAt(s.toks, k) == "when" && k < h.first && r.firstAfter(s, h, k) && !commaBetween(s, k, h.first)
}

// sinceClauseDay is the day from which a state is told by what began it: closed since the
// Taliban took the town on July 14.
func (r *reading) sinceClauseDay(s *sent, h hit) (timex, bool) {
	if r.lang != "en" || h.typ != marz.Closure && h.typ != marz.ControlType && h.typ != marz.ControlShare {
		return timex{}, false
	}
	for k := h.last + 1; k < min(len(s.toks), h.last+8); k++ {
		if s.toks[k].kind == punct {
			break
		}
		if s.toks[k].norm != "since" {
			continue
		}
		for _, t := range s.times {
			if t.first > k && t.first-k <= 14 && s.hitBetweenToks(k, t.first) && !commaBetween(s, k, t.first) {
				t.since = true
				return t, true
			}
		}
	}
	return timex{}, false
}

// heldSince knows a state that has lasted since the day told before it: was captured on July 5
// and has since remained under their control.
func (r *reading) heldSince(s *sent, h hit, t timex) bool {
	return r.lang == "en" && (h.typ == marz.ControlType || h.typ == marz.ControlShare) && t.last < h.first && s.between(max(t.last, h.first-5), h.first, "since")
}
