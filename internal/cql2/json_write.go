package cql2

import (
	"bytes"
	"encoding/json"
	"strconv"

	"github.com/paulmach/orb"
)

// JSON returns the filter in the JSON encoding, in one canonical form: reading it
// again gives an equal filter.
func (e *Expr) JSON() []byte { return e.root.appendJSON(nil) }

func (n *node) appendJSON(b []byte) []byte {
	switch n.op {
	case opArray:
		return appendJSONItems(b, n.args)
	case opProperty:
		return append(appendJSONText(append(b, `{"property":`...), n.name), '}')
	case opInterval:
		b = append(n.args[0].appendJSONEnd(append(b, `{"interval":[`...)), ',')
		return append(n.args[1].appendJSONEnd(b), "]}"...)
	case opIn:
		b = append(n.args[0].appendJSON(append(b, `{"op":"in","args":[`...)), ',')
		return append(appendJSONItems(b, n.args[1:]), "]}"...)
	case opCall:
		return appendJSONOperator(b, n.name, n.args)
	}
	if name := n.op.spec().json; name != "" {
		return appendJSONOperator(b, name, n.args)
	}
	return n.appendJSONLeaf(b)
}

func appendJSONOperator(b []byte, name string, args []*node) []byte {
	b = appendJSONText(append(b, `{"op":`...), name)
	return append(appendJSONItems(append(b, `,"args":`...), args), '}')
}

func appendJSONItems(b []byte, items []*node) []byte {
	b = append(b, '[')
	for i, a := range items {
		if i > 0 {
			b = append(b, ',')
		}
		b = a.appendJSON(b)
	}
	return append(b, ']')
}

func (n *node) appendJSONEnd(b []byte) []byte {
	switch n.op {
	case opInstant:
		return appendJSONText(b, n.val.(instant).String())
	case opOpen:
		return append(b, `".."`...)
	}
	return n.appendJSON(b)
}

func (n *node) appendJSONLeaf(b []byte) []byte {
	switch v := n.val.(type) {
	case string:
		return appendJSONText(b, v)
	case bool:
		return strconv.AppendBool(b, v)
	case instant:
		name := `{"timestamp":"`
		if v.day {
			name = `{"date":"`
		}
		return append(append(append(b, name...), v.String()...), `"}`...)
	case box:
		b = append(b, `{"bbox":[`...)
		for i, x := range []float64{v.West, v.South, v.East, v.North} {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendNumber(b, x)
		}
		return append(b, "]}"...)
	case orb.Geometry:
		return appendGeoJSON(b, v)
	}
	return appendNumber(b, n.val)
}

// appendJSONText appends a JSON string, without the escapes that HTML would need.
func appendJSONText(b []byte, s string) []byte {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // a string always encodes
	return append(b, bytes.TrimSuffix(out.Bytes(), []byte("\n"))...)
}
