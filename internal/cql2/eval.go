package cql2

import (
	"sync"

	"github.com/paulmach/orb"
)

// Record is what a filter is evaluated over.
type Record interface {
	// Property returns the value of a property, of the Go type that belongs to its
	// Type, or nil when it has none.
	Property(name string) any
	// Geometry returns a geometry property, (lon, lat) in degrees, or nil.
	Geometry(name string) orb.Geometry
}

// truth is a truth value of Kleene's three-valued logic: AND is the least, OR the
// greatest, NOT the negative.
type truth int8

const (
	no      truth = -1
	unknown truth = 0
	yes     truth = 1
)

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

// The forms an expression is compiled to.
type (
	test  func(Record) truth        // a condition
	value func(Record) any          // a scalar; nil is NULL
	when  func(Record) (span, bool) // a temporal geometry; false is NULL
)

// Match reports whether the filter is true of the record; what is unknown is not.
func (e *Expr) Match(r Record) bool { return (*e.test.Load())(r) == yes }

// bind compiles the filter for properties of known types.
func (e *Expr) bind(q Queryables) {
	t := compiler{q}.test(e.root)
	e.test.Store(&t)
}

// compiler turns nodes into functions.
type compiler struct {
	types Queryables
}

// constant reports whether the node has the same value for every record.
func (n *node) constant() bool {
	if n.op == opProperty {
		return false
	}
	for _, a := range n.args {
		if !a.constant() {
			return false
		}
	}
	return true
}

// test compiles a condition; what does not depend on the record is evaluated once, when
// it is first asked for.
func (c compiler) test(n *node) test {
	t := c.condition(n)
	if n.constant() {
		once := sync.OnceValue(func() truth { return t(nil) })
		return func(Record) truth { return once() }
	}
	return t
}

func (c compiler) condition(n *node) test {
	switch {
	case n.op == opAnd:
		return every(c.tests(n.args))
	case n.op == opOr:
		return some(c.tests(n.args))
	case n.op == opNot:
		t := c.test(n.args[0])
		return func(r Record) truth { return -t(r) }
	case n.op.isComparison():
		return c.comparison(n)
	case n.op == opLike:
		return c.like(n)
	case n.op == opBetween:
		return c.between(n)
	case n.op == opIn:
		return c.in(n)
	case n.op == opIsNull:
		return c.isNull(n.args[0])
	case n.op.isSpatial():
		return c.spatial(n)
	case n.op.isTemporal():
		return c.temporal(n)
	case n.op.isArray():
		return c.arrays(n)
	}
	v := c.value(n) // a literal, a property or a function that is boolean
	return func(r Record) truth {
		if b, ok := v(r).(bool); ok {
			return truthOf(b)
		}
		return unknown
	}
}

func (c compiler) tests(nodes []*node) []test {
	tests := make([]test, len(nodes))
	for i, n := range nodes {
		tests[i] = c.test(n)
	}
	return tests
}

func every(tests []test) test {
	return func(r Record) truth {
		all := yes
		for _, t := range tests {
			if all = min(all, t(r)); all == no {
				break
			}
		}
		return all
	}
}

func some(tests []test) test {
	return func(r Record) truth {
		one := no
		for _, t := range tests {
			if one = max(one, t(r)); one == yes {
				break
			}
		}
		return one
	}
}
