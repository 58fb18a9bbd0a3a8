package auth_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"marz/internal/auth"
	"marz/internal/marz"
)

var now = time.Date(2026, 1, 15, 12, 0, 0, 0, time.UTC)

// issue makes a token and applies it as the log would.
func issue(t *testing.T, k *auth.Keyring, name string, expires time.Time, scopes ...auth.Scope) (string, auth.Token) {
	t.Helper()
	secret, tok, err := auth.NewToken(name, scopes, now, expires)
	if err != nil {
		t.Fatal(err)
	}
	apply(t, k, tok)
	return secret, tok
}

func apply(t *testing.T, k *auth.Keyring, tok auth.Token) marz.Change {
	t.Helper()
	c, err := tok.Change("operator")
	if err != nil {
		t.Fatal(err)
	}
	if err := k.Apply(marz.Entry{Seq: 1, Change: c}); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestATokenLetsInUntilItExpiresOrIsRevoked(t *testing.T) {
	var k auth.Keyring
	secret, tok := issue(t, &k, "zahra", now.Add(time.Hour), auth.Write)
	p, err := k.Check(secret, now)
	if err != nil || p.Name != "zahra" || p.Token != tok.ID || !p.Has(auth.Write) || p.Has(auth.Review) {
		t.Fatalf("%+v, %v", p, err)
	}
	if _, err := k.Check(secret, now.Add(time.Hour)); marz.KindOf(err) != marz.Unauthorized || !strings.Contains(err.Error(), "expired") {
		t.Errorf("at its expiry: %v", err)
	}
	apply(t, &k, tok.Revoke(now))
	if _, err := k.Check(secret, now); marz.KindOf(err) != marz.Unauthorized || !strings.Contains(err.Error(), "revoked") {
		t.Errorf("revoked: %v", err)
	}
	if list := k.Tokens(); len(list) != 1 || list[0].State(now) != "revoked" {
		t.Errorf("tokens %v", list)
	}
}

func TestOnlyTheWholeSecretLetsIn(t *testing.T) {
	var k auth.Keyring
	secret, tok := issue(t, &k, "zahra", time.Time{}, auth.Admin)
	other, _ := issue(t, &k, "omar", time.Time{}, auth.Admin)
	last := secret[len(secret)-1]
	for name, s := range map[string]string{
		"nothing": "", "the prefix": "marz_", "the id": "marz_" + tok.ID, "the id and an empty key": "marz_" + tok.ID + "_",
		"the hash": tok.SHA256, "all but the last letter": secret[:len(secret)-1], "one more letter": secret + "A",
		"another last letter": secret[:len(secret)-1] + string(last^1), "another id": "marz_ffffffffffff" + secret[17:],
		"the key of another": "marz_" + tok.ID + other[17:], "other case": strings.ToUpper(secret),
	} {
		if p, err := k.Check(s, now); marz.KindOf(err) != marz.Unauthorized || err == nil {
			t.Errorf("%s: %+v, %v", name, p, err)
		}
	}
	if _, err := k.Check(secret, now); err != nil {
		t.Error(err)
	}
}

func TestTheLogNeverHoldsTheSecret(t *testing.T) {
	var k auth.Keyring
	secret, tok := issue(t, &k, "zahra", now.Add(time.Hour), auth.Write)
	c := apply(t, &k, tok)
	all, err := json.Marshal(struct{ C, B any }{c, string(c.Body)})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(all)+tok.String(), secret[18:]) {
		t.Error("the change holds the secret")
	}
	if len(secret) != len("marz_")+12+1+43 {
		t.Errorf("the secret has %d characters", len(secret))
	}
	again, _ := issue(t, &k, "zahra", now.Add(time.Hour), auth.Write)
	if again == secret {
		t.Error("two tokens have one secret")
	}
}

