package index

import "fmt"

// key is collection:hilbert cell, first day, id and the day it is known from. Neighbours
// in space and time are neighbours in the database.
func (e entry) key(name string) string {
	cell := hilbert((e.float(atBox)+e.float(atBox+16))/2, (e.float(atBox+8)+e.float(atBox+24))/2)
	return fmt.Sprintf("%s:%05x%07d%s#%07d", name, cell, e.day(atTime), e.id(), e.day(atKnown))
}

// hilbert returns the cell of a point (lon, lat) on a Hilbert curve of 1024 × 1024 cells
// over the world (Warren, Hacker's Delight, 2nd ed., 16.1).
func hilbert(lon, lat float64) uint32 {
	const side = 1024
	at := func(v, span float64) uint32 { return uint32(max(0, min(side-1, (v+span/2)/span*side))) }
	x, y := at(lon, 360), at(lat, 180)
	var d uint32
	for s := uint32(side / 2); s > 0; s /= 2 {
		var rx, ry uint32
		if x&s > 0 {
			rx = 1
		}
		if y&s > 0 {
			ry = 1
		}
		d += s * s * ((3 * rx) ^ ry)
		if ry == 0 {
			if rx == 1 {
				x, y = side-1-x, side-1-y
			}
			x, y = y, x
		}
	}
	return d
}

// flat and deep name a collection's two spatial indexes: in space, and in space,
// happened and known time.
func flat(name string) string { return name + ".space" }
func deep(name string) string { return name + ".spacetime" }

// rectFlat and rectDeep give the database the box of a value. They run at every
// comparison, so they read the fixed header and nothing else.

func rectFlat(item string) (lo, hi []float64) {
	e := entry(item)
	v := []float64{e.float(atBox), e.float(atBox + 8), e.float(atBox + 16), e.float(atBox + 24)}
	return v[:2:2], v[2:]
}

func rectDeep(item string) (lo, hi []float64) {
	e := entry(item)
	v := []float64{
		e.float(atBox), e.float(atBox + 8), float64(e.day(atTime)), float64(e.day(atKnown)),
		e.float(atBox + 16), e.float(atBox + 24), float64(e.day(atTime + 4)), float64(e.day(atKnown + 4)),
	}
	return v[:4:4], v[4:]
}
