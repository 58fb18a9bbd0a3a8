package catalog

import (
	"slices"

	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// dispatch makes the entry of a dispatch, drawn at the places that it speaks of.
func (b builder) dispatch(id string) []draft {
	d, ok := b.dispatches[id]
	pub := d.Published.Last()
	if !ok || pub == 0 {
		return nil
	}
	claims := slices.Sorted(slices.Values(b.byDispatch[id]))
	var borders, places []string
	for _, c := range claims {
		places = append(places, b.claims[c].Place)
	}
	places = set(places)
	var points orb.MultiPoint
	for _, p := range places {
		if at, ok := b.at.Place(p); ok && at.Kind != marz.KindCountry {
			points = append(points, at.Point)
			if at.Border != "" {
				borders = append(borders, at.Border)
			}
		}
	}
	title := d.Title
	if title.EN == "" {
		title.EN = d.Agency + ", " + pub.String()
	}
	out := draft{id: id, known: marz.Interval{From: pub}, time: marz.On(pub), seq: b.changed(Dispatches, id), values: map[string]any{
		"title": title.EN, "title_fr": title.FR, "agency": d.Agency, "publisher": d.Publisher, "lang": d.Lang, "published": pub,
		"published_how": d.PublishedHow, "url": d.URL, "sha256": d.SHA256, "rights": d.Rights,
		"borders": set(borders), "places": places, "claims": claims,
	}}
	if len(points) > 0 {
		out.geom = points
	}
	return []draft{out}
}
