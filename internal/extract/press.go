package extract

import (
	"strings"

	"marz/internal/marz"
)

// quotes are the words by which an agency gives what it says to another: IRNA reported,
// quoting the deputy police chief.
var quotes = map[string][]string{
	"en": {"citing", "quoting", "as citing", "as quoting"},
	"fr": {"citant", "en citant", "qui cite", "qui citait", "sur la foi de"},
}

// quoted gives the words of an agency that cites somebody to whom it cites; a police chief
// whom the agency of a neighbour cites is that neighbour's.
func (r *reading) quoted(s *sent, i int) {
	c := &s.cues[i]
	if c.kind == naming || c.speaker.side != marz.SideMedia && !c.speaker.press {
		return
	}
	for k := c.last + 1; k < len(s.toks); k++ {
		n := match(s.toks, k, quotes[r.lang]...)
		if n == 0 || s.quote[k] != s.quote[c.first] {
			continue
		}
		for _, a := range s.actors {
			if a.first < k+n || a.first-k-n > 5 || a.who.principal == "" || a.who.side == marz.SideMedia {
				continue
			}
			w := r.personBeside(s, a).who
			if c.speaker.press && !a.named && foreignable(w) && w.side == marz.SideGovernment {
				if state, ok := countryOf(c.speaker.actor); ok > 0 {
					w = abroad(w, state)
				}
			} else if c.speaker.press && a.named && foreignable(w) {
				w.principal, w.actor, w.side = c.speaker.principal, c.speaker.actor, c.speaker.side
			}
			c.speaker = w
			return
		}
		return
	}
}

// calling are the verbs by which somebody calls a claim something: branded it propaganda,
// a qualifié de mensongères les informations.
var calling = map[string]map[string]bool{
	"en": wordSet("called calls calling call branded brands branding termed terms terming labelled labels labelling labeled labeling dubbed dubs dubbing described describes describing denounced denounces denouncing slammed"),
	"fr": wordSet("qualifie qualifiee qualifies qualifient qualifiait qualifiant traite traitent traitant taxe taxent taxant parle parlent parlait parlant denonce denoncent denoncant evoque"),
}

// contrastWords stand between commas and set one speaker against another: parle, lui, de.
var contrastWords = wordSet("lui elle eux elles though however pourtant cependant")

// callForms are the forms of a verb of calling, which are told by their ends.
func callForms(lang, w string) form {
	switch {
	case strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ant"):
		return gerund
	case lang == "en" && strings.HasSuffix(w, "ed"):
		return finite | participle
	case strings.HasSuffix(w, "e") || strings.HasSuffix(w, "ee"):
		return finite | participle
	}
	return finite
}

// callsUntrue reports whether a verb calls a claim untrue.
func (r *reading) callsUntrue(s *sent, i int) bool {
	if !calling[r.lang][s.toks[i].norm] || s.inName(i) {
		return false
	}
	for k := i + 1; k < min(len(s.toks), i+14); k++ {
		if w := s.toks[k].norm; w == "." || w == ";" || w == "," && k > i+1 && !contrastWords[wordAt(s.toks, k-1)] && !contrastWords[wordAt(s.toks, k+1)] {
			return false
		}
		if _, n := denialTrees[r.lang].find(s.toks, k); n == 0 {
			continue
		}
		if r.lang == "en" {
			return true
		}
		w := wordAt(s.toks, k-1)
		for j := k - 1; j > i && (s.toks[j].kind == punct || articles[s.toks[j].norm] || isMent(s.toks[j].norm)); j-- {
			w = wordAt(s.toks, j-1)
		}
		return w == "de" || w == "d" || w == "comme" || k-i <= 2
	}
	return false
}

// narrator is the agency whose words the dispatch is.
func (r *reading) narrator() who {
	if r.agency == "" {
		return who{principal: "narrator", name: "Narrator", side: marz.SideMedia}
	}
	return medium(r.agency)
}

// medium is an agency, a paper or a broadcaster by its name or id. Its id is the one of the
// table, else its name in small letters without spaces, as the record writes them.
func medium(name string) who {
	for _, a := range agencies {
		if strings.EqualFold(a.id, name) || strings.EqualFold(a.name, name) || strings.EqualFold(a.words, name) {
			return who{principal: a.id, name: a.name, side: marz.SideMedia}
		}
	}
	return who{principal: strings.ReplaceAll(strings.ToLower(name), " ", ""), name: name, side: marz.SideMedia}
}

func (r *reading) setSpeaker(x *made, speaker, agent who) {
	if x.cue == nil && r.statePlans(x.hit, agent) {
		speaker = agent
	}
	if speaker.actor == "militia" {
		speaker = r.specific(speaker)
	}
	x.Claimant, x.Principal, x.Side = speaker.name, speaker.principal, speaker.side
	if x.Claimant == "" {
		x.Claimant = speaker.principal
	}
	if x.Side == "" {
		x.Side = marz.SideThird
	}
}

// quoting are the verbs by which an agency gives somebody else's words.
var quoting = wordSet("quoted quotes quote cited cites cite")

// quotedSaying reads "Interfax quoted a source as saying" and "the chief was quoted by IRNA
// as saying": the words are theirs who are quoted. Without "as saying" it is no cue.
func (r *reading) quotedSaying(s *sent, c cue, passive bool) (cue, int) {
	end := 0
	for k := c.last + 1; k+1 < min(len(s.toks), c.last+18); k++ {
		if s.toks[k].norm == "as" && (s.toks[k+1].norm == "saying" || s.toks[k+1].norm == "telling") {
			end = k + 1
			break
		}
	}
	if end == 0 {
		return cue{}, 0
	}
	if passive {
		r.subjectBefore(s, &c)
		c.last, c.right = end, true
		return c, boolInt(c.found)
	}
	for _, a := range s.actors {
		if a.first > c.last && a.last < end {
			a = r.personBeside(s, a)
			c.group = r.quoterStart(s, c.first)
			c.speaker, c.at, c.found, c.right = a.who, a, true, end+2 < len(s.toks)
			c.last = end
			return c, 1
		}
	}
	return cue{}, 0
}

// quoterStart is the first token of the agency that quotes, just before its verb.
func (r *reading) quoterStart(s *sent, verb int) int {
	for i := len(s.actors) - 1; i >= 0; i-- {
		if a := s.actors[i]; a.last < verb && verb-a.last <= 3 {
			return a.first
		}
	}
	return verb
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
