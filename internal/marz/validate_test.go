package marz_test

import (
	"strings"
	"testing"

	"marz/internal/marz"
)

func TestAnErrorSaysWhatWhereAndWhatWouldBeRight(t *testing.T) {
	one, two := 1.0, 2.0
	tests := []struct {
		name  string
		spoil func(c *marz.Claim)
		want  []string // parts of the message
	}{
		{"an unknown type", func(c *marz.Claim) { c.Type = "conquest" }, []string{`claim "a"`, `type: "conquest"`, "capture, recapture"}},
		{"an unknown stance", func(c *marz.Claim) { c.Stance = "sings" }, []string{"stance", "asserts, denies"}},
		{"an unknown certainty", func(c *marz.Claim) { c.Certainty = "sure" }, []string{"certainty", "presupposed"}},
		{"an unknown side", func(c *marz.Claim) { c.Side = "GOV" }, []string{"side", "government, taliban"}},
		{"no place", func(c *marz.Claim) { c.Place = " " }, []string{"place: missing"}},
		{"no principal", func(c *marz.Claim) { c.Principal = "" }, []string{"principal: missing"}},
		{"no day on which it was said", func(c *marz.Claim) { c.Said = marz.Interval{} }, []string{"said: missing"}},
		{"a span that runs backwards", func(c *marz.Claim) {
			c.Happened = marz.Interval{From: on(9), To: on(8), Precision: marz.PrecisionRange}
		}, []string{"happened", "runs backwards", "swap"}},
		{"a day that is two days", func(c *marz.Claim) { c.Happened = marz.Interval{From: on(7), To: on(8), Precision: marz.PrecisionDay} }, []string{"happened", "one day", "range"}},
		{"by no day", func(c *marz.Claim) { c.Happened = marz.Interval{From: on(7), Precision: marz.PrecisionByDay} }, []string{"happened", "by_day"}},
		{"a precision without a day", func(c *marz.Claim) { c.Happened = marz.Interval{Precision: marz.PrecisionMonth} }, []string{"happened", "unknown"}},
		{"told as done before it is", func(c *marz.Claim) { c.Happened = marz.On(on(12)) }, []string{"happened: 2021-07-12", "2021-07-09", "future"}},
		{"an admission of nothing", func(c *marz.Claim) { c.Admission, c.Holder = true, "" }, []string{"holder", "admission"}},
		{"all of a border, held by nobody", func(c *marz.Claim) { c.BorderWide, c.Holder = true, "" }, []string{"holder", "border"}},
		{"a witness who is no journalist", func(c *marz.Claim) { c.Witness = true }, []string{"witness", "media"}},
		{"a link to itself", func(c *marz.Claim) { c.Links = []marz.Link{{Rel: marz.RelDenies, To: "a"}} }, []string{"links", "itself"}},
		{"a link to nothing", func(c *marz.Claim) { c.Links = []marz.Link{{Rel: marz.RelDenies}} }, []string{"links", "nothing"}},
		{"a link given twice", func(c *marz.Claim) {
			c.Links = []marz.Link{{Rel: marz.RelDenies, To: "b"}, {Rel: marz.RelDenies, To: "b"}}
		}, []string{"twice"}},
		{"an unknown link", func(c *marz.Claim) { c.Links = []marz.Link{{Rel: "mocks", To: "b"}} }, []string{"mocks", "denies, confirms"}},
		{"a number of nothing", func(c *marz.Claim) { c.Quantity = &marz.Quantity{Value: &one} }, []string{"quantity: unit"}},
		{"no number", func(c *marz.Claim) { c.Quantity = &marz.Quantity{Unit: "soldiers"} }, []string{"no number"}},
		{"a range upside down", func(c *marz.Claim) { c.Quantity = &marz.Quantity{Unit: "soldiers", Min: &two, Max: &one} }, []string{"min 2", "max 1"}},
		{"an empty span of text", func(c *marz.Claim) { c.Evidence = &marz.Evidence{Start: 4, End: 4} }, []string{"evidence", "code points"}},
	}
	good := taliban("a", 9).Claim
	if err := good.Validate(); err != nil {
		t.Fatalf("a good claim: %v", err)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := good
			tt.spoil(&c)
			err := c.Validate()
			if err == nil {
				t.Fatal("no error")
			}
			if marz.KindOf(err) != marz.Invalid {
				t.Errorf("kind %v, want Invalid", marz.KindOf(err))
			}
			for _, part := range tt.want {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("%q does not say %q", err, part)
				}
			}
		})
	}
}

func TestDispatchesEventsActorsAndRetractionsAreChecked(t *testing.T) {
	type checked interface{ Validate() error }
	d := func(f func(*marz.Dispatch)) checked {
		d := marz.Dispatch{ID: "d", Agency: "AFP", Lang: "fr", Published: marz.On(on(9))}
		f(&d)
		return &d
	}
	tests := []struct {
		name string
		v    checked
		want string
	}{
		{"a good dispatch", d(func(*marz.Dispatch) {}), ""},
		{"a dispatch of no day", d(func(d *marz.Dispatch) { d.Published = marz.Interval{} }), "published: missing"},
		{"a dispatch of no agency", d(func(d *marz.Dispatch) { d.Agency = "" }), "agency: missing"},
		{"a short sha256", d(func(d *marz.Dispatch) { d.SHA256 = "abcd" }), "64 hexadecimal digits"},
		{"a negative length", d(func(d *marz.Dispatch) { d.Length = -1 }), "length"},
		{"a good event", &marz.Event{ID: "e", Type: marz.Clash, Place: "torghundi"}, ""},
		{"an event nowhere", &marz.Event{ID: "e", Type: marz.Clash}, "place: missing"},
		{"a good actor", &marz.Actor{ID: "a", Names: marz.Names{FA: "ایران"}, Side: marz.SideThird}, ""},
		{"an actor without a name", &marz.Actor{ID: "a", Side: marz.SideThird}, "names: missing"},
		{"an actor that ends before it begins", &marz.Actor{ID: "a", Names: marz.Names{EN: "A"}, Side: marz.SideThird, From: on(9), Until: on(8)}, "until"},
		{"a good retraction", &marz.Retraction{Claim: "a", Published: on(9), Reason: "misheard"}, ""},
		{"a retraction without a reason", &marz.Retraction{Claim: "a", Published: on(9)}, "reason: missing"},
		{"a retraction of no day", &marz.Retraction{Claim: "a", Reason: "misheard"}, "published: missing"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := tt.v.Validate()
			switch {
			case tt.want == "" && err != nil:
				t.Error(err)
			case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
				t.Errorf("%v does not say %q", err, tt.want)
			}
		})
	}
}

func TestEveryTypeHasANameInBothLanguages(t *testing.T) {
	seen := map[string]marz.Type{}
	for _, typ := range marz.Types {
		for _, lang := range []string{"en", "fr"} {
			name := typ.Name(lang)
			if name == "" || strings.Contains(name, "_") {
				t.Errorf("%s in %s: %q", typ, lang, name)
			}
			if other, ok := seen[lang+name]; ok {
				t.Errorf("%s and %s are both %q in %s", typ, other, name, lang)
			}
			seen[lang+name] = typ
		}
	}
	if got, want := marz.Title(marz.Capture, "Islam Qala", "fr"), "Islam Qala : prise"; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
	if got, want := marz.Title(marz.ControlShare, "Tajikistan", "en"), "Tajikistan: share under control"; got != want {
		t.Errorf("title %q, want %q", got, want)
	}
}
