package extract

import "marz/internal/marz"

// saidOn says when the words of a cue were spoken: the date beside the verb, else the day
// of publication. It returns the expression's index, or -1.
func (r *reading) saidOn(c *cue) (marz.Interval, int) {
	if c == nil {
		return r.pub, -1
	}
	s := r.sents[c.sent.index]
	for i, t := range s.times {
		if t.kind == yearDate || t.since || t.until {
			continue
		}
		if r.besideCue(s, c, t) {
			if t.kind == anchored && t.offset == 0 {
				return r.pub, i // in the evening: of the day on which it is told
			}
			if iv := t.resolve(r.pub, r.anchor, false); !iv.IsZero() && (r.pub.IsZero() || iv.First() <= r.pub.Last()) {
				return iv, i
			}
		}
	}
	return r.pub, -1
}

// besideCue reports whether an expression of time dates the act of speaking.
func (r *reading) besideCue(s *sent, c *cue, t timex) bool {
	switch {
	case s.quote[t.first] != 0 && s.quote[c.first] == 0:
		return false
	case t.first > c.last:
		return t.first-c.last <= 14 && !r.stopBetween(s, c, c.last+1, t.first)
	case t.last < c.first && t.first > c.at.last && t.first >= c.group:
		return !s.hitBetweenToks(t.last, c.first) && !commaBetween(s, t.last, c.first)
	case t.last < c.group:
		return t.first <= 3 && c.right && !s.hitBetweenToks(-1, c.group) && !c.inverted
	}
	return false
}

func (s *sent) hitBetweenToks(a, b int) bool {
	for _, h := range s.hits {
		if h.first > a && h.first < b && h.frame != speaks {
			return true
		}
	}
	return false
}

func (r *reading) stopBetween(s *sent, c *cue, a, b int) bool {
	for k := a; k < b; k++ {
		switch s.toks[k].norm {
		case "que", "qu", "that", ";", ":", "avoir", "etre":
			return true
		}
		if s.quote[k] != s.quote[c.first] {
			return true
		}
	}
	return s.hitBetweenToks(a-1, b)
}

// happenedOn says when the event of a hit was, by its claim's words.
func (r *reading) happenedOn(s *sent, h hit, m *Mention, said marz.Interval, used int, owner int) (marz.Interval, bool) {
	iv, dated := r.happenedWithin(s, h, m, said, used, owner)
	if n := runningDays(s.toks); n > 0 && iv.Precision != marz.PrecisionRange && !iv.IsZero() && lasts[h.typ] && !(r.lang == "en" && s.between(max(-1, h.first-8), h.first, "after") && group(h.typ) == group(marz.Attack)) {
		return marz.Interval{From: iv.To - marz.Day(n-1), To: iv.To, Precision: marz.PrecisionRange}, dated
	}
	return iv, dated
}

// happenedWithin is happenedOn before the days that it had gone on by then are counted.
func (r *reading) happenedWithin(s *sent, h hit, m *Mention, said marz.Interval, used int, owner int) (marz.Interval, bool) {
	future := h.mood.future || h.mood.intent || h.mood.maybe && h.mood.inf
	if iv, ok := r.daysAfterIt(s, h, said); ok {
		return iv, true
	}
	t, ok := r.timeInList(s, h, m)
	if !ok {
		t, ok = r.timeOf(s, h, used, owner)
	}
	if !ok {
		t, ok = r.sinceClauseDay(s, h)
	}
	if ok {
		iv := t.resolve(r.pub, r.anchorFor(s, t, said, used), future)
		switch {
		case iv.IsZero():
		case h.typ == marz.ControlType && (h.mood.still || s.between(h.last, h.last+3, "toujours", "encore")) && !t.since && commaBetween(s, h.last, t.first):
			return said, true // still holds X, which it took on July 8
		case t.since && (h.typ == marz.ControlType || h.typ == marz.ControlShare) && iv.First() > said.Last():
			return said, true
		case t.since && (h.typ == marz.ControlType || h.typ == marz.ControlShare):
			return marz.Interval{From: iv.From, To: said.To, Precision: marz.PrecisionRange}, true
		case t.since && h.typ == marz.Closure:
			return marz.Interval{From: iv.From, Precision: marz.PrecisionRange}, true
		case t.since && h.typ == marz.Reopening:
			return iv, true
		case t.since && !future && iv.From <= said.To:
			return marz.Interval{From: iv.From, To: said.To, Precision: marz.PrecisionRange}, true
		case t.since:
		case t.before && !future:
			return marz.Interval{To: iv.To, Precision: marz.PrecisionByDay}, true
		default:
			return iv, true
		}
	}
	if day := r.heading(s); !day.IsZero() && !future {
		return day, true
	}
	return r.undated(s, h, said), false
}

