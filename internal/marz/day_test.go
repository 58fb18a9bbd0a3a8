package marz_test

import (
	"encoding/json"
	"testing"
	"time"

	"marz/internal/marz"
)

func TestADayEndsAtMidnightInKabul(t *testing.T) {
	for instant, want := range map[string]string{
		"2021-08-15T19:29:59Z": "2021-08-15",
		"2021-08-15T19:30:00Z": "2021-08-16",
		"2021-08-15T00:00:00Z": "2021-08-15",
	} {
		at, err := time.Parse(time.RFC3339, instant)
		if err != nil {
			t.Fatal(err)
		}
		if got := marz.DayOf(at).String(); got != want {
			t.Errorf("%s falls on %s, want %s", instant, got, want)
		}
	}
	if got := marz.RepublicEnd.String(); got != "2021-08-15" {
		t.Errorf("the Republic ends on %s", got)
	}
	if got := day(t, "2021-07-09").Weekday(); got != time.Friday {
		t.Errorf("9 July 2021 is a %s, want Friday", got)
	}
}

func TestImpossibleDatesAreRefused(t *testing.T) {
	for _, s := range []string{"", "2021", "2021-13-01", "2021-02-29", "2021-00-10", "2021-7-9", "2021-07-32", "0000-01-01", "2021-07-09T", "２021-07-09"} {
		if d, err := marz.ParseDay(s); err == nil {
			t.Errorf("%q is read as %s", s, d)
		}
	}
}

func FuzzParseDay(f *testing.F) {
	for _, s := range []string{"2021-07-09", "2020-02-29", "0001-01-01", "9999-12-31", "2021-13-40", "-001-01-01"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := marz.ParseDay(s)
		if err != nil {
			return
		}
		if d < marz.FirstDay || d > marz.LastDay || d.String() != s {
			t.Errorf("%q is read as %s", s, d)
		}
		b, err := json.Marshal(d)
		var again marz.Day
		if err != nil || json.Unmarshal(b, &again) != nil || again != d {
			t.Errorf("%q does not survive JSON: %s", s, b)
		}
	})
}
