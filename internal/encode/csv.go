package encode

import (
	"bytes"
	"io"
	"iter"

	"marz/geo"
	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// CSV writes a header and a row for each feature (RFC 4180, UTF-8, lines end with LF): id,
// the flat columns of the schema, then lon and lat in degrees where every feature is a
// point, else wkt. A name that the schema has itself gets an underscore: id_, wkt_.
//
// Lists are joined with "; ", days are YYYY-MM-DD, moments RFC 3339, a missing value is
// empty. A text that a spreadsheet would take for a formula, because it begins with one of
// = + - @ tab or CR, gets a leading apostrophe; so does such a name of a column.
func CSV(w io.Writer, features iter.Seq2[marz.Feature, error], schema *marz.Schema) error {
	c := csvWriter{sink: sink{w: w}, schema: schema, columns: flat(schema), points: schema.GeometryType == "Point"}
	c.header()
	for f, err := range features {
		if err != nil {
			return err
		}
		c.row(f)
		if err := c.drain(); err != nil {
			return err
		}
	}
	return c.flush()
}

type csvWriter struct {
	sink
	schema  *marz.Schema
	columns []int
	points  bool
	scratch []byte
}

func (c *csvWriter) header() {
	c.text(freeName(c.schema, "id"))
	for _, i := range c.columns {
		c.buf = append(c.buf, ',')
		c.text(c.schema.Columns[i].Name)
	}
	names := []string{"wkt"}
	if c.points {
		names = []string{"lon", "lat"}
	}
	for _, n := range names {
		c.buf = append(c.buf, ',')
		c.text(freeName(c.schema, n))
	}
	c.buf = append(c.buf, '\n')
}

func (c *csvWriter) row(f marz.Feature) {
	c.text(f.ID)
	for _, i := range c.columns {
		c.buf = append(c.buf, ',')
		c.value(valueOf(f, i), c.schema.Columns[i].Type)
	}
	c.buf = append(c.buf, ',')
	if c.points {
		c.lonLat(f.Geometry)
	} else {
		c.scratch = geo.AppendWKT(c.scratch[:0], f.Geometry)
		c.cell(c.scratch)
	}
	c.buf = append(c.buf, '\n')
}

func (c *csvWriter) lonLat(g orb.Geometry) {
	p, ok := g.(orb.Point)
	if !ok {
		c.buf = append(c.buf, ',')
		return
	}
	c.value(p[0], marz.TypeNumber)
	c.buf = append(c.buf, ',')
	c.value(p[1], marz.TypeNumber)
}

func (c *csvWriter) value(v any, t marz.ColumnType) {
	c.scratch, _ = appendText(c.scratch[:0], v, t)
	switch v.(type) {
	case string, []string:
		c.defused(c.scratch)
	default:
		c.cell(c.scratch)
	}
}

func (c *csvWriter) text(s string) {
	c.scratch = append(c.scratch[:0], s...)
	c.defused(c.scratch)
}

// defused writes a text so that no spreadsheet runs it.
func (c *csvWriter) defused(b []byte) {
	if len(b) > 0 && bytes.IndexByte([]byte("=+-@\t\r"), b[0]) >= 0 {
		c.quoted(b, "'")
		return
	}
	c.cell(b)
}

// cell writes a cell, in quotes where it needs them.
func (c *csvWriter) cell(b []byte) {
	if !bytes.ContainsAny(b, ",\"\r\n") && (len(b) == 0 || b[0] != ' ') {
		c.buf = append(c.buf, b...)
		return
	}
	c.quoted(b, "")
}

func (c *csvWriter) quoted(b []byte, prefix string) {
	c.buf = append(append(c.buf, '"'), prefix...)
	for _, ch := range b {
		if ch == '"' {
			c.buf = append(c.buf, '"')
		}
		c.buf = append(c.buf, ch)
	}
	c.buf = append(c.buf, '"')
}
