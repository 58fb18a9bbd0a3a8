package atlas_test

import (
	"slices"
	"strings"
	"testing"

	"marz/internal/atlas"
	"marz/internal/marz"
)

func TestFoldKeepsOnlyWhatSpellingsShare(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"case", "HERAT", "herat"},
		{"accents", "Hérât", "herat"},
		{"accents written apart", "He\u0301rat", "herat"},
		{"hyphens of every kind", "Pul-e–Khumri\u2011x", "pul e khumri x"},
		{"apostrophes of every kind", "Qal'a Qal’a Qalʿa Qalʼa", "qala qala qala qala"},
		{"spaces of every kind", " a\u00a0 b\tc\u2009d ", "a b c d"},
		{"brackets", "Nusay (Darwaz)", "nusay darwaz"},
		{"ligatures and special letters", "Œuvre, Bœuf, Łódź, ıI", "oeuvre boeuf lodz ii"},
		{"Arabic yeh and kaf", "ايراني كابل", "ایرانی کابل"},
		{"teh marbuta", "قلعة", "قلعه"},
		{"the zero-width non-joiner", "اسلام\u200cقلعه", "اسلام قلعه"},
		{"vowel signs and hamza above", "قلعهٔ مَرز", "قلعه مرز"},
		{"alef with madda", "آقینه", "اقینه"},
		{"tatweel", "مـرز", "مرز"},
		{"Pashto letters", "تورغونډۍ ننګرهار", "تورغوندی ننگرهار"},
		{"Persian digits", "میل ۷۸", "میل 78"},
		{"Arabic digits", "٧٨", "78"},
		{"bidi marks", "\u200fمرز\u200e", "مرز"},
		{"broken text", "a\xffb", "a b"},
		{"nothing", " -’ ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := atlas.Fold(c.in); got != c.want {
				t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestABorderIsFoundByCodeIdAndName(t *testing.T) {
	for want, inputs := range map[string][]string{
		"afg-irn": {"IRN", "irn", "ir", "IR", "Iran", "iran", "IRAN", "ایران", "ايران", "afg-irn", "AFG-IRN", "Afghanistan–Iran", "افغانستان – ایران", " Iran "},
		"afg-tkm": {"TKM", "tm", "Turkmenistan", "Turkménistan", "turkme\u0301nistan", "TURKMÉNISTAN", "ترکمنستان", "تركمنستان"},
		"afg-uzb": {"UZB", "uz", "Uzbekistan", "Ouzbékistan", "ouzbekistan", "ازبکستان"},
		"afg-tjk": {"TJK", "tj", "Tajikistan", "Tadjikistan", "تاجیکستان", "تاجکستان", "تاجيكستان"},
		"afg-chn": {"CHN", "cn", "China", "Chine", "چین", "چين"},
		"afg-pak": {"PAK", "pk", "Pakistan", "پاکستان", "پاكستان"},
	} {
		for _, in := range inputs {
			if b, err := atlas.ParseBorder(in); err != nil || b.ID != want {
				t.Errorf("ParseBorder(%q) = %q, %v, want %s", in, b.ID, err, want)
			}
		}
	}
}

func TestAnUnknownBorderIsAnsweredWithTheSix(t *testing.T) {
	for _, in := range []string{"", " ", "-", "Iranian", "iranien", "Russia", "AFG", "Afghanistan", "Irann", "afg", strings.Repeat("é", 500), "\xff"} {
		_, err := atlas.ParseBorder(in)
		if marz.KindOf(err) != marz.Invalid {
			t.Errorf("ParseBorder(%.20q): %v", in, err)
			continue
		}
		for _, want := range []string{"IRN (Iran)", "TKM (Turkmenistan)", "UZB (Uzbekistan)", "TJK (Tajikistan)", "CHN (China)", "PAK (Pakistan)"} {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("ParseBorder(%.20q): %v does not name %s", in, err, want)
			}
		}
		if len(err.Error()) > 800 {
			t.Errorf("ParseBorder(%.20q): the error has %d bytes", in, len(err.Error()))
		}
	}
}

