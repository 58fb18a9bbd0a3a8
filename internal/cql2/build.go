package cql2

import (
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/paulmach/orb"
)

// And returns a filter that is true where all of the filters are. Filters that are nil
// are left out; without any it is nil. What Check has bound the filters to stays bound.
func And(filters ...*Expr) *Expr {
	filters = slices.DeleteFunc(slices.Clone(filters), func(f *Expr) bool { return f == nil })
	switch len(filters) {
	case 0:
		return nil
	case 1:
		return filters[0]
	}
	var args []*node
	var tests []test
	for _, f := range filters {
		tests = append(tests, *f.test.Load())
		if f.root.op == opAnd {
			args = append(args, f.root.args...)
		} else {
			args = append(args, f.root)
		}
	}
	e := &Expr{root: combined(opAnd, args...)}
	all := every(tests)
	e.test.Store(&all)
	return e
}

// Equal returns a filter that is true where a property has the value: a string, bool,
// int, int64, float64 or time.Time, which is a whole day at 00:00 UTC. The error is for a value of another type.
func Equal(name string, val any) (*Expr, error) {
	v, err := literal(val)
	if err != nil {
		return nil, err
	}
	return made(combined(opEqual, named(name), v)), nil
}

// In returns a filter that is true where a property has one of the values.
func In(name string, vals []any) (*Expr, error) {
	if len(vals) == 1 {
		return Equal(name, vals[0])
	}
	args := []*node{named(name)}
	for _, val := range vals {
		v, err := literal(val)
		if err != nil {
			return nil, err
		}
		args = append(args, v)
	}
	if len(args) == 1 {
		return made(constantOf(opBoolean, false)), nil
	}
	return made(combined(opIn, args...)), nil
}

// ArrayContains returns a filter that is true where an array has all of the texts.
func ArrayContains(name string, texts []string) *Expr { return arrayFilter(opAContains, name, texts) }

// ArrayOverlaps returns a filter that is true where an array has one of the texts.
func ArrayOverlaps(name string, texts []string) *Expr { return arrayFilter(opAOverlaps, name, texts) }

func arrayFilter(o op, name string, texts []string) *Expr {
	items := make([]*node, len(texts))
	for i, s := range texts {
		items[i] = constantOf(opText, s)
	}
	return made(combined(o, named(name), combined(opArray, items...)))
}

// SIntersects returns a filter that is true where a geometry property intersects g,
// (lon, lat) in degrees.
func SIntersects(name string, g orb.Geometry) *Expr {
	return made(combined(opSIntersects, named(name), constantOf(opGeometry, g)))
}

func named(name string) *node { return &node{op: opProperty, name: name, depth: 1} }

func constantOf(o op, val any) *node { return &node{op: o, val: val, depth: 1} }

func combined(o op, args ...*node) *node {
	n := &node{op: o, args: args}
	n.measure()
	return n
}

func literal(val any) (*node, error) {
	switch v := val.(type) {
	case string:
		return constantOf(opText, v), nil
	case bool:
		return constantOf(opBoolean, v), nil
	case int:
		return constantOf(opNumber, int64(v)), nil
	case int64:
		return constantOf(opNumber, v), nil
	case float64:
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			return constantOf(opNumber, canonical(v)), nil
		}
	case time.Time:
		return constantOf(opInstant, instant{v.UTC(), v.Equal(dayOf(v))}), nil
	}
	return nil, fmt.Errorf("cql2: %v (%T) is no value of a filter", val, val)
}

// made makes a filter of a tree that is well formed by construction.
func made(root *node) *Expr {
	e := &Expr{root: root}
	e.bind(nil)
	return e
}
