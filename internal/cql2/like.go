package cql2

import (
	"strings"
	"unicode/utf8"
)

// likePattern is a compiled pattern: its segments are what stands between the %.
// Matching takes time in proportion to the text, whatever the pattern.
type likePattern struct {
	segments []segment
}

// segment is a run of characters, of which those at the places in any match anything.
type segment struct {
	chars []rune
	any   []bool
	plain string            // the characters, when none matches anything; for strings.Index
	masks map[rune][]uint64 // else, for each character the places that it fits
	other []uint64          // the places that any character fits
}

// newLikePattern compiles a pattern: % is any text, _ any character, \ takes the
// special meaning from what follows it.
func newLikePattern(pattern string) *likePattern {
	p := &likePattern{segments: []segment{{}}}
	last := &p.segments[0]
	escaped := false
	for _, r := range pattern {
		switch {
		case escaped || r != '%' && r != '_' && r != '\\':
			last.add(r, false)
			escaped = false
		case r == '\\':
			escaped = true
		case r == '_':
			last.add(r, true)
		default:
			p.segments = append(p.segments, segment{})
			last = &p.segments[len(p.segments)-1]
		}
	}
	if escaped { // nothing follows
		last.add('\\', false)
	}
	for i := range p.segments {
		p.segments[i].prepare()
	}
	return p
}

func (s *segment) add(r rune, wild bool) {
	s.chars = append(s.chars, r)
	s.any = append(s.any, wild)
}

// prepare makes the bit masks of the Shift-And search (Baeza-Yates and Gonnet, 1992)
// for a segment that has wildcards.
func (s *segment) prepare() {
	words := (len(s.chars) + 63) / 64
	s.other = make([]uint64, words)
	wild := false
	for i, w := range s.any {
		if w {
			wild = true
			s.other[i/64] |= 1 << (i % 64)
		}
	}
	if !wild {
		s.plain = string(s.chars)
		return
	}
	s.masks = map[rune][]uint64{}
	for i, r := range s.chars {
		if s.any[i] {
			continue
		}
		if s.masks[r] == nil {
			s.masks[r] = append([]uint64(nil), s.other...)
		}
		s.masks[r][i/64] |= 1 << (i % 64)
	}
}

// match reports whether the pattern matches the whole text.
func (p *likePattern) match(text string) bool {
	first, rest := &p.segments[0], p.segments[1:]
	n, ok := first.prefix(text)
	if !ok {
		return false
	}
	text = text[n:]
	if len(rest) == 0 {
		return text == ""
	}
	for i := range rest[:len(rest)-1] {
		if n = rest[i].find(text); n < 0 {
			return false
		}
		text = text[n:]
	}
	return rest[len(rest)-1].suffix(text)
}

// prefix reports whether the segment begins the text, and how many bytes it takes.
func (s *segment) prefix(text string) (n int, ok bool) {
	if s.masks == nil {
		return len(s.plain), strings.HasPrefix(text, s.plain)
	}
	for i, want := range s.chars {
		r, size := utf8.DecodeRuneInString(text[n:])
		if size == 0 || !s.any[i] && r != want {
			return 0, false
		}
		n += size
	}
	return n, true
}

// suffix reports whether the segment ends the text.
func (s *segment) suffix(text string) bool {
	if s.masks == nil {
		return strings.HasSuffix(text, s.plain)
	}
	for i := len(s.chars) - 1; i >= 0; i-- {
		r, size := utf8.DecodeLastRuneInString(text)
		if size == 0 || !s.any[i] && r != s.chars[i] {
			return false
		}
		text = text[:len(text)-size]
	}
	return true
}

// find returns the end of the first place where the segment is in the text, or -1.
func (s *segment) find(text string) int {
	if s.masks == nil {
		if i := strings.Index(text, s.plain); i >= 0 {
			return i + len(s.plain)
		}
		return -1
	}
	last := len(s.chars) - 1
	state := make([]uint64, len(s.other))
	for pos := 0; pos < len(text); {
		r, size := utf8.DecodeRuneInString(text[pos:])
		pos += size
		fits, ok := s.masks[r]
		if !ok {
			fits = s.other
		}
		carry := uint64(1) // a match may begin at every character
		for w := range state {
			next := state[w] >> 63
			state[w] = (state[w]<<1 | carry) & fits[w]
			carry = next
		}
		if state[last/64]>>(last%64)&1 == 1 {
			return pos
		}
	}
	return -1
}
