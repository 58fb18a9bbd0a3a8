package cql2

import (
	"maps"
	"time"

	"github.com/paulmach/orb"
)

// Bounds are conditions that every record of which a filter is true satisfies, in a
// form that an index can answer. They are necessary, not sufficient: Match decides.
type Bounds struct {
	// None is set when the filter is true of no record at all.
	None bool
	// Boxes, unless nil, are closed boxes in degrees: the geometry has a point in one.
	Boxes []orb.Bound
	// From and To, where they are not zero, bound the time: the closed interval from the
	// start property to the end property has a moment in [From, To]. This supposes that
	// no record ends before it starts.
	From, To time.Time
	// Equal gives, for some properties, the values of which the property has one. They
	// are string, bool, int64 (every whole number) or float64. Of a property that is an
	// array, one of its elements is one of the values.
	Equal map[string][]any
}

// most is how many boxes, or values of a property, are kept apart.
const most = 64

// Bounds returns what a filter demands of the geometry property, of the properties
// that start and end a record in time (which may be one), and of values. Names that
// are empty are not bounded.
func (e *Expr) Bounds(geometryName, startName, endName string) Bounds {
	b := bounder{geometryName, startName, endName}.demand(e.root, false)
	out := Bounds{None: b.none, Boxes: b.boxes, From: b.from, To: b.to}
	if b.none {
		return Bounds{None: true}
	}
	if !b.from.IsZero() && !b.to.IsZero() && b.from.After(b.to) {
		// The record ends after From and starts before To: it spans what is between.
		out.From, out.To = b.to, b.from
	}
	for name, v := range b.equal {
		if out.Equal == nil {
			out.Equal = map[string][]any{}
		}
		out.Equal[name] = v.list
	}
	return out
}

// demands are the bounds of a part of a filter.
type demands struct {
	none     bool
	boxes    []orb.Bound
	inside   bool      // the geometry is wholly within boxes, of which there is then one
	from, to time.Time // the record ends at from or later, and starts at to or earlier
	equal    map[string]values
}

// values are what a property is one of, or, of an array, has one of.
type values struct {
	list  []any
	array bool
}

// and joins what two parts demand, both of which are true.
func (d demands) and(e demands) demands {
	out := demands{none: d.none || e.none, from: d.from, to: d.to, equal: maps.Clone(d.equal)}
	if out.from.IsZero() || e.from.After(out.from) {
		out.from = e.from
	}
	if out.to.IsZero() || !e.to.IsZero() && e.to.Before(out.to) {
		out.to = e.to
	}
	out.boxes, out.inside = d.boxes, d.inside
	switch {
	case e.boxes == nil:
	case d.boxes == nil:
		out.boxes, out.inside = e.boxes, e.inside
	case d.inside || e.inside: // where one meets the geometry, the geometry is in the other
		out.boxes, out.inside = intersection(d.boxes, e.boxes), d.inside && e.inside
		out.none = out.none || len(out.boxes) == 0
	case area(e.boxes) < area(d.boxes):
		out.boxes = e.boxes
	}
	for name, v := range e.equal {
		have, ok := out.equal[name]
		if out.equal == nil {
			out.equal = map[string]values{}
		}
		switch {
		case !ok || (have.array || v.array) && len(v.list) < len(have.list):
			out.equal[name] = v
		case !have.array && !v.array:
			out.equal[name] = values{list: common(have.list, v.list)}
			out.none = out.none || len(out.equal[name].list) == 0
		}
	}
	return out
}

// or joins what two parts demand, one of which is true.
func (d demands) or(e demands) demands {
	switch {
	case d.none:
		return e
	case e.none:
		return d
	}
	var out demands
	if d.boxes != nil && e.boxes != nil {
		out.boxes = merged(append(append([]orb.Bound{}, d.boxes...), e.boxes...))
	}
	if !d.from.IsZero() && !e.from.IsZero() {
		out.from = earlier(d.from, e.from)
	}
	if !d.to.IsZero() && !e.to.IsZero() {
		out.to = later(d.to, e.to)
	}
	for name, v := range d.equal {
		w, ok := e.equal[name]
		if !ok || len(v.list)+len(w.list) > most {
			continue
		}
		if out.equal == nil {
			out.equal = map[string]values{}
		}
		list := append(append([]any{}, v.list...), w.list...)
		out.equal[name] = values{list, v.array || w.array}
	}
	return out
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// common returns the values that are in both lists.
func common(a, b []any) []any {
	out := []any{}
	for _, x := range a {
		for _, y := range b {
			if x == y {
				out = append(out, x)
				break
			}
		}
	}
	return out
}

func intersection(a, b []orb.Bound) []orb.Bound {
	out := []orb.Bound{}
	for _, x := range a {
		for _, y := range b {
			if x.Intersects(y) {
				out = append(out, orb.Bound{
					Min: orb.Point{max(x.Min[0], y.Min[0]), max(x.Min[1], y.Min[1])},
					Max: orb.Point{min(x.Max[0], y.Max[0]), min(x.Max[1], y.Max[1])},
				})
			}
		}
	}
	return merged(out)
}

// merged makes one box of too many.
func merged(boxes []orb.Bound) []orb.Bound {
	if len(boxes) <= most {
		return boxes
	}
	all := boxes[0]
	for _, b := range boxes[1:] {
		all = all.Union(b)
	}
	return []orb.Bound{all}
}

// area is the sum of the boxes' areas in square degrees.
func area(boxes []orb.Bound) float64 {
	var sum float64
	for _, b := range boxes {
		sum += (b.Max[0] - b.Min[0]) * (b.Max[1] - b.Min[1])
	}
	return sum
}
