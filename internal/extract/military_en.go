package extract

import (
	"strings"

	"marz/internal/marz"
)

// verbalCrossing are the words after which "crossing" is a verb; after any other it is the post.
var verbalCrossing = wordSet("by from after before while when without were was are is been be kept keep began started seen stop stopped prevented caught and people anyone those them")

// noMove knows what is written like a move and is none: the crossing on the border with X, the
// guards manning a post that somebody else took.
func (r *reading) noMove(s *sent, h hit) bool {
	if r.goesInland(s, h) {
		return true
	}
	prev := wordAt(s.toks, h.first-1)
	switch s.toks[h.first].norm {
	case "crossing", "crossings":
		return h.typ == marz.Flight && !verbalCrossing[prev] && units[prev] == "" && r.actorEnding(s, h.first-1) == nil
	case "stationed", "posted", "based", "deployed":
		return h.typ == marz.Deployment && units[prev] != "" && r.finiteAfter(s, h)
	case "fighting", "clashes", "clash", "battle", "shooting", "firing", "gunfire":
		return h.typ == marz.Clash && fightOver(s, h)
	case "reinforcements", "reinforcement":
		return h.typ == marz.Reinforcement && h.first == h.last && notCome(s, h)
	case "guarding", "manning", "patrolling", "defending", "staffing", "protecting":
		return h.typ == marz.ControlType && !in("en", "be", prev) && (units[prev] != "" || r.actorEnding(s, h.first-1) != nil)
	}
	return false
}

// contested reports whether the rest of the text speaks of the loss of a place that somebody
// says is still held: only then does "still" deny anything.
func (r *reading) contested(x *made) bool {
	for _, s := range r.sents {
		for _, h := range s.hits {
			if h.typ != marz.Capture || !s.speaks() || h.mood.negated || s == x.sent && h.first == x.hit.first {
				continue
			}
			for i := range s.places {
				if s.places[i].Place.ID == x.Place {
					return true
				}
			}
		}
	}
	return false
}

// diedOfIt reports whether the dead are those of what the clause before dated: traded fire on
// Thursday, leaving two people dead.
func (r *reading) diedOfIt(s *sent, h hit) bool {
	if h.typ != marz.Casualties || h.mood.negated || r.next.Precision != marz.PrecisionDay || len(r.made) == 0 {
		return false
	}
	last := &r.made[len(r.made)-1]
	if last.sent != s || s.cueAt(s.owner, h.first) != s.cueAt(s.owner, last.hit.first) {
		return false
	}
	for k := last.hit.last + 1; k < h.first; k++ {
		switch s.toks[k].norm {
		case "killing", "leaving", "wounding", "injuring", "claiming", "tuant", "faisant", "blessant":
			return true
		}
	}
	switch s.toks[h.first].norm {
	case "killing", "leaving", "wounding", "injuring", "claiming", "tuant", "faisant", "blessant":
		return true
	}
	return false
}

// itsPost adds the crossing in "the district and its crossing", or the district in "the post
// and the district": the second is the twin of the name that stands before it.
func (r *reading) itsPost(s *sent, h hit, places []*Mention) []*Mention {
	if r.lang != "en" || len(places) == 0 || h.frame != takes && h.frame != falls && h.frame != stands {
		return nil
	}
	m := places[len(places)-1]
	if m.first < 0 || m.Role != RolePlace {
		return nil
	}
	k := m.last + 1
	for k < len(s.toks) && ownKind[s.toks[k].norm] {
		k++
	}
	w := wordAt(s.toks, k)
	if w != "and" && w != "with" || !itsWords[wordAt(s.toks, k+1)] {
		return nil
	}
	for j := k + 2; j < min(len(s.toks), k+7) && s.toks[j].kind != punct; j++ {
		if s.mentionAt(j) != nil && s.mentionAt(j).Role == RolePlace {
			return nil
		}
		fits := generalFits(s.toks[j].norm)
		if fits == nil {
			continue
		}
		if p := r.x.as(m.Place, fits); p != nil && p != m.Place {
			return []*Mention{carried(s, p, h)}
		}
		return nil
	}
	return nil
}

var (
	ownKind  = wordSet("district town city center centre border crossing post port area")
	itsWords = wordSet("its the a nearby adjacent adjoining surrounding both")
)

