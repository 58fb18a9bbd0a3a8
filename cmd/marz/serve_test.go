package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// theTwo restricts an answer to what the two dispatches of July 2021 say.
const theTwo = "dispatch=afp-2021-07-09-islam-qala,afp-2021-07-10-herat"

// start runs "marz serve" on a free port until the test ends and returns its address.
func start(t *testing.T, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	out, in := io.Pipe()
	done := make(chan int, 1)
	var log strings.Builder
	go func() {
		code := run(ctx, program{
			args:   append([]string{"serve", "--addr", "127.0.0.1:0", "--log", filepath.Join(t.TempDir(), "marz.db")}, args...),
			stdout: in, stderr: &log, getenv: func(string) string { return "" },
		})
		_ = in.Close()
		done <- code
	}()
	t.Cleanup(func() {
		cancel()
		select {
		case code := <-done:
			if code != exitDone {
				t.Errorf("the program ended with code %d:\n%s", code, log.String())
			}
		case <-time.After(30 * time.Second):
			t.Error("the program did not end when it was asked to")
		}
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	_, rest, ok := strings.Cut(line, "http://")
	if err != nil || !ok {
		cancel()
		t.Fatalf("the program said %q: %v\n%s", line, err, log.String())
	}
	addr, _, _ := strings.Cut(rest, " ")
	return "http://" + addr
}

// get asks for an address, with headers as pairs.
func get(t *testing.T, url string, headers ...string) (*http.Response, []byte) {
	t.Helper()
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept-Encoding", "identity")
	for i := 0; i < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, body
}

// collection is the part of a FeatureCollection that the tests look at.
type collection struct {
	NumberMatched int
	Features      []struct {
		ID         string
		Properties map[string]any
	}
	Links []struct{ Rel, Href string }
}

func list(t *testing.T, url string) collection {
	t.Helper()
	res, body := get(t, url)
	if res.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d %s", url, res.StatusCode, body)
	}
	var c collection
	if err := json.Unmarshal(body, &c); err != nil {
		t.Fatalf("%s: %v", url, err)
	}
	return c
}

func TestTheWholeProgramAnswersTheQuestionsOfTheReadme(t *testing.T) {
	base := start(t)

	t.Run("the Turkmen border in the two dispatches is Torghundi", func(t *testing.T) {
		c := list(t, base+"/collections/events/items?border=TKM&"+theTwo)
		if c.NumberMatched != 1 || c.Features[0].Properties["place"] != "torghundi" {
			t.Errorf("%+v", c)
		}
	})
	t.Run("Islam Qala is claimed on the ninth and, a day later, known to have been lost", func(t *testing.T) {
		for known, want := range map[string]string{"2021-07-09": "taliban-claimed", "2021-07-10": "taliban"} {
			c := list(t, base+"/collections/control/items?place=islam-qala&datetime=2021-07-09&known_at="+known+"&"+theTwo)
			if c.NumberMatched != 1 || c.Features[0].Properties["status"] != want {
				t.Errorf("known on %s: %+v", known, c.Features)
			}
		}
	})
	t.Run("a browser gets the map, everything else the landing page", func(t *testing.T) {
		if res, body := get(t, base+"/", "Accept", "text/html,*/*;q=0.8"); !strings.Contains(string(body), "<noscript>") || !strings.Contains(res.Header.Get("Content-Security-Policy"), "default-src 'self'") {
			t.Errorf("%d %.200s", res.StatusCode, body)
		}
		if res, body := get(t, base+"/", "Accept", "*/*"); !strings.HasPrefix(res.Header.Get("Content-Type"), "application/json") {
			t.Errorf("%s %.200s", res.Header.Get("Content-Type"), body)
		}
	})
	t.Run("pages hold every event once", func(t *testing.T) {
		seen := map[string]bool{}
		next := base + "/collections/events/items?limit=37"
		for next != "" {
			c := list(t, next)
			next = ""
			for _, f := range c.Features {
				if seen[f.ID] {
					t.Errorf("%s came twice", f.ID)
				}
				seen[f.ID] = true
			}
			for _, l := range c.Links {
				if l.Rel == "next" {
					next = l.Href
				}
			}
			if next == "" && len(seen) != c.NumberMatched {
				t.Errorf("%d of %d", len(seen), c.NumberMatched)
			}
		}
	})
	t.Run("what a client has is not sent again", func(t *testing.T) {
		res, _ := get(t, base+"/collections/events/items")
		if again, _ := get(t, base+"/collections/events/items", "If-None-Match", res.Header.Get("ETag")); again.StatusCode != http.StatusNotModified {
			t.Errorf("%d", again.StatusCode)
		}
	})
	t.Run("answers are compressed for who can read it", func(t *testing.T) {
		res, body := get(t, base+"/events.geojson", "Accept-Encoding", "gzip")
		z, err := gzip.NewReader(strings.NewReader(string(body)))
		if res.Header.Get("Content-Encoding") != "gzip" || err != nil {
			t.Fatalf("%v %v", res.Header, err)
		}
		var c collection
		if err := json.NewDecoder(z).Decode(&c); err != nil || len(c.Features) < 100 {
			t.Errorf("%d features: %v", len(c.Features), err)
		}
	})
}

func TestWrongRequestsSayWhatWouldBeRight(t *testing.T) {
	base := start(t)
	for _, row := range []struct {
		path   string
		status int
		says   string
	}{
		{"/collections/events/items?colour=red", 400, "\"colour\" is not a parameter"},
		{"/collections/events/items?bbox=1,2,3", 400, "bbox"},
		{"/collections/events/items?bbox=0,10,1,5", 400, "south 10 is greater than north 5"},
		{"/collections/events/items?datetime=2021-13-01", 400, "month 13; use"},
		{"/collections/events/items?datetime=2021-02-30", 400, "no day 30 in February"},
		{"/collections/events/items?datetime=2021-07-31/2021-07-01", 400, "ends before it begins"},
		{"/collections/events/items?border=India", 400, "TKM"},
		{"/collections/events/items?limit=0", 400, "limit"},
		{"/collections/events/items?limit=-1", 400, "limit"},
		{"/collections/events/items?known_at=yesterday", 400, "known_at"},
		{"/collections/events/items?filter=type+%3D", 400, "column"},
		{"/collections/events/items?f=shapefile", 400, "shapefile"},
		{"/collections/towns/items", 404, "provinces"},
		{"/collections/events/items/none", 404, "none"},
		{"/nothing/here", 404, "begin at /"},
		{"/crossings/khyber/timeline", 404, "torkham"},
		{"/control/changes?from=2021-07-01", 400, "to: it is missing"},
	} {
		res, body := get(t, base+row.path)
		var p struct{ Detail, Instance string }
		err := json.Unmarshal(body, &p)
		if res.StatusCode != row.status || err != nil || !strings.Contains(p.Detail, row.says) || res.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %s %s", row.path, res.StatusCode, res.Header.Get("Content-Type"), body)
		}
	}
	if res, _ := get(t, base+"/collections/events/items", "Accept", "image/png"); res.StatusCode != http.StatusNotAcceptable {
		t.Errorf("Accept: image/png: %d", res.StatusCode)
	}
	res, err := http.Post(base+"/collections/events/items", "text/plain", strings.NewReader("x"))
	if err != nil {
		t.Fatal(err)
	}
	_ = res.Body.Close()
	if res.StatusCode != http.StatusUnsupportedMediaType {
		t.Errorf("POST of a text: %d", res.StatusCode)
	}
}

func TestAPortInUseIsSaidPlainly(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	var log strings.Builder
	code := run(context.Background(), program{
		args:   []string{"serve", "--addr", l.Addr().String(), "--log", filepath.Join(t.TempDir(), "marz.db")},
		stdout: io.Discard, stderr: &log, getenv: func(string) string { return "" },
	})
	if code != exitFailed || !strings.Contains(log.String(), "in use by another program") {
		t.Errorf("code %d: %s", code, log.String())
	}
}
