package extract

import (
	"slices"

	"marz/internal/atlas"
	"marz/internal/marz"
)

// placesOf finds the places that a hit speaks of: the object of an active verb, the
// subject of a passive one, what a noun governs, or what a pronoun or a general word
// ("le poste", "the crossing") stands for.
func (r *reading) placesOf(s *sent, h hit) []*Mention {
	switch {
	case h.frame == takes && h.forms == nounForm:
		return r.nominalPlaces(s, h)
	case h.frame == stands && mastery(s, h):
		return r.objectPlaces(s, h)
	case h.frame == takes && !h.mood.passive && !h.mood.bare:
		return r.objectPlaces(s, h)
	case h.frame == takes, h.frame == stands, h.frame == falls && h.forms != nounForm:
		return r.subjectPlaces(s, h)
	case h.frame == falls:
		return r.nominalPlaces(s, h)
	}
	return r.nearPlaces(s, h)
}

// eventPlace reports whether a mention can be where something happened.
func (m *Mention) eventPlace() bool { return m.Role == RolePlace || m.Role == RoleBorder }

// takenPronoun stands for what was taken: seized it, took control of it.
var takenPronoun = wordSet("it them")

// objectPlaces looks to the right of an active verb.
func (r *reading) objectPlaces(s *sent, h hit) []*Mention {
	limit := r.rightLimit(s, h)
	near := 26
	if h.near {
		near = 9
	}
	if m, ok := r.shortObject(s, h); ok {
		return m
	}
	for k := h.last + 1; k < limit; k++ {
		if m := s.mentionAt(k); m != nil && m.eventPlace() && m.first == k {
			if n := s.mentionAt(m.last + 2); n != nil && n != m && r.container(s, m) && n.eventPlace() || m.aside || r.lang == "en" && s.capitalFollows(m) && r.container(s, m) {
				continue
			}
			if g := r.generalIn(s, m, h); g != nil {
				return g
			}
			if g := r.partsOf(s, m, limit); g != nil {
				return g
			}
			if k-h.last-r.timeTokens(s, h.last+1, k) > near && !r.generalBetween(s, h.last+1, min(k, h.last+14)) || r.container(s, m) && h.near && !r.ofMany(s, m) {
				break
			}
			list := append(r.generalAnd(s, h.last+1, m), r.andMore(s, m, limit)...)
			return append(list, r.andThePost(s, m, limit)...)
		}
		if thingsTaken[s.toks[k].norm] && k-h.last <= 6 && h.typ != marz.Attack {
			return nil
		}
	}
	if h.mood.obj || h.need == whereBefore || r.relativeBefore(s, h) {
		if m := r.antecedent(s, h); m != nil {
			return r.bothOf(s, h, m)
		}
	}
	if m := r.generalPlace(s, h.first+1, min(limit, h.last+9), h); m != nil {
		return m
	}
	return r.therePlace(s, h, limit)
}

// thingsTaken are objects that make a capture of something that is no place.
var thingsTaken = wordSet("armes arme munitions vehicules vehicule blindes soldats soldat prisonniers prisonnier otages otage materiel equipement equipements drone helicoptere weapons weapon ammunition vehicles vehicle humvees tanks soldiers prisoners prisoner hostages equipment fighters combattants insurgents men hommes drones helicopter barbeles cloture clotures grillage grillages fils panneaux pylones responsabilite responsibility measures mesures militants commandant commander")

// rightLimit is how far the clause of a hit reaches to the right.
func (r *reading) rightLimit(s *sent, h hit) int {
	past := false // the quotation of the hit
	for k := h.last + 1; k < len(s.toks); k++ {
		n := s.toks[k].norm
		if closes := s.quote[k] != s.quote[h.first] && s.quote[h.first] != 0; closes && s.quote[k-1] == s.quote[h.first] && runsOn(s, k) {
			past = true
		} else if r.stopsAt(s, k) || n == ";" || closes && !past {
			return k
		}
		if n == "," && (r.newClause(s, k+1) || r.closesRelative(s, h, k)) || n == "and" && wordAt(s.toks, k+1) == "that" && h.typ == marz.Casualties && r.fight != nil {
			return k
		}
		for _, o := range s.hits {
			if o.first == k && o.forms != nounForm && o.frame != stands && !o.mood.bare && !r.governs(h, o) && s.mentionBetween(h.last+1, k) {
				return k
			}
		}
	}
	return len(s.toks)
}

func (r *reading) governs(h, o hit) bool { return o.mood.purpose }

func (s *sent) mentionBetween(a, b int) bool {
	for _, m := range s.places {
		if m.first >= a && m.last < b && m.eventPlace() {
			return true
		}
	}
	return false
}

// newClause reports whether a clause with a subject of its own begins at a token.
func (r *reading) newClause(s *sent, k int) bool {
	if r.narratorWord(s, k) {
		return true
	}
	for _, c := range s.cues {
		if c.sent == s && c.found && (!c.gerund && (c.group == k || c.first == k) || c.gerund && r.lang == "en" && c.first == k) && c.kind != naming {
			return true
		}
	}
	return false
}

