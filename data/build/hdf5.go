package main

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"math/bits"
)

// hdf5File reads lists of integers from a netCDF-4 file, which is an HDF5 file. It
// follows the HDF5 File Format Specification 2.0 as far as GSHHG's files need it:
// superblock 0, object headers of version 2, links in one fractal heap, lists of one
// dimension, whole or in chunks, shuffled and deflated. Anything else is an error that
// says what was met; damaged files are errors too.
type hdf5File struct {
	cursor
	links map[string]uint64 // names of the root group → addresses of object headers
}

// maxList bounds the numbers of a list.
const maxList = 1 << 22

// openHDF5 reads the root group of a file held in memory.
func openHDF5(b []byte) (*hdf5File, error) {
	f := &hdf5File{cursor: cursor{b: b}, links: map[string]uint64{}}
	c := f.at(0)
	c.want("\x89HDF\r\n\x1a\n\x00")
	c.skip(4)
	c.want("\x08\x08") // sizes of addresses and lengths
	root := c.at(64).uint(8)
	if c.err != nil {
		return nil, c.err
	}
	messages, err := f.messages(root)
	if err != nil {
		return nil, err
	}
	for _, m := range messages {
		if m.kind == msgLinkInfo {
			return f, f.readLinks(m.body)
		}
	}
	return nil, fmt.Errorf("hdf5: the root group keeps its links in no heap")
}

// Kinds of object header messages (section IV.A.2).
const (
	msgDataspace    = 0x01
	msgLinkInfo     = 0x02
	msgDatatype     = 0x03
	msgLayout       = 0x08
	msgFilters      = 0x0b
	msgContinuation = 0x10
)

type message struct {
	kind byte
	body *cursor // the message alone
}

// messages reads an object header of version 2 with its continuation blocks.
func (f *hdf5File) messages(addr uint64) ([]message, error) {
	c := f.at(addr)
	c.want("OHDR\x02")
	flags := c.uint(1)
	if flags&0x20 != 0 {
		c.skip(16) // times
	}
	if flags&0x10 != 0 {
		c.skip(4) // bounds of attribute storage
	}
	size := c.uint(1 << (flags & 3))
	type block struct{ from, to uint64 }
	todo := []block{{c.pos, c.pos + size}}
	var out []message
	for len(todo) > 0 && c.err == nil && len(out) < 1000 {
		b := todo[0]
		todo = todo[1:]
		head := uint64(4)
		if flags&4 != 0 {
			head = 6 // creation order
		}
		for c.pos = b.from; c.pos+head <= b.to && c.err == nil; {
			kind, n := byte(c.uint(1)), c.uint(2)
			c.skip(head - 3)
			body := &cursor{b: c.bytes(n)}
			out = append(out, message{kind, body})
			if kind == msgContinuation {
				from, length := body.uint(8), body.uint(8)
				body.pos = 0
				if length >= 8 {
					todo = append(todo, block{from + 4, from + length - 4})
				}
			}
		}
	}
	return out, c.err
}

// list is what an object header says of a list of integers.
type list struct {
	n       uint64
	size    int // of a number, in bytes
	signed  bool
	layout  byte
	addr    uint64
	filters []filter
	nodes   int // of its tree, met so far
}

// Layouts of a list.
const (
	layoutWhole  = 1
	layoutChunks = 2
)

// ints reads a list of integers by its name.
func (f *hdf5File) ints(name string) ([]int64, error) {
	addr, ok := f.links[name]
	if !ok {
		return nil, fmt.Errorf("hdf5: there is no %q", name)
	}
	messages, err := f.messages(addr)
	if err != nil {
		return nil, err
	}
	var l list
	for _, m := range messages {
		if err := l.read(m); err != nil {
			return nil, fmt.Errorf("%q: %w", name, err)
		}
	}
	if l.n > maxList || l.size < 1 || l.size > 8 {
		return nil, fmt.Errorf("hdf5: %q has %d numbers of %d bytes", name, l.n, l.size)
	}
	raw := make([]byte, l.n*uint64(l.size))
	switch l.layout {
	case layoutWhole:
		c := f.at(l.addr)
		copy(raw, c.bytes(uint64(len(raw))))
		err = c.err
	case layoutChunks:
		err = f.chunks(&l, l.addr, raw)
	default:
		err = fmt.Errorf("hdf5: layout %d is not known", l.layout)
	}
	if err != nil {
		return nil, fmt.Errorf("%q: %w", name, err)
	}
	return l.decode(raw), nil
}

