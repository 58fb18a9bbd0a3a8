package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"fmt"

	"marz/internal/catalog"
	"marz/internal/ogc"
)

// feed is an Atom feed (RFC 4287) with GeoRSS-Simple points.
type feed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	GeoRSS   string      `xml:"xmlns:georss,attr"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle"`
	Updated  string      `xml:"updated"`
	Author   string      `xml:"author>name"`
	Rights   string      `xml:"rights"`
	Links    []atomLink  `xml:"link"`
	Entries  []feedEntry `xml:"entry"`
}

type feedEntry struct {
	ID         string     `xml:"id"`
	Title      string     `xml:"title"`
	Updated    string     `xml:"updated"`
	Summary    string     `xml:"summary"`
	Categories []category `xml:"category"`
	Links      []atomLink `xml:"link"`
	Point      string     `xml:"georss:point,omitempty"` // "lat lon", in this order
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type category struct {
	Term string `xml:"term,attr"`
}

// atom writes a page of the changelog as a feed.
func atom(a *ask, page catalog.LogPage) ([]byte, error) {
	f := feed{
		GeoRSS: "http://www.georss.org/georss", ID: feedID(a, page), Title: title + ": changes", Subtitle: description,
		Updated: ogc.Stamp(page.Version.At), Author: "Marz contributors", Rights: "CC-BY 4.0",
	}
	for _, l := range changeLinks(a, page) {
		f.Links = append(f.Links, atomLink{l.Rel, l.Type, l.Href})
	}
	for _, c := range page.Changes {
		f.Entries = append(f.Entries, entryOf(a.site, c))
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	enc := xml.NewEncoder(&b)
	enc.Indent("", " ")
	err := enc.Encode(f)
	return b.Bytes(), err
}

func entryOf(site ogc.Site, c catalog.LogChange) feedEntry {
	change := changeOf(site, c)
	e := feedEntry{ID: uuid(c.Hash), Title: change.Title, Updated: change.At, Summary: summaryOf(c)}
	for _, term := range append([]string{string(c.Action), c.Collection}, c.Borders...) {
		if term != "" {
			e.Categories = append(e.Categories, category{term})
		}
	}
	href := fmt.Sprintf("%s/changes?before=%d&limit=1&f=html", site.Base, c.Seq+1)
	if change.Href != "" {
		href = change.Href + "?f=html"
	}
	e.Links = []atomLink{{"alternate", ogc.HTML, href}}
	if c.Point != nil {
		e.Point = fmt.Sprintf("%g %g", c.Point[1], c.Point[0])
	}
	return e
}

// singular names the subject of an entry by its collection.
var singular = map[string]string{"": "Actor", catalog.Events: "Event", catalog.Claims: "Claim", catalog.Dispatches: "Dispatch"}

// summaryOf says in a sentence what happened to the subject.
func summaryOf(c catalog.LogChange) string {
	text := fmt.Sprintf("%s %s %s, entry %d of the log", singular[c.Collection], c.ID, c.Action, c.Seq)
	if c.Dispatch != "" {
		text += "; dispatch " + c.Dispatch
	}
	if c.Reason != "" {
		text += ": " + c.Reason
	}
	return text + "."
}

// feedID names a feed for ever: by the log's first entry and what the feed is cut down to.
func feedID(a *ask, page catalog.LogPage) string {
	text := fmt.Sprintf("%x\n%q\n%q", page.First, a.v["border"], a.v["collection"])
	return uuid(sha256.Sum256([]byte(text)))
}

// uuid makes an id that no other thing has out of a hash (RFC 9562, version 8).
func uuid(hash [32]byte) string {
	u := hash[:16]
	u[6], u[8] = u[6]&0x0f|0x80, u[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}
