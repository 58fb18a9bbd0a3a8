package log_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"marz/internal/log"
	"marz/internal/log/logtest"
)

// unfinished copies the files of a log while it is open, as a crash would leave them: the
// last n appends are in the WAL only.
func unfinished(t *testing.T, n int) (db, wal []byte) {
	t.Helper()
	path, _ := written(t, 3)
	l := logtest.Open(t, logtest.Place{DSN: path})
	for i := range n {
		if _, err := l.Append(t.Context(), -1, logtest.Change(100+i)); err != nil {
			t.Fatal(err)
		}
	}
	db, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	wal, err = os.ReadFile(path + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	return db, wal
}

// after opens a log of these files and returns its head, or the error.
func after(t *testing.T, db, wal []byte) (int64, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "marz.db")
	if err := errors.Join(os.WriteFile(path, db, 0o600), os.WriteFile(path+"-wal", wal, 0o600)); err != nil {
		t.Fatal(err)
	}
	l, err := log.Open(t.Context(), path)
	if err != nil {
		return 0, err
	}
	defer l.Close()
	if err := l.Verify(t.Context(), nil); err != nil {
		return 0, err
	}
	v, err := l.Head(t.Context())
	return v.Seq, err
}

func TestAFlippedBitInTheWALDoesNotUndoWhatWasAcknowledged(t *testing.T) {
	db, wal := unfinished(t, 4)
	if head, err := after(t, db, wal); err != nil || head != 7 {
		t.Fatalf("the sound files: head %d, %v", head, err)
	}
	used := usedBytes(wal)
	step := 1999
	if testing.Short() {
		step = 9001
	}
	found := 0
	for bit := 0; bit < used*8; bit += step {
		spoilt := bytes.Clone(wal)
		spoilt[bit/8] ^= 1 << (bit % 8)
		var d *log.Damage
		if head, err := after(t, db, spoilt); !errors.As(err, &d) && (err != nil || head != 7 || bit >= 32*8) {
			t.Errorf("bit %d of byte %d: head %d, %v; want damage", bit%8, bit/8, head, err)
		} else if err != nil {
			found++
		}
	}
	for at := 32; at < used; at += 24 + 4096 { // the headers of all frames
		for bit := at * 8; bit < (at+24)*8; bit += 5 {
			spoilt := bytes.Clone(wal)
			spoilt[bit/8] ^= 1 << (bit % 8)
			if head, err := after(t, db, spoilt); err == nil {
				t.Errorf("bit %d of byte %d of a frame's header: head %d; want damage", bit%8, bit/8-at, head)
			}
		}
	}
	t.Logf("%d flipped bits found", found)
}

func TestATornEndOfTheWALIsNoDamage(t *testing.T) {
	db, wal := unfinished(t, 4)
	for cut := lastTransaction(wal) + 1; cut < len(wal); cut += 977 {
		if head, err := after(t, db, wal[:cut]); err != nil || head != 6 {
			t.Errorf("cut after %d of %d bytes: head %d, %v; want 6", cut, len(wal), head, err)
		}
	}
	torn := bytes.Clone(wal)
	copy(torn[lastTransaction(wal)+100:], bytes.Repeat([]byte("torn"), 100))
	if head, err := after(t, db, torn); err != nil || head != 6 {
		t.Errorf("with a hole in the last transaction: head %d, %v; want 6", head, err)
	}
}

// usedBytes returns where the last whole frame ends.
func usedBytes(wal []byte) int {
	page := int(binary.BigEndian.Uint32(wal[8:]))
	at := 32
	for at+24+page <= len(wal) && bytes.Equal(wal[at+8:at+16], wal[16:24]) {
		at += 24 + page
	}
	return at
}

// lastTransaction returns where the frames of the last transaction begin.
func lastTransaction(wal []byte) (begin int) {
	page := int(binary.BigEndian.Uint32(wal[8:]))
	last := 0
	for at := 32; at+24+page <= len(wal); at += 24 + page {
		if !bytes.Equal(wal[at+8:at+16], wal[16:24]) {
			break
		}
		if binary.BigEndian.Uint32(wal[at+4:]) != 0 {
			begin, last = last, at+24+page
		}
	}
	return begin
}
