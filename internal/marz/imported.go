package marz

// Imported is a row of a foreign data set, in Marz's terms: the body of a change of kind
// PutImported. A newer change of the same subject replaces it and leaves it as a revision.
type Imported struct {
	Source string `json:"source"` // the data set: acled, ucdp, or what the operator calls it
	Row    string `json:"row"`    // the row's own id there
	// Stamp grows with the row's revisions where the source dates them: seconds since
	// 1970-01-01T00:00:00Z. A row with a smaller stamp than one that is known is older,
	// whenever it was imported. Zero where the source has none.
	Stamp int64 `json:"stamp,omitempty"`
	// Restricted: the source's terms forbid to pass it on. It is for the operator's own
	// eyes, and in no answer unless the operator asks.
	Restricted bool       `json:"restricted,omitempty"`
	Actors     []Actor    `json:"actors,omitempty"`
	Dispatches []Dispatch `json:"dispatches,omitempty"`
	Events     []Event    `json:"events,omitempty"`
	Claims     []Claim    `json:"claims,omitempty"`
}

// Validate reports the first thing wrong with a row or with a part of it.
func (r *Imported) Validate() error {
	if err := firstError(
		func() error { return required("source", r.Source) },
		func() error { return required("row", r.Row) },
	); err != nil {
		return err
	}
	return firstError(
		func() error { return each(r.Actors, (*Actor).Validate) },
		func() error { return each(r.Dispatches, (*Dispatch).Validate) },
		func() error { return each(r.Events, (*Event).Validate) },
		func() error { return each(r.Claims, (*Claim).Validate) },
	)
}

func each[T any](list []T, check func(*T) error) error {
	for i := range list {
		if err := check(&list[i]); err != nil {
			return err
		}
	}
	return nil
}
