package encode

import (
	"bytes"
	"encoding/json"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"marz/geo"
	"marz/internal/marz"
)

// GeoJSON writes a FeatureCollection (RFC 7946). Members holds further members of the
// collection as JSON, without braces: "numberMatched":12,"links":[]; it may be empty.
func GeoJSON(w io.Writer, features iter.Seq2[marz.Feature, error], members []byte) error {
	if _, err := io.WriteString(w, `{"type":"FeatureCollection",`); err != nil {
		return err
	}
	if len(members) > 0 {
		if _, err := w.Write(append(slices.Clone(members), ',')); err != nil {
			return err
		}
	}
	if _, err := io.WriteString(w, `"features":[`); err != nil {
		return err
	}
	separator := "\n"
	for f, err := range features {
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, separator); err != nil {
			return err
		}
		if _, err := io.WriteString(w, f.JSON); err != nil {
			return err
		}
		separator = ",\n"
	}
	_, err := io.WriteString(w, "\n]}\n")
	return err
}

// GeoJSONSeq writes a GeoJSON text sequence (RFC 8142): each feature after a record
// separator, on a line of its own.
func GeoJSONSeq(w io.Writer, features iter.Seq2[marz.Feature, error]) error {
	for f, err := range features {
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, "\x1e"+f.JSON+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// WithMembers returns a feature's bytes with further members, as JSON without braces.
func WithMembers(feature string, members []byte) string {
	return strings.TrimSuffix(feature, "}") + "," + string(members) + "}"
}

// Project returns the features with their geometries in another reference system.
func Project(features iter.Seq2[marz.Feature, error], crs geo.CRS) iter.Seq2[marz.Feature, error] {
	if crs.URI == geo.CRS84.URI {
		return features
	}
	return func(yield func(marz.Feature, error) bool) {
		for f, err := range features {
			if err == nil && f.Geometry != nil {
				f = reproject(f, crs)
			}
			if !yield(f, err) {
				return
			}
		}
	}
}

// reproject writes the geometry anew and leaves every other byte as it is.
func reproject(f marz.Feature, crs geo.CRS) marz.Feature {
	old := string(geo.AppendGeoJSON(nil, f.Geometry))
	f.Geometry = crs.Project(f.Geometry)
	f.JSON = strings.Replace(f.JSON, old, string(geo.AppendGeoJSON(nil, f.Geometry)), 1)
	return f
}

// Select returns the features with the named properties only, in the order named.
func Select(features iter.Seq2[marz.Feature, error], names []string) iter.Seq2[marz.Feature, error] {
	if len(names) == 0 {
		return features
	}
	return func(yield func(marz.Feature, error) bool) {
		for f, err := range features {
			if err == nil {
				f, err = selectOf(f, names)
			}
			if !yield(f, err) {
				return
			}
		}
	}
}

func selectOf(f marz.Feature, names []string) (marz.Feature, error) {
	var doc struct {
		ID         json.RawMessage            `json:"id"`
		Properties map[string]json.RawMessage `json:"properties"`
	}
	if err := json.Unmarshal([]byte(f.JSON), &doc); err != nil {
		return f, err
	}
	var b bytes.Buffer
	b.WriteString(`{"type":"Feature","id":`)
	b.Write(doc.ID)
	b.WriteString(`,"geometry":`)
	b.Write(geo.AppendGeoJSON(nil, f.Geometry))
	b.WriteString(`,"properties":{`)
	for i, n := range names {
		if i > 0 {
			b.WriteByte(',')
		}
		v, ok := doc.Properties[n]
		if !ok {
			v = json.RawMessage("null")
		}
		b.WriteString(strconv.Quote(n))
		b.WriteByte(':')
		b.Write(v)
	}
	b.WriteString("}}")
	f.JSON = b.String()
	return f, nil
}
