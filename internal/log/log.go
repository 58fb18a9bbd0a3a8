package log

import (
	"context"
	"strings"
	"time"

	"marz/internal/marz"
)

// Log is the change log. All methods may be called from many goroutines, and many
// processes may have the same log open.
type Log interface {
	// Append adds the changes as consecutive entries, all or none, and returns
	// when they are durable: the version of the last of them. A change whose ID is
	// in the log already is skipped when author and content are the same, and is a
	// marz.Conflict when they differ; when all are skipped, the version is that of
	// the newest one, so a retry gets the answer that was lost. An expect of 0 or
	// more is the head that the caller has seen: when another writer came first,
	// the error is marz.Stale and nothing is stored. After any other error, a
	// cancelled ctx included, the changes may or may not be stored: ask again with
	// the same IDs.
	Append(ctx context.Context, expect int64, changes ...marz.Change) (marz.Version, error)
	// Read returns up to max entries that follow after, in order, each proved by
	// its hash. An empty answer means that there is nothing newer. A damaged
	// record is a *Damage.
	Read(ctx context.Context, after int64, max int) ([]marz.Entry, error)
	// Wait returns when there is an entry after the given one, or with ctx's error.
	Wait(ctx context.Context, after int64) error
	// Head returns the version of the last entry; Seq is 0 when there is none.
	Head(ctx context.Context) (marz.Version, error)
	// Verify reads every record and proves the chain from the first to the head.
	// A fault is a *Damage that names the sequence number. The progress function,
	// when not nil, is told how far it is.
	Verify(ctx context.Context, progress func(seq int64)) error
	// Backup writes a consistent copy to path, which must not exist, as a SQLite
	// log, whatever this log is stored in. It proves every record it copies.
	Backup(ctx context.Context, path string) error
	// Close waits for the appends that have begun and releases the store.
	Close() error
}

// Option changes how a log is opened.
type Option func(*options)

type options struct {
	now  func() time.Time // the clock that dates entries
	poll time.Duration    // how often Wait looks for entries of other processes
	lock time.Duration    // how long to wait for another program's lock on a file
}

// WithClock sets the clock that dates new entries. The date of an entry is never
// earlier than that of the entry before it, whatever the clock says.
func WithClock(now func() time.Time) Option { return func(o *options) { o.now = now } }

// WithPoll sets how often Wait looks for entries that another process wrote.
func WithPoll(d time.Duration) Option { return func(o *options) { o.poll = d } }

// WithLockWait sets how long to wait while another program has a SQLite file locked.
func WithLockWait(d time.Duration) Option { return func(o *options) { o.lock = d } }

// Open opens the log that dsn names, and makes it when there is none: the path of a
// SQLite file in an existing folder, ":memory:" for one that is gone with Close, or
// a postgres:// address. A file or table that is not a Marz log is left untouched
// and refused.
func Open(ctx context.Context, dsn string, opts ...Option) (Log, error) {
	o := options{now: time.Now, poll: 250 * time.Millisecond, lock: 5 * time.Second}
	for _, opt := range opts {
		opt(&o)
	}
	scheme, _, isURL := strings.Cut(dsn, "://")
	switch {
	case dsn == "":
		return nil, marz.Errorf(marz.Invalid, "no log is named: give the path of a file, for example var/marz.db, or postgres://host/database")
	case isPostgres(dsn):
		return openPostgres(ctx, dsn, o)
	case isURL:
		return nil, marz.Errorf(marz.Invalid, "%s:// is not a kind of log: give the path of a file, or postgres://host/database", scheme)
	default:
		return openSQLite(ctx, dsn, o)
	}
}

func isPostgres(dsn string) bool {
	return strings.HasPrefix(dsn, "postgres://") || strings.HasPrefix(dsn, "postgresql://")
}

// WriteFailure returns the reason why the log takes no appends at present, or nil.
// Reads may go on all the same.
func WriteFailure(l Log) error {
	if e, ok := l.(*engine); ok {
		return e.failure()
	}
	return nil
}
