package marz_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"marz/internal/marz"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

func TestTheSummerOf2021IsAsReviewed(t *testing.T) {
	r := loadRecord(t)
	var b strings.Builder
	b.WriteString("Every crossing, summer 2021: what is known of it now, then what was known of each day on that day.\n")
	b.WriteString("Below each change, the claims that began (+) or ceased (-) to count. Rewrite with go test -update.\n")
	for _, x := range loadCrossings(t) {
		c := r.at(x)
		fmt.Fprintf(&b, "\n== %s (%s, %s)\n", x.ID, x.Border, x.Province)
		for _, s := range c.Timeline(marz.LastDay) {
			writeSpell(&b, c, s)
		}
		b.WriteString("as known on each day:")
		last := ""
		for d := day(t, "2021-05-01"); d <= day(t, "2021-09-15"); d++ {
			if s := short(c.At(d, d)); s != last {
				fmt.Fprintf(&b, "\n  %s %s", d, s)
				last = s
			}
		}
		b.WriteString("\n")
	}
	golden(t, "control_2021.txt", b.String())
}

func writeSpell(b *strings.Builder, c *marz.Case, s marz.Spell) {
	from := s.From
	if from == 0 {
		from = s.To
	}
	at := c.At(from, marz.LastDay)
	fmt.Fprintf(b, "%10s  %s\n", s.From, short(at))
	for _, cause := range s.Because {
		sign := "+"
		if cause.Effect != "counts" && cause.Effect != "withdrew" {
			sign = "-"
		}
		fmt.Fprintf(b, "            %s %s: %s (%s) %s\n", sign, cause.Principal, cause.Claim, cause.Holder, cause.Effect)
	}
}

// golden compares with a file in testdata, or rewrites it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s has changed: read the difference as an editor would, then rewrite it with go test -update\n%s", path, firstDifference(string(want), got))
	}
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return fmt.Sprintf("line %d\n- %s\n+ %s", i+1, w[i], g[i])
		}
	}
	return fmt.Sprintf("%d lines, were %d", len(g), len(w))
}
