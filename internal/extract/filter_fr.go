package extract

import (
	"slices"
	"strings"

	"marz/internal/marz"
)

// noDeedFrench knows words of French prose that tell of no happening of their own.
func (r *reading) noDeedFrench(s *sent, h hit) bool {
	switch h.typ {
	case marz.Flight:
		return enemyFlees(s, h) || r.ofSpeakerTold(s, h)
	case marz.Withdrawal:
		return thingsLeft(s, h) || r.alliesLeave(s, h)
	case marz.Deployment:
		return fightMoves(s, h)
	case marz.Capture, marz.Recapture, marz.Attack, marz.Clash:
		return r.onlyMeant(s, h) || r.beforeArrival(s, h) || crowdPushedBack(s, h) || fightGoesOn(s, h) || siegeOver(s, h)
	}
	return false
}

// enemyFlees knows "l'ennemi est en fuite": boasted of on a battlefield, over no border.
func enemyFlees(s *sent, h hit) bool {
	if w := s.toks[h.first].norm; !strings.HasPrefix(w, "fui") && !strings.HasPrefix(w, "fuy") && !strings.HasPrefix(w, "enfui") && !strings.HasPrefix(w, "enfuy") {
		return false
	}
	for _, a := range s.actors {
		if a.last < h.first && h.first-a.last <= 4 && a.who.side == marz.SideTaliban {
			return true
		}
	}
	return s.between(h.first-4, h.first, "ennemi", "assaillants", "terroristes")
}

// fightMoves knows "les combats se concentrent autour de X": nobody is sent there.
func fightMoves(s *sent, h hit) bool {
	for _, o := range s.hits {
		if (o.typ == marz.Clash || o.typ == marz.Attack) && o.forms == nounForm && o.last < h.first && h.first-o.last <= 4 {
			return true
		}
	}
	return false
}

// outOfReach knows the place that escapes the Taliban: it is held against them.
func (r *reading) outOfReach(s *sent, h hit) hit {
	if h.actor != "loser" || !strings.HasPrefix(s.toks[h.first].norm, "echapp") {
		return h
	}
	for k := h.last; k < min(len(s.toks), h.last+4); k++ {
		if w := s.toks[k].norm; w == "talibans" || w == "insurges" || w == "islamistes" {
			h.typ, h.actor = marz.ControlType, "forces"
		}
	}
	return h
}

// armsGiven finds the people whom a verb of arming arms, not those who are armed already.
func armsGiven(s *sent, h hit) bool {
	if h.mood.bare {
		return false
	}
	for k := h.last + 1; k < min(len(s.toks), h.last+7) && s.toks[k].kind != punct; k++ {
		switch s.toks[k].norm {
		case "volontaires", "miliciens", "civils", "habitants", "villageois", "jeunes", "population", "milices", "paysans", "anciens":
			return true
		}
	}
	return false
}

// carriesOn refuses verbs that say nothing before an article: ont poursuivi leur avancée,
// ont conclu un accord.
func carriesOn(s *sent, i int) bool {
	for _, stem := range []string{"poursuiv", "poursuit", "conclu", "lach", "enchain"} {
		if strings.HasPrefix(s.toks[i].norm, stem) {
			if i > 1 && beginsClause(s, i-1) && auxiliaryWords["fr"][s.toks[i-1].norm] {
				return false // …, a conclu un élu
			}
			w := wordAt(s.toks, afterTime(s, i+1))
			return articles[w] || w == "leur" || w == "leurs" || w == "son" || w == "sa" || w == "ses" || w == "l"
		}
	}
	return false
}

// meaning verbs say of the narrator's subject that it has not acted yet.
var meaning = []string{"planifi", "prepar", "appret", "envisag", "prevoi", "veut", "veul", "voul", "compt", "entend", "esper", "souhait", "projett", "menac"}

// onlyMeant knows what the narrator tells of as a plan: se préparent à lancer une opération.
func (r *reading) onlyMeant(s *sent, h hit) bool {
	if !h.mood.intent || s.cueAt(s.owner, h.first) != nil || s.cueAt(s.denier, h.first) != nil || r.tryBefore(s, h) >= 0 {
		return false
	}
	if h.forms != nounForm {
		return !h.mood.past
	}
	for k := h.first - 1; k >= 0 && k >= h.first-5 && s.toks[k].kind != punct; k-- {
		if slices.ContainsFunc(meaning, func(stem string) bool { return strings.HasPrefix(s.toks[k].norm, stem) }) {
			return true
		}
	}
	return false
}

// thingsLeft knows the arms and vehicles that are left behind: no place is given up by that.
func thingsLeft(s *sent, h hit) bool {
	if !strings.HasPrefix(s.toks[h.first].norm, "abandonn") && !strings.HasPrefix(s.toks[h.first].norm, "laiss") {
		return false
	}
	from, to := h.last+1, min(len(s.toks), h.last+5)
	if h.mood.passive || h.mood.bare {
		from, to = max(0, h.first-6), h.first
	}
	for k := from; k < to; k++ {
		switch s.toks[k].norm {
		case "armes", "munitions", "vehicules", "blindes", "chars", "materiel", "equipements", "uniformes":
			return true
		}
	}
	return false
}

// beforeArrival knows "avant l'arrivée des insurgés", where no place follows: it only says
// when something else was.
func (r *reading) beforeArrival(s *sent, h hit) bool {
	if h.frame != occurs || h.typ != marz.Capture || !s.between(h.first-4, h.first, "avant") {
		return false
	}
	return s.mentionAt(h.last+1) == nil && s.mentionAt(h.last+2) == nil
}

// soonDone reads "ne tarderont pas à être libérés": it is promised, not denied.
func soonDone(s *sent, h hit) hit {
	for k := h.first - 1; k >= 0 && k >= h.first-5; k-- {
		if strings.HasPrefix(s.toks[k].norm, "tarder") && h.mood.negated {
			h.mood.negated, h.mood.future, h.mood.past, h.mood.purpose = false, true, false, false
		}
	}
	return h
}
