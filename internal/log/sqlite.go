package log

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"sync/atomic"

	"modernc.org/sqlite"

	"marz/internal/marz"
)

// Result codes of SQLite that mean something to us; the low byte is the family.
const (
	codeBusy      = 5
	codeLocked    = 6
	codeReadOnly  = 8
	codeIOErr     = 10
	codeCorrupt   = 11
	codeFull      = 13
	codeCantOpen  = 14
	codeNotADB    = 26
	codeShortRead = 10 | 2<<8
)

// sqliteStore keeps the log in one SQLite file. One connection writes; a few read,
// and see a snapshot each.
type sqliteStore struct {
	path   string // as the user named it
	w, r   *sql.DB
	insert *sql.Stmt
	find   *sql.Stmt
	get    *sql.Stmt
	set    *sql.Stmt
	dead   atomic.Pointer[marz.Error] // after a failed write or fsync: no more writes
}

const (
	sqlInsert = `INSERT INTO log(seq, at, author, id, body, hash) VALUES (?, ?, ?, ?, ?, ?)`
	sqlFind   = `SELECT seq, at, author, id, body, hash FROM log WHERE id IN (SELECT value FROM json_each(?))`
	sqlRows   = `SELECT seq, at, author, id, body, hash FROM log WHERE seq >= ? ORDER BY seq LIMIT ?`
	sqlAll    = `SELECT seq, at, author, id, body, hash FROM log ORDER BY seq LIMIT ?2`
	sqlHead   = `SELECT seq, at, hash FROM log_head WHERE one = 1`
	sqlStray  = `SELECT min(seq) FROM log WHERE seq < 1`
	sqlSet    = `UPDATE log_head SET seq = ?, at = ?, hash = ? WHERE one = 1`
)

// prepare makes the statements of the writing connection.
func (s *sqliteStore) prepare(ctx context.Context) error {
	for stmt, text := range map[**sql.Stmt]string{&s.insert: sqlInsert, &s.find: sqlFind, &s.get: sqlHead, &s.set: sqlSet} {
		var err error
		if *stmt, err = s.w.PrepareContext(ctx, text); err != nil {
			return s.fault(err)
		}
	}
	return nil
}

// write implements store.
func (s *sqliteStore) write(ctx context.Context, ids []string, decide func(head, map[string]*record) plan) error {
	if dead := s.dead.Load(); dead != nil {
		return dead
	}
	err := s.transact(ctx, ids, decide)
	if err == nil {
		return nil
	}
	err = s.fault(err)
	var e *marz.Error
	if code(err)&0xff == codeIOErr && errors.As(err, &e) {
		s.dead.Store(e) // what reached the disk is unknown: only a fresh start tells
	}
	return err
}

func (s *sqliteStore) transact(ctx context.Context, ids []string, decide func(head, map[string]*record) plan) error {
	tx, err := s.w.BeginTx(ctx, nil) // BEGIN IMMEDIATE: see the address of w
	if err != nil {
		return err
	}
	defer tx.Rollback() // after Commit it does nothing
	h, err := scanHead(tx.StmtContext(ctx, s.get).QueryRowContext(ctx))
	if err != nil {
		return err
	}
	known, err := s.lookup(ctx, tx, ids)
	if err != nil {
		return err
	}
	p := decide(h, known)
	if len(p.add) == 0 {
		return nil
	}
	insert := tx.StmtContext(ctx, s.insert)
	for i := range p.add {
		r := &p.add[i]
		if _, err := insert.ExecContext(ctx, r.seq, r.at, r.author, r.id, r.body, r.hash[:]); err != nil {
			return err
		}
	}
	if _, err := tx.StmtContext(ctx, s.set).ExecContext(ctx, p.head.seq, p.head.at, p.head.hash[:]); err != nil {
		return err
	}
	return tx.Commit()
}

func (s *sqliteStore) lookup(ctx context.Context, tx *sql.Tx, ids []string) (map[string]*record, error) {
	known := map[string]*record{}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	rows, err := tx.StmtContext(ctx, s.find).QueryContext(ctx, string(list))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		r, err := scanRecord(rows)
		if err != nil {
			return nil, err
		}
		known[r.id] = r
	}
	return known, rows.Err()
}

