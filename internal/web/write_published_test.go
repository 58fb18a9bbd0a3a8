package web_test

import (
	"net/http"
	"net/url"
	"testing"

	"marz/internal/marz"
)

// published hands the story in, accepts its first claim and returns that claim's id and event.
func (o *office) published(t *testing.T) (claim, event string) {
	t.Helper()
	d := o.handIn(t).Drafts[0]
	res := o.as(t, "omar", "POST", "/drafts/"+d.ID+"/accept", "", "If-Match", tag(d.Revision))
	if res.StatusCode != http.StatusOK {
		t.Fatalf("%d %s", res.StatusCode, res.body)
	}
	return d.Claim.ID, d.Claim.Event
}

type claimAnswer struct {
	Claim     marz.Claim
	Revision  int64
	Retracted bool
	Point     []float64
}

func TestWhatIsPublishedIsCorrectedMovedRetractedAndDeleted(t *testing.T) {
	o := newOffice(t)
	id, event := o.published(t)
	at := "/claims/" + id
	etag := func() string { return o.as(t, "omar", "GET", at, "").Header.Get("ETag") }
	do := func(method, target, body, typ string) claimAnswer {
		t.Helper()
		res := o.as(t, "omar", method, target, body, "Content-Type", typ, "If-Match", etag())
		if res.StatusCode != http.StatusOK || res.Header.Get("ETag") != etag() {
			t.Fatalf("%s %s: %d %s", method, target, res.StatusCode, res.body)
		}
		var out claimAnswer
		res.into(t, &out)
		return out
	}
	if c := do("PATCH", at, `{"claim":{"claimant":"A commander"},"reason":"misheard"}`, asPatch); c.Claim.Claimant != "A commander" || len(c.Point) != 2 {
		t.Errorf("corrected: %+v", c)
	}
	if c := do("POST", at+"/move", `{"event":"islam-qala-capture-2021-07-08"}`, asJSON); c.Claim.Event != "islam-qala-capture-2021-07-08" {
		t.Errorf("moved: %+v", c)
	}
	own := do("POST", at+"/move", `{}`, asJSON).Claim.Event
	if own == event || own == "islam-qala-capture-2021-07-08" {
		t.Errorf("an event of its own: %s", own)
	}
	if c := do("POST", at+"/retract", `{"published":"2021-07-12","reason":"taken back"}`, asJSON); !c.Retracted {
		t.Errorf("retracted: %+v", c)
	}
	var list struct {
		Claims     []claimAnswer
		Dispatches []marz.Dispatch
	}
	o.as(t, "lena", "GET", "/claims?event="+url.QueryEscape(own), "").into(t, &list)
	if len(list.Claims) != 1 || len(list.Dispatches) != 1 || list.Dispatches[0].Text != "" {
		t.Errorf("the event's claims: %+v", list)
	}
	if res := o.as(t, "omar", "DELETE", at+"?reason=wrong", "", "If-Match", etag()); res.StatusCode != http.StatusNoContent {
		t.Errorf("deleted: %d %s", res.StatusCode, res.body)
	}
	if res := o.as(t, "omar", "GET", at, ""); res.StatusCode != http.StatusNotFound {
		t.Errorf("after it: %d", res.StatusCode)
	}
}

func TestTwoEventsBecomeOne(t *testing.T) {
	o := newOffice(t)
	id, _ := o.published(t)
	res := o.as(t, "omar", "POST", "/claims/"+id+"/move", "{}", "Content-Type", asJSON, "If-Match", "*")
	var moved claimAnswer
	res.into(t, &moved)
	from, into := moved.Claim.Event, "islam-qala-capture-2021-07-08"
	res = o.as(t, "omar", "POST", "/collections/events/items/"+from+"/merge", `{"event":"`+into+`","reason":"the same"}`,
		"Content-Type", asJSON, "If-Match", "*", "Idempotency-Key", "m1")
	var f feature
	res.into(t, &f)
	if res.StatusCode != http.StatusOK || f.ID != into || res.Header.Get("ETag") == "" {
		t.Fatalf("%d %s", res.StatusCode, res.body)
	}
	var c claimAnswer
	o.as(t, "omar", "GET", "/claims/"+id, "").into(t, &c)
	if c.Claim.Event != into {
		t.Errorf("the claim is of %q", c.Claim.Event)
	}
	if res := o.get(t, "/collections/events/items/"+from); res.StatusCode != http.StatusGone {
		t.Errorf("what was merged away: %d", res.StatusCode)
	}
	res = o.as(t, "omar", "POST", "/collections/events/items/"+from+"/merge", `{"event":"`+into+`","reason":"the same"}`,
		"Content-Type", asJSON, "If-Match", "*", "Idempotency-Key", "m1")
	if res.StatusCode == http.StatusOK {
		return // repeated: answered as it was
	}
	t.Errorf("repeated: %d %s", res.StatusCode, res.body)
}