func TestAProvinceIsFoundByCodeAndName(t *testing.T) {
	a := load(t)
	for want, inputs := range map[string][]string{
		"AF-HER": {"AF-HER", "af-her", "Herat", "Hérat", "hérât", "هرات", "Hirat"},
		"AF-KDZ": {"Kunduz", "Koundouz", "کندز", "قندوز", "کندوز"},
		"AF-SAR": {"Sar-e Pol", "sar e pul", "Sari Pul", "سرپل", "Sar-é Pol"},
		"AF-NAN": {"ننگرهار", "ننګرهار", "Nangarhar"},
		"AF-KNR": {"Kounar", "kunar", "کنر", "کونړ"},
		"AF-WAR": {"Wardak", "Maidan Wardak", "میدان وردک"},
	} {
		for _, in := range inputs {
			if p, err := a.ParseProvince(in); err != nil || p.ID != want {
				t.Errorf("ParseProvince(%q) = %v, %v, want %s", in, p, err, want)
			}
		}
	}
	for _, p := range a.Provinces() {
		for _, in := range []string{p.ID, p.Names.EN, p.Names.FR, p.Names.FA, p.Names.PS, strings.ToUpper(p.Names.FR)} {
			if got, err := a.ParseProvince(in); err != nil || got != p {
				t.Errorf("ParseProvince(%q) = %v, %v, want %s", in, got, err, p.ID)
			}
		}
	}
	for _, in := range []string{"", "Islam Qala", "AF-XXX", "IRN", "Zinda Jan"} {
		_, err := a.ParseProvince(in)
		if marz.KindOf(err) != marz.Invalid || !strings.Contains(err.Error(), "AF-HER (Herat)") {
			t.Errorf("ParseProvince(%q): %v", in, err)
		}
	}
}

func TestANameFindsEveryPlaceThatBearsIt(t *testing.T) {
	a := load(t)
	for _, c := range []struct{ name, want string }{
		{"Herat", "herat AF-HER"},
		{"HÉRAT", "herat AF-HER"},
		{"هرات", "herat AF-HER"},
		{"Kunduz", "kunduz AF-KDZ"},
		{"Koundouz", "kunduz AF-KDZ"},
		{"Farah", "farah AF-FRA"},
		{"Kandahar", "kandahar AF-KAN"},
		{"Balkh", "balkh AF-BAL"},
		{"Islam Qala", "islam-qala islam-qala-town"},
		{"Islam-Qala", "islam-qala islam-qala-town"},
		{"islamqala", "islam-qala islam-qala-town"},
		{"Islam Qal’a", "islam-qala islam-qala-town"},
		{"اسلام قلعه", "islam-qala islam-qala-town"},
		{"اسلام\u200cقلعه", "islam-qala islam-qala-town"},
		{"Torghundi", "torghundi torghundi-town"},
		{"Serhetabat", "torghundi"},
		{"Guşgy", "torghundi"},
		{"Chir Khan Bandar", "shir-khan-bandar"},
		{"Sher Khan Bandar", "shir-khan-bandar sher-khan-bandar-town"},
		{"Zinda Jan", "zinda-jan"},
		{"Zenda Jân", "zinda-jan"},
		{"زنده جان", "zinda-jan"},
		{"Ishkashim", "ishkashim ishkashim-town"},
		{"shir-khan-bandar", "shir-khan-bandar sher-khan-bandar-town"},
		{"AF-HER", "AF-HER"},
		{"Iran", "afg-irn"},
		{"irn", "afg-irn"},
		{"Afghanistan", "AFG"},
		{"Wakhan", "khandud"},
		{"Paris", ""},
		{"", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ids(a.Lookup(c.name)); got != c.want {
				t.Errorf("Lookup(%q) = %q, want %q", c.name, got, c.want)
			}
		})
	}
}

