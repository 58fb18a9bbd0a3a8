package web

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"

	"marz/internal/catalog"
	"marz/internal/encode"
	"marz/internal/marz"
	"marz/internal/ogc"
)

// listForms are the forms of a list of features.
var listForms = []format{asGeoJSON, asSeq, asCSV, asHTML}

// items answers /collections/{collection}/items.
func (s *server) items(w http.ResponseWriter, r *http.Request) error {
	a, err := s.ask(r, listForms...)
	if err != nil {
		return err
	}
	return s.list(w, &a)
}

// listing is a list of features that was asked for.
type listing struct {
	*ask
	parameters
	col catalog.Collection
}

func (s *server) listing(a *ask) (listing, error) {
	l := listing{ask: a}
	var err error
	if l.col, err = s.collectionOf(a); err != nil {
		return l, err
	}
	if l.parameters, err = listParameters(a.v, &l.col.Schema); err != nil {
		return l, err
	}
	l.Collection = l.col.ID
	l.JSONOnly = l.bytesOnly()
	return l, l.checkCRS()
}

// bytesOnly reports whether the answer is made of finished bytes alone.
func (l *listing) bytesOnly() bool {
	return (l.form == asGeoJSON || l.form == asSeq) && l.crs.URI == ogc.CRSList()[0] && len(l.properties) == 0
}

// checkCRS refuses another reference system for a table, which is in longitude and latitude.
func (l *listing) checkCRS() error {
	if (l.form == asCSV || l.form == asParquet) && l.v.Has("crs") && l.crs.URI != ogc.CRSList()[0] {
		return marz.Errorf(marz.Invalid, "crs: a table is in longitude and latitude: leave crs out, or take GeoJSON")
	}
	return nil
}

func (s *server) list(w http.ResponseWriter, a *ask) error {
	l, err := s.listing(a)
	if err != nil {
		return err
	}
	setCRS(w, l.crs)
	s.setTime(w, &l.parameters)
	return s.send(w, a.Request, s.versionFor(&l.parameters), s.key(a, &l.parameters, &l.col), func() (*answer, error) {
		page, err := s.Catalog.Search(a.Context(), l.Query)
		if err != nil {
			return nil, err
		}
		if err := l.checkHash(page.Version); err != nil {
			return nil, err
		}
		body, err := s.encodeList(&l, page)
		return &answer{typ: a.form.typ, body: body, version: page.Version}, err
	})
}

// encodeList writes a page of features in the form asked for.
func (s *server) encodeList(l *listing, page catalog.Page) ([]byte, error) {
	var b bytes.Buffer
	switch l.form {
	case asSeq:
		err := encode.GeoJSONSeq(&b, l.shaped(page))
		return b.Bytes(), err
	case asCSV:
		err := l.writeCSV(&b, page)
		return b.Bytes(), err
	case asHTML:
		return s.itemsHTML(l, page)
	}
	raw, err := ogc.Marshal(l.links(page.Next))
	if err != nil {
		return nil, err
	}
	members := fmt.Appendf(nil, `"links":%s,"numberMatched":%d,"numberReturned":%d,"timeStamp":%q`,
		bytes.TrimSpace(raw), page.Matched, page.Returned, ogc.Stamp(page.Version.At))
	err = encode.GeoJSON(&b, l.shaped(page), members)
	return b.Bytes(), err
}

// links are a list's links to itself, to its other forms, to the next page and to the
// collection.
func (l *listing) links(next string) []ogc.Link {
	path := "/collections/" + l.col.ID + "/items"
	with := func(name, value string, without ...string) url.Values {
		out := url.Values{}
		for k, list := range l.v {
			out[k] = list
		}
		for _, k := range append(without, "min_seq") {
			out.Del(k)
		}
		out.Set(name, value)
		return out
	}
	links := []ogc.Link{l.site.At(path, "self", l.form.typ, "This page", with("f", l.form.name))}
	for _, o := range listForms {
		if o != l.form {
			links = append(links, l.site.At(path, "alternate", o.typ, "This page as "+o.label, with("f", o.name)))
		}
	}
	if next != "" {
		links = append(links, l.site.At(path, "next", l.form.typ, "The next page", with("cursor", next, "offset")))
	}
	cite := with("collection", l.col.ID, append([]string{"f"}, paging...)...)
	return append(links,
		l.site.At("/collections/"+l.col.ID, "collection", ogc.JSON, l.col.Title, nil),
		l.site.At("/cite", "describedby", asText.typ, "How to cite what these parameters give", cite))
}