// read takes what a message says of the list.
func (l *list) read(m message) error {
	c := m.body
	switch m.kind {
	case msgDataspace:
		c.want("\x01\x01") // version, one dimension
		c.skip(6)
		l.n = c.uint(8)
	case msgDatatype:
		class := c.uint(1)
		order := c.uint(1)
		c.skip(2)
		l.size, l.signed = int(c.uint(4)), order&8 != 0
		if class&0xf != 0 || order&1 != 0 {
			return fmt.Errorf("hdf5: not little-endian integers (class %d, order %d)", class&0xf, order)
		}
	case msgLayout:
		c.want("\x03")
		l.layout = byte(c.uint(1))
		if l.layout == layoutChunks {
			c.want("\x02") // one dimension, and the size of a number
		}
		l.addr = c.uint(8)
	case msgFilters:
		l.filters = readFilters(c)
	}
	return c.err
}

// decode makes numbers of bytes.
func (l *list) decode(raw []byte) []int64 {
	out := make([]int64, l.n)
	c := cursor{b: raw}
	shift := 64 - 8*l.size
	for i := range out {
		v := c.uint(l.size)
		if l.signed {
			out[i] = int64(v<<shift) >> shift
		} else {
			out[i] = int64(v)
		}
	}
	return out
}

// maxNodes bounds the chunks and nodes of a list's tree.
const maxNodes = 4096

// chunks copies the chunks below a node of a B-tree of version 1 into raw. A key is
// the chunk's size in the file, its filter mask, and its offset in numbers.
func (f *hdf5File) chunks(l *list, addr uint64, raw []byte) error {
	c := f.at(addr)
	c.want("TREE\x01")
	level := c.uint(1)
	n := c.uint(2)
	c.skip(16) // siblings
	for range n {
		size, mask, offset := c.uint(4), c.uint(4), c.uint(8)
		c.skip(8) // offset in the number itself: 0
		child := c.uint(8)
		if c.err != nil {
			break
		}
		if l.nodes++; l.nodes > maxNodes {
			return fmt.Errorf("hdf5: a list in more than %d chunks", maxNodes)
		}
		if level > 0 {
			if err := f.chunks(l, child, raw); err != nil {
				return err
			}
			continue
		}
		at := c.at(child)
		data, err := unfilter(at.bytes(size), l.filters, mask)
		if at.err != nil {
			err = at.err
		}
		if err != nil {
			return err
		}
		if start := offset * uint64(l.size); start < uint64(len(raw)) {
			copy(raw[start:], data)
		}
	}
	return c.err
}

// filter is a step that chunks went through when they were written.
type filter struct {
	id   uint64
	size uint64 // of a shuffled number
}

// Filters.
const (
	filterDeflate = 1
	filterShuffle = 2
)

// readFilters reads a filter pipeline of version 1.
func readFilters(c *cursor) []filter {
	c.want("\x01")
	n := c.uint(1)
	c.skip(6)
	var out []filter
	for range n {
		f := filter{id: c.uint(2)}
		name := c.uint(2)
		c.skip(2)
		values := c.uint(2)
		c.skip(name)
		for i := range values + values%2 {
			if v := c.uint(4); i == 0 {
				f.size = v
			}
		}
		out = append(out, f)
	}
	return out
}

// unfilter undoes the filters, the last one first; a bit of the mask leaves one out.
func unfilter(b []byte, filters []filter, mask uint64) ([]byte, error) {
	for i := len(filters) - 1; i >= 0; i-- {
		if mask&(1<<i) != 0 {
			continue
		}
		switch f := filters[i]; f.id {
		case filterDeflate:
			r, err := zlib.NewReader(bytes.NewReader(b))
			if err != nil {
				return nil, fmt.Errorf("hdf5: chunk: %w", err)
			}
			if b, err = io.ReadAll(io.LimitReader(r, maxList*8)); err != nil {
				return nil, fmt.Errorf("hdf5: chunk: %w", err)
			}
		case filterShuffle:
			b = unshuffle(b, int(min(f.size, 8)))
		default:
			return nil, fmt.Errorf("hdf5: filter %d is not known", f.id)
		}
	}
	return b, nil
}

// unshuffle puts the bytes of each number together again: all first bytes came first.
func unshuffle(b []byte, size int) []byte {
	if size < 2 {
		return b
	}
	n := len(b) / size
	out := make([]byte, len(b))
	copy(out[n*size:], b[n*size:])
	for i := range n {
		for j := range size {
			out[i*size+j] = b[j*n+i]
		}
	}
	return out
}

// log2 of a power of two.
func log2(v uint64) int { return bits.Len64(v) - 1 }
