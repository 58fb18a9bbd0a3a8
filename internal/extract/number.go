package extract

import (
	"strconv"
	"strings"
)

// amount is a number in the text: tokens first to last.
type amount struct {
	first, last int
	value       float64
	min, max    float64 // of a range, or of a vague word such as "hundreds"; else 0
	modifier    string
	share       bool
}

// amounts finds the numbers of a sentence that count something.
func (r *reading) amounts(s *sent) []amount {
	if s.counted {
		return s.numbers
	}
	s.numbers, s.counted = r.findAmounts(s), true
	return s.numbers
}

func (r *reading) findAmounts(s *sent) []amount {
	var out []amount
	for i := 0; i < len(s.toks); {
		a, n := shareAt(s.toks, i)
		if n == 0 {
			a, n = numberAt(s.toks, i)
		}
		if n == 0 || r.lang == "fr" && ordinalAt(s.toks, i+n) || r.timeAtToken(s, i) || s.mentionAt(i) != nil {
			i++
			continue
		}
		a.first, a.last = i, i+n-1
		modify(s.toks, &a)
		rangeOf(s.toks, &a)
		out = append(out, a)
		i = a.last + 1
	}
	return out
}

// digits reads 10.000, 10,000, 10 000 as thousands and 2,5 or 2.5 as decimals.
func digits(s string) (float64, bool) {
	var b strings.Builder
	for i, c := range s {
		switch {
		case c >= '0' && c <= '9':
			b.WriteRune(c)
		case c == '.' || c == ',':
			rest := s[i+1:]
			if len(rest) == 3 || len(rest) > 3 && !(rest[3] >= '0' && rest[3] <= '9') {
				continue
			}
			b.WriteByte('.')
		}
	}
	v, err := strconv.ParseFloat(b.String(), 64)
	return v, err == nil
}

// shares are the parts of a whole that news speak of.
var shares = []struct {
	value float64
	mod   string
	words []string
}{
	{2.0 / 3, "", []string{"deux tiers", "two thirds", "two third"}}, {1.0 / 3, "", []string{"un tiers", "one third", "a third"}},
	{0.5, "", []string{"la moitie", "half", "half of"}}, {0.75, "", []string{"trois quarts", "three quarters"}}, {0.25, "", []string{"un quart", "a quarter", "one quarter"}},
	{0.9, "", []string{"neuf dixiemes", "nine tenths"}}, {0.8, "", []string{"quatre cinquiemes", "four fifths"}},
	{0.5, "more_than", []string{"la majeure partie", "la majorite", "most of", "the majority", "majority", "la plupart", "plus grande partie", "l essentiel", "the bulk", "most"}},
	{0.9, "about", []string{"la quasi totalite", "presque toute", "presque tout", "almost all", "nearly all", "virtually all", "almost the entire", "nearly the entire"}},
	{1, "", []string{"la totalite", "l integralite", "l ensemble", "toute la", "the entire", "the whole", "all of"}},
}

// shareAt reads a share: deux tiers, 85 %, 70 percent, most of.
func shareAt(toks []token, i int) (amount, int) {
	if toks[i].kind != number && !shareStarts[toks[i].norm] {
		return amount{}, 0
	}
	for _, sh := range shares {
		if n := match(toks, i, sh.words...); n > 0 {
			mod := sh.mod
			if mod == "" {
				mod = "exact"
			}
			return amount{value: sh.value, modifier: mod, share: true}, n
		}
	}
	if toks[i].kind == number {
		v, ok := digits(toks[i].norm)
		if n := match(toks, i+1, "%", "percent", "per cent", "pour cent"); ok && n > 0 && v <= 100 {
			return amount{value: v / 100, modifier: "exact", share: true}, 1 + n
		}
	}
	return amount{}, 0
}

// rangeOf reads "entre 200 et 300", "200 to 300", "between 20 and 30", "two or three hundred".
func rangeOf(toks []token, a *amount) {
	k := a.last + 1
	if k >= len(toks) || a.min > 0 || a.share {
		return
	}
	b, n := upperEnd(toks, a.first, k)
	if n == 0 || b.min > 0 || b.value <= a.value || a.value == 0 {
		return
	}
	if a.value < 10 && toks[k+n-1].kind == word {
		for _, scale := range []float64{1000, 100} {
			if b.value >= 2*scale && b.value < 10*scale {
				a.value *= scale // two to three hundred
				break
			}
		}
	}
	a.min, a.max, a.value, a.modifier, a.last = a.value, b.value, 0, "range", k+n-1
}

// upperEnd reads the second number of a range, from the word that joins the two.
func upperEnd(toks []token, first, k int) (amount, int) {
	if toks[k].hyphen && toks[k].kind == number {
		return numberAt(toks, k)
	}
	between := first > 0 && (toks[first-1].norm == "entre" || toks[first-1].norm == "between")
	switch w := toks[k].norm; {
	case k+1 >= len(toks):
		return amount{}, 0
	case w == "a" || w == "to" || w == "or" || w == "ou" || between && (w == "et" || w == "and"):
		if b, n := numberAt(toks, k+1); n > 0 {
			return b, n + 1
		}
	}
	return amount{}, 0
}

// shareStarts are the words that a share can begin with.
var shareStarts = func() map[string]bool {
	out := map[string]bool{}
	for _, sh := range shares {
		for _, w := range sh.words {
			first, _, _ := strings.Cut(w, " ")
			out[first] = true
		}
	}
	return out
}()
