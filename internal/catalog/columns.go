package catalog

import (
	"context"
	"iter"
	"slices"

	"marz/internal/index"
	"marz/internal/marz"
)

// Row is a feature as its place, its time and the values of a few columns: what a drawing
// of very many needs, read without making any GeoJSON.
type Row = index.Row

// Cell is the value of a column in a Row.
type Cell = index.Cell

// Rows is an answer as rows, in order of ids.
type Rows struct {
	All     iter.Seq[Row]
	Matched int
	Version marz.Version
}

// Rows answers a query with the values of the named columns, in the order of the schema
// whatever the order of the names; the parts of the query that make pages do not count.
func (c *Catalog) Rows(ctx context.Context, q Query, columns ...string) (Rows, error) {
	q.Limit, q.Offset, q.Cursor, q.Sort = 0, 0, "", nil
	col, err := c.Collection(q.Collection)
	if err != nil {
		return Rows{}, err
	}
	var at []int
	for _, name := range columns {
		i := col.Schema.Column(name)
		if i < 0 {
			return Rows{}, marz.Errorf(marz.Invalid, "%s have no column %q", col.ID, name)
		}
		at = append(at, i)
	}
	if !slices.IsSorted(at) {
		return Rows{}, marz.Errorf(marz.Internal, "columns of %s are asked for out of order: %v", col.ID, columns)
	}
	iq, err := c.prepare(&q, &col)
	if err != nil {
		return Rows{}, err
	}
	s, release, err := c.stateAt(ctx, q.Version)
	if err != nil {
		return Rows{}, err
	}
	defer release()
	res, version, err := c.searchIn(s, q, iq, index.Page{})
	if err == nil && q.Version != 0 && version.Seq != q.Version { // it was the newest when it was looked up
		return c.Rows(ctx, q, columns...)
	}
	return Rows{All: res.Rows(at...), Matched: res.Matched, Version: version}, err
}