// leftLimit is how far the clause of a hit reaches to the left.
func (r *reading) leftLimit(s *sent, h hit) int {
	for k := h.first - 1; k >= 0; k-- {
		n := s.toks[k].norm
		if n == ";" || s.quote[k] != s.quote[h.first] && s.quote[h.first] != 0 {
			return k + 1
		}
		if n == "que" || n == "qu" || n == "that" {
			if k > 0 && s.mentionAt(k-1) == nil && !(n == "that" && (beforeThat[s.toks[k-1].norm] || generalFits(s.toks[k-1].norm) != nil)) {
				return k + 1
			}
		}
		if r.stopsAt(s, k) && k < h.first-1 {
			return k + 1
		}
	}
	return 0
}

// subjectPlaces looks to the left of a passive, a fall or a state.
func (r *reading) subjectPlaces(s *sent, h hit) []*Mention {
	lo := r.leftLimit(s, h)
	if r.personTaken(s, h) {
		return nil
	}
	if g := r.saidSubject(s, lo, h); g != nil {
		return g
	}
	best := r.subjectMention(s, lo, h)
	if g := r.generalHead(s, lo, h, best); g != nil {
		return g
	}
	if best == nil && r.headless(s, h) {
		return r.focusMention(s, h)
	}
	if best != nil {
		if g := r.generalIn(s, best, h); g != nil {
			return g
		}
		first := r.listHead(s, best)
		return append(r.andMore(s, first, h.first), r.gapped(s, h)...)
	}
	if m := r.generalPlace(s, lo, h.first, h); m != nil {
		return m
	}
	if h.frame == stands || h.mood.passive || h.frame == falls || h.mood.bare && h.first == 0 {
		if m := r.statePlaceRight(s, h); m != nil {
			return m
		}
	}
	if r.subjectIsPlacePronoun(s, h) || r.partHeld(s, lo, h) {
		return r.focusMention(s, h)
	}
	return r.namedNext(s, lo, h)
}

// subjectMention is the place named in the subject, or nil: the last one before the verb
// that neither says where another lies nor belongs to another verb.
func (r *reading) subjectMention(s *sent, lo int, h hit) *Mention {
	var best *Mention
	for i := range s.places {
		m := &s.places[i]
		if !m.eventPlace() || m.last >= h.first || m.first < lo || m.aside {
			continue
		}
		if best != nil && (r.container(s, m) || m.Role == RoleBorder || r.describesSubject(s, best, m, h)) {
			continue
		}
		if o := r.hitBetween(s, m.last, h); o && best != nil {
			continue
		}
		best = m
	}
	return best
}

// statePlaceRight reads "under Taliban control are X and Y" and "pris par les talibans à X".
func (r *reading) statePlaceRight(s *sent, h hit) []*Mention {
	limit := r.rightLimit(s, h)
	for i := range s.places {
		if m := &s.places[i]; m.eventPlace() && m.first > h.last && m.first < limit && m.first-h.last <= 10 {
			return r.andMore(s, m, limit)
		}
	}
	return nil
}

func (r *reading) hitBetween(s *sent, a int, h hit) bool {
	for _, o := range s.hits {
		if o.first > a && o.last < h.first && o.frame != speaks && o.forms != nounForm {
			return true
		}
	}
	return false
}

// generalHead resolves the subject of "the district, on the border with X, fell": a general
// word with a parenthesis that names what it lies by.
func (r *reading) generalHead(s *sent, lo int, h hit, best *Mention) []*Mention {
	if best == nil {
		return nil
	}
	lies := best.Role == RoleBorder || r.container(s, best)
	for k := lo; k < best.first; k++ {
		fits := generalFits(s.toks[k].norm)
		if fits == nil || !lies && !headBefore(s, k, best) || !definiteBefore(s, k) || s.toks[k].norm == "province" {
			continue
		}
		for c := k + 1; c < best.first; c++ {
			if s.toks[c].norm != "," {
				continue
			}
			if m := r.lastFitting(s, k, fits); m != nil {
				return []*Mention{m}
			}
		}
	}
	return nil
}

// subjectIsPlacePronoun knows "il est tombé", "it fell" where the subject is a place.
func (r *reading) subjectIsPlacePronoun(s *sent, h hit) bool {
	if h.frame == stands && len(s.toks) > 0 && (s.toks[0].norm == "celui" || s.toks[0].norm == "celle") {
		return h.first <= 12
	}
	for k := h.first - 1; k >= 0 && k >= h.first-6; k-- {
		switch s.toks[k].norm {
		case "il", "elle", "it", "celui", "celle", "tous", "both", "ils", "elles", "they":
			return true
		}
	}
	return false
}

