package encode

import (
	"io"
	"iter"
	"strings"

	"marz/internal/marz"
)

// GeoJSON writes a FeatureCollection (RFC 7946). Members holds further members of the
// collection as JSON, without braces: "numberMatched":12,"links":[]; it may be empty.
func GeoJSON(w io.Writer, features iter.Seq2[marz.Feature, error], members []byte) error {
	out := sink{w: w}
	out.buf = append(out.buf, `{"type":"FeatureCollection",`...)
	if len(members) > 0 {
		out.buf = append(append(out.buf, members...), ',')
	}
	out.buf = append(out.buf, `"features":[`...)
	separator := "\n"
	for f, err := range features {
		if err != nil {
			return err
		}
		out.buf = append(append(out.buf, separator...), f.JSON...)
		separator = ",\n"
		if err := out.drain(); err != nil {
			return err
		}
	}
	out.buf = append(out.buf, "\n]}\n"...)
	return out.flush()
}

// GeoJSONSeq writes a GeoJSON text sequence (RFC 8142): each feature after a record
// separator, on a line of its own.
func GeoJSONSeq(w io.Writer, features iter.Seq2[marz.Feature, error]) error {
	const recordSeparator = 0x1e
	out := sink{w: w}
	for f, err := range features {
		if err != nil {
			return err
		}
		out.buf = append(append(append(out.buf, recordSeparator), f.JSON...), '\n')
		if err := out.drain(); err != nil {
			return err
		}
	}
	return out.flush()
}

// WithMembers returns a feature's bytes with further members, as JSON without braces.
func WithMembers(feature string, members []byte) string {
	return strings.TrimSuffix(feature, "}") + "," + string(members) + "}"
}
