package web

import (
	"io"
	"iter"

	"marz/internal/catalog"
	"marz/internal/encode"
	"marz/internal/marz"
)

// shaped returns the features of a page in the system and with the properties asked for.
func (p *parameters) shaped(page catalog.Page) iter.Seq2[marz.Feature, error] {
	return encode.Select(encode.Project(page.Features, p.crs), p.properties)
}

// writeCSV writes a page as a table of the columns asked for.
func (p *parameters) writeCSV(w io.Writer, page catalog.Page) error {
	if len(p.properties) == 0 {
		return encode.CSV(w, page.Features, &page.Schema)
	}
	schema, at := page.Schema, make([]int, len(p.properties))
	schema.Columns = nil
	for i, name := range p.properties {
		at[i] = page.Schema.Column(name)
		schema.Columns = append(schema.Columns, page.Schema.Columns[at[i]])
	}
	return encode.CSV(w, pick(page.Features, at), &schema)
}

// pick returns the features with the values at the positions given, in that order.
func pick(features iter.Seq2[marz.Feature, error], at []int) iter.Seq2[marz.Feature, error] {
	return func(yield func(marz.Feature, error) bool) {
		for f, err := range features {
			if err == nil {
				values := make([]any, len(at))
				for i, j := range at {
					values[i] = f.Values[j]
				}
				f.Values = values
			}
			if !yield(f, err) {
				return
			}
		}
	}
}
