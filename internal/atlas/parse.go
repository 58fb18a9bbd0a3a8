package atlas

import (
	"strings"
	"unicode/utf8"

	"marz/internal/marz"
)

// ParseBorder reads a border filter: ISO 3166-1 alpha-3 or alpha-2 of the neighbour
// (IRN, ir), its name in English, French, Persian or Pashto (Iran, Turkménistan,
// ایران), the border's id (afg-irn) or its name (Afghanistan–Iran), in any case and
// with any accents. Adjectives (Iranian) are not names. The error lists the six.
func ParseBorder(s string) (marz.Border, error) {
	if k := key(clip(s)); k != "" {
		for _, b := range marz.Borders {
			for _, name := range borderNames(b) {
				if key(name) == k {
					return b, nil
				}
			}
		}
	}
	return marz.Border{}, marz.Errorf(marz.Invalid,
		"border: %q is not one of Afghanistan's six: use %s, the two-letter code, or the name in English, French, Persian or Pashto",
		clip(s), borderList())
}

// borderNames lists everything that names a border.
func borderNames(b marz.Border) []string {
	n := b.Names
	return []string{
		b.ID, b.Alpha3, b.Alpha2, n.EN, n.FR, n.FA, n.PS,
		"Afghanistan " + n.EN, "Afghanistan " + n.FR, "افغانستان " + n.FA, "افغانستان " + n.PS,
	}
}

func borderList() string {
	var list []string
	for _, b := range marz.Borders {
		list = append(list, b.Alpha3+" ("+b.Names.EN+")")
	}
	return strings.Join(list, ", ")
}

// ParseProvince reads a province filter: the ISO 3166-2 code (AF-HER, af-her) or a
// name in any of the four languages, in any case and with any accents. The error
// lists the 34.
func (a *Atlas) ParseProvince(s string) (*Place, error) {
	for _, p := range a.byKey[key(clip(s))] {
		if p.Kind == marz.KindProvince {
			return p, nil
		}
	}
	var list []string
	for _, p := range a.provinces {
		list = append(list, p.ID+" ("+p.Names.EN+")")
	}
	return nil, marz.Errorf(marz.Invalid,
		"province: %q is not one of Afghanistan's 34: use %s, or the name in English, French, Persian or Pashto",
		clip(s), strings.Join(list, ", "))
}

// maxName bounds what is read as a name, in bytes; the longest real one has 80.
const maxName = 200

// clip cuts overlong input at a code point, so that errors stay readable.
func clip(s string) string {
	if len(s) <= maxName {
		return s
	}
	n := maxName
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}
