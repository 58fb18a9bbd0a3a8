package desk

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"time"

	"marz/internal/atlas"
	"marz/internal/log"
	"marz/internal/marz"
)

// Options change how a Desk works; the zero value is good.
type Options struct {
	// Now is the clock; time.Now by default.
	Now func() time.Time
	// SecondReviewer reports whether more than one person reviews at present; then
	// nobody may accept what they submitted. By default there is none.
	SecondReviewer func() bool
	// Read finds the claims of a dispatch. Without it nothing can be submitted.
	Read func(Paper) Reading
}

// Desk takes in, reviews and publishes. All methods may be called from many goroutines,
// and many processes may have a desk on one log.
type Desk struct {
	log  log.Log
	at   *atlas.Atlas
	opts Options

	mu    sync.Mutex
	state *state // what the log adds up to, as far as it was read
}

// New makes a desk on a log. It reads the log when it is first used.
func New(l log.Log, at *atlas.Atlas, o Options) *Desk {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.SecondReviewer == nil {
		o.SecondReviewer = func() bool { return false }
	}
	return &Desk{log: l, at: at, opts: o, state: newState()}
}

// By says who asks for something, and, when Request is not empty, under which id the
// request may be repeated: the second time is answered like the first and changes
// nothing.
type By struct {
	Author  string
	Request string
}

const maxRequest = 128 // bytes of a request id

// catchUp reads what the log has gained. The caller holds mu.
func (d *Desk) catchUp(ctx context.Context) error {
	for {
		entries, err := d.log.Read(ctx, d.state.seq, batch)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if err := d.state.apply(e); err != nil {
				return err
			}
		}
		if len(entries) < batch {
			return nil
		}
	}
}

// view calls f with the newest state.
func (d *Desk) view(ctx context.Context, f func(*state) error) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.catchUp(ctx); err != nil {
		return err
	}
	return f(d.state)
}

// tries is how often a decision is made anew because another process wrote meanwhile.
const tries = 20

// write lets decide turn the newest state into changes, and appends them only if the
// log has not moved since. The subject of the first change is what the whole is about;
// it is returned, also when the request was carried out before. Decide may be called
// several times and must change nothing.
func (d *Desk) write(ctx context.Context, by By, input any, decide func(*state) ([]marz.Change, error)) (Done, error) {
	key, sum, err := by.key(input)
	if err != nil {
		return Done{}, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for range tries {
		if err := d.catchUp(ctx); err != nil {
			return Done{}, err
		}
		if done, ok := d.state.requests[key]; ok && by.Request != "" {
			return Done{done.subject, done.seq}, done.check(by.Request, sum)
		}
		changes, err := decide(d.state)
		if err != nil || len(changes) == 0 {
			return Done{Seq: d.state.seq}, err
		}
		for i := range changes {
			changes[i].ID = fmt.Sprintf("%s%s:%s#%d", requestPrefix, key, sum, i)
			changes[i].Author = by.Author
		}
		v, err := d.log.Append(ctx, d.state.seq, changes...)
		if marz.KindOf(err) == marz.Stale {
			continue
		}
		if err == nil {
			err = d.catchUp(ctx)
		}
		return Done{changes[0].Subject, v.Seq}, err
	}
	return Done{}, marz.Errorf(marz.Unavailable, "too many others write at the same time: try again")
}

// Done says what was written: the subject that it is about, and the entry of the log
// after which it is to be seen.
type Done struct {
	ID  string
	Seq int64
}

const requestPrefix = "desk:"

// key names a request and sums up what it asks for.
func (b By) key(input any) (key, sum string, err error) {
	switch {
	case strings.TrimSpace(b.Author) == "":
		return "", "", marz.Errorf(marz.Invalid, "author: missing; every change is signed")
	case b.Author == Bundle:
		return "", "", marz.Errorf(marz.Invalid, "author: %q signs what is bundled with the program; use another name", Bundle)
	case len(b.Request) > maxRequest || strings.ContainsFunc(b.Request, func(r rune) bool { return r < ' ' || r > '~' }):
		return "", "", marz.Errorf(marz.Invalid, "request id: use up to %d printable ASCII characters", maxRequest)
	}
	raw, err := json.Marshal(input)
	if err != nil {
		return "", "", err
	}
	hash := sha256.Sum256(raw)
	request := "=" + b.Request
	if b.Request == "" {
		request = rand.Text()
	}
	return b.Author + "/" + request, fmt.Sprintf("%x", hash[:8]), nil
}

// request is a request that was carried out.
type request struct {
	subject, sum string
	seq          int64
}

func (r request) check(id, sum string) error {
	if r.sum != sum {
		return marz.Errorf(marz.Conflict, "the request id %q was used already, for something else: take a new one for a new request", id)
	}
	return nil
}

// put makes a change; write signs it.
func put(kind marz.ChangeKind, subject string, body any) (marz.Change, error) {
	raw, err := json.Marshal(body)
	return marz.Change{Kind: kind, Subject: subject, Body: raw}, err
}

// puts gathers changes and the first error.
type puts struct {
	list []marz.Change
	err  error
}

func (p *puts) add(kind marz.ChangeKind, subject string, body any) {
	c, err := put(kind, subject, body)
	if p.err == nil {
		p.err = err
	}
	p.list = append(p.list, c)
}

// matches compares the revision that somebody has seen with the one that is.
func matches(what, id string, seen, is int64) error {
	switch {
	case seen == 0:
		return marz.Errorf(marz.Required, "%s %q: say which revision you have seen (If-Match); the newest is %d", what, id, is)
	case seen != is:
		return marz.Errorf(marz.Stale, "%s %q is at revision %d, and you have seen %d: look at it again", what, id, is, seen)
	}
	return nil
}
