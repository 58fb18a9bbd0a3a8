package extract

import "marz/internal/marz"

// stranger is somebody without a name or a body that Marz knows, in the words from token a
// to the next mark: whose adjective of a country or a movement stands there speaks for it,
// un gradé pakistanais.
func (r *reading) stranger(s *sent, a int) who {
	for k := a; k < min(len(s.toks), a+9) && s.toks[k].kind != punct && !in(r.lang, "be", s.toks[k].norm); k++ {
		if n := s.toks[k].norm; r.lang == "fr" && (n == "que" || n == "qu") {
			break
		}
		if w := s.administers(a, k); w.actor != "" {
			return w
		}
		if w, n := adjectiveAt(s.toks, k); n > 0 && w.actor != "" && !s.toks[k].cap == (r.lang == "fr") {
			return abroad(who{actor: "residents", anonymous: true, name: "Unnamed source"}, w)
		}
		if talibanWord(s.toks, k) && k > a || units[s.toks[k].norm] == "fighters" {
			w := talibanWho
			w.anonymous = true
			return w
		}
	}
	return who{actor: "residents", principal: "residents", side: "third", name: "Unnamed source", anonymous: true}
}

// papersFr are things that say something on behalf of whoever spoke last, and words that
// are no subject of their own.
var (
	papersFr = wordSet("communique rapport lettre message video publication texte document chiffres images photos donnees bilan annonce informations depeche article enregistrement carte tweet declaration")
	startsFr = wordSet("un une le la les l des deux trois quatre plusieurs certains quelques ce cet cette ces son sa ses leur leurs nos notre d'autres")
)

// unknownFrench finds a speaker whom the lexicon does not know between the last mark and a
// French verb of saying: une apicultrice de X a raconté que, les chemins de fer ouzbeks ont
// annoncé.
func (r *reading) unknownFrench(s *sent, c *cue) {
	if r.lang != "fr" || c.found || c.gerund || c.kind != saying || c.first < 2 {
		return
	}
	lo := c.first
	for lo > 0 && c.first-lo < 12 && s.toks[lo-1].kind != punct && !r.timeAtToken(s, lo-1) {
		lo--
	}
	if lo == c.first || !startsFr[s.toks[lo].norm] || s.quote[lo] != s.quote[c.first] || r.anyHit(s, lo, c.first) || lo+1 >= c.first {
		return
	}
	for k := lo; k < c.first; k++ {
		switch w := s.toks[k].norm; {
		case papersFr[w], w == "que", w == "qu", w == "qui", w == "dont", r.actorEnding(s, k) != nil && !s.actors[0].who.country:
			return
		}
	}
	c.speaker, c.found, c.group = r.stranger(s, lo), true, lo
	c.at = actor{first: lo, last: c.first - 1, who: c.speaker}
}

// overClitic takes the pronoun to whom it was said into an inverted verb of saying, so that
// its subject is looked for behind it: nous a expliqué le député.
func (r *reading) overClitic(s *sent, c *cue) {
	if r.lang != "fr" || c.first == 0 || c.first == c.last {
		return
	}
	if w := s.toks[c.first-1].norm; (w == "nous" || w == "m") && beginsClause(s, c.first-1) && (s.toks[c.first].norm == "a" || s.toks[c.first].norm == "ont") {
		c.first--
	}
}

// futureInPast reads the conditional of what somebody has said is to come: a assuré que le
// pont serait rouvert, que le poste rouvrirait. Hearsay takes the conditional too, but after
// "selon", or in the perfect: aurait été rouvert.
func (r *reading) futureInPast(s *sent, h hit, c *cue) hit {
	if r.lang != "fr" || c == nil || c.sent != s || c.kind != saying || c.first == c.last || !h.mood.press || c.last >= h.first {
		return h
	}
	simple := h.forms&conditional != 0
	if !simple && (!h.mood.passive || s.between(h.first-5, h.first, "aurait", "auraient") || h.frame == stands) {
		return h
	}
	if !s.between(c.last, h.first, "que", "qu") {
		return h
	}
	h.mood.future, h.mood.press, h.mood.past, h.mood.present = true, false, false, false
	return h
}

// asks reports whether a sentence is a question, which claims nothing.
func (s *sent) asks() bool {
	for k := len(s.toks) - 1; k >= 0 && s.toks[k].kind == punct; k-- {
		if s.toks[k].norm == "?" {
			return true
		}
	}
	return false
}

// noWithdrawalTo keeps the town to which men draw back from being the place they left: se
// sont repliés sur la ville de X.
func noWithdrawalTo(typ marz.Type, toks []token, i int) bool {
	if typ != marz.Withdrawal {
		return false
	}
	for k := i - 1; k >= 1 && k >= i-5; k-- {
		switch w := toks[k].norm; w {
		case "sur":
			return true
		case "la", "le", "l", "de", "d", "du", "ville", "district", "capitale", "base":
		default:
			return w == "jusqu" || w == "jusqu'"
		}
	}
	return false
}

// speaksOf knows "X parle de", whose subject stands before it and whose object follows.
func speaksOf(s *sent, c *cue) bool {
	if w := s.toks[c.last].norm; w != "parle" && w != "parlent" {
		return false
	}
	switch wordAt(s.toks, c.last+1) {
	case "de", "d", "du", "des":
		return true
	}
	return false
}

// administers is the state whose administration speaks from a town or a part of the country
// across the border: l'administration de X, la mairie de X.
func (s *sent) administers(a, k int) who {
	id := neighbourRegions[s.toks[k].norm]
	if across := acrossTowns[s.toks[k].norm]; id == "" {
		id = across
	}
	if id == "" || !s.between(a-1, k, "administration", "prefecture", "mairie", "municipalite", "direction", "gouvernorat", "commissariat") {
		return who{}
	}
	w, _ := countryOf(id)
	return w
}

// agencyNext is the agency that "selon" names at a token: selon Reuters, selon l'agence AP.
func (s *sent) agencyNext(k int) who {
	for j := k; j < min(len(s.toks), k+4) && s.toks[j].kind != punct; j++ {
		if id := agencyIn(s.toks[j:j+1], false); id != "" {
			return medium(id)
		}
		if w := s.toks[j].norm; w != "l" && w != "agence" && w != "la" && w != "le" && w != "chaine" && w != "radio" {
			break
		}
	}
	return who{}
}

// pastSource reports whether an actor stands behind the comma that ends what "selon" names, so
// that he is spoken of: selon la même source, 158 civils ont traversé. A name in apposition is
// the source's own.
func (r *reading) pastSource(s *sent, c *cue, a actor) bool {
	if r.lang != "fr" || a.named || a.who.person {
		return false
	}
	for k := c.last + 2; k < a.first; k++ {
		if s.toks[k].norm == "," {
			return true
		}
	}
	return false
}

// sameAsBefore is the last speaker, where "selon" takes him up: selon la même source.
func (r *reading) sameAsBefore(s *sent, c *cue) who {
	for k := c.last + 1; r.lang == "fr" && k < min(len(s.toks), c.last+5) && s.toks[k].kind != punct; k++ {
		if w := s.toks[k].norm; (w == "meme" || w == "memes") && r.speaker.side != marz.SideMedia {
			return r.speaker
		}
	}
	return who{}
}
