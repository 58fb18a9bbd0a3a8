package encode

import (
	"encoding/binary"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// pen draws the commands of a feature's geometry (Vector Tile Specification, 4.3): moves
// are relative to where it stands.
type pen struct {
	buf     []byte
	x, y    int64
	scratch []dot
}

// dot is a position in whole units.
type dot struct{ x, y int64 }

// Commands of the pen.
const (
	moveTo    = 1
	lineTo    = 2
	closePath = 7
)

func (p *pen) command(id, count int) {
	p.buf = binary.AppendUvarint(p.buf, uint64(id)|uint64(count)<<3)
}

func (p *pen) step(d dot) {
	p.buf = binary.AppendVarint(p.buf, d.x-p.x) // a varint of Go is zigzag, as the format wants it
	p.buf = binary.AppendVarint(p.buf, d.y-p.y)
	p.x, p.y = d.x, d.y
}

func (p *pen) dot(x, y int64) {
	p.command(moveTo, 1)
	p.step(dot{x, y})
}

// geometry draws what can be seen of g and returns its type.
func (p *pen) geometry(g orb.Geometry) (kind uint64) {
	switch g := g.(type) {
	case orb.Point:
		p.dots(orb.MultiPoint{g})
		return mvtPoint
	case orb.MultiPoint:
		p.dots(g)
		return mvtPoint
	case orb.LineString:
		p.line(g)
		return mvtLine
	case orb.MultiLineString:
		for _, l := range g {
			p.line(l)
		}
		return mvtLine
	case orb.Ring:
		p.polygon(orb.Polygon{g})
	case orb.Polygon:
		p.polygon(g)
	case orb.Bound:
		p.polygon(g.ToPolygon())
	case orb.MultiPolygon:
		for _, poly := range g {
			p.polygon(poly)
		}
	}
	return mvtPolygon
}

// whole rounds the positions to units and leaves out those that repeat the one before.
func (p *pen) whole(ps []orb.Point) []dot {
	p.scratch = p.scratch[:0]
	for _, q := range ps {
		p.scratch = append(p.scratch, dot{int64(math.Round(q[0])), int64(math.Round(q[1]))})
	}
	p.scratch = slices.Compact(p.scratch)
	return p.scratch
}

func (p *pen) dots(ps orb.MultiPoint) {
	all := p.whole(ps)
	if len(all) == 0 {
		return
	}
	p.command(moveTo, len(all))
	for _, d := range all {
		p.step(d)
	}
}

func (p *pen) line(l orb.LineString) {
	all := p.whole(l)
	if len(all) < 2 {
		return
	}
	p.path(all)
}

func (p *pen) path(all []dot) {
	p.command(moveTo, 1)
	p.step(all[0])
	p.command(lineTo, len(all)-1)
	for _, d := range all[1:] {
		p.step(d)
	}
}

// polygon draws the outer ring with a positive area, the holes with a negative one
// (4.3.3.3); y points down. Without its outer ring nothing is drawn.
func (p *pen) polygon(poly orb.Polygon) {
	for i, r := range poly {
		all := p.whole(r)
		if n := len(all); n > 1 && all[0] == all[n-1] {
			all = all[:n-1]
		}
		area := areaOf(all)
		if area == 0 {
			if i == 0 {
				return
			}
			continue
		}
		if (area > 0) != (i == 0) {
			slices.Reverse(all)
		}
		p.path(all)
		p.command(closePath, 1)
	}
}

// areaOf returns twice the area of a ring by the surveyor's formula.
func areaOf(ring []dot) int64 {
	if len(ring) < 3 {
		return 0
	}
	sum, last := int64(0), ring[len(ring)-1]
	for _, d := range ring {
		sum += last.x*d.y - d.x*last.y
		last = d
	}
	return sum
}
