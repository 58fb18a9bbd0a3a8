package cql2

import (
	"math"
	"math/big"
)

// calculate applies an arithmetic operator to two numbers. Whole numbers stay int64
// while the result is one and fits; everything else is float64. The result is nil
// (NULL) when there is none: division by zero, or what is neither finite nor real.
func calculate(o op, a, b any) any {
	i, iok := toInt(a)
	j, jok := toInt(b)
	if iok && jok {
		if r, ok := calculateInts(o, i, j); ok {
			return r
		}
	}
	return calculateFloats(o, toFloat(a), toFloat(b))
}

// calculateInts returns ok false when the result is not an int64.
func calculateInts(o op, a, b int64) (r any, ok bool) {
	switch o {
	case opAdd:
		s := a + b
		return s, (s > a) == (b > 0)
	case opSubtract:
		s := a - b
		return s, (s < a) == (b > 0)
	case opMultiply:
		if a == 0 || b == 0 {
			return int64(0), true
		}
		s := a * b
		return s, s/b == a && !(a == -1 && b == math.MinInt64) && !(b == -1 && a == math.MinInt64)
	case opPower:
		return powerInts(a, b)
	}
	if b == 0 {
		return nil, true
	}
	if b == -1 && a == math.MinInt64 {
		return nil, false
	}
	switch o {
	case opIntDivide:
		return a / b, true
	case opModulo:
		return a % b, true
	}
	return a / b, o == opDivide && a%b == 0
}

func powerInts(a, b int64) (any, bool) {
	if b < 0 || b > 63 {
		return nil, false
	}
	r := new(big.Int).Exp(big.NewInt(a), big.NewInt(b), nil)
	if !r.IsInt64() {
		return nil, false
	}
	return r.Int64(), true
}

func calculateFloats(o op, a, b float64) any {
	var r float64
	switch o {
	case opAdd:
		r = a + b
	case opSubtract:
		r = a - b
	case opMultiply:
		r = a * b
	case opDivide:
		r = a / b
	case opIntDivide:
		r = math.Trunc(a / b)
	case opModulo:
		r = math.Mod(a, b)
	case opPower:
		r = math.Pow(a, b)
	}
	if math.IsNaN(r) || math.IsInf(r, 0) {
		return nil
	}
	return r
}
