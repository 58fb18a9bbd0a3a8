package log

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"marz/internal/marz"
)

const (
	maxWord = 512     // bytes of an author or an id
	maxBody = 8 << 20 // bytes of a body
)

// record is one row of the table, as stored.
type record struct {
	seq    int64
	at     int64 // microseconds since 1970-01-01T00:00:00Z
	author string
	id     string
	body   []byte
	hash   [32]byte
}

// head is the counter row: what is known of the last record.
type head struct {
	seq  int64
	at   int64
	hash [32]byte
}

func (h head) version() marz.Version {
	if h.seq == 0 {
		return marz.Version{}
	}
	return marz.Version{Seq: h.seq, Hash: h.hash, At: time.UnixMicro(h.at).UTC()}
}

func (r *record) head() head { return head{seq: r.seq, at: r.at, hash: r.hash} }

// sum computes the hash of r after a record with the hash prev; the package
// comment gives the bytes.
func (r *record) sum(prev [32]byte) [32]byte {
	buf := make([]byte, 0, 64+len(r.author)+len(r.id))
	buf = append(buf, prev[:]...)
	buf = binary.BigEndian.AppendUint64(buf, uint64(r.seq))
	buf = binary.BigEndian.AppendUint64(buf, uint64(r.at))
	for _, s := range []string{r.author, r.id} {
		buf = binary.BigEndian.AppendUint32(buf, uint32(len(s)))
		buf = append(buf, s...)
	}
	buf = binary.BigEndian.AppendUint32(buf, uint32(len(r.body)))
	h := sha256.New()
	h.Write(buf)
	h.Write(r.body)
	return [32]byte(h.Sum(buf[:0]))
}

// sameAs reports whether r says what o says, whatever their places in the log.
func (r *record) sameAs(o *record) bool {
	return r.author == o.author && r.id == o.id && bytes.Equal(r.body, o.body)
}

// share is how many changes of a large append are checked in one go: the others are
// checked beside them, since reading their JSON takes a quarter of an import.
const share = 512

// newRecords checks changes and writes them as records without a place; the error is that
// of the first change that is wrong.
func newRecords(changes []marz.Change) ([]record, error) {
	recs := make([]record, len(changes))
	errs := make([]error, (len(changes)+share-1)/share)
	var group sync.WaitGroup
	for n := range errs {
		group.Go(func() {
			for i := n * share; i < min((n+1)*share, len(changes)) && errs[n] == nil; i++ {
				recs[i], errs[n] = newRecord(&changes[i])
			}
		})
	}
	group.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return recs, nil
}

// newRecord checks a change and writes it as a record without a place.
func newRecord(c *marz.Change) (record, error) {
	for _, f := range []struct{ name, value string }{{"id", c.ID}, {"author", c.Author}, {"kind", string(c.Kind)}} {
		if err := checkWord(f.name, f.value); err != nil {
			return record{}, err
		}
	}
	body, err := encode(c)
	if err != nil {
		return record{}, err
	}
	if len(body) > maxBody {
		return record{}, marz.Errorf(marz.TooLarge, "change %q has %d bytes; %d at most", c.ID, len(body), maxBody)
	}
	return record{author: c.Author, id: c.ID, body: body}, nil
}

// encode writes {"kind","subject","body"}; the body is kept byte for byte.
func encode(c *marz.Change) ([]byte, error) {
	inner := []byte(c.Body)
	if len(inner) == 0 {
		inner = []byte("null")
	}
	if !json.Valid(inner) {
		return nil, marz.Errorf(marz.Invalid, "change %q: the body is not JSON", c.ID)
	}
	kind, err := json.Marshal(string(c.Kind))
	if err != nil {
		return nil, err
	}
	subject, err := json.Marshal(c.Subject)
	if err != nil {
		return nil, err
	}
	return slices.Concat([]byte(`{"kind":`), kind, []byte(`,"subject":`), subject, []byte(`,"body":`), inner, []byte(`}`)), nil
}

// checkWord checks a text that both databases must be able to keep as it is.
func checkWord(name, s string) error {
	switch {
	case s == "":
		return marz.Errorf(marz.Invalid, "a change without %s: every change needs one", name)
	case len(s) > maxWord:
		return marz.Errorf(marz.TooLarge, "the %s of a change has %d bytes; %d at most", name, len(s), maxWord)
	case !utf8.ValidString(s) || strings.ContainsRune(s, 0):
		return marz.Errorf(marz.Invalid, "the %s %q of a change is not clean UTF-8", name, s)
	}
	return nil
}

// entry reads the change out of a proved record.
func (r *record) entry() (marz.Entry, error) {
	e := marz.Entry{Seq: r.seq, At: time.UnixMicro(r.at).UTC(), Hash: r.hash}
	if err := json.Unmarshal(r.body, &e.Change); err != nil {
		return e, &Damage{Seq: r.seq, Why: "its body is not a change: " + err.Error()}
	}
	e.ID, e.Author = r.id, r.author
	return e, nil
}
