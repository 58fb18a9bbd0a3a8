package web

import (
	"bytes"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"marz/internal/catalog"
	"marz/internal/marz"
)

// mapView is what the address of the map says, as far as a page without JavaScript can
// show it. Every part has a value: what cannot be read falls back.
type mapView struct {
	Day      marz.Day
	Known    marz.Day // zero: as known now
	Borders  []string // ids; empty: all
	Statuses []string
	Kinds    []string
	Selected string
	Lang     string
	query    url.Values
}

// readMapView reads the address of the map. It never fails.
func (s *server) readMapView(r *http.Request) mapView {
	v := r.URL.Query()
	m := mapView{Lang: language(v.Get("lang"), r.Header.Get("Accept-Language")), Selected: v.Get("sel"), query: v}
	var err error
	if m.Day, err = parseMoment("t", v.Get("t")); err != nil {
		m.Day = s.openingDay()
	}
	switch known := v.Get("known"); known {
	case "", "now":
	case "day":
		m.Known = m.Day
	default:
		if k, err := parseMoment("known", known); err == nil {
			m.Known = k
		}
	}
	for _, b := range marz.Borders {
		for one := range strings.SplitSeq(v.Get("border"), ",") {
			if strings.EqualFold(one, b.Alpha2) || strings.EqualFold(one, b.Alpha3) || strings.EqualFold(one, b.ID) {
				m.Borders = append(m.Borders, b.ID)
			}
		}
	}
	for one := range strings.SplitSeq(v.Get("status"), ",") {
		if slices.Contains(marz.ControlStatuses, marz.ControlStatus(one)) {
			m.Statuses = append(m.Statuses, one)
		}
	}
	if k := v.Get("kind"); k != "" {
		m.Kinds = strings.Split(k, ",")
	}
	return m
}

// languages are those that the map speaks.
var languages = []string{"en", "fr", "fa", "ps"}

// language is the one that the address asks for, or the reader's first that we have.
func language(asked, accept string) string {
	if slices.Contains(languages, asked) {
		return asked
	}
	for part := range strings.SplitSeq(accept, ",") {
		tag, _, _ := strings.Cut(strings.TrimSpace(part), ";")
		base, _, _ := strings.Cut(strings.ToLower(tag), "-")
		if base == "prs" { // Dari
			base = "fa"
		}
		if slices.Contains(languages, base) {
			return base
		}
	}
	return "en"
}

// dayRow is a crossing on the day, in the reader's language.
type dayRow struct{ Name, Border, Status, Since, Href, class string }

// dayView is the table of the day.
type dayView struct {
	mapView
	Words   map[string]string
	Rows    []dayRow
	Borders []choice
	Date    string
	Base    string
}

// choice is an option of the form.
type choice struct {
	Value, Name string
	Chosen      bool
}

// preview fills the page's title, its description and the table of the day.
func (s *server) preview(r *http.Request, m *mapView, data *pageData) error {
	words := pageWords[m.Lang]
	rows, err := s.dayRows(r, m)
	if err != nil {
		return err
	}
	when := dateIn(m.Lang, m.Day)
	if m.Known != 0 {
		when += " (" + words["known"] + " " + dateIn(m.Lang, m.Known) + ")"
	}
	for _, row := range rows {
		if row.Href == "sel="+url.QueryEscape(m.Selected) {
			data.Title = row.Name + words["comma"] + when + ": " + row.Status + " – " + title
		}
	}
	if data.Title == title && len(m.query) > 0 {
		data.Title = words["heading"] + words["comma"] + when + " – " + title
	}
	data.Description = words["about"]
	v := dayView{mapView: *m, Words: words, Date: when, Base: data.Base, Rows: filterRows(rows, m)}
	for i := range v.Rows {
		v.Rows[i].Href = data.Base + "?" + m.with("sel", strings.TrimPrefix(v.Rows[i].Href, "sel="))
	}
	for _, b := range marz.Borders {
		v.Borders = append(v.Borders, choice{b.Alpha2, b.Names.In(m.Lang), slices.Contains(m.Borders, b.ID)})
	}
	var b bytes.Buffer
	err = templates.ExecuteTemplate(&b, "day.html", v)
	data.NoScript = template.HTML(b.String()) //nolint:gosec // html/template escaped it
	return err
}

// with returns the map's query with one part changed.
func (m *mapView) with(name, escaped string) string {
	q := url.Values{}
	for k, list := range m.query {
		if k != name {
			q[k] = list
		}
	}
	if out := q.Encode(); out != "" {
		return out + "&" + name + "=" + escaped
	}
	return name + "=" + escaped
}

// dayRows is the control of the day, all crossings.
func (s *server) dayRows(r *http.Request, m *mapView) ([]dayRow, error) {
	page, err := s.Catalog.Search(r.Context(), catalog.Query{Collection: catalog.Control, Datetime: marz.On(m.Day), Known: m.Known})
	if err != nil {
		return nil, err
	}
	words := pageWords[m.Lang]
	name := "place_name"
	if m.Lang != "en" {
		name += "_" + m.Lang
	}
	var out []dayRow
	for f, err := range page.Features {
		if err != nil {
			return nil, err
		}
		text := func(column string) string {
			i := page.Schema.Column(column)
			return cellText(f.Values[i], page.Schema.Columns[i].Type)
		}
		status := text("status")
		row := dayRow{Name: text(name), Border: text("border"), Status: words[status], Href: "sel=" + url.QueryEscape(f.ID), class: status}
		if lean := words[text("lean")]; lean != "" {
			row.Status += words["comma"] + words["leans"] + " " + lean
		}
		if since, err := marz.ParseDay(text("since")); err == nil {
			row.Since = dateIn(m.Lang, since)
		}
		if row.Name == "" {
			row.Name = text("place_name")
		}
		out = append(out, row)
	}
	slices.SortFunc(out, func(a, b dayRow) int { return strings.Compare(a.Border+a.Name, b.Border+b.Name) })
	return out, nil
}

// filterRows keeps the rows that the view's filters let through, with the neighbour's name.
func filterRows(rows []dayRow, m *mapView) []dayRow {
	var out []dayRow
	for _, row := range rows {
		if len(m.Borders) > 0 && !slices.Contains(m.Borders, row.Border) || len(m.Statuses) > 0 && !slices.Contains(m.Statuses, row.class) {
			continue
		}
		for _, b := range marz.Borders {
			if b.ID == row.Border {
				row.Border = b.Names.In(m.Lang)
			}
		}
		out = append(out, row)
	}
	return out
}
