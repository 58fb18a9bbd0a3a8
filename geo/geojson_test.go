package geo_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"marz/geo"

	"github.com/paulmach/orb"
)

func TestGeoJSONRoundTripOfEveryKind(t *testing.T) {
	for _, g := range kinds() {
		text := geo.AppendGeoJSON(nil, g)
		back, err := geo.ParseGeoJSON(text)
		if err != nil || !reflect.DeepEqual(back, g) {
			t.Errorf("%s: %v %v", text, back, err)
		}
	}
}

func TestGeoJSONOfEveryKindLooksAsTheStandardSays(t *testing.T) {
	for _, c := range []struct {
		g    orb.Geometry
		want string
	}{
		{nil, `null`},
		{orb.Point{61, -34.5}, `{"type":"Point","coordinates":[61,-34.5]}`},
		{orb.MultiPoint{{1, 2}, {3, 4}}, `{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}`},
		{orb.LineString{{1, 2}, {3, 4}}, `{"type":"LineString","coordinates":[[1,2],[3,4]]}`},
		{orb.MultiLineString{{{1, 2}, {3, 4}}}, `{"type":"MultiLineString","coordinates":[[[1,2],[3,4]]]}`},
		{orb.Ring{{0, 0}, {1, 0}, {1, 1}, {0, 0}}, `{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}`},
		{orb.MultiPolygon{{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}}}, `{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}`},
		{orb.Collection{orb.Point{1, 2}, nil}, `{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},null]}`},
		{orb.MultiPoint{}, `{"type":"MultiPoint","coordinates":[]}`},
		{orb.Point{math.NaN(), 1}, `null`},
		{orb.LineString{{1, 2}, {math.Inf(1), 0}}, `null`},
	} {
		if got := string(geo.AppendGeoJSON(nil, c.g)); got != c.want {
			t.Errorf("%s\nwant %s", got, c.want)
		}
	}
}

func TestCoordinatesHaveSevenDecimalsAtMost(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", math.Copysign(0, -1): "0", 1e-8: "0", -1e-8: "0", 6e-8: "0.0000001", 0.1: "0.1", 60.9995900: "60.99959",
		-0.5: "-0.5", 179.99999999: "180", 1.00000005: "1.0000001", 20037508.342789244: "20037508.3427892", 1e20: "1e+20",
	} {
		want := `{"type":"Point","coordinates":[` + want + `,0]}`
		if got := string(geo.AppendGeoJSON(nil, orb.Point{v, 0})); got != want {
			t.Errorf("%v: %s, want %s", v, got, want)
		}
	}
	r := rand.New(rand.NewPCG(7, 8))
	for range 20000 {
		v := (r.Float64() - 0.5) * math.Pow(10, float64(r.IntN(9)))
		want := strconv.FormatFloat(math.Round(v*1e7)/1e7, 'f', -1, 64)
		if want == "-0" {
			want = "0"
		}
		got := string(geo.AppendGeoJSON(nil, orb.Point{v, 0}))
		if got != `{"type":"Point","coordinates":[`+want+`,0]}` {
			t.Errorf("%v: %s, want %s", v, got, want)
		}
	}
}

func TestGeoJSONOfOthersIsRead(t *testing.T) {
	for in, want := range map[string]orb.Geometry{
		` null `: nil,
		"\n{ \"coordinates\" : [ 1 , 2.5e1 ] , \"bbox\":[1,{\"a\":\"]}\\\"\"}], \"type\" : \"Point\" }\n": orb.Point{1, 25},
		`{"type":"Point","coordinates":[1,2,300]}`:                                                        orb.Point{1, 2},
		`{"type":"Point","coordinates":[-0,0]}`:                                                           orb.Point{math.Copysign(0, -1), 0},
		`{"type":"\u0050oint","coordinates":[1,2]}`:                                                       orb.Point{1, 2},
		`{"type":"MultiPoint","coordinates":[]}`:                                                          orb.MultiPoint{},
		`{"type":"GeometryCollection","geometries":[]}`:                                                   orb.Collection{},
		`{"type":"GeometryCollection","geometries":[null,{"type":"Point","coordinates":[1,2]}]}`:          orb.Collection{orb.Point{1, 2}},
	} {
		if got, err := geo.ParseGeoJSON([]byte(in)); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v %v", in, got, err)
		}
	}
}

