package web

import (
	"encoding/hex"
	"net/url"
	"strconv"
	"strings"

	"marz/internal/marz"
)

// Limits of a page.
const (
	defaultLimit = 100
	maxLimit     = 10_000
	maxWords     = 200 // bytes of q
)

// readPage reads which part of the answer is wanted, and of which version.
func (p *parameters) readPage(v url.Values) error {
	var err error
	if p.Limit, err = parseLimit(v.Get("limit")); err != nil {
		return err
	}
	if p.Offset, err = parseOffset(v.Get("offset")); err != nil {
		return err
	}
	if s := v.Get("version"); s != "" {
		if p.Version, p.hash, err = parseVersion(s); err != nil {
			return err
		}
	}
	p.Cursor, p.Q = v.Get("cursor"), v.Get("q")
	if len(p.Q) > maxWords {
		return marz.Errorf(marz.Invalid, "q: it has %d bytes: %d at most", len(p.Q), maxWords)
	}
	return nil
}

// parseLimit reads how many features a page has; more than the maximum is cut to it.
func parseLimit(s string) (int, error) {
	if s == "" {
		return defaultLimit, nil
	}
	n, ok := count(s)
	if !ok || n == 0 {
		return 0, marz.Errorf(marz.Invalid, "limit: %.40q is not a whole number from 1 to %d; leave it out for %d", s, maxLimit, defaultLimit)
	}
	return min(n, maxLimit), nil
}

// parseOffset reads how many features are left out.
func parseOffset(s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	n, ok := count(s)
	if !ok {
		return 0, marz.Errorf(marz.Invalid, "offset: %.40q is not a whole number from 0 on; follow the next links where you can", s)
	}
	return n, nil
}

// maxCount is what larger numbers are cut to: more than there will ever be.
const maxCount = 1 << 30

// count reads a whole number of digits only, cut to maxCount.
func count(s string) (int, bool) {
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	if err != nil || n > maxCount { // digits only: too large is the one way to fail
		n = maxCount
	}
	return n, true
}

// parseVersion reads a version: the sequence, or the sequence and the beginning of the
// hash, as Marz-Version gives it. The hash is returned in small letters, or "".
func parseVersion(s string) (seq int64, hash string, err error) {
	digits, hash, _ := strings.Cut(s, "-")
	seq, err = strconv.ParseInt(digits, 10, 64)
	hash = strings.ToLower(hash)
	if err != nil || seq < 1 || strings.Trim(hash, "0123456789abcdef") != "" || strings.HasSuffix(s, "-") {
		return 0, "", marz.Errorf(marz.Invalid, "version: %.80q is not a version: use what Marz-Seq or Marz-Version gives, for example 42", s)
	}
	return seq, hash, nil
}

// checkHash refuses an answer whose version is not the one that was named: the sequence
// is right, but it is another log's.
func (p *parameters) checkHash(v marz.Version) error {
	if full := hex.EncodeToString(v.Hash[:]); !strings.HasPrefix(full, p.hash) {
		return marz.Errorf(marz.NotFound, "version: %d-%s is not of this data set: its entry %d has the hash %s", v.Seq, p.hash, v.Seq, full[:8])
	}
	return nil
}

// parseSeq reads the sequence of the log that min_seq waits for.
func parseSeq(s string) (int64, error) {
	seq, err := strconv.ParseInt(s, 10, 64)
	if err != nil || seq < 0 {
		return 0, marz.Errorf(marz.Invalid, "min_seq: %.40q is not a sequence: use the number that Marz-Seq gave", s)
	}
	return seq, nil
}
