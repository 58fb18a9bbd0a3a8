package cql2

import (
	"slices"
	"strings"
	"sync/atomic"
	"time"
)

// op names an operator, a function of the standard, or a kind of leaf.
type op uint8

const (
	opNone op = iota

	opAnd
	opOr
	opNot

	opEqual
	opNotEqual
	opLess
	opGreater
	opLessEqual
	opGreaterEqual
	opLike
	opBetween
	opIn
	opIsNull

	opCasei
	opAccenti

	opSContains
	opSCrosses
	opSDisjoint
	opSEquals
	opSIntersects
	opSOverlaps
	opSTouches
	opSWithin

	opTAfter
	opTBefore
	opTContains
	opTDisjoint
	opTDuring
	opTEquals
	opTFinishedBy
	opTFinishes
	opTIntersects
	opTMeets
	opTMetBy
	opTOverlappedBy
	opTOverlaps
	opTStartedBy
	opTStarts

	opAContainedBy
	opAContains
	opAEquals
	opAOverlaps

	opAdd
	opSubtract
	opMultiply
	opDivide
	opModulo
	opIntDivide
	opPower

	opCall     // a function that the standard does not name
	opProperty // name
	opText     // val string
	opNumber   // val int64 or float64
	opBoolean  // val bool
	opInstant  // val instant: DATE or TIMESTAMP
	opOpen     // '..', an open end of an interval
	opInterval // two ends
	opGeometry // val orb.Geometry
	opBox      // val box
	opArray    // elements
)

// operator is what the two encodings call an operator, and how many arguments it has.
type operator struct {
	op   op
	text string // keyword or symbol in the text encoding, upper case
	json string // value of "op" in the JSON encoding
	args int    // exact number of arguments; -2 is two or more
}

// operators lists every operator and function of the standard once.
var operators = []operator{
	{opAnd, "AND", "and", -2},
	{opOr, "OR", "or", -2},
	{opNot, "NOT", "not", 1},
	{opEqual, "=", "=", 2},
	{opNotEqual, "<>", "<>", 2},
	{opLess, "<", "<", 2},
	{opGreater, ">", ">", 2},
	{opLessEqual, "<=", "<=", 2},
	{opGreaterEqual, ">=", ">=", 2},
	{opLike, "LIKE", "like", 2},
	{opBetween, "BETWEEN", "between", 3},
	{opIn, "IN", "in", -2},
	{opIsNull, "IS NULL", "isNull", 1},
	{opCasei, "CASEI", "casei", 1},
	{opAccenti, "ACCENTI", "accenti", 1},
	{opSContains, "S_CONTAINS", "s_contains", 2},
	{opSCrosses, "S_CROSSES", "s_crosses", 2},
	{opSDisjoint, "S_DISJOINT", "s_disjoint", 2},
	{opSEquals, "S_EQUALS", "s_equals", 2},
	{opSIntersects, "S_INTERSECTS", "s_intersects", 2},
	{opSOverlaps, "S_OVERLAPS", "s_overlaps", 2},
	{opSTouches, "S_TOUCHES", "s_touches", 2},
	{opSWithin, "S_WITHIN", "s_within", 2},
	{opTAfter, "T_AFTER", "t_after", 2},
	{opTBefore, "T_BEFORE", "t_before", 2},
	{opTContains, "T_CONTAINS", "t_contains", 2},
	{opTDisjoint, "T_DISJOINT", "t_disjoint", 2},
	{opTDuring, "T_DURING", "t_during", 2},
	{opTEquals, "T_EQUALS", "t_equals", 2},
	{opTFinishedBy, "T_FINISHEDBY", "t_finishedBy", 2},
	{opTFinishes, "T_FINISHES", "t_finishes", 2},
	{opTIntersects, "T_INTERSECTS", "t_intersects", 2},
	{opTMeets, "T_MEETS", "t_meets", 2},
	{opTMetBy, "T_METBY", "t_metBy", 2},
	{opTOverlappedBy, "T_OVERLAPPEDBY", "t_overlappedBy", 2},
	{opTOverlaps, "T_OVERLAPS", "t_overlaps", 2},
	{opTStartedBy, "T_STARTEDBY", "t_startedBy", 2},
	{opTStarts, "T_STARTS", "t_starts", 2},
	{opAContainedBy, "A_CONTAINEDBY", "a_containedBy", 2},
	{opAContains, "A_CONTAINS", "a_contains", 2},
	{opAEquals, "A_EQUALS", "a_equals", 2},
	{opAOverlaps, "A_OVERLAPS", "a_overlaps", 2},
	{opAdd, "+", "+", 2},
	{opSubtract, "-", "-", 2},
	{opMultiply, "*", "*", 2},
	{opDivide, "/", "/", 2},
	{opModulo, "%", "%", 2},
	{opIntDivide, "DIV", "div", 2},
	{opPower, "^", "^", 2},
}

// spec returns the operator's entry; the zero entry for leaves and calls.
func (o op) spec() operator {
	for _, s := range operators {
		if s.op == o {
			return s
		}
	}
	return operator{}
}

// operatorNamed finds an operator by its name in JSON, in any case.
func operatorNamed(name string) (operator, bool) {
	for _, s := range operators {
		if strings.EqualFold(s.json, name) {
			return s, true
		}
	}
	return operator{}, false
}

func (o op) isComparison() bool { return o >= opEqual && o <= opGreaterEqual }
func (o op) isSpatial() bool    { return o >= opSContains && o <= opSWithin }
func (o op) isTemporal() bool   { return o >= opTAfter && o <= opTStarts }
func (o op) isArray() bool      { return o >= opAContainedBy && o <= opAOverlaps }
func (o op) isArithmetic() bool { return o >= opAdd && o <= opPower }

// intervalsOnly reports whether a temporal function is an error with an instant.
func (o op) intervalsOnly() bool {
	return o.isTemporal() && !slices.Contains([]op{opTAfter, opTBefore, opTDisjoint, opTEquals, opTIntersects}, o)
}

// node is an operator with its arguments, or a leaf.
type node struct {
	op    op
	args  []*node
	name  string // of a property, or of the function of a call
	val   any    // of a literal
	at    place
	quote bool // a property that was written in double quotes
	depth int  // of the tree below and including this node
}

func (n *node) measure() {
	n.depth = 1
	for _, a := range n.args {
		n.depth = max(n.depth, a.depth+1)
	}
}

// walk visits n and everything below it, parents first.
func (n *node) walk(visit func(*node) error) error {
	if err := visit(n); err != nil {
		return err
	}
	for _, a := range n.args {
		if err := a.walk(visit); err != nil {
			return err
		}
	}
	return nil
}

// instant is a date or a timestamp. A date is a whole day, held as its first moment in UTC.
type instant struct {
	t   time.Time
	day bool
}

// Expr is a filter: a tree of operators that is true, false or unknown of a record.
// It is immutable but for what Check binds, and safe for concurrent use.
type Expr struct {
	root *node
	test atomic.Pointer[test]
}

// newExpr makes a filter of a tree, evaluated without knowing types until Check.
func newExpr(root *node) (*Expr, error) {
	if k := root.kinds(nil); k&kindBoolean == 0 {
		return nil, root.at.errorf("a filter is true or false of a record, but %s is %s", root.describe(), k)
	}
	e := &Expr{root: root}
	e.bind(nil)
	return e, nil
}
