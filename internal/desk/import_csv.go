package desk

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"marz/internal/marz"
)

// csvRows reads comma- or semicolon-separated values (RFC 4180, UTF-8, a header).
type csvRows struct {
	meter   *meter
	csv     *csv.Reader
	columns map[string]int
	id      string // the column of the row's own id
	defused bool   // a leading apostrophe may stand for "no formula"
	cells   []string
	row     fileRow
}

// openCSV reads the header and checks that the columns of one of the wanted sets are there.
func openCSV(m *meter, id string, wanted [][]string, defused bool) (*csvRows, error) {
	buf := bufio.NewReaderSize(m, 1<<16)
	if head, _ := buf.Peek(3); bytes.Equal(head, []byte("\xef\xbb\xbf")) {
		_, _ = buf.Discard(3)
	}
	c := &csvRows{meter: m, csv: csv.NewReader(buf), columns: map[string]int{}, id: id, defused: defused}
	c.csv.ReuseRecord = true
	c.csv.Comma = separator(buf)
	header, err := c.csv.Read()
	if err != nil {
		if errors.Is(err, io.EOF) {
			return nil, marz.Errorf(marz.Invalid, "the file is empty: the first line names the columns")
		}
		return nil, marz.Errorf(marz.Invalid, "the header: %w", err)
	}
	for i, name := range header {
		name = strings.ToLower(strings.TrimSpace(name))
		if _, twice := c.columns[name]; !twice {
			c.columns[name] = i
		}
	}
	if err := c.check(wanted); err != nil {
		return nil, err
	}
	c.row.text = c.text
	return c, nil
}

// separator guesses from the first line what stands between cells.
func separator(buf *bufio.Reader) rune {
	head, _ := buf.Peek(8 << 10)
	first, _, _ := bytes.Cut(head, []byte("\n"))
	for _, c := range []byte(",;\t") {
		if bytes.IndexByte(first, c) >= 0 {
			return rune(c)
		}
	}
	return ','
}

// check reports the column that is missing. Alternatives in a set are divided by a bar.
func (c *csvRows) check(wanted [][]string) error {
	for _, alternatives := range wanted {
		found := false
		for _, name := range alternatives {
			if _, ok := c.columns[name]; ok {
				found = true
			}
		}
		if !found {
			return marz.Errorf(marz.Invalid, "the header has no column %s", strings.Join(alternatives, " or "))
		}
	}
	return nil
}

func (c *csvRows) text(name string) string {
	i, ok := c.columns[name]
	if !ok || i >= len(c.cells) {
		return ""
	}
	s := c.cells[i]
	if c.defused && len(s) > 1 && s[0] == '\'' && strings.IndexByte("=+-@\t\r", s[1]) >= 0 {
		s = s[1:]
	}
	return strings.TrimSpace(s)
}

// next implements rowReader.
func (c *csvRows) next() (*fileRow, error) {
	c.meter.row(c.csv.InputOffset())
	cells, err := c.csv.Read()
	var wrong *csv.ParseError
	switch {
	case errors.As(err, &wrong):
		return nil, RowError{Line: wrong.StartLine, Err: csvReason(wrong, len(cells), c.csv.FieldsPerRecord)}
	case err != nil:
		return nil, err
	}
	c.cells = cells
	c.row.line, _ = c.csv.FieldPos(0)
	c.row.id = c.text(c.id)
	return &c.row, nil
}

func csvReason(e *csv.ParseError, cells, wanted int) error {
	if errors.Is(e.Err, csv.ErrFieldCount) {
		return marz.Errorf(marz.Invalid, "%d cells where the header has %d", cells, wanted)
	}
	return marz.Errorf(marz.Invalid, "column %d: %w", e.Column, e.Err)
}
