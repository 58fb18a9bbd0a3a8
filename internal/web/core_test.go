package web_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// collections are those of Marz itself, and the operator's layer of the tests.
var collections = []string{"events", "claims", "control", "crossings", "provinces", "borders", "places", "dispatches", "neighbours", "rivers", "posts"}

func TestTheLandingPageLeadsToEverything(t *testing.T) {
	w := open(t)
	for _, accept := range []string{"", "*/*", "application/json", "application/json, text/html;q=0.5"} {
		res := w.ok(t, "/", "Accept", accept)
		if !strings.HasPrefix(res.typ(), "application/json") {
			t.Errorf("Accept %q: %s", accept, res.typ())
		}
		var doc struct {
			Title, Description string
			Links              []link
		}
		res.into(t, &doc)
		for _, want := range []struct{ rel, typ string }{
			{"self", "application/json"}, {"alternate", "text/html"},
			{"service-desc", "application/vnd.oai.openapi+json;version=3.0"}, {"service-doc", "text/html"},
			{"conformance", "application/json"}, {"data", "application/json"},
		} {
			l, ok := find(doc.Links, want.rel, want.typ)
			if !ok {
				t.Errorf("no link %s of type %s", want.rel, want.typ)
				continue
			}
			w.ok(t, path(t, l.Href), "Accept", l.Type)
		}
		for _, l := range doc.Links {
			if l.Type == "" || !strings.HasPrefix(l.Href, "http://") {
				t.Errorf("link %+v has no type or is not absolute", l)
			}
		}
	}
}

func TestConformanceNamesTheClassesThatClientsLookFor(t *testing.T) {
	var doc struct{ ConformsTo []string }
	open(t).ok(t, "/conformance").into(t, &doc)
	for _, want := range []string{
		"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
		"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
		"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
		"http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
		"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
		"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
		"http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
		"http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
		"http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
	} {
		if !slices.Contains(doc.ConformsTo, want) {
			t.Errorf("%s is missing", want)
		}
	}
}

func TestACollectionIsItsListEntry(t *testing.T) {
	w := open(t)
	type collection struct {
		ID, Title, Description, ItemType, StorageCRS string
		CRS                                          []string
		Extent                                       *struct {
			Temporal *struct{ Interval [][]*string }
		}
		Links []link
	}
	var list struct {
		Links       []link
		Collections []map[string]any
	}
	w.ok(t, "/collections").into(t, &list)
	if _, ok := find(list.Links, "self", "application/json"); !ok {
		t.Error("no self link")
	}
	if _, ok := find(list.Links, "alternate", "text/html"); !ok {
		t.Error("no alternate link")
	}
	var ids []string
	for _, entry := range list.Collections {
		id := entry["id"].(string)
		ids = append(ids, id)
		var one map[string]any
		w.ok(t, "/collections/"+id).into(t, &one)
		if fmt.Sprint(entry) != fmt.Sprint(one) {
			t.Errorf("%s differs from its entry in the list", id)
		}
		var c collection
		w.ok(t, "/collections/"+id).into(t, &c)
		if c.Title == "" || c.Description == "" || c.ItemType != "feature" || c.Extent == nil {
			t.Errorf("%s: %+v", id, c)
		}
		if !slices.Contains(c.CRS, "http://www.opengis.net/def/crs/OGC/1.3/CRS84") || !slices.Contains(c.CRS, c.StorageCRS) {
			t.Errorf("%s: crs %v, stored in %s", id, c.CRS, c.StorageCRS)
		}
		for _, typ := range []string{"application/geo+json", "application/geo+json-seq", "text/csv", "text/html"} {
			l, ok := find(c.Links, "items", typ)
			if !ok {
				t.Errorf("%s has no items link of type %s", id, typ)
				continue
			}
			if got := w.ok(t, path(t, l.Href)).typ(); !strings.HasPrefix(got, typ) {
				t.Errorf("%s is %s", l.Href, got)
			}
		}
		for _, l := range c.Links {
			if l.Type == "" {
				t.Errorf("%s: link %+v has no type", id, l)
			}
			if strings.HasPrefix(l.Href, "http://marz.example") && !l.Templated {
				w.ok(t, path(t, l.Href), "Accept", l.Type)
			}
		}
	}
	for _, id := range collections {
		if !slices.Contains(ids, id) {
			t.Errorf("%s is missing", id)
		}
	}
	w.problem(t, "/collections/towns", 404, "provinces", "events")
}

