package extract

import (
	"slices"
	"strings"

	"marz/internal/marz"
)

// cueKind says how words are given to a speaker.
type cueKind uint8

const (
	saying    cueKind = iota // X said that …; "…", said X
	according                // selon X, according to X
	naming                   // a claim by X, annoncée par X: on a noun that stands before
)

// cue is a word that gives words to a speaker.
type cue struct {
	id          int
	sent        *sent
	first, last int // the verb, with its auxiliaries
	group       int // first token of the cue with its subject
	kind        cueKind
	speech      speech
	speaker     who
	at          actor // where the speaker stands
	found       bool
	inverted    bool
	right       bool // its complement follows
	gerund      bool
	chained     bool // joined by "and" to the verb of saying before, without a subject
	carried     bool // brought from another sentence with its quotation
	negated     bool
	said        int // index of the expression of time that dates it, or -1
	from, to    int // its complement
}

// speech is what a verb of saying does.
type speech struct {
	stance marz.Stance
	forms  form
}

type speechTree = phraseTree[speech]

var frenchSpeech = map[marz.Stance]string{
	marz.Asserts:  "observ:er constat:er repertori:er comptabilis:er chiffr:er mentionn:er revel:er divulgu:er communiqu:er confess:er argu:er indign:er amus:er railler:raille,raillent|raille||| decrire:decrit,decrivent|decrit|decrivait,decrivaient||decrivant sourire:sourit,sourient|||| affirm:er annonc:er declar:er indiqu:er assur:er precis:er expliqu:er ajout:er racont:er confi:er rapport:er signal:er confirm:er revendiqu:er soulign:er not:er rappel:er tweet:er clam:er proclam:er temoign:er relat:er insist:er martel:er poursuivre:poursuit,poursuivent|poursuivi|poursuivait|poursuivr|poursuivant detaill:er inform:er regrett:er deplor:er salu:er publi:er averti:r avert:ir soutenir:soutient,soutiennent|soutenu|soutenait|soutiendr|soutenant reconnaitre:reconnait,reconnaissent|reconnu|reconnaissait,reconnaissaient|reconnaitr|reconnaissant admettre:admet,admettent|admis|admettait|admettr|admettant dire:dit,disent,dirent|dit|disait,disaient|dir|disant ecrire:ecrit,ecrivent|ecrit|ecrivait|ecrir|ecrivant repondre:repond,repondent|repondu|||repondant preven:ir prevenir:previent,previennent|prevenu|||prevenant pretendre:pretend,pretendent|pretendu|pretendait,pretendaient|pretendr|pretendant conced:er alleg:er resum:er lach:er lanc:er evoqu:er avou:er relev:er retorqu:er repliqu:er repet:er souteni:r denonc:er felicit:er rejouir:rejouit,rejouissent|rejoui,rejouis||| avanc:er enumer:er souffl:er gauss:er lament:er corrig:er recens:er denombr:er maintenir:maintient,maintiennent|maintenu|maintenait,maintenaient|maintiendr| object:er soupir:er desol:er reag:ir alarm:er inquieter:inquiete,inquietent|inquiete,inquietes||| temper:er nuanc:er tranch:er ironis:er comment:er emport:er murmur:er fulmin:er enchain:er conclure:conclut,concluent|conclu||| rencher:ir gliss:er certifi:er attest:er pest:er exclam:er plaid:er etonn:er plaindre:plaint,plaignent|plaint||| souvenir:souvient,souviennent|souvenu||| accus:er tonn:er convenir:convient,conviennent|convenu||| vant:er targu:er flatt:er emouvoir:emeut|emu||| apprendre:apprend,apprennent|appris|||apprenant claironn:er assener:assene,assenent|assene||| fustig:er rassur:er narr:er abond:er alert:er plaisant:er surencher:ir",
	marz.Denies:   "ni:er dementir:dement,dementent|dementi,dementie,dementis,dementies|dementait,dementaient|dementir|dementant rejet:er refut:er contest:er recus:er balay:er infirm:er contredire:contredit,contredisent|contredit|contredisait||contredisant",
	marz.Assesses: "estim:er jug:er consider:er pens:er evalu:er croire:croit,croient|cru|croyait|croir|croyant craindre:craint,craignent|craint|craignait|craindr|craignant redout:er prevoir:prevoit,prevoient|prevu|||prevoyant",
	marz.Requests: "appel:er exhort:er demand:er ordonn:er reclam:er solliciter:sollicite,sollicitent|sollicite|sollicitait|solliciter|sollicitant implor:er suppli:er enjoindre:enjoint,enjoignent|enjoint|||enjoignant press:er invit:er somm:er",
	marz.Promises: "promettre:promet,promettent|promis|promettait|promettr|promettant jur:er menac:er engag:er",
}

