package web

import (
	"net/http"
	"time"

	"marz/internal/catalog"
	"marz/internal/marz"
	"marz/internal/ogc"
)

const (
	title       = "Marz"
	description = "Who controls the Afghan border, and who says so: attributed claims of crossings taken, held, lost and denied, as they were known on any day."
	attribution = "© OpenStreetMap contributors (ODbL), Natural Earth, GeoNames (CC-BY 4.0), GSHHG (LGPL); record CC-BY 4.0"
)

// document sends a JSON document that shows a version.
func (s *server) document(w http.ResponseWriter, a *ask, v marz.Version, doc any) error {
	body, err := ogc.Marshal(doc)
	if err != nil {
		return err
	}
	setVersion(w, v)
	return respond(w, a.Request, &answer{typ: a.form.typ, body: body, tag: tagOf(v, a.form.typ, string(body)), version: v})
}

// pageOr sends a document as HTML or as JSON, whichever the client wants. Name is that
// of the template, which is given the same document.
func (s *server) pageOr(w http.ResponseWriter, a *ask, name, title string, doc any) error {
	if a.form != asHTML {
		return s.document(w, a, s.Catalog.Version(), doc)
	}
	return s.html(w, a, s.Catalog.Version(), name, title, doc)
}

func (s *server) html(w http.ResponseWriter, a *ask, v marz.Version, name, title string, doc any) error {
	body, err := renderHTML(name, a.site, title, doc)
	if err != nil {
		return err
	}
	setVersion(w, v)
	return respond(w, a.Request, &answer{typ: ogc.HTML, body: body, tag: tagOf(v, ogc.HTML, string(body)), version: v})
}

// plain reads a request to a document that takes no parameters of its own.
func (s *server) plain(r *http.Request, offers ...format) (ask, error) {
	a, err := s.ask(r, offers...)
	if err == nil {
		err = a.only()
	}
	return a, err
}

func (s *server) conformance(w http.ResponseWriter, r *http.Request) error {
	a, err := s.plain(r, asJSON, asHTML)
	if err != nil {
		return err
	}
	doc := ogc.Conformance{Links: a.site.Both("/conformance", a.form == asHTML), ConformsTo: s.classes()}
	return s.pageOr(w, &a, "conformance", "Conformance", doc)
}

func (s *server) collections(w http.ResponseWriter, r *http.Request) error {
	a, err := s.plain(r, asJSON, asHTML)
	if err != nil {
		return err
	}
	doc := ogc.Collections{Links: a.site.Both("/collections", a.form == asHTML), CRS: ogc.CRSList()}
	for _, c := range s.Catalog.Collections() {
		doc.Collections = append(doc.Collections, describe(a.site, c))
	}
	return s.pageOr(w, &a, "collections", "Collections", doc)
}

func (s *server) collection(w http.ResponseWriter, r *http.Request) error {
	a, err := s.plain(r, asJSON, asHTML)
	if err != nil {
		return err
	}
	col, err := s.collectionOf(&a)
	if err != nil {
		return err
	}
	return s.pageOr(w, &a, "collection", col.Title, describe(a.site, col))
}

// describe writes a collection's description: the same alone and in the list.
func describe(site ogc.Site, c catalog.Collection) ogc.Collection {
	out := ogc.Collection{
		ID: c.ID, Title: c.Title, Description: c.Description, Attribution: c.Attribution, License: c.Licence,
		ItemType: "feature", CRS: ogc.CRSList(), StorageCRS: ogc.CRSList()[0], Links: ogc.CollectionLinks(site, c.ID),
	}
	from := ""
	if c.Extent.From != 0 {
		from = c.Extent.From.Start().UTC().Format(time.RFC3339)
	}
	b := c.Bound
	if !b.IsEmpty() {
		e := ogc.NewExtent(b.Min[0], b.Min[1], b.Max[0], b.Max[1], from)
		out.Extent = &e
	}
	if c.Updated.Seq > 0 {
		out.Updated = ogc.Stamp(c.Updated.At)
	}
	if c.LicenceURL != "" {
		out.Links = append(out.Links, ogc.Link{Href: c.LicenceURL, Rel: "license", Type: ogc.HTML, Title: c.Licence})
	}
	return out
}

// described turns a collection's schema into what documents are made of.
func described(c catalog.Collection) ogc.Described {
	d := ogc.Described{ID: c.ID, Title: c.Title, Geometry: c.Schema.Geometry, GeometryType: c.Schema.GeometryType, Start: c.Schema.Start, End: c.Schema.End}
	for _, col := range c.Schema.Columns {
		d.Properties = append(d.Properties, ogc.Property{Name: col.Name, Type: string(col.Type), Title: col.Title, Values: col.Values})
	}
	return d
}

func (s *server) queryables(w http.ResponseWriter, r *http.Request) error {
	return s.schemaDocument(w, r, "queryables", "what filters may name", ogc.Queryables)
}

func (s *server) sortables(w http.ResponseWriter, r *http.Request) error {
	return s.schemaDocument(w, r, "sortables", "what sortby may name", ogc.Sortables)
}

func (s *server) schema(w http.ResponseWriter, r *http.Request) error {
	return s.schemaDocument(w, r, "schema", "the schema of a feature", ogc.FeatureSchema)
}

func (s *server) schemaDocument(w http.ResponseWriter, r *http.Request, name, what string, make func(string, ogc.Described) ogc.Schema) error {
	a, err := s.plain(r, asSchema, asHTML)
	if err != nil {
		return err
	}
	col, err := s.collectionOf(&a)
	if err != nil {
		return err
	}
	doc := make(a.site.Base+"/collections/"+col.ID+"/"+name, described(col))
	return s.pageOr(w, &a, "schema", col.Title+": "+what, doc)
}
