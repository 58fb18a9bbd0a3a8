package index

import (
	"slices"

	"marz/internal/marz"
)

// terms lists, for columns of text, lists of text, truth and whole numbers, the slots of
// the entries that have a value, so that a filter on a border or a claimant reads only
// these. Slots are only ever added, in ascending order; those of entries that were taken
// out stay until the collection is compacted.
type terms struct {
	byColumn []map[any][]int32 // nil: the column is not listed
}

// Columns with longer values are prose, and columns with more values are names: neither
// is listed.
const (
	longestTerm = 64
	mostTerms   = 1 << 18
)

func newTerms(columns []marz.Column) terms {
	t := terms{make([]map[any][]int32, len(columns))}
	for i, c := range columns {
		switch c.Type {
		case marz.TypeString, marz.TypeStrings, marz.TypeBoolean, marz.TypeInteger:
			t.byColumn[i] = map[any][]int32{}
		}
	}
	return t
}

// add lists an entry, whose slot is greater than all before.
func (t *terms) add(slot int32, e entry) {
	r := reader{e.properties()}
	for i := 0; i < len(t.byColumn) && r.rest != ""; i++ {
		if t.byColumn[i] == nil {
			r.skip()
			continue
		}
		switch v := r.value().(type) {
		case nil:
		case []string:
			for j, s := range v {
				if !slices.Contains(v[:j], s) {
					t.put(i, s, slot)
				}
			}
		default:
			t.put(i, v, slot)
		}
	}
}

func (t *terms) put(column int, v any, slot int32) {
	list := t.byColumn[column]
	if s, ok := v.(string); list != nil && (ok && len(s) > longestTerm || len(list) >= mostTerms) {
		t.byColumn[column] = nil
		return
	}
	if list != nil {
		list[v] = append(list[v], slot)
	}
}

// find returns the slots of entries of which a column has one of the values, ascending;
// false when the column is not listed.
func (t *terms) find(column int, values []any) ([]int32, bool) {
	if column < 0 || column >= len(t.byColumn) || t.byColumn[column] == nil {
		return nil, false
	}
	var out []int32
	for _, v := range values {
		list := t.byColumn[column][v]
		if out == nil {
			out = list
			continue
		}
		out = append(slices.Clip(out), list...)
	}
	if len(values) > 1 {
		out = slices.Clone(out)
		slices.Sort(out)
		out = slices.Compact(out)
	}
	return out, true
}
