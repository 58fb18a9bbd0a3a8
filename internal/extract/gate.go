package extract

import (
	"marz/internal/atlas"
	"marz/internal/marz"
)

// standsNow reports whether a gate is said to be shut or open at the time of speaking: is
// closed, reste fermé. What has been shut may have opened since.
func (r *reading) standsNow(s *sent, h hit) bool {
	if h.typ != marz.Closure && h.typ != marz.Statement || h.mood.negated {
		return false
	}
	for k := h.last; k >= 0 && k >= h.first-4; k-- {
		switch w := s.toks[k].norm; {
		case w == "is" || w == "are" || w == "remains" || w == "remain" || w == "stays" || w == "stay" || w == "est" || w == "sont" || w == "reste" || w == "restent" || w == "demeure" || w == "demeurent":
			return wordAt(s.toks, k-1) != "s" // s'est arrêté
		case k >= h.first || adverbs[w] || isMent(w) || w == "fully" || w == "currently" || w == "actuellement" || r.timeAtToken(s, k):
		default:
			return false
		}
	}
	return false
}

// ownBorder is the border of the state that acts or speaks, where its line with Afghanistan is
// what is shut, opened or calm: its crossings with Afghanistan, la frontière afghane.
func (r *reading) ownBorder(s *sent, h hit) *atlas.Place {
	lo, hi := r.leftLimit(s, h), r.rightLimit(s, h)
	for k := lo; k < hi; k++ {
		w := s.toks[k].norm
		if w != "border" && w != "borders" && w != "crossings" && w != "frontiere" && w != "frontieres" && w != "frontaliers" && w != "frontier" {
			continue
		}
		if !namesAfghanistan(s.toks, k) && wordAt(s.toks, k-1) != "afghan" {
			continue
		}
		if w, _ := r.namedAgent(s, h, who{}); r.x.borders[w.actor] != nil {
			return r.x.borders[w.actor]
		}
		if c := s.cueAt(s.owner, h.first); c != nil && r.x.borders[c.speaker.actor] != nil {
			return r.x.borders[c.speaker.actor]
		}
		return r.x.borders[countryBefore(s.toks, k).actor]
	}
	return nil
}

// landedIn is the border of the neighbour where aircraft came down: an airport is no crossing.
func (r *reading) landedIn(s *sent, h hit) *atlas.Place {
	if h.typ != marz.Flight || !s.unitBetween(h.first-14, h.last+10, "aircraft") {
		return nil
	}
	if b := r.countryAfter(s, h); b != nil {
		return b
	}
	for i := range s.actors {
		if b := r.x.borders[s.actors[i].who.actor]; b != nil {
			return b
		}
	}
	return nil
}

// readyToReceive knows a neighbour's word that it can take people in, which says of nobody
// that he has fled.
func (r *reading) readyToReceive(s *sent, h hit) bool {
	if h.typ != marz.Flight || h.mood.past || !(h.mood.intent || h.mood.future || h.mood.maybe || h.mood.inf) {
		return false
	}
	if h.need == hosted {
		return true
	}
	switch w := wordAt(s.toks, h.last); s.toks[h.first].norm {
	case "take", "taking", "let", "letting", "allow", "allowing":
		return w == "in" || w == "into"
	case "give", "grant", "offer", "provide", "admit", "accueillir", "recevoir", "heberger":
		return true
	}
	return false
}

// gatePlace is the place of a closure or an opening that the clause does not name: the line
// of the state that speaks, the crossing spoken of last, or, in a lead, the one named next.
func (r *reading) gatePlace(s *sent, h hit, lo, hi int) *atlas.Place {
	if h.frame != opens {
		return nil
	}
	m := r.nearest(s, h, lo, hi)
	if m != nil && m.Role == RoleBorder && r.someGate(s, lo, m.first) {
		if next := r.nextFitting(s, h, func(p *atlas.Place) bool { return p.Kind == marz.KindCrossing && p.Border == m.Place.ID }); next != nil {
			return next[0].Place
		}
	}
	if m != nil && m.Role == RoleBorder && m.first < h.first && m.last > h.last && r.toldOf(s, m.Place) {
		return r.post // Pakistan has shut the border: at the post that the paragraph is about
	}
	if m != nil && r.post != nil && m.Role == RolePlace && m.Place.Kind != marz.KindCrossing && m.first > h.last+3 && r.gateObject(s, h) {
		return r.post // shut the gate on the day that X fell
	}
	if m != nil {
		return nil
	}
	if b := r.ownBorder(s, h); b != nil && r.nearest(s, h, 0, len(s.toks)) == nil {
		return b
	}
	if r.post != nil && r.borderNoun(s, lo, hi) {
		return r.post
	}
	for i := range s.places {
		if n := &s.places[i]; r.post == nil && n.Role == RoleNear && n.Place.Kind == marz.KindCrossing && r.borderNoun(s, lo, hi) {
			return n.Place // barred the road of X and shut the border
		}
	}
	if r.post == nil && r.focus == nil && r.borderNoun(s, lo, hi) && r.nearest(s, h, 0, len(s.toks)) == nil {
		if next := r.nextFitting(s, h, isPost); next != nil {
			return next[0].Place
		}
	}
	return nil
}

// toldOf reports whether the last claim of the paragraph was of a crossing on a border.
func (r *reading) toldOf(s *sent, border *atlas.Place) bool {
	if r.post == nil || r.post.Border != border.ID || len(r.made) == 0 {
		return false
	}
	last := &r.made[len(r.made)-1]
	return last.sent.Para == s.Para && last.Place == r.post.ID
}

// someGate knows the crossing of a lead that has no name yet: a key crossing between …
func (r *reading) someGate(s *sent, lo, hi int) bool {
	for k := lo; k < hi; k++ {
		switch s.toks[k].norm {
		case "crossing", "gate", "poste", "passage", "terminal", "post", "port":
			return s.between(k-5, k, "a", "an", "un", "one", "main", "principal", "key", "the", "le", "busiest", "major")
		}
	}
	return false
}

// gateObject finds "the gate", "la frontière" right after a verb of shutting or opening.
func (r *reading) gateObject(s *sent, h hit) bool {
	for k := h.last + 1; k < min(len(s.toks), h.last+3); k++ {
		if gateWords[s.toks[k].norm] && definiteBefore(s, k) {
			return s.mentionAt(k+1) == nil && s.mentionAt(k+2) == nil
		}
	}
	return false
}

// fledNone knows "no one has crossed into X", which denies a flight; that no one crosses
// alone says that the gate is shut.
func fledNone(s *sent, h hit) bool {
	if h.typ != marz.Closure || h.last == h.first {
		return false
	}
	switch s.toks[h.last].norm {
	case "crossed", "cross", "crossing", "passe", "franchi", "traverse":
	default:
		return false
	}
	switch wordAt(s.toks, h.last+1) {
	case "into", "to", "from", "over", "en", "au":
		return s.between(h.first-1, h.last, "one", "nobody", "personne", "people")
	}
	return false
}