// container reports whether a mention only says where another lies: dans la province de X,
// in X province, near X.
func (r *reading) container(s *sent, m *Mention) bool {
	if m.Place.Kind != marz.KindProvince {
		return false
	}
	if w := wordAt(s.toks, m.last+1); w == "s" || w == "'" || wordAt(s.toks, m.last+2) == "s" {
		if n := s.mentionAt(m.last + 2); n != nil && n.Place.Province == m.Place.ID || w == "'" && s.mentionAt(m.last+3) != nil || r.lang == "en" && s.capitalFollows(m) {
			return true
		}
	}
	for k := m.first - 1; k >= 0 && k >= m.first-5; k-- {
		switch w := s.toks[k].norm; w {
		case "in", "dans", "en", "of":
			return true
		case "province", "de", "la", "le", "les", "d", "the", "du", "l", "'s", "s":
			continue
		case ",":
			n := s.mentionAt(k - 1)
			return n != nil && n.Place.Province == m.Place.ID
		default:
			if whichProvince[w] {
				continue
			}
			return generalFits(w) != nil && w != "capitale" && w != "capital" && k < m.first-1
		}
	}
	return false
}

// whichProvince are adjectives that stand between "province" and its name, or before both.
var whichProvince = wordSet("western northern southern eastern northeastern northwestern southwestern southeastern central neighboring neighbouring north south west east afghan border remote restive occidentale orientale meridionale septentrionale centrale afghane frontaliere voisine strategique montagneuse reculee")

// nominalPlaces reads "la prise de X", "the fall of X", "sa reconquête", "X's capture".
func (r *reading) nominalPlaces(s *sent, h hit) []*Mention {
	limit := min(r.rightLimit(s, h), h.last+14)
	for k := h.last + 1; k < limit; k++ {
		if m := s.mentionAt(k); m != nil && m.eventPlace() && m.first == k {
			return append(r.generalAnd(s, h.last+1, m), r.andMore(s, m, limit)...)
		}
		if past := max(r.byWhom(s, k), r.overTime(s, k)); past > k {
			k = past
			continue
		}
		if n := s.toks[k].norm; n == "," || n == "par" || n == "by" || n == "a" && r.lang == "fr" || thingsTaken[n] {
			break
		}
	}
	if m := r.generalPlace(s, h.first+1, limit, h); m != nil {
		return m
	}
	if h.first > 0 {
		switch s.toks[h.first-1].norm {
		case "sa", "its", "son", "leur", "their", "s":
			return r.focusMention(s, h)
		}
	}
	return nil
}

// focusMention stands for the place spoken of last, in the sentence or before it.
func (r *reading) focusMention(s *sent, h hit) []*Mention {
	if m := r.antecedent(s, h); m != nil {
		return []*Mention{m}
	}
	if r.focus == nil {
		return nil
	}
	return []*Mention{carried(s, r.focus, h)}
}

func carried(s *sent, p *atlas.Place, h hit) *Mention {
	return &Mention{Start: s.toks[h.first].start, End: s.toks[h.last].end, Sentence: s.index, Place: p, Role: RolePlace, first: -1, last: -1}
}

// antecedent is the nearest place to the left in the sentence, if no person stands nearer.
func (r *reading) antecedent(s *sent, h hit) *Mention {
	var best *Mention
	for i := range s.places {
		m := &s.places[i]
		if m.Role == RolePlace && m.last < h.first && !m.origin && !s.seatsBody(m) && (!r.container(s, m) || relativeFollows(s.toks, m.last)) {
			best = m
		}
	}
	if best == nil {
		if r.focus != nil && !r.personIn(s, h.first) {
			return carried(s, r.focus, h)
		}
		return nil
	}
	for _, a := range s.actors {
		if a.first > best.last && a.last < h.first && a.who.person && seizesPeople(s.toks[h.first].norm) {
			return nil
		}
	}
	return best
}

func (r *reading) personIn(s *sent, before int) bool {
	return slices.ContainsFunc(s.actors, func(a actor) bool { return a.who.person && a.last < before })
}

// relativeBefore knows "X, que les talibans ont pris" and "X, which the Taliban captured".
func (r *reading) relativeBefore(s *sent, h hit) bool {
	for k := h.first - 1; k > 0 && k >= h.first-10; k-- {
		switch s.toks[k].norm {
		case "dont":
			return true
		case "que", "qu", "which":
			return s.mentionAt(k-1) != nil || s.toks[k-1].norm == "," || s.toks[k-1].norm == "of" || r.lang == "fr" && apposedPlace(s, k)
		case "that":
			return s.mentionAt(k-1) != nil
		}
	}
	return false
}

// generalBetween finds a general word in the plural that a name follows in apposition:
// two border posts, that of X and that of Y.
func (r *reading) generalBetween(s *sent, a, b int) bool {
	for k := a; k < b; k++ {
		switch s.toks[k].norm {
		case "postes", "villes", "capitales", "districts", "crossings", "posts", "towns", "capitals", "cities", "localites", "points", "poste", "crossing", "capitale", "capital", "ville", "city", "town", "district":
			return true
		}
	}
	return false
}
