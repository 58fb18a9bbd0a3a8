package extract

import (
	"slices"
	"strings"

	"marz/internal/marz"
)

// made is a claim in the making, with what the later stages need of it.
type made struct {
	Claim
	sent    *sent
	hit     hit
	cue     *cue
	mention *Mention
	denies  bool
}

// claimsOf makes the claims of a sentence.
func (r *reading) claimsOf(s *sent) {
	if s.asks() {
		return
	}
	focus, post := r.focus, r.post
	for i := range s.hits {
		h, ok := r.likened(s, s.hits[i])
		if h.frame == speaks || !ok {
			continue
		}
		if h.mood.purpose && !h.mood.past && r.tryBefore(s, h) < 0 && r.governed(s, i) || r.doubled(s, i) || r.aimOf(s, h) || r.idle(s, h) || r.noClaim(s, h) {
			continue
		}
		if as := r.retyped(s, h); !r.attemptTold(s, h, as) {
			r.claimsOfHit(s, as)
		}
	}
	r.verbless(s)
	r.ellipsis(s)
	r.thatWas(s)
	r.plainDenials(s)
	r.plainConfirmations(s)
	r.look(s)
	if focus != nil && r.recalls(s) {
		r.focus, r.post = focus, post
	}
}

// governed reports whether an infinitive of purpose hangs on another trigger: sent to retake.
func (r *reading) governed(s *sent, i int) bool {
	for j := range s.hits {
		if j != i && s.hits[j].last < s.hits[i].first && s.hits[i].first-s.hits[j].last < 12 {
			return true
		}
	}
	return !s.hits[i].mood.intent
}

// doubled knows two words for one happening: "lancé une attaque", "the attack was
// repelled", "les renforts ont été envoyés"; the verb is kept.
func (r *reading) doubled(s *sent, i int) bool {
	h := s.hits[i]
	if h.typ == marz.Capture || h.typ == marz.Recapture {
		return false
	}
	for j := range s.hits {
		o := s.hits[j]
		if j == i || s.quote[o.first] != s.quote[h.first] || group(o.typ) != group(h.typ) || h.frame == stands && (o.typ == marz.ControlType || r.lang == "en" && afterRelative(s, o, h) || r.lang == "fr" && o.first > h.last && s.between(h.last, o.first, "qui", "que", "qu", "dont")) {
			continue
		}
		gap := max(o.first-h.last, h.first-o.last)
		switch {
		case woundedBeside(s, o, h):
		case woundedBeside(s, h, o) && gap <= 8:
			return true
		case o.neg && h.forms == nounForm && j > i:
			return true
		case gap > 8:
		case h.typ == marz.Flight && o.typ == marz.Flight && h.forms == gerund && j < i:
			return true
		case h.forms == nounForm && auxiliaryWords["fr"][s.toks[h.first].norm]: // ont traversé
		case h.forms == nounForm && o.forms != nounForm:
			return true
		case h.forms == nounForm && j < i && gap <= 6:
			return true
		}
	}
	return false
}

// claimsOfHit makes a claim for each place of a trigger and each of its speakers.
func (r *reading) claimsOfHit(s *sent, h hit) {
	inner := s.cueAt(s.owner, h.first)
	h, inner = r.decreed(s, h, inner)
	h = r.futureInPast(s, h, inner)
	denier, only := r.deniedBy(s, h, inner)
	if only || inner != nil && inner.negated && denier == nil && !isQuoted(s, h) || r.unverified(s, h) {
		return
	}
	named := r.namingCue(s, h)
	for _, m := range r.allPlaces(s, h) {
		switch {
		case denier != nil:
			if inner != nil && inner.kind == naming && inner.speaker.principal != denier.speaker.principal {
				r.make(s, h, m, inner, false)
			}
			if named != nil {
				r.make(s, h, m, named, false)
			}
			r.make(s, h, m, denier, true)
		case named != nil && named.speech.stance == marz.Denies:
			r.make(s, h, m, inner, false) // claim the capture of X, denied by Y
			r.make(s, h, m, named, true)
		case named != nil:
			r.make(s, h, m, named, false)
		default:
			r.make(s, h, m, inner, false)
		}
	}
}

func (s *sent) cueAt(of []int, k int) *cue {
	if k < len(of) && of[k] >= 0 {
		return &s.cues[of[k]]
	}
	return nil
}

// namingCue finds "annoncée par X" and "claimed by X" after a noun.
func (r *reading) namingCue(s *sent, h hit) *cue {
	for i := range s.cues {
		c := &s.cues[i]
		if c.kind == naming && !c.right && c.found && c.first > h.last && c.first-h.last <= 12 && h.forms == nounForm {
			return c
		}
	}
	return nil
}

