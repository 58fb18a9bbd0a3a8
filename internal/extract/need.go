package extract

import (
	"marz/internal/marz"
)

// need says what must stand beside a trigger whose words alone are too common to tell of
// a happening at the border: X a laissé PLACE aux talibans, le commerce est paralysé.
type need uint8

const (
	nothing     need = iota
	armed            // somebody under arms is the subject
	troops           // men in uniform
	people           // people or men in uniform
	noForeigner      // no neighbouring country follows
	neighbour        // a neighbouring country or its border
	traffic          // trade, a gate or a border
	given            // to the Taliban, to the enemy
	claimed          // a verb of saying just before it
	ousted           // one of the sides of the war is put out of a place
	numbered         // how many
	placeFirst       // a place just before it
	placeNear        // a place soon after it
	after            // something follows it
	crowd            // people, or a number before it
	others           // another number of people before it
	whereBefore      // a place, then "where"
	wentAway         // a place is its subject, and a day or nothing follows
	flagged          // a flag is its subject or its object
	givenArms        // people who are armed follow it
)

// hasNeed reports whether a trigger has beside it what it needs.
func (r *reading) hasNeed(s *sent, h hit) bool {
	switch h.need {
	case armed:
		w, _ := r.namedAgent(s, h, who{})
		return isForce(w) && w.actor != "civilians" || w.country
	case troops:
		return r.troopsNear(s, h)
	case people:
		return r.peopleNear(s, h)
	case noForeigner:
		return !r.countryNext(s, h)
	case neighbour:
		return r.neighbourNear(s, h) && r.peopleNear(s, h)
	case traffic:
		return r.trafficNear(s, h)
	case given:
		return givenTo(s, h)
	case claimed:
		return r.claimedBefore(s, h)
	case ousted:
		w := r.oustedFrom(s, h)
		return w.actor != "" && r.placeAfter(s, h, 12)
	case numbered:
		return r.numberNear(s, h)
	case placeFirst:
		return r.placeBefore(s, h)
	case placeNear:
		return r.placeAfter(s, h, 7)
	case crowd:
		return r.peopleNear(s, h) || r.numberBefore(s, h)
	case after:
		return r.placeAfter(s, h, 12)
	}
	return r.hasEcho(s, h)
}

// neighbourNear finds a neighbouring country, or its border, in the words after a hit.
func (r *reading) neighbourNear(s *sent, h hit) bool {
	for k := h.first; k < min(len(s.toks), h.last+7); k++ {
		if neighbourAt(s.toks, k) != "" {
			return true
		}
	}
	for i := range s.places {
		if m := &s.places[i]; m.Role == RoleBorder && m.first > h.first && m.first-h.last <= 6 {
			return true
		}
	}
	return false
}

// trafficWords are what is shut and opened at a border.
var trafficWords = wordSet("freight shipments exports imports export import railway rail ferry bridge customs traffic trade trucks lorries cargo shipments crossings movement crossing commerce echanges trafic transit circulation passage passages poste postes frontiere frontieres exportations exportation importations importation activite activites convois camions fret douane douanes porte portes pont marchandises acces traversee mouvements mouvement dedouanement liaison transport transports trains point points")

// trafficNear finds what can be shut in the clause of a hit.
func (r *reading) trafficNear(s *sent, h hit) bool {
	if h.forms&participle != 0 && units[wordAt(s.toks, h.first-1)] != "" {
		return r.placeAfter(s, h, 4) // people who are stuck, and where
	}
	lo, hi := r.leftLimit(s, h), r.rightLimit(s, h)
	back := 9
	if h.mood.passive {
		back = 14
	}
	for k := max(lo, h.first-back); k < min(hi, h.last+7); k++ {
		if trafficWords[s.toks[k].norm] {
			return true
		}
		if m := s.mentionAt(k); m != nil && m.Place.Kind == marz.KindCrossing && m.eventPlace() && !h.mood.passive {
			return k > h.last && k-h.last <= 4
		}
	}
	return h.mood.passive && s.crossingBefore(h.first) || h.mood.obj && r.lang == "fr" && r.gateJustNamed(s)
}

