package web_test

import (
	"net/http"
	"strings"
	"testing"
)

const eventItems = "/collections/events/items"

// post creates an event and returns the answer.
func (o *office) post(t *testing.T, body string, headers ...string) response {
	t.Helper()
	return o.as(t, "omar", "POST", eventItems, body, append(headers, "Content-Type", asFeature)...)
}

func TestAnEventIsCreatedReplacedUpdatedAndDeleted(t *testing.T) {
	o := newOffice(t)
	res := o.post(t, `{"type":"Feature","geometry":{"type":"Point","coordinates":[62.26,35.25]},
		"properties":{"type":"closure","start":"2021-07-09","title":"The gate is shut"}}`)
	var f feature
	res.into(t, &f)
	if res.StatusCode != 201 || res.typ() != asFeature || f.Properties["place"] != "torghundi" || f.Properties["start"] != "2021-07-09" {
		t.Fatalf("%d %s %s", res.StatusCode, res.typ(), res.body)
	}
	at := path(t, res.Header.Get("Location"))
	got := o.ok(t, at)
	got.into(t, &f)
	if f.Properties["claimants"].([]any)[0] != "by-omar" || f.Properties["agencies"].([]any)[0] != "omar" {
		t.Errorf("it does not say whose word it is: %s", got.body)
	}

	edited := strings.Replace(string(got.body), "The gate is shut", "The gate is closed", 1)
	o.isProblem(t, "PUT without If-Match", o.as(t, "omar", "PUT", at, edited, "Content-Type", asFeature), 428, "If-Match")
	put := o.as(t, "omar", "PUT", at, edited, "Content-Type", asFeature, "If-Match", got.Header.Get("ETag"))
	if put.StatusCode != 200 || !strings.Contains(string(o.ok(t, at).body), "The gate is closed") {
		t.Fatalf("PUT what was read and edited: %d %s", put.StatusCode, put.body)
	}
	patch := `{"properties":{"title_fr":"Le poste est fermé"}}`
	o.isProblem(t, "PATCH with the old ETag", o.as(t, "omar", "PATCH", at, patch, "Content-Type", asPatch, "If-Match", got.Header.Get("ETag")), 412)
	patched := o.as(t, "omar", "PATCH", at, patch, "Content-Type", asPatch, "If-Match", put.Header.Get("ETag"))
	patched.into(t, &f)
	if patched.StatusCode != 200 || f.Properties["title_fr"] != "Le poste est fermé" || f.Properties["title"] != "The gate is closed" {
		t.Fatalf("PATCH: %d %s", patched.StatusCode, patched.body)
	}
	o.isProblem(t, "DELETE with an old ETag", o.as(t, "omar", "DELETE", at, "", "If-Match", put.Header.Get("ETag")), 412)
	gone := o.as(t, "omar", "DELETE", at+"?reason=a+mistake", "", "If-Match", o.ok(t, at).Header.Get("ETag"))
	if gone.StatusCode != 204 || len(gone.body) != 0 {
		t.Fatalf("DELETE: %d %s", gone.StatusCode, gone.body)
	}
	o.problem(t, at, 410)
	o.isProblem(t, "DELETE again", o.as(t, "omar", "DELETE", at, "", "If-Match", "*"), 410)
}

func TestAWriteElsewhereLeavesAnETagGood(t *testing.T) {
	o := newOffice(t)
	at := eventItems + "/islam-qala-capture-2021-07-08"
	tag := o.ok(t, at).Header.Get("ETag")
	o.handIn(t)
	res := o.as(t, "omar", "PATCH", at, `{"properties":{"title":"Islam Qala falls"}}`, "Content-Type", asPatch, "If-Match", tag)
	if res.StatusCode != 200 {
		t.Errorf("%d %s", res.StatusCode, res.body)
	}
}

