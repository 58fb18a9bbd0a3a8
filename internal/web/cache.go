package web

import (
	"container/list"
	"sync"
)

// Bounds of the finished answers that are kept, in bytes: of all together, and of one.
const (
	maxCached    = 64 << 20
	maxCachedOne = 4 << 20
)

// pageCache keeps finished answers by their ETag, which names the version and the query,
// so that what is asked for again costs no search, no encoding and no compression. What
// was not asked for longest goes first. The zero pageCache is empty.
type pageCache struct {
	mu    sync.Mutex
	byTag map[string]*list.Element
	order list.List // of *answer, the newest first
	bytes int
}

// get returns the answer with the ETag, or nil.
func (c *pageCache) get(tag string) *answer {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.byTag[tag]
	if e == nil {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(*answer)
}

// put keeps an answer, unless it is so large that it would push out many others.
func (c *pageCache) put(a *answer) {
	if len(a.body) > maxCachedOne {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.byTag == nil {
		c.byTag = map[string]*list.Element{}
	}
	if c.byTag[a.tag] != nil {
		return
	}
	c.byTag[a.tag] = c.order.PushFront(a)
	for c.bytes += a.size(); c.bytes > maxCached; {
		old := c.order.Remove(c.order.Back()).(*answer)
		delete(c.byTag, old.tag)
		c.bytes -= old.size()
	}
}

// size is what an answer may take, its compressed form included: JSON shrinks to less
// than a quarter, and what does not compress is not kept here.
func (a *answer) size() int { return len(a.body) + len(a.body)/4 + len(a.tag) + 256 }
