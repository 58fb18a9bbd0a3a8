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

// answer is a finished body with what the headers say of it. It is shared by all who
// ask for the same, so it never changes once it is made.
type answer struct {
	typ     string
	body    []byte
	tag     string // the ETag, without quotes
	key     string // the name under which it is kept; "" is the tag
	version marz.Version

	once   sync.Once
	zipped []byte // the body compressed, once somebody asked for it so
}

// smallBody is below which compressing is not worth it.
const smallBody = 1024

// respond sends a finished answer: 304 when the client has it, compressed when it can
// read that, without a body for HEAD.
func respond(w http.ResponseWriter, r *http.Request, a *answer) error {
	body, zipped := a.body, len(a.body) > smallBody && acceptsGzip(r.Header)
	if zipped {
		body = a.zip()
	}
	if notModified(w, r, a.tag, a.version.At, zipped) {
		return nil
	}
	if len(body) == 0 {
		w.WriteHeader(http.StatusNoContent) // a tile with nothing in it
		return nil
	}
	h := w.Header()
	h.Set("Content-Type", contentType(a.typ))
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // the client may be gone: there is nobody to tell
	}
	return nil
}

// notModified sets the headers that let an answer be kept, and answers 304 when the
// client has it already.
func notModified(w http.ResponseWriter, r *http.Request, tag string, updated time.Time, zipped bool) bool {
	h := w.Header()
	h.Add("Vary", "Accept, Accept-Encoding")
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-cache")
	}
	if !updated.IsZero() {
		h.Set("Last-Modified", updated.UTC().Format(http.TimeFormat))
	}
	h.Set("ETag", `"`+tag+`"`)
	if zipped {
		h.Set("ETag", `"`+tag+`-gz"`)
	}
	if hasTag(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return true
	}
	if zipped {
		h.Set("Content-Encoding", "gzip")
	}
	return false
}

func contentType(typ string) string {
	if strings.HasPrefix(typ, "text/") && !strings.Contains(typ, "charset") {
		return typ + "; charset=utf-8"
	}
	return typ
}

// hasTag reports whether a list of ETags names the answer, in either encoding.
func hasTag(list, tag string) bool {
	for part := range strings.SplitSeq(list, ",") {
		part = strings.Trim(strings.TrimPrefix(strings.TrimSpace(part), "W/"), `"`)
		if part == "*" || strings.TrimSuffix(part, "-gz") == tag {
			return true
		}
	}
	return false
}

func (a *answer) zip() []byte {
	a.once.Do(func() {
		if a.zipped != nil {
			return
		}
		var b bytes.Buffer
		z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed) // the level is valid, and a buffer takes all
		_, _ = z.Write(a.body)
		_ = z.Close()
		a.zipped = b.Bytes()
	})
	return a.zipped
}

// tagOf makes the ETag of an answer from the version that it shows and what was asked.
func tagOf(v marz.Version, parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return fmt.Sprintf("%d-%x-%x", v.Seq, v.Hash[:4], sum[:8])
}

// contentTag makes an ETag of what an answer holds.
func contentTag(body []byte) string {
	sum := sha256.Sum256(body)
	return fmt.Sprintf("%x", sum[:10])
}

// setVersion says on an answer which data it shows.
func setVersion(w http.ResponseWriter, v marz.Version) {
	w.Header().Set("Marz-Seq", strconv.FormatInt(v.Seq, 10))
	w.Header().Set("Marz-Version", versionText(v))
}

// versionText names a version: its sequence and the beginning of its hash.
func versionText(v marz.Version) string { return fmt.Sprintf("%d-%x", v.Seq, v.Hash[:4]) }
