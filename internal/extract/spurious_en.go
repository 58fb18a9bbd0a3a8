package extract

import (
	"slices"
	"strings"

	"marz/internal/marz"
)

// spurious knows English words of a trigger that tell of no happening where they stand.
func (r *reading) spurious(s *sent, h hit) bool {
	if r.lang != "en" {
		return false
	}
	switch h.typ {
	case marz.Attack, marz.Clash:
		return r.ofSpeakerTold(s, h) || h.forms == nounForm && (r.judged(s, h) || scarce[wordAt(s.toks, h.first-1)] || wordAt(s.toks, h.first-1) == "such" && wordAt(s.toks, h.first-2) == "no" || sinceFight(s, h) || siegeEnded(s, h)) || s.toks[h.first].norm == "set" && takenBefore(s, h)
	case marz.Handover:
		w := wordAt(s.toks, h.last+1)
		return !h.mood.passive && h.first == h.last && strings.HasPrefix(s.toks[h.first].norm, "return") && (w == "." || w == "," || w == "" || w == "\"")
	case marz.ControlType:
		return h.frame == stands && s.between(h.first-2, h.first, "territory", "areas", "area", "land", "parts", "ground", "regions")
	case marz.Reopening:
		if wordAt(s.toks, h.first-1) == "to" && s.between(h.first-3, h.first, "us", "them", "me") {
			return true // told us to resume work
		}
		return h.last > h.first+1 && s.between(h.first, h.last, "not", "never", "only")
	case marz.Mobilization:
		return r.enemyGathers(s, h)
	case marz.Surrender:
		return r.disarmedAbroad(s, h)
	case marz.Casualties:
		return h.forms == nounForm && s.toks[h.last].norm == "bodies" && !r.numberBefore(s, h)
	case marz.Recapture, marz.Capture:
		if strings.HasPrefix(s.toks[h.first].norm, "clear") && s.between(h.last, h.last+3, "road", "roads", "highway", "way", "mines", "rubble", "debris", "customs") || h.mood.passive && h.frame == takes && thingsSeized(s, h) {
			return true
		}
		if h.mood.intent && flagVerbs[s.toks[h.first].norm] {
			return true // tried to raise their flag: no attack on a place
		}
		return wordAt(s.toks, h.last+1) == "power" || wordAt(s.toks, h.last+1) == "office"
	case marz.Withdrawal:
		return s.between(h.first-7, h.first, "wounded", "injured", "patients", "bodies", "casualties") || foreignersGo(s, h) && !r.foreignArmy(s, h) || r.attributiveMove(s, h)
	case marz.Flight:
		return loadedTrucks(s, h) || letThroughGate(s, h) && h.mood.negated || r.attributiveMove(s, h)
	}
	return false
}

// judged knows a fight that is only spoken well or ill of: condemned the attacks, hailed the
// operation.
func (r *reading) judged(s *sent, h hit) bool {
	for k := h.first - 1; k >= 0 && k >= h.first-4 && s.toks[k].kind != punct; k-- {
		if judging[s.toks[k].norm] {
			return !r.placeAfter(s, h, 5)
		}
	}
	return false
}

var judging = wordSet("covering condemned condemns condemn condemning denounced denounces deplored deplores decried hailed welcomed praised blamed criticised criticized")

// thingsSeized knows spoils, which are no place: weapons and vehicles were seized.
func thingsSeized(s *sent, h hit) bool {
	spoils := false
	for k := h.first - 1; k >= 0 && k >= h.first-18; k-- {
		w := s.toks[k].norm
		if partsHeld[w] || w == "district" || w == "post" || w == "posts" || w == "base" {
			return false
		}
		near := h.first-k <= 5 && s.mentionAt(k) == nil
		spoils = spoils || near && thingsTaken[w]
		if !near && !spoils {
			return false
		}
	}
	return spoils
}

// scarce stand before a fight that was none: with little fighting.
var scarce = wordSet("little minimal scant hardly")

// flagVerbs are what is done to a flag.
var flagVerbs = wordSet("raise raised hoist hoisted plant planted fly flown")

// sinceFight knows the fight that something else is counted from: since the fighting started.
func sinceFight(s *sent, h hit) bool {
	return wordAt(s.toks, fightPhrase(s, h)-1) == "since" && len(s.hits) > 1 && !s.mentionBetween(h.last, min(len(s.toks), h.last+4))
}

// siegeEnded knows the siege that a fall ends: fell after a month under siege.
func siegeEnded(s *sent, h hit) bool {
	if !strings.HasPrefix(s.toks[h.last].norm, "sieg") || !s.between(h.first-6, h.first, "after", "following", "despite") {
		return false
	}
	return takenBefore(s, h)
}

// takenBefore reports whether the sentence has told before that the place was taken.
func takenBefore(s *sent, h hit) bool {
	return slices.ContainsFunc(s.hits, func(o hit) bool { return isControl(o.typ) && o.last < h.first })
}

// enemyGathers knows the Taliban who gather for an attack, which is no levy of theirs.
func (r *reading) enemyGathers(s *sent, h hit) bool {
	w := s.toks[h.first].norm
	if !strings.HasPrefix(w, "gather") && !strings.HasPrefix(w, "rall") && !strings.HasPrefix(w, "muster") {
		return false
	}
	by, _ := r.namedAgent(s, h, who{})
	return by.side == marz.SideTaliban || gathered[wordAt(s.toks, h.last+1)]
}

