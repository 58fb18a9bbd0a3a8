package log_test

import (
	"database/sql"
	"path/filepath"
	"testing"

	"marz/internal/log/logtest"
)

func TestMain(m *testing.M) { logtest.Main(m) }

func sqlitePlace(t testing.TB) logtest.Place {
	path := filepath.Join(t.TempDir(), "what? a #log%20.db")
	var db *sql.DB
	t.Cleanup(func() {
		if db != nil {
			db.Close()
		}
	})
	return logtest.Place{DSN: path, Exec: func(text string, args ...any) error {
		if db == nil {
			db, _ = sql.Open("sqlite", "file:"+filepath.Dir(path)+"/what%3f a %23log%2520.db?_pragma=busy_timeout(5000)")
		}
		_, err := db.Exec(text, args...)
		return err
	}}
}

func TestSQLiteFile(t *testing.T) { logtest.Run(t, sqlitePlace) }

func TestSQLiteInMemory(t *testing.T) {
	logtest.Run(t, func(testing.TB) logtest.Place { return logtest.Place{DSN: ":memory:"} })
}

func BenchmarkSQLite(b *testing.B) { logtest.Bench(b, sqlitePlace) }
