package cql2

import "strings"

// ParseText reads a filter in the text encoding. The error is an *Error with a column.
func ParseText(text string) (*Expr, error) {
	if len(text) > MaxText {
		return nil, place{}.tooLarge("the filter has %d bytes; at most %d are read", len(text), MaxText)
	}
	toks, err := tokenize(text)
	if err != nil {
		return nil, err
	}
	p := &parser{src: text, toks: toks}
	if p.peek().kind == tokEnd {
		return nil, p.errorf(p.peek(), "the filter is empty; write a condition such as name = 'Herat'")
	}
	root, err := p.booleanExpression()
	if err != nil {
		return nil, err
	}
	if t := p.peek(); t.kind != tokEnd {
		return nil, p.errorf(t, "expected AND, OR or the end after the condition, found %s", t.describe())
	}
	return newExpr(root)
}

// booleanExpression = booleanTerm [ {"OR" booleanTerm} ]
func (p *parser) booleanExpression() (*node, error) {
	return p.joined(opOr, "OR", p.booleanTerm)
}

// booleanTerm = booleanFactor [ {"AND" booleanFactor} ]
func (p *parser) booleanTerm() (*node, error) {
	return p.joined(opAnd, "AND", p.booleanFactor)
}

func (p *parser) joined(o op, word string, part func() (*node, error)) (*node, error) {
	first, err := part()
	if err != nil || !p.isKeyword(word) {
		return first, err
	}
	at, args := p.at(p.peek()), []*node{first}
	for p.acceptKeyword(word) {
		arg, err := part()
		if err != nil {
			return nil, err
		}
		args = append(args, arg)
	}
	return p.node(o, at, args...)
}

// booleanFactor = ["NOT"] booleanPrimary
func (p *parser) booleanFactor() (*node, error) {
	t := p.peek()
	if !p.acceptKeyword("NOT") {
		return p.booleanPrimary()
	}
	if p.isKeyword("NOT") {
		return nil, p.errorf(p.peek(), "NOT NOT is not used; put the inner NOT in parentheses")
	}
	arg, err := p.booleanPrimary()
	if err != nil {
		return nil, err
	}
	return p.node(opNot, p.at(t), arg)
}

// booleanPrimary = function | predicate | booleanLiteral | "(" booleanExpression ")"
func (p *parser) booleanPrimary() (*node, error) {
	left, err := p.scalarExpression()
	if err != nil {
		return nil, err
	}
	return p.predicate(left)
}

// predicate reads what follows the left operand of a comparisonPredicate. The other
// predicates look like functions and are operands already.
func (p *parser) predicate(left *node) (*node, error) {
	t := p.peek()
	switch {
	case t.kind == tokSymbol && strings.Contains("<=>", t.text):
		return p.binaryComparisonPredicate(left)
	case p.acceptKeyword("IS"):
		return p.isNullPredicate(left, p.at(t))
	}
	negated := p.acceptKeyword("NOT")
	n, err := p.advancedPredicate(left)
	if err != nil {
		return nil, err
	}
	if n == nil && !negated {
		return left, nil
	}
	if n == nil {
		return nil, p.errorf(p.peek(), "expected LIKE, BETWEEN or IN after NOT, found %s", p.peek().describe())
	}
	if negated {
		return p.node(opNot, p.at(t), n)
	}
	return n, nil
}

// advancedPredicate reads LIKE, BETWEEN or IN; nil when none of them comes next.
func (p *parser) advancedPredicate(left *node) (*node, error) {
	at := p.at(p.peek())
	switch {
	case p.acceptKeyword("LIKE"):
		pattern, err := p.characterExpression()
		if err != nil {
			return nil, err
		}
		return p.node(opLike, at, left, pattern)
	case p.acceptKeyword("BETWEEN"):
		return p.isBetweenPredicate(left, at)
	case p.acceptKeyword("IN"):
		return p.isInListPredicate(left, at)
	}
	return nil, nil
}

// binaryComparisonPredicate = scalarExpression comparisonOperator scalarExpression
func (p *parser) binaryComparisonPredicate(left *node) (*node, error) {
	t := p.peek()
	o := p.comparisonOperator()
	if o == opNone {
		return nil, p.errorf(t, "expected =, <>, <, >, <= or >=, found ==")
	}
	right, err := p.scalarExpression()
	if err != nil {
		return nil, err
	}
	return p.node(o, p.at(t), left, right)
}

// comparisonOperator = "=" | "<" ">" | "<" | ">" | "<" "=" | ">" "="; opNone for ==
func (p *parser) comparisonOperator() op {
	switch first := p.next().text; {
	case first == "=" && !p.isSymbol("="):
		return opEqual
	case first == "<" && p.acceptSymbol(">"):
		return opNotEqual
	case first == "<" && p.acceptSymbol("="):
		return opLessEqual
	case first == ">" && p.acceptSymbol("="):
		return opGreaterEqual
	case first == "<":
		return opLess
	case first == ">":
		return opGreater
	}
	return opNone
}

