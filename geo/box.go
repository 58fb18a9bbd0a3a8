package geo

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// Box is a box of longitudes and latitudes in degrees, edges included. West > East
// means that it crosses the antimeridian.
type Box struct{ West, South, East, North float64 }

// World is the box of everything.
var World = Box{-180, -90, 180, 90}

// boxForm is what a box looks like, as errors say it.
const boxForm = "west,south,east,north in degrees, for example 60.5,29.4,74.9,38.5"

// ParseBox reads west,south,east,north, or with heights west,south,min,east,north,max;
// heights are read and not used. The error says which number is wrong and why.
func ParseBox(s string) (Box, error) {
	n, err := boxNumbers(s, boxForm)
	if err != nil {
		return Box{}, err
	}
	b := Box{n[0], n[1], n[2], n[3]}
	if err := b.Check(); err != nil {
		return Box{}, err
	}
	return b, nil
}

// boxNumbers reads the two corners of a box of four or six numbers.
func boxNumbers(s, form string) (out [4]float64, err error) {
	parts := strings.Split(s, ",")
	if len(parts) != 4 && len(parts) != 6 {
		return out, fmt.Errorf("%.200q has %d numbers: use %s", s, len(parts), form)
	}
	nums := make([]float64, len(parts))
	for i, p := range parts {
		v, err := strconv.ParseFloat(strings.TrimSpace(p), 64)
		if err != nil || !isFinite(v) {
			return out, fmt.Errorf("number %d, %.40q, is not a number: use %s", i+1, p, form)
		}
		nums[i] = v
	}
	second := len(nums) / 2
	return [4]float64{nums[0], nums[1], nums[second], nums[second+1]}, nil
}

// Check reports what is wrong with the box, or nil.
func (b Box) Check() error {
	for _, lon := range []float64{b.West, b.East} {
		if !(lon >= -180 && lon <= 180) {
			return fmt.Errorf("longitude %v is outside -180 to 180", lon)
		}
	}
	for _, lat := range []float64{b.South, b.North} {
		if !(lat >= -90 && lat <= 90) {
			return fmt.Errorf("latitude %v is outside -90 to 90", lat)
		}
	}
	if b.South > b.North {
		return fmt.Errorf("south %v is greater than north %v: use west,south,east,north", b.South, b.North)
	}
	return nil
}

// Bounds returns the box as one bound, or two when it crosses the antimeridian.
func (b Box) Bounds() []orb.Bound {
	if b.West <= b.East {
		return []orb.Bound{{Min: orb.Point{b.West, b.South}, Max: orb.Point{b.East, b.North}}}
	}
	return []orb.Bound{
		{Min: orb.Point{b.West, b.South}, Max: orb.Point{180, b.North}},
		{Min: orb.Point{-180, b.South}, Max: orb.Point{b.East, b.North}},
	}
}

// BoxOf returns the box of a bound.
func BoxOf(b orb.Bound) Box { return Box{b.Min[0], b.Min[1], b.Max[0], b.Max[1]} }

// Contains reports whether p lies in the box or on its edge.
func (b Box) Contains(p orb.Point) bool {
	for _, bound := range b.Bounds() {
		if bound.Contains(p) {
			return true
		}
	}
	return false
}

// Intersects reports whether any part of g lies in the box. A nil geometry does not.
func (b Box) Intersects(g orb.Geometry) bool {
	for _, bound := range b.Bounds() {
		if touchesBound(g, bound) {
			return true
		}
	}
	return false
}

// String writes west,south,east,north.
func (b Box) String() string {
	var out []byte
	for i, v := range []float64{b.West, b.South, b.East, b.North} {
		if i > 0 {
			out = append(out, ',')
		}
		out = strconv.AppendFloat(out, v, 'f', -1, 64)
	}
	return string(out)
}

// touchesBound is exact for points and lines, and for areas whose boundary meets the
// bound or which hold it.
func touchesBound(g orb.Geometry, b orb.Bound) bool {
	if g == nil || !g.Bound().Intersects(b) {
		return false
	}
	switch g := g.(type) {
	case orb.Point:
		return b.Contains(g)
	case orb.MultiPoint:
		for _, p := range g {
			if b.Contains(p) {
				return true
			}
		}
		return false
	case orb.LineString:
		return lineTouches(g, b)
	case orb.Ring:
		return touchesBound(orb.Polygon{g}, b)
	case orb.Polygon:
		return polygonTouches(g, b)
	case orb.Bound:
		return true
	}
	for _, m := range members(g) {
		if touchesBound(m, b) {
			return true
		}
	}
	return false
}

func polygonTouches(p orb.Polygon, b orb.Bound) bool {
	for _, r := range p {
		if lineTouches(orb.LineString(r), b) {
			return true
		}
	}
	return Contains(p, b.Center())
}

func lineTouches(l orb.LineString, b orb.Bound) bool {
	for i, p := range l {
		if b.Contains(p) || i > 0 && segmentTouches(l[i-1], p, b) {
			return true
		}
	}
	return false
}

// segmentTouches clips the segment against the four edges (Liang and Barsky, 1984).
func segmentTouches(p, q orb.Point, b orb.Bound) bool {
	t0, t1 := 0.0, 1.0
	for axis := range 2 {
		d := q[axis] - p[axis]
		lo, hi := b.Min[axis]-p[axis], b.Max[axis]-p[axis]
		if d == 0 {
			if lo > 0 || hi < 0 {
				return false
			}
			continue
		}
		a, z := lo/d, hi/d
		if a > z {
			a, z = z, a
		}
		t0, t1 = math.Max(t0, a), math.Min(t1, z)
		if t0 > t1 {
			return false
		}
	}
	return true
}
