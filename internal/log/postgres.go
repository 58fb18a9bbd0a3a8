package log

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// pgStore keeps the log in one PostgreSQL database. Whoever holds the lock on the
// counter row writes; so the numbers have no gap, and a reader who has seen n knows
// that nothing below n can still appear.
type pgStore struct {
	pool   *pgxpool.Pool
	stop   context.CancelFunc // ends the listener
	silent chan struct{}      // closed when the listener has ended
}

const (
	pgBegin = `BEGIN ISOLATION LEVEL READ COMMITTED`
	pgLock  = `SELECT seq, at, hash FROM log_head WHERE one FOR UPDATE`
	pgFind  = `SELECT seq, at, author, id, body, hash FROM log WHERE id = ANY($1)`
	pgRows  = `SELECT seq, at, author, id, body, hash FROM log WHERE seq >= $1 ORDER BY seq LIMIT $2`
	pgHead  = `SELECT seq, at, hash FROM log_head WHERE one`
	pgAdd   = `INSERT INTO log(seq, at, author, id, body, hash)
		SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::bytea[], $6::bytea[])`
	pgSet    = `UPDATE log_head SET seq = $1, at = $2, hash = $3 WHERE one RETURNING seq`
	pgNotify = `SELECT pg_notify('` + pgChannel + `', '')`
	pgStray  = `SELECT min(seq) FROM log WHERE seq < 1`

	pgChannel = "marz_log"
)

// retries are the pauses before a transaction is tried again on a new connection,
// when the old one broke. An append is idempotent, so nothing is stored twice, even
// when the commit had been carried out and only its answer was lost.
var retries = []time.Duration{50 * time.Millisecond, 250 * time.Millisecond, time.Second, 3 * time.Second}

// write implements store.
func (s *pgStore) write(ctx context.Context, ids []string, decide func(head, map[string]*record) plan) error {
	for try := 0; ; try++ {
		broken, err := s.transact(ctx, ids, decide)
		if err == nil || !broken || try == len(retries) {
			return pgFault(err)
		}
		select {
		case <-time.After(retries[try]):
		case <-ctx.Done():
			return pgFault(err)
		}
	}
}

// transact runs the transaction in two round trips. It reports whether it was the
// connection that failed.
func (s *pgStore) transact(ctx context.Context, ids []string, decide func(head, map[string]*record) plan) (broken bool, err error) {
	conn, err := s.pool.Acquire(ctx)
	if err != nil {
		return true, err
	}
	defer conn.Release()
	c := conn.Conn()
	defer func() {
		if err != nil {
			broken = c.IsClosed()
			c.Close(ctx) // rolls back; the pool makes a new one
		}
	}()
	h, known, err := pgLook(ctx, c, ids)
	if err != nil {
		return false, err
	}
	p := decide(h, known)
	if len(p.add) == 0 {
		_, err = c.Exec(ctx, `ROLLBACK`)
		return false, err
	}
	return false, pgStoreAll(ctx, c, p)
}

// pgLook begins, locks the counter row, and finds the stored records. Each statement
// sees what was committed before it began, so the records are looked up under the lock.
func pgLook(ctx context.Context, c *pgx.Conn, ids []string) (head, map[string]*record, error) {
	var b pgx.Batch
	b.Queue(pgBegin)
	b.Queue(pgLock)
	b.Queue(pgFind, ids)
	res := c.SendBatch(ctx, &b)
	defer res.Close()
	if _, err := res.Exec(); err != nil {
		return head{}, nil, err
	}
	h, err := pgScanHead(res.QueryRow())
	if err != nil {
		return h, nil, err
	}
	rows, err := res.Query()
	if err != nil {
		return h, nil, err
	}
	known := map[string]*record{}
	for rows.Next() {
		r, err := pgScan(rows)
		if err != nil {
			return h, nil, err
		}
		known[r.id] = r
	}
	return h, known, errors.Join(rows.Err(), res.Close())
}