// foreignArmy knows the withdrawal of a foreign army from the country, for which no place
// is named.
func (r *reading) foreignArmy(s *sent, h hit) bool {
	if h.typ != marz.Withdrawal || r.nearest(s, h, h.last+1, min(len(s.toks), h.last+8)) != nil {
		return false
	}
	return slices.ContainsFunc(s.actors, func(a actor) bool { return a.who.principal == "usa-gov" })
}

// make makes one claim.
func (r *reading) make(s *sent, h hit, m *Mention, c *cue, denies bool) {
	speaker := r.narrator()
	if c != nil && c.speaker.principal != "" {
		speaker = c.speaker
	}
	x := made{sent: s, hit: h, cue: c, mention: m, denies: denies}
	x.Type = r.typeOf(s, h, m)
	x.Place, x.PlaceKind, x.Border = m.Place.ID, m.Place.Kind, m.Place.Border
	if m.Place.Kind == marz.KindBorder {
		x.Border = m.Place.ID
	}
	as := h
	as.typ = x.Type
	agent, at := r.agentOf(s, as, speaker)
	agent = r.specific(agent)
	if h.actor == "loser" && x.Type == marz.Capture && sameCamp(agent, forcesWho) {
		x.Type = marz.Recapture
	}
	r.setSpeaker(&x, speaker, agent)
	if x.Type == marz.Withdrawal && x.PlaceKind == marz.KindCountry {
		agent = who{actor: "usa", principal: "usa-gov", side: marz.SideAllied}
	}
	x.Actor = agent.actor
	x.Target = r.target(s, h, agent)
	used := -1
	x.Said, used = r.saidOn(c)
	x.Happened, _ = r.happenedOn(s, r.dated(h, as), m, x.Said, used, 0)
	r.weigh(&x, speaker, agent)
	r.asDenial(&x, speaker, agent)
	if !r.keep(&x) || r.saidAgain(&x) {
		return
	}
	as.typ = x.Type
	q, amt := r.quantityOf(s, as, m, agent)
	x.Quantity = q
	r.evidence(&x, at, amt)
	r.explain(&x)
	r.add(x)
}

// typeOf settles the type once the place is known: control of a border is a share of it.
func (r *reading) typeOf(s *sent, h hit, m *Mention) marz.Type {
	if h.typ == marz.Recapture && (freeing(s.toks[h.first].norm) || h.frame == falls) && r.byTaliban(s, h) {
		return marz.Capture
	}
	if by, a := r.agentAfter(s, h, 12); h.typ == marz.Recapture && h.frame == occurs && by.side == marz.SideTaliban && a != nil && s.between(h.last, a.first, "by", "par") {
		return marz.Capture
	}
	if h.typ == marz.ControlType && (m.Place.Kind == marz.KindBorder || m.Place.Kind == marz.KindCountry || m.Place.Kind == marz.KindProvince && r.holdsShare(s, h)) {
		return marz.ControlShare
	}
	if r.lang == "fr" && r.partOf(s, h, m) {
		return marz.ControlShare
	}
	if h.typ == marz.ControlType && h.mood.noLong {
		return marz.Capture
	}
	if r.readyToReceive(s, h) {
		return marz.Statement
	}
	return h.typ
}

// freeing verbs are the winner's word for a capture: liberated, cleaned.
func freeing(w string) bool {
	return strings.HasPrefix(w, "liber") || strings.HasPrefix(w, "nettoy") || strings.HasPrefix(w, "secur") || strings.HasPrefix(w, "purif")
}

// specific resolves a general militia to the one that the text named before.
func (r *reading) specific(w who) who {
	if w.actor != "militia" {
		return w
	}
	for _, s := range r.sents {
		for _, a := range s.actors {
			if a.who.side == marz.SideAllied && a.who.principal != "militia" && a.who.principal != "usa-gov" {
				return who{actor: a.who.actor, principal: a.who.principal, side: a.who.side, name: w.name, person: w.person}
			}
		}
	}
	return w
}

// target is to whom it was done.
func (r *reading) target(s *sent, h hit, agent who) string {
	switch h.typ {
	case marz.Capture, marz.ControlType, marz.ControlShare, marz.Recapture:
		switch agent.side {
		case marz.SideTaliban:
			return "afghan-government"
		case marz.SideGovernment, marz.SideAllied:
			return "taliban"
		}
	case marz.Flight:
		for k := h.first; k < min(len(s.toks), h.last+14); k++ {
			if c := neighbourAt(s.toks, k); c != "" {
				return c
			}
		}
	case marz.Attack, marz.Clash, marz.Deployment, marz.Reinforcement, marz.Mobilization:
		switch agent.side {
		case marz.SideTaliban:
			return "afghan-forces"
		case marz.SideGovernment, marz.SideAllied:
			return "taliban"
		}
	case marz.Surrender:
		return "taliban"
	}
	return ""
}

