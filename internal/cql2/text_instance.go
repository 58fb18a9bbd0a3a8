package cql2

import (
	"slices"
	"strings"

	"github.com/paulmach/orb"
)

// geometryWords are the keywords that begin a spatial literal.
var geometryWords = []string{
	"POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION", "BBOX",
}

// beginsGeometry reports whether a spatial literal comes next rather than a property
// that has the name of one.
func (p *parser) beginsGeometry() bool {
	t := p.peek()
	if t.kind != tokName || !slices.Contains(geometryWords, strings.ToUpper(t.text)) {
		return false
	}
	return p.symbolAt(p.i+1, "(") || p.keywordAt(p.i+1, "Z") || p.keywordAt(p.i+1, "EMPTY")
}

// spatialInstance = geometryLiteral | geometryCollectionTaggedText | bboxTaggedText
func (p *parser) spatialInstance() (*node, error) {
	t := p.peek()
	if p.acceptKeyword("BBOX") {
		b, err := p.bboxText()
		if err != nil {
			return nil, err
		}
		return p.leaf(opBox, p.at(t), b)
	}
	g, err := p.taggedText(true)
	if err != nil {
		return nil, err
	}
	return p.leaf(opGeometry, p.at(t), g)
}

// taggedText reads WKT. A collection does not contain collections.
func (p *parser) taggedText(collections bool) (orb.Geometry, error) {
	t := p.next()
	word := strings.ToUpper(t.text)
	p.acceptKeyword("Z")
	if p.isKeyword("EMPTY") {
		return nil, p.errorf(t, "an empty geometry is not a literal")
	}
	switch word {
	case "POINT":
		return geometry(p.pointText())
	case "LINESTRING":
		return geometry(p.lineStringText())
	case "POLYGON":
		return geometry(p.polygonText())
	case "MULTIPOINT":
		return geometry(many[orb.MultiPoint](p, p.pointOrPointText))
	case "MULTILINESTRING":
		return geometry(many[orb.MultiLineString](p, p.lineStringText))
	case "MULTIPOLYGON":
		return geometry(many[orb.MultiPolygon](p, p.polygonText))
	case "GEOMETRYCOLLECTION":
		if collections {
			return geometry(many[orb.Collection](p, func() (orb.Geometry, error) { return p.taggedText(false) }))
		}
	}
	return nil, p.errorf(t, "expected a geometry such as POINT(62.1 34.3), found %s", t.describe())
}

// geometry turns a typed result into a geometry, without a typed nil on error.
func geometry[G orb.Geometry](g G, err error) (orb.Geometry, error) {
	if err != nil {
		return nil, err
	}
	return g, nil
}

// many reads "(" item {"," item} ")".
func many[S ~[]E, E any](p *parser, item func() (E, error)) (S, error) {
	if err := p.expect("(", "the kind of geometry"); err != nil {
		return nil, err
	}
	var items S
	for {
		e, err := item()
		if err != nil {
			return nil, err
		}
		items = append(items, e)
		if !p.acceptSymbol(",") {
			return items, p.expect(")", "the coordinates")
		}
	}
}

// pointText = "(" point ")"
func (p *parser) pointText() (orb.Point, error) {
	if err := p.expect("(", "POINT"); err != nil {
		return orb.Point{}, err
	}
	pt, err := p.point()
	if err != nil {
		return pt, err
	}
	return pt, p.expect(")", "the coordinates of a point")
}

// pointOrPointText reads a member of a MULTIPOINT; the BNF wants parentheses around
// it, and much software leaves them out.
func (p *parser) pointOrPointText() (orb.Point, error) {
	if p.isSymbol("(") {
		return p.pointText()
	}
	return p.point()
}

// point = xCoord yCoord [zCoord]
func (p *parser) point() (orb.Point, error) {
	at := p.at(p.peek())
	var pt orb.Point
	for i := range pt {
		x, err := p.signedNumericLiteral("a coordinate")
		if err != nil {
			return pt, err
		}
		pt[i] = x
	}
	if t := p.peek(); t.kind == tokNumber || p.isSymbol("-") || p.isSymbol("+") {
		if _, err := p.signedNumericLiteral("a height"); err != nil {
			return pt, err
		}
	}
	return pt, p.vertex(at)
}

// signedNumericLiteral = [sign] unsignedNumericLiteral
func (p *parser) signedNumericLiteral(what string) (float64, error) {
	minus := p.acceptSymbol("-")
	if !minus {
		p.acceptSymbol("+")
	}
	t := p.next()
	if t.kind != tokNumber {
		return 0, p.errorf(t, "expected %s, found %s", what, t.describe())
	}
	val, err := parseNumber(t.text)
	if err != nil {
		return 0, p.errorf(t, "%s", err)
	}
	x := toFloat(val)
	if minus {
		x = -x
	}
	return x, nil
}