func TestEventsHaveATemporalExtentWithAnOpenEnd(t *testing.T) {
	var c struct {
		Extent struct {
			Temporal struct{ Interval [][]*string }
		}
	}
	open(t).ok(t, "/collections/events").into(t, &c)
	iv := c.Extent.Temporal.Interval
	if len(iv) != 1 || len(iv[0]) != 2 || iv[0][0] == nil || iv[0][1] != nil {
		t.Fatalf("%v", iv)
	}
	if _, err := time.Parse(time.RFC3339, *iv[0][0]); err != nil {
		t.Error(err)
	}
}

func TestItemsAreFeatureCollections(t *testing.T) {
	w := open(t)
	for _, id := range collections {
		target := "/collections/" + id + "/items?limit=5"
		res := w.ok(t, target)
		if res.typ() != "application/geo+json" {
			t.Errorf("%s: %s", target, res.typ())
		}
		if got := res.Header.Get("Content-Crs"); got != "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>" {
			t.Errorf("%s: Content-Crs %s", target, got)
		}
		fc := w.features(t, target)
		if fc.NumberMatched == nil || *fc.NumberMatched < len(fc.Features) || len(fc.Features) == 0 {
			t.Errorf("%s: matched %v of %d", target, fc.NumberMatched, len(fc.Features))
		}
		if _, err := time.Parse(time.RFC3339, fc.TimeStamp); err != nil {
			t.Errorf("%s: timeStamp: %v", target, err)
		}
		for _, rel := range []string{"self", "alternate", "collection"} {
			l, ok := find(fc.Links, rel, "")
			if !ok || l.Type == "" {
				t.Errorf("%s: link %s: %+v", target, rel, l)
				continue
			}
			w.ok(t, path(t, l.Href))
		}
	}
}

func TestPagesHoldEveryFeatureOnceInEveryCollection(t *testing.T) {
	w := open(t)
	for _, id := range collections {
		all := w.features(t, "/collections/"+id+"/items?limit=10000")
		for _, extra := range []string{"", "&sortby=-title", "&bbox=60,29,75,39"} {
			if id == "posts" && strings.Contains(extra, "title") {
				extra = "&sortby=-name"
			}
			want := w.features(t, "/collections/"+id+"/items?limit=10000"+extra)
			seen := map[any]bool{}
			target := "/collections/" + id + "/items?limit=7" + extra
			for range 1000 {
				fc := w.features(t, target)
				if *fc.NumberMatched != len(want.Features) {
					t.Errorf("%s: matched %d, want %d", target, *fc.NumberMatched, len(want.Features))
				}
				for _, f := range fc.Features {
					if seen[f.ID] {
						t.Errorf("%s: %v came twice", target, f.ID)
					}
					seen[f.ID] = true
				}
				next, ok := find(fc.Links, "next", "application/geo+json")
				if !ok {
					break
				}
				target = path(t, next.Href)
				_, query, _ := strings.Cut(target, "?")
				for pair := range strings.SplitSeq(query, "&") {
					if k, v, ok := strings.Cut(pair, "="); !ok || k == "" || v == "" {
						t.Errorf("%s: pair %q is not k=v", target, pair)
					}
				}
			}
			if len(seen) != len(want.Features) {
				t.Errorf("%s%s: %d features on the pages, %d in all", id, extra, len(seen), len(want.Features))
			}
		}
		_ = all
	}
}

