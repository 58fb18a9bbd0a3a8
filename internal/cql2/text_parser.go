package cql2

import "strings"

// parser reads the BNF of the standard's annex by recursive descent; its methods carry
// the names of the rules. Operands of every kind are read by the same rules, and
// node.wellFormed then refuses those of a kind that the operator does not take.
type parser struct {
	builder
	src   string
	toks  []token
	i     int
	depth int         // brackets that are open
	group parentheses // the last pair that was read as a group
}

func (p *parser) peek() token { return p.toks[p.i] }

func (p *parser) next() token {
	t := p.toks[p.i]
	if t.kind != tokEnd {
		p.i++
	}
	return t
}

func (p *parser) at(t token) place { return place{col: column(p.src, t.start)} }

func (p *parser) errorf(t token, format string, args ...any) error {
	return p.at(t).errorf(format, args...)
}

// isKeyword reports whether the next token is the keyword, in any case.
func (p *parser) isKeyword(word string) bool { return p.keywordAt(p.i, word) }

func (p *parser) keywordAt(i int, word string) bool {
	return i < len(p.toks) && p.toks[i].kind == tokName && strings.EqualFold(p.toks[i].text, word)
}

func (p *parser) acceptKeyword(word string) bool {
	ok := p.isKeyword(word)
	if ok {
		p.i++
	}
	return ok
}

func (p *parser) symbolAt(i int, s string) bool {
	return i < len(p.toks) && p.toks[i].kind == tokSymbol && p.toks[i].text == s
}

func (p *parser) isSymbol(s string) bool { return p.symbolAt(p.i, s) }

func (p *parser) acceptSymbol(s string) bool {
	ok := p.isSymbol(s)
	if ok {
		p.i++
	}
	return ok
}

// expect takes the symbol or says what it should have followed.
func (p *parser) expect(s, after string) error {
	if p.acceptSymbol(s) {
		return nil
	}
	return p.errorf(p.peek(), "expected %s after %s, found %s", s, after, p.peek().describe())
}

// open takes an opening parenthesis and bounds how many are open.
func (p *parser) open(after string) error {
	t := p.peek()
	if err := p.expect("(", after); err != nil {
		return err
	}
	if p.depth++; p.depth > MaxDepth {
		return p.at(t).tooLarge("parentheses are nested more than %d deep", MaxDepth)
	}
	return nil
}

func (p *parser) close(after string) error {
	p.depth--
	return p.expect(")", after)
}
