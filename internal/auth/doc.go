// Package auth knows who may write: bearer tokens with scopes, an expiry and a
// revocation, kept in the change log as SHA-256 of a secret that is shown once. With no
// token in the log nobody may write over HTTP.
//
// It never stores or logs a secret, never reads one from a URL, and decides nothing
// about what is written.
package auth
