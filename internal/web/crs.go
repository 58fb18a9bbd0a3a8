package web

import (
	"errors"
	"net/http"

	"marz/geo"
	"marz/internal/cql2"
	"marz/internal/marz"
)

// parseBox reads a box given in a reference system.
func parseBox(s string, crs geo.CRS) (geo.Box, error) {
	b, err := crs.ParseBox(s)
	if err != nil {
		return b, marz.Errorf(marz.Invalid, "bbox: %w", err)
	}
	return b, nil
}

// filterIn returns a filter whose literals are in a reference system in the stored one.
func filterIn(f *cql2.Expr, crs geo.CRS) (*cql2.Expr, error) {
	if crs.URI == geo.CRS84.URI {
		return f, nil
	}
	out, err := f.Unproject(crs)
	if err != nil {
		return nil, filterError(err)
	}
	return out, nil
}

// filterError gives an error of the filter language its kind.
func filterError(err error) error {
	kind := marz.Invalid
	var e *cql2.Error
	if errors.As(err, &e) && e.TooLarge {
		kind = marz.TooLarge
	}
	return &marz.Error{Kind: kind, Msg: err.Error(), Err: err}
}

// setCRS says in which system the coordinates of an answer are.
func setCRS(w http.ResponseWriter, crs geo.CRS) { w.Header().Set("Content-Crs", "<"+crs.URI+">") }
