package web

import (
	"net/http"
	"net/url"

	"marz/geo"
	"marz/internal/marz"
)

// readSpace reads the box, and the systems of the box and of the answer.
func (p *parameters) readSpace(v url.Values) error {
	var err error
	if p.crs, err = parseCRS("crs", v.Get("crs")); err != nil {
		return err
	}
	boxCRS, err := parseCRS("bbox-crs", v.Get("bbox-crs"))
	if err != nil {
		return err
	}
	if s := v.Get("bbox"); s != "" {
		b, err := parseBox(s, boxCRS)
		if err != nil {
			return err
		}
		p.Box = &b
	}
	return nil
}

// parseCRS reads a reference system; "" is the one of storage. Name is the parameter's.
func parseCRS(name, s string) (geo.CRS, error) {
	if s == "" {
		return geo.CRS84, nil
	}
	crs, err := geo.ParseCRS(s)
	if err != nil {
		return crs, marz.Errorf(marz.Invalid, "%s: %w", name, err)
	}
	return crs, nil
}

// parseBox reads a box given in a reference system and its order of axes.
func parseBox(s string, crs geo.CRS) (geo.Box, error) {
	b, err := crs.ParseBox(s)
	if err != nil {
		return b, marz.Errorf(marz.Invalid, "bbox: %w", err)
	}
	return b, nil
}

// setCRS says in which system the coordinates of an answer are.
func setCRS(w http.ResponseWriter, crs geo.CRS) { w.Header().Set("Content-Crs", "<"+crs.URI+">") }
