package extract

// giveQuotations hands the quoted words to their speakers.
func (r *reading) giveQuotations() {
	by := map[int]*cue{}
	for _, s := range r.sents {
		for k := range s.toks {
			q := s.quote[k]
			if q == 0 || by[q] != nil {
				continue
			}
			if c := r.nearestCue(s, k, q); c != nil {
				by[q] = c
			}
		}
	}
	var last *cue
	for _, s := range r.sents {
		for i := range s.cues {
			if c := &s.cues[i]; c.kind == saying && c.speaker.principal != "" && c.sent == s {
				last = c
			}
		}
		for k := range s.toks {
			q := s.quote[k]
			if q == 0 {
				continue
			}
			c := by[q]
			if c == nil && quotedWhole(s, k) {
				c = last
				by[q] = c
			}
			r.own(s, k, c)
		}
	}
}

// quotedWhole reports whether the quotation at token k is a sentence, not a phrase.
func quotedWhole(s *sent, k int) bool {
	n := 0
	for _, q := range s.quote {
		if q == s.quote[k] {
			n++
		}
	}
	return n > 6 && n*3 > len(s.toks)*2
}

// own gives a token to a cue, which may stand in another sentence.
func (r *reading) own(s *sent, k int, c *cue) {
	if c == nil || c.speaker.principal == "" {
		return
	}
	for i := range s.cues {
		if s.cues[i].id == c.id {
			s.owner[k] = i
			return
		}
	}
	copied := *c
	copied.carried = true
	s.cues = append(s.cues, copied)
	s.owner[k] = len(s.cues) - 1
}

// nearestCue finds the cue of a quotation in its sentence.
func (r *reading) nearestCue(s *sent, k, q int) *cue {
	first, last := k, k
	for last+1 < len(s.toks) && s.quote[last+1] == q {
		last++
	}
	var best *cue
	bestGap := 1 << 30
	for i := range s.cues {
		c := &s.cues[i]
		if c.kind == naming && c.right || c.speaker.principal == "" || s.quote[c.first] == q && !r.insideQuote(s, c) {
			continue
		}
		gap := 0
		switch {
		case c.first > last:
			gap = c.first - last
		case c.last < first:
			gap = (first - c.last) * 2
		}
		if gap < bestGap {
			best, bestGap = c, gap
		}
	}
	return best
}
