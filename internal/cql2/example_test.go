package cql2_test

import (
	"errors"
	"fmt"

	"marz/internal/cql2"
)

var queryables = cql2.Queryables{
	"name": cql2.String, "staff": cql2.Integer, "start": cql2.Date, "end": cql2.Date, "geom": cql2.Geometry,
}

func ExampleParseText() {
	filter, err := cql2.ParseText("casei(name) like casei('islam%') and staff between 5 and 20")
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := filter.Check(queryables); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(filter.Match(record{props: map[string]any{"name": "Islam Qala", "staff": int64(12)}}))
	fmt.Println(filter.Match(record{props: map[string]any{"name": "Islam Qala"}})) // staff is NULL
	fmt.Println(filter.Text())
	// Output:
	// true
	// false
	// CASEI(name) LIKE CASEI('islam%') AND staff BETWEEN 5 AND 20
}

func ExampleParseJSON() {
	filter, err := cql2.ParseJSON([]byte(`{"op":"s_intersects","args":[{"property":"geom"},{"bbox":[60,29,75,39]}]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(filter.Text())
	// Output: S_INTERSECTS(geom,BBOX(60,29,75,39))
}

func ExampleExpr_Check() {
	filter, err := cql2.ParseText("staff > 5 AND nom = 'x'")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(filter.Check(queryables))
	// Output: filter, column 15: there is no property "nom"; there are: end, geom, name, staff, start
}

func ExampleError_Caret() {
	text := "name = 'Herat' AND staff >"
	_, err := cql2.ParseText(text)
	var e *cql2.Error
	if errors.As(err, &e) {
		fmt.Println(e)
		fmt.Println(e.Caret(text, 60))
	}
	// Output:
	// filter, column 27: expected a property, a value or a function, found the end
	// name = 'Herat' AND staff >
	//                           ^
}

func ExampleExpr_Bounds() {
	filter, err := cql2.ParseText("S_INTERSECTS(geom,BBOX(60,29,75,39)) AND T_DURING(INTERVAL(start,end),INTERVAL('2021-07-01','2021-07-31')) AND name IN ('a','b')")
	if err != nil {
		fmt.Println(err)
		return
	}
	b := filter.Bounds("geom", "start", "end")
	fmt.Println(b.Boxes, b.From.Format("2006-01-02"), b.To.Format("2006-01-02"), b.Equal)
	// Output: [{[60 29] [75 39]}] 2021-07-01 2021-07-31 map[name:[a b]]
}

func ExampleAnd() {
	border, err := cql2.Equal("border", "afg-irn")
	if err != nil {
		fmt.Println(err)
		return
	}
	actors := cql2.ArrayContains("actors", []string{"taliban"})
	fmt.Println(cql2.And(border, nil, actors).Text())
	// Output: border = 'afg-irn' AND A_CONTAINS(actors,('taliban'))
}
