package web

import (
	"strconv"
	"strings"

	"marz/internal/marz"
)

// nawruz1 is the first day of the year 1 of the Afghan calendar as the cycle below counts
// back to it, 622-03-21 in the proleptic Gregorian one.
var nawruz1, _ = marz.NewDay(622, 3, 21)

// dateIn writes a day as the language does: in the Gregorian calendar in English and
// French, in the Afghan solar one, with its own digits, in Dari and Pashto.
func dateIn(lang string, d marz.Day) string {
	if d == 0 {
		return ""
	}
	if lang == "fa" || lang == "ps" {
		y, m, day := afghan(d)
		if y < 1 {
			return d.String()
		}
		return digits.Replace(strconv.Itoa(day)) + " " + pageWords[lang]["month."+strconv.Itoa(m)] + " " + digits.Replace(strconv.Itoa(y))
	}
	parts := strings.Split(d.String(), "-")
	return strings.TrimLeft(parts[2], "0") + " " + pageWords[lang]["month."+strings.TrimLeft(parts[1], "0")] + " " + parts[0]
}

var digits = strings.NewReplacer("0", "۰", "1", "۱", "2", "۲", "3", "۳", "4", "۴", "5", "۵", "6", "۶", "7", "۷", "8", "۸", "9", "۹")

// afghan returns a day's date in the solar Hijri calendar. Leap years follow the cycle of
// 33 years, which agrees with the equinox from 1178 to 1633 (1799 to 2255).
func afghan(d marz.Day) (year, month, day int) {
	n := int(d - nawruz1)
	if n < 0 {
		return 0, 0, 0
	}
	year = 1
	for n >= yearLength(year) {
		n -= yearLength(year)
		year++
	}
	if n < 6*31 {
		return year, n/31 + 1, n%31 + 1
	}
	n -= 6 * 31
	return year, n/30 + 7, n%30 + 1
}

func yearLength(year int) int {
	if (8*year+29)%33 < 8 {
		return 366
	}
	return 365
}
