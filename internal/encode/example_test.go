package encode_test

import (
	"fmt"
	"os"

	"marz/geo"
	"marz/internal/encode"

	"github.com/paulmach/orb"
)

func ExampleGeoJSON() {
	err := encode.GeoJSON(os.Stdout, features(feature("islam-qala", "Islam Qala")), []byte(`"numberMatched":1`))
	fmt.Println(err)
	// Output:
	// {"type":"FeatureCollection","numberMatched":1,"features":[
	// {"type":"Feature","id":"islam-qala","geometry":{"type":"Point","coordinates":[61,34.5]},"properties":{"title":"Islam Qala","n":3}}
	// ]}
	// <nil>
}

func ExampleCSV() {
	err := encode.CSV(os.Stdout, features(feature("islam-qala", "=1+1")), &schema)
	fmt.Println(err)
	// Output:
	// id,title,n,day,who,lon,lat
	// islam-qala,"'=1+1",3,2021-07-09,afp; taliban,61,34.5
	// <nil>
}

func ExampleSelectColumns() {
	some, narrow := encode.SelectColumns(features(feature("islam-qala", "Islam Qala")), &schema, []string{"day", "title"})
	_ = encode.CSV(os.Stdout, some, narrow)
	// Output:
	// id,day,title,lon,lat
	// islam-qala,2021-07-09,Islam Qala,61,34.5
}

func ExampleMVT() {
	tile := geo.TileAt(orb.Point{61, 34.5}, 6)
	box := encode.TileBox(tile)
	fmt.Printf("look for features in %.2f,%.2f,%.2f,%.2f\n", box.West, box.South, box.East, box.North)
	data, err := encode.MVT(tile, encode.Layer{Name: "events", Schema: &schema, Features: features(feature("islam-qala", "Islam Qala"))})
	fmt.Println(len(data), "bytes", err)
	// Output:
	// look for features in 56.07,31.80,62.05,36.74
	// 124 bytes <nil>
}
