package log

import (
	"slices"

	"marz/internal/marz"
)

// request is one call of Append on its way through the group commit.
type request struct {
	expect int64
	recs   []record
	done   chan answer // has room for one
}

type answer struct {
	version marz.Version
	err     error
}

// plan is what one transaction will add, and what each request will be told if it
// commits.
type plan struct {
	head    head
	add     []record
	answers []answer
}

// draw decides a batch of requests against the head and those stored records that
// have one of the batch's ids. It is pure; the store calls it while it holds the
// lock on the counter row. known is changed.
func draw(h head, now int64, batch []*request, known map[string]*record) plan {
	p := plan{head: h, answers: make([]answer, len(batch))}
	for i, req := range batch {
		p.answers[i] = p.one(req, now, known)
	}
	return p
}

func (p *plan) one(req *request, now int64, known map[string]*record) answer {
	fresh, newest, err := sift(req.recs, known)
	if err != nil {
		return answer{err: err}
	}
	if len(fresh) == 0 && len(req.recs) > 0 {
		return answer{version: newest.version()}
	}
	if req.expect >= 0 && req.expect != p.head.seq {
		return answer{err: marz.Errorf(marz.Stale, "the log is at entry %d, not at %d: another writer came first; read what is new and try again", p.head.seq, req.expect)}
	}
	p.add = slices.Grow(p.add, len(fresh))
	for _, r := range fresh {
		r.seq = p.head.seq + 1
		r.at = max(now, p.head.at)
		r.hash = r.sum(p.head.hash)
		p.head = r.head()
		p.add = append(p.add, *r)
		known[r.id] = r
	}
	return answer{version: p.head.version()}
}

// sift returns the records that are not stored yet, and the newest that are.
func sift(recs []record, known map[string]*record) (fresh []*record, newest head, err error) {
	mine := make(map[string]*record, len(recs))
	for i := range recs {
		r := &recs[i]
		old := known[r.id]
		if old == nil {
			old = mine[r.id]
		}
		switch {
		case old == nil:
			mine[r.id] = r
			fresh = append(fresh, r)
		case !old.sameAs(r):
			return nil, head{}, marz.Errorf(marz.Conflict, "the change id %q is used already, for another change: a new change needs a new id", r.id)
		case old.seq > newest.seq:
			newest = old.head()
		}
	}
	return fresh, newest, nil
}
