package cql2

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"
)

// exampleOf is a filter that uses an operator, for every one of them.
func exampleOf(s operator) string {
	o := s.op
	switch {
	case o == opAnd || o == opOr:
		return "a = 1 " + s.text + " b = 2"
	case o == opNot:
		return "NOT a = 1"
	case o == opLike:
		return "a LIKE 'x'"
	case o == opBetween:
		return "a BETWEEN 1 AND 2"
	case o == opIn:
		return "a IN (1,2)"
	case o == opIsNull:
		return "a IS NULL"
	case o == opCasei || o == opAccenti:
		return s.text + "(a) = 'x'"
	case o.isArithmetic():
		return "a " + strings.ToLower(s.text) + " 1 = 2"
	case o.isComparison():
		return "a " + s.text + " 1"
	case o.isArray():
		return s.text + "(a,('x'))"
	case o.isTemporal():
		return s.text + "(INTERVAL(a,'..'),INTERVAL('2021-01-01','..'))"
	}
	return s.text + "(a,POINT(1 1))"
}

func TestEveryOperatorIsReadWrittenEvaluatedAndTested(t *testing.T) {
	all := strings.Join(append(seeds(t, true), seeds(t, false)...), "\n")
	for o := opNone + 1; o < opCall; o++ {
		s := o.spec()
		if s.op != o {
			t.Errorf("operator %d is not in the list", o)
			continue
		}
		e, err := ParseText(exampleOf(s))
		if err != nil {
			t.Errorf("%s: %v", exampleOf(s), err)
			continue
		}
		if got := e.Text(); got != exampleOf(s) {
			t.Errorf("%s is written as %s", exampleOf(s), got)
		}
		checkIdentity(t, e)
		e.Match(anything{})
		if name := `{"op":"` + s.json + `"`; strings.Count(all, name) < 2 {
			t.Errorf("the testdata has less than two filters with %s", name)
		}
	}
}

func TestAWordThatIsAKeywordIsAPropertyInQuotes(t *testing.T) {
	words := append([]string{"DATE", "Timestamp", "interval"}, append(reserved, geometryWords...)...)
	for _, s := range operators {
		words = append(words, s.text)
	}
	for _, word := range words {
		e, err := ParseText(fmt.Sprintf("%q = 1", word))
		if err != nil {
			t.Errorf("%q: %v", word, err)
			continue
		}
		if got := e.Properties(); len(got) != 1 || got[0] != word {
			t.Errorf("%q is read as %v", word, got)
		}
		checkIdentity(t, e)
	}
}

func TestNamesOfPropertiesSurviveBothEncodings(t *testing.T) {
	for _, name := range []string{
		"a", "a.b", "layer:ids", "_x", ":x", "مرز", "a b", `a"b`, "1a", "é", "a-b", "'", "\n", "😀", "Z", "point", "x\u0301",
	} {
		e, err := Equal(name, "x")
		if err != nil {
			t.Fatal(err)
		}
		checkIdentity(t, e)
	}
}

func TestTextsSurviveBothEncodings(t *testing.T) {
	for _, s := range []string{
		"", "'", "''", `\`, `\\`, `\'`, `\n`, "\a\b\t\n\v\f\r", "\x00\x1f\x7f", "<&>", "\u2028", "😀", `%\%_`, `a\`,
	} {
		e, err := Equal("a", s)
		if err != nil {
			t.Fatal(err)
		}
		checkIdentity(t, e)
	}
}

func TestNumbersSurviveBothEncodings(t *testing.T) {
	for _, n := range []float64{
		0, math.Copysign(0, -1), 1, -1, 0.1, 1e-7, 1e-300, 5e-324, 1e21, 1e300, math.MaxFloat64, 1 << 53, 1<<53 + 2, math.Pi, -1e-9, 1 << 63,
	} {
		e, err := Equal("a", n)
		if err != nil {
			t.Fatal(err)
		}
		checkIdentity(t, e)
	}
	for _, n := range []int64{math.MaxInt64, math.MinInt64, 1<<53 + 1, -1} {
		e, err := Equal("a", n)
		if err != nil {
			t.Fatal(err)
		}
		checkIdentity(t, e)
	}
}

func TestNumbersCompareByValueAndNotByRounding(t *testing.T) {
	for _, c := range []struct {
		a, b any
		want int
	}{
		{int64(1), 1.0, 0},
		{int64(1), 1.5, -1},
		{int64(-1), -1.5, 1},
		{int64(1<<53 + 1), float64(1 << 53), 1},
		{int64(math.MaxInt64), float64(1 << 63), -1},
		{int64(math.MinInt64), float64(math.MinInt64), 0},
		{int64(math.MinInt64), -1e19, 1},
		{0.1, 0.2, -1},
	} {
		if got, ok := compareNumbers(c.a, c.b); !ok || got != c.want {
			t.Errorf("%v and %v compare as %d, want %d", c.a, c.b, got, c.want)
		}
		if got, ok := compareNumbers(c.b, c.a); !ok || got != -c.want {
			t.Errorf("%v and %v compare as %d, want %d", c.b, c.a, got, -c.want)
		}
	}
	if _, ok := compareNumbers(math.NaN(), 1.0); ok {
		t.Error("what is not a number compares with one")
	}
}

