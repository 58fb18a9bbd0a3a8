package web

import (
	"net/http"
	"strings"

	"marz/internal/ogc"
)

// site is the address under which the client reached us: what a proxy says of it
// (Forwarded, RFC 7239, or X-Forwarded-*), else the request's own host.
func (s *server) site(r *http.Request) ogc.Site {
	scheme, host := "http", r.Host
	if r.TLS != nil {
		scheme = "https"
	}
	prefix := s.Prefix
	if v := first(r.Header.Get("X-Forwarded-Proto")); v == "http" || v == "https" {
		scheme = v
	}
	if v := first(r.Header.Get("X-Forwarded-Host")); validHost(v) {
		host = v
	}
	if v := first(r.Header.Get("X-Forwarded-Prefix")); strings.HasPrefix(v, "/") && validPath(v) {
		prefix = v
	}
	for pair := range strings.SplitSeq(first(r.Header.Get("Forwarded")), ";") {
		k, v, _ := strings.Cut(strings.TrimSpace(pair), "=")
		v = strings.Trim(v, `"`)
		switch strings.ToLower(k) {
		case "proto":
			if v == "http" || v == "https" {
				scheme = v
			}
		case "host":
			if validHost(v) {
				host = v
			}
		}
	}
	return ogc.Site{Base: scheme + "://" + host + strings.TrimRight(prefix, "/")}
}

// first is the first of a list of values: what the outermost proxy says.
func first(header string) string {
	v, _, _ := strings.Cut(header, ",")
	return strings.TrimSpace(v)
}

func validHost(h string) bool {
	return h != "" && len(h) < 256 && !strings.ContainsAny(h, "/\\?#@<>\"' ")
}

func validPath(p string) bool { return len(p) < 256 && !strings.ContainsAny(p, "\\?#<>\"' ") }
