package extract

import (
	"slices"
	"strings"

	"marz/internal/marz"
)

// What a noun of fighting hangs on, and where a clause between commas ends: questions of
// syntax that the rules for single types ask.

// fightWords may stand between a preposition and the fight that it names: après plusieurs
// heures d'intenses combats, after two days of heavy fighting.
var fightWords = wordSet("heure heures jour jours semaine semaines mois nuit minute minutes hour hours day days week weeks months night de d of plusieurs several quelques some a an une un la les ces the violents violentes intenses brefs breves rudes apres durs sanglants lourds longs longues sporadiques heavy fierce intense brief bloody sporadic long")

// fightPhrase is the first token of the words that count or describe a fight.
func fightPhrase(s *sent, h hit) int {
	k := h.first
	for k > 0 && k > h.first-8 {
		t := s.toks[k-1]
		if t.kind != number && !fightWords[t.norm] && numberWords[t.norm] == 0 {
			break
		}
		k--
	}
	return k
}

// afterTime is the first token from k on that says no time: a ordonné lundi la fermeture.
func afterTime(s *sent, k int) int {
	for _, t := range s.times {
		if t.first == k {
			return t.last + 1
		}
	}
	return k
}

// relativeWords open a clause on what stands before their comma.
var relativeWords = wordSet("qui dont que who which")

// relativeSpan is the clause between commas that opens before a token, "X, qui ont lancé
// une offensive, …": its first token, or -1.
func relativeSpan(s *sent, k int) int {
	for j := k; j > 0 && j > k-24; j-- {
		if s.toks[j].norm == ";" || s.toks[j].norm == ":" {
			return -1
		}
		if relativeWords[s.toks[j].norm] && s.toks[j-1].norm == "," {
			return j
		}
	}
	return -1
}

// closesRelative reports whether the comma at a token ends the relative clause that a hit
// stands in: the verb of the main clause follows it.
func (r *reading) closesRelative(s *sent, h hit, comma int) bool {
	if r.lang != "fr" || relativeSpan(s, h.first) < 0 {
		return false
	}
	for _, o := range s.hits {
		if o.first > comma && o.forms != nounForm && !o.mood.bare && !o.mood.inf && o.forms != gerund {
			return o.first-comma <= 6 && !r.startsAgain(s, comma+1, o.first)
		}
	}
	return false
}

// startsAgain reports whether a name or an article stands between two tokens: the list
// goes on, or a clause with a subject of its own begins.
func (r *reading) startsAgain(s *sent, a, b int) bool {
	for k := a; k < b; k++ {
		if s.mentionAt(k) != nil || articles[s.toks[k].norm] {
			return true
		}
	}
	return false
}

// insideRelative reports whether a relative clause between commas holds a token, and a
// trigger stands after it in the main clause.
func (r *reading) insideRelative(s *sent, t, h int) bool {
	from := relativeSpan(s, t)
	if from < 0 || h < t {
		return false
	}
	for _, o := range s.hits {
		if o.first >= from && o.first < h {
			for k := max(t, o.last) + 1; k < h; k++ {
				if s.toks[k].norm == "," && r.closesRelative(s, o, k) {
					return true
				}
			}
		}
	}
	return false
}

// trailsAlong knows the participle that tells more of a happening of the same sentence:
// a bombardé mercredi X, tuant douze insurgés.
func (r *reading) trailsAlong(s *sent, h hit) bool {
	costing := h.typ == marz.Casualties && s.between(h.first-7, h.first, "faisant", "causant", "provoquant", "tuant", "blessant")
	if h.forms != gerund && !costing || r.next.Precision != marz.PrecisionDay || len(r.made) == 0 {
		return false
	}
	last := r.made[len(r.made)-1]
	return last.sent == s && last.hit.last < h.first && !s.hitBetweenToks(last.hit.last, h.first)
}

