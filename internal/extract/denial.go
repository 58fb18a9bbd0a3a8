package extract

import (
	"slices"
	"strings"

	"marz/internal/marz"
)

// asDenial turns "the post is still ours" into a denial of its loss: a side that says of
// a place that it still holds it, or that an attack was thrown back, denies what the
// other side claims.
func (r *reading) asDenial(x *made, speaker, agent who) {
	if x.cue == nil || x.Stance == marz.Denies || x.PlaceKind == marz.KindBorder || x.Certainty == marz.Future || x.Certainty == marz.Hypothetical || r.lang == "en" && r.deniesThat(x.sent) {
		return
	}
	own := x.Type == marz.ControlType && !x.Negated && sameCamp(speaker, agent) && speaker.side != marz.SideThird
	thrown := x.hit.neg && speaker.side == marz.SideGovernment
	if !own && !thrown {
		return
	}
	still := x.hit.mood.still || r.denialAround(x.sent)
	switch {
	case thrown && x.Happened.Precision != marz.PrecisionDay && (r.lossClaimed(x.Place) || still) && !(r.lang == "en" && r.ownAccount(x)):
	case own && still && speaker.side == marz.SideGovernment && (r.lossClaimed(x.Place) || r.denialAround(x.sent) || r.contested(x)):
	case own && speaker.side == marz.SideTaliban && r.claimedType(x.Place, marz.Recapture) && still:
		x.Type, x.Actor, x.Target = marz.Recapture, "afghan-forces", "taliban"
		x.Stance, x.Certainty, x.Holder, x.Negated = marz.Denies, marz.Implicit, "taliban", true
		return
	default:
		return
	}
	x.Type, x.Actor, x.Target = marz.Capture, "taliban", "afghan-government"
	x.Stance, x.Certainty, x.Holder, x.Negated = marz.Denies, marz.Implicit, "afghan-government", true
}

// lossClaimed reports whether the Taliban were said to have taken the place, or to hold it.
func (r *reading) lossClaimed(place string) bool {
	for i := range r.made {
		if o := &r.made[i]; o.Place == place && o.Stance != marz.Denies && (o.Type == marz.Capture || o.Type == marz.ControlType && o.Actor == "taliban") {
			return true
		}
	}
	return false
}

func (r *reading) claimedType(place string, t marz.Type) bool {
	for i := range r.made {
		if o := &r.made[i]; o.Place == place && o.Type == t {
			return true
		}
	}
	return false
}

// denialPhrases say of a claim that it is not so.
var denialPhrases = map[string][]string{
	"fr": {"mentent", "mentait", "mentir", "faux", "fausse", "fausses", "propagande", "mensonge", "mensonges", "rumeurs", "rumeur", "sans fondement", "infonde", "infondee", "infondees", "infondes", "desinformation", "dementi", "dement", "dementie", "pas vrai", "n est pas vrai", "inexact", "intox", "foutaises", "balivernes", "fantaisiste", "fantaisistes", "affabulation", "affabulations", "calomnie", "contre verite", "contre verites", "fausses nouvelles", "pure invention", "errone", "erronee", "erronees", "mensonger", "mensongere", "mensongeres", "denue de tout fondement", "denuee de fondement", "denuees de fondement", "denuees de tout fondement", "n en est rien", "fabrication", "fabrications", "fable", "fables", "sans aucun fondement", "depourvu de fondement", "depourvue de fondement", "depourvues de fondement", "aucun fondement", "rien de vrai", "n est pas la verite", "infox", "absurde", "absurdes", "ridicule", "assure le contraire", "pretend le contraire", "pretendent le contraire", "pretendu le contraire", "soutiennent le contraire", "soutenu le contraire", "disent le contraire", "jurent le contraire", "maintient le contraire", "maintiennent le contraire", "clame le contraire", "clament le contraire", "declare le contraire", "affirme le contraire", "soutient le contraire", "dit le contraire", "jure le contraire", "assurent le contraire", "affirment le contraire"},
	"en": {"no such thing", "no such attack", "no such incident", "no such event", "nothing of the kind", "nothing of the sort", "never happened", "did not happen", "had not happened", "no such clash", "no such operation", "lying", "telling lies", "not correct", "incorrect", "inaccurate", "not accurate", "not right", "exaggerated", "exaggeration", "wrong", "fake news", "pure fabrication", "totally false", "fairy tale", "not so", "nonsense", "no truth", "no reality", "made up", "fabrication", "groundless", "hoax", "invented", "rumour", "rumor", "false", "propaganda", "lie", "lies", "rumours", "rumors", "baseless", "untrue", "not true", "unfounded", "fabricated", "disinformation", "fake", "nonsense", "rubbish", "no truth", "no reality", "made up", "invention", "inventions", "hoax", "fiction", "without foundation", "without basis", "not the case", "fabrication", "fabrications", "misinformation", "far from the truth", "no basis"},
}

