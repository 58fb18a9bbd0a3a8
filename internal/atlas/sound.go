package atlas

import "strings"

// minSound is the shortest sound that identifies a place, in letters.
const minSound = 4

// digraphs maps the letter groups that transliterations of Persian write for one
// another to one letter, longest first. English and French "ch" are different
// sounds; both fall on S, as does what each writes for the other.
var digraphs = []struct{ from, to string }{
	{"tch", "S"}, {"tsh", "S"}, {"sch", "S"}, {"dzh", "J"},
	{"sh", "S"}, {"ch", "S"}, {"dj", "J"}, {"zh", "J"}, {"kh", "X"}, {"gh", "G"}, {"ph", "F"},
	{"ou", "U"}, {"oo", "U"}, {"au", "U"}, {"ee", "I"}, {"ai", "I"}, {"ei", "I"}, {"ay", "I"}, {"ey", "I"},
}

// singles maps single letters; what is not here stays.
var singles = map[byte]byte{
	'a': 'A', 'e': 'I', 'i': 'I', 'y': 'I', 'o': 'U', 'u': 'U', 'q': 'K', 'k': 'K', 'c': 'K',
	'j': 'J', 'g': 'G', 'v': 'V', 'x': 'X', 'f': 'F', 's': 'Z', 'z': 'Z',
}

// sound reduces a name in Latin letters to a key that its transliterations share:
// izafe dropped, letter groups and vowels in classes, doubled letters and a mute h
// gone. Empty for other scripts and for what is too short to tell.
func sound(name string) string {
	var words []string
	for i, w := range strings.Fields(Fold(name)) {
		if i > 0 && (w == "e" || w == "i" || w == "y" || w == "ye") {
			continue
		}
		words = append(words, w)
	}
	all := strings.Join(words, "")
	var out []byte
	for s := all; s != ""; {
		if s[0] >= 0x80 {
			return ""
		}
		to, n := soundAt(s, out)
		s = s[n:]
		if to != 0 && (len(out) == 0 || out[len(out)-1] != to) {
			out = append(out, to)
		}
	}
	if n := len(out); n > 0 && out[n-1] == 'I' && (strings.HasSuffix(all, "e") || strings.HasSuffix(all, "eh")) {
		out[n-1] = 'A' // Meymaneh, Meymana
	}
	if len(out) < minSound {
		return ""
	}
	return string(out)
}

// soundAt returns the class of the letters that s begins with (0: mute) and how many
// they are; out is what came before.
func soundAt(s string, out []byte) (to byte, n int) {
	for _, d := range digraphs {
		if strings.HasPrefix(s, d.from) {
			return d.to[0], len(d.from)
		}
	}
	vowelBefore := len(out) > 0 && isVowel(out[len(out)-1])
	vowelAfter := len(s) > 1 && strings.IndexByte("aeiouy", s[1]) >= 0
	switch {
	case s[0] == 'w' && vowelBefore && !vowelAfter:
		out[len(out)-1] = 'U' // Dawlatabad, Dowlatabad
		return 0, 1
	case s[0] == 'w':
		return 'V', 1
	case s[0] == 'h' && vowelBefore && !vowelAfter:
		return 0, 1 // Qalah
	}
	if c, ok := singles[s[0]]; ok {
		return c, 1
	}
	return s[0], 1
}

func isVowel(c byte) bool { return c == 'A' || c == 'I' || c == 'U' }