// keep drops what is no claim of a happening that Marz records.
func (r *reading) keep(x *made) bool {
	m := x.hit.mood
	switch {
	case x.Certainty == marz.Historical:
		return false
	case x.cue == nil && (x.Certainty == marz.Hypothetical && !m.press || m.purpose && !m.past):
		return false
	case x.Actor == "" && (x.Type == marz.ControlType || x.Type == marz.ControlShare):
		return false
	case x.Stance == marz.Requests && (x.Type == marz.Attack || x.Type == marz.Clash):
		return false
	case isControl(x.Type) && x.Type != marz.Surrender && x.Actor != "" && !canHold[x.Actor]:
		return false
	case x.cue == nil && m.negated && (x.Type == marz.Flight || x.Type == marz.Casualties) && r.lang == "fr":
		return false
	case x.cue == nil && m.negated && !x.denies && unhappened[x.Type]:
		return false
	case m.maybe && m.negated && x.Type != marz.Statement:
		return false
	case group(x.Type) == group(marz.Closure) && x.mention.Place.SubKind == "national-capital":
		return false
	case x.PlaceKind == marz.KindCountry && x.Type != marz.Withdrawal && x.Type != marz.ControlShare:
		return false
	}
	return true
}

// canHold are those who can hold a place of Afghanistan.
var canHold = map[string]bool{"taliban": true, "afghan-forces": true, "afghan-government": true, "afg-gov": true, "militia": true, "ismail-khan-militia": true, "nrf": true, "usa": true}

// add files a claim, once.
func (r *reading) add(x made) {
	for i := len(r.made) - 1; i >= 0 && r.made[i].sent == x.sent; i-- {
		o := &r.made[i]
		if o.Type == x.Type && o.Place == x.Place && o.Principal == x.Principal && o.Stance == x.Stance && o.Certainty == x.Certainty && (abs(o.hit.first-x.hit.first) < 6 || saidAgain(o, &x)) {
			return
		}
	}
	x.ID = "c" + twoDigits(len(r.made)+1)
	if (x.Type == marz.Clash || x.Type == marz.Attack) && x.mention != nil && x.Certainty != marz.Future {
		r.fight = x.mention.Place
	}
	r.made = append(r.made, x)
	if x.mention != nil && x.mention.Role == RolePlace && x.PlaceKind != marz.KindBorder && x.PlaceKind != marz.KindCountry {
		r.focus = x.mention.Place
	}
	if x.Happened.To != 0 && x.Happened.From != 0 && x.Certainty != marz.Future && !(x.hit.mood.plu && !r.next.IsZero()) {
		r.next = x.Happened
	}
}

func (r *reading) explain(x *made) {
	x.Why = append(x.Why, Reason{"type", string(x.Type), r.words(x.sent, x.hit.first, x.hit.last)})
	rule, words := "named", ""
	if x.mention.first < 0 {
		rule = "carried over"
	} else {
		words = r.words(x.sent, x.mention.first, x.mention.last)
	}
	x.Why = append(x.Why, Reason{"place", rule, words})
	if x.cue == nil {
		x.Why = append(x.Why, Reason{"claimant", "narrator", ""})
		return
	}
	kinds := map[cueKind]string{saying: "verb of saying", according: "according to", naming: "noun of saying"}
	x.Why = append(x.Why, Reason{"claimant", kinds[x.cue.kind], r.words(r.sents[x.cue.sent.index], x.cue.first, x.cue.last)})
}

func group(t marz.Type) int { return groups[t] }

// groups are the types of one happening: a capture and the control that follows it.
var groups = map[marz.Type]int{
	marz.Capture: 1, marz.ControlType: 1, marz.ControlShare: 1, marz.Surrender: 1, marz.Recapture: 2, marz.Handover: 3,
	marz.Attack: 4, marz.Clash: 4, marz.Withdrawal: 5, marz.Flight: 5, marz.Deployment: 6, marz.Reinforcement: 6,
	marz.Mobilization: 7, marz.Arming: 8, marz.Closure: 9, marz.Reopening: 10, marz.Casualties: 11, marz.Statement: 12,
}

// isQuoted reports whether a trigger stands in a quotation.
func isQuoted(s *sent, h hit) bool { return s.quote[h.first] != 0 }
