package extract

import (
	"strings"

	"marz/internal/marz"
)

// confirming are the stems of the verbs by which somebody says that a claim is so.
var confirming = []string{"confirm", "acknowledg", "corrobor", "conced", "admit", "reconn", "admet", "admis"}

// thatThing are the words that stand for what was claimed before.
var thatThing = map[string][]string{
	"en": {"it", "this", "that", "the news", "the report", "the reports", "the claim", "the information", "the loss", "the defeat", "the account", "the development", "the incident", "as much"},
	"fr": {"l information", "cette information", "ces informations", "les informations", "la nouvelle", "cette nouvelle", "cette annonce", "les faits", "cette perte", "cette version", "ce recul", "cette defaite", "ce revers"},
}

// plainConfirmations make the claim of who confirms what was claimed before without naming
// it again: a council member confirmed it, un élu l'a confirmé.
func (r *reading) plainConfirmations(s *sent) {
	if len(s.made(r)) > 0 {
		return
	}
	for i := range s.cues {
		c := &s.cues[i]
		if c.carried || c.sent != s || c.kind != saying && c.kind != naming || !c.found || c.negated || c.speaker.principal == "" || c.speech.stance != marz.Asserts || !r.confirmsThat(s, c) {
			continue
		}
		if o := r.confirmable(s, c.speaker); o != nil {
			r.repeat(s, c, o)
		}
		return
	}
}

// ofWhat are the words after which a noun says itself what is confirmed.
var ofWhat = wordSet("of that the de du d que qu des selon about on")

// confirmsThat reports whether a verb confirms something told before, and nothing of its own.
func (r *reading) confirmsThat(s *sent, c *cue) bool {
	w := s.toks[c.last].norm
	known := false
	for _, stem := range confirming {
		known = known || strings.HasPrefix(w, stem)
	}
	if !known {
		return false
	}
	for k := c.last; k < min(len(s.toks), c.last+3); k++ {
		if n := match(s.toks, k, thatThing[r.lang]...); k > c.last && n > 0 {
			next := wordAt(s.toks, k+n)
			return !ofWhat[next]
		}
	}
	for k := max(0, c.first-5); c.kind == naming && k < c.first; k++ {
		if match(s.toks, k, thatThing[r.lang]...) > 0 {
			return true // l'information a été confirmée par X
		}
	}
	for k := max(0, c.first-2); r.lang == "fr" && k <= c.first; k++ {
		if w := s.toks[k]; (w.norm == "l" || w.norm == "le") && (wordAt(s.toks, k+1) == "a" || wordAt(s.toks, k+1) == "ont" || k+1 == c.last) {
			return true
		}
	}
	return false
}

// confirmable is the last claim of another, in this sentence or the two before, that can be
// confirmed.
func (r *reading) confirmable(s *sent, speaker who) *made {
	for j := len(r.made) - 1; j >= 0; j-- {
		o := &r.made[j]
		if s.index-o.sent.index > 2 {
			return nil
		}
		if o.Type != marz.Statement && o.Principal != speaker.principal && o.Certainty != marz.Future && o.Certainty != marz.Hypothetical && o.Stance != marz.Requests {
			return o
		}
	}
	return nil
}

// repeat files a claim once more for another speaker.
func (r *reading) repeat(s *sent, c *cue, o *made) {
	h := hit{first: c.first, last: c.last, trigger: trigger{typ: o.Type, frame: o.hit.frame}}
	x := made{sent: s, hit: h, cue: c, mention: carried(s, o.mention.Place, h)}
	x.Type, x.Place, x.PlaceKind, x.Border, x.Actor, x.Target, x.Holder = o.Type, o.Place, o.PlaceKind, o.Border, o.Actor, o.Target, o.Holder
	x.Stance, x.Certainty, x.Negated = marz.Asserts, marz.Asserted, o.Negated
	if o.Stance == marz.Denies {
		x.Stance, x.Certainty = marz.Denies, o.Certainty
	}
	r.setSpeaker(&x, c.speaker, who{})
	x.Said, _ = r.saidOn(c)
	x.Happened = o.Happened
	r.evidence(&x, nil, nil)
	r.explain(&x)
	r.add(x)
}
