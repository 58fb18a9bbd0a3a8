package atlas

import (
	"regexp"
	"slices"
	"strings"

	"marz/internal/marz"
)

// inParens splits "Nusay (Darwaz)".
var inParens = regexp.MustCompile(`^(.*\S)\s*\(([^()]+)\)$`)

// izafe is the link between two Persian words, "Pul-e-Khumri", however it is written.
var izafe = regexp.MustCompile(`(?i)([^\s-])[-\s](?:e|i|é|ye|y)[-\s]([^\s-])`)

// codes lists the identifiers that Lookup understands and a text does not contain.
func (p *Place) codes() []string {
	out := []string{p.ID}
	if b, ok := p.border(); ok && p.Kind == marz.KindBorder {
		out = append(out, b.Alpha3, b.Alpha2)
	}
	return out
}

// border returns the vocabulary's entry for the place's border.
func (p *Place) border() (marz.Border, bool) {
	i := slices.IndexFunc(marz.Borders, func(b marz.Border) bool { return b.ID == p.Border })
	if i < 0 {
		return marz.Border{}, false
	}
	return marz.Borders[i], true
}

// sourceNames lists the names that the sources give a place, each once. What stands
// before a bracket is a name too; a border is also called by its neighbour.
func (p *Place) sourceNames() []string {
	list := append([]string{p.Names.EN, p.Names.FR, p.Names.FA, p.Names.PS}, p.Aliases...)
	if b, ok := p.border(); ok && p.Kind == marz.KindBorder {
		list = append(list, borderNames(b)[3:]...)
	}
	var out []string
	for _, s := range list {
		out = appendNew(out, s)
		if m := inParens.FindStringSubmatch(s); m != nil {
			out = appendNew(out, m[1])
		}
	}
	return out
}

// derivedNames lists further spellings by rule: what stands in brackets, the other
// ways to write an izafe, and French spelling. Names that the sources give are not
// repeated; those of fewer than four letters are left out, for they hit too much.
func (p *Place) derivedNames() []string {
	given := p.sourceNames()
	var out []string
	for _, s := range given {
		bases := []string{s}
		if m := inParens.FindStringSubmatch(s); m != nil {
			bases = nil
			if Fold(m[2]) != "town" {
				bases = []string{m[2]}
			}
		}
		for _, b := range bases {
			for _, v := range izafes(b) {
				for _, f := range frenchSpellings(v) {
					if len([]rune(f)) >= 4 && !slices.Contains(given, f) {
						out = appendNew(out, f)
					}
				}
			}
		}
	}
	return out
}

func appendNew(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// izafes returns the name itself and, where it has an izafe, its other spellings.
func izafes(s string) []string {
	if !izafe.MatchString(s) {
		return []string{s}
	}
	out := []string{s}
	for _, link := range []string{"-e-", "-i-", "-é-", " "} {
		out = appendNew(out, izafe.ReplaceAllString(s, "${1}"+link+"${2}"))
	}
	return out
}

// frenchRules are the English letters that French transliteration writes otherwise.
// Not after the letters in "not": there the spelling is French already.
var frenchRules = []struct{ from, to, not string }{
	{"ch", "tch", "t"},
	{"sh", "ch", ""},
	{"j", "dj", "d"},
	{"u", "ou", "oaeu"},
	{"oo", "ou", ""},
	{"ay", "aï", ""},
}

// frenchSpellings returns the name and every mixture of the rules applied to it: French
// papers follow some of them and not others. Names in other scripts have one spelling.
func frenchSpellings(s string) []string {
	out := []string{s}
	if strings.IndexFunc(s, func(r rune) bool { return r >= '\u0370' && r < '\u1e00' }) >= 0 {
		return out
	}
	may, lower := 0, strings.ToLower(s)
	for bit, r := range frenchRules {
		if strings.Contains(lower, r.from) {
			may |= 1 << bit
		}
	}
	for mask := 1; mask <= may; mask++ {
		if mask&^may == 0 {
			out = appendNew(out, french(s, mask))
		}
	}
	return out
}

// french applies the rules whose bit is set in mask, in one pass from left to right.
func french(s string, mask int) string {
	var b strings.Builder
next:
	for i := 0; i < len(s); {
		for bit, r := range frenchRules {
			if mask&(1<<bit) == 0 || len(s) < i+len(r.from) || !strings.EqualFold(s[i:i+len(r.from)], r.from) {
				continue
			}
			if i > 0 && strings.ContainsRune(r.not, rune(s[i-1]|0x20)) {
				continue
			}
			b.WriteString(capitalLike(s[i], r.to))
			i += len(r.from)
			continue next
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

// capitalLike writes to with a capital when the letter that it replaces is one.
func capitalLike(c byte, to string) string {
	if 'A' <= c && c <= 'Z' {
		return strings.ToUpper(to[:1]) + to[1:]
	}
	return to
}
