package marz_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// seedTexts returns the two dispatches' texts by sha256. They belong to their agency
// and lie outside the project; without them the test is skipped.
func seedTexts(t *testing.T) map[string]string {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		files, _ := filepath.Glob(filepath.Join(dir, "shared", "seeds", "*.txt"))
		texts := map[string]string{}
		for _, name := range files {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			sum := sha256.Sum256(b)
			texts[hex.EncodeToString(sum[:])] = string(b)
		}
		if len(texts) > 0 {
			return texts
		}
	}
	t.Skip("SKIPPED: the texts of the two dispatches (../shared/seeds) are not here; their spans are not checked")
	return nil
}

func TestTheSpansLieInTheTextsTheyAreOf(t *testing.T) {
	texts := seedTexts(t)
	r := loadRecord(t)
	byID := map[string]string{}
	for _, d := range r.dispatches {
		if d.SHA256 == "" {
			continue
		}
		text, ok := texts[d.SHA256]
		if !ok {
			t.Errorf("dispatch %s: no text has its sha256", d.ID)
			continue
		}
		if n := utf8.RuneCountInString(text); n != d.Length {
			t.Errorf("dispatch %s: length %d, the text has %d code points", d.ID, d.Length, n)
		}
		byID[d.ID] = text
	}
	for _, c := range r.claims {
		if c.Evidence == nil || byID[c.Dispatch] == "" {
			continue
		}
		span := string([]rune(byID[c.Dispatch])[c.Evidence.Start:c.Evidence.End])
		if span != strings.TrimSpace(span) || strings.ContainsAny(span[:1], ".,;") {
			t.Errorf("claim %s: its span %q does not begin and end with a word", c.ID, span)
		}
	}
}

func TestNoWordsOfTheAgencyAreInTheRecord(t *testing.T) {
	texts := seedTexts(t)
	const run = 8 // words in a row
	theirs := map[string]bool{}
	for _, text := range texts {
		words := strings.Fields(text)
		for i := 0; i+run <= len(words); i++ {
			theirs[strings.Join(words[i:i+run], " ")] = true
		}
	}
	check := func(where, text string) {
		words := strings.Fields(text)
		for i := 0; i+run <= len(words); i++ {
			if s := strings.Join(words[i:i+run], " "); theirs[s] {
				t.Errorf("%s holds the agency's words: %q", where, s)
			}
		}
	}
	r := loadRecord(t)
	for _, c := range r.claims {
		check("claim "+c.ID, c.Summary.FR)
	}
	for _, d := range r.dispatches {
		check("dispatch "+d.ID, d.Title.FR)
	}
}