// verifying verbs, denied, say that something is not known: rien ne permet de confirmer que.
var verifying = wordSet("confirmer verifier etablir corroborer authentifier recouper prouver confirme verifie etabli corrobore confirm verify corroborate")

// unverified reports whether a clause hangs on a verb of knowing that is denied.
func (r *reading) unverified(s *sent, h hit) bool {
	for k := h.first - 1; k > 0 && k > h.first-14; k-- {
		if n := s.toks[k].norm; n != "que" && n != "qu" && n != "that" && n != "la" {
			continue
		}
		if !verifying[s.toks[k-1].norm] {
			continue
		}
		from := k - 1
		for from > k-9 && from > 0 && s.toks[from].kind != punct {
			from--
		}
		return s.between(from-1, k-1, "rien", "pas", "impossible", "difficile", "aucun", "aucune", "ni", "sans", "not", "could", "impossible", "unable", "no")
	}
	return false
}

// andThePost finds a post that follows a name in the same object: la ville de X et le
// poste-frontière voisin.
func (r *reading) andThePost(s *sent, m *Mention, limit int) []*Mention {
	k := m.last + 1
	if r.lang != "fr" || wordAt(s.toks, k) != "et" && !(wordAt(s.toks, k) == "ainsi" && wordAt(s.toks, k+1) == "que") {
		return nil
	}
	for j := k + 1; j < min(limit, k+4); j++ {
		fits := generalFits(s.toks[j].norm)
		if fits == nil || !definiteBefore(s, j) {
			continue
		}
		if p := r.x.as(m.Place, fits); p != nil && p != m.Place {
			return []*Mention{carried(s, p, hit{first: j, last: j})}
		}
	}
	return nil
}

// generalAnd finds the general word that a name follows in the same object: la prise de la
// ville et du pont de X.
func (r *reading) generalAnd(s *sent, from int, m *Mention) []*Mention {
	if r.lang != "fr" {
		return nil
	}
	for k := from; k < m.first-1; k++ {
		fits := generalFits(s.toks[k].norm)
		if fits == nil || !definiteBefore(s, k) || wordAt(s.toks, k+1) != "et" || s.toks[k].norm == "province" {
			continue
		}
		if p := r.x.as(m.Place, fits); p != nil && p != m.Place {
			return []*Mention{carried(s, p, hit{first: k, last: k})}
		}
		if g := r.lastFitting(s, k, fits); g != nil && g.Place != m.Place {
			return []*Mention{g}
		}
	}
	return nil
}

// obeyed reports whether "à Kaboul" hangs on a word of rule or of asking, so that its
// government is meant: échappent à Kaboul, restée fidèle à Kaboul.
func obeyed(toks []token, i int) bool {
	if w := wordAt(toks, i-1); w == "de" || w == "d" {
		switch wordAt(toks, i-2) {
		case "mains", "controle", "autorite", "giron", "ordres", "tutelle", "ordre":
			return true // aux mains de Kaboul
		}
		return false
	} else if w != "a" {
		return false
	}
	for k := i - 2; k >= 0 && k >= i-6; k-- {
		switch w := toks[k].norm; {
		case strings.HasPrefix(w, "echapp"), strings.HasPrefix(w, "loyal"), strings.HasPrefix(w, "fidele"), w == "acquis", w == "acquise", w == "favorable", w == "soumis", w == "repond", w == "obeit", w == "obeissent":
			return true
		case toks[k].kind == punct:
			return false
		}
	}
	return false
}

// unhappened are happenings of which the narrator's "not yet" tells nothing.
var unhappened = map[marz.Type]bool{marz.Capture: true, marz.Recapture: true, marz.Surrender: true, marz.Handover: true, marz.Attack: true, marz.Withdrawal: true}

// dated is the trigger whose type says how its claim is dated: a share is of the day of
// speaking, whichever verb tells of it.
func (r *reading) dated(h, as hit) hit {
	if as.typ == marz.ControlShare {
		return as
	}
	return h
}

