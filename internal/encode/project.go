package encode

import (
	"iter"
	"strings"

	"marz/geo"
	"marz/internal/marz"
)

// Project returns the features with their geometries in another reference system, in its
// axis order. Every byte beside the geometry stays as it is.
func Project(features iter.Seq2[marz.Feature, error], crs geo.CRS) iter.Seq2[marz.Feature, error] {
	if crs.URI == geo.CRS84.URI {
		return features
	}
	return each(features, func(f marz.Feature) (marz.Feature, error) {
		if f.Geometry == nil {
			return f, nil
		}
		const member = `"geometry":`
		old := member + string(geo.AppendGeoJSON(nil, f.Geometry))
		before, after, ok := strings.Cut(f.JSON, old)
		if !ok {
			return f, marz.Errorf(marz.Internal, "feature %q: its bytes do not hold its geometry", f.ID)
		}
		f.Geometry = crs.Project(f.Geometry)
		f.JSON = before + string(geo.AppendGeoJSON([]byte(member), f.Geometry)) + after
		return f, nil
	})
}

// each applies one to every feature; a failure ends the stream.
func each(features iter.Seq2[marz.Feature, error], one func(marz.Feature) (marz.Feature, error)) iter.Seq2[marz.Feature, error] {
	return func(yield func(marz.Feature, error) bool) {
		for f, err := range features {
			if err == nil {
				f, err = one(f)
			}
			if !yield(f, err) || err != nil {
				return
			}
		}
	}
}
