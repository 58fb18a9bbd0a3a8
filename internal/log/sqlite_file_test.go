package log_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"marz/internal/log"
	"marz/internal/log/logtest"
	"marz/internal/marz"
)

// written makes a log of n records in a new file, closes it, and returns its path
// and its bytes.
func written(t testing.TB, n int) (string, []byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "marz.db")
	l, err := log.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Append(t.Context(), -1, logtest.Changes(1, n+1)...); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return path, b
}

// refused opens path and wants an error that holds the words, and every file of the
// folder as it was.
func refused(t *testing.T, path string, words ...string) {
	t.Helper()
	before := folder(t, filepath.Dir(path))
	l, err := log.Open(t.Context(), path, log.WithLockWait(50*time.Millisecond))
	if err == nil {
		l.Close()
		t.Fatalf("%s was opened", path)
	}
	for _, w := range append(words, filepath.Base(path)) {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("the error %q has no word of %q", err, w)
		}
	}
	after := folder(t, filepath.Dir(path))
	for name, b := range before {
		if after[name] != b {
			t.Errorf("%s was changed", name)
		}
	}
	for name := range after {
		if _, was := before[name]; !was {
			t.Errorf("%s was left behind", name)
		}
	}
}

func folder(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	list, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	for _, f := range list {
		b, _ := os.ReadFile(filepath.Join(dir, f.Name()))
		out[f.Name()] = string(b)
	}
	return out
}

func TestAFileThatIsNoMarzLogIsRefusedAndLeftAlone(t *testing.T) {
	foreign := func(path string, b []byte) {
		db, err := sql.Open("sqlite", path)
		if err == nil {
			_, err = db.Exec(`CREATE TABLE log(seq INTEGER PRIMARY KEY, note TEXT); INSERT INTO log VALUES (1, 'shopping')`)
		}
		if err := errors.Join(err, db.Close()); err != nil {
			t.Fatal(err)
		}
	}
	write := func(b []byte) func(string, []byte) {
		return func(path string, _ []byte) { os.WriteFile(path, b, 0o600) }
	}
	for name, c := range map[string]struct {
		spoil func(path string, sound []byte)
		words []string
	}{
		"a text file":                 {write([]byte(strings.Repeat("dear diary\n", 100))), []string{"no SQLite file"}},
		"a short text file":           {write([]byte("x")), []string{"no SQLite file"}},
		"an empty file":               {write(nil), []string{"0 bytes", "restore"}},
		"a SQLite file of others":     {foreign, []string{"not a Marz log"}},
		"a header and no more":        {func(p string, b []byte) { os.WriteFile(p, b[:60], 0o600) }, []string{"cut off"}},
		"a file cut in half":          {func(p string, b []byte) { os.WriteFile(p, b[:len(b)/2], 0o600) }, []string{"cut off", "restore"}},
		"a file without its end":      {func(p string, b []byte) { os.WriteFile(p, b[:len(b)-1], 0o600) }, []string{"cut off"}},
		"a file marked as read-only":  {func(p string, b []byte) { os.WriteFile(p, b, 0o400); os.Chmod(p, 0o400) }, []string{"read-only", "chmod"}},
		"a folder":                    {func(p string, _ []byte) { os.Mkdir(p, 0o700) }, []string{"folder"}},
		"a log of a later version":    {func(p string, b []byte) { b[63]++; os.WriteFile(p, b, 0o600) }, []string{"version 2"}},
		"a WAL without its main file": {func(p string, b []byte) { os.WriteFile(p+"-wal", b, 0o600) }, []string{"-wal", "missing"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, sound := written(t, 50)
			path := filepath.Join(t.TempDir(), "marz.db")
			c.spoil(path, bytes.Clone(sound))
			refused(t, path, c.words...)
		})
	}
}

func TestAMissingFolderIsNamed(t *testing.T) {
	refused(t, filepath.Join(t.TempDir(), "no", "marz.db"), "no folder", "mkdir")
}

func TestABadAddressIsRefused(t *testing.T) {
	for dsn, word := range map[string]string{"": "path", "mysql://host/db": "mysql", "file:///x.db": "file://"} {
		if _, err := log.Open(t.Context(), dsn); err == nil || !strings.Contains(err.Error(), word) {
			t.Errorf("%q: %v; want a word about %q", dsn, err, word)
		}
	}
}

func TestALockedFileIsReportedAndOpensWhenTheLockIsGone(t *testing.T) {
	path, _ := written(t, 3)
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	other, err := db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.ExecContext(t.Context(), `PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE`); err != nil {
		t.Fatal(err)
	}
	_, err = log.Open(t.Context(), path, log.WithLockWait(50*time.Millisecond))
	if marz.KindOf(err) != marz.Unavailable || !strings.Contains(err.Error(), "locked") {
		t.Fatalf("open of a locked file: %v", err)
	}
	if _, err := other.ExecContext(t.Context(), `ROLLBACK`); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(other.Close(), db.Close()); err != nil {
		t.Fatal(err)
	}
	l := logtest.Open(t, logtest.Place{DSN: path})
	if head, err := l.Head(t.Context()); err != nil || head.Seq != 3 {
		t.Fatalf("after the lock: %+v, %v", head, err)
	}
}

