package extract

import "marz/internal/marz"

// evidence marks the smallest clause that carries the claim: verb, agent, place, number,
// day, and the verb of saying where the agent is its subject.
func (r *reading) evidence(x *made, agent *actor, amt *amount) {
	s, h := x.sent, x.hit
	a, b := r.verbStart(s, h), h.last
	q := s.quote[h.first]
	widen := func(first, last int) {
		if first < 0 || last >= len(s.toks) || s.quote[first] != q && q != 0 {
			return
		}
		a, b = min(a, first), max(b, last)
	}
	if x.mention.first >= 0 && !r.farLeft(s, x.mention, h) {
		widen(x.mention.first, x.mention.last)
	}
	if agent != nil {
		widen(agent.first, agent.last)
	}
	if amt != nil {
		widen(amt.first, amt.last+1)
	}
	if x.denies && x.cue.sent == s {
		widen(x.cue.first, x.cue.last)
	}
	for _, t := range s.times {
		if t.first > b && t.first-b <= 3 && !s.hitBetweenToks(b, t.first) || t.last < a && a-t.last <= 2 {
			widen(t.first, t.last)
		}
	}
	a = r.overDeterminers(s, a, q)
	x.Evidence = &marz.Evidence{Sentence: s.index, Start: s.toks[a].start, End: s.toks[b].end}
	x.Exact = string(r.text[x.Evidence.Start:x.Evidence.End])
}

// verbStart is the first token of a trigger with its auxiliaries and its subject pronoun.
func (r *reading) verbStart(s *sent, h hit) int {
	k := h.first
	for k > 0 && s.quote[k-1] == s.quote[k] {
		w := s.toks[k-1].norm
		if !(adverbs[w] || in(r.lang, "have", w) || in(r.lang, "be", w) || in(r.lang, "press", w) || in(r.lang, "future", w) || pronouns[w] || isMent(w)) || w == "t" && !s.toks[k-1].hyphen {
			break
		}
		k--
	}
	return k
}

// overDeterminers takes in the article, the preposition or the number before the span.
func (r *reading) overDeterminers(s *sent, a, q int) int {
	for steps := 0; a > 0 && steps < 5; steps++ {
		w := s.toks[a-1].norm
		if s.quote[a-1] != q && q != 0 || s.toks[a-1].kind == punct && w != "'" {
			break
		}
		if !determiners[w] && generalFits(w) == nil && w != "frontiere" && w != "border" && numberWords[w] == 0 && s.toks[a-1].kind != number {
			break
		}
		a--
	}
	return a
}

// farLeft reports whether a place stands before another verb than the trigger.
func (r *reading) farLeft(s *sent, m *Mention, h hit) bool {
	if m.last >= h.first {
		return false
	}
	if r.hitBetween(s, m.last, h) {
		return true
	}
	for _, c := range s.cues {
		if c.sent == s && c.gerund && c.first > m.last && c.first < h.first {
			return true
		}
	}
	return false
}
