package cql2

import "sync"

// value compiles a scalar; what does not depend on the record is evaluated once, when it
// is first asked for.
func (c compiler) value(n *node) value {
	v := c.scalar(n)
	if len(n.args) > 0 && n.constant() {
		once := sync.OnceValue(func() any { return v(nil) })
		return func(Record) any { return once() }
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
