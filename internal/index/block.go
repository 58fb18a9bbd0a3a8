package index

import (
	"encoding/binary"
	"math"
	"time"
)

// block holds the values of a feature's properties, one after the other, each with its
// tag. A filter reads the one that it asks for and skips the others undecoded.
type block string

// Tags of values.
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

// appendValues writes values. What is of none of the known types becomes nil.
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

// values decodes all.
func (b block) values() []any {
	var out []any
	r := reader{b}
	for r.rest != "" {
		out = append(out, r.value())
	}
	return out
}

// at decodes the value at a position; nil where there is none.
func (b block) at(i int) any {
	r := reader{b}
	for ; i > 0 && r.rest != ""; i-- {
		r.skip()
	}
	if i != 0 || r.rest == "" {
		return nil
	}
	return r.value()
}

// reader reads values that appendValues wrote; a block never comes from elsewhere.
type reader struct{ rest block }

func (r *reader) tag() byte {
	t := r.rest[0]
	r.rest = r.rest[1:]
	return t
}

func (r *reader) value() any {
	switch tag := r.tag(); tag {
	case tagString:
		return r.text()
	case tagInteger:
		return r.varint()
	case tagNumber:
		v := math.Float64frombits(entry(r.rest).uint64(0))
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

func (r *reader) skip() {
	switch r.tag() {
	case tagString:
		r.text()
	case tagInteger, tagTime:
		r.uvarint()
	case tagNumber:
		r.rest = r.rest[8:]
	case tagStrings:
		for n := r.uvarint(); n > 0; n-- {
			r.text()
		}
	}
}

func (r *reader) text() string {
	n := int(r.uvarint())
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return string(s)
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
