package extract

import "strings"

// timePhrase is a fixed expression of time.
type timePhrase struct {
	words []string
	x     timex
}

// phrases holds the fixed expressions by their first word, folded.
var phrases = indexPhrases(map[string]timex{
	"aujourd'hui": {kind: dayOffset}, "today": {kind: dayOffset}, "ce jour": {kind: dayOffset},
	"ce matin": {kind: dayOffset}, "ce soir": {kind: dayOffset}, "cet apres midi": {kind: dayOffset},
	"this morning": {kind: dayOffset}, "this evening": {kind: dayOffset}, "this afternoon": {kind: dayOffset},
	"tonight": {kind: dayOffset}, "cette nuit": {kind: dayOffset, offset: -1, night: true},
	"earlier in the day": {kind: anchored}, "plus tot dans la journee": {kind: anchored}, "the same day": {kind: anchored},
	"le meme jour": {kind: anchored}, "later in the day": {kind: anchored}, "dans la journee": {kind: anchored},
	"dans la matinee": {kind: anchored}, "dans l'apres midi": {kind: anchored}, "dans la soiree": {kind: anchored}, "ce jour la": {kind: anchored}, "the same evening": {kind: anchored}, "the same night": {kind: anchored}, "le soir meme": {kind: anchored}, "le jour meme": {kind: anchored}, "depuis lors": {kind: anchored, since: true}, "since then": {kind: anchored, since: true}, "ever since": {kind: anchored, since: true},
	"a few hours later": {kind: anchored}, "hours later": {kind: anchored}, "several hours later": {kind: anchored}, "an hour later": {kind: anchored}, "minutes later": {kind: anchored},
	"quelques heures plus tard": {kind: anchored}, "une heure plus tard": {kind: anchored}, "peu apres": {kind: anchored}, "dans la foulee": {kind: anchored}, "shortly afterwards": {kind: anchored}, "soon afterwards": {kind: anchored},
	"that day": {kind: anchored}, "that night": {kind: anchored}, "that evening": {kind: anchored}, "later that day": {kind: anchored}, "during the day": {kind: anchored}, "dans les heures qui ont suivi": {kind: anchored},
	"during the night": {kind: dayOffset, offset: -1, night: true}, "in the night": {kind: dayOffset, offset: -1, night: true},
	"the previous night": {kind: anchored, offset: -1}, "the night before": {kind: anchored, offset: -1}, "the previous evening": {kind: anchored, offset: -1},
	"la nuit precedente": {kind: anchored, offset: -1}, "la veille au soir": {kind: anchored, offset: -1}, "late the previous day": {kind: anchored, offset: -1},
	"hier": {kind: dayOffset, offset: -1}, "yesterday": {kind: dayOffset, offset: -1},
	"avant hier": {kind: dayOffset, offset: -2}, "the day before yesterday": {kind: dayOffset, offset: -2},
	"demain": {kind: dayOffset, offset: 1}, "tomorrow": {kind: dayOffset, offset: 1},
	"la veille": {kind: anchored, offset: -1}, "the day before": {kind: anchored, offset: -1},
	"the previous day": {kind: anchored, offset: -1}, "a day earlier": {kind: anchored, offset: -1},
	"l'avant veille": {kind: anchored, offset: -2}, "l avant veille": {kind: anchored, offset: -2},
	"le lendemain": {kind: anchored, offset: 1}, "the next day": {kind: anchored, offset: 1},
	"early this month": {kind: spanMonth, part: early}, "late last month": {kind: spanMonth, offset: -1, part: late},
	"early last month": {kind: spanMonth, offset: -1, part: early}, "late this month": {kind: spanMonth, part: late},
	"the following day": {kind: anchored, offset: 1}, "the day after": {kind: anchored, offset: 1}, "a day later": {kind: anchored, offset: 1},
	"au debut du mois": {kind: spanMonth, part: early}, "en debut de mois": {kind: spanMonth, part: early}, "au milieu du mois": {kind: spanMonth, part: middle}, "a la fin du mois": {kind: spanMonth, part: late},
	"a la fin du mois dernier": {kind: spanMonth, offset: -1, part: late}, "fin du mois dernier": {kind: spanMonth, offset: -1, part: late}, "au debut du mois dernier": {kind: spanMonth, offset: -1, part: early}, "a la fin du mois precedent": {kind: spanMonth, offset: -1, part: late},
	"depuis l'aube": {kind: dayOffset, since: true}, "depuis le matin": {kind: dayOffset, since: true}, "depuis la matinee": {kind: dayOffset, since: true}, "depuis le petit matin": {kind: dayOffset, since: true}, "depuis midi": {kind: dayOffset, since: true}, "depuis la mi journee": {kind: dayOffset, since: true},
	"en fin de semaine": {kind: span7}, "en milieu de semaine": {kind: span7},
	"ce week end": {kind: weekend}, "le week end": {kind: weekend}, "le week end dernier": {kind: weekend}, "the weekend": {kind: weekend},
	"this weekend": {kind: weekend}, "last weekend": {kind: weekend}, "this past weekend": {kind: weekend},
	"cette semaine": {kind: span7}, "this week": {kind: span7}, "earlier this week": {kind: span7},
	"en debut de semaine": {kind: span7}, "la semaine derniere": {kind: span7, offset: -1},
	"la semaine passee": {kind: span7, offset: -1}, "last week": {kind: span7, offset: -1},
	"la semaine prochaine": {kind: span7, offset: 1}, "next week": {kind: span7, offset: 1},
	"ce mois ci": {kind: spanMonth}, "this month": {kind: spanMonth}, "earlier this month": {kind: spanMonth},
	"plus tot ce mois ci": {kind: spanMonth}, "le mois dernier": {kind: spanMonth, offset: -1},
	"last month": {kind: spanMonth, offset: -1}, "le mois passe": {kind: spanMonth, offset: -1},
	"le mois prochain": {kind: spanMonth, offset: 1}, "next month": {kind: spanMonth, offset: 1},
	"cette annee": {kind: spanYear}, "this year": {kind: spanYear}, "earlier this year": {kind: spanYear},
	"l'an dernier": {kind: spanYear, offset: -1}, "l an dernier": {kind: spanYear, offset: -1},
	"l'annee derniere": {kind: spanYear, offset: -1}, "last year": {kind: spanYear, offset: -1},
})

