package index

import (
	"encoding/binary"
	"fmt"
	"math"

	"marz/geo"
	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// A value is a fixed header, the id, the properties, the geometry as WKB, and the
// finished GeoJSON bytes:
//
//	 0  4 × float64  west, south, east, north in degrees; noBox in all when there is no geometry
//	32  2 × int32    first and last day when it was so
//	40  2 × int32    first and last day on which it is known so
//	48  int64        log sequence
//	56  4 × uint32   length of id, of properties, of WKB, of JSON
const (
	atBox      = 0
	atTime     = 32
	atKnown    = 40
	atSeq      = 48
	atLengths  = 56
	headerSize = 72
	// noBox places features without a geometry outside the world. It is finite,
	// since an infinite box breaks the tree when a node splits.
	noBox = 1e6
)

var order = binary.LittleEndian

// entry is a value as it lies in the database. It is immutable, and shared by the
// database, the slots of its collection and the answers that hold it.
type entry string

func (e entry) uint32(at int) uint32 {
	s := e[at : at+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

func (e entry) uint64(at int) uint64 {
	return uint64(e.uint32(at)) | uint64(e.uint32(at+4))<<32
}

func (e entry) float(at int) float64 { return math.Float64frombits(e.uint64(at)) }
func (e entry) day(at int) marz.Day  { return marz.Day(e.uint32(at)) }
func (e entry) size(i int) int       { return int(e.uint32(atLengths + 4*i)) }
func (e entry) id() string           { return string(e[headerSize : headerSize+e.size(0)]) }
func (e entry) json() string         { return string(e[len(e)-e.size(3):]) }
func (e entry) hasBox() bool         { return e.float(atBox) != noBox }

func (e entry) properties() block {
	from := headerSize + e.size(0)
	return block(e[from : from+e.size(1)])
}

func (e entry) geometry() (orb.Geometry, error) {
	from := headerSize + e.size(0) + e.size(1)
	return geo.ParseWKB([]byte(e[from : from+e.size(2)]))
}

// knownOn reports whether the entry is what was known on a day; marz.LastDay is now.
func (e entry) knownOn(k marz.Day) bool { return e.day(atKnown) <= k && k <= e.day(atKnown+4) }

// header is the fixed part of a value, and the form of a query's box.
type header struct {
	box         [4]float64
	time, known [2]marz.Day
	seq         int64
}

func (h header) encode() []byte {
	b := make([]byte, 0, headerSize)
	for _, v := range h.box {
		b = order.AppendUint64(b, math.Float64bits(v))
	}
	for _, d := range []marz.Day{h.time[0], h.time[1], h.known[0], h.known[1]} {
		b = order.AppendUint32(b, uint32(d))
	}
	b = order.AppendUint64(b, uint64(h.seq))
	return append(b, make([]byte, headerSize-len(b))...)
}

// encodeFeature turns a feature into a value. It refuses what would break the tree:
// coordinates that are no numbers, and intervals that end before they begin.
func encodeFeature(f marz.Feature) (entry, error) {
	h, err := featureHeader(f)
	if err != nil {
		return "", err
	}
	props := appendValues(nil, f.Values)
	b := h.encode()
	b = append(append(b, f.ID...), props...)
	before := len(b)
	if b, err = geo.AppendWKB(b, f.Geometry); err != nil {
		return "", err
	}
	for i, n := range []int{len(f.ID), len(props), len(b) - before, len(f.JSON)} {
		order.PutUint32(b[atLengths+4*i:], uint32(n))
	}
	return entry(append(b, f.JSON...)), nil
}

func featureHeader(f marz.Feature) (header, error) {
	h := header{box: [4]float64{noBox, noBox, noBox, noBox}, seq: f.Seq}
	if f.Geometry != nil && !f.Geometry.Bound().IsEmpty() {
		b := f.Geometry.Bound()
		h.box = [4]float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]}
	}
	for _, v := range h.box {
		if math.IsNaN(v) || math.Abs(v) > noBox {
			return h, fmt.Errorf("a coordinate is %v: use degrees", v)
		}
	}
	h.time[0], h.time[1] = f.Time.Bounds()
	h.known[0], h.known[1] = f.Known.Bounds()
	if f.Known.To != 0 {
		h.known[1]-- // To is exclusive, the box is closed
	}
	if h.time[0] > h.time[1] {
		return h, fmt.Errorf("it ends on %s, before it begins on %s", f.Time.To, f.Time.From)
	}
	if h.known[0] > h.known[1] {
		return h, fmt.Errorf("what is known of it ends on %s, before it begins on %s", f.Known.To, f.Known.From)
	}
	return h, nil
}

// decode turns a value back into a feature.
func (e entry) decode() (marz.Feature, error) {
	f := e.bare()
	f.Values = e.properties().values()
	g, err := e.geometry()
	f.Geometry = g
	return f, err
}

// bare is a feature without geometry and values.
func (e entry) bare() marz.Feature {
	f := marz.Feature{ID: e.id(), JSON: e.json(), Seq: int64(e.uint64(atSeq))}
	f.Time = marz.Interval{From: open(e.day(atTime), marz.FirstDay), To: open(e.day(atTime+4), marz.LastDay)}
	f.Known = marz.Interval{From: open(e.day(atKnown), marz.FirstDay), To: open(e.day(atKnown+4), marz.LastDay)}
	if f.Known.To != 0 {
		f.Known.To++
	}
	return f
}

func open(d, end marz.Day) marz.Day {
	if d == end {
		return 0
	}
	return d
}
