package cql2

import (
	"fmt"
	"math"
	"strconv"
)

// parseNumber returns an int64 where the number is one, else a float64.
func parseNumber(s string) (any, error) {
	if i, err := strconv.ParseInt(s, 10, 64); err == nil {
		return i, nil
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return nil, fmt.Errorf("the number %s is not within ±1.8E308", shorten(s))
	}
	return canonical(f), nil
}

// canonical makes an int64 of a number that is one, so that 3, 3.0 and 3E0 are the same.
func canonical(f float64) any {
	if f == math.Trunc(f) && f >= -1<<63 && f < 1<<63 {
		return int64(f)
	}
	return f
}

// appendNumber appends an int64 or a float64 in the shortest form that reads as itself.
func appendNumber(b []byte, v any) []byte {
	f := toFloat(v)
	if _, ok := v.(float64); ok {
		v = canonical(f)
	}
	if i, ok := toInt(v); ok {
		return strconv.AppendInt(b, i, 10)
	}
	if a := math.Abs(f); a >= 1e-6 && a < 1e21 {
		return strconv.AppendFloat(b, f, 'f', -1, 64)
	}
	return strconv.AppendFloat(b, f, 'E', -1, 64)
}

// toInt returns a number as an int64 where its type is one.
func toInt(v any) (int64, bool) {
	switch v := v.(type) {
	case int64:
		return v, true
	case int:
		return int64(v), true
	}
	return 0, false
}

// toFloat returns a number as a float64; NaN when v is not a number.
func toFloat(v any) float64 {
	switch v := v.(type) {
	case float64:
		return v
	case int64:
		return float64(v)
	case int:
		return float64(v)
	}
	return math.NaN()
}

func isNumber(v any) bool {
	switch v.(type) {
	case float64, int64, int:
		return true
	}
	return false
}
