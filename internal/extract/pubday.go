package extract

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"marz/internal/marz"
)

// storyYear is the year of a dispatch that names none: the year of the events that Marz
// is made for.
const storyYear = 2021

// published finds when the dispatch was published: what the caller knows, else a header,
// a dateline or the latest day that the text tells of. A month is narrowed to a day where
// the text names its day.
func (r *reading) published() marz.Interval {
	p := r.doc.Published
	if p.IsZero() {
		p = r.headerDate()
	}
	if !p.IsZero() && p.From == p.To {
		return p
	}
	if d, ok := r.ownLine(p); ok {
		return marz.On(d)
	}
	if d, ok := r.numericDay(p); ok {
		return marz.On(d)
	}
	if d, ok := r.dateline(p); ok {
		return marz.On(d)
	}
	if d, ok := r.latestDay(p); ok {
		return marz.On(d)
	}
	return p
}

// headerDate reads a header line such as "date 2021-07".
func (r *reading) headerDate() marz.Interval {
	for _, s := range r.sents {
		if s.Role != RoleMeta {
			continue
		}
		for _, t := range s.times {
			if t.kind == dayDate && t.year > 0 {
				return t.resolve(marz.Interval{}, 0, false)
			}
			if t.kind == monthDate && t.year > 0 {
				return wholeMonth(t.year, int(t.month))
			}
		}
		for i := range s.toks {
			if d, ok := r.slashDate(s.toks, i); ok {
				return marz.On(d)
			}
			y, m := yearOf(s.toks, i), intOf(s.toks, i+1)
			if y > 0 && m >= 1 && m <= 12 && s.toks[i+1].hyphen {
				return wholeMonth(y, m)
			}
		}
	}
	return marz.Interval{}
}

func wholeMonth(y, m int) marz.Interval {
	return monthOf(y, time.Month(m), whole, marz.LastDay, true)
}

// dateline reads the day at the head of the first sentence: KABUL, July 9 (Reuters) -.
func (r *reading) dateline(p marz.Interval) (marz.Day, bool) {
	for _, s := range r.sents {
		if s.Role != RoleBody {
			continue
		}
		for _, t := range s.times {
			if t.kind != dayDate || t.month == 0 || t.first > 8 || !s.toks[0].cap {
				continue
			}
			for k := t.last + 1; k < min(len(s.toks), t.last+8); k++ {
				if n := s.toks[k].norm; n == "-" || n == "—" || n == "–" || n == "--" {
					return r.dayIn(t, p)
				}
			}
		}
		return 0, false
	}
	return 0, false
}

// dayIn gives the day of a date, with the year of what is known of the publication.
func (r *reading) dayIn(t timex, p marz.Interval) (marz.Day, bool) {
	year := t.year
	if year == 0 && !p.IsZero() {
		year, _, _ = p.Last().Date()
	}
	if year == 0 {
		year = r.yearNamed()
	}
	d, ok := marz.NewDay(year, t.month, t.day)
	if !ok || !p.IsZero() && (d < p.First() || d > p.Last()) {
		return 0, false
	}
	return d, true
}

// yearNamed is the latest year that the text's dates give, else the first from the story's
// on in which a day that is named with its weekday falls on it, else the story's.
func (r *reading) yearNamed() int {
	year, weekdayYear := 0, 0
	for _, s := range r.sents {
		for _, t := range s.times {
			switch {
			case t.kind != dayDate && t.kind != monthDate || r.toCome(s, t):
			case t.year > 0:
				year = max(year, t.year)
			case t.kind == dayDate && weekdayYear == 0 && isWeekday(s.toks, t.first):
				weekdayYear = yearOfWeekday(t, weekdays[s.toks[t.first].norm])
			}
		}
	}
	return cmp.Or(year, weekdayYear, storyYear)
}

// yearOfWeekday is the first year from the story's on in which a day is a certain weekday;
// 0 where there is none within the cycle of the calendar.
func yearOfWeekday(t timex, w time.Weekday) int {
	for y := storyYear; y < storyYear+28; y++ {
		if d, ok := marz.NewDay(y, t.month, t.day); ok && d.Weekday() == w {
			return y
		}
	}
	return 0
}

// nameYears gives the text's year to dates without one where nothing else dates the text.
func (r *reading) nameYears() {
	if !r.pub.IsZero() {
		return
	}
	year := r.yearNamed()
	for _, s := range r.sents {
		for i := range s.times {
			if t := &s.times[i]; t.year == 0 && (t.kind == dayDate || t.kind == monthDate) {
				t.year = year
			}
		}
	}
}

// futureDates stand before a day that is to come.
var futureDates = wordSet("ici by before avant until jusqu jusque sera seront will prevu prevue scheduled deadline echeance acheve achever complete completed")

// latestDay is the latest day that the text tells of as past, moved on to a later weekday
// that it names without a date.
func (r *reading) latestDay(p marz.Interval) (marz.Day, bool) {
	var last marz.Day
	for _, s := range r.sents {
		for _, t := range s.times {
			if t.kind != dayDate || t.month == 0 || r.toCome(s, t) {
				continue
			}
			if d, ok := r.dayIn(t, p); ok && d > last {
				last = d
			}
		}
	}
	if last.IsZero() {
		return 0, false
	}
	return r.laterWeekday(last, p), true
}

func (r *reading) toCome(s *sent, t timex) bool {
	if s.Role == RoleRelated {
		return true
	}
	for k := max(0, t.first-5); k < t.first; k++ {
		if w := s.toks[k].norm; futureDates[w] && (w != "by" || k >= t.first-1) {
			return true
		}
	}
	return false
}

