package web

import (
	"net/http"
	"strconv"
	"strings"

	"marz/internal/marz"
	"marz/internal/ogc"
)

// format is a form of an answer: its name for f=, and its media type.
type format struct{ name, typ string }

var (
	asJSON    = format{"json", ogc.JSON}
	asGeoJSON = format{"json", ogc.GeoJSON}
	asSeq     = format{"geojsonseq", ogc.GeoJSONSeq}
	asCSV     = format{"csv", ogc.CSV}
	asHTML    = format{"html", ogc.HTML}
	asSchema  = format{"json", ogc.SchemaJSON}
	asOpenAPI = format{"json", ogc.OpenAPI}
)

// aliases are other names of formats.
var aliases = map[string]string{"geojson": "json", "jsonl": "geojsonseq", "geojsonl": "geojsonseq"}

// negotiate chooses among the offers, the first of which is the default: by f=, else by
// Accept. A wildcard gets the default; a browser, which names text/html, gets HTML.
func negotiate(r *http.Request, offers ...format) (format, error) {
	if f := r.URL.Query().Get("f"); f != "" {
		if a, ok := aliases[f]; ok {
			f = a
		}
		names := make([]string, len(offers))
		for i, o := range offers {
			if o.name == f || o.typ == f {
				return o, nil
			}
			names[i] = o.name
		}
		return format{}, marz.Errorf(marz.Invalid, "f: %q is not a format of this resource: use one of %s", f, strings.Join(names, ", "))
	}
	accept := r.Header.Values("Accept")
	if len(accept) == 0 {
		return offers[0], nil
	}
	best, quality := format{}, 0.0
	for _, o := range offers {
		if q := accepts(strings.Join(accept, ","), o.typ); q > quality {
			best, quality = o, q
		}
	}
	if quality == 0 {
		types := make([]string, len(offers))
		for i, o := range offers {
			types[i] = o.typ
		}
		return format{}, marz.Errorf(marz.Unsupported, "Accept: none of the types you take is served here: there are %s", strings.Join(types, ", "))
	}
	return best, nil
}

// accepts returns the quality that an Accept header gives to a type (RFC 9110, 12.5.1):
// that of the most specific range that holds it. JSON and GeoJSON stand in for each other.
func accepts(header, typ string) float64 {
	quality, specific := 0.0, -1
	base, _, _ := strings.Cut(typ, ";")
	for part := range strings.SplitSeq(header, ",") {
		fields := strings.Split(part, ";")
		want := strings.ToLower(strings.TrimSpace(fields[0]))
		level := matches(want, base)
		if level <= specific {
			continue
		}
		q := 1.0
		for _, f := range fields[1:] {
			if v, ok := strings.CutPrefix(strings.TrimSpace(f), "q="); ok {
				q, _ = strconv.ParseFloat(v, 64)
			}
		}
		quality, specific = q, level
	}
	return quality
}

func matches(want, typ string) int {
	main, _, _ := strings.Cut(typ, "/")
	switch {
	case want == typ:
		return 3
	case want == ogc.JSON && (strings.HasSuffix(typ, "+json") || typ == ogc.JSON):
		return 2
	case want == main+"/*":
		return 1
	case want == "*/*":
		return 0
	}
	return -1
}
