package atlas

import (
	"github.com/paulmach/orb"

	"marz/geo"
)

// drawnTolerance is how far, in kilometres, the drawn border may lie from the real
// one: the layers are simplified to 100 m.
const drawnTolerance = 0.1

// Where says in which province a point lies and how far from which border.
type Where struct {
	Province *Place    // nil outside Afghanistan
	Border   *Place    // the nearest one
	BorderKm float64   // the distance to it, in kilometres
	Along    float64   // of the foot on the border: kilometres from the start of its line
	Foot     orb.Point // the nearest point of the border
}

// Locate returns the province that holds a point (lon, lat) and the nearest border.
// A point outside that lies on the drawn line, within its tolerance of 100 m, counts
// as in the province whose stretch of border it lies on. Near a tripoint the nearest
// border may be a neighbour's: a crossing's border is in its record, not here.
func (a *Atlas) Locate(p orb.Point) Where {
	i, at := geo.Snap(p, a.lines...)
	w := Where{BorderKm: at.Offset / 1000, Along: at.Along / 1000, Foot: at.Point}
	if i >= 0 {
		w.Border = a.borders[i]
	}
	for _, pr := range a.provinces {
		if pr.Geometry.Bound().Contains(p) && geo.Contains(pr.Geometry, p) {
			w.Province = pr
			return w
		}
	}
	if w.BorderKm <= drawnTolerance {
		w.Province = a.provinceAt(p)
	}
	return w
}

// provinceAt returns the province with the stretch of border nearest to p.
func (a *Atlas) provinceAt(p orb.Point) *Place {
	i, _ := geo.Snap(p, a.stretches...)
	if i < 0 {
		return nil
	}
	id, _ := a.segments[i].Properties["province"].(string)
	return a.places[id]
}
