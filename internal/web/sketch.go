package web

import (
	"fmt"
	"html/template"
	"strings"

	"marz/geo"

	"github.com/paulmach/orb"
)

// Size of a sketch in its own units, and how finely lines are drawn, in degrees.
const (
	sketchWidth, sketchHeight = 640.0, 430.0
	sketchDetail              = 0.02
)

// country is the frame of a sketch: Afghanistan with some room around it.
var country = orb.Bound{Min: orb.Point{59.8, 28.9}, Max: orb.Point{75.6, 38.9}}

// spot is a geometry to draw, with what a reader hears of it and where it leads.
type spot struct {
	geometry             orb.Geometry
	title, href, classes string
}

// sketch draws geometries over the outline of the country as a small SVG, without a
// script and without a request. Ground is the outline, as an SVG path in the frame.
func sketch(ground string, spots []spot) template.HTML {
	frame := country
	for _, s := range spots {
		if s.geometry != nil {
			frame = frame.Union(s.geometry.Bound())
		}
	}
	pen := newPen(frame)
	fmt.Fprintf(&pen.b, `<svg class="sketch" viewBox="0 0 %g %g" role="img" aria-label="Map of the features">`, sketchWidth, sketchHeight)
	if frame == country {
		pen.b.WriteString(ground)
	}
	for _, s := range spots {
		pen.spot(s)
	}
	pen.b.WriteString("</svg>")
	return template.HTML(pen.b.String()) //nolint:gosec // every text in it was escaped
}

// pen draws into a frame of longitudes and latitudes.
type pen struct {
	b     strings.Builder
	frame orb.Bound
	scale float64 // units per degree of latitude; a degree of longitude has ratio of that
	ratio float64
}

func newPen(frame orb.Bound) *pen {
	const ratio = 0.83 // the cosine of 34 degrees
	width, height := max(frame.Max[0]-frame.Min[0], 1e-6)*ratio, max(frame.Max[1]-frame.Min[1], 1e-6)
	return &pen{frame: frame, ratio: ratio, scale: min(sketchWidth/width, sketchHeight/height)}
}

func (p *pen) x(at orb.Point) float64 { return (at[0] - p.frame.Min[0]) * p.ratio * p.scale }
func (p *pen) y(at orb.Point) float64 { return (p.frame.Max[1] - at[1]) * p.scale }

func (p *pen) spot(s spot) {
	if s.geometry == nil {
		return
	}
	esc := template.HTMLEscapeString
	if s.href != "" {
		fmt.Fprintf(&p.b, `<a href="%s">`, esc(s.href))
	}
	fmt.Fprintf(&p.b, `<g class="%s"><title>%s</title>`, esc(s.classes), esc(s.title))
	p.draw(s.geometry)
	p.b.WriteString("</g>")
	if s.href != "" {
		p.b.WriteString("</a>")
	}
}

// draw draws points as discs, and lines and areas by their lines.
func (p *pen) draw(g orb.Geometry) {
	switch g := g.(type) {
	case orb.Point:
		fmt.Fprintf(&p.b, `<circle class="mark" cx="%.1f" cy="%.1f" r="6"/>`, p.x(g), p.y(g))
	case orb.MultiPoint:
		for _, one := range g {
			p.draw(one)
		}
	case orb.Collection:
		for _, one := range g {
			p.draw(one)
		}
	default:
		class := "line"
		if g.Dimensions() == 2 {
			class = "area"
		}
		p.path(g, class)
	}
}

func (p *pen) path(g orb.Geometry, class string) {
	fmt.Fprintf(&p.b, `<path class="%s" d="`, class)
	for _, l := range linesOf(geo.Simplify(g, sketchDetail)) {
		for i, at := range l {
			fmt.Fprintf(&p.b, "%c%.1f %.1f", "ML"[min(i, 1)], p.x(at), p.y(at))
		}
	}
	p.b.WriteString(`"/>`)
}

// linesOf returns the lines of lines and areas.
func linesOf(g orb.Geometry) []orb.LineString {
	var out []orb.LineString
	switch g := g.(type) {
	case orb.LineString:
		out = append(out, g)
	case orb.MultiLineString:
		out = append(out, g...)
	case orb.Polygon:
		for _, r := range g {
			out = append(out, orb.LineString(r))
		}
	case orb.MultiPolygon:
		for _, p := range g {
			out = append(out, linesOf(p)...)
		}
	}
	return out
}

// groundPath draws areas as the ground of the country's frame.
func groundPath(areas []orb.Geometry) string {
	p := newPen(country)
	p.b.WriteString(`<g class="ground">`)
	for _, g := range areas {
		p.path(g, "area")
	}
	p.b.WriteString("</g>")
	return p.b.String()
}