// aimOf reports whether a capture is only what the fight before it is for: launched an
// operation to retake X, are fighting to recapture X.
func (r *reading) aimOf(s *sent, h hit) bool {
	if r.lang != "en" || h.typ != marz.Capture && h.typ != marz.Recapture || h.forms&infinitive == 0 || wordAt(s.toks, h.first-1) != "to" {
		return false
	}
	for _, o := range s.hits {
		if group(o.typ) == group(marz.Attack) && o.last < h.first && h.first-o.last <= 4 {
			return true
		}
	}
	return false
}

// lesserPlace is where something went on of which the sentence says no more than whose ground
// it was or by which road: the police in X surrendered, a convoy on the road to X.
func (r *reading) lesserPlace(s *sent, h hit, lo, hi int) *Mention {
	if r.lang != "en" || s.Role != RoleBody {
		return nil
	}
	switch h.typ {
	case marz.Attack, marz.Clash, marz.Casualties, marz.Surrender, marz.Withdrawal:
	default:
		return nil
	}
	for i := range s.places {
		m := &s.places[i]
		if m.Role != RoleNear || m.Place.Kind == marz.KindBorder || m.first < lo || m.last >= hi || m.Place.SubKind == "national-capital" || r.isDateline(s, m) || s.ofSpeaker(m) {
			continue
		}
		return m
	}
	return nil
}

// ofSpeaker reports whether a place belongs to who speaks: the governor of X.
func (s *sent) ofSpeaker(m *Mention) bool {
	for i := range s.cues {
		if c := &s.cues[i]; c.found && c.sent == s && c.at.first <= m.first && m.last <= c.at.last {
			return true
		}
	}
	return false
}

// beforeGerund are the words after which a gerund tells what was done: before retreating from X.
var beforeGerund = wordSet("after before by while without upon on since")

// saysSoon reports whether a verb of saying follows: the police headquarters of X that speak,
// not those that fell.
func (r *reading) saysSoon(s *sent, k int) bool {
	for j := k; j < min(len(s.toks), k+6); j++ {
		if _, n := r.x.speech[r.lang].find(s.toks, j); n > 0 {
			return true
		}
	}
	return false
}

// besetWords say how a place stands rather than what was done to it.
var besetWords = wordSet("surrounded besieged encircled cut ringed")

// besetNow reports whether a place is said to be beset at the time of speaking.
func besetNow(s *sent, h hit, aux []string) bool {
	for _, w := range aux {
		if w == "is" || w == "are" {
			return besetWords[s.toks[h.first].norm]
		}
	}
	return false
}

// personTaken knows the capture of a man, which is none of a place: X was captured with his men.
func (r *reading) personTaken(s *sent, h hit) bool {
	if h.typ != marz.Capture || !h.mood.passive || h.frame != takes {
		return false
	}
	for _, a := range s.actors {
		if (a.named || a.who.person) && a.last < h.first && h.first-a.last <= 3 && (a.first == 0 || s.toks[a.first-1].norm != "of") {
			return true
		}
	}
	return false
}

// seizesPeople reports whether a verb of taking can have a person for its object; conquered
// and occupied are places only.
func seizesPeople(w string) bool {
	for _, stem := range []string{"conqu", "occup", "inves", "envah", "overr", "retak", "recapt", "recon"} {
		if strings.HasPrefix(w, stem) {
			return false
		}
	}
	return true
}

// overWords say of a fight that it is over, which makes no new one of it.
var overWords = wordSet("ended stopped ceased subsided over abated eased halted")

// finiteAfter reports whether another verb of the sentence tells what the subject did.
func (r *reading) finiteAfter(s *sent, h hit) bool {
	for _, o := range s.hits {
		if o.first > h.last && o.forms&finite != 0 && o.forms != nounForm && !commaBetween(s, h.last, o.first) {
			return true
		}
	}
	return false
}

// ownAccount reports whether who says that an attack was thrown back has himself told in the
// same sentence that the place was entered: then the one followed the other.
func (r *reading) ownAccount(x *made) bool {
	for i := range r.made {
		if o := &r.made[i]; o.sent == x.sent && o.Place == x.Place && o.Type == marz.Capture && o.Principal == x.Principal && o.Stance != marz.Denies {
			return true
		}
	}
	return false
}

// notCome knows reinforcements that have yet to arrive or never came.
func notCome(s *sent, h hit) bool {
	for k := h.last + 1; k < min(len(s.toks), h.last+4) && s.toks[k].kind != punct; k++ {
		switch s.toks[k].norm {
		case "yet", "never", "not", "t":
			return true
		}
	}
	return false
}
