package catalog

import (
	"context"
	"slices"
	"sync"

	"marz/internal/marz"
)

// maxPast bounds the earlier states that are kept beside the newest.
const maxPast = 4

// pastStates keeps the states of earlier versions that were asked for last.
type pastStates struct {
	mu    sync.Mutex
	bySeq map[int64]*pastState
	order []int64 // the one used last comes last

	building sync.Mutex
}

// pastState is a state in the making, and then the state.
type pastState struct {
	lease
	ready chan struct{} // closed when state and err are set
	state *state
	err   error
}

// stateAt returns the data set as of a sequence of the log: the newest for 0, and else
// the one that the log gives when it is read up to there, exactly. The caller calls
// release when it needs it no more.
func (c *Catalog) stateAt(ctx context.Context, seq int64) (s *state, release func(), err error) {
	head := c.state.current().Seq
	switch {
	case seq == 0 || seq == head:
		return c.state, func() {}, nil
	case seq < 0 || seq > head:
		return nil, nil, marz.Errorf(marz.NotFound, "version: there is no version %d: the versions are 1 to %d", seq, head)
	}
	p, release, mine := c.past.take(seq)
	if mine {
		// Whoever asked may go away; others wait for the same answer.
		go c.rebuild(context.WithoutCancel(ctx), p, seq)
	}
	select {
	case <-p.ready:
	case <-ctx.Done():
		release()
		return nil, nil, marz.Errorf(marz.Unavailable, "version: rebuilding version %d took too long: try again", seq)
	}
	if p.err != nil {
		release()
		return nil, nil, p.err
	}
	return p.state, release, nil
}

// rebuild reads the log up to a sequence.
func (c *Catalog) rebuild(ctx context.Context, p *pastState, seq int64) {
	defer close(p.ready)
	c.past.building.Lock() // one at a time: each reads the whole log
	defer c.past.building.Unlock()
	if p.unused() {
		p.err = marz.Errorf(marz.Unavailable, "version: too many versions are asked for at once: try again")
		return
	}
	if p.state, p.err = c.newState(); p.err != nil {
		return
	}
	if p.err = c.catchUp(ctx, p.state, seq); p.err != nil {
		c.past.forget(seq)
	}
}

// take returns the state of a sequence; mine when the caller is to make it.
func (p *pastStates) take(seq int64) (s *pastState, release func(), mine bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s, ok := p.bySeq[seq]
	if ok {
		p.order = append(slices.DeleteFunc(p.order, func(o int64) bool { return o == seq }), seq)
		return s, s.take(), false
	}
	s = &pastState{ready: make(chan struct{})}
	s.close = func() {
		<-s.ready
		if s.state != nil {
			_ = s.state.idx.Close()
		}
	}
	if p.bySeq == nil {
		p.bySeq = map[int64]*pastState{}
	}
	p.bySeq[seq] = s
	p.order = append(p.order, seq)
	release = s.take()
	if len(p.order) > maxPast {
		p.drop(p.order[0])
	}
	return s, release, true
}

// close takes out all.
func (p *pastStates) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(p.order) > 0 {
		p.drop(p.order[0])
	}
}

// forget takes out a state that could not be made, so that the next who asks tries again.
func (p *pastStates) forget(seq int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.drop(seq)
}

// drop takes a state out; p.mu is held.
func (p *pastStates) drop(seq int64) {
	s, ok := p.bySeq[seq]
	if !ok {
		return
	}
	delete(p.bySeq, seq)
	p.order = slices.DeleteFunc(p.order, func(o int64) bool { return o == seq })
	go s.retire() // closing waits for the making
}
