package web

import (
	"testing"

	"marz/internal/marz"
)

func TestDatesAreWrittenAsTheLanguageDoes(t *testing.T) {
	for _, row := range []struct{ day, lang, want string }{
		{"2021-07-09", "en", "9 July 2021"},
		{"2021-07-09", "fr", "9 juillet 2021"},
		{"2021-07-09", "fa", "۱۸ سرطان ۱۴۰۰"},
		{"2021-07-09", "ps", "۱۸ چنګاښ ۱۴۰۰"},
		{"2021-03-20", "fa", "۳۰ حوت ۱۳۹۹"},
		{"2021-03-21", "fa", "۱ حمل ۱۴۰۰"},
		{"2021-09-22", "fa", "۳۱ سنبله ۱۴۰۰"},
		{"2021-09-23", "fa", "۱ میزان ۱۴۰۰"},
		{"2025-03-20", "fa", "۳۰ حوت ۱۴۰۳"},
		{"2025-03-21", "fa", "۱ حمل ۱۴۰۴"},
		{"0500-01-01", "fa", "0500-01-01"},
	} {
		day, err := marz.ParseDay(row.day)
		if err != nil {
			t.Fatal(err)
		}
		if got := dateIn(row.lang, day); got != row.want {
			t.Errorf("%s in %s: %s, not %s", row.day, row.lang, got, row.want)
		}
	}
	if got := dateIn("fa", 0); got != "" {
		t.Errorf("no day: %q", got)
	}
}
