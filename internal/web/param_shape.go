package web

import (
	"errors"
	"net/url"
	"slices"
	"strings"

	"marz/geo"
	"marz/internal/catalog"
	"marz/internal/cql2"
	"marz/internal/marz"
)

// filterLangs are the names of the encodings of a filter, the default first. GDAL asks
// for cql-text, which is an alias.
var filterLangs = []string{"cql2-text", "cql2-json", "cql-text"}

// readFilter reads the filter and turns its literals into the system of storage.
func (p *parameters) readFilter(v url.Values) error {
	crs, err := parseCRS("filter-crs", v.Get("filter-crs"))
	if err != nil {
		return err
	}
	lang := v.Get("filter-lang")
	if lang != "" && !slices.Contains(filterLangs, lang) {
		return marz.Errorf(marz.Invalid, "filter-lang: %.40q is not served: use one of %s", lang, strings.Join(filterLangs, ", "))
	}
	if text := v.Get("filter"); text != "" {
		p.Filter, err = parseFilter(text, lang, crs)
	}
	return err
}

// parseFilter reads a filter in the language named, whose literals are in crs.
func parseFilter(text, lang string, crs geo.CRS) (*cql2.Expr, error) {
	var f *cql2.Expr
	var err error
	if lang == "cql2-json" {
		f, err = cql2.ParseJSON([]byte(text))
	} else {
		f, err = cql2.ParseText(text)
	}
	if err == nil && crs.URI != geo.CRS84.URI {
		f, err = f.Unproject(crs)
	}
	if err != nil {
		return nil, filterError(err)
	}
	return f, nil
}

// filterError gives an error of the filter language its kind.
func filterError(err error) error {
	kind := marz.Invalid
	var e *cql2.Error
	if errors.As(err, &e) && e.TooLarge {
		kind = marz.TooLarge
	}
	return &marz.Error{Kind: kind, Msg: err.Error(), Err: err}
}

// maxSort bounds the columns that an answer is sorted by.
const maxSort = 8

// readShape reads sorting and the choice of properties.
func (p *parameters) readShape(v url.Values, schema *marz.Schema) error {
	var err error
	if s := v.Get("sortby"); s != "" {
		if p.Sort, err = parseSort(s, schema); err != nil {
			return err
		}
	}
	if s := v.Get("properties"); s != "" {
		p.properties, err = parseProperties(s, schema)
	}
	return err
}

// parseSort reads columns with commas between them: name or +name ascending, -name
// descending. In an address + also stands for a space.
func parseSort(s string, schema *marz.Schema) ([]catalog.Sort, error) {
	var out []catalog.Sort
	able := catalog.Sortables(schema)
	for one := range strings.SplitSeq(s, ",") {
		one = strings.TrimLeft(one, "+ ")
		name, desc := strings.CutPrefix(one, "-")
		if !slices.Contains(able, name) {
			return nil, marz.Errorf(marz.Invalid, "sortby: there is no column %.80q to sort by: use %s, with - before it for descending", name, strings.Join(able, ", "))
		}
		out = append(out, catalog.Sort{Column: name, Desc: desc})
	}
	if len(out) > maxSort {
		return nil, marz.Errorf(marz.Invalid, "sortby: it has %d columns: %d at most", len(out), maxSort)
	}
	return out, nil
}

// parseProperties reads names of columns with commas between them.
func parseProperties(s string, schema *marz.Schema) ([]string, error) {
	var out []string
	for name := range strings.SplitSeq(s, ",") {
		if schema.Column(name) < 0 {
			return nil, marz.Errorf(marz.Invalid, "properties: there is no property %.80q: use %s", name, strings.Join(columnNames(schema), ", "))
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out, nil
}

func columnNames(schema *marz.Schema) []string {
	out := make([]string, len(schema.Columns))
	for i, c := range schema.Columns {
		out[i] = c.Name
	}
	return out
}
