package web

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"iter"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"marz/geo"
	"marz/internal/catalog"
	"marz/internal/marz"
	"marz/internal/ogc"

	"github.com/paulmach/orb"
)

//go:embed html
var htmlFiles embed.FS

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"local": localHref, "list": func(v []string) string { return strings.Join(v, ", ") },
}).ParseFS(htmlFiles, "html/*.html"))

// view is what a page is made of.
type view struct {
	Site  ogc.Site
	Title string
	Doc   any
}

// renderHTML renders a document as a page that a person reads.
func renderHTML(name string, site ogc.Site, doc any) ([]byte, error) {
	var b bytes.Buffer
	err := templates.ExecuteTemplate(&b, name+".html", view{site, strings.ToUpper(name[:1]) + name[1:], doc})
	return b.Bytes(), err
}

// localHref lets links to http and https through and nothing else.
func localHref(href string) string {
	u, err := url.Parse(href)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return href
}

// itemsView is a page of features.
type itemsView struct {
	Site              ogc.Site
	Title             string
	Collection        catalog.Collection
	Matched, Returned int
	Rows              []rowView
	Columns           []string
	Links             []ogc.Link
	Map               template.HTML
	Next              string
}

// rowView is a feature as a row.
type rowView struct {
	ID, Title string
	Cells     []string
}

// maxTableColumns keeps a table readable; a feature's own page has all.
const maxTableColumns = 8

func (s *server) itemsHTML(site ogc.Site, col catalog.Collection, page catalog.Page, features iter.Seq2[marz.Feature, error], links []ogc.Link) ([]byte, error) {
	v := itemsView{Site: site, Title: col.Title, Collection: col, Matched: page.Matched, Returned: page.Returned, Links: links}
	shown := tableColumns(&col.Schema)
	for _, i := range shown {
		v.Columns = append(v.Columns, col.Schema.Columns[i].Name)
	}
	var geoms []orb.Geometry
	for f, err := range features {
		if err != nil {
			return nil, err
		}
		row := rowView{ID: f.ID}
		for _, i := range shown {
			row.Cells = append(row.Cells, cellText(f.Values[i], col.Schema.Columns[i].Type))
		}
		v.Rows = append(v.Rows, row)
		geoms = append(geoms, f.Geometry)
	}
	for _, l := range links {
		if l.Rel == "next" {
			v.Next = l.Href
		}
	}
	v.Map = s.sketch(geoms)
	var b bytes.Buffer
	err := templates.ExecuteTemplate(&b, "items.html", v)
	return b.Bytes(), err
}

func tableColumns(schema *marz.Schema) []int {
	var out []int
	for i, c := range schema.Columns {
		translated := strings.HasSuffix(c.Name, "_fr") || strings.HasSuffix(c.Name, "_fa") || strings.HasSuffix(c.Name, "_ps")
		if c.Type != marz.TypeObject && !translated && len(out) < maxTableColumns {
			out = append(out, i)
		}
	}
	return out
}

func cellText(v any, t marz.ColumnType) string {
	switch v := v.(type) {
	case nil:
		return ""
	case []string:
		return strings.Join(v, ", ")
	case interface{ Format(string) string }:
		if t == marz.TypeDate {
			return v.Format("2006-01-02")
		}
		return v.Format("2006-01-02T15:04:05Z")
	}
	return fmt.Sprint(v)
}

// itemView is one feature as a page.
type itemView struct {
	Site       ogc.Site
	Title, ID  string
	Collection catalog.Collection
	Pairs      []pairView
	Claims     []map[string]any
	Links      []ogc.Link
	Map        template.HTML
}

// pairView is a property and its value.
type pairView struct{ Name, Title, Value string }

func (s *server) itemHTML(site ogc.Site, col catalog.Collection, f marz.Feature, links []ogc.Link) ([]byte, error) {
	v := itemView{Site: site, ID: f.ID, Title: f.ID, Collection: col, Links: links, Map: s.sketch([]orb.Geometry{f.Geometry})}
	var doc struct {
		Properties map[string]json.RawMessage `json:"properties"`
	}
	if err := json.Unmarshal([]byte(f.JSON), &doc); err != nil {
		return nil, err
	}
	for i, c := range col.Schema.Columns {
		switch {
		case c.Name == "claims" && c.Type == marz.TypeObject:
			if err := json.Unmarshal(doc.Properties["claims"], &v.Claims); err != nil {
				return nil, err
			}
		case c.Type == marz.TypeObject:
			if raw := string(doc.Properties[c.Name]); raw != "null" && raw != "" {
				v.Pairs = append(v.Pairs, pairView{c.Name, c.Title, raw})
			}
		case f.Values[i] != nil:
			v.Pairs = append(v.Pairs, pairView{c.Name, c.Title, cellText(f.Values[i], c.Type)})
			if c.Name == "title" {
				v.Title = cellText(f.Values[i], c.Type)
			}
		}
	}
	var b bytes.Buffer
	err := templates.ExecuteTemplate(&b, "item.html", v)
	return b.Bytes(), err
}

