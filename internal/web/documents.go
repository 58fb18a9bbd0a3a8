package web

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"marz/internal/catalog"
	"marz/internal/marz"
	"marz/internal/ogc"

	"github.com/go-chi/chi/v5"
)

const (
	title       = "Marz"
	description = "Who controls the Afghan border, and who says so: attributed claims of crossings taken, held, lost and denied, as they were known on any day."
	attribution = "© OpenStreetMap contributors (ODbL), Natural Earth, GeoNames (CC-BY 4.0), GSHHG (LGPL); record CC-BY 4.0"
)

// document sends a JSON document that shows a version.
func (s *server) document(w http.ResponseWriter, r *http.Request, v marz.Version, form format, doc any) error {
	body, err := ogc.Marshal(doc)
	if err != nil {
		return err
	}
	setVersion(w, v)
	return respond(w, r, &answer{typ: form.typ, body: body, tag: tagOf(v, string(body)), updated: v.At})
}

// pageOr sends a document as HTML or as JSON, whichever the client wants.
func (s *server) pageOr(w http.ResponseWriter, r *http.Request, form format, doc func(html bool) any, name string) error {
	v := s.Catalog.Version()
	if form != asHTML {
		return s.document(w, r, v, form, doc(false))
	}
	body, err := renderHTML(name, s.site(r), doc(true))
	if err != nil {
		return err
	}
	return respond(w, r, &answer{typ: ogc.HTML, body: body, tag: tagOf(v, string(body)), updated: v.At})
}

func (s *server) conformance(w http.ResponseWriter, r *http.Request) error {
	form, err := negotiate(r, asJSON, asHTML)
	if err == nil {
		err = only(r.URL.Query())
	}
	if err != nil {
		return err
	}
	return s.pageOr(w, r, form, func(bool) any { return ogc.Conformance{ConformsTo: ogc.Classes} }, "conformance")
}

func (s *server) collections(w http.ResponseWriter, r *http.Request) error {
	form, err := negotiate(r, asJSON, asHTML)
	if err == nil {
		err = only(r.URL.Query())
	}
	if err != nil {
		return err
	}
	site := s.site(r)
	return s.pageOr(w, r, form, func(html bool) any {
		out := ogc.Collections{Links: site.Both("/collections", html), CRS: ogc.CRSList()}
		for _, c := range s.Catalog.Collections() {
			out.Collections = append(out.Collections, describe(site, c, false))
		}
		return out
	}, "collections")
}

func (s *server) collection(w http.ResponseWriter, r *http.Request) error {
	form, err := negotiate(r, asJSON, asHTML)
	if err == nil {
		err = only(r.URL.Query())
	}
	if err != nil {
		return err
	}
	col, err := s.Catalog.Collection(chi.URLParam(r, "collection"))
	if err != nil {
		return err
	}
	site := s.site(r)
	return s.pageOr(w, r, form, func(html bool) any { return describe(site, col, html) }, "collection")
}

// describe writes a collection's description.
func describe(site ogc.Site, c catalog.Collection, html bool) ogc.Collection {
	from := ""
	if c.Extent.From != 0 {
		from = c.Extent.From.Start().UTC().Format(time.RFC3339)
	}
	b := c.Bound
	e := ogc.NewExtent(b.Min[0], b.Min[1], b.Max[0], b.Max[1], from)
	out := ogc.Collection{
		ID: c.ID, Title: c.Title, Description: c.Description, Attribution: c.Attribution, License: c.Licence, Extent: &e,
		ItemType: "feature", CRS: ogc.CRSList(), StorageCRS: ogc.CRSList()[0], Links: ogc.CollectionLinks(site, c.ID, html),
	}
	if b.IsEmpty() {
		out.Extent = nil
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
	return s.schemaDocument(w, r, "queryables", ogc.Queryables)
}

func (s *server) sortables(w http.ResponseWriter, r *http.Request) error {
	return s.schemaDocument(w, r, "sortables", ogc.Sortables)
}

func (s *server) schema(w http.ResponseWriter, r *http.Request) error {
	return s.schemaDocument(w, r, "schema", ogc.FeatureSchema)
}

func (s *server) schemaDocument(w http.ResponseWriter, r *http.Request, name string, make func(string, ogc.Described) ogc.Schema) error {
	form, err := negotiate(r, asSchema, asHTML)
	if err == nil {
		err = only(r.URL.Query())
	}
	if err != nil {
		return err
	}
	col, err := s.Catalog.Collection(chi.URLParam(r, "collection"))
	if err != nil {
		return err
	}
	href := s.site(r).Base + "/collections/" + col.ID + "/" + name
	return s.pageOr(w, r, form, func(bool) any { return make(href, described(col)) }, "schema")
}

// waitTime bounds how long min_seq waits.
const waitTime = 10 * time.Second

// waitFor waits until the data set shows the sequence that min_seq asks for.
func (s *server) waitFor(r *http.Request) error {
	v := r.URL.Query().Get("min_seq")
	if v == "" {
		return nil
	}
	seq, err := strconv.ParseInt(v, 10, 64)
	if err != nil || seq < 0 {
		return marz.Errorf(marz.Invalid, "min_seq: %q is not a sequence: use the number that Marz-Seq gave", v)
	}
	ctx, cancel := context.WithTimeout(r.Context(), waitTime)
	defer cancel()
	return s.Catalog.WaitFor(ctx, seq)
}

func (s *server) healthz(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("ok\n"))
}

func (s *server) readyz(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if s.Ready != nil {
		if err := s.Ready(r.Context()); err != nil {
			s.Logger.Warn("not ready", "err", err)
			http.Error(w, "not ready: "+err.Error(), http.StatusServiceUnavailable)
			return
		}
	}
	_, _ = w.Write([]byte("ready\n"))
}