var englishSpeech = map[marz.Stance]string{
	marz.Asserts:  "say/said/said announce claim state tell/told/told confirm add report affirm insist acknowledge admit/admitted/admitted/admitting declare explain note tweet write/wrote/written warn reveal concede assert maintain stress allege recount boast quote indicate confess recall observe repeat argue complain describe announce predict disclose inform recount remark underline underscore emphasize emphasise reiterate clarify testify conclude caution suggest contend proclaim recollect assure reply retort respond counter lament brag maintain agree concur elaborate confide hint signal blame charge rejoin insist read/read/read",
	marz.Denies:   "deny reject dismiss refute rebut/rebutted/rebutted/rebutting dispute contradict rubbish decry/decried/decried/decrying scorn",
	marz.Assesses: "believe estimate assess think/thought/thought expect consider fear suspect judge reckon",
	marz.Requests: "urge call order ask demand appeal plead implore",
	marz.Promises: "vow pledge promise swear/swore/sworn threaten",
}

func newSpeech(table map[marz.Stance]string) *speechTree {
	tree := &speechTree{}
	for _, stance := range marz.Stances {
		for _, spec := range splitSpecs(table[stance]) {
			for w, f := range inflect(spec) {
				old, _ := tree.exact([]string{w})
				tree.add([]string{w}, speech{stance: stance, forms: f | old.forms})
			}
		}
	}
	for p, st := range map[string]marz.Stance{"fait etat": marz.Asserts, "font etat": marz.Asserts, "faisant etat": marz.Asserts, "fait savoir": marz.Asserts, "fait valoir": marz.Asserts, "fait remarquer": marz.Asserts, "fait observer": marz.Asserts, "laisse entendre": marz.Asserts, "parle de": marz.Asserts, "parle d": marz.Asserts, "parle du": marz.Asserts, "parle des": marz.Asserts, "parlent de": marz.Asserts, "parlent d": marz.Asserts, "parlent du": marz.Asserts, "parlent des": marz.Asserts, "croit savoir": marz.Asserts, "fait part": marz.Asserts, "spoke of": marz.Asserts, "speak of": marz.Asserts, "speaks of": marz.Asserts, "told of": marz.Asserts, "gave word of": marz.Asserts} {
		tree.add(foldedWords(p), speech{stance: st, forms: finite | participle})
	}
	return tree
}

var coordinators = wordSet("et and mais but puis ou")

// accordingTo are the words that give a sentence to the speaker who follows.
var accordingTo = map[string][]string{
	"fr": {"selon", "d apres", "de source", "aux dires de", "aux dires d", "a en croire", "de l aveu de", "de l aveu du", "appris aupres d", "appris aupres de", "appris aupres du", "appris de", "selon les mots de"},
	"en": {"according to", "in the words of", "citing", "quoting"},
}

// claimNouns name what somebody said; with their speaker beside them they are cues.
var claimNouns = map[string][]string{
	"fr": {"affirmations", "affirmation", "revendication", "revendications", "annonce", "annonces", "declaration", "declarations", "allegations", "informations", "assertions"},
	"en": {"claim", "claims", "assertion", "assertions", "announcement", "statement", "allegation", "allegations", "report", "reports"},
}