func TestWholeNumbersOverflowIntoFloats(t *testing.T) {
	for _, c := range []struct {
		o    op
		a, b any
		want any
	}{
		{opAdd, int64(math.MaxInt64), int64(1), float64(1 << 63)},
		{opAdd, int64(math.MinInt64), int64(-1), -float64(1 << 63)},
		{opSubtract, int64(math.MinInt64), int64(1), -float64(1 << 63)},
		{opSubtract, int64(5), int64(7), int64(-2)},
		{opMultiply, int64(1 << 40), int64(1 << 40), float64(1 << 80)},
		{opMultiply, int64(-1), int64(math.MinInt64), float64(1 << 63)},
		{opMultiply, int64(math.MinInt64), int64(-1), float64(1 << 63)},
		{opIntDivide, int64(math.MinInt64), int64(-1), float64(1 << 63)},
		{opModulo, int64(math.MinInt64), int64(-1), 0.0},
		{opDivide, int64(math.MinInt64), int64(-1), float64(1 << 63)},
		{opDivide, int64(7), int64(2), 3.5},
		{opDivide, int64(6), int64(2), int64(3)},
		{opPower, int64(2), int64(62), int64(1 << 62)},
		{opPower, int64(2), int64(64), float64(1 << 64)},
		{opPower, int64(-2), int64(63), int64(math.MinInt64)},
		{opPower, int64(2), int64(-1), 0.5},
		{opIntDivide, 7.5, int64(2), 3.0},
		{opModulo, 7.5, int64(2), 1.5},
		{opDivide, 1.0, 0.0, nil},
		{opDivide, int64(1), int64(0), nil},
		{opPower, int64(0), int64(-1), nil},
	} {
		got := calculate(c.o, c.a, c.b)
		if f, ok := got.(float64); ok && f == 0 {
			got = math.Abs(f)
		}
		if got != c.want {
			t.Errorf("%v %s %v = %v (%T), want %v (%T)", c.a, c.o.spec().text, c.b, got, got, c.want, c.want)
		}
	}
}

func TestThreeValuedLogicFollowsKleene(t *testing.T) {
	constant := func(v truth) test { return func(Record) truth { return v } }
	for _, c := range []struct{ a, b, and, or truth }{
		{yes, yes, yes, yes}, {yes, unknown, unknown, yes}, {yes, no, no, yes},
		{unknown, unknown, unknown, unknown}, {unknown, no, no, unknown}, {no, no, no, no},
	} {
		for _, pair := range [][]test{{constant(c.a), constant(c.b)}, {constant(c.b), constant(c.a)}} {
			if got := every(pair)(nil); got != c.and {
				t.Errorf("%d AND %d = %d, want %d", c.a, c.b, got, c.and)
			}
			if got := some(pair)(nil); got != c.or {
				t.Errorf("%d OR %d = %d, want %d", c.a, c.b, got, c.or)
			}
		}
	}
}

func TestExactlyOneOfTheThirteenRelationsOfAllenHoldsBetweenIntervals(t *testing.T) {
	relations := []op{opTBefore, opTMeets, opTOverlaps, opTStarts, opTDuring, opTFinishes, opTEquals,
		opTFinishedBy, opTContains, opTStartedBy, opTOverlappedBy, opTMetBy, opTAfter}
	day := func(n int) end {
		return end{instant: instant{time.Date(2021, 7, n, 0, 0, 0, 0, time.UTC), true}}
	}
	ends := []end{{open: -1}, day(1), day(2), day(3), day(4), {open: 1}}
	for a := range ends {
		for b := a + 1; b < len(ends); b++ {
			for c := range ends {
				for d := c + 1; d < len(ends); d++ {
					s, u := span{ends[a], ends[b]}, span{ends[c], ends[d]}
					var held []string
					for _, o := range relations {
						if s.relate(o, u) {
							held = append(held, o.spec().text)
						}
					}
					if len(held) != 1 {
						t.Errorf("[%d %d] and [%d %d]: %v", a, b, c, d, held)
					}
					disjoint := s.relate(opTBefore, u) || s.relate(opTAfter, u)
					if s.relate(opTDisjoint, u) != disjoint || s.relate(opTIntersects, u) == disjoint {
						t.Errorf("[%d %d] and [%d %d]: disjoint and intersects are wrong", a, b, c, d)
					}
				}
			}
		}
	}
}

func TestFoldingForgetsCaseOrAccentsAndNothingElse(t *testing.T) {
	for _, c := range []struct{ in, casei, accenti string }{
		{"", "", ""},
		{"Kabul", "kabul", "Kabul"},
		{"KØBENHAVN", "københavn", "KOBENHAVN"},
		{"Straße", "strasse", "Strasse"},
		{"Ţūtū Čačak", "ţūtū čačak", "Tutu Cacak"},
		{"Łódź", "łódź", "Lodz"},
		{"Æsir œuvre", "æsir œuvre", "AEsir oeuvre"},
		{"ΣΟΦΌΣ", "σοφόσ", "ΣΟΦΟΣ"},
		{"گَذر", "گَذر", "گذر"},
		{"がぱ", "がぱ", "がぱ"},
		{"कि", "कि", "कि"},
		{"한글", "한글", "한글"},
		{"e\u0301", "é", "e"},
	} {
		if got := casei(c.in); got != c.casei {
			t.Errorf("casei(%q) = %q, want %q", c.in, got, c.casei)
		}
		if got := accenti(c.in); got != c.accenti {
			t.Errorf("accenti(%q) = %q, want %q", c.in, got, c.accenti)
		}
	}
}
