package extract

import "strings"

func splitSpecs(s string) []string { return strings.Fields(s) }

// pronounsFor are the subjects that stand for a speaker named before.
var pronouns = wordSet("il elle ils elles he she they it t nous we")

// findSpeaker finds who speaks: before the verb, or after it where subject and verb are
// inverted; a pronoun is left to the next stage.
func (r *reading) findSpeaker(s *sent, c *cue) {
	c.right = r.complementFollows(s, c) || speaksOf(s, c)
	r.overClitic(s, c)
	if r.invertedPronoun(s, c) {
		c.inverted, c.found, c.at.pronoun = true, true, true
		return
	}
	if c.gerund {
		c.found, c.at.pronoun, c.right = true, true, true
		return
	}
	if r.byAgency(s, c) {
		return
	}
	if a, ok := r.oneOfThem(s, c); ok {
		c.speaker, c.at, c.found, c.inverted = a.who, a, true, true
		return
	}
	if !speaksOf(s, c) && (beginsClause(s, c.first) || opensQuote(s, c.first) || r.lang == "fr" && relativeInverted(s, c)) && !r.apposed(s, c) && !r.apposedFr(s, c) && !tellsWhom[wordAt(s.toks, c.last)] {
		if a, ok := r.subjectAfter(s, c); ok {
			c.speaker, c.at, c.found, c.inverted = a.who, a, true, true
			c.right = c.right && c.speech.forms == 0
			return
		}
		if r.lang == "fr" && !c.right && c.last+1 < len(s.toks) && articleLike[s.toks[c.last+1].norm] {
			c.speaker, c.found, c.inverted = r.stranger(s, c.last+1), true, true
			return
		}
	}
	r.subjectBefore(s, c)
	r.sharedSubject(s, c)
	r.unknownSubject(s, c)
	r.unknownFrench(s, c)
	c.chained = c.found && coordinators[wordAt(s.toks, c.first-1)] && c.group < c.first-1
	if !c.right {
		c.right = !r.trailing(s, c)
	}
}

func opensQuote(s *sent, i int) bool {
	return i > 0 && s.quote[i-1] != 0 && s.quote[i] == 0
}

// invertedPronoun knows a-t-il déclaré, dit-il, he said after a quotation.
func (r *reading) invertedPronoun(s *sent, c *cue) bool {
	for k := c.first; k <= c.last+2 && k < len(s.toks); k++ {
		w := s.toks[k].norm
		if s.toks[k].hyphen && (w == "il" || w == "elle" || w == "ils" || w == "elles" || w == "on") {
			if k > c.last {
				c.last = k
			}
			return true
		}
	}
	return false
}

// complementFollows looks for que, that, an infinitive or a colon after the verb.
func (r *reading) complementFollows(s *sent, c *cue) bool {
	if r.lang == "en" && wordAt(s.toks, c.last+1) == "to" && s.toks[c.last].norm == "claimed" {
		return true // claimed to have reached X
	}
	for k := c.last + 1; k < min(len(s.toks), c.last+22); k++ {
		w := s.toks[k].norm
		switch {
		case w == "que" || w == "qu" || w == "that" || w == ":":
			return true
		case r.lang == "fr" && (w == "avoir" || w == "etre" || w == "vouloir" || w == "detenir" || w == "controler") && k-c.last < 12:
			return true
		case w == "." || w == ";" || w == "," && r.saysMore(s, k+1):
			return false
		case s.toks[k].kind == punct && (w == "\"" || w == "«" || w == "“"):
			return k-c.last <= 14 && !closesQuote(s, k)
		}
		if s.hitAt(k) && s.toks[k-1].kind != punct {
			return c.speech.stance != "" && k-c.last < 20 && r.lang == "fr" && !r.inParenthesis(s, c, k)
		}
	}
	return false
}

// saysMore reports whether a participle of a verb of saying begins at a token: told AFP,
// adding that.
func (r *reading) saysMore(s *sent, k int) bool {
	sp, n := r.x.speech[r.lang].find(s.toks, k)
	return n > 0 && sp.forms == gerund
}

// inParenthesis reports whether a comma stands between the cue and token k.
func (r *reading) inParenthesis(s *sent, c *cue, k int) bool {
	for j := c.last + 1; j < k; j++ {
		if s.toks[j].norm == "," {
			return true
		}
	}
	return false
}

func closesQuote(s *sent, k int) bool { return k+1 >= len(s.toks) || s.quote[k+1] == 0 }