// sketch draws geometries over the outline of the country as a small SVG, without a script
// and without a request.
func (s *server) sketch(geoms []orb.Geometry) template.HTML {
	const width, height = 640, 430
	frame := orb.Bound{Min: orb.Point{59.8, 28.9}, Max: orb.Point{75.6, 38.9}}
	x := func(p orb.Point) float64 { return (p[0] - frame.Min[0]) / (frame.Max[0] - frame.Min[0]) * width }
	y := func(p orb.Point) float64 { return (frame.Max[1] - p[1]) / (frame.Max[1] - frame.Min[1]) * height }
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="sketch" viewBox="0 0 %d %d" role="img" aria-label="Map of the features">`, width, height)
	for _, p := range s.Catalog.Atlas().Provinces() {
		drawPath(&b, geo.Simplify(p.Geometry, 0.03), "ground", x, y)
	}
	for _, g := range geoms {
		switch g := g.(type) {
		case nil:
		case orb.Point:
			fmt.Fprintf(&b, `<circle class="mark" cx="%.1f" cy="%.1f" r="5"/>`, x(g), y(g))
		case orb.MultiPoint:
			for _, p := range g {
				fmt.Fprintf(&b, `<circle class="mark" cx="%.1f" cy="%.1f" r="5"/>`, x(p), y(p))
			}
		default:
			drawPath(&b, geo.Simplify(g, 0.02), "shape", x, y)
		}
	}
	b.WriteString("</svg>")
	return template.HTML(b.String()) //nolint:gosec // numbers only
}

func drawPath(b *strings.Builder, g orb.Geometry, class string, x, y func(orb.Point) float64) {
	var lines []orb.LineString
	switch g := g.(type) {
	case orb.LineString:
		lines = append(lines, g)
	case orb.MultiLineString:
		lines = append(lines, g...)
	case orb.Polygon:
		for _, r := range g {
			lines = append(lines, orb.LineString(r))
		}
	case orb.MultiPolygon:
		for _, p := range g {
			for _, r := range p {
				lines = append(lines, orb.LineString(r))
			}
		}
	}
	fmt.Fprintf(b, `<path class="%s" d="`, class)
	for _, l := range lines {
		for i, p := range l {
			fmt.Fprintf(b, "%c%.1f %.1f", "ML"[min(i, 1)], x(p), y(p))
		}
	}
	b.WriteString(`"/>`)
}

// dayTable is the control of a day as a table, for a reader without JavaScript.
func (s *server) dayTable(r *http.Request, day marz.Day, lang string) (template.HTML, error) {
	v := r.URL.Query()
	q := catalog.Query{Collection: catalog.Control, Datetime: marz.On(day), Params: map[string][]string{}}
	if k, err := parseMoment("known", v.Get("known")); err == nil {
		q.Known = k
	}
	if b := v.Get("border"); b != "" {
		q.Params["border"] = []string{b}
	}
	page, err := s.Catalog.Search(r.Context(), q)
	if marz.KindOf(err) == marz.Invalid && err != nil {
		delete(q.Params, "border")
		page, err = s.Catalog.Search(r.Context(), q)
	}
	if err != nil {
		return "", err
	}
	var rows []rowView
	schema := page.Schema
	names := []string{"place_name", "status", "lean", "since", "border"}
	if lang != "en" {
		names[0] = "place_name_" + lang
	}
	for f, err := range page.Features {
		if err != nil {
			return "", err
		}
		row := rowView{ID: f.ID}
		for _, n := range names {
			i := schema.Column(n)
			row.Cells = append(row.Cells, cellText(f.Values[i], schema.Columns[i].Type))
		}
		rows = append(rows, row)
	}
	slices.SortFunc(rows, func(a, b rowView) int { return strings.Compare(a.Cells[4]+a.ID, b.Cells[4]+b.ID) })
	var b bytes.Buffer
	err = templates.ExecuteTemplate(&b, "day.html", map[string]any{"Day": day.String(), "Rows": rows})
	return template.HTML(b.String()), err //nolint:gosec // rendered by html/template
}