// denialAround reports whether the sentence or the one before it calls something untrue.
func (r *reading) denialAround(s *sent) bool {
	for j := max(0, s.index-1); j <= min(len(r.sents)-1, s.index+1); j++ {
		if r.sents[j].Para != s.Para {
			continue
		}
		if r.denialPhrase(r.sents[j]) >= 0 {
			return true
		}
		for i := range r.sents[j].cues {
			if c := &r.sents[j].cues[i]; c.speech.stance == marz.Denies && c.found && !c.negated {
				return true
			}
		}
	}
	return false
}

func (r *reading) denialPhrase(s *sent) int {
	for k := range s.toks {
		if _, n := denialTrees[r.lang].find(s.toks, k); n > 0 && !(r.lang == "en" && situated(s.toks, k)) {
			return k
		}
	}
	return -1
}

// situated knows "lies", "lying" of where something is: lies on the border, lying on the road.
func situated(toks []token, k int) bool {
	switch toks[k].norm {
	case "lie", "lies", "lying":
		w := wordAt(toks, k+1)
		return lieWhere[w] || k+1 < len(toks) && toks[k+1].kind == number
	}
	return false
}

var lieWhere = wordSet("on in at by near along around between within just about some opposite close north south east west dead there beyond across outside astride only ahead behind less more")

// denialTrees hold the same phrases by their words.
var denialTrees = treesOf(denialPhrases)

// treesOf makes trees of lists of phrases by language, so that looking one up at a
// token costs no more for a longer list.
func treesOf(lists map[string][]string) map[string]*phraseTree[bool] {
	out := map[string]*phraseTree[bool]{}
	for lang, list := range lists {
		out[lang] = &phraseTree[bool]{}
		for _, p := range list {
			out[lang].add(strings.Fields(p), true)
		}
	}
	return out
}

// plainDenials makes the denial of what was claimed before, where a sentence denies it
// without naming it again: X rejected the claim, "this is propaganda".
func (r *reading) plainDenials(s *sent) {
	for i := range s.made(r) {
		if s.made(r)[i].Stance == marz.Denies {
			return
		}
	}
	if len(s.made(r)) == 0 && !r.deniesThat(s) && slices.ContainsFunc(s.hits, func(h hit) bool { return isControl(h.typ) }) {
		return
	}
	speaker, at, c := r.denier(s)
	if speaker.principal == "" || at < 0 {
		return
	}
	for _, o := range r.claimedAtOnce(r.deniable(s, speaker)) {
		r.deny(s, o, speaker, at, c)
	}
}

// claimedAtOnce is a claim with those that its speaker made of other places with the same
// words: who rejects the claim rejects them all.
func (r *reading) claimedAtOnce(o *made) []made {
	if o == nil {
		return nil
	}
	var out []made
	for i := range r.made {
		if x := &r.made[i]; x == o || isControl(o.Type) && x.sent == o.sent && x.Type == o.Type && x.Principal == o.Principal && x.hit.first == o.hit.first {
			out = append(out, *x)
		}
	}
	return out
}

