package extract

import (
	"slices"
	"strings"

	"marz/internal/marz"
)

// noClaim reports whether a trigger is there for something else: a clash named only as
// the background of a capture, the dead without a number, a word that could be a verb.
func (r *reading) noClaim(s *sent, h hit) bool {
	m := h.mood
	if r.noDeed(s, h) || s.insideBody(h) || r.spurious(s, h) {
		return true
	}
	switch h.typ {
	case marz.Clash:
		return h.forms == gerund && (!in(r.lang, "be", wordAt(s.toks, beforeAdverbs(s, h.first-1))) || wordAt(s.toks, h.last+1) == "to") || m.negated || m.intent || m.inf || h.forms == nounForm && (r.background(s, h) || m.maybe)
	case marz.Casualties:
		return h.forms == nounForm && !r.counted(s, h) || m.negated
	case marz.Reinforcement:
		if h.last == h.first && h.forms != nounForm && isSending(s.toks[h.first].norm) {
			return !r.troopsNear(s, h)
		}
	case marz.Flight:
		return r.noFlight(s, h) || r.lang == "fr" && h.first == h.last && r.wasGiven(s, h)
	case marz.Handover:
		return r.noHandover(s, h) || givesWords(s, h)
	case marz.Closure, marz.Reopening:
		return r.noGate(s, h)
	case marz.Deployment:
		return h.forms&participle != 0 && s.unitBetween(h.first-5, h.first, "civilians", "families")
	case marz.Withdrawal:
		return h.first == h.last && strings.HasPrefix(s.toks[h.first].norm, "quitt") && !r.troopsNear(s, h) && !s.between(h.first-8, h.first, "douaniers", "douanes", "fonctionnaires")
	case marz.Arming:
		return h.forms == finite && h.first == h.last && strings.HasPrefix(s.toks[h.first].norm, "arme")
	case marz.Capture, marz.Recapture:
		if h.actor == ouster {
			_, ok := r.ousted(s, h)
			return !ok
		}
		if h.actor == "taliban" {
			return r.byOthers(s, h)
		}
		return m.bare && h.frame != falls && !r.beside(s, h) && !r.headless(s, h)
	}
	return false
}

// byOthers reports whether a verb that the Taliban alone can be the subject of here has
// somebody else for it; "they" in a quotation are the speaker's enemies.
func (r *reading) byOthers(s *sent, h hit) bool {
	var speaker who
	if c := s.cueAt(s.owner, h.first); c != nil && isQuoted(s, h) {
		speaker = c.speaker
	}
	w, a := r.namedAgent(s, h, speaker)
	return w.side != marz.SideTaliban && a != nil
}

// noDeed knows an order or an example, "Take the border with X", and people who follow others.
func (r *reading) noDeed(s *sent, h hit) bool {
	if r.lang == "en" && h.frame == takes && h.forms&(infinitive|participle) == infinitive && (h.first == 0 || s.quote[h.first] != s.quote[h.first-1]) {
		return true
	}
	if r.lang == "en" && (h.typ == marz.ControlType && guardsAre(s, h) || r.noMove(s, h)) {
		return true
	}
	if h.typ == marz.Reinforcement && h.forms == nounForm && wanting(s, h) {
		return true
	}
	return lastHeld(s, h) || r.describesSpeaker(s, h) || h.typ == marz.Flight && goodsCross(s, h) || r.follows(s, h) && r.peopleNear(s, h) || r.lang == "fr" && r.noDeedFrench(s, h)
}

// describesSpeaker knows a participle that only says which of them speaks: a driver stuck at
// X said, un chauffeur bloqué à X.
func (r *reading) describesSpeaker(s *sent, h hit) bool {
	if h.mood.passive || h.frame == falls || h.forms&participle == 0 && !strings.HasSuffix(s.toks[h.last].norm, "ed") || !h.mood.bare && r.lang != "en" {
		return false
	}
	return slices.ContainsFunc(s.cues, func(c cue) bool {
		return c.sent == s && c.found && c.at.last == h.first-1 && !c.at.pronoun && c.kind != naming && (c.first > h.last && !slices.ContainsFunc(s.toks[h.last:c.first], func(t token) bool { return coordinators[t.norm] || t.norm == "," }) || h.mood.bare && c.last < c.at.first)
	})
}

