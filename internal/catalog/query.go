package catalog

import (
	"context"
	"iter"
	"slices"

	"marz/geo"
	"marz/internal/cql2"
	"marz/internal/index"
	"marz/internal/marz"
)

// Query asks for features of one collection.
type Query struct {
	Collection string
	Box        *geo.Box            // (lon, lat); features without a geometry match
	Datetime   marz.Interval       // when it was so; zero: any time (for control: today)
	Known      marz.Day            // as known on this day; zero: as known now
	Filter     *cql2.Expr          // parsed, not checked yet
	Params     map[string][]string // column → values, any of which will do; border and province take names
	Q          string              // words that titles, names and summaries must contain
	Dispatches []string            // what these dispatches alone say; empty: all
	Sort       []Sort
	Limit      int    // at most so many; 0: all
	Offset     int    // leave out so many
	Cursor     string // where an earlier page ended
	Version    int64  // an earlier sequence of the log; 0: the newest
}

// Page is an answer: an iterator over the features of the page, how many match in all,
// and the cursor of the next page, empty on the last.
type Page struct {
	Features iter.Seq2[marz.Feature, error]
	Returned int
	Matched  int
	Visited  int // entries of the index that were read
	Schema   marz.Schema
	Next     string
	Version  marz.Version
}

// Search answers a query. Errors of the kind Invalid say which parameter is wrong.
func (c *Catalog) Search(ctx context.Context, q Query) (Page, error) {
	col, err := c.Collection(q.Collection)
	if err != nil {
		return Page{}, err
	}
	iq, err := c.prepare(&q, &col.Schema)
	if err != nil {
		return Page{}, err
	}
	ip := index.Page{Offset: q.Offset, Limit: q.Limit, Sort: q.Sort}
	if ip.After, err = readCursor(q, &col.Schema); err != nil {
		return Page{}, err
	}
	s, err := c.stateAt(ctx, q.Version)
	if err != nil {
		return Page{}, err
	}
	res, version, err := c.searchIn(s, q, iq, ip)
	if err != nil {
		return Page{}, err
	}
	page := Page{Features: res.Features(), Returned: res.Len(), Matched: res.Matched, Visited: res.Visited, Version: version, Schema: col.Schema}
	if last := res.Next(); last != nil {
		page.Next = nextCursor(q, last)
	}
	return page, nil
}

// searchIn searches the collection's index, its layer, or the day's control.
func (c *Catalog) searchIn(s *state, q Query, iq index.Query, ip index.Page) (index.Result, marz.Version, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	version := s.version
	if x, ok := c.layers.index(q.Collection); ok {
		res, err := x.Search(q.Collection, iq, ip)
		return res, version, err
	}
	if q.Collection == Control {
		day, known := c.controlDays(q)
		x, err := s.snapshot(c, day, known, q.Dispatches)
		if err != nil {
			return index.Result{}, version, err
		}
		iq.Time = marz.Interval{}
		res, err := x.Search(iq, ip)
		return res, version, err
	}
	res, err := s.idx.Search(q.Collection, iq, ip)
	return res, version, err
}

// controlDays are the day and the known-day that control is asked for. Both are today
// unless they are named; of a period the last day counts, since control is what holds at
// the end of it.
func (c *Catalog) controlDays(q Query) (day, known marz.Day) {
	day, known = q.Datetime.Last(), q.Known
	if known == 0 {
		known = max(c.Today(), day)
	}
	if day == 0 {
		day = min(c.Today(), known)
	}
	return day, known
}

// prepare turns the parameters into one filter and checks it and the sorting.
func (c *Catalog) prepare(q *Query, schema *marz.Schema) (index.Query, error) {
	iq := index.Query{Box: q.Box, Time: q.Datetime, Known: q.Known}
	filters := []*cql2.Expr{q.Filter}
	if q.Filter != nil {
		if err := q.Filter.Check(Queryables(schema)); err != nil {
			return iq, &marz.Error{Kind: marz.Invalid, Msg: err.Error(), Err: err}
		}
	}
	for _, name := range sortedKeys(q.Params) {
		f, err := c.param(schema, name, q.Params[name])
		if err != nil {
			return iq, err
		}
		filters = append(filters, f)
	}
	if len(q.Dispatches) > 0 && q.Collection != Control {
		f, err := c.dispatchFilter(schema, q.Dispatches)
		if err != nil {
			return iq, err
		}
		filters = append(filters, f)
	}
	f, err := words(schema, q.Q)
	if err != nil {
		return iq, err
	}
	iq.Filter = cql2.And(append(filters, f)...)
	return iq, checkSort(schema, q.Sort)
}

// Stream yields everything that matches, in order of ids unless sorted, with the version.
func (c *Catalog) Stream(ctx context.Context, q Query) (Page, error) {
	q.Limit, q.Offset, q.Cursor = 0, 0, ""
	return c.Search(ctx, q)
}

// Feature returns one feature as known on a day (zero: now) in a version (zero: newest).
func (c *Catalog) Feature(ctx context.Context, q Query, id string) (marz.Feature, marz.Version, error) {
	if _, err := c.Collection(q.Collection); err != nil {
		return marz.Feature{}, marz.Version{}, err
	}
	s, err := c.stateAt(ctx, q.Version)
	if err != nil {
		return marz.Feature{}, marz.Version{}, err
	}
	f, version, ok, err := c.get(s, q, id)
	if err != nil || ok {
		return f, version, err
	}
	s.mu.RLock()
	seq, gone := s.model.removed[id]
	s.mu.RUnlock()
	if gone {
		return f, version, marz.Errorf(marz.Gone, "%s/%s was taken out of the data set by entry %d of the log", q.Collection, id, seq)
	}
	return f, version, marz.Errorf(marz.NotFound, "there is no %q in %s%s", id, q.Collection, asKnown(q.Known))
}

func asKnown(k marz.Day) string {
	if k == 0 {
		return ""
	}
	return " as known on " + k.String()
}

func (c *Catalog) get(s *state, q Query, id string) (marz.Feature, marz.Version, bool, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if x, ok := c.layers.index(q.Collection); ok {
		f, found, err := x.Get(q.Collection, id, 0)
		return f, s.version, found, err
	}
	if q.Collection == Control {
		day, known := c.controlDays(q)
		x, err := s.snapshot(c, day, known, q.Dispatches)
		if err != nil {
			return marz.Feature{}, s.version, false, err
		}
		f, ok, err := x.Get(id, 0)
		return f, s.version, ok, err
	}
	f, ok, err := s.idx.Get(q.Collection, id, q.Known)
	return f, s.version, ok, err
}

// Versions returns what was known of a feature when: one entry for each interval of
// known time.
func (c *Catalog) Versions(ctx context.Context, collection, id string, version int64) ([]marz.Feature, marz.Version, error) {
	s, err := c.stateAt(ctx, version)
	if err != nil {
		return nil, marz.Version{}, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if collection == Control {
		return nil, s.version, marz.Errorf(marz.Invalid, "control has no versions: ask for /crossings/%s/timeline", id)
	}
	x, ok := c.layers.index(collection)
	if !ok {
		x = s.idx
	}
	out, err := x.Versions(collection, id)
	if err == nil && len(out) == 0 {
		err = marz.Errorf(marz.NotFound, "there is no %q in %s", id, collection)
	}
	return out, s.version, err
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