// deny makes one denial of what was claimed before, with the word at a token.
func (r *reading) deny(s *sent, o made, speaker who, at int, c *cue) {
	x := made{sent: s, hit: hit{first: at, last: at, trigger: trigger{typ: o.Type, frame: o.hit.frame}}, cue: c, mention: carried(s, o.mention.Place, hit{first: at, last: at}), denies: true}
	x.Type, x.Place, x.PlaceKind, x.Border, x.Actor, x.Target = o.Type, o.Place, o.PlaceKind, o.Border, o.Actor, o.Target
	x.Certainty, x.Stance, x.Negated = marz.Asserted, marz.Denies, true
	r.setSpeaker(&x, speaker, who{})
	x.Said, _ = r.saidOn(c)
	x.Happened = marz.Interval{To: x.Said.To, Precision: marz.PrecisionByDay}
	if x.Said.To.IsZero() || o.Type == marz.ControlType || o.Type == marz.ControlShare {
		x.Happened = x.Said
	}
	if isControl(o.Type) && x.PlaceKind != marz.KindBorder {
		x.Holder = map[string]string{"taliban": "afghan-government"}[o.Actor]
		if x.Holder == "" {
			x.Holder = "taliban"
		}
	}
	r.evidence(&x, nil, nil)
	r.explain(&x)
	r.add(x)
}

// made returns the claims of a sentence, which are the last ones while it is being read.
func (s *sent) made(r *reading) []made {
	i := len(r.made)
	for i > 0 && r.made[i-1].sent == s {
		i--
	}
	return r.made[i:]
}

// denier finds who denies in a sentence, and with which word.
func (r *reading) denier(s *sent) (who, int, *cue) {
	for i := range s.cues {
		c := &s.cues[i]
		if c.speech.stance == marz.Denies && c.found && !c.negated && c.speaker.principal != "" && !c.carried && !r.deniesOther(s, c) {
			return c.speaker, c.last, c
		}
	}
	k := r.denialPhrase(s)
	if k < 0 || r.lang == "fr" && strings.HasPrefix(s.toks[k].norm, "dement") && ownObject(s, &cue{last: k, speech: speech{stance: marz.Denies}}) {
		return who{}, -1, nil
	}
	if c := r.caller(s, k); c != nil {
		return c.speaker, k, c
	}
	if c := s.cueAt(s.owner, k); c != nil {
		return c.speaker, k, c
	}
	for i := range s.cues {
		if c := &s.cues[i]; c.found && c.speaker.principal != "" && c.kind == saying {
			return c.speaker, k, c
		}
	}
	for i := len(s.actors) - 1; i >= 0; i-- {
		if a := s.actors[i]; strings.HasPrefix(s.toks[k].norm, "dement") && a.who.principal != "" {
			c := &cue{sent: s, first: k, last: k, group: k, speaker: r.known(a.who), found: true, speech: speech{stance: marz.Denies}}
			return c.speaker, k, c
		}
	}
	return who{}, -1, nil
}

// deniable is the last claim on who holds what that the speaker can deny.
func (r *reading) deniable(s *sent, speaker who) *made {
	control := slices.ContainsFunc(s.cues, func(c cue) bool { return c.kind == naming && c.right })
	for j := len(r.made) - 1; j >= 0; j-- {
		o := &r.made[j]
		if control && !isControl(o.Type) {
			continue
		}
		if back := s.index - o.sent.index; back > 4 && !(control && r.lang == "en" && back <= 8) {
			return nil
		}
		if r.heldAfter(o, s.index) {
			continue
		}
		if (isControl(o.Type) || s.index-o.sent.index <= 1 && o.Type != marz.Statement || o.Type == marz.Flight || o.Type == marz.Closure || o.Type == marz.Reopening) && o.Stance != marz.Denies && o.Principal != speaker.principal && o.Certainty != marz.Future && !(o.Actor != "" && sameSideActor(o.Actor, speaker) && isControl(o.Type)) {
			return o
		}
	}
	return nil
}

