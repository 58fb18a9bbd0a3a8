package log_test

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"marz/internal/log"
	"marz/internal/log/logtest"
	"marz/internal/marz"
)

// limitEnv names the log to which a child of the test binary appends under a limit on
// the size of files, until a write fails.
const limitEnv = "MARZ_LOGTEST_LIMITED"

// appendUntilFailure appends single changes from number n on and returns how many were
// acknowledged before the first error.
func appendUntilFailure(t *testing.T, l log.Log, n, most int) (acked int, err error) {
	t.Helper()
	for i := range most {
		c := logtest.Change(n + i)
		c.Body = []byte(`"` + strings.Repeat("x", 3000) + `"`)
		if _, err := l.Append(t.Context(), -1, c); err != nil {
			return i, err
		}
	}
	return most, nil
}

func TestChildThatWritesUntilItCannot(t *testing.T) {
	path := os.Getenv(limitEnv)
	if path == "" {
		t.Skip("runs only as a child of the test after it")
	}
	signal.Ignore(syscall.SIGXFSZ)
	l := logtest.Open(t, logtest.Place{DSN: path})
	limit := syscall.Rlimit{Cur: 1 << 20, Max: 1 << 20}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		t.Fatal(err)
	}
	acked, err := appendUntilFailure(t, l, 0, 5000)
	if marz.KindOf(err) != marz.Unavailable || log.WriteFailure(l) == nil {
		t.Fatalf("after %d appends: %v, write failure %v", acked, err, log.WriteFailure(l))
	}
	if _, again := l.Append(t.Context(), -1, logtest.Change(-7)); again == nil {
		t.Error("a log that failed to write takes writes again without a fresh start")
	}
	head, err := l.Head(t.Context())
	if err != nil || head.Seq != int64(acked) {
		t.Errorf("reads after the failure: head %d, %v; %d acknowledged", head.Seq, err, acked)
	}
	fmt.Printf("acknowledged %d\n", acked)
}

func TestAFailedWriteIsNoFalseAcknowledgement(t *testing.T) {
	path, _ := written(t, 0)
	cmd := exec.Command(os.Args[0], "-test.run", "^TestChildThatWritesUntilItCannot$")
	cmd.Env = append(os.Environ(), limitEnv+"="+path)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var acked int64
	for line := range strings.Lines(string(out)) {
		fmt.Sscanf(line, "acknowledged %d", &acked)
	}
	l := logtest.Open(t, logtest.Place{DSN: path})
	if err := l.Verify(t.Context(), nil); err != nil {
		t.Error(err)
	}
	// The append that failed was not acknowledged; that it may be there is not wrong.
	if head, err := l.Head(t.Context()); err != nil || acked < 10 || head.Seq < acked || head.Seq > acked+1 {
		t.Errorf("head %+v, %v; %d were acknowledged", head, err, acked)
	}
}

func TestAFullDiskIsNoFalseAcknowledgementAndWritesGoOnWhenThereIsRoom(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=2m"); err != nil {
		t.Skipf("SKIPPED: no small disk can be mounted here (%v); a full disk was not tested", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	ballast := filepath.Join(dir, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 1<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "marz.db")
	l := logtest.Open(t, logtest.Place{DSN: path})
	acked, err := appendUntilFailure(t, l, 0, 5000)
	if marz.KindOf(err) != marz.Unavailable || !strings.Contains(err.Error(), "full") || log.WriteFailure(l) == nil {
		t.Fatalf("after %d appends: %v, write failure %v", acked, err, log.WriteFailure(l))
	}
	if head, err := l.Head(t.Context()); err != nil || head.Seq != int64(acked) {
		t.Fatalf("head %+v, %v; %d were acknowledged", head, err, acked)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	more, err := appendUntilFailure(t, l, acked+1000, 20)
	if err != nil || log.WriteFailure(l) != nil {
		t.Fatalf("with room again: %v", err)
	}
	if err := l.Verify(t.Context(), nil); err != nil {
		t.Error(err)
	}
	if head, err := l.Head(t.Context()); err != nil || head.Seq != int64(acked+more) {
		t.Errorf("head %+v, %v; %d were acknowledged", head, err, acked+more)
	}
}
