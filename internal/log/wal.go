package log

import (
	"encoding/binary"
	"errors"
	"io/fs"
	"math/bits"
	"os"

	"marz/internal/marz"
)

// SQLite takes a frame of the WAL that does not match its checksum for the torn end of
// a transaction that was never acknowledged, and drops it with all that follows. A
// flipped bit in an old frame would so undo what was acknowledged, without a word, and
// the shorter chain would still be sound. Therefore the WAL is looked through before
// SQLite opens it. A broken frame is a torn end only when no later transaction follows
// it, since the next one is written only after the last is on disk, and when it is not
// one bit away from being whole.
//
// The format is that of sqlite.org/walformat.html: a header of 32 bytes; frames of 24
// bytes and a page; a frame with a size of the database in it ends a transaction.

const (
	walHeader   = 32
	frameHeader = 24
	walMagic    = 0x377f0682 // its last bit says in which order checksums read bytes
)

// inspectWAL refuses a WAL in which something is broken that was whole once. Another
// program may be writing: then a second look finds it whole.
func inspectWAL(path string) error {
	var where int
	for range 3 {
		b, err := os.ReadFile(path + "-wal")
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return marz.Errorf(marz.Invalid, "the log %s cannot be opened, look at the rights of %s-wal: %w", path, path, err)
		}
		if where = brokenFrame(b); where < 0 {
			return nil
		}
	}
	return &Damage{Why: "in " + path + "-wal a part is broken that was whole when it was acknowledged"}
}

// brokenFrame returns the number of the frame at which acknowledged transactions break,
// 0 for the header, or -1 when they do not.
func brokenFrame(b []byte) int {
	if len(b) < walHeader+frameHeader {
		return -1
	}
	w, ok := newWAL(b)
	if !ok {
		return 0
	}
	n := 1
	for ; w.whole(n); n++ {
	}
	if f := w.frame(n); f != nil && w.ours(f) && w.bitAway(f) {
		return n
	}
	ends := 0 // of transactions, from the broken frame on
	for i := n; w.frame(i) != nil; i++ {
		if f := w.frame(i); w.ours(f) && binary.BigEndian.Uint32(f[4:]) != 0 {
			ends++
		}
	}
	if ends > 1 {
		return n
	}
	return -1
}

// wal walks over the frames in order.
type wal struct {
	b      []byte
	page   int
	salt   string // of the frames that count; older ones are left over
	order  binary.ByteOrder
	s0, s1 uint32 // the running checksum
}

func newWAL(b []byte) (*wal, bool) {
	magic := binary.BigEndian.Uint32(b)
	page := int(binary.BigEndian.Uint32(b[8:]))
	if magic&^1 != walMagic || page < 512 || page > 65536 || page&(page-1) != 0 {
		return nil, false
	}
	w := &wal{b: b, page: page, salt: string(b[16:24]), order: binary.LittleEndian}
	if magic&1 == 1 {
		w.order = binary.BigEndian
	}
	w.sum(b[:24])
	return w, w.s0 == binary.BigEndian.Uint32(b[24:]) && w.s1 == binary.BigEndian.Uint32(b[28:])
}

// frame returns the n-th frame, from 1, or nil when the file ends before it does.
func (w *wal) frame(n int) []byte {
	size := frameHeader + w.page
	from := walHeader + (n-1)*size
	if from+size > len(w.b) {
		return nil
	}
	return w.b[from : from+size]
}

// ours reports whether a frame belongs to this WAL, be it with a bit or two flipped in
// what says so: a frame left over from an older one has quite another salt.
func (w *wal) ours(f []byte) bool {
	salt := binary.BigEndian.Uint64([]byte(w.salt))
	return bits.OnesCount64(salt^binary.BigEndian.Uint64(f[8:])) <= 4
}

// whole takes the n-th frame into the checksum and says whether it matches; one that
// does not is not taken in.
func (w *wal) whole(n int) bool {
	f := w.frame(n)
	if f == nil || string(f[8:16]) != w.salt {
		return false
	}
	s0, s1 := w.s0, w.s1
	w.sum(f[:8])
	w.sum(f[frameHeader:])
	if w.s0 == binary.BigEndian.Uint32(f[16:]) && w.s1 == binary.BigEndian.Uint32(f[20:]) {
		return true
	}
	w.s0, w.s1 = s0, s1
	return false
}

// bitAway reports whether one flipped bit is all that keeps a frame from being whole: in
// its salt, in its checksum, or in what the checksum covers. The checksum is linear in
// its words, so the difference that each bit makes follows from its place: counted from
// the end, a pair of words moves the sums by (1,1) and (0,1), and each pair behind it
// multiplies that by the matrix (1 1 / 1 2).
func (w *wal) bitAway(f []byte) bool {
	got := *w
	got.sum(f[:8])
	got.sum(f[frameHeader:])
	d0, d1 := binary.BigEndian.Uint32(f[16:])-got.s0, binary.BigEndian.Uint32(f[20:])-got.s1
	flips := bits.OnesCount32(binary.BigEndian.Uint32(f[16:])^got.s0) + bits.OnesCount32(binary.BigEndian.Uint32(f[20:])^got.s1)
	if flips <= 1 {
		return true
	}
	words := append(append([]byte(nil), f[:8]...), f[frameHeader:]...)
	x0, x1, y0, y1 := uint32(1), uint32(1), uint32(0), uint32(1)
	for i := len(words) - 8; i >= 0; i -= 8 {
		if makes(w.order.Uint32(words[i:]), x0, x1, d0, d1) || makes(w.order.Uint32(words[i+4:]), y0, y1, d0, d1) {
			return true
		}
		x0, x1, y0, y1 = x0+x1, x0+2*x1, y0+y1, y0+2*y1
	}
	return false
}

// makes reports whether flipping one bit of a word moves the two sums, which it enters
// with the factors a0 and a1, by d0 and d1.
func makes(word, a0, a1, d0, d1 uint32) bool {
	for bit := range 32 {
		delta := uint32(1) << bit
		if word&delta != 0 {
			delta = -delta
		}
		if delta*a0 == d0 && delta*a1 == d1 {
			return true
		}
	}
	return false
}

// sum is the checksum of walformat.html, section 4.4.
func (w *wal) sum(b []byte) {
	for i := 0; i+8 <= len(b); i += 8 {
		w.s0 += w.order.Uint32(b[i:]) + w.s1
		w.s1 += w.order.Uint32(b[i+4:]) + w.s0
	}
}
