package extract

import (
	"slices"
	"strings"

	"marz/internal/marz"
)

// noFlight reports whether a trigger of flight tells of nobody who fled: those who live
// abroad, millions of them, or cross every day.
func (r *reading) noFlight(s *sent, h hit) bool {
	if h.forms == gerund && wordAt(s.toks, h.first-1) == "from" || s.between(h.first-4, h.first, "live", "lived", "living", "vivent", "vivaient", "vivant", "vit") {
		return true
	}
	if h.mood.intent && !h.mood.past && !r.readyToReceive(s, h) || h.need == toSpeaker && h.forms == nounForm && (h.mood.maybe || h.mood.future || s.between(h.first-5, h.first, "would", "could")) {
		return true // who tries, waits or hopes to has not crossed; a wave that is feared has not come
	}
	if s.between(h.first-6, h.first, "quiconque", "whoever") || h.mood.bare && strings.HasPrefix(s.toks[h.first].norm, "refugi") && !r.neighbourNear(s, h) && r.placeAfter(s, h, 3) {
		return true
	}
	for _, a := range r.amounts(s) {
		if !a.share && max(a.value, a.min) >= 1e6 && abs(a.first-h.first) < 14 || s.habitual(a) && (h.forms&imperfect != 0 || h.mood.past && !h.mood.present) {
			return true
		}
	}
	w := s.toks[h.first].norm
	for _, stem := range []string{"accueil", "let", "allow", "admit"} {
		if strings.HasPrefix(w, stem) {
			return !r.peopleNear(s, h) && h.need != letThem
		}
	}
	if strings.HasPrefix(w, "t") && strings.HasSuffix(s.toks[h.last].norm, "n") && w != "trouve" || w == "laisse" {
		return !r.peopleNear(s, h) && h.need != letThem
	}
	return false
}

// noHandover knows people who go home themselves: the gate opens, nobody sends them.
func (r *reading) noHandover(s *sent, h hit) bool {
	if s.between(h.first-6, h.first, "let", "letting", "allow", "allowing", "allowed", "permitted", "laisser", "laissant", "permettre", "permettant") {
		return true
	}
	if s.between(h.last, h.last+10, "crowd", "crowds", "protesters", "demonstrators") {
		return true
	}
	fled := slices.ContainsFunc(s.hits, func(o hit) bool { return o.typ == marz.Flight && o.last < h.first })
	return strings.HasPrefix(s.toks[h.first].norm, "return") && !r.peopleNear(s, h) && !r.numberBefore(s, h) && !fled
}

// noGate knows banks and schools that are shut, and a gate until whose opening something
// else is so.
func (r *reading) noGate(s *sent, h hit) bool {
	if !h.mood.passive && h.forms != nounForm && r.lang == "fr" && otherOpened(s, h) {
		return true
	}
	for k := h.first - 1; k >= 0 && k >= h.first-9 && s.toks[k].kind != punct; k-- {
		w := s.toks[k].norm
		if h.first-k <= 4 && noGates[w] && wordAt(s.toks, k-1) != "customs" && wordAt(s.toks, k+2) != "douane" && wordAt(s.toks, k+2) != "douanes" {
			return true
		}
		if h.typ == marz.Reopening && (w == "until" || w == "unless" || w == "tant" && wordAt(s.toks, k+1) == "que" || w == "jusqu" && wordAt(s.toks, k+2) == "ce") {
			return true
		}
	}
	return false
}

// otherOpened knows what a verb of opening or shutting has for its object where that is no
// gate: rouvrir le marché, a fermé son ambassade.
func otherOpened(s *sent, h hit) bool {
	for k := h.last + 1; k < min(len(s.toks), h.last+4) && s.toks[k].kind != punct; k++ {
		if w := s.toks[k].norm; noGates[w] || otherObjects[w] {
			return true
		}
		if !articles[s.toks[k].norm] && !possessives[s.toks[k].norm] {
			return false
		}
	}
	return false
}

// otherObjects are more objects of verbs of opening, which are no subjects of theirs.
var otherObjects = wordSet("marche bazar dossier enquete dialogue negociations pourparlers debat universite ecole hopital mosquee representation mission antenne plaie plaies vallee ciel espace yeux")

// noGates are what is shut and opened elsewhere than at a border.
var noGates = wordSet("bank banks shop shops school schools office offices embassy embassies consulate consulates airport airports universities mosques prison jail banque banques magasin magasins boutiques ecole ecoles ambassade ambassades consulat consulats bureaux echoppe echoppes boutique commerces marches bazars aeroport aeroports universites mosquees restaurants hospitals hopitaux")

