package atlas

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold reduces a name to what its spellings share: lower case, no accents or vowel
// signs, no apostrophes (' ’ ʿ ʼ …), one space for every run of spaces, hyphens,
// joiners and punctuation, Persian letters for their Arabic and Pashto variants,
// and plain digits. Folding what is folded changes nothing.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range norm.NFKD.String(s) {
		switch r = foldRune(r); {
		case r == drop:
		case r == space:
			gap = b.Len() > 0
		default:
			if gap {
				b.WriteByte(' ')
				gap = false
			}
			writeLetter(&b, r)
		}
	}
	return b.String()
}

// key is a folded name without its spaces: "Islam Qala" and "Islamqala" share it.
func key(s string) string { return strings.ReplaceAll(Fold(s), " ", "") }

// Results of foldRune that stand for no letter.
const (
	drop  rune = -1
	space rune = ' '
)

// apostrophes lists the marks that names carry between letters and lose in print:
// quotes, primes, the letters for hamza and ayn, and the Turkmen and Uzbek turned comma.
const apostrophes = "'`´‘’‛′ʹʻʼʽʾʿˈˊˋ＇"

// arabic maps Arabic and Pashto letters to the Persian ones that print takes for them.
var arabic = map[rune]rune{
	'ي': 'ی', 'ى': 'ی', 'ې': 'ی', 'ۍ': 'ی', 'ے': 'ی', 'ٸ': 'ی',
	'ك': 'ک', 'ڪ': 'ک', 'ګ': 'گ',
	'ة': 'ه', 'ە': 'ه', 'ۀ': 'ه', 'ہ': 'ه', 'ھ': 'ه', 'ۃ': 'ه', 'ۂ': 'ه',
	'ٱ': 'ا', 'ټ': 'ت', 'ډ': 'د', 'ړ': 'ر', 'ڼ': 'ن', 'ښ': 'ش', 'ږ': 'ژ', 'څ': 'چ', 'ځ': 'ج',
	'ء': drop, 'ـ': drop,
}

// latin maps letters that have no decomposition.
var latin = map[rune]rune{'ı': 'i', 'ø': 'o', 'ł': 'l', 'đ': 'd', 'ð': 'd', 'ħ': 'h', 'ə': 'e'}

func foldRune(r rune) rune {
	switch {
	case r < 0x80 && ('a' <= r && r <= 'z' || '0' <= r && r <= '9'):
		return r
	case unicode.IsMark(r), strings.ContainsRune(apostrophes, r):
		return drop
	case r == '\u00ad': // soft hyphen
		return drop
	case '٠' <= r && r <= '٩':
		return r - '٠' + '0'
	case '۰' <= r && r <= '۹':
		return r - '۰' + '0'
	case !unicode.IsLetter(r) && !unicode.IsDigit(r), r == unicode.ReplacementChar:
		return space
	}
	r = unicode.ToLower(r)
	if f, ok := arabic[r]; ok {
		return f
	}
	if f, ok := latin[r]; ok {
		return f
	}
	return r
}

// writeLetter writes a folded letter; ligatures become two.
func writeLetter(b *strings.Builder, r rune) {
	switch r {
	case 'œ':
		b.WriteString("oe")
	case 'æ':
		b.WriteString("ae")
	case 'ß':
		b.WriteString("ss")
	case 'þ':
		b.WriteString("th")
	default:
		b.WriteRune(r)
	}
}
