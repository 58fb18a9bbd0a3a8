package encode

import (
	"cmp"
	"encoding/json"
	"slices"

	"marz/internal/marz"

	"github.com/parquet-go/parquet-go"
	"github.com/paulmach/orb"
)

// layout names the columns of a file: id, the flat columns, geometry, bbox.
type layout struct {
	schema             *marz.Schema
	columns            []int // of the schema
	id, geometry, bbox string
}

func newLayout(schema *marz.Schema) *layout {
	return &layout{
		schema: schema, columns: flat(schema), id: freeName(schema, "id"),
		geometry: freeName(schema, cmp.Or(schema.Geometry, "geometry")), bbox: freeName(schema, "bbox"),
	}
}

// boxNames are the fields of the bbox column, in the order of a bbox.
var boxNames = []string{"xmin", "ymin", "xmax", "ymax"}

func (l *layout) root() parquet.Node {
	root := ordered{Group: parquet.Group{l.id: parquet.String()}, order: []string{l.id}}
	add := func(name string, node parquet.Node) {
		root.Group[name] = parquet.Optional(node)
		root.order = append(root.order, name)
	}
	for _, i := range l.columns {
		add(l.schema.Columns[i].Name, nodeOf(l.schema.Columns[i].Type))
	}
	add(l.geometry, parquet.Leaf(parquet.ByteArrayType))
	box := ordered{Group: parquet.Group{}, order: boxNames}
	for _, n := range boxNames {
		box.Group[n] = parquet.Leaf(parquet.DoubleType)
	}
	add(l.bbox, box)
	return root
}

func nodeOf(t marz.ColumnType) parquet.Node {
	switch t {
	case marz.TypeInteger:
		return parquet.Int(64)
	case marz.TypeNumber:
		return parquet.Leaf(parquet.DoubleType)
	case marz.TypeBoolean:
		return parquet.Leaf(parquet.BooleanType)
	case marz.TypeDate:
		return parquet.Date()
	case marz.TypeTimestamp:
		return parquet.Timestamp(parquet.Microsecond)
	case marz.TypeStrings:
		return parquet.List(parquet.String())
	}
	return parquet.String()
}

// ordered is a group whose fields keep their order; a parquet.Group sorts them by name.
type ordered struct {
	parquet.Group
	order []string
}

// Fields returns the fields in order.
func (o ordered) Fields() []parquet.Field {
	byName := make(map[string]parquet.Field, len(o.order))
	for _, f := range o.Group.Fields() {
		byName[f.Name()] = f
	}
	out := make([]parquet.Field, len(o.order))
	for i, n := range o.order {
		out[i] = byName[n]
	}
	return out
}

// summary is what a file says of its geometries.
type summary struct {
	kinds []string // sorted
	bound orb.Bound
	any   bool // the bound holds something
}

// add takes a geometry in and returns its bounds; ok is false when it has none.
func (s *summary) add(g orb.Geometry) (bounds [4]float64, ok bool) {
	if g == nil {
		return bounds, false
	}
	kind := g.GeoJSONType()
	if i, found := slices.BinarySearch(s.kinds, kind); !found {
		s.kinds = slices.Insert(s.kinds, i, kind)
	}
	b := g.Bound()
	if b.IsEmpty() {
		return bounds, false
	}
	if s.any {
		b = s.bound.Union(b)
	}
	s.bound, s.any = b, true
	b = g.Bound()
	return [4]float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]}, true
}

// The "geo" metadata, as the schema of GeoParquet 1.1 names it.
type (
	geoMetadata struct {
		Version string               `json:"version"`
		Primary string               `json:"primary_column"`
		Columns map[string]geoColumn `json:"columns"`
	}
	geoColumn struct {
		Encoding string                         `json:"encoding"`
		Types    []string                       `json:"geometry_types"`
		BBox     []float64                      `json:"bbox,omitempty"`
		Covering map[string]map[string][]string `json:"covering"`
	}
)

func (s *summary) metadata(l *layout) ([]byte, error) {
	paths := make(map[string][]string, len(boxNames))
	for _, n := range boxNames {
		paths[n] = []string{l.bbox, n}
	}
	column := geoColumn{
		Encoding: "WKB", Types: append([]string{}, s.kinds...),
		Covering: map[string]map[string][]string{"bbox": paths},
	}
	if s.any {
		column.BBox = []float64{s.bound.Min[0], s.bound.Min[1], s.bound.Max[0], s.bound.Max[1]}
	}
	return json.Marshal(geoMetadata{Version: "1.1.0", Primary: l.geometry, Columns: map[string]geoColumn{l.geometry: column}})
}
