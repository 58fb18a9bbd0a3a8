package extract

import (
	"strings"

	"marz/internal/marz"
)

// The grammar of French clauses that the general rules do not hold.

// effortWords before "pour" and an infinitive make it an intention: tous les efforts sont
// en cours pour reprendre X.
var effortWords = wordSet("efforts effort operation operations plan plans preparatifs mesures tout possible strategie accord entente consensus")

// frenchInfinitive settles the mood of an infinitive that hangs on a fixed turn: la
// première ville à tomber, il a suffi d'une heure pour prendre, tout est fait pour
// reprendre, a fait distribuer. It reports whether there is one.
func (r *reading) frenchInfinitive(s *sent, h hit, m *mood) bool {
	switch wordAt(s.toks, h.first-1) {
	case "a":
		for k := h.first - 2; k >= 0 && k >= h.first-9 && s.toks[k].kind != punct; k-- {
			if ordinals[s.toks[k].norm] {
				m.past, m.purpose, m.inf = true, false, false
				return true
			}
		}
	case "fait", "font", "fit":
		m.past, m.purpose = true, false
		return true
	case "pour", "s", "se":
		return purposeDone(s, h, m)
	}
	return false
}

// ordinals count the places that fall: la première ville à tomber.
var ordinals = wordSet("premier premiere deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme second seconde dernier derniere enieme seul seule")

// purposeDone reads what stands before "pour" and an infinitive.
func purposeDone(s *sent, h hit, m *mood) bool {
	pour := h.first - 1
	for pour >= h.first-3 && pour > 0 && s.toks[pour].norm != "pour" {
		pour--
	}
	if pour < 0 || s.toks[pour].norm != "pour" {
		return false
	}
	for k := pour - 1; k >= 0 && k >= pour-11 && s.toks[k].kind != punct; k-- {
		switch w := s.toks[k].norm; {
		case w == "suffi" || w == "fallu" || w == "profite" || w == "profitant" || w == "profiterent":
			m.past, m.purpose = true, false
			return true
		case effortWords[w] && !s.hitAt(k):
			m.intent, m.purpose = true, true
			return true
		}
	}
	return false
}

// coordinatedAux finds the auxiliary that a participle after "et", "puis" or a comma
// shares with the one before it: a été évacué puis occupé.
func coordinatedAux(s *sent, h hit) (be, have bool) {
	switch wordAt(s.toks, h.first-1) {
	case "et", "puis":
	default:
		return false, false
	}
	for k := h.first - 2; k >= 0 && k >= h.first-16; k-- {
		switch w := s.toks[k].norm; {
		case w == ";" || w == "." || w == "que" || w == "qui":
			return false, false
		case w == "ete" || w == "est" || w == "sont" || w == "etait" || w == "etaient":
			return true, false
		case (w == "ont" || w == "avaient" || w == "avait") && k > 0:
			return false, true
		case w == "a" && k > 0 && !s.toks[k].upper && participleLike(wordAt(s.toks, k+1)):
			return false, true
		}
	}
	return false, false
}

