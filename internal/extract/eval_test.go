package extract

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"marz/data"
	"marz/internal/atlas"
)

func testExtractor(t testing.TB) *Extractor {
	t.Helper()
	at, err := atlas.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	return New(at)
}

// scored is the score of one dispatch.
type scored struct {
	name, lang string
	score      Score
}

func evalFolder(t *testing.T, x *Extractor, dir string) []scored {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
	var out []scored
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		g, err := ParseFixture(filepath.Base(f), string(raw))
		if err != nil {
			t.Error(err)
			continue
		}
		out = append(out, scored{g.Doc.Name, g.Doc.Lang, Evaluate(x.Extract(g.Doc), g)})
	}
	return out
}

// bootstrap returns the middle 95 % of a measure's F1 over resampled dispatches.
func bootstrap(list []scored, measure string) (lo, hi float64) {
	rng := rand.New(rand.NewPCG(1, 2))
	const rounds = 500
	values := make([]float64, rounds)
	for i := range values {
		var c Count
		for range list {
			c.Add(list[rng.IntN(len(list))].score[measure])
		}
		values[i] = c.F1()
	}
	slices.Sort(values)
	return values[rounds*25/1000], values[rounds*975/1000]
}

func table(title string, list []scored) string {
	var b strings.Builder
	for _, lang := range []string{"", "fr", "en"} {
		some := slices.DeleteFunc(slices.Clone(list), func(s scored) bool { return lang != "" && s.lang != lang })
		if len(some) == 0 {
			continue
		}
		fmt.Fprintf(&b, "%s %s: %d dispatches\n", title, map[string]string{"": "all", "fr": "French", "en": "English"}[lang], len(some))
		for _, m := range Measures {
			var c Count
			for _, s := range some {
				c.Add(s.score[m])
			}
			lo, hi := bootstrap(some, m)
			fmt.Fprintf(&b, "  %-12s P %.2f  R %.2f  F1 %.2f  [%.2f–%.2f]  %d/%d/%d\n", m, c.Precision(), c.Recall(), c.F1(), lo, hi, c.Right, c.Found, c.Wanted)
		}
	}
	return b.String()
}

func TestEvalFixtures(t *testing.T) {
	x := testExtractor(t)
	for _, part := range []string{"seen", "heldout"} {
		list := evalFolder(t, x, filepath.Join("testdata", part))
		if len(list) == 0 {
			t.Logf("SKIPPED: no fixtures in testdata/%s", part)
			continue
		}
		t.Log("\n" + table(part, list))
	}
}