func TestWhatAnEventMustBe(t *testing.T) {
	o := newOffice(t)
	const dispatch = `"dispatches":["afp-2021-07-09-islam-qala"]`
	for name, c := range map[string]struct {
		body   string
		status int
		says   string
	}{
		"no JSON":                       {`{"type":`, 400, "too early"},
		"no feature":                    {`{"type":"Topology"}`, 422, "Feature"},
		"no type":                       {`{"type":"Feature","properties":{"place":"torghundi"}}`, 422, "type"},
		"a type that there is not":      {`{"type":"Feature","properties":{"type":"siege","place":"torghundi"}}`, 422, "siege"},
		"no place":                      {`{"type":"Feature","properties":{"type":"closure"}}`, 422, "place"},
		"a place that there is not":     {`{"type":"Feature","properties":{"type":"closure","place":"atlantis"}}`, 422, "atlantis"},
		"a point in the sea":            {`{"type":"Feature","geometry":{"type":"Point","coordinates":[0,0]},"properties":{"type":"closure"}}`, 422, "place"},
		"a point far from the place":    {`{"type":"Feature","geometry":{"type":"Point","coordinates":[70,35]},"properties":{"type":"closure","place":"torghundi"}}`, 422, "km"},
		"a line":                        {`{"type":"Feature","geometry":{"type":"LineString","coordinates":[[62,35],[63,35]]},"properties":{"type":"closure"}}`, 422, "Point"},
		"a geometry that is none":       {`{"type":"Feature","geometry":{"type":"Point","coordinates":["x"]},"properties":{"type":"closure"}}`, 422, "geometry"},
		"an unknown property":           {`{"type":"Feature","properties":{"type":"closure","place":"torghundi","colour":"red"}}`, 422, "colour"},
		"an unknown member":             {`{"type":"Feature","colour":"red"}`, 422, "colour"},
		"a bad day":                     {`{"type":"Feature","properties":{"type":"closure","place":"torghundi","start":"2021-02-30"}}`, 422, "start"},
		"a property of another kind":    {`{"type":"Feature","properties":{"type":7}}`, 422, "type"},
		"a dispatch that there is not":  {`{"type":"Feature","properties":{"type":"closure","place":"torghundi","claimant":"x","claimants":"taliban","stance":"asserts","side":"taliban","start":"2021-07-09","dispatches":["none"]}}`, 422, "said"},
		"a dispatch without a claimant": {`{"type":"Feature","properties":{"type":"closure","place":"torghundi",` + dispatch + `}}`, 422, "claimant"},
		"an actor that there is not":    {`{"type":"Feature","properties":{"type":"closure","place":"torghundi","start":"2021-07-09","actor":"martians"}}`, 422, "martians"},
		"an id that is taken":           {`{"type":"Feature","id":"islam-qala-capture-2021-07-08","properties":{"type":"capture","place":"islam-qala","start":"2021-07-08"}}`, 409, "PUT"},
	} {
		o.isProblem(t, name, o.post(t, c.body), c.status, c.says)
	}
	at := eventItems + "/islam-qala-capture-2021-07-08"
	for name, c := range map[string]struct {
		body string
		says string
	}{
		"a status of its own":       {`{"properties":{"status":"denied"}}`, "claims"},
		"a property it has not":     {`{"properties":{"colour":"red"}}`, "colour"},
		"a point far from it":       {`{"geometry":{"type":"Point","coordinates":[70,30]}}`, "km"},
		"nothing":                   {`{}`, "patch"},
		"a place that there is not": {`{"properties":{"place":"atlantis"}}`, "atlantis"},
	} {
		res := o.as(t, "omar", "PATCH", at, c.body, "Content-Type", asPatch, "If-Match", "*")
		o.isProblem(t, name, res, 422, c.says)
	}
	o.isProblem(t, "PUT under another id", o.as(t, "omar", "PUT", at, `{"type":"Feature","id":"other","properties":{"type":"capture","place":"islam-qala"}}`, "Content-Type", asFeature, "If-Match", "*"), 422, "other")
	o.isProblem(t, "PUT of what is not there", o.as(t, "omar", "PUT", eventItems+"/none", `{"type":"Feature"}`, "Content-Type", asFeature, "If-Match", "*"), 404, "none")
	o.isProblem(t, "PUT of XML", o.as(t, "omar", "PUT", at, `<x/>`, "Content-Type", "text/xml", "If-Match", "*"), 415)
	o.isProblem(t, "PUT of control", o.as(t, "omar", "PUT", "/collections/control/items/islam-qala", `{}`, "Content-Type", asFeature), 405)
	o.isProblem(t, "POST to control", o.as(t, "omar", "POST", "/collections/control/items", `{}`, "Content-Type", asFeature), 415)
}

