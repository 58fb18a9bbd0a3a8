package catalog

import (
	"context"
	"maps"
	"slices"
	"strings"

	"marz/internal/marz"
)

// Counts says how many features match a query, and how many of them have each combination
// of values in some columns.
type Counts struct {
	By      []string
	Groups  []Group // in the order of their values, those without a value first
	Matched int
	Version marz.Version
}

// Group is a combination of values, in the order of Counts.By, and how many features have
// it. Days are YYYY-MM-DD; a value that is missing is "".
type Group struct {
	Values []string
	Count  int
}

// Bounds of an answer.
const (
	maxCounted = 4
	maxGroups  = 100_000
)

// Counts counts the matches of a query by the values of columns, which hold texts, lists
// of texts or days. A feature counts once for each value of a list.
func (c *Catalog) Counts(ctx context.Context, q Query, by ...string) (Counts, error) {
	col, err := c.Collection(q.Collection)
	if err != nil {
		return Counts{}, err
	}
	if err := checkCounted(&col.Schema, by); err != nil {
		return Counts{}, err
	}
	sorted := slices.SortedFunc(slices.Values(by), func(a, b string) int { return col.Schema.Column(a) - col.Schema.Column(b) })
	rows, err := c.Rows(ctx, q, sorted...)
	if err != nil {
		return Counts{}, err
	}
	t := tally{groups: map[string]*int{}}
	for _, name := range by {
		t.columns = append(t.columns, slices.Index(sorted, name))
		t.days = append(t.days, col.Schema.Columns[col.Schema.Column(name)].Type == marz.TypeDate)
	}
	for r := range rows.All {
		if t.add(r.Cells, 0); len(t.groups) > maxGroups {
			return Counts{}, marz.Errorf(marz.Invalid, "by: there are more than %d combinations of %s: count by fewer columns, or filter", maxGroups, strings.Join(by, ", "))
		}
	}
	return Counts{By: by, Groups: t.sorted(), Matched: rows.Matched, Version: rows.Version}, nil
}

// Countables lists the columns that Counts counts by.
func Countables(schema *marz.Schema) []string {
	var out []string
	for _, c := range schema.Columns {
		if c.Type == marz.TypeString || c.Type == marz.TypeStrings || c.Type == marz.TypeDate {
			out = append(out, c.Name)
		}
	}
	return out
}

func checkCounted(schema *marz.Schema, by []string) error {
	if len(by) == 0 || len(by) > maxCounted {
		return marz.Errorf(marz.Invalid, "by: it names %d columns: name one to %d, such as start,status", len(by), maxCounted)
	}
	able := Countables(schema)
	for i, name := range by {
		if !slices.Contains(able, name) {
			return marz.Errorf(marz.Invalid, "by: %.80q cannot be counted by: name some of %s", name, strings.Join(able, ", "))
		}
		if slices.Contains(by[:i], name) {
			return marz.Errorf(marz.Invalid, "by: %q is named twice: name it once", name)
		}
	}
	return nil
}

// tally counts rows by their values. A key is the values, each with a zero byte behind it.
type tally struct {
	columns []int // where each column is in a row
	days    []bool
	groups  map[string]*int
	key     []byte
}

// add counts a row with every combination of its values from column i on.
func (t *tally) add(cells []Cell, i int) {
	if i == len(t.columns) {
		if n := t.groups[string(t.key)]; n != nil {
			*n++
			return
		}
		n := 1
		t.groups[string(t.key)] = &n
		return
	}
	cell, size, any := cells[t.columns[i]], len(t.key), false
	if t.days[i] {
		if cell.Set {
			t.key = append(t.key, cell.Day().String()...)
		}
		t.next(cells, i, size)
		return
	}
	for text := range cell.Texts() {
		any = true
		t.key = append(t.key, text...)
		t.next(cells, i, size)
	}
	if !any {
		t.next(cells, i, size)
	}
}

// next ends a value of column i and goes on with the next; size is that of the key before it.
func (t *tally) next(cells []Cell, i, size int) {
	t.key = append(t.key, 0)
	t.add(cells, i+1)
	t.key = t.key[:size]
}

func (t *tally) sorted() []Group {
	out := make([]Group, 0, len(t.groups))
	for _, key := range slices.Sorted(maps.Keys(t.groups)) {
		values := strings.Split(key, "\x00")
		out = append(out, Group{Values: values[:len(values)-1], Count: *t.groups[key]})
	}
	return out
}
