package catalog

import (
	"context"
	"iter"

	"marz/geo"
	"marz/internal/cql2"
	"marz/internal/index"
	"marz/internal/marz"
)

// Query asks for features of one collection.
type Query struct {
	Collection string
	Box        *geo.Box            // (lon, lat); features without a geometry match
	Datetime   marz.Interval       // when it was so; zero: any time (for control: see controlDays)
	Known      marz.Day            // as known on this day; zero: as known now
	Filter     *cql2.Expr          // parsed, not checked yet
	Params     map[string][]string // column → values, any of which will do; border and province take names
	Q          string              // words that titles, names and summaries must contain
	IDs        []string            // only these; nil: all
	Dispatches []string            // as if these dispatches were all there is; empty: all
	Sort       []Sort              // then by id
	Limit      int                 // at most so many; 0: all
	Offset     int                 // leave out so many
	Cursor     string              // where an earlier page ended
	Version    int64               // an earlier sequence of the log; 0: the newest
	JSONOnly   bool                // features without Geometry and Values, which GeoJSON needs not
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
	iq, err := c.prepare(&q, &col)
	if err != nil {
		return Page{}, err
	}
	ip := index.Page{Offset: q.Offset, Limit: q.Limit, Sort: q.Sort}
	if ip.After, err = readCursor(q, &col.Schema); err != nil {
		return Page{}, err
	}
	s, release, err := c.stateAt(ctx, q.Version)
	if err != nil {
		return Page{}, err
	}
	defer release()
	res, version, err := c.searchIn(s, q, iq, ip)
	if err != nil {
		return Page{}, err
	}
	if q.Version != 0 && version.Seq != q.Version { // it was the newest when it was looked up
		return c.Search(ctx, q)
	}
	page := Page{Features: res.Features(), Returned: res.Len(), Matched: res.Matched, Visited: res.Visited, Version: version, Schema: col.Schema}
	if q.JSONOnly {
		page.Features = res.Bare()
	}
	if last := res.Next(); last != nil {
		page.Next = nextCursor(q, last)
	}
	return page, nil
}

// searcher is what has the features of a collection: an index, or a list.
type searcher interface {
	Search(index.Query, index.Page) (index.Result, error)
	Get(id string, known marz.Day) (marz.Feature, bool, error)
}

// indexed is a collection of an index.
type indexed struct {
	*index.Index
	name string
}

func (x indexed) Search(q index.Query, p index.Page) (index.Result, error) {
	return x.Index.Search(x.name, q, p)
}

func (x indexed) Get(id string, known marz.Day) (marz.Feature, bool, error) {
	return x.Index.Get(x.name, id, known)
}

// searchIn searches what has the features. Filters are evaluated while no lock is held.
func (c *Catalog) searchIn(s *state, q Query, iq index.Query, ip index.Page) (index.Result, marz.Version, error) {
	if l, release, ok := c.layers.take(q.Collection); ok {
		defer release()
		res, err := l.Search(iq, ip)
		return res, s.current(), err
	}
	if q.Collection == Control { // the day and the known-day choose the list
		iq.Time, iq.Known = marz.Interval{}, 0
	}
	for range 3 {
		x, version, err := c.lockedSource(s, q)
		if err != nil {
			return index.Result{}, version, err
		}
		res, err := x.Search(iq, ip)
		if _, live := x.(indexed); !live || err != nil || res.Seq == version.Seq {
			return res, version, err
		} // else the log moved between the two
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	res, err := indexed{s.idx, q.Collection}.Search(iq, ip)
	return res, s.version, err
}

func (c *Catalog) lockedSource(s *state, q Query) (searcher, marz.Version, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	x, err := c.source(s, q)
	return x, s.version, err
}

// source returns what has the features of one of Marz's own collections: the index, which
// moves on with the log, or a list, which stays as it is. The state's lock is held.
func (c *Catalog) source(s *state, q Query) (searcher, error) {
	if q.Collection != Control && len(q.Dispatches) == 0 {
		return indexed{s.idx, q.Collection}, nil
	}
	v, err := s.viewOf(q.Dispatches)
	if err != nil {
		return nil, err
	}
	if q.Collection == Control {
		return v.snapshot(c.controlDays(s, q))
	}
	return v.list(q.Collection)
}

// prepare turns the parameters into one filter and checks it and the sorting.
func (c *Catalog) prepare(q *Query, col *Collection) (index.Query, error) {
	iq := index.Query{Box: q.Box, Time: q.Datetime, Known: q.Known, IDs: q.IDs, Test: words(col, q.Q)}
	filters := []*cql2.Expr{q.Filter}
	if q.Filter != nil {
		if err := q.Filter.Check(Queryables(&col.Schema)); err != nil {
			return iq, &marz.Error{Kind: marz.Invalid, Msg: err.Error(), Err: err}
		}
	}
	for _, name := range sortedIDs(q.Params) {
		f, err := c.param(col, name, q.Params[name])
		if err != nil {
			return iq, err
		}
		filters = append(filters, f)
	}
	switch q.Collection {
	case Control, Events, Claims, Dispatches:
	default:
		if len(q.Dispatches) > 0 {
			return iq, marz.Errorf(marz.Invalid, "dispatch: %s do not come from dispatches; events, claims, dispatches and control do", q.Collection)
		}
	}
	iq.Filter = cql2.And(filters...)
	return iq, checkSort(&col.Schema, q.Sort)
}

// Stream yields everything that matches, in order of ids unless sorted, with the version.
func (c *Catalog) Stream(ctx context.Context, q Query) (Page, error) {
	q.Limit, q.Offset, q.Cursor = 0, 0, ""
	return c.Search(ctx, q)
}
