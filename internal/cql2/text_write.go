package cql2

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/paulmach/orb"
)

// Text returns the filter in the text encoding, in one canonical form: reading it
// again gives an equal filter.
func (e *Expr) Text() string { return e.root.text() }

func (n *node) text() string { return string(n.appendText(nil)) }

// The precedence of what an expression is made of, loosest first.
const (
	levelOr = iota
	levelAnd
	levelNot
	levelPredicate
	levelAdd
	levelMultiply
	levelPower
	levelOperand
)

// level returns how tightly the node binds in the text encoding.
func (n *node) level() int {
	switch o := n.op; {
	case o == opOr:
		return levelOr
	case o == opAnd:
		return levelAnd
	case o == opNot && !n.args[0].takesNot():
		return levelNot
	case o == opNot, o.isComparison(), o == opLike, o == opBetween, o == opIn, o == opIsNull:
		return levelPredicate
	case o == opAdd, o == opSubtract:
		return levelAdd
	case o == opMultiply, o == opDivide, o == opModulo, o == opIntDivide:
		return levelMultiply
	case o == opPower:
		return levelPower
	}
	return levelOperand
}

// takesNot reports whether a negation is written inside the predicate: IS NOT NULL.
func (n *node) takesNot() bool {
	return slices.Contains([]op{opIsNull, opLike, opBetween, opIn}, n.op)
}

// operandText appends an argument, in parentheses where it binds less than its place asks.
func (n *node) operandText(b []byte, level int) []byte {
	if n.level() >= level {
		return n.appendText(b)
	}
	return append(n.appendText(append(b, '(')), ')')
}

func (n *node) appendText(b []byte) []byte {
	switch o := n.op; {
	case o == opAnd || o == opOr:
		return n.appendJoined(b)
	case o == opNot && n.args[0].takesNot():
		return n.args[0].appendPredicate(b, "NOT ")
	case o == opNot:
		return n.args[0].operandText(append(b, "NOT "...), levelPredicate)
	case n.takesNot() || o.isComparison():
		return n.appendPredicate(b, "")
	case o.isArithmetic():
		return n.appendArithmetic(b)
	case o == opArray:
		return n.appendList(b, n.args)
	case o == opCall:
		return n.appendList(append(b, n.name...), n.args)
	case o == opInterval:
		return n.appendInterval(b)
	case len(n.args) > 0: // a function of the standard
		return n.appendList(append(b, o.spec().text...), n.args)
	}
	return n.appendLeaf(b)
}

func (n *node) appendJoined(b []byte) []byte {
	for i, a := range n.args {
		if i > 0 {
			b = append(append(append(b, ' '), n.op.spec().text...), ' ')
		}
		b = a.operandText(b, n.level()+1)
	}
	return b
}

// appendPredicate appends a comparison; not is "NOT " or nothing.
func (n *node) appendPredicate(b []byte, not string) []byte {
	b = n.args[0].operandText(b, levelAdd)
	switch n.op {
	case opIsNull:
		return append(append(append(b, " IS "...), not...), "NULL"...)
	case opBetween:
		b = append(append(append(b, ' '), not...), "BETWEEN "...)
		b = n.args[1].operandText(b, levelAdd)
		return n.args[2].operandText(append(b, " AND "...), levelAdd)
	case opIn:
		b = append(append(append(b, ' '), not...), "IN "...)
		return appendItems(b, n.args[1:], levelAdd)
	}
	b = append(append(append(b, ' '), not...), n.op.spec().text...)
	return n.args[1].operandText(append(b, ' '), levelAdd)
}

func (n *node) appendArithmetic(b []byte) []byte {
	left, right := n.level(), n.level()+1
	if n.op == opPower {
		left = levelOperand
	}
	b = n.args[0].operandText(b, left)
	b = append(append(append(b, ' '), strings.ToLower(n.op.spec().text)...), ' ')
	return n.args[1].operandText(b, right)
}

// appendList appends arguments or elements, which may be conditions.
func (n *node) appendList(b []byte, items []*node) []byte { return appendItems(b, items, levelOr) }

func appendItems(b []byte, items []*node, level int) []byte {
	b = append(b, '(')
	for i, a := range items {
		if i > 0 {
			b = append(b, ',')
		}
		b = a.operandText(b, level)
	}
	return append(b, ')')
}

func (n *node) appendInterval(b []byte) []byte {
	b = append(b, "INTERVAL("...)
	for i, a := range n.args {
		if i > 0 {
			b = append(b, ',')
		}
		switch a.op {
		case opInstant:
			b = append(append(append(b, '\''), a.val.(instant).String()...), '\'')
		case opOpen:
			b = append(b, "'..'"...)
		default:
			b = a.appendText(b)
		}
	}
	return append(b, ')')
}

func (n *node) appendLeaf(b []byte) []byte {
	switch v := n.val.(type) {
	case string:
		return appendLiteral(b, v)
	case bool:
		return append(b, strings.ToUpper(strconv.FormatBool(v))...)
	case instant:
		word := "TIMESTAMP('"
		if v.day {
			word = "DATE('"
		}
		return append(append(append(b, word...), v.String()...), "')"...)
	case box:
		b = append(b, "BBOX("...)
		for i, x := range []float64{v.West, v.South, v.East, v.North} {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendNumber(b, x)
		}
		return append(b, ')')
	case orb.Geometry:
		return appendWKT(b, v)
	case nil:
		return appendName(b, n.name)
	}
	return appendNumber(b, n.val)
}

// appendLiteral appends a text with what its quotes and backslashes need.
func appendLiteral(b []byte, s string) []byte {
	b = append(b, '\'')
	for i := range len(s) {
		switch c := s[i]; c {
		case '\'':
			b = append(b, `''`...)
		case '\\':
			b = append(b, `\\`...)
		case '\a', '\b', '\t', '\n', '\v', '\f', '\r':
			b = append(b, '\\', "abtnvfr"[c-'\a'])
		default:
			b = append(b, c)
		}
	}
	return append(b, '\'')
}

// appendName appends a property, in quotes where its name is not an identifier or
// might be taken for a keyword.
func appendName(b []byte, name string) []byte {
	if isIdentifier(name) && !isKeyword(name) {
		return append(b, name...)
	}
	return append(append(append(b, '"'), strings.ReplaceAll(name, `"`, `""`)...), '"')
}

func isKeyword(name string) bool {
	if len(name) > 20 || !utf8.ValidString(name) {
		return false
	}
	word := strings.ToUpper(name)
	if slices.Contains(reserved, word) || slices.Contains(geometryWords, word) {
		return true
	}
	return word == "DATE" || word == "TIMESTAMP" || word == "INTERVAL" ||
		slices.ContainsFunc(operators, func(o operator) bool { return o.text == word })
}
