package extract

import (
	"strings"

	"marz/internal/marz"
)

// partOf are the words that stand for some of a group of speakers: one of them said,
// another added, a third told reporters.
var partOf = wordSet("one another others some both two three")

// partitive finds the start of "one", "another", "one of them", "one of the officials" that
// is the subject of a verb of saying; -1 where something else is.
func (r *reading) partitive(s *sent, c *cue) int {
	k := c.first - 1
	for k >= 0 && adverbs[s.toks[k].norm] && !partOf[s.toks[k].norm] {
		k--
	}
	if k < 0 {
		return -1
	}
	if s.toks[k].norm == "them" && wordAt(s.toks, k-1) == "of" {
		k -= 2
	}
	if k < 0 || !partOf[s.toks[k].norm] || k > 0 && s.toks[k-1].kind != punct && s.toks[k-1].norm != "and" && s.toks[k-1].norm != "but" {
		return -1
	}
	return k
}

// sameOne takes a bare name for the unnamed speaker of the sentence before, as agencies
// write: "…, a police officer said. Abdul Wahid said …". The name is remembered.
func (r *reading) sameOne(s *sent, c *cue) who {
	if r.lang != "en" || c.speaker.principal != "" || !c.at.named || c.at.nameFirst != c.at.first || c.at.nameLast != c.at.last {
		return c.speaker
	}
	family := s.toks[c.at.nameLast].norm
	if w, ok := r.names[family]; ok && w.principal != "" {
		return w
	}
	if r.speaker.principal == "" || r.speaker.person || r.speaker.country || isForce(r.speaker) || r.speaker.side == marz.SideMedia || c.at.first > 2 && !opensQuote(s, c.at.first-1) {
		return c.speaker
	}
	w := r.speaker
	w.name, w.person, w.anonymous = personName(r.words(s, c.at.first, c.at.last), w.name), true, false
	r.names[family] = w
	return w
}

// reportWords name what others say, before a clause that the speaker calls untrue.
var reportWords = wordSet("reports report claims claim rumours rumors rumour rumor allegations suggestions assertions news")

// calledUntrue reports whether a hit stands in reports that its sentence calls untrue:
// called reports of the fall of X baseless; reports that X had fallen are untrue, Y said.
func (r *reading) calledUntrue(s *sent, h hit) bool {
	at := r.denialPhrase(s)
	if at < 0 || h.first <= at && at <= h.last {
		return false
	}
	return r.reportedBefore(s, h)
}

// turned settles the states and movements that negation turns round in English: no longer
// under control is a loss, trucks that are not crossing are a closure.
func (r *reading) turned(s *sent, h hit) hit {
	if r.lang != "en" {
		return h
	}
	switch {
	case h.typ == marz.Capture && h.frame == takes && h.forms != nounForm && r.takenBack(s, h):
		h.typ = marz.Recapture
	case h.typ == marz.ControlType && h.mood.noLong:
		h.typ, h.actor, h.mood.negated = marz.Capture, "loser", false
	case (h.typ == marz.Reopening || h.typ == marz.Statement && h.frame == opens) && h.mood.negated && s.cueAt(s.denier, h.first) == nil && !h.mood.future && !h.mood.maybe:
		h.typ, h.mood.negated, h.mood.present, h.mood.past = marz.Closure, false, true, false
	}
	if h.typ == marz.Surrender && r.givesWeapons(s, h) {
		h.typ = marz.Handover
	}
	if r.tookShare(s, h) {
		h.typ = marz.ControlType
	}
	return r.attempted(s, h)
}

// leavesNothing reports whether "left" is no withdrawal: nobody under arms left a place.
func (r *reading) leavesNothing(s *sent, h hit) bool {
	m := s.mentionAt(h.last + 1)
	if m == nil && s.toks[h.last].norm != "the" {
		m = s.mentionAt(h.last + 2)
	}
	if m == nil || m.Role != RolePlace {
		return true
	}
	for _, a := range s.actors {
		if a.last < h.first && h.first-a.last <= 5 && isForce(a.who) {
			return false
		}
	}
	return !s.between(h.first-5, h.first, "men", "units", "fighters", "unit", "battalion", "policemen")
}

// foreignOfficer gives an unnamed official to the neighbour whose side a sentence speaks
// from: on the Pakistani side, an official in Chaman said.
func (r *reading) foreignOfficer(s *sent, in []actor) []actor {
	for k := 0; k+2 < min(len(s.toks), 10); k++ {
		c, n := adjectiveAt(s.toks, k)
		if n == 0 || c.actor == "" || wordAt(s.toks, k+n) != "side" {
			continue
		}
		for i := range in {
			if a := &in[i]; a.first > k && a.who.anonymous && strings.HasPrefix(a.who.actor, "afghan") {
				a.who = abroad(a.who, c)
			}
		}
	}
	return in
}

