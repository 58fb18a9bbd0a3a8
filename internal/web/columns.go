package web

import (
	"cmp"
	"encoding/binary"
	"encoding/json"
	"math"
	"net/http"
	"slices"
	"strings"
	"time"

	"marz/internal/catalog"
	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// The file of events as columns, version 1, for more of them than GeoJSON carries well.
// All numbers are little-endian.
//
//	"MZEV", u16 version 1, u16 zero, u32 n, u32 length h of the header
//	h bytes of JSON, padded with spaces so that 16 + h is a multiple of 8:
//	  {"types":[…],"statuses":[…],"actors":[…],"sources":[…],"borders":[…]}
//	i32 lon[n], lat[n]               degrees × 10⁷
//	i32 start[n], end[n], known[n]   days since 1970-01-01; end is start where it is open
//	u16 actor[n], source[n]          index into the header's list; source is the first agency
//	u8  type[n], status[n]           index into the header's list
//	u8  border[n]                    1 + index into the header's list; 0 for none
//	u8  flags[n]                     1: place known no finer than a district; 2: no point
//	u32 id[n+1]                      offsets into the bytes that follow: UTF-8, id after id
//
// Events are sorted by start, end and id.

// asColumns is the form of /events.bin.
var asColumns = format{"bin", "application/octet-stream"}

// row is an event on its way into the columns.
type row struct {
	id                                  string
	lon, lat                            int32
	start, end, known                   int32
	actor, source, kind, status, border string
	flags                               byte
}

// eventColumns answers /events.bin.
func (s *server) eventColumns(w http.ResponseWriter, l *listing) error {
	if l.col.ID != catalog.Events {
		return marz.Errorf(marz.NotFound, "there is nothing at /%s.bin: columns are made of events only, at /events.bin", l.col.ID)
	}
	return s.send(w, l.Request, s.versionFor(&l.parameters), s.key(l.ask, &l.parameters, &l.col), func() (*answer, error) {
		page, err := s.Catalog.Stream(l.Context(), l.Query)
		if err != nil {
			return nil, err
		}
		if err := l.checkHash(page.Version); err != nil {
			return nil, err
		}
		body, err := columnFile(page)
		return &answer{typ: asColumns.typ, body: body, version: page.Version}, err
	})
}

// columnFile writes the events of a page as columns.
func columnFile(page catalog.Page) ([]byte, error) {
	at := columnReader(&page.Schema)
	var rows []row
	for f, err := range page.Features {
		if err != nil {
			return nil, err
		}
		rows = append(rows, at(f))
	}
	slices.SortFunc(rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end), strings.Compare(a.id, b.id))
	})
	return encodeRows(rows)
}

// columnReader finds the columns once and returns how a row is read.
func columnReader(schema *marz.Schema) func(marz.Feature) row {
	value := func(name string) func(marz.Feature) any {
		i := schema.Column(name)
		return func(f marz.Feature) any {
			if i < 0 || i >= len(f.Values) {
				return nil
			}
			return f.Values[i]
		}
	}
	start, end, known := value("start"), value("end"), value("known_from")
	kind, status, actor, border, agencies, precision := value("type"), value("status"), value("actor"), value("border"), value("agencies"), value("geo_precision")
	text := func(v any) string { s, _ := v.(string); return s }
	return func(f marz.Feature) row {
		r := row{id: f.ID, start: epochDay(start(f)), end: epochDay(end(f)), known: epochDay(known(f)), kind: text(kind(f)),
			status: text(status(f)), actor: text(actor(f)), border: text(border(f))}
		if r.start == 0 {
			r.start = r.known
		}
		r.end = max(r.end, r.start)
		if list, _ := agencies(f).([]string); len(list) > 0 {
			r.source = list[0]
		}
		if slices.Contains([]string{"district", "province", "border", "country"}, text(precision(f))) {
			r.flags |= 1
		}
		p, ok := f.Geometry.(orb.Point)
		if !ok {
			r.flags |= 2
		}
		r.lon, r.lat = int32(math.Round(p[0]*1e7)), int32(math.Round(p[1]*1e7))
		return r
	}
}