// pgStoreAll stores the records and the counter row, and commits.
func pgStoreAll(ctx context.Context, c *pgx.Conn, p plan) error {
	n := len(p.add)
	seqs, ats := make([]int64, n), make([]int64, n)
	authors, ids := make([]string, n), make([]string, n)
	bodies, hashes := make([][]byte, n), make([][]byte, n)
	for i := range p.add {
		r := &p.add[i]
		seqs[i], ats[i], authors[i], ids[i], bodies[i], hashes[i] = r.seq, r.at, r.author, r.id, r.body, r.hash[:]
	}
	var b pgx.Batch
	b.Queue(pgAdd, seqs, ats, authors, ids, bodies, hashes)
	b.Queue(pgSet, p.head.seq, p.head.at, p.head.hash[:])
	b.Queue(pgNotify)
	b.Queue(`COMMIT`)
	res := c.SendBatch(ctx, &b)
	defer res.Close()
	var seq int64
	if _, err := res.Exec(); err != nil {
		return err
	}
	if err := res.QueryRow().Scan(&seq); err != nil {
		return err
	}
	if _, err := res.Exec(); err != nil {
		return err
	}
	tag, err := res.Exec()
	if err == nil && tag.String() != "COMMIT" {
		err = fmt.Errorf("the commit was answered with %s", tag)
	}
	return errors.Join(err, res.Close())
}

// rows implements store.
func (s *pgStore) rows(ctx context.Context, from int64, limit int) iter.Seq2[*record, error] {
	return func(yield func(*record, error) bool) {
		if from <= 1 {
			from = math.MinInt64
		}
		rows, err := s.pool.Query(ctx, pgRows, from, int64(limit))
		if err != nil {
			yield(nil, pgFault(err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			r, err := pgScan(rows)
			if !yield(r, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(nil, pgFault(err))
		}
	}
}

// head implements store.
func (s *pgStore) head(ctx context.Context) (head, error) {
	h, err := pgScanHead(s.pool.QueryRow(ctx, pgHead))
	return h, pgFault(err)
}

// check implements store.
func (s *pgStore) check(ctx context.Context) error {
	var stray *int64
	if err := s.pool.QueryRow(ctx, pgStray).Scan(&stray); err != nil {
		return pgFault(err)
	}
	if stray != nil {
		return strayRow(*stray)
	}
	return nil
}

// close implements store.
func (s *pgStore) close() error {
	s.stop()
	<-s.silent
	s.pool.Close()
	return nil
}

// listen strikes the bell when another process says that it has written. It is only
// a hint: whoever waits also looks by himself from time to time.
func (s *pgStore) listen(ctx context.Context, strike func()) {
	defer close(s.silent)
	for ctx.Err() == nil {
		if conn, err := pgx.ConnectConfig(ctx, s.pool.Config().ConnConfig); err == nil {
			_, err = conn.Exec(ctx, `LISTEN `+pgChannel)
			for err == nil {
				if _, err = conn.WaitForNotification(ctx); err == nil {
					strike()
				}
			}
			conn.Close(context.WithoutCancel(ctx))
		}
		select {
		case <-ctx.Done():
		case <-time.After(time.Second):
		}
	}
}

func pgScan(rows pgx.Rows) (*record, error) {
	var r record
	var hash []byte
	if err := rows.Scan(&r.seq, &r.at, &r.author, &r.id, &r.body, &hash); err != nil {
		return nil, &corruption{err}
	}
	if copy(r.hash[:], hash) != len(r.hash) || len(hash) != len(r.hash) {
		return nil, &corruption{errors.New("its hash has not 32 bytes")}
	}
	return &r, nil
}

func pgScanHead(row pgx.Row) (head, error) {
	var h head
	var hash []byte
	err := row.Scan(&h.seq, &h.at, &hash)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return h, &Damage{Why: "its counter row (table log_head) is missing"}
	case err == nil && len(hash) != len(h.hash):
		return h, &Damage{Why: "its counter row (table log_head) has a hash that has not 32 bytes"}
	}
	copy(h.hash[:], hash)
	return h, err
}