// goodsCross knows what crosses a border every day and flees from nobody: 900 trucks.
func goodsCross(s *sent, h hit) bool {
	for k := h.first - 1; k >= max(0, h.first-4); k-- {
		if s.toks[k].kind == punct {
			return false
		}
		if vehicles[s.toks[k].norm] {
			return true
		}
	}
	return false
}

var vehicles = wordSet("truck trucks lorry lorries vehicle vehicles container containers goods cargo wagons camion camions vehicule vehicules conteneurs marchandises tankers tanker")

// beside reports whether a bare participle has its agent or its place next to it.
func (r *reading) beside(s *sent, h hit) bool {
	if w, _ := r.agentAfter(s, h, 12); w.actor != "" {
		return true
	}
	for k := max(0, h.first-4); k < h.first; k++ {
		if generalFits(s.toks[k].norm) != nil {
			return true
		}
	}
	for i := range s.places {
		if m := &s.places[i]; m.last < h.first && h.first-m.last <= 3 || m.first > h.last && m.first-h.last <= 6 {
			return true
		}
	}
	return false
}

// background knows "after heavy fighting", "après d'intenses combats" beside another event.
func (r *reading) background(s *sent, h hit) bool {
	for _, o := range s.hits {
		if o.typ == marz.Flight && o.last < h.first && h.first-o.last <= 3 {
			return true
		}
	}
	for k := max(0, fightPhrase(s, h)-3); k < h.first; k++ {
		switch s.toks[k].norm {
		case "apres", "after", "following", "amid", "malgre", "despite", "lors", "during", "without", "sans", "au", "fin", "terme", "from", "fleeing", "pour", "d'", "cours", "by", "dans", "in", "of":
			for _, o := range s.hits {
				if o.first != h.first && o.typ != marz.Clash && o.typ != marz.Closure && o.typ != marz.Reopening && o.frame != speaks {
					return true
				}
			}
		}
	}
	return false
}

// counted reports whether a number stands before the dead or the wounded.
func (r *reading) counted(s *sent, h hit) bool {
	for _, a := range r.amounts(s) {
		if a.share {
			continue
		}
		if a.last < h.first && h.first-a.last <= 3 || a.first <= h.first && h.first <= a.last {
			return true
		}
	}
	if h.forms&participle != 0 || r.lang == "fr" && in("fr", "be", wordAt(s.toks, h.first-1)) {
		return r.numberNear(s, h)
	}
	return strings.Contains(r.words(s, h.first, h.last), " ") || r.putAt(s, h)
}

// putAt reads the number behind the dead: put the number of dead at 46, a death toll of 12.
func (r *reading) putAt(s *sent, h hit) bool {
	for _, a := range r.amounts(s) {
		if a.first > h.last && a.first-h.last <= 3 && (r.lang == "en" && s.between(h.last, a.first, "at", "to")) {
			return true
		}
	}
	return false
}

func isSending(w string) bool {
	return strings.HasPrefix(w, "envo") || strings.HasPrefix(w, "enverr") || strings.HasPrefix(w, "sen") || strings.HasPrefix(w, "dispatch") || strings.HasPrefix(w, "rush")
}

// troopsNear reports whether it is troops that are sent.
func (r *reading) troopsNear(s *sent, h hit) bool {
	for k := max(0, h.first-8); k < min(len(s.toks), h.last+7); k++ {
		switch units[s.toks[k].norm] {
		case "soldiers", "fighters", "men":
			return true
		}
		switch s.toks[k].norm {
		case "renfort", "garnison", "unite", "forces", "force", "unites", "units", "bataillon", "battalion", "convoi", "convoy", "renforts", "armee", "army":
			return true
		}
	}
	return false
}