// heldAfter reports whether a claim to hold a place only follows on its capture, which the
// same speaker claimed in the last sentences before one: who denies that denies the capture.
func (r *reading) heldAfter(o *made, index int) bool {
	return o.Type == marz.ControlType && slices.ContainsFunc(r.made, func(x made) bool {
		return x.Type == marz.Capture && x.Principal == o.Principal && x.Actor == o.Actor && x.Stance != marz.Denies && x.sent.index <= o.sent.index && index-x.sent.index <= 4
	})
}

// sameSideActor keeps a side from denying its own success.
func sameSideActor(actor string, w who) bool {
	switch w.side {
	case marz.SideTaliban:
		return actor == "taliban"
	case marz.SideGovernment:
		return actor == "afghan-forces" || actor == "afghan-government"
	}
	return false
}

// deniesThat knows "X denied this and said …", "the claim was not true": what was claimed
// before is denied.
func (r *reading) deniesThat(s *sent) bool {
	if k := r.denialPhrase(s); r.lang == "en" && k > 0 && saidThing(s, k-5, k) {
		return true
	}
	return slices.ContainsFunc(s.cues, func(c cue) bool {
		w := wordAt(s.toks, c.last+1)
		return c.speech.stance == marz.Denies && c.found && (w == "this" || w == "that" || w == "it" || w == "cela" || r.lang == "en" && saidThing(s, c.last+1, c.last+4))
	})
}

// saidThing reports whether a stretch names what was said before: the claim, such reports, this.
func saidThing(s *sent, from, to int) bool {
	for k := max(1, from); k < min(to, len(s.toks)); k++ {
		switch w := s.toks[k-1].norm; {
		case !(reportWords[s.toks[k].norm] || s.toks[k].norm == "statement" || s.toks[k].norm == "announcement"):
		case w == "the" || w == "these" || w == "those" || w == "such" || w == "this" || w == "that" || w == "both" || w == "s" || w == "taliban":
			n := wordAt(s.toks, k+1)
			return n != "that" && n != "of" && n != "about"
		}
	}
	return false
}

// deniesOther reports whether a verb of denying has a clause of its own that no trigger
// understood: what it denies is not what was claimed before.
func (r *reading) deniesOther(s *sent, c *cue) bool {
	if r.lang == "fr" && ownObject(s, c) {
		return true
	}
	switch wordAt(s.toks, c.last+1) {
	case "that", "que", "qu", "having", "avoir", "any", "toute", "tout":
		n := wordAt(s.toks, c.last+2)
		return n != "." && n != "as" && n != "," && n != "" && n != "and" && n != "saying"
	}
	return false
}

// ownObject reports whether a verb of denying has a noun for its object that names something
// else than words: dément l'arrivée de soldats.
func ownObject(s *sent, c *cue) bool {
	k := c.last + 1
	for k < len(s.toks) && (s.toks[k].norm == "formellement" || s.toks[k].norm == "categoriquement" || isMent(s.toks[k].norm)) {
		k++
	}
	switch wordAt(s.toks, k) {
	case "l", "le", "la", "les", "un", "une", "toute", "tout":
	default:
		return false
	}
	switch w := wordAt(s.toks, k+1); w {
	case "information", "informations", "affirmation", "affirmations", "accusation", "accusations", "version", "propos", "chiffre", "chiffres", "rumeur", "rumeurs", "annonce", "annonces", "nouvelle", "revendication", "revendications", "chute", "perte", "prise", "declarations", "allegations", "":
		return false
	default:
		return c.speech.stance == marz.Denies && continuers[wordAt(s.toks, k+2)]
	}
}
