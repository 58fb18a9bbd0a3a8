package desk

import (
	"encoding/json"
	"strings"
	"testing"

	"marz/internal/marz"
)

func FuzzPatchClaim(f *testing.F) {
	for _, s := range []string{`{"place":"x"}`, `{"said":{"from":"2021-07-09"}}`, `{"links":[{"rel":"denies","to":"a"}]}`, `{"quantity":{"value":1e999}}`, `{"id":1}`, `[`, `{"said":{"from":{"a":null}}}`} {
		f.Add([]byte(s))
	}
	base := marz.Claim{ID: "c", Event: "e", Dispatch: "d", Place: "p", Type: marz.Capture, Stance: marz.Asserts, Certainty: marz.Asserted, Side: marz.SideTaliban}
	f.Fuzz(func(t *testing.T, patch []byte) {
		c, err := patchClaim(base, patch)
		if err != nil {
			return
		}
		if c.ID != base.ID || c.Event != base.Event || c.Dispatch != base.Dispatch || c.Evidence != nil {
			t.Errorf("%s changed what it must not: %+v", patch, c)
		}
		if _, err := json.Marshal(c); err != nil {
			t.Errorf("%s makes a claim that cannot be written: %v", patch, err)
		}
	})
}

func FuzzSketch(f *testing.F) {
	f.Add("one two three four five six", "one two three four five six")
	f.Add("", "مرز")
	f.Fuzz(func(t *testing.T, a, b string) {
		sa, sb := sketch(a), sketch(b)
		if len(sa) > maxSketch {
			t.Errorf("%d hashes", len(sa))
		}
		share := alike(sa, sb)
		if share < 0 || share > 1 || share != alike(sb, sa) || a == b && len(sa) > 0 && share != 1 {
			t.Errorf("%q and %q share %g", a, b, share)
		}
	})
}

func FuzzIDPart(f *testing.F) {
	f.Add("Agence France-Presse")
	f.Add("--مرز--")
	f.Fuzz(func(t *testing.T, s string) {
		got := idPart(s)
		if idPart(got) != got || strings.HasPrefix(got, "-") || strings.HasSuffix(got, "-") || strings.Trim(got, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			t.Errorf("%q gives %q", s, got)
		}
	})
}
