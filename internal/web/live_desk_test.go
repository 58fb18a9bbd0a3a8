package web_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"marz/internal/live"
	"marz/internal/marz"
)

// broadcast serves an office with its streams, and returns its address.
func (o *office) broadcast(t *testing.T) string {
	t.Helper()
	hub, err := live.New(t.Context(), o.log, live.Options{Applied: o.catalog.WaitFor})
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = hub.Follow(t.Context()) }()
	o.serve(t, newConfig(o, hub))
	srv := httptest.NewServer(o.handler)
	t.Cleanup(srv.Close)
	return srv.URL
}

// watch opens the desk's stream as somebody, after an event or from now on, and returns
// its ids, types and data. The channel closes when the stream ends.
func (o *office) watch(t *testing.T, base, name, lastID string) <-chan [3]string {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, base+"/live/desk", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+o.tokens[name])
	if lastID != "" {
		r.Header.Set("Last-Event-ID", lastID)
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if res.StatusCode != http.StatusOK {
		t.Fatalf("%d", res.StatusCode)
	}
	out := make(chan [3]string, 64)
	go func() {
		defer close(out)
		defer res.Body.Close()
		var e [3]string
		for lines := bufio.NewScanner(res.Body); lines.Scan(); {
			name, value, _ := strings.Cut(lines.Text(), ": ")
			switch name {
			case "id":
				e[0] = value
			case "event":
				e[1] = value
			case "data":
				e[2] = value
			case "":
				if e[1] != "" && e[2] != "" {
					out <- e
				}
				e = [3]string{}
			}
		}
	}()
	return out
}

// until reads a stream up to the first event whose data holds a word.
func until(t *testing.T, events <-chan [3]string, word string) [3]string {
	t.Helper()
	for e := range events {
		if strings.Contains(e[2], word) {
			return e
		}
	}
	t.Fatalf("the stream ended before %s", word)
	return [3]string{}
}

func TestReviewersHearOfEachOthersDecisions(t *testing.T) {
	o := newOffice(t)
	base := o.broadcast(t)
	seen := o.watch(t, base, "lena", "")
	sub := o.handIn(t)
	handed := until(t, seen, `"submission":"`+sub.ID+`"`)
	d := sub.Drafts[0]
	if res := o.as(t, "omar", "POST", "/drafts/"+d.ID+"/accept", "", "If-Match", tag(d.Revision)); res.StatusCode != 200 {
		t.Fatalf("%d %s", res.StatusCode, res.body)
	}
	e := until(t, seen, `"action":"accept"`)
	var data struct{ By, Subject, Submission string }
	if err := json.Unmarshal([]byte(e[2]), &data); err != nil || e[1] != "draft" || data.By != "omar" || data.Subject != d.ID || data.Submission != sub.ID {
		t.Errorf("%v, %v", e, err)
	}
	until(t, seen, `"kind":"claim"`)
	// Who comes back is told what was missed.
	again := until(t, o.watch(t, base, "lena", handed[0]), `"action":"accept"`)
	if again != e {
		t.Errorf("read on: %v, want %v", again, e)
	}
	if strings.Contains(e[2], "Mujahid") || strings.Contains(e[2], "Bearer") {
		t.Errorf("the stream tells what a draft says: %s", e[2])
	}
}

func TestTheDesksStreamIsForThoseWhoMaySeeDrafts(t *testing.T) {
	o := newOffice(t)
	base := o.broadcast(t)
	o.isProblem(t, "/live/desk", o.get(t, "/live/desk"), 401, "token")
	o.isProblem(t, "/live/desk?x", o.as(t, "omar", "GET", "/live/desk?x=1", ""), 400, "parameters")
	public := listen(t, base, "")
	token := o.hire(t, "temp", "review")
	events := o.watch(t, base, "temp", "")
	o.handIn(t)
	until(t, events, `"kind":"draft"`)
	token.Revoked = today()
	c, err := token.Change("test")
	if err != nil {
		t.Fatal(err)
	}
	c.ID = "revoke"
	if _, err := o.log.Append(context.Background(), -1, c); err != nil {
		t.Fatal(err)
	}
	for range events { // it ends by itself: the log says so, whatever the keyring knows yet
	}
	o.claim(t, "later")
	if e := <-public; !strings.Contains(e[1], "later") && !strings.Contains(e[1], "islam-qala-capture") {
		t.Errorf("the public heard of %v", e)
	}
}

func (o *office) importRows(t *testing.T, source string, n int, restricted bool) {
	t.Helper()
	day, _ := marz.ParseDay("2021-07-08")
	var changes []marz.Change
	for i := range n {
		id := fmt.Sprintf("%s-%d", source, i)
		body, err := json.Marshal(marz.Imported{
			Source: source, Row: fmt.Sprint(i), Restricted: restricted,
			Dispatches: []marz.Dispatch{{ID: id, Agency: source, Lang: "en", Published: marz.On(day)}},
			Events:     []marz.Event{{ID: id + "-event", Type: marz.Capture, Place: "islam-qala"}},
			Claims: []marz.Claim{{ID: id + "-claim", Event: id + "-event", Dispatch: id, Type: marz.Capture, Stance: marz.Reports, Certainty: marz.Asserted,
				Claimant: "A witness", Principal: "pakistan", Side: marz.SideThird, Place: "islam-qala", Said: marz.On(day), Happened: marz.On(day)}},
		})
		if err != nil {
			t.Fatal(err)
		}
		changes = append(changes, marz.Change{ID: id, Author: "import", Kind: marz.PutImported, Subject: source + ":" + fmt.Sprint(i), Body: body})
	}
	if _, err := o.log.Append(t.Context(), -1, changes...); err != nil {
		t.Fatal(err)
	}
}

func TestAnImportIsAFewEventsAndARestrictedOneIsNone(t *testing.T) {
	o := newOffice(t)
	base := o.broadcast(t)
	all, iran, pakistan := listen(t, base, ""), listen(t, base, "?border=IRN"), listen(t, base, "?border=PAK")
	o.importRows(t, "acled", 300, true)
	o.importRows(t, "ucdp", 1000, false)
	o.claim(t, "later")
	for name, events := range map[string]<-chan [2]string{"all": all, "border=IRN": iran} {
		rows, told := 0, 0
		for e := range events {
			var data struct {
				Rows    int
				Subject string
			}
			if err := json.Unmarshal([]byte(e[1]), &data); err != nil {
				t.Fatal(err)
			}
			if e[0] != "imported" {
				break
			}
			if data.Subject != "ucdp" {
				t.Errorf("%s heard of %s", name, e[1])
			}
			rows, told = rows+data.Rows, told+1
		}
		if rows != 1000 || told > 20 {
			t.Errorf("%s: %d rows in %d events", name, rows, told)
		}
	}
	select {
	case e := <-pakistan:
		t.Errorf("border=PAK hears of %v", e)
	default:
	}
}
