package extract

import (
	"marz/internal/atlas"
	"marz/internal/marz"
)

// topicPhrases come before what somebody was asked about, would not speak of or could not
// verify: the words name it and claim nothing.
var topicPhrases = map[string][]string{
	"en": {"asked about", "asked whether", "asked if", "questioned about", "asked on", "commenting on whether", "not comment on", "no comment on", "no immediate comment on", "yet to comment on", "declined to comment on", "refused to comment on", "declined to say whether", "declined to say if", "not say whether", "not say if", "no information about", "no information on", "no information of", "no details about", "no details of", "not respond to", "unable to verify", "unable to confirm", "not verify", "independently verify", "not independently confirm", "not immediately confirm", "not confirm", "neither confirmed nor denied", "neither confirm nor deny", "no confirmation of", "no confirmation that", "no independent confirmation of", "no independent confirmation that", "no official confirmation of", "unclear whether", "not clear whether", "not clear if", "unclear if", "unaware of", "not aware of", "looking into", "investigating", "checking reports", "verifying reports", "reason for", "reasons for", "explanation for", "no date for", "date for", "date of", "conditions for", "timetable for"},
	"fr": {"a propos de", "au sujet de", "interroge sur", "interrogee sur", "interroges sur", "interroge au sujet", "interroge a propos", "interrogee au sujet", "questionne sur", "prie de dire si", "pas commente", "sans commenter", "pas souhaite commenter", "pas voulu commenter", "refuse de commenter", "refusant de commenter", "aucun commentaire sur", "pas reagi a", "pas en mesure de verifier", "pas en mesure de confirmer", "pas pu verifier", "pas pu confirmer", "pu etre verifie", "impossible de verifier", "impossible de confirmer", "pas ete possible de verifier", "aucune confirmation de", "pas de confirmation de", "aucune information sur", "pas d information sur", "pas d informations sur", "pas exprime sur", "pas prononce sur", "n a ni confirme ni dementi", "ni confirme ni dementi", "sans confirmer ni dementir", "on ignore si", "ignorait si", "ignore encore si", "pas dit si", "pas precise si", "pas clair si", "verifier les informations", "verifie les informations", "verifier si", "enquete sur", "date de", "date pour", "calendrier de", "conditions de", "la raison de", "les raisons de", "le motif de", "la cause de"},
}

// unverified come after what nobody could confirm.
var unverified = map[string][]string{
	"en": {"could not be verified", "could not be independently verified", "could not immediately be verified", "could not be immediately verified", "could not be confirmed", "could not be independently confirmed", "could not immediately be confirmed", "could not be immediately confirmed", "has not been confirmed", "had not been confirmed", "have not been confirmed", "was not confirmed", "remained unconfirmed", "remains unconfirmed", "remain unconfirmed", "were unconfirmed", "are unconfirmed", "was not independently verified", "were not confirmed"},
	"fr": {"pas pu etre verifie", "pas pu etre verifiee", "pas pu etre verifiees", "pas pu etre confirme", "pas pu etre confirmee", "pas pu etre confirmees", "pas ete confirme", "pas ete confirmee", "pas ete confirmees", "restait a confirmer", "reste a confirmer", "restaient a confirmer", "ne pouvait etre verifiee", "ne pouvait etre confirmee", "ne pouvaient etre verifiees"},
}

// topicTrees and unverifiedTrees hold the same phrases by their words.
var (
	topicTrees      = treesOf(topicPhrases)
	unverifiedTrees = treesOf(unverified)
)

// topicAt is where the words begin that make a hit a topic only, or -1.
func (r *reading) topicAt(s *sent, h hit) int {
	for k := h.first - 1; k >= max(0, h.first-14); k-- {
		if w := s.toks[k].norm; w == ";" || w == "mais" || w == "but" || s.quote[k] != s.quote[h.first] || r.saidSince(s, k, h) {
			break
		}
		if _, n := topicTrees[r.lang].find(s.toks, k); n > 0 {
			return k
		}
	}
	if s.cueAt(s.owner, h.first) != nil || h.forms != nounForm && !r.reportedBefore(s, h) {
		return -1
	}
	for k := h.last + 1; k < min(len(s.toks), h.last+14); k++ {
		if w := s.toks[k].norm; w == ";" || w == "," {
			break
		}
		if _, n := unverifiedTrees[r.lang].find(s.toks, k); n > 0 {
			return k
		}
	}
	return -1
}