func TestBadGeoJSONSaysWhatAndWhere(t *testing.T) {
	const kinds = "use one of Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon, GeometryCollection"
	for in, want := range map[string]string{
		``:                                    `not JSON at byte 0: unexpected end of JSON input`,
		`{"type":"Point"`:                     `not JSON at byte 15: unexpected end of JSON input`,
		`5`:                                   `byte 1: 5 is not a geometry: use {"type":…,"coordinates":…} or null`,
		`{}`:                                  `"" is not a kind of geometry: ` + kinds,
		`{"type":5}`:                          `"type" is not a text: ` + kinds,
		`{"type":"Point"}`:                    `Point: "coordinates" is missing`,
		`{"type":"Feature"}`:                  `"Feature" is not a kind of geometry: ` + kinds,
		`{"type":"Dot","coordinates":[1,2]}`:  `"Dot" is not a kind of geometry: ` + kinds,
		`{"type":"Point","coordinates":[1]}`:  `Point: byte 31: a position has 1 numbers: use [lon, lat]`,
		`{"type":"Point","coordinates":[]}`:   `Point: byte 31: a position has 0 numbers: use [lon, lat]`,
		`{"type":"Point","coordinates":null}`: `Point: byte 31: null is not a position: use [lon, lat]`,
		`{"type":"Point","coordinates":[null,2]}`:                       `Point: byte 32: null is not a number that a coordinate can have`,
		`{"type":"Point","coordinates":["1","2"]}`:                      `Point: byte 32: "1" is not a number that a coordinate can have`,
		`{"type":"Point","coordinates":[1e999,2]}`:                      `Point: byte 32: 1e999 is not a number that a coordinate can have`,
		`{"type":"LineString","coordinates":{"a":1}}`:                   `LineString: byte 36: {"a":1} is not an array`,
		`{"type":"LineString","coordinates":[[1,2]]}`:                   `LineString: a line has 1 position: it needs two or more`,
		`{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}`:  `Polygon: ring 1: a ring is not closed: it begins at [0 0] and ends at [0 1]`,
		`{"type":"GeometryCollection","geometries":[{"type":"Point"}]}`: `GeometryCollection: Point: "coordinates" is missing`,
	} {
		_, err := geo.ParseGeoJSON([]byte(in))
		if err == nil || err.Error() != "geometry: "+want {
			t.Errorf("%s: %v\nwant %s", in, err, want)
		}
	}
	deep := strings.Repeat(`{"type":"GeometryCollection","geometries":[`, 10) + strings.Repeat(`]}`, 10)
	if _, err := geo.ParseGeoJSON([]byte(deep)); err == nil || !strings.Contains(err.Error(), "nested more than 8 deep") {
		t.Errorf("ten collections in one another: %v", err)
	}
}

func TestSharedLayersReadBackAsTheyAre(t *testing.T) {
	for _, name := range []string{"provinces", "borders", "rivers", "neighbours", "places"} {
		data, err := os.ReadFile(shared(t, "geodata/"+name+".geojson"))
		if err != nil {
			t.Fatal(err)
		}
		var doc struct {
			Features []struct{ Geometry json.RawMessage }
		}
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatal(err)
		}
		for i, f := range doc.Features {
			g, err := geo.ParseGeoJSON(f.Geometry)
			if err != nil {
				t.Fatalf("%s, feature %d: %v", name, i+1, err)
			}
			var a, b any
			text := geo.AppendGeoJSON(nil, g)
			if json.Unmarshal(f.Geometry, &a) != nil || json.Unmarshal(text, &b) != nil || !reflect.DeepEqual(a, b) {
				t.Errorf("%s, feature %d: %.80s became %.80s", name, i+1, f.Geometry, text)
			}
		}
	}
}

func FuzzParseGeoJSON(f *testing.F) {
	for _, g := range kinds() {
		f.Add(geo.AppendGeoJSON(nil, g))
	}
	f.Add([]byte(`{"type":"Point","coordinates":[1,2],"x":{"y":["]}"]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		g, err := geo.ParseGeoJSON(data)
		if err != nil {
			return
		}
		text := geo.AppendGeoJSON(nil, g)
		back, err := geo.ParseGeoJSON(text)
		if err != nil {
			t.Errorf("%s became %s and does not read back: %v", data, text, err)
		}
		if again := geo.AppendGeoJSON(nil, back); string(again) != string(text) {
			t.Errorf("%s became %s", text, again)
		}
	})
}

func BenchmarkGeoJSON(b *testing.B) {
	line := make(orb.LineString, 1000)
	for i := range line {
		line[i] = orb.Point{61 + float64(i)/7000, 34 + float64(i)/9000}
	}
	text := geo.AppendGeoJSON(nil, line)
	b.Run(fmt.Sprintf("append %d positions", len(line)), func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			text = geo.AppendGeoJSON(text[:0], line)
		}
	})
	b.Run(fmt.Sprintf("parse %d positions", len(line)), func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			if _, err := geo.ParseGeoJSON(text); err != nil {
				b.Fatal(err)
			}
		}
	})
}