// undated is what the tense alone says of the day.
func (r *reading) undated(s *sent, h hit, said marz.Interval) marz.Interval {
	m := h.mood
	switch {
	case said.IsZero():
		return marz.Interval{}
	case m.past && !m.present && !m.negated && (r.sameBreath(s, h) || r.trailsAlong(s, h)):
		return r.next
	case m.past && !m.plu && !m.negated && r.goesOn(s, h):
		return r.told
	case r.diedOfIt(s, h):
		return r.next
	case m.past && duringThat(s, h) && r.justTold().Precision == marz.PrecisionDay:
		return r.justTold()
	case r.follows(s, h) && r.justTold().Precision == marz.PrecisionDay:
		return r.justTold()
	case m.passive && r.lang == "fr" && besieged(s, h):
		return said
	case m.future || m.intent || m.maybe || m.purpose && !m.past || m.press && h.forms&conditional != 0 && h.typ != marz.ControlType && h.typ != marz.ControlShare:
		return marz.Interval{From: fromOf(said), Precision: marz.PrecisionRange}
	case m.negated && h.typ != marz.Capture && h.typ != marz.Recapture && !(m.past && deniable[h.typ]), ongoing(s, h), r.standsNow(s, h):
		return said
	case m.plu && !r.told.IsZero() && r.told.To < said.To:
		return marz.Interval{From: r.told.From, To: said.To, Precision: marz.PrecisionRange}
	case h.frame == opens && presentState(s, h):
		return said
	case h.frame == stands || h.typ == marz.ControlType || h.typ == marz.ControlShare || m.present && !m.past && h.forms != nounForm:
		return said
	}
	return marz.Interval{To: said.To, Precision: marz.PrecisionByDay}
}

// presentState knows a gate that is shut as the speaker speaks: the border is closed, est
// fermée.
func presentState(s *sent, h hit) bool {
	for k := h.first - 1; k >= 0 && k >= h.first-3; k-- {
		switch w := s.toks[k].norm; {
		case w == "is" || w == "are" || w == "remains" || w == "remain" || w == "est" || w == "sont" || w == "reste" || w == "restent" || w == "demeure" || w == "demeurent":
			return h.forms&participle != 0
		case !adverbs[w] && !isMent(w):
			return false
		}
	}
	return false
}

// timeOf chooses the expression of time that dates a hit: the nearest of its clause that
// no other verb claims and that does not date the speaking.
func (r *reading) timeOf(s *sent, h hit, used, owner int) (timex, bool) {
	best, gap := -1, 1<<30
	for i, t := range s.times {
		if i == used || t.since && h.typ == marz.Reopening && s.between(t.first-9, t.first, "first", "premier", "premiers", "premiere", "premieres") || r.datesAnyCue(s, i) && s.cueCountFound() > 0 || r.datesDispatch(s, t) {
			continue
		}
		g := r.timeGap(s, h, t)
		if r.dayBeforeWhen(s, h, t) {
			g = 0
		}
		if g < gap {
			best, gap = i, g
		}
	}
	if best < 0 || gap >= 100 {
		return timex{}, false
	}
	t := s.times[best]
	t.since = (t.since || r.heldSince(s, h, t)) && !r.dayBeforeWhen(s, h, t)
	return t, true
}

func (s *sent) cueCountFound() int {
	n := 0
	for _, c := range s.cues {
		if c.found {
			n++
		}
	}
	return n
}

// datesAnyCue reports whether an expression of time belongs to a verb of saying.
func (r *reading) datesAnyCue(s *sent, i int) bool {
	for k := range s.cues {
		c := &s.cues[k]
		if c.sent == s && c.found && c.kind == saying && !c.gerund && r.besideCue(s, c, s.times[i]) {
			return true
		}
	}
	return false
}