func TestRulesDeriveSpellingsThatNoSourceLists(t *testing.T) {
	a := load(t)
	for _, c := range []struct{ name, want string }{
		{"Pul Khumri", "pul-e-khumri"},           // izafe left out
		{"Mazar-é-Charif", "mazar-i-sharif"},     // izafe and French sh
		{"Dasht-i-Qala", "dasht-e-qala"},         // izafe
		{"Dacht-e-Qala", "dasht-e-qala"},         // French sh
		{"Tchakhansur", "chakhansur"},            // French ch
		{"Djawzdjan", "AF-JOW"},                  // French j
		{"Imam Sahib", "imam-sahib"},             // as it is
		{"Goulran", "gulran"},                    // listed
		{"Khoulm", "khulm"},                      // French u
		{"Pachtoun Zarghoun", "pashtun-zarghun"}, // French sh and u
		{"Haska Mena", "deh-bala"},               // from brackets
	} {
		if got := ids(a.Lookup(c.name)); got != c.want {
			t.Errorf("Lookup(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}

func TestADerivedNameNeverTakesAnothersRealName(t *testing.T) {
	a := load(t)
	real := map[string]bool{}
	for _, n := range a.Names() {
		if !n.Derived {
			real[strings.ReplaceAll(n.Folded, " ", "")] = true
		}
	}
	derived := 0
	for _, n := range a.Names() {
		if n.Derived {
			derived++
			if real[strings.ReplaceAll(n.Folded, " ", "")] {
				t.Errorf("%q is derived for %s and given by a source elsewhere", n.Text, ids(n.Places))
			}
		}
	}
	if derived == 0 {
		t.Error("no derived names")
	}
}

func TestNamesCarryNoCodesAndEveryNameIsFound(t *testing.T) {
	a := load(t)
	for _, n := range a.Names() {
		if n.Folded != atlas.Fold(n.Text) || len(n.Places) == 0 {
			t.Errorf("%+v", n)
		}
		if found := a.Lookup(n.Text); !containsAll(found, n.Places) {
			t.Errorf("Lookup(%q) = %s, want at least %s", n.Text, ids(found), ids(n.Places))
		}
		if slices.Contains([]string{"irn", "ir", "pk", "afg irn"}, n.Folded) {
			t.Errorf("the code %q is among the names", n.Text)
		}
	}
	if !slices.IsSortedFunc(a.Names(), func(x, y atlas.Name) int { return strings.Compare(x.Folded, y.Folded) }) {
		t.Error("the names are not sorted")
	}
}

func containsAll(list, want []*atlas.Place) bool {
	for _, p := range want {
		if !slices.Contains(list, p) {
			return false
		}
	}
	return true
}

func TestSimilarNamesAreFoundAcrossTransliterations(t *testing.T) {
	a := load(t)
	for _, c := range []struct{ name, want string }{
		{"Chir Khan Bender", ""},
		{"Turghoundi", "torghundi torghundi-town"},
		{"Cheikh Khan", ""},
		{"Dawlatābād", "dawlatabad-faryab dawlatabad-balkh"},
		{"Eslam Ghala", "islam-qala"},
		{"Eslaam Qaleh", "islam-qala islam-qala-town"},
		{"Hayratān", "hairatan hairatan-town"},
		{"Meymane", "maymana"},
		{"هرات", ""},
		{"Xx", ""},
	} {
		if got := ids(a.Similar(c.name)); got != c.want {
			t.Errorf("Similar(%q) = %q, want %q", c.name, got, c.want)
		}
	}
	for _, n := range a.Names() {
		if found := a.Similar(n.Text); len(found) > 0 && !containsAll(found, n.Places) {
			t.Errorf("Similar(%q) = %s, which lacks some of %s", n.Text, ids(found), ids(n.Places))
		}
	}
}
