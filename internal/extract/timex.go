package extract

import (
	"strconv"
	"time"

	"marz/internal/marz"
)

// timeKind says how an expression of time names its days.
type timeKind uint8

const (
	dayDate   timeKind = iota // a day of a month, with or without its year
	monthDate                 // a month or a part of it, with or without its year
	yearDate                  // a year or a decade
	weekday                   // a day of the week
	dayOffset                 // so many days from the day of publication
	span7                     // a week: this, last
	spanMonth                 // a month: this, last
	spanYear                  // a year: this, last
	anchored                  // so many days from the day that the text spoke of last
	weekend                   // Saturday and Sunday: of this week, of the last
	lastDays                  // so many days up to the day of publication
)

// part is the part of a month that was named.
type part uint8

const (
	whole part = iota
	early
	middle
	late
)

// timex is an expression of time in the text: tokens first to last of its sentence.
type timex struct {
	first, last int
	kind        timeKind
	year        int
	month       time.Month
	day         int
	years       int // length of a year expression: 1, or 10 for a decade
	weekday     time.Weekday
	offset      int // days, weeks, months or years from the anchor
	part        part
	night       bool // the night that begins on the day
	since       bool // from then on: depuis, since
	until       bool // up to then: jusqu'à, until
	before      bool // not later than: avant, before
}

// resolve gives the days that x names for a dispatch published in pub. The anchor is
// the last day that the text spoke of; future says that the clause speaks of what is to come.
func (x timex) resolve(pub marz.Interval, anchor marz.Day, future bool) marz.Interval {
	if pub.IsZero() {
		if x.kind != dayDate && x.kind != monthDate && x.kind != yearDate {
			return marz.Interval{}
		}
		if x.year == 0 {
			return marz.Interval{}
		}
	}
	p := pub.Last()
	switch x.kind {
	case dayDate:
		return x.dayOfMonth(pub, future)
	case monthDate:
		return x.monthRange(p, future)
	case yearDate:
		return years(x.year, max(1, x.years))
	case weekday:
		return x.weekdayNear(pub, future)
	case dayOffset:
		return shifted(pub, x.offset, x.night)
	case anchored:
		if anchor.IsZero() {
			anchor = p
		}
		return night(anchor+marz.Day(x.offset), x.night)
	case lastDays:
		return marz.Interval{From: p + marz.Day(x.offset), To: p, Precision: marz.PrecisionRange}
	case weekend:
		return daysFrom(p-marz.Day((int(p.Weekday())+1)%7), 2, p, future, marz.PrecisionRange)
	case span7:
		return daysFrom(p-marz.Day((int(p.Weekday())+6)%7)+marz.Day(7*x.offset), 7, p, future, marz.PrecisionWeek)
	case spanMonth:
		y, m, _ := p.Date()
		return monthOf(y, m+time.Month(x.offset), x.part, p, future)
	default:
		y, _, _ := p.Date()
		return years(y+x.offset, 1)
	}
}

// daysFrom returns the n days from a day on, up to the publication unless the future is meant.
func daysFrom(first marz.Day, n marz.Day, pub marz.Day, future bool, p marz.Precision) marz.Interval {
	return marz.Interval{From: first, To: clip(first+n-1, pub, future || first > pub), Precision: p}
}

// dayOfMonth finds the year of a day that was named without one: the year that brings
// it nearest to the day of publication, on the side that the tense asks for.
func (x timex) dayOfMonth(pub marz.Interval, future bool) marz.Interval {
	year := x.year
	if x.month == 0 {
		return x.dayBefore(pub, future)
	}
	if year == 0 {
		y, m, _ := pub.Last().Date()
		year = y
		gap := int(x.month) - int(m)
		if gap > 6 || gap > 1 && !future {
			year--
		} else if gap < -6 && future {
			year++
		}
	}
	d, ok := marz.NewDay(year, x.month, x.day)
	if !ok {
		return marz.Interval{}
	}
	return night(d, x.night)
}

