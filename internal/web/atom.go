package web

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"marz/internal/ogc"
)

// feed is an Atom feed (RFC 4287).
type feed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	GeoRSS  string      `xml:"xmlns:georss,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Sub     string      `xml:"subtitle"`
	Updated string      `xml:"updated"`
	Author  atomAuthor  `xml:"author"`
	Rights  string      `xml:"rights"`
	Links   []atomLink  `xml:"link"`
	Entries []feedEntry `xml:"entry"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
}

type feedEntry struct {
	ID       string     `xml:"id"`
	Title    string     `xml:"title"`
	Updated  string     `xml:"updated"`
	Author   atomAuthor `xml:"author"`
	Summary  string     `xml:"summary,omitempty"`
	Category struct {
		Term string `xml:"term,attr"`
	} `xml:"category"`
	Links []atomLink `xml:"link"`
	Point string     `xml:"georss:point,omitempty"` // GeoRSS-Simple: lat lon
}

// atom writes a page of the changelog as a feed. Ids are tag URIs (RFC 4151) of the
// entries of the log, which never change.
func atom(site ogc.Site, list changeList) ([]byte, error) {
	host, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(site.Base, "https://"), "http://"), "/")
	host, _, _ = strings.Cut(host, ":")
	id := func(name string) string { return "tag:" + host + ",2021-07-09:marz/" + name }
	out := feed{
		GeoRSS: "http://www.georss.org/georss", ID: id("changes"), Title: "Marz: changes to the data set", Sub: description,
		Updated: time.Unix(0, 0).UTC().Format(time.RFC3339), Author: atomAuthor{"Marz contributors"}, Rights: attribution,
	}
	for _, l := range list.Links {
		out.Links = append(out.Links, atomLink{l.Href, l.Rel, l.Type})
	}
	for i, c := range list.Changes {
		if i == 0 {
			out.Updated = c.At
		}
		e := feedEntry{ID: id(fmt.Sprintf("entry/%d", c.Seq)), Title: c.Title, Updated: c.At, Author: atomAuthor{c.Author}, Summary: c.Summary}
		e.Category.Term = string(c.Kind)
		if c.Href != "" {
			e.Links = append(e.Links, atomLink{c.Href + "?f=html", "alternate", ogc.HTML}, atomLink{c.Href, "related", ogc.GeoJSON})
		}
		if c.Point != nil {
			e.Point = fmt.Sprintf("%g %g", c.Point[1], c.Point[0])
		}
		out.Entries = append(out.Entries, e)
	}
	body, err := xml.Marshal(out)
	return append([]byte(xml.Header), body...), err
}
