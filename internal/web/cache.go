package web

import (
	"cmp"
	"container/list"
	"sync"
)

// Bounds of the finished answers that are kept, in bytes: of all together, and of one.
const (
	maxCached    = 128 << 20
	maxCachedOne = 16 << 20
)

// pageCache keeps finished answers by their key, which names the version and the query,
// so that what is asked for again costs no search, no encoding and no compression. What
// was not asked for longest goes first. The zero pageCache is empty.
type pageCache struct {
	mu    sync.Mutex
	byKey map[string]*list.Element
	order list.List // of *answer, the newest first
	bytes int
}

// get returns the answer with the key, or nil.
func (c *pageCache) get(key string) *answer {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.byKey[key]
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
	if c.byKey == nil {
		c.byKey = map[string]*list.Element{}
	}
	if c.byKey[a.keptAs()] != nil {
		return
	}
	c.byKey[a.keptAs()] = c.order.PushFront(a)
	for c.bytes += a.size(); c.bytes > maxCached; {
		old := c.order.Remove(c.order.Back()).(*answer)
		delete(c.byKey, old.keptAs())
		c.bytes -= old.size()
	}
}

// size is what an answer may take, its compressed form included: JSON shrinks to less
// than a quarter, and what does not compress is not kept here.
func (a *answer) size() int { return len(a.body) + len(a.body)/4 + len(a.tag) + 256 }

// keptAs is the key of an answer: its ETag, unless that is made of its bytes.
func (a *answer) keptAs() string { return cmp.Or(a.key, a.tag) }