// houses are buildings of a body: what happens there happens at the place, and its name is
// no part of the body's.
var houses = wordSet("batiment batiments siege locaux bureau bureaux installations palais residence quartier general")

// houseOf knows "le bâtiment des douanes de X", "le siège de la police de X".
func houseOf(toks []token, i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if houses[toks[k].norm] {
			return true
		}
		if !possessionWords[toks[k].norm] && toks[k].norm != "des" {
			return false
		}
	}
	return false
}

// opensOwn reports whether a day at the head of a sentence belongs to the participle that
// stands there, which a comma parts from the clause of a hit: Reprise mardi, X est …
func (r *reading) opensOwn(s *sent, t timex, h hit) bool {
	for _, o := range s.hits {
		if o.first <= t.first && o.first != h.first && o.mood.bare && commaBetween(s, t.last, h.first) {
			return true
		}
	}
	return false
}

// saidAgain reports whether a claim only says again what its sentence has told with a day:
// X, tombée jeudi, est la dixième ville conquise.
func (r *reading) saidAgain(x *made) bool {
	again := x.hit.mood.bare || x.Type == marz.ControlType || x.Type == marz.Clash || x.Type == marz.Attack && x.mention.first < 0
	if r.lang != "fr" || x.Happened.Precision == marz.PrecisionDay && x.Type != marz.ControlType {
		return false
	}
	for i := len(r.made) - 1; i >= 0; i-- {
		o := &r.made[i]
		counts := x.mention.first < 0 && x.hit.forms&infinitive != 0 && x.hit.mood.past && x.sent.index-o.sent.index <= 2
		if !(o.sent == x.sent && again) && !counts {
			break
		}
		if o.Type == x.Type && o.Place == x.Place && o.Principal == x.Principal && o.Stance == x.Stance {
			return true
		}
	}
	return false
}

// apposedTo reports whether only an apposition between commas stands between a name and the
// verb at a token: X, assiégée depuis deux semaines, a cédé.
func apposedTo(s *sent, m *Mention, verb int) bool {
	if wordAt(s.toks, m.last+1) != "," || verb-m.last > 18 {
		return false
	}
	for k := verb - 1; k > m.last+1 && k >= verb-5; k-- {
		if s.toks[k].norm == "," {
			return true
		}
	}
	return false
}

// officeProvince is the province of the office that calls people to arms, where no other
// place is named: le gouverneur du Takhar a appelé la population à prendre les armes.
func (r *reading) officeProvince(s *sent, h hit) []*Mention {
	if r.lang != "fr" || h.typ != marz.Mobilization {
		return nil
	}
	for i := range s.places {
		if m := &s.places[i]; m.Role == RoleNear && m.Place.Kind == marz.KindProvince && m.last < h.first {
			return []*Mention{carried(s, m.Place, h)}
		}
	}
	return nil
}

// besieged knows the passive that tells of a state: X est encerclée.
func besieged(s *sent, h hit) bool {
	w := s.toks[h.first].norm
	if !strings.HasPrefix(w, "encercl") && !strings.HasPrefix(w, "assieg") && !strings.HasPrefix(w, "cern") {
		return false
	}
	be := wordAt(s.toks, h.first-1)
	return be == "est" || be == "sont" || be == "toujours" || be == "desormais"
}

// namedElse knows the general word whose own name follows, one that the atlas does not hold:
// la base de Bagram, le district de Foo.
func (r *reading) namedElse(s *sent, k int) bool {
	if r.lang != "fr" {
		return false
	}
	for j := k + 1; j < min(len(s.toks), k+4); j++ {
		switch t := s.toks[j]; {
		case t.norm == "de" || t.norm == "d" || t.norm == "du" || t.norm == "frontiere" || t.norm == "frontalier":
		case t.cap && j > k+1 && t.kind == word && s.mentionAt(j) == nil && !s.inActor(j) && (neighbourAt(s.toks, j) == "" || neighbourRegions[t.norm] != "") && !namesCountryToken(t.norm):
			return true
		default:
			return false
		}
	}
	return false
}

