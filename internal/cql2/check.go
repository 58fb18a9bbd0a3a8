package cql2

import (
	"maps"
	"slices"
	"strings"

	"github.com/paulmach/orb"
)

// Queryables are the properties a filter may name, with their types.
type Queryables map[string]Type

// kinds resolves a property, for one that is known.
func (q Queryables) kinds(name string) kinds { return typeKinds[q[name]] }

// Check makes sure that a filter fits a collection: every property is a queryable and
// has a type that its operator takes, both sides of a comparison are of one kind, and
// geometries lie within WGS 84 (longitude −180…180, latitude −90…90 degrees). It also
// binds the filter to the types, so that Match tells dates from timestamps. The error
// is an *Error.
func (e *Expr) Check(q Queryables) error {
	err := e.root.walk(func(n *node) error {
		switch n.op {
		case opProperty:
			if _, ok := q[n.name]; !ok {
				return n.unknownProperty(q)
			}
		case opGeometry, opBox:
			return n.checkCoordinates()
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = e.root.walk(func(n *node) error { return n.checkKinds(q.kinds) })
	if err != nil {
		return err
	}
	if k := e.root.kinds(q.kinds); k&kindBoolean == 0 {
		return e.root.at.errorf("a filter is true or false of a record, but %s is %s", e.root.describe(), k)
	}
	e.bind(q)
	return nil
}

// Properties returns the names of the properties the filter mentions, sorted.
func (e *Expr) Properties() []string {
	names := map[string]bool{}
	_ = e.root.walk(func(n *node) error {
		if n.op == opProperty {
			names[n.name] = true
		}
		return nil
	})
	return slices.Sorted(maps.Keys(names))
}

// wellFormed checks what can be checked before the queryables are known.
func (n *node) wellFormed() error {
	if spec := n.op.spec(); spec.args > 0 && len(n.args) != spec.args || spec.args < 0 && len(n.args) < -spec.args {
		return n.wrongNumber(spec.text, max(spec.args, -spec.args))
	}
	if n.op == opLike && !n.args[1].isPattern() {
		return n.args[1].at.errorf("the pattern of LIKE is a text, perhaps inside CASEI or ACCENTI, not %s", n.args[1].describe())
	}
	if n.op == opCall {
		if err := n.checkCall(); err != nil {
			return err
		}
	}
	if n.op == opIsNull && n.args[0].op == opArray {
		return n.args[0].at.errorf("an array literal is never NULL")
	}
	return n.checkKinds(nil)
}

// wrongNumber says how many arguments an operator takes.
func (n *node) wrongNumber(name string, want int) error {
	if want == 1 {
		return n.at.errorf("%s takes 1 argument, not %d", name, len(n.args))
	}
	return n.at.errorf("%s takes %d arguments, not %d", name, want, len(n.args))
}

// isPattern follows the BNF's rule patternExpression.
func (n *node) isPattern() bool {
	if n.op == opCasei || n.op == opAccenti {
		return n.args[0].isPattern()
	}
	return n.op == opText
}

// checkKinds makes sure that every argument can be of a kind its operator takes, and
// that those which are compared can be of one kind.
func (n *node) checkKinds(resolve resolver) error {
	for i, a := range n.args {
		want, have := n.wants(i), a.kinds(resolve)
		if want&have == 0 {
			return a.at.errorf("%s takes %s, but %s is %s%s", n.title(), want, a.describe(), have, n.hint(have))
		}
	}
	if n.op.isComparison() || n.op == opBetween || n.op == opIn {
		for _, a := range n.args[1:] {
			if err := n.checkComparable(n.args[0], a, resolve); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkComparable makes sure that a and b can be of one kind. A text literal stands
// for a date or a timestamp where it is compared with one.
func (n *node) checkComparable(a, b *node, resolve resolver) error {
	ka, kb := a.kinds(resolve)&kindScalar, b.kinds(resolve)&kindScalar
	if ka.group()&kb.group() != 0 {
		return nil
	}
	for _, pair := range [][2]*node{{a, b}, {b, a}} {
		text, other := pair[0], pair[1]
		if text.op != opText || other.kinds(resolve)&kindInstant == 0 {
			continue
		}
		if _, err := parseInstant(text.val.(string)); err != nil {
			return text.at.errorf("%s is %s, but %s", other.describe(), other.kinds(resolve), err)
		}
		return nil
	}
	return b.at.errorf("%s compares values of one kind, but %s is %s and %s is %s",
		n.title(), a.describe(), ka, b.describe(), kb)
}

// hint names the operators for a kind of value that this operator does not take.
func (n *node) hint(have kinds) string {
	switch {
	case n.op.intervalsOnly() && have&kindInstant != 0:
		return "; use T_AFTER, T_BEFORE, T_DISJOINT, T_EQUALS or T_INTERSECTS, or make an INTERVAL"
	case !n.op.isComparison() && n.op != opIn && n.op != opLike:
		return ""
	case have == kindGeometry:
		return "; use S_EQUALS or another S_ function"
	case have == kindArray:
		return "; use A_CONTAINS or another A_ function"
	case have == kindInterval:
		return "; use T_EQUALS or another T_ function"
	}
	return ""
}

// title is the operator as errors name it.
func (n *node) title() string {
	switch n.op {
	case opCall:
		return n.name
	case opInterval:
		return "INTERVAL"
	}
	return n.op.spec().text
}

// describe is the expression as errors quote it.
func (n *node) describe() string { return shorten(n.text()) }

func (n *node) unknownProperty(q Queryables) error {
	names := slices.Sorted(maps.Keys(q))
	for _, have := range names {
		if strings.EqualFold(have, n.name) {
			return n.at.errorf("there is no property %q; names are case-sensitive: use %q", shorten(n.name), have)
		}
	}
	const most = 30
	list := strings.Join(names[:min(most, len(names))], ", ")
	if len(names) > most {
		list += ", …"
	}
	if n.quote {
		list += "; a text is written in single quotes"
	}
	return n.at.errorf("there is no property %q; there are: %s", shorten(n.name), list)
}

// checkCoordinates makes sure that a geometry literal lies within WGS 84.
func (n *node) checkCoordinates() error {
	if b, ok := n.val.(box); ok {
		if b.South > b.North {
			return n.at.errorf("the south of a BBOX, %v, is above its north, %v; write west, south, east, north", b.South, b.North)
		}
		for _, p := range []orb.Point{{b.West, b.South}, {b.East, b.North}} {
			if err := n.checkPoint(p); err != nil {
				return err
			}
		}
		return nil
	}
	var err error
	eachPoint(n.val.(orb.Geometry), func(p orb.Point) {
		if err == nil {
			err = n.checkPoint(p)
		}
	})
	if err != nil {
		return err
	}
	return n.checkGeometry()
}

func (n *node) checkPoint(p orb.Point) error {
	switch {
	case !(p[0] >= -180 && p[0] <= 180):
		return n.at.errorf("longitude %v is outside −180…180", p[0])
	case !(p[1] >= -90 && p[1] <= 90):
		return n.at.errorf("latitude %v is outside −90…90 (coordinates are longitude, latitude)", p[1])
	}
	return nil
}
