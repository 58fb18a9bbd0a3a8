package encode

import (
	"encoding/json"
	"iter"
	"strings"

	"marz/internal/marz"
)

// Select returns the features with the named properties only, in the order named; one
// that a feature lacks is null. No names: all of them.
func Select(features iter.Seq2[marz.Feature, error], names []string) iter.Seq2[marz.Feature, error] {
	if len(names) == 0 {
		return features
	}
	keys := make([][]byte, len(names))
	for i, n := range names {
		keys[i], _ = json.Marshal(n) // a string always marshals
	}
	return each(features, func(f marz.Feature) (marz.Feature, error) {
		return selectOf(f, names, keys)
	})
}

// selectOf writes the properties anew and leaves every other byte as it is.
func selectOf(f marz.Feature, names []string, keys [][]byte) (marz.Feature, error) {
	const member = `"properties":`
	at := strings.Index(f.JSON, member)
	if at < 0 {
		return f, marz.Errorf(marz.Internal, "feature %q: its bytes hold no properties", f.ID)
	}
	at += len(member)
	var properties map[string]json.RawMessage
	rest := json.NewDecoder(strings.NewReader(f.JSON[at:]))
	if err := rest.Decode(&properties); err != nil {
		return f, marz.Errorf(marz.Internal, "feature %q: its properties are not an object: %w", f.ID, err)
	}
	out := append(make([]byte, 0, len(f.JSON)), f.JSON[:at]...)
	out = append(out, '{')
	for i, n := range names {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(out, keys[i]...), ':')
		if v, ok := properties[n]; ok {
			out = append(out, v...)
		} else {
			out = append(out, "null"...)
		}
	}
	out = append(append(out, '}'), f.JSON[at+int(rest.InputOffset()):]...)
	f.JSON = string(out)
	return f, nil
}

// SelectColumns returns the features and their schema with the named columns only, in the
// order named, for the forms that read values: CSV, GeoParquet, tiles. Names that the schema
// does not have are passed over. No names: all of them.
func SelectColumns(features iter.Seq2[marz.Feature, error], schema *marz.Schema, names []string) (iter.Seq2[marz.Feature, error], *marz.Schema) {
	if len(names) == 0 {
		return features, schema
	}
	narrow := *schema
	narrow.Columns = nil
	var from []int
	for _, n := range names {
		if i := schema.Column(n); i >= 0 {
			from, narrow.Columns = append(from, i), append(narrow.Columns, schema.Columns[i])
		}
	}
	return each(features, func(f marz.Feature) (marz.Feature, error) {
		values := make([]any, len(from))
		for i, j := range from {
			values[i] = valueOf(f, j)
		}
		f.Values = values
		return f, nil
	}), &narrow
}
