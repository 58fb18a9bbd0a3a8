package catalog

import (
	"slices"

	"marz/internal/atlas"
	"marz/internal/index"
	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// builder makes the features of what the log holds.
type builder struct {
	*model
	at *atlas.Atlas
}

// make makes the features of one subject: one for each interval of known time in which
// the same can be said of it, by the day from which it is known. There are none when the
// subject is not there.
func (b builder) make(collection, id string) ([]marz.Feature, error) {
	var drafts []draft
	switch collection {
	case Events:
		drafts = b.event(id)
	case Claims:
		drafts = b.claim(id)
	case Dispatches:
		drafts = b.dispatch(id)
	}
	var out []marz.Feature
	for _, d := range drafts {
		f, err := d.finish(schemaOf(collection))
		if err != nil {
			return nil, err
		}
		if n := len(out); n > 0 && out[n-1].JSON == f.JSON && out[n-1].Known.To == f.Known.From {
			out[n-1].Known.To = f.Known.To // nothing was learnt on that day after all
			continue
		}
		out = append(out, f)
	}
	return out, nil
}

// changes makes the features of everything that was touched.
func (b builder) changes(t touched) ([]index.Change, error) {
	var out []index.Change
	for _, group := range []struct {
		collection string
		ids        map[string]bool
	}{{Events, t.events}, {Claims, t.claims}, {Dispatches, t.dispatches}} {
		for id := range group.ids {
			out = append(out, index.Change{Collection: group.collection, ID: id})
		}
	}
	return out, parallel(len(out), func(i int) (err error) {
		out[i].Features, err = b.make(out[i].Collection, out[i].ID)
		return err
	})
}

// all makes every feature of a collection.
func (b builder) all(collection string) ([]marz.Feature, error) {
	var ids []string
	switch collection {
	case Events:
		ids = sortedIDs(b.events)
	case Claims:
		ids = sortedIDs(b.claims)
	case Dispatches:
		ids = sortedIDs(b.dispatches)
	}
	made := make([][]marz.Feature, len(ids))
	err := parallel(len(ids), func(i int) (err error) {
		made[i], err = b.make(collection, ids[i])
		return err
	})
	return slices.Concat(made...), err
}

// where fills the columns that say where a thing is, and returns the point that stands
// for it: the gate of a crossing, the middle of a border's line, the label point of a
// province. None stands for the whole country. geo_precision says which it is.
func (b builder) where(id string, v map[string]any) orb.Geometry {
	p, ok := b.at.Place(id)
	v["place"] = id
	if !ok {
		return nil
	}
	v["place_name"], v["place_name_fr"] = p.Names.In("en"), p.Names.In("fr")
	v["place_name_fa"], v["place_name_ps"] = p.Names.FA, p.Names.PS
	v["place_kind"], v["border"], v["province"] = string(p.Kind), p.Border, p.Province
	v["geo_precision"] = geoPrecision(p)
	if p.Kind == marz.KindCountry {
		return nil
	}
	return p.Point
}

func geoPrecision(p *atlas.Place) string {
	switch {
	case p.Kind != marz.KindPlace:
		return string(p.Kind)
	case p.SubKind == "district-centre":
		return "district"
	}
	return "city"
}

// heading fills title and title_fr: those given, or the name of the place with the type.
func (b builder) heading(v map[string]any, given marz.Text, t marz.Type, place string) {
	v["title"], v["title_fr"] = given.EN, given.FR
	name := func(string) string { return place }
	if p, ok := b.at.Place(place); ok {
		name = p.Names.In
	}
	if given.EN == "" {
		v["title"] = marz.Title(t, name("en"), "en")
	}
	if given.FR == "" {
		v["title_fr"] = marz.Title(t, name("fr"), "fr")
	}
}

// turningDays are the days on which what is known of the claims changes, in order.
func turningDays(claims ...[]marz.Known) []marz.Day {
	var days []marz.Day
	for _, list := range claims {
		for _, c := range list {
			if c.Published.Last() == 0 {
				continue
			}
			days = append(days, c.Published.Last())
			if c.Retracted != 0 {
				days = append(days, c.Retracted)
			}
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// spans pairs each turning day with the interval of known time that it begins.
func spans(days []marz.Day) []marz.Interval {
	out := make([]marz.Interval, len(days))
	for i, d := range days {
		out[i].From = d
		if i+1 < len(days) {
			out[i].To = days[i+1]
		}
	}
	return out
}

func knownOn(c marz.Known, k marz.Day) bool {
	p := c.Published.Last()
	return p != 0 && p <= k && (c.Retracted == 0 || c.Retracted > k)
}

func knownAmong(claims []marz.Known, k marz.Day) []marz.Known {
	var out []marz.Known
	for _, c := range claims {
		if knownOn(c, k) {
			out = append(out, c)
		}
	}
	return out
}

// setTime fills start, end and precision. A thing known only to be over by a day starts
// and ends on it: the precision says that it may have been earlier.
func setTime(d *draft, i marz.Interval) {
	if i.From == 0 {
		i.From = i.To
	}
	if i.To != 0 && i.To < i.From {
		i.To = i.From
	}
	d.time = marz.Interval{From: i.From, To: i.To}
	d.values["start"], d.values["end"], d.values["date_precision"] = i.From, i.To, string(i.Precision)
}
