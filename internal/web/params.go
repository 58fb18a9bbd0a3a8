package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"marz/geo"
	"marz/internal/catalog"
	"marz/internal/cql2"
	"marz/internal/index"
	"marz/internal/marz"
)

// Limits of a page.
const (
	defaultLimit = 100
	maxLimit     = 10_000
)

// common are the parameters that every list of features takes.
var common = []string{
	"f", "limit", "offset", "cursor", "bbox", "bbox-crs", "crs", "datetime", "known_at", "sortby", "properties", "filter",
	"filter-lang", "filter-crs", "q", "version", "min_seq", "dispatch", "lang",
}

// parameters is the reading of a query string: what it asks of the catalog, and how the
// answer is to look.
type parameters struct {
	catalog.Query
	crs        geo.CRS
	properties []string
}

// parseQuery reads the parameters of a list of features. Whatever is not common is a
// column of the collection.
func parseQuery(v url.Values, schema *marz.Schema) (parameters, error) {
	p := parameters{crs: geo.CRS84}
	p.Limit, p.Params = defaultLimit, map[string][]string{}
	for name, values := range v {
		if slices.Contains(common, name) {
			if len(values) > 1 {
				return p, marz.Errorf(marz.Invalid, "%s: it is given %d times: give it once", name, len(values))
			}
			continue
		}
		if schema.Column(name) < 0 {
			return p, unknownParameter(name, append(slices.Clone(common), catalog.Sortables(schema)...))
		}
		p.Params[name] = values
	}
	for _, read := range []func(url.Values) error{p.readPage, p.readSpace, p.readTime, p.readFilter} {
		if err := read(v); err != nil {
			return p, err
		}
	}
	return p, p.readShape(v, schema)
}

func unknownParameter(name string, known []string) error {
	slices.Sort(known)
	return marz.Errorf(marz.Invalid, "%q is not a parameter here: the parameters are %s", name, strings.Join(slices.Compact(known), ", "))
}

// only refuses parameters other than those named.
func only(v url.Values, known ...string) error {
	known = append(known, "f", "min_seq", "lang")
	for name := range v {
		if !slices.Contains(known, name) {
			return unknownParameter(name, known)
		}
	}
	return nil
}

func (p *parameters) readPage(v url.Values) error {
	var err error
	if p.Limit, err = parseLimit(v.Get("limit")); err != nil {
		return err
	}
	if s := v.Get("offset"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil || n < 0 {
			return marz.Errorf(marz.Invalid, "offset: %q is not a whole number from 0 on", s)
		}
		p.Offset = n
	}
	if s := v.Get("version"); s != "" {
		if p.Version, err = parseVersion(s); err != nil {
			return err
		}
	}
	p.Cursor, p.Q = v.Get("cursor"), v.Get("q")
	if len(p.Q) > 200 {
		return marz.Errorf(marz.Invalid, "q: it has %d bytes: 200 at most", len(p.Q))
	}
	return nil
}

// parseLimit reads a limit; more than the maximum is cut to it.
func parseLimit(s string) (int, error) {
	if s == "" {
		return defaultLimit, nil
	}
	n, err := strconv.ParseUint(s, 10, 31)
	if err != nil || n == 0 {
		return 0, marz.Errorf(marz.Invalid, "limit: %q is not a whole number from 1 to %d", s, maxLimit)
	}
	return int(min(n, maxLimit)), nil
}

// parseVersion reads a version: the sequence, or the sequence and the hash that answers give.
func parseVersion(s string) (int64, error) {
	seq, _, _ := strings.Cut(s, "-")
	n, err := strconv.ParseInt(seq, 10, 64)
	if err != nil || n < 1 {
		return 0, marz.Errorf(marz.Invalid, "version: %q is not a version: use the number that Marz-Seq gives, for example 42", s)
	}
	return n, nil
}

func (p *parameters) readSpace(v url.Values) error {
	crs, err := parseCRS("crs", v.Get("crs"))
	if err != nil {
		return err
	}
	p.crs = crs
	boxCRS, err := parseCRS("bbox-crs", v.Get("bbox-crs"))
	if err != nil {
		return err
	}
	if s := v.Get("bbox"); s != "" {
		b, err := parseBox(s, boxCRS)
		if err != nil {
			return err
		}
		p.Box = &b
	}
	return nil
}

func parseCRS(name, s string) (geo.CRS, error) {
	if s == "" {
		return geo.CRS84, nil
	}
	crs, err := geo.ParseCRS(s)
	if err != nil {
		return crs, marz.Errorf(marz.Invalid, "%s: %w", name, err)
	}
	return crs, nil
}

