package extract

// standsForOne are the pronouns after "selon" and "according to".
var standsForOne = wordSet("lui elle eux elles him her them it")

// accordingToThem finds who "selon lui" is: somebody named earlier in the sentence, outside
// quotations, else who spoke last.
func (r *reading) accordingToThem(s *sent, c *cue) who {
	many := wordAt(s.toks, c.last+1) == "eux" || wordAt(s.toks, c.last+1) == "them"
	for k := len(s.actors) - 1; k >= 0; k-- {
		a := s.actors[k]
		if a.last >= c.first || s.quote[a.first] != s.quote[c.first] || r.object(s, a, c) || many && a.who.person {
			continue
		}
		if a.who.person || a.named || a.first <= 2 && many == isForce(a.who) {
			return a.who
		}
	}
	return r.speaker
}

// titleHeads are what somebody is to the body spoken of before: son porte-parole, X.
var titleHeads = wordSet("parole porte spokesman spokeswoman spokesperson chef ministre gouverneur commandant directeur directrice president representant dirigeant adjoint numero responsable secretaire ambassadeur chief minister head")

// endsTitle reports whether the comma at a token follows a possessive with a title, after
// which the name comes: a dit à l'AFP son porte-parole, X.
func endsTitle(s *sent, comma int) bool {
	for k := comma - 1; k > 0 && k >= comma-5 && s.toks[k].kind != punct; k-- {
		if possessives[s.toks[k].norm] && titleHeads[wordAt(s.toks, k+1)] {
			return true
		}
	}
	return false
}

// oneOfThem finds the speaker of "…", a dit l'un d'eux: one of the group spoken of last.
func (r *reading) oneOfThem(s *sent, c *cue) (actor, bool) {
	for k := c.last + 1; k < min(len(s.toks), c.last+7) && s.toks[k].kind != punct; k++ {
		n := match(s.toks, k, "l un d eux", "l un d entre eux", "l une d elles", "l une d entre elles", "un d eux", "un autre d entre eux", "certains d entre eux", "plusieurs d entre eux", "one of them", "some of them")
		if n == 0 {
			continue
		}
		if w := r.groupBefore(s); w.principal != "" {
			return actor{first: k, last: k + n - 1, who: w}, true
		}
		return actor{}, false
	}
	return actor{}, false
}

// groupBefore is the group of people named last before a sentence: fighters, soldiers, residents.
func (r *reading) groupBefore(s *sent) who {
	for j := s.index - 1; j >= 0 && j >= s.index-2; j-- {
		q := r.sents[j]
		for i := len(q.actors) - 1; i >= 0; i-- {
			a := q.actors[i]
			if a.who.person || a.who.country || a.who.principal == "" {
				continue
			}
			switch a.who.actor {
			case "residents", "traders", "drivers", "civilians":
				w := a.who
				w.principal = map[string]string{"civilians": "residents"}[w.principal]
				if w.principal == "" {
					w.principal = a.who.principal
				}
				return w
			}
			if isForce(a.who) || a.who.anonymous {
				return a.who
			}
		}
	}
	return who{}
}

// ownSpokesman knows "leur porte-parole", "son porte-parole" without a name: who speaks is
// the body named before in the sentence, else the one that spoke last.
func (r *reading) ownSpokesman(s *sent, from, to int) (actor, bool) {
	for k := max(1, from); k < min(to, len(s.toks)); k++ {
		n := match(s.toks, k, spokesWords...)
		if n == 0 || !possessives[s.toks[k-1].norm] {
			continue
		}
		a := actor{first: k - 1, last: k + n - 1, who: r.speaker}
		for i := len(s.actors) - 1; i >= 0; i-- {
			if b := s.actors[i]; b.last < from && s.quote[b.first] == 0 && b.who.principal != "" && !b.who.person && !b.who.anonymous && b.who.side != "media" {
				a.who = b.who
				break
			}
		}
		return a, a.who.principal != "" && a.who.side != "media"
	}
	return actor{}, false
}

// byWhom is the last token of an agent that stands between a noun and its place, or the
// token itself: la prise par les insurgés du poste de X, the capture by the Taliban of X.
func (r *reading) byWhom(s *sent, k int) int {
	if w := s.toks[k].norm; w != "par" && w != "by" {
		return k
	}
	for _, a := range s.actors {
		if gap := a.first - k; gap >= 1 && gap <= 2 {
			switch wordAt(s.toks, a.last+1) {
			case "de", "du", "des", "d", "of":
				return a.last
			}
		}
	}
	return k
}
