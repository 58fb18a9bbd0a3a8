package encode_test

import (
	"bytes"
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
	} {
		if err == nil {
			t.Errorf("%s hides the failure", name)
		}
	}
}
