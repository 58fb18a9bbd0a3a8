package catalog

import (
	"context"

	"marz/internal/marz"
)

// Feature returns one feature as known on a day (zero: now) in a version (zero: newest).
// What was taken out of the data set, or is known to be so no more because all that was
// said of it was taken back, is an error of the kind Gone.
func (c *Catalog) Feature(ctx context.Context, q Query, id string) (marz.Feature, marz.Version, error) {
	if _, err := c.Collection(q.Collection); err != nil {
		return marz.Feature{}, marz.Version{}, err
	}
	s, release, err := c.stateAt(ctx, q.Version)
	if err != nil {
		return marz.Feature{}, marz.Version{}, err
	}
	defer release()
	if l, release, ok := c.layers.take(q.Collection); ok {
		defer release()
		f, found, err := l.Get(id, 0)
		if err == nil && !found {
			err = absent(q.Collection, id)
		}
		return f, s.current(), err
	}
	unlock, ok := s.lockAt(q.Version)
	if !ok {
		return c.Feature(ctx, q, id)
	}
	defer unlock()
	x, err := c.source(s, q)
	if err != nil {
		return marz.Feature{}, s.version, err
	}
	known := q.Known
	if q.Collection == Control {
		known = 0
	}
	f, found, err := x.Get(id, known)
	if err == nil && !found {
		err = s.why(q, id)
	}
	return f, s.version, err
}

func absent(collection, id string) error {
	return marz.Errorf(marz.NotFound, "there is no %q in %s", id, collection)
}

// why says why a feature is not there. The state's lock is held.
func (s *state) why(q Query, id string) error {
	if seq, ok := s.model.removed[q.Collection+"/"+id]; ok {
		return marz.Errorf(marz.Gone, "%s/%s was taken out of the data set by entry %d of the log", q.Collection, id, seq)
	}
	versions, err := s.idx.Versions(q.Collection, id)
	if err != nil || len(versions) == 0 || len(q.Dispatches) > 0 {
		return absent(q.Collection, id)
	}
	first, last := versions[0].Known.From, versions[len(versions)-1].Known.To
	if q.Known != 0 && q.Known < first {
		return marz.Errorf(marz.NotFound, "there is no %q in %s as known on %s: it is known from %s", id, q.Collection, q.Known, first)
	}
	if last != 0 {
		return marz.Errorf(marz.Gone, "%s/%s is known no more since %s, when what was said of it was taken back: ask with known_at before that day", q.Collection, id, last)
	}
	return absent(q.Collection, id)
}

// Versions returns what was known of a feature when: one entry for each interval of
// known time.
func (c *Catalog) Versions(ctx context.Context, collection, id string, version int64) ([]marz.Feature, marz.Version, error) {
	if _, err := c.Collection(collection); err != nil {
		return nil, marz.Version{}, err
	}
	if collection == Control {
		return nil, marz.Version{}, marz.Errorf(marz.Invalid, "control has no versions: ask for /crossings/%s/timeline", id)
	}
	s, release, err := c.stateAt(ctx, version)
	if err != nil {
		return nil, marz.Version{}, err
	}
	defer release()
	if l, release, ok := c.layers.take(collection); ok {
		defer release()
		out, err := versionsIn(l, id)
		return out, s.current(), err
	}
	unlock, ok := s.lockAt(version)
	if !ok {
		return c.Versions(ctx, collection, id, version)
	}
	defer unlock()
	out, err := versionsIn(indexed{s.idx, collection}, id)
	if marz.KindOf(err) == marz.NotFound {
		err = s.why(Query{Collection: collection}, id)
	}
	return out, s.version, err
}

func versionsIn(x indexed, id string) ([]marz.Feature, error) {
	out, err := x.Index.Versions(x.name, id)
	if err == nil && len(out) == 0 {
		err = absent(x.name, id)
	}
	return out, err
}

// maxHistory bounds the entries that a history lists.
const maxHistory = 1000

// Revision is an entry of the log that changed a feature.
type Revision struct {
	Seq     int64           `json:"seq"`
	At      string          `json:"at"` // RFC 3339, UTC
	Author  string          `json:"-"`  // for audits; readers are told what changed, not by whom
	Kind    marz.ChangeKind `json:"kind"`
	Subject string          `json:"subject"`
}

// History lists the entries of the log that changed a dispatch, an event or a claim,
// oldest first; of an event also those that changed its claims. Of a long history it
// gives the newest thousand.
func (c *Catalog) History(ctx context.Context, collection, id string) ([]Revision, marz.Version, error) {
	if _, err := c.Collection(collection); err != nil {
		return nil, marz.Version{}, err
	}
	s := c.state
	s.mu.RLock()
	version := s.version
	seqs := append([]int64(nil), s.model.revisions[collection+"/"+id]...)
	s.mu.RUnlock()
	if len(seqs) == 0 {
		return nil, version, absent(collection, id)
	}
	out := make([]Revision, 0, len(seqs))
	for _, seq := range seqs[max(0, len(seqs)-maxHistory):] {
		entries, err := c.log.Read(ctx, seq-1, 1)
		if err != nil {
			return nil, version, err
		}
		for _, e := range entries {
			out = append(out, Revision{e.Seq, e.At.UTC().Format("2006-01-02T15:04:05Z"), e.Author, e.Kind, e.Subject})
		}
	}
	return out, version, nil
}

// Matching returns those of the features that match a query, for who hears that they have
// changed: a live stream with filters.
func (c *Catalog) Matching(ctx context.Context, q Query, ids ...string) (Page, error) {
	q.IDs = append([]string{}, ids...)
	q.Limit, q.Offset, q.Cursor, q.Sort = 0, 0, "", nil
	return c.Search(ctx, q)
}
