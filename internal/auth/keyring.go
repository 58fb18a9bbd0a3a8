package auth

import (
	"cmp"
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"time"

	"marz/internal/marz"
)

// Principal is who a request comes from.
type Principal struct {
	Name   string // the author of what it writes
	Token  string // the public id of its token
	Scopes []Scope
}

// Has reports whether the principal may do what the scope names.
func (p Principal) Has(s Scope) bool {
	return slices.Contains(p.Scopes, s) || slices.Contains(p.Scopes, Admin) ||
		s == ReadDrafts && slices.Contains(p.Scopes, Review)
}

// Keyring holds the tokens of the log. The zero value is empty and lets nobody in.
type Keyring struct {
	mu     sync.RWMutex
	tokens map[string]Token // by public id
}

// Apply takes over a token, or its revocation, from an entry of the log; entries of
// other kinds are passed over. Entries come in the order of the log.
func (k *Keyring) Apply(e marz.Entry) error {
	if e.Kind != marz.PutToken {
		return nil
	}
	var t Token
	if err := json.Unmarshal(e.Body, &t); err != nil {
		return marz.Errorf(marz.Invalid, "entry %d of the log is not a token: %w", e.Seq, err)
	}
	if t.ID == "" || t.ID != e.Subject {
		return marz.Errorf(marz.Invalid, "entry %d of the log is a token without its id", e.Seq)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.tokens == nil {
		k.tokens = map[string]Token{}
	}
	k.tokens[t.ID] = t
	return nil
}

// Tokens lists the tokens, oldest first.
func (k *Keyring) Tokens() []Token {
	k.mu.RLock()
	defer k.mu.RUnlock()
	out := make([]Token, 0, len(k.tokens))
	for _, t := range k.tokens {
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b Token) int { return cmp.Or(a.Created.Compare(b.Created), cmp.Compare(a.ID, b.ID)) })
	return out
}

// Token finds a token by its public id.
func (k *Keyring) Token(id string) (Token, bool) {
	k.mu.RLock()
	defer k.mu.RUnlock()
	t, ok := k.tokens[id]
	return t, ok
}

// Check says who has the secret. The error is marz.Unauthorized and does not tell an
// unknown secret from a wrong one.
func (k *Keyring) Check(secret string, now time.Time) (Principal, error) {
	sum := sha256.Sum256([]byte(secret))
	rest, _ := strings.CutPrefix(secret, prefix)
	id, _, _ := strings.Cut(rest, "_")
	t, found := k.Token(id)
	want, err := hex.DecodeString(t.SHA256)
	if err != nil || len(want) != len(sum) {
		want, found = make([]byte, len(sum)), false
	}
	if subtle.ConstantTimeCompare(sum[:], want) != 1 || !found {
		return Principal{}, marz.Errorf(marz.Unauthorized, "the token is not known here: ask the operator for one (marz token create)")
	}
	if state := t.State(now); state != "valid" {
		return Principal{}, marz.Errorf(marz.Unauthorized, "the token %s is %s: ask the operator for a new one", t.ID, state)
	}
	return Principal{Name: t.Name, Token: t.ID, Scopes: t.Scopes}, nil
}

type principalKey struct{}

// With returns a context that carries who asks.
func With(ctx context.Context, p Principal) context.Context {
	return context.WithValue(ctx, principalKey{}, p)
}

// From returns who asks; ok is false for somebody without a token.
func From(ctx context.Context) (p Principal, ok bool) {
	p, ok = ctx.Value(principalKey{}).(Principal)
	return p, ok
}
