package web

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"marz/internal/marz"
)

// newProperties are those of an event that is created. Without claims they make one.
var newProperties = []string{
	"type", "place", "title", "title_fr", "claims", "start", "end", "date_precision", "actor", "target", "claimants",
	"dispatches", "stance", "side", "claimant", "summary", "summary_fr",
}

// claimsOf returns the claims that a new event stands on: those sent with it, or one made
// of its properties. A claim that names no dispatch is the writer's own word: the desk
// files a dispatch for it.
func (w *writer) claimsOf(in *eventBody, e marz.Event) ([]marz.Claim, error) {
	for _, name := range slices.Sorted(maps.Keys(in.Properties)) {
		if !slices.Contains(newProperties, name) && !isNull(in.Properties[name]) {
			return nil, unprocessable(marz.Errorf(marz.Invalid, "properties: %.40q is not read here: use %s", name, strings.Join(newProperties, ", ")))
		}
	}
	if raw := in.Properties["claims"]; !isNull(raw) {
		var list []marz.Claim
		if err := readJSON(raw, &list); err != nil {
			return nil, unprocessable(err)
		}
		if len(list) > 0 {
			return list, nil
		}
	}
	c := marz.Claim{Type: e.Type, Place: e.Place, Certainty: marz.Asserted}
	var stance, side, dispatch, principal string
	for _, f := range []struct {
		name string
		to   *string
	}{
		{"actor", &c.Actor}, {"target", &c.Target}, {"stance", &stance}, {"side", &side}, {"claimant", &c.Claimant},
		{"summary", &c.Summary.EN}, {"summary_fr", &c.Summary.FR},
	} {
		var err error
		if *f.to, err = in.text(f.name); err != nil {
			return nil, err
		}
	}
	var err error
	if dispatch, err = in.single("dispatches"); err != nil {
		return nil, err
	}
	if principal, err = in.single("claimants"); err != nil {
		return nil, err
	}
	c.Stance, c.Side, c.Dispatch, c.Principal = marz.Stance(stance), marz.Side(side), dispatch, principal
	c.Happened, err = in.happened()
	return []marz.Claim{c}, err
}

// single reads a property that is a text or a list of one text.
func (e *eventBody) single(name string) (string, error) {
	raw := e.Properties[name]
	var list []string
	if isNull(raw) || json.Unmarshal(raw, &list) != nil {
		return e.text(name)
	}
	switch len(list) {
	case 0:
		return "", nil
	case 1:
		return list[0], nil
	}
	return "", unprocessable(marz.Errorf(marz.Invalid, "properties: %s: %d of them; send several claims as \"claims\"", name, len(list)))
}

// happened reads when it happened.
func (e *eventBody) happened() (marz.Interval, error) {
	var i marz.Interval
	for name, to := range map[string]*marz.Day{"start": &i.From, "end": &i.To} {
		text, err := e.text(name)
		if err != nil {
			return i, err
		}
		if text == "" {
			continue
		}
		if *to, err = marz.ParseDay(text); err != nil {
			return i, unprocessable(marz.Errorf(marz.Invalid, "properties: %s: %v", name, err))
		}
	}
	precision, err := e.text("date_precision")
	i.Precision = marz.Precision(precision)
	switch {
	case i.From != 0 && i.To == 0 && precision == "":
		i = marz.On(i.From)
	case precision != "":
	case i.From == 0 && i.To == 0:
		i.Precision = marz.PrecisionUnknown
	case i.From == 0:
		i.Precision = marz.PrecisionByDay
	case i.From == i.To:
		i.Precision = marz.PrecisionDay
	default:
		i.Precision = marz.PrecisionRange
	}
	return i, err
}
