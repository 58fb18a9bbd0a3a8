package desk

import (
	"strconv"
	"strings"
	"time"

	"marz/internal/marz"
)

// importDay reads a day: 2021-07-09, that with a time of day behind it, or 09 July 2021.
func importDay(field, s string) (marz.Day, error) {
	day := s
	if len(s) > 10 && (s[10] == ' ' || s[10] == 'T') {
		day = s[:10]
	}
	d, err := marz.ParseDay(day)
	if err == nil {
		return d, nil
	}
	if t, perr := time.Parse("2 January 2006", s); perr == nil {
		if d, ok := marz.NewDay(t.Date()); ok {
			return d, nil
		}
	}
	return 0, marz.Errorf(marz.Invalid, "%s: %w", field, err)
}

// optionalDay is importDay where an empty text is no day.
func optionalDay(field, s string) (marz.Day, error) {
	if s == "" {
		return 0, nil
	}
	return importDay(field, s)
}

// monthOf returns the calendar month of a day.
func monthOf(d marz.Day) marz.Interval {
	y, mon, _ := d.Date()
	from, _ := marz.NewDay(y, mon, 1)
	to := marz.LastDay
	if y < 9999 || mon < time.December {
		next := time.Date(y, mon+1, 1, 0, 0, 0, 0, time.UTC)
		to, _ = marz.NewDay(next.Date())
		to--
	}
	return marz.Interval{From: from, To: to, Precision: marz.PrecisionMonth}
}

// acledDays maps ACLED's time precision: 1 the day, 2 the week around the day, 3 the
// month (CONTROL.md, mapping for exchange).
func acledDays(day marz.Day, precision string) (marz.Interval, error) {
	switch precision {
	case "1", "":
		return marz.On(day), nil
	case "2":
		return marz.Interval{From: max(marz.FirstDay, day-3), To: min(marz.LastDay, day+3), Precision: marz.PrecisionWeek}, nil
	case "3":
		return monthOf(day), nil
	}
	return marz.Interval{}, marz.Errorf(marz.Invalid, "time_precision: %q is not known: use 1 (day), 2 (week) or 3 (month)", clipText(precision, 20))
}

// ucdpDays maps UCDP's date precision: 1 the day, 2 some days, 3 the week, 4 the month,
// 5 more than a month. The interval is the one that the row gives.
func ucdpDays(from, to marz.Day, precision string) (marz.Interval, error) {
	i := marz.Interval{From: from, To: to, Precision: marz.PrecisionRange}
	n, err := strconv.Atoi(precision)
	switch {
	case err != nil || n < 1 || n > 5:
		return i, marz.Errorf(marz.Invalid, "date_prec: %q is not known: use 1 (day) to 5 (more than a month)", clipText(precision, 20))
	case from > to:
		return i, marz.Errorf(marz.Invalid, "date_end: %s lies before date_start, %s", to, from)
	case n == 1 && from == to:
		i.Precision = marz.PrecisionDay
	case n == 3:
		i.Precision = marz.PrecisionWeek
	case n == 4:
		i.Precision = marz.PrecisionMonth
	}
	return i, nil
}

// firstDay reads the earliest day of a list of days divided by semicolons that does not
// lie before the given one; zero when there is none.
func firstDay(list string, notBefore marz.Day) marz.Day {
	first := marz.Day(0)
	for s := range strings.SplitSeq(list, ";") {
		d, err := importDay("", strings.TrimSpace(s))
		if err == nil && d >= notBefore && (first == 0 || d < first) {
			first = d
		}
	}
	return first
}
