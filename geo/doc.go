// Package geo is the geometry of borders on github.com/paulmach/orb: lines that
// answer by kilometre, boxes that cross the antimeridian, clipping, tiles,
// coordinate reference systems, topological relations, and GeoJSON, WKT and WKB.
//
// Coordinates are (longitude, latitude) in degrees on WGS 84 unless a name says
// otherwise; lengths are metres on the ellipsoid. Nothing here changes a geometry
// that a caller passes in, and nothing panics on input from outside.
package geo