// findCues finds the cues of a sentence and their speakers.
func (r *reading) findCues(s *sent) []cue {
	var out []cue
	for i := 0; i < len(s.toks); i++ {
		c, n := r.cueAt(s, i)
		if n == 0 {
			continue
		}
		r.cueCount++
		c.id, c.sent, c.said = r.cueCount, s, -1
		out = append(out, c)
		i = max(i, c.last)
	}
	return out
}

func (r *reading) cueAt(s *sent, i int) (cue, int) {
	if n := match(s.toks, i, accordingTo[r.lang]...); n > 0 {
		if !beginsClause(s, i) && r.lang == "fr" && s.toks[i].norm == "de" {
			return cue{}, 0
		}
		return cue{kind: according, first: i, last: i + n - 1, group: i, speech: speech{stance: marz.Asserts}}, n
	}
	if i == 0 && r.lang == "fr" && s.toks[0].norm == "pour" && r.commaAfterActor(s) {
		return cue{kind: according, first: 0, last: 0, group: 0, speech: speech{stance: marz.Asserts}}, 1
	}
	if n := match(s.toks, i, claimNouns[r.lang]...); n > 0 && !(r.lang == "fr" && (r.endsAccented(s, i) || auxiliaryWords["fr"][wordAt(s.toks, i-1)])) {
		if a, ok := r.ownerOfNoun(s, i, n); ok {
			return cue{kind: naming, first: i, last: i + n - 1, group: min(i, a.first), speaker: a.who, at: a, found: true, speech: speech{stance: marz.Asserts}, right: true}, n
		}
		if i > 0 && determines(r.lang, s.toks[i-1].norm) || s.toks[i].norm == "statement" {
			return cue{}, 0
		}
	}
	sp, n := r.x.speech[r.lang].find(s.toks, i)
	if r.callsUntrue(s, i) {
		return r.verbCue(s, i, speech{stance: marz.Denies, forms: callForms(r.lang, s.toks[i].norm)})
	}
	if n == 0 || s.inName(i) || s.hitAt(i) && sp.stance != marz.Denies {
		return cue{}, 0
	}
	return r.verbCue(s, i, sp)
}

// ownerOfNoun finds the speaker of a claim that a noun names: Taliban claims, claims by
// the Taliban, les affirmations des talibans.
func (r *reading) ownerOfNoun(s *sent, i, n int) (actor, bool) {
	for _, a := range s.actors {
		if a.last < i && i-a.last <= 2 && r.lang == "en" && (i-a.last == 1 || s.toks[i-1].norm == "s" || s.toks[i-1].norm == "earlier") {
			return a, true
		}
		if a.first >= i+n && a.first-(i+n) <= 4 {
			link := s.toks[i+n].norm
			if link == "by" || link == "from" || link == "de" || link == "des" || link == "du" || link == "d" || link == "of" || link == "faites" || link == "made" {
				return a, true
			}
		}
	}
	return actor{}, false
}

func beginsClause(s *sent, i int) bool {
	return i == 0 || s.toks[i-1].kind == punct
}