func namesCountryToken(w string) bool { return w == "afghanistan" || w == "pakistan" || w == "russie" }

// namedNext resolves the post that a lead speaks of before it names it: le poste-frontière
// est tombé à l'aube, a expliqué un officier. Shir Khan Bandar se trouve …
func (r *reading) namedNext(s *sent, lo int, h hit) []*Mention {
	if r.lang != "fr" || s.Role != RoleBody || r.focus != nil {
		return nil
	}
	for k := lo + 1; k < h.first; k++ {
		if fits := generalFits(s.toks[k].norm); fits != nil && definiteBefore(s, k) && !r.namedElse(s, k) {
			if next := r.nextFitting(s, h, fits); next != nil {
				return next
			}
			return r.chiefPost(s, h, k)
		}
	}
	return nil
}

// plainPresent knows the forms that can be no simple past: se disputent, contrôle.
func plainPresent(s *sent, h hit) bool {
	w := s.toks[h.first].norm
	return h.forms == finite && (strings.HasSuffix(w, "ent") && !strings.HasSuffix(w, "rent") || strings.HasSuffix(w, "e"))
}

// newSubject reports whether a clause with a subject of its own begins between a day and a
// verb: …, et le pont est tenu par; la province est tombée : sa capitale a été prise.
func (r *reading) newSubject(s *sent, a, b int) bool {
	for k := a + 1; k < b-2; k++ {
		if s.toks[k].norm == ":" && r.hitsWithin(s, k, b) {
			return true
		}
		if s.toks[k].norm == "," && (wordAt(s.toks, k+1) == "et" || wordAt(s.toks, k+1) == "puis") && (articles[wordAt(s.toks, k+2)] || s.mentionAt(k+2) != nil) {
			return true
		}
	}
	return false
}

// overTime returns the comma that closes a day between commas, "la prise, dimanche, de X",
// for the comma that opens it.
func (r *reading) overTime(s *sent, comma int) int {
	if wordAt(s.toks, comma) != "," || r.lang != "fr" {
		return comma
	}
	k := comma + 1
	for k < len(s.toks) && (r.timeAtToken(s, k) || s.toks[k].norm == "le") {
		k++
	}
	if k > comma+1 && wordAt(s.toks, k) == "," {
		return k
	}
	return comma
}

// beforeRelative knows the day of the main clause before "des soldats qui s'étaient réfugiés":
// what the pluperfect tells of was earlier.
func beforeRelative(s *sent, h hit, t timex) bool {
	return h.mood.plu && t.last < h.first && s.between(max(t.last, h.first-5), h.first, "qui", "dont")
}

// fearing verbs are followed by a "ne" that denies nothing: craignent que X ne tombe.
var fearing = []string{"craign", "crain", "redout", "peur", "avant", "moins", "empech", "evit"}

// expletive reports whether the "ne" before a verb stands alone after a word of fear.
func expletive(s *sent, h hit) bool {
	if w := wordAt(s.toks, h.first-1); w != "ne" && w != "n" && w != "se" {
		return false
	}
	for k := h.last + 1; k < min(len(s.toks), h.last+4); k++ {
		switch s.toks[k].norm {
		case "pas", "plus", "jamais", "aucun", "aucune", "rien":
			return false
		}
	}
	for k := h.first - 2; k > 0 && k >= h.first-12; k-- {
		if n := s.toks[k].norm; n != "que" && n != "qu" {
			continue
		}
		return slices.ContainsFunc(fearing, func(stem string) bool { return strings.HasPrefix(s.toks[k-1].norm, stem) })
	}
	return false
}

// withinProvince knows "Au Takhar, le chef-lieu du district de X": the first name says where
// the second lies.
func withinProvince(p, m *Mention) bool {
	return p.Place.Kind == marz.KindProvince && m.Place.Kind != marz.KindProvince && m.Place.Province == p.Place.ID
}
