// Package logtest holds the tests that every implementation of the change log has
// to pass, and the helpers they share: a child process to kill, a PostgreSQL server
// of one's own. It is for tests only and is never part of the program.
package logtest
