package web_test

import (
	"mime"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
)

// apiDoc is the API document, against which answers are held.
func apiDoc(t *testing.T, o *office) *openapi3.T {
	t.Helper()
	doc, err := openapi3.NewLoader().LoadFromData(o.ok(t, "/api").body)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// operation finds what the document says of a request.
func operation(doc *openapi3.T, method, target string) *openapi3.Operation {
	path, _, _ := strings.Cut(target, "?")
	parts := strings.Split(path, "/")
	best, most := (*openapi3.Operation)(nil), -1
	for pattern, item := range doc.Paths.Map() {
		names := strings.Split(pattern, "/")
		literal, fits := 0, len(names) == len(parts)
		for i := 0; fits && i < len(names); i++ {
			if names[i] == parts[i] {
				literal++
			} else if !strings.HasPrefix(names[i], "{") {
				fits = false
			}
		}
		if op := item.GetOperation(method); fits && op != nil && literal > most {
			best, most = op, literal
		}
	}
	return best
}

// hold compares an answer with the document: its status, its media type, its headers.
func hold(t *testing.T, doc *openapi3.T, method, target string, res response) {
	t.Helper()
	op := operation(doc, method, target)
	if op == nil {
		t.Errorf("%s %s is not in the document", method, target)
		return
	}
	said := op.Responses.Status(res.StatusCode)
	if said == nil || said.Value == nil {
		t.Errorf("%s %s answers %d, which the document does not say", method, target, res.StatusCode)
		return
	}
	for name, h := range said.Value.Headers {
		if h.Value.Required && res.Header.Get(name) == "" {
			t.Errorf("%s %s: %d lacks the header %s", method, target, res.StatusCode, name)
		}
	}
	if res.StatusCode == http.StatusNoContent {
		return
	}
	typ, _, _ := mime.ParseMediaType(res.typ())
	body := said.Value.Content.Get(typ)
	if body == nil {
		t.Errorf("%s %s: %d is %s, which the document does not say", method, target, res.StatusCode, typ)
		return
	}
	var v any
	res.into(t, &v)
	if err := body.Schema.Value.VisitJSON(v); err != nil {
		t.Errorf("%s %s: %d does not fit its schema: %v", method, target, res.StatusCode, err)
	}
}

// ask is a request of the walk: what it is sent with, and the status that is expected.
type askFor struct {
	who, method, target, body, typ, match string
	status                                int
}

func TestTheAnswersToWritesAreThoseOfTheDocument(t *testing.T) {
	o := newOffice(t)
	doc := apiDoc(t, o)
	sub := o.handIn(t)
	d := sub.Drafts[0]
	claim, draft := "/claims/"+d.Claim.ID, "/drafts/"+d.ID
	const events = "/collections/events/items"
	known := events + "/islam-qala-capture-2021-07-08"
	big := strings.Repeat("x", 5<<20)
	for _, a := range []askFor{
		{"nora", "POST", "/dispatches?published=2021-07-09&agency=AFP", story, asText, "", 200},
		{"nora", "POST", "/dispatches?published=2021-07-10&agency=Reuters", strings.Replace(story, "Friday", "Saturday", 1), asText, "", 201},
		{"nora", "POST", "/dispatches", "{", asJSON, "", 400}, {"", "POST", "/dispatches", story, asText, "", 401},
		{"omar", "POST", "/dispatches", story, asText, "", 403}, {"nora", "POST", "/dispatches", big, asText, "", 413},
		{"nora", "POST", "/dispatches", story, "text/html", "", 415}, {"nora", "POST", "/dispatches?lang=xx", story, asText, "", 422},
		{"lena", "GET", "/dispatches", "", "", "", 200}, {"lena", "GET", "/dispatches/" + sub.ID, "", "", "", 200}, {"lena", "GET", "/dispatches/none", "", "", "", 404},
		{"lena", "GET", "/drafts?state=pending", "", "", "", 200}, {"lena", "GET", draft, "", "", "", 200}, {"lena", "GET", "/drafts?x=1", "", "", "", 400},
		{"lena", "POST", "/dispatches/" + sub.ID + "/matches", story, asText, "", 200}, {"lena", "POST", "/dispatches/none/matches", story, asText, "", 404},
		{"nora", "PATCH", draft, `{"claimant":"A commander"}`, asPatch, "*", 200}, {"omar", "PATCH", draft, `{"place":"x"}`, asPatch, "*", 422},
		{"omar", "POST", draft + "/reject", `{}`, asJSON, "*", 422}, {"omar", "POST", draft + "/accept", "", "", "", 428}, {"omar", "POST", draft + "/accept", "", "", `"1"`, 412},
		{"omar", "POST", draft + "/split", "", "", "*", 200}, {"omar", "POST", draft + "/merge", `{"event":"` + d.Claim.Event + `x"}`, asJSON, "*", 422},
		{"omar", "POST", draft + "/reject", `{"reason":"x"}`, asJSON, "*", 200}, {"omar", "POST", draft + "/reopen", "", "", "*", 200},
		{"omar", "POST", draft + "/accept", "", "", "*", 200}, {"omar", "POST", draft + "/accept", "", "", "*", 409}, {"lena", "POST", draft + "/accept", "", "", "*", 403},
		{"lena", "GET", "/claims?dispatch=" + sub.ID, "", "", "", 200}, {"lena", "GET", "/claims", "", "", "", 400}, {"lena", "GET", claim, "", "", "", 200}, {"", "GET", claim, "", "", "", 401},
		{"omar", "PATCH", claim, `{"claimant":"Another"}`, asPatch, "*", 200}, {"omar", "PATCH", claim, `{`, asPatch, "*", 400}, {"omar", "PATCH", claim, `{}`, asText, "*", 415},
		{"omar", "PATCH", claim, `{"place":"x"}`, asPatch, "*", 422}, {"omar", "PATCH", claim, `{"claimant":"x"}`, asPatch, "", 428}, {"omar", "PATCH", claim, `{"claimant":"x"}`, asPatch, `"1"`, 412},
		{"omar", "PATCH", "/claims/none", `{"claimant":"x"}`, asPatch, "*", 404}, {"omar", "POST", claim + "/move", "", "", "*", 200}, {"omar", "POST", claim + "/move", `{"event":"x"}`, asJSON, "*", 422},
		{"omar", "POST", claim + "/retract", `{"published":"2021-07-12","reason":"x"}`, asJSON, "*", 200}, {"omar", "DELETE", claim, "", "", "*", 204}, {"omar", "DELETE", claim, "", "", "*", 410},
		{"omar", "POST", events, `{"type":"Feature","id":"made","properties":{"type":"attack","place":"torghundi","start":"2021-07-08","title":"x"}}`, asFeature, "", 201},
		{"omar", "POST", events, `{"type":"Feature","id":"made","properties":{"type":"attack","place":"torghundi","start":"2021-07-08"}}`, asFeature, "", 409},
		{"", "POST", events, `{"op":"=","args":[{"property":"type"},"capture"]}`, asJSON, "", 200}, {"", "POST", events, `{}`, asFeature, "", 401},
		{"omar", "PATCH", events + "/made", `{"properties":{"title":"y"}}`, asPatch, "*", 200}, {"omar", "PUT", events + "/made", `{"type":"Feature","properties":{"type":"attack","place":"torghundi"}}`, asFeature, "*", 200},
		{"omar", "PUT", events + "/made", `{"type":"Feature","properties":{"type":"attack","place":"x"}}`, asFeature, "*", 422}, {"omar", "PATCH", events + "/none", `{"properties":{"title":"y"}}`, asPatch, "*", 404},
		{"omar", "POST", events + "/made/merge", `{"event":"made"}`, asJSON, "*", 422}, {"omar", "POST", events + "/made/merge", `{"event":"islam-qala-capture-2021-07-08"}`, asJSON, "*", 200},
		{"omar", "DELETE", events + "/made", "", "", "*", 410}, {"omar", "DELETE", known, "", "", "", 428}, {"omar", "DELETE", known, "", "", "*", 204}, {"nora", "DELETE", known, "", "", "*", 403},
		{"", "GET", "/live/desk", "", "", "", 401}, {"lena", "GET", "/live/desk", "", "", "", 404},
	} {
		headers := []string{"Content-Type", a.typ}
		if a.match != "" {
			headers = append(headers, "If-Match", a.match)
		}
		res := o.as(t, a.who, a.method, a.target, a.body, headers...)
		if res.StatusCode != a.status {
			t.Errorf("%s %s by %s: %d %.300s, want %d", a.method, a.target, a.who, res.StatusCode, res.body, a.status)
		}
		hold(t, doc, a.method, a.target, res)
	}
}

func TestTheDocumentSaysWhatEveryWriteNeeds(t *testing.T) {
	doc := apiDoc(t, newOffice(t))
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			if op.Security == nil || method == http.MethodGet {
				continue
			}
			for _, status := range []int{400, 401, 403, 413, 415, 422, 429} {
				if op.Responses.Value(strconv.Itoa(status)) == nil {
					t.Errorf("%s %s: %d is not said", method, path, status)
				}
			}
			match := op.Parameters.GetByInAndName("header", "If-Match")
			if asks := op.Responses.Value("428") != nil; asks != (match != nil && match.Required) {
				t.Errorf("%s %s: 428 is said: %v; If-Match: %v", method, path, asks, match)
			}
		}
	}
}
