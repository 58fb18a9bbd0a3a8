package logtest

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"marz/internal/log"
)

// childEnv names the log that a child of the test binary appends to.
const childEnv = "MARZ_LOGTEST_CHILD"

// Main is the TestMain of a package that calls Run: it lets the test binary be the
// child that is killed.
func Main(m *testing.M) {
	if dsn := os.Getenv(childEnv); dsn != "" {
		os.Exit(child(dsn))
	}
	code := m.Run()
	endShared()
	os.Exit(code)
}

// child appends without end, from eight goroutines, and prints what was
// acknowledged.
func child(dsn string) int {
	ctx := context.Background()
	l, err := log.Open(ctx, dsn)
	if err != nil {
		fmt.Println("error", err)
		return 1
	}
	fmt.Println("ready")
	acks := make(chan string)
	base := rand.IntN(1 << 40)
	for w := range 8 {
		go func() {
			for i := 0; ; i++ {
				c := Change(base + w<<20 + i)
				v, err := l.Append(ctx, -1, c)
				if err != nil {
					acks <- "error " + err.Error()
					return
				}
				acks <- fmt.Sprintf("ack %s %d", c.ID, v.Seq)
			}
		}()
	}
	for line := range acks {
		fmt.Println(line)
	}
	return 0
}

// spawn starts a child on the log and returns its lines; kill ends it at once.
func spawn(t *testing.T, dsn string) (lines <-chan string, kill func()) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+dsn)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	ch := make(chan string, 1<<20)
	go func() {
		defer close(ch)
		for s := bufio.NewScanner(out); s.Scan(); {
			ch <- s.Text()
		}
	}()
	kill = func() {
		cmd.Process.Kill()
		cmd.Wait()
	}
	t.Cleanup(kill)
	return ch, kill
}

// collect reads acknowledgements until n were seen, then kills, then reads the rest
// of what the child had printed.
func collect(t *testing.T, lines <-chan string, kill func(), n int, acks map[string]int64) {
	t.Helper()
	for line := range lines {
		word, rest, _ := strings.Cut(line, " ")
		if word == "error" {
			t.Errorf("child: %s", rest)
		}
		if word != "ack" {
			continue
		}
		id, num, _ := strings.Cut(rest, " ")
		seq, err := strconv.ParseInt(num, 10, 64)
		if err != nil {
			continue // a line cut off by the kill
		}
		acks[id] = seq
		if len(acks) == n {
			go kill()
		}
	}
}

func testKill(t *testing.T, p Place) {
	rounds := 8
	if testing.Short() {
		rounds = 2
	}
	var told []map[string]int64
	for round := range rounds {
		lines, kill := spawn(t, p.DSN)
		acks := map[string]int64{}
		collect(t, lines, kill, 50+rand.IntN(400), acks)
		if len(acks) < 50 {
			t.Fatalf("round %d: the child acknowledged only %d", round, len(acks))
		}
		told = append(told, acks)
		l := Open(t, p)
		must(t, l.Verify(t.Context(), nil))
		wantAcks(t, all(t, l), told...)
		must(t, l.Close())
	}
}

func testReopen(t *testing.T, p Place) {
	l := Open(t, p)
	v := appendAll(t, l, Changes(0, 20)...)
	must(t, l.Close())
	l = Open(t, p)
	if head, err := l.Head(t.Context()); err != nil || head != v {
		t.Fatalf("head %+v, %v; want %+v", head, err, v)
	}
	if next := appendAll(t, l, Change(20)); next.Seq != 21 {
		t.Errorf("the next entry got %d", next.Seq)
	}
	must(t, l.Verify(t.Context(), nil))
}

func testTwoHandles(t *testing.T, p Place) {
	a, b := Open(t, p), Open(t, p, log.WithPoll(20*time.Millisecond))
	woken := make(chan error, 1)
	go func() { woken <- b.Wait(context.Background(), 0) }()
	appendAll(t, a, Change(-1))
	must(t, <-woken)
	lines1, kill1 := spawn(t, p.DSN)
	lines2, kill2 := spawn(t, p.DSN)
	acks1, acks2 := map[string]int64{}, map[string]int64{}
	done := make(chan bool)
	go func() { collect(t, lines1, kill1, 500, acks1); close(done) }()
	collect(t, lines2, kill2, 500, acks2)
	<-done
	entries := all(t, b)
	wantAcks(t, entries, acks1, acks2)
	if len(entries) < 1001 {
		t.Errorf("%d entries of two writers with 500 acknowledgements each", len(entries))
	}
	must(t, a.Verify(t.Context(), nil))
}
