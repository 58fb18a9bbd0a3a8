package atlas_test

import (
	"strings"
	"testing"

	"marz/internal/atlas"
	"marz/internal/marz"
)

var seeds = []string{
	"", "IRN", "ir", "Turkménistan", "ایران", "afg-tjk", "AF-HER", "Hérât", "Qalʿa", "اسلام\u200cقلعه", "Pul-e-Khumri",
	"\xff\xfe", "\u200c\u200d", "İı", "ﷺ", strings.Repeat("a", 300), "Nusay (Darwaz)", "((((", "ⅷ½",
}

func FuzzParseBorder(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b, err := atlas.ParseBorder(s)
		if err != nil {
			if marz.KindOf(err) != marz.Invalid || len(err.Error()) > 2000 {
				t.Errorf("ParseBorder(%q): %v", s, err)
			}
			return
		}
		for _, again := range []string{b.ID, b.Alpha3, b.Alpha2, b.Names.FA} {
			if c, err := atlas.ParseBorder(again); err != nil || c.ID != b.ID {
				t.Errorf("ParseBorder(%q) = %s, but ParseBorder(%q) = %s, %v", s, b.ID, again, c.ID, err)
			}
		}
	})
}

func FuzzParseProvince(f *testing.F) {
	a := load(f)
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := a.ParseProvince(s)
		if err != nil {
			if marz.KindOf(err) != marz.Invalid || len(err.Error()) > 4000 {
				t.Errorf("ParseProvince(%q): %v", s, err)
			}
			return
		}
		if p.Kind != marz.KindProvince {
			t.Errorf("ParseProvince(%q) is %s, a %s", s, p.ID, p.Kind)
		}
	})
}

func FuzzLookup(f *testing.F) {
	a := load(f)
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := atlas.Fold(s)
		if again := atlas.Fold(folded); again != folded {
			t.Errorf("Fold(%q) = %q, folded again %q", s, folded, again)
		}
		if len(s) > 100 {
			return // cut before it is looked up
		}
		if x, y := ids(a.Lookup(s)), ids(a.Lookup(folded)); x != y {
			t.Errorf("Lookup(%q) = %q, Lookup(%q) = %q", s, x, folded, y)
		}
		a.Similar(s)
	})
}
