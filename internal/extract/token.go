package extract

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// tokenKind says what a token is made of.
type tokenKind uint8

const (
	word   tokenKind = iota // letters and marks
	number                  // digits, with separators between digits
	punct                   // one punctuation mark or symbol
)

// token is a piece of the text: a word, a number or a mark. Start and End are
// offsets in Unicode code points into the unmodified text.
type token struct {
	start, end int
	kind       tokenKind
	norm       string // folded: lower case, no accents, typographic marks made plain
	cap        bool   // begins with an upper-case letter
	upper      bool   // all letters are upper case, and there are two or more
	hyphen     bool   // joined to the token before it by a hyphen
	elided     bool   // ends in an apostrophe: l', d', qu'
	gap        bool   // white space stands before it
}

// scanner turns the text, as code points, into tokens.
type scanner struct {
	text []rune
	pos  int
	out  []token
	gap  bool
	dash bool
}

// tokenize cuts text[from:to] into tokens. White space is dropped, a hyphen between
// letters joins two tokens and is dropped, an apostrophe ends an elided word in
// French (l'Iran) and begins a suffix in English (Taliban's).
func tokenize(text []rune, from, to int) []token {
	s := scanner{text: text[:to], pos: from, out: make([]token, 0, (to-from)/5+8)}
	for s.pos < to {
		s.next()
	}
	return s.out
}

func (s *scanner) next() {
	r := s.text[s.pos]
	switch {
	case unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b':
		s.gap, s.pos = true, s.pos+1
	case unicode.IsLetter(r) || unicode.IsMark(r):
		s.word()
	case unicode.IsDigit(r):
		s.number()
	case isHyphen(r) && s.between():
		s.dash, s.pos = true, s.pos+1
	default:
		s.add(s.pos+1, punct)
	}
}

// between reports whether the mark at pos stands directly between two letters or digits.
func (s *scanner) between() bool {
	return s.pos > 0 && s.pos+1 < len(s.text) && isWordRune(s.text[s.pos-1]) && isWordRune(s.text[s.pos+1])
}

func (s *scanner) word() {
	if end := s.initials(); end > 0 {
		s.add(end, word)
		t := &s.out[len(s.out)-1]
		t.norm = strings.ReplaceAll(t.norm, ".", "")
		return
	}
	end := s.pos
	for end < len(s.text) && (unicode.IsLetter(s.text[end]) || unicode.IsMark(s.text[end]) || s.text[end] == '\u200c' || s.text[end] == 'ʿ' || s.text[end] == 'ʼ') {
		end++
	}
	elided := end < len(s.text) && isApostrophe(s.text[end]) && end+1 < len(s.text) && isWordRune(s.text[end+1])
	s.add(end, word)
	if elided {
		s.out[len(s.out)-1].elided = true
		s.pos++
	}
}

// initials returns the end of letters with a point after each, U.S. or a.m., which are one
// word; 0 when there are none here. The last point may be missing or end the sentence.
func (s *scanner) initials() int {
	letter := func(i int) bool { return i < len(s.text) && unicode.IsLetter(s.text[i]) }
	point := func(i int) bool { return i < len(s.text) && s.text[i] == '.' }
	i, n := s.pos, 0
	for letter(i) && point(i+1) {
		i, n = i+2, n+1
	}
	switch {
	case n == 0 || n == 1 && !letter(i) || letter(i) && letter(i+1):
		return 0
	case letter(i):
		return i + 1
	}
	return i
}

func (s *scanner) number() {
	end := s.pos
	for end < len(s.text) {
		r := s.text[end]
		if unicode.IsDigit(r) {
			end++
			continue
		}
		inside := end+1 < len(s.text) && unicode.IsDigit(s.text[end+1])
		if inside && (r == '.' || r == ',' || isThinSpace(r) || r == ' ' && groupOfThree(s.text, end+1) && end-s.pos <= 3) {
			end++
			continue
		}
		break
	}
	s.add(end, number)
}

// groupOfThree reports whether exactly three digits begin at i: "10 000", not "9 2021".
func groupOfThree(text []rune, i int) bool {
	n := 0
	for i+n < len(text) && unicode.IsDigit(text[i+n]) {
		n++
	}
	return n == 3
}

func (s *scanner) add(end int, kind tokenKind) {
	raw := s.text[s.pos:end]
	t := token{start: s.pos, end: end, kind: kind, norm: fold(raw), hyphen: s.dash, gap: s.gap}
	t.cap, t.upper = letterCase(raw)
	s.out = append(s.out, t)
	s.pos, s.gap, s.dash = end, false, false
}

func letterCase(raw []rune) (first, all bool) {
	letters := 0
	all = true
	for i, r := range raw {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if i == 0 && unicode.IsUpper(r) {
			first = true
		}
		all = all && unicode.IsUpper(r)
	}
	return first, all && letters > 1
}

func isHyphen(r rune) bool     { return r == '-' || r == '‐' || r == '\u2011' }
func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' }
func isThinSpace(r rune) bool  { return r == '\u00a0' || r == '\u202f' || r == '\u2009' }
func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// fold writes raw in lower case without accents. ASCII, the common case, costs one pass.
func fold(raw []rune) string {
	var b strings.Builder
	b.Grow(len(raw))
	for _, r := range raw {
		if r < 0x80 {
			b.WriteRune(unicode.ToLower(r))
			continue
		}
		foldRune(&b, r)
	}
	return b.String()
}

func foldRune(b *strings.Builder, r rune) {
	switch r {
	case 'œ', 'Œ':
		b.WriteString("oe")
		return
	case 'æ', 'Æ':
		b.WriteString("ae")
		return
	case 'ʿ', 'ʼ', '\u200c':
		return
	}
	if isApostrophe(r) {
		b.WriteByte('\'')
		return
	}
	var buf [8]byte
	for _, d := range string(norm.NFD.AppendString(buf[:0], string(r))) {
		if !unicode.Is(unicode.Mn, d) {
			b.WriteRune(unicode.ToLower(d))
		}
	}
}

// wordAt is the folded word at i; empty outside the sentence.
func wordAt(toks []token, i int) string {
	if i < 0 || i >= len(toks) {
		return ""
	}
	return toks[i].norm
}
