package cql2

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// tokenKind tells the lexical elements of the text encoding apart.
type tokenKind uint8

const (
	tokEnd    tokenKind = iota
	tokName             // identifier or keyword
	tokQuoted           // "identifier", never a keyword
	tokText             // 'character literal'
	tokNumber           // unsigned numeric literal
	tokSymbol           // one character of punctuation, or a two-character comparison
)

// token is one lexical element. text is what was meant: a literal without its quotes
// and escapes, everything else as written.
type token struct {
	kind  tokenKind
	text  string
	start int // byte offset
	end   int
}

// describe is how an error names the token.
func (t token) describe() string {
	switch t.kind {
	case tokEnd:
		return "the end"
	case tokText:
		return "the text '" + shorten(t.text) + "'"
	case tokQuoted:
		return `the name "` + shorten(t.text) + `"`
	}
	return shorten(t.text)
}

// lexer cuts a text filter into tokens.
type lexer struct {
	src string
	pos int
}

func (l *lexer) errorf(offset int, format string, args ...any) *Error {
	return &Error{Col: column(l.src, offset), Msg: fmt.Sprintf(format, args...)}
}

// tokenize returns all tokens of src; the last one is the end.
func tokenize(src string) ([]token, error) {
	l := lexer{src: src}
	var toks []token
	for {
		t, err := l.next()
		if err != nil {
			return nil, err
		}
		toks = append(toks, t)
		if t.kind == tokEnd {
			return toks, nil
		}
	}
}

func (l *lexer) peek() rune {
	r, _ := utf8.DecodeRuneInString(l.src[l.pos:])
	return r
}

// skip advances over characters that ok accepts.
func (l *lexer) skip(ok func(rune) bool) {
	for l.pos < len(l.src) {
		r, n := utf8.DecodeRuneInString(l.src[l.pos:])
		if !ok(r) {
			return
		}
		l.pos += n
	}
}

func (l *lexer) next() (token, error) {
	l.skip(isWhitespace)
	start := l.pos
	if start == len(l.src) {
		return token{kind: tokEnd, start: start, end: start}, nil
	}
	r, size := utf8.DecodeRuneInString(l.src[start:])
	switch {
	case r == utf8.RuneError && size == 1:
		return token{}, l.errorf(start, "the filter is not UTF-8")
	case r == '\'':
		return l.characterLiteral()
	case r == '"':
		return l.quotedIdentifier()
	case isDigit(r), r == '.' && start+1 < len(l.src) && isDigit(rune(l.src[start+1])):
		return l.unsignedNumericLiteral()
	case isIdentifierStart(r):
		l.skip(isIdentifierPart)
		return token{tokName, l.src[start:l.pos], start, l.pos}, nil
	case strings.ContainsRune("=<>+-*/%^(),", r):
		l.pos++
		return token{tokSymbol, l.src[start:l.pos], start, l.pos}, nil
	}
	return token{}, l.unexpected(r)
}

// unexpected explains a character that begins nothing, with what was probably meant.
func (l *lexer) unexpected(r rune) *Error {
	switch r {
	case '!':
		return l.errorf(l.pos, "! is not an operator; use <> or NOT")
	case '[', ']':
		return l.errorf(l.pos, "%c is not used; an array is written ('a','b')", r)
	case ';':
		return l.errorf(l.pos, "; is not used; join conditions with AND or OR")
	}
	return l.errorf(l.pos, "%q begins neither a name, a literal nor an operator", r)
}

// controlEscapes are the characters that a backslash and a letter stand for.
var controlEscapes = map[byte]byte{
	'a': '\a', 'b': '\b', 't': '\t', 'n': '\n', 'v': '\v', 'f': '\f', 'r': '\r', '\\': '\\', '\'': '\'',
}

func (l *lexer) characterLiteral() (token, error) {
	start := l.pos
	var text strings.Builder
	for i := start + 1; i < len(l.src); {
		r, size := utf8.DecodeRuneInString(l.src[i:])
		if r == utf8.RuneError && size == 1 {
			return token{}, l.errorf(i, "the filter is not UTF-8")
		}
		if r == '\'' {
			if i+1 == len(l.src) || l.src[i+1] != '\'' {
				l.pos = i + 1
				return token{tokText, text.String(), start, l.pos}, nil
			}
			i++ // '' is one quote
		}
		if r == '\\' && i+1 < len(l.src) {
			if c, ok := controlEscapes[l.src[i+1]]; ok {
				text.WriteByte(c)
				i += 2
				continue
			}
		}
		text.WriteString(l.src[i : i+size])
		i += size
	}
	return token{}, l.errorf(start, "the text that begins here has no closing quote (')")
}

func (l *lexer) quotedIdentifier() (token, error) {
	start := l.pos
	for i := start + 1; i < len(l.src); i++ {
		if l.src[i] != '"' {
			continue
		}
		if i+1 < len(l.src) && l.src[i+1] == '"' {
			i++ // "" is one quote
			continue
		}
		l.pos = i + 1
		name := strings.ReplaceAll(l.src[start+1:i], `""`, `"`)
		if name == "" {
			return token{}, l.errorf(start, `"" names no property`)
		}
		if !utf8.ValidString(name) {
			return token{}, l.errorf(start, "the filter is not UTF-8")
		}
		return token{tokQuoted, name, start, l.pos}, nil
	}
	return token{}, l.errorf(start, `the name that begins here has no closing quote (")`)
}

// unsignedNumericLiteral reads 12, 12., 12.5, .5 and any of them with an exponent.
func (l *lexer) unsignedNumericLiteral() (token, error) {
	start := l.pos
	l.skip(isDigit)
	if l.peek() == '.' {
		l.pos++
		l.skip(isDigit)
	}
	if r := l.peek(); r == 'E' || r == 'e' {
		mark := l.pos
		l.pos++
		if r := l.peek(); r == '+' || r == '-' {
			l.pos++
		}
		if !isDigit(l.peek()) {
			return token{}, l.errorf(mark, "the exponent of a number needs digits, as in 1.5E3")
		}
		l.skip(isDigit)
	}
	return token{tokNumber, l.src[start:l.pos], start, l.pos}, nil
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isWhitespace follows the BNF's rule whitespace.
func isWhitespace(r rune) bool {
	switch {
	case r >= '\t' && r <= '\r', r == ' ', r >= 0x2000 && r <= 0x200A:
		return true
	}
	switch r {
	case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
		return true
	}
	return false
}

// identifierRanges are the character ranges of the BNF's rule identifierStart.
var identifierRanges = [][2]rune{
	{':', ':'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}, {0xC0, 0xD6}, {0xD8, 0xF6}, {0xF8, 0x2FF},
	{0x370, 0x37D}, {0x37F, 0x1FFE}, {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
	{0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
}

func isIdentifierStart(r rune) bool {
	if r == utf8.RuneError || isWhitespace(r) {
		return false
	}
	for _, s := range identifierRanges {
		if r >= s[0] && r <= s[1] {
			return true
		}
	}
	return false
}

// isIdentifierPart follows the BNF's rule identifierPart.
func isIdentifierPart(r rune) bool {
	return isIdentifierStart(r) || r == '.' || isDigit(r) || r >= 0x300 && r <= 0x36F || r >= 0x203F && r <= 0x2040
}

// isIdentifier reports whether a name can be written without quotes, were it no keyword.
func isIdentifier(name string) bool {
	for i, r := range name {
		if i == 0 && !isIdentifierStart(r) || !isIdentifierPart(r) {
			return false
		}
	}
	return name != ""
}
