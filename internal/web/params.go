package web

import (
	"net/url"
	"slices"
	"strings"

	"marz/geo"
	"marz/internal/catalog"
	"marz/internal/marz"
)

// everywhere are the parameters that every address takes: some clients add them to all.
var everywhere = []string{"f", "min_seq"}

// selecting are the parameters that say which features are meant.
var selecting = []string{
	"bbox", "bbox-crs", "datetime", "known_at", "filter", "filter-lang", "filter-crs", "q", "version", "dispatch",
}

// shaping are the parameters that say how features are sent.
var shaping = []string{"crs", "sortby", "properties"}

// paging are the parameters that cut the answer into pages.
var paging = []string{"limit", "offset", "cursor"}

// parameters is the reading of a query string: what it asks of the catalog, and how the
// answer is to look.
type parameters struct {
	catalog.Query
	hash       string // of the version, as far as it was given
	crs        geo.CRS
	properties []string
}

// listParameters reads the parameters of a list of features: those of every list, and
// the names of the collection's columns.
func listParameters(v url.Values, schema *marz.Schema) (parameters, error) {
	own := slices.Concat(everywhere, selecting, shaping, paging)
	columns := catalog.Parameters(schema)
	if err := only(v, append(own, columns...)...); err != nil {
		return parameters{}, err
	}
	p, err := commonParameters(v, schema)
	if err != nil {
		return p, err
	}
	p.Params = map[string][]string{}
	for name, values := range v {
		if !slices.Contains(own, name) {
			p.Params[name] = values
		}
	}
	return p, nil
}

// commonParameters reads the parameters whose meaning is the same at every address. It
// takes those that are there and does not ask which may be.
func commonParameters(v url.Values, schema *marz.Schema) (parameters, error) {
	p := parameters{crs: geo.CRS84}
	p.Limit = defaultLimit
	for _, read := range []func(url.Values) error{p.readPage, p.readSpace, p.readTime, p.readFilter} {
		if err := read(v); err != nil {
			return p, err
		}
	}
	return p, p.readShape(v, schema)
}

// only refuses parameters other than those known, and any without a value or, where one
// is meant, with more than one.
func only(v url.Values, known ...string) error {
	for _, name := range sorted(v) {
		switch {
		case !slices.Contains(known, name):
			return unknownParameter(name, known)
		case slices.Contains(v[name], ""):
			return marz.Errorf(marz.Invalid, "%s: it is empty: give a value, or leave it out", name)
		case len(v[name]) > 1 && single(name):
			return marz.Errorf(marz.Invalid, "%s: it is given %d times: give it once", name, len(v[name]))
		}
	}
	return nil
}

func unknownParameter(name string, known []string) error {
	list := slices.Clone(known)
	slices.Sort(list)
	return marz.Errorf(marz.Invalid, "%.80q is not a parameter here: the parameters are %s", name, strings.Join(slices.Compact(list), ", "))
}

// single reports whether a parameter means one thing: all but the columns do.
func single(name string) bool {
	return slices.Contains(slices.Concat(everywhere, selecting, shaping, paging), name)
}

func sorted(v url.Values) []string {
	names := make([]string, 0, len(v))
	for name := range v {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// ParseQuery reads filters written as in an address, border=IRN&datetime=…, for a
// collection: the command line takes the same words as the API.
func ParseQuery(raw string, col catalog.Collection) (catalog.Query, error) {
	v, err := readQuery(raw)
	if err != nil {
		return catalog.Query{}, err
	}
	p, err := listParameters(v, &col.Schema)
	p.Collection = col.ID
	return p.Query, err
}

// readQuery splits a query string. Unlike net/url's own shortcut it drops nothing.
func readQuery(raw string) (url.Values, error) {
	v, err := url.ParseQuery(raw)
	switch {
	case err != nil && strings.Contains(raw, ";"):
		return nil, marz.Errorf(marz.Invalid, "the address has a \";\" in its query: part parameters with \"&\", or write %%3B")
	case err != nil:
		return nil, marz.Errorf(marz.Invalid, "the address is not well written: %w; write a percent sign as %%25", err)
	}
	return v, nil
}