// toCapital knows people who are handed over to the government: to Kabul, à Kaboul.
func toCapital(toks []token, i int) bool {
	w := wordAt(toks, i-1)
	return w == "to" || w == "a"
}

// letsTraffic finds the trucks that are let through: let the first trucks through, a laissé
// passer les camions.
func letsTraffic(s *sent, h hit) bool {
	goods, through := false, h.last > h.first
	for k := h.last + 1; k < min(len(s.toks), h.last+10) && s.toks[k].kind != punct; k++ {
		w := s.toks[k].norm
		goods = goods || vehicles[w] || trafficWords[w] && w != "passage" || w == "pietons" || w == "pedestrians" || w == "travellers" || w == "voyageurs"
		through = through || goods && (w == "through" || w == "in" || w == "across" || w == "cross" || w == "enter" || w == "pass" || w == "over")
	}
	return goods && through
}

// sentBack finds people between a verb of sending and "back", "home".
func (r *reading) sentBack(s *sent, h hit) bool {
	for k := h.last + 1; k < min(len(s.toks), h.last+10) && s.toks[k].kind != punct; k++ {
		if w := s.toks[k].norm; w == "back" || w == "home" {
			return s.unitBetween(h.last+1, k, "soldiers", "civilians", "families", "men", "officials") && r.neighbourNamed(s)
		}
	}
	return false
}

// handedOver finds a place between a verb of giving and those to whom it is given: handed
// the capital to the Taliban, handed the base over to the insurgents.
func (r *reading) handedOver(s *sent, h hit) bool {
	for k := h.last + 1; k < min(len(s.toks), h.last+14) && s.toks[k].norm != ";"; k++ {
		if match(s.toks, k, "to the taliban", "to taliban", "to the insurgents", "to the militants", "to the group", "to the islamists", "to the movement", "aux talibans", "aux insurges", "aux islamistes") == 0 {
			continue
		}
		for j := h.last + 1; j < k; j++ {
			if m := s.mentionAt(j); m != nil && m.eventPlace() || generalFits(s.toks[j].norm) != nil || countsPlaces(units[s.toks[j].norm]) || s.toks[j].norm == "base" {
				return true
			}
		}
	}
	return false
}

// wentOver knows a verb of crossing that names no border because the text has: 300 soldiers
// had crossed.
func (r *reading) wentOver(s *sent, h hit) bool {
	next := wordAt(s.toks, h.last+1)
	if r.overCrossing(s, h) {
		return !goodsCross(s, h) && s.unitBetween(h.first-9, h.first, "soldiers", "civilians", "families", "men")
	}
	if next != "." && next != "," && next != "" && next != "since" && next != "depuis" && next != "overnight" && next != "and" && next != "et" && !r.timeAtToken(s, h.last+1) && !r.timeAtToken(s, h.last+2) {
		return false
	}
	if goodsCross(s, h) || !s.unitBetween(h.first-9, h.first, "soldiers", "civilians", "families", "men") && !r.numberBefore(s, h) {
		return false
	}
	for j := s.index; r.lang == "en" && j >= max(0, s.index-4); j-- {
		if r.neighbourNamed(r.sents[j]) {
			return true
		}
	}
	return r.neighbourNamed(s) || s.index > 0 && r.neighbourNamed(r.sents[s.index-1])
}

// arrivals reports whether a noun of arriving has people for its own and a neighbour who
// tells of them: l'arrivée d'une cinquantaine de soldats, the arrival of 300 families.
func (r *reading) arrivals(s *sent, h hit) bool {
	return s.unitBetween(h.last+1, h.last+11, "soldiers", "civilians", "families") && s.between(h.last, h.last+7, "of", "de", "d", "des") &&
		!s.between(h.last, h.last+9, "renforts", "commandos", "reinforcements") && r.neighbourNamed(s)
}

// overCrossing reports whether a crossing is what is crossed: crossing the Hairatan bridge.
func (r *reading) overCrossing(s *sent, h hit) bool {
	for k := h.last + 1; k <= h.last+5 && k < len(s.toks); k++ {
		if m := s.mentionAt(k); m != nil {
			return m.Place.Kind == marz.KindCrossing
		}
		if w := s.toks[k].norm; !determiners[w] && (generalFits(w) == nil || r.lang == "en") && w != "frontiere" {
			return false
		}
	}
	return false
}
