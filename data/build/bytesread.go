package main

import "fmt"

// cursor reads little-endian numbers from a file held in memory. The first read beyond
// the end, or of something else than expected, sets err; all later ones give zero.
type cursor struct {
	b   []byte
	pos uint64
	err error
}

// at makes a cursor at an address of the same file.
func (c *cursor) at(pos uint64) *cursor { return &cursor{b: c.b, pos: pos, err: c.err} }

// bytes returns the next n bytes.
func (c *cursor) bytes(n uint64) []byte {
	if c.err == nil && (c.pos > uint64(len(c.b)) || n > uint64(len(c.b))-c.pos) {
		c.err = fmt.Errorf("hdf5: %d bytes at %d lie beyond the end of the file, %d", n, c.pos, len(c.b))
	}
	if c.err != nil {
		return nil
	}
	out := c.b[c.pos : c.pos+n]
	c.pos += n
	return out
}

// uint reads an unsigned number of n bytes.
func (c *cursor) uint(n int) uint64 {
	v := uint64(0)
	for i, b := range c.bytes(uint64(n)) {
		v |= uint64(b) << (8 * i)
	}
	return v
}

func (c *cursor) skip(n uint64) { c.bytes(n) }

// want checks a signature or a version.
func (c *cursor) want(s string) {
	start := c.pos
	if got := c.bytes(uint64(len(s))); c.err == nil && string(got) != s {
		c.err = fmt.Errorf("hdf5: %q at %d, not %q", got, start, s)
	}
}
