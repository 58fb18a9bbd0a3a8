package index

import (
	"encoding/binary"
	"math"
	"time"

	"marz/geo"
	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// A value is a fixed header, the properties, the geometry as WKB, and the finished
// GeoJSON bytes:
//
//	 0  4 × float64  west, south, east, north in degrees; noBox in all when there is no geometry
//	32  2 × int32    first and last day when it was so
//	40  2 × int32    first and last day on which it is known so
//	48  int64        log sequence
//	56  4 × uint32   length of id, of properties, of WKB, of JSON
//
// The rect functions read the header only: they run at every comparison.
const (
	headerSize = 72
	// noBox places features without a geometry outside the world. It is finite,
	// since an infinite box breaks the tree when a node splits.
	noBox = 1e6
)

var order = binary.LittleEndian

// entry is a value as it lies in the database.
type entry string

func (e entry) float(at int) float64 {
	return math.Float64frombits(order.Uint64([]byte(e[at : at+8])))
}
func (e entry) day(at int) marz.Day { return marz.Day(order.Uint32([]byte(e[at : at+4]))) }
func (e entry) size(i int) int      { return int(order.Uint32([]byte(e[56+4*i : 60+4*i]))) }
func (e entry) id() string          { return string(e[headerSize : headerSize+e.size(0)]) }
func (e entry) json() string        { return string(e[len(e)-e.size(3):]) }

func (e entry) properties() string {
	from := headerSize + e.size(0)
	return string(e[from : from+e.size(1)])
}

func (e entry) wkb() string {
	from := headerSize + e.size(0) + e.size(1)
	return string(e[from : from+e.size(2)])
}

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

// encodeFeature turns a feature into a value.
func encodeFeature(f marz.Feature) (entry, error) {
	b := featureHeader(f).encode()
	b = append(b, f.ID...)
	props := appendValues(nil, f.Values)
	b = append(b, props...)
	before := len(b)
	b, err := geo.AppendWKB(b, f.Geometry)
	if err != nil {
		return "", err
	}
	for i, n := range []int{len(f.ID), len(props), len(b) - before, len(f.JSON)} {
		order.PutUint32(b[56+4*i:], uint32(n))
	}
	return entry(append(b, f.JSON...)), nil
}

func featureHeader(f marz.Feature) header {
	h := header{box: [4]float64{noBox, noBox, noBox, noBox}, seq: f.Seq}
	if f.Geometry != nil && !f.Geometry.Bound().IsEmpty() {
		b := f.Geometry.Bound()
		h.box = [4]float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]}
	}
	h.time[0], h.time[1] = f.Time.Bounds()
	h.known[0], h.known[1] = f.Known.Bounds()
	if f.Known.To != 0 {
		h.known[1]-- // To is exclusive, the box is closed
	}
	return h
}

// decode turns a value back into a feature.
func (e entry) decode() (marz.Feature, error) {
	f := marz.Feature{ID: e.id(), JSON: e.json(), Seq: int64(order.Uint64([]byte(e[48:56]))), Values: readValues(e.properties())}
	f.Time = marz.Interval{From: open(e.day(32), marz.FirstDay), To: open(e.day(36), marz.LastDay)}
	f.Known = marz.Interval{From: open(e.day(40), marz.FirstDay), To: open(e.day(44), marz.LastDay)}
	if f.Known.To != 0 {
		f.Known.To++
	}
	g, err := e.geometry()
	f.Geometry = g
	return f, err
}

func (e entry) geometry() (orb.Geometry, error) { return geo.ParseWKB([]byte(e.wkb())) }

func open(d, end marz.Day) marz.Day {
	if d == end {
		return 0
	}
	return d
}

// Tags of the values of properties.
const (
	tagNil = iota
	tagString
	tagInteger
	tagNumber
	tagFalse
	tagTrue
	tagTime
	tagStrings
)

// appendValues writes the values of a feature one after the other, each with its tag.
func appendValues(b []byte, values []any) []byte {
	for _, v := range values {
		switch v := v.(type) {
		case string:
			b = appendText(append(b, tagString), v)
		case int64:
			b = binary.AppendVarint(append(b, tagInteger), v)
		case float64:
			b = order.AppendUint64(append(b, tagNumber), math.Float64bits(v))
		case bool:
			if v {
				b = append(b, tagTrue)
			} else {
				b = append(b, tagFalse)
			}
		case time.Time:
			b = binary.AppendVarint(append(b, tagTime), v.UnixMicro())
		case []string:
			b = binary.AppendUvarint(append(b, tagStrings), uint64(len(v)))
			for _, s := range v {
				b = appendText(b, s)
			}
		default:
			b = append(b, tagNil)
		}
	}
	return b
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func readValues(props string) []any {
	var out []any
	r := reader{props}
	for r.rest != "" {
		out = append(out, r.value())
	}
	return out
}

// reader reads values that appendValues wrote.
type reader struct{ rest string }

func (r *reader) value() any {
	tag := r.rest[0]
	r.rest = r.rest[1:]
	switch tag {
	case tagString:
		return r.text()
	case tagInteger:
		return r.varint()
	case tagNumber:
		v := math.Float64frombits(order.Uint64([]byte(r.rest[:8])))
		r.rest = r.rest[8:]
		return v
	case tagFalse, tagTrue:
		return tag == tagTrue
	case tagTime:
		return time.UnixMicro(r.varint()).UTC()
	case tagStrings:
		out := make([]string, r.uvarint())
		for i := range out {
			out[i] = r.text()
		}
		return out
	}
	return nil
}

func (r *reader) text() string {
	n := int(r.uvarint())
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

func (r *reader) varint() int64 {
	u := r.uvarint()
	v := int64(u >> 1)
	if u&1 != 0 {
		v = ^v
	}
	return v
}

func (r *reader) uvarint() uint64 {
	var v uint64
	for i := 0; ; i++ {
		c := r.rest[i]
		v |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			r.rest = r.rest[i+1:]
			return v
		}
	}
}
