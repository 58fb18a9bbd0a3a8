package geo_test

import (
	"bytes"
	"encoding/hex"
	"math"
	"reflect"
	"strings"
	"testing"

	"marz/geo"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
)

func TestWKBOfEveryKindIsWhatOthersWrite(t *testing.T) {
	for _, g := range kinds()[1:] {
		got, err := geo.AppendWKB(nil, g)
		if err != nil {
			t.Fatal(err)
		}
		want, err := wkb.Marshal(g)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%v: %x, orb writes %x", g, got, want)
		}
		if back, err := geo.ParseWKB(got); err != nil || !reflect.DeepEqual(back, g) {
			t.Errorf("%v reads back as %v %v", g, back, err)
		}
	}
	if b, err := geo.AppendWKB([]byte("x"), nil); string(b) != "x" || err != nil {
		t.Errorf("nil: %q %v", b, err)
	}
	if g, err := geo.ParseWKB(nil); g != nil || err != nil {
		t.Errorf("no bytes: %v %v", g, err)
	}
	ring, _ := geo.AppendWKB(nil, orb.Ring{{0, 0}, {1, 0}, {1, 1}, {0, 0}})
	if g, err := geo.ParseWKB(ring); err != nil || !reflect.DeepEqual(g, orb.Polygon{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}}) {
		t.Errorf("a ring is %v %v", g, err)
	}
}

func TestWKBOfOthersIsRead(t *testing.T) {
	const one, two, three = "000000000000f03f", "0000000000000040", "0000000000000840"
	for in, want := range map[string]orb.Geometry{
		"0000000001" + "3ff0000000000000" + "4000000000000000":                        orb.Point{1, 2},        // big-endian
		"01e9030000" + one + two + three:                                              orb.Point{1, 2},        // ISO Z
		"01b90b0000" + one + two + three + three:                                      orb.Point{1, 2},        // ISO ZM
		"0101000080" + one + two + three:                                              orb.Point{1, 2},        // PostGIS Z
		"0101000020e6100000" + one + two:                                              orb.Point{1, 2},        // PostGIS SRID
		"010400000001000000" + "0000000001" + "3ff0000000000000" + "4000000000000000": orb.MultiPoint{{1, 2}}, // mixed orders
		"010200000000000000":                                                          orb.LineString{},
	} {
		data, err := hex.DecodeString(in)
		if err != nil {
			t.Fatal(err)
		}
		if g, err := geo.ParseWKB(data); err != nil || !reflect.DeepEqual(g, want) {
			t.Errorf("%s: %v %v", in, g, err)
		}
	}
}

func TestBadWKBGivesTheByte(t *testing.T) {
	collections := strings.Repeat("010700000001000000", 12)
	for in, want := range map[string]string{
		"02":                         "byte 1: the byte order is 2: use 0 or 1",
		"0101":                       "byte 2: the data ends where 4 more bytes are needed",
		"0109000000":                 "byte 2: 9 is not a kind of geometry: use 1 to 7",
		"01a10f0000":                 "byte 2: 4001 is not a kind of geometry: use 1 to 7",
		"0101000000000000000000f03f": "byte 6: the data ends where 16 more bytes are needed",
		"0102000000ffffffff":         "byte 10: 4294967295 parts are promised and 0 bytes are left",
		"010300000001000000ffffffff": "byte 14: 4294967295 parts are promised and 0 bytes are left",
		"01020000000000000000":       "byte 10: 1 bytes follow the geometry",
		"010400000001000000" + "010200000000000000": "byte 10: part 1 is not a orb.Point",
		collections: "byte 100: collections are nested more than 8 deep",
	} {
		data, err := hex.DecodeString(in)
		if err != nil {
			t.Fatal(err)
		}
		if g, err := geo.ParseWKB(data); g != nil || err == nil || err.Error() != "not well-known binary: "+want {
			t.Errorf("%s: %v %v\nwant %s", in, g, err, want)
		}
	}
}

func FuzzParseWKB(f *testing.F) {
	for _, g := range kinds() {
		b, _ := geo.AppendWKB(nil, g)
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		g, err := geo.ParseWKB(data)
		if err != nil || g == nil {
			return
		}
		b, err := geo.AppendWKB(nil, g)
		if err != nil {
			t.Fatal(err)
		}
		back, err := geo.ParseWKB(b)
		if err != nil || string(geo.AppendWKT(nil, back)) != string(geo.AppendWKT(nil, g)) {
			t.Errorf("%x became %x, which is %v %v", data, b, back, err)
		}
		everything(g)
	})
}

func BenchmarkParseWKB(b *testing.B) {
	line := make(orb.LineString, 1000)
	for i := range line {
		line[i] = orb.Point{math.Sqrt(float64(i)), float64(i) / 7}
	}
	data, _ := geo.AppendWKB(nil, line)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := geo.ParseWKB(data); err != nil {
			b.Fatal(err)
		}
	}
}