func indexPhrases(table map[string]timex) map[string][]timePhrase {
	out := map[string][]timePhrase{}
	for text, x := range table {
		words := foldedWords(text)
		out[words[0]] = append(out[words[0]], timePhrase{words, x})
	}
	return out
}

// foldedWords cuts a phrase of a table as the tokenizer would cut it in a text.
func foldedWords(text string) []string {
	runes := []rune(text)
	var out []string
	for _, t := range tokenize(runes, 0, len(runes)) {
		if t.kind != punct {
			out = append(out, t.norm)
		}
	}
	return out
}

// match returns the number of tokens that the longest of the phrases takes at i, or 0.
func match(toks []token, i int, phrases ...string) int {
	if i < 0 || i >= len(toks) || toks[i].norm == "" {
		return 0
	}
	best, first := 0, toks[i].norm[0]
	for _, p := range phrases {
		if p[0] != first {
			continue // most differ at once
		}
		if n := matchOne(toks, i, p); n > best {
			best = n
		}
	}
	return best
}

// matchOne compares the words of a phrase, which single spaces part, with the tokens at i.
func matchOne(toks []token, i int, p string) int {
	for n := 0; ; n++ {
		if i+n >= len(toks) {
			return 0
		}
		w := toks[i+n].norm
		if !strings.HasPrefix(p, w) {
			return 0
		}
		if len(p) == len(w) {
			return n + 1
		}
		if p[len(w)] != ' ' {
			return 0
		}
		p = p[len(w)+1:]
	}
}

func matchWords(toks []token, i int, words []string) int {
	if i+len(words) > len(toks) {
		return 0
	}
	for k, w := range words {
		if toks[i+k].norm != w {
			return 0
		}
	}
	return len(words)
}

// lasting knows how long something went on before something else, which dates nothing: for a
// week before it fell, pendant une semaine avant de tomber.
func lasting(toks []token, i, n int) bool {
	switch wordAt(toks, i-1) {
	case "for", "pendant", "durant":
		w := toks[i+n-1].norm
		return w == "before" || w == "avant"
	}
	return false
}