// rows implements store.
func (s *sqliteStore) rows(ctx context.Context, from int64, max int) iter.Seq2[*record, error] {
	return func(yield func(*record, error) bool) {
		query := sqlRows
		if from <= 1 {
			query = sqlAll // a walk, not a search, which a damaged number would mislead
		}
		rows, err := s.r.QueryContext(ctx, query, from, max)
		if err != nil {
			yield(nil, s.fault(err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			r, err := scanRecord(rows)
			if !yield(r, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(nil, s.fault(err))
		}
	}
}

// head implements store.
func (s *sqliteStore) head(ctx context.Context) (head, error) {
	h, err := scanHead(s.r.QueryRowContext(ctx, sqlHead))
	if err != nil {
		return head{}, s.fault(err)
	}
	return h, nil
}

// check implements store: pages, the index of ids, and rows that no reader meets.
func (s *sqliteStore) check(ctx context.Context) error {
	var stray sql.NullInt64
	if err := s.r.QueryRowContext(ctx, sqlStray).Scan(&stray); err != nil {
		return s.fault(err)
	}
	if stray.Valid {
		return strayRow(stray.Int64)
	}
	var found string
	if err := s.r.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&found); err != nil {
		return s.fault(err)
	}
	if found != "ok" {
		return &Damage{Why: "every record is proved, but not the file around them: " + found}
	}
	return nil
}

// close implements store. Closing the last connection brings the WAL home.
func (s *sqliteStore) close() error {
	if s.r == s.w {
		return s.w.Close()
	}
	return errors.Join(s.r.Close(), s.w.Close())
}

// scanRecord reads a row and takes no value of another type than was written: a
// damaged type would otherwise be converted back and pass for sound.
func scanRecord(rows *sql.Rows) (*record, error) {
	var seq, at, author, id, body, hash any
	if err := rows.Scan(&seq, &at, &author, &id, &body, &hash); err != nil {
		return nil, &corruption{err}
	}
	r := &record{}
	var ok [6]bool
	r.seq, ok[0] = seq.(int64)
	r.at, ok[1] = at.(int64)
	r.author, ok[2] = author.(string)
	r.id, ok[3] = id.(string)
	r.body, ok[4] = body.([]byte)
	sum, _ := hash.([]byte)
	ok[5] = copy(r.hash[:], sum) == len(r.hash) && len(sum) == len(r.hash)
	for i, name := range []string{"seq", "at", "author", "id", "body", "hash"} {
		if !ok[i] {
			return nil, &corruption{fmt.Errorf("its column %s holds another type of value than was written", name)}
		}
	}
	return r, nil
}

func scanHead(row *sql.Row) (head, error) {
	var seq, at, hash any
	if err := row.Scan(&seq, &at, &hash); err != nil {
		if errors.Is(err, sql.ErrNoRows) {
			err = &Damage{Why: "its counter row (table log_head) is missing"}
		}
		return head{}, err
	}
	var h head
	var ok1, ok2 bool
	h.seq, ok1 = seq.(int64)
	h.at, ok2 = at.(int64)
	sum, _ := hash.([]byte)
	if !ok1 || !ok2 || len(sum) != len(h.hash) {
		return head{}, &Damage{Why: "its counter row (table log_head) holds other types of values than were written"}
	}
	copy(h.hash[:], sum)
	return h, nil
}

// code returns SQLite's extended result code, or 0.
func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code()
	}
	return 0
}

// fault turns an error of SQLite into one that says what to do.
func (s *sqliteStore) fault(err error) error { return sqliteFault(s.path, err) }

func sqliteFault(path string, err error) error {
	c := code(err)
	if c == 0 {
		return err
	}
	wrap := func(format string) error {
		return &marz.Error{Kind: marz.Unavailable, Msg: fmt.Sprintf(format, path), Err: err}
	}
	if c == codeShortRead {
		return &corruption{fmt.Errorf("%s ends too early: %w", path, err)}
	}
	switch c & 0xff {
	case codeBusy, codeLocked:
		return wrap("the log %s is locked by another program: end that one, or wait until it is done")
	case codeFull:
		return wrap("the log %s cannot grow: the disk is full; nothing was stored, free some space and try again")
	case codeReadOnly:
		return wrap("the log %s is read-only: nothing was stored; make the file and its folder writable")
	case codeIOErr:
		return wrap("the log %s could not be written or read; no more writes are taken until Marz is started again")
	case codeCantOpen:
		return wrap("the log %s cannot be opened: look at the rights of the file and of its folder")
	case codeCorrupt, codeNotADB:
		return &corruption{fmt.Errorf("SQLite says of %s: %w", path, err)}
	}
	return err
}
