//go:build !linux

package logtest

import "testing"

// Server is a PostgreSQL server of one's own; only on Linux.
type Server struct{}

// StartPostgres skips the test: no server is started on this system.
func StartPostgres(t testing.TB) *Server {
	t.Skip("SKIPPED: a PostgreSQL server is started for the tests on Linux only; nothing of it was tested")
	return nil
}

// Postgres skips the test, too.
func Postgres(t testing.TB) *Server { return StartPostgres(t) }

func endShared() {}

// Fresh is never reached.
func (s *Server) Fresh(testing.TB) Place { return Place{} }

// Crash is never reached.
func (s *Server) Crash(testing.TB) {}
