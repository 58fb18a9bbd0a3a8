package geo_test

import (
	"fmt"

	"marz/geo"

	"github.com/paulmach/orb"
)

func ExampleBorder() {
	border, err := geo.NewBorder(orb.LineString{{61, 35.6}, {61.1, 34.8}, {60.9, 34.3}})
	if err != nil {
		fmt.Println(err)
		return
	}
	post := border.Locate(orb.Point{61.07, 34.67})
	fmt.Printf("%.0f of %.0f km, %.1f km off the line\n", post.Along/1000, border.Length()/1000, post.Offset/1000)
	fmt.Printf("%.0f %%\n", 100*border.Share([2]float64{0, post.Along}))
	// Output:
	// 104 of 148 km, 1.9 km off the line
	// 70 %
}

func ExampleParseBox() {
	box, _ := geo.ParseBox("60.5,34,62.5,35.7")
	fmt.Println(box.Contains(orb.Point{61.07, 34.67}))
	_, err := geo.ParseBox("60.5,34,62.5")
	fmt.Println(err)
	// Output:
	// true
	// "60.5,34,62.5" has 3 numbers: use west,south,east,north, for example 60.5,29.4,74.9,38.5
}

func ExampleAppendGeoJSON() {
	fmt.Println(string(geo.AppendGeoJSON(nil, orb.Point{60.99959, 34.66795})))
	// Output: {"type":"Point","coordinates":[60.99959,34.66795]}
}
