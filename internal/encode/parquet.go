package encode

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"time"

	"marz/geo"
	"marz/internal/marz"

	"github.com/parquet-go/parquet-go"
	"github.com/paulmach/orb"
)

// Row groups hold so many rows or bytes of geometry and text, whichever comes first. They
// are what a reader skips by its bbox, and what a writer holds in memory.
const (
	groupRows  = 1 << 16
	groupBytes = 16 << 20
)

// Parquet writes GeoParquet 1.1 (https://geoparquet.org/releases/v1.1.0/), compressed with
// zstd: id, the flat columns of the schema, the geometry as WKB under the schema's name
// for it, and a bbox of its bounds by which readers skip row groups. The reference system
// is OGC:CRS84, the default, so it is not named.
//
// Lists are lists, days DATE, moments TIMESTAMP in microseconds UTC; every column may be
// null. A name that the schema has itself gets an underscore: id_, bbox_. It streams: no
// more than a row group is held in memory.
func Parquet(w io.Writer, features iter.Seq2[marz.Feature, error], schema *marz.Schema) (err error) {
	defer func() {
		if r := recover(); r != nil { // the library panics on what it cannot write
			err = marz.Errorf(marz.Internal, "the features cannot be written as GeoParquet: %v", r)
		}
	}()
	p := newParquetWriter(w, schema)
	for f, err := range features {
		if err != nil {
			return errors.Join(err, p.abandon())
		}
		if err := p.write(f); err != nil {
			return errors.Join(err, p.abandon())
		}
	}
	return p.close()
}

// parquetWriter turns features into rows. Columns of a row follow the leaves of the layout.
type parquetWriter struct {
	layout  *layout
	out     *parquet.GenericWriter[any]
	row     parquet.Row
	rows    int
	bytes   int
	summary summary
}

func newParquetWriter(w io.Writer, schema *marz.Schema) *parquetWriter {
	l := newLayout(schema)
	return &parquetWriter{
		layout: l,
		out: parquet.NewGenericWriter[any](w, parquet.NewSchema("features", l.root()),
			parquet.Compression(&parquet.Zstd), parquet.CreatedBy("marz", "", ""), parquet.DataPageStatistics(true)),
	}
}

func (p *parquetWriter) write(f marz.Feature) error {
	p.row = p.row[:0]
	p.leaf(parquet.ByteArrayValue([]byte(f.ID)), 0, 0)
	for _, i := range p.layout.columns {
		if err := p.column(valueOf(f, i), p.layout.schema.Columns[i]); err != nil {
			return fmt.Errorf("feature %q: %w", f.ID, err)
		}
	}
	if err := p.geometry(f.Geometry); err != nil {
		return fmt.Errorf("feature %q: %w", f.ID, err)
	}
	if _, err := p.out.WriteRows([]parquet.Row{p.row}); err != nil {
		return err
	}
	if p.rows++; p.rows < groupRows && p.bytes < groupBytes {
		return nil
	}
	p.rows, p.bytes = 0, 0
	return p.out.Flush()
}

// leaf adds a value to the row, or null where the value is.
func (p *parquetWriter) leaf(v parquet.Value, repetition, definition int) {
	p.bytes += 8
	if v.Kind() == parquet.ByteArray {
		p.bytes += len(v.ByteArray())
	}
	p.row = append(p.row, v.Level(repetition, definition, p.next(repetition)))
}

// next is the index of the leaf that comes next; a repeated value stays in its leaf.
func (p *parquetWriter) next(repetition int) int {
	if len(p.row) == 0 {
		return 0
	}
	last := p.row[len(p.row)-1].Column()
	if repetition > 0 {
		return last
	}
	return last + 1
}

// column adds the value of an optional column; one of the wrong type is an error of ours.
func (p *parquetWriter) column(v any, c marz.Column) error {
	if c.Type == marz.TypeStrings {
		return p.list(v, c)
	}
	if v == nil {
		p.leaf(parquet.NullValue(), 0, 0)
		return nil
	}
	switch v := v.(type) {
	case string:
		if c.Type == marz.TypeString {
			p.leaf(parquet.ByteArrayValue([]byte(v)), 0, 1)
			return nil
		}
	case int64:
		if c.Type == marz.TypeInteger {
			p.leaf(parquet.Int64Value(v), 0, 1)
			return nil
		}
	case float64:
		if c.Type == marz.TypeNumber {
			p.leaf(parquet.DoubleValue(v), 0, 1)
			return nil
		}
	case bool:
		if c.Type == marz.TypeBoolean {
			p.leaf(parquet.BooleanValue(v), 0, 1)
			return nil
		}
	case time.Time:
		return p.moment(v, c)
	}
	return wrongType(v, c)
}

func (p *parquetWriter) moment(v time.Time, c marz.Column) error {
	const day = 24 * 60 * 60
	switch c.Type {
	case marz.TypeDate:
		p.leaf(parquet.Int32Value(int32(math.Floor(float64(v.Unix())/day))), 0, 1)
	case marz.TypeTimestamp:
		p.leaf(parquet.Int64Value(v.UnixMicro()), 0, 1)
	default:
		return wrongType(v, c)
	}
	return nil
}

// list adds an optional list of strings: level 0 is null, 1 empty, 2 an element.
func (p *parquetWriter) list(v any, c marz.Column) error {
	list, ok := v.([]string)
	switch {
	case v == nil:
		p.leaf(parquet.NullValue(), 0, 0)
		return nil
	case !ok:
		return wrongType(v, c)
	case len(list) == 0:
		p.leaf(parquet.NullValue(), 0, 1)
	}
	for i, s := range list {
		p.leaf(parquet.ByteArrayValue([]byte(s)), min(i, 1), 2)
	}
	return nil
}

func wrongType(v any, c marz.Column) error {
	return marz.Errorf(marz.Internal, "column %q: a %T where the schema says %s", c.Name, v, c.Type)
}

// geometry adds the WKB and the bounds, and takes them into the summary of the file.
func (p *parquetWriter) geometry(g orb.Geometry) error {
	b, err := geo.AppendWKB(nil, g)
	if err != nil {
		return err
	}
	if b == nil {
		p.leaf(parquet.NullValue(), 0, 0)
	} else {
		p.leaf(parquet.ByteArrayValue(b), 0, 1)
	}
	bounds, ok := p.summary.add(g)
	for _, v := range bounds {
		if ok {
			p.leaf(parquet.DoubleValue(v), 0, 1)
		} else {
			p.leaf(parquet.NullValue(), 0, 0)
		}
	}
	return nil
}

// close writes what the file is about, which is known only now.
func (p *parquetWriter) close() error {
	meta, err := p.summary.metadata(p.layout)
	if err != nil {
		return errors.Join(err, p.abandon())
	}
	p.out.SetKeyValueMetadata("geo", string(meta))
	return p.out.Close()
}

// abandon frees what the writer holds; the file is not whole.
func (p *parquetWriter) abandon() error {
	p.out.Reset(io.Discard)
	return nil
}
