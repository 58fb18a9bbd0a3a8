package index

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"marz/internal/marz"
)

// Page says which part of the matches is wanted, and in which order. The order is by the
// columns of Sort, then by id, so it is total: a page that begins after a mark neither
// repeats nor misses a feature, whatever is added or taken out meanwhile. Only a feature
// whose own value in a column of Sort changes may move.
type Page struct {
	After  *Mark  // begin after this one; nil: from the start
	Offset int    // how many matches to leave out
	Limit  int    // at most so many; 0: all
	Sort   []Sort // nil values come last, ascending or descending
}

// Sort is a column to order by.
type Sort struct {
	Column string
	Desc   bool
}

// ranked is a match with the values it is sorted by.
type ranked struct {
	e    entry
	mark Mark
}

// cut orders the matches, cuts the page out of them, and says where the next begins.
func (p Page) cut(match []entry, f *fields) ([]entry, *Mark, error) {
	cols, err := p.sortColumns(f)
	if err != nil {
		return nil, nil, err
	}
	if p.After != nil && len(p.After.Values) != len(cols) {
		return nil, nil, marz.Errorf(marz.Invalid, "the page begins after a mark of another order: sort by the same columns as before")
	}
	rows := p.best(match, cols)
	slices.SortFunc(rows, func(a, b ranked) int { return p.compare(&a.mark, &b.mark) })
	rows = rows[min(p.Offset, len(rows)):]
	var next *Mark
	if p.Limit > 0 && p.Limit < len(rows) {
		rows = rows[:p.Limit]
		next = &Mark{slices.Clone(rows[p.Limit-1].mark.Values), rows[p.Limit-1].mark.ID}
	}
	out := match[:len(rows)]
	for i := range rows {
		out[i] = rows[i].e
	}
	return out, next, nil
}

// best returns the matches after the mark; of many, those that a page can show and one
// more. It keeps twice as many at most and drops the later half, again and again, so that
// a page of a hundred out of a million sorts no million.
func (p Page) best(match []entry, cols []int) []ranked {
	keep := len(match)
	if p.Limit > 0 && p.Offset < keep {
		keep = min(keep, p.Offset+p.Limit+1)
	}
	var rows []ranked
	var limit *Mark // nothing later than this is needed
	for _, e := range match {
		r := ranked{e, Mark{ID: e.id()}}
		if len(cols) > 0 {
			r.mark.Values = valuesOf(e, cols)
		}
		if p.After != nil && p.compare(&r.mark, p.After) <= 0 || limit != nil && p.compare(&r.mark, limit) > 0 {
			continue
		}
		if rows = append(rows, r); len(rows) >= 2*keep+64 {
			slices.SortFunc(rows, func(a, b ranked) int { return p.compare(&a.mark, &b.mark) })
			rows = rows[:keep]
			last := rows[keep-1].mark
			limit = &last
		}
	}
	return rows
}

func valuesOf(e entry, cols []int) []any {
	out := make([]any, len(cols))
	props := e.properties()
	for i, c := range cols {
		out[i] = props.at(c)
	}
	return out
}

func (p Page) sortColumns(f *fields) ([]int, error) {
	cols := make([]int, len(p.Sort))
	for i, s := range p.Sort {
		if cols[i] = f.column(s.Column); cols[i] < 0 {
			return nil, fmt.Errorf("index: there is no column %q to sort by", s.Column)
		}
	}
	return cols, nil
}

// compare orders two marks.
func (p Page) compare(a, b *Mark) int {
	for i := range p.Sort {
		if d := compareValues(a.Values[i], b.Values[i], p.Sort[i].Desc); d != 0 {
			return d
		}
	}
	return strings.Compare(a.ID, b.ID)
}

func compareValues(a, b any, desc bool) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	d := 0
	switch a := a.(type) {
	case string:
		d = strings.Compare(a, as[string](b))
	case int64:
		d = cmp.Compare(a, as[int64](b))
	case float64:
		d = cmp.Compare(a, as[float64](b))
	case time.Time:
		d = a.Compare(as[time.Time](b))
	case bool:
		d = cmp.Compare(rank(a), rank(as[bool](b)))
	case []string:
		d = slices.Compare(a, as[[]string](b))
	}
	if desc {
		return -d
	}
	return d
}

// as returns v as a T. The values of a column have one type; a stray one is the zero T.
func as[T any](v any) T {
	t, _ := v.(T)
	return t
}

func rank(b bool) int {
	if b {
		return 1
	}
	return 0
}
