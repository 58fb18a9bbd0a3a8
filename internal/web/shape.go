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
	features, schema := encode.SelectColumns(page.Features, &page.Schema, p.properties)
	return encode.CSV(w, features, schema)
}