// isBetweenPredicate = … "BETWEEN" numericExpression "AND" numericExpression
func (p *parser) isBetweenPredicate(left *node, at place) (*node, error) {
	low, err := p.scalarExpression()
	if err != nil {
		return nil, err
	}
	if !p.acceptKeyword("AND") {
		return nil, p.errorf(p.peek(), "expected AND and the upper bound of BETWEEN, found %s", p.peek().describe())
	}
	high, err := p.scalarExpression()
	if err != nil {
		return nil, err
	}
	return p.node(opBetween, at, left, low, high)
}

// isInListPredicate = … "IN" "(" inList ")"
func (p *parser) isInListPredicate(left *node, at place) (*node, error) {
	if err := p.open("IN"); err != nil {
		return nil, err
	}
	args, err := p.list([]*node{left}, p.scalarExpression)
	if err != nil {
		return nil, err
	}
	if err := p.close("the list of IN"); err != nil {
		return nil, err
	}
	return p.node(opIn, at, args...)
}

// list reads one or more items with commas between them.
func (p *parser) list(items []*node, item func() (*node, error)) ([]*node, error) {
	for {
		n, err := item()
		if err != nil {
			return nil, err
		}
		items = append(items, n)
		if !p.acceptSymbol(",") {
			return items, nil
		}
	}
}

// isNullPredicate = isNullOperand "IS" ["NOT"] "NULL"
func (p *parser) isNullPredicate(left *node, at place) (*node, error) {
	negated := p.acceptKeyword("NOT")
	if !p.acceptKeyword("NULL") {
		return nil, p.errorf(p.peek(), "expected NULL or NOT NULL after IS, found %s", p.peek().describe())
	}
	n, err := p.node(opIsNull, at, left)
	if err != nil || !negated {
		return n, err
	}
	return p.node(opNot, at, n)
}

// scalarExpression is an operand of any kind: all of them begin as arithmetic does.
func (p *parser) scalarExpression() (*node, error) { return p.arithmeticExpression() }

// arithmeticExpression = arithmeticTerm [ {("+" | "-") arithmeticTerm} ]
func (p *parser) arithmeticExpression() (*node, error) {
	return p.leftToRight(p.arithmeticTerm, opAdd, opSubtract)
}

// arithmeticTerm = powerTerm [ {("*" | "/" | "%" | "div") powerTerm} ]
func (p *parser) arithmeticTerm() (*node, error) {
	return p.leftToRight(p.powerTerm, opMultiply, opDivide, opModulo, opIntDivide)
}

func (p *parser) leftToRight(part func() (*node, error), ops ...op) (*node, error) {
	left, err := part()
	for err == nil {
		t := p.peek()
		o := p.acceptOperator(ops)
		if o == opNone {
			return left, nil
		}
		var right *node
		if right, err = part(); err == nil {
			left, err = p.node(o, p.at(t), left, right)
		}
	}
	return nil, err
}

func (p *parser) acceptOperator(ops []op) op {
	for _, o := range ops {
		if s := o.spec().text; p.acceptSymbol(s) || p.acceptKeyword(s) {
			return o
		}
	}
	return opNone
}

// powerTerm = arithmeticFactor [ "^" arithmeticFactor ]
func (p *parser) powerTerm() (*node, error) {
	base, err := p.arithmeticFactor()
	if err != nil {
		return nil, err
	}
	t := p.peek()
	if !p.acceptSymbol("^") {
		return base, nil
	}
	exponent, err := p.arithmeticFactor()
	if err != nil {
		return nil, err
	}
	if p.isSymbol("^") {
		return nil, p.errorf(p.peek(), "a ^ b ^ c can be read in two ways; use parentheses")
	}
	return p.node(opPower, p.at(t), base, exponent)
}

// arithmeticFactor = "(" arithmeticExpression ")" | [ "-" ] arithmeticOperand
func (p *parser) arithmeticFactor() (*node, error) {
	t := p.peek()
	minus := p.acceptSymbol("-")
	if !minus && !(p.isSymbol("+") && p.toks[p.i+1].kind == tokNumber) {
		return p.operand()
	}
	p.acceptSymbol("+")
	if p.peek().kind == tokNumber {
		return p.numericLiteral(minus, p.at(t))
	}
	arg, err := p.operand()
	if err != nil {
		return nil, err
	}
	factor, err := p.leaf(opNumber, p.at(t), int64(-1))
	if err != nil {
		return nil, err
	}
	return p.node(opMultiply, p.at(t), factor, arg)
}

// numericLiteral reads a number whose sign has been read already.
func (p *parser) numericLiteral(minus bool, at place) (*node, error) {
	t := p.next()
	if t.kind != tokNumber {
		return nil, p.errorf(t, "expected a number, found %s", t.describe())
	}
	text := t.text
	if minus {
		text = "-" + text
	}
	val, err := parseNumber(text)
	if err != nil {
		return nil, p.errorf(t, "%s", err)
	}
	return p.leaf(opNumber, at, val)
}
