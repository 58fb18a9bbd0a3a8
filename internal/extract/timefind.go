package extract

import (
	"strconv"
	"time"
)

// findTimes finds the expressions of time in the tokens of a sentence, left to right;
// the longest reading at a place wins.
func findTimes(toks []token) []timex {
	var out []timex
	for i := 0; i < len(toks); {
		if toks[i].kind != number && !timeStarts[toks[i].norm] {
			i++
			continue
		}
		x, n := timeAt(toks, i)
		if n == 0 || lasting(toks, i, n) {
			i += max(n, 1)
			continue
		}
		x.first, x.last = i, i+n-1
		x.frame(toks)
		out = append(out, x)
		i += n
	}
	return out
}

// timeAt reads the expression that begins at i and says how many tokens it takes.
func timeAt(toks []token, i int) (timex, int) {
	for _, read := range []func([]token, int) (timex, int){
		isoDate, frenchDate, englishDate, nightBetween, nightOf, weekdayDate, dayPart, phrase, pastDays, ago, monthAlone, decade,
	} {
		if x, n := read(toks, i); n > 0 {
			return x, n
		}
	}
	return timex{}, 0
}

// isoDate reads 2021-07-09.
func isoDate(toks []token, i int) (timex, int) {
	if i+2 >= len(toks) || !toks[i+1].hyphen || !toks[i+2].hyphen {
		return timex{}, 0
	}
	y, m, d := yearOf(toks, i), intOf(toks, i+1), intOf(toks, i+2)
	if y == 0 || m < 1 || m > 12 || d < 1 || d > 31 {
		return timex{}, 0
	}
	return timex{kind: dayDate, year: y, month: time.Month(m), day: d}, 3
}

// frenchDate reads [vendredi] 9 juillet [2021], and the English 9 July 2021.
func frenchDate(toks []token, i int) (timex, int) {
	j := i
	if isWeekday(toks, j) {
		j++
		if j < len(toks) && (toks[j].norm == "le" || toks[j].norm == ",") {
			j++
		}
	}
	d := dayNumber(toks, j)
	if d == 0 || j+1 >= len(toks) {
		return timex{}, 0
	}
	k := j + 1
	if toks[k].norm == "er" || toks[k].norm == "st" || toks[k].norm == "nd" || toks[k].norm == "rd" || toks[k].norm == "th" {
		k++
	}
	if k < len(toks) && toks[k].norm == "of" {
		k++
	}
	m, ok := monthAt(toks, k)
	if !ok {
		return dayAlone(toks, i)
	}
	x := timex{kind: dayDate, month: m, day: d}
	k++
	if k < len(toks) && toks[k].norm == "." && k+1 < len(toks) && yearOf(toks, k+1) > 0 {
		k++
	}
	if y := yearAfter(toks, k); y.n > 0 {
		x.year, k = y.year, k+y.n
	}
	return x, k - i
}

// englishDate reads [Friday,] July 9[th][, 2021].
func englishDate(toks []token, i int) (timex, int) {
	j := i
	if isWeekday(toks, j) {
		j++
		if j < len(toks) && toks[j].norm == "," {
			j++
		}
	}
	m, ok := monthAt(toks, j)
	if !ok || j+1 >= len(toks) {
		return timex{}, 0
	}
	if toks[j+1].norm == "." && j+2 < len(toks) {
		j++
	}
	d := dayNumber(toks, j+1)
	k := j + 2
	if d == 0 {
		return timex{}, 0
	}
	if k < len(toks) && (toks[k].norm == "st" || toks[k].norm == "nd" || toks[k].norm == "rd" || toks[k].norm == "th") && !toks[k].gap {
		k++
	}
	x := timex{kind: dayDate, month: m, day: d}
	if y := yearAfter(toks, k); y.n > 0 {
		x.year, k = y.year, k+y.n
	}
	return x, k - i
}

type yearRead struct{ year, n int }

// yearAfter reads a year that follows a month, with or without a comma.
func yearAfter(toks []token, k int) yearRead {
	if y := yearOf(toks, k); y > 0 {
		return yearRead{y, 1}
	}
	if k < len(toks) && toks[k].norm == "," {
		if y := yearOf(toks, k+1); y > 0 {
			return yearRead{y, 2}
		}
	}
	return yearRead{}
}