func TestAWriteLockOfAnotherProgramIsNoFalseAcknowledgement(t *testing.T) {
	path, _ := written(t, 3)
	l := logtest.Open(t, logtest.Place{DSN: path}, log.WithLockWait(50*time.Millisecond))
	db, err := sql.Open("sqlite", path+"?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Append(t.Context(), -1, logtest.Change(9)); marz.KindOf(err) != marz.Unavailable {
		t.Fatalf("append under a foreign lock: %v", err)
	}
	if err := log.WriteFailure(l); err == nil {
		t.Error("the failure is not reported")
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if v, err := l.Append(t.Context(), -1, logtest.Change(9)); err != nil || v.Seq != 4 {
		t.Fatalf("after the lock: %+v, %v", v, err)
	}
	if err := log.WriteFailure(l); err != nil {
		t.Errorf("after a good write: %v", err)
	}
}

func TestTwoProgramsThatMakeTheSameLogShareIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "marz.db")
	errs := make(chan error)
	for i := range 8 {
		go func() {
			l, err := log.Open(context.Background(), path)
			if err == nil {
				_, err = l.Append(context.Background(), -1, logtest.Change(i))
				err = errors.Join(err, l.Close())
			}
			errs <- err
		}()
	}
	for range 8 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	l := logtest.Open(t, logtest.Place{DSN: path})
	if err := l.Verify(t.Context(), nil); err != nil {
		t.Error(err)
	}
	if head, err := l.Head(t.Context()); err != nil || head.Seq != 8 {
		t.Errorf("head %+v, %v; want 8", head, err)
	}
}

func TestEveryFlippedBitOfARecordInTheFileIsFoundAndNamed(t *testing.T) {
	const damaged = 2
	path, sound := written(t, 3)
	from, to := cell(t, path, sound, damaged)
	step := 1
	if testing.Short() {
		step = 17
	}
	named, unnamed := 0, 0
	for bit := from * 8; bit < to*8; bit += step {
		spoilt := bytes.Clone(sound)
		spoilt[bit/8] ^= 1 << (bit % 8)
		var d *log.Damage
		switch err := verifyBytes(t, path, spoilt); {
		case !errors.As(err, &d):
			t.Errorf("bit %d of byte %d of the record: %v; want damage", bit%8, bit/8-from, err)
		case d.Seq != damaged:
			unnamed++
			t.Logf("bit %d of byte %d of the record: %v", bit%8, bit/8-from, err)
		default:
			named++
		}
	}
	if unnamed > 0 {
		t.Errorf("%d of %d flips were found, but not named as record %d", unnamed, unnamed+named, damaged)
	}
	t.Logf("%d flipped bits found and named", named)
}

func TestNoFlippedBitOfTheFileIsServedAsData(t *testing.T) {
	path, sound := written(t, 3)
	want := read(t, path)
	step := 499
	if testing.Short() {
		step = 4999
	}
	silent := 0
	for bit := 0; bit < len(sound)*8; bit += step {
		spoilt := bytes.Clone(sound)
		spoilt[bit/8] ^= 1 << (bit % 8)
		if verifyBytes(t, path, spoilt) != nil {
			continue
		}
		silent++ // an unused byte: what is read must still be what was written
		if got := read(t, path); got != want {
			t.Errorf("bit %d of byte %d: the log reads %s", bit%8, bit/8, got)
		}
	}
	t.Logf("%d flips in bytes that carry nothing", silent)
}

// verifyBytes writes a file and says what Open or Verify find wrong with it.
func verifyBytes(t *testing.T, path string, b []byte) error {
	t.Helper()
	os.Remove(path + "-wal")
	os.Remove(path + "-shm")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := log.Open(t.Context(), path)
	if err != nil {
		return err
	}
	defer l.Close()
	return l.Verify(t.Context(), nil)
}

func read(t *testing.T, path string) string {
	t.Helper()
	l, err := log.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	entries, err := l.Read(t.Context(), 0, 100)
	if err != nil {
		return err.Error()
	}
	var out strings.Builder
	for _, e := range entries {
		out.WriteString(e.ID + e.Author + string(e.Kind) + e.Subject + string(e.Body) + e.At.String() + string(e.Hash[:]))
	}
	return out.String()
}

// cell finds the bytes of a record in the file (sqlite.org/fileformat.html, sections
// 1.6 and 2.1): length of the payload, length of the header, six types, six values;
// the hash is the last.
func cell(t *testing.T, path string, file []byte, seq int64) (from, to int) {
	t.Helper()
	l := logtest.Open(t, logtest.Place{DSN: path})
	entries, err := l.Read(t.Context(), seq-1, 1)
	if err != nil {
		t.Fatal(err)
	}
	to = bytes.Index(file, entries[0].Hash[:]) + 32
	for from = to - 33; from > to-4096; from-- {
		size, n := varint(file[from:])
		if from+n+int(size) == to && file[from+n] >= 7 && file[from+n] <= 9 { // bytes of a header
			return from, to
		}
	}
	t.Fatal("the record is not in the file")
	return 0, 0
}

func varint(b []byte) (v uint64, n int) {
	for n < 9 && n < len(b) {
		v = v<<7 | uint64(b[n]&0x7f)
		n++
		if b[n-1] < 0x80 {
			break
		}
	}
	return v, n
}

func TestTheFileSaysWhoseItIs(t *testing.T) {
	_, b := written(t, 1)
	if string(b[:15]) != "SQLite format 3" || binary.BigEndian.Uint32(b[68:]) != 0x4d41525a {
		t.Errorf("header %q, application id %x", b[:15], b[68:72])
	}
}
