package marz

import (
	"errors"
	"fmt"
)

// Kind says what sort of failure an Error is; the web turns it into a status and
// the command line into an exit code.
type Kind int

// The kinds of failure.
const (
	Internal     Kind = iota // a fault of ours: logged, never explained to the caller
	Invalid                  // the input is wrong; the message says what would be right
	NotFound                 // there is no such thing
	Gone                     // there was such a thing and it was retracted
	Conflict                 // the state does not allow it, or another writer came first
	Stale                    // If-Match names an older revision
	Required                 // a precondition (If-Match) is missing
	Unauthorized             // no valid token
	Forbidden                // the token does not reach that far
	TooLarge                 // the input is over a limit
	Unavailable              // not now: retry later
	Unsupported              // a media type or format that is not served or read
)

// Error is a failure with a message for the one who asked, apart from its cause,
// which is for the log only.
type Error struct {
	Kind Kind
	Msg  string // what was wrong, where, what would be right; safe to send
	Err  error  // the private cause, or nil
}

// Error returns the public message.
func (e *Error) Error() string { return e.Msg }

// Unwrap returns the private cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an Error of the given kind. A wrapped error (%w) becomes the cause.
func Errorf(kind Kind, format string, args ...any) *Error {
	err := fmt.Errorf(format, args...)
	return &Error{Kind: kind, Msg: err.Error(), Err: errors.Unwrap(err)}
}

// KindOf returns the kind of the first Error in err's chain; Internal when there is none.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}