func (p *parameters) readTime(v url.Values) error {
	var err error
	if s := v.Get("datetime"); s != "" {
		if p.Datetime, err = parseDatetime(s); err != nil {
			return err
		}
	}
	if s := v.Get("known_at"); s != "" {
		p.Known, err = parseMoment("known_at", s)
	}
	if s := v.Get("dispatch"); s != "" {
		p.Dispatches = strings.Split(s, ",")
	}
	return err
}

// parseDatetime reads a day, an instant, or an interval a/b whose ends may be open (.. or
// nothing). Instants count as the day in Kabul on which they fall.
func parseDatetime(s string) (marz.Interval, error) {
	a, b, interval := strings.Cut(s, "/")
	if !interval {
		d, err := parseMoment("datetime", a)
		return marz.On(d), err
	}
	out := marz.Interval{Precision: marz.PrecisionRange}
	for _, end := range []struct {
		text string
		day  *marz.Day
	}{{a, &out.From}, {b, &out.To}} {
		if end.text == "" || end.text == ".." {
			continue
		}
		d, err := parseMoment("datetime", end.text)
		if err != nil {
			return out, err
		}
		*end.day = d
	}
	if out.From != 0 && out.To != 0 && out.From > out.To {
		return out, marz.Errorf(marz.Invalid, "datetime: %q ends before it begins; use 2021-07-01/2021-07-31", s)
	}
	if out.IsZero() && a == b && a == "" {
		return out, marz.Errorf(marz.Invalid, "datetime: %q names no time; use 2021-07-09 or 2021-07-01/2021-07-31", s)
	}
	return out, nil
}

// parseMoment reads a day or an instant.
func parseMoment(name, s string) (marz.Day, error) {
	if len(s) > 10 && (s[10] == 'T' || s[10] == 't' || s[10] == ' ') {
		t, err := time.Parse(time.RFC3339Nano, strings.ToUpper(strings.Replace(s, " ", "T", 1)))
		if err != nil {
			return 0, marz.Errorf(marz.Invalid, "%s: %q is not a time; use 2021-07-09T12:00:00Z or 2021-07-09", name, s)
		}
		return marz.DayOf(t), nil
	}
	d, err := marz.ParseDay(s)
	if err != nil {
		return 0, marz.Errorf(marz.Invalid, "%s: %w; use 2021-07-09 or 2021-07-01/2021-07-31", name, err)
	}
	return d, nil
}

func (p *parameters) readFilter(v url.Values) error {
	text := v.Get("filter")
	lang := v.Get("filter-lang")
	if _, err := parseCRS("filter-crs", v.Get("filter-crs")); err != nil {
		return err
	}
	switch lang {
	case "", "cql2-text", "cql-text", "cql2-json":
	default:
		return marz.Errorf(marz.Invalid, "filter-lang: %q is not served: use cql2-text or cql2-json", lang)
	}
	if text == "" {
		return nil
	}
	f, err := parseFilter(text, lang)
	if err != nil {
		return err
	}
	crs, _ := parseCRS("filter-crs", v.Get("filter-crs"))
	if p.Filter, err = filterIn(f, crs); err != nil {
		return err
	}
	return nil
}

// parseFilter reads a filter in the language named.
func parseFilter(text, lang string) (*cql2.Expr, error) {
	var f *cql2.Expr
	var err error
	if lang == "cql2-json" {
		f, err = cql2.ParseJSON([]byte(text))
	} else {
		f, err = cql2.ParseText(text)
	}
	if err != nil {
		return nil, filterError(err)
	}
	return f, nil
}

// readShape reads sorting and the choice of properties.
func (p *parameters) readShape(v url.Values, schema *marz.Schema) error {
	if s := v.Get("sortby"); s != "" {
		for one := range strings.SplitSeq(s, ",") {
			one = strings.TrimSpace(one)
			name := strings.TrimLeft(one, "+-")
			if schema.Column(name) < 0 {
				return marz.Errorf(marz.Invalid, "sortby: there is no column %q: use one of %s, with - before it for descending", name, strings.Join(catalog.Sortables(schema), ", "))
			}
			p.Sort = append(p.Sort, index.Sort{Column: name, Desc: strings.HasPrefix(one, "-")})
		}
	}
	if s := v.Get("properties"); s != "" {
		for name := range strings.SplitSeq(s, ",") {
			if schema.Column(name) < 0 {
				return marz.Errorf(marz.Invalid, "properties: there is no property %q", name)
			}
			p.properties = append(p.properties, name)
		}
	}
	return nil
}

// ParseQuery reads filters written as in an address, border=IRN&datetime=…, for a
// collection: the command line takes the same words as the API.
func ParseQuery(raw string, col catalog.Collection) (catalog.Query, error) {
	v, err := url.ParseQuery(raw)
	if err != nil {
		return catalog.Query{}, marz.Errorf(marz.Invalid, "%q is not written as in an address: %w", raw, err)
	}
	p, err := parseQuery(v, &col.Schema)
	p.Collection = col.ID
	return p.Query, err
}
