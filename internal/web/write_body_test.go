package web_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"strings"
	"testing"

	"marz/internal/marz"
	"marz/internal/web"
)

func zipped(t *testing.T, n int) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(bytes.Repeat([]byte("a "), n/2)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWhatADispatchMustBe(t *testing.T) {
	o := newOffice(t)
	for name, c := range map[string]struct {
		target, body, typ string
		status            int
		says              string
		headers           []string
	}{
		"a text without a day":                {"/dispatches", "Nothing happened at all.", asText, 422, "published", nil},
		"a day that there is not":             {"/dispatches?published=2021-13-01", story, asText, 400, "month 13", nil},
		"an unknown parameter":                {"/dispatches?colour=red", story, asText, 400, "colour", nil},
		"an unknown member":                   {"/dispatches", `{"text":"x","colour":"red"}`, asJSON, 422, "colour", nil},
		"a member of another kind":            {"/dispatches", `{"text":7}`, asJSON, 422, "text", nil},
		"a bad day in JSON":                   {"/dispatches", `{"text":"x","published":"July"}`, asJSON, 422, "published", nil},
		"broken JSON":                         {"/dispatches", `{"text":`, asJSON, 400, "too early", nil},
		"two JSON values":                     {"/dispatches", `{"text":"x"}{}`, asJSON, 400, "more than one", nil},
		"an empty body":                       {"/dispatches", "", asText, 400, "empty", nil},
		"parameters beside JSON":              {"/dispatches?agency=AFP", `{"text":"x"}`, asJSON, 400, "JSON object", nil},
		"a language that is not read":         {"/dispatches?lang=de&published=2021-07-09", story, asText, 422, "fr or en", nil},
		"a kept text without rights":          {"/dispatches?keep_text=true&published=2021-07-09", story, asText, 422, "rights", nil},
		"an address that is none":             {"/dispatches?url=javascript:1&published=2021-07-09", story, asText, 422, "url", nil},
		"HTML":                                {"/dispatches", "<p>", "text/html", 415, "text/plain", nil},
		"no type":                             {"/dispatches", story, "", 415, "text/plain", nil},
		"another charset":                     {"/dispatches", story, "text/plain; charset=latin1", 415, "UTF-8", nil},
		"bytes that are no UTF-8":             {"/dispatches?published=2021-07-09", "\xff\xfe", asText, 422, "UTF-8", nil},
		"an encoding that is not read":        {"/dispatches", story, asText, 415, "gzip", []string{"Content-Encoding", "br"}},
		"gzip that is none":                   {"/dispatches", story, asText, 400, "gzip", []string{"Content-Encoding", "gzip"}},
		"a text over the limit":               {"/dispatches?published=2021-07-09", strings.Repeat("word ", 300_000), asText, 413, "at most", nil},
		"a body over the limit":               {"/dispatches", strings.Repeat("word ", 1_000_000), asText, 413, "larger", nil},
		"a small gzip that would be very big": {"/dispatches", zipped(t, 64<<20), asText, 413, "larger", []string{"Content-Encoding", "gzip"}},
	} {
		headers := c.headers
		if c.typ != "" {
			headers = append(headers, "Content-Type", c.typ)
		}
		o.isProblem(t, name, o.as(t, "nora", "POST", c.target, c.body, headers...), c.status, c.says)
	}
	if res := o.as(t, "nora", "POST", "/dispatches", "x", "Content-Type", "text/html"); !strings.Contains(res.Header.Get("Accept-Post"), asJSON) {
		t.Errorf("Accept-Post %q", res.Header.Get("Accept-Post"))
	}
}

func TestADispatchInJSONSaysTheSameAsItsText(t *testing.T) {
	o := newOffice(t)
	raw, err := json.Marshal(map[string]any{
		"text": story, "published": "2021-07", "agency": "AFP", "title": "A border post", "rights": "CC BY 4.0", "keep_text": true, "lang": "en",
	})
	if err != nil {
		t.Fatal(err)
	}
	res := o.as(t, "nora", "POST", "/dispatches", string(raw), "Content-Type", asJSON)
	var sub submissionAnswer
	res.into(t, &sub)
	if d := sub.Dispatch; res.StatusCode != 201 || d.Text != story || d.Title.EN != "A border post" || d.Published.Precision != marz.PrecisionMonth {
		t.Errorf("%d %+v", res.StatusCode, d)
	}
	res = o.as(t, "omar", "POST", "/dispatches", string(raw), "Content-Type", asJSON)
	if res.StatusCode != 403 {
		t.Errorf("a reviewer without write: %d", res.StatusCode)
	}
	res = o.as(t, "root", "POST", "/dispatches?published=2021-07-09", story, "Content-Type", asText)
	var twin submissionAnswer
	res.into(t, &twin)
	if res.StatusCode != 200 || !twin.Duplicate || twin.ID != sub.ID || !strings.HasSuffix(res.Header.Get("Location"), sub.ID) {
		t.Errorf("the same text again: %d %s", res.StatusCode, res.body)
	}
}

func TestTooManyWritesAreRefusedByToken(t *testing.T) {
	o := newOffice(t, func(cfg *web.Config) { cfg.WritesPerMinute = 3 })
	refused := 0
	for range 12 { // a window may turn meanwhile, so twice what one takes
		res := o.as(t, "nora", "POST", "/dispatches", "", "Content-Type", asText)
		if res.StatusCode == 429 {
			refused++
			o.isProblem(t, "too often", res, 429, "Retry-After")
			if res.Header.Get("Retry-After") == "" {
				t.Error("429 without Retry-After")
			}
		}
	}
	if refused < 4 {
		t.Errorf("%d of 12 were refused", refused)
	}
	if res := o.as(t, "root", "POST", "/dispatches", "", "Content-Type", asText); res.StatusCode != 400 {
		t.Errorf("another's writes: %d", res.StatusCode)
	}
	if res := o.as(t, "nora", "GET", "/drafts", ""); res.StatusCode != 200 {
		t.Errorf("reading: %d", res.StatusCode)
	}
}
