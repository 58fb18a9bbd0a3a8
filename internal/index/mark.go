package index

import (
	"encoding/json"
	"fmt"
	"time"

	"marz/internal/marz"
)

// Mark is a place in the order of a search: the values of the columns that it is sorted
// by, and the id.
type Mark struct {
	Values []any
	ID     string
}

// markJSON is a mark as text: times are microseconds since 1970.
type markJSON struct {
	ID     string `json:"id"`
	Values []any  `json:"v,omitempty"`
}

// Encode writes the mark for ParseMark.
func (m *Mark) Encode() []byte {
	out := markJSON{ID: m.ID}
	for _, v := range m.Values {
		if t, ok := v.(time.Time); ok {
			v = t.UnixMicro()
		}
		out.Values = append(out.Values, v)
	}
	b, err := json.Marshal(out)
	if err != nil { // a number without end; the page begins at the first of its like
		b, _ = json.Marshal(markJSON{ID: m.ID, Values: make([]any, len(m.Values))})
	}
	return b
}

// ParseMark reads what Encode wrote for a search that is sorted by these columns. The
// error says what does not fit; the bytes may come from anywhere.
func ParseMark(b []byte, schema *marz.Schema, by []Sort) (*Mark, error) {
	var in struct {
		ID     string            `json:"id"`
		Values []json.RawMessage `json:"v"`
	}
	if err := json.Unmarshal(b, &in); err != nil {
		return nil, fmt.Errorf("not a mark: %w", err)
	}
	if in.ID == "" || len(in.Values) != len(by) {
		return nil, fmt.Errorf("a mark of an order by %d columns, not %d", len(in.Values), len(by))
	}
	m := &Mark{ID: in.ID}
	for i, raw := range in.Values {
		c := schema.Column(by[i].Column)
		if c < 0 {
			return nil, fmt.Errorf("there is no column %q to sort by", by[i].Column)
		}
		v, err := parseValue(raw, schema.Columns[c].Type)
		if err != nil {
			return nil, fmt.Errorf("the mark's value of %s: %w", by[i].Column, err)
		}
		m.Values = append(m.Values, v)
	}
	return m, nil
}

func parseValue(raw json.RawMessage, t marz.ColumnType) (any, error) {
	if string(raw) == "null" {
		return nil, nil
	}
	switch t {
	case marz.TypeString:
		return parseAs[string](raw)
	case marz.TypeInteger:
		return parseAs[int64](raw)
	case marz.TypeNumber:
		return parseAs[float64](raw)
	case marz.TypeBoolean:
		return parseAs[bool](raw)
	case marz.TypeStrings:
		return parseAs[[]string](raw)
	case marz.TypeDate, marz.TypeTimestamp:
		v, err := parseAs[int64](raw)
		if err != nil {
			return nil, err
		}
		return time.UnixMicro(v.(int64)).UTC(), nil
	}
	return nil, fmt.Errorf("%s cannot be sorted by", t)
}

func parseAs[T any](raw json.RawMessage) (any, error) {
	var v T
	err := json.Unmarshal(raw, &v)
	return v, err
}
