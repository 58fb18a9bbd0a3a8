package geo

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/paulmach/orb"
)

// ParseWKB reads OGC Well-Known Binary in either byte order; no bytes are a nil geometry.
// Heights and measures (ISO codes, or the flags of PostGIS) are read and dropped, as is an
// SRID. The form is checked, not the geometry: call CheckGeometry on bytes of others. The
// error names the byte.
func ParseWKB(data []byte) (orb.Geometry, error) {
	if len(data) == 0 {
		return nil, nil
	}
	r := &wkbReader{data: data}
	g := r.geometry(0)
	if r.err == nil && r.pos < len(data) {
		r.fail("%d bytes follow the geometry", len(data)-r.pos)
	}
	if r.err != nil {
		return nil, r.err
	}
	return g, nil
}

// wkbReader reads on after an error and gives zeros, so that only the loops look for it.
type wkbReader struct {
	data  []byte
	pos   int
	err   error
	order binary.ByteOrder
	extra int // numbers of a position beyond two
}

func (r *wkbReader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf("not well-known binary: byte %d: %s", r.pos+1, fmt.Sprintf(format, args...))
	}
}

func (r *wkbReader) take(n int) []byte {
	if r.err != nil || len(r.data)-r.pos < n {
		r.fail("the data ends where %d more bytes are needed", n)
		return make([]byte, 8)
	}
	r.pos += n
	return r.data[r.pos-n : r.pos]
}

func (r *wkbReader) uint32() uint32 { return r.order.Uint32(r.take(4)) }

// count reads how many parts follow, and refuses more than the rest of the data can hold.
func (r *wkbReader) count(size int) int {
	n := int64(r.uint32())
	if rest := int64(len(r.data) - r.pos); r.err == nil && n*int64(size) > rest {
		r.fail("%d parts are promised and %d bytes are left", n, rest)
	}
	if r.err != nil {
		return 0
	}
	return int(n)
}

// head reads the byte order and the kind.
func (r *wkbReader) head() uint32 {
	r.order = binary.LittleEndian
	switch b := r.take(1)[0]; {
	case r.err != nil:
		return 0
	case b == 0:
		r.order = binary.BigEndian
	case b != 1:
		r.pos--
		r.fail("the byte order is %d: use 0 or 1", b)
		return 0
	}
	const ewkbZ, ewkbM, ewkbSRID = 1 << 31, 1 << 30, 1 << 29
	code := r.uint32()
	kind := code &^ uint32(ewkbZ|ewkbM|ewkbSRID)
	r.extra = int(code>>31 + code>>30&1)
	if code&ewkbSRID != 0 {
		r.uint32()
	}
	switch dims := kind / 1000; dims {
	case 1, 2:
		r.extra++
		kind -= 1000 * dims
	case 3:
		r.extra += 2
		kind -= 1000 * dims
	}
	if r.err == nil && (kind < wkbPoint || kind > wkbCollection) {
		r.pos -= 4
		r.fail("%d is not a kind of geometry: use 1 to 7", code)
	}
	return kind
}

func (r *wkbReader) geometry(depth int) orb.Geometry {
	if depth > maxDepth+2 { // a multi-polygon in the deepest collection, and its polygons
		r.fail("collections are nested more than %d deep", maxDepth)
		return nil
	}
	switch kind := r.head(); {
	case r.err != nil:
		return nil
	case kind == wkbPoint:
		return r.point()
	case kind == wkbLineString:
		return orb.LineString(r.points())
	case kind == wkbPolygon:
		return r.polygon()
	case kind == wkbMultiPoint:
		return wkbParts[orb.MultiPoint](r, depth)
	case kind == wkbMultiLineString:
		return wkbParts[orb.MultiLineString](r, depth)
	case kind == wkbMultiPolygon:
		return wkbParts[orb.MultiPolygon](r, depth)
	}
	return wkbParts[orb.Collection](r, depth)
}

func (r *wkbReader) point() orb.Point {
	b := r.take(16 + 8*r.extra)
	if r.err != nil {
		return orb.Point{}
	}
	return orb.Point{math.Float64frombits(r.order.Uint64(b)), math.Float64frombits(r.order.Uint64(b[8:]))}
}

func (r *wkbReader) points() []orb.Point {
	out := make([]orb.Point, r.count(16+8*r.extra))
	for i := range out {
		out[i] = r.point()
	}
	return out
}

func (r *wkbReader) polygon() orb.Polygon {
	out := make(orb.Polygon, r.count(4))
	for i := range out {
		if r.err != nil {
			return nil
		}
		out[i] = r.points()
	}
	return out
}

// wkbParts reads the parts of a multi-geometry or collection, each with a head of its own.
func wkbParts[L ~[]E, E orb.Geometry](r *wkbReader, depth int) L {
	const smallest = 9 // a head and a count
	out := make(L, r.count(smallest))
	for i := range out {
		at := r.pos
		part, ok := r.geometry(depth + 1).(E)
		if r.err == nil && !ok {
			r.pos = at
			r.fail("part %d is not a %T", i+1, *new(E))
		}
		if r.err != nil {
			return nil
		}
		out[i] = part
	}
	return out
}