// verbCue reads a verb of saying at a token; what cannot be one is refused.
func (r *reading) verbCue(s *sent, i int, sp speech) (cue, int) {
	c := cue{first: i, last: i, group: i, speech: sp}
	if strings.HasPrefix(s.toks[i].norm, "lanc") && !quoteJustBefore(s, i) || onlyInverted(s, i) {
		return cue{}, 0
	}
	if i > 0 && determines(r.lang, s.toks[i-1].norm) && !s.isClitic(i-1, r.lang) && !(sp.stance == marz.Denies && r.cliticAfterName(s, i-1)) && !hasAux(s, i, r.lang) {
		return cue{}, 0
	}
	if w := s.toks[i].norm; r.lang == "en" && (nounAfterArticle(s, i) || otherSense(s.toks, i) || (w == "promises" || w == "demands" || w == "orders") && i > 0 && (strings.HasSuffix(s.toks[i-1].norm, "ing") || s.toks[i-1].norm == "of" || s.toks[i-1].norm == "broken")) {
		return cue{}, 0
	}
	aux, passive := r.auxiliaries(s, &c)
	if quoting[s.toks[i].norm] && r.lang == "en" {
		return r.quotedSaying(s, c, passive)
	}
	switch {
	case !saidByMeans(s, i) && (passive || aux == 0 && r.bareParticiple(s, i, sp)):
		if by := match(s.toks, i+1, "par", "by", "vendredi par"); by > 0 || r.byWithin(s, i) > 0 {
			c.kind, c.right = naming, false
			r.agent(s, &c)
			return c, 1
		}
		if !passive && i > 0 && coordinators[s.toks[i-1].norm] && i > 3 {
			c.found, c.gerund, c.right, c.at.pronoun = true, true, true, true
			return c, 1
		}
		return cue{}, 0
	case sp.forms&(gerund) != 0:
		c.gerund = true
	case aux == 0 && sp.forms&(finite|imperfect|participle) == 0:
		return cue{}, 0
	}
	c.negated = r.negatedVerb(s, c.first, c.last)
	r.findSpeaker(s, &c)
	return r.orGoesOn(s, c)
}

func hasAux(s *sent, i int, lang string) bool {
	return i > 1 && auxiliaryWords[lang][s.toks[i-2].norm]
}

var auxiliaryWords = map[string]map[string]bool{
	"fr": wordSet("ait aient a ont avait avaient aurait auraient aura auront ai avons ayant eu avoir"),
	"en": wordSet("has have had will would did having is are was were been being"),
}

// byWithin finds "par" or "by" a few words on, after a date or an adverb.
func (r *reading) byWithin(s *sent, i int) int {
	for k := i + 1; k < min(len(s.toks), i+6); k++ {
		n := s.toks[k].norm
		if n == "par" || n == "by" {
			return k
		}
		if s.toks[k].kind == punct || n == "que" || n == "that" {
			return 0
		}
	}
	return 0
}

// agent sets the speaker of "annoncée par X".
func (r *reading) agent(s *sent, c *cue) {
	k := r.byWithin(s, c.first)
	for _, a := range s.actors {
		if a.first > k && a.first-k <= 4 {
			c.speaker, c.at, c.found = a.who, a, true
			return
		}
	}
}

// auxiliaries widens the cue to the left over its auxiliaries, its adverbs and an
// inverted pronoun; passive reports être or be.
func (r *reading) auxiliaries(s *sent, c *cue) (n int, passive bool) {
	j := c.first - 1
	for steps := 0; j >= 0 && steps < 5; steps++ {
		w := s.toks[j].norm
		switch {
		case auxiliaryWords[r.lang][w] && !(w == "a" && s.toks[c.first].norm == "affirme" && n > 0):
			n++
			c.first = j
			passive = passive || r.lang == "en" && (w == "was" || w == "were" || w == "been" || w == "is" || w == "are")
		case r.lang == "fr" && (w == "est" || w == "sont" || w == "ete" || w == "etait"):
			passive = w == "ete"
			if p := wordAt(s.toks, j-1); p == "s" || p == "se" {
				c.first = j - 1
				return n + 1, false
			}
			return n, passive || n > 0 || w == "est" || w == "sont"
		case n == 0 && j == c.first-1 && r.lang == "fr" && (w == "se" || w == "s" && s.toks[j].elided):
			c.first = j
			return n, strings.HasPrefix(s.toks[c.last].norm, "poursui") // it goes on
		case adverbs[w] || w == "t" || w == "il" || w == "elle" || w == "ils" || w == "elles" || w == "on" || isMent(w):
		default:
			return r.distantAux(s, c, j, n), passive
		}
		j--
	}
	return n, passive
}

