package catalog

import (
	"context"
	"slices"
	"sync"

	"marz/internal/marz"
)

// maxPast bounds the earlier states that are kept beside the newest.
const maxPast = 3

// pastStates keeps the states of earlier versions that were asked for.
type pastStates struct {
	mu    sync.Mutex
	bySeq map[int64]*state
	order []int64
}

// stateAt returns the data set as of a sequence of the log: the newest for 0, and else
// the one that the log gives when it is read up to there, exactly.
func (c *Catalog) stateAt(ctx context.Context, seq int64) (*state, error) {
	head := c.state.current().Seq
	switch {
	case seq == 0 || seq == head:
		return c.state, nil
	case seq < 0 || seq > head:
		return nil, marz.Errorf(marz.NotFound, "version: there is no version %d: the versions are 1 to %d", seq, head)
	}
	c.past.mu.Lock()
	defer c.past.mu.Unlock()
	if s := c.past.bySeq[seq]; s != nil {
		return s, nil
	}
	s, err := newState(c.at)
	if err != nil {
		return nil, err
	}
	if err := c.catchUp(ctx, s, seq); err != nil {
		_ = s.idx.Close()
		return nil, err
	}
	c.past.keep(seq, s)
	return s, nil
}

func (p *pastStates) keep(seq int64, s *state) {
	if p.bySeq == nil {
		p.bySeq = map[int64]*state{}
	}
	p.bySeq[seq] = s
	p.order = append(p.order, seq)
	if len(p.order) > maxPast {
		delete(p.bySeq, p.order[0])
		p.order = slices.Clone(p.order[1:])
	}
}