func TestTheNextLinkSurvivesAnotherLimit(t *testing.T) {
	w := open(t)
	fc := w.features(t, "/collections/places/items?limit=10")
	next, _ := find(fc.Links, "next", "")
	got := w.features(t, strings.Replace(path(t, next.Href), "limit=10", "limit=3", 1))
	want := w.features(t, "/collections/places/items?limit=3&offset=10")
	if len(got.Features) != 3 || fmt.Sprint(ids(got)) != fmt.Sprint(ids(want)) {
		t.Errorf("%v, want %v", ids(got), ids(want))
	}
}

func TestAFeatureHasLinksAndItsOwnAddress(t *testing.T) {
	w := open(t)
	for _, id := range collections {
		for _, f := range w.features(t, "/collections/"+id+"/items?limit=10000").Features {
			if f.Properties == nil {
				t.Errorf("%s/%v has no properties", id, f.ID)
			}
		}
		first := w.features(t, "/collections/"+id+"/items?limit=1").Features[0]
		target := fmt.Sprintf("/collections/%s/items/%v", id, first.ID)
		res := w.ok(t, target)
		if res.typ() != "application/geo+json" || res.Header.Get("Content-Crs") == "" {
			t.Errorf("%s: %v", target, res.Header)
		}
		var f feature
		res.into(t, &f)
		if f.Type != "Feature" || f.ID != first.ID {
			t.Errorf("%s: %s %v", target, f.Type, f.ID)
		}
		for _, rel := range []string{"self", "alternate", "collection"} {
			l, ok := find(f.Links, rel, "")
			if !ok || l.Type == "" {
				t.Errorf("%s: link %s: %+v", target, rel, l)
				continue
			}
			w.ok(t, path(t, l.Href))
		}
		w.problem(t, "/collections/"+id+"/items/no-such-thing", 404, "no-such-thing")
	}
}

func TestAnIDWithASlashAndASpaceHasAnAddress(t *testing.T) {
	w := open(t)
	var f feature
	w.ok(t, "/collections/posts/items/b%2Fc%20d").into(t, &f)
	if f.ID != "b/c d" || f.Geometry != nil {
		t.Errorf("%+v", f)
	}
	self, _ := find(f.Links, "self", "application/geo+json")
	w.ok(t, path(t, self.Href)).into(t, &f)
	if f.ID != "b/c d" {
		t.Errorf("the self link %s leads to %v", self.Href, f.ID)
	}
}

func TestEveryAddressWorksWithASlashAtItsEnd(t *testing.T) {
	w := open(t)
	for _, target := range []string{
		"/conformance/", "/api/", "/collections/", "/collections/events/", "/collections/events/items/", "/collections/events/queryables/",
		"/collections/control/items/islam-qala/",
	} {
		w.ok(t, target)
	}
}

func TestReadingMethodsOnly(t *testing.T) {
	w := open(t)
	for _, target := range []string{"/", "/conformance", "/api", "/collections", "/collections/events", "/collections/events/items", "/events.csv", "/collections/control/items/islam-qala"} {
		head := w.do(t, http.MethodHead, target, nil)
		get := w.ok(t, target)
		if head.StatusCode != 200 || len(head.body) != 0 || head.typ() != get.typ() || head.Header.Get("ETag") != get.Header.Get("ETag") {
			t.Errorf("HEAD %s: %d, %d bytes, %v", target, head.StatusCode, len(head.body), head.Header)
		}
		options := w.do(t, http.MethodOptions, target, nil)
		if options.StatusCode/100 != 2 || !strings.Contains(options.Header.Get("Allow"), "GET") {
			t.Errorf("OPTIONS %s: %d %v", target, options.StatusCode, options.Header)
		}
		del := w.do(t, http.MethodDelete, target, nil)
		w.isProblem(t, "DELETE "+target, del, http.StatusMethodNotAllowed, "GET")
		if !strings.Contains(del.Header.Get("Allow"), "GET") {
			t.Errorf("DELETE %s: Allow %q", target, del.Header.Get("Allow"))
		}
	}
	w.problem(t, "/nowhere/at/all", 404)
}
