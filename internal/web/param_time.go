package web

import (
	"net/url"
	"strings"
	"time"

	"marz/internal/marz"
)

// readTime reads when it was, when it was known, and by whom.
func (p *parameters) readTime(v url.Values) error {
	var err error
	if s := v.Get("datetime"); s != "" {
		if p.Datetime, err = parseDatetime(s); err != nil {
			return err
		}
	}
	if s := v.Get("known_at"); s != "" {
		if p.Known, err = parseMoment("known_at", s); err != nil {
			return err
		}
	}
	if s := v.Get("dispatch"); s != "" {
		p.Dispatches = strings.Split(s, ",")
	}
	return nil
}

// timeForms is how a time is written, as errors say it.
const timeForms = "use 2021-07-09 or 2021-07-01/2021-07-31"

// parseDatetime reads a day, an instant, or an interval a/b whose ends may be open (.. or
// nothing). Instants count as the day in Kabul on which they fall.
func parseDatetime(s string) (marz.Interval, error) {
	a, b, interval := strings.Cut(s, "/")
	if !interval {
		d, err := parseMoment("datetime", a)
		return marz.On(d), err
	}
	out := marz.Interval{Precision: marz.PrecisionRange}
	for _, end := range []struct {
		text string
		day  *marz.Day
	}{{a, &out.From}, {b, &out.To}} {
		if end.text == "" || end.text == ".." {
			continue
		}
		d, err := parseMoment("datetime", end.text)
		if err != nil {
			return out, err
		}
		*end.day = d
	}
	switch {
	case out.From != 0 && out.To != 0 && out.From > out.To:
		return out, marz.Errorf(marz.Invalid, "datetime: %q ends before it begins; use 2021-07-01/2021-07-31", s)
	case a == "" && b == "":
		return out, marz.Errorf(marz.Invalid, "datetime: %q names no time; %s", s, timeForms)
	}
	return out, nil
}

// clocks are the forms of an instant. The second lacks the seconds: people write it so.
var clocks = []string{time.RFC3339Nano, "2006-01-02T15:04Z07:00"}

// parseMoment reads a day or an instant. Name is the parameter's.
func parseMoment(name, s string) (marz.Day, error) {
	if len(s) > 10 && strings.ContainsRune("Tt ", rune(s[10])) {
		text := strings.ToUpper(strings.Replace(s, " ", "T", 1))
		for _, form := range clocks {
			if t, err := time.Parse(form, text); err == nil && t.Year() >= 1 {
				return marz.DayOf(t), nil
			}
		}
		return 0, marz.Errorf(marz.Invalid, "%s: %.60q is not a time; use 2021-07-09T12:00:00Z or 2021-07-09", name, s)
	}
	if len(s) > 60 {
		s = s[:60] + "…"
	}
	d, err := marz.ParseDay(s)
	if err != nil {
		reason, _, _ := strings.Cut(err.Error(), ": use ")
		reason, _, _ = strings.Cut(reason, "; use ")
		return 0, &marz.Error{Kind: marz.Invalid, Msg: name + ": " + reason + "; " + timeForms, Err: err}
	}
	return d, nil
}

// parseDay reads a parameter that must be there and be a single day.
func parseDay(v url.Values, name string) (marz.Day, error) {
	if v.Get(name) == "" {
		return 0, marz.Errorf(marz.Invalid, "%s: it is missing: give a day, for example %s=2021-07-09", name, name)
	}
	return parseMoment(name, v.Get(name))
}

// parseSpan reads two days that must both be there, in order.
func parseSpan(v url.Values, from, to string) (a, b marz.Day, err error) {
	if a, err = parseDay(v, from); err != nil {
		return a, b, err
	}
	if b, err = parseDay(v, to); err != nil {
		return a, b, err
	}
	if a > b {
		return a, b, marz.Errorf(marz.Invalid, "%s: %s lies after %s, %s: swap them", from, a, to, b)
	}
	return a, b, nil
}