// crossingBefore finds a crossing that is the subject of what is done to it: le pont de la
// Soie, qui relie les deux villes, a été barré.
func (s *sent) crossingBefore(k int) bool {
	for i := range s.places {
		if m := &s.places[i]; m.first < k && m.Place.Kind == marz.KindCrossing && m.eventPlace() {
			return true
		}
	}
	return false
}

// givenTo finds "aux talibans", "à l'ennemi" after a verb of leaving.
func givenTo(s *sent, h hit) bool {
	for k := h.last + 1; k < min(len(s.toks), h.last+12); k++ {
		if match(s.toks, k, "aux talibans", "aux insurges", "aux mains des", "a l ennemi", "aux combattants", "aux rebelles", "aux assaillants", "to the taliban", "to taliban", "to the insurgents", "to insurgents", "to the militants", "to militants", "to the group", "to the islamists", "to the rebels", "to the movement", "to the enemy") > 0 {
			return true
		}
	}
	return false
}

// claimedBefore finds a verb of saying just before a noun: ont revendiqué vendredi le
// contrôle de X.
func (r *reading) claimedBefore(s *sent, h hit) bool {
	for k := h.first - 1; k >= 0 && k >= h.first-3; k-- {
		if sp, n := r.x.speech[r.lang].find(s.toks, k); n > 0 && sp.stance == marz.Asserts {
			return true
		}
		if !r.timeAtToken(s, k) && !isMent(s.toks[k].norm) && !adverbs[s.toks[k].norm] {
			return false
		}
	}
	return false
}

// oustedFrom is the side of the war that a verb of putting out has for its object: the
// subject of a passive, else the first force after the verb.
func (r *reading) oustedFrom(s *sent, h hit) who {
	if s.between(h.first-6, h.last+4, "ennemi", "assaillant") {
		return talibanWho
	}
	if h.mood.passive || h.mood.bare {
		for i := len(s.actors) - 1; i >= 0; i-- {
			if a := s.actors[i]; a.last < h.first && h.first-a.last <= 9 && isForce(a.who) {
				return a.who
			}
		}
		return who{}
	}
	for _, a := range s.actors {
		if a.first > h.last && a.first-h.last <= 4 && isForce(a.who) {
			return a.who
		}
	}
	return who{}
}

func (r *reading) placeAfter(s *sent, h hit, within int) bool {
	for i := range s.places {
		if m := &s.places[i]; m.eventPlace() && m.first > h.last && m.first-h.last <= within {
			return true
		}
	}
	for k := h.last + 1; k < min(len(s.toks), h.last+5); k++ {
		if generalFits(s.toks[k].norm) != nil && definiteBefore(s, k) {
			return true
		}
	}
	return false
}

// placeBefore reports whether a place is the subject of a verb that takes no object here.
func (r *reading) placeBefore(s *sent, h hit) bool {
	switch wordAt(s.toks, h.last+1) {
	case "le":
		if !r.timeAtToken(s, h.last+2) {
			return false
		}
	case "la", "les", "l", "un", "une", "des", "de", "par":
		return false
	}
	for i := range s.places {
		if m := &s.places[i]; m.Role == RolePlace && m.last < h.first && (h.first-m.last <= 4 || apposedTo(s, m, h.first)) {
			return true
		}
	}
	return false
}

// numberNear finds a number or a person in the clause of a verb of dying.
func (r *reading) numberNear(s *sent, h hit) bool {
	for _, a := range r.amounts(s) {
		if !a.share && (a.last < h.first && h.first-a.last <= 8 || a.first > h.last && a.first-h.last <= 3) && r.unitOf(s, a) != "" {
			return true
		}
	}
	return false
}
