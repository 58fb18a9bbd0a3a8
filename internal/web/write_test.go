package web_test

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"marz/internal/auth"
	"marz/internal/desk"
	"marz/internal/extract"
	"marz/internal/live"
	"marz/internal/marz"
	"marz/internal/web"
)

// office is a server that takes writes, with a token for each of several people.
type office struct {
	*world
	keys   *auth.Keyring
	tokens map[string]string // name → secret
	two    bool              // there is a second reviewer
}

// staff is who has which scopes.
var staff = map[string]auth.Scope{"nora": auth.Write, "omar": auth.Review, "lena": auth.ReadDrafts, "root": auth.Admin}

func newOffice(t *testing.T, change ...func(*web.Config)) *office {
	t.Helper()
	o := &office{world: own(t), keys: &auth.Keyring{}, tokens: map[string]string{}}
	for name, scope := range staff {
		o.hire(t, name, scope)
	}
	o.follow(t)
	second := func() bool { return o.two }
	d := desk.New(o.log, o.catalog.Atlas(), desk.Options{
		Now: today, SecondReviewer: second, Read: desk.ReadWith(extract.New(o.catalog.Atlas())),
	})
	o.serve(t, func(cfg *web.Config) {
		cfg.Desk, cfg.Keys, cfg.SecondReviewer = d, o.keys, second
		for _, f := range change {
			f(cfg)
		}
	})
	return o
}

// hire gives somebody a token.
func (o *office) hire(t *testing.T, name string, scope auth.Scope) auth.Token {
	t.Helper()
	secret, token, err := auth.NewToken(name, []auth.Scope{scope}, today(), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	o.tokens[name] = secret
	o.apply(t, token)
	return token
}

func (o *office) apply(t *testing.T, token auth.Token) {
	t.Helper()
	c, err := token.Change("test")
	if err != nil {
		t.Fatal(err)
	}
	if err := o.keys.Apply(marz.Entry{Seq: 1, Change: c}); err != nil {
		t.Fatal(err)
	}
}

// as sends a request with somebody's token.
func (o *office) as(t *testing.T, name, method, target, body string, headers ...string) response {
	t.Helper()
	if name != "" {
		headers = append(headers, "Authorization", "Bearer "+o.tokens[name])
	}
	return o.do(t, method, target, strings.NewReader(body), headers...)
}

const asJSON, asText, asPatch, asFeature = "application/json", "text/plain; charset=utf-8", "application/merge-patch+json", "application/geo+json"

// story is a dispatch in our own words.
const story = "KABUL, July 9 (AFP) - The Taliban have captured the Islam Qala border crossing with Iran, a spokesman for the group said on Friday.\n" +
	"\"The Islam Qala border crossing has come under our full control,\" spokesman Zabihullah Mujahid told AFP.\n"

type draftAnswer struct {
	ID, State  string
	Submission string
	Revision   int64
	Claim      marz.Claim
	Candidates []string
	Point      []float64
	Decision   *desk.Decision
}

type submissionAnswer struct {
	ID        string
	By        string
	Duplicate bool
	Dispatch  marz.Dispatch
	Drafts    []draftAnswer
	Sketch    []int
}

// handIn submits the story and returns what was made of it.
func (o *office) handIn(t *testing.T) submissionAnswer {
	t.Helper()
	res := o.as(t, "nora", "POST", "/dispatches?published=2021-07-09&agency=AFP", story, "Content-Type", asText)
	if res.StatusCode != http.StatusCreated {
		t.Fatalf("%d %s", res.StatusCode, res.body)
	}
	var sub submissionAnswer
	res.into(t, &sub)
	if len(sub.Drafts) == 0 {
		t.Fatalf("no drafts in %s", res.body)
	}
	return sub
}

func tag(rev int64) string { return fmt.Sprintf("%q", fmt.Sprint(rev)) }

func TestADispatchBecomesAnEventOnTheMapAndInTheStream(t *testing.T) {
	o := newOffice(t)
	hub, err := live.New(t.Context(), o.log, live.Options{Applied: o.catalog.WaitFor})
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = hub.Follow(t.Context()) }()
	withHub := newConfig(o, hub)
	o.serve(t, withHub)
	srv := httptest.NewServer(o.handler)
	t.Cleanup(srv.Close)
	events := listen(t, srv.URL, "?place=islam-qala")

	res := o.as(t, "nora", "POST", "/dispatches?published=2021-07-09&agency=AFP", story, "Content-Type", asText)
	var sub submissionAnswer
	res.into(t, &sub)
	if res.StatusCode != 201 || path(t, res.Header.Get("Location")) != "/dispatches/"+sub.ID || sub.Dispatch.Text != "" || sub.Sketch != nil {
		t.Fatalf("%d %s %s", res.StatusCode, res.Header.Get("Location"), res.body)
	}
	again := o.as(t, "lena", "GET", path(t, res.Header.Get("Location")), "")
	if !bytes.Equal(again.body, res.body) || again.StatusCode != 200 {
		t.Errorf("GET answers %d %s", again.StatusCode, again.body)
	}
	d := sub.Drafts[0]
	if d.Claim.Place != "islam-qala" || len(d.Point) != 2 || d.State != "pending" {
		t.Errorf("%+v", d)
	}
	res = o.as(t, "omar", "POST", "/drafts/"+d.ID+"/split", "", "If-Match", tag(d.Revision))
	res.into(t, &d)
	if res.StatusCode != 200 || d.Claim.Event == "" {
		t.Fatalf("split: %d %s", res.StatusCode, res.body)
	}
	if res = o.get(t, "/collections/events/items/"+d.Claim.Event); res.StatusCode != 404 {
		t.Errorf("before accepting: %d", res.StatusCode)
	}
	res = o.as(t, "omar", "POST", "/drafts/"+d.ID+"/accept", "", "If-Match", res2tag(o, t, d.ID))
	res.into(t, &d)
	if res.StatusCode != 200 || d.State != "accepted" || d.Decision.By != "omar" {
		t.Fatalf("accept: %d %s", res.StatusCode, res.body)
	}
	var f feature
	o.ok(t, "/collections/events/items/"+d.Claim.Event).into(t, &f)
	if f.Properties["place"] != "islam-qala" {
		t.Errorf("%+v", f)
	}
	for e := range events {
		if strings.Contains(e[1], d.Claim.Event) {
			return
		}
	}
	t.Error("the stream ended and did not tell of it")
}

