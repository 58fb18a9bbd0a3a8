package marz

import "github.com/paulmach/orb"

// ColumnType is the type of a property, as queryables and encoders see it.
type ColumnType string

// The types of a property, with the Go type of a value in brackets. A missing value is nil.
const (
	TypeString    ColumnType = "string"    // [string]
	TypeInteger   ColumnType = "integer"   // [int64]
	TypeNumber    ColumnType = "number"    // [float64]
	TypeBoolean   ColumnType = "boolean"   // [bool]
	TypeDate      ColumnType = "date"      // [time.Time at 00:00 UTC]
	TypeTimestamp ColumnType = "date-time" // [time.Time]
	TypeStrings   ColumnType = "strings"   // [[]string]
	TypeObject    ColumnType = "object"    // nested JSON; in the answer, not queryable; [nil]
)

// Column describes one property of a collection's features.
type Column struct {
	Name   string
	Type   ColumnType
	Title  string
	Values []string // the closed list of values, where there is one
}

// Schema describes the features of a collection. Geometry is the name of the
// geometry queryable ("geometry", or "geom" for layers that ask for it).
type Schema struct {
	Geometry     string
	GeometryType string // Point, LineString, Polygon, Multi…, or "" for any
	Start, End   string // names of the columns that bound a feature in time, or ""
	Columns      []Column
}

// Column returns the position of a column by name, or -1.
func (s *Schema) Column(name string) int {
	for i := range s.Columns {
		if s.Columns[i].Name == name {
			return i
		}
	}
	return -1
}

// Feature is one finished feature: the bytes that are sent, and beside them what
// filters and the other encoders need. JSON is a whole GeoJSON Feature object
// without a "links" member. Values follow the columns of the collection's Schema.
type Feature struct {
	ID       string
	JSON     string
	Geometry orb.Geometry // (lon, lat) in degrees; nil when the feature has none
	Values   []any
	Time     Interval // when it was so; zero when the feature has no time
	Known    Interval // when it could be said so: From inclusive, To exclusive (0 = still)
	Seq      int64    // the log sequence that last touched it
}
