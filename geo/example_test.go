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

func ExampleBorder_SliceBetween() {
	border, _ := geo.NewBorder(orb.LineString{{60, 30}, {60, 31}, {61, 31}})
	part := border.SliceBetween(orb.Point{60.1, 30.5}, orb.Point{60.5, 31.1})
	fmt.Printf("%.2f\n", part)
	// Output: [[60.00 30.50] [60.00 31.00] [60.50 31.00]]
}

func ExampleSnap() {
	iran, _ := geo.NewBorder(orb.LineString{{61, 35.6}, {61.1, 34.8}})
	turkmenistan, _ := geo.NewBorder(orb.LineString{{61.3, 35.6}, {62.3, 35.3}})
	border, at := geo.Snap(orb.Point{62.27, 35.25}, iran, turkmenistan)
	fmt.Printf("border %d, %.1f km away, at %.2f\n", border, at.Offset/1000, at.Point)
	// Output: border 1, 6.1 km away, at [62.29 35.30]
}

func ExampleDistance() {
	herat, islamQala := orb.Point{62.2, 34.34}, orb.Point{61, 34.66}
	fmt.Printf("%.0f km\n", geo.Distance(herat, islamQala)/1000)
	// Output: 116 km
}

func ExampleParseBox() {
	box, _ := geo.ParseBox("60.5,34,62.5,35.7")
	fmt.Println(box.Contains(orb.Point{61.07, 34.67}))
	_, err := geo.ParseBox("60.5,34,62.5")
	fmt.Println(err)
	// Output:
	// true
	// "60.5,34,62.5" has 3 numbers: use west,south,east,north in degrees, for example 60.5,29.4,74.9,38.5
}

func ExampleBox_antimeridian() {
	box := geo.Box{West: 170, South: -20, East: -170, North: -10}
	fmt.Println(box.Contains(orb.Point{179, -15}), box.Contains(orb.Point{-179, -15}), box.Contains(orb.Point{0, -15}))
	fmt.Println(len(box.Bounds()), "bounds")
	// Output:
	// true true false
	// 2 bounds
}

func ExampleClip() {
	border := orb.LineString{{60, 34}, {62, 34}, {64, 36}}
	fmt.Println(geo.Clip(orb.Bound{Min: orb.Point{61, 33}, Max: orb.Point{63, 37}}, border))
	fmt.Println(border)
	// Output:
	// [[61 34] [62 34] [63 35]]
	// [[60 34] [62 34] [64 36]]
}

func ExampleAppendGeoJSON() {
	fmt.Println(string(geo.AppendGeoJSON(nil, orb.Point{60.99959, 34.66795})))
	// Output: {"type":"Point","coordinates":[60.99959,34.66795]}
}

func ExampleParseGeoJSON() {
	_, err := geo.ParseGeoJSON([]byte(`{"type":"LineString","coordinates":[[61,34],[62]]}`))
	fmt.Println(err)
	// Output: geometry: LineString: byte 45: a position has 1 numbers: use [lon, lat]
}

func ExampleParseWKT() {
	g, err := geo.ParseWKT("LINESTRING(61 34, 62 35)")
	fmt.Println(g, err)
	_, err = geo.ParseWKT("LINESTRING(61 34; 62 35)")
	fmt.Println(err)
	// Output:
	// [[61 34] [62 35]] <nil>
	// not well-known text: column 17: expected "," or ")", found "; 62 35)"
}

func ExampleCRS_Project() {
	utm, _ := geo.ParseCRS("http://www.opengis.net/def/crs/EPSG/0/32641")
	fmt.Printf("%.1f\n", utm.Project(orb.Point{61, 34.5}))
	// Output: [316380.0 3819412.9]
}

func ExampleTileAt() {
	tile := geo.TileAt(orb.Point{61, 34.66}, 8)
	x, y := tile.Project(orb.Point{61, 34.66}, 4096)
	fmt.Printf("%d/%d/%d, pixel %.0f, %.0f\n", tile.Z, tile.X, tile.Y, x, y)
	// Output: 8/171/101, pixel 1547, 2849
}

func ExampleShape_Relate() {
	area, _ := geo.NewShape(orb.Polygon{{{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}})
	line, _ := geo.NewShape(orb.LineString{{-1, 2}, {5, 2}})
	matrix, _ := line.Relate(area)
	crosses, _ := line.Crosses(area)
	fmt.Println(matrix, crosses)
	// Output: 101FF0212 true
}
