package log

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"strings"
	"time"

	"marz/internal/marz"
)

// copyBatch is how many records a copy stores in one transaction.
const copyBatch = 4096

// Backup implements Log.
func (e *engine) Backup(ctx context.Context, path string) error {
	return publish(ctx, path, func(tmp string) error {
		s, err := connect(ctx, tmp, time.Second)
		if err != nil {
			return err
		}
		return errors.Join(e.copyTo(ctx, s), s.close())
	})
}

// copyTo stores every proved record in an empty store.
func (e *engine) copyTo(ctx context.Context, to store) error {
	var part []record
	flush := func() error {
		if len(part) == 0 {
			return nil
		}
		var foreign bool
		err := to.write(ctx, nil, func(h head, _ map[string]*record) plan {
			if foreign = h.seq != part[0].seq-1; foreign {
				return plan{}
			}
			return plan{head: part[len(part)-1].head(), add: part}
		})
		if foreign && err == nil {
			return marz.Errorf(marz.Conflict, "another writer works on the copy: nothing more was stored")
		}
		part = part[:0]
		return err
	}
	_, err := e.prove(ctx, func(r *record) error {
		if part = append(part, *r); len(part) < copyBatch {
			return nil
		}
		return flush()
	})
	if err != nil {
		return err
	}
	return flush()
}

// Restore makes a new log at dsn from the backup in the file at path, and returns
// its head. The backup is only read, and proved, record by record, before anything is
// made. A file that exists, or a database whose log has entries, is refused.
func Restore(ctx context.Context, path, dsn string) (marz.Version, error) {
	from, err := openBackup(ctx, path)
	if err != nil {
		return marz.Version{}, err
	}
	defer from.Close()
	if err := from.Verify(ctx, nil); err != nil {
		return marz.Version{}, err
	}
	switch {
	case isPostgres(dsn):
		err = from.restorePostgres(ctx, dsn)
	case dsn == "" || strings.Contains(dsn, "://") || dsn == ":memory:":
		err = marz.Errorf(marz.Invalid, "a backup cannot be restored to %q: name a new file, or postgres://host/database", dsn)
	default:
		err = from.Backup(ctx, dsn)
	}
	if err != nil {
		return marz.Version{}, err
	}
	return from.Head(ctx)
}

func (e *engine) restorePostgres(ctx context.Context, dsn string) error {
	s, err := connectPostgres(ctx, dsn)
	if err != nil {
		return err
	}
	close(s.silent) // nobody listens
	defer s.close()
	if h, err := s.head(ctx); err != nil {
		return err
	} else if h.seq > 0 {
		return marz.Errorf(marz.Conflict, "the database holds a log with %d records already: it is never overwritten; restore into an empty database", h.seq)
	}
	return e.copyTo(ctx, s)
}

// openBackup opens a file that nobody writes to, without the right to write.
func openBackup(ctx context.Context, path string) (*engine, error) {
	if err := inspect(path, os.O_RDONLY); errors.Is(err, fs.ErrNotExist) {
		return nil, marz.Errorf(marz.NotFound, "there is no backup %s", path)
	} else if err != nil {
		return nil, err
	}
	if wal, err := os.Stat(path + "-wal"); err == nil && wal.Size() > 0 {
		return nil, marz.Errorf(marz.Invalid, "%s is in use, or was copied while it was: end the program that uses it, or make the backup with marz backup", path)
	}
	db, err := sql.Open("sqlite", address(path, "mode=ro", "immutable=1", "_pragma=query_only(1)"))
	if err != nil {
		return nil, err
	}
	s := &sqliteStore{path: path, w: db, r: db}
	if err := s.begin(ctx); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return newEngine(s, options{}), nil
}