// timeGap measures how far an expression of time stands from a hit; another hit between
// them makes it far.
func (r *reading) timeGap(s *sent, h hit, t timex) int {
	a, b, gap := apart(t, h)
	if s.quote[t.first] != s.quote[h.first] {
		gap += 100
	}
	for _, o := range s.hits {
		if o.first > a && o.last < b && o.frame != speaks {
			if o.forms == nounForm || h.forms == nounForm && group(h.typ) == group(marz.Attack) && o.typ == marz.Casualties {
				gap += 15
				continue
			}
			gap += 60 + r.participlesDay(s, h, o, t)
		}
	}
	gap += r.clauseGap(s, a, b) + r.ownDayGap(s, h, t)
	for k := a + 1; k < b; k++ {
		if t.first > h.last && subordinators[s.toks[k].norm] && s.hitBetweenToks(k, t.first) {
			gap += 60
		}
		if r.stopsAt(s, k) && !(s.toks[k].norm == "when" && (h.typ == marz.Casualties || k == t.last+1 && r.firstAfter(s, h, k))) || s.toks[k].norm == ";" || r.narratorWord(s, k) && s.toks[k-1].norm == "," {
			gap += 120
		}
	}
	if r.insideRelative(s, t.first, h.first) || r.lang == "fr" && (r.newSubject(s, a, b) || beforeRelative(s, h, t) || t.first > h.last && appositionBetween(s, a, b)) {
		gap += 120
	}
	if t.first > h.last && gap >= 60 && s.between(a, b, "who", "which", "whom", "qui") {
		gap += 60 // of those who are spoken of, not of the deed
	}
	if t.first > h.last && coordinators[wordAt(s.toks, t.last+1)] && !stopsBetween(r.lang, s, a, b) {
		return min(gap, 12)
	}
	gap += r.commaGap(s, h, t, a, b)
	if t.first < h.first && t.first <= 2 && gap < 120 && !r.opensOwn(s, t, h) {
		gap = min(gap, 30)
	}
	return gap
}

// apart returns the last token of what comes first and the first token of what follows it,
// and how many tokens that is.
func apart(t timex, h hit) (a, b, gap int) {
	if t.first > h.last {
		return h.last, t.first, t.first - h.last
	}
	return t.last, h.first, h.first - t.last
}

// subordinators open a clause that has its own day: crossed after X had fallen on Sunday.
var subordinators = wordSet("after since before because apres puisque")

func commaBetween(s *sent, a, b int) bool {
	for k := a + 1; k < b; k++ {
		if s.toks[k].norm == "," {
			return true
		}
	}
	return false
}

// commaGap keeps the day beyond a comma for the verb that stands on its side of it.
func (r *reading) commaGap(s *sent, h hit, t timex, a, b int) int {
	gap := 0
	if commaBetween(s, a, b) && r.closerVerb(s, h, t, a, b) {
		gap += 100
	}
	if t.since && t.first > h.last && r.apposedHit(s, a, b) {
		gap += 60 // reopened the post, shut since July 8
	}
	return gap
}

// apposedHit reports whether a participle after a comma stands between two tokens.
func (r *reading) apposedHit(s *sent, a, b int) bool {
	for _, o := range s.hits {
		if o.first > a && o.last < b && o.forms&participle != 0 && s.toks[o.first-1].norm == "," {
			return true
		}
	}
	return false
}

// closerVerb reports whether another verb stands on the expression's own side of the comma.
func (r *reading) closerVerb(s *sent, h hit, t timex, a, b int) bool {
	for _, o := range s.hits {
		if o.first == h.first || o.forms == nounForm || o.frame == speaks {
			continue
		}
		if t.last < h.first && o.last < t.first && t.first-o.last < b-a+4 && !commaBetween(s, o.last, t.first) {
			return true
		}
		if t.first > h.last && o.first > t.last && o.first-t.last < b-a+4 && !commaBetween(s, t.last, o.first) {
			return true
		}
	}
	return false
}

// anchorFor is the day that "the same day" counts from: the one told earlier in the
// sentence, else the day on which it was said there, else the last one of the text before it.
func (r *reading) anchorFor(s *sent, t timex, said marz.Interval, used int) marz.Day {
	if !r.next.IsZero() && len(s.times) > 0 && s.times[0].last < t.first {
		return r.next.To
	}
	if used >= 0 && s.times[used].last < t.first && s.times[used].kind != anchored {
		return said.To
	}
	return r.anchor
}
