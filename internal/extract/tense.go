package extract

import (
	"slices"
	"strings"
)

// mood is what the verb of a trigger says beside its meaning.
type mood struct {
	negated bool // not, never
	noLong  bool // ne … plus, no longer
	future  bool
	intent  bool // wants, plans, tries, is about to
	maybe   bool // might, if, fears
	press   bool // the French conditional of hearsay
	passive bool
	bare    bool // a participle without auxiliary: tombé aux mains de
	inf     bool
	purpose bool // pour reprendre, to retake: what something else is for
	past    bool // told as done
	plu     bool // told as done before something else
	present bool
	obj     bool // an object pronoun stands before the verb
	cannot  bool // failed to
	ongoing bool
	still   bool
	ordered bool // told as an order that was carried out
}

// Words before a verb, by what they do to it.
var moodWords = map[string]map[string]bool{
	"fr.future":  wordSet("va vont allait allaient ira iront sera seront doit doivent devait devaient devrait devraient prochain prochaine bientot prochainement demain allons"),
	"fr.intent":  wordSet("envisage envisagent envisageait envisageaient planifie planifient tentera tenteront tenterait tenteraient convenus convenu convenues conviennent intention veut veulent voulait voulaient tente tentent tenter tentative tentatives tentaient tentait tente essaie essaient essaye essayaient cherche cherchent cherchaient prepare preparent preparaient preparait menace menacent menacaient compte comptent comptait compter projet projette projettent objectif but ordre promis promet promettent jure vouloir espere esperent esperer esperait esperaient esperant espoir prets pret prevoit prevoient plan visant vise visent afin tenteront appele appelle volonte souhaite souhaitent demande demandent demandait exige exigent reclame reclament exhorte exhortent efforce efforcent efforcait efforcaient efforcer apprete appretent appretait appretaient appreter entend entendent entendait entendaient determine determines determinee resolu resolus decides emploie emploient employaient"),
	"fr.maybe":   wordSet("si s'il pourrait pourraient pourra pourront peut peuvent risque risquent risquait crainte craintes craint craignent inevitable possible eventuelle eventuel eventualite redoute redoutent hypothese menace serait-il probable imminente imminent inquietude peur eviter empecher empeche empecherait sinon risques"),
	"fr.done":    wordSet("avant permis permet permettant decide decident decidaient decidait decida deciderent decidant tour reussi parvenus parvenues parvenue parvenu parvenu parvenue parviennent reussissent reussit parvient vient viennent venaient venait fini apres du dut durent contraint contraints contrainte contraignant contraignent contraignait contraignaient forcant forcent obligeant obligent poussant conduisant amenant obliges oblige force forces pu autorises autorise autorisees"),
	"fr.failed":  wordSet("echoue echec echouent vain"),
	"en.future":  wordSet("will would shall 'll soon shortly going tomorrow wo"),
	"en.intent":  wordSet("expected due scheduled slated want wants wanted plan plans planned planning try tries tried trying attempt attempts attempted attempting seek seeks seeking sought intend intends intended intention aim aims aimed vow vowed vows promise promised promises promising agree agreed agrees agreeing pledge pledged pledges prepare preparing prepared order ordered hope hopes threaten threatened threatening bid effort efforts ready aiming poised operation struggle struggles struggled struggling hoping determined scramble scrambling scrambled wanting"),
	"en.maybe":   wordSet("if may might could can possible possibly fear fears feared risk risks likely inevitable unlikely whether potential possibility prevent stop avoid should imminent unless threat looming in concern concerns worried worries"),
	"en.done":    wordSet("managed succeeded after forced forcing able compelled allowed permitted"),
	"en.failed":  wordSet("failed fail fails unable failing"),
	"fr.neg":     wordSet("n ne pas jamais aucun aucune ni nullement non sans"),
	"en.neg":     wordSet("not n't never no neither nor without cannot t hasn haven didn isn aren wasn weren don doesn none nobody"),
	"fr.have":    wordSet("soit soient fussent ait aient a ont avons ai avait avaient avions ayant avoir eu eut eurent est sont etait etaient etre ete fut furent"),
	"fr.plu":     wordSet("avait avaient avions etait etaient"),
	"fr.press":   wordSet("aurait auraient serait seraient"),
	"fr.be":      wordSet("soit soient est sont etait etaient ete etre fut furent sera seront serait seraient"),
	"en.have":    wordSet("has have had having"),
	"en.be":      wordSet("was were been is are being be get got gets"),
	"en.purpose": wordSet("to"),
	"fr.purpose": wordSet("pour afin"),
}

