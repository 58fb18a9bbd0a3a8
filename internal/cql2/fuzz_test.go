package cql2

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/paulmach/orb"
)

// seeds returns the filters of the testdata that are in an encoding.
func seeds(t testing.TB, json bool) []string {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("there is no testdata", err)
	}
	var list []string
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(string(data), "\n") {
			if line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "= ") || strings.HasPrefix(line, "! ") {
				continue
			}
			if isJSON := strings.HasPrefix(line, "{"); isJSON == json {
				list = append(list, line)
			}
		}
	}
	return list
}

// anything is a record that has a value for every property.
type anything struct{}

func (anything) Property(name string) any {
	vals := []any{nil, "x", int64(7), 0.5, true, time.Unix(1625000000, 0), []string{"a"}, Period{}}
	return vals[len(name)%len(vals)]
}

func (anything) Geometry(name string) orb.Geometry {
	return []orb.Geometry{nil, orb.Point{1, 1}, orb.LineString{{0, 0}, {2, 2}}}[len(name)%3]
}

// exercise does with a filter what a server does, and fails when it takes long.
func exercise(t *testing.T, parse func() (*Expr, error)) {
	start := time.Now()
	e, err := parse()
	if took := time.Since(start); took > time.Second {
		t.Fatalf("reading took %v", took)
	}
	if err != nil {
		var known *Error
		if !errors.As(err, &known) || known.Msg == "" {
			t.Fatalf("not an Error: %v", err)
		}
		return
	}
	e.Match(anything{})
	e.Bounds("g", "start", "end")
	q := Queryables{}
	for i, name := range e.Properties() {
		q[name] = Type(i % (int(Geometry) + 1))
	}
	if e.Check(q) == nil {
		e.Match(anything{})
	}
	if took := time.Since(start); took > time.Second {
		t.Fatalf("evaluating took %v", took)
	}
	if !over(e) {
		checkIdentity(t, e)
	}
}

func FuzzText(f *testing.F) {
	for _, s := range seeds(f, false) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		exercise(t, func() (*Expr, error) { return ParseText(text) })
	})
}

func FuzzJSON(f *testing.F) {
	for _, s := range seeds(f, true) {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		exercise(t, func() (*Expr, error) { return ParseJSON(data) })
	})
}

func FuzzLike(f *testing.F) {
	f.Add("B_r%", "Berlin")
	f.Add(`%\%a_%`, "50%ab")
	f.Add("%a_c%b_%", "xxabcxabb")
	f.Fuzz(func(t *testing.T, pattern, text string) {
		if len(pattern)+len(text) > 200 {
			return // the reference takes exponential time
		}
		got := newLikePattern(pattern).match(text)
		if !utf8.ValidString(pattern) || !utf8.ValidString(text) {
			return // filters are UTF-8; a broken text only must not panic
		}
		if want := likeReference([]rune(pattern), []rune(text)); got != want {
			t.Errorf("%q LIKE %q is %v, want %v", text, pattern, got, want)
		}
	})
}

// likeReference is the definition of LIKE, slow and plain, with a table of what was found.
func likeReference(pattern, text []rune) bool {
	type state struct{ p, t int }
	seen := map[state]bool{}
	var match func(p, t int) bool
	match = func(p, t int) bool {
		if p == len(pattern) {
			return t == len(text)
		}
		if r, ok := seen[state{p, t}]; ok {
			return r
		}
		var r bool
		switch c := pattern[p]; {
		case c == '%':
			r = match(p+1, t) || t < len(text) && match(p, t+1)
		case c == '\\' && p+1 < len(pattern):
			r = t < len(text) && text[t] == pattern[p+1] && match(p+2, t+1)
		case t < len(text):
			r = (c == '_' || c == text[t]) && match(p+1, t+1)
		}
		seen[state{p, t}] = r
		return r
	}
	return match(0, 0)
}