// retyped changes the type where the words around the trigger ask for it: a surrender to
// a neighbour's guards is a flight across the border.
func (r *reading) retyped(s *sent, h hit) hit {
	h = r.turned(s, r.byEntering(s, r.byOusting(s, h)))
	if r.lang == "en" {
		h = r.familiesLeft(s, gateLetThrough(s, stormedPost(s, h)))
	}
	if fledNone(s, h) {
		h.typ, h.frame, h.mood.negated = marz.Flight, moves, true
	}
	if h.typ == marz.Reopening && h.mood.negated {
		h.typ, h.mood.negated = marz.Closure, false // has not reopened, will not reopen before Sunday
	}
	if h = r.retypedFrench(s, h); h.typ == marz.Reopening {
		return h
	}
	if h.typ == marz.Surrender {
		for k := h.last + 1; k < min(len(s.toks), h.last+8) && s.toks[k].kind != punct; k++ {
			if neighbourAt(s.toks, k) != "" {
				h.typ, h.frame = marz.Flight, moves
			}
		}
	}
	if h.typ == marz.Deployment {
		for k := max(0, h.first-6); k < h.first; k++ {
			if w := s.toks[k].norm; w == "renforts" || w == "reinforcements" || w == "renfort" {
				h.typ = marz.Reinforcement
			}
		}
	}
	return h
}

// besides adds the place of "Outre X, …" and "Besides X, …" to what was taken.
func (r *reading) besides(s *sent, h hit, places []*Mention) []*Mention {
	if len(places) == 0 || h.frame != takes && h.frame != falls {
		return nil
	}
	n := match(s.toks, 0, "outre", "en plus de", "en plus d", "besides", "in addition to", "apart from", "apres", "as well as", "along with")
	if n == 0 || s.toks[0].norm == "apres" {
		return nil
	}
	for i := range s.places {
		m := &s.places[i]
		if m.Role == RolePlace && m.first >= n && m.first <= n+6 && m.last < h.first && !slices.Contains(places, m) {
			return []*Mention{m}
		}
	}
	return nil
}

// ellipsis repeats the verb of the sentence before: "They have not been sent. They soon
// will be."
func (r *reading) ellipsis(s *sent) {
	if len(s.hits) > 0 || len(r.made) == 0 || len(s.toks) > 20 {
		return
	}
	last := r.made[len(r.made)-1]
	if last.sent.index != s.index-1 || !last.hit.mood.negated {
		return
	}
	for k := range s.toks {
		n := match(s.toks, k, "le seront", "le sera", "will be", "soon will", "will soon be", "le feront", "le fera", "will")
		if n == 0 {
			continue
		}
		h := last.hit
		h.first, h.last, h.forms = k, k+n-1, futureForm
		h.mood = mood{future: true}
		m := carried(s, last.mention.Place, h)
		r.make(s, h, m, s.cueAt(s.owner, k), false)
		return
	}
}

// peopleNear reports whether people are counted beside a verb of letting in.
func (r *reading) peopleNear(s *sent, h hit) bool {
	for k := max(0, h.first-8); k < min(len(s.toks), h.last+7); k++ {
		switch units[s.toks[k].norm] {
		case "soldiers", "civilians", "families", "officials":
			return true
		}
	}
	return r.troopsNear(s, h) || nobodyBefore(s, h)
}

// lastHeld knows how rare a place was when it fell, in a sentence that tells of its fall: X,
// the last province not in their hands; le dernier poste tenu par le gouvernement.
func lastHeld(s *sent, h hit) bool {
	if h.frame != stands || !s.between(h.first-8, h.first, "last", "only", "dernier", "derniere", "derniers", "dernieres", "seul", "seule") {
		return false
	}
	for _, o := range s.hits {
		if o.first != h.first && (group(o.typ) == group(h.typ) || o.typ == marz.Withdrawal || o.typ == marz.Handover) {
			return true
		}
	}
	return false
}
