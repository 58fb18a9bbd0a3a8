package web_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestEveryAnswerProtectsItsReader(t *testing.T) {
	w := open(t)
	for _, target := range append([]string{"/nowhere", "/collections/events/items?limit=0", "/healthz"}, readable...) {
		h := w.get(t, target).Header
		if csp := h.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'self'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: Content-Security-Policy %q", target, csp)
		}
		if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") == "" || h.Get("X-Request-Id") == "" {
			t.Errorf("%s: %v", target, h)
		}
	}
}

func TestOtherPagesMayRead(t *testing.T) {
	w := open(t)
	res := w.ok(t, "/collections/events/items", "Origin", "https://elsewhere.example")
	if res.Header.Get("Access-Control-Allow-Origin") != "*" {
		t.Errorf("%v", res.Header)
	}
	exposed := strings.ToLower(res.Header.Get("Access-Control-Expose-Headers"))
	for _, name := range []string{"content-crs", "link", "etag", "marz-seq"} {
		if !strings.Contains(exposed, name) {
			t.Errorf("%s is not exposed: %q", name, exposed)
		}
	}
	res = w.do(t, http.MethodOptions, "/collections/events/items", nil, "Origin", "https://elsewhere.example", "Access-Control-Request-Method", "GET", "Access-Control-Request-Headers", "If-None-Match")
	if res.StatusCode/100 != 2 || res.Header.Get("Access-Control-Allow-Origin") != "*" {
		t.Errorf("preflight: %d %v", res.StatusCode, res.Header)
	}
	bad := w.get(t, "/collections/events/items?limit=0", "Origin", "https://elsewhere.example")
	if bad.Header.Get("Access-Control-Allow-Origin") != "*" {
		t.Error("an error hides from other pages")
	}
}

func TestStoredTextCannotRun(t *testing.T) {
	w := open(t)
	for _, target := range []string{"/collections/posts/items?f=html", "/collections/posts/items/a?f=html", "/collections/events/items?f=html&q=%3Cscript%3Ealert(1)%3C/script%3E"} {
		body := string(w.ok(t, target).body)
		if strings.Contains(body, "Checkpoint <b>") || strings.Contains(body, "<script>alert") || strings.Contains(body, "onerror") {
			t.Errorf("%s holds markup from data", target)
		}
	}
	res := w.get(t, "/collections/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "Accept", "text/html")
	if res.StatusCode != 404 || strings.Contains(string(res.body), "<script>alert") {
		t.Errorf("%d %s", res.StatusCode, res.body)
	}
}

func TestPagesHoldNoScriptOrStyleOfTheirOwnAndAskNobodyElse(t *testing.T) {
	w := open(t)
	for _, target := range readable {
		res := w.ok(t, target)
		if !strings.HasPrefix(res.typ(), "text/html") {
			continue
		}
		body := string(res.body)
		for _, bad := range []string{"<script>", "<style", " style=", " onclick=", "javascript:", `src="http`, `rel="stylesheet" href="http`} {
			if strings.Contains(body, bad) {
				t.Errorf("%s holds %q", target, bad)
			}
		}
	}
}

func TestWhatAProxySaysOfTheAddress(t *testing.T) {
	w := open(t)
	for _, row := range []struct {
		name    string
		headers []string
		want    string
	}{
		{"nothing", nil, "http://marz.example"},
		{"X-Forwarded", []string{"X-Forwarded-Proto", "https", "X-Forwarded-Host", "maps.example.org", "X-Forwarded-Prefix", "/marz"}, "https://maps.example.org/marz"},
		{"X-Forwarded through two proxies", []string{"X-Forwarded-Proto", "https, http", "X-Forwarded-Host", "maps.example.org, inner:8080"}, "https://maps.example.org"},
		{"Forwarded", []string{"Forwarded", `for=192.0.2.1;proto=https;host="maps.example.org:8443"`}, "https://maps.example.org:8443"},
		{"Forwarded through two proxies", []string{"Forwarded", `host=maps.example.org;proto=https, host=inner`}, "https://maps.example.org"},
		{"a host with a path in it", []string{"X-Forwarded-Host", "evil.example/x?"}, "http://marz.example"},
		{"a prefix that is an address", []string{"X-Forwarded-Prefix", "//evil.example"}, "http://marz.example"},
		{"a scheme that is none", []string{"X-Forwarded-Proto", "javascript"}, "http://marz.example"},
	} {
		t.Run(row.name, func(t *testing.T) {
			for _, target := range []string{"/", "/collections", "/collections/events", "/collections/events/items?limit=2", "/collections/control/items/islam-qala"} {
				var doc struct {
					Links       []link
					Collections []struct{ Links []link }
				}
				w.ok(t, target, row.headers...).into(t, &doc)
				for _, c := range doc.Collections {
					doc.Links = append(doc.Links, c.Links...)
				}
				for _, l := range doc.Links {
					if l.Rel == "license" {
						continue
					}
					if !strings.HasPrefix(l.Href, row.want+"/") {
						t.Errorf("%s: %s is not below %s", target, l.Href, row.want)
					}
				}
			}
		})
	}
}

func TestCausesAreLoggedAndNeverSent(t *testing.T) {
	w := own(t)
	_ = w.log.Close()
	res := w.get(t, "/collections/events/items?version=5")
	if res.StatusCode != 500 && res.StatusCode != 503 {
		t.Fatalf("%d %s", res.StatusCode, res.body)
	}
	if strings.Contains(string(res.body), "sql") || strings.Contains(string(res.body), "closed") {
		t.Errorf("the cause was sent: %s", res.body)
	}
	if !strings.Contains(w.logs.String(), "closed") {
		t.Errorf("the cause was not logged: %s", w.logs)
	}
}

func TestRequestsAreLoggedWithoutTheirQuery(t *testing.T) {
	w := own(t)
	id := w.ok(t, "/collections/events/items?q=secret").Header.Get("X-Request-Id")
	logs := w.logs.String()
	if !strings.Contains(logs, id) || !strings.Contains(logs, "status=200") || strings.Contains(logs, "secret") {
		t.Errorf("%s", logs)
	}
}

func TestHealth(t *testing.T) {
	w := open(t)
	w.ok(t, "/healthz")
	w.ok(t, "/readyz")
}