// distantAux finds the auxiliary of a French participle across a phrase: avait au
// contraire assuré, a, elle, admis, a pour sa part confirmé.
func (r *reading) distantAux(s *sent, c *cue, j, n int) int {
	if n > 0 || r.lang != "fr" || !r.endsParticiple(s, c.last) {
		return n
	}
	for k := j; k >= 0 && k >= j-4; k-- {
		w := s.toks[k].norm
		if (w == "a" || w == "ont" || w == "avait" || w == "avaient") && k > 0 && s.toks[k-1].kind != punct {
			c.first = k
			return 1
		}
		if w == "que" || w == "qui" || w == "par" || s.hitAt(k) {
			return n
		}
	}
	return n
}

// endsParticiple reports whether a word looks like a French participle.
func (r *reading) endsParticiple(s *sent, i int) bool {
	w := s.toks[i].norm
	return r.endsAccented(s, i) || !r.accents || w[len(w)-1] == 'i' || w[len(w)-1] == 's' || w[len(w)-1] == 'u' || w[len(w)-1] == 't'
}

// adverbs may stand between the parts of a verb.
var adverbs = wordSet("pas plus jamais encore deja toujours egalement aussi ensuite bien ne n y en s se l le la les lui nous also later earlier then still already now not never n't t just repeatedly however meanwhile recently quickly tous cependant notamment ainsi depuis fully completely since yet tot fait all both reportedly allegedly apparently briefly finally eventually effectively largely together")

func isMent(w string) bool {
	return len(w) > 6 && (w[len(w)-4:] == "ment" && !mentNouns[w] || w[len(w)-2:] == "ly")
}

// mentNouns end as French adverbs do and are none.
var mentNouns = wordSet("government gouvernement movement mouvement parliament parlement department departement equipment statement agreement settlement regiment document armament armement affrontement bombardement commandement deployment deploiement reinforcement detachment detachement supplement")

// bareParticiple knows the reduced relative: "la reprise annoncée par".
func (r *reading) bareParticiple(s *sent, i int, sp speech) bool {
	if sp.forms&participle == 0 {
		return false
	}
	if r.lang == "fr" {
		return sp.forms&finite == 0 || r.endsAccented(s, i)
	}
	return r.byWithin(s, i) == i+1
}

// endsAccented reports whether the word ends in é, ée, és or ées.
func (r *reading) endsAccented(s *sent, i int) bool {
	t := s.toks[i]
	return slices.Contains(r.text[max(t.start, t.end-3):t.end], 'é')
}

func (s *sent) hitAt(i int) bool {
	for _, h := range s.hits {
		if h.first <= i && i <= h.last {
			return h.frame != speaks
		}
	}
	return false
}

// negatedVerb reports whether the verb of saying is itself denied: n'a pas confirmé,
// did not say.
func (r *reading) negatedVerb(s *sent, a, b int) bool {
	from := a
	for from > 0 && from > a-3 && s.toks[from-1].kind != punct {
		from--
	}
	if match(s.toks, a-2, "yet to", "refused to", "declined to", "failed to", "refuse to", "refuse de", "refusent de", "refusant de", "tarde a", "tardent a") == 2 {
		return true
	}
	for k := from; k <= b; k++ {
		if w := s.toks[k].norm; w == "pas" || w == "not" || w == "never" || w == "t" && k > 0 && s.toks[k-1].elided {
			return true
		}
	}
	return false
}

// commaAfterActor knows "Pour X, …" where X is somebody.
func (r *reading) commaAfterActor(s *sent) bool {
	for _, a := range s.actors {
		if a.first <= 4 && a.last+1 < len(s.toks) && s.toks[a.last+1].norm == "," {
			return true
		}
	}
	return false
}

// quoteJustBefore reports whether a quotation ends within a few tokens before i.
func quoteJustBefore(s *sent, i int) bool {
	for k := max(0, i-6); k < i; k++ {
		if s.quote[k] != 0 {
			return true
		}
	}
	return false
}
