package cql2

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Error says what is wrong with a filter, where, and what was expected.
type Error struct {
	// Col is the column in a text filter: 1-based, in characters. 0 when there is none.
	Col int
	// Path is the place in a JSON filter, such as $.args[1].bbox. Empty for text.
	Path string
	// Msg says what was found and what would be right.
	Msg string
	// TooLarge is set when the filter is over a limit rather than wrong.
	TooLarge bool
}

// Error returns the place and the message.
func (e *Error) Error() string {
	switch {
	case e.Path != "":
		return "filter, at " + e.Path + ": " + e.Msg
	case e.Col > 0:
		return fmt.Sprintf("filter, column %d: %s", e.Col, e.Msg)
	}
	return "filter: " + e.Msg
}

// Caret returns the line of the filter text in which the error is, at most width
// characters of it, and below it a caret under the place. It is empty when the error
// has no column.
func (e *Error) Caret(text string, width int) string {
	if e.Col < 1 || width < 1 {
		return ""
	}
	chars := []rune(text)
	at := min(e.Col-1, len(chars))
	from, to := at, at
	for from > 0 && chars[from-1] != '\n' && at-from < width/2 {
		from--
	}
	for to < len(chars) && chars[to] != '\n' && to-from < width {
		to++
	}
	line := strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, string(chars[from:to]))
	return line + "\n" + strings.Repeat(" ", at-from) + "^"
}

// place is where a node was read: a column of the text, or a path in the JSON.
type place struct {
	col  int
	path string
}

func (p place) errorf(format string, args ...any) *Error {
	return &Error{Col: p.col, Path: p.path, Msg: fmt.Sprintf(format, args...)}
}

func (p place) tooLarge(format string, args ...any) *Error {
	e := p.errorf(format, args...)
	e.TooLarge = true
	return e
}

// column turns a byte offset into a 1-based column in characters.
func column(text string, offset int) int {
	return utf8.RuneCountInString(text[:min(offset, len(text))]) + 1
}

// shorten keeps what an error quotes to a readable length.
func shorten(s string) string {
	const most = 40
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}
