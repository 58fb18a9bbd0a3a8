package main

import "fmt"

// heap is a fractal heap: objects in direct blocks, whose places in one row of
// addresses an indirect block lists (section III.G).
type heap struct {
	offsetSize int // bytes of an offset
	lengthSize int // bytes of a length
	start      uint64
	blocks     []heapBlock
}

type heapBlock struct {
	offset, size, addr uint64
}

// readLinks reads the names of the root group: a B-tree of version 2 lists them by
// their hash, a fractal heap holds them.
func (f *hdf5File) readLinks(info *cursor) error {
	info.want("\x00")
	if info.uint(1)&1 != 0 {
		info.skip(8) // the largest creation index
	}
	heapAddr, treeAddr := info.uint(8), info.uint(8)
	if info.err != nil {
		return info.err
	}
	h, err := f.readHeap(heapAddr)
	if err != nil {
		return err
	}
	t := f.at(treeAddr)
	t.want("BTHD\x00\x05") // version, links by name
	t.skip(4)
	recordSize, depth := t.uint(2), t.uint(2)
	t.skip(2)
	root, n := t.uint(8), t.uint(2)
	if t.err == nil && (depth != 0 || recordSize < 5) {
		return fmt.Errorf("hdf5: links in a tree of depth %d, records of %d bytes", depth, recordSize)
	}
	leaf := t.at(root)
	leaf.want("BTLF\x00\x05")
	for range n {
		leaf.skip(4) // hash
		id := leaf.bytes(recordSize - 4)
		if leaf.err != nil {
			break
		}
		if err := f.readLink(h, id); err != nil {
			return err
		}
	}
	return leaf.err
}

// readLink reads a link message from the heap: a name and an object header's address.
func (f *hdf5File) readLink(h *heap, id []byte) error {
	c := &cursor{b: id}
	if kind := c.uint(1); kind&0x30 != 0 {
		return fmt.Errorf("hdf5: a link lies outside its heap (type %#x)", kind)
	}
	offset, length := c.uint(h.offsetSize), c.uint(h.lengthSize)
	m := &cursor{err: c.err}
	for _, b := range h.blocks {
		if offset >= b.offset && offset-b.offset < b.size {
			at := f.at(b.addr + offset - b.offset)
			m.b, m.err = at.bytes(length), at.err
		}
	}
	m.want("\x01")
	flags := m.uint(1)
	if flags&8 != 0 && m.uint(1) != 0 {
		return nil // not a hard link
	}
	if flags&4 != 0 {
		m.skip(8) // creation order
	}
	if flags&16 != 0 {
		m.skip(1) // character set
	}
	name := string(m.bytes(m.uint(1 << (flags & 3))))
	addr := m.uint(8)
	if m.err == nil {
		f.links[name] = addr
	}
	return m.err
}

// readHeap reads a fractal heap's header and finds its direct blocks.
func (f *hdf5File) readHeap(addr uint64) (*heap, error) {
	c := f.at(addr)
	c.want("FRHP\x00")
	idSize := int(c.uint(2))
	filters := c.uint(2)
	c.skip(1 + 4 + 8 + 8 + 8 + 8 + 8*8)
	width, start, largest, bitSize := c.uint(2), c.uint(8), c.uint(8), c.uint(2)
	c.skip(2)
	root, rows := c.uint(8), c.uint(2)
	if c.err != nil {
		return nil, c.err
	}
	h := &heap{offsetSize: int(bitSize+7) / 8, start: start}
	h.lengthSize = idSize - 1 - h.offsetSize
	if filters != 0 || h.lengthSize < 1 || width == 0 || start == 0 || largest < start {
		return nil, fmt.Errorf("hdf5: a heap of another kind (filters %d, ids of %d bytes)", filters, idSize)
	}
	if rows == 0 {
		h.blocks = []heapBlock{{0, start, root}}
		return h, nil
	}
	if int(rows) > log2(largest/start)+2 {
		return nil, fmt.Errorf("hdf5: a heap of %d rows, with blocks of blocks", rows)
	}
	return h, f.readBlocks(h, root, width, rows)
}

// readBlocks reads the addresses of direct blocks from an indirect one. The blocks of
// the first two rows have the starting size, those of each further row twice as much.
func (f *hdf5File) readBlocks(h *heap, addr, width, rows uint64) error {
	c := f.at(addr)
	c.want("FHIB\x00")
	c.skip(8 + uint64(h.offsetSize))
	offset, size := uint64(0), h.start
	for row := range rows {
		if row > 1 {
			size *= 2
		}
		for range width {
			if a := c.uint(8); a != ^uint64(0) {
				h.blocks = append(h.blocks, heapBlock{offset, size, a})
			}
			offset += size
		}
		if c.err != nil {
			break
		}
	}
	return c.err
}
