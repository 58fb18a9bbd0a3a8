package extract

import (
	"strings"

	"marz/internal/marz"
)

// The needs of people and traffic at the border.
const (
	fugitives  need = 100 + iota // people who can flee, and a neighbour for which they make
	leavers                      // the same, with the place that they leave between
	hosted                       // a neighbour that takes people in
	toSpeaker                    // a neighbour who says that people come, or that nobody does
	aircraft                     // aircraft that land with a neighbour
	returned                     // people whom a neighbour sends away
	barred                       // a verb of hindering before it
	gate                         // a crossing that is opened
	letThem                      // a neighbour who lets "them" in
	truckLet                     // trucks that are let through
	sentOff                      // people between a verb of sending and "back"
	handed                       // a place between a verb of giving and the Taliban
	arrivals                     // people who arrive with a neighbour
	wentOver                     // people, no object, and a neighbour of whom the text speaks
	struck                       // houses or positions that are hit, and where
	overPlace                    // a flag, and the place over which it is
	stopped                      // people whom a neighbour stops at the border
	keys                         // the keys or the seal of a place
	reservists                   // men of the reserve
)

// yields says of which needs a trigger gives way to the plainer one of its words, where its
// need is not met: left X for Tajikistan, left X.
func (n need) yields() bool { return n >= fugitives }

// hasCrossing reports whether a trigger of people and traffic at the border has beside it
// what it needs; other needs are met.
func (r *reading) hasCrossing(s *sent, h hit) bool {
	switch h.need {
	case fugitives:
		return r.neighbourNear(s, h) && r.fugitive(s, h)
	case leavers:
		return leavesFor(s, h) && r.fugitive(s, h)
	case hosted:
		return r.byNeighbour(s, h) && r.civilOrSoldier(s, h)
	case toSpeaker:
		return r.neighbourActs(s) && !h.mood.bare && (r.civilOrSoldier(s, h) || nobodyBefore(s, h))
	case aircraft:
		return s.unitBetween(h.first-12, h.first, "aircraft") && r.neighbourNamed(s)
	case returned:
		return r.sentPeople(s, h) && r.neighbourNamed(s) && !s.between(h.last, min(len(s.toks), h.last+6), "taliban", "talibans", "insurgents", "insurges", "militants")
	case barred:
		return s.barsBefore(h)
	case gate:
		return r.gateNear(s, h)
	case letThem:
		return r.neighbourActs(s)
	case truckLet:
		return letsTraffic(s, h)
	case sentOff:
		return r.sentBack(s, h)
	case handed:
		return r.handedOver(s, h)
	case arrivals:
		return r.arrivals(s, h)
	case wentOver:
		return r.wentOver(s, h)
	}
	return r.hasPlain(s, h)
}

// fugitive reports whether those who go are people who can flee: neither the Taliban nor
// the men of a neighbour, and no goods.
func (r *reading) fugitive(s *sent, h hit) bool {
	if goodsCross(s, h) || !r.civilOrSoldier(s, h) && !r.officialSubject(s, h) {
		return false
	}
	w, a := r.namedAgent(s, h, who{})
	return a == nil || w.side != marz.SideTaliban && r.x.borders[w.actor] == nil && w.actor != "russia" && w.actor != "usa" && !s.between(h.first-6, h.last+9, "delegation", "visit", "visite", "talks", "envoy", "delegations", "pourparlers")
}

// officialSubject knows a governor or a police chief who goes.
func (r *reading) officialSubject(s *sent, h hit) bool {
	w, a := r.namedAgent(s, h, who{})
	return a != nil && (w.side == marz.SideGovernment || w.side == marz.SideAllied)
}

// civilOrSoldier finds people who are no fighters of the movement beside a hit.
func (r *reading) civilOrSoldier(s *sent, h hit) bool {
	return s.unitBetween(max(0, h.first-9), min(len(s.toks), h.last+8), "soldiers", "civilians", "families", "officials", "men")
}

// sentPeople finds the people who are sent: before a passive, after another verb.
func (r *reading) sentPeople(s *sent, h hit) bool {
	if h.mood.passive || h.mood.bare {
		return s.unitBetween(h.first-9, h.first, "soldiers", "civilians", "families", "men", "officials") || r.numberBefore(s, h)
	}
	return s.unitBetween(h.last+1, h.last+8, "soldiers", "civilians", "families", "men", "officials") && !goodsAfter(s, h) || r.numberBefore(s, h)
}

func goodsAfter(s *sent, h hit) bool { return vehicles[wordAt(s.toks, h.last+1)] }

