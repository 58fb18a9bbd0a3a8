package extract

import (
	"slices"
	"strings"

	"marz/internal/marz"
)

// localPolice gives "the police" and "police said" to the police of the province that is
// spoken of: nobody quotes all of the country's police on one place.
func (r *reading) localPolice(s *sent, c *cue) who {
	w := c.speaker
	if r.lang != "en" || w.principal != "afghan-forces" || c.at.first != c.at.last || c.at.last >= len(s.toks) || s.toks[c.at.last].norm != "police" || foreignAdjective(s.toks, c.at.first-1) || c.at.pronoun {
		return w
	}
	m := r.nearestProvince(s)
	if m == nil {
		return w
	}
	slug, name := r.provinceSlug(m.Place)
	return who{actor: "afghan-government", side: marz.SideGovernment, principal: slug + "-police", name: officeName("police", name)}
}

// bodyAgain is the body that a sentence before named in full and that "the chamber", "the
// press center", "the service" stands for; zero where the words from a token name no such thing.
func (r *reading) bodyAgain(s *sent, from int) who {
	at := from + 1
	for at < from+3 && at < len(s.toks) && !bodyWords[s.toks[at].norm] {
		at++
	}
	if wordAt(s.toks, from) != "the" || !bodyWords[wordAt(s.toks, at)] {
		return who{}
	}
	head := s.toks[at].norm
	for j := s.index; j >= max(0, s.index-6); j-- {
		q := r.sents[j]
		for i := len(q.actors) - 1; i >= 0; i-- {
			a := q.actors[i]
			if j == s.index && a.first >= from || a.who.principal == "" || a.who.person || a.who.anonymous || a.who.side == marz.SideMedia {
				continue
			}
			for k := max(0, a.first-4); k <= a.last; k++ {
				if q.toks[k].norm == head {
					return a.who
				}
			}
		}
		if i := slices.IndexFunc(q.actors, func(a actor) bool {
			return a.who.side == marz.SideThird && !a.who.person && !a.who.anonymous && !q.bracketedActor(&a)
		}); i >= 0 && j < s.index && j >= s.index-2 && head == "agency" {
			return q.actors[i].who
		}
	}
	return who{}
}

// accordingBody is the body after "according to" where its phrase ends at a comma before
// anybody whom the lexicon knows: according to the press center, 1,037 servicemen.
func (r *reading) accordingBody(s *sent, c *cue) who {
	if r.lang != "en" {
		return who{}
	}
	for k := c.last + 1; k < min(len(s.toks), c.last+6); k++ {
		if slices.ContainsFunc(s.actors, func(a actor) bool { return a.first <= k && k <= a.last }) {
			return who{}
		}
		if s.toks[k].norm == "," {
			return r.bodyAgain(s, c.last+1)
		}
	}
	return who{}
}

// bodyWords name a body that was named in full before.
var bodyWords = wordSet("chamber agency service committee commission embassy council union association company directorate department mission front organization organisation bloc corps bureau centre center")

// otherSense knows a verb of saying that says nothing here: charge tariffs, told state
// television, report for duty, call at X.
func otherSense(toks []token, i int) bool {
	next := wordAt(toks, i+1)
	switch w := toks[i].norm; {
	case strings.HasPrefix(w, "charg"):
		return next != "that" && next != "," && next != "\""
	case w == "read" || w == "reads":
		return i == 0 || !written[toks[i-1].norm]
	case w == "counter":
		return i+1 < len(toks) && toks[i+1].hyphen // counter-attack
	case w == "state":
		return stateThings[next] || i > 0 && (toks[i-1].norm == "told" || toks[i-1].hyphen)
	}
	return false
}

// written are what reads as it is quoted: the statement reads.
var written = wordSet("statement message report post tweet communique letter dispatch")

// stateThings are what belongs to a state: state television.
var stateThings = wordSet("television tv media radio news run department owned broadcaster border security committee affairs agency")

// tellsWhom are verbs of saying after which the hearer stands: tells the BBC.
var tellsWhom = wordSet("told tells tell")