func in(lang, key, w string) bool { return moodsOf[lang][key][w] }

// moodsOf holds the same lists by language, so that looking one up joins no strings.
var moodsOf = moodsByLanguage()

func moodsByLanguage() map[string]map[string]map[string]bool {
	out := map[string]map[string]map[string]bool{}
	for name, words := range moodWords {
		lang, key, _ := strings.Cut(name, ".")
		if out[lang] == nil {
			out[lang] = map[string]map[string]bool{}
		}
		out[lang][key] = words
	}
	return out
}

// moodOf reads the words before a trigger, back to the start of its verb.
func (r *reading) moodOf(s *sent, h hit) mood {
	m := mood{}
	if h.frame == stands || h.forms == nounForm {
		r.nounMood(s, h, &m)
		return m
	}
	f := h.forms
	m.future = f&(futureForm) != 0
	m.press = f&conditional != 0
	m.present = f&(finite|imperfect) != 0 && f&participle == 0
	m.past = f&(finite|participle) != 0
	aux := r.walkVerb(s, h, &m)
	if r.lang == "fr" {
		m.past = m.past && !plainPresent(s, h)
		m.frenchVoice(s, h, aux)
	} else {
		m.englishVoice(s, h, aux)
	}
	m.inf = f&infinitive != 0 && (r.lang == "fr" || governedByTo(s, h.first) || m.future || m.maybe)
	if m.inf || f == gerund && !(r.lang == "en" && m.ongoing) {
		r.governor(s, h, &m)
	}
	if h.actor == "loser" && h.forms == gerund && s.between(h.last, h.last+7, "would", "could", "might") {
		m.maybe = true
	}
	if r.lang == "fr" && m.negated && onlyThat(s, h) {
		m.negated = false
	}
	m.future = m.future || h.frame == opens && r.willStay(s, h)
	m.maybe = m.maybe || r.lang == "fr" && ifClause(s, h, m)
	m.negated = m.negated && !(r.lang == "fr" && expletive(s, h))
	r.conditional(s, h, &m)
	return m
}

// willStay knows "will keep the bridge shut", "the border would remain closed".
func (r *reading) willStay(s *sent, h hit) bool {
	for k := h.first - 1; k >= 0 && k >= h.first-8 && s.toks[k].kind != punct; k-- {
		switch s.toks[k].norm {
		case "will", "would", "restera", "resteront", "resterait", "demeurera":
			return true
		case "that", "que":
			return false
		}
	}
	return false
}

// walkVerb goes back over auxiliaries, pronouns and adverbs; it returns them joined.
func (r *reading) walkVerb(s *sent, h hit, m *mood) []string {
	var aux []string
	for j, steps := h.first-1, 0; j >= 0 && steps < 9; j, steps = j-1, steps+1 {
		w := s.toks[j].norm
		switch {
		case in(r.lang, "neg", w):
			m.negated = true
		case w == "plus" || w == "longer":
			m.noLong = true
		case r.lang == "en" && w == "'" || s.toks[j].elided && (w == "l" || w == "s" || w == "d" || w == "qu" || w == "m"):
			m.obj = m.obj || w == "l"
			if w == "s" {
				aux = append(aux, "se")
			}
		case w == "\"" || w == "«" || w == "“":
		case w == "se":
			aux = append(aux, "se")
		case w == "les" || w == "la" || w == "le" || w == "en" && r.lang == "fr":
			m.obj = true
		case in(r.lang, "have", w) || in(r.lang, "be", w) || in(r.lang, "press", w) || r.lang == "fr" && auxiliaryWords["fr"][w]:
			aux = append(aux, w)
		case in(r.lang, "future", w):
			m.future = true
			aux = append(aux, w)
		case r.lang == "en" && (w == "may" || w == "might" || w == "could" || w == "can" || w == "should" || w == "cannot"):
			m.maybe = true
		case w == "still" || w == "toujours":
			m.still = true
		case adverbs[w] || isMent(w) || r.timeAtToken(s, j) || pronouns[w] || w == "to" && r.lang == "en":
		default:
			return aux
		}
	}
	return aux
}

func (r *reading) timeAtToken(s *sent, j int) bool {
	for _, t := range s.times {
		if t.first <= j && j <= t.last {
			return true
		}
	}
	return false
}