// participleLike tells "a renforcé" from "à Torkham" where accents are folded.
func participleLike(w string) bool {
	for _, end := range []string{"e", "i", "u", "is", "it", "ert"} {
		if len(w) > 3 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// retypedFrench changes the type where the words beside a trigger ask for it.
func (r *reading) retypedFrench(s *sent, h hit) hit {
	if r.lang != "fr" {
		return h
	}
	if h.need == flagged {
		return underFlag(s, h)
	}
	if h.frame == opens && ownNegation[s.toks[h.first].norm] {
		h.mood.negated, h.mood.noLong = false, false
	}
	if h.mood.negated && wordAt(s.toks, h.last+1) == "plus" {
		h.mood.noLong = true
	}
	h = soonDone(s, r.attempted(s, r.outOfReach(s, h)))
	switch {
	case h.typ == marz.ControlType && h.mood.noLong && (h.frame == takes || h.frame == stands && h.mood.negated):
		h.typ, h.actor, h.mood.negated, h.mood.past, h.mood.present = marz.Capture, "loser", false, true, false
	case h.need == truckLet && onlyThat(s, h):
		h.typ = marz.Closure // ne laisse passer que les camions
	case h.typ == marz.Reopening && h.mood.negated && h.mood.past:
		h.typ, h.mood.negated, h.mood.present, h.mood.past = marz.Closure, false, true, false
	case h.actor == "loser" && strings.HasPrefix(s.toks[h.first].norm, "ced") && !h.mood.passive && !r.placeAfter(s, h, 6) && r.placeBefore(s, h):
		h.frame, h.actor = falls, ""
	case h.typ == marz.ControlType && h.frame == stands && s.between(h.first-4, h.first, "nouveau") && r.byForces(s, h):
		h.typ = marz.Recapture // est de nouveau aux mains de l'armée
	case h.need == ousted && r.oustedFrom(s, h).side != marz.SideTaliban:
		h.typ = marz.Capture
	case h.typ == marz.ControlType && h.frame == stands && s.between(h.first-7, h.first, "bascule", "passe", "passes", "passee") || h.typ == marz.ControlType && h.frame == stands && s.toks[h.first].norm == "sous" && s.between(h.first-7, h.first, "passage"):
		h.typ = marz.Capture
	case h.typ == marz.Recapture && strings.HasPrefix(s.toks[h.first].norm, "repr") && !h.mood.passive && r.tradeSubject(s, h):
		h.typ, h.frame = marz.Reopening, opens
	case (h.typ == marz.Deployment || h.typ == marz.Reinforcement) && s.between(h.first, h.last+6, "reservistes"):
		h.typ = marz.Mobilization
	case h.typ == marz.Deployment && s.between(h.last, h.last+4, "renforts", "renfort"):
		h.typ = marz.Reinforcement
	case h.typ == marz.Capture && h.actor == "loser" && r.menLost(s, h):
		h.typ, h.frame, h.actor = marz.Casualties, occurs, ""
	}
	return h
}

// ownNegation begins phrases that hold their negation: plus opérationnel, aucun camion.
var ownNegation = wordSet("plus aucun aucune ne personne rien")

// tradeSubject reports whether trade is what a verb has for its subject: les exportations
// vers X ont repris.
func (r *reading) tradeSubject(s *sent, h hit) bool {
	for k := h.first - 1; k >= r.leftLimit(s, h) && k >= h.first-9; k-- {
		if trafficWords[s.toks[k].norm] && generalFits(s.toks[k].norm) == nil {
			return !s.between(k, k+3, "tirs", "tir", "coups", "feu", "artillerie", "roquettes") // les échanges de tirs ont repris
		}
		if a := r.actorEnding(s, k); a != nil && !a.who.country {
			return false
		}
	}
	return false
}

// menLost reports whether a verb of losing has men for its object: a perdu dix hommes.
func (r *reading) menLost(s *sent, h hit) bool {
	for _, a := range r.amounts(s) {
		if a.first > h.last && a.first-h.last <= 3 {
			switch r.unitOf(s, a) {
			case "men", "soldiers", "fighters":
				return true
			}
		}
	}
	return false
}

// bracketed knows "Islam Qala (province de Hérat)": the name in brackets says where the
// one before it lies.
func bracketed(toks []token, prev int, m *Mention) bool {
	if wordAt(toks, prev+1) != "(" || wordAt(toks, m.last+1) != ")" {
		return false
	}
	return m.first-prev <= 6
}

// openers begin a phrase of time or of addition that a comma parts from its clause.
var openers = wordSet("apres au aux avant depuis quelques deux trois outre lors deja des peu")

// spanUnits count how long something took.
var spanUnits = wordSet("minutes heures jours semaines mois ans annees")

// openingPhrase reports whether the comma at a token closes the phrase that a sentence
// opens with: "Après la chute de X, le poste de Y …" is no list.
func openingPhrase(s *sent, at int) bool {
	if wordAt(s.toks, at) != "," || !openers[s.toks[0].norm] {
		return false
	}
	if w := s.toks[0].norm; (w == "deux" || w == "trois" || w == "quelques") && !spanUnits[wordAt(s.toks, 1)] {
		return false // deux avions
	}
	for k := 0; k < at; k++ {
		if s.toks[k].norm == "," {
			return false
		}
	}
	return true
}

// partsOf gives what is named of a province instead of it: plusieurs districts du
// Badakhchan, dont celui de X et celui de Y.
func (r *reading) partsOf(s *sent, m *Mention, limit int) []*Mention {
	if r.lang != "fr" || m.Place.Kind != marz.KindProvince || wordAt(s.toks, m.last+1) != "," {
		return nil
	}
	switch wordAt(s.toks, m.last+2) {
	case "dont", "notamment", "parmi":
	default:
		return nil
	}
	for i := range s.places {
		if p := &s.places[i]; p.Role == RolePlace && p.first > m.last && p.first-m.last <= 8 && p.first < limit {
			return r.andMore(s, p, limit)
		}
	}
	return nil
}

// stillToCome knows "la chute de X est imminente".
func stillToCome(s *sent, h hit) bool {
	for k := h.last + 1; k < min(len(s.toks), h.last+8) && s.toks[k].kind != punct; k++ {
		switch s.toks[k].norm {
		case "imminente", "imminent", "inevitable", "ineluctable", "probable", "possible", "redoutee":
			return true
		}
	}
	return false
}

// ifClause knows "Si X, où …, était prise": an imperfect after "si" tells of nothing.
func ifClause(s *sent, h hit, m mood) bool {
	if h.forms&imperfect == 0 && !m.plu {
		return false
	}
	for k := h.first - 1; k >= 0 && s.toks[k].norm != ";"; k-- {
		if s.toks[k].norm == "si" && (k == 0 || s.toks[k-1].kind == punct) {
			return true
		}
	}
	return false
}

// nightBetween reads "nuit du 7 au 8 juillet": the night from the first of the two days on.
func nightBetween(toks []token, i int) (timex, int) {
	d := dayNumber(toks, i+2)
	if d == 0 || toks[i].norm != "nuit" || wordAt(toks, i+3) != "au" {
		return timex{}, 0
	}
	x, n := frenchDate(toks, i+4)
	if n == 0 || x.day != d+1 {
		return timex{}, 0
	}
	x.day, x.night = d, true
	return x, n + 4
}

// onlyThat knows "ne l'a rouvert que quelques heures": a restriction, no negation.
func onlyThat(s *sent, h hit) bool {
	if w := wordAt(s.toks, h.last+1); w != "que" && w != "qu" {
		return false
	}
	for k := h.first - 1; k >= 0 && k >= h.first-6 && s.toks[k].kind != punct; k-- {
		switch s.toks[k].norm {
		case "pas", "jamais", "aucun", "aucune", "ni", "personne", "rien":
			return false
		case "ne", "n":
			return true
		}
	}
	return false
}

// byForces reports whether the words after a state say that it is the government's.
func (r *reading) byForces(s *sent, h hit) bool {
	return s.between(h.first, h.last+5, "gouvernement", "gouvernemental", "gouvernementales", "armee", "forces", "kaboul", "police", "autorites")
}
