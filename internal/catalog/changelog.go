package catalog

import (
	"context"
	"slices"
	"strings"
	"time"

	"marz/internal/atlas"
	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// Action says what an entry of the log did to its subject.
type Action string

// Every action.
const (
	Added     Action = "added"
	Revised   Action = "revised"
	Retracted Action = "retracted" // its source took a claim back
	Removed   Action = "removed"   // an operator took it out
)

// LogChange is an entry of the log as a reader may see it: what changed, never who wrote
// it nor the words of a dispatch.
type LogChange struct {
	Seq        int64
	At         time.Time
	Hash       [32]byte
	Kind       marz.ChangeKind
	Action     Action
	Collection string // of the subject; "" for an actor, which is in none
	ID         string
	Title      marz.Text // what the subject is called, as of this entry
	Reason     string    // of a retraction or removal
	Dispatch   string    // of a claim
	Place      string
	Borders    []string
	Point      *orb.Point // (lon, lat) in degrees; nil where there is none
}

// LogQuery asks for a part of the changelog. The zero LogQuery asks for the newest.
type LogQuery struct {
	Before     int64    // only entries with a smaller sequence; 0: up to the newest
	Limit      int      // at most so many; 0: defaultChanges
	Borders    []string // only what concerns these: ids, codes or names
	Collection string   // only what concerns this one
}

// LogPage is a part of the changelog, newest first. Next is the Before of the following
// page; 0 where there is none. A page may have fewer entries than its limit, even none,
// and still have a next one.
type LogPage struct {
	Changes []LogChange
	Next    int64
	Version marz.Version
	First   [32]byte // the hash of the first entry, which tells one log from another
}

const (
	defaultChanges = 100
	// maxScanned bounds the entries that are read for one page.
	maxScanned = 20_000
	logWindow  = 1_000
)

// public are the kinds of entries that the changelog shows, with the collection of their
// subjects. Drafts, reviews and tokens are nobody's business, and rows of foreign data sets
// only where their terms let them be passed on.
var public = map[marz.ChangeKind]string{
	marz.PutDispatch: Dispatches, marz.PutEvent: Events, marz.PutClaim: Claims, marz.PutActor: "",
	marz.PutRetract: Claims, marz.PutRemoved: "", marz.PutImported: Events,
}

// Changelog reads the log backwards from a sequence.
func (c *Catalog) Changelog(ctx context.Context, q LogQuery) (LogPage, error) {
	page := LogPage{Version: c.Version()}
	if q.Limit == 0 {
		q.Limit = defaultChanges
	}
	if err := q.check(); err != nil {
		return page, err
	}
	first, err := c.log.Read(ctx, 0, 1)
	if err != nil || len(first) == 0 {
		return page, err
	}
	page.First = first[0].Hash
	top := page.Version.Seq
	if q.Before > 0 {
		top = min(top, q.Before-1)
	}
	for low := top; low > 0 && top-low < maxScanned; {
		high := low
		low = max(0, high-min(logWindow, int64(8*q.Limit)))
		entries, err := c.log.Read(ctx, low, int(high-low))
		if err != nil {
			return page, err
		}
		full, err := c.gather(&page, q, entries)
		if err != nil || full {
			return page, err
		}
		page.Next = low + 1
	}
	if page.Next == 1 {
		page.Next = 0
	}
	return page, nil
}

// check resolves the borders and refuses what is not there.
func (q *LogQuery) check() error {
	if q.Collection != "" && q.Collection != Events && q.Collection != Claims && q.Collection != Dispatches {
		return marz.Errorf(marz.Invalid, "collection: %.40q has no entries in the log: use %s, %s or %s", q.Collection, Events, Claims, Dispatches)
	}
	var resolved []string
	for name := range strings.SplitSeq(strings.Join(q.Borders, ","), ",") {
		if len(q.Borders) == 0 {
			break
		}
		b, err := atlas.ParseBorder(strings.TrimSpace(name))
		if err != nil {
			return err
		}
		resolved = append(resolved, b.ID)
	}
	q.Borders = resolved
	return nil
}

// gather adds entries, the newest first, until the page is full.
func (c *Catalog) gather(page *LogPage, q LogQuery, entries []marz.Entry) (full bool, err error) {
	entries = slices.DeleteFunc(entries, func(e marz.Entry) bool { _, ok := public[e.Kind]; return !ok })
	list, err := parse(entries)
	if err != nil {
		return false, err
	}
	s := c.state
	s.mu.RLock()
	defer s.mu.RUnlock()
	for _, e := range slices.Backward(list) {
		change, ok := s.all.describeChange(e)
		if !ok || !q.wants(&change) {
			continue
		}
		page.Changes = append(page.Changes, change)
		if page.Next = e.Seq; len(page.Changes) == q.Limit {
			if e.Seq == 1 {
				page.Next = 0
			}
			return true, nil
		}
	}
	return false, nil
}

func (q *LogQuery) wants(c *LogChange) bool {
	if q.Collection != "" && c.Collection != q.Collection {
		return false
	}
	concerns := func(border string) bool { return slices.Contains(q.Borders, border) }
	return len(q.Borders) == 0 || slices.ContainsFunc(c.Borders, concerns)
}
