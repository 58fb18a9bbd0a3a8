package desk

import (
	"encoding/json"
	"math"
	"strconv"
	"unicode/utf8"

	"marz/internal/marz"
)

// rowJSON writes imported rows as encoding/json does, without reflection: it is half of
// the work on a row. TestRowsAreWrittenAsJSONIs holds it to encoding/json; what it does
// not write itself it leaves to that.
type rowJSON struct{ b []byte }

// key begins a member of an object.
func (w *rowJSON) key(name string) {
	if c := w.b[len(w.b)-1]; c != '{' {
		w.b = append(w.b, ',')
	}
	w.b = append(append(append(w.b, '"'), name...), '"', ':')
}

func (w *rowJSON) open(c byte)  { w.b = append(w.b, c) }
func (w *rowJSON) close(c byte) { w.b = append(w.b, c) }

func (w *rowJSON) str(name, s string) {
	w.key(name)
	w.quote(s)
}

// some writes a text that is left out when it is empty.
func (w *rowJSON) some(name, s string) {
	if s != "" {
		w.str(name, s)
	}
}

func (w *rowJSON) quote(s string) {
	for i := range len(s) {
		if c := s[i]; c < 0x20 || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c >= utf8.RuneSelf {
			raw, _ := json.Marshal(s) // a string has no error
			w.b = append(w.b, raw...)
			return
		}
	}
	w.b = append(append(append(w.b, '"'), s...), '"')
}

func (w *rowJSON) yes(name string, v bool) {
	if v {
		w.key(name)
		w.b = append(w.b, "true"...)
	}
}

func (w *rowJSON) count(name string, n int64) {
	if n != 0 {
		w.key(name)
		w.b = strconv.AppendInt(w.b, n, 10)
	}
}

func (w *rowJSON) day(name string, d marz.Day) {
	w.key(name)
	if d.IsZero() {
		w.b = append(w.b, "null"...)
		return
	}
	w.quote(d.String())
}

func (w *rowJSON) interval(name string, i marz.Interval) {
	w.key(name)
	w.open('{')
	w.day("from", i.From)
	w.day("to", i.To)
	w.str("precision", string(i.Precision))
	w.close('}')
}

func (w *rowJSON) words(name string, t marz.Text) {
	w.key(name)
	w.open('{')
	w.some("en", t.EN)
	w.some("fr", t.FR)
	w.close('}')
}

// number writes a small whole number; false for any other, which encoding/json writes.
func (w *rowJSON) number(name string, v *float64) bool {
	if v == nil {
		return true
	}
	if *v != math.Trunc(*v) || math.Abs(*v) > 1e15 {
		return false
	}
	w.key(name)
	w.b = strconv.AppendInt(w.b, int64(*v), 10)
	return true
}

// marshalRow writes an imported row.
func marshalRow(v *marz.Imported) ([]byte, error) {
	if len(v.Dispatches) != 1 || len(v.Events) != 1 || len(v.Claims) != 1 || len(v.Actors) > 0 {
		return json.Marshal(v)
	}
	w := rowJSON{b: make([]byte, 0, 1280)}
	w.open('{')
	w.str("source", v.Source)
	w.str("row", v.Row)
	w.count("stamp", v.Stamp)
	w.yes("restricted", v.Restricted)
	w.key("dispatches")
	w.open('[')
	w.dispatch(&v.Dispatches[0])
	w.close(']')
	w.key("events")
	w.b = append(w.b, '[', '{')
	e := &v.Events[0]
	w.str("id", e.ID)
	w.str("type", string(e.Type))
	w.str("place", e.Place)
	w.words("title", e.Title)
	w.b = append(w.b, '}', ']')
	w.key("claims")
	w.open('[')
	if !w.claim(&v.Claims[0]) {
		return json.Marshal(v)
	}
	w.b = append(w.b, ']', '}')
	return w.b, nil
}

func (w *rowJSON) dispatch(d *marz.Dispatch) {
	w.open('{')
	w.str("id", d.ID)
	w.str("agency", d.Agency)
	w.some("publisher", d.Publisher)
	w.str("lang", d.Lang)
	w.words("title", d.Title)
	w.interval("published", d.Published)
	w.some("published_how", d.PublishedHow)
	w.some("url", d.URL)
	w.some("sha256", d.SHA256)
	w.count("length", int64(d.Length))
	w.some("rights", d.Rights)
	w.some("text", d.Text)
	w.close('}')
}

// claim writes a claim; false when it has parts that are left to encoding/json.
func (w *rowJSON) claim(c *marz.Claim) bool {
	if c.Evidence != nil {
		return false
	}
	w.open('{')
	w.str("id", c.ID)
	w.str("event", c.Event)
	w.str("dispatch", c.Dispatch)
	w.str("type", string(c.Type))
	w.str("stance", string(c.Stance))
	w.str("certainty", string(c.Certainty))
	w.str("claimant", c.Claimant)
	w.str("principal", c.Principal)
	w.str("side", string(c.Side))
	w.some("actor", c.Actor)
	w.some("target", c.Target)
	w.some("holder", c.Holder)
	w.yes("admission", c.Admission)
	w.yes("border_wide", c.BorderWide)
	w.yes("witness", c.Witness)
	w.yes("negated", c.Negated)
	w.str("place", c.Place)
	w.interval("said", c.Said)
	w.interval("happened", c.Happened)
	if !w.quantity(c.Quantity) {
		return false
	}
	w.links(c.Links)
	w.words("summary", c.Summary)
	w.close('}')
	return true
}

func (w *rowJSON) quantity(q *marz.Quantity) bool {
	if q == nil {
		return true
	}
	if q.Value == nil {
		return false
	}
	w.key("quantity")
	w.open('{')
	ok := w.number("value", q.Value)
	w.str("unit", q.Unit)
	w.some("modifier", q.Modifier)
	ok = w.number("min", q.Min) && w.number("max", q.Max) && ok
	w.close('}')
	return ok
}

func (w *rowJSON) links(links []marz.Link) {
	if len(links) == 0 {
		return
	}
	w.key("links")
	w.open('[')
	for i, l := range links {
		if i > 0 {
			w.b = append(w.b, ',')
		}
		w.open('{')
		w.str("rel", string(l.Rel))
		w.str("to", l.To)
		w.close('}')
	}
	w.close(']')
}
