package extract

import "marz/internal/marz"

// idle reports whether a trigger claims nothing: a headline that the body repeats; in English: troops that have not left, the
// wounded who are only spoken of, districts of a province that have no name.
func (r *reading) idle(s *sent, h hit) bool {
	if r.headlined(s, h) {
		return true
	}
	if r.lang != "en" {
		return false
	}
	switch {
	case correction(s) || imperative(s, h) || bareVerb(s, h):
		return true
	case h.typ == marz.Surrender && h.mood.present && s.between(h.first-3, h.first, "who", "those"):
		return true
	case h.typ == marz.Reinforcement && h.near:
		return !r.troopsNear(s, h)
	case h.typ == marz.Withdrawal && h.near:
		return r.leavesNothing(s, h)
	case h.typ == marz.Withdrawal && h.mood.negated:
		return s.cueAt(s.denier, h.first) == nil
	case h.typ == marz.Casualties && h.first == h.last && h.forms&participle != 0 && !h.mood.passive:
		return attributive(s, h)
	}
	return false
}

// attributive knows "three wounded men": the participle stands before the noun that it
// describes, and says nothing of its own.
func attributive(s *sent, h hit) bool {
	w := s.toks[h.first].norm
	if w != "wounded" && w != "injured" || h.last+1 >= len(s.toks) {
		return false
	}
	next := s.toks[h.last+1]
	return next.kind == word && !afterWounded[next.norm] && numberWords[next.norm] == 0 && !in("en", "have", wordAt(s.toks, h.first-1))
}

// afterWounded are the words that follow the wounded where they are counted themselves.
var afterWounded = wordSet("in by at when during on from and or after as while since there here near were was with that among including overnight so a an the on")

// noSubject knows the English negation that stands in the subject: no soldier has, nobody
// has, none of our men, not a single shot.
func (r *reading) noSubject(s *sent, h hit) bool {
	if r.lang != "en" || h.forms == nounForm {
		return false
	}
	for k := h.first - 1; k >= 0 && k >= h.first-9; k-- {
		w := s.toks[k].norm
		if s.toks[k].kind == punct || stops["en"][w] || w == "that" {
			return false
		}
		switch w {
		case "none", "nobody", "neither":
			return true
		case "no":
			return k == 0 || s.toks[k-1].kind == punct || s.toks[k-1].norm == "that" || s.toks[k-1].norm == "and"
		case "not":
			return wordAt(s.toks, k+1) == "a" || wordAt(s.toks, k+1) == "one"
		}
	}
	return false
}

// introduced knows "In Jowzjan, Sheberghan was lost": the first name says where the second lies.
func introduced(s *sent, m *Mention) bool {
	return m.first == 1 && s.toks[0].norm == "in" && wordAt(s.toks, m.last+1) == ","
}

// correction knows the note that says what an earlier version of the dispatch had wrong.
func correction(s *sent) bool {
	for k := range s.toks {
		if match(s.toks, k, "earlier version", "story has been corrected", "story has been updated", "corrects", "story corrects", "previous version") > 0 {
			return true
		}
	}
	return false
}

// imperative knows a verb that begins its sentence or quotation and asks for something:
// "Take the borders: …".
func imperative(s *sent, h hit) bool {
	if h.forms&infinitive == 0 || h.forms&participle != 0 || h.forms == nounForm || h.frame == stands {
		return false
	}
	return h.first == 0 || s.quote[h.first] != 0 && s.quote[h.first-1] == 0 || s.toks[h.first-1].kind == punct && s.quote[h.first] != 0 && h.first == 1
}

// beforeBareVerb are the words after which man, guard and run are verbs.
var beforeBareVerb = wordSet("to who now still fighters taliban troops forces militants insurgents soldiers guards police they we and men will would")

// bareVerb reports whether man, guard or run is a noun where it stands.
func bareVerb(s *sent, h hit) bool {
	if h.typ != marz.ControlType || h.first != h.last {
		return false
	}
	switch s.toks[h.first].norm {
	case "man", "guard", "run", "runs", "guards":
		if in("en", "have", s.toks[max(0, h.first-1)].norm) && (determiners[wordAt(s.toks, h.last+1)] || s.mentionAt(h.last+1) != nil) {
			return false // have run the post since July 14
		}
		return h.first == 0 || !beforeBareVerb[s.toks[h.first-1].norm]
	}
	return false
}

// headlined reports whether a headline says in short what the body says again, with its day
// and its speaker.
func (r *reading) headlined(s *sent, h hit) bool {
	if s.Role != RoleHeadline {
		return false
	}
	for _, q := range r.sents[s.index+1:] {
		for _, o := range q.hits {
			if q.speaks() && group(o.typ) == group(h.typ) {
				return true
			}
		}
	}
	return false
}

// beforeThat are the words after which "that" points and begins no clause: where that road starts.
var beforeThat = wordSet("where when of in on at for by to with from near over through")