func TestACopyIsComparedWithWhatWasHandedIn(t *testing.T) {
	o := newOffice(t)
	sub := o.handIn(t)
	for text, want := range map[string]bool{story: true, story + " ": false} {
		var out struct{ Matches bool }
		res := o.as(t, "lena", "POST", "/dispatches/"+sub.ID+"/matches", text, "Content-Type", asText)
		res.into(t, &out)
		if res.StatusCode != http.StatusOK || out.Matches != want {
			t.Errorf("%d %s, want %v", res.StatusCode, res.body, want)
		}
	}
}

func TestWhatCannotBeDoneToWhatIsPublished(t *testing.T) {
	o := newOffice(t)
	id, event := o.published(t)
	claim, merge := "/claims/"+id, "/collections/events/items/"+event+"/merge"
	for name, c := range map[string]struct {
		who, method, target, body, typ, match string
		status                                int
		word                                  string
	}{
		"nobody's":                  {"", "PATCH", claim, `{"place":"torghundi"}`, asPatch, "*", 401, "token"},
		"a submitter's":             {"nora", "PATCH", claim, `{"place":"torghundi"}`, asPatch, "*", 403, "review"},
		"a reader's":                {"lena", "DELETE", claim, "", "", "*", 403, "review"},
		"a reader's list":           {"", "GET", "/claims?event=" + event, "", "", "", 401, "token"},
		"no revision":               {"omar", "PATCH", claim, `{"place":"torghundi"}`, asPatch, "", 428, "If-Match"},
		"an old revision":           {"omar", "PATCH", claim, `{"place":"torghundi"}`, asPatch, `"1"`, 412, "look at it again"},
		"no claim":                  {"omar", "PATCH", "/claims/none", `{"place":"torghundi"}`, asPatch, "*", 404, "none"},
		"an event under /claims":    {"omar", "DELETE", "/claims/" + event, "", "", "*", 404, event},
		"a claim under events":      {"omar", "DELETE", "/collections/events/items/" + id, "", "", "*", 404, id},
		"another type":              {"omar", "PATCH", claim, `place`, asText, "*", 415, "merge-patch"},
		"no JSON":                   {"omar", "PATCH", claim, `{`, asPatch, "*", 400, "JSON"},
		"nowhere":                   {"omar", "PATCH", claim, `{"place":"atlantis"}`, asPatch, "*", 422, "atlantis"},
		"its event":                 {"omar", "PATCH", claim, `{"event":"x"}`, asPatch, "*", 422, "event"},
		"no such event":             {"omar", "POST", claim + "/move", `{"event":"x"}`, asJSON, "*", 422, "x"},
		"an unknown member":         {"omar", "POST", claim + "/move", `{"into":"x"}`, asJSON, "*", 422, "into"},
		"retracted without a day":   {"omar", "POST", claim + "/retract", `{"reason":"x"}`, asJSON, "*", 422, "published"},
		"retracted without reason":  {"omar", "POST", claim + "/retract", `{"published":"2021-07-12"}`, asJSON, "*", 422, "reason"},
		"merged into itself":        {"omar", "POST", merge, `{"event":"` + event + `"}`, asJSON, "*", 422, "other"},
		"merged into nothing":       {"omar", "POST", merge, ``, asJSON, "*", 422, "other"},
		"a list of everything":      {"omar", "GET", "/claims", "", "", "", 400, "event"},
		"a copy of no dispatch":     {"omar", "POST", "/dispatches/none/matches", "x", asText, "", 404, "none"},
		"a copy in another form":    {"omar", "POST", "/dispatches/none/matches", "{}", asJSON, "", 415, "text/plain"},
		"a delete with a parameter": {"omar", "DELETE", claim + "?why=x", "", "", "*", 400, "reason"},
	} {
		t.Run(name, func(t *testing.T) {
			headers := []string{"Content-Type", c.typ}
			if c.match != "" {
				headers = append(headers, "If-Match", c.match)
			}
			o.isProblem(t, c.method+" "+c.target, o.as(t, c.who, c.method, c.target, c.body, headers...), c.status, c.word)
		})
	}
}
