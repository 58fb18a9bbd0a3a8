package log

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"marz/internal/marz"
)

const (
	pgConns  = 6 // at most: one that writes, the others read
	pgMark   = "marz log 1"
	pgSchema = `
CREATE TABLE log (
	seq    bigint PRIMARY KEY,
	at     bigint NOT NULL,
	author text NOT NULL,
	id     text NOT NULL UNIQUE,
	body   bytea NOT NULL,
	hash   bytea NOT NULL
);
COMMENT ON TABLE log IS '` + pgMark + `';
CREATE TABLE log_head (
	one  boolean PRIMARY KEY CHECK (one),
	seq  bigint NOT NULL,
	at   bigint NOT NULL,
	hash bytea NOT NULL
);
INSERT INTO log_head VALUES (true, 0, 0, decode(repeat('00', 32), 'hex'));`

	// pgLockKey is the advisory lock under which the tables are made: "MARZ".
	pgLockKey = applicationID
)

func openPostgres(ctx context.Context, dsn string, o options) (Log, error) {
	s, err := connectPostgres(ctx, dsn)
	if err != nil {
		return nil, err
	}
	e := newEngine(s, o)
	heard, stop := context.WithCancel(context.WithoutCancel(ctx))
	s.stop = stop
	go s.listen(heard, e.bell.strike)
	return e, nil
}

// connectPostgres opens the pool and sees to the tables. The listener is not started.
func connectPostgres(ctx context.Context, dsn string) (*pgStore, error) {
	cfg, err := pgxpool.ParseConfig(dsn)
	if err != nil {
		return nil, &marz.Error{Kind: marz.Invalid, Err: err,
			Msg: "the address of the log is not understood: use postgres://user@host:5432/database"}
	}
	cfg.MaxConns = pgConns
	cfg.AfterConnect = durable
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return nil, pgFault(err)
	}
	s := &pgStore{pool: pool, stop: func() {}, silent: make(chan struct{})}
	if err := pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error { return furnish(ctx, tx) }); err != nil {
		pool.Close()
		return nil, pgFault(err)
	}
	return s, nil
}

// durable makes a commit wait for the disk, whatever the server's default is.
func durable(ctx context.Context, c *pgx.Conn) error {
	_, err := c.Exec(ctx, `SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'`)
	return err
}

// furnish makes the tables when there are none, and refuses those that are not ours.
func furnish(ctx context.Context, tx pgx.Tx) error {
	if _, err := tx.Exec(ctx, `SELECT pg_advisory_xact_lock($1)`, int64(pgLockKey)); err != nil {
		return err
	}
	var mark *string
	var there, counter bool
	err := tx.QueryRow(ctx, `SELECT obj_description(to_regclass('log'), 'pg_class'),
		to_regclass('log') IS NOT NULL, to_regclass('log_head') IS NOT NULL`).Scan(&mark, &there, &counter)
	switch {
	case err != nil:
		return err
	case !there && !counter:
		_, err := tx.Exec(ctx, pgSchema)
		return err
	case mark == nil || *mark != pgMark:
		return marz.Errorf(marz.Invalid, "the database has tables named log or log_head that are not a log of Marz; nothing was changed, use another database or schema (?search_path=NAME)")
	case !counter:
		return &Damage{Why: "its table log_head is missing"}
	}
	return nil
}

// pgFault turns an error of PostgreSQL into one that says what to do.
func pgFault(err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var known *marz.Error
	var damage *Damage
	var rotten *corruption
	if errors.As(err, &known) || errors.As(err, &damage) || errors.As(err, &rotten) {
		return err
	}
	var said *pgconn.PgError
	if !errors.As(err, &said) {
		return &marz.Error{Kind: marz.Unavailable, Err: err,
			Msg: "PostgreSQL cannot be reached or broke off; what was under way may or may not be stored: try again with the same ids"}
	}
	give := func(kind marz.Kind, format string) error {
		return &marz.Error{Kind: kind, Msg: fmt.Sprintf(format, said.Message), Err: err}
	}
	switch {
	case said.Code == "XX001" || said.Code == "XX002":
		return &corruption{fmt.Errorf("PostgreSQL says: %w", err)}
	case said.Code == "53100":
		return give(marz.Unavailable, "the disk of PostgreSQL is full (%s): nothing was stored, free some space and try again")
	case said.Code == "25006":
		return give(marz.Unavailable, "PostgreSQL takes no writes here (%s): name the primary server")
	case said.Code == "42501":
		return give(marz.Invalid, "PostgreSQL does not let this user keep a log (%s): grant it CREATE on the schema, or SELECT, INSERT on log and SELECT, UPDATE on log_head")
	case said.Code == "3D000":
		return give(marz.NotFound, "PostgreSQL has no such database (%s): make it first (createdb)")
	case said.Code[:2] == "28":
		return give(marz.Invalid, "PostgreSQL refuses the user (%s): look at the name and the password in the address")
	case said.Code[:2] == "57" || said.Code[:2] == "08" || said.Code[:2] == "53":
		return give(marz.Unavailable, "PostgreSQL is not ready (%s): try again")
	}
	return err
}
