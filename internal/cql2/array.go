package cql2

import (
	"slices"

	"github.com/paulmach/orb"
)

// list compiles an array to a []any of its elements; nil when one of them is NULL, for
// then what the array contains is unknown.
func (c compiler) list(n *node) value {
	items := make([]value, len(n.args))
	days := make([]bool, len(items))
	for i, a := range n.args {
		items[i], days[i] = c.value(a), c.isDate(a)
	}
	return func(r Record) any {
		list := make([]any, len(items))
		for i, item := range items {
			v := item(r)
			if i, ok := instantOf(v, days[i]); ok {
				v = i
			}
			if v == nil {
				return nil
			}
			list[i] = v
		}
		return list
	}
}

// arrays compiles an A_ function. Arrays are sets: order and repetition do not count.
func (c compiler) arrays(n *node) test {
	a, b, o := c.value(n.args[0]), c.value(n.args[1]), n.op
	return func(r Record) truth {
		x, y := a(r), b(r)
		if s, ok := x.([]string); ok {
			if t, ok := textsOf(y); ok {
				return truthOf(relateSets(o, s, t, func(p, q string) bool { return p == q }))
			}
		}
		s, ok := elementsOf(x)
		t, ok2 := elementsOf(y)
		if !ok || !ok2 {
			return unknown
		}
		return truthOf(relateSets(o, s, t, sameElement))
	}
}

// relateSets evaluates an A_ function on two sets.
func relateSets[T any](o op, a, b []T, same func(T, T) bool) bool {
	in := func(x T, set []T) bool {
		return slices.ContainsFunc(set, func(y T) bool { return same(x, y) })
	}
	within := func(a, b []T) bool {
		return !slices.ContainsFunc(a, func(x T) bool { return !in(x, b) })
	}
	switch o {
	case opAEquals:
		return within(a, b) && within(b, a)
	case opAContains:
		return within(b, a)
	case opAContainedBy:
		return within(a, b)
	}
	return slices.ContainsFunc(a, func(x T) bool { return in(x, b) })
}

// textsOf returns an array whose elements are all texts, without copying one that is
// held as such.
func textsOf(v any) ([]string, bool) {
	switch v := v.(type) {
	case []string:
		return v, true
	case []any:
		texts := make([]string, len(v))
		for i, e := range v {
			s, ok := e.(string)
			if !ok {
				return nil, false
			}
			texts[i] = s
		}
		return texts, true
	}
	return nil, false
}

func elementsOf(v any) ([]any, bool) {
	switch v := v.(type) {
	case []any:
		return v, true
	case []string:
		list := make([]any, len(v))
		for i, s := range v {
			list[i] = s
		}
		return list, true
	}
	return nil, false
}

// sameElement reports whether two elements of arrays are equal: scalars by value,
// temporal and spatial geometries and arrays as T_EQUALS, S_EQUALS and A_EQUALS.
func sameElement(a, b any) bool {
	if order, ok := compareValues(a, false, b, false); ok {
		return order == 0
	}
	if s, ok := spanOf(a); ok {
		t, ok := spanOf(b)
		return ok && s.relate(opTEquals, t)
	}
	if g, ok := a.(orb.Geometry); ok {
		h, ok := b.(orb.Geometry)
		return ok && shapeOf(g).relate(opSEquals, shapeOf(h)) == yes
	}
	s, ok := elementsOf(a)
	t, ok2 := elementsOf(b)
	return ok && ok2 && relateSets(opAEquals, s, t, sameElement)
}
