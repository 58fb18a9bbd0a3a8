package catalog

import (
	"strconv"
	"time"

	"marz/geo"
	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// draft is a feature in the making: values by column name.
type draft struct {
	id     string
	geom   orb.Geometry
	values map[string]any
	time   marz.Interval
	known  marz.Interval
	seq    int64
}

// finish turns a draft into a feature with its bytes, columns in the schema's order.
// Values may be string, []string, int, int64, float64, bool, marz.Day, nil, or, for
// object columns, an appender or anything that marshals. Empty strings and zero days become null.
func (d draft) finish(schema *marz.Schema) (marz.Feature, error) {
	f := marz.Feature{ID: d.id, Geometry: d.geom, Time: d.time, Known: d.known, Seq: d.seq, Values: make([]any, len(schema.Columns))}
	b := appendText(append(make([]byte, 0, 2048), `{"type":"Feature","id":`...), d.id)
	b = append(b, `,"geometry":`...)
	b = geo.AppendGeoJSON(b, d.geom)
	b = append(b, `,"properties":{`...)
	for i, c := range schema.Columns {
		v := d.values[c.Name]
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendText(b, c.Name), ':')
		if c.Type != marz.TypeObject {
			f.Values[i], b = value(b, v)
			continue
		}
		if a, ok := v.(appender); ok {
			b = a.appendJSON(b)
			continue
		}
		raw, err := marshal(v)
		if err != nil {
			return f, err
		}
		b = append(b, raw...)
	}
	f.JSON = string(append(b, "}}"...))
	return f, nil
}

// value appends v as JSON and returns it in the form that filters read.
func value(b []byte, v any) (any, []byte) {
	switch v := v.(type) {
	case string:
		if v != "" {
			return v, appendText(b, v)
		}
	case []string:
		if v == nil {
			v = []string{}
		}
		return v, appendTexts(b, v)
	case int:
		return int64(v), strconv.AppendInt(b, int64(v), 10)
	case int64:
		return v, strconv.AppendInt(b, v, 10)
	case *int:
		if v != nil {
			return int64(*v), strconv.AppendInt(b, int64(*v), 10)
		}
	case float64:
		return v, strconv.AppendFloat(b, v, 'f', -1, 64)
	case *float64:
		if v != nil {
			return *v, strconv.AppendFloat(b, *v, 'f', -1, 64)
		}
	case bool:
		return v, strconv.AppendBool(b, v)
	case marz.Day:
		if v != 0 {
			return dayTime(v), appendDay(b, v)
		}
	}
	return nil, append(b, "null"...)
}

// dayTime is a day as filters see it: 00:00 UTC.
func dayTime(d marz.Day) time.Time {
	y, m, dd := d.Date()
	return time.Date(y, m, dd, 0, 0, 0, 0, time.UTC)
}
