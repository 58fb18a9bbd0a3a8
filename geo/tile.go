package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// MaxZoom is the deepest zoom of the tile scheme.
const MaxZoom = 24

// maxLatitude is where Web Mercator is cut to a square.
const maxLatitude = 85.0511287798066

// Tile is a tile of the WebMercatorQuad scheme: X counts columns eastwards from the
// antimeridian, Y rows southwards from the north.
type Tile struct{ Z, X, Y uint32 }

// Valid reports whether the tile exists.
func (t Tile) Valid() bool {
	return t.Z <= MaxZoom && t.X < 1<<t.Z && t.Y < 1<<t.Z
}

// TileAt returns the tile of zoom z, at most MaxZoom, that holds p; what lies beyond Web
// Mercator falls into the outermost tile.
func TileAt(p orb.Point, z uint32) Tile {
	z = min(z, MaxZoom)
	x, y := unitSquare(p)
	last := float64(uint32(1)<<z - 1)
	at := func(v float64) uint32 {
		if !(v > 0) { // nor a number
			return 0
		}
		return uint32(math.Min(last, math.Floor(v*(last+1))))
	}
	return Tile{z, at(x), at(y)}
}

// Parent returns the tile one zoom above; the top tile is its own parent.
func (t Tile) Parent() Tile {
	if t.Z == 0 {
		return t
	}
	return Tile{t.Z - 1, t.X / 2, t.Y / 2}
}

// Bound returns the tile's box in degrees.
func (t Tile) Bound() orb.Bound { return t.Buffered(0) }

// Buffered returns the tile's box in degrees, grown on each side by a share of its width.
func (t Tile) Buffered(share float64) orb.Bound {
	n := float64(uint64(1) << t.Z)
	lon := func(x float64) float64 { return math.Max(-180, math.Min(180, x/n*360-180)) }
	lat := func(y float64) float64 { return degrees(math.Atan(math.Sinh(math.Pi * (1 - 2*y/n)))) }
	x, y := float64(t.X), float64(t.Y)
	return orb.Bound{
		Min: orb.Point{lon(x - share), lat(y + 1 + share)},
		Max: orb.Point{lon(x + 1 + share), lat(y - share)},
	}
}

// Project returns where p lies in the tile, in pixels of a tile of the given extent: x to
// the right, y down from the tile's north-western corner.
func (t Tile) Project(p orb.Point, extent float64) (x, y float64) {
	ux, uy := unitSquare(p)
	n := float64(uint64(1) << t.Z)
	return (ux*n - float64(t.X)) * extent, (uy*n - float64(t.Y)) * extent
}

// ProjectGeometry returns a copy of g in pixels of the tile, as Project of every position.
func (t Tile) ProjectGeometry(g orb.Geometry, extent float64) orb.Geometry {
	return transform(g, func(p orb.Point) orb.Point {
		x, y := t.Project(p, extent)
		return orb.Point{x, y}
	})
}

// unitSquare projects p to Web Mercator scaled to 0–1, y down.
func unitSquare(p orb.Point) (x, y float64) {
	lat := math.Max(-maxLatitude, math.Min(maxLatitude, p[1]))
	s := math.Sin(radians(lat))
	return p[0]/360 + 0.5, 0.5 - math.Log((1+s)/(1-s))/(4*math.Pi)
}
