package cql2

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

var folder = cases.Fold() // stateless, safe for concurrent use

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// casei returns s without differences of case: Unicode's full case folding between
// normalisations, so that composed and decomposed letters are equal too.
func casei(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	return norm.NFC.String(folder.String(norm.NFD.String(s)))
}

// accenti returns s without accents: letters are decomposed, marks above, below or
// through them dropped, and letters that have no decomposition mapped to those that an
// English typist would use.
func accenti(s string) string {
	if isASCII(s) {
		return s
	}
	var out strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch base, ok := baseLetters[r]; {
		case ok:
			out.WriteString(base)
		case !isAccent(r):
			out.WriteRune(r)
		}
	}
	return norm.NFC.String(out.String())
}

// isAccent reports whether r is a mark that ACCENTI drops. Marks that make another
// letter of the one they follow stay: Indic vowel signs and viramas, Thai vowels, and
// (recommendation japanese-non-spacing-marks) the Japanese voicing marks.
func isAccent(r rune) bool {
	if !unicode.Is(unicode.Mn, r) {
		return false
	}
	var buf [utf8.UTFMax]byte
	n := utf8.EncodeRune(buf[:], r)
	class := norm.NFD.Properties(buf[:n]).CCC()
	return class == 1 || class >= 10 && class <= 36 || class >= 200
}

// baseLetters are the letters with a stroke, a hook or a ligature that Unicode does not
// decompose.
var baseLetters = map[rune]string{
	'Æ': "AE", 'æ': "ae", 'Œ': "OE", 'œ': "oe", 'Ø': "O", 'ø': "o", 'Đ': "D", 'đ': "d", 'Ð': "D", 'ð': "d",
	'Þ': "TH", 'þ': "th", 'Ħ': "H", 'ħ': "h", 'ı': "i", 'Ł': "L", 'ł': "l", 'Ŀ': "L", 'ŀ': "l",
	'Ŋ': "N", 'ŋ': "n", 'ĸ': "k", 'ß': "ss", 'ẞ': "SS", 'Ŧ': "T", 'ŧ': "t", 'ƀ': "b", 'Ɓ': "B", 'Ɖ': "D",
	'Ɗ': "D", 'ƒ': "f", 'Ɠ': "G", 'Ɨ': "I", 'ɨ': "i", 'Ƙ': "K", 'ƙ': "k", 'ƚ': "l", 'Ɲ': "N", 'ɲ': "n",
	'ƥ': "p", 'ƭ': "t", 'Ʈ': "T", 'Ƶ': "Z", 'ƶ': "z", 'Ǥ': "G", 'ǥ': "g", 'ȶ': "t", 'Ⱥ': "A", 'ⱥ': "a",
	'Ƀ': "B", 'Ȼ': "C", 'ȼ': "c", 'Ɇ': "E", 'ɇ': "e", 'Ɉ': "J", 'ɉ': "j", 'Ɍ': "R", 'ɍ': "r", 'Ɏ': "Y", 'ɏ': "y",
}
