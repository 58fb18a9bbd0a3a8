package cql2_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"marz/internal/cql2"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata/*.txt")

// A case in testdata/*.txt is four lines, and a blank line between cases:
//
//	# what it shows
//	the filter
//	= the ids of the posts that it is true of, or ! the error
//	the filter in the other encoding, in canonical form
type testCase struct {
	about, filter, want, other string
}

// key is the string that a post's id is shown as.
const key = "id"

func readCases(t testing.TB, path string) []testCase {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var cases []testCase
	for block := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
		lines := strings.Split(strings.TrimSpace(block), "\n")
		if len(lines) < 2 || !strings.HasPrefix(lines[0], "# ") {
			t.Fatalf("%s: a case begins with # and has a filter: %q", path, block)
		}
		lines = append(lines, "", "")
		cases = append(cases, testCase{lines[0], lines[1], lines[2], lines[3]})
	}
	return cases
}

func posts(t testing.TB) *layer { return readLayer(t, "testdata", "posts") }

// ids lists the posts that a filter is true of.
func (l *layer) ids(e *cql2.Expr) string {
	out := "="
	for _, r := range l.records {
		if e.Match(r) {
			out += " " + r.props[key].(string)
		}
	}
	return out
}

// parse reads a filter in the encoding that it begins like.
func parse(filter string) (*cql2.Expr, error) {
	if strings.HasPrefix(filter, "{") || strings.HasPrefix(filter, "[") {
		return cql2.ParseJSON([]byte(filter))
	}
	return cql2.ParseText(filter)
}

// run evaluates a case, and returns what its expectation should be.
func (c testCase) run(l *layer) testCase {
	e, err := parse(c.filter)
	if err == nil {
		err = e.Check(l.queryables)
	}
	if err != nil {
		return testCase{c.about, c.filter, "! " + err.Error(), ""}
	}
	other := string(e.JSON())
	if strings.HasPrefix(c.filter, "{") {
		other = e.Text()
	}
	return testCase{c.about, c.filter, l.ids(e), other}
}

func TestEveryCaseOfTheTestdataHolds(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("there are no cases in testdata", err)
	}
	l := posts(t)
	for _, path := range paths {
		var out []string
		for _, c := range readCases(t, path) {
			got := c.run(l)
			out = append(out, strings.TrimSpace(strings.Join([]string{got.about, got.filter, got.want, got.other}, "\n")))
			if got != c && !*update {
				t.Errorf("%s: %s\n%s\ngot  %s\nwant %s\ngot  %s\nwant %s", path, c.about, c.filter, got.want, c.want, got.other, c.other)
			}
		}
		if *update {
			if err := os.WriteFile(path, []byte(strings.Join(out, "\n\n")+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// allFilters returns every filter of the testdata that is not refused.
func allFilters(t testing.TB) []string {
	t.Helper()
	paths, _ := filepath.Glob("testdata/*.txt")
	var filters []string
	for _, path := range paths {
		for _, c := range readCases(t, path) {
			if strings.HasPrefix(c.want, "=") {
				filters = append(filters, c.filter)
			}
		}
	}
	return filters
}

func TestBothEncodingsOfAFilterAreTrueOfTheSameRecords(t *testing.T) {
	l := posts(t)
	for _, filter := range allFilters(t) {
		e, err := parse(filter)
		if err != nil {
			t.Fatal(filter, err)
		}
		text, err := cql2.ParseText(e.Text())
		if err != nil {
			t.Errorf("%s\nas text %s: %v", filter, e.Text(), err)
			continue
		}
		js, err := cql2.ParseJSON(e.JSON())
		if err != nil {
			t.Errorf("%s\nas JSON %s: %v", filter, e.JSON(), err)
			continue
		}
		for name, other := range map[string]*cql2.Expr{"text": text, "JSON": js} {
			if other.Text() != e.Text() || string(other.JSON()) != string(e.JSON()) {
				t.Errorf("%s\ncomes back from %s as %s", filter, name, other.Text())
			}
			if err := other.Check(l.queryables); err != nil {
				t.Errorf("%s\nas %s: %v", filter, name, err)
			}
			if err := e.Check(l.queryables); err != nil {
				t.Errorf("%s: %v", filter, err)
			}
			if l.ids(other) != l.ids(e) {
				t.Errorf("%s\nas %s is true of %s, not of %s", filter, name, l.ids(other), l.ids(e))
			}
		}
	}
}