// newConfig is the office's configuration with a live stream.
func newConfig(o *office, hub *live.Hub) func(*web.Config) {
	d := desk.New(o.log, o.catalog.Atlas(), desk.Options{Now: today, Read: desk.ReadWith(extract.New(o.catalog.Atlas()))})
	return func(cfg *web.Config) { cfg.Desk, cfg.Keys, cfg.Live = d, o.keys, hub }
}

// res2tag reads a draft's ETag.
func res2tag(o *office, t *testing.T, draft string) string {
	t.Helper()
	res := o.as(t, "lena", "GET", "/drafts/"+draft, "")
	if res.StatusCode != 200 {
		t.Fatalf("%d %s", res.StatusCode, res.body)
	}
	return res.Header.Get("ETag")
}

func TestWhoMayWriteWhat(t *testing.T) {
	o := newOffice(t)
	sub := o.handIn(t)
	draft := "/drafts/" + sub.Drafts[0].ID
	const dispatches, event = "/dispatches", "/collections/events/items/islam-qala-capture-2021-07-08"
	for _, c := range []struct{ method, target, may string }{
		{"GET", "/dispatches", "nora omar lena root"}, {"GET", dispatches + "/" + sub.ID, "nora omar lena root"},
		{"GET", "/drafts", "nora omar lena root"}, {"GET", draft, "nora omar lena root"},
		{"POST", dispatches, "nora root"}, {"PATCH", draft, "nora omar root"}, {"POST", draft + "/accept", "omar root"},
		{"POST", draft + "/reject", "omar root"}, {"POST", draft + "/merge", "omar root"}, {"POST", draft + "/split", "omar root"},
		{"POST", draft + "/reopen", "omar root"}, {"PUT", event, "omar root"}, {"PATCH", event, "omar root"}, {"DELETE", event, "omar root"},
	} {
		for name := range staff {
			res := o.as(t, name, c.method, c.target, "")
			if may := strings.Contains(c.may, name); may == (res.StatusCode == 403) || res.StatusCode == 401 {
				t.Errorf("%s %s by %s: %d %s", c.method, c.target, name, res.StatusCode, res.body)
			}
			if res.StatusCode == 403 && !strings.Contains(res.Header.Get("WWW-Authenticate"), "insufficient_scope") {
				t.Errorf("%s %s: WWW-Authenticate %q", c.method, c.target, res.Header.Get("WWW-Authenticate"))
			}
		}
		for _, header := range [][]string{nil, {"Authorization", "Bearer marz_nonsense"}, {"Authorization", "Basic bm9yYTpub3Jh"}} {
			res := o.do(t, c.method, c.target, strings.NewReader(""), header...)
			o.isProblem(t, c.method+" "+c.target, res, 401)
			if !strings.HasPrefix(res.Header.Get("WWW-Authenticate"), "Bearer ") {
				t.Errorf("WWW-Authenticate %q", res.Header.Get("WWW-Authenticate"))
			}
		}
	}
	res := o.do(t, "POST", "/collections/events/items", strings.NewReader("{}"), "Content-Type", asFeature)
	o.isProblem(t, "an event by nobody", res, 401)
	for _, secret := range o.tokens {
		if strings.Contains(o.logs.String(), secret) {
			t.Error("a token is in the log of requests")
		}
	}
}

