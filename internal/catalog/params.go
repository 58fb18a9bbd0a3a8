package catalog

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"marz/internal/atlas"
	"marz/internal/cql2"
	"marz/internal/marz"
)

// Queryables returns the types of what a filter may name.
func Queryables(schema *marz.Schema) cql2.Queryables {
	types := map[marz.ColumnType]cql2.Type{
		marz.TypeString: cql2.String, marz.TypeInteger: cql2.Integer, marz.TypeNumber: cql2.Number, marz.TypeBoolean: cql2.Boolean,
		marz.TypeDate: cql2.Date, marz.TypeTimestamp: cql2.Timestamp, marz.TypeStrings: cql2.Strings,
	}
	out := cql2.Queryables{schema.Geometry: cql2.Geometry}
	for _, c := range schema.Columns {
		if t, ok := types[c.Type]; ok {
			out[c.Name] = t
		}
	}
	return out
}

// singular gives lists of values a parameter of one: claimant=taliban finds the events
// among whose claimants the Taliban are.
var singular = map[string]string{
	"claimants": "claimant", "sides": "side", "agencies": "agency", "borders": "border", "places": "place", "provinces": "province",
	"kinds": "kind", "flags": "flag", "claims": "claim", "aliases": "alias", "denials": "denial",
}

// Parameters lists the names that a collection's features can be asked for by value: its
// columns but for objects, and the singular of lists.
func Parameters(schema *marz.Schema) []string {
	out := Sortables(schema)
	for _, c := range schema.Columns {
		if one := singular[c.Name]; one != "" && c.Type == marz.TypeStrings && schema.Column(one) < 0 {
			out = append(out, one)
		}
	}
	return out
}

// parameter finds the column that a parameter names, or -1.
func parameter(schema *marz.Schema, name string) int {
	if i := schema.Column(name); i >= 0 {
		return i
	}
	return slices.IndexFunc(schema.Columns, func(c marz.Column) bool { return c.Type == marz.TypeStrings && singular[c.Name] == name })
}

// param turns name=value into a filter: any of the values will do. A border or a
// province may be given by code or by name, a place by id or by name.
func (c *Catalog) param(col *Collection, name string, values []string) (*cql2.Expr, error) {
	schema := &col.Schema
	i := parameter(schema, name)
	if i < 0 || schema.Columns[i].Type == marz.TypeObject {
		return nil, marz.Errorf(marz.Invalid, "there is no parameter or column %q: there are %s", name, strings.Join(Parameters(schema), ", "))
	}
	column := schema.Columns[i]
	name = column.Name
	var texts []string
	for _, v := range values {
		for part := range strings.SplitSeq(v, ",") {
			one := []string{strings.TrimSpace(part)}
			if !col.Layer { // what an operator's columns mean is not ours to say
				var err error
				if one, err = c.resolve(column, one[0]); err != nil {
					return nil, err
				}
			}
			texts = append(texts, one...)
		}
	}
	if column.Type == marz.TypeStrings {
		return cql2.ArrayOverlaps(name, texts), nil
	}
	var list []any
	for _, t := range texts {
		v, err := typed(column, t)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	f, err := cql2.In(name, list)
	if err != nil {
		return nil, &marz.Error{Kind: marz.Invalid, Msg: name + ": " + err.Error(), Err: err}
	}
	return f, nil
}

// resolve reads the value of a parameter as the column means it.
func (c *Catalog) resolve(column marz.Column, v string) ([]string, error) {
	switch column.Name {
	case "border", "borders":
		b, err := atlas.ParseBorder(v)
		if err != nil {
			return nil, err
		}
		return []string{b.ID}, nil
	case "neighbour":
		b, err := atlas.ParseBorder(v)
		if err != nil {
			return nil, &marz.Error{Kind: marz.Invalid, Msg: "neighbour: " + err.Error(), Err: err}
		}
		return []string{b.Alpha3}, nil
	case "province", "provinces":
		p, err := c.at.ParseProvince(v)
		if err != nil {
			return nil, &marz.Error{Kind: marz.Invalid, Msg: "province: " + err.Error(), Err: err}
		}
		return []string{p.ID}, nil
	case "place", "places", "crossing":
		return c.resolvePlace(column.Name, v)
	}
	if len(column.Values) > 0 && !slices.Contains(column.Values, v) {
		return nil, marz.Errorf(marz.Invalid, "%s: %q is not known: use one of %s", column.Name, v, strings.Join(column.Values, ", "))
	}
	return []string{v}, nil
}

func (c *Catalog) resolvePlace(name, v string) ([]string, error) {
	if _, ok := c.at.Place(v); ok {
		return []string{v}, nil
	}
	found := c.at.Lookup(v)
	if len(found) == 0 {
		return nil, marz.Errorf(marz.Invalid, "%s: there is no place %q: use an id such as islam-qala, or a name; /collections/places and /collections/crossings list them", name, v)
	}
	var out []string
	for _, p := range found {
		out = append(out, p.ID)
	}
	return out, nil
}

// typed reads the text of a parameter as a value of the column's type.
func typed(column marz.Column, s string) (any, error) {
	var v any
	var err error
	want := "a text"
	switch column.Type {
	case marz.TypeInteger:
		v, err = strconv.ParseInt(s, 10, 64)
		want = "a whole number, for example 3"
	case marz.TypeNumber:
		v, err = strconv.ParseFloat(s, 64)
		want = "a number, for example 0.5"
	case marz.TypeBoolean:
		v, err = strconv.ParseBool(s)
		want = "true or false"
	case marz.TypeDate:
		v, err = time.Parse(time.DateOnly, s)
		want = "a date, for example 2021-07-09"
	case marz.TypeTimestamp:
		v, err = time.Parse(time.RFC3339, s)
		want = "a time, for example 2021-07-09T12:00:00Z"
	default:
		return s, nil
	}
	if err != nil {
		return nil, marz.Errorf(marz.Invalid, "%s: %q is not %s", column.Name, s, want)
	}
	return v, nil
}

// words turns free text into a test: every word must stand in a title, a name or a
// summary, whatever its case, accents, hyphens and letter variants. Of an operator's layer
// every text is looked through. Without words it is nil.
func words(col *Collection, q string) func(cql2.Record) bool {
	wanted := strings.Fields(atlas.Fold(q))
	if len(wanted) == 0 {
		if strings.TrimSpace(q) == "" {
			return nil
		}
		return func(cql2.Record) bool { return false } // signs only, which no text keeps
	}
	var columns []string
	for _, c := range col.Schema.Columns {
		if c.Type == marz.TypeString && (col.Layer || searched(c.Name)) {
			columns = append(columns, c.Name)
		}
	}
	return func(r cql2.Record) bool {
		left := slices.Clone(wanted)
		for _, name := range columns {
			if s, ok := r.Property(name).(string); ok && len(left) > 0 {
				folded := atlas.Fold(s)
				left = slices.DeleteFunc(left, func(w string) bool { return strings.Contains(folded, w) })
			}
		}
		return len(left) == 0
	}
}

// searched reports whether free text is looked for in a column.
func searched(column string) bool {
	base, _, _ := strings.Cut(column, "_")
	switch base {
	case "title", "name", "summary", "speaker", "counterpart", "agency", "publisher", "claimant", "holder":
		return true
	}
	return strings.HasPrefix(column, "place_name")
}
