package web

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"

	"marz/internal/catalog"
	"marz/internal/encode"
	"marz/internal/marz"
	"marz/internal/ogc"
)

// itemParams are the parameters of a single feature.
var itemParams = []string{"crs", "properties", "datetime", "known_at", "version", "dispatch"}

// itemForms are the forms of a single feature.
var itemForms = []format{asGeoJSON, asHTML}

// item answers /collections/{collection}/items/{id}.
func (s *server) item(w http.ResponseWriter, r *http.Request) error {
	a, err := s.ask(r, itemForms...)
	if err != nil {
		return err
	}
	if err := a.only(itemParams...); err != nil {
		return err
	}
	col, err := s.collectionOf(&a)
	if err != nil {
		return err
	}
	p, err := commonParameters(a.v, &col.Schema)
	if err != nil {
		return err
	}
	p.Collection = col.ID
	setCRS(w, p.crs)
	s.setTime(w, &p)
	return s.send(w, r, s.versionFor(&p), s.key(&a, &p, &col), func() (*answer, error) {
		f, version, err := s.Catalog.Feature(r.Context(), p.Query, a.param("id"))
		if err != nil {
			return nil, err
		}
		if err := p.checkHash(version); err != nil {
			return nil, err
		}
		body, err := s.encodeItem(&a, &col, f, &p)
		return &answer{typ: a.form.typ, body: body, version: version}, err
	})
}

// encodeItem writes one feature with its links.
func (s *server) encodeItem(a *ask, col *catalog.Collection, f marz.Feature, p *parameters) ([]byte, error) {
	links := itemLinks(a, col, f.ID)
	if a.form == asHTML {
		return s.itemHTML(a, col, f, links)
	}
	one := func(yield func(marz.Feature, error) bool) { yield(f, nil) }
	for g, err := range p.shaped(catalog.Page{Features: one}) {
		if err != nil {
			return nil, err
		}
		f = g
	}
	raw, err := ogc.Marshal(links)
	if err != nil {
		return nil, err
	}
	return []byte(encode.WithMembers(f.JSON, append([]byte(`"links":`), bytes.TrimSpace(raw)...)) + "\n"), nil
}

// itemLinks are a feature's links to itself, to its other form, to its collection and to
// its versions.
func itemLinks(a *ask, col *catalog.Collection, id string) []ogc.Link {
	path := "/collections/" + col.ID + "/items/" + url.PathEscape(id)
	with := func(f string) url.Values {
		out := url.Values{}
		for k, list := range a.v {
			if k != "min_seq" {
				out[k] = list
			}
		}
		out.Set("f", f)
		return out
	}
	links := []ogc.Link{a.site.At(path, "self", a.form.typ, "This feature", with(a.form.name))}
	for _, o := range itemForms {
		if o != a.form {
			links = append(links, a.site.At(path, "alternate", o.typ, "This feature as "+o.label, with(o.name)))
		}
	}
	links = append(links, a.site.At("/collections/"+col.ID, "collection", ogc.JSON, col.Title, nil))
	if col.Schema.Start != "" {
		links = append(links, a.site.At(path+"/versions", "version-history", ogc.JSON, "What was known of it when", nil))
	}
	if col.ID == catalog.Control || col.ID == catalog.Crossings {
		crossing := "/crossings/" + url.PathEscape(id)
		links = append(links,
			a.site.At(crossing+"/control", "related", ogc.JSON, "Who holds it, and why", nil),
			a.site.At(crossing+"/timeline", "related", ogc.JSON, "Its control through time", nil))
	}
	return links
}

// featureVersion is what was known of a feature over an interval of known time.
type featureVersion struct {
	KnownFrom marz.Day        `json:"known_from"`
	KnownTo   marz.Day        `json:"known_to"` // the day from which something else was known; null: still so
	Feature   json.RawMessage `json:"feature"`
	Links     []ogc.Link      `json:"links"`
}

// versionList is what was known of a feature when.
type versionList struct {
	ID       string           `json:"id"`
	Versions []featureVersion `json:"versions"`
	// Entries are those of the log that changed it; none for what no log changes.
	Entries []catalog.Revision `json:"entries"`
	Links   []ogc.Link         `json:"links"`
}

// versions answers /collections/{collection}/items/{id}/versions.
func (s *server) versions(w http.ResponseWriter, r *http.Request) error {
	a, err := s.ask(r, asJSON)
	if err != nil {
		return err
	}
	if err := a.only("version"); err != nil {
		return err
	}
	col, err := s.collectionOf(&a)
	if err != nil {
		return err
	}
	p, err := commonParameters(a.v, &col.Schema)
	if err != nil {
		return err
	}
	id := a.param("id")
	list, version, err := s.Catalog.Versions(r.Context(), col.ID, id, p.Version)
	if err != nil {
		return err
	}
	doc := versionsOf(a.site, &col, id, list)
	if doc.Entries, _, err = s.Catalog.History(r.Context(), col.ID, id); err != nil && marz.KindOf(err) != marz.NotFound {
		return err
	}
	return s.document(w, &a, version, doc)
}

// versionsOf links each version to the one before and the one after it.
func versionsOf(site ogc.Site, col *catalog.Collection, id string, list []marz.Feature) versionList {
	path := "/collections/" + col.ID + "/items/" + url.PathEscape(id)
	at := func(i int, rel string) ogc.Link {
		day := list[i].Known.From.String()
		if day == "" {
			return site.At(path, rel, ogc.GeoJSON, "As known now", nil)
		}
		return site.At(path, rel, ogc.GeoJSON, "As known on "+day, url.Values{"known_at": {day}})
	}
	out := versionList{ID: id, Entries: []catalog.Revision{}, Versions: make([]featureVersion, len(list)), Links: []ogc.Link{
		site.At(path+"/versions", "self", ogc.JSON, "What was known of it when", nil),
		site.At(path, "latest-version", ogc.GeoJSON, "As known now", nil),
	}}
	for i, f := range list {
		links := []ogc.Link{at(i, "self")}
		if i > 0 {
			links = append(links, at(i-1, "predecessor-version"))
		}
		if i+1 < len(list) {
			links = append(links, at(i+1, "successor-version"))
		}
		out.Versions[i] = featureVersion{f.Known.From, f.Known.To, json.RawMessage(f.JSON), links}
	}
	return out
}
