package extract

import "slices"

// verbless makes the claims of clauses that leave their verb out: X fell on Sunday, and Y,
// the home of Z, the day before. The place takes what was told of the last place before it,
// on its own day.
func (r *reading) verbless(s *sent) {
	r.likewise(s)
	for i := range s.places {
		m := &s.places[i]
		if m.Role != RolePlace || m.aside || r.claimed(s, m) {
			continue
		}
		o := r.toldBefore(s, m)
		if o == nil {
			continue
		}
		h := o.hit
		if t, ok := r.dayAfter(s, m); ok && (opensClause(s, m.first) || s.datedBefore(o.hit, m)) {
			h.first, h.last = m.first, t.last
		} else if t, ok := dayLeading(s, m); ok {
			h.first, h.last = t.first, m.last
		} else if !r.sameCase(s, o, m) {
			continue
		}
		r.make(s, h, m, o.cue, o.denies)
	}
}

// claimed reports whether a claim of the sentence is on a place already.
func (r *reading) claimed(s *sent, m *Mention) bool {
	return slices.ContainsFunc(s.made(r), func(o made) bool { return o.Place == m.Place.ID || o.mention.first == m.first })
}

// opensClause reports whether a name stands right after a mark, with "and" at the most between.
func opensClause(s *sent, k int) bool {
	linked := false
	for j := k - 1; j > 0; j-- {
		switch s.toks[j].norm {
		case "et", "and", "puis", "then":
			linked = true
		case ";":
			return true
		case ",":
			return linked
		default:
			return false
		}
	}
	return false
}

// datedBefore reports whether a day stands between a verb and the "and" before a name: was
// taken on Thursday and Y a day later.
func (s *sent) datedBefore(h hit, m *Mention) bool {
	w := wordAt(s.toks, m.first-1)
	return (w == "and" || w == "et") && slices.ContainsFunc(s.times, func(t timex) bool { return t.first > h.last && t.last < m.first })
}

// dayAfter is the day that follows a name and ends its clause; only an apposition between
// commas may stand between them.
func (r *reading) dayAfter(s *sent, m *Mention) (timex, bool) {
	for _, t := range s.times {
		if t.first <= m.last {
			continue
		}
		if t.since || t.until || t.last+1 < len(s.toks) && s.toks[t.last+1].kind != punct && s.toks[t.last+1].norm != "et" && s.toks[t.last+1].norm != "and" {
			return timex{}, false
		}
		k := t.first - 1
		for k > m.last && (s.toks[k].norm == "le" || s.toks[k].norm == "la" || s.toks[k].norm == "on" || s.toks[k].norm == "the") {
			k--
		}
		return t, k == m.last || s.toks[k].norm == "," && s.toks[m.last+1].norm == "," && k-m.last <= 8 && !r.verbIn(s, m.last+1, k)
	}
	return timex{}, false
}

// dayLeading is the day that opens such a clause, right before its name: et le lendemain Y.
func dayLeading(s *sent, m *Mention) (timex, bool) {
	for _, t := range s.times {
		if t.last == m.first-1 && !t.since && !t.until {
			k := t.first - 1
			if w := wordAt(s.toks, k); w == "le" || w == "la" || w == "on" {
				k--
			}
			switch wordAt(s.toks, k) {
			case "et", "and", "puis", "then":
				return t, true
			}
		}
	}
	return timex{}, false
}

// verbIn reports whether a stretch holds a trigger, a verb of saying or an auxiliary.
func (r *reading) verbIn(s *sent, a, b int) bool {
	for k := a; k < b; k++ {
		if w := s.toks[k].norm; in(r.lang, "have", w) || in(r.lang, "be", w) {
			return true
		}
	}
	return r.hitsWithin(s, a, b) || slices.ContainsFunc(s.cues, func(c cue) bool { return c.sent == s && c.first >= a && c.first < b })
}

