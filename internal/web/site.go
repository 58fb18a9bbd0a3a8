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
	said := forwarded(r.Header.Get("Forwarded"))
	for _, v := range []string{first(r.Header.Get("X-Forwarded-Proto")), said["proto"]} {
		if v == "http" || v == "https" {
			scheme = v
		}
	}
	for _, v := range []string{first(r.Header.Get("X-Forwarded-Host")), said["host"]} {
		if validHost(v) {
			host = v
		}
	}
	return ogc.Site{Base: scheme + "://" + host + s.prefix(r)}
}

// prefix is the path below which a proxy serves us, without a slash at its end.
func (s *server) prefix(r *http.Request) string {
	prefix := s.Prefix
	if v := first(r.Header.Get("X-Forwarded-Prefix")); strings.HasPrefix(v, "/") && !strings.HasPrefix(v, "//") && validPath(v) {
		prefix = v
	}
	return strings.TrimRight(prefix, "/")
}

// forwarded reads the pairs of the first, outermost, element of a Forwarded header.
func forwarded(header string) map[string]string {
	out := map[string]string{}
	for pair := range strings.SplitSeq(first(header), ";") {
		k, v, _ := strings.Cut(strings.TrimSpace(pair), "=")
		out[strings.ToLower(k)] = strings.Trim(v, `"`)
	}
	return out
}

// first is the first of a list of values: what the outermost proxy says.
func first(header string) string {
	v, _, _ := strings.Cut(header, ",")
	return strings.TrimSpace(v)
}

// validHost lets through what a host may be made of, so that no header can put anything
// else into our links.
func validHost(h string) bool {
	return h != "" && len(h) < 256 && strings.Trim(h, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_:[]") == ""
}

// validPath does the same for a path.
func validPath(p string) bool {
	return len(p) < 256 && strings.Trim(p, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_~/") == ""
}
