package geo

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"sort"

	"github.com/paulmach/orb"
)

// Border is a line that answers by the metre: prepared once, safe for concurrent use.
// Distances along it are metres on the ellipsoid from its first point; between two
// vertices it runs straight in (lon, lat).
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

// NewBorder prepares a line of at least two different points, (lon, lat) in degrees. The
// line is copied. The error says what is wrong with it.
func NewBorder(line orb.LineString) (*Border, error) {
	if err := CheckGeometry(line); err != nil {
		return nil, fmt.Errorf("border: %w", err)
	}
	b := &Border{line: slices.Clone(line), along: make([]float64, len(line))}
	for i := 1; i < len(line); i++ {
		b.along[i] = b.along[i-1] + Distance(line[i-1], line[i])
	}
	if b.Length() == 0 {
		return nil, fmt.Errorf("border: all %d positions are %v: a border needs a length", len(line), line[0])
	}
	return b, nil
}

// Length returns the length in metres.
func (b *Border) Length() float64 { return b.along[len(b.along)-1] }

// Line returns a copy of the line.
func (b *Border) Line() orb.LineString { return slices.Clone(b.line) }

// Locate returns the place on the border that is nearest to p: the first one when several
// are. It measures on the plane that touches the ellipsoid at the latitude halfway between
// p and the border, which is good to a thousandth of the offset within 100 km.
func (b *Border) Locate(p orb.Point) Location {
	seg, at := b.foot(p, p[1])
	near := between(b.line[seg-1], b.line[seg], at)
	seg, at = b.foot(p, (p[1]+near[1])/2)
	near = between(b.line[seg-1], b.line[seg], at)
	return Location{
		Along:  b.along[seg-1] + at*(b.along[seg]-b.along[seg-1]),
		Offset: Distance(p, near), Point: near,
	}
}

// foot returns the segment nearest to p, and where on it (0 to 1), on the plane that
// touches the ellipsoid at a latitude.
func (b *Border) foot(p orb.Point, lat float64) (seg int, at float64) {
	kx, ky := degreeLengths(lat)
	best := math.Inf(1)
	seg = 1
	for i := 1; i < len(b.line); i++ {
		ax, ay := (b.line[i-1][0]-p[0])*kx, (b.line[i-1][1]-p[1])*ky
		dx, dy := (b.line[i][0]-b.line[i-1][0])*kx, (b.line[i][1]-b.line[i-1][1])*ky
		t := 0.0
		if d := dx*dx + dy*dy; d > 0 {
			t = math.Max(0, math.Min(1, -(ax*dx+ay*dy)/d))
		}
		x, y := ax+t*dx, ay+t*dy
		if d := x*x + y*y; d < best {
			best, seg, at = d, i, t
		}
	}
	return seg, at
}

// degreeLengths returns the metres of a degree of longitude and of latitude, from the
// radii of curvature at a latitude (Snyder, Map Projections, USGS 1395, 4-20 and 4-18).
func degreeLengths(lat float64) (lonMetres, latMetres float64) {
	s, c := math.Sincos(radians(lat))
	w := 1 - ecc2*s*s
	n := semiMajor / math.Sqrt(w)
	return radians(n * c), radians(n * (1 - ecc2) / w)
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
	return between(b.line[i-1], b.line[i], (along-b.along[i-1])/(b.along[i]-b.along[i-1]))
}

// Slice returns the part between two distances from the start in metres, in the
// direction from the first to the second. It has at least two points.
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

// Stretch returns the distances from the start of the places nearest to two points.
func (b *Border) Stretch(p, q orb.Point) [2]float64 {
	return [2]float64{b.Locate(p).Along, b.Locate(q).Along}
}

// SliceBetween returns the part between the places nearest to two points.
func (b *Border) SliceBetween(p, q orb.Point) orb.LineString {
	s := b.Stretch(p, q)
	return b.Slice(s[0], s[1])
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
	slices.SortFunc(cut, func(x, y [2]float64) int { return cmp.Compare(x[0], y[0]) })
	covered, end := 0.0, 0.0
	for _, s := range cut {
		if s[1] > end {
			covered += s[1] - max(s[0], end)
			end = s[1]
		}
	}
	return covered / b.Length()
}

// ShareNear returns the part of the length, 0 to 1, that lies within reach metres along
// the border of the places nearest to the points.
func (b *Border) ShareNear(reach float64, points ...orb.Point) float64 {
	return b.Share(convert[[][2]float64](points, func(p orb.Point) [2]float64 {
		at := b.Locate(p).Along
		return [2]float64{at - reach, at + reach}
	})...)
}

// Snap returns the index of the border nearest to p and the place on it; the index is
// -1 when there are no borders, or p is no point.
func Snap(p orb.Point, borders ...*Border) (int, Location) {
	best, at := -1, Location{Offset: math.Inf(1)}
	for i, b := range borders {
		if l := b.Locate(p); l.Offset < at.Offset {
			best, at = i, l
		}
	}
	return best, at
}

// between returns the point at the share t of the way from a to b; exactly a at 0 and b at 1.
func between(a, b orb.Point, t float64) orb.Point {
	switch t {
	case 0:
		return a
	case 1:
		return b
	}
	return orb.Point{a[0] + t*(b[0]-a[0]), a[1] + t*(b[1]-a[1])}
}
