package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"

	"marz/internal/catalog"
	"marz/internal/encode"
	"marz/internal/marz"
	"marz/internal/ogc"

	"github.com/go-chi/chi/v5"
)

// items answers /collections/{collection}/items.
func (s *server) items(w http.ResponseWriter, r *http.Request) error {
	return s.list(w, r, r.URL.Query())
}

// maxFilterBody bounds the body of a query that is posted.
const maxFilterBody = 64 << 10

// queryItems answers a query whose filter is posted as CQL2 JSON: some clients do.
func (s *server) queryItems(w http.ResponseWriter, r *http.Request) error {
	typ, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if typ != ogc.JSON && typ != "application/query-cql-json" {
		w.Header().Set("Allow", allowed)
		return errMethod
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxFilterBody))
	if err != nil {
		return marz.Errorf(marz.TooLarge, "the filter is larger than %d bytes", maxFilterBody)
	}
	v := r.URL.Query()
	v.Set("filter", string(body))
	v.Set("filter-lang", "cql2-json")
	return s.list(w, r, v)
}

func (s *server) list(w http.ResponseWriter, r *http.Request, v url.Values) error {
	col, err := s.Catalog.Collection(chi.URLParam(r, "collection"))
	if err != nil {
		return err
	}
	form, err := negotiate(r, asGeoJSON, asSeq, asCSV, asHTML)
	if err != nil {
		return err
	}
	p, err := parseQuery(v, &col.Schema)
	if err != nil {
		return err
	}
	p.Collection = col.ID
	if err := s.waitFor(r); err != nil {
		return err
	}
	page, err := s.Catalog.Search(r.Context(), p.Query)
	if err != nil {
		return err
	}
	setVersion(w, page.Version)
	setCRS(w, p.crs)
	s.setCaching(w, p)
	site := s.site(r)
	tag := tagOf(page.Version, site.Base, r.URL.Path, v.Encode(), form.typ, s.dayTag(p), layerTag(col))
	if a := s.pages.get(tag); a != nil {
		return respond(w, r, a)
	}
	a := &answer{typ: form.typ, tag: tag, updated: page.Version.At}
	if a.body, err = s.encodeList(r, site, col, p, page, form, v); err != nil {
		return err
	}
	s.pages.put(a)
	return respond(w, r, a)
}

// dayTag makes "today" a part of the ETag where an answer depends on it.
func (s *server) dayTag(p parameters) string {
	if p.Collection == catalog.Control {
		return s.Catalog.Today().String()
	}
	return ""
}

func layerTag(col catalog.Collection) string {
	if col.Layer {
		return versionText(col.Updated)
	}
	return ""
}