func TestATokenThatEndsEnds(t *testing.T) {
	o := newOffice(t)
	token := o.hire(t, "short", auth.Write)
	if res := o.as(t, "short", "GET", "/drafts", ""); res.StatusCode != 200 {
		t.Fatalf("%d %s", res.StatusCode, res.body)
	}
	o.apply(t, token.Revoke(today().Add(-time.Minute)))
	o.isProblem(t, "revoked", o.as(t, "short", "GET", "/drafts", ""), 401, "revoked")
}

func TestWithoutADeskNobodyWrites(t *testing.T) {
	o := newOffice(t, func(cfg *web.Config) { cfg.Desk = nil })
	o.isProblem(t, "no desk", o.as(t, "root", "POST", "/dispatches", story, "Content-Type", asText), 403, "no writes")
	o = newOffice(t, func(cfg *web.Config) { cfg.Keys = nil })
	o.isProblem(t, "no keys", o.as(t, "root", "POST", "/dispatches", story, "Content-Type", asText), 401)
	o.isProblem(t, "no token", o.as(t, "", "POST", "/dispatches", story, "Content-Type", asText), 401, "marz token create")
}

func TestAChangeOfADraftNeedsTheNewestRevision(t *testing.T) {
	o := newOffice(t)
	sub := o.handIn(t)
	d := sub.Drafts[0]
	at := "/drafts/" + d.ID
	patch := `{"claim":{"claimant":"A commander"},"reason":"he was named"}`
	o.isProblem(t, "without If-Match", o.as(t, "nora", "PATCH", at, patch, "Content-Type", asPatch), 428, "If-Match")
	o.isProblem(t, "accept without If-Match", o.as(t, "omar", "POST", at+"/accept", ""), 428, "If-Match")
	for _, match := range []string{`"1"`, `"x"`, `W/"7"`, `"99999999"`, "nonsense"} {
		o.isProblem(t, "If-Match "+match, o.as(t, "nora", "PATCH", at, patch, "Content-Type", asPatch, "If-Match", match), 412)
	}
	res := o.as(t, "nora", "PATCH", at, patch, "Content-Type", asPatch, "If-Match", `"x", `+tag(d.Revision))
	var next draftAnswer
	res.into(t, &next)
	if res.StatusCode != 200 || next.Claim.Claimant != "A commander" || next.Decision.Reason != "he was named" || next.Revision <= d.Revision {
		t.Fatalf("%d %s", res.StatusCode, res.body)
	}
	o.isProblem(t, "the old revision", o.as(t, "nora", "PATCH", at, patch, "Content-Type", asPatch, "If-Match", tag(d.Revision)), 412, "look at it again")
	newest := res.Header.Get("ETag")
	for name, c := range map[string]struct {
		body, typ string
		status    int
		says      string
	}{
		"a place that there is not": {`{"place":"atlantis"}`, asPatch, 422, "atlantis"},
		"a word that is not known":  {`{"type":"siege"}`, asPatch, 422, "siege"},
		"a member that is fixed":    {`{"event":"e"}`, asPatch, 422, "event"},
		"nothing":                   {`{}`, asPatch, 422, "patch"},
		"a list":                    {`[]`, asPatch, 400, "object"},
		"text":                      {`place=x`, "text/plain", 415, "merge-patch"},
	} {
		o.isProblem(t, name, o.as(t, "nora", "PATCH", at, c.body, "Content-Type", c.typ, "If-Match", newest), c.status, c.says)
	}
	if res := o.as(t, "lena", "GET", at, "", "If-None-Match", newest); res.StatusCode != 304 || len(res.body) != 0 {
		t.Errorf("If-None-Match: %d", res.StatusCode)
	}
	if res := o.as(t, "lena", "GET", at, ""); !strings.Contains(res.Header.Get("Cache-Control"), "private") {
		t.Errorf("a draft may be kept by others: %q", res.Header.Get("Cache-Control"))
	}
	if res := o.as(t, "nora", "PATCH", at, `{"claimant":"Somebody"}`, "Content-Type", asPatch, "If-Match", "*"); res.StatusCode != 200 {
		t.Errorf("If-Match *: %d %s", res.StatusCode, res.body)
	}
}

