package encode_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"iter"
	"strings"
	"testing"
	"time"

	"marz/geo"
	"marz/internal/encode"
	"marz/internal/marz"

	"github.com/paulmach/orb"
)

var schema = marz.Schema{Geometry: "geometry", GeometryType: "Point", Columns: []marz.Column{
	{Name: "title", Type: marz.TypeString}, {Name: "n", Type: marz.TypeInteger}, {Name: "day", Type: marz.TypeDate},
	{Name: "who", Type: marz.TypeStrings}, {Name: "claims", Type: marz.TypeObject},
}}

func features(fs ...marz.Feature) iter.Seq2[marz.Feature, error] {
	return func(yield func(marz.Feature, error) bool) {
		for _, f := range fs {
			if !yield(f, nil) {
				return
			}
		}
	}
}

func feature(id, title string) marz.Feature {
	return marz.Feature{
		ID: id, Geometry: orb.Point{61, 34.5},
		JSON:   `{"type":"Feature","id":"` + id + `","geometry":{"type":"Point","coordinates":[61,34.5]},"properties":{"title":"` + title + `","n":3}}`,
		Values: []any{title, int64(3), time.Date(2021, 7, 9, 0, 0, 0, 0, time.UTC), []string{"afp", "taliban"}, nil},
	}
}

func TestCollectionsAreValidJSONWhateverTheirSize(t *testing.T) {
	for n := range 3 {
		var fs []marz.Feature
		for range n {
			fs = append(fs, feature("a", "b"))
		}
		var b bytes.Buffer
		if err := encode.GeoJSON(&b, features(fs...), []byte(`"numberMatched":7`)); err != nil {
			t.Fatal(err)
		}
		var doc struct {
			NumberMatched int
			Features      []json.RawMessage
		}
		if err := json.Unmarshal(b.Bytes(), &doc); err != nil || len(doc.Features) != n || doc.NumberMatched != 7 {
			t.Errorf("%d features: %s %v", n, b.String(), err)
		}
	}
}

func TestSequencesSeparateRecords(t *testing.T) {
	var b bytes.Buffer
	if err := encode.GeoJSONSeq(&b, features(feature("a", "x"), feature("b", "y"))); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(b.String(), "\x1e{"); got != 2 || !strings.HasSuffix(b.String(), "}\n") {
		t.Errorf("%q", b.String())
	}
}

func TestSpreadsheetsRunNothing(t *testing.T) {
	for _, title := range []string{"=1+1", "+1", "-1", "@x", "\tx", "\rx"} {
		var b bytes.Buffer
		f := feature("a", "")
		f.Values[0] = title
		if err := encode.CSV(&b, features(f), &schema); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), "'"+title[:1]) {
			t.Errorf("%q: %q", title, b.String())
		}
	}
}

func TestRowsHoldTheFlatColumns(t *testing.T) {
	var b bytes.Buffer
	if err := encode.CSV(&b, features(feature("a", "x, y")), &schema); err != nil {
		t.Fatal(err)
	}
	want := "id,title,n,day,who,lon,lat\na,\"x, y\",3,2021-07-09,afp; taliban,61,34.5\n"
	if b.String() != want {
		t.Errorf("%q\nwant %q", b.String(), want)
	}
}

func TestProjectionAndSelectionLeaveTheRest(t *testing.T) {
	latlon, _ := geo.ParseCRS("EPSG:4326")
	for f := range encode.Project(encode.Select(features(feature("a", "x")), []string{"n", "no"}), latlon) {
		want := `{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[34.5,61]},"properties":{"n":3,"no":null}}`
		if f.JSON != want {
			t.Errorf("%s\nwant %s", f.JSON, want)
		}
	}
}

func TestAFailureEndsTheStream(t *testing.T) {
	bad := func(yield func(marz.Feature, error) bool) { yield(marz.Feature{}, errors.New("broken")) }
	var b bytes.Buffer
	for name, err := range map[string]error{
		"geojson": encode.GeoJSON(&b, bad, nil), "seq": encode.GeoJSONSeq(&b, bad), "csv": encode.CSV(&b, bad, &schema),
		"parquet": encode.Parquet(&b, bad, &schema),
	} {
		if err == nil || err.Error() != "broken" {
			t.Errorf("%s hides the failure", name)
		}
	}
}

