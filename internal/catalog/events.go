package catalog

import (
	"cmp"
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

// changes makes the features of everything that was touched.
func (b builder) changes(t touched) ([]index.Change, error) {
	var out []index.Change
	for _, group := range []struct {
		collection string
		ids        map[string]bool
		make       func(id string) ([]draft, bool)
	}{
		{Events, t.events, b.event},
		{Claims, t.claims, b.claim},
		{Dispatches, t.dispatches, b.dispatch},
	} {
		for id := range group.ids {
			c := index.Change{Collection: group.collection, ID: id}
			drafts, _ := group.make(id)
			for _, d := range drafts {
				f, err := d.finish(schemaOf(group.collection))
				if err != nil {
					return nil, err
				}
				c.Features = append(c.Features, f)
			}
			out = append(out, c)
		}
	}
	return out, nil
}

// where fills the columns that say where a thing is, and returns its geometry: the point
// of the place; none for the whole country, which no point stands for.
func (b builder) where(id string, v map[string]any) orb.Geometry {
	p, ok := b.at.Place(id)
	v["place"] = id
	if !ok {
		return nil
	}
	v["place_name"], v["place_name_fr"], v["place_name_fa"], v["place_name_ps"] = p.Names.In("en"), p.Names.In("fr"), p.Names.In("fa"), p.Names.In("ps")
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

// event makes the entries of an event: one for each interval of known time in which the
// same can be said of it.
func (b builder) event(id string) ([]draft, bool) {
	e, ok := b.events[id]
	if !ok {
		return nil, false
	}
	claims := b.of(id)
	others := b.bearing(id)
	var out []draft
	days := turningDays(append(slices.Clone(claims), others...))
	for i, k := range days {
		var seen []marz.Known
		for _, c := range claims {
			if knownOn(c, k) {
				seen = append(seen, c)
			}
		}
		if len(seen) == 0 {
			continue
		}
		known := marz.Interval{From: k}
		if i+1 < len(days) {
			known.To = days[i+1]
		}
		d := b.eventAt(e, seen, claims, known)
		d.values["status"] = string(marz.StatusOf(id, append(slices.Clone(claims), others...), b.actor, k))
		out = append(out, d)
	}
	return out, true
}

// turningDays are the days on which what is known of the claims changes, in order.
func turningDays(claims []marz.Known) []marz.Day {
	var days []marz.Day
	for _, c := range claims {
		days = append(days, c.Published.Last())
		if c.Retracted != 0 {
			days = append(days, c.Retracted)
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

func knownOn(c marz.Known, k marz.Day) bool {
	p := c.Published.Last()
	return p != 0 && p <= k && (c.Retracted == 0 || c.Retracted > k)
}

func (b builder) eventAt(e marz.Event, seen, all []marz.Known, known marz.Interval) draft {
	v := map[string]any{"type": string(e.Type), "known_from": firstKnown(all)}
	d := draft{id: e.ID, values: v, known: known, geom: b.where(e.Place, v), seq: b.seqs["event/"+e.ID]}
	for _, c := range seen {
		d.seq = max(d.seq, b.seqs["claim/"+c.ID], b.seqs["dispatch/"+c.Dispatch])
	}
	p, _ := b.at.Place(e.Place)
	v["title"], v["title_fr"] = e.Title.EN, e.Title.FR
	if e.Title.EN == "" && p != nil {
		v["title"] = marz.Title(e.Type, p.Names.In("en"), "en")
	}
	if e.Title.FR == "" && p != nil {
		v["title_fr"] = marz.Title(e.Type, p.Names.In("fr"), "fr")
	}
	b.happened(&d, seen)
	lead := seen[0]
	if i := slices.IndexFunc(seen, affirms); i >= 0 {
		lead = seen[i]
	}
	v["actor"], v["target"] = lead.Actor, lead.Target
	v["summary"], v["summary_fr"] = lead.Summary.EN, lead.Summary.FR
	for _, c := range seen {
		if c.Quantity != nil && c.Quantity.Value != nil {
			v["quantity"], v["quantity_unit"] = *c.Quantity.Value, c.Quantity.Unit
			break
		}
	}
	b.voices(v, seen)
	return d
}

func affirms(c marz.Known) bool { return c.Stance != marz.Denies }

func firstKnown(claims []marz.Known) marz.Day {
	first := marz.Day(0)
	for _, c := range claims {
		if p := c.Published.Last(); p != 0 && (first == 0 || p < first) {
			first = p
		}
	}
	return first
}

// happened fills when the event was: the narrowest interval that a claim which affirms
// it gives, the earlier statement where two are as narrow.
func (b builder) happened(d *draft, seen []marz.Known) {
	best := seen[0].Happened
	width := func(i marz.Interval) int {
		if i.From == 0 || i.To == 0 {
			return 1 << 20
		}
		return int(i.To - i.From)
	}
	ordered := slices.SortedFunc(slices.Values(seen), func(x, y marz.Known) int {
		return cmp.Or(cmp.Compare(x.Published.Last(), y.Published.Last()), cmp.Compare(x.ID, y.ID))
	})
	chosen := false
	for _, c := range ordered {
		if affirms(c) && !c.Happened.IsZero() && (!chosen || width(c.Happened) < width(best)) {
			best, chosen = c.Happened, true
		}
	}
	setTime(d, best)
}

// setTime fills start, end and precision. A thing known only to be over by a day starts
// and ends on it: the precision says that it may have been earlier.
func setTime(d *draft, i marz.Interval) {
	if i.From == 0 {
		i.From = i.To
	}
	d.time = marz.Interval{From: i.From, To: i.To}
	d.values["start"], d.values["end"], d.values["date_precision"] = i.From, i.To, string(i.Precision)
}

// voices fills who speaks of the event, where, and the claims themselves.
func (b builder) voices(v map[string]any, seen []marz.Known) {
	var principals, sides, agencies, dispatches []string
	claims := make([]claimJSON, 0, len(seen))
	for _, c := range seen {
		principals = append(principals, c.Principal)
		sides = append(sides, string(c.Side))
		agencies = append(agencies, b.dispatches[c.Dispatch].Agency)
		dispatches = append(dispatches, c.Dispatch)
		claims = append(claims, b.claimJSON(c))
	}
	v["claimants"], v["sides"], v["agencies"], v["dispatches"] = set(principals), set(sides), set(agencies), set(dispatches)
	v["claims"] = claims
}

func set(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// claimJSON is a claim as an event shows it.
type claimJSON struct {
	ID        string         `json:"id"`
	Type      marz.Type      `json:"type"`
	Stance    marz.Stance    `json:"stance"`
	Certainty marz.Certainty `json:"certainty"`
	Claimant  string         `json:"claimant"`
	Principal string         `json:"principal"`
	Side      marz.Side      `json:"side"`
	Actor     string         `json:"actor,omitempty"`
	Target    string         `json:"target,omitempty"`
	Holder    string         `json:"holder,omitempty"`
	Said      marz.Interval  `json:"said"`
	Happened  marz.Interval  `json:"happened"`
	Published marz.Interval  `json:"published"`
	Retracted marz.Day       `json:"retracted,omitempty"`
	Dispatch  string         `json:"dispatch"`
	Agency    string         `json:"agency"`
	URL       string         `json:"url,omitempty"`
	Quantity  *marz.Quantity `json:"quantity,omitempty"`
	Evidence  *marz.Evidence `json:"evidence,omitempty"`
	Links     []marz.Link    `json:"links,omitempty"`
	Summary   marz.Text      `json:"summary"`
}

func (b builder) claimJSON(c marz.Known) claimJSON {
	d := b.dispatches[c.Dispatch]
	return claimJSON{
		ID: c.ID, Type: c.Type, Stance: c.Stance, Certainty: c.Certainty, Claimant: c.Claimant, Principal: c.Principal, Side: c.Side,
		Actor: c.Actor, Target: c.Target, Holder: c.Holder, Said: c.Said, Happened: c.Happened, Published: c.Published, Retracted: c.Retracted,
		Dispatch: c.Dispatch, Agency: d.Agency, URL: d.URL, Quantity: c.Quantity, Evidence: c.Evidence, Links: c.Links, Summary: c.Summary,
	}
}

// claim makes the entry of a claim: known from its publication until it is taken back.
func (b builder) claim(id string) ([]draft, bool) {
	c, ok := b.known(id)
	if !ok || c.Published.Last() == 0 || c.Retracted != 0 && c.Retracted <= c.Published.Last() {
		return nil, false
	}
	v := map[string]any{
		"type": string(c.Type), "title": c.Summary.EN, "title_fr": c.Summary.FR, "event": c.Event, "stance": string(c.Stance),
		"certainty": string(c.Certainty), "claimant": c.Principal, "speaker": c.Claimant, "side": string(c.Side), "actor": c.Actor,
		"target": c.Target, "holder": c.Holder, "said": c.Said.Last(), "known_from": c.Published.Last(), "dispatch": c.Dispatch,
		"agency": b.dispatches[c.Dispatch].Agency, "links": c.Links, "evidence": c.Evidence,
	}
	d := draft{id: id, values: v, known: marz.Interval{From: c.Published.Last(), To: c.Retracted}, geom: b.where(c.Place, v), seq: b.seqs["claim/"+id]}
	setTime(&d, c.Happened)
	if q := c.Quantity; q != nil {
		v["quantity"], v["quantity_unit"] = q.Value, q.Unit
	}
	for _, l := range c.Links {
		if l.Rel == marz.RelDenies {
			v["denies"] = l.To
			break
		}
	}
	return []draft{d}, true
}

// dispatch makes the entry of a dispatch, drawn at the places that it speaks of.
func (b builder) dispatch(id string) ([]draft, bool) {
	d, ok := b.dispatches[id]
	if !ok {
		return nil, false
	}
	pub := d.Published.Last()
	var borders, places []string
	var points orb.MultiPoint
	for _, c := range b.byDispatch[id] {
		places = append(places, b.claims[c].Place)
	}
	places = set(places)
	for _, p := range places {
		if at, ok := b.at.Place(p); ok && at.Kind != marz.KindCountry {
			points = append(points, at.Point)
			if at.Border != "" {
				borders = append(borders, at.Border)
			}
		}
	}
	out := draft{id: id, known: marz.Interval{From: pub}, time: marz.On(pub), seq: b.seqs["dispatch/"+id], values: map[string]any{
		"title": d.Title.EN, "title_fr": d.Title.FR, "agency": d.Agency, "publisher": d.Publisher, "lang": d.Lang, "published": pub,
		"published_how": d.PublishedHow, "url": d.URL, "sha256": d.SHA256, "rights": d.Rights, "borders": set(borders), "places": places, "claims": b.byDispatch[id],
	}}
	if len(points) > 0 {
		out.geom = points
	}
	return []draft{out}, true
}
