package desk

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"marz/internal/marz"
)

// claimFields are the members of a claim that may be corrected.
var claimFields = []string{
	"type", "stance", "certainty", "claimant", "principal", "side", "actor", "target", "holder", "admission",
	"border_wide", "witness", "negated", "place", "said", "happened", "quantity", "links", "summary",
}

// eventFields are the members of an event that may be corrected.
var eventFields = []string{"type", "place", "title"}

// patchClaim applies a JSON merge patch to a claim and checks its words. What is missing
// may be missing still.
func patchClaim(c marz.Claim, patch []byte) (marz.Claim, error) {
	out, err := patched(c, patch, claimFields)
	if err != nil {
		return c, err
	}
	whole := out // a claim with what may still be missing, so that Validate sees the words
	whole.Claimant, whole.Principal = or(out.Claimant, "x"), or(out.Principal, "x")
	whole.Stance, whole.Certainty = orWord(out.Stance, marz.Asserts), orWord(out.Certainty, marz.Asserted)
	whole.Side, whole.Type = orWord(out.Side, marz.SideThird), orWord(out.Type, marz.Statement)
	if whole.Said.IsZero() {
		whole.Said = marz.Interval{To: marz.LastDay, Precision: marz.PrecisionByDay}
	}
	return out, whole.Validate()
}

func orWord[T ~string](word, other T) T {
	if word == "" {
		return other
	}
	return word
}

// patched applies an RFC 7396 merge patch that touches only the given members.
func patched[T any](v T, patch []byte, fields []string) (T, error) {
	var change map[string]any
	if err := decode(patch, &change); err != nil || len(change) == 0 {
		return v, marz.Errorf(marz.Invalid, "the patch is not understood: send a JSON object with the members to change, for example {\"place\":\"torghundi\"}")
	}
	for _, name := range slices.Sorted(maps.Keys(change)) {
		if !slices.Contains(fields, name) {
			return v, marz.Errorf(marz.Invalid, "%s: cannot be changed here; use %s", name, strings.Join(fields, ", "))
		}
	}
	raw, err := json.Marshal(v)
	if err != nil {
		return v, err
	}
	var was map[string]any
	if err := decode(raw, &was); err != nil {
		return v, err
	}
	raw, err = json.Marshal(mergePatch(was, change))
	if err != nil {
		return v, err
	}
	var out T
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&out); err != nil {
		return v, marz.Errorf(marz.Invalid, "the patch does not fit: %s", strings.TrimPrefix(err.Error(), "json: "))
	}
	return out, nil
}

// decode reads JSON and keeps numbers as they are written.
func decode(raw []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	return dec.Decode(v)
}

// mergePatch is the algorithm of RFC 7396, section 2.
func mergePatch(target, patch map[string]any) map[string]any {
	out := maps.Clone(target)
	if out == nil {
		out = map[string]any{}
	}
	for name, value := range patch {
		inner, isObject := value.(map[string]any)
		switch {
		case value == nil:
			delete(out, name)
		case isObject:
			was, _ := out[name].(map[string]any)
			out[name] = mergePatch(was, inner)
		default:
			out[name] = value
		}
	}
	return out
}
