package live

import (
	"strings"
	"testing"
)

func TestAnEventIsFramedSoThatNothingCanBreakOut(t *testing.T) {
	for want, e := range map[string]Event{
		"id: 7\nevent: event\ndata: {}\n\n":                  {Type: "event", Data: []byte("{}")},
		"id: 7\ndata: a\ndata: b\ndata: c\ndata: d\n\n":      {Data: []byte("a\nb\r\nc\rd")},
		"id: 7\nevent: xdata: evil\ndata: \n\n":              {Type: "x\n\rdata: evil"},
		"id: 7\nevent: e\ndata: ok\ndata: \ndata: id: 9\n\n": {Type: "e", Data: []byte("ok\n\nid: 9")},
	} {
		if got := string(appendEvent(nil, 7, e)); got != want {
			t.Errorf("%q is framed as %q; want %q", e, got, want)
		}
	}
	if got := string(appendEvent(nil, 0, Event{Type: "a", Data: []byte("b")})); strings.Contains(got, "id:") {
		t.Errorf("without an id: %q", got)
	}
}

func FuzzParseID(f *testing.F) {
	for _, s := range []string{"", "0", "17", "-1", "99999999999999999999", " 5 ", "x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if id, ok := parseID(s); ok && id < 0 {
			t.Errorf("%q is read as %d", s, id)
		}
	})
}

func FuzzAppendEvent(f *testing.F) {
	f.Add("event", []byte("{}"))
	f.Add("a\nb", []byte("x\r\n\r\ny"))
	f.Fuzz(func(t *testing.T, kind string, data []byte) {
		out := string(appendEvent(nil, 3, Event{Type: kind, Data: data}))
		if !strings.HasSuffix(out, "\n\n") || strings.Contains(strings.TrimSuffix(out, "\n\n"), "\n\n") || strings.Contains(out, "\r") {
			t.Errorf("%q breaks out of its frame", out)
		}
	})
}
