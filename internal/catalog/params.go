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

// param turns name=value into a filter: any of the values will do. A border or a
// province may be given by code or by name, a place by id or by name.
func (c *Catalog) param(schema *marz.Schema, name string, values []string) (*cql2.Expr, error) {
	i := schema.Column(name)
	if i < 0 || schema.Columns[i].Type == marz.TypeObject {
		return nil, marz.Errorf(marz.Invalid, "there is no parameter or column %q: the columns are %s", name, strings.Join(Sortables(schema), ", "))
	}
	column := schema.Columns[i]
	var texts []string
	for _, v := range values {
		for part := range strings.SplitSeq(v, ",") {
			one, err := c.resolve(column, strings.TrimSpace(part))
			if err != nil {
				return nil, err
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
			return nil, &marz.Error{Kind: marz.Invalid, Msg: "border: " + err.Error(), Err: err}
		}
		return []string{b.ID}, nil
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

// dispatchFilter keeps what the dispatches speak of.
func (c *Catalog) dispatchFilter(schema *marz.Schema, dispatches []string) (*cql2.Expr, error) {
	for _, name := range []string{"dispatches", "dispatch"} {
		if schema.Column(name) >= 0 {
			return c.param(schema, name, dispatches)
		}
	}
	return nil, marz.Errorf(marz.Invalid, "dispatch: this collection does not come from dispatches; events, claims and control do")
}

// words turns free text into a filter: every word must stand in a title, name or summary,
// whatever its case and accents.
func words(schema *marz.Schema, q string) (*cql2.Expr, error) {
	var all []*cql2.Expr
	for w := range strings.FieldsSeq(q) {
		var any []string
		for _, c := range schema.Columns {
			if c.Type == marz.TypeString && searched(c.Name) {
				any = append(any, "CASEI(ACCENTI("+strconv.Quote(c.Name)+")) LIKE CASEI(ACCENTI('"+likeText(w)+"'))")
			}
		}
		f, err := cql2.ParseText(strings.Join(any, " OR "))
		if err != nil {
			return nil, &marz.Error{Kind: marz.Invalid, Msg: "q: " + err.Error(), Err: err}
		}
		all = append(all, f)
	}
	return cql2.And(all...), nil
}

func searched(column string) bool {
	base, _, _ := strings.Cut(column, "_")
	switch base {
	case "title", "name", "summary", "speaker", "counterpart", "agency", "publisher":
		return true
	}
	return strings.HasPrefix(column, "place_name")
}

// likeText writes a word as a LIKE pattern that finds it anywhere.
func likeText(w string) string {
	r := strings.NewReplacer(`\`, `\\\\`, `%`, `\%`, `_`, `\_`, `'`, `''`)
	return "%" + r.Replace(w) + "%"
}
