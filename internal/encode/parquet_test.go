package encode_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"marz/geo"
	"marz/internal/encode"
	"marz/internal/marz"

	"github.com/parquet-go/parquet-go"
	"github.com/paulmach/orb"
)

// everyType is a schema with a column of every type.
var everyType = marz.Schema{Geometry: "geometry", Columns: []marz.Column{
	{Name: "text", Type: marz.TypeString}, {Name: "n", Type: marz.TypeInteger}, {Name: "x", Type: marz.TypeNumber},
	{Name: "ok", Type: marz.TypeBoolean}, {Name: "day", Type: marz.TypeDate}, {Name: "at", Type: marz.TypeTimestamp},
	{Name: "who", Type: marz.TypeStrings}, {Name: "claims", Type: marz.TypeObject}, {Name: "last, of all", Type: marz.TypeString},
}}

func full(id string, g orb.Geometry) marz.Feature {
	return marz.Feature{ID: id, Geometry: g, Values: []any{
		"Islam Qala", int64(-7), 2.5, true, time.Date(1969, 12, 31, 0, 0, 0, 0, time.UTC),
		time.Date(2021, 7, 9, 4, 30, 0, 250000000, marz.Kabul), []string{"afp", "reuters"}, nil, "z",
	}}
}

func empty(id string) marz.Feature {
	return marz.Feature{ID: id, Values: make([]any, len(everyType.Columns))}
}

// geoMeta is the "geo" metadata of a file.
type geoMeta struct {
	Version string `json:"version"`
	Primary string `json:"primary_column"`
	Columns map[string]struct {
		Encoding string                         `json:"encoding"`
		Types    []string                       `json:"geometry_types"`
		BBox     []float64                      `json:"bbox"`
		Covering map[string]map[string][]string `json:"covering"`
	} `json:"columns"`
}