// addEnglish enters offices and bodies that English dispatches name.
func (x *lexicon) addEnglish() {
	x.addAll(who{actor: "afghan-government", principal: "afg-officer-anon", side: marz.SideGovernment, name: "A police officer", anonymous: true},
		"police officer", "police official", "tribal police official", "security officer", "border police officer", "police officers", "army spokesman", "corps commander", "army corps commander", "military commander", "security commander", "police commander", "border police commander")
	x.addAll(who{actor: "afghan-government", principal: "gov-officials-anon", side: marz.SideGovernment, name: "Officials", anonymous: true},
		"intelligence official", "intelligence officer", "intelligence officials", "security sources", "security forces official", "senior officials", "senior security official", "defence official", "government official", "government officials", "border official", "border officials")
	x.addAll(who{actor: "afghan-government", principal: "local-officials", side: marz.SideGovernment, name: "Local officials", anonymous: true},
		"information director", "provincial information director", "head of the hospital", "hospital director", "health director", "provincial health director", "district official", "district officials", "local councillor", "local councilor", "district councillor", "airport director", "head of the district", "tribal leaders council", "local authority", "district administrator", "city official")
	x.addAll(who{actor: "residents", principal: "residents", side: marz.SideThird, name: "Residents", anonymous: true},
		"aid worker", "tribal elder", "tribal elders", "tribal leader", "farmer", "farmers", "teacher", "shepherd", "shopkeepers", "shop owner", "student", "activist", "civil society activist", "local journalist", "labourer", "laborer", "traveller", "traveler", "eyewitness", "eyewitnesses", "local resident", "local residents", "businessman", "university lecturer", "civil activist", "local elders")
	x.addAll(official("pakistan", marz.SideThird, "Pakistani authorities"), "deputy commissioner", "assistant commissioner", "frontier corps", "federal investigation agency", "inter services public relations", "ispr")
	for id, names := range map[string][]string{
		"un": {"united nations", "unama"}, "hrw": {"human rights watch"}, "unhcr": {"unhcr"},
		"icrc": {"icrc", "red cross"}, "amnesty": {"amnesty international"}, "eu": {"european union"},
	} {
		x.addAll(official(id, marz.SideThird, strings.ToUpper(id)), names...)
	}
	x.addAll(who{principal: "local-media", side: marz.SideMedia, name: "Local media"}, "local media", "afghan media", "local news outlets", "local broadcasters")
	x.addAll(who{actor: "afghan-government", side: marz.SideGovernment, office: "council"}, "head of the council", "council chief", "council head", "provincial council chief", "provincial council head", "head of the provincial council", "chief of the provincial council", "provincial councilman")
	x.addAll(talibanWho, "fighters", "the fighters")
}

// paperWords say something on behalf of whoever spoke last.
var paperWords = wordSet("statement report letter post tweet message video announcement account figures data documents")

// unknownSubject finds a speaker whom the lexicon does not know between the last mark and
// an English verb of saying: a hospital worker in X said, hauliers say.
func (r *reading) unknownSubject(s *sent, c *cue) {
	if r.lang != "en" || c.found || c.gerund || !c.right && c.first+2 >= len(s.toks) && c.first == 0 {
		return
	}
	lo := c.first
	for lo > 0 && s.toks[lo-1].kind != punct && c.first-lo < 10 {
		lo--
	}
	if lo == c.first || lo > 0 && s.toks[lo-1].kind != punct || pronouns[s.toks[lo].norm] || r.anyHit(s, lo, c.first) || lo > 0 && s.quote[lo] != s.quote[c.first] {
		return
	}
	first := s.toks[lo]
	if lo > 0 && first.cap && !foreignAdjective(s.toks, lo) || subjectless[first.norm] || s.toks[lo].kind != word {
		return
	}
	for k := lo; k < c.first; k++ {
		if paperWords[s.toks[k].norm] || s.mentionAt(k) != nil && k == c.first-1 && k-lo < 2 || subjectless[s.toks[k].norm] && k-lo < 2 {
			return
		}
	}
	c.speaker, c.found, c.group = r.bodyAgain(s, lo), true, lo
	if c.speaker.principal == "" {
		c.speaker = r.stranger(s, lo)
	}
	c.at = actor{first: lo, last: c.first - 1, who: c.speaker}
}

// subjectless are the words that begin no subject of a verb of saying.
var subjectless = wordSet("it which who that and or but as what to of in on by for when while where there if is are was were be been not no this these those than then so also because after before since until from with at i we you")