// dayBefore is the last day of a number up to the publication, or the next one in the future.
func (x timex) dayBefore(pub marz.Interval, future bool) marz.Interval {
	if pub.IsZero() {
		return marz.Interval{}
	}
	step := marz.Day(-1)
	if future {
		step = 1
	}
	for d, n := pub.Last(), 0; n < 62; d, n = d+step, n+1 {
		if _, _, day := d.Date(); day == x.day {
			return marz.On(d)
		}
	}
	return marz.Interval{}
}

func (x timex) monthRange(p marz.Day, future bool) marz.Interval {
	year := x.year
	if year == 0 {
		y, m, _ := p.Date()
		year = y
		if x.month > m+1 && !future {
			year--
		} else if x.month < m && future {
			year++
		}
	}
	return monthOf(year, x.month, x.part, p, future)
}

// weekdayNear finds the named weekday: the last one up to the day of publication, or
// the next one from it on in the future. Without a day of publication it is unknown.
func (x timex) weekdayNear(pub marz.Interval, future bool) marz.Interval {
	if pub.From != pub.To {
		return marz.Interval{From: pub.From, To: pub.To, Precision: pub.Precision}
	}
	p := pub.To
	d := p - marz.Day((int(p.Weekday())-int(x.weekday)+7)%7)
	switch {
	case x.offset < 0 && d == p:
		d -= 7
	case x.offset > 0, future && d < p:
		d += 7
	}
	return night(d, x.night)
}

func shifted(pub marz.Interval, days int, overnight bool) marz.Interval {
	if pub.From != pub.To {
		return pub
	}
	return night(pub.To+marz.Day(days), overnight)
}

// night returns the day, or the two days that a night from it on touches.
func night(d marz.Day, overnight bool) marz.Interval {
	if overnight {
		return marz.Interval{From: d, To: d + 1, Precision: marz.PrecisionRange}
	}
	return marz.On(d)
}

func years(from, n int) marz.Interval {
	a, ok1 := marz.NewDay(from, time.January, 1)
	b, ok2 := marz.NewDay(from+n-1, time.December, 31)
	if !ok1 || !ok2 {
		return marz.Interval{}
	}
	return marz.Interval{From: a, To: b, Precision: marz.PrecisionYear}
}

// monthOf returns a month, or its first, second or last third; the running month ends
// on the day of publication unless the future is meant.
func monthOf(year int, month time.Month, p part, pub marz.Day, future bool) marz.Interval {
	t := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
	first, ok := marz.NewDay(t.Year(), t.Month(), 1)
	if !ok {
		return marz.Interval{}
	}
	last := first + marz.Day(time.Date(t.Year(), t.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day()) - 1
	precision := marz.PrecisionMonthPart
	switch p {
	case early:
		last = first + 9
	case middle:
		first, last = first+10, first+19
	case late:
		first += 20
	default:
		precision = marz.PrecisionMonth
	}
	if first <= pub {
		last = clip(last, pub, future)
	}
	return marz.Interval{From: first, To: last, Precision: precision}
}

func clip(d, pub marz.Day, future bool) marz.Day {
	if !future && d > pub {
		return pub
	}
	return d
}

// months and weekdays in both languages, folded.
var months = map[string]time.Month{
	"janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8,
	"septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12,
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12,
	"juil": 7, "janv": 1, "fevr": 2, "avr": 4, "jan": 1, "feb": 2, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

var weekdays = map[string]time.Weekday{
	"lundi": 1, "mardi": 2, "mercredi": 3, "jeudi": 4, "vendredi": 5, "samedi": 6, "dimanche": 0,
	"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 0,
}

// smallNumbers are the numbers up to twelve in words, for "three days ago".
var smallNumbers = map[string]int{
	"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12,
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}

// smallNumber reads a count that stands in digits or in words.
func smallNumber(t token) (int, bool) {
	if n, ok := smallNumbers[t.norm]; ok {
		return n, true
	}
	if t.kind != number || t.end-t.start > 3 {
		return 0, false
	}
	n, err := strconv.Atoi(t.norm)
	return n, err == nil
}
