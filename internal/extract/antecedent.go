package extract

import "marz/internal/marz"

// priorSaying is the speaker of the last verb of saying before a cue, over the nouns that
// name what others claim: X rejected the government's claim and said.
func priorSaying(s *sent, i int) who {
	for k := i - 1; k >= 0; k-- {
		if c := &s.cues[k]; c.kind != naming {
			if c.kind == saying && c.found {
				return c.speaker
			}
			return who{}
		}
	}
	return who{}
}

// sharedSubject gives a verb of saying that follows "and" or "but" the subject of its
// sentence: he offered no figure, but acknowledged that; the ministry sent men and vowed to.
func (r *reading) sharedSubject(s *sent, c *cue) {
	k := c.first - 1
	for k > 0 && (adverbs[s.toks[k].norm] || isMent(s.toks[k].norm)) {
		k--
	}
	if c.found || c.gerund || k < 2 || !coordinators[s.toks[k].norm] || s.quote[k] != s.quote[0] {
		return
	}
	for j := 0; j < min(3, len(s.toks)); j++ {
		if w := s.toks[j].norm; pronouns[w] && w != "t" && w != "we" && w != "nous" {
			c.found, c.right, c.at, c.group = true, true, actor{first: j, last: j, pronoun: true}, c.first
			return
		}
	}
	for _, a := range s.actors {
		if a.first <= 3 && a.last < k && !r.object(s, a, c) && a.who.principal != "" {
			c.found, c.right, c.speaker, c.at, c.group = true, true, a.who, a, c.first
			return
		}
	}
}

// subjectOfLast is the person with whom the sentence before began without speaking: "The
// governor, NAME, disagrees. He told …".
func (r *reading) subjectOfLast(s *sent, c *cue) who {
	if !r.subject.who.person || r.subject.who.principal == "" || s.index == 0 {
		return who{}
	}
	if !s.between(c.group-1, c.last+1, "he", "she", "il", "elle") {
		return who{}
	}
	at := s.index - 1
	for at > 0 && s.index-at < 4 && len(r.sents[at].quote) > 1 && r.sents[at].quote[1] != 0 {
		at--
	}
	before := r.sents[at]
	if len(before.cues) > 0 || before.Role != RoleBody {
		return who{}
	}
	for _, a := range before.actors {
		if (a.who.person || a.named) && a.first <= 6 {
			return a.who
		}
	}
	return who{}
}

// theyBefore is the group that "they" stands for where the words said before it name
// another: those who spoke in the sentence before, if they are many and nobody by name.
func (r *reading) theyBefore(s *sent, c *cue) who {
	if c.right || !r.speaker.anonymous || r.speaker.principal == "" || r.speaker.side == marz.SideMedia || s.index == 0 {
		return who{}
	}
	for _, o := range r.sents[s.index-1].cues {
		if o.found && o.speaker.principal == r.speaker.principal {
			return r.speaker
		}
	}
	return who{}
}

// speakerMeant gives a speaker named by a general word to the one who spoke before.
func (r *reading) speakerMeant(s *sent, c *cue) who {
	c.speaker = r.localPolice(s, c)
	c.speaker = r.sameArmy(s, c)
	c.speaker = r.takenUp(s, c)
	return r.sameSource(s, c)
}

// trailsAfter reports whether "he added" closes words that name somebody else: whoever spoke
// in the sentences before goes on.
func (r *reading) trailsAfter(s *sent, c *cue) bool {
	if c.right || c.gerund || r.human.principal == "" || r.human.side == marz.SideMedia || !s.between(c.group-1, c.last+1, "he", "she", "il", "elle") {
		return false
	}
	for j := s.index; j >= 0 && j >= s.index-2; j-- {
		for i := range r.sents[j].cues {
			if o := &r.sents[j].cues[i]; (j < s.index || o.first < c.first) && o.found && o.speaker.principal == r.human.principal {
				return true
			}
		}
	}
	return false
}

// bareNameBefore knows a name without a family name between a verb of saying and the comma
// before who that is: said Hamid, a police officer.
func bareNameBefore(s *sent, verb, comma int) bool {
	for k := verb + 1; k < comma; k++ {
		if !s.toks[k].cap || s.toks[k].kind != word || s.mentionAt(k) != nil {
			return false
		}
	}
	return comma-verb >= 2 && comma-verb <= 4 && articleLike[wordAt(s.toks, comma+1)]
}

// theSources are the words by which a speaker just named is taken up: said the sources.
var theSources = wordSet("source sources official officials responsable responsables officier officer spokesman spokesperson interlocuteur")

// takenUp gives "the sources", "ce responsable" to the body that spoke in the sentence before.
func (r *reading) takenUp(s *sent, c *cue) who {
	last := r.speaker
	if !c.speaker.anonymous || last.principal == "" || last.side == marz.SideMedia || last.country || isForce(last) && last.name == forcesWho.name || s.index == 0 || c.at.first < 1 || c.at.first >= len(s.toks) || c.at.last-c.at.first > 1 {
		return c.speaker
	}
	switch s.toks[c.at.first-1].norm {
	case "the", "ce", "cet", "cette", "meme", "same", "this", "these", "ces", "those":
	default:
		return c.speaker
	}
	if !theSources[s.toks[c.at.first].norm] && !theSources[s.toks[c.at.last].norm] || wordAt(s.toks, c.at.last+1) == "of" || wordAt(s.toks, c.at.last+1) == "in" {
		return c.speaker
	}
	for _, o := range r.sents[s.index-1].cues {
		if o.found && o.speaker.principal == last.principal {
			return last
		}
	}
	return c.speaker
}

// asides takes from a speaker what a relative clause adds in the narrator's own tense: the
// corps would strike from Kandahar, which fell on Thursday, an officer said.
func (r *reading) asides(s *sent) {
	if r.lang != "en" {
		return
	}
	for i := range s.hits {
		h := &s.hits[i]
		if s.cueAt(s.owner, h.first) == nil || s.quote[h.first] != 0 || h.mood.plu || h.mood.future || h.mood.maybe || h.mood.present {
			continue
		}
		for k := h.first - 1; k > 1 && k >= h.first-6; k-- {
			if w := s.toks[k].norm; w == "which" && s.toks[k-1].norm == "," && s.mentionEnding(k-2) {
				for j := k; j <= h.last; j++ {
					s.owner[j] = -1
				}
				break
			}
			if s.toks[k].kind == punct {
				break
			}
		}
	}
}

// cueAfter reports whether somebody else begins to speak after a token of the sentence.
func (r *reading) cueAfter(s *sent, i, k int) bool {
	for j := range s.cues {
		if j != i && s.cues[j].first > k && s.cues[j].found {
			return true
		}
	}
	return false
}

// mentionEnding reports whether a name ends within two tokens before k.
func (s *sent) mentionEnding(k int) bool {
	for i := range s.places {
		if m := &s.places[i]; m.last <= k && k-m.last <= 2 {
			return true
		}
	}
	return false
}
