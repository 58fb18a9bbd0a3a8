package catalog

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf8"

	"marz/internal/marz"
)

// appender writes itself as JSON. The claims, which are most of all bytes, do so without
// reflection; what is asked for seldom is marshalled.
type appender interface {
	appendJSON(b []byte) []byte
}

// appendText appends a JSON string.
func appendText(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c == 0xe2 && i+1 < len(s) && s[i+1] == 0x80 {
			return appendOdd(b, s)
		}
	}
	if !utf8.ValidString(s) {
		return appendOdd(b, s)
	}
	return append(append(append(b, '"'), s...), '"')
}

// appendOdd appends a string that has something to escape: quotes, controls, bytes that
// are no UTF-8, or perhaps the line separators U+2028 and U+2029.
func appendOdd(b []byte, s string) []byte {
	raw, err := marshal(s)
	if err != nil { // a string always marshals
		return append(b, `""`...)
	}
	return append(b, raw...)
}

func appendTexts(b []byte, list []string) []byte {
	b = append(b, '[')
	for i, s := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendText(b, s)
	}
	return append(b, ']')
}

func appendDay(b []byte, d marz.Day) []byte {
	if d == 0 {
		return append(b, "null"...)
	}
	return append(append(append(b, '"'), d.String()...), '"')
}

// object writes the members of an object one after the other.
type object struct{ b []byte }

func (o *object) name(name string) {
	if o.b[len(o.b)-1] != '{' {
		o.b = append(o.b, ',')
	}
	o.b = append(append(append(o.b, '"'), name...), '"', ':')
}

func (o *object) text(name, s string) {
	o.name(name)
	o.b = appendText(o.b, s)
}

// some writes a member unless it is empty.
func (o *object) some(name, s string) {
	if s != "" {
		o.text(name, s)
	}
}

func (o *object) interval(name string, i marz.Interval) {
	o.name(name)
	o.b = appendDay(append(o.b, `{"from":`...), i.From)
	o.b = appendDay(append(o.b, `,"to":`...), i.To)
	o.b = appendText(append(o.b, `,"precision":`...), string(i.Precision))
	o.b = append(o.b, '}')
}

func (o *object) names(name string, n marz.Names) {
	o.name(name)
	in := object{append(o.b, '{')}
	in.some("en", n.EN)
	in.some("fr", n.FR)
	in.some("fa", n.FA)
	in.some("ps", n.PS)
	o.b = append(in.b, '}')
}

// any writes a member by reflection.
func (o *object) any(name string, v any) {
	raw, err := marshal(v)
	if err != nil { // numbers that are none; the log's own JSON cannot hold them
		raw = []byte("null")
	}
	o.name(name)
	o.b = append(o.b, raw...)
}

// evidence is a span that writes itself.
type evidence struct{ *marz.Evidence }

func (e evidence) appendJSON(b []byte) []byte {
	if e.Evidence == nil {
		return append(b, "null"...)
	}
	b = strconv.AppendInt(append(b, `{"sentence":`...), int64(e.Sentence), 10)
	b = strconv.AppendInt(append(b, `,"start":`...), int64(e.Start), 10)
	b = strconv.AppendInt(append(b, `,"end":`...), int64(e.End), 10)
	return append(b, '}')
}

// links are links that write themselves.
type links []marz.Link

func (l links) appendJSON(b []byte) []byte {
	if l == nil {
		return append(b, "null"...)
	}
	b = append(b, '[')
	for i, x := range l {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendText(append(b, `{"rel":`...), string(x.Rel))
		b = append(appendText(append(b, `,"to":`...), x.To), '}')
	}
	return append(b, ']')
}

// claimList are claims that write themselves.
type claimList []claimJSON

func (l claimList) appendJSON(b []byte) []byte {
	b = append(b, '[')
	for i := range l {
		if i > 0 {
			b = append(b, ',')
		}
		b = l[i].appendJSON(b)
	}
	return append(b, ']')
}

// appendJSON writes what json.Marshal does.
func (c *claimJSON) appendJSON(b []byte) []byte {
	o := object{append(b, '{')}
	o.text("id", c.ID)
	o.text("event", c.Event)
	o.text("type", string(c.Type))
	o.text("stance", string(c.Stance))
	o.text("certainty", string(c.Certainty))
	o.text("claimant", c.Claimant)
	o.text("principal", c.Principal)
	o.names("principal_name", c.PrincipalName)
	o.text("side", string(c.Side))
	o.some("actor", c.Actor)
	o.some("target", c.Target)
	o.some("holder", c.Holder)
	o.text("place", c.Place)
	o.interval("said", c.Said)
	o.interval("happened", c.Happened)
	o.interval("published", c.Published)
	o.text("dispatch", c.Dispatch)
	o.text("agency", c.Agency)
	o.some("url", c.URL)
	if c.Quantity != nil {
		o.any("quantity", c.Quantity)
	}
	if c.Evidence != nil {
		o.name("evidence")
		o.b = evidence{c.Evidence}.appendJSON(o.b)
	}
	if len(c.Links) > 0 {
		o.name("links")
		o.b = links(c.Links).appendJSON(o.b)
	}
	o.names("summary", marz.Names{EN: c.Summary.EN, FR: c.Summary.FR})
	return append(o.b, '}')
}

// marshal is json.Marshal without the escaping of <, > and &, which is for HTML only.
func marshal(v any) ([]byte, error) {
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(buf.Bytes(), "\n"), nil
}
