package web

import (
	"context"
	"errors"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"marz/internal/auth"
	"marz/internal/desk"
	"marz/internal/marz"
	"marz/internal/ogc"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/httprate"
)

// Writes per minute: of one token, and from one address whatever its tokens are.
const (
	writesPerToken   = 240
	writesPerAddress = 1200
)

// Bounds of bodies, in bytes after they are unzipped. A text in JSON may be escaped, so it
// may be larger than the text, which the desk bounds.
const (
	maxPaperBody = 4 << 20
	maxWriteBody = 256 << 10
)

var (
	// errContent says that a body is well formed and says what cannot be.
	errContent = errors.New("unprocessable content")
	// errOften says that a client asks too often.
	errOften = errors.New("too many requests")
)

// writer is what stands before every address that needs a token.
type writer struct {
	*server
	byAddress, byToken func(http.Handler) http.Handler
}

func (s *server) newWriter() *writer {
	w := &writer{server: s}
	w.byAddress = w.limit(s.WritesPerMinute*writesPerAddress/writesPerToken, func(r *http.Request) (string, error) {
		host, _, err := net.SplitHostPort(r.RemoteAddr) // the peer: a header could be forged
		return httprate.CanonicalizeIP(host), err
	})
	w.byToken = w.limit(s.WritesPerMinute, func(r *http.Request) (string, error) {
		p, _ := auth.From(r.Context())
		return p.Token, nil
	})
	return w
}

func (w *writer) limit(perMinute int, key httprate.KeyFunc) func(http.Handler) http.Handler {
	return httprate.LimitBy(perMinute, time.Minute, key, httprate.WithLimitHandler(func(rw http.ResponseWriter, r *http.Request) {
		w.fail(rw, r, &marz.Error{Kind: marz.Unavailable, Err: errOften, Msg: "too many writes: wait as many seconds as Retry-After says"})
	}))
}

// routes adds the addresses that need a token.
func (w *writer) routes(r chi.Router) {
	see := func(path string, h handler) {
		guarded := w.guard(h, auth.ReadDrafts, auth.Write)
		r.Method(http.MethodGet, path, guarded)
		r.Method(http.MethodHead, path, guarded)
	}
	see("/dispatches", w.submissions)
	see("/dispatches/{id}", w.submission)
	see("/drafts", w.drafts)
	see("/drafts/{id}", w.draft)
	r.Post("/dispatches", w.writes(w.submit, auth.Write))
	r.Patch("/drafts/{id}", w.writes(w.correct, auth.Write, auth.Review))
	for action, do := range w.decisions() {
		r.Post("/drafts/{id}/"+string(action), w.writes(w.decide(action, do), auth.Review))
	}
	r.Post("/collections/{collection}/items", w.postOrCreate)
	r.Put("/collections/events/items/{id}", w.writes(w.replaceEvent, auth.Review))
	r.Patch("/collections/events/items/{id}", w.writes(w.updateEvent, auth.Review))
	r.Delete("/collections/events/items/{id}", w.writes(w.deleteEvent, auth.Review))
	w.publishedRoutes(r)
}

// guard lets only requests through whose token has one of the scopes. Answers are for
// their reader alone.
func (w *writer) guard(h handler, scopes ...auth.Scope) http.HandlerFunc {
	return w.chain(w.handle(h), scopes).ServeHTTP
}

// writes is guard for what changes something: it is limited, too.
func (w *writer) writes(h handler, scopes ...auth.Scope) http.HandlerFunc {
	return w.byAddress(w.chain(w.byToken(w.handle(h)), scopes)).ServeHTTP
}

func (w *writer) chain(next http.Handler, scopes []auth.Scope) http.Handler {
	require := w.Keys.Require(scopes[0], w.fail)(next)
	check := http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		rw.Header().Set("Cache-Control", "private, no-cache")
		rw.Header().Add("Vary", "Authorization")
		p, ok := auth.From(r.Context())
		if ok && w.Desk == nil {
			w.fail(rw, r, marz.Errorf(marz.Forbidden, "this server takes no writes"))
			return
		}
		if ok && slices.ContainsFunc(scopes, p.Has) {
			next.ServeHTTP(rw, r)
			return
		}
		require.ServeHTTP(rw, r)
	})
	return w.Keys.Authenticate(w.Now, w.fail)(check)
}

