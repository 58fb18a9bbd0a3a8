package web_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/go-chi/chi/v5"
)

// operational addresses are for operators and for our pages, not for programs that
// read the API document.
var operational = []string{"/healthz", "/readyz", "/metrics", "/assets/*", "/review"}

func TestTheAPIDocumentIsValidAndNamesEveryRoute(t *testing.T) {
	w := open(t)
	res := w.ok(t, "/api")
	if res.typ() != "application/vnd.oai.openapi+json;version=3.0" {
		t.Errorf("%s", res.typ())
	}
	doc, err := openapi3.NewLoader().LoadFromData(res.body)
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Fatal(err)
	}
	written := map[string]bool{}
	for path, item := range doc.Paths.Map() {
		path = strings.Replace(path, "/collections/events/", "/collections/{collection}/", 1)
		for method := range item.Operations() {
			written[method+" "+path] = true
		}
	}
	routed := map[string]bool{}
	err = chi.Walk(w.handler.(chi.Routes), func(method, route string, _ http.Handler, _ ...func(http.Handler) http.Handler) error {
		if method != http.MethodHead && !slices.Contains(operational, route) {
			routed[method+" "+strings.Replace(route, "/collections/events/", "/collections/{collection}/", 1)] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for r := range routed {
		if !written[r] {
			t.Errorf("%s is served and not in the document", r)
		}
	}
	for r := range written {
		if !routed[r] && !ofAnotherCollection(r) {
			t.Errorf("%s is in the document and not served", r)
		}
	}
	if len(res.body) > 120_000 {
		t.Errorf("the document has %d bytes", len(res.body))
	}
}

func ofAnotherCollection(route string) bool {
	for _, id := range collections {
		if strings.Contains(route, "/collections/"+id+"/") {
			return true
		}
	}
	return false
}

func TestTheAPIDocumentSaysWhatClientsReadFromIt(t *testing.T) {
	doc, err := openapi3.NewLoader().LoadFromData(open(t).ok(t, "/api").body)
	if err != nil {
		t.Fatal(err)
	}
	limit := doc.Components.Parameters["limit"].Value.Schema.Value
	if !limit.Type.Is("integer") || *limit.Min != 1 || *limit.Max != 10000 || limit.Default == nil {
		t.Errorf("limit: %+v", limit)
	}
	bbox := doc.Components.Parameters["bbox"].Value
	if !bbox.Schema.Value.Type.Is("array") || bbox.Style != "form" || *bbox.Explode || bbox.Schema.Value.MinItems != 4 || *bbox.Schema.Value.MaxItems != 6 {
		t.Errorf("bbox: %+v", bbox)
	}
	if !doc.Components.Parameters["datetime"].Value.Schema.Value.Type.Is("string") {
		t.Error("datetime is no string")
	}
	lang := doc.Components.Parameters["filter-lang"].Value.Schema.Value
	if lang.Default != "cql2-text" || !slices.Contains(lang.Enum, any("cql-text")) {
		t.Errorf("filter-lang: %+v", lang)
	}
	get := doc.Paths.Find("/collections/events/items").Get
	if get.Parameters.GetByInAndName("query", "type") == nil {
		t.Error("the columns of events are not among the parameters of its items")
	}
}
