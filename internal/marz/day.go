package marz

import (
	"fmt"
	"strconv"
	"time"
)

// Day is a civil day in Asia/Kabul (UTC+04:30, no daylight saving), counted from
// 0001-01-01 = 1 in the proleptic Gregorian calendar. The zero Day is no day:
// unknown in a claim, open in an interval.
type Day int32

const (
	// FirstDay and LastDay bound what can be written as YYYY-MM-DD. They stand in
	// for open ends wherever a finite number is needed (the spatial index).
	FirstDay Day = 1
	LastDay  Day = 3652059 // 9999-12-31

	unixEpoch Day = 719163 // 1970-01-01
)

// Kabul is the zone in which a Day begins and ends.
var Kabul = time.FixedZone("Asia/Kabul", 4*3600+1800)

// NewDay returns the day of a calendar date; ok is false when there is no such date.
func NewDay(year int, month time.Month, day int) (d Day, ok bool) {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if year < 1 || year > 9999 || t.Day() != day || t.Month() != month || t.Year() != year {
		return 0, false
	}
	return Day(t.Unix()/86400) + unixEpoch, true
}

// DayOf returns the day in Kabul on which t falls.
func DayOf(t time.Time) Day {
	y, m, d := t.In(Kabul).Date()
	day, _ := NewDay(y, m, d)
	return day
}

// ParseDay reads YYYY-MM-DD. The error names what is wrong and an example.
func ParseDay(s string) (Day, error) {
	y, m, d, ok := splitDate(s)
	if !ok {
		return 0, Errorf(Invalid, "%q is not a date: use YYYY-MM-DD, for example 2021-07-09", s)
	}
	if m < 1 || m > 12 {
		return 0, Errorf(Invalid, "%q is not a date: month %d; use YYYY-MM-DD, for example 2021-07-09", s, m)
	}
	day, ok := NewDay(y, time.Month(m), d)
	if !ok {
		return 0, Errorf(Invalid, "%q is not a date: there is no day %d in %s %d", s, d, time.Month(m), y)
	}
	return day, nil
}

func splitDate(s string) (y, m, d int, ok bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, 0, 0, false
	}
	part := func(from, to int) int {
		n, err := strconv.ParseUint(s[from:to], 10, 16)
		if err != nil {
			return -1
		}
		return int(n)
	}
	y, m, d = part(0, 4), part(5, 7), part(8, 10)
	return y, m, d, y >= 0 && m >= 0 && d >= 0
}

// Date returns the calendar date of d.
func (d Day) Date() (year int, month time.Month, day int) {
	return time.Unix(int64(d-unixEpoch)*86400, 0).UTC().Date()
}

// Start returns the instant at which d begins in Kabul.
func (d Day) Start() time.Time {
	y, m, dd := d.Date()
	return time.Date(y, m, dd, 0, 0, 0, 0, Kabul)
}

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday { return time.Weekday(d % 7) }

// IsZero reports whether d is no day.
func (d Day) IsZero() bool { return d == 0 }

// String writes YYYY-MM-DD; no day is the empty string.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	y, m, dd := d.Date()
	if y < 0 || y > 9999 {
		return fmt.Sprintf("%04d-%02d-%02d", y, m, dd)
	}
	b := [10]byte{4: '-', 7: '-'}
	digits(b[:4], y)
	digits(b[5:7], int(m))
	digits(b[8:], dd)
	return string(b[:])
}

// digits writes n, zeros before it, over all of b.
func digits(b []byte, n int) {
	for i := len(b) - 1; i >= 0; i-- {
		b[i] = byte('0' + n%10)
		n /= 10
	}
}

// MarshalJSON writes "YYYY-MM-DD", or null for no day.
func (d Day) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return append(append(append(make([]byte, 0, 12), '"'), d.String()...), '"'), nil
}

// UnmarshalJSON reads "YYYY-MM-DD"; null and "" are no day.
func (d *Day) UnmarshalJSON(b []byte) error {
	s := string(b)
	if s == "null" || s == `""` {
		*d = 0
		return nil
	}
	v, err := strconv.Unquote(s)
	if err != nil {
		return Errorf(Invalid, "%s is not a date: use \"YYYY-MM-DD\"", s)
	}
	*d, err = ParseDay(v)
	return err
}

// Interval is a closed interval of days with the precision of what was said.
// A zero From or To is open or unknown.
type Interval struct {
	From      Day       `json:"from"`
	To        Day       `json:"to"`
	Precision Precision `json:"precision"`
}

// On returns the interval of the single day d.
func On(d Day) Interval { return Interval{From: d, To: d, Precision: PrecisionDay} }

// IsZero reports whether the interval says nothing.
func (i Interval) IsZero() bool { return i.From == 0 && i.To == 0 }

// Last returns the day by which the thing was certainly so: To, or From where To is open.
func (i Interval) Last() Day {
	if i.To != 0 {
		return i.To
	}
	return i.From
}

// First returns the earliest day of the interval: From, or To where From is open.
func (i Interval) First() Day {
	if i.From != 0 {
		return i.From
	}
	return i.To
}

// Bounds returns finite ends: open ends become FirstDay and LastDay.
func (i Interval) Bounds() (from, to Day) {
	from, to = i.From, i.To
	if from == 0 {
		from = FirstDay
	}
	if to == 0 {
		to = LastDay
	}
	return from, to
}
