package extract

import (
	"strings"

	"marz/internal/marz"
)

// frame says which parts of its clause a trigger asks for.
type frame uint8

const (
	takes  frame = iota // X takes PLACE; PLACE is taken by X; the capture of PLACE by X
	falls               // PLACE falls to X; the fall of PLACE
	stands              // PLACE is in the hands of X
	moves               // X goes, comes, is sent; PLACE stands by
	opens               // PLACE is shut, reopens; X shuts PLACE
	occurs              // something happens at PLACE between X and Y
	speaks              // X asks, warns: the words matter, not a place
)

// trigger is a word or phrase that speaks of a sort of happening.
type trigger struct {
	typ   marz.Type
	frame frame
	forms form
	near  bool // a common verb: its place must follow at once
	neg   bool // says that it failed: repelled, thrown back
	actor string
	need  need     // what must stand beside it
	plain *trigger // what the same words say where the need is not met
}

// row of the tables: a type, its frame, verbs as inflect reads them, and what follows
// the verb; or fixed phrases.
type triggerRow struct {
	trigger
	verbs   string // separated by spaces
	tails   string // separated by slashes; empty: the verb alone
	phrases string // separated by slashes
}

type triggerTree = phraseTree[trigger]

// newTriggers indexes the tables of a language.
func newTriggers(noise string, tables ...[]triggerRow) *triggerTree {
	tree := &triggerTree{}
	for p := range strings.SplitSeq(noise, "/") {
		tree.add(foldedWords(p), trigger{})
	}
	for _, rows := range tables {
		for _, r := range rows {
			r.addTo(tree)
		}
	}
	return tree
}

func (r triggerRow) addTo(tree *triggerTree) {
	tails := strings.Split(r.tails, "/")
	for _, spec := range strings.Fields(r.verbs) {
		for word, f := range inflect(spec) {
			for _, tail := range tails {
				r.insert(tree, word+" "+tail, f)
			}
		}
	}
	if r.phrases == "" {
		return
	}
	for p := range strings.SplitSeq(r.phrases, "/") {
		f := r.forms
		if f == 0 {
			f = nounForm
		}
		r.insert(tree, p, f)
	}
}

func (r triggerRow) insert(tree *triggerTree, phrase string, f form) {
	words := foldedWords(phrase)
	t := r.trigger
	t.forms = f
	if old, n := tree.exact(words); n && t.need.yields() && (old.typ != t.typ || old.need != t.need) {
		t.plain = &old
	} else if n && old.typ == t.typ && old.frame == t.frame {
		t.forms |= old.forms
		t.near = t.near && old.near
	}
	tree.add(words, t)
}

// exact returns the value of a phrase of the tree.
func (t *phraseTree[T]) exact(words []string) (v T, ok bool) {
	for _, w := range words {
		if t = t.next[w]; t == nil {
			return v, false
		}
	}
	return t.value, t.ends
}

// hit is a trigger found in a sentence: tokens first to last.
type hit struct {
	first, last int
	trigger
	mood mood
}

// hits finds the triggers of a sentence, left to right, the longest at each token.
func (r *reading) hits(s *sent) []hit {
	tree := r.x.triggers[r.lang]
	var out []hit
	for i := 0; i < len(s.toks); {
		t, n := r.triggerAt(tree, s, i, len(s.toks))
		if n == 0 || s.inName(i) || r.isNounHere(s, i) {
			i++
			continue
		}
		h, ok := r.hitOf(s, i, n, t)
		for !ok && t.need.yields() {
			if t.plain != nil {
				t = *t.plain
			} else if t, n = r.triggerAt(tree, s, i, n-1); n == 0 {
				break
			}
			h, ok = r.hitOf(s, i, n, t)
		}
		switch {
		case ok:
			out = append(out, h)
		case n > 1 && t.need != nothing:
			n = 1 // a trigger may begin within the words of one that lacks its need
		}
		i += max(1, n)
	}
	return out
}

// hitOf is the hit of a trigger at a token, if it is one there.
func (r *reading) hitOf(s *sent, i, n int, t trigger) (hit, bool) {
	h := hit{first: i, last: i + n - 1, trigger: t}
	if t.typ == "" || (t.typ == marz.Mobilization || t.actor == ouster) && (s.inActor(i) || s.toks[i].norm == "forces") || !r.plausible(s, &h) {
		return h, false
	}
	h.mood = r.moodOf(s, h)
	h.mood.negated = h.mood.negated || r.noSubject(s, h)
	h.mood.maybe = h.mood.maybe && h.need != barred // prevented from crossing: the fact itself
	return h, r.hasNeed(s, h)
}

// isNounHere tells a noun from the verb of the same spelling: the X crossing on the border,
// 100 000 réfugiés afghans.
func (r *reading) isNounHere(s *sent, i int) bool {
	if i == 0 {
		return false
	}
	w := s.toks[i-1].norm
	switch s.toks[i].norm {
	case "crossing", "crossings":
		return s.mentionAt(i-1) != nil || determiners[w] && w != "of" || beforeCrossing[w]
	case "blesses", "morts", "tues":
		return w == "les" || w == "leurs" || w == "ses" || w == "nos" || w == "aux"
	case "corps":
		return s.toks[i-1].norm == "e" && i > 1 && s.toks[i-2].kind == number // le 207e corps
	case "blocks", "block":
		return w == "concrete" || w == "cement" || w == "stone" || w == "road" || w == "large" || w == "huge"
	case "refugies", "refugie", "refugiees", "refugiee":
		return determiners[w] || s.toks[i-1].kind == number || numberWords[w] > 0 || w == "aux" || w == "ces" || w == "nouveaux" || w == "premiers" || w == "autres" || w == "seul"
	}
	return false
}

