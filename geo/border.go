package geo

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"github.com/paulmach/orb"
)

// Border is a line that answers by the metre: prepared once, safe to share.
type Border struct {
	line  orb.LineString
	along []float64 // metres from the start to each vertex
}

// Location is a place on a border: Along metres from its start, at Point, which lies
// Offset metres from the point that was asked about.
type Location struct {
	Along, Offset float64
	Point         orb.Point
}

// NewBorder prepares a line of at least two different points. The line is copied.
func NewBorder(line orb.LineString) (*Border, error) {
	b := &Border{line: slices.Clone(line), along: make([]float64, len(line))}
	for i := 1; i < len(line); i++ {
		b.along[i] = b.along[i-1] + Distance(line[i-1], line[i])
	}
	if len(line) < 2 || b.Length() == 0 {
		return nil, fmt.Errorf("a border needs a line of at least two different points, not %d", len(line))
	}
	return b, nil
}

// Length returns the length in metres.
func (b *Border) Length() float64 { return b.along[len(b.along)-1] }

// Line returns a copy of the line.
func (b *Border) Line() orb.LineString { return slices.Clone(b.line) }

// Locate returns the place on the border that is nearest to p. The foot of the
// perpendicular is found on a local plane at p, exact to some metres within 100 km.
func (b *Border) Locate(p orb.Point) Location {
	k := math.Cos(radians(p[1]))
	best, seg, at := math.Inf(1), 0, 0.0
	for i := 1; i < len(b.line); i++ {
		ax, ay := (b.line[i-1][0]-p[0])*k, b.line[i-1][1]-p[1]
		dx, dy := (b.line[i][0]-b.line[i-1][0])*k, b.line[i][1]-b.line[i-1][1]
		t := 0.0
		if d := dx*dx + dy*dy; d > 0 {
			t = math.Max(0, math.Min(1, -(ax*dx+ay*dy)/d))
		}
		x, y := ax+t*dx, ay+t*dy
		if d := x*x + y*y; d < best {
			best, seg, at = d, i, t
		}
	}
	q := between(b.line[seg-1], b.line[seg], at)
	along := b.along[seg-1] + at*(b.along[seg]-b.along[seg-1])
	return Location{Along: along, Offset: Distance(p, q), Point: q}
}

// At returns the point that lies so many metres from the start; beyond an end, the end.
func (b *Border) At(along float64) orb.Point {
	if !(along > 0) {
		return b.line[0]
	}
	i := sort.SearchFloat64s(b.along, along)
	if i >= len(b.along) {
		return b.line[len(b.line)-1]
	}
	d := b.along[i] - b.along[i-1]
	if d == 0 {
		return b.line[i]
	}
	return between(b.line[i-1], b.line[i], (along-b.along[i-1])/d)
}

// Slice returns the part between two distances from the start in metres, in the
// direction from the first to the second.
func (b *Border) Slice(from, to float64) orb.LineString {
	if from > to {
		out := b.Slice(to, from)
		out.Reverse()
		return out
	}
	out := orb.LineString{b.At(from)}
	for i, d := range b.along {
		if d > from && d < to && b.line[i] != out[len(out)-1] {
			out = append(out, b.line[i])
		}
	}
	if end := b.At(to); end != out[len(out)-1] || len(out) == 1 {
		out = append(out, end)
	}
	return out
}

// SliceBetween returns the part between the places nearest to two points.
func (b *Border) SliceBetween(p, q orb.Point) orb.LineString {
	return b.Slice(b.Locate(p).Along, b.Locate(q).Along)
}

// Share returns the part of the length, 0 to 1, that the stretches cover together.
// Each stretch is a pair of distances from the start in metres, in either order.
func (b *Border) Share(stretches ...[2]float64) float64 {
	cut := make([][2]float64, 0, len(stretches))
	for _, s := range stretches {
		lo, hi := max(0, min(s[0], s[1])), min(b.Length(), max(s[0], s[1]))
		if lo < hi {
			cut = append(cut, [2]float64{lo, hi})
		}
	}
	slices.SortFunc(cut, func(x, y [2]float64) int { return cmpFloat(x[0], y[0]) })
	covered, end := 0.0, 0.0
	for _, s := range cut {
		if s[1] > end {
			covered += s[1] - max(s[0], end)
			end = s[1]
		}
	}
	return covered / b.Length()
}

// Snap returns the index of the border nearest to p and the place on it; the index is
// -1 when there are no borders.
func Snap(p orb.Point, borders ...*Border) (int, Location) {
	best, at := -1, Location{Offset: math.Inf(1)}
	for i, b := range borders {
		if l := b.Locate(p); l.Offset < at.Offset {
			best, at = i, l
		}
	}
	return best, at
}

func between(a, b orb.Point, t float64) orb.Point {
	switch t {
	case 0:
		return a
	case 1:
		return b
	}
	return orb.Point{a[0] + t*(b[0]-a[0]), a[1] + t*(b[1]-a[1])}
}

func cmpFloat(a, b float64) int {
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}