func TestAnEventIsCreatedWithTheClaimsOfItsDispatches(t *testing.T) {
	o := newOffice(t)
	res := o.post(t, `{"type":"Feature","id":"torghundi-shut","geometry":null,"properties":{"type":"closure","place":"torghundi","claims":[
		{"id":"c1","dispatch":"afp-2021-07-09-islam-qala","stance":"asserts","certainty":"asserted","claimant":"A customs officer","principal":"taliban","side":"taliban",
		 "said":{"from":"2021-07-09","to":"2021-07-09","precision":"day"},"happened":{"from":"2021-07-08","to":"2021-07-08","precision":"day"}}]}}`, "Idempotency-Key", "e1")
	var f feature
	res.into(t, &f)
	if res.StatusCode != 201 || f.ID != "torghundi-shut" || f.Properties["claimants"].([]any)[0] != "taliban" {
		t.Fatalf("%d %s", res.StatusCode, res.body)
	}
}

func TestWhatAnAddressTakesIsSaid(t *testing.T) {
	o := newOffice(t)
	for target, allow := range map[string]string{
		eventItems: "GET, HEAD, POST, OPTIONS", eventItems + "/islam-qala-capture-2021-07-08": "GET, HEAD, PUT, PATCH, DELETE, OPTIONS",
		"/collections/control/items/islam-qala": "GET, HEAD, OPTIONS", "/dispatches": "GET, HEAD, POST, OPTIONS",
		"/drafts/x": "GET, HEAD, PATCH, OPTIONS", "/drafts/x/accept": "POST, OPTIONS",
	} {
		res := o.do(t, http.MethodOptions, target, nil)
		if res.StatusCode != 204 || res.Header.Get("Allow") != allow {
			t.Errorf("OPTIONS %s: %d %q, want %q", target, res.StatusCode, res.Header.Get("Allow"), allow)
		}
	}
	res := o.do(t, http.MethodOptions, "/drafts/x", nil, "Origin", "https://desk.example",
		"Access-Control-Request-Method", "PATCH", "Access-Control-Request-Headers", "authorization, if-match")
	allowed := strings.ToLower(res.Header.Get("Access-Control-Allow-Headers"))
	if res.Header.Get("Access-Control-Allow-Origin") != "*" || !strings.Contains(res.Header.Get("Access-Control-Allow-Methods"), "PATCH") ||
		!strings.Contains(allowed, "authorization") || !strings.Contains(allowed, "if-match") || res.Header.Get("Access-Control-Allow-Credentials") != "" {
		t.Errorf("%v", res.Header)
	}
}

func TestWritesAreNamedAmongWhatTheServerConformsTo(t *testing.T) {
	const class = "ogcapi-features-4/1.0/conf/create-replace-delete"
	if body := newOffice(t).ok(t, "/conformance").body; !strings.Contains(string(body), class) {
		t.Errorf("%s", body)
	}
	if body := open(t).ok(t, "/conformance").body; strings.Contains(string(body), class) {
		t.Error("a server without a desk says that it takes writes")
	}
}

func TestAQueryIsStillPostedWithoutAToken(t *testing.T) {
	o := newOffice(t)
	res := o.do(t, "POST", eventItems, strings.NewReader(`{"op":"=","args":[{"property":"place"},"islam-qala"]}`), "Content-Type", asJSON)
	if res.StatusCode != 200 {
		t.Errorf("%d %s", res.StatusCode, res.body)
	}
}
