package extract

import "slices"

// holders reads who holds a place where they are called by what they are, not by their
// name: gardé par une trentaine de combattants, in the hands of the attackers, held by 40
// policemen. Fighters are the movement's, men in uniform the government's.
func holders(s *sent, h hit) who {
	for k := h.last + 1; k < min(len(s.toks), h.last+7); k++ {
		if s.toks[k].kind == punct {
			break
		}
		switch s.toks[k].norm {
		case "assaillants", "attackers", "assailants", "ennemi", "enemy", "rebelles", "rebels", "gunmen":
			return talibanWho
		}
		switch units[s.toks[k].norm] {
		case "fighters":
			return talibanWho
		case "soldiers":
			return forcesWho
		}
	}
	return who{}
}

// relative reports whether a clause on what stands before token k begins there: X, who.
func relative(s *sent, k int) bool {
	if wordAt(s.toks, k) == "," {
		k++
	}
	switch wordAt(s.toks, k) {
	case "who", "which", "qui":
		return true
	}
	return false
}

// saidSubject is the post or the town that is the subject of what somebody says, where its
// name comes before the verb of saying: X dismissed reports about Y, saying the crossing was
// guarded. What is named inside the words themselves is left to subjectMention.
func (r *reading) saidSubject(s *sent, lo int, h hit) []*Mention {
	c := s.cueAt(s.owner, h.first)
	if c == nil || c.sent != s || c.last >= h.first || c.last < lo || r.subjectMention(s, c.last+1, h) != nil {
		return nil
	}
	return r.generalPlace(s, c.last+1, h.first, h)
}

// saysIt reports whether an actor is the subject of a verb of saying, or follows "selon".
func saysIt(s *sent, a *actor) bool {
	return slices.ContainsFunc(s.cues, func(c cue) bool {
		return c.sent == s && c.found && c.kind != naming && c.at.first == a.first
	})
}

// guardsAre knows the noun in "Taliban guards shot": the verb has a place or an article after it.
func guardsAre(s *sent, h hit) bool {
	switch s.toks[h.first].norm {
	case "guards", "patrols", "controls":
		n := wordAt(s.toks, h.last+1)
		return h.first == h.last && s.mentionAt(h.last+1) == nil && !determiners[n] && n != "both" && n != "all" && n != "most"
	}
	return false
}
