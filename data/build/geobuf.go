package main

import (
	"fmt"
	"math"

	"github.com/paulmach/orb"
	"google.golang.org/protobuf/encoding/protowire"
)

// zoneShape is a feature of geo-tz: a time zone and its rings, closed.
type zoneShape struct {
	zone  string
	rings []orb.LineString
}

// eachEdge yields the edges of all rings, leaving out points that repeat.
func (z *zoneShape) eachEdge(yield func(edge)) {
	for _, r := range z.rings {
		for i := 1; i < len(r); i++ {
			if r[i-1] != r[i] {
				yield(edgeOf(r[i-1], r[i]))
			}
		}
	}
}

// geobuf decodes the part of the Geobuf format (github.com/mapbox/geobuf, geobuf.proto)
// that geo-tz uses: a collection of polygons with string properties, in two dimensions.
type geobuf struct {
	keys  []string
	scale float64
}

// Geometry types of the format that are areas.
const (
	geobufPolygon      = 4
	geobufMultiPolygon = 5
)

// decodeGeobuf reads a message Data: keys = 1, dimensions = 2, precision = 3,
// feature_collection = 4.
func decodeGeobuf(b []byte) ([]zoneShape, error) {
	g := geobuf{scale: 1e6}
	var collection []byte
	err := fields(b, func(num protowire.Number, v uint64, sub []byte) error {
		switch num {
		case 1:
			g.keys = append(g.keys, string(sub))
		case 2:
			if v != 2 {
				return fmt.Errorf("geobuf: %d dimensions, not 2", v)
			}
		case 3:
			g.scale = math.Pow10(int(min(v, 15)))
		case 4:
			collection = sub
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var out []zoneShape
	err = fields(collection, func(num protowire.Number, _ uint64, sub []byte) error {
		if num != 1 {
			return nil
		}
		z, err := g.feature(sub)
		out = append(out, z)
		return err
	})
	return out, err
}

// feature reads a message Feature: geometry = 1, values = 13, properties = 14 (pairs of
// an index into keys and one into values).
func (g *geobuf) feature(b []byte) (zoneShape, error) {
	var z zoneShape
	var values []string
	var pairs []uint64
	err := fields(b, func(num protowire.Number, _ uint64, sub []byte) (err error) {
		switch num {
		case 1:
			z.rings, err = g.geometry(sub)
		case 13:
			s := ""
			err = fields(sub, func(num protowire.Number, _ uint64, sub []byte) error {
				if num == 1 {
					s = string(sub)
				}
				return nil
			})
			values = append(values, s)
		case 14:
			pairs, err = packed(sub)
		}
		return err
	})
	for i := 1; i < len(pairs); i += 2 {
		k, v := pairs[i-1], pairs[i]
		if k >= uint64(len(g.keys)) || v >= uint64(len(values)) {
			return z, fmt.Errorf("geobuf: property %d of %d keys, value %d of %d", k, len(g.keys), v, len(values))
		}
		if g.keys[k] == "tzid" {
			z.zone = values[v]
		}
	}
	return z, err
}

// geometry reads a message Geometry: type = 1, lengths = 2, coords = 3. Lengths of a
// polygon are the points of each ring, of a multipolygon the polygons, then for each
// its rings and their points; missing lengths mean one ring.
func (g *geobuf) geometry(b []byte) ([]orb.LineString, error) {
	kind := uint64(0)
	var lengths, coords []uint64
	err := fields(b, func(num protowire.Number, v uint64, sub []byte) (err error) {
		switch num {
		case 1:
			kind = v
		case 2:
			lengths, err = packed(sub)
		case 3:
			coords, err = packed(sub)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	switch {
	case kind != geobufPolygon && kind != geobufMultiPolygon:
		return nil, fmt.Errorf("geobuf: a geometry of type %d is no area", kind)
	case lengths == nil:
		return g.rings([]uint64{uint64(len(coords) / 2)}, coords)
	case kind == geobufPolygon:
		return g.rings(lengths, coords)
	}
	var points []uint64
	for i := 1; i < len(lengths); {
		n := int(min(lengths[i], uint64(len(lengths)-i-1)))
		points = append(points, lengths[i+1:i+1+n]...)
		i += 1 + n
	}
	return g.rings(points, coords)
}

// rings reads rings of so many points each: differences from the point before, the
// first from zero; the closing point is not written.
func (g *geobuf) rings(points, coords []uint64) ([]orb.LineString, error) {
	var out []orb.LineString
	for _, n := range points {
		if 2*n > uint64(len(coords)) {
			return nil, fmt.Errorf("geobuf: a ring of %d points, %d numbers left", n, len(coords))
		}
		var x, y int64
		var ring orb.LineString
		for i := uint64(0); i < n; i++ {
			x += protowire.DecodeZigZag(coords[2*i])
			y += protowire.DecodeZigZag(coords[2*i+1])
			ring = append(ring, orb.Point{float64(x) / g.scale, float64(y) / g.scale})
		}
		coords = coords[2*n:]
		if n > 0 {
			out = append(out, append(ring, ring[0]))
		}
	}
	return out, nil
}

// fields yields the fields of a message: v holds a varint, sub a length-delimited one.
func fields(b []byte, yield func(num protowire.Number, v uint64, sub []byte) error) error {
	for len(b) > 0 {
		num, kind, n := protowire.ConsumeTag(b)
		if n < 0 {
			return protowire.ParseError(n)
		}
		b = b[n:]
		var v uint64
		var sub []byte
		switch kind {
		case protowire.VarintType:
			v, n = protowire.ConsumeVarint(b)
		case protowire.BytesType:
			sub, n = protowire.ConsumeBytes(b)
		default:
			n = protowire.ConsumeFieldValue(num, kind, b)
		}
		if n < 0 {
			return protowire.ParseError(n)
		}
		if err := yield(num, v, sub); err != nil {
			return err
		}
		b = b[n:]
	}
	return nil
}

// packed reads varints that stand one after another.
func packed(b []byte) ([]uint64, error) {
	out := []uint64{}
	for len(b) > 0 {
		v, n := protowire.ConsumeVarint(b)
		if n < 0 {
			return nil, protowire.ParseError(n)
		}
		out = append(out, v)
		b = b[n:]
	}
	return out, nil
}
