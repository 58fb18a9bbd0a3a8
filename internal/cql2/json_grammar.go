package cql2

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// ParseJSON reads a filter in the JSON encoding. The error is an *Error with a path.
func ParseJSON(data []byte) (*Expr, error) {
	root := place{path: "$"}
	if len(data) > MaxJSON {
		return nil, root.tooLarge("the filter has %d bytes; at most %d are read", len(data), MaxJSON)
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	var doc any
	if err := dec.Decode(&doc); err != nil {
		if strings.Contains(err.Error(), "max depth") { // 10,000 arrays or objects
			return nil, root.tooLarge("the filter is nested too deep")
		}
		return nil, root.errorf("the filter is not JSON: %s", jsonReason(err))
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, root.errorf("the filter is one JSON value; something follows it")
	}
	r := &reader{}
	n, err := r.expression(doc, root, 1)
	if err != nil {
		return nil, err
	}
	return newExpr(n)
}

func jsonReason(err error) string {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Sprintf("%s (byte %d)", syntax.Error(), syntax.Offset)
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return "it ends too early"
	}
	return err.Error()
}

// reader turns decoded JSON into nodes; its methods carry the names of the standard's
// JSON schema.
type reader struct {
	builder
}

func (p place) member(name string) place { return place{path: p.path + "." + name} }
func (p place) index(i int) place        { return place{path: p.path + "[" + strconv.Itoa(i) + "]"} }

// discriminators are the members that say what an object is.
var discriminators = []string{"op", "property", "date", "timestamp", "interval", "bbox", "type"}

// expression reads any value: an operator, a property or a literal.
func (r *reader) expression(v any, at place, depth int) (*node, error) {
	if depth > MaxDepth {
		return nil, at.tooLarge("operators are nested more than %d deep; split the filter", MaxDepth)
	}
	switch v := v.(type) {
	case string:
		return r.leaf(opText, at, v)
	case bool:
		return r.leaf(opBoolean, at, v)
	case json.Number:
		val, err := parseNumber(v.String())
		if err != nil {
			return nil, at.errorf("%s", err)
		}
		return r.leaf(opNumber, at, val)
	case []any:
		items, err := r.items(v, at, depth+1)
		if err != nil {
			return nil, err
		}
		return r.node(opArray, at, items...)
	case map[string]any:
		return r.object(v, at, depth)
	}
	return nil, at.errorf("null is not a value; use {\"op\":\"isNull\",\"args\":[…]}")
}

func (r *reader) items(list []any, at place, depth int) ([]*node, error) {
	nodes := make([]*node, 0, min(len(list), MaxNodes))
	for i, v := range list {
		n, err := r.expression(v, at.index(i), depth)
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, n)
	}
	return nodes, nil
}

func (r *reader) object(obj map[string]any, at place, depth int) (*node, error) {
	kind := ""
	for _, d := range discriminators {
		if _, ok := obj[d]; !ok || d == "bbox" && obj["type"] != nil { // GeoJSON may have a bbox
			continue
		}
		if kind != "" {
			return nil, at.errorf("an object is one thing, but this one has both %q and %q", kind, d)
		}
		kind = d
	}
	switch kind {
	case "op":
		return r.operator(obj, at, depth)
	case "property":
		return r.propertyRef(obj["property"], at)
	case "date", "timestamp":
		return r.instantInstance(kind, obj[kind], at.member(kind))
	case "interval":
		return r.intervalInstance(obj["interval"], at.member("interval"), depth)
	case "bbox":
		return r.bboxLiteral(obj["bbox"], at.member("bbox"))
	case "type":
		return r.geometryLiteral(obj, at)
	}
	return nil, at.errorf("expected an object with one of %s", strings.Join(discriminators, ", "))
}

func (r *reader) propertyRef(v any, at place) (*node, error) {
	name, ok := v.(string)
	if !ok || name == "" {
		return nil, at.member("property").errorf("expected the name of a property, found %s", found(v))
	}
	return r.property(at, name)
}

// operator reads {"op": …, "args": […]}.
func (r *reader) operator(obj map[string]any, at place, depth int) (*node, error) {
	name, ok := obj["op"].(string)
	if !ok {
		return nil, at.member("op").errorf("expected the name of an operator or a function, found %s", found(obj["op"]))
	}
	args, ok := obj["args"].([]any)
	if !ok {
		return nil, at.member("args").errorf("%s needs an array of arguments, found %s", shorten(name), found(obj["args"]))
	}
	spec, ok := operatorNamed(name)
	if !ok {
		return r.functionRef(name, args, at, depth)
	}
	if spec.op == opIn {
		var err error
		if args, err = inListOperands(args, at.member("args")); err != nil {
			return nil, err
		}
	}
	nodes, err := r.items(args, at.member("args"), depth+1)
	if err != nil {
		return nil, err
	}
	return r.node(spec.op, at, nodes...)
}

// inListOperands flattens [value, [item, …]].
func inListOperands(args []any, at place) ([]any, error) {
	if len(args) != 2 {
		return nil, at.errorf("in takes a value and an array, not %d arguments", len(args))
	}
	list, ok := args[1].([]any)
	if !ok || len(list) == 0 {
		return nil, at.index(1).errorf("expected an array of values, found %s", found(args[1]))
	}
	return append([]any{args[0]}, list...), nil
}

func (r *reader) functionRef(name string, args []any, at place, depth int) (*node, error) {
	f := functionNamed(name)
	if f.name == "" {
		return nil, unknownFunction(at.member("op"), name)
	}
	nodes, err := r.items(args, at.member("args"), depth+1)
	if err != nil {
		return nil, err
	}
	n := &node{op: opCall, at: at, name: f.name, args: nodes}
	return n, r.admit(n)
}

func (r *reader) instantInstance(kind string, v any, at place) (*node, error) {
	word := strings.ToUpper(kind)
	s, ok := v.(string)
	if !ok {
		return nil, at.errorf("expected a string such as %s, found %s", instantExample(word), found(v))
	}
	when, err := parseInstant(s)
	if err == nil && when.day != (kind == "date") {
		err = notAn(word, s)
	}
	if err != nil {
		return nil, at.errorf("%s", err)
	}
	return r.leaf(opInstant, at, when)
}

func (r *reader) intervalInstance(v any, at place, depth int) (*node, error) {
	list, ok := v.([]any)
	if !ok || len(list) != 2 {
		return nil, at.errorf("expected an array of a start and an end, found %s", found(v))
	}
	ends := make([]*node, len(list))
	for i, v := range list {
		var err error
		if s, ok := v.(string); ok {
			ends[i], err = r.instantEnd(at.index(i), s)
		} else {
			ends[i], err = r.expression(v, at.index(i), depth+1)
		}
		if err != nil {
			return nil, err
		}
	}
	return r.interval(at, ends)
}

// found is how an error names a JSON value.
func found(v any) string {
	switch v := v.(type) {
	case nil:
		return "nothing"
	case string:
		return strconv.Quote(shorten(v))
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	case []any:
		return fmt.Sprintf("an array of %d", len(v))
	}
	return "an object"
}
