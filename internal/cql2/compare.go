package cql2

import (
	"cmp"
	"math"
	"strings"
	"time"
)

// quoted is a text literal that also reads as an instant, for a comparison with one.
type quoted struct {
	text string
	when instant
}

// compareValues orders two scalars of one kind: texts by code point, numbers exactly,
// false before true, instants in time. days says that a time.Time is a date. ok is
// false when the values are NULL or of different kinds, so that the order is unknown.
func compareValues(a any, aDays bool, b any, bDays bool) (c int, ok bool) {
	switch a := a.(type) {
	case nil:
		return 0, false
	case string:
		if s, ok := textOf(b); ok {
			return strings.Compare(a, s), true
		}
		return 0, false
	case quoted:
		if s, ok := b.(string); ok {
			return strings.Compare(a.text, s), true
		}
		if s, ok := b.(quoted); ok {
			return strings.Compare(a.text, s.text), true
		}
	case bool:
		if b, ok := b.(bool); ok {
			return compareBooleans(a, b), true
		}
		return 0, false
	}
	if isNumber(a) {
		return compareNumbers(a, b)
	}
	i, iok := instantOf(a, aDays)
	j, jok := instantOf(b, bDays)
	if !iok || !jok {
		return 0, false
	}
	return i.compare(j), true
}

func textOf(v any) (string, bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case quoted:
		return v.text, true
	}
	return "", false
}

func instantOf(v any, days bool) (instant, bool) {
	switch v := v.(type) {
	case time.Time:
		return instant{v, days}, true
	case instant:
		return v, true
	case quoted:
		return v.when, true
	}
	return instant{}, false
}

func compareBooleans(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// compareNumbers compares int64 and float64 by value, without rounding either.
func compareNumbers(a, b any) (int, bool) {
	i, iok := toInt(a)
	j, jok := toInt(b)
	x, y := toFloat(a), toFloat(b)
	switch {
	case math.IsNaN(x) || math.IsNaN(y):
		return 0, false
	case iok && jok:
		return cmp.Compare(i, j), true
	case iok:
		return compareIntFloat(i, y), true
	case jok:
		return -compareIntFloat(j, x), true
	}
	return cmp.Compare(x, y), true
}

func compareIntFloat(i int64, f float64) int {
	switch {
	case f >= 1<<63:
		return -1
	case f < -1<<63:
		return 1
	}
	whole := math.Trunc(f)
	if c := cmp.Compare(i, int64(whole)); c != 0 {
		return c
	}
	return cmp.Compare(whole, f)
}