// reportedBefore reports whether a clause hangs on a noun for what others say: reports that
// X had fallen, les informations selon lesquelles X serait tombé.
func (r *reading) reportedBefore(s *sent, h hit) bool {
	for k := h.first - 1; k >= 0 && k >= h.first-9; k-- {
		w := wordAt(s.toks, k+1)
		switch {
		case r.lang == "en" && reportWords[s.toks[k].norm]:
			return w == "that" || w == "of" || w == "about" || w == "on"
		case r.lang == "fr" && reportsFr[s.toks[k].norm]:
			return w == "selon" || w == "sur" || w == "faisant" || w == "d" || w == "de" || w == "annoncant" || w == "concernant" || w == "relatives" || w == "evoquant" || w == "affirmant" || w == "quant" || w == "au"
		case s.toks[k].kind == punct:
			return false
		}
	}
	return false
}

// reportsFr name what others say.
var reportsFr = wordSet("informations information rumeurs rumeur affirmations affirmation nouvelles nouvelle allegations allegation articles propos bruits annonce annonces")

// wanting knows what is missing: for lack of reinforcements, faute de renforts.
func wanting(s *sent, h hit) bool {
	for k := h.first - 1; k >= 0 && k >= h.first-3; k-- {
		switch s.toks[k].norm {
		case "lack", "absence", "shortage", "faute", "manque", "without", "sans", "no", "pas", "aucun":
			return true
		}
	}
	return false
}

// placeWord returns what the word at a token can stand for, or nil.
func placeWord(s *sent, k int) func(*atlas.Place) bool {
	if afghanSide(s, k) {
		return isPost
	}
	return generalFits(s.toks[k].norm)
}

// afghanSide knows the half of a crossing that lies in Afghanistan: the Afghan side, le côté
// afghan.
func afghanSide(s *sent, k int) bool {
	switch s.toks[k].norm {
	case "side":
		return wordAt(s.toks, k-1) == "afghan"
	case "cote", "partie":
		n := wordAt(s.toks, k+1)
		return n == "afghan" || n == "afghane"
	}
	return false
}

// topic settles a hit that is named as a topic: who is asked and calls it untrue denies it.
func (r *reading) topic(s *sent, h hit) (denier *cue, only bool) {
	if r.topicAt(s, h) < 0 {
		return nil, false
	}
	if r.denialPhrase(s) < 0 && !r.untrueNear(s) {
		return nil, true
	}
	for i := range s.cues {
		if c := &s.cues[i]; c.found && c.speaker.principal != "" && c.kind == saying && c.speaker.side != marz.SideMedia {
			return c, false
		}
	}
	return nil, true
}

// untrueNear reports whether the sentence before, of the same paragraph, calls something untrue.
func (r *reading) untrueNear(s *sent) bool {
	return s.index > 0 && r.sents[s.index-1].Para == s.Para && len(r.sents[s.index-1].hits) == 0 && r.denialPhrase(r.sents[s.index-1]) >= 0
}

// deniedBy finds who denies a hit; only is true where the hit is a topic and nothing more.
func (r *reading) deniedBy(s *sent, h hit, inner *cue) (denier *cue, only bool) {
	denier = s.cueAt(s.denier, h.first)
	if denier == nil && inner != nil && r.calledUntrue(s, h) {
		denier = inner
	}
	asked, only := r.topic(s, h)
	if asked != nil {
		denier = asked
	}
	return denier, only
}

// saidSince reports whether a verb of saying begins at a token before a hit: what follows it is
// the answer, not what was asked.
func (r *reading) saidSince(s *sent, k int, h hit) bool {
	for i := range s.cues {
		if c := &s.cues[i]; c.sent == s && c.found && c.kind == saying && c.first == k && c.last < h.first && c.right {
			return true
		}
	}
	return false
}
