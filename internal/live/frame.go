package live

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// Event is one server-sent event. Type is a word; Data is text, by habit JSON.
type Event struct {
	Type string
	Data []byte
}

// appendEvent writes an event as the HTML standard frames it (section 9.2.6). An id of
// 0 or less is left out: the client then keeps the one it has.
func appendEvent(dst []byte, id int64, e Event) []byte {
	if id > 0 {
		dst = appendID(dst, id)
	}
	if word := strings.NewReplacer("\r", "", "\n", "").Replace(e.Type); word != "" {
		dst = append(dst, "event: "...)
		dst = append(dst, word...)
		dst = append(dst, '\n')
	}
	data := bytes.ReplaceAll(bytes.ReplaceAll(e.Data, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	for line := range bytes.SplitSeq(data, []byte("\n")) {
		dst = append(dst, "data: "...)
		dst = append(dst, line...)
		dst = append(dst, '\n')
	}
	return append(dst, '\n')
}

// appendBeat writes what keeps a connection open and tells the client how far it is,
// without an event: an id alone is remembered and dispatches nothing.
func appendBeat(dst []byte, id int64) []byte {
	dst = append(dst, ": beat\n"...)
	return append(appendID(dst, id), '\n')
}

func appendID(dst []byte, id int64) []byte {
	dst = append(dst, "id: "...)
	dst = strconv.AppendInt(dst, id, 10)
	return append(dst, '\n')
}

// appendResync tells the client to fetch everything anew, as of seq.
func appendResync(dst []byte, seq int64, why string) []byte {
	return appendEvent(dst, seq, Event{Type: "resync", Data: fmt.Appendf(nil, `{"seq":%d,"reason":%q}`, seq, why)})
}

// parseID reads a Last-Event-ID.
func parseID(s string) (id int64, ok bool) {
	id, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	return id, err == nil && id >= 0
}
