package extract

import (
	"slices"
	"strings"
	"unicode"
)

// Role says what a sentence is in its dispatch.
type Role string

// The roles of a sentence. Only body, subhead, caption and headline sentences make claims.
const (
	RoleMeta     Role = "meta"     // a header line: date 2021-07
	RoleHeadline Role = "headline" // the title, where the text has one
	RoleBody     Role = "body"
	RoleSubhead  Role = "subhead" // a short line between paragraphs
	RoleCaption  Role = "caption" // under a picture
	RoleRelated  Role = "related" // a teaser of another story
	RoleCredit   Role = "credit"  // who wrote or sent it
)

// Sentence is one sentence, or one line that is not a sentence, with its place in
// the text: Start inclusive, End exclusive, in Unicode code points.
type Sentence struct {
	Start, End int
	Role       Role
	Para       int  // the number of its paragraph
	Quoted     bool // begins inside a quotation that an earlier sentence opened
}

// segment cuts the text into sentences. Every line is a paragraph of one role; a
// body line is cut into sentences at final punctuation, inside quotations too.
func segment(text []rune) []Sentence {
	var out []Sentence
	lines := splitHeader(text, splitLines(text))
	for i, l := range lines {
		role := lineRole(text, lines, i)
		if role == RoleBody || role == RoleCaption {
			out = append(out, sentences(text, l.start, l.end, role, i)...)
			continue
		}
		out = append(out, Sentence{Start: l.start, End: l.end, Role: role, Para: i})
	}
	return out
}

type span struct{ start, end int }

// splitLines returns the non-empty lines without the white space around them.
func splitLines(text []rune) []span {
	var out []span
	for pos := 0; pos < len(text); {
		end := pos
		for end < len(text) && text[end] != '\n' && text[end] != '\r' && text[end] != '\u2028' {
			end++
		}
		a, b := pos, end
		for a < b && (unicode.IsSpace(text[a]) || text[a] == '\ufeff') {
			a++
		}
		for b > a && unicode.IsSpace(text[b-1]) {
			b--
		}
		if b > a {
			out = append(out, span{a, b})
		}
		pos = end + 1
	}
	return out
}

// splitHeader makes a line of its own of a header such as "date 2021-07" that stands
// before the first sentence on the same line.
func splitHeader(text []rune, lines []span) []span {
	if len(lines) == 0 {
		return lines
	}
	toks := tokenize(text, lines[0].start, min(lines[0].end, lines[0].start+40))
	if len(toks) < 3 || toks[0].norm != "date" || toks[1].kind != number || toks[1].end-toks[1].start != 4 {
		return lines
	}
	last := 1
	for last+1 < len(toks) && toks[last+1].kind == number && toks[last+1].hyphen && last < 3 {
		last++
	}
	if last == 1 {
		return lines
	}
	header := span{lines[0].start, toks[last].end}
	rest := span{header.end, lines[0].end}
	for rest.start < rest.end && unicode.IsSpace(text[rest.start]) {
		rest.start++
	}
	if rest.start == rest.end {
		return lines
	}
	return append([]span{header, rest}, lines[1:]...)
}

// relatedCues begin a line that leads to another story.
var relatedCues = []string{
	">>", "» ", "lire aussi", "lire egalement", "a lire", "voir aussi", "read more", "read also", "also read",
	"see also", "related:", "related stories", "more on this", "sur le meme sujet", "pour aller plus loin",
}

// creditCues are words that a credit line is made of.
var creditCues = []string{
	"afp", "ap", "reuters", "vna", "cvn", "efe", "dpa", "tass", "xinhua", "rfi", "rfe", "rl", "avec", "with", "and", "et",
	"agences", "agencies", "agence", "france", "presse", "press", "associated", "bbc", "pajhwok", "khaama", "tolonews", "tolo", "news", "source", "par", "by",
}

// lineRole decides what the i-th line is from its shape and its neighbours.
func lineRole(text []rune, lines []span, i int) Role {
	l := lines[i]
	low := fold(text[l.start:l.end])
	switch {
	case isMetaLine(low):
		return RoleMeta
	case slices.ContainsFunc(relatedCues, func(c string) bool { return strings.HasPrefix(low, c) }):
		return RoleRelated
	case isCredit(text, l):
		return RoleCredit
	case isCaption(text, l, low):
		return RoleCaption
	case endsSentence(text, l):
		return RoleBody
	case i == 0 && len(lines) > 1 || i == 1 && len(lines) > 2 && isMetaLine(fold(text[lines[0].start:lines[0].end])):
		return RoleHeadline
	case l.end-l.start <= 140:
		return RoleSubhead
	}
	return RoleBody
}

// isMetaLine knows header lines such as "date 2021-07" and "Published: 2021-07-09".
func isMetaLine(low string) bool {
	for _, key := range []string{"date ", "date:", "published", "publie le", "publie:", "updated", "mis a jour", "source:", "url:", "lang:", "auteur:", "author:", "agency:", "agence:"} {
		if strings.HasPrefix(low, key) && len(low) < 90 && !strings.HasSuffix(low, ".") {
			return true
		}
	}
	return false
}

