package extract

import "marz/internal/marz"

// attribute decides for every token whose words it is. First every cue takes its
// complement; then quotations go to the nearest cue, over sentence ends and paragraphs;
// what is left is the narrator's.
func (r *reading) attribute() {
	for _, s := range r.sents {
		s.owner, s.denier = filled(len(s.toks)), filled(len(s.toks))
		r.resolveSpeakers(s)
		for i := range s.cues {
			r.scope(s, i)
		}
		r.asides(s)
	}
	r.giveQuotations()
}

func filled(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

// resolveSpeakers gives pronouns and gerunds the speaker who went before.
func (r *reading) resolveSpeakers(s *sent) {
	for i := range s.cues {
		c := &s.cues[i]
		switch {
		case c.chained && priorSaying(s, i).principal != "":
			c.speaker = priorSaying(s, i)
		case c.kind == according:
			r.accordingSpeaker(s, c)
		case c.at.pronoun && c.gerund && priorSpeaker(s, i).principal != "":
			c.speaker = priorSpeaker(s, i)
		case c.at.pronoun && c.gerund:
			c.speaker = r.leftActor(s, c.first)
		case c.at.pronoun:
			if a := r.pronounSpeaker(s, c); a.principal != "" {
				c.speaker = a
			} else if a := r.subjectOfLast(s, c); a.principal != "" {
				c.speaker = a
			} else if r.human.principal != "" && r.speaker.country && !s.between(c.group-1, c.last+1, "it", "elle") {
				c.speaker = r.human
			} else if r.speaker.principal != "" {
				c.speaker = r.speaker
			} else {
				c.speaker = r.subject.who
			}
		}
		c.speaker = r.known(r.forTheLast(s, c, r.sameOne(s, c)))
		r.quoted(s, i)
		if (c.kind != naming || !c.right && c.speaker.person) && c.speaker.principal != "" {
			c.speaker = r.speakerMeant(s, c)
			r.speaker = c.speaker
			if !c.speaker.country {
				r.human = c.speaker
			}
		}
	}
	if len(s.cues) == 0 && s.Role == RoleBody {
		r.rememberSubject(s)
	}
}

// rememberSubject keeps the person of a sentence in which nobody speaks, for the next one.
func (r *reading) rememberSubject(s *sent) {
	for _, a := range s.actors {
		if a.who.person || a.named {
			r.subject = a
		}
	}
}

// pronounSpeaker finds who he, she or they is in the words before, outside quotations.
func (r *reading) pronounSpeaker(s *sent, c *cue) who {
	if w := r.institution(s, c); w.principal != "" {
		return w
	}
	w := ""
	for k := min(c.group, c.first); k <= c.last && k < len(s.toks); k++ {
		if n := s.toks[k].norm; pronouns[n] && n != "t" && n != "on" {
			w = n
			break
		}
	}
	plural := w == "they" || w == "ils" || w == "elles"
	if before := r.theyBefore(s, c); plural && before.principal != "" {
		return before
	}
	if w := r.subjectOfLast(s, c); w.principal != "" && r.lang == "fr" {
		return w
	}
	if !plural && r.trailsAfter(s, c) {
		return r.human
	}
	for k := len(s.actors) - 1; k >= 0; k-- {
		a := s.actors[k]
		if a.last >= c.group || s.quote[a.first] != 0 && s.quote[c.first] == 0 {
			continue
		}
		if !plural && (a.who.person || a.named) && a.who.principal != "" || plural && !a.who.person && !a.who.country {
			return a.who
		}
	}
	return who{}
}

// leftActor is the actor nearest to the left of a token.
func (r *reading) leftActor(s *sent, i int) who {
	for k := len(s.actors) - 1; k >= 0; k-- {
		if s.actors[k].last < i {
			return s.actors[k].who
		}
	}
	return r.speaker
}

// known resolves who a name or a general word stands for from the text so far.
func (r *reading) known(w who) who {
	if w.principal == "civilians" && r.lang == "en" {
		w.principal = "residents" // people in X said
	}
	if w.principal == "" && w.name != "" {
		w.principal, w.actor, w.side = "residents", "residents", marz.SideThird
	}
	return w
}

// accordingSpeaker finds who stands after selon, according to.
func (r *reading) accordingSpeaker(s *sent, c *cue) {
	if w, ok := r.relativeSource(s, c); ok {
		c.speaker, c.found = w, true
		return
	}
	if w := wordAt(s.toks, c.last+1); standsForOne[w] {
		c.speaker, c.found = r.accordingToThem(s, c), true
		return
	}
	if w := r.accordingBody(s, c); w.principal != "" {
		c.speaker, c.found = w, true
		return
	}
	for _, a := range s.actors {
		if a.first > c.last && a.first-c.last <= 9 && !r.breakBetween(s, c.last+1, a.first) && !r.pastSource(s, c, a) {
			c.speaker, c.at, c.found = a.who, a, true
			return
		}
	}
	w := r.sameAsBefore(s, c)
	if w.principal == "" && r.lang == "fr" {
		w = s.agencyNext(c.last + 1)
	}
	if w.principal != "" {
		c.speaker, c.at, c.found = w, actor{first: c.last + 1, last: min(len(s.toks)-1, c.last+3), who: w}, true
		return
	}
	if a, ok := r.ownSpokesman(s, c.last+1, c.last+5); ok {
		c.speaker, c.at, c.found = a.who, a, true
		return
	}
	if a, ok := r.nobody(s, c.last, min(len(s.toks), c.last+7)); ok {
		c.speaker, c.at, c.found = a.who, a, true
		return
	}
	if c.last+1 < len(s.toks) && articleLike[s.toks[c.last+1].norm] {
		c.speaker, c.found = r.stranger(s, c.last+1), true
		return
	}
}

func (r *reading) breakBetween(s *sent, a, b int) bool {
	for k := a; k < b; k++ {
		if n := s.toks[k].norm; n == ";" || n == "que" || n == "," && k-a < 1 {
			return true
		}
	}
	return false
}

// scope marks the words of a cue of the sentence.
func (r *reading) scope(s *sent, i int) {
	c := &s.cues[i]
	if !c.found || c.speaker.principal == "" || c.kind == naming && !c.right {
		return
	}
	from, to := c.last+1, r.scopeEnd(s, i)
	switch {
	case c.kind == according && whoseWords[wordAt(s.toks, c.last+1)]:
	case c.kind == according && (beginsSentence(s, c.group) || wordAt(s.toks, c.group-1) == ":" || !r.anyHit(s, 0, c.group) || r.insertedInClause(s, c)):
	case c.kind == according:
		from, to = r.leftScope(s, i), c.group
	case c.kind == saying && !c.right && !c.gerund:
		if c.speech.stance == marz.Denies && !r.negatedBefore(s, c) {
			break
		}
		from, to = r.leftScope(s, i), c.group
		if c.inverted {
			to = c.first
		}
		if r.parenthetic(s, i, from, to) {
			to = len(s.toks)
		}
		for k := c.last + 1; k < r.runsOn(s, i); k++ {
			s.owner[k] = i
		}
	}
	c.from, c.to = from, to
	for k := from; k < to; k++ {
		if s.quote[k] != s.quote[c.first] && s.quote[k] != 0 && c.kind != naming {
			continue
		}
		switch {
		case c.speech.stance == marz.Denies && !c.negated && to > c.last:
			s.denier[k] = i
		case s.owner[k] < 0 || c.kind == naming || k > c.last && s.cues[s.owner[k]].first < c.first && c.kind != according:
			s.owner[k] = i
		}
	}
}

// negatedBefore reports whether the words before a trailing verb of denying say themselves
// that it is not so: no soldier has crossed, a spokesman denied.
func (r *reading) negatedBefore(s *sent, c *cue) bool {
	for _, h := range s.hits {
		if h.last < c.group && h.mood.negated {
			return true
		}
	}
	return false
}

func beginsSentence(s *sent, i int) bool {
	return i <= 2
}

func (r *reading) anyHit(s *sent, a, b int) bool {
	for _, h := range s.hits {
		if h.first >= a && h.first < b {
			return true
		}
	}
	return false
}

// leftScope is where the words begin that a trailing cue gives to its speaker.
func (r *reading) leftScope(s *sent, i int) int {
	for k := i - 1; k >= 0; k-- {
		c := s.cues[k]
		if c.kind == saying && !c.gerund && c.found && c.last < s.cues[i].group {
			return c.last + 1
		}
	}
	for k := s.cues[i].group - 1; k >= 0; k-- {
		if s.toks[k].norm == ";" {
			return k + 1
		}
	}
	return 0
}

// scopeEnd is where the complement of a cue ends: at what the narrator adds, or at the
// next cue's own subject.
func (r *reading) scopeEnd(s *sent, i int) int {
	c := s.cues[i]
	for k := c.last + 1; k < len(s.toks); k++ {
		if s.toks[k].norm == ";" && !(c.kind == saying && c.right && !r.cueAfter(s, i, k)) || c.kind == saying && r.nextCue(s, i, k) || c.speech.stance == marz.Denies && r.gerundAt(s, i, k) {
			return k
		}
		if s.toks[k].norm == "," && (c.kind == naming || c.speech.stance == marz.Denies && (relativeFollows(s.toks, k-1) || apposedRelative(s.toks, k)) || whoseWords[wordAt(s.toks, c.last+1)] && apposedRelative(s.toks, k)) {
			return k
		}
		if s.toks[k].norm == "," && r.narratorWord(s, k+1) && s.quote[k] == 0 {
			return k
		}
	}
	return len(s.toks)
}

// narratorWord knows the conjunctions after which the narrator speaks again.
func (r *reading) narratorWord(s *sent, k int) bool {
	if w := wordAt(s.toks, k+1); r.lang == "en" && w == "that" {
		return false // said that 11 were killed, but that the post was held
	}
	return match(s.toks, k, "alors que", "tandis que", "while", "as", "even as", "mais", "but", "quelques jours apres", "quelques heures apres", "au lendemain", "days after", "hours after", "a day after", "one day after", "two days after", "au moment ou", "pendant que", "a week after", "weeks after", "un jour apres", "deux jours apres", "une semaine apres", "in what", "the latest", "dans ce qui") > 0
}

// nextCue reports whether another verb of saying begins at a token after and, et or a comma.
func (r *reading) nextCue(s *sent, i, k int) bool {
	for j := range s.cues {
		o := &s.cues[j]
		if j == i || o.kind != saying || !o.found || o.gerund || o.first != k && o.group != k || k == 0 {
			continue
		}
		w := s.toks[k-1].norm
		if w == "and" || w == "et" || w == "," || w == "mais" || w == "but" || w == "puis" {
			return true
		}
	}
	return false
}

// sameSource resolves "the source", "ce responsable" to the unnamed speaker before.
func (r *reading) sameSource(s *sent, c *cue) who {
	if !c.speaker.anonymous || !r.speaker.anonymous || c.at.first <= 0 || c.at.first >= len(s.toks) {
		return c.speaker
	}
	switch s.toks[c.at.first-1].norm {
	case "the", "ce", "cet", "cette", "meme", "same", "this":
		if c.at.last-c.at.first < 2 {
			return r.speaker
		}
	}
	return c.speaker
}

// gerundAt reports whether a cue such as "affirmant que" begins at a token.
func (r *reading) gerundAt(s *sent, i, k int) bool {
	for j := i + 1; j < len(s.cues); j++ {
		if s.cues[j].gerund && s.cues[j].first == k {
			return true
		}
	}
	return false
}

// priorSpeaker is the speaker of the last verb of saying before a cue of the sentence.
func priorSpeaker(s *sent, i int) who {
	for k := i - 1; k >= 0; k-- {
		if s.cues[k].kind == saying && s.cues[k].speaker.principal != "" {
			return s.cues[k].speaker
		}
	}
	return who{}
}