// takenBack knows "wrested X back": the word stands after the place that was taken.
func (r *reading) takenBack(s *sent, h hit) bool {
	for i := range s.places {
		if m := &s.places[i]; m.first > h.last && m.first-h.last <= 3 {
			return wordAt(s.toks, m.last+1) == "back" || wordAt(s.toks, m.last+2) == "back"
		}
	}
	return false
}

// adjoins reports whether an apposition follows its head at once and is not one itself:
// "to the Taliban on Friday, a lawmaker, Khalid Asad, said" is said by the lawmaker.
func adjoins(s *sent, head, a actor) bool {
	for k := head.last + 1; k < a.first && s.toks[k].norm != ","; k++ {
		if !s.toks[k].cap && !linkWords[s.toks[k].norm] {
			return false
		}
	}
	return !(a.named && a.nameFirst > a.first && commaBetween(s, a.first-1, a.nameFirst))
}

// byMeans are what somebody speaks by, and is nobody.
var byMeans = wordSet("phone telephone email text message satellite video radio whatsapp letter")

// saidByMeans knows "said by phone", which names no speaker.
func saidByMeans(s *sent, i int) bool {
	return wordAt(s.toks, i+1) == "by" && byMeans[wordAt(s.toks, i+2)]
}

// runsOn is where the words end that a speaker adds after a verb of saying that trails:
// "X is lost, officials said on Friday, after Y fell"; the cue's own end where none are.
func (r *reading) runsOn(s *sent, i int) int {
	c := &s.cues[i]
	if r.lang != "en" || s.quote[c.first] != 0 {
		return c.last
	}
	from := c.last
	if c.inverted {
		from = max(from, c.at.last)
	}
	for k := from + 1; k < min(len(s.toks), from+8); k++ {
		if s.toks[k].norm != "," {
			continue
		}
		switch wordAt(s.toks, k+1) {
		case "and":
			if c.inverted && r.anyHit(s, k, len(s.toks)) && !r.cueAfter(s, i, k) {
				return r.scopeEnd(s, i)
			}
		case "after", "when", "following", "killing", "wounding":
			return r.scopeEnd(s, i)
		}
		return c.last
	}
	return c.last
}

// caller finds who calls a claim untrue where the words of the claim are another's: "…, but
// the governor called it baseless", "the government calls it a fairy tale".
func (r *reading) caller(s *sent, k int) *cue {
	if len(s.made(r)) == 0 {
		return nil
	}
	for j := k - 1; j > 0 && j >= k-6; j-- {
		switch s.toks[j].norm {
		case "called", "calls", "branded", "termed", "labelled", "labeled", "dubbed", "qualifie", "qualifient", "qualifiait", "qualifiee", "traite", "taxe", "juge", "jugent":
		default:
			continue
		}
		for i := len(s.actors) - 1; i >= 0; i-- {
			if a := s.actors[i]; a.last < j && j-a.last <= 2 && a.who.principal != "" {
				return &cue{sent: s, first: j, last: j, group: a.first, at: a, speaker: a.who, found: true, said: -1, speech: speech{stance: marz.Denies}}
			}
		}
	}
	return nil
}

// nounAfterArticle knows a noun that is written like a verb: a Taliban judge, an official
// report, another claim. A verb without an ending has no single subject.
func nounAfterArticle(s *sent, i int) bool {
	w := s.toks[i].norm
	if strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") || pastForms[w] {
		return false
	}
	for k := i - 1; k >= max(0, i-3); k-- {
		switch s.toks[k].norm {
		case "a", "an", "another", "every", "each":
			return true
		case "of", "few", "who", "and", "that":
			return false
		}
		if s.toks[k].kind == punct {
			return false
		}
	}
	return false
}

// pastForms are the verbs of saying with a past of their own.
var pastForms = wordSet("said told thought wrote swore sworn")

// orGoesOn gives a verb of saying without a subject to who spoke before, where it goes on from
// another verb; without either it is none.
func (r *reading) orGoesOn(s *sent, c cue) (cue, int) {
	if !c.found && r.goesOnSaying(s, c.first) {
		c.found, c.gerund, c.right, c.at.pronoun = true, true, true, true
	}
	if !c.found {
		return cue{}, 0
	}
	return c, 1
}

// goesOnSaying knows the second of two verbs of one speaker, with the complement of the first
// between them: denied that X had fallen and said Y was held.
func (r *reading) goesOnSaying(s *sent, i int) bool {
	if r.lang != "en" || wordAt(s.toks, i-1) != "and" || s.quote[i] != 0 || !pastForms[s.toks[i].norm] && !strings.HasSuffix(s.toks[i].norm, "ed") {
		return false
	}
	for k := i - 2; k > 0; k-- {
		if s.toks[k].norm == ";" {
			return false
		}
		if _, n := r.x.speech["en"].find(s.toks, k); n > 0 && !nounAfterArticle(s, k) {
			return true
		}
	}
	return false
}
