package index

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"marz/geo"
	"marz/internal/cql2"
	"marz/internal/marz"

	"github.com/paulmach/orb"
	"github.com/tidwall/buntdb"
)

// Query says which features are wanted. The zero Query wants all that is known now.
type Query struct {
	Box    *geo.Box      // features without a geometry match any box
	Time   marz.Interval // closed, open where zero; features without a time match any
	Known  marz.Day      // as known on this day; zero: as known now
	Filter *cql2.Expr    // checked against the collection's queryables
}

// Page says which part of the matches is wanted, and in which order.
type Page struct {
	After  string // the id after which the page begins; "" for the start. Not with Sort.
	Offset int    // how many matches to leave out
	Limit  int    // at most so many; 0: all
	Sort   []Sort // empty: by id, an order in which pages never repeat or miss a feature
}

// Sort is a column to order by.
type Sort struct {
	Column string
	Desc   bool
}

// Result is an answer. Matched counts all that match, whatever the page; Visited counts
// the entries that were looked at, for tests that a query reads a part only.
type Result struct {
	Matched, Visited int
	entries          []entry
	more             bool
}

// More reports whether matches follow those of the page.
func (r Result) More() bool { return r.more }

// Last returns the id of the page's last feature, or "".
func (r Result) Last() string {
	if len(r.entries) == 0 {
		return ""
	}
	return r.entries[len(r.entries)-1].id()
}

// Len returns the number of features on the page.
func (r Result) Len() int { return len(r.entries) }

// Features decodes the features of the page, one at a time.
func (r Result) Features() iter.Seq2[marz.Feature, error] {
	return func(yield func(marz.Feature, error) bool) {
		for _, e := range r.entries {
			if !yield(e.decode()) {
				return
			}
		}
	}
}

// Search finds the features of a collection that match. It reads a snapshot and never
// holds a lock while the answer is used.
func (x *Index) Search(name string, q Query, p Page) (Result, error) {
	x.mu.RLock()
	col, ok := x.collections[name]
	var found []entry
	var err error
	if ok {
		found, err = x.candidates(name, q, col)
	}
	x.mu.RUnlock()
	if !ok {
		return Result{}, fmt.Errorf("index: there is no collection %q", name)
	}
	if err != nil {
		return Result{}, err
	}
	return answer(found, q, p, &col.schema)
}

// answer filters candidates, which it may overwrite, and cuts the page out of them.
func answer(found []entry, q Query, p Page, schema *marz.Schema) (Result, error) {
	res := Result{Visited: len(found)}
	match := found[:0]
	for _, e := range found {
		if q.matches(e, schema) {
			match = append(match, e)
		}
	}
	res.Matched = len(match)
	var err error
	res.entries, res.more, err = pageOf(match, p, schema)
	return res, err
}

// List is a handful of features that are searched one by one, without a tree: what is
// computed for one question and thrown away. It never changes.
type List struct {
	schema  marz.Schema
	entries []entry
}

// NewList encodes the features of a list.
func NewList(schema marz.Schema, features []marz.Feature) (*List, error) {
	l := &List{schema: schema, entries: make([]entry, len(features))}
	for i, f := range features {
		e, err := encodeFeature(f)
		if err != nil {
			return nil, fmt.Errorf("index: %s: %w", f.ID, err)
		}
		l.entries[i] = e
	}
	return l, nil
}

// Get returns one feature of the list.
func (l *List) Get(id string) (marz.Feature, bool, error) {
	for _, e := range l.entries {
		if e.id() == id {
			f, err := e.decode()
			return f, true, err
		}
	}
	return marz.Feature{}, false, nil
}

// Search finds the features of the list that match. What was known when plays no part.
func (l *List) Search(q Query, p Page) (Result, error) {
	return answer(slices.Clone(l.entries), q, p, &l.schema)
}