// beforeCrossing are words after which a crossing is a place.
var beforeCrossing = wordSet("border frontier key main busiest river bridge trade land major strategic important vital second third biggest largest official other another commercial checkpoint international busy northern southern western eastern")

// determiners stand before a noun.
var determiners = wordSet("la le l les une un cette ce cet sa son leur leurs ses the an this that its their his no aucune toute d de du des of s first premiere nouvelle another new eventuelle possible rapid swift reported rapide recent recente any")

// determines reports whether a word stands before a noun in the language.
func determines(lang, w string) bool {
	return determiners[w] || nounBefore[w] || lang == "en" && w == "a"
}

// nounBefore are prepositions after which a word that could be a verb is a noun.
var nounBefore = wordSet("in dans lors after for since before following against apres contre depuis avant during amid")

// lengths are the lengths of time before a noun: a six-hour clash, a two-week siege.
var lengths = wordSet("minute hour day week month year long")

// plausible settles which form a token has where its spelling leaves a choice.
func (r *reading) plausible(s *sent, h *hit) bool {
	f := h.forms
	if r.lang == "en" && nounHere(s, *h) && !r.accented(s, h) {
		return false
	}
	if r.lang == "en" && f&(nounForm|gerund) == nounForm|gerund && (h.first == 0 || !in("en", "be", s.toks[h.first-1].norm) && s.toks[h.first-1].norm != "were") {
		h.forms = nounForm
		return true
	}
	if f&nounForm != 0 && f != nounForm {
		if counted := h.first > 0 && r.lang == "fr" && (s.toks[h.first-1].kind == number || numberWords[s.toks[h.first-1].norm] > 1); counted && h.typ == marz.Casualties ||
			h.first > 0 && (determines(r.lang, s.toks[h.first-1].norm) || r.lang == "en" && lengths[s.toks[h.first-1].norm]) && !r.accented(s, h) && !s.isClitic(h.first-1, r.lang) {
			h.forms = nounForm
		} else {
			h.forms = f &^ nounForm
		}
	}
	if r.lang == "fr" && h.forms&participle != 0 && h.forms&finite != 0 {
		if r.accented(s, h) {
			h.forms = participle
		} else if !strings.HasSuffix(s.toks[h.first].norm, "it") && r.unaccentedPresent(s, h) {
			h.forms = finite
		}
	}
	return true
}

// accented reports whether the word of the hit ends as a participle in é does.
func (r *reading) accented(s *sent, h *hit) bool {
	t := s.toks[h.first]
	for k := max(t.start, t.end-3); k < t.end; k++ {
		if c := r.text[k]; (c == 'é' || c == 'É' || c == '\u0301') && (k == t.end-1 || r.text[k+1] == 'e' || r.text[k+1] == 's') {
			return true
		}
	}
	return false
}

// unaccentedPresent: a word in -e or -es without its accent is a present, unless the
// whole text is written without accents.
func (r *reading) unaccentedPresent(s *sent, h *hit) bool {
	n := s.toks[h.first].norm
	return (strings.HasSuffix(n, "e") || strings.HasSuffix(n, "es")) && r.accents
}

// isClitic tells the object pronoun (ils l'attaquent) from the article (l'attaque).
func (s *sent) isClitic(i int, lang string) bool {
	if lang != "fr" || i == 0 {
		return false
	}
	switch s.toks[i].norm {
	case "l", "les", "la", "le":
		return subjectPronouns[s.toks[i-1].norm]
	}
	return false
}

var subjectPronouns = wordSet("il ils elle elles nous je on qui they we he she who it")

func wordSet(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// inActor reports whether a token belongs to what somebody is called: uprising forces.
func (s *sent) inActor(i int) bool {
	for _, a := range s.actors {
		if a.first <= i && i <= a.last {
			return true
		}
	}
	return false
}

// triggerAt finds the longest trigger that begins at a token; dates and adverbs may stand
// between its words: sont entrés jeudi dans, have now taken control.
func (r *reading) triggerAt(tree *triggerTree, s *sent, i, most int) (v trigger, n int) {
	return r.triggerFrom(tree, s, i, i, 0, min(len(s.toks), i+most))
}

// triggerFrom goes on from token j with what has been read of a trigger that begins at i,
// up to a token.
func (r *reading) triggerFrom(t *triggerTree, s *sent, i, j, gap, end int) (v trigger, n int) {
	for ; j < end && t.next != nil && gap <= 4; j++ {
		tok := s.toks[j]
		next := t.next[tok.norm]
		over := j > i && insideTrigger(t, tok)
		if next == nil {
			if over || j > i && !in(r.lang, "neg", tok.norm) && (r.timeAtToken(s, j) || adverbs[tok.norm] || between[tok.norm] || isMent(tok.norm)) {
				gap++
				continue
			}
			break
		}
		if over { // "in insurgent hands" though "in insurgent" may begin another phrase
			if w, m := r.triggerFrom(t, s, i, j+1, gap+1, end); m > n {
				v, n = w, m
			}
		}
		t = next
		if t.ends && j-i+1 >= n {
			v, n = t.value, j-i+1
		}
	}
	return v, n
}

// between may stand inside a trigger beside dates and adverbs.
var between = wordSet("desormais now on dans soir matin quickly chaque jour every each day daily again nouveau")
