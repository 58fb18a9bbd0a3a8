package encode

import (
	"strconv"
	"strings"
	"time"

	"marz/internal/marz"
)

// flat returns the positions of the columns that have values: all but nested JSON.
func flat(schema *marz.Schema) []int {
	var out []int
	for i, c := range schema.Columns {
		if c.Type != marz.TypeObject {
			out = append(out, i)
		}
	}
	return out
}

// freeName returns the name, with as many underscores behind it as make it differ from
// every column in any case: a layer may have a column "id" or "wkt" of its own.
func freeName(schema *marz.Schema, name string) string {
	for _, c := range schema.Columns {
		if strings.EqualFold(c.Name, name) {
			return freeName(schema, name+"_")
		}
	}
	return name
}

// valueOf returns the value of a column, nil where there is none.
func valueOf(f marz.Feature, column int) any {
	if column < len(f.Values) {
		return f.Values[column]
	}
	return nil
}

// listSeparator joins the elements of a list in forms that have no lists.
const listSeparator = "; "

// appendText appends a value as text: days as YYYY-MM-DD, moments as RFC 3339, lists
// joined; ok is false for nil and for what no column holds.
func appendText(dst []byte, v any, t marz.ColumnType) (text []byte, ok bool) {
	switch v := v.(type) {
	case string:
		return append(dst, v...), true
	case []string:
		for i, s := range v {
			if i > 0 {
				dst = append(dst, listSeparator...)
			}
			dst = append(dst, s...)
		}
		return dst, true
	case int64:
		return strconv.AppendInt(dst, v, 10), true
	case float64:
		return strconv.AppendFloat(dst, v, 'f', -1, 64), true
	case bool:
		return strconv.AppendBool(dst, v), true
	case time.Time:
		if t == marz.TypeDate {
			return v.AppendFormat(dst, time.DateOnly), true
		}
		return v.AppendFormat(dst, time.RFC3339Nano), true
	}
	return dst, false
}
