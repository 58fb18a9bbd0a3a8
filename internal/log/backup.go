package log

import (
	"context"
	"errors"
	"io/fs"
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
// its head. The backup is proved, record by record, before anything is made; a file
// that exists, or a database that holds a log with entries, is refused.
func Restore(ctx context.Context, path, dsn string) (marz.Version, error) {
	from, err := openBackup(ctx, path)
	if err != nil {
		return marz.Version{}, err
	}
	defer from.Close()
	if err := from.Verify(ctx, nil); err != nil {
		return marz.Version{}, err
	}
	if err := from.Backup(ctx, dsn); err != nil {
		return marz.Version{}, err
	}
	return from.Head(ctx)
}

func openBackup(ctx context.Context, path string) (*engine, error) {
	if err := inspect(path); errors.Is(err, fs.ErrNotExist) {
		return nil, marz.Errorf(marz.NotFound, "there is no backup %s", path)
	} else if err != nil {
		return nil, err
	}
	s, err := connect(ctx, path, time.Second)
	if err != nil {
		return nil, err
	}
	return newEngine(s, options{}), nil
}
