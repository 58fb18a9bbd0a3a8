package log

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"marz/internal/marz"
)

const (
	applicationID = 0x4d41525a // "MARZ", in the header of every file of ours
	schemaVersion = 1
	readers       = 4 // connections that read
)

// sqliteLayout comes before the tables. A record without a rowid that is longer than a
// quarter of a page takes a page of its own for the rest (sqlite.org/fileformat.html,
// section 1.6), and an imported row has 1,000 to 1,500 bytes: with SQLite's pages of
// 4096 bytes nearly every row would cost a page, with these none does.
const sqliteLayout = `PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;`

// sqliteSchema makes the tables. STRICT keeps foreign types of values out; WITHOUT
// ROWID leaves no byte in a stored record that carries nothing, so that no flipped
// bit of it can hide.
var sqliteSchema = fmt.Sprintf(`
CREATE TABLE log (
	seq    INTEGER PRIMARY KEY,
	at     INTEGER NOT NULL,
	author TEXT NOT NULL,
	id     TEXT NOT NULL UNIQUE,
	body   BLOB NOT NULL,
	hash   BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE log_head (
	one  INTEGER PRIMARY KEY CHECK (one = 1),
	seq  INTEGER NOT NULL,
	at   INTEGER NOT NULL,
	hash BLOB NOT NULL
) STRICT;
INSERT INTO log_head VALUES (1, 0, 0, zeroblob(32));
PRAGMA application_id = %d;
PRAGMA user_version = %d;`, applicationID, schemaVersion)

func openSQLite(ctx context.Context, path string, o options) (Log, error) {
	if path == ":memory:" {
		s, err := connectMemory(ctx)
		if err != nil {
			return nil, err
		}
		return newEngine(s, o), nil
	}
	err := inspect(path, os.O_RDWR)
	if errors.Is(err, fs.ErrNotExist) {
		if err = create(ctx, path); marz.KindOf(err) == marz.Conflict {
			if again := inspect(path, os.O_RDWR); !errors.Is(again, fs.ErrNotExist) {
				err = again // another program made it meanwhile
			}
		}
	}
	if err == nil {
		err = inspectWAL(path)
	}
	if err != nil {
		return nil, err
	}
	s, err := connect(ctx, path, o.lock)
	if err != nil {
		return nil, err
	}
	return newEngine(s, o), nil
}

// address writes the data source name of a file that exists already.
func address(path string, params ...string) string {
	q := url.Values{}
	for _, p := range params {
		k, v, _ := strings.Cut(p, "=")
		q.Add(k, v)
	}
	if !q.Has("mode") {
		q.Set("mode", "rw")
	}
	escaped := (&url.URL{Path: path}).EscapedPath()
	return "file:" + strings.ReplaceAll(escaped, "?", "%3f") + "?" + q.Encode()
}

// connect opens a file that inspect found sound, and reads its head.
func connect(ctx context.Context, path string, wait time.Duration) (*sqliteStore, error) {
	// The reader does not check the sizes of cells when it loads a page: so it gets
	// as far as the very record that is damaged, and can name it.
	busy := fmt.Sprintf("_pragma=busy_timeout(%d)", wait.Milliseconds())
	w, err := sql.Open("sqlite", address(path, busy, "_txlock=immediate", "_pragma=synchronous(FULL)", "_pragma=cell_size_check(1)"))
	if err != nil {
		return nil, err
	}
	w.SetMaxOpenConns(1)
	r, err := sql.Open("sqlite", address(path, busy, "_pragma=query_only(1)"))
	if err != nil {
		return nil, err
	}
	r.SetMaxOpenConns(readers)
	r.SetMaxIdleConns(readers)
	s := &sqliteStore{path: path, w: w, r: r}
	if err := s.begin(ctx); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

// begin looks once at what is there, so that a damaged file is refused at the door.
func (s *sqliteStore) begin(ctx context.Context) error {
	err := s.prepare(ctx)
	if err == nil {
		_, err = s.head(ctx)
	}
	var bad *corruption
	if errors.As(err, &bad) {
		return &Damage{Why: bad.Error(), Err: err}
	}
	return err
}

// connectMemory makes a log that lives in one connection, and dies with it.
func connectMemory(ctx context.Context) (*sqliteStore, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	db.SetConnMaxLifetime(0)
	s := &sqliteStore{path: ":memory:", w: db, r: db}
	if _, err := db.ExecContext(ctx, sqliteSchema); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if err := s.prepare(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return s, nil
}

// create makes an empty log beside path and then gives it its name in one step, so
// that no one ever sees half of it and nothing that exists is overwritten.
func create(ctx context.Context, path string) error {
	return publish(ctx, path, func(string) error { return nil })
}

// publish makes an empty log under a passing name, lets fill work on it, and links
// it to path, which must not exist.
func publish(ctx context.Context, path string, fill func(tmp string) error) error {
	if err := free(path); err != nil {
		return err
	}
	tmp := path + ".new-" + rand.Text()[:8]
	defer remove(tmp)
	if err := lay(ctx, tmp); err != nil {
		return fmt.Errorf("the log %s cannot be made: %w", path, sqliteFault(tmp, err))
	}
	if err := fill(tmp); err != nil {
		return err
	}
	if err := syncPath(tmp); err != nil {
		return fmt.Errorf("the log %s cannot be made: %w", path, err)
	}
	if err := os.Link(tmp, path); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("the log %s cannot be made: %w", path, err)
	} else if err != nil {
		return marz.Errorf(marz.Conflict, "%s exists already: it is never overwritten; choose another name", path)
	}
	return syncPath(filepath.Dir(path))
}

// free checks that there is a folder for path, and no file.
func free(path string) error {
	dir := filepath.Dir(path)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return marz.Errorf(marz.NotFound, "there is no folder %s for the log %s: make it first (mkdir -p), or name another", dir, filepath.Base(path))
	}
	if _, err := os.Lstat(path); err == nil {
		return marz.Errorf(marz.Conflict, "%s exists already: it is never overwritten; choose another name", path)
	}
	for _, part := range []string{"-wal", "-journal"} {
		if _, err := os.Lstat(path + part); err == nil {
			return marz.Errorf(marz.Conflict, "%s is missing, but %s is there and may hold records: bring the file back, or move both away", path, filepath.Base(path)+part)
		}
	}
	return nil
}

