package desk_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"marz/internal/atlas"
	"marz/internal/desk"
	"marz/internal/log"
	"marz/internal/marz"
)

var clock = time.Date(2021, 7, 10, 9, 0, 0, 0, time.UTC)

// office is a desk on a log with the small record of record("first").
type office struct {
	*desk.Desk
	log log.Log
	at  *atlas.Atlas
	two bool // there is a second reviewer
}

func newOffice(t *testing.T) *office {
	t.Helper()
	l, at := open(t)
	seed(t, l, at, record("first"))
	o := &office{log: l, at: at}
	o.Desk = o.another()
	return o
}

// another makes one more desk on the same log, as another process would.
func (o *office) another() *desk.Desk {
	return desk.New(o.log, o.at, desk.Options{
		Now: func() time.Time { return clock }, SecondReviewer: func() bool { return o.two }, Read: readLines,
	})
}

// readLines reads claims that a test has written down as JSON, one on a line, and passes
// over everything else.
func readLines(p desk.Paper) desk.Reading {
	r := desk.Reading{Lang: "en", Agency: "AFP", Published: on("2021-07-09")}
	if p.Text == "undated" {
		r.Published = marz.Interval{}
	}
	for line := range strings.Lines(p.Text) {
		var c marz.Claim
		if json.Unmarshal([]byte(line), &c) == nil && c.ID != "" {
			r.Claims = append(r.Claims, desk.Found{Claim: c, Why: []desk.Reason{{What: "type", Rule: "test", Words: "the very words"}}})
		}
	}
	return r
}

func on(day string) marz.Interval {
	d, err := marz.ParseDay(day)
	if err != nil {
		panic(err)
	}
	return marz.On(d)
}

// claim is a line for readLines; edits are pairs of what to replace.
func claim(id string, edits ...string) string {
	c := `{"id":"` + id + `","event":"E1","type":"capture","stance":"asserts","certainty":"asserted","claimant":"Taliban","principal":"taliban","side":"taliban","actor":"taliban","holder":"taliban","place":"torghundi","said":{"from":"2021-07-09","to":"2021-07-09","precision":"day"},"happened":{"from":"2021-07-09","to":"2021-07-09","precision":"day"},"evidence":{"sentence":1,"start":0,"end":5},"summary":{"en":"They say so."}}`
	return strings.NewReplacer(edits...).Replace(c) + "\n"
}

const filler = `Words of an agency that nobody may keep, long enough to be recognised when another paper prints them again under its own name.
`

