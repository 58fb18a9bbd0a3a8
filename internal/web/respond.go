package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"marz/internal/marz"
)

// answer is a finished body with what the headers say of it.
type answer struct {
	typ     string
	body    []byte
	zipped  []byte // the body compressed, once somebody asked for it so
	tag     string // the ETag, without quotes
	updated time.Time
}

// respond sends a finished answer: 304 when the client has it, compressed when it can
// read that, without a body for HEAD.
func respond(w http.ResponseWriter, r *http.Request, a *answer) error {
	h := w.Header()
	h.Add("Vary", "Accept, Accept-Encoding")
	h.Set("Content-Type", contentType(a.typ))
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-cache")
	}
	body, tag := a.body, `"`+a.tag+`"`
	if len(body) > 1024 && acceptsGzip(r) {
		if a.zipped == nil {
			a.zipped = zip(a.body)
		}
		body, tag = a.zipped, `"`+a.tag+`-gz"`
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("ETag", tag)
	if !a.updated.IsZero() {
		h.Set("Last-Modified", a.updated.UTC().Format(http.TimeFormat))
	}
	if matchesTag(r, a.tag) {
		h.Del("Content-Encoding")
		h.Del("Content-Type")
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return nil
	}
	_, err := w.Write(body)
	return ignoreClosed(err)
}

// ignoreClosed drops the error of a client that went away: there is nobody to tell.
func ignoreClosed(error) error { return nil }

func contentType(typ string) string {
	if strings.HasPrefix(typ, "text/") && !strings.Contains(typ, "charset") {
		return typ + "; charset=utf-8"
	}
	return typ
}

// matchesTag reports whether If-None-Match names the answer, in either encoding.
func matchesTag(r *http.Request, tag string) bool {
	for part := range strings.SplitSeq(r.Header.Get("If-None-Match"), ",") {
		part = strings.Trim(strings.TrimPrefix(strings.TrimSpace(part), "W/"), `"`)
		if part == "*" || strings.TrimSuffix(part, "-gz") == tag {
			return true
		}
	}
	return false
}

func acceptsGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, q, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name == "gzip" && strings.TrimSpace(q) != "q=0" {
			return true
		}
	}
	return false
}

func zip(body []byte) []byte {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	_, _ = z.Write(body)
	_ = z.Close()
	return b.Bytes()
}

// tagOf makes the ETag of an answer from the version that it shows and what was asked.
func tagOf(v marz.Version, parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return fmt.Sprintf("%d-%x-%x", v.Seq, v.Hash[:4], sum[:8])
}

// maxCached bounds the bytes of the finished answers that are kept.
const maxCached = 64 << 20

// pageCache keeps finished answers by their ETag, compressed form included, so that a
// page which is asked for again costs no encoding. Old ones go first.
type pageCache struct {
	mu    sync.Mutex
	byTag map[string]*answer
	order []string
	bytes int
}

func (c *pageCache) get(tag string) *answer {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.byTag[tag]
}

func (c *pageCache) put(a *answer) {
	if len(a.body) > maxCached/16 {
		return
	}
	a.zipped = zip(a.body)
	size := len(a.body) + len(a.zipped)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.byTag == nil {
		c.byTag = map[string]*answer{}
	}
	if _, ok := c.byTag[a.tag]; ok {
		return
	}
	c.byTag[a.tag] = a
	c.order = append(c.order, a.tag)
	for c.bytes += size; c.bytes > maxCached && len(c.order) > 1; c.order = c.order[1:] {
		old := c.byTag[c.order[0]]
		c.bytes -= len(old.body) + len(old.zipped)
		delete(c.byTag, c.order[0])
	}
}
