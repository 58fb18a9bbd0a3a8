package encode_test

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"marz/internal/encode"
	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// columnFile is a column file, read as docs/events-bin.md describes it.
type columnFile struct {
	n     int
	words map[string][]string
	i32   [5][]int32 // lon, lat, start, end, known
	u16   [2][]uint16
	u8    [4][]uint8 // type, status, border, flags
	ids   []string
}

func readColumns(t testing.TB, b []byte) columnFile {
	t.Helper()
	le := binary.LittleEndian
	if string(b[:4]) != "MZEV" || le.Uint16(b[4:]) != 1 || le.Uint16(b[6:]) != 0 {
		t.Fatalf("the file begins with %q", b[:8])
	}
	f := columnFile{n: int(le.Uint32(b[8:]))}
	at := 16 + int(le.Uint32(b[12:]))
	if at%8 != 0 {
		t.Fatalf("the columns begin at %d", at)
	}
	if err := json.Unmarshal(b[16:at], &f.words); err != nil {
		t.Fatal(err)
	}
	for c := range f.i32 {
		for range f.n {
			f.i32[c] = append(f.i32[c], int32(le.Uint32(b[at:])))
			at += 4
		}
	}
	for c := range f.u16 {
		for range f.n {
			f.u16[c] = append(f.u16[c], le.Uint16(b[at:]))
			at += 2
		}
	}
	for c := range f.u8 {
		f.u8[c] = b[at : at+f.n]
		at += f.n
	}
	text := b[at+4*(f.n+1):]
	for i := range f.n {
		f.ids = append(f.ids, string(text[le.Uint32(b[at+4*i:]):le.Uint32(b[at+4*i+4:])]))
	}
	if end := int(le.Uint32(b[at+4*f.n:])); end != len(text) {
		t.Fatalf("the ids end at %d of %d", end, len(text))
	}
	return f
}

func file(t testing.TB, rows ...encode.EventRow) columnFile {
	t.Helper()
	var c encode.EventColumns
	for _, r := range rows {
		c.Add(r)
	}
	b, err := c.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return readColumns(t, b)
}

// unix is a day counted from 1970-01-01.
func unix(t testing.TB, s string) int32 {
	t.Helper()
	d, err := marz.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	epoch, _ := marz.NewDay(1970, 1, 1)
	return int32(d - epoch)
}

func TestAColumnFileHoldsWhatItWasGivenInOrderOfTime(t *testing.T) {
	d := func(s string) marz.Day { v, _ := marz.ParseDay(s); return v }
	f := file(t,
		encode.EventRow{ID: "b", Point: orb.Point{62.26, 35.2663}, Located: true, Start: d("2021-07-09"), End: d("2021-07-09"), Known: d("2021-07-10"), Type: "capture", Status: "claimed", Actor: "taliban", Source: "AFP", Border: "afg-tkm", Precision: "crossing"},
		encode.EventRow{ID: "émeute", Start: d("2021-07-01"), Known: d("2021-07-02"), Type: "attack", Status: "denied", Actor: "", Source: "", Precision: "country"},
		encode.EventRow{ID: "a", Point: orb.Point{-180, -90}, Located: true, Start: d("2021-07-09"), End: d("2021-07-09"), Known: d("2021-07-09"), Type: "capture", Status: "confirmed", Actor: "taliban", Source: "TASS", Border: "afg-pak", Precision: "district"},
	)
	if got := strings.Join(f.ids, " "); got != "émeute a b" {
		t.Fatalf("ids %s", got)
	}
	if f.i32[0][2] != 622600000 || f.i32[1][2] != 352663000 || f.i32[0][1] != -1800000000 {
		t.Errorf("lon %v, lat %v", f.i32[0], f.i32[1])
	}
	if f.i32[2][0] != unix(t, "2021-07-01") || f.i32[3][0] != f.i32[2][0] || f.i32[4][2] != unix(t, "2021-07-10") {
		t.Errorf("start %v, end %v, known %v", f.i32[2], f.i32[3], f.i32[4])
	}
	word := func(list string, code int) string { return f.words[list][code] }
	if word("actors", int(f.u16[0][2])) != "taliban" || word("sources", int(f.u16[1][1])) != "TASS" || word("sources", int(f.u16[1][0])) != "" {
		t.Errorf("actors %v, sources %v of %v", f.u16[0], f.u16[1], f.words)
	}
	if word("types", int(f.u8[0][0])) != "attack" || word("statuses", int(f.u8[1][1])) != "confirmed" {
		t.Errorf("types %v, statuses %v of %v", f.u8[0], f.u8[1], f.words)
	}
	if f.u8[2][0] != 0 || word("borders", int(f.u8[2][2])-1) != "afg-tkm" {
		t.Errorf("borders %v of %v", f.u8[2], f.words)
	}
	if got := fmt.Sprint(f.u8[3]); got != "[3 1 0]" {
		t.Errorf("flags %s: 1 is a vague place, 2 is no point", got)
	}
}