// unitBetween finds a word that counts one of the units between two tokens.
func (s *sent) unitBetween(a, b int, names ...string) bool {
	for k := max(0, a); k < min(b, len(s.toks)); k++ {
		u := units[s.toks[k].norm]
		for _, n := range names {
			if u == n {
				return true
			}
		}
	}
	return false
}

// leavesFor finds "for Tajikistan", "pour l'Iran" after a verb of leaving.
func leavesFor(s *sent, h hit) bool {
	for k := h.last + 1; k < min(len(s.toks), h.last+12); k++ {
		switch s.toks[k].norm {
		case "for", "to", "toward", "towards", "pour", "vers", "direction":
			for j := k + 1; j < min(len(s.toks), k+7); j++ {
				if neighbourAt(s.toks, j) != "" {
					return true
				}
			}
		case ";", "that", "que", "when", "after", "apres":
			return false
		}
	}
	return false
}

// byNeighbour reports whether it is a neighbour that takes people in.
func (r *reading) byNeighbour(s *sent, h hit) bool {
	w, _ := r.namedAgent(s, h, who{})
	return r.x.borders[w.actor] != nil || h.mood.passive && r.neighbourNear(s, h)
}

// neighbourActs finds a neighbouring state among those who act or speak in a sentence, or
// in the one before it.
func (r *reading) neighbourActs(s *sent) bool {
	for j := s.index; j >= max(0, s.index-1); j-- {
		for _, a := range r.sents[j].actors {
			if r.x.borders[a.who.actor] != nil {
				return true
			}
		}
	}
	return r.x.borders[r.foreign.actor] != nil
}

func (r *reading) neighbourNamed(s *sent) bool {
	for k := range s.toks {
		if neighbourAt(s.toks, k) != "" {
			return true
		}
	}
	return r.neighbourActs(s)
}

// nobodyBefore finds a subject that denies that anyone came.
func nobodyBefore(s *sent, h hit) bool {
	for k := h.first - 1; k >= max(0, h.first-9) && s.toks[k].kind != punct; k-- {
		switch s.toks[k].norm {
		case "nobody", "anyone", "anybody", "personne", "nul", "aucun", "aucune", "single":
			return true
		case "one":
			return wordAt(s.toks, k-1) == "no"
		}
	}
	return false
}

// barsBefore finds a verb of hindering before "from crossing", "de passer".
func (s *sent) barsBefore(h hit) bool {
	for k := h.first - 1; k >= max(0, h.first-11); k-- {
		if w := wordAt(s.toks, k-1); w == "to" || w == "pour" {
			continue // what a wall is for
		}
		for _, stem := range []string{"stop", "bar", "prevent", "ban", "block", "turned", "kept", "keep", "forb", "prohibit", "halt", "empech", "interdi", "bloqu"} {
			if w := s.toks[k].norm; strings.HasPrefix(w, stem) && !strings.HasPrefix(w, "barrac") && w != "bank" {
				return true
			}
		}
	}
	return false
}

// gateNear reports whether it is a crossing that is opened: opened X for trade, a ouvert aux
// piétons le poste de X, X opened on Friday.
func (r *reading) gateNear(s *sent, h hit) bool {
	if h.mood.passive && s.gateBefore(h) {
		return true
	}
	for k := h.last + 1; k < min(len(s.toks), h.last+9); k++ {
		if m := s.mentionAt(k); m != nil && m.Place.Kind == marz.KindCrossing && m.eventPlace() {
			return true
		}
		switch w := s.toks[k].norm; {
		case gateWords[w]:
			return !s.between(k, k+4, "prison", "jail")
		case w == "fire" || w == "feu" || s.toks[k].kind == punct || w == "letter" || w == "talks" || w == "camp" || w == "camps" || w == "embassy" || w == "office" || w == "enquete" || w == "investigation":
			return false
		}
		if w := s.toks[k].norm; k == h.last+1 && (w == "by" || w == "par") {
			break
		}
	}
	m := s.mentionAt(h.first - 1)
	if h.mood.passive || h.forms&finite != 0 && r.timeAtToken(s, h.last+1) {
		return m != nil && m.Place.Kind == marz.KindCrossing || s.gateBefore(h)
	}
	return false
}

// gateBefore finds the gate or the crossing that is the subject of a verb of opening.
func (s *sent) gateBefore(h hit) bool {
	for k := max(0, h.first-6); k < h.first; k++ {
		if m := s.mentionAt(k); gateWords[s.toks[k].norm] || m != nil && m.Place.Kind == marz.KindCrossing && m.eventPlace() {
			return true
		}
	}
	return false
}

var gateWords = wordSet("gate gates border borders crossing crossings porte portes poste postes frontiere frontieres passage passages barriere terminal bridge pont ponts douane douanes")
