package cql2

import "strings"

// Type is the type of a queryable.
type Type int

// The types of a queryable, with the Go type of a record's value in brackets. A
// missing value is nil.
const (
	String    Type = iota // [string]
	Number                // [float64, int64]
	Integer               // [int64]
	Boolean               // [bool]
	Date                  // [time.Time at 00:00 UTC of the day]
	Timestamp             // [time.Time]
	Interval              // [cql2.Period]
	Strings               // [[]string], an array
	Geometry              // [orb.Geometry from Record.Geometry], (lon, lat) in degrees
)

// kinds is a set of kinds of value that an expression may have.
type kinds uint8

const (
	kindText kinds = 1 << iota
	kindNumber
	kindBoolean
	kindDate
	kindTimestamp
	kindInterval
	kindGeometry
	kindArray

	kindInstant  = kindDate | kindTimestamp
	kindTemporal = kindInstant | kindInterval
	kindScalar   = kindText | kindNumber | kindBoolean | kindInstant
	kindAny      = kindScalar | kindInterval | kindGeometry | kindArray
)

// typeKinds is the kind of value that a queryable of each type has.
var typeKinds = map[Type]kinds{
	String: kindText, Number: kindNumber, Integer: kindNumber, Boolean: kindBoolean, Date: kindDate,
	Timestamp: kindTimestamp, Interval: kindInterval, Strings: kindArray, Geometry: kindGeometry,
}

// kindNames lists the kinds as errors call them.
var kindNames = []struct {
	k    kinds
	name string
}{
	{kindText, "a text"}, {kindNumber, "a number"}, {kindBoolean, "a boolean"}, {kindDate, "a date"},
	{kindTimestamp, "a timestamp"}, {kindInterval, "an interval"}, {kindGeometry, "a geometry"},
	{kindArray, "an array"},
}

// String names the kinds, for example "a date or a timestamp".
func (k kinds) String() string {
	var names []string
	for _, n := range kindNames {
		if k&n.k != 0 {
			names = append(names, n.name)
		}
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// group widens a kind to all that compares with it: dates and timestamps do.
func (k kinds) group() kinds {
	if k&kindInstant != 0 {
		k |= kindInstant
	}
	return k
}

// resolver says what kinds of value a property may have; nil means anything.
type resolver func(name string) kinds

// kinds returns what the node's value may be.
func (n *node) kinds(resolve resolver) kinds {
	switch n.op {
	case opProperty:
		if resolve == nil {
			return kindAny
		}
		return resolve(n.name)
	case opCall:
		return functionNamed(n.name).result
	case opText, opCasei, opAccenti:
		return kindText
	case opNumber:
		return kindNumber
	case opInstant:
		if n.val.(instant).day {
			return kindDate
		}
		return kindTimestamp
	case opOpen:
		return kindInstant
	case opInterval:
		return kindInterval
	case opGeometry, opBox:
		return kindGeometry
	case opArray:
		return kindArray
	}
	if n.op.isArithmetic() {
		return kindNumber
	}
	return kindBoolean
}

// wants returns what kinds of value the node's i-th argument may have.
func (n *node) wants(i int) kinds {
	switch {
	case n.op == opAnd, n.op == opOr, n.op == opNot:
		return kindBoolean
	case n.op == opLike, n.op == opCasei, n.op == opAccenti:
		return kindText
	case n.op.isComparison(), n.op == opIn:
		return kindScalar
	case n.op == opBetween:
		return kindScalar &^ kindBoolean
	case n.op.isSpatial():
		return kindGeometry
	case n.op.intervalsOnly():
		return kindInterval
	case n.op.isTemporal():
		return kindTemporal
	case n.op.isArray():
		return kindArray
	case n.op.isArithmetic():
		return kindNumber
	case n.op == opInterval:
		return kindInstant
	case n.op == opCall:
		return functionNamed(n.name).params[i]
	}
	return kindAny
}
