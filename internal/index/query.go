package index

import (
	"math"
	"time"

	"marz/geo"
	"marz/internal/cql2"
	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// Query says which features are wanted. The zero Query wants all that is known now.
type Query struct {
	Box    *geo.Box      // features without a geometry match any box
	Time   marz.Interval // closed, open where zero; features without a time match any
	Known  marz.Day      // as known on this day; zero: as known now
	Filter *cql2.Expr    // checked against the collection's queryables
	// Test, beside the filter, decides on a record; nil lets all through.
	Test func(cql2.Record) bool
	IDs  []string // only these; nil: all
}

// fields are the columns of a collection, by name.
type fields struct {
	schema  marz.Schema
	columns map[string]int
}

func newFields(schema marz.Schema) fields {
	f := fields{schema, make(map[string]int, len(schema.Columns))}
	for i, c := range schema.Columns {
		f.columns[c.Name] = i
	}
	return f
}

func (f *fields) column(name string) int {
	if i, ok := f.columns[name]; ok {
		return i
	}
	return -1
}

// plan is what an answer must satisfy at least, in the terms of the index.
type plan struct {
	boxes []orb.Bound // nil: anywhere
	days  [2]marz.Day
	known marz.Day
	equal map[string][]any
	ids   []string
	none  bool // nothing can match
}

func (q Query) plan(f *fields) plan {
	p := plan{known: q.Known, ids: q.IDs}
	if p.known == 0 {
		p.known = marz.LastDay
	}
	p.days[0], p.days[1] = q.Time.Bounds()
	if q.Box != nil {
		nowhere := orb.Point{noBox, noBox}
		p.boxes = append(q.Box.Bounds(), orb.Bound{Min: nowhere, Max: nowhere})
	}
	if q.Filter != nil {
		p.narrow(q.Filter.Bounds(f.schema.Geometry, f.schema.Start, f.schema.End))
	}
	p.none = p.none || p.days[0] > p.days[1]
	return p
}

// narrow adds what a filter demands.
func (p *plan) narrow(b cql2.Bounds) {
	if b.Boxes != nil && (p.boxes == nil || area(b.Boxes) < area(p.boxes)) {
		p.boxes = b.Boxes
	}
	if !b.From.IsZero() {
		p.days[0] = max(p.days[0], dayBefore(b.From))
	}
	if !b.To.IsZero() {
		p.days[1] = min(p.days[1], dayAfter(b.To))
	}
	p.equal, p.none = b.Equal, b.None
}

func (p *plan) anytime() bool { return p.days == [2]marz.Day{marz.FirstDay, marz.LastDay} }

// header is the box to ask the database for.
func (p *plan) header(b orb.Bound) string {
	return string(header{
		box: [4]float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]}, time: p.days, known: [2]marz.Day{p.known, p.known},
	}.encode())
}

// everywhere is the box of all entries, those without a geometry too.
var everywhere = []orb.Bound{{Min: orb.Point{-noBox, -noBox}, Max: orb.Point{noBox, noBox}}}

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

// matches decides on one candidate: known time, the period, the box exactly, the filter.
// Ids are for those who collect candidates.
func (q Query) matches(e entry, known marz.Day, f *fields) bool {
	from, to := q.Time.Bounds()
	if !e.knownOn(known) || e.day(atTime+4) < from || e.day(atTime) > to {
		return false
	}
	if q.Box != nil && !q.inBox(e) {
		return false
	}
	if q.Filter == nil && q.Test == nil {
		return true
	}
	r := &record{e: e, fields: f}
	return (q.Filter == nil || q.Filter.Match(r)) && (q.Test == nil || q.Test(r))
}

func (q Query) inBox(e entry) bool {
	if !e.hasBox() {
		return true
	}
	w, s := e.float(atBox), e.float(atBox+8)
	if w == e.float(atBox+16) && s == e.float(atBox+24) {
		return q.Box.Contains(orb.Point{w, s})
	}
	g, err := e.geometry()
	return err == nil && q.Box.Intersects(g)
}

// record lets a filter read an entry: what it asks for is decoded when it asks.
type record struct {
	e      entry
	fields *fields
	geom   orb.Geometry
	ready  bool
}

// Property returns the value of a column, or nil.
func (r *record) Property(name string) any {
	i := r.fields.column(name)
	if i < 0 {
		return nil
	}
	return r.e.properties().at(i)
}

// Geometry returns the geometry, or nil.
func (r *record) Geometry(name string) orb.Geometry {
	if name != r.fields.schema.Geometry {
		return nil
	}
	if !r.ready {
		r.geom, _ = r.e.geometry()
		r.ready = true
	}
	return r.geom
}

// term turns a value that a filter demands into one that terms lists; whole numbers of
// whatever type are int64.
func term(v any) any {
	if f, ok := v.(float64); ok && f == math.Trunc(f) && math.Abs(f) < 1<<53 {
		return int64(f)
	}
	return v
}
