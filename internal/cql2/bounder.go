package cql2

import (
	"time"

	"github.com/paulmach/orb"
)

// bounder finds what a filter demands; it knows the names that an index has bounds for.
type bounder struct {
	geometry, start, end string
}

// demand returns what must hold of a record for the condition to be true, or, when
// negated, to be false.
func (b bounder) demand(n *node, negated bool) demands {
	if n.constant() {
		t := compiler{}.test(n)(nil)
		if negated {
			t = -t
		}
		return demands{none: t != yes}
	}
	switch o := n.op; {
	case o == opNot:
		return b.demand(n.args[0], !negated)
	case o == opAnd, o == opOr:
		return b.joined(n, negated)
	case o.isComparison():
		return b.comparison(n, negated)
	case o == opProperty:
		return demands{equal: map[string]values{n.name: {list: []any{!negated}}}}
	case o.isSpatial():
		return b.spatial(n, negated)
	case o.isTemporal():
		return b.temporal(n, negated)
	case negated:
		return demands{}
	case o == opBetween:
		low := b.compared(n.args[0], opGreaterEqual, n.args[1])
		return low.and(b.compared(n.args[0], opLessEqual, n.args[2]))
	case o == opIn:
		d := demands{none: true}
		for _, item := range n.args[1:] {
			d = d.or(b.compared(n.args[0], opEqual, item))
		}
		return d
	case o == opAContains, o == opAOverlaps:
		return b.array(n)
	}
	return demands{}
}

// joined follows De Morgan: what is not (p and q) is not p or not q.
func (b bounder) joined(n *node, negated bool) demands {
	d := b.demand(n.args[0], negated)
	for _, a := range n.args[1:] {
		if e := b.demand(a, negated); (n.op == opAnd) != negated {
			d = d.and(e)
		} else {
			d = d.or(e)
		}
	}
	return d
}

// The negations of comparisons, and what they are with their sides exchanged.
var (
	negations = map[op]op{opEqual: opNotEqual, opNotEqual: opEqual, opLess: opGreaterEqual,
		opGreaterEqual: opLess, opGreater: opLessEqual, opLessEqual: opGreater}
	exchanges = map[op]op{opEqual: opEqual, opNotEqual: opNotEqual, opLess: opGreater,
		opGreater: opLess, opGreaterEqual: opLessEqual, opLessEqual: opGreaterEqual}
)

func (b bounder) comparison(n *node, negated bool) demands {
	o := n.op
	if negated {
		o = negations[o]
	}
	return b.compared(n.args[0], o, n.args[1]).and(b.compared(n.args[1], exchanges[o], n.args[0]))
}

// compared bounds a property that is compared with a constant.
func (b bounder) compared(prop *node, o op, val *node) demands {
	if prop.op != opProperty || !val.constant() {
		return demands{}
	}
	v := compiler{}.value(val)(nil)
	if v == nil {
		return demands{none: true} // a comparison with NULL is never true
	}
	if s, ok := v.(string); ok && val.op == opText {
		if when, err := parseInstant(s); err == nil {
			v = when // it may be one, so it cannot be asked for as a text
		}
	}
	if when, ok := v.(instant); ok {
		return b.compareTime(prop.name, o, when)
	}
	if o != opEqual {
		return demands{}
	}
	if f, ok := v.(float64); ok {
		v = canonical(f)
	}
	return demands{equal: map[string]values{prop.name: {list: []any{v}}}}
}

// compareTime bounds the start or the end of a record. The bounds are whole days,
// because dates and timestamps compare by day.
func (b bounder) compareTime(name string, o op, when instant) demands {
	if name == "" || name != b.start && name != b.end {
		return demands{}
	}
	var d demands
	if o == opEqual || o == opGreater || o == opGreaterEqual {
		d.from = dayOf(when.t)
	}
	if o == opEqual || o == opLess || o == opLessEqual {
		d.to = lastOf(when.t)
	}
	return d
}

