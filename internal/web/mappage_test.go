package web_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"marz/internal/marz"
	"marz/internal/web"
)

// front is a front end of the form that static/dist.md describes.
var front = fstest.MapFS{
	"index.html":           {Data: []byte(`<html lang="{{.Lang}}" dir="{{.Dir}}" data-base="{{.Base}}"><title>{{.Title}}</title><meta name="description" content="{{.Description}}"><script type="module" src="{{.Base}}assets/main-AB.js"></script><noscript>{{.NoScript}}</noscript>`)},
	"assets/main-AB.js":    {Data: []byte("console.log('marz')" + strings.Repeat(" ", 3000))},
	"assets/main-AB.js.gz": {Data: []byte("zipped")},
	"assets/icon-CD.svg":   {Data: []byte("<svg/>")},
}

// withFront is the shared world, served with a front end.
func withFront(t *testing.T, prefix string) *world {
	t.Helper()
	w := *open(t)
	w.serve(t, func(cfg *web.Config) { cfg.Static, cfg.Prefix = front, prefix })
	return &w
}

const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

func TestABrowserGetsTheMapAndEverythingElseTheLandingPage(t *testing.T) {
	w := withFront(t, "")
	if res := w.ok(t, "/", "Accept", browser); !strings.Contains(string(res.body), "assets/main-AB.js") {
		t.Errorf("%s", res.body)
	}
	for _, accept := range []string{"", "*/*", "application/json"} {
		if res := w.ok(t, "/", "Accept", accept); res.typ() != "application/json" {
			t.Errorf("Accept %q: %s", accept, res.typ())
		}
	}
	if res := w.ok(t, "/?f=html", "Accept", browser); strings.Contains(string(res.body), "assets/main-AB.js") || res.typ() != "text/html; charset=utf-8" {
		t.Errorf("f=html: %s", res.typ())
	}
	vary := strings.Join(w.ok(t, "/", "Accept", browser).Header.Values("Vary"), ", ")
	if !strings.Contains(vary, "Accept-Language") || !strings.Contains(vary, "Accept,") {
		t.Errorf("Vary %q", vary)
	}
}

func TestTheMapNeedsNoScriptToTellTheDay(t *testing.T) {
	w := withFront(t, "")
	for _, row := range []struct {
		name, query, lang string
		words, not        []string
	}{
		{"a day as known on it", "?t=2021-07-09&known=day", "", []string{"Islam Qala", "<td>Taliban</td>", "<td>Government</td>", `value="2021-07-09"`, "Torghundi"}, nil},
		{"one border", "?t=2021-07-09&border=TM", "", []string{"Torghundi"}, []string{">Islam Qala<"}},
		{"one status", "?t=2021-07-09&known=day&status=government", "", []string{"Torkham"}, []string{"Islam Qala"}},
		{"in French", "?t=2021-07-09&lang=fr", "", []string{"Talibans", "Turkménistan", `lang="fr"`}, []string{"Afghan border"}},
		{"in the reader's language", "?t=2021-07-09", "prs-AF, en;q=0.5", []string{`dir="rtl"`, "اسلام", "طالبان", "۱۸ سرطان ۱۴۰۰"}, nil},
		{"a selected crossing names the page", "?t=2021-07-09&known=day&sel=islam-qala", "", []string{"<title>Islam Qala, 9 July 2021 (as known on 9 July 2021): Taliban – Marz</title>"}, nil},
		{"bad values fall back", "?t=2021-99-99&known=soon&border=XX&status=fine&lang=tlh&map=x", "", []string{"Islam Qala", `lang="en"`}, nil},
		{"markup in the address stays text", "?sel=%3Cscript%3Ealert(1)%3C/script%3E&q=%22%3E%3Cscript%3E", "", []string{"Islam Qala"}, []string{"<script>alert", `"><script>`}},
	} {
		t.Run(row.name, func(t *testing.T) {
			body := string(w.ok(t, "/"+row.query, "Accept", browser, "Accept-Language", row.lang).body)
			for _, s := range row.words {
				if !strings.Contains(body, s) {
					t.Errorf("%q is missing in\n%.1500s", s, body)
				}
			}
			for _, s := range row.not {
				if strings.Contains(body, s) {
					t.Errorf("%q is there", s)
				}
			}
		})
	}
}

func TestLinksOfTheTableKeepTheView(t *testing.T) {
	w := withFront(t, "")
	body := string(w.ok(t, "/?t=2021-07-09&border=IR", "Accept", browser).body)
	if !strings.Contains(body, "border=IR&amp;t=2021-07-09&amp;sel=islam-qala") {
		t.Errorf("%s", body)
	}
}

func TestTheMapWorksBelowAPrefix(t *testing.T) {
	for name, ask := range map[string]func(*world) response{
		"by flag":   func(w *world) response { return w.ok(t, "/", "Accept", browser) },
		"by header": func(w *world) response { return w.ok(t, "/", "Accept", browser, "X-Forwarded-Prefix", "/marz") },
	} {
		prefix := ""
		if name == "by flag" {
			prefix = "/marz"
		}
		body := string(ask(withFront(t, prefix)).body)
		if !strings.Contains(body, `src="/marz/assets/main-AB.js"`) || !strings.Contains(body, `data-base="/marz/"`) {
			t.Errorf("%s: %.600s", name, body)
		}
	}
}

func TestAssetsAreKeptForEver(t *testing.T) {
	w := withFront(t, "")
	plain, zipped := w.ok(t, "/assets/main-AB.js"), w.ok(t, "/assets/main-AB.js", "Accept-Encoding", "gzip")
	if plain.typ() != "text/javascript; charset=utf-8" || !strings.Contains(plain.Header.Get("Cache-Control"), "immutable") {
		t.Errorf("%v", plain.Header)
	}
	if string(zipped.body) != "zipped" || zipped.Header.Get("Content-Encoding") != "gzip" {
		t.Errorf("%v", zipped.Header)
	}
	if res := w.ok(t, "/assets/icon-CD.svg"); res.typ() != "image/svg+xml" {
		t.Errorf("%s", res.typ())
	}
	for _, bad := range []string{"/assets/main-AB.js.gz", "/assets/none.js", "/assets/../index.html", "/assets/%2e%2e/index.html", "/assets/"} {
		if res := w.get(t, bad); res.StatusCode != 404 {
			t.Errorf("%s: %d", bad, res.StatusCode)
		}
	}
}

func TestEveryStatusHasAWordInEveryLanguage(t *testing.T) {
	w := withFront(t, "")
	for _, lang := range []string{"en", "fr", "fa", "ps"} {
		for _, s := range marz.ControlStatuses {
			body := string(w.ok(t, "/?t=2021-08-20&lang="+lang, "Accept", browser).body)
			if strings.Contains(body, "<td>"+string(s)+"</td>") {
				t.Errorf("%s: %s has no word", lang, s)
			}
		}
	}
}
