package encode

import (
	"cmp"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// EventRow is an event as EventColumns takes it.
type EventRow struct {
	ID                string
	Point             orb.Point // (lon, lat) in degrees, where Located
	Located           bool
	Start, End, Known marz.Day // zero: open or unknown
	Type, Status      string
	Actor, Source     string
	Border            string // the id of a border, or ""
	Precision         marz.GeoPrecision
}

// EventColumns gathers events and writes them as a column file, which docs/events-bin.md
// describes. The zero EventColumns is empty. It holds 56 bytes and the id for each event.
type EventColumns struct {
	rows                           []eventCodes
	types, status, actors, sources words
}

// eventCodes is a row of the file.
type eventCodes struct {
	order                       uint64 // start and end, so that comparing them is one step
	id                          string
	lon, lat, start, end, known int32
	actor, source               uint16
	typ, status, border, flags  uint8
}

// Constants of the format.
const (
	columnMagic   = "MZEV"
	columnVersion = 1
	degree        = 1e7 // units of lon and lat
	flagVague     = 1   // the place is known no finer than a district
	flagNoPoint   = 2
	unixEpoch     = 719163 // 1970-01-01 as a marz.Day
)

// vague are the precisions that are no finer than a district.
var vague = []marz.GeoPrecision{"district", "province", "border", "country"}

// Add adds an event. One without any day at all cannot be placed in time and is left out;
// otherwise an open start is the end, or the day from which it was known, and an open end
// is the start.
func (c *EventColumns) Add(r EventRow) {
	start := cmp.Or(r.Start, r.End, r.Known)
	if start == 0 {
		return
	}
	row := eventCodes{
		id: r.ID, start: sinceEpoch(start), end: sinceEpoch(cmp.Or(r.End, start)), known: sinceEpoch(cmp.Or(r.Known, start)),
		typ: uint8(c.types.code(r.Type, math.MaxUint8)), status: uint8(c.status.code(r.Status, math.MaxUint8)),
		actor: uint16(c.actors.code(r.Actor, math.MaxUint16)), source: uint16(c.sources.code(r.Source, math.MaxUint16)),
		border: borderCode(r.Border),
	}
	row.order = uint64(uint32(row.start)^1<<31)<<32 | uint64(uint32(row.end)^1<<31)
	if slices.Contains(vague, r.Precision) {
		row.flags |= flagVague
	}
	if r.Located {
		row.lon, row.lat = int32(math.Round(r.Point[0]*degree)), int32(math.Round(r.Point[1]*degree))
	} else {
		row.flags |= flagNoPoint
	}
	c.rows = append(c.rows, row)
}

// borderCode is 1 + the position of a border, or 0.
func borderCode(id string) uint8 {
	for i := range marz.Borders {
		if marz.Borders[i].ID == id {
			return uint8(i + 1)
		}
	}
	return 0
}

func sinceEpoch(d marz.Day) int32 { return int32(d) - unixEpoch }

// words numbers words in the order in which they come.
type words struct {
	list []string
	at   map[string]int
}

// code returns the number of a word. When there are as many as the column can tell apart,
// the words that come later all have the last number, whose word is "".
func (w *words) code(word string, most int) int {
	if i, ok := w.at[word]; ok {
		return i
	}
	if w.at == nil {
		w.at = map[string]int{}
	}
	if len(w.list) >= most {
		if len(w.list) == most {
			w.list = append(w.list, "")
		}
		return most
	}
	w.at[word] = len(w.list)
	w.list = append(w.list, word)
	return w.at[word]
}

// Bytes returns the file: events in order of start, end and id.
func (c *EventColumns) Bytes() ([]byte, error) {
	slices.SortFunc(c.rows, func(a, b eventCodes) int {
		if a.order != b.order {
			return cmp.Compare(a.order, b.order)
		}
		return strings.Compare(a.id, b.id)
	})
	head, err := c.header()
	if err != nil {
		return nil, err
	}
	size := 0
	for i := range c.rows {
		size += len(c.rows[i].id)
	}
	if size > math.MaxUint32 || len(c.rows) > math.MaxInt32 {
		return nil, fmt.Errorf("%d events with %d bytes of ids are too many for a column file: ask for fewer", len(c.rows), size)
	}
	b := make([]byte, 0, len(head)+28*len(c.rows)+4*(len(c.rows)+1)+size)
	return c.appendIDs(c.appendColumns(append(b, head...))), nil
}

// header returns the fixed part and the words, padded so that the columns are aligned.
func (c *EventColumns) header() ([]byte, error) {
	borders := make([]string, len(marz.Borders))
	for i, b := range marz.Borders {
		borders[i] = b.ID
	}
	doc, err := json.Marshal(struct {
		Types    []string `json:"types"`
		Statuses []string `json:"statuses"`
		Actors   []string `json:"actors"`
		Sources  []string `json:"sources"`
		Borders  []string `json:"borders"`
	}{c.types.all(), c.status.all(), c.actors.all(), c.sources.all(), borders})
	if err != nil {
		return nil, err
	}
	for (16+len(doc))%8 != 0 {
		doc = append(doc, ' ')
	}
	b := append(make([]byte, 0, 16+len(doc)), columnMagic...)
	b = binary.LittleEndian.AppendUint16(b, columnVersion)
	b = binary.LittleEndian.AppendUint16(b, 0)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(c.rows)))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(doc)))
	return append(b, doc...), nil
}

// all is the list, which is never null in the file.
func (w *words) all() []string { return append([]string{}, w.list...) }

func (c *EventColumns) appendColumns(b []byte) []byte {
	for _, column := range []func(r *eventCodes) int32{
		func(r *eventCodes) int32 { return r.lon }, func(r *eventCodes) int32 { return r.lat },
		func(r *eventCodes) int32 { return r.start }, func(r *eventCodes) int32 { return r.end },
		func(r *eventCodes) int32 { return r.known },
	} {
		for i := range c.rows {
			b = binary.LittleEndian.AppendUint32(b, uint32(column(&c.rows[i])))
		}
	}
	for _, column := range []func(r *eventCodes) uint16{
		func(r *eventCodes) uint16 { return r.actor }, func(r *eventCodes) uint16 { return r.source },
	} {
		for i := range c.rows {
			b = binary.LittleEndian.AppendUint16(b, column(&c.rows[i]))
		}
	}
	for _, column := range []func(r *eventCodes) uint8{
		func(r *eventCodes) uint8 { return r.typ }, func(r *eventCodes) uint8 { return r.status },
		func(r *eventCodes) uint8 { return r.border }, func(r *eventCodes) uint8 { return r.flags },
	} {
		for i := range c.rows {
			b = append(b, column(&c.rows[i]))
		}
	}
	return b
}

// appendIDs appends n + 1 offsets and the ids.
func (c *EventColumns) appendIDs(b []byte) []byte {
	at := uint32(0)
	for i := range c.rows {
		b = binary.LittleEndian.AppendUint32(b, at)
		at += uint32(len(c.rows[i].id))
	}
	b = binary.LittleEndian.AppendUint32(b, at)
	for i := range c.rows {
		b = append(b, c.rows[i].id...)
	}
	return b
}
