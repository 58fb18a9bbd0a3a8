package extract

import (
	"strings"

	"marz/internal/marz"
)

// weigh settles stance, certainty and holder.
func (r *reading) weigh(x *made, speaker, agent who) {
	m := x.hit.mood
	x.Certainty = r.certainty(x)
	x.Negated = m.negated != x.denies
	if m.negated && x.denies {
		x.Negated = false
	}
	x.Stance = r.stance(x, speaker, agent)
	if (x.Certainty == marz.Hypothetical || m.intent || m.future && r.lang == "fr") && x.Stance == marz.Assesses && (isControl(x.Type) || x.Type == marz.Attack) {
		x.Type = marz.Statement
	}
	if m.negated && x.Certainty == marz.Future && (x.Type == marz.Attack || x.Type == marz.Reinforcement || x.Type == marz.Deployment) {
		x.Type = marz.Statement // not to attack, to send nobody
	}
	x.Holder = r.holder(x, agent)
}

func (r *reading) certainty(x *made) marz.Certainty {
	m := x.hit.mood
	switch {
	case r.longAgo(x):
		return marz.Historical
	case m.maybe:
		return marz.Hypothetical
	case m.future || m.intent || !x.Said.IsZero() && x.Happened.First() > x.Said.Last() || m.purpose && !m.past || m.press && x.cue != nil && x.hit.forms&conditional != 0 && x.Type != marz.ControlType && x.Type != marz.ControlShare:
		return marz.Future
	case x.denies && x.cue != nil && r.implicitly(x):
		return marz.Implicit
	case m.press:
		return marz.Hypothetical
	case x.hit.mood.bare && x.cue == nil && x.hit.forms == participle && !x.sent.hasComma(x.hit.first):
		return marz.Presupposed
	}
	return marz.Asserted
}

// historyDays is how long before the publication something lies that is history.
const historyDays = 400

// longAgo reports whether a claim is of another time: dated long before the publication, or
// undated in the pluperfect of a sentence that speaks of such a time.
func (r *reading) longAgo(x *made) bool {
	if r.pub.IsZero() || x.Happened.IsZero() {
		return false
	}
	old := func(i marz.Interval) bool {
		return !i.To.IsZero() && (i.To < r.pub.First()-historyDays || i.Precision == marz.PrecisionYear && yearOfDay(i.To) < yearOfDay(r.pub.Last()))
	}
	if old(x.Happened) {
		return true
	}
	if !x.hit.mood.plu || x.Happened.Precision == marz.PrecisionDay {
		return false
	}
	for _, t := range x.sent.times {
		if t.first < x.hit.first && old(t.resolve(r.pub, r.anchor, false)) {
			return true
		}
	}
	return false
}

func (s *sent) hasComma(i int) bool { return i > 0 && s.toks[i-1].norm == "," }

func yearOfDay(d marz.Day) int {
	y, _, _ := d.Date()
	return y
}

// implicitly knows "démentant implicitement".
func (r *reading) implicitly(x *made) bool {
	s := r.sents[x.cue.sent.index]
	for k := max(0, x.cue.first-1); k <= min(len(s.toks)-1, x.cue.last+2); k++ {
		if strings.HasPrefix(s.toks[k].norm, "implicit") {
			return true
		}
	}
	return false
}

func isControl(t marz.Type) bool {
	switch t {
	case marz.Capture, marz.Recapture, marz.ControlType, marz.ControlShare, marz.Surrender:
		return true
	}
	return false
}

// stance is what the speaker does by saying it.
func (r *reading) stance(x *made, speaker, agent who) marz.Stance {
	m := x.hit.mood
	switch {
	case x.denies:
		return marz.Denies
	case x.cue == nil && m.negated && (x.Type == marz.Flight || x.Type == marz.Closure):
		return marz.Denies
	case x.cue == nil && r.statePlans(x.hit, agent):
		return marz.Promises
	case x.cue == nil:
		return marz.Reports
	case speaker.press && x.cue.speech.stance == marz.Asserts && !m.negated && x.Certainty != marz.Future:
		return marz.Reports // it tells, as every agency does
	case m.negated && (isControl(x.Type) || deniable[x.Type] && x.Certainty != marz.Future):
		return marz.Denies
	case x.cue.speech.stance == marz.Assesses:
		return marz.Assesses
	case x.cue.speech.stance == marz.Requests && !m.ordered && (x.Certainty == marz.Future || m.inf || x.hit.forms == nounForm):
		return marz.Requests
	case x.Certainty == marz.Future:
		if sameCamp(speaker, agent) || agent.actor == "" || x.Type == marz.Reopening || x.Type == marz.Closure {
			return marz.Promises
		}
		return marz.Assesses
	case m.maybe && x.Type == marz.Reopening && speaker.side == marz.SideTaliban:
		return marz.Promises
	case m.maybe:
		return marz.Assesses
	case x.cue.speech.stance == marz.Promises:
		return marz.Promises
	case speaker.side == marz.SideMedia:
		return marz.Reports
	case speaker.side == marz.SideThird && speaker.country && (x.Type == marz.ControlShare || isControl(x.Type) && x.PlaceKind == marz.KindBorder):
		return marz.Assesses
	case speaker.side == marz.SideThird && !speaker.anonymous && (x.Type == marz.ControlShare || isControl(x.Type) && x.PlaceKind == marz.KindBorder):
		return marz.Assesses
	}
	return marz.Asserts
}

// deniable are happenings of which "it was not" is a denial, not merely bad news.
var deniable = map[marz.Type]bool{marz.Closure: true, marz.Flight: true, marz.Withdrawal: true, marz.Attack: true, marz.Casualties: true}

func sameCamp(a, b who) bool {
	gov := func(w who) bool { return w.side == marz.SideGovernment || w.side == marz.SideAllied }
	return a.side == b.side || gov(a) && gov(b)
}

// holder is who has the place afterwards, by this claim.
func (r *reading) holder(x *made, agent who) string {
	if x.Certainty == marz.Future || x.Certainty == marz.Hypothetical || x.Certainty == marz.Historical || x.PlaceKind == marz.KindBorder {
		return ""
	}
	switch x.Type {
	case marz.Capture, marz.Recapture, marz.ControlType:
	case marz.Surrender:
		return "taliban"
	default:
		return ""
	}
	h := agent
	if x.Negated {
		h = opponent(agent)
	}
	switch h.side {
	case marz.SideGovernment:
		return "afghan-government"
	case marz.SideTaliban:
		return "taliban"
	}
	return h.actor
}
