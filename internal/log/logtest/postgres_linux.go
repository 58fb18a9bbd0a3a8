package logtest

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// Server is a PostgreSQL server of one's own, on loopback, with its data in the
// test's folder. It ends with the test.
type Server struct {
	port int
	args []string
	run  func(*exec.Cmd) *exec.Cmd // as the user that PostgreSQL accepts
	cmd  *exec.Cmd
	n    atomic.Int64 // databases made
}

// shared is the server of a test binary; Main ends it.
var shared struct {
	server *Server
	end    func()
}

// Postgres returns the server that all tests of a package share, and starts it when it
// is first asked for. Without Debian's postgresql the test is skipped and says so. The
// package's TestMain must be Main, which ends the server.
func Postgres(t testing.TB) *Server {
	t.Helper()
	if shared.server == nil {
		shared.server, shared.end = launch(t)
	}
	return shared.server
}

// StartPostgres starts a server that ends with the test.
func StartPostgres(t testing.TB) *Server {
	t.Helper()
	s, end := launch(t)
	t.Cleanup(end)
	return s
}

func endShared() {
	if shared.end != nil {
		shared.end()
	}
}

func launch(t testing.TB) (s *Server, end func()) {
	t.Helper()
	bins, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(bins) == 0 {
		t.Skip("SKIPPED: no PostgreSQL server is installed (Debian: apt-get install postgresql); nothing of it was tested")
	}
	bin := filepath.Dir(bins[len(bins)-1])
	dir, err := os.MkdirTemp("", "marz-pg-") // t.TempDir lies below a folder of root's
	must(t, err)
	run := asPostgres(t, dir)
	data := filepath.Join(dir, "data")
	initdb := run(exec.Command(filepath.Join(bin, "initdb"), "-D", data, "-U", "marz", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8"))
	if out, err := initdb.CombinedOutput(); err != nil {
		os.RemoveAll(dir)
		t.Fatalf("initdb: %v\n%s", err, out)
	}
	s = &Server{port: freePort(t), run: run}
	s.args = []string{filepath.Join(bin, "postgres"), "-D", data, "-p", strconv.Itoa(s.port),
		"-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=200"}
	s.start(t)
	return s, func() {
		s.stop(syscall.SIGINT)
		os.RemoveAll(dir)
	}
}

// asPostgres lets commands run as the user postgres when root runs the tests:
// PostgreSQL refuses root.
func asPostgres(t testing.TB, dir string) func(*exec.Cmd) *exec.Cmd {
	t.Helper()
	attr := &syscall.SysProcAttr{Pdeathsig: syscall.SIGQUIT}
	if os.Getuid() == 0 {
		u, err := user.Lookup("postgres")
		must(t, err)
		uid, _ := strconv.Atoi(u.Uid)
		gid, _ := strconv.Atoi(u.Gid)
		must(t, os.Chown(dir, uid, gid))
		attr.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	}
	return func(c *exec.Cmd) *exec.Cmd {
		c.Dir, c.SysProcAttr = dir, attr
		c.Env = []string{"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC"}
		return c
	}
}

func freePort(t testing.TB) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

func (s *Server) start(t testing.TB) {
	t.Helper()
	var out bytes.Buffer
	s.cmd = s.run(exec.Command(s.args[0], s.args[1:]...))
	s.cmd.Stdout, s.cmd.Stderr = &out, &out
	must(t, s.cmd.Start())
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	for {
		conn, err := pgx.Connect(ctx, s.dsn("postgres"))
		if err == nil {
			conn.Close(ctx)
			return
		}
		if ctx.Err() != nil {
			s.cmd.Process.Kill()
			s.cmd.Wait()
			t.Fatalf("PostgreSQL did not start: %v\n%s", err, out.String())
		}
		time.Sleep(20 * time.Millisecond) // between two looks at a condition
	}
}

// stop ends the server by its own pid; a server that is gone already is fine.
func (s *Server) stop(sig syscall.Signal) {
	s.cmd.Process.Signal(sig)
	s.cmd.Wait()
}

// Crash ends the server without letting it finish anything, and starts it again.
func (s *Server) Crash(t testing.TB) {
	t.Helper()
	s.stop(syscall.SIGQUIT)
	s.start(t)
}

func (s *Server) dsn(database string) string {
	return fmt.Sprintf("postgres://marz@127.0.0.1:%d/%s?sslmode=disable", s.port, database)
}

// Fresh makes an empty database.
func (s *Server) Fresh(t testing.TB) Place {
	t.Helper()
	ctx := context.Background()
	name := fmt.Sprintf("log%d", s.n.Add(1))
	admin, err := pgx.Connect(ctx, s.dsn("postgres"))
	must(t, err)
	defer admin.Close(ctx)
	_, err = admin.Exec(ctx, `CREATE DATABASE `+name)
	must(t, err)
	var conn *pgx.Conn
	t.Cleanup(func() {
		if conn != nil {
			conn.Close(ctx)
		}
	})
	return Place{DSN: s.dsn(name), Exec: func(sql string, args ...any) error {
		if conn == nil {
			if conn, err = pgx.Connect(ctx, s.dsn(name)); err != nil {
				return err
			}
		}
		_, err := conn.Exec(ctx, sql, args...)
		return err
	}}
}
