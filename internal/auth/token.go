package auth

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"marz/internal/marz"
)

// Scope is what a token allows.
type Scope string

// The scopes. Admin includes all others.
const (
	ReadDrafts Scope = "read:drafts" // see what waits for review
	Write      Scope = "write"       // submit dispatches, correct drafts
	Review     Scope = "review"      // accept and reject; includes read:drafts
	Admin      Scope = "admin"       // everything, tokens too
)

// Scopes lists every scope.
var Scopes = []Scope{ReadDrafts, Write, Review, Admin}

// Token is a token as the log keeps it. It does not contain the secret.
type Token struct {
	ID      string    `json:"id"`     // public: names the token in lists and in the secret
	Name    string    `json:"name"`   // of the person or program; the author of what it writes
	SHA256  string    `json:"sha256"` // of the whole secret, hex
	Scopes  []Scope   `json:"scopes"`
	Created time.Time `json:"created"`
	Expires time.Time `json:"expires,omitzero"` // zero: never
	Revoked time.Time `json:"revoked,omitzero"` // zero: valid
}

const (
	prefix  = "marz_"
	idBytes = 6
	keySize = 32 // bytes: 256 random bits
	maxName = 64 // code points of a name
)

// NewToken makes a token for name and the secret that goes with it. The secret cannot be
// had again. A zero expires is never.
func NewToken(name string, scopes []Scope, now, expires time.Time) (secret string, t Token, err error) {
	if err := checkName(name); err != nil {
		return "", t, err
	}
	if len(scopes) == 0 {
		return "", t, marz.Errorf(marz.Invalid, "scope: a token needs at least one of %s", marz.Join(Scopes))
	}
	for _, s := range scopes {
		if !slices.Contains(Scopes, s) {
			return "", t, marz.Errorf(marz.Invalid, "scope: %q is not known: use %s", s, marz.Join(Scopes))
		}
	}
	if !expires.IsZero() && !expires.After(now) {
		return "", t, marz.Errorf(marz.Invalid, "expires: %s is past: name a time to come", expires.Format(time.RFC3339))
	}
	var random [idBytes + keySize]byte
	rand.Read(random[:]) // never fails: crypto/rand ends the program instead
	id := hex.EncodeToString(random[:idBytes])
	secret = prefix + id + "_" + base64.RawURLEncoding.EncodeToString(random[idBytes:])
	sum := sha256.Sum256([]byte(secret))
	return secret, Token{
		ID: id, Name: name, SHA256: hex.EncodeToString(sum[:]), Scopes: slices.Clone(scopes),
		Created: now.UTC().Truncate(time.Second), Expires: expires.UTC(),
	}, nil
}

func checkName(name string) error {
	switch {
	case strings.TrimSpace(name) != name || name == "":
		return marz.Errorf(marz.Invalid, "name: %q is no name: say for whom the token is, without spaces around it", name)
	case len([]rune(name)) > maxName:
		return marz.Errorf(marz.Invalid, "name: %d characters at most", maxName)
	case name == "marz":
		return marz.Errorf(marz.Invalid, "name: \"marz\" signs what is bundled with the program: choose another")
	case strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }):
		return marz.Errorf(marz.Invalid, "name: %q has characters that cannot be printed", name)
	}
	return nil
}

// Change writes the token, or its revocation, as a change of the log.
func (t Token) Change(author string) (marz.Change, error) {
	body, err := json.Marshal(t)
	if err != nil {
		return marz.Change{}, err
	}
	id := "token:" + t.ID
	if !t.Revoked.IsZero() {
		id += ":revoked"
	}
	return marz.Change{ID: id, Author: author, Kind: marz.PutToken, Subject: t.ID, Body: body}, nil
}

// Revoke returns the token as it is after its revocation; a revoked one stays as it is.
func (t Token) Revoke(now time.Time) Token {
	if t.Revoked.IsZero() {
		t.Revoked = now.UTC().Truncate(time.Second)
	}
	return t
}

// State says in a word whether the token is valid at the time: valid, expired, revoked.
func (t Token) State(now time.Time) string {
	switch {
	case !t.Revoked.IsZero():
		return "revoked"
	case !t.Expires.IsZero() && !now.Before(t.Expires):
		return "expired"
	}
	return "valid"
}

// ParseScopes reads scopes that are separated by commas or spaces.
func ParseScopes(s string) ([]Scope, error) {
	var out []Scope
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' }) {
		scope := Scope(word)
		if !slices.Contains(Scopes, scope) {
			return nil, marz.Errorf(marz.Invalid, "scope: %q is not known: use %s", word, marz.Join(Scopes))
		}
		if !slices.Contains(out, scope) {
			out = append(out, scope)
		}
	}
	if len(out) == 0 {
		return nil, marz.Errorf(marz.Invalid, "scope: name at least one of %s", marz.Join(Scopes))
	}
	return out, nil
}

// maxDays bounds an expiry in days: about a hundred years.
const maxDays = 36_525

// ParseExpires reads when a token ends: a number of days ("90d"), a day that is the last
// one in Kabul ("2027-01-31"), or "never", which gives the zero time.
func ParseExpires(s string, now time.Time) (time.Time, error) {
	if s == "never" {
		return time.Time{}, nil
	}
	if digits, ok := strings.CutSuffix(s, "d"); ok {
		if n, err := strconv.Atoi(digits); err == nil && n > 0 && n <= maxDays {
			return now.AddDate(0, 0, n), nil
		}
	}
	day, err := marz.ParseDay(s)
	if err != nil || day == marz.LastDay {
		return time.Time{}, marz.Errorf(marz.Invalid, "expires: %q is not understood: use days (90d), the last day (2027-01-31), or never", s)
	}
	end := (day + 1).Start()
	if !end.After(now) {
		return time.Time{}, marz.Errorf(marz.Invalid, "expires: %s is past: name a day to come", s)
	}
	return end, nil
}

// String names the token without what could be used.
func (t Token) String() string { return fmt.Sprintf("token %s of %s", t.ID, t.Name) }
