package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// fileRow is a row of a file, whatever the file's form. It is valid until the next one.
type fileRow struct {
	line int                      // on which it begins, from 1
	id   string                   // its own id, where the form has one in a fixed place
	text func(name string) string // the value of a column without spaces around it; empty where there is none

	point   *orb.Point                 // of a feature with a point
	objects map[string]json.RawMessage // values of a feature that are no plain values
}

// rowReader gives rows. An error that is a RowError is of one row, and the next call goes
// on after it; io.EOF is the end; any other error is final.
type rowReader interface {
	next() (*fileRow, error)
}

// conversion makes a row into the terms of Marz. errElsewhere leaves it out.
type conversion func(m *mapper, row *fileRow) (marz.Imported, error)

func openRows(m *meter, format string) (rowReader, conversion, error) {
	switch format {
	case "acled":
		rows, err := openCSV(m, "event_id_cnty", acledColumns, false)
		return rows, fromACLED, err
	case "ucdp":
		rows, err := openCSV(m, "id", ucdpColumns, false)
		return rows, fromUCDP, err
	case "csv":
		rows, err := openCSV(m, "id", ownColumns, true)
		return rows, fromOwn, err
	case "geojson":
		return openGeoJSON(m), fromOwn, nil
	}
	return nil, nil, marz.Errorf(marz.Invalid, "format: %q is not known: use one of %s", format, strings.Join(ImportFormats, ", "))
}

// maxRow bounds one row of a file, in bytes: what is longer is a file with a broken quote
// or bracket, and would be read into memory to its end.
const maxRow = 4 << 20

// meter counts what is read, knows on which line a byte stands, and ends a row that is
// too long.
type meter struct {
	r        io.Reader
	read     int64
	budget   int64   // where the present row must have ended
	lines    []int64 // offsets behind the line breaks that are not passed yet
	line     int     // of the byte that at was asked for last
	progress func(int64)
}

func newMeter(r io.Reader, progress func(int64)) *meter {
	return &meter{r: r, line: 1, budget: maxRow, progress: progress}
}

var errLongRow = marz.Errorf(marz.TooLarge, "a row of more than %d bytes: a quotation mark or a bracket before it is not closed", maxRow)

// Read implements io.Reader. The record separator of text sequences reads as a space.
func (m *meter) Read(p []byte) (int, error) {
	if m.read >= m.budget {
		return 0, errLongRow
	}
	n, err := m.r.Read(p)
	for i, c := range p[:n] {
		switch c {
		case '\n':
			m.lines = append(m.lines, m.read+int64(i)+1)
		case 0x1e:
			p[i] = ' '
		}
	}
	m.read += int64(n)
	if m.progress != nil && n > 0 {
		m.progress(m.read)
	}
	return n, err
}

// row begins a row at an offset, which never goes back, and returns its line.
func (m *meter) row(offset int64) int {
	m.budget = offset + maxRow
	passed := 0
	for passed < len(m.lines) && m.lines[passed] <= offset {
		passed++
	}
	m.line += passed
	m.lines = slices.Delete(m.lines, 0, passed)
	return m.line
}

// clipText cuts a text for a message.
func clipText(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// shortHash names a text by its content.
func shortHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:8])
}