func (m *mood) frenchVoice(s *sent, h hit, aux []string) {
	f := h.forms
	if f&participle == 0 {
		if f&imperfect != 0 {
			m.past, m.present = true, true
		}
		return
	}
	refl, be, have := false, false, false
	for _, w := range aux {
		switch {
		case w == "se":
			refl = true
		case in("fr", "be", w):
			be = true
		case in("fr", "have", w), in("fr", "press", w), auxiliaryWords["fr"][w]:
			have = true
		}
		m.plu = m.plu || in("fr", "plu", w)
		m.press = m.press || in("fr", "press", w)
		m.future = m.future || w == "sera" || w == "seront" || w == "aura" || w == "auront"
	}
	if !be && !have && !refl {
		be, have = coordinatedAux(s, h)
	}
	m.passive = be && !refl && !intransitive(s.toks[h.first].norm)
	m.bare = !be && !have && f&finite == 0
	m.past = !m.future && !m.press
}

// intransitive participles take être in the active voice.
func intransitive(w string) bool {
	for _, stem := range []string{"tomb", "pass", "entr", "parti", "rest", "arriv", "mort", "venu", "revenu", "retourn"} {
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}

func (m *mood) englishVoice(s *sent, h hit, aux []string) {
	be, have := false, false
	for _, w := range aux {
		be = be || in("en", "be", w)
		have = have || in("en", "have", w)
		m.plu = m.plu || w == "had"
	}
	w := s.toks[h.first].norm
	switch {
	case h.forms&participle != 0 && be:
		m.passive = true
	case h.forms&participle != 0 && !have:
		m.bare = h.forms&finite == 0 || h.first == 0 || s.toks[h.first-1].norm == "," || byFollows(s, h.last)
	case h.forms&gerund != 0:
		m.ongoing = be
		m.present = be && isNow(aux)
	}
	if h.forms&infinitive != 0 && h.forms&finite != 0 && !m.future && !m.maybe {
		m.present = true
	}
	m.past = h.forms&participle != 0 || h.forms&finite != 0 && h.forms&infinitive == 0 && !strings.HasSuffix(w, "s")
	m.past = m.past || m.ongoing && !m.present && !m.future
	if m.past {
		m.present = false
	}
	if m.passive && besetNow(s, h, aux) {
		m.past, m.present = false, true
	}
}

// isNow reports whether an English auxiliary is in the present: are crossing, not were.
func isNow(aux []string) bool {
	return slices.Contains(aux, "is") || slices.Contains(aux, "are") || slices.Contains(aux, "be")
}

func byFollows(s *sent, i int) bool {
	return i+1 < len(s.toks) && s.toks[i+1].norm == "by"
}

func governedByTo(s *sent, i int) bool {
	return i > 0 && (s.toks[i-1].norm == "to" || i > 1 && s.toks[i-2].norm == "to" && isMent(s.toks[i-1].norm))
}

// governor reads the word that an infinitive depends on.
func (r *reading) governor(s *sent, h hit, m *mood) {
	m.past, m.present = false, false
	if ranked(s, h) || r.lang == "en" && h.forms == gerund && beforeGerund[wordAt(s.toks, h.first-1)] {
		m.past, m.inf = true, false
		return
	}
	if r.lang == "fr" && r.frenchInfinitive(s, h, m) {
		return
	}
	found := false
	for j, steps := h.first-1, 0; j >= 0 && steps < 9; j, steps = j-1, steps+1 {
		w := s.toks[j].norm
		if w == "," {
			if j = parenthesisStart(s, j); j < 0 {
				break
			}
			continue
		}
		if s.toks[j].kind == punct && w != "\"" && w != "«" && w != "“" && w != "'" && w != "”" && w != "»" {
			break
		}
		m.plu = m.plu || found && in(r.lang, "plu", w)
		if _, n := r.x.speech[r.lang].find(s.toks, j); n > 0 && wordAt(s.toks, j+1) != "up" && !found && !in(r.lang, "intent", w) {
			m.present, found = true, true
		}
		if in(r.lang, "purpose", w) && !found && r.lang == "fr" {
			m.purpose = true
			return
		}
		if r.governing(s, j, w, found, m) {
			found = true
		}
	}
	if !found && h.forms != gerund {
		m.purpose = m.purpose || m.inf && !m.future
	}
	if h.forms == gerund && !found {
		m.past = true
	}
}

// governing notes what a word before an infinitive makes of it, and whether it governs it.
func (r *reading) governing(s *sent, j int, w string, found bool, m *mood) bool {
	switch {
	case r.lang == "fr" && w == "avant" && j > 2 && !found:
		m.past = true // a été fermé avant de rouvrir
	case in(r.lang, "failed", w):
		m.cannot, m.negated, m.past = true, true, true
	case in(r.lang, "done", w) && !(strings.HasPrefix(w, "force") && determines("fr", wordAt(s.toks, j-1))):
		m.past = true
		m.negated = m.negated || r.lang == "fr" && w != "apres" && (wordAt(s.toks, j-1) == "pas" || wordAt(s.toks, j-1) == "jamais")
		m.plu = m.plu || in(r.lang, "plu", wordAt(s.toks, j-1))
	case r.lang == "en" && w == "had" && wordAt(s.toks, j+1) == "to":
		m.past = true
	case in(r.lang, "intent", w) && !found:
		m.intent = true
	case in(r.lang, "maybe", w) && w != "in":
		m.maybe = true
	case in(r.lang, "future", w):
		m.future = true
	case r.lang == "fr" && (w == "avoir" || w == "etre"):
		m.past = true
	default:
		return false
	}
	return true
}

// parenthesisStart goes from the comma that ends a phrase of purpose to the one that opens it.
func parenthesisStart(s *sent, j int) int {
	for k := j - 1; k > 0 && k >= j-9; k-- {
		if s.toks[k].norm == "," {
			return k
		}
	}
	return -1
}

// conditional looks back through the clause for si, if, and words of fear.
func (r *reading) conditional(s *sent, h hit, m *mood) {
	for j, steps := h.first-1, 0; j >= 0 && steps < 14; j, steps = j-1, steps+1 {
		w := s.toks[j].norm
		if w == "," || w == ";" || w == "." {
			return
		}
		switch w {
		case "si", "if", "unless", "whether", "inevitable", "pourrait", "pourraient", "craint", "craignent", "fear", "fears", "might", "could", "inevitably", "risque", "risquent", "crainte", "craintes", "eviter", "prevent", "empecher", "feared", "should", "unclear", "clear":
			m.maybe = true
		}
	}
}

// nounMood reads what stands around a nominal trigger or a state.
func (r *reading) nounMood(s *sent, h hit, m *mood) {
	m.past = h.forms == nounForm && h.frame != stands
	m.present = h.frame == stands
	for j, steps := h.first-1, 0; j >= 0 && steps < 8; j, steps = j-1, steps+1 {
		w := s.toks[j].norm
		if w == "," || w == ";" || w == ":" || w == "que" || w == "that" || w == "but" || w == "mais" {
			break
		}
		m.stateWord(r.lang, w, h.frame == stands, steps)
	}
	for k := h.last + 1; k < min(len(s.toks), h.last+7) && h.frame != stands; k++ {
		w := s.toks[k].norm
		if h.forms == nounForm && h.frame == moves && strings.HasPrefix(w, "attendu") && in("fr", "be", wordAt(s.toks, k-1)) {
			m.future, m.past = true, false // des renforts sont attendus
		}
		if w == "sera" || w == "seront" || w == "will" || w == "would" || w == "doit" || w == "devra" || w == "shall" {
			m.future, m.past = true, false
		}
		if s.toks[k].kind == punct || s.hitAt(k) {
			break
		}
	}
	r.conditional(s, h, m)
	m.maybe = m.maybe || r.lang == "fr" && stillToCome(s, h)
}

func (m *mood) stateWord(lang, w string, isState bool, steps int) {
	switch {
	case in(lang, "neg", w):
		m.negated = m.negated || isState || steps < 2 || w == "aucun" || w == "aucune" || w == "no"
	case w == "plus" || w == "longer":
		m.noLong = m.noLong || isState
	case w == "toujours" || w == "still" || w == "reste" || w == "restent" || w == "restait" || w == "restaient" || w == "demeurait" || w == "demeuraient" || w == "remains" || w == "remain" || w == "remained" || w == "demeure" || w == "demeurent":
		m.still = true
	case w == "sera" || w == "seront" || w == "will":
		m.future = true
	case (w == "etait" || w == "etaient" || w == "was" || w == "were") && isState:
		m.plu = lang == "fr"
	case w == "serait" || w == "seraient":
		m.press = true
	case in(lang, "intent", w) && !isState:
		m.intent = true
	case in(lang, "maybe", w) && w != "in" && w != "stop" && w != "prevent" && w != "menace":
		m.maybe = true
	}
}
