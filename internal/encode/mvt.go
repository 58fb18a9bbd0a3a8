package encode

import (
	"encoding/binary"
	"iter"

	"marz/geo"
	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// A tile is so many units wide, and holds so many more on each side: what is drawn at an
// edge is drawn on both sides of it. Points are gathered in cells, and the margin is whole
// cells, so that neighbouring tiles see the same cells.
const (
	tileExtent = 4096
	tileMargin = 4 * cellSize
	cellSize   = 32
)

// Layer is what a tile shows of one collection. Its name is that of no other layer.
type Layer struct {
	Name     string
	Schema   *marz.Schema
	Features iter.Seq2[marz.Feature, error]
}

// TileBox returns where a tile's features are to be looked for: the tile and its margin.
func TileBox(t geo.Tile) geo.Box {
	return geo.BoxOf(t.Buffered(float64(tileMargin) / tileExtent))
}

// MVT returns the tile in Mapbox Vector Tile form, version 2.1
// (https://github.com/mapbox/vector-tile-spec): a layer for each of those given that has
// something in the tile, no bytes when none has. The same features in the same order give
// the same bytes.
//
// Lines and areas are clipped to the tile and its margin, and simplified to a quarter of a
// pixel of a tile of 256 (from zoom 14 on, a sixteenth). Of the points, a cell of a 128th
// of the tile's width that holds more than 2 (from zoom 14 on, 1000) is one point at their
// mean, with their number as point_count and the values that they have in common; the
// others are drawn each. A collection of geometries is a feature for each of them.
//
// Tags are id, a text, and the flat columns: integers, doubles, booleans, texts; days are
// YYYY-MM-DD, moments RFC 3339, lists joined with "; ". A null has no tag. A name that the
// schema has itself gets an underscore: id_, point_count_.
func MVT(t geo.Tile, layers ...Layer) ([]byte, error) {
	if !t.Valid() {
		return nil, marz.Errorf(marz.NotFound, "there is no tile %d/%d/%d: at zoom %d, columns and rows go from 0 to 2^%d-1", t.Z, t.X, t.Y, t.Z, t.Z)
	}
	var out []byte
	for _, l := range layers {
		w := newTileLayer(t, l.Schema)
		for f, err := range l.Features {
			if err != nil {
				return nil, err
			}
			w.add(f)
		}
		if b := w.bytes(l.Name); len(b) > 0 {
			out = appendBytes(out, 3, b)
		}
	}
	return out, nil
}

// tileLayer gathers the features of a layer.
type tileLayer struct {
	tile     geo.Tile
	bound    orb.Bound // of the tile and its margin, in units
	degrees  orb.Bound // the same in degrees
	detail   float64   // tolerance of simplification, in units
	tags     *tags
	cells    cells
	features []byte
	one      []byte // the feature in the making
	pen      pen
}

// detailZoom is from where on a tile is drawn as finely as it can be.
const detailZoom = 14

func newTileLayer(t geo.Tile, schema *marz.Schema) *tileLayer {
	w := &tileLayer{
		tile: t, degrees: t.Buffered(float64(tileMargin) / tileExtent), detail: 4, tags: newTags(schema),
		bound: orb.Bound{Min: orb.Point{-tileMargin, -tileMargin}, Max: orb.Point{tileExtent + tileMargin, tileExtent + tileMargin}},
		cells: cells{dense: 2},
	}
	if t.Z >= detailZoom {
		w.detail, w.cells.dense = 1, 1000
	}
	return w
}

func (w *tileLayer) add(f marz.Feature) {
	switch g := f.Geometry.(type) {
	case nil:
	case orb.Point:
		x, y := w.tile.Project(g, tileExtent)
		w.cells.add(x, y, f.ID, f.Values)
	case orb.Collection:
		for _, m := range g {
			f.Geometry = m
			w.add(f)
		}
	default:
		if !g.Bound().Intersects(w.degrees) {
			return
		}
		shape := geo.Clip(w.bound, w.tile.ProjectGeometry(g, tileExtent))
		w.draw(geo.Simplify(shape, w.detail), func() []byte { return w.tags.of(f.ID, f.Values) })
	}
}

// Types of a feature's geometry.
const (
	mvtPoint = iota + 1
	mvtLine
	mvtPolygon
)

// draw writes a feature whose geometry is in units. The tags are asked for only when
// something is left of it.
func (w *tileLayer) draw(g orb.Geometry, tags func() []byte) {
	w.pen = pen{buf: w.pen.buf[:0]}
	kind := w.pen.geometry(g)
	if len(w.pen.buf) == 0 {
		return
	}
	w.feature(kind, tags())
}

// feature writes what the pen has drawn.
func (w *tileLayer) feature(kind uint64, tags []byte) {
	w.one = appendBytes(w.one[:0], 2, tags)
	w.one = binary.AppendUvarint(append(w.one, 3<<3), kind)
	w.one = appendBytes(w.one, 4, w.pen.buf)
	w.features = appendBytes(w.features, 2, w.one)
}

// bytes returns the layer, or nothing when it is empty.
func (w *tileLayer) bytes(name string) []byte {
	w.cells.each(func(p cellPoint) {
		w.pen = pen{buf: w.pen.buf[:0]}
		w.pen.dot(p.x, p.y)
		if p.count > 1 {
			w.feature(mvtPoint, w.tags.ofCell(p.count, p.values))
			return
		}
		w.feature(mvtPoint, w.tags.of(p.id, p.values))
	})
	if len(w.features) == 0 {
		return nil
	}
	out := binary.AppendUvarint([]byte{15 << 3}, 2)
	out = appendBytes(out, 1, []byte(name))
	out = append(out, w.features...)
	out = w.tags.append(out)
	return binary.AppendUvarint(append(out, 5<<3), tileExtent)
}

// appendBytes appends a length-delimited field of Protocol Buffers.
func appendBytes(dst []byte, field byte, b []byte) []byte {
	dst = append(dst, field<<3|2)
	dst = binary.AppendUvarint(dst, uint64(len(b)))
	return append(dst, b...)
}