func TestAnOpenTimeIsFilledAndAnEventWithoutAnyIsLeftOut(t *testing.T) {
	d, _ := marz.ParseDay("2021-08-13")
	for _, c := range []struct {
		name              string
		start, end, known marz.Day
		want              string
	}{
		{"an open start is the end", 0, d, d + 5, "0 0 5"},
		{"an open end is the start", d, 0, d + 1, "0 0 1"},
		{"a time unknown is the day on which it was known", 0, 0, d, "0 0 0"},
		{"what nobody dated was known when it was", d, d + 2, 0, "0 2 0"},
	} {
		f := file(t, encode.EventRow{ID: "x", Start: c.start, End: c.end, Known: c.known})
		base := unix(t, "2021-08-13")
		if got := fmt.Sprint(f.i32[2][0]-base, f.i32[3][0]-base, f.i32[4][0]-base); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	if f := file(t, encode.EventRow{ID: "never"}); f.n != 0 {
		t.Errorf("an event without any day is in the file: %v", f.ids)
	}
}

func TestAFileOfNothingIsAFile(t *testing.T) {
	f := file(t)
	if f.n != 0 || f.words["types"] == nil || len(f.words["borders"]) != 6 {
		t.Errorf("%+v", f)
	}
}

func TestMoreWordsThanAColumnCanTellApartBecomeNone(t *testing.T) {
	var rows []encode.EventRow
	for i := range 70_000 {
		rows = append(rows, encode.EventRow{ID: fmt.Sprintf("%06d", i), Start: 738000, Source: fmt.Sprintf("agency %d", i), Type: fmt.Sprintf("type %d", i)})
	}
	f := file(t, rows...)
	for _, i := range []int{0, 100, 254, 255, 300, 65_534, 65_535, 69_999} {
		source, typ := f.words["sources"][f.u16[1][i]], f.words["types"][f.u8[0][i]]
		if want := fmt.Sprintf("agency %d", i); source != want && (i < 65_535 || source != "") {
			t.Errorf("row %d has the source %q", i, source)
		}
		if want := fmt.Sprintf("type %d", i); typ != want && (i < 255 || typ != "") {
			t.Errorf("row %d has the type %q", i, typ)
		}
	}
}

func BenchmarkEventColumns(b *testing.B) {
	var rows []encode.EventRow
	for i := range 200_000 {
		rows = append(rows, encode.EventRow{
			ID: fmt.Sprintf("event-%06d", i), Point: orb.Point{61, 34}, Located: true, Start: marz.Day(737900 + i*7919%3650), Known: 738000,
			Type: "capture", Status: "claimed", Actor: "taliban", Source: "AFP", Border: "afg-irn", Precision: "crossing",
		})
	}
	b.ReportAllocs()
	for b.Loop() {
		var c encode.EventColumns
		for _, r := range rows {
			c.Add(r)
		}
		out, err := c.Bytes()
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(out)))
	}
}
