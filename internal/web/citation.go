package web

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"marz/internal/catalog"
	"marz/internal/marz"
	"marz/internal/ogc"
)

// Citation says which data somebody used: which part of the data set, of which version,
// under which licence, and where the same can be had again.
type Citation struct {
	Collection string       // "" for the whole data set
	Subject    string       // what it holds, for a reader
	Filters    string       // as a reader writes them; "" where all was asked for
	Features   int          // how many match
	Version    marz.Version // its time is when the data became as they are
	Licence    string
	LicenceURL string
	Source     string // whom to credit beside Marz, or ""
	Address    string // that gives the same data again; "" where none is known
	Accessed   time.Time
}

// unCited are parameters that say nothing of which data are meant.
var unCited = append([]string{"collection", "f", "min_seq"}, paging...)

// Cite makes the citation of what the parameters, as an address has them, ask for of a
// collection, or of the whole data set where collection is "". It asks the catalog, so
// that the filters are checked and the version is found, and writes down what the
// parameters leave open: the version, and for control the day and the day of knowing.
// Base is the address of the site, or "" where there is none.
func Cite(ctx context.Context, c *catalog.Catalog, collection string, params url.Values, base string, now time.Time) (Citation, error) {
	out := Citation{Collection: collection, Accessed: now.UTC()}
	v := url.Values{}
	for name, list := range params {
		if !slices.Contains(unCited, name) {
			v[name] = list
		}
	}
	col, err := c.Collection(cmp.Or(collection, catalog.Events))
	if err != nil {
		return out, err
	}
	p, err := listParameters(v, &col.Schema)
	if err != nil {
		return out, err
	}
	p.Collection, p.Limit = col.ID, 1
	page, err := c.Search(ctx, p.Query)
	if err != nil {
		return out, err
	}
	if err := p.checkHash(page.Version); err != nil {
		return out, err
	}
	out.Version, out.Features = page.Version, page.Matched
	if col.ID == catalog.Control {
		p.Query.Version = page.Version.Seq
		if err := pinDays(ctx, c, p, params, v); err != nil {
			return out, err
		}
	}
	out.describe(&col, v)
	out.address(base, v)
	return out, nil
}

// pinDays writes into v the days of control that the parameters left open.
func pinDays(ctx context.Context, c *catalog.Catalog, p parameters, params, v url.Values) error {
	if !params.Has("version") {
		p.Query.Version = 0 // then today is the day of asking
	}
	day, known, err := c.ControlDays(ctx, p.Query)
	if err != nil {
		return err
	}
	v.Set("datetime", day.String())
	v.Set("known_at", known.String())
	return nil
}

// describe fills what a reader is told of the data.
func (c *Citation) describe(col *catalog.Collection, v url.Values) {
	if c.Collection == "" {
		c.Subject, c.Licence, c.LicenceURL = "who controls the Afghan border, and who says so", "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"
		return
	}
	c.Subject, c.Licence, c.LicenceURL, c.Filters = strings.ToLower(col.Title), col.Licence, col.LicenceURL, readable(v)
	if col.Attribution != contributors {
		c.Source = col.Attribution
	}
}

// contributors are the authors of the record.
const contributors = "Marz contributors"

// address fills where the same data can be had again.
func (c *Citation) address(base string, v url.Values) {
	site := ogc.Site{Base: base}
	switch {
	case base == "":
	case c.Collection == "":
		c.Address = site.At("/collections", "", "", "", nil).Href // a list has no version
	default:
		v.Set("version", versionText(c.Version))
		c.Address = site.At("/"+c.Collection+".geojson", "", "", "", v).Href
	}
}

// readable writes parameters for a reader, in order, without escapes.
func readable(v url.Values) string {
	var out []string
	for _, name := range sorted(v) {
		if name != "version" {
			out = append(out, name+"="+strings.Join(v[name], ","))
		}
	}
	return strings.Join(out, ", ")
}

// heading is the title of what is cited, on one line.
func (c *Citation) heading() string {
	out := title + ": " + c.Subject
	if c.Filters != "" {
		out += ", filtered by " + c.Filters
	}
	return oneLine.Replace(out)
}

var oneLine = strings.NewReplacer("\n", " ", "\r", " ", "\t", " ")

// id names the citation among others: by the version, and by what was asked for.
func (c *Citation) id() string {
	id := "marz-" + versionText(c.Version)
	if c.Collection != "" {
		id += "-" + c.Collection
	}
	if c.Filters != "" {
		sum := sha256.Sum256([]byte(c.Filters))
		id += fmt.Sprintf("-%x", sum[:3])
	}
	return id
}

// licence is the licence with where it can be read.
func (c *Citation) licence() string {
	switch {
	case c.Licence == "":
		return "no licence is stated"
	case c.LicenceURL == "":
		return c.Licence
	}
	return c.Licence + ", " + c.LicenceURL
}

// size says how much it is.
func (c *Citation) size() string {
	switch {
	case c.Collection == "":
		return fmt.Sprintf("%d events", c.Features)
	case c.Features == 1:
		return "1 feature"
	}
	return fmt.Sprintf("%d features", c.Features)
}

// Text writes the citation as a sentence for a list of references.
func (c *Citation) Text() string {
	at := c.Version.At.UTC()
	out := fmt.Sprintf("%s (%d). %s (%s). Version %s of %s. Licence: %s.", contributors, at.Year(), c.heading(), c.size(),
		versionText(c.Version), at.Format(time.DateOnly), c.licence())
	if c.Source != "" {
		out += " Source: " + oneLine.Replace(c.Source) + "."
	}
	if c.Address != "" {
		out += " " + c.Address
	}
	return out + fmt.Sprintf(" (accessed %s).", c.Accessed.Format(time.DateOnly))
}
