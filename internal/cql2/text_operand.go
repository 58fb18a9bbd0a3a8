package cql2

import (
	"slices"
	"strings"
)

// reserved are the keywords that are never the name of a property unless quoted. The
// other keywords are followed by a parenthesis, and are names where they are not.
var reserved = []string{"AND", "OR", "NOT", "LIKE", "BETWEEN", "IN", "IS", "NULL", "TRUE", "FALSE", "DIV"}

// operand reads what an operator or a function can be applied to: a literal, a
// property, a function, or something in parentheses.
func (p *parser) operand() (*node, error) {
	t := p.peek()
	switch {
	case t.kind == tokNumber:
		return p.numericLiteral(false, p.at(t))
	case t.kind == tokText:
		p.next()
		return p.leaf(opText, p.at(t), t.text)
	case t.kind == tokQuoted:
		p.next()
		n, err := p.property(p.at(t), t.text)
		n.quote = true
		return n, err
	case t.kind == tokName:
		return p.named(t)
	case p.isSymbol("("):
		return p.parenthesised()
	}
	return nil, p.errorf(t, "expected a property, a value or a function, found %s", t.describe())
}

// named reads an operand that begins with a keyword or a name.
func (p *parser) named(t token) (*node, error) {
	word := strings.ToUpper(t.text)
	switch {
	case word == "TRUE", word == "FALSE":
		p.next()
		return p.leaf(opBoolean, p.at(t), word == "TRUE")
	case word == "NULL":
		return nil, p.errorf(t, "NULL is not a value; use IS NULL or IS NOT NULL")
	case slices.Contains(reserved, word):
		return nil, p.errorf(t, `expected a property, a value or a function, found %s; a property of that name is written "%s"`,
			t.text, t.text)
	case p.beginsGeometry():
		return p.spatialInstance()
	case !p.symbolAt(p.i+1, "("):
		p.next()
		return p.property(p.at(t), t.text)
	}
	p.next()
	switch word {
	case "DATE", "TIMESTAMP":
		return p.instantInstance(word, p.at(t))
	case "INTERVAL":
		return p.intervalInstance(p.at(t))
	}
	for _, s := range operators {
		if s.text == word {
			return p.standardFunction(s, p.at(t))
		}
	}
	return p.function(t)
}

// standardFunction reads the arguments of CASEI, ACCENTI, S_…, T_… and A_….
func (p *parser) standardFunction(s operator, at place) (*node, error) {
	part := p.scalarExpression
	switch {
	case s.op == opCasei, s.op == opAccenti:
		part = p.characterExpression
	case s.op.isArray():
		part = p.arrayElement
	}
	args, err := p.arguments(s.text, part)
	if err != nil {
		return nil, err
	}
	return p.node(s.op, at, args...)
}

// characterExpression = characterClause | propertyName | function
func (p *parser) characterExpression() (*node, error) { return p.operand() }

// function = identifier "(" {argumentList} ")"
func (p *parser) function(t token) (*node, error) {
	f := functionNamed(t.text)
	if f.name == "" {
		return nil, unknownFunction(p.at(t), t.text)
	}
	var i int
	args, err := p.arguments(f.name, func() (*node, error) {
		part := p.booleanExpression
		if i < len(f.params) && f.params[i]&kindArray != 0 {
			part = p.arrayElement
		}
		i++
		return part()
	})
	if err != nil {
		return nil, err
	}
	n := &node{op: opCall, at: p.at(t), name: f.name, args: args}
	return n, p.admit(n)
}

// arguments reads a list of arguments in parentheses, which may be empty.
func (p *parser) arguments(name string, part func() (*node, error)) ([]*node, error) {
	if err := p.open(name); err != nil {
		return nil, err
	}
	var args []*node
	if !p.isSymbol(")") {
		var err error
		if args, err = p.list(nil, part); err != nil {
			return nil, err
		}
	}
	return args, p.close("the arguments of " + name)
}

// parentheses is a pair that was read as a group: the tokens it spans, and how many
// pairs stand directly inside each other, itself included.
type parentheses struct {
	from, to, levels int
}

// parenthesised reads "(" booleanExpression ")" as the expression itself, and anything
// else in parentheses as an array.
func (p *parser) parenthesised() (*node, error) {
	start, t := p.i, p.peek()
	if err := p.open("nothing"); err != nil {
		return nil, err
	}
	if p.isSymbol(")") {
		return p.array(t, nil)
	}
	inner := p.i
	first, err := p.booleanExpression()
	if err != nil {
		return nil, err
	}
	if p.isSymbol(",") {
		return p.arrayAfter(t, first, inner)
	}
	levels := p.levels(inner)
	if err := p.close("the expression in parentheses"); err != nil {
		return nil, err
	}
	p.group = parentheses{start, p.i, levels + 1}
	return first, nil
}

// arrayAfter reads the rest of an array whose first element began at token inner.
func (p *parser) arrayAfter(t token, first *node, inner int) (*node, error) {
	first, err := p.asArray(first, p.levels(inner), p.at(t))
	if err != nil {
		return nil, err
	}
	p.next()
	items, err := p.list([]*node{first}, p.arrayElement)
	if err != nil {
		return nil, err
	}
	return p.array(t, items)
}

// array closes an array whose items have been read.
func (p *parser) array(t token, items []*node) (*node, error) {
	if err := p.close("the array"); err != nil {
		return nil, err
	}
	return p.node(opArray, p.at(t), items...)
}

// levels counts the parentheses around the whole of what was read from token start on.
func (p *parser) levels(start int) int {
	if p.group.from == start && p.group.to == p.i {
		return p.group.levels
	}
	return 0
}

// asArray makes an array of one element of n for each pair of parentheses around it.
func (p *parser) asArray(n *node, levels int, at place) (*node, error) {
	for range levels {
		var err error
		if n, err = p.node(opArray, at, n); err != nil {
			return nil, err
		}
	}
	return n, nil
}

// arrayElement reads one element of an array, or an argument that is an array. An
// element that is wholly in parentheses is an array of one element itself.
func (p *parser) arrayElement() (*node, error) {
	start, t := p.i, p.peek()
	n, err := p.booleanExpression()
	if err != nil {
		return nil, err
	}
	return p.asArray(n, p.levels(start), p.at(t))
}
