package cql2

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