// gathered are what gathers without any people.
var gathered = wordSet("pace momentum steam speed strength information intelligence evidence data dust at outside")

// disarmedAbroad knows arms laid down after a flight over the border, to its guards and not to
// the enemy.
func (r *reading) disarmedAbroad(s *sent, h hit) bool {
	return slices.ContainsFunc(s.hits, func(o hit) bool {
		return o.typ == marz.Flight && o.last < h.first && h.first-o.last <= 12 && !o.mood.negated && s.between(o.last, h.first, "and", "where")
	})
}

// loadedTrucks knows goods that cross with what they carry between commas: 350 trucks, most of
// them loaded with grapes, entered Pakistan.
func loadedTrucks(s *sent, h hit) bool {
	if wordAt(s.toks, h.first-1) != "," {
		return false
	}
	for k := h.first - 2; k > 0 && k >= h.first-16; k-- {
		if s.toks[k].norm == "," {
			return vehicles[s.toks[k-1].norm]
		}
	}
	return false
}

// nounHere reports whether a base form is a noun where it stands: a rush to the
// border, their drive across the north.
func nounHere(s *sent, h hit) bool {
	if h.forms != finite|infinitive && (h.forms != finite || h.first != h.last || !strings.HasSuffix(s.toks[h.first].norm, "s")) || h.first == 0 {
		return false
	}
	switch s.toks[h.first-1].norm {
	case "a", "an", "the", "their", "its", "his", "our", "another", "any", "first", "second", "final", "new":
		return true
	}
	return false
}

// stormedPost makes an attack of the storming of a post or a building that has no name: no
// place is won by it.
func stormedPost(s *sent, h hit) hit {
	if h.typ != marz.Capture || !strings.HasPrefix(s.toks[h.first].norm, "storm") || h.mood.passive {
		return h
	}
	for k := h.last + 1; k < min(len(s.toks), h.last+7) && s.toks[k].kind != punct; k++ {
		if s.mentionAt(k) != nil {
			return h
		}
		if stormed[s.toks[k].norm] {
			h.typ, h.frame, h.near = marz.Attack, occurs, false
			return h
		}
	}
	return h
}

var stormed = wordSet("centre center post posts outpost outposts checkpoint checkpoints base bases barracks prison jail headquarters compound station stations convoy")

// gateLetThrough makes an opening of travellers and goods that are allowed to pass.
func gateLetThrough(s *sent, h hit) hit {
	if h.typ == marz.Flight && !h.mood.negated && letThroughGate(s, h) {
		h.typ, h.frame = marz.Reopening, opens
	}
	return h
}

// familiesLeft makes a flight of the leaving of civilians, which is no withdrawal of troops.
func (r *reading) familiesLeft(s *sent, h hit) hit {
	if h.typ != marz.Withdrawal {
		return h
	}
	for k := h.first - 1; k >= 0 && k >= h.first-7; k-- {
		switch units[s.toks[k].norm] {
		case "":
		case "families", "civilians":
			h.typ, h.frame = marz.Flight, moves
			return h
		default:
			return h
		}
	}
	return h
}

// foreignersGo knows the withdrawal of the foreign armies that every dispatch has for its
// background: as foreign troops complete their withdrawal.
func foreignersGo(s *sent, h hit) bool {
	return s.between(h.first-9, h.first, "foreign", "international", "nato", "american", "coalition", "western", "led", "u", "us") && s.between(h.first-15, h.first, "as", "since", "while", "amid", "after", "following", "before", "when", "with")
}

// attributiveMove knows a participle that only describes who did something else: allowed the
// retreating soldiers to enter.
func (r *reading) attributiveMove(s *sent, h hit) bool {
	if h.forms&gerund == 0 || h.first != h.last || h.first == 0 {
		return false
	}
	switch s.toks[h.first-1].norm {
	case "the", "a", "some", "these", "those", "of", "to", "many":
		return slices.ContainsFunc(s.actors, func(a actor) bool { return a.first > h.last && a.first-h.last <= 2 })
	}
	return false
}

// letThroughGate knows travellers who are allowed to pass, or not, as a gate is open or shut:
// nobody flees.
func letThroughGate(s *sent, h hit) bool {
	if !strings.HasPrefix(s.toks[h.last].norm, "pass") && s.toks[h.last].norm != "through" && s.toks[h.last].norm != "cross" {
		return false
	}
	return s.between(h.first-6, h.first, "allowed", "permitted") || s.between(h.first-1, h.last, "allowed", "permitted", "let") && s.between(h.first-5, h.first, "pedestrians", "travellers", "travelers", "passengers", "traders", "vehicles", "trucks", "lorries", "goods", "patients", "students")
}

// ofSpeakerTold knows what is told of a speaker himself behind his name: said X, a former
// lawmaker who is fighting the insurgents.
func (r *reading) ofSpeakerTold(s *sent, h hit) bool {
	for k := h.first - 1; k > 0 && k >= h.first-3; k-- {
		if s.toks[k].norm == "who" || s.toks[k].norm == "qui" {
			return slices.ContainsFunc(s.cues, func(c cue) bool { return c.sent == s && c.found && c.inverted && c.last < k && k-c.last <= 12 })
		}
	}
	return false
}
