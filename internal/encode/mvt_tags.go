package encode

import (
	"encoding/binary"
	"math"

	"marz/internal/marz"
)

// tags are the keys and values of a layer, each written once and named by its number.
type tags struct {
	schema    *marz.Schema
	columns   []int
	id, count string
	keys      []uint64 // the number of a column's key, of id's and of count's, from 1
	numKeys   uint64
	values    map[tagValue]uint64
	numValues uint64
	keyBytes  []byte
	valBytes  []byte
	scratch   []byte // the pairs of the feature in the making
	one       []byte // a Value message
	text      []byte // a value as text
}

// tagValue is a value as a map finds it.
type tagValue struct {
	kind byte // the field of a Value message
	bits uint64
	text string
}

// Fields of a Value message.
const (
	valueText   = 1
	valueDouble = 3
	valueUint   = 5
	valueSint   = 6
	valueBool   = 7
)

func newTags(schema *marz.Schema) *tags {
	return &tags{
		schema: schema, columns: flat(schema), id: freeName(schema, "id"), count: freeName(schema, "point_count"),
		keys: make([]uint64, len(schema.Columns)+2), values: map[tagValue]uint64{},
	}
}

// of returns the tags of a feature. They are valid until the next call. An id is its
// feature's alone, so it is not looked for among the values.
func (t *tags) of(id string, values []any) []byte {
	t.scratch = t.scratch[:0]
	t.pair(t.key(len(t.schema.Columns), t.id), t.newValue(tagValue{kind: valueText, text: id}))
	t.columnTags(values)
	return t.scratch
}

// ofCell returns the tags of a point that stands for several.
func (t *tags) ofCell(count int, values []any) []byte {
	t.scratch = t.scratch[:0]
	t.pair(t.key(len(t.schema.Columns)+1, t.count), t.number(tagValue{kind: valueUint, bits: uint64(count)}))
	t.columnTags(values)
	return t.scratch
}

func (t *tags) columnTags(values []any) {
	for _, i := range t.columns {
		if i < len(values) && values[i] != nil {
			c := &t.schema.Columns[i]
			if v, ok := t.value(values[i], c.Type); ok {
				t.pair(t.key(i, c.Name), t.number(v))
			}
		}
	}
}

func (t *tags) value(v any, typ marz.ColumnType) (tagValue, bool) {
	switch v := v.(type) {
	case string:
		return tagValue{kind: valueText, text: v}, true
	case int64:
		if v < 0 {
			return tagValue{kind: valueSint, bits: uint64(v<<1) ^ uint64(v>>63)}, true
		}
		return tagValue{kind: valueUint, bits: uint64(v)}, true
	case float64:
		return tagValue{kind: valueDouble, bits: math.Float64bits(v)}, true
	case bool:
		if v {
			return tagValue{kind: valueBool, bits: 1}, true
		}
		return tagValue{kind: valueBool}, true
	}
	text, ok := appendText(t.text[:0], v, typ)
	t.text = text
	return tagValue{kind: valueText, text: string(text)}, ok
}

// pair appends the numbers of a key and a value.
func (t *tags) pair(key, value uint64) {
	t.scratch = binary.AppendUvarint(binary.AppendUvarint(t.scratch, key), value)
}

// key returns the number of a key, which is new or known.
func (t *tags) key(slot int, name string) uint64 {
	if t.keys[slot] == 0 {
		t.numKeys++
		t.keys[slot] = t.numKeys
		t.keyBytes = appendBytes(t.keyBytes, 3, []byte(name))
	}
	return t.keys[slot] - 1
}

// number returns the number of a value, which is new or known.
func (t *tags) number(v tagValue) uint64 {
	n, ok := t.values[v]
	if !ok {
		n = t.newValue(v)
		t.values[v] = n
	}
	return n
}

func (t *tags) newValue(v tagValue) uint64 {
	t.one = v.append(t.one[:0])
	t.valBytes = appendBytes(t.valBytes, 4, t.one)
	t.numValues++
	return t.numValues - 1
}

// append writes the Value message.
func (v tagValue) append(dst []byte) []byte {
	switch v.kind {
	case valueText:
		dst = append(dst, valueText<<3|2)
		dst = binary.AppendUvarint(dst, uint64(len(v.text)))
		return append(dst, v.text...)
	case valueDouble:
		return binary.LittleEndian.AppendUint64(append(dst, valueDouble<<3|1), v.bits)
	}
	return binary.AppendUvarint(append(dst, v.kind<<3), v.bits)
}

// append writes the keys and the values of the layer.
func (t *tags) append(dst []byte) []byte {
	return append(append(dst, t.keyBytes...), t.valBytes...)
}
