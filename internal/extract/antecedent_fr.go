package extract

import "marz/internal/marz"

// apposedFr reports whether the comma before a French verb closes an apposition to its
// subject: Le gouverneur de X, NAME, a annoncé la reprise du poste.
func (r *reading) apposedFr(s *sent, c *cue) bool {
	if r.lang != "fr" || wordAt(s.toks, c.first-1) != "," || len(s.actors) == 0 || s.actors[0].first > 4 || s.actors[0].last >= c.first || r.anyHit(s, 0, c.first) || wordAt(s.toks, s.actors[0].last+1) != "," && s.actors[0].last != c.first-2 {
		return false
	}
	for k := 0; k < c.first; k++ {
		if s.quote[k] != 0 {
			return false
		}
		if w := s.toks[k].norm; k > s.actors[0].last && (auxiliaryWords["fr"][w] && w != "a" || w == "est" || w == "sont" || w == "a" && auxBeforeParticiple(s, k)) {
			return false
		}
	}
	return true
}

// auxBeforeParticiple tells "a pris" from "à Kaboul".
func auxBeforeParticiple(s *sent, k int) bool {
	return k+1 < len(s.toks) && !s.toks[k+1].cap && s.mentionAt(k+1) == nil
}

// whoseWords are the relatives after "selon" that take up the speaker before: selon qui.
var whoseWords = wordSet("qui lequel laquelle lesquels lesquelles whom")

// relativeSource gives "selon qui" the one who spoke before it in the sentence.
func (r *reading) relativeSource(s *sent, c *cue) (who, bool) {
	if !whoseWords[wordAt(s.toks, c.last+1)] {
		return who{}, false
	}
	for i := range s.cues {
		if o := &s.cues[i]; o.first < c.first && o.kind == saying && o.speaker.principal != "" {
			return o.speaker, true
		}
	}
	return r.leftActor(s, c.first), true
}

// parenthetic knows a verb of saying that stands inside what it tells, before the verb of
// its clause: des commandos, ajoute-t-il, ont été dépêchés.
func (r *reading) parenthetic(s *sent, i, from, to int) bool {
	c := &s.cues[i]
	end := c.last
	if !c.at.pronoun {
		end = max(end, c.at.last)
	}
	return c.inverted && wordAt(s.toks, to-1) == "," && wordAt(s.toks, end+1) == "," && !r.anyHit(s, from, to) && r.anyHit(s, end, len(s.toks)) && !r.cueAfter(s, i, end)
}

// cliticAfterName knows a pronoun that stands for a claim between a speaker and a verb of
// denying: le ministère la nie.
func (r *reading) cliticAfterName(s *sent, i int) bool {
	switch s.toks[i].norm {
	case "l", "les", "la", "le":
		return r.lang == "fr" && r.actorEnding(s, i-1) != nil
	}
	return false
}

// sameArmy gives "l'armée", "the military" to the neighbour whose army spoke just before.
func (r *reading) sameArmy(s *sent, c *cue) who {
	last := r.speaker
	if c.speaker.principal != forcesWho.principal || c.speaker.name != forcesWho.name || last.side != marz.SideThird || last.anonymous || r.saysAfghan(s) || c.at.first >= len(s.toks) {
		return c.speaker
	}
	if _, n := countryOf(last.actor); n == 0 {
		return c.speaker
	}
	switch wordAt(s.toks, c.at.last) {
	case "armee", "army", "military", "guards", "service", "frontieres", "troops":
		return last
	}
	return c.speaker
}

// apposedRelative reports whether the comma at a token opens an apposition with a clause of
// its own, which is the narrator's: X, première capitale qu'ils avaient conquise.
func apposedRelative(toks []token, comma int) bool {
	for k := comma + 1; k < min(len(toks), comma+8) && toks[k].kind != punct; k++ {
		if w := toks[k].norm; k > comma+1 && (w == "qu" || w == "que" || w == "dont") {
			return !articleLike[toks[comma+1].norm] && toks[comma+1].norm != "et" && toks[comma+1].norm != "mais"
		}
	}
	return false
}

// appositionBetween reports whether an apposition with a clause of its own opens between two
// tokens: the day behind that clause is the clause's.
func appositionBetween(s *sent, a, b int) bool {
	for k := a + 1; k < b; k++ {
		if s.toks[k].norm == "," && apposedRelative(s.toks, k) && s.hitBetweenToks(k, b) {
			return true
		}
	}
	return false
}

// apposedPlace reports whether a relative pronoun follows a noun in apposition to the name
// before the comma: X, première capitale qu'ils avaient conquise.
func apposedPlace(s *sent, k int) bool {
	for j := k - 1; j > 0 && j >= k-6; j-- {
		if s.toks[j].norm == "," {
			return s.mentionAt(j-1) != nil && apposedRelative(s.toks, j)
		}
	}
	return false
}