// subjectAfter finds the subject of an inverted verb: a annoncé vendredi à l'AFP X.
func (r *reading) subjectAfter(s *sent, c *cue) (actor, bool) {
	limit := c.last + 14
	for _, a := range s.actors {
		if a.first <= c.last || a.first > limit {
			continue
		}
		for k := c.last + 1; k < a.first; k++ {
			w := s.toks[k].norm
			if w == "que" || w == "qu" || w == "that" || w == ";" || s.quote[k] != 0 && s.quote[c.last] == 0 || s.hitAt(k) {
				return actor{}, false
			}
			if w == "," && !r.timeBetween(s, c.last, k) && !endsTitle(s, k) && !(a.who.person && a.first == k+1 && k-c.last <= 7) && !bareNameBefore(s, c.last, k) {
				return actor{}, false
			}
		}
		if r.recipient(s, a) {
			continue
		}
		return r.personBeside(s, a), true
	}
	if a, ok := r.ownSpokesman(s, c.last+1, c.last+9); ok {
		return a, true
	}
	return r.nobody(s, c.last+1, min(len(s.toks), c.last+6))
}

func (r *reading) timeBetween(s *sent, a, b int) bool {
	for _, t := range s.times {
		if t.first > a && t.last < b {
			return true
		}
	}
	return false
}

// recipient knows who was told: à l'AFP, to reporters.
func (r *reading) recipient(s *sent, a actor) bool {
	for k := a.first - 1; k >= 0 && k >= a.first-2; k-- {
		switch s.toks[k].norm {
		case "a", "au", "aux", "contre":
			return r.lang == "fr"
		case "to", "against":
			return true
		case "l", "la", "les", "le", "the":
			continue
		}
		return false
	}
	return false
}

// subjectBefore finds the subject to the left: the nearest actor that is no complement of
// a noun, across an apposition between commas.
func (r *reading) subjectBefore(s *sent, c *cue) {
	lo := r.clauseStart(s, c.first)
	if r.pronounBefore(s, c, lo) {
		return
	}
	if k := r.partitive(s, c); k >= lo && r.lang == "en" {
		c.found, c.at, c.group = true, actor{first: k, last: c.first - 1, pronoun: true}, k
		return
	}
	for i := len(s.actors) - 1; i >= 0; i-- {
		a := s.actors[i]
		if a.last >= c.first || a.first < lo || s.quote[a.first] != s.quote[c.first] || r.object(s, a, c) {
			continue
		}
		best := a
		closed := wordAt(s.toks, c.first-1) == ","
		for j := i - 1; j >= 0 && r.sameSubject(s, s.actors[j], best, closed); j-- {
			best = s.actors[j]
		}
		c.speaker, c.at, c.group, c.found = best.who, best, best.first, true
		if a.who.person && a.who.principal != "" {
			c.speaker = a.who
		}
		return
	}
	if a, ok := r.nobody(s, max(lo, c.first-8), c.first); ok {
		c.speaker, c.at, c.group, c.found = a.who, a, a.first, true
	}
}

// pronounBefore finds a pronoun as the subject just before the verb.
func (r *reading) pronounBefore(s *sent, c *cue, lo int) bool {
	if k := thisOne(s, c.first); r.lang == "fr" && k >= lo {
		c.found, c.at, c.group = true, actor{first: k, last: c.first - 1, pronoun: true}, k
		return true
	}
	for k := c.first - 1; k >= lo && k >= c.first-3; k-- {
		w := s.toks[k].norm
		if pronouns[w] && !s.toks[k].hyphen && w != "t" && (s.quote[k] == s.quote[c.first]) {
			c.found, c.at, c.group = w != "nous" && w != "we", actor{first: k, last: k, pronoun: true}, k
			return true
		}
		if !adverbs[w] {
			break
		}
	}
	if k := r.partitive(s, c); k >= lo && r.lang == "en" {
		c.found, c.at, c.group = true, actor{first: k, last: c.first - 1, pronoun: true}, k
		return true
	}
	return false
}

// object reports whether an actor is governed by another word: contre les talibans que …
func (r *reading) object(s *sent, a actor, c *cue) bool {
	for k := a.first - 1; k >= 0 && k >= a.first-2; k-- {
		switch s.toks[k].norm {
		case "contre", "against", "par", "by", "with", "avec":
			return true
		case "the", "les", "le", "la", "l":
			continue
		}
		return false
	}
	return false
}

// sameSubject reports whether the actor before is the head of the one found: the governor
// of X, a spokesman for Y.
func (r *reading) sameSubject(s *sent, before, a actor, closed bool) bool {
	if s.quote[before.first] != s.quote[a.first] {
		return false
	}
	if before.last >= a.first || a.first-before.last > 10 {
		return false
	}
	comma := false
	for k := before.last + 1; k < a.first; k++ {
		w := s.toks[k].norm
		if s.hitAt(k) || w == "que" || w == "that" || w == "qui" || w == "who" || w == "et" || w == "and" {
			return false
		}
		comma = comma || w == ","
	}
	return comma && closed && adjoins(s, before, a) || linkWordsOnly(s.toks[before.last+1:a.first])
}