func TestSelectionKeepsOrderAndEveryOtherMember(t *testing.T) {
	f := feature("a", "x")
	f.JSON = `{"type":"Feature","id":"\"properties\":","geometry":null,"properties":{"a":1,"b\u2028":{"c":"}"}},"bbox":[1]}`
	for got := range encode.Select(features(f), []string{"b\u2028", "none", "a"}) {
		want := `{"type":"Feature","id":"\"properties\":","geometry":null,"properties":{"b\u2028":{"c":"}"},"none":null,"a":1},"bbox":[1]}`
		if got.JSON != want {
			t.Errorf("%s\nwant %s", got.JSON, want)
		}
	}
}

func TestSelectedColumnsAreWritten(t *testing.T) {
	var b bytes.Buffer
	some, narrow := encode.SelectColumns(features(feature("a", "x")), &schema, []string{"who", "nothing", "title"})
	if err := encode.CSV(&b, some, narrow); err != nil {
		t.Fatal(err)
	}
	if want := "id,who,title,lon,lat\na,afp; taliban,x,61,34.5\n"; b.String() != want {
		t.Errorf("%q, want %q", b.String(), want)
	}
}

func TestBytesThatAreNoFeatureAreAnError(t *testing.T) {
	latlon, _ := geo.ParseCRS("EPSG:4326")
	for name, json := range map[string]string{
		"other coordinates": `{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[1,2]},"properties":{}}`,
		"nothing":           ``,
	} {
		f := feature("a", "x")
		f.JSON = json
		for _, err := range encode.Project(features(f), latlon) {
			if err == nil {
				t.Errorf("%s: projected", name)
			}
		}
	}
	f := feature("a", "x")
	f.JSON = `{"type":"Feature","properties":5}`
	for _, err := range encode.Select(features(f), []string{"a"}) {
		if err == nil {
			t.Error("properties that are a number are selected from")
		}
	}
}

func TestRowsOfOtherKindsHaveWKT(t *testing.T) {
	clash := marz.Schema{Columns: []marz.Column{
		{Name: "WKT", Type: marz.TypeString}, {Name: "=cmd()", Type: marz.TypeNumber}, {Name: "at", Type: marz.TypeTimestamp}, {Name: "ok", Type: marz.TypeBoolean},
	}}
	at := time.Date(2021, 7, 9, 4, 30, 0, 5e8, marz.Kabul)
	for _, c := range []struct {
		f    marz.Feature
		want string
	}{
		{marz.Feature{ID: "-a", Geometry: orb.LineString{{1, 2}, {3, 4}}, Values: []any{"a\"b", -1.5, at, false}}, `"'-a","a""b",-1.5,2021-07-09T04:30:00.5+04:30,false,"LINESTRING(1 2,3 4)"`},
		{marz.Feature{ID: "b", Geometry: orb.Point{1, 2}, Values: []any{" x", 1e21, nil, true}}, `b," x",1000000000000000000000,,true,POINT(1 2)`},
		{marz.Feature{ID: "c", Values: []any{"two\nlines"}}, "c,\"two\nlines\",,,,"},
	} {
		var b bytes.Buffer
		if err := encode.CSV(&b, features(c.f), &clash); err != nil {
			t.Fatal(err)
		}
		want := "id,WKT,\"'=cmd()\",at,ok,wkt_\n" + c.want + "\n"
		if b.String() != want {
			t.Errorf("%q\nwant %q", b.String(), want)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Errorf("does not read back: %v %v", rows, err)
		}
	}
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"", "=1+1", "a,b", "\"", "\r\n", "'", " x", "\xff"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, id, title string) {
		one := feature(id, "")
		one.Values[0] = title
		var b bytes.Buffer
		if err := encode.CSV(&b, features(one), &schema); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(b.Bytes())).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%q does not read back: %v %v", b.String(), rows, err)
		}
		unix := strings.NewReplacer("\r\n", "\n") // as encoding/csv reads line ends in quotes
		for i, text := range []string{id, title} {
			got := rows[1][i]
			if got != unix.Replace(text) && got != "'"+unix.Replace(text) {
				t.Errorf("%q became %q", text, got)
			}
			if got != "" && strings.ContainsRune("=+-@\t\r", rune(got[0])) {
				t.Errorf("a spreadsheet runs %q", got)
			}
		}
	})
}