// isCredit knows lines that name agencies only, as AFP/VNA or (with AP and Reuters).
func isCredit(text []rune, l span) bool {
	if l.end-l.start > 60 {
		return false
	}
	words := 0
	for _, t := range tokenize(text, l.start, l.end) {
		if t.kind == punct {
			continue
		}
		words++
		if t.kind == number || !slices.Contains(creditCues, t.norm) {
			return false
		}
	}
	return words > 0
}

// isCaption knows lines that end in a bar or in a picture credit.
func isCaption(text []rune, l span, low string) bool {
	if text[l.end-1] == '|' {
		return true
	}
	tail := low[max(0, len(low)-60):]
	for _, cue := range []string{"/afp)", "/ap)", "afp photo", "ap photo", "photo:", "photo afp", "photo :", "(photo", "/reuters)", "photo/", "file photo", "photo d'archives", "afp via getty", "(archives)", "getty images"} {
		if strings.Contains(tail, cue) {
			return true
		}
	}
	return strings.HasPrefix(low, "photo") || strings.HasPrefix(low, "legende") || strings.HasPrefix(low, "caption")
}

// endsSentence reports whether the line ends as a sentence does.
func endsSentence(text []rune, l span) bool {
	for i := l.end - 1; i >= l.start; i-- {
		r := text[i]
		if isFinal(r) || r == ':' {
			return true
		}
		if !isCloser(r) && !unicode.IsSpace(r) {
			return false
		}
	}
	return false
}

// sentences cuts one paragraph at final punctuation.
func sentences(text []rune, from, to int, role Role, para int) []Sentence {
	var out []Sentence
	start, depth, open := from, 0, false
	for i := from; i < to; i++ {
		depth = quoteDepth(text, i, depth)
		if !isFinal(text[i]) || !breaksHere(text, from, i, to) {
			continue
		}
		end := i + 1
		for end < to && (isFinal(text[end]) || isCloser(text[end])) || spacedCloser(text, end, to) {
			depth = quoteDepth(text, end, depth)
			end++
		}
		out = append(out, Sentence{Start: start, End: end, Role: role, Para: para, Quoted: open})
		open = depth > 0
		for end < to && unicode.IsSpace(text[end]) {
			end++
		}
		start, i = end, end-1
	}
	if start < to {
		out = append(out, Sentence{Start: start, End: to, Role: role, Para: para, Quoted: open})
	}
	return out
}

// spacedCloser knows the French habit of a space before the closing mark, and the bar
// that ends a caption: . » and . |
func spacedCloser(text []rune, i, to int) bool {
	return i+1 < to && unicode.IsSpace(text[i]) && (text[i+1] == '»' || text[i+1] == '|')
}

// quoteDepth follows the quotation marks: « “ open, » ” close, a straight mark does either.
func quoteDepth(text []rune, i, depth int) int {
	switch text[i] {
	case '«', '“', '„':
		return depth + 1
	case '»', '”':
		return max(0, depth-1)
	case '"':
		if depth > 0 {
			return depth - 1
		}
		return depth + 1
	}
	return depth
}

func isFinal(r rune) bool {
	return r == '.' || r == '!' || r == '?' || r == '…' || r == '؟' || r == '۔'
}
func isCloser(r rune) bool { return strings.ContainsRune("\"”»’')]", r) }

// abbreviations end in a point that ends no sentence.
var abbreviations = []string{
	"m", "mm", "mme", "mr", "mrs", "ms", "dr", "gen", "col", "lt", "sgt", "capt", "maj", "st", "no", "art", "cf",
	"gov", "sen", "rep", "jr", "sr", "vs", "approx", "jan", "feb", "aug", "sept", "oct", "nov", "dec", "juil", "janv", "fevr", "avr", "etc", "av", "env", "km",
}

// breaksHere decides whether the final mark at i ends a sentence: what follows must
// begin one, and what comes before must not be an abbreviation or an initial.
func breaksHere(text []rune, from, i, to int) bool {
	j := i + 1
	for j < to && (isFinal(text[j]) || isCloser(text[j])) || spacedCloser(text, j, to) {
		j++
	}
	if j >= to {
		return true
	}
	if !unicode.IsSpace(text[j]) {
		return false
	}
	for j < to && unicode.IsSpace(text[j]) {
		j++
	}
	if j < to && unicode.IsLower(text[j]) {
		return false
	}
	if text[i] != '.' {
		return true
	}
	a := i
	for a > from && (unicode.IsLetter(text[a-1]) || text[a-1] == '.') {
		a--
	}
	before := fold(text[a:i])
	single := i-a == 1 && unicode.IsUpper(text[a])
	dotted := strings.Contains(before, ".")
	return !single && !dotted && !slices.Contains(abbreviations, before)
}
