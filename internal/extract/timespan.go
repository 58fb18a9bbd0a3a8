package extract

import "marz/internal/marz"

// pastDays reads [over] the past three days, the last 24 hours, ces trois derniers jours,
// for three weeks: so many days up to the day on which it is told.
func pastDays(toks []token, i int) (timex, int) {
	n := match(toks, i, "the past", "the last", "this past", "ces", "les", "last", "past")
	if n == 0 {
		return timex{}, 0
	}
	m := match(toks, i+n, "dernier", "dernieres", "derniers")
	count, ok := 1, false
	if i+n+m < len(toks) {
		count, ok = smallNumber(toks[i+n+m])
	}
	if !ok {
		return timex{}, 0
	}
	n += m + 1
	french := toks[i].norm == "ces" || toks[i].norm == "les"
	if french && m == 0 {
		if m = match(toks, i+n, "derniers", "dernieres", "precedents", "precedentes"); m == 0 {
			return timex{}, 0
		}
		n += m
	}
	if i+n >= len(toks) {
		return timex{}, 0
	}
	x, known := unitBack(toks[i+n].norm, count)
	if !known || x.kind != dayOffset {
		return timex{}, 0
	}
	x.kind = lastDays
	return x, n + 1
}

// dayPart reads a part of the day that stands without its day: at dawn, à l'aube. It is of
// the day that the text tells of; where a weekday or a date stands beside it, that one counts.
func dayPart(toks []token, i int) (timex, int) {
	n := match(toks, i, "at dawn", "at daybreak", "before dawn", "at first light", "around noon", "at noon", "at midday", "around midday",
		"a l aube", "avant l aube", "des l aube", "au petit matin", "au petit jour", "au lever du jour", "en milieu de journee", "en milieu de matinee", "en fin de matinee", "en fin de journee", "en debut de soiree", "en debut de matinee", "vers midi")
	if n == 0 {
		return timex{}, 0
	}
	day := i + n + match(toks, i+n, "on", "le", "ce")
	if x, m := weekdayDate(toks, day); m > 0 {
		return x, day + m - i
	}
	if dayBeside(toks, i-1, -1) || dayBeside(toks, i+n, 1) {
		return timex{}, 0
	}
	return timex{kind: anchored}, n
}

// dayBeside reports whether a day is named within two words in a direction.
func dayBeside(toks []token, i, step int) bool {
	for k, n := i, 0; n < 3 && k >= 0 && k < len(toks) && toks[k].kind != punct; k, n = k+step, n+1 {
		if _, ok := months[toks[k].norm]; ok || isWeekday(toks, k) || toks[k].kind == number {
			return true
		}
		switch toks[k].norm {
		case "hier", "yesterday", "today", "demain", "tomorrow", "aujourd'hui", "lendemain", "next", "meme", "same":
			return true
		}
	}
	return false
}

// runningDays reads "for a second day", "the third straight day", "pour le deuxième jour
// consécutif" in a sentence: how many days it has gone on, this one included; 0: nothing.
func runningDays(toks []token) int {
	for i := range toks {
		n, k := dayCounts[toks[i].norm], i+1
		if n == 0 && ordinalEnds[wordAt(toks, k)] && !toks[k].gap {
			n, k = dayNumber(toks, i), k+1
		}
		if n == 0 {
			continue
		}
		before := match(toks, k, "straight", "consecutive", "successive", "running")
		k += before
		if match(toks, k, "day", "jour", "journee") == 0 {
			continue
		}
		after := match(toks, k+1, "in a row", "running", "consecutif", "consecutive", "d affilee", "de suite", "de rang")
		if before+after > 0 || wordAt(toks, i-1) == "a" && wordAt(toks, i-2) == "for" || wordAt(toks, i-2) == "pour" || wordAt(toks, i-2) == "for" {
			return n
		}
	}
	return 0
}

// dayCounts are the counts of days that something goes on, in words.
var dayCounts = map[string]int{
	"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"seconde": 2, "deuxieme": 2, "troisieme": 3, "quatrieme": 4, "cinquieme": 5, "sixieme": 6, "septieme": 7, "huitieme": 8, "neuvieme": 9, "dixieme": 10,
}

var ordinalEnds = wordSet("e eme nd rd th")

// haveBefore reports whether an English perfect opens the clause before a token: has been
// shut for three weeks.
func haveBefore(toks []token, i int) bool {
	for k := i - 1; k >= 0 && k >= i-9 && toks[k].kind != punct; k-- {
		if toks[k].norm == "has" || toks[k].norm == "have" {
			return true
		}
	}
	return false
}

// lasts are the happenings that go on for days.
var lasts = map[marz.Type]bool{marz.Closure: true, marz.Clash: true, marz.Attack: true, marz.ControlType: true, marz.Flight: true, marz.Reopening: true}

// ongoing reports whether the words after a noun say that it goes on: heavy fighting is
// under way, les combats se poursuivent.
func ongoing(s *sent, h hit) bool {
	if h.forms != nounForm {
		return false
	}
	for k := h.first + 1; k < min(len(s.toks), h.last+7) && s.toks[k].kind != punct; k++ {
		if ongoingWords[s.toks[k].norm] || match(s.toks, k, "under way", "en cours", "font rage", "faisaient rage", "se poursuivent", "se poursuivaient") > 0 {
			return true
		}
	}
	return false
}

var ongoingWords = wordSet("underway ongoing continuing raging continue continues continued raged persist persisted continuent continuaient perdurent")
