package cql2

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"marz/geo"
)

// function is one that the standard does not name but lets a server offer. Its
// arguments are never NULL: a function of NULL is NULL.
type function struct {
	name   string // lower case; calls may use any case
	params []kinds
	result kinds
	help   string
	apply  func(args []any) any
}

// functions lists every function once, by name.
var functions = []function{
	{"abs", []kinds{kindNumber}, kindNumber, "the number without its sign", func(a []any) any {
		if i, ok := toInt(a[0]); ok && i != math.MinInt64 {
			return max(i, -i)
		}
		return math.Abs(toFloat(a[0]))
	}},
	{"ceil", []kinds{kindNumber}, kindNumber, "the least whole number not below", rounded(math.Ceil)},
	{"day", []kinds{kindInstant}, kindNumber, "the day of the month in UTC", func(a []any) any {
		return int64(a[0].(instant).t.UTC().Day())
	}},
	{"distance", []kinds{kindGeometry, kindGeometry}, kindNumber, "the metres between two points on WGS 84; NULL for other geometries", distance},
	{"floor", []kinds{kindNumber}, kindNumber, "the greatest whole number not above", rounded(math.Floor)},
	{"length", []kinds{kindText}, kindNumber, "the number of characters", func(a []any) any {
		return int64(utf8.RuneCountInString(a[0].(string)))
	}},
	{"lower", []kinds{kindText}, kindText, "the text in lower case", func(a []any) any {
		return strings.ToLower(a[0].(string))
	}},
	{"month", []kinds{kindInstant}, kindNumber, "the month in UTC, 1 to 12", func(a []any) any {
		return int64(a[0].(instant).t.UTC().Month())
	}},
	{"round", []kinds{kindNumber}, kindNumber, "the nearest whole number, halves away from zero", rounded(math.Round)},
	{"size", []kinds{kindArray}, kindNumber, "the number of elements of an array", func(a []any) any {
		list, _ := elementsOf(a[0])
		return int64(len(list))
	}},
	{"upper", []kinds{kindText}, kindText, "the text in upper case", func(a []any) any {
		return strings.ToUpper(a[0].(string))
	}},
	{"x", []kinds{kindGeometry}, kindNumber, "the longitude of the centre of the geometry's box, in degrees", func(a []any) any {
		return a[0].(orb.Geometry).Bound().Center()[0]
	}},
	{"y", []kinds{kindGeometry}, kindNumber, "the latitude of the centre of the geometry's box, in degrees", func(a []any) any {
		return a[0].(orb.Geometry).Bound().Center()[1]
	}},
	{"year", []kinds{kindInstant}, kindNumber, "the year in UTC", func(a []any) any {
		return int64(a[0].(instant).t.UTC().Year())
	}},
}

func distance(a []any) any {
	p, ok := a[0].(orb.Point)
	q, ok2 := a[1].(orb.Point)
	if !ok || !ok2 {
		return nil
	}
	return geo.Distance(p, q)
}

// rounded makes a function that leaves whole numbers alone.
func rounded(f func(float64) float64) func([]any) any {
	return func(a []any) any {
		if i, ok := toInt(a[0]); ok {
			return i
		}
		r := f(toFloat(a[0]))
		if math.Abs(r) < 1<<53 {
			return int64(r)
		}
		return r
	}
}

// functionNamed finds a function by name, in any case; the zero function if there is none.
func functionNamed(name string) function {
	for _, f := range functions {
		if strings.EqualFold(f.name, name) {
			return f
		}
	}
	return function{}
}

// Function describes a function for the documentation of a server.
type Function struct {
	Name    string
	Args    []string // what each argument is, such as "a number"
	Returns string
	Help    string
}

// Functions lists the functions that filters may call besides the standard's.
func Functions() []Function {
	list := make([]Function, len(functions))
	for i, f := range functions {
		args := make([]string, len(f.params))
		for j, p := range f.params {
			args[j] = p.String()
		}
		list[i] = Function{f.name, args, f.result.String(), f.help}
	}
	return list
}

func functionNames() string {
	names := make([]string, len(functions))
	for i, f := range functions {
		names[i] = f.name
	}
	return strings.Join(names, ", ")
}

func unknownFunction(at place, name string) error {
	return at.errorf("there is no operator or function %s; the functions besides those of CQL2 are: %s", shorten(name), functionNames())
}

// checkCall makes sure that a call has as many arguments as its function.
func (n *node) checkCall() error {
	f := functionNamed(n.name)
	if f.name == "" {
		return unknownFunction(n.at, n.name)
	}
	if len(n.args) != len(f.params) {
		return n.wrongNumber(f.name, len(f.params))
	}
	return nil
}

// call compiles a call. A value of a kind that the function does not take is NULL: it
// can only come from a record that breaks its own schema.
func (c compiler) call(n *node) value {
	f := functionNamed(n.name)
	args := make([]value, len(n.args))
	for i, a := range n.args {
		args[i] = c.argument(a, f.params[i])
	}
	return func(r Record) any {
		vals := make([]any, len(args))
		for i, arg := range args {
			if vals[i] = arg(r); vals[i] == nil {
				return nil
			}
		}
		return f.apply(vals)
	}
}

// argument compiles an argument to a value of the kind that the function takes, or nil.
func (c compiler) argument(n *node, want kinds) value {
	if want == kindGeometry {
		g := c.geometry(n)
		return func(r Record) any {
			if g := g(r); g != nil {
				return g
			}
			return nil
		}
	}
	v, days := c.value(n), c.isDate(n)
	return func(r Record) any {
		val := v(r)
		switch _, text := val.(string); {
		case want == kindText && text, want == kindNumber && isNumber(val):
			return val
		case want == kindArray:
			if _, ok := elementsOf(val); ok {
				return val
			}
		case want == kindInstant:
			if i, ok := instantOf(val, days); ok {
				return i
			}
		}
		return nil
	}
}