// spatial bounds the geometry that is related to a constant one.
func (b bounder) spatial(n *node, negated bool) demands {
	if (n.op == opSDisjoint) != negated { // true of what is elsewhere
		return demands{}
	}
	for i, prop := range n.args {
		other := n.args[1-i]
		if prop.op != opProperty || prop.name != b.geometry || b.geometry == "" || !other.constant() {
			continue
		}
		d := demands{boxes: partBounds(other.val)}
		within := n.op == opSEquals || n.op == opSWithin && i == 0 || n.op == opSContains && i == 1
		d.inside = within && len(d.boxes) == 1
		return d
	}
	return demands{}
}

// partBounds returns the bounds of a literal, apart for each of its parts.
func partBounds(v any) []orb.Bound {
	boxes := []orb.Bound{}
	switch g := v.(type) {
	case box:
		return g.bounds()
	case orb.MultiPolygon:
		for _, p := range g {
			boxes = append(boxes, p.Bound())
		}
	case orb.MultiLineString:
		for _, l := range g {
			boxes = append(boxes, l.Bound())
		}
	case orb.MultiPoint:
		for _, p := range g {
			boxes = append(boxes, p.Bound())
		}
	case orb.Collection:
		for _, m := range g {
			boxes = append(boxes, partBounds(m)...)
		}
	case orb.Geometry:
		boxes = append(boxes, g.Bound())
	}
	return merged(boxes)
}

// temporal bounds a record whose own time is related to a constant one.
func (b bounder) temporal(n *node, negated bool) demands {
	o, rec, other := n.op, n.args[0], n.args[1]
	if !b.isTime(rec) {
		rec, other = other, rec
		switch o {
		case opTAfter:
			o = opTBefore
		case opTBefore:
			o = opTAfter
		}
	}
	if !b.isTime(rec) || !other.constant() {
		return demands{}
	}
	s, ok := compiler{}.when(other)(nil)
	if !ok {
		return demands{none: true}
	}
	var first, last time.Time // of the constant; zero where it is open
	if s.start.open == 0 {
		first = dayOf(s.start.t)
	}
	if s.end.open == 0 {
		last = lastOf(s.end.t)
	}
	return relatedTime(o, negated, first, last)
}

// relatedTime bounds a record whose relation to [first, last] is o, or is not.
func relatedTime(o op, negated bool, first, last time.Time) demands {
	if negated {
		switch o {
		case opTAfter: // it starts at last or earlier
			return demands{to: last}
		case opTBefore: // it ends at first or later
			return demands{from: first}
		case opTDisjoint:
			return demands{from: first, to: last}
		}
		return demands{}
	}
	switch o {
	case opTDisjoint:
		return demands{}
	case opTAfter:
		if last.IsZero() {
			return demands{}
		}
		return demands{from: dayOf(last)}
	case opTBefore:
		if first.IsZero() {
			return demands{}
		}
		return demands{to: lastOf(first)}
	}
	return demands{from: first, to: last} // all others have a moment in common
}

// isTime reports whether a node is the record's own time: its start, its end, or an
// interval of them.
func (b bounder) isTime(n *node) bool {
	if n.op == opInterval {
		return b.isTime(n.args[0]) && b.isTime(n.args[1])
	}
	return n.op == opProperty && n.name != "" && (n.name == b.start || n.name == b.end)
}

// array bounds a property that contains, or shares, elements of a constant array.
func (b bounder) array(n *node) demands {
	for i, prop := range n.args {
		list := n.args[1-i]
		if prop.op != opProperty || list.op != opArray || !list.constant() || n.op == opAContains && i == 1 {
			continue
		}
		texts, ok := textsOf(compiler{}.value(list)(nil))
		if !ok || len(texts) == 0 && n.op == opAContains {
			return demands{}
		}
		if n.op == opAContains {
			texts = texts[:1] // it has all of them, so it has the first
		}
		vals := make([]any, len(texts))
		for i, s := range texts {
			vals[i] = s
		}
		return demands{none: len(vals) == 0, equal: map[string]values{prop.name: {vals, true}}}
	}
	return demands{}
}