func (r *reading) laterWeekday(d marz.Day, p marz.Interval) marz.Day {
	next := d
	for _, s := range r.sents {
		for _, t := range s.times {
			if t.kind != weekday || t.offset != 0 || r.toCome(s, t) {
				continue
			}
			ahead := (int(t.weekday) - int(d.Weekday()) + 7) % 7
			if ahead > 0 && ahead <= 2 && d+marz.Day(ahead) > next && (p.IsZero() || d+marz.Day(ahead) <= p.Last()) {
				next = d + marz.Day(ahead)
			}
		}
	}
	return next
}

// agencies by the words that name them.
var agencies = []struct{ id, name, words string }{
	{"afp", "AFP", "afp"}, {"afp", "AFP", "agence france presse"}, {"reuters", "Reuters", "reuters"}, {"ap", "AP", "ap"}, {"ap", "AP", "associated press"},
	{"tolonews", "TOLOnews", "tolonews"}, {"tolonews", "TOLOnews", "tolo news"}, {"pajhwok", "Pajhwok", "pajhwok"}, {"khaama", "Khaama Press", "khaama"},
	{"rferl", "RFE/RL", "rfe rl"}, {"rferl", "RFE/RL", "rferl"}, {"rferl", "RFE/RL", "rfe"}, {"dpa", "dpa", "dpa"}, {"rfi", "RFI", "rfi"},
	{"efe", "EFE", "efe"}, {"tass", "TASS", "tass"}, {"xinhua", "Xinhua", "xinhua"}, {"sputnik", "Sputnik", "sputnik"}, {"ria", "RIA", "ria"},
	{"asiaplus", "Asia-Plus", "asia plus"}, {"anadolu", "Anadolu", "anadolu"}, {"vna", "VNA", "vna"}, {"bbc", "BBC", "bbc"}, {"eurasianet", "Eurasianet", "eurasianet"},
	{"france24", "France 24", "france 24"}, {"aljazeera", "Al Jazeera", "al jazeera"}, {"cnn", "CNN", "cnn"}, {"voa", "VOA", "voa"}, {"dw", "DW", "dw"}, {"dawn", "Dawn", "dawn"},
	{"interfax", "Interfax", "interfax"}, {"irna", "IRNA", "irna"}, {"isna", "ISNA", "isna"}, {"tasnim", "Tasnim", "tasnim"}, {"khovar", "Khovar", "khovar"}, {"turkmennews", "Turkmen.news", "turkmen news"},
	{"fergana", "Fergana", "fergana"}, {"ariananews", "Ariana News", "ariana news"}, {"amutv", "Amu TV", "amu tv"}, {"kabulnow", "Kabul Now", "kabul now"}, {"bakhtar", "Bakhtar", "bakhtar"},
}

// agencyNames are the agencies with a name of one word, which is no part of a person's.
var agencyNames = oneWordAgencies()

func oneWordAgencies() map[string]bool {
	out := map[string]bool{}
	for _, a := range agencies {
		if !strings.Contains(a.words, " ") {
			out[a.words] = true
		}
	}
	return out
}

// findAgency finds whose words the dispatch is: what the caller knows, else a credit line
// or a dateline, else whom the speakers told.
func (r *reading) findAgency(all []token) string {
	if r.doc.Agency != "" {
		return r.doc.Agency
	}
	for _, role := range []Role{RoleCredit, RoleMeta, RoleBody} {
		for _, s := range r.sents {
			if s.Role != role {
				continue
			}
			if a := agencyIn(s.toks, role == RoleBody); a != "" {
				return a
			}
		}
	}
	return r.doc.Publisher
}

func agencyIn(toks []token, body bool) string {
	for i := range toks {
		for _, a := range agencies {
			n := match(toks, i, a.words)
			if n == 0 || !toks[i].cap && a.id != "dpa" {
				continue
			}
			if !body || i < 12 && i > 0 && toks[i-1].norm == "(" || i > 0 && slices.Contains([]string{"l", "a", "to", "told", "the"}, toks[i-1].norm) {
				return a.id
			}
		}
	}
	return ""
}

// numericDay is a date in figures at the head or the foot of a dispatch: Modifié le 09/08/2021.
func (r *reading) numericDay(p marz.Interval) (marz.Day, bool) {
	for i, s := range r.sents {
		if i > 3 && i < len(r.sents)-2 {
			continue
		}
		for k := range s.toks {
			if d, ok := r.slashDate(s.toks, k); ok && (p.IsZero() || d >= p.First() && d <= p.Last()) {
				return d, true
			}
		}
	}
	return 0, false
}

// slashDate reads 09/07/2021, day first in French, and in English where it can only be so; and
// 09.07.2021, which is one word.
func (r *reading) slashDate(toks []token, i int) (marz.Day, bool) {
	if toks[i].kind == number && strings.Count(toks[i].norm, ".") == 2 {
		d, err := time.Parse("2.1.2006", toks[i].norm)
		return marz.DayOf(d), err == nil
	}
	if wordAt(toks, i+1) != "/" || wordAt(toks, i+3) != "/" {
		return 0, false
	}
	d, m, y := intOf(toks, i), intOf(toks, i+2), yearOf(toks, i+4)
	if r.lang == "en" && d <= 12 {
		d, m = m, d
	}
	return marz.NewDay(y, time.Month(m), d)
}