// Get returns the entry of one feature as known on a day (zero: now).
func (x *Index) Get(name, id string, known marz.Day) (marz.Feature, bool, error) {
	all, err := x.Versions(name, id)
	if err != nil {
		return marz.Feature{}, false, err
	}
	for _, f := range all {
		from, to := f.Known.Bounds()
		if known == 0 && f.Known.To == 0 || known >= from && known != 0 && (f.Known.To == 0 || known < to) {
			return f, true, nil
		}
	}
	return marz.Feature{}, false, nil
}

// Versions returns every entry of one feature, by the day from which it is known.
func (x *Index) Versions(name, id string) ([]marz.Feature, error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	col, ok := x.collections[name]
	if !ok {
		return nil, fmt.Errorf("index: there is no collection %q", name)
	}
	var out []marz.Feature
	err := x.db.View(func(tx *buntdb.Tx) error {
		for _, k := range col.keys[id] {
			v, err := tx.Get(k)
			if err != nil {
				return err
			}
			f, err := entry(v).decode()
			if err != nil {
				return err
			}
			out = append(out, f)
		}
		return nil
	})
	slices.SortFunc(out, func(a, b marz.Feature) int { return cmp.Compare(a.Known.From, b.Known.From) })
	return out, err
}

// candidates collects, inside one read transaction, what the boxes let through: the
// query's own, narrowed by what the filter demands.
func (x *Index) candidates(name string, q Query, col *collection) ([]entry, error) {
	boxes, days, none := q.plan(&col.schema)
	if none {
		return nil, nil
	}
	known := q.Known
	if known == 0 {
		known = marz.LastDay
	}
	var out []entry
	seen := map[string]bool{}
	err := x.db.View(func(tx *buntdb.Tx) error {
		for _, b := range boxes {
			h := header{box: [4]float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]}, time: days, known: [2]marz.Day{known, known}}
			err := tx.Intersects(chooseIndex(name, days), string(h.encode()), func(k, v string) bool {
				e := entry(v)
				if len(boxes) == 1 || !seen[k] {
					if e.day(40) <= known && known <= e.day(44) {
						out = append(out, e)
					}
					if len(boxes) > 1 {
						seen[k] = true
					}
				}
				return true
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// chooseIndex takes the index in space where no period is asked for, since a period of
// all time would only make every comparison longer.
func chooseIndex(name string, days [2]marz.Day) string {
	if days == [2]marz.Day{marz.FirstDay, marz.LastDay} {
		return flat(name)
	}
	return deep(name)
}

// plan returns the boxes and the days to ask the index for.
func (q Query) plan(schema *marz.Schema) (boxes []orb.Bound, days [2]marz.Day, none bool) {
	nowhere := orb.Bound{Min: orb.Point{noBox, noBox}, Max: orb.Point{noBox, noBox}}
	everywhere := orb.Bound{Min: orb.Point{-noBox, -noBox}, Max: orb.Point{noBox, noBox}}
	days[0], days[1] = q.Time.Bounds()
	boxes = []orb.Bound{everywhere}
	if q.Box != nil {
		boxes = append(q.Box.Bounds(), nowhere)
	}
	if q.Filter == nil {
		return boxes, days, false
	}
	b := q.Filter.Bounds(schema.Geometry, schema.Start, schema.End)
	if b.Boxes != nil && (q.Box == nil || area(b.Boxes) < area(boxes[:len(boxes)-1])) {
		boxes = b.Boxes
	}
	if !b.From.IsZero() {
		days[0] = max(days[0], dayBefore(b.From))
	}
	if !b.To.IsZero() {
		days[1] = min(days[1], dayAfter(b.To))
	}
	return boxes, days, b.None || days[0] > days[1]
}

func area(boxes []orb.Bound) float64 {
	sum := 0.0
	for _, b := range boxes {
		sum += (b.Max[0] - b.Min[0]) * (b.Max[1] - b.Min[1])
	}
	return sum
}

// dayBefore and dayAfter widen an instant to whole days whatever the zone it is in.
func dayBefore(t time.Time) marz.Day {
	return max(marz.FirstDay, marz.DayOf(t.Add(-24*time.Hour)))
}

func dayAfter(t time.Time) marz.Day {
	if d := marz.DayOf(t.Add(24 * time.Hour)); d != 0 {
		return d
	}
	return marz.LastDay
}

// matches decides on one candidate: the box exactly, the period, then the filter.
func (q Query) matches(e entry, schema *marz.Schema) bool {
	from, to := q.Time.Bounds()
	if e.day(36) < from || e.day(32) > to {
		return false
	}
	if q.Box != nil && !q.inBox(e) {
		return false
	}
	return q.Filter == nil || q.Filter.Match(&record{e: e, schema: schema})
}

func (q Query) inBox(e entry) bool {
	w, s, east, n := e.float(0), e.float(8), e.float(16), e.float(24)
	if w == noBox {
		return true
	}
	if w == east && s == n {
		return q.Box.Contains(orb.Point{w, s})
	}
	g, err := e.geometry()
	return err == nil && q.Box.Intersects(g)
}

// record lets a filter read an entry: properties and geometry are decoded when asked for.
type record struct {
	e      entry
	schema *marz.Schema
	values []any
	geom   orb.Geometry
	ready  bool
}

// Property returns the value of a column, or nil.
func (r *record) Property(name string) any {
	i := r.schema.Column(name)
	if r.values == nil {
		r.values = readValues(r.e.properties())
	}
	if i < 0 || i >= len(r.values) {
		return nil
	}
	return r.values[i]
}

// Geometry returns the geometry, or nil.
func (r *record) Geometry(name string) orb.Geometry {
	if name != r.schema.Geometry {
		return nil
	}
	if !r.ready {
		r.geom, _ = r.e.geometry()
		r.ready = true
	}
	return r.geom
}

// pageOf orders the matches, cuts the page out of them, and says whether more follow.
func pageOf(match []entry, p Page, schema *marz.Schema) ([]entry, bool, error) {
	if len(p.Sort) > 0 {
		if err := sortBy(match, p.Sort, schema); err != nil {
			return nil, false, err
		}
	} else {
		slices.SortFunc(match, func(a, b entry) int { return strings.Compare(a.id(), b.id()) })
		if p.After != "" {
			at, found := slices.BinarySearchFunc(match, p.After, func(e entry, id string) int { return strings.Compare(e.id(), id) })
			if found {
				at++
			}
			match = match[at:]
		}
	}
	match = match[min(p.Offset, len(match)):]
	if p.Limit > 0 && p.Limit < len(match) {
		return match[:p.Limit], true, nil
	}
	return match, false, nil
}

// sortBy orders by columns, nil last, and by id where they are equal.
func sortBy(match []entry, by []Sort, schema *marz.Schema) error {
	cols := make([]int, len(by))
	for i, s := range by {
		cols[i] = schema.Column(s.Column)
		if cols[i] < 0 {
			return fmt.Errorf("index: there is no column %q to sort by", s.Column)
		}
	}
	type row struct {
		e      entry
		values []any
	}
	rows := make([]row, len(match))
	for i, e := range match {
		rows[i] = row{e, readValues(e.properties())}
	}
	slices.SortStableFunc(rows, func(a, b row) int {
		for i, c := range cols {
			if d := compare(a.values[c], b.values[c], by[i].Desc); d != 0 {
				return d
			}
		}
		return strings.Compare(a.e.id(), b.e.id())
	})
	for i := range rows {
		match[i] = rows[i].e
	}
	return nil
}

func compare(a, b any, desc bool) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	d := 0
	switch a := a.(type) {
	case string:
		d = strings.Compare(a, b.(string))
	case int64:
		d = cmp.Compare(a, b.(int64))
	case float64:
		d = cmp.Compare(a, b.(float64))
	case time.Time:
		d = a.Compare(b.(time.Time))
	case bool:
		d = cmp.Compare(truth(a), truth(b.(bool)))
	case []string:
		d = slices.Compare(a, b.([]string))
	}
	if desc {
		return -d
	}
	return d
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}
