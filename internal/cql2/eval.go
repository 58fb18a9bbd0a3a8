package cql2

import "github.com/paulmach/orb"

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

// test compiles a condition; what does not depend on the record is evaluated once.
func (c compiler) test(n *node) test {
	t := c.condition(n)
	if n.constant() {
		result := t(nil)
		return func(Record) truth { return result }
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

// isDate reports whether a node is a property whose time.Time is a whole day.
func (c compiler) isDate(n *node) bool {
	t, ok := c.types[n.name]
	return n.op == opProperty && ok && t == Date
}

// accepts says which orders of the two sides make a comparison true.
func (o op) accepts(order int) bool {
	switch o {
	case opEqual:
		return order == 0
	case opNotEqual:
		return order != 0
	case opLess:
		return order < 0
	case opGreater:
		return order > 0
	case opLessEqual:
		return order <= 0
	}
	return order >= 0
}

func (c compiler) comparison(n *node) test {
	a, b := c.operand(n.args[0], n.args[1]), c.operand(n.args[1], n.args[0])
	aDays, bDays := c.isDate(n.args[0]), c.isDate(n.args[1])
	o := n.op
	return func(r Record) truth {
		order, ok := compareValues(a(r), aDays, b(r), bDays)
		if !ok {
			return unknown
		}
		return truthOf(o.accepts(order))
	}
}

// operand compiles a scalar that is compared with another: a text literal is read as
// an instant too, unless the other can only be a text.
func (c compiler) operand(n, other *node) value {
	if n.op == opText && other.kinds(c.resolver())&kindInstant != 0 {
		if when, err := parseInstant(n.val.(string)); err == nil {
			q := any(quoted{n.val.(string), when})
			return func(Record) any { return q }
		}
	}
	return c.value(n)
}

func (c compiler) resolver() resolver {
	if c.types == nil {
		return nil
	}
	return c.types.kinds
}

func (c compiler) between(n *node) test {
	v := c.value(n.args[0])
	if n.args[0].op == opText {
		v = c.operand(n.args[0], n.args[1])
	}
	low, high := c.operand(n.args[1], n.args[0]), c.operand(n.args[2], n.args[0])
	days, lowDays, highDays := c.isDate(n.args[0]), c.isDate(n.args[1]), c.isDate(n.args[2])
	return func(r Record) truth {
		x := v(r)
		below, ok := compareValues(x, days, low(r), lowDays)
		above, ok2 := compareValues(x, days, high(r), highDays)
		if !ok || !ok2 {
			return unknown
		}
		return truthOf(below >= 0 && above <= 0)
	}
}

func (c compiler) in(n *node) test {
	v, days := c.value(n.args[0]), c.isDate(n.args[0])
	items := make([]value, len(n.args)-1)
	itemDays := make([]bool, len(items))
	for i, a := range n.args[1:] {
		items[i], itemDays[i] = c.operand(a, n.args[0]), c.isDate(a)
		if n.args[0].op == opText {
			v = c.operand(n.args[0], a)
		}
	}
	return func(r Record) truth {
		x, found := v(r), no
		for i, item := range items {
			order, ok := compareValues(x, days, item(r), itemDays[i])
			if !ok {
				found = unknown
			} else if order == 0 {
				return yes
			}
		}
		return found
	}
}

func (c compiler) like(n *node) test {
	pattern, _ := c.value(n.args[1])(nil).(string) // a literal, so it needs no record
	p, v := newLikePattern(pattern), c.value(n.args[0])
	return func(r Record) truth {
		text, ok := v(r).(string)
		if !ok {
			return unknown
		}
		return truthOf(p.match(text))
	}
}

func (c compiler) isNull(n *node) test {
	switch k := n.kinds(c.resolver()); {
	case n.op == opProperty && k == kindGeometry:
		return func(r Record) truth { return truthOf(r.Geometry(n.name) == nil) }
	case n.op == opProperty && k&kindGeometry != 0: // not known which
		return func(r Record) truth { return truthOf(r.Property(n.name) == nil && r.Geometry(n.name) == nil) }
	case k == kindGeometry:
		g := c.geometry(n)
		return func(r Record) truth { return truthOf(g(r) == nil) }
	case n.op == opInterval:
		w := c.when(n)
		return func(r Record) truth { _, ok := w(r); return truthOf(!ok) }
	case k == kindBoolean && n.op != opProperty:
		t := c.test(n)
		return func(r Record) truth { return truthOf(t(r) == unknown) }
	}
	v := c.value(n)
	return func(r Record) truth { return truthOf(v(r) == nil) }
}

// value compiles a scalar; what does not depend on the record is evaluated once.
func (c compiler) value(n *node) value {
	v := c.scalar(n)
	if n.constant() {
		result := v(nil)
		return func(Record) any { return result }
	}
	return v
}

func (c compiler) scalar(n *node) value {
	switch {
	case n.op == opProperty:
		name := n.name
		return func(r Record) any { return r.Property(name) }
	case n.op == opText, n.op == opNumber, n.op == opBoolean, n.op == opInstant, n.op == opOpen:
		val := n.val
		return func(Record) any { return val }
	case n.op == opCasei:
		return mapText(c.value(n.args[0]), casei)
	case n.op == opAccenti:
		return mapText(c.value(n.args[0]), accenti)
	case n.op == opCall:
		return c.call(n)
	case n.op.isArithmetic():
		o, a, b := n.op, c.value(n.args[0]), c.value(n.args[1])
		return func(r Record) any {
			x, y := a(r), b(r)
			if !isNumber(x) || !isNumber(y) {
				return nil
			}
			return calculate(o, x, y)
		}
	case n.op == opArray:
		return c.list(n)
	}
	return c.fallback(n)
}

// fallback compiles what is no scalar but may stand in an array or a comparison: a
// condition becomes a boolean, a temporal or spatial geometry its value.
func (c compiler) fallback(n *node) value {
	switch {
	case n.op == opInterval:
		w := c.when(n)
		return func(r Record) any {
			if s, ok := w(r); ok {
				return s
			}
			return nil
		}
	case n.op == opGeometry || n.op == opBox:
		g := c.geometry(n)(nil)
		return func(Record) any { return g }
	}
	t := c.test(n)
	return func(r Record) any {
		switch t(r) {
		case yes:
			return true
		case no:
			return false
		}
		return nil
	}
}

func mapText(v value, f func(string) string) value {
	return func(r Record) any {
		if s, ok := v(r).(string); ok {
			return f(s)
		}
		return nil
	}
}

// temporal compiles a T_ function.
func (c compiler) temporal(n *node) test {
	o, a, b := n.op, c.when(n.args[0]), c.when(n.args[1])
	return func(r Record) truth {
		s, ok := a(r)
		if !ok {
			return unknown
		}
		t, ok := b(r)
		if !ok {
			return unknown
		}
		return truthOf(s.relate(o, t))
	}
}

// when compiles a temporal geometry.
func (c compiler) when(n *node) when {
	if n.op == opInterval {
		start, finish := c.end(n.args[0], -1), c.end(n.args[1], 1)
		return func(r Record) (span, bool) {
			s, ok := start(r)
			e, ok2 := finish(r)
			return span{s, e}, ok && ok2
		}
	}
	v, days := c.value(n), c.isDate(n)
	return func(r Record) (span, bool) {
		val := v(r)
		if i, ok := instantOf(val, days); ok {
			return moment(i), true
		}
		return spanOf(val)
	}
}

// end compiles an end of an interval; open is -1 for a start and 1 for an end.
func (c compiler) end(n *node, open int) func(Record) (end, bool) {
	if n.op == opOpen {
		return func(Record) (end, bool) { return end{open: open}, true }
	}
	v, days := c.value(n), c.isDate(n)
	return func(r Record) (end, bool) {
		i, ok := instantOf(v(r), days)
		return end{instant: i}, ok
	}
}
