package index

import (
	"iter"
	"time"

	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// Row is a match as the index stores it: the fixed part, and the values of some columns.
// No geometry and no JSON is decoded for it.
type Row struct {
	ID          string
	Bound       orb.Bound // (lon, lat) in degrees; a point's two corners are equal
	Located     bool      // it has a geometry, and so a Bound
	Time, Known marz.Interval
	Cells       []Cell // by the columns asked for; valid until the next row
}

// Cell is the value of a column: Text of a text, or the first of a list that is not empty;
// Int of a whole number, or the Unix microseconds of a time. What is missing, or of
// another type, is the zero Cell.
type Cell struct {
	Set  bool
	Text string
	Int  int64
	list block // of a list, as it is stored
}

// Texts yields the text of a cell, or each one of its list.
func (c Cell) Texts() iter.Seq[string] {
	return func(yield func(string) bool) {
		if c.list == "" {
			if c.Set {
				yield(c.Text)
			}
			return
		}
		r := reader{c.list}
		for n := r.uvarint(); n > 0; n-- {
			if !yield(r.text()) {
				return
			}
		}
	}
}

// Day is the civil day of a date, which the index holds as 00:00 UTC; zero of a zero Cell.
func (c Cell) Day() marz.Day {
	if !c.Set {
		return 0
	}
	y, m, d := time.UnixMicro(c.Int).UTC().Date()
	day, _ := marz.NewDay(y, m, d)
	return day
}

// Rows yields the matches of the page with the values of columns, given by position and
// in ascending order.
func (r Result) Rows(columns ...int) iter.Seq[Row] {
	return func(yield func(Row) bool) {
		cells := make([]Cell, len(columns))
		for _, e := range r.entries {
			e.properties().cells(cells, columns)
			if !yield(e.row(cells)) {
				return
			}
		}
	}
}

func (e entry) row(cells []Cell) Row {
	f := e.bare()
	row := Row{ID: f.ID, Located: e.hasBox(), Time: f.Time, Known: f.Known, Cells: cells}
	if row.Located {
		row.Bound = orb.Bound{Min: orb.Point{e.float(atBox), e.float(atBox + 8)}, Max: orb.Point{e.float(atBox + 16), e.float(atBox + 24)}}
	}
	return row
}

// cells reads the values at ascending positions in one pass.
func (b block) cells(out []Cell, columns []int) {
	clear(out)
	r := reader{b}
	for at, next := 0, 0; next < len(columns) && r.rest != ""; at++ {
		if at == columns[next] {
			out[next] = r.cell()
			next++
			continue
		}
		r.skip()
	}
}

// cell reads a value as value does, without boxing it.
func (r *reader) cell() Cell {
	switch r.rest[0] {
	case tagString:
		r.tag()
		return Cell{Set: true, Text: r.text()}
	case tagInteger, tagTime:
		r.tag()
		return Cell{Set: true, Int: r.varint()}
	case tagStrings:
		r.tag()
		list := r.rest
		return Cell{Set: true, Text: r.firstText(), list: list}
	}
	r.skip()
	return Cell{}
}

// firstText reads a list of texts to its end and returns the first that is not empty.
func (r *reader) firstText() string {
	first := ""
	for n := r.uvarint(); n > 0; n-- {
		if s := r.text(); first == "" {
			first = s
		}
	}
	return first
}
