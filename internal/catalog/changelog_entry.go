package catalog

import (
	"cmp"
	"encoding/json"

	"marz/internal/marz"

	"github.com/paulmach/orb"
)

// actors is the name under which the revisions of actors are kept; they are no collection.
const actors = "actors"

// describeChange says what an entry changed; false where that is not for readers. What its
// body does not hold (the place of a claim that is taken back) comes from the newest state.
func (b builder) describeChange(e parsed) (LogChange, bool) {
	c := LogChange{Seq: e.Seq, At: e.At, Hash: e.Hash, Kind: e.Kind, Collection: public[e.Kind], ID: e.Subject, Action: Revised}
	switch v := e.body.(type) {
	case *marz.Retraction:
		b.retraction(&c, v)
		return c, true
	case *marz.Imported:
		return b.importedChange(c, e, v)
	case nil:
		b.removal(&c, e)
		return c, true
	}
	b.putChange(&c, e)
	return c, true
}

// putChange says which subject an entry put, and whether it is new.
func (b builder) putChange(c *LogChange, e parsed) {
	switch v := e.body.(type) {
	case *marz.Dispatch:
		c.Title = v.Title
		c.Borders = b.spokenOf(e.Subject)
		if c.Title.EN == "" {
			c.Title.EN = v.Agency + ", " + v.Published.Last().String()
		}
	case *marz.Event:
		b.placeChange(c, v.Place)
		c.Title = b.named(v.Title, v.Type, v.Place)
	case *marz.Claim:
		b.placeChange(c, v.Place)
		c.Title, c.Dispatch = b.named(v.Summary, v.Type, v.Place), v.Dispatch
	case *marz.Actor:
		c.Title = marz.Text{EN: v.Names.In("en"), FR: v.Names.In("fr")}
	}
	if b.first(cmp.Or(c.Collection, actors), e) {
		c.Action = Added
	}
}

func (b builder) retraction(c *LogChange, v *marz.Retraction) {
	c.ID, c.Action, c.Reason = v.Claim, Retracted, v.Reason
	if was, ok := b.claims[v.Claim]; ok {
		b.placeChange(c, was.Place)
		c.Title, c.Dispatch = b.named(was.Summary, was.Type, was.Place), was.Dispatch
	}
}

// importedChange says which event, or else which dispatch, a row of a foreign data set
// brought. What may not be passed on is not for readers.
func (b builder) importedChange(c LogChange, e parsed, row *marz.Imported) (LogChange, bool) {
	switch {
	case row.Restricted && !b.imports.show:
		return c, false
	case len(row.Events) > 0:
		e.Subject, e.body = row.Events[0].ID, &row.Events[0]
	case len(row.Dispatches) > 0:
		e.Subject, e.body = row.Dispatches[0].ID, &row.Dispatches[0]
		c.Collection = Dispatches
	default:
		return c, false
	}
	if !b.there(c.Collection, e.Subject) { // a later row took it back
		return c, false
	}
	c.ID = e.Subject
	b.putChange(&c, e)
	return c, true
}

func (b builder) there(collection, id string) bool {
	_, event := b.events[id]
	_, dispatch := b.dispatches[id]
	return collection == Events && event || collection == Dispatches && dispatch
}

// first reports whether an entry is the first that put its subject.
func (b builder) first(collection string, e parsed) bool {
	list := b.revisions[collection+"/"+e.Subject]
	return len(list) == 0 || list[0] >= e.Seq
}

// named is the text given, or where it is empty what says type and place.
func (b builder) named(given marz.Text, t marz.Type, place string) marz.Text {
	v := map[string]any{}
	b.heading(v, given, t, place)
	en, _ := v["title"].(string)
	fr, _ := v["title_fr"].(string)
	return marz.Text{EN: en, FR: fr}
}

// placeChange fills where the subject is.
func (b builder) placeChange(c *LogChange, id string) {
	c.Place = id
	p, ok := b.at.Place(id)
	if !ok {
		return
	}
	if p.Border != "" {
		c.Borders = []string{p.Border}
	}
	if p.Kind != marz.KindCountry {
		at := orb.Point(p.Point)
		c.Point = &at
	}
}

// spokenOf are the borders that the claims of a dispatch are on.
func (b builder) spokenOf(dispatch string) []string {
	var borders []string
	for _, id := range b.byDispatch[dispatch] {
		if p, ok := b.at.Place(b.claims[id].Place); ok && p.Border != "" {
			borders = append(borders, p.Border)
		}
	}
	return set(borders)
}

// removal says what was taken out, and why where the operator said it.
func (b builder) removal(c *LogChange, e parsed) {
	var body struct{ Reason string }
	_ = json.Unmarshal(e.Body, &body) // a body without a reason is none
	c.Action, c.Reason = Removed, body.Reason
	for _, collection := range []string{Claims, Events, Dispatches} {
		if _, ok := b.revisions[collection+"/"+e.Subject]; ok {
			c.Collection = collection
			return
		}
	}
}