// toldBefore is the last claim of the sentence before a name that such a clause can repeat.
func (r *reading) toldBefore(s *sent, m *Mention) *made {
	list := s.made(r)
	for i := len(list) - 1; i >= 0; i-- {
		if o := &list[i]; o.hit.last < m.first && borrowed[o.Type] && !o.Negated && o.mention.first >= 0 {
			return o
		}
	}
	return nil
}

// sameCase reports whether a name hangs on the verb of a claim by the same preposition as
// its own place, after an aside: pulled out of X, a crossing on the Y river, and of most of Z.
func (r *reading) sameCase(s *sent, o *made, m *Mention) bool {
	p, at := prepositionOf(s, m)
	q, _ := prepositionOf(s, o.mention)
	if p == "" || p != q || m.first-o.mention.last > 20 || r.hitsWithin(s, o.mention.last, m.first) {
		return false
	}
	w := wordAt(s.toks, at-1)
	return (w == "and" || w == "et") && o.mention.first > o.hit.first
}

// prepositionOf is the preposition that a name hangs on, and where it stands.
func prepositionOf(s *sent, m *Mention) (string, int) {
	for k := m.first - 1; k >= max(0, m.first-6); k-- {
		switch w := s.toks[k].norm; w {
		case "of", "from", "in", "at", "near", "dans", "pres", "depuis":
			if w == "of" && someOf[wordAt(s.toks, k-1)] {
				continue
			}
			return w, k
		case "the", "most", "parts", "much", "all", "le", "la", "les", "l", "district", "province", "ville", "city", "districts":
		default:
			return "", -1
		}
	}
	return "", -1
}

var someOf = wordSet("most parts much all half")

// likewise makes the claim of a sentence that only names a place: Y too. Y aussi, dimanche.
// It repeats the last claim of the sentence before.
func (r *reading) likewise(s *sent) {
	if len(s.hits) > 0 || len(s.toks) > 9 || len(r.made) == 0 || len(s.places) == 0 || s.places[0].Role != RolePlace {
		return
	}
	o, m := r.made[len(r.made)-1], &s.places[0]
	if o.sent.index != s.index-1 || !borrowed[o.Type] || o.Negated || o.Place == m.Place.ID || !onlyEchoes(r, s) {
		return
	}
	h := o.hit
	h.first, h.last = m.first, len(s.toks)-1
	for _, p := range r.andMore(s, m, len(s.toks)) {
		r.make(s, h, p, o.cue, false)
		if x := &r.made[len(r.made)-1]; len(s.times) == 0 && x.sent == s {
			x.Happened = o.Happened
		}
	}
}

// onlyEchoes reports whether a sentence holds nothing but names, days and words for "too",
// and at least one of the words or days.
func onlyEchoes(r *reading, s *sent) bool {
	echo := false
	for k, t := range s.toks {
		switch {
		case echoWords[t.norm] || r.timeAtToken(s, k):
			echo = true
		case s.mentionAt(k) != nil || t.kind == punct || listWords[t.norm] || t.norm == "on" || t.norm == "by":
		default:
			return false
		}
	}
	return echo
}

var echoWords = wordSet("too also likewise aussi egalement idem pareillement")

// dayBefore is the day that opens the part of a list which a place stands in: X on Thursday
// and, a day later, Y.
func (r *reading) dayBefore(s *sent, h hit, m *Mention) (timex, bool) {
	for _, t := range s.times {
		if t.first > h.last && t.last < m.first && m.first-t.last <= 2 && wordAt(s.toks, t.last+1) == "," && wordAt(s.toks, t.first-1) == "," {
			return t, true
		}
		if w := wordAt(s.toks, t.first-1); t.first > h.last && m.first-t.last == 2 && wordAt(s.toks, t.last+1) == "," && (w == "le" || w == "la") && wordAt(s.toks, t.first-2) == "," {
			return t, true
		}
	}
	return timex{}, false
}
