package extract

// nightOf reads dans la nuit de jeudi [à vendredi], Thursday night, overnight Thursday.
func nightOf(toks []token, i int) (timex, int) {
	if bareNight(toks, i) {
		return timex{kind: dayOffset, offset: -1, night: true}, 1
	}
	if n := match(toks, i, "nuit de", "nuit du", "overnight on", "overnight", "night of", "nuit dernière", "nuit derniere", "last night", "night between"); n > 0 {
		if isWeekday(toks, i+n) {
			x := timex{kind: weekday, weekday: weekdays[toks[i+n].norm], night: true}
			if m := match(toks, i+n+1, "a", "au", "into", "to", "and"); m > 0 && isWeekday(toks, i+n+1+m) {
				return x, n + 2 + m
			}
			return x, n + 1
		}
		if x, m := frenchDate(toks, i+n); m > 0 && toks[i].norm == "nuit" {
			x.night = true
			if k := match(toks, i+n+m, "au"); k > 0 {
				if _, mm := frenchDate(toks, i+n+m+k); mm > 0 {
					return x, n + m + k + mm
				}
			}
			return x, n + m
		}
		if x, m := englishDay(toks, i+n); m > 0 && toks[i].norm == "night" {
			x.night = true
			return x, n + m
		}
		switch toks[i].norm {
		case "last":
			return timex{kind: dayOffset, offset: -1}, n
		case "overnight":
			return timex{kind: dayOffset, offset: -1, night: true}, n
		case "nuit":
			if n == 2 && toks[i+1].norm == "derniere" {
				return timex{kind: dayOffset, offset: -1, night: true}, n
			}
		}
	}
	return timex{}, 0
}

// bareNight knows "dans la nuit" without a day.
func bareNight(toks []token, i int) bool {
	if toks[i].norm != "nuit" || wordAt(toks, i-1) != "la" || isWeekday(toks, max(0, i-3)) {
		return false
	}
	if w := wordAt(toks, i-2); w != "dans" && w != "pendant" && w != "durant" {
		return false
	}
	switch wordAt(toks, i+1) {
	case "de", "du", "derniere", "precedente", "d", "suivante":
		return false
	}
	return true
}

// dayAlone reads "le 27" without its month, where nothing that is counted follows.
func dayAlone(toks []token, i int) (timex, int) {
	d := dayNumber(toks, i)
	if d == 0 || wordAt(toks, i-1) != "le" {
		return timex{}, 0
	}
	switch w := wordAt(toks, i+1); {
	case w == "" || w == "et" || w == "au" || w == "par" || toks[i+1].kind == punct && w != "%" && w != "/" && w != "°":
		return timex{kind: dayDate, day: d}, 1
	}
	return timex{}, 0
}
