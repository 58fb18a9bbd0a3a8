package encode

import (
	"math"
	"slices"
	"time"
)

// cellsWide is how many cells a tile and its margins have in a row.
const cellsWide = (tileExtent + 2*tileMargin) / cellSize

// cells gathers the points of a layer. A cell keeps its points until they are too many,
// and from then on their number, their mean and what they have in common.
//
// Neighbouring tiles come to the same answer for a cell: the cells of one lie on those of
// the other, each sees all of a cell's points, and the mean is counted from the cell's corner.
type cells struct {
	dense int     // how many points a cell may hold
	index []int32 // for each cell its place in list, from 1
	list  []cell
	kept  []cellPoint
}

type cell struct {
	n          int
	sumX, sumY int64 // of the points, from the cell's corner
	common     []any // values that all points have, by column
	shared     bool  // common is the slice of a feature, not to be written to
	last       int32 // the point that was kept last, by its place in cells.kept from 1
}

// cellPoint is a point as it is drawn, in units. Count is 0 for a kept point that has
// been taken into its cell.
type cellPoint struct {
	x, y   int64
	count  int
	id     string
	values []any
	prev   int32 // the point of the same cell that was kept before
}

// add takes a point in; one beyond the margin is passed over.
func (c *cells) add(x, y float64, id string, values []any) {
	col, row := math.Floor((x+tileMargin)/cellSize), math.Floor((y+tileMargin)/cellSize)
	if !(col >= 0 && col < cellsWide && row >= 0 && row < cellsWide) {
		return
	}
	at := int(row)*cellsWide + int(col)
	if c.index == nil {
		c.index = make([]int32, cellsWide*cellsWide)
	}
	if c.index[at] == 0 {
		c.list = append(c.list, cell{common: values, shared: true})
		c.index[at] = int32(len(c.list))
	}
	p := cellPoint{x: int64(math.Floor(x)), y: int64(math.Floor(y)), count: 1, id: id, values: values}
	own := &c.list[c.index[at]-1]
	own.take(p, at)
	if own.n <= c.dense {
		p.prev = own.last
		c.kept = append(c.kept, p)
		own.last = int32(len(c.kept))
		return
	}
	for i := own.last; i != 0; {
		taken := &c.kept[i-1]
		i = taken.prev
		*taken = cellPoint{}
	}
	own.last = 0
}

// corner returns the north-western corner of a cell, in units.
func corner(at int) (x, y int64) {
	return int64(at%cellsWide)*cellSize - tileMargin, int64(at/cellsWide)*cellSize - tileMargin
}

func (c *cell) take(p cellPoint, at int) {
	x, y := corner(at)
	c.n++
	c.sumX, c.sumY = c.sumX+p.x-x, c.sumY+p.y-y
	for i, v := range c.common {
		if v == nil || i < len(p.values) && sameValue(v, p.values[i]) {
			continue
		}
		if c.shared {
			c.common, c.shared = slices.Clone(c.common), false
		}
		c.common[i] = nil
	}
}

// each calls yield with the points that are kept, in the order in which they came, then
// with those that stand for a cell, from north to south and west to east.
func (c *cells) each(yield func(cellPoint)) {
	for _, p := range c.kept {
		if p.count > 0 {
			yield(p)
		}
	}
	for at, i := range c.index {
		if i == 0 || c.list[i-1].n <= c.dense {
			continue
		}
		own := &c.list[i-1]
		x, y := corner(at)
		n := int64(own.n)
		yield(cellPoint{x: x + (own.sumX+n/2)/n, y: y + (own.sumY+n/2)/n, count: own.n, values: own.common})
	}
}

// sameValue compares two values of a column.
func sameValue(a, b any) bool {
	switch a := a.(type) {
	case string:
		b, ok := b.(string)
		return ok && a == b
	case int64:
		b, ok := b.(int64)
		return ok && a == b
	case float64:
		b, ok := b.(float64)
		return ok && a == b
	case bool:
		b, ok := b.(bool)
		return ok && a == b
	case time.Time:
		b, ok := b.(time.Time)
		return ok && a.Equal(b)
	case []string:
		b, ok := b.([]string)
		return ok && slices.Equal(a, b)
	}
	return false
}