// setCaching lets answers of a fixed version be kept for ever.
func (s *server) setCaching(w http.ResponseWriter, p parameters) {
	if p.Version != 0 && p.Known != 0 {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	if !p.Datetime.IsZero() && p.Datetime.From == p.Datetime.To {
		w.Header().Set("Memento-Datetime", p.Datetime.To.Start().UTC().Format(http.TimeFormat))
	}
}

func (s *server) encodeList(r *http.Request, site ogc.Site, col catalog.Collection, p parameters, page catalog.Page, form format, v url.Values) ([]byte, error) {
	var b bytes.Buffer
	features := encode.Select(encode.Project(page.Features, p.crs), p.properties)
	switch form {
	case asSeq:
		return b.Bytes(), writeInto(&b, encode.GeoJSONSeq(&b, features))
	case asCSV:
		err := encode.CSV(&b, encode.Project(page.Features, p.crs), &col.Schema)
		return b.Bytes(), err
	}
	links := itemLinks(site, r.URL.Path, col, v, page.Next, form)
	if form == asHTML {
		return s.itemsHTML(site, col, page, features, links)
	}
	raw, err := ogc.Marshal(links)
	if err != nil {
		return nil, err
	}
	members := fmt.Appendf(nil, `"links":%s,"numberMatched":%d,"numberReturned":%d,"timeStamp":%q`,
		bytes.TrimSpace(raw), page.Matched, page.Returned, ogc.Stamp(page.Version.At))
	if err := encode.GeoJSON(&b, features, members); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func writeInto(_ *bytes.Buffer, err error) error { return err }

// itemLinks are self, the other forms, the next page and the collection.
func itemLinks(site ogc.Site, path string, col catalog.Collection, v url.Values, next string, form format) []ogc.Link {
	with := func(changes ...string) url.Values {
		out := url.Values{}
		for k, list := range v {
			out[k] = list
		}
		for i := 0; i < len(changes); i += 2 {
			out.Set(changes[i], changes[i+1])
		}
		return out
	}
	links := []ogc.Link{site.At(path, "self", form.typ, "This page", v)}
	for _, o := range []format{asGeoJSON, asSeq, asCSV, asHTML} {
		if o != form {
			links = append(links, site.At(path, "alternate", o.typ, "This page as "+o.name, with("f", o.name)))
		}
	}
	if next != "" {
		q := with("cursor", next)
		q.Del("offset")
		if v.Get("sortby") != "" {
			q = with("offset", strconv.Itoa(offsetOf(v)+limitOf(v)))
		}
		links = append(links, site.At(path, "next", form.typ, "The next page", q))
	}
	return append(links, site.At("/collections/"+col.ID, "collection", ogc.JSON, col.Title, nil))
}

func limitOf(v url.Values) int {
	n, err := parseLimit(v.Get("limit"))
	if err != nil {
		return defaultLimit
	}
	return n
}

func offsetOf(v url.Values) int {
	n, _ := strconv.Atoi(v.Get("offset"))
	return n
}

// item answers /collections/{collection}/items/{id}.
func (s *server) item(w http.ResponseWriter, r *http.Request) error {
	col, err := s.Catalog.Collection(chi.URLParam(r, "collection"))
	if err != nil {
		return err
	}
	form, err := negotiate(r, asGeoJSON, asHTML)
	if err != nil {
		return err
	}
	v := r.URL.Query()
	if err := only(v, "crs", "known_at", "datetime", "version", "dispatch"); err != nil {
		return err
	}
	p, err := parseQuery(v, &col.Schema)
	if err != nil {
		return err
	}
	p.Collection = col.ID
	if err := s.waitFor(r); err != nil {
		return err
	}
	id, err := url.PathUnescape(chi.URLParam(r, "id"))
	if err != nil {
		return marz.Errorf(marz.Invalid, "the id is not written as a path: %w", err)
	}
	f, version, err := s.Catalog.Feature(r.Context(), p.Query, id)
	if err != nil {
		return err
	}
	setVersion(w, version)
	setCRS(w, p.crs)
	s.setCaching(w, p)
	site := s.site(r)
	a := &answer{typ: form.typ, updated: version.At, tag: tagOf(version, site.Base, r.URL.Path, v.Encode(), form.typ, s.dayTag(p), layerTag(col))}
	a.body, err = s.encodeItem(site, r.URL.Path, col, f, p, form, v)
	if err != nil {
		return err
	}
	return respond(w, r, a)
}

func (s *server) encodeItem(site ogc.Site, path string, col catalog.Collection, f marz.Feature, p parameters, form format, v url.Values) ([]byte, error) {
	links := itemLinks(site, path, col, v, "", form)
	for i := range links {
		if links[i].Rel == "alternate" && links[i].Type != ogc.GeoJSON && links[i].Type != ogc.HTML {
			links[i].Rel = ""
		}
	}
	kept := links[:0]
	for _, l := range links {
		if l.Rel != "" {
			kept = append(kept, l)
		}
	}
	if col.Schema.Start != "" {
		kept = append(kept, site.At(path+"/versions", "version-history", ogc.JSON, "What was known of it when", nil))
	}
	one := func(yield func(marz.Feature, error) bool) { yield(f, nil) }
	for g := range encode.Project(one, p.crs) {
		f = g
	}
	if form == asHTML {
		return s.itemHTML(site, col, f, kept)
	}
	raw, err := ogc.Marshal(kept)
	if err != nil {
		return nil, err
	}
	return []byte(encode.WithMembers(f.JSON, append([]byte(`"links":`), bytes.TrimSpace(raw)...)) + "\n"), nil
}

// featureVersion is what was known of a feature over an interval of known time.
type featureVersion struct {
	KnownFrom marz.Day        `json:"known_from"`
	KnownTo   marz.Day        `json:"known_to"` // the day from which something else was known; null: still so
	Feature   json.RawMessage `json:"feature"`
	Links     []ogc.Link      `json:"links"`
}

// itemVersions answers /collections/{collection}/items/{id}/versions.
func (s *server) itemVersions(w http.ResponseWriter, r *http.Request) error {
	if err := only(r.URL.Query(), "version"); err != nil {
		return err
	}
	col, id := chi.URLParam(r, "collection"), chi.URLParam(r, "id")
	var seq int64
	if v := r.URL.Query().Get("version"); v != "" {
		var err error
		if seq, err = parseVersion(v); err != nil {
			return err
		}
	}
	list, version, err := s.Catalog.Versions(r.Context(), col, id, seq)
	if err != nil {
		return err
	}
	site, path := s.site(r), "/collections/"+col+"/items/"+id
	out := make([]featureVersion, len(list))
	at := func(i int, rel string) ogc.Link {
		return site.At(path, rel, ogc.GeoJSON, "As known on "+list[i].Known.From.String(), url.Values{"known_at": {list[i].Known.From.String()}})
	}
	for i, f := range list {
		out[i] = featureVersion{f.Known.From, f.Known.To, json.RawMessage(f.JSON), []ogc.Link{at(i, "self")}}
		if i > 0 {
			out[i].Links = append(out[i].Links, at(i-1, "predecessor-version"))
		}
		if i+1 < len(list) {
			out[i].Links = append(out[i].Links, at(i+1, "successor-version"))
		}
	}
	return s.document(w, r, version, asJSON, map[string]any{"id": id, "versions": out})
}
