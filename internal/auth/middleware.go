package auth

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"marz/internal/marz"
)

// Fail answers a request with an error: 401 for marz.Unauthorized, 403 for
// marz.Forbidden. The header WWW-Authenticate is set already.
type Fail func(w http.ResponseWriter, r *http.Request, err error)

// Authenticate puts the principal of a bearer token into the request's context. A
// request without a token goes on as nobody's; one with a bad token is refused.
func (k *Keyring) Authenticate(now func() time.Time, fail Fail) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			header := r.Header.Values("Authorization")
			if len(header) == 0 {
				next.ServeHTTP(w, r)
				return
			}
			secret, err := bearer(header)
			if err != nil {
				refuse(w, r, fail, "invalid_request", err)
				return
			}
			p, err := k.Check(secret, now())
			if err != nil {
				refuse(w, r, fail, "invalid_token", err)
				return
			}
			next.ServeHTTP(w, r.WithContext(With(r.Context(), p)))
		})
	}
}

// bearer reads the header Authorization (RFC 6750, section 2.1).
func bearer(header []string) (string, error) {
	scheme, secret, _ := strings.Cut(header[0], " ")
	secret = strings.TrimLeft(secret, " ")
	if len(header) != 1 || !strings.EqualFold(scheme, "Bearer") || secret == "" || strings.ContainsAny(secret, " ,") {
		return "", marz.Errorf(marz.Unauthorized, "the header Authorization is not understood: use one \"Authorization: Bearer TOKEN\"")
	}
	return secret, nil
}

func refuse(w http.ResponseWriter, r *http.Request, fail Fail, code string, err error) {
	w.Header().Set("WWW-Authenticate", fmt.Sprintf("Bearer realm=%q, error=%q", "marz", code))
	fail(w, r, err)
}

// Require lets only requests through whose principal has the scope: 401 for nobody's,
// 403 for one that does not reach that far. It stands after Authenticate.
func (k *Keyring) Require(scope Scope, fail Fail) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			p, ok := From(r.Context())
			if ok && p.Has(scope) {
				next.ServeHTTP(w, r)
				return
			}
			w.Header().Set("WWW-Authenticate", fmt.Sprintf("Bearer realm=%q, scope=%q", "marz", scope))
			if !ok {
				fail(w, r, k.nobody(scope))
				return
			}
			w.Header().Set("WWW-Authenticate", fmt.Sprintf("Bearer realm=%q, error=%q, scope=%q", "marz", "insufficient_scope", scope))
			fail(w, r, marz.Errorf(marz.Forbidden, "the token of %s has the scopes %s and does not allow this: it needs %s", p.Name, marz.Join(p.Scopes), scope))
		})
	}
}

func (k *Keyring) nobody(scope Scope) error {
	if len(k.Tokens()) == 0 {
		return marz.Errorf(marz.Unauthorized, "nobody may do this over HTTP yet: make a token with marz token create --scope %s", scope)
	}
	return marz.Errorf(marz.Unauthorized, "this needs a token with the scope %s: send it as \"Authorization: Bearer TOKEN\"", scope)
}
