package geo

import (
	"fmt"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
	"github.com/paulmach/orb/encoding/wkt"
)

// AppendWKB appends g as little-endian OGC Well-Known Binary; a nil geometry appends nothing.
func AppendWKB(dst []byte, g orb.Geometry) ([]byte, error) {
	if g == nil {
		return dst, nil
	}
	b, err := wkb.Marshal(g)
	if err != nil {
		return dst, fmt.Errorf("geometry of type %s has no WKB form: %w", g.GeoJSONType(), err)
	}
	return append(dst, b...), nil
}

// ParseWKB reads OGC Well-Known Binary; no bytes are a nil geometry.
func ParseWKB(data []byte) (orb.Geometry, error) {
	if len(data) == 0 {
		return nil, nil
	}
	g, err := wkb.Unmarshal(data)
	if err != nil {
		return nil, fmt.Errorf("not well-known binary: %w", err)
	}
	return g, nil
}

// AppendWKT appends g as Well-Known Text, (lon lat); a nil geometry appends nothing.
func AppendWKT(dst []byte, g orb.Geometry) []byte {
	if g == nil {
		return dst
	}
	return append(dst, wkt.MarshalString(g)...)
}
