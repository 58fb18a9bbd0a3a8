package log_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"marz/internal/log"
	"marz/internal/log/logtest"
	"marz/internal/marz"
)

func TestABackupIsRestoredOnlyWhereThereIsNothing(t *testing.T) {
	backup, was := written(t, 100)
	if err := os.Chmod(backup, 0o400); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "marz.db")
	head, err := log.Restore(t.Context(), backup, path)
	if err != nil || head.Seq != 100 {
		t.Fatalf("head %+v, %v", head, err)
	}
	l := logtest.Open(t, logtest.Place{DSN: path})
	if err := l.Verify(t.Context(), nil); err != nil {
		t.Error(err)
	}
	if got, err := l.Head(t.Context()); err != nil || got != head {
		t.Errorf("the restored log has head %+v, %v; want %+v", got, err, head)
	}
	if _, err := log.Restore(t.Context(), backup, path); marz.KindOf(err) != marz.Conflict {
		t.Errorf("a second restore: %v", err)
	}
	if now := folder(t, filepath.Dir(backup)); len(now) != 1 || now["marz.db"] != string(was) {
		t.Errorf("the backup was touched: %d files", len(now))
	}
}

func TestADamagedBackupIsNotRestored(t *testing.T) {
	backup, b := written(t, 100)
	// A page may hold what was left behind when its records were moved, too.
	b = bytes.ReplaceAll(b, []byte(`"subject":"e-50"`), []byte(`"subject":"e-54"`))
	if err := os.WriteFile(backup, b, 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "marz.db")
	var d *log.Damage
	if _, err := log.Restore(t.Context(), backup, path); !errors.As(err, &d) || d.Seq != 50 {
		t.Errorf("restore of a damaged backup: %v", err)
	}
	if left := folder(t, filepath.Dir(path)); len(left) != 0 {
		t.Errorf("it left %d files", len(left))
	}
}

func TestARestoreFromOrToSomethingElseIsRefused(t *testing.T) {
	backup, _ := written(t, 1)
	dir := t.TempDir()
	for _, c := range []struct{ from, to, word string }{
		{filepath.Join(dir, "none.db"), filepath.Join(dir, "a.db"), "no backup"},
		{backup, "", "cannot be restored"},
		{backup, ":memory:", "cannot be restored"},
		{backup, "mysql://host/db", "cannot be restored"},
		{backup, filepath.Join(dir, "no", "a.db"), "no folder"},
		{dir, filepath.Join(dir, "a.db"), "folder"},
	} {
		if _, err := log.Restore(t.Context(), c.from, c.to); err == nil || !strings.Contains(err.Error(), c.word) {
			t.Errorf("from %q to %q: %v; want a word about %q", c.from, c.to, err, c.word)
		}
	}
}

func TestALogMovesFromAFileToPostgresAndBack(t *testing.T) {
	server := logtest.Postgres(t)
	backup, _ := written(t, 9000)
	p := server.Fresh(t)
	head, err := log.Restore(t.Context(), backup, p.DSN)
	if err != nil || head.Seq != 9000 {
		t.Fatalf("head %+v, %v", head, err)
	}
	if _, err := log.Restore(t.Context(), backup, p.DSN); marz.KindOf(err) != marz.Conflict {
		t.Errorf("a second restore: %v", err)
	}
	l := logtest.Open(t, p)
	if err := l.Verify(t.Context(), nil); err != nil {
		t.Error(err)
	}
	back := filepath.Join(t.TempDir(), "back.db")
	if err := l.Backup(t.Context(), back); err != nil {
		t.Fatal(err)
	}
	again := logtest.Open(t, logtest.Place{DSN: back})
	if got, err := again.Head(t.Context()); err != nil || got != head {
		t.Errorf("there and back: head %+v, %v; want %+v", got, err, head)
	}
}