func open(t testing.TB, data []byte) *parquet.File {
	t.Helper()
	f, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func rowsOf(t testing.TB, f *parquet.File) []parquet.Row {
	t.Helper()
	var out []parquet.Row
	for _, g := range f.RowGroups() {
		rows := g.Rows()
		buf := make([]parquet.Row, 64)
		for {
			n, err := rows.ReadRows(buf)
			for _, r := range buf[:n] {
				out = append(out, r.Clone())
			}
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// checkGeo holds the metadata of a file against the rules of the GeoParquet 1.1 schema
// and of the specification's text.
func checkGeo(t testing.TB, f *parquet.File) geoMeta {
	t.Helper()
	text, ok := f.Lookup("geo")
	if !ok {
		t.Fatal("there is no geo metadata")
	}
	var m geoMeta
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields() // of what the schema allows, no more than this is written
	if err := d.Decode(&m); err != nil {
		t.Fatal(err)
	}
	if m.Version != "1.1.0" || m.Primary == "" || len(m.Columns) == 0 {
		t.Errorf("version %q, primary column %q, %d columns", m.Version, m.Primary, len(m.Columns))
	}
	if _, ok := m.Columns[m.Primary]; !ok {
		t.Errorf("the primary column %q is not described", m.Primary)
	}
	kind := regexp.MustCompile(`^(GeometryCollection|(Multi)?(Point|LineString|Polygon))( Z)?$`)
	for name, c := range m.Columns {
		leaf, ok := f.Schema().Lookup(name)
		if !ok || leaf.Node.Type().Kind() != parquet.ByteArray || leaf.Node.Repeated() || leaf.Node.Type().LogicalType() != nil {
			t.Errorf("column %q is no plain byte array at the root", name)
		}
		if c.Encoding != "WKB" || c.Types == nil {
			t.Errorf("column %q: encoding %q, types %v", name, c.Encoding, c.Types)
		}
		for i, k := range c.Types {
			if !kind.MatchString(k) || slices.Index(c.Types, k) != i {
				t.Errorf("column %q: type %q is unknown or twice there", name, k)
			}
		}
		if c.BBox != nil && (len(c.BBox) != 4 || c.BBox[1] > c.BBox[3]) {
			t.Errorf("column %q: bbox %v", name, c.BBox)
		}
		for _, edge := range []string{"xmin", "ymin", "xmax", "ymax"} {
			path := c.Covering["bbox"][edge]
			if len(c.Covering) != 1 || len(c.Covering["bbox"]) != 4 || len(path) != 2 || path[1] != edge {
				t.Errorf("column %q: covering %v", name, c.Covering)
				continue
			}
			if leaf, ok := f.Schema().Lookup(path...); !ok || leaf.Node.Type().Kind() != parquet.Double {
				t.Errorf("column %q: %v is no double", name, path)
			}
		}
	}
	return m
}

func TestGeoParquetHoldsEveryTypeAndEveryKind(t *testing.T) {
	ring := orb.Ring{{0, 0}, {4, 0}, {4, 4}, {0, 0}}
	kinds := []orb.Geometry{
		orb.Point{61.5, 34.25}, orb.MultiPoint{{1, 2}, {3, 4}}, orb.LineString{{1, 2}, {3, 4.5}}, orb.MultiLineString{{{1, 2}, {3, 4}}},
		orb.Polygon{ring}, orb.MultiPolygon{{ring}}, orb.Collection{orb.Point{-5, -6}, orb.LineString{{1, 2}, {3, 4}}}, nil,
	}
	var fs []marz.Feature
	for i, g := range kinds {
		fs = append(fs, full(fmt.Sprint("f", i), g))
	}
	var b bytes.Buffer
	if err := encode.Parquet(&b, features(append(fs, empty("none"))...), &everyType); err != nil {
		t.Fatal(err)
	}
	f := open(t, b.Bytes())
	m := checkGeo(t, f).Columns["geometry"]
	want := []string{"GeometryCollection", "LineString", "MultiLineString", "MultiPoint", "MultiPolygon", "Point", "Polygon"}
	if !slices.Equal(m.Types, want) || !slices.Equal(m.BBox, []float64{-5, -6, 61.5, 34.25}) {
		t.Errorf("types %v, bbox %v", m.Types, m.BBox)
	}
	var names []string
	for _, field := range f.Schema().Fields() {
		names = append(names, field.Name())
	}
	if got := strings.Join(names, "|"); got != "id|text|n|x|ok|day|at|who|last, of all|geometry|bbox" {
		t.Errorf("columns %s", got)
	}
	rows := rowsOf(t, f)
	for i, g := range kinds {
		back, err := geo.ParseWKB(rows[i][len(rows[i])-5].ByteArray())
		if err != nil || !sameGeometry(back, g) {
			t.Errorf("row %d: %v %v, want %v", i, back, err, g)
		}
	}
	got := fmt.Sprintf("%+v", rows[0][:10])
	if want := "[C:0 D:0 R:0 V:f0 C:1 D:1 R:0 V:Islam Qala C:2 D:1 R:0 V:-7 C:3 D:1 R:0 V:2.5 C:4 D:1 R:0 V:true " +
		"C:5 D:1 R:0 V:-1 C:6 D:1 R:0 V:1625788800250000 C:7 D:2 R:0 V:afp C:7 D:2 R:1 V:reuters C:8 D:1 R:0 V:z]"; got != want {
		t.Errorf("row\n%s\nwant\n%s", got, want)
	}
	for _, v := range rows[len(rows)-1][1:] {
		if !v.IsNull() {
			t.Errorf("a feature with nothing has %+v", v)
		}
	}
}

func sameGeometry(a, b orb.Geometry) bool {
	return string(geo.AppendWKT(nil, a)) == string(geo.AppendWKT(nil, b))
}

func TestGeoParquetWithoutFeaturesIsAFile(t *testing.T) {
	var b bytes.Buffer
	if err := encode.Parquet(&b, features(), &everyType); err != nil {
		t.Fatal(err)
	}
	f := open(t, b.Bytes())
	if m := checkGeo(t, f); f.NumRows() != 0 || m.Columns["geometry"].BBox != nil || len(m.Columns["geometry"].Types) != 0 {
		t.Errorf("%d rows, %+v", f.NumRows(), m)
	}
}

func TestGeoParquetNamesNothingTwice(t *testing.T) {
	clash := marz.Schema{Geometry: "geom", Columns: []marz.Column{
		{Name: "ID", Type: marz.TypeString}, {Name: "id_", Type: marz.TypeInteger}, {Name: "Geom", Type: marz.TypeString},
		{Name: "bbox", Type: marz.TypeBoolean}, {Name: "", Type: marz.TypeString}, {Name: "\x00,\"", Type: marz.TypeNumber},
	}}
	var b bytes.Buffer
	one := marz.Feature{ID: "a", Geometry: orb.Point{1, 2}, Values: []any{"x", int64(1), "y", true, "z", 1.5}}
	if err := encode.Parquet(&b, features(one), &clash); err != nil {
		t.Fatal(err)
	}
	f := open(t, b.Bytes())
	var names []string
	for _, field := range f.Schema().Fields() {
		names = append(names, field.Name())
	}
	if got := strings.Join(names, "|"); got != "id__|ID|id_|Geom|bbox||\x00,\"|geom_|bbox_" {
		t.Errorf("columns %q", got)
	}
	checkGeo(t, f)
}

func TestGeoParquetIsWrittenInRowGroupsThatSayWhereTheyAre(t *testing.T) {
	const n = 70000
	many := func(yield func(marz.Feature, error) bool) {
		for i := range n {
			f := full(fmt.Sprint(i), orb.Point{float64(i) / 1000, 34})
			if !yield(f, nil) {
				return
			}
		}
	}
	var b bytes.Buffer
	if err := encode.Parquet(&b, many, &everyType); err != nil {
		t.Fatal(err)
	}
	f := open(t, b.Bytes())
	if f.NumRows() != n || len(f.RowGroups()) != 2 {
		t.Fatalf("%d rows in %d groups", f.NumRows(), len(f.RowGroups()))
	}
	leaf, _ := f.Schema().Lookup("bbox", "xmin")
	stats := f.Metadata().RowGroups[1].Columns[leaf.ColumnIndex].MetaData.Statistics
	if len(stats.MinValue) != 8 || len(stats.MaxValue) != 8 {
		t.Errorf("the second group does not say where it begins: %+v", stats)
	}
	checkGeo(t, f)
	var again bytes.Buffer
	if err := encode.Parquet(&again, many, &everyType); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Errorf("the same features give other bytes: %v", err)
	}
}

func TestAValueOfTheWrongTypeIsNamed(t *testing.T) {
	for i, c := range everyType.Columns {
		if c.Type == marz.TypeObject {
			continue
		}
		f := full("a", nil)
		f.Values[i] = struct{}{}
		err := encode.Parquet(io.Discard, features(f), &everyType)
		if want := fmt.Sprintf("feature \"a\": column %q: a struct {} where the schema says %s", c.Name, c.Type); err == nil || err.Error() != want {
			t.Errorf("%v\nwant %s", err, want)
		}
	}
}

func BenchmarkParquet(b *testing.B) {
	f := full("islam-qala", orb.Point{61, 34.5})
	many := func(yield func(marz.Feature, error) bool) {
		for range 10000 {
			if !yield(f, nil) {
				return
			}
		}
	}
	for b.Loop() {
		if err := encode.Parquet(io.Discard, many, &everyType); err != nil {
			b.Fatal(err)
		}
	}
}
