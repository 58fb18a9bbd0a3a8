package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"

	"github.com/paulmach/orb"
)

var (
	// riverSource is where segments of rivers are read, riverBox what is kept of them.
	riverSource = orb.Bound{Min: orb.Point{58, 28}, Max: orb.Point{77, 40}}
	riverBox    = orb.Bound{Min: orb.Point{60.2, 29.2}, Max: orb.Point{75, 38.6}}
)

const (
	riverTolerance = 0.3  // kilometres
	riverEnd       = 0.02 // degrees between a part's end in the table and in GSHHG
)

const riverAttribution = "GSHHG/WDBII rivers (LGPL-3+) via Debian gmt-gshhg-full 2.3.7-6; names added by hand"

// gshhgRivers is a binned river file of GSHHG: the world in square bins, row by row
// from the north-west; segments lie within a bin, points are parts of 65535 of its side
// from its south-west corner.
type gshhgRivers struct {
	binDegrees             float64
	columns                int64
	firstSegment, segments []int64 // by bin
	firstPoint, points     []int64 // by segment
	level                  []int64 // by segment
	x, y                   []int64
}

// readRivers reads the rivers of full resolution.
func readRivers(pkg string) (*gshhgRivers, error) {
	b, err := os.ReadFile(filepath.Join(pkg, "usr", "share", "gmt-gshhg", "binned_river_f.nc"))
	if err != nil {
		return nil, err
	}
	f, err := openHDF5(b)
	if err != nil {
		return nil, err
	}
	g := &gshhgRivers{}
	var minutes, columns []int64
	for _, v := range []struct {
		name string
		to   *[]int64
	}{
		{"Bin_size_in_minutes", &minutes}, {"N_bins_in_360_longitude_range", &columns},
		{"Id_of_first_segment_in_a_bin", &g.firstSegment}, {"N_segments_in_a_bin", &g.segments},
		{"Id_of_first_point_in_a_segment", &g.firstPoint}, {"N_points_for_a_segment", &g.points},
		{"Hierarchial_level_of_a_segment", &g.level},
		{"Relative_longitude_from_SW_corner_of_bin", &g.x}, {"Relative_latitude_from_SW_corner_of_bin", &g.y},
	} {
		if *v.to, err = f.ints(v.name); err != nil {
			return nil, fmt.Errorf("binned_river_f.nc: %w", err)
		}
	}
	if len(minutes) != 1 || len(columns) != 1 || minutes[0] <= 0 || columns[0] <= 0 ||
		len(g.firstSegment) != len(g.segments) || len(g.firstPoint) != len(g.points) ||
		len(g.level) != len(g.points) || len(g.x) != len(g.y) {
		return nil, fmt.Errorf("binned_river_f.nc: the lists do not fit together")
	}
	g.binDegrees, g.columns = float64(minutes[0])/60, columns[0]
	return g, nil
}

// lines returns the segments whose bins lie in the box, joined within each level.
func (g *gshhgRivers) lines(box orb.Bound) ([]orb.LineString, error) {
	byLevel := map[int64][]orb.LineString{}
	var levels []int64
	for bin := range int64(len(g.segments)) {
		west := float64(bin%g.columns) * g.binDegrees
		south := 90 - float64(bin/g.columns+1)*g.binDegrees
		if west < box.Min[0] || west >= box.Max[0] || south < box.Min[1] || south >= box.Max[1] {
			continue
		}
		for s := g.firstSegment[bin]; s < g.firstSegment[bin]+g.segments[bin]; s++ {
			line, err := g.segment(s, orb.Point{west, south})
			if err != nil {
				return nil, err
			}
			if len(line) < 2 {
				continue
			}
			if byLevel[g.level[s]] == nil {
				levels = append(levels, g.level[s])
			}
			byLevel[g.level[s]] = append(byLevel[g.level[s]], line)
		}
	}
	var out []orb.LineString
	for _, l := range levels {
		out = append(out, merge(byLevel[l])...)
	}
	return out, nil
}

func (g *gshhgRivers) segment(s int64, corner orb.Point) (orb.LineString, error) {
	if s < 0 || s >= int64(len(g.points)) {
		return nil, fmt.Errorf("binned_river_f.nc: segment %d of %d", s, len(g.points))
	}
	first, n := g.firstPoint[s], g.points[s]
	if first < 0 || n < 0 || first+n > int64(len(g.x)) {
		return nil, fmt.Errorf("binned_river_f.nc: segment %d has points %d to %d of %d", s, first, first+n, len(g.x))
	}
	line := make(orb.LineString, n)
	for i := range line {
		x, y := g.x[first+int64(i)]&0xffff, g.y[first+int64(i)]&0xffff
		line[i] = roundPoint(orb.Point{
			corner[0] + float64(x)/65535*g.binDegrees,
			corner[1] + float64(y)/65535*g.binDegrees,
		}, 5)
	}
	return line, nil
}

// findRiver returns the one line with these two ends.
func findRiver(lines []orb.LineString, ends [2]orb.Point) (orb.LineString, error) {
	near := func(p, q orb.Point) bool {
		return math.Abs(p[0]-q[0]) < riverEnd && math.Abs(p[1]-q[1]) < riverEnd
	}
	var found []orb.LineString
	for _, l := range lines {
		if near(l[0], ends[0]) && near(l[len(l)-1], ends[1]) {
			found = append(found, l)
		}
	}
	if len(found) != 1 {
		return nil, fmt.Errorf("%d lines from %v to %v, not one", len(found), ends[0], ends[1])
	}
	return found[0], nil
}

// drawRiver returns a line as far as the map shows it, simplified and rounded, and its
// length in kilometres before that.
func drawRiver(line orb.LineString) (parts orb.MultiLineString, km float64) {
	for _, r := range visits(line, riverBox) {
		for _, piece := range pieces(r.points) {
			km += length(piece)
			part := simplifyWide(piece, riverTolerance)
			for i, p := range part {
				part[i] = roundPoint(p, 4)
			}
			parts = append(parts, part)
		}
	}
	return parts, km
}

// riverLayer makes rivers.geojson.
func riverLayer(pkg string, rows []riverRow) ([]byte, error) {
	g, err := readRivers(pkg)
	if err != nil {
		return nil, err
	}
	lines, err := g.lines(riverSource)
	if err != nil {
		return nil, err
	}
	var features []object
	for _, row := range rows {
		var parts orb.MultiLineString
		km := 0.0
		for _, ends := range row.Parts {
			line, err := findRiver(lines, ends)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", row.ID, err)
			}
			cut, n := drawRiver(line)
			parts, km = append(parts, cut...), km+n
		}
		var shape orb.Geometry = parts
		if len(parts) == 1 {
			shape = parts[0]
		}
		features = append(features, feature(row.ID, shape, object{
			{"id", row.ID}, {"name", row.Names.EN}, {"name_fr", row.Names.FR}, {"name_fa", row.Names.FA},
			{"length_km", int(math.RoundToEven(km))},
		}))
	}
	return collection("rivers", riverAttribution, nil, features)
}
