package cql2

// The limits on a filter. What is over them is refused before it is evaluated, with
// an Error whose TooLarge is set.
const (
	MaxText     = 8 << 10  // bytes of a text filter
	MaxJSON     = 64 << 10 // bytes of a JSON filter
	MaxDepth    = 32       // operators and parentheses inside each other
	MaxNodes    = 200      // operators, properties and literals
	MaxVertices = 1000     // of all geometry literals together
)

// builder makes nodes for both parsers and keeps count of them.
type builder struct {
	nodes, vertices int
}

// node makes a node and refuses it when the filter grows over a limit or the
// arguments cannot be what the operator takes.
func (b *builder) node(o op, at place, args ...*node) (*node, error) {
	n := &node{op: o, at: at, args: args}
	return n, b.admit(n)
}

// leaf makes a node that has a value instead of arguments.
func (b *builder) leaf(o op, at place, val any) (*node, error) {
	n := &node{op: o, at: at, val: val}
	return n, b.admit(n)
}

// property makes a reference to a property.
func (b *builder) property(at place, name string) (*node, error) {
	n := &node{op: opProperty, at: at, name: name}
	return n, b.admit(n)
}

func (b *builder) admit(n *node) error {
	n.measure()
	if n.depth > MaxDepth {
		return n.at.tooLarge("operators are nested more than %d deep; split the filter", MaxDepth)
	}
	if b.nodes++; b.nodes > MaxNodes {
		return n.at.tooLarge("the filter has more than %d operators, properties and values", MaxNodes)
	}
	return n.wellFormed()
}

// vertex counts one vertex of a geometry literal.
func (b *builder) vertex(at place) error {
	if b.vertices++; b.vertices > MaxVertices {
		return at.tooLarge("the geometries have more than %d vertices; simplify them", MaxVertices)
	}
	return nil
}