func TestScopesIncludeWhatTheyMust(t *testing.T) {
	for _, c := range []struct {
		has  auth.Scope
		want map[auth.Scope]bool
	}{
		{auth.ReadDrafts, map[auth.Scope]bool{auth.ReadDrafts: true}},
		{auth.Write, map[auth.Scope]bool{auth.Write: true}},
		{auth.Review, map[auth.Scope]bool{auth.Review: true, auth.ReadDrafts: true}},
		{auth.Admin, map[auth.Scope]bool{auth.ReadDrafts: true, auth.Write: true, auth.Review: true, auth.Admin: true}},
	} {
		for _, s := range auth.Scopes {
			if got := (auth.Principal{Scopes: []auth.Scope{c.has}}).Has(s); got != c.want[s] {
				t.Errorf("%s for %s: %v", c.has, s, got)
			}
		}
	}
}

func TestBadTokensAreNotMade(t *testing.T) {
	for name, c := range map[string]struct {
		who     string
		scopes  []auth.Scope
		expires time.Time
		word    string
	}{
		"no name":             {"", []auth.Scope{auth.Write}, time.Time{}, "name"},
		"spaces around":       {" a", []auth.Scope{auth.Write}, time.Time{}, "spaces"},
		"the bundle's name":   {"marz", []auth.Scope{auth.Write}, time.Time{}, "bundled"},
		"a control character": {"a\nb", []auth.Scope{auth.Write}, time.Time{}, "printed"},
		"a very long name":    {strings.Repeat("x", 65), []auth.Scope{auth.Write}, time.Time{}, "64"},
		"no scope":            {"a", nil, time.Time{}, "at least one"},
		"an unknown scope":    {"a", []auth.Scope{"god"}, time.Time{}, "read:drafts, write, review, admin"},
		"expired":             {"a", []auth.Scope{auth.Write}, now, "past"},
	} {
		if _, _, err := auth.NewToken(c.who, c.scopes, now, c.expires); marz.KindOf(err) != marz.Invalid || !strings.Contains(err.Error(), c.word) {
			t.Errorf("%s: %v; want a word about %q", name, err, c.word)
		}
	}
}

func TestScopesAndExpiriesAreRead(t *testing.T) {
	got, err := auth.ParseScopes("write, review,write")
	if err != nil || len(got) != 2 || got[0] != auth.Write || got[1] != auth.Review {
		t.Errorf("%v, %v", got, err)
	}
	for _, bad := range []string{"", ",", "writes", "write;review"} {
		if _, err := auth.ParseScopes(bad); marz.KindOf(err) != marz.Invalid {
			t.Errorf("%q: %v", bad, err)
		}
	}
	for in, want := range map[string]time.Time{
		"never": {}, "90d": now.AddDate(0, 0, 90), "1d": now.AddDate(0, 0, 1),
		"2026-01-15": time.Date(2026, 1, 15, 19, 30, 0, 0, time.UTC), // the end of the day in Kabul
	} {
		if got, err := auth.ParseExpires(in, now); err != nil || !got.Equal(want) {
			t.Errorf("%q: %v, %v; want %v", in, got, err, want)
		}
	}
	for _, bad := range []string{"", "0d", "-1d", "99999999d", "2026-01-14", "2026-13-01", "soon", "9999-12-31"} {
		if got, err := auth.ParseExpires(bad, now); marz.KindOf(err) != marz.Invalid || err == nil {
			t.Errorf("%q: %v, %v", bad, got, err)
		}
	}
}

