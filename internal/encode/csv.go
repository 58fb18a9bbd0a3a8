package encode

import (
	"encoding/csv"
	"io"
	"iter"
	"strconv"
	"strings"
	"time"

	"marz/geo"
	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// CSV writes a header and a row for each feature: id, the flat columns of the schema,
// then lon and lat in degrees where every feature is a point, else wkt. Lists are joined
// with "; ", a missing value is empty. A text that a spreadsheet would read as a formula
// gets a leading apostrophe.
func CSV(w io.Writer, features iter.Seq2[marz.Feature, error], schema *marz.Schema) error {
	out := csv.NewWriter(w)
	points := schema.GeometryType == "Point"
	if err := out.Write(csvHeader(schema, points)); err != nil {
		return err
	}
	row := make([]string, 0, len(schema.Columns)+3)
	for f, err := range features {
		if err != nil {
			return err
		}
		row = append(row[:0], defuse(f.ID))
		for i, c := range schema.Columns {
			if c.Type != marz.TypeObject {
				row = append(row, cell(f.Values[i], c.Type))
			}
		}
		row = append(row, geometryCells(f.Geometry, points)...)
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func csvHeader(schema *marz.Schema, points bool) []string {
	head := []string{"id"}
	for _, c := range schema.Columns {
		if c.Type != marz.TypeObject {
			head = append(head, c.Name)
		}
	}
	if points {
		return append(head, "lon", "lat")
	}
	return append(head, "wkt")
}

func geometryCells(g orb.Geometry, points bool) []string {
	if !points {
		return []string{string(geo.AppendWKT(nil, g))}
	}
	p, ok := g.(orb.Point)
	if !ok {
		return []string{"", ""}
	}
	return []string{strconv.FormatFloat(p[0], 'f', -1, 64), strconv.FormatFloat(p[1], 'f', -1, 64)}
}

func cell(v any, t marz.ColumnType) string {
	switch v := v.(type) {
	case string:
		return defuse(v)
	case []string:
		return defuse(strings.Join(v, "; "))
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	case time.Time:
		if t == marz.TypeDate {
			return v.Format(time.DateOnly)
		}
		return v.Format(time.RFC3339Nano)
	}
	return ""
}

// defuse keeps a spreadsheet from running a text as a formula.
func defuse(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
