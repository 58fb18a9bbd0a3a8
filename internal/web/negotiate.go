package web

import (
	"net/http"
	"strconv"
	"strings"

	"marz/internal/marz"
	"marz/internal/ogc"
)

// format is a form of an answer: its name for f=, its media type, and what a person
// calls it.
type format struct{ name, typ, label string }

var (
	asJSON    = format{"json", ogc.JSON, "JSON"}
	asGeoJSON = format{"json", ogc.GeoJSON, "GeoJSON"}
	asSeq     = format{"geojsonseq", ogc.GeoJSONSeq, "GeoJSON text sequence"}
	asCSV     = format{"csv", ogc.CSV, "CSV"}
	asParquet = format{"parquet", ogc.Parquet, "GeoParquet"}
	asTile    = format{"mvt", ogc.Tile, "vector tile"}
	asHTML    = format{"html", ogc.HTML, "page"}
	asSchema  = format{"json", ogc.SchemaJSON, "JSON Schema"}
	asOpenAPI = format{"json", ogc.OpenAPI, "OpenAPI 3.0"}
	asProblem = format{"json", ogc.Problem, "problem"}
)

// aliases are other names of formats.
var aliases = map[string]string{"geojson": "json", "jsonl": "geojsonseq", "geojsonl": "geojsonseq"}

// negotiate chooses among the offers, the first of which is the default: by f=, else by
// Accept. A wildcard gets the default; a browser, which names text/html, gets HTML.
func negotiate(h http.Header, f string, offers ...format) (format, error) {
	if f != "" {
		return byName(f, offers)
	}
	accept := strings.Join(h.Values("Accept"), ",")
	if strings.TrimSpace(accept) == "" {
		return offers[0], nil
	}
	best, quality := format{}, 0.0
	for _, o := range offers {
		if q := accepts(accept, o.typ); q > quality {
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

func byName(f string, offers []format) (format, error) {
	name := f
	if a, ok := aliases[f]; ok {
		name = a
	}
	names := make([]string, len(offers))
	for i, o := range offers {
		if o.name == name || o.typ == name {
			return o, nil
		}
		names[i] = o.name
	}
	return format{}, marz.Errorf(marz.Invalid, "f: %.40q is not a format of this resource: use one of %s", f, strings.Join(names, ", "))
}

// accepts returns the quality that an Accept header gives to a type (RFC 9110, 12.5.1):
// that of the most specific range that holds it. JSON stands for the types made of it.
func accepts(header, typ string) float64 {
	quality, specific := 0.0, -1
	base, _, _ := strings.Cut(typ, ";")
	for part := range strings.SplitSeq(header, ",") {
		fields := strings.Split(part, ";")
		level := matches(strings.ToLower(strings.TrimSpace(fields[0])), base)
		if level > specific {
			quality, specific = weight(fields[1:]), level
		}
	}
	return quality
}

// weight returns the q of a range's parameters: 1 where there is none, 0 where it is
// no number from 0 to 1.
func weight(params []string) float64 {
	for _, p := range params {
		if v, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(p)), "q="); ok {
			q, err := strconv.ParseFloat(v, 64)
			if err != nil || !(q >= 0 && q <= 1) {
				return 0
			}
			return q
		}
	}
	return 1
}

// matches returns how closely a range names a type: 3 exactly, 0 by */*, -1 not at all.
func matches(want, typ string) int {
	main, _, _ := strings.Cut(typ, "/")
	switch {
	case want == typ:
		return 3
	case want == ogc.JSON && strings.HasSuffix(typ, "+json"):
		return 2
	case want == main+"/*":
		return 1
	case want == "*/*":
		return 0
	}
	return -1
}

// acceptsGzip reports whether the client can read gzip.
func acceptsGzip(h http.Header) bool {
	any := false
	for part := range strings.SplitSeq(strings.Join(h.Values("Accept-Encoding"), ","), ",") {
		fields := strings.Split(part, ";")
		switch strings.ToLower(strings.TrimSpace(fields[0])) {
		case "gzip", "x-gzip":
			return weight(fields[1:]) > 0
		case "*":
			any = weight(fields[1:]) > 0
		}
	}
	return any
}