// weekdayDate reads vendredi [dernier|prochain|soir], [last|next] Friday [night].
func weekdayDate(toks []token, i int) (timex, int) {
	n, off := 0, 0
	if m := match(toks, i, "last", "this past"); m > 0 {
		n, off = m, 0
	} else if m := match(toks, i, "next", "the following"); m > 0 {
		n, off = m, 1
	}
	if !isWeekday(toks, i+n) {
		return timex{}, 0
	}
	x := timex{kind: weekday, weekday: weekdays[toks[i+n].norm], offset: off}
	n++
	if m := match(toks, i+n, "dernier", "passe", "precedent"); m > 0 {
		return x, n + m
	}
	if m := match(toks, i+n, "prochain"); m > 0 {
		x.offset = 1
		return x, n + m
	}
	if m := match(toks, i+n, "dans la nuit", "night"); m > 0 {
		return x, n + m
	}
	n += match(toks, i+n, "soir", "matin", "apres midi", "midi", "morning", "afternoon", "evening")
	return x, n
}

// phrase reads the fixed expressions of the table below.
func phrase(toks []token, i int) (timex, int) {
	best, length := timex{}, 0
	for _, p := range phrases[toks[i].norm] {
		if n := matchWords(toks, i, p.words); n > length {
			best, length = p.x, n
		}
	}
	return best, length
}

// ago reads il y a trois jours, three days ago, deux jours plus tôt, two days earlier.
func ago(toks []token, i int) (timex, int) {
	n := match(toks, i, "il y a")
	french := n > 0
	count, ok := 0, false
	if i+n < len(toks) {
		count, ok = smallNumber(toks[i+n])
	}
	if !ok || i+n+1 >= len(toks) {
		return timex{}, 0
	}
	unit := i + n + 1
	x, known := unitBack(toks[unit].norm, count)
	if !known {
		return timex{}, 0
	}
	if french || i > 0 && toks[i-1].norm == "depuis" && x.kind == dayOffset {
		return x, n + 2
	}
	if m := match(toks, unit+1, "ago"); m > 0 {
		return x, 2 + m
	}
	if wordAt(toks, i-1) == "for" && x.kind == dayOffset && haveBefore(toks, i) {
		x.since = true
		return x, 2
	}
	if m := match(toks, unit+1, "earlier", "before", "plus tot", "auparavant"); m > 0 && x.kind == dayOffset {
		x.kind = anchored
		return x, 2 + m
	}
	if m := match(toks, unit+1, "later", "plus tard", "apres"); m > 0 && x.kind == dayOffset && !(m == 1 && toks[unit+1].norm == "apres" && unit+2 < len(toks) && toks[unit+2].kind != punct) {
		x.kind, x.offset = anchored, -x.offset
		return x, 2 + m
	}
	return timex{}, 0
}

func unitBack(unit string, n int) (timex, bool) {
	switch unit {
	case "jour", "jours", "day", "days":
		return timex{kind: dayOffset, offset: -n}, true
	case "semaine", "semaines", "week", "weeks":
		return timex{kind: dayOffset, offset: -7 * n}, true
	case "mois", "month", "months":
		return timex{kind: spanMonth, offset: -n}, true
	case "an", "ans", "annee", "annees", "year", "years":
		return timex{kind: spanYear, offset: -n}, true
	case "heure", "heures", "hour", "hours":
		return timex{kind: dayOffset, offset: -n / 24}, true
	}
	return timex{}, false
}

// monthAlone reads début mai, mi-juin, fin juin 2021, in June, early July.
func monthAlone(toks []token, i int) (timex, int) {
	p, n := whole, 0
	for _, q := range []struct {
		p     part
		words []string
	}{
		{early, []string{"debut", "early", "au debut de", "au debut du mois de", "au debut du mois d", "debut du mois de", "debut du mois d", "the start of", "beginning of"}},
		{middle, []string{"mi", "mid", "au milieu de", "au milieu du mois de", "milieu du mois de", "au milieu du mois d", "the middle of"}},
		{late, []string{"fin", "late", "a la fin de", "a la fin du mois de", "a la fin du mois d", "fin du mois de", "fin du mois d", "the end of", "end of"}},
	} {
		if m := match(toks, i, q.words...); m > 0 {
			p, n = q.p, m
			break
		}
	}
	m, ok := monthAt(toks, i+n)
	if !ok || n == 0 && !monthInContext(toks, i) {
		return timex{}, 0
	}
	x := timex{kind: monthDate, month: m, part: p}
	n++
	if y := yearAfter(toks, i+n); y.n > 0 {
		x.year = y.year
		n += y.n
	}
	return x, n
}