// lineStringText = "(" point "," point {"," point} ")"
func (p *parser) lineStringText() (orb.LineString, error) {
	at := p.at(p.peek())
	line, err := many[orb.LineString](p, p.point)
	if err == nil {
		err = checkLine(at, line)
	}
	return line, err
}

// polygonText = "(" linearRingText {"," linearRingText} ")"
func (p *parser) polygonText() (orb.Polygon, error) {
	return many[orb.Polygon](p, func() (orb.Ring, error) {
		at := p.at(p.peek())
		ring, err := many[orb.Ring](p, p.point)
		if err == nil {
			err = checkRing(at, ring)
		}
		return ring, err
	})
}

func checkLine(at place, line orb.LineString) error {
	if len(line) < 2 {
		return at.errorf("a line has two points or more, not %d", len(line))
	}
	for _, pt := range line[1:] {
		if pt != line[0] {
			return nil
		}
	}
	return at.errorf("a line has two different points or more")
}

func checkRing(at place, ring orb.Ring) error {
	if len(ring) < 4 {
		return at.errorf("a ring has four points or more, the last equal to the first; this one has %d", len(ring))
	}
	if ring[0] != ring[len(ring)-1] {
		return at.errorf("a ring is closed: its last point must be its first, %v %v", ring[0][0], ring[0][1])
	}
	return nil
}

// bboxText = "(" west "," south "," [minElev ","] east "," north ["," maxElev] ")"
func (p *parser) bboxText() (box, error) {
	at := p.at(p.peek())
	nums, err := many[[]float64](p, func() (float64, error) { return p.signedNumericLiteral("a number") })
	if err != nil {
		return box{}, err
	}
	return boxOf(at, nums)
}

// boxOf makes a box of four numbers, or of six with heights, which are dropped.
func boxOf(at place, n []float64) (box, error) {
	var b box
	switch len(n) {
	case 4:
		b = box{West: n[0], South: n[1], East: n[2], North: n[3]}
	case 6:
		b = box{West: n[0], South: n[1], East: n[3], North: n[4]}
	default:
		return b, at.errorf("a BBOX has 4 numbers (west, south, east, north), or 6 with heights; this one has %d", len(n))
	}
	return b, nil
}

// instantInstance reads what is in the parentheses of DATE or TIMESTAMP.
func (p *parser) instantInstance(word string, at place) (*node, error) {
	if err := p.expect("(", word); err != nil {
		return nil, err
	}
	t := p.next()
	if t.kind != tokText {
		return nil, p.errorf(t, "expected a text such as %s, found %s", instantExample(word), t.describe())
	}
	when, err := parseInstant(t.text)
	if err == nil && when.day != (word == "DATE") {
		err = notAn(word, t.text)
	}
	if err != nil {
		return nil, p.errorf(t, "%s", err)
	}
	n, err := p.leaf(opInstant, at, when)
	if err != nil {
		return nil, err
	}
	return n, p.expect(")", "the "+strings.ToLower(word))
}

// intervalInstance = "INTERVAL" "(" instantParameter "," instantParameter ")"
func (p *parser) intervalInstance(at place) (*node, error) {
	ends, err := p.arguments("INTERVAL", p.instantParameter)
	if err != nil {
		return nil, err
	}
	return p.interval(at, ends)
}

// instantParameter = dateInstantString | timestampInstantString | "'..'" | propertyName | function
func (p *parser) instantParameter() (*node, error) {
	t := p.peek()
	if t.kind != tokText {
		return p.operand()
	}
	p.next()
	return p.instantEnd(p.at(t), t.text)
}

// instantEnd makes an end of an interval of a date, a timestamp or the open end.
func (b *builder) instantEnd(at place, s string) (*node, error) {
	if s == ".." {
		return b.leaf(opOpen, at, nil)
	}
	when, err := parseInstant(s)
	if err != nil {
		return nil, at.errorf("%s, or '..' for an open end", err)
	}
	return b.leaf(opInstant, at, when)
}

// interval makes an interval of two ends.
func (b *builder) interval(at place, ends []*node) (*node, error) {
	if len(ends) != 2 {
		return nil, at.errorf("an INTERVAL has a start and an end, this one has %d ends", len(ends))
	}
	start, okStart := ends[0].val.(instant)
	end, okEnd := ends[1].val.(instant)
	if okStart && okEnd && start.compare(end) > 0 {
		return nil, at.errorf("the interval ends (%s) before it begins (%s)", end, start)
	}
	return b.node(opInterval, at, ends...)
}
