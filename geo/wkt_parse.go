package geo

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// ParseWKT reads Well-Known Text (OGC 06-103r4, 7.2), (lon lat), in any case. Heights and
// measures are read and dropped. It checks what CheckGeometry checks; EMPTY makes a
// geometry without parts, and an empty point is refused because orb has none. The error
// gives the column, from 1, and what was expected there.
func ParseWKT(s string) (orb.Geometry, error) {
	p := &wktParser{text: s}
	g, err := p.geometry(0)
	if err == nil {
		if p.space(); p.pos < len(s) {
			err = p.expected("the end")
		}
	}
	if err != nil {
		return nil, fmt.Errorf("not well-known text: %w", err)
	}
	return g, nil
}

// wktParser has one method for each rule of the grammar.
type wktParser struct {
	text string
	pos  int
}

func (p *wktParser) space() {
	for p.pos < len(p.text) && strings.IndexByte(" \t\r\n", p.text[p.pos]) >= 0 {
		p.pos++
	}
}

// expected is the error at the current place.
func (p *wktParser) expected(what string) error {
	found := "the text ends"
	if rest := p.text[p.pos:]; rest != "" {
		found = fmt.Sprintf("found %.12q", rest)
	}
	return fmt.Errorf("column %d: expected %s, %s", p.pos+1, what, found)
}

// word reads letters, in upper case.
func (p *wktParser) word() string {
	p.space()
	from := p.pos
	for p.pos < len(p.text) && (p.text[p.pos]|0x20) >= 'a' && (p.text[p.pos]|0x20) <= 'z' {
		p.pos++
	}
	return strings.ToUpper(p.text[from:p.pos])
}

// is takes the character if it comes next.
func (p *wktParser) is(c byte) bool {
	p.space()
	if p.pos < len(p.text) && p.text[p.pos] == c {
		p.pos++
		return true
	}
	return false
}

// empty skips Z, M or ZM, and takes EMPTY if it comes next.
func (p *wktParser) empty() bool {
	at := p.pos
	word := p.word()
	if word == "Z" || word == "M" || word == "ZM" {
		at = p.pos
		word = p.word()
	}
	if word != "EMPTY" {
		p.pos = at
	}
	return word == "EMPTY"
}

func (p *wktParser) geometry(depth int) (orb.Geometry, error) {
	if depth > maxDepth {
		return nil, fmt.Errorf("column %d: collections are nested more than %d deep", p.pos+1, maxDepth)
	}
	p.space()
	at := p.pos
	kind := p.word()
	kind = strings.TrimSuffix(strings.TrimSuffix(kind, "M"), "Z") // POINTZ, as some write
	empty := p.empty()
	g, err := p.body(kind, empty, depth)
	switch {
	case err != nil:
		return nil, err
	case g == nil:
		p.pos = at
		return nil, p.expected("a geometry: one of " + strings.ToUpper(strings.Join(kindNames, ", ")))
	case empty || kind == "GEOMETRYCOLLECTION":
		return g, nil
	}
	if err := CheckGeometry(g); err != nil {
		return nil, fmt.Errorf("column %d: %s: %w", at+1, kind, err)
	}
	return g, nil
}

// body reads what follows the kind; nil without an error is an unknown kind.
func (p *wktParser) body(kind string, empty bool, depth int) (orb.Geometry, error) {
	switch kind {
	case "POINT":
		if empty {
			return nil, fmt.Errorf("column %d: an empty point is nowhere: use POINT(lon lat)", p.pos-len("EMPTY")+1)
		}
		return wktBrackets(p, p.position)
	case "MULTIPOINT":
		return wktList[orb.MultiPoint](p, empty, p.multiPosition)
	case "LINESTRING":
		return wktList[orb.LineString](p, empty, p.position)
	case "MULTILINESTRING":
		return wktList[orb.MultiLineString](p, empty, p.line)
	case "POLYGON":
		return wktList[orb.Polygon](p, empty, p.ring)
	case "MULTIPOLYGON":
		return wktList[orb.MultiPolygon](p, empty, p.polygon)
	case "GEOMETRYCOLLECTION":
		return wktList[orb.Collection](p, empty, func() (orb.Geometry, error) { return p.geometry(depth + 1) })
	}
	return nil, nil
}

func (p *wktParser) line() (orb.LineString, error) {
	return wktList[orb.LineString](p, p.empty(), p.position)
}

func (p *wktParser) ring() (orb.Ring, error) { return wktList[orb.Ring](p, p.empty(), p.position) }

func (p *wktParser) polygon() (orb.Polygon, error) {
	return wktList[orb.Polygon](p, p.empty(), p.ring)
}

// multiPosition reads a position of a MULTIPOINT, with or without brackets.
func (p *wktParser) multiPosition() (orb.Point, error) {
	if p.space(); p.pos < len(p.text) && p.text[p.pos] == '(' {
		return wktBrackets(p, p.position)
	}
	return p.position()
}

// position reads two to four numbers and keeps the first two.
func (p *wktParser) position() (out orb.Point, err error) {
	for i := range 4 {
		p.space()
		from := p.pos
		for p.pos < len(p.text) && strings.IndexByte("0123456789+-.eE", p.text[p.pos]) >= 0 {
			p.pos++
		}
		if i >= 2 && from == p.pos {
			return out, nil
		}
		v, err := strconv.ParseFloat(p.text[from:p.pos], 64)
		if err != nil {
			p.pos = from
			return out, p.expected("a number that a coordinate can have")
		}
		if i < 2 {
			out[i] = v
		}
	}
	return out, nil
}

func wktBrackets[T any](p *wktParser, one func() (T, error)) (out T, err error) {
	if !p.is('(') {
		return out, p.expected(`"("`)
	}
	if out, err = one(); err != nil {
		return out, err
	}
	if !p.is(')') {
		return out, p.expected(`")"`)
	}
	return out, nil
}

func wktList[L ~[]E, E any](p *wktParser, empty bool, one func() (E, error)) (L, error) {
	out := L{}
	if empty {
		return out, nil
	}
	if !p.is('(') {
		return nil, p.expected(`"(" or EMPTY`)
	}
	for {
		v, err := one()
		if err != nil {
			return nil, err
		}
		out = append(out, v)
		if p.is(')') {
			return out, nil
		}
		if !p.is(',') {
			return nil, p.expected(`"," or ")"`)
		}
	}
}
