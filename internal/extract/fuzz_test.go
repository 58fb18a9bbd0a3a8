package extract_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"marz/data"
	"marz/internal/atlas"
	"marz/internal/extract"
)

func load(t testing.TB) *extract.Extractor {
	t.Helper()
	at, err := atlas.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	return extract.New(at)
}

// FuzzExtract feeds any bytes: no panic, no span outside the text, offsets in code points.
func FuzzExtract(f *testing.F) {
	x := load(f)
	for _, s := range []string{
		"", "\ufeffdate 2021-07 Les talibans ont pris Islam Qala.", "«", "\"", "« “ \" ' ", "KABUL, July 9 (Reuters) - The Taliban captured Torkham, officials said.",
		"e\u0301e\u0301 Les talibans\r\nont pris\r\n\r\n« Zaranj »", "طالبان اسلام قلعه را گرفتند", "\xff\xfe Taliban 👩‍👩‍👧 seized Torkham.", "a-t-il dit", "said", "selon", "according to",
		"Ils le seront bientôt\", a-t-il déclaré.", "d'", "l'", "Les talibans ont dit que que que que", ", , , said", "le le le poste", "10.000,000.000 1e9 99999999999999999999 armes distribuées à Hérat",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, lang := range []string{"", "fr", "en"} {
			got := x.Extract(extract.Document{Name: "f", Text: string(b), Lang: lang})
			check(t, got)
		}
	})
}

func check(t *testing.T, got extract.Result) {
	t.Helper()
	for _, s := range got.Sentences {
		if s.Start < 0 || s.End < s.Start || s.End > got.Length {
			t.Fatalf("sentence %d–%d is outside a text of %d", s.Start, s.End, got.Length)
		}
	}
	for _, c := range got.Claims {
		e := c.Evidence
		if e == nil || e.Start < 0 || e.End <= e.Start || e.End > got.Length || e.Sentence < 0 || e.Sentence >= len(got.Sentences) {
			t.Fatalf("claim %s: evidence %+v is outside the text", c.ID, e)
		}
		if n := utf8.RuneCountInString(c.Exact); n != e.End-e.Start {
			t.Fatalf("claim %s: %d code points of words for a span of %d", c.ID, n, e.End-e.Start)
		}
		if !c.Said.IsZero() {
			if err := c.Claim.Validate(); err != nil {
				t.Fatalf("claim %s (%s): %v", c.ID, c.Exact, err)
			}
		}
	}
	if !json.Valid(got.JSON("f")) {
		t.Fatal("the JSON is not valid")
	}
}

// TestDispatchesCutAnywhere reads the paragraphs of the dispatches as they would stand if
// the text broke off after a word, or began with one: what no random bytes reach.
func TestDispatchesCutAnywhere(t *testing.T) {
	x := load(t)
	files, err := filepath.Glob("testdata/seen/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no dispatches: %v", err)
	}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		g, err := extract.ParseFixture(f, string(raw))
		if err != nil {
			t.Fatal(err)
		}
		for para := range strings.SplitSeq(g.Doc.Text, "\n") {
			words := strings.Fields(para)
			for i := 0; i < len(words); i += 2 {
				for _, piece := range [][]string{words[:i], words[i:], words[i:min(len(words), i+6)]} {
					doc := g.Doc
					doc.Text = strings.Join(piece, " ")
					check(t, x.Extract(doc))
				}
			}
		}
	}
}