// by says who asks, and under which id the request may be repeated.
func by(r *http.Request) desk.By {
	p, _ := auth.From(r.Context())
	for _, name := range []string{"Idempotency-Key", "Request-Id"} {
		if id := strings.Trim(r.Header.Get(name), `"`); id != "" {
			return desk.By{Author: p.Name, Request: id}
		}
	}
	return desk.By{Author: p.Name}
}

// unprocessable tells what is wrong with the content of a body, which was well formed.
func unprocessable(err error) error {
	if marz.KindOf(err) != marz.Invalid {
		return err
	}
	return &marz.Error{Kind: marz.Invalid, Msg: err.Error(), Err: errors.Join(errContent, err)}
}

// seen reads If-Match: the revision that the client has seen, as an ETag begins with it.
// It returns 0 where the header is missing, which the desk asks for. is is the newest
// revision; with upTo an ETag of any later version of the whole data set stands for it.
func seen(r *http.Request, is int64, upTo int64) (int64, error) {
	list := strings.Join(r.Header.Values("If-Match"), ",")
	if strings.TrimSpace(list) == "" {
		return 0, nil
	}
	last := int64(-1)
	for tag := range strings.SplitSeq(list, ",") {
		tag = strings.TrimSpace(tag)
		if tag == "*" {
			return is, nil
		}
		number, _, _ := strings.Cut(strings.Trim(tag, `"`), "-")
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil || n < 1 || strings.HasPrefix(tag, "W/") {
			continue
		}
		if n == is || n > is && n <= upTo {
			return is, nil
		}
		last = n
	}
	if last < 0 {
		return 0, marz.Errorf(marz.Stale, "If-Match: %.80q is no ETag of this: send the one that GET answers with, as it is", list)
	}
	if last > is {
		return 0, marz.Errorf(marz.Stale, "If-Match: revision %d is not of this, which is at revision %d: look at it again", last, is)
	}
	return last, nil
}

// wait lets a writer read at once what it wrote. A write that is not to be seen in time
// is written all the same.
func (w *writer) wait(ctx context.Context, rw http.ResponseWriter, seq int64) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	if err := w.Catalog.WaitFor(ctx, seq); err == nil {
		setVersion(rw, w.Catalog.Version())
	}
}

// reply sends a document that is for its reader alone, with a status of its own.
func (w *writer) reply(rw http.ResponseWriter, r *http.Request, status int, typ, tag string, doc any) error {
	body, err := ogc.Marshal(doc)
	if err != nil {
		return err
	}
	h := rw.Header()
	h.Set("ETag", `"`+tag+`"`)
	if r.Method == http.MethodGet && hasTag(r.Header.Get("If-None-Match"), tag) {
		rw.WriteHeader(http.StatusNotModified)
		return nil
	}
	h.Set("Content-Type", contentType(typ))
	h.Set("Content-Length", strconv.Itoa(len(body)))
	rw.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = rw.Write(body)
	}
	return nil
}

// private sends a document that is read: its ETag is made of what it holds.
func (w *writer) private(rw http.ResponseWriter, r *http.Request, doc any) error {
	body, err := ogc.Marshal(doc)
	if err != nil {
		return err
	}
	return w.reply(rw, r, http.StatusOK, ogc.JSON, contentTag(body), doc)
}

// param returns a part of the path, unescaped.
func param(r *http.Request, name string) string { return (&ask{Request: r}).param(name) }

// revisionTag makes the ETag of something that has a revision of its own.
func revisionTag(rev int64, body []byte) string {
	return strconv.FormatInt(rev, 10) + "-" + contentTag(body)[:8]
}
