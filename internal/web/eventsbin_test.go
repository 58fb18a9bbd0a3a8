package web_test

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// columns is what the tests read of a column file.
type columns struct {
	n          int
	words      map[string][]string
	start, end []int32
	lon        []int32
	status     []string
	ids        []string
}

func (r response) columns(t testing.TB) columns {
	t.Helper()
	b, le := r.body, binary.LittleEndian
	if len(b) < 16 || string(b[:4]) != "MZEV" || le.Uint16(b[4:]) != 1 {
		t.Fatalf("no column file: %.80q", b)
	}
	c := columns{n: int(le.Uint32(b[8:]))}
	at := 16 + int(le.Uint32(b[12:]))
	if err := json.Unmarshal(b[16:at], &c.words); err != nil {
		t.Fatal(err)
	}
	ints := func(column int) (out []int32) {
		for i := range c.n {
			out = append(out, int32(le.Uint32(b[at+4*(column*c.n+i):])))
		}
		return out
	}
	c.lon, c.start, c.end = ints(0), ints(2), ints(3)
	ids := at + 28*c.n
	for i := range c.n {
		c.status = append(c.status, c.words["statuses"][b[at+25*c.n+i]])
		from, to := le.Uint32(b[ids+4*i:]), le.Uint32(b[ids+4*i+4:])
		text := b[ids+4*(c.n+1):]
		c.ids = append(c.ids, string(text[from:to]))
	}
	return c
}

func TestTheColumnFileHoldsTheEventsOfTheListForEveryFilter(t *testing.T) {
	w := open(t)
	for _, query := range []string{
		"", "border=Iran", "type=capture&status=claimed", "datetime=2021-07-09", "known_at=2021-07-10", "bbox=60,33,63,36",
		"dispatch=afp-2021-07-09-islam-qala", "q=islam", "filter=actor%20%3D%20'taliban'%20AND%20start%20%3E%20DATE('2021-07-01')", "version=700",
	} {
		fc := w.features(t, "/collections/events/items?limit=10000&"+query)
		got := w.ok(t, "/events.bin?"+query).columns(t)
		want := map[string]feature{}
		for _, f := range fc.Features {
			want[f.ID.(string)] = f
		}
		if got.n != len(want) || len(want) == 0 {
			t.Errorf("%s: %d events, the list has %d", query, got.n, len(want))
		}
		for i, id := range got.ids {
			f := want[id]
			if f.Properties["status"] != got.status[i] {
				t.Errorf("%s: %s is %s, in the list %v", query, id, got.status[i], f.Properties["status"])
			}
			if f.Geometry != nil {
				lon := strings.Trim(strings.SplitN(string(f.Geometry.Coordinates), ",", 2)[0], "[")
				var v float64
				_, _ = fmt.Sscan(lon, &v)
				if d := v*1e7 - float64(got.lon[i]); d > 1 || d < -1 {
					t.Errorf("%s: %s has the longitude %d, in the list %s", query, id, got.lon[i], lon)
				}
			}
		}
		if !slices.IsSorted(got.start) {
			t.Errorf("%s: the events are not in order of time", query)
		}
	}
}

func TestTheColumnFileIsSentOnceAndCompressed(t *testing.T) {
	w := open(t)
	res := w.ok(t, "/events.bin")
	tag := res.Header.Get("ETag")
	if tag == "" || res.Header.Get("Marz-Seq") == "" || res.typ() != "application/octet-stream" {
		t.Errorf("%v", res.Header)
	}
	if again := w.get(t, "/events.bin", "If-None-Match", tag); again.StatusCode != http.StatusNotModified || len(again.body) > 0 {
		t.Errorf("%d with %d bytes", again.StatusCode, len(again.body))
	}
	if w.ok(t, "/events.bin?border=TJK").Header.Get("ETag") == tag {
		t.Error("the file of one border has the ETag of all")
	}
	if zipped := w.ok(t, "/events.bin", "Accept-Encoding", "gzip"); zipped.Header.Get("Content-Encoding") != "gzip" || len(zipped.body) >= len(res.body) {
		t.Errorf("%v, %d bytes of %d", zipped.Header, len(zipped.body), len(res.body))
	}
}

func TestWhatTheColumnFileCannotDoIsRefused(t *testing.T) {
	w := open(t)
	w.problem(t, "/events.bin?limit=10", 400, "limit", "pages")
	w.problem(t, "/events.bin?sortby=start", 400, "sortby", "order")
	w.problem(t, "/events.bin?colour=red", 400, "colour")
	w.problem(t, "/events.bin?border=India", 400, "TKM")
	w.problem(t, "/crossings.bin", 404, "/crossings.bin")
}