// monthInContext keeps "may" the verb and "mars" the planet out: a bare month needs a
// preposition before it, or a year after it.
func monthInContext(toks []token, i int) bool {
	if yearOf(toks, i+1) > 0 {
		return true
	}
	if i == 0 {
		return false
	}
	switch toks[i-1].norm {
	case "en", "in", "depuis", "since", "de", "du", "mois", "of", "by", "until", "d'", "d", "last", "during":
		return toks[i].norm != "may" && toks[i].norm != "march" || toks[i].cap
	}
	return false
}

// decade reads les années 1990, the 1990s, en 2001, since 2001.
func decade(toks []token, i int) (timex, int) {
	if n := match(toks, i, "annees"); n > 0 {
		if y := yearOf(toks, i+n); y > 0 {
			return timex{kind: yearDate, year: y, years: 10}, n + 1
		}
		return timex{}, 0
	}
	y := yearOf(toks, i)
	if y == 0 {
		return timex{}, 0
	}
	if i+1 < len(toks) && toks[i+1].norm == "s" && !toks[i+1].gap {
		return timex{kind: yearDate, year: y, years: 10}, 2
	}
	return timex{kind: yearDate, year: y, years: 1}, 1
}

// frame notes the preposition that stands before the expression.
func (x *timex) frame(toks []token) {
	for k := x.first - 1; k >= 0 && k >= x.first-8 && toks[k].kind != punct; k-- {
		if sinceClause[wordAt(toks, k+1)] {
			continue // since they launched their offensive in May
		}
		if n := toks[k].norm; (n == "depuis" || n == "since") && (x.kind == monthDate || x.kind == spanMonth) {
			x.since = true
		}
	}
	for k := 1; k <= 2 && x.first-k >= 0; k++ {
		switch toks[x.first-k].norm {
		case "depuis", "since", "from":
			x.since = true
		case "de", "du":
			w := wordAt(toks, x.first-k-1)
			x.since = x.since || w == "compter" || w == "partir"
		case "jusqu'", "jusqu", "jusque", "until", "till":
			x.until = true
		case "avant", "before", "by":
			x.before = true
		case "le", "la", "les", "the", "au", "a", "ce", "on", "l":
			continue
		}
		return
	}
}

func isWeekday(toks []token, i int) bool {
	if i >= len(toks) {
		return false
	}
	_, ok := weekdays[toks[i].norm]
	return ok
}

func monthAt(toks []token, i int) (time.Month, bool) {
	if i >= len(toks) {
		return 0, false
	}
	m, ok := months[toks[i].norm]
	if n := toks[i].norm; (n == "march" || n == "may") && !toks[i].cap {
		return 0, false // a march, and what may be
	}
	return m, ok
}

func intOf(toks []token, i int) int {
	if i >= len(toks) || toks[i].kind != number || len(toks[i].norm) > 4 {
		return 0
	}
	n, err := strconv.Atoi(toks[i].norm)
	if err != nil {
		return 0
	}
	return n
}

func dayNumber(toks []token, i int) int {
	if d := intOf(toks, i); d >= 1 && d <= 31 {
		return d
	}
	return 0
}

func yearOf(toks []token, i int) int {
	if y := intOf(toks, i); y >= 1900 && y <= 2100 {
		return y
	}
	return 0
}

// timeStarts are the words that an expression of time can begin with, beside numbers.
var timeStarts = timeStartWords()

func timeStartWords() map[string]bool {
	out := wordSet("ces les past at before around des avant en vers nuit overnight night last this next the il debut early au beginning start mi mid middle fin late a end annees")
	for w := range weekdays {
		out[w] = true
	}
	for w := range months {
		out[w] = true
	}
	for w := range phrases {
		out[w] = true
	}
	for w := range smallNumbers {
		out[w] = true
	}
	return out
}

// sinceClause are the words after which "since" begins a clause, whose month is its own.
var sinceClause = wordSet("they it he she we its their foreign us u the ils elles il elle")
