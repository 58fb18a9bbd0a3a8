package extract

import "strings"

// numberWords are the numbers in words, in both languages, folded.
var numberWords = map[string]float64{
	"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
	"douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50,
	"soixante": 60, "cent": 100, "cents": 100, "mille": 1000, "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9, "millier": 1000, "milliers": 1000,
	"vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "dizaine": 10, "quinzaine": 15, "douzaine": 12,
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
	"forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "billion": 1e9, "dozen": 12,
}

// vagueWords are numbers of which only a range is known.
var vagueWords = map[string][2]float64{
	"dizaines": {20, 99}, "dozens": {20, 99}, "douzaines": {24, 99}, "centaines": {200, 999}, "hundreds": {200, 999}, "milliers": {2000, 9999}, "thousands": {2000, 9999}, "millions": {2e6, 9999999}, "scores": {40, 99}, "tens": {20, 99},
}

// severalOf are the numbers that "several" and "a few" leave open: several hundred.
var severalOf = map[string][2]float64{"dozen": {20, 99}, "hundred": {200, 999}, "thousand": {2000, 9999}, "million": {2e6, 9999999}}

var severalWords = wordSet("several few many")

// numberAt reads a number in digits or words: 1 037, 10.000, trois cents, un millier,
// hundreds, tens of thousands, several hundred, half a million.
func numberAt(toks []token, i int) (amount, int) {
	t := toks[i]
	if n := match(toks, i, "half a million", "un demi million", "demi million"); n > 0 {
		return amount{value: 5e5, modifier: "about"}, n
	}
	if n := match(toks, i, "a total of"); n > 0 && i+n < len(toks) {
		if a, more := numberAt(toks, i+n); more > 0 {
			return a, n + more
		}
	}
	if t.kind == number {
		v, ok := digits(t.norm)
		if !ok {
			return amount{}, 0
		}
		n := 1
		if i+1 < len(toks) {
			if m := numberWords[toks[i+1].norm]; m >= 1000 || toks[i+1].norm == "hundred" {
				v, n = v*m, 2
			}
		}
		return amount{value: v, modifier: "exact"}, n
	}
	if v, ok := vagueWords[t.norm]; ok {
		return vagueAt(toks, i, v)
	}
	if v, ok := severalOf[t.norm]; ok && i > 0 && severalWords[toks[i-1].norm] {
		return amount{min: v[0], max: v[1], modifier: "about"}, 1
	}
	return wordsAt(toks, i)
}

// vagueAt reads "hundreds", and "tens of thousands", "des centaines de milliers".
func vagueAt(toks []token, i int, v [2]float64) (amount, int) {
	n := 1
	if w := wordAt(toks, i+1); w == "of" || w == "de" {
		switch wordAt(toks, i+2) {
		case "thousands", "milliers":
			v, n = [2]float64{v[0] * 1000, v[1]*1000 + 999}, 3
		case "millions":
			v, n = [2]float64{v[0] * 1e6, v[1]*1e6 + 999999}, 3
		}
	}
	return amount{min: v[0], max: v[1], modifier: "about"}, n
}

// wordsAt reads a number in words: deux cent trente, quatre-vingt-dix, a hundred and twelve.
func wordsAt(toks []token, i int) (amount, int) {
	total, current, n := 0.0, 0.0, 0
	about := false
	for i+n < len(toks) {
		w := toks[i+n].norm
		v, ok := numberWords[w]
		if !ok && n > 0 && joinsNumber(toks, i+n, current) {
			n++
			continue
		}
		if !ok {
			break
		}
		about = about || strings.HasSuffix(w, "aine") || w == "millier" || w == "dozen"
		switch {
		case v >= 1000:
			total, current = total+max(1, current)*v, 0
		case v == 100 || strings.HasSuffix(w, "aine") || w == "dozen":
			current = max(1, current) * v
		case v == 20 && toks[i+n].hyphen && int(current)%100 == 4:
			current += 76 // quatre-vingt
		default:
			current += v
		}
		n++
	}
	if n == 0 || n == 1 && (toks[i].norm == "un" || toks[i].norm == "une" || toks[i].norm == "one") {
		return amount{}, 0
	}
	a := amount{value: total + current, modifier: "exact"}
	if about || n == 1 && roundAlone(toks, i) {
		a.modifier = "about"
	}
	return a, n
}

// joinsNumber knows the "and" within a number: a hundred and twelve, vingt et un.
func joinsNumber(toks []token, k int, current float64) bool {
	next := numberWords[wordAt(toks, k+1)]
	switch toks[k].norm {
	case "and":
		return toks[k].hyphen == toks[k+1].hyphen && next > 0 && next < 100 && current >= 100
	case "et":
		return toks[k].hyphen && (next == 1 || next == 11)
	}
	return false
}

// roundAlone knows "a hundred", "a thousand": no count is so round.
func roundAlone(toks []token, i int) bool {
	return wordAt(toks, i-1) == "a" && (toks[i].norm == "hundred" || toks[i].norm == "thousand" || toks[i].norm == "million")
}

// modifiers are what makes a number less than exact, before it or after it.
var modifiers = []struct {
	modifier string
	words    []string
	after    []string
}{
	{"about", []string{"environ", "quelque", "quelques", "pres de", "pres des", "pres d", "autour de", "autour d", "aux alentours de", "aux environs de", "de l ordre de", "approximativement", "pas loin de", "presque", "a peu pres", "plusieurs", "une petite", "une bonne", "about", "around", "some", "nearly", "almost", "approximately", "roughly", "an estimated", "estimated", "close to", "somewhere around", "in the region of"}, []string{"environ", "or so", "odd", "a peu pres"}},
	{"more_than", []string{"plus de", "plus d", "plus des", "au moins", "pas moins de", "pas moins d", "un peu plus de", "bien plus de", "more than", "over", "at least", "upwards of", "upward of", "in excess of", "no fewer than", "no less than", "not less than", "well over", "just over", "a little over", "exceeding"}, []string{"or more", "ou plus", "au moins", "at least"}},
	{"less_than", []string{"moins de", "moins d", "au plus", "au maximum", "jusqu a", "pas plus de", "pas plus d", "tout au plus", "un peu moins de", "fewer than", "less than", "up to", "as many as", "at most", "no more than", "not more than", "just under", "a maximum of"}, []string{"au plus", "tout au plus", "at most", "at the most", "or fewer", "or less"}},
}

// modify reads the words beside a number that make it less than exact.
func modify(toks []token, a *amount) {
	for _, m := range modifiers {
		for _, w := range m.words {
			words := strings.Fields(w)
			for gap := 0; gap <= 1; gap++ {
				at := a.first - len(words) - gap
				if at < 0 || gap == 1 && !determiners[toks[a.first-1].norm] && !severalWords[toks[a.first-1].norm] {
					continue
				}
				if matchWords(toks, at, words) > 0 {
					a.first, a.modifier = at, m.modifier
					return
				}
			}
		}
	}
	for _, m := range modifiers {
		if match(toks, a.last+1, m.after...) > 0 {
			a.modifier = m.modifier
			return
		}
	}
}

// ordinalAt reports whether the ending of an ordinal follows a number: le 207e corps.
func ordinalAt(toks []token, k int) bool {
	return k < len(toks) && !toks[k].gap && (toks[k].norm == "e" || toks[k].norm == "eme")
}
