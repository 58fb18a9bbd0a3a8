package logtest

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"marz/internal/log"
)

// wantDamage checks that both Verify and Read name the record.
func wantDamage(t *testing.T, l log.Log, seq int64, what string) {
	t.Helper()
	var d *log.Damage
	if err := l.Verify(t.Context(), nil); !errors.As(err, &d) || d.Seq != seq {
		t.Errorf("%s: verify says %v; want damage at record %d", what, err, seq)
	}
	if _, err := l.Read(t.Context(), 0, 1000); !errors.As(err, &d) || d.Seq != seq {
		t.Errorf("%s: read says %v; want damage at record %d", what, err, seq)
	}
}

func testProgress(t *testing.T, p Place) {
	l := Open(t, p)
	appendAll(t, l, Changes(0, 2500)...)
	var told []int64
	must(t, l.Verify(t.Context(), func(seq int64) { told = append(told, seq) }))
	if fmt.Sprint(told) != "[1000 2000 2500]" {
		t.Errorf("progress was told %v", told)
	}
}

// testFlips flips every bit of every column of the second of three records.
func testFlips(t *testing.T, p Place) {
	now := time.UnixMicro(1625832000000000)
	l := Open(t, p, log.WithClock(func() time.Time { now = now.Add(time.Second); return now }))
	for i, c := range Changes(1, 4) {
		c.Author = strings.Repeat(string(rune('a'+i)), 7+i) // each value stands in one record only
		appendAll(t, l, c)
	}
	e := all(t, l)[1]
	stored := fmt.Sprintf(`{"kind":%q,"subject":%q,"body":%s}`, e.Kind, e.Subject, e.Body)
	flips, refused := 0, 0
	try := func(column string, was, is any) {
		if err := p.Exec(`UPDATE log SET `+column+` = $1 WHERE `+column+` = $2`, is, was); err != nil {
			refused++ // the database cannot hold such a value at all
			return
		}
		flips++
		wantDamage(t, l, 2, fmt.Sprintf("%s %v", column, is))
		must(t, p.Exec(`UPDATE log SET `+column+` = $1 WHERE `+column+` = $2`, was, is))
	}
	for bit := range 64 {
		try("seq", e.Seq, e.Seq^1<<bit)
		try("at", e.At.UnixMicro(), e.At.UnixMicro()^1<<bit)
	}
	for column, text := range map[string]string{"author": e.Author, "id": e.ID} {
		for bit := range 8 * len(text) {
			try(column, text, string(flipped([]byte(text), bit)))
		}
	}
	for column, blob := range map[string][]byte{"body": []byte(stored), "hash": e.Hash[:]} {
		for bit := range 8 * len(blob) {
			try(column, blob, flipped(blob, bit))
		}
	}
	if flips < 500 || t.Failed() {
		t.Fatalf("%d flips, %d refused by the database", flips, refused)
	}
	t.Logf("%d flipped bits, all found; %d flips refused by the database", flips, refused)
	must(t, l.Verify(t.Context(), nil))
}

func flipped(b []byte, bit int) []byte {
	out := append([]byte(nil), b...)
	out[bit/8] ^= 1 << (bit % 8)
	return out
}

func testHoles(t *testing.T, p Place) {
	l := Open(t, p)
	appendAll(t, l, Changes(1, 6)...)
	for _, c := range []struct {
		what, sql, undo string
		seq             int64
	}{
		{"a record before the first", `INSERT INTO log SELECT -1, at, author, 'before', body, hash FROM log WHERE seq = 2`,
			`DELETE FROM log WHERE seq = -1`, -1},
		{"a record after the last", `INSERT INTO log SELECT 6, at, author, 'after', body, hash FROM log WHERE seq = 5`,
			`DELETE FROM log WHERE seq = 6`, 6},
		{"the counter set back", `UPDATE log_head SET seq = 4`, `UPDATE log_head SET seq = 5`, 5},
		{"the counter set forth", `UPDATE log_head SET seq = 9`, `UPDATE log_head SET seq = 5`, 6},
		{"the counter of another date", `UPDATE log_head SET at = at + 1`, `UPDATE log_head SET at = at - 1`, 5},
		{"the last record removed", `DELETE FROM log WHERE seq = 5`, ``, 5},
		{"one in the middle removed", `DELETE FROM log WHERE seq = 3`, ``, 3},
		{"the first removed", `DELETE FROM log WHERE seq = 1`, ``, 1},
		{"the counter row removed", `DELETE FROM log_head`, ``, 0},
	} {
		must(t, p.Exec(c.sql))
		var d *log.Damage
		if err := l.Verify(t.Context(), nil); !errors.As(err, &d) || d.Seq != c.seq {
			t.Errorf("%s: verify says %v; want damage at record %d", c.what, err, c.seq)
		}
		if c.undo != "" {
			must(t, p.Exec(c.undo))
		}
	}
}

func testBackup(t *testing.T, p Place) {
	l := Open(t, p)
	appendAll(t, l, Changes(0, 5000)...)
	want, err := l.Head(t.Context())
	must(t, err)
	file := filepath.Join(t.TempDir(), "backup.db")
	must(t, l.Backup(t.Context(), file))
	if err := l.Backup(t.Context(), file); err == nil {
		t.Error("a second backup overwrote the first")
	}
	b := Open(t, Place{DSN: file})
	must(t, b.Verify(t.Context(), nil))
	got, err := b.Head(t.Context())
	must(t, err)
	if got != want {
		t.Errorf("the backup's head is %+v, the log's %+v", got, want)
	}
}

func testBackupOfDamage(t *testing.T, p Place) {
	l := Open(t, p)
	appendAll(t, l, Changes(1, 6)...)
	must(t, p.Exec(`UPDATE log SET author = 'x' WHERE seq = 4`))
	file := filepath.Join(t.TempDir(), "backup.db")
	var d *log.Damage
	if err := l.Backup(t.Context(), file); !errors.As(err, &d) || d.Seq != 4 {
		t.Fatalf("backup of a damaged log: %v", err)
	}
	if found, _ := filepath.Glob(file + "*"); len(found) > 0 {
		t.Errorf("it left %v", found)
	}
}