func TestRequestsAreAnsweredAsTheirTokenAllows(t *testing.T) {
	var empty, k auth.Keyring
	writer, _ := issue(t, &k, "zahra", time.Time{}, auth.Write)
	for name, c := range map[string]struct {
		ring    *auth.Keyring
		headers []string
		status  int
		words   []string // in the answer and in WWW-Authenticate
	}{
		"no token where there is none": {&empty, nil, 401, []string{"marz token create", `realm="marz"`}},
		"no token":                     {&k, nil, 401, []string{"Authorization: Bearer", `scope="write"`}},
		"the right token":              {&k, []string{"Bearer " + writer}, 200, []string{"zahra"}},
		"the scheme in small letters":  {&k, []string{"bearer " + writer}, 200, []string{"zahra"}},
		"an unknown token":             {&k, []string{"Bearer marz_0_0"}, 401, []string{"not known", "invalid_token"}},
		"another scheme":               {&k, []string{"Basic " + writer}, 401, []string{"Bearer TOKEN", "invalid_request"}},
		"a scheme and no token":        {&k, []string{"Bearer "}, 401, []string{"Bearer TOKEN"}},
		"two headers":                  {&k, []string{"Bearer " + writer, "Bearer " + writer}, 401, []string{"one"}},
		"two tokens in one header":     {&k, []string{"Bearer " + writer + ", Bearer x"}, 401, []string{"one"}},
	} {
		rec := request(c.ring, auth.Write, c.headers)
		got := rec.Body.String() + rec.Header().Get("WWW-Authenticate")
		for _, w := range c.words {
			if rec.Code != c.status || !strings.Contains(got, w) {
				t.Errorf("%s: %d %s; want %d with a word of %q", name, rec.Code, got, c.status, w)
			}
		}
	}
	if rec := request(&k, auth.Review, []string{"Bearer " + writer}); rec.Code != 403 || !strings.Contains(rec.Header().Get("WWW-Authenticate"), `insufficient_scope`) {
		t.Errorf("a writer who reviews: %d %v", rec.Code, rec.Header())
	}
}

func request(k *auth.Keyring, scope auth.Scope, headers []string) *httptest.ResponseRecorder {
	fail := func(w http.ResponseWriter, _ *http.Request, err error) {
		status := map[marz.Kind]int{marz.Unauthorized: 401, marz.Forbidden: 403}[marz.KindOf(err)]
		http.Error(w, err.Error(), status)
	}
	h := k.Authenticate(func() time.Time { return now }, fail)(k.Require(scope, fail)(
		http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			p, _ := auth.From(r.Context())
			w.Write([]byte(p.Name))
		})))
	req := httptest.NewRequest("POST", "/dispatches", nil)
	for _, v := range headers {
		req.Header.Add("Authorization", v)
	}
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, req)
	return rec
}

func TestForeignEntriesArePassedOverAndBrokenOnesRefused(t *testing.T) {
	var k auth.Keyring
	if err := k.Apply(marz.Entry{Seq: 1, Change: marz.Change{Kind: marz.PutEvent, Body: []byte("{}")}}); err != nil {
		t.Error(err)
	}
	for _, body := range []string{`[]`, `{}`, `{"id":"b"}`} {
		if err := k.Apply(marz.Entry{Seq: 2, Change: marz.Change{Kind: marz.PutToken, Subject: "a", Body: []byte(body)}}); err == nil {
			t.Errorf("%s was taken for a token", body)
		}
	}
	if len(k.Tokens()) != 0 {
		t.Error("a broken token is in the ring")
	}
}

func FuzzCheck(f *testing.F) {
	var k auth.Keyring
	secret, tok, err := auth.NewToken("zahra", []auth.Scope{auth.Admin}, now, time.Time{})
	if err != nil {
		f.Fatal(err)
	}
	c, _ := tok.Change("operator")
	if err := k.Apply(marz.Entry{Change: c}); err != nil {
		f.Fatal(err)
	}
	f.Add("marz_" + tok.ID + "_x")
	f.Add("marz__")
	f.Fuzz(func(t *testing.T, s string) {
		if _, err := k.Check(s, now); (err == nil) != (s == secret) {
			t.Errorf("%q: %v", s, err)
		}
	})
}

func FuzzParseExpires(f *testing.F) {
	for _, s := range []string{"90d", "never", "2027-01-31", "d", "-d", "9999-12-31"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, err := auth.ParseExpires(s, now); err == nil && !got.IsZero() && !got.After(now) {
			t.Errorf("%q gives %v, which is past", s, got)
		}
	})
}