// clauseStart is the first token of the clause that a token stands in, as far back as a
// subject can be.
func (r *reading) clauseStart(s *sent, i int) int {
	for k := i - 1; k >= 0; k-- {
		switch s.toks[k].norm {
		case ";", ":", "mais", "but", "tandis", "while":
			return k + 1
		case "et", "and":
			if r.verbBetween(s, 0, k) && k < i-1 {
				return k + 1
			}
		case "que", "qu", "that":
			return k + 1
		}
	}
	return 0
}

func (r *reading) verbBetween(s *sent, a, b int) bool {
	for k := a; k < b; k++ {
		if s.hitAt(k) {
			return true
		}
		if sp, n := r.x.speech[r.lang].find(s.toks, k); n > 0 && sp.forms&(finite|participle) != 0 {
			return true
		}
	}
	return false
}

// nobody finds a speaker without a name: des sources, an aid worker, un communiqué.
func (r *reading) nobody(s *sent, from, to int) (actor, bool) {
	for k := from; k < to && k < len(s.toks); k++ {
		switch w := s.toks[k].norm; w {
		case "source", "sources", "communique", "official", "officials", "responsables", "responsable", "officer", "commander", "commandant", "lawmaker":
			return actor{first: k, last: k, who: who{actor: "", principal: "gov-officials-anon", side: "government", name: "Unnamed source", anonymous: true}}, true
		}
	}
	return actor{}, false
}

// trailing reports whether a verb of saying ends its sentence, so that its complement
// stands before it: "…, officials said on Friday."
func (r *reading) trailing(s *sent, c *cue) bool {
	if c.group == 0 {
		return false
	}
	lead := c.group
	for lead > 0 && s.toks[lead-1].kind != punct {
		lead--
	}
	if joins[s.toks[lead].norm] && c.last+2 < len(s.toks) && s.quote[lead] == 0 {
		return false // "…, but the governor said it was untrue": a clause of its own
	}
	return lead > 0 && c.group-lead <= 5 && (r.anyHit(s, 0, lead) || s.quote[max(0, lead-2)] != 0)
}

// joins begin a clause that has its own speaker and its own complement.
var joins = wordSet("but while whereas although though and mais tandis")

// byAgency knows "a constaté l'AFP", "an AFP correspondent saw": the narrator's own words.
func (r *reading) byAgency(s *sent, c *cue) bool {
	if !beginsClause(s, c.first) && !opensQuote(s, c.first) || tellsWhom[wordAt(s.toks, c.last)] {
		return false
	}
	for k := c.last + 1; k < min(len(s.toks), c.last+7); k++ {
		if s.toks[k].norm == "," || s.toks[k].norm == "a" {
			return false
		}
		if id := agencyIn(s.toks[k:k+1], false); s.toks[k].upper && id != "" {
			c.byAgency(r.narrator(), medium(id), k)
			return true
		}
	}
	return false
}

// apposed reports whether the comma before an English verb closes an apposition to its
// subject: "An elder from X, wishing anonymity, said …".
func (r *reading) apposed(s *sent, c *cue) bool {
	if r.lang != "en" || wordAt(s.toks, c.first-1) != "," || r.anyHit(s, 0, c.first) || len(s.actors) == 0 {
		return false
	}
	for k := 0; k < c.first; k++ {
		if s.quote[k] != 0 {
			return false
		}
	}
	return s.actors[0].last < c.first
}

// personBeside prefers the person known by name to the office that stands before the name.
func (r *reading) personBeside(s *sent, a actor) actor {
	for _, b := range s.actors {
		gap := b.first - a.last
		if b.who.person && b.who.principal != "" && gap > 0 && (gap == 1 || gap == 2 && wordAt(s.toks, a.last+1) == "," || a.who.anonymous && r.titleBetween(s, a.last+1, b.first)) {
			a.who, a.last = b.who, b.last
			return a
		}
	}
	return a
}

// titleBetween reports whether the words from a to b are the rest of a title and a comma:
// son responsable des relations extérieures, NAME.
func (r *reading) titleBetween(s *sent, a, b int) bool {
	if b-a > 7 || b-a < 2 || s.toks[b-1].norm != "," {
		return false
	}
	for k := a; k < b-1; k++ {
		if s.toks[k].kind != word || s.hitAt(k) || s.quote[k] != s.quote[a] {
			return false
		}
	}
	return linkWords[s.toks[a].norm]
}

// forTheLast gives a spokesman without a body to the body that spoke last: "…, the ministry
// said. Spokesman Mirwais Stanikzai added …".
func (r *reading) forTheLast(s *sent, c *cue, w who) who {
	last := r.speaker
	if w.principal != "" && !w.anonymous || last.principal == "" || last.anonymous || last.side == "media" {
		return w
	}
	from, to := max(0, c.at.first-2), c.at.last
	if c.inverted {
		from, to = c.last+1, max(c.last+3, c.at.first)
	}
	for k := from; k <= min(to, len(s.toks)-1); k++ {
		if n := match(s.toks, k, spokesWords...); n > 0 {
			return last
		}
	}
	return w
}