func TestDecisionsOverHTTP(t *testing.T) {
	o := newOffice(t)
	d := o.handIn(t).Drafts[0]
	at := "/drafts/" + d.ID
	step := func(action, body string, want int, says ...string) {
		t.Helper()
		res := o.as(t, "omar", "POST", at+"/"+action, body, "Content-Type", asJSON, "If-Match", res2tag(o, t, d.ID))
		if want == 200 {
			if res.StatusCode != 200 {
				t.Errorf("%s: %d %s", action, res.StatusCode, res.body)
			}
			return
		}
		o.isProblem(t, action, res, want, says...)
	}
	step("reject", "", 422, "reason")
	step("reject", `{"reason":`, 400, "too early")
	step("reject", `{"why":"x"}`, 422, "why")
	step("split", `{"event":"x"}`, 422, "merge")
	step("merge", `{"event":"no-such"}`, 422, "no-such")
	step("merge", `{"event":"islam-qala-capture-2021-07-08","reason":"the same"}`, 200)
	step("reject", `{"reason":"hearsay"}`, 200)
	step("accept", "", 409, "reopen")
	step("reopen", "", 200)
	step("accept", `{"reason":"seen"}`, 200)
	step("accept", "", 409, "published")
	o.isProblem(t, "no such draft", o.as(t, "omar", "POST", "/drafts/none/accept", "", "If-Match", `"1"`), 404, "none")
	o.isProblem(t, "no such action", o.as(t, "omar", "POST", at+"/praise", ""), 404)
	o.isProblem(t, "no such submission", o.as(t, "omar", "GET", "/dispatches/none", ""), 404, "none")
	var list struct{ Drafts []draftAnswer }
	o.as(t, "lena", "GET", "/drafts?state=accepted&submission="+d.Submission, "").into(t, &list)
	if len(list.Drafts) != 1 || list.Drafts[0].ID != d.ID {
		t.Errorf("%+v", list)
	}
	o.isProblem(t, "an unknown state", o.as(t, "lena", "GET", "/drafts?state=lost", ""), 400, "pending")
	o.isProblem(t, "an unknown parameter", o.as(t, "lena", "GET", "/drafts?colour=red", ""), 400, "colour")
	var subs struct {
		Submissions []struct {
			ID     string
			States map[string]int
		}
	}
	o.as(t, "lena", "GET", "/dispatches?state=accepted", "").into(t, &subs)
	if len(subs.Submissions) != 1 || subs.Submissions[0].States["accepted"] != 1 {
		t.Errorf("%+v", subs)
	}
}

func TestNobodyAcceptsTheirOwnWhereTwoReview(t *testing.T) {
	o := newOffice(t)
	res := o.as(t, "root", "POST", "/dispatches?published=2021-07-09&agency=AFP", story, "Content-Type", asText)
	var sub submissionAnswer
	res.into(t, &sub)
	o.two = true
	d := sub.Drafts[0]
	o.isProblem(t, "by the same", o.as(t, "root", "POST", "/drafts/"+d.ID+"/accept", "", "If-Match", tag(d.Revision)), 403, "your own")
	if res := o.as(t, "omar", "POST", "/drafts/"+d.ID+"/accept", "", "If-Match", tag(d.Revision)); res.StatusCode != 200 {
		t.Errorf("by another: %d %s", res.StatusCode, res.body)
	}
	body := `{"type":"Feature","geometry":null,"properties":{"type":"closure","place":"torghundi","start":"2021-07-09"}}`
	o.isProblem(t, "an event by one alone", o.as(t, "omar", "POST", "/collections/events/items", body, "Content-Type", asFeature), 403, "nobody publishes alone")
}

func TestARequestMayBeRepeated(t *testing.T) {
	o := newOffice(t)
	d := o.handIn(t).Drafts[0]
	at := "/drafts/" + d.ID + "/accept"
	first := o.as(t, "omar", "POST", at, "", "If-Match", tag(d.Revision), "Idempotency-Key", `"k1"`)
	head := o.head(t)
	again := o.as(t, "omar", "POST", at, "", "If-Match", tag(d.Revision), "Request-Id", "k1")
	if first.StatusCode != 200 || again.StatusCode != 200 || !bytes.Equal(first.body, again.body) || o.head(t) != head {
		t.Errorf("%d %s, then %d %s", first.StatusCode, first.body, again.StatusCode, again.body)
	}
	res := o.as(t, "omar", "POST", "/drafts/"+d.ID+"/reject", `{"reason":"x"}`, "Content-Type", asJSON, "If-Match", tag(d.Revision), "Idempotency-Key", "k1")
	o.isProblem(t, "the id for something else", res, 409, "k1")
}

func (o *office) head(t *testing.T) int64 {
	t.Helper()
	v, err := o.log.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return v.Seq
}