// epochDay counts a day from 1970-01-01; none is 0.
func epochDay(v any) int32 {
	t, ok := v.(time.Time)
	if !ok {
		return 0
	}
	return int32(t.Unix() / 86400)
}

// coder numbers words in the order in which they come.
type coder struct {
	words []string
	code  map[string]int
}

func (c *coder) of(word string) int {
	n, ok := c.code[word]
	if !ok {
		if c.code == nil {
			c.code = map[string]int{}
		}
		n = len(c.words)
		c.code[word], c.words = n, append(c.words, word)
	}
	return n
}

// columnHeader is the header of the file.
type columnHeader struct {
	Types    []string `json:"types"`
	Statuses []string `json:"statuses"`
	Actors   []string `json:"actors"`
	Sources  []string `json:"sources"`
	Borders  []string `json:"borders"`
}

// encodeRows writes sorted rows as the file. More than 255 types or 65,535 actors do not fit.
func encodeRows(rows []row) ([]byte, error) {
	var kinds, statuses, actors, sources, borders coder
	var wide, narrow []byte // the u16 and the u8 columns
	column := func(dst []byte, of func(row) int, width int) []byte {
		for _, r := range rows {
			if v := of(r); width == 2 {
				dst = binary.LittleEndian.AppendUint16(dst, uint16(v))
			} else {
				dst = append(dst, byte(v))
			}
		}
		return dst
	}
	wide = column(wide, func(r row) int { return actors.of(r.actor) }, 2)
	wide = column(wide, func(r row) int { return sources.of(r.source) }, 2)
	narrow = column(narrow, func(r row) int { return kinds.of(r.kind) }, 1)
	narrow = column(narrow, func(r row) int { return statuses.of(r.status) }, 1)
	narrow = column(narrow, func(r row) int {
		if r.border == "" {
			return 0
		}
		return 1 + borders.of(r.border)
	}, 1)
	narrow = column(narrow, func(r row) int { return int(r.flags) }, 1)
	if len(kinds.words) > 255 || len(statuses.words) > 255 || len(borders.words) > 254 || len(actors.words) > 65535 || len(sources.words) > 65535 {
		return nil, marz.Errorf(marz.TooLarge, "there are too many different types, actors or sources for columns: take /events.geojson")
	}
	out, err := columnStart(len(rows), columnHeader{kinds.list(), statuses.list(), actors.list(), sources.list(), borders.list()})
	if err != nil {
		return nil, err
	}
	for _, of := range []func(row) int32{
		func(r row) int32 { return r.lon }, func(r row) int32 { return r.lat }, func(r row) int32 { return r.start },
		func(r row) int32 { return r.end }, func(r row) int32 { return r.known },
	} {
		for _, r := range rows {
			out = binary.LittleEndian.AppendUint32(out, uint32(of(r)))
		}
	}
	return appendIDs(append(append(out, wide...), narrow...), rows), nil
}

func (c *coder) list() []string { return append([]string{}, c.words...) }

// columnStart writes what stands before the columns.
func columnStart(n int, h columnHeader) ([]byte, error) {
	head, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	for (16+len(head))%8 != 0 {
		head = append(head, ' ')
	}
	out := append([]byte("MZEV"), 1, 0, 0, 0)
	out = binary.LittleEndian.AppendUint32(out, uint32(n))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(head)))
	return append(out, head...), nil
}

func appendIDs(out []byte, rows []row) []byte {
	at := uint32(0)
	out = binary.LittleEndian.AppendUint32(out, 0)
	for _, r := range rows {
		at += uint32(len(r.id))
		out = binary.LittleEndian.AppendUint32(out, at)
	}
	for _, r := range rows {
		out = append(out, r.id...)
	}
	return out
}