// lay makes an empty log in a new file, in WAL mode, with nothing left in the WAL.
func lay(ctx context.Context, path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	db, err := sql.Open("sqlite", address(path))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	_, err = db.ExecContext(ctx, sqliteLayout+sqliteSchema)
	return errors.Join(err, db.Close())
}

func remove(path string) {
	for _, part := range []string{"", "-wal", "-shm", "-journal"} {
		os.Remove(path + part)
	}
}

// syncPath makes a file or a folder durable.
func syncPath(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// inspect looks at a file without SQLite, which would take an empty file for a new
// database and a read-only one for a reason to fail later. It returns
// fs.ErrNotExist when there is nothing at path.
func inspect(path string, access int) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return err
	case err != nil:
		return marz.Errorf(marz.Invalid, "the log %s cannot be opened: %w", path, err)
	case info.IsDir():
		return marz.Errorf(marz.Invalid, "%s is a folder: name a file in it, for example %s", path, filepath.Join(path, "marz.db"))
	case !info.Mode().IsRegular():
		return marz.Errorf(marz.Invalid, "%s is not a plain file: name one", path)
	case access != os.O_RDONLY && info.Mode().Perm()&0o222 == 0:
		return marz.Errorf(marz.Invalid, "the log %s is read-only: make it writable (chmod u+w), or work on a copy", path)
	case info.Size() == 0:
		return marz.Errorf(marz.Invalid, "the log %s is empty (0 bytes), so it lost its content or never was one: restore a backup under another name, or remove it to start anew", path)
	}
	f, err := os.OpenFile(path, access, 0)
	if err != nil {
		return marz.Errorf(marz.Invalid, "the log %s cannot be opened, look at its rights: %w", path, err)
	}
	defer f.Close()
	return inspectHeader(path, f, info.Size())
}

// inspectHeader checks the hundred bytes with which a SQLite file begins
// (sqlite.org/fileformat.html, section 1.3).
func inspectHeader(path string, f io.Reader, size int64) error {
	var h [100]byte
	n, err := io.ReadFull(f, h[:])
	if n < 16 || string(h[:16]) != "SQLite format 3\x00" {
		return marz.Errorf(marz.Invalid, "%s is not a Marz log: it is no SQLite file; nothing was changed, name another", path)
	}
	if err != nil {
		return marz.Errorf(marz.Invalid, "the log %s is cut off after %d bytes: restore a backup under another name", path, size)
	}
	if id := binary.BigEndian.Uint32(h[68:]); id != applicationID {
		return marz.Errorf(marz.Invalid, "%s is a SQLite file, but not a Marz log (application id %#x, not %#x); nothing was changed, name another", path, id, applicationID)
	}
	if v := binary.BigEndian.Uint32(h[60:]); v != schemaVersion {
		return marz.Errorf(marz.Invalid, "the log %s has version %d, and this Marz reads version %d: use the Marz that wrote it", path, v, schemaVersion)
	}
	page := int64(binary.BigEndian.Uint16(h[16:]))
	if page == 1 {
		page = 65536
	}
	pages := int64(binary.BigEndian.Uint32(h[28:]))
	if wal, err := os.Stat(path + "-wal"); (err != nil || wal.Size() == 0) && size < page*pages {
		return marz.Errorf(marz.Invalid, "the log %s is cut off: it has %d bytes of %d; restore a backup under another name", path, size, page*pages)
	}
	return nil
}