func (o *office) submit(t *testing.T, author, text string) desk.Submission {
	t.Helper()
	sub, err := o.Submit(context.Background(), desk.By{Author: author}, desk.Paper{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return sub
}

func (o *office) draft(t *testing.T, id string) desk.Draft {
	t.Helper()
	d, err := o.Draft(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// since returns the kinds and subjects of the entries after seq, and all bodies.
func (o *office) since(t *testing.T, seq int64) (kinds, bodies string) {
	t.Helper()
	entries, err := o.log.Read(context.Background(), seq, 1000)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		kinds += fmt.Sprintf("%s %s by %s\n", e.Kind, e.Subject, e.Author)
		bodies += string(e.Body) + "\n"
	}
	return kinds, bodies
}

func (o *office) head(t *testing.T) int64 {
	t.Helper()
	v, err := o.log.Head(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return v.Seq
}

func wantKind(t *testing.T, what string, err error, kind marz.Kind, word string) {
	t.Helper()
	if err == nil || marz.KindOf(err) != kind || !strings.Contains(err.Error(), word) {
		t.Errorf("%s: error %v of kind %d; want kind %d with a word of %q", what, err, marz.KindOf(err), kind, word)
	}
}

func TestASubmissionBecomesDraftsAndKeepsNoWords(t *testing.T) {
	o := newOffice(t)
	before := o.head(t)
	sub := o.submit(t, "zahra", filler+claim("c01")+claim("c02", `"torghundi"`, `"herat"`, `"E1"`, `"E2"`))
	if len(sub.Drafts) != 2 || sub.By != "zahra" || !strings.HasPrefix(sub.ID, "afp-2021-07-09-") || sub.Dispatch.Length == 0 || sub.Dispatch.Text != "" {
		t.Fatalf("submission %+v", sub)
	}
	d := o.draft(t, sub.Drafts[0])
	if d.State != desk.Pending || !d.NewEvent || d.Claim.Event != "torghundi-capture-2021-07-09" || d.Claim.Dispatch != sub.ID || d.Problem != "" || d.Claim.ID != sub.ID+"-c01" {
		t.Errorf("draft %+v", d)
	}
	kinds, bodies := o.since(t, before)
	if strings.Count(kinds, "draft ") != 3 || strings.Contains(kinds, "event ") {
		t.Errorf("entries\n%s", kinds)
	}
	for _, words := range []string{"nobody may keep", "very words"} {
		if strings.Contains(bodies, words) {
			t.Errorf("the log holds the dispatch's words %q", words)
		}
	}
}

func TestATextIsKeptWhereItsRightsAllow(t *testing.T) {
	o := newOffice(t)
	p := desk.Paper{Text: filler + claim("c01"), Rights: "CC BY 4.0", Keep: true}
	sub, err := o.Submit(context.Background(), desk.By{Author: "zahra"}, p)
	if err != nil || sub.Dispatch.Text != p.Text || o.draft(t, sub.Drafts[0]).Why[0].Words == "" {
		t.Errorf("%+v, %v", sub, err)
	}
}

func TestBadPapersAreRefused(t *testing.T) {
	o := newOffice(t)
	for name, c := range map[string]struct {
		p    desk.Paper
		kind marz.Kind
		word string
	}{
		"no text":              {desk.Paper{Text: " \n"}, marz.Invalid, "text"},
		"a huge text":          {desk.Paper{Text: strings.Repeat("x", 1<<20+1)}, marz.TooLarge, "at most"},
		"no UTF-8":             {desk.Paper{Text: "a\xff"}, marz.Invalid, "UTF-8"},
		"an unknown language":  {desk.Paper{Text: "a", Lang: "de"}, marz.Invalid, "fr or en"},
		"a text without right": {desk.Paper{Text: "a", Keep: true}, marz.Invalid, "rights"},
		"a script as address":  {desk.Paper{Text: "a", URL: "javascript:alert(1)"}, marz.Invalid, "url"},
		"no day at all":        {desk.Paper{Text: "undated"}, marz.Invalid, "2021-07-09 or 2021-07"},
		"days that run back":   {desk.Paper{Text: "a", Published: marz.Interval{From: 9, To: 3, Precision: marz.PrecisionRange}}, marz.Invalid, "backwards"},
	} {
		_, err := o.Submit(context.Background(), desk.By{Author: "zahra"}, c.p)
		wantKind(t, name, err, c.kind, c.word)
	}
	for name, by := range map[string]desk.By{"nobody": {}, "the bundle": {Author: "marz"}, "a bad request id": {Author: "a", Request: "x\n"}} {
		_, err := o.Submit(context.Background(), by, desk.Paper{Text: "a"})
		wantKind(t, name, err, marz.Invalid, "")
	}
}

func TestATextThatIsThereIsNotFiledTwice(t *testing.T) {
	o := newOffice(t)
	first := o.submit(t, "zahra", filler+claim("c01"))
	before := o.head(t)
	again := o.submit(t, "omar", filler+claim("c01"))
	if !again.Duplicate || again.ID != first.ID || again.By != "zahra" || o.head(t) != before {
		t.Errorf("the second time: %+v", again)
	}
}

func TestARepublishedTextIsLinkedAndDoesNotCountTwice(t *testing.T) {
	o := newOffice(t)
	first := o.submit(t, "zahra", filler+claim("c01"))
	again := o.submit(t, "omar", strings.ToUpper(filler[:20])+filler[20:]+"With one more line.\n"+claim("c01"))
	if again.SameAs != first.ID {
		t.Fatalf("same as %q", again.SameAs)
	}
	d := o.draft(t, again.Drafts[0])
	if len(d.Claim.Links) != 1 || d.Claim.Links[0] != (marz.Link{Rel: marz.RelRestates, To: first.Drafts[0]}) || d.Claim.Event != "torghundi-capture-2021-07-09" {
		t.Errorf("draft %+v", d)
	}
	var other strings.Builder
	for n := range 200 {
		fmt.Fprintf(&other, "word%d ", n)
	}
	third := o.submit(t, "omar", other.String()+"\n"+claim("c01"))
	if third.SameAs != "" {
		t.Errorf("another text is taken for the same as %q", third.SameAs)
	}
}

func TestWhatTheRecordKnowsIsProposed(t *testing.T) {
	o := newOffice(t)
	sub := o.submit(t, "zahra", claim("c01", `"torghundi"`, `"islam-qala"`)+
		claim("c02", `"torghundi"`, `"islam-qala"`, `"asserts"`, `"denies"`, `"E1"`, `"E2"`, `"taliban"`, `"interior-ministry"`, `"side":"taliban"`, `"side":"government"`)+
		claim("c03", `"torghundi"`, `"islam-qala"`, `"E1"`, `"E3"`, "2021-07-09", "2021-08-09"))
	first, denial, late := o.draft(t, sub.Drafts[0]), o.draft(t, sub.Drafts[1]), o.draft(t, sub.Drafts[2])
	if first.Claim.Event != "e1" || first.NewEvent || len(first.Candidates) != 1 {
		t.Errorf("a claim on a known happening: %+v", first)
	}
	if len(denial.Claim.Links) != 1 || denial.Claim.Links[0] != (marz.Link{Rel: marz.RelDenies, To: "e1"}) {
		t.Errorf("a denial of a known happening: %+v", denial.Claim.Links)
	}
	if late.Claim.Event == "e1" || !late.NewEvent {
		t.Errorf("a claim on another day: %+v", late)
	}
}

func TestAcceptingPublishesAtOnceAndOnlyWhatIsMissing(t *testing.T) {
	o := newOffice(t)
	sub := o.submit(t, "zahra", filler+claim("c01")+claim("c02", `"principal":"taliban"`, `"principal":"herat-council"`, `"side":"taliban"`, `"side":"third"`))
	before := o.head(t)
	d, err := o.Accept(context.Background(), desk.By{Author: "omar"}, sub.Drafts[0], o.draft(t, sub.Drafts[0]).Revision, "")
	if err != nil || d.State != desk.Accepted || d.Decision.By != "omar" || d.Decision.Claim != sub.Drafts[0] || !d.Decision.At.Equal(clock) {
		t.Fatalf("%+v, %v", d, err)
	}
	kinds, bodies := o.since(t, before)
	want := fmt.Sprintf("review %[1]s-c01 by omar\ndispatch %[1]s by omar\nevent torghundi-capture-2021-07-09 by omar\nclaim %[1]s-c01 by omar\n", sub.ID)
	if kinds != want || strings.Contains(bodies, "nobody may keep") {
		t.Errorf("entries\n%swant\n%s", kinds, want)
	}
	before = o.head(t)
	if _, err := o.Accept(context.Background(), desk.By{Author: "omar"}, sub.Drafts[1], o.draft(t, sub.Drafts[1]).Revision, ""); err != nil {
		t.Fatal(err)
	}
	kinds, _ = o.since(t, before)
	if want := fmt.Sprintf("review %[1]s-c02 by omar\nactor herat-council by omar\nclaim %[1]s-c02 by omar\n", sub.ID); kinds != want {
		t.Errorf("entries\n%swant\n%s", kinds, want)
	}
}

func TestAllSoundDraftsOfASubmissionAreAcceptedInOneStep(t *testing.T) {
	o := newOffice(t)
	sub := o.submit(t, "zahra", claim("c01")+claim("c02")+claim("c03", `"claimant":"Taliban",`, ``))
	yes, left, err := o.AcceptAll(context.Background(), desk.By{Author: "zahra"}, sub.ID, "")
	if err != nil || yes != 2 || left != 1 {
		t.Fatalf("%d accepted, %d left, %v", yes, left, err)
	}
	if d := o.draft(t, sub.Drafts[2]); d.State != desk.Pending || !strings.Contains(d.Problem, "claimant") {
		t.Errorf("the one that is left: %+v", d)
	}
	_, err = o.Accept(context.Background(), desk.By{Author: "omar"}, sub.Drafts[2], o.draft(t, sub.Drafts[2]).Revision, "")
	wantKind(t, "an unsound draft", err, marz.Invalid, "claimant")
	if yes, left, err := o.AcceptAll(context.Background(), desk.By{Author: "zahra"}, sub.ID, ""); err != nil || yes != 0 || left != 1 {
		t.Errorf("again: %d accepted, %d left, %v", yes, left, err)
	}
}
