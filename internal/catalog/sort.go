package catalog

import (
	"strings"

	"marz/internal/index"
	"marz/internal/marz"
)

// Sort is a column to order an answer by.
type Sort = index.Sort

func checkSort(schema *marz.Schema, by []Sort) error {
	for _, s := range by {
		i := schema.Column(s.Column)
		if i < 0 || schema.Columns[i].Type == marz.TypeObject {
			return marz.Errorf(marz.Invalid, "sortby: there is no column %q to sort by: use one of %s", s.Column, strings.Join(Sortables(schema), ", "))
		}
	}
	return nil
}

// Sortables lists the columns that a collection can be sorted by.
func Sortables(schema *marz.Schema) []string {
	var out []string
	for _, c := range schema.Columns {
		if c.Type != marz.TypeObject {
			out = append(out, c.Name)
		}
	}
	return out
}

// sortText writes an order as sortby does.
func sortText(by []Sort) string {
	names := make([]string, len(by))
	for i, s := range by {
		names[i] = s.Column
		if s.Desc {
			names[i] = "-" + s.Column
		}
	}
	return strings.Join(names, ",")
}
