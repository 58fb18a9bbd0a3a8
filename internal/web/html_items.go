package web

import (
	"encoding/json"
	"html/template"
	"net/url"
	"strings"

	"marz/internal/catalog"
	"marz/internal/marz"
	"marz/internal/ogc"
)

// itemsView is a page of features.
type itemsView struct {
	Collection        catalog.Collection
	Matched, Returned int
	Rows              []rowView
	Columns           []marz.Column
	Links             []ogc.Link
	Downloads         []download
	Map               template.HTML
	Next              string
	Fields            []fieldView
	Version           string
}

// download is the same page in another form.
type download struct{ Label, Href string }

// rowView is a feature as a row.
type rowView struct {
	Title, Href, Status string
	Cells               []string
}

// fieldView is a field of the form above the table.
type fieldView struct {
	Name, Title, Type, Value string
	Values                   []string
}

// maxTableColumns keeps a table readable; a feature's own page has all.
const maxTableColumns = 8

// itemsHTML writes a page of features as a map, a table and links.
func (s *server) itemsHTML(l *listing, page catalog.Page) ([]byte, error) {
	links := l.links(page.Next)
	v := itemsView{
		Collection: l.col, Matched: page.Matched, Returned: page.Returned, Links: links, Fields: l.fields(), Version: versionText(page.Version),
	}
	shown := tableColumns(&l.col.Schema)
	for _, i := range shown {
		v.Columns = append(v.Columns, l.col.Schema.Columns[i])
	}
	var spots []spot
	for f, err := range page.Features {
		if err != nil {
			return nil, err
		}
		row := rowOf(l.site, &l.col, f, shown)
		v.Rows = append(v.Rows, row)
		spots = append(spots, spot{f.Geometry, row.Title, row.Href, statusClass(row.Status)})
	}
	for _, link := range links {
		switch {
		case link.Rel == "next":
			v.Next = link.Href
		case link.Rel == "alternate":
			v.Downloads = append(v.Downloads, download{strings.TrimPrefix(link.Title, "This page as "), link.Href})
		}
	}
	v.Map = sketch(s.ground, spots)
	return renderHTML("items", l.site, l.col.Title, v)
}

func rowOf(site ogc.Site, col *catalog.Collection, f marz.Feature, shown []int) rowView {
	row := rowView{Title: f.ID, Href: site.Path() + "/collections/" + col.ID + "/items/" + url.PathEscape(f.ID) + "?f=html"}
	for _, i := range shown {
		row.Cells = append(row.Cells, cellText(f.Values[i], col.Schema.Columns[i].Type))
	}
	text := func(name string) string {
		if i := col.Schema.Column(name); i >= 0 {
			return cellText(f.Values[i], col.Schema.Columns[i].Type)
		}
		return ""
	}
	for _, name := range []string{"title", "name"} {
		if t := text(name); t != "" {
			row.Title = t
			break
		}
	}
	row.Status = text("status")
	return row
}

// statusClass is the class of a mark by the status of its feature.
func statusClass(status string) string {
	if status == "" {
		return "spot"
	}
	return "spot s-" + status
}

// tableColumns are the positions of the columns that a table shows: not the nested ones,
// not the translations, and not the title, which is the link.
func tableColumns(schema *marz.Schema) []int {
	var out []int
	for i, c := range schema.Columns {
		translated := strings.HasSuffix(c.Name, "_fr") || strings.HasSuffix(c.Name, "_fa") || strings.HasSuffix(c.Name, "_ps")
		if c.Type != marz.TypeObject && !translated && c.Name != "title" && len(out) < maxTableColumns {
			out = append(out, i)
		}
	}
	return out
}

// formColumns are the columns that readers filter by, as far as a collection has them
// with a list of their values.
var formColumns = []string{"border", "type", "status", "stance", "side", "traffic"}

// fields are those of the form: time, the columns with few values, and words.
func (l *listing) fields() []fieldView {
	var out []fieldView
	if l.col.Schema.Start != "" || l.col.ID == catalog.Control {
		out = append(out,
			fieldView{Name: "datetime", Title: "Day or period", Type: "text", Value: l.v.Get("datetime")},
			fieldView{Name: "known_at", Title: "As known on", Type: "date", Value: l.v.Get("known_at")})
	}
	for _, name := range formColumns {
		if i := l.col.Schema.Column(name); i >= 0 && len(l.col.Schema.Columns[i].Values) > 0 {
			c := l.col.Schema.Columns[i]
			out = append(out, fieldView{Name: c.Name, Title: c.Title, Value: l.v.Get(c.Name), Values: c.Values})
		}
	}
	return append(out, fieldView{Name: "q", Title: "Words", Type: "search", Value: l.v.Get("q")})
}

// itemView is one feature as a page.
type itemView struct {
	ID         string
	Collection catalog.Collection
	Pairs      []pairView
	Claims     []claimView
	Links      []ogc.Link
	Map        template.HTML
}

// pairView is a property and its value.
type pairView struct{ Name, Title, Value string }

// claimView is a claim on an event, as its page shows it.
type claimView struct {
	Claimant, Stance, Side, Agency, URL string
	Published                           marz.Interval
	Summary                             marz.Text
}

// itemHTML writes one feature as a map, its properties, its claims and links.
func (s *server) itemHTML(a *ask, col *catalog.Collection, f marz.Feature, links []ogc.Link) ([]byte, error) {
	row := rowOf(a.site, col, f, nil)
	v := itemView{ID: f.ID, Collection: *col, Links: links, Map: sketch(s.ground, []spot{{f.Geometry, row.Title, "", statusClass(row.Status)}})}
	var doc struct {
		Properties map[string]json.RawMessage `json:"properties"`
	}
	if err := json.Unmarshal([]byte(f.JSON), &doc); err != nil {
		return nil, err
	}
	for i, c := range col.Schema.Columns {
		raw := doc.Properties[c.Name]
		switch {
		case c.Name == "claims" && c.Type == marz.TypeObject:
			if err := json.Unmarshal(raw, &v.Claims); err != nil {
				return nil, err
			}
		case c.Type == marz.TypeObject:
			if s := string(raw); s != "null" && s != "" && s != "[]" {
				v.Pairs = append(v.Pairs, pairView{c.Name, c.Title, s})
			}
		case f.Values[i] != nil:
			v.Pairs = append(v.Pairs, pairView{c.Name, c.Title, cellText(f.Values[i], c.Type)})
		}
	}
	return renderHTML("item", a.site, row.Title, v)
}
