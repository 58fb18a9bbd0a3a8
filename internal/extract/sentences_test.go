package extract

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"marz/internal/marz"
)

// TestSentences reads each paragraph of testdata/sentences: a line "2021-07-09 en Reuters"
// (published, language, agency), the text, and under it a line "> type stance principal place
// from/to" for each claim that must come out; no other may. "> -" means none; "*" stands for
// any word; ".." is an end that is not known. A sixth word, where there is one, is the
// quantity: "1000:soldiers:more_than", "200-999:families:about" or "-" for none.
func TestSentences(t *testing.T) {
	x := testExtractor(t)
	files, err := filepath.Glob("testdata/sentences/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("testdata/sentences holds nothing: %v", err)
	}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for para := range strings.SplitSeq(string(raw), "\n\n") {
			if para = strings.TrimSpace(para); para != "" && !strings.HasPrefix(para, "#") {
				checkSentence(t, x, filepath.Base(f), para)
			}
		}
	}
}

func checkSentence(t *testing.T, x *Extractor, file, para string) {
	t.Helper()
	head, body, _ := strings.Cut(para, "\n")
	text, claims, ok := strings.Cut(body, "\n> ")
	fields := strings.Fields(head)
	if !ok || len(fields) < 2 {
		t.Errorf("%s: %q: want a line with day and language, the text, and a line for each claim", file, para)
		return
	}
	day, err := ParsePublished(fields[0])
	if err != nil {
		t.Errorf("%s: %v", file, err)
		return
	}
	var got []string
	for _, c := range x.Extract(Document{Lang: fields[1], Published: day, Agency: strings.Join(fields[2:], " "), Text: text}).Claims {
		got = append(got, strings.Join([]string{string(c.Type), string(c.Stance), string(c.Principal), c.Place, fromTo(c.Happened), howMany(c.Quantity)}, " "))
	}
	if want := strings.Split(claims, "\n> "); !sameClaims(got, want) {
		t.Errorf("%s: %s\n%s\n  got:\n  > %s\n  want:\n  > %s", file, head, text, strings.Join(got, "\n  > "), strings.Join(want, "\n  > "))
	}
}

func fromTo(i marz.Interval) string {
	end := func(d marz.Day) string {
		if d.IsZero() {
			return ".."
		}
		return d.String()
	}
	if i.From == i.To {
		return end(i.To)
	}
	return end(i.From) + "/" + end(i.To)
}

// howMany is a quantity in one word.
func howMany(q *marz.Quantity) string {
	if q == nil {
		return "-"
	}
	num := func(f *float64) string {
		if f == nil {
			return ".."
		}
		return strconv.FormatFloat(*f, 'f', -1, 64)
	}
	val := num(q.Value)
	if q.Value == nil {
		val = num(q.Min) + "-" + num(q.Max)
	}
	return strings.Join([]string{val, strings.ReplaceAll(string(q.Unit), " ", "_"), string(q.Modifier)}, ":")
}

// sameClaims reports whether the claims are those wanted, in any order.
func sameClaims(got, want []string) bool {
	if len(want) == 1 && want[0] == "-" {
		return len(got) == 0
	}
	left := slices.Clone(got)
	for _, w := range want {
		i := slices.IndexFunc(left, func(g string) bool { return sameFields(g, w) })
		if i < 0 {
			return false
		}
		left = slices.Delete(left, i, i+1)
	}
	return len(left) == 0
}

func sameFields(got, want string) bool {
	g, w := strings.Fields(got), strings.Fields(want)
	n := min(len(w), len(g))
	return n >= 5 && slices.EqualFunc(g[:n], w, matchesWord)
}

// matchesWord takes a "*" within a quantity too: "200:*:about" leaves the unit open.
func matchesWord(got, want string) bool {
	g, w := strings.Split(got, ":"), strings.Split(want, ":")
	return want == "*" || slices.EqualFunc(g, w, func(a, b string) bool { return b == "*" || a == b })
}
