package desk

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"marz/internal/marz"
)

// ownColumns are what a flat table of claims cannot do without: those that "marz export
// claims" writes have all of it, and those of others need no more.
var ownColumns = [][]string{
	{"type"}, {"date", "start", "end"}, {"place", "lat", "latitude", "lon", "longitude"}, {"claimant", "speaker", "claimant_name"},
}

// fromOwn maps a row of claims, or an event with its claims, in the columns that Marz
// exports. Where the row names its dispatch it is an export of Marz, and every id stays
// what it is; else ids are made of the source and the row's own id.
func fromOwn(m *mapper, row *fileRow) (marz.Imported, error) {
	if row.id == "" && row.text("dispatch") != "" {
		return marz.Imported{}, marz.Errorf(marz.Invalid, "id: missing; a claim that names its dispatch has an id")
	}
	if raw, ok := row.objects["claims"]; ok {
		return m.ownEvent(row, raw)
	}
	if row.id == "" {
		row.id = contentID(row)
	}
	c, err := m.ownClaim(row)
	if err != nil {
		return marz.Imported{}, err
	}
	d, err := m.ownDispatch(row, &c)
	if err != nil {
		return marz.Imported{}, err
	}
	e := marz.Event{ID: c.Event, Type: c.Type, Place: c.Place}
	if t := row.text("event_type"); t != "" {
		e.Type = marz.Type(t)
	}
	return marz.Imported{Dispatches: []marz.Dispatch{d}, Events: []marz.Event{e}, Claims: []marz.Claim{c}}, nil
}

// contentID names a row without an id by what it says.
func contentID(row *fileRow) string {
	var b strings.Builder
	for _, name := range []string{"type", "date", "start", "end", "place", "lat", "lon", "latitude", "longitude", "claimant", "speaker", "actor", "target", "stance"} {
		b.WriteString(row.text(name))
		b.WriteByte(0)
	}
	if row.point != nil {
		b.WriteString(strconv.FormatFloat(row.point[0], 'f', 6, 64) + " " + strconv.FormatFloat(row.point[1], 'f', 6, 64))
	}
	return "row-" + shortHash(b.String())
}

// ownClaim maps the columns of a claim.
func (m *mapper) ownClaim(row *fileRow) (marz.Claim, error) {
	c := marz.Claim{
		ID: row.id, Event: row.text("event"), Dispatch: row.text("dispatch"), Type: marz.Type(row.text("type")),
		Stance:    marz.Stance(orElse(row.text("stance"), string(marz.Reports))),
		Certainty: marz.Certainty(orElse(row.text("certainty"), string(marz.Asserted))),
		Side:      marz.Side(row.text("side")), Claimant: row.text("speaker"),
	}
	if c.Dispatch == "" {
		base := m.opts.Source + "-" + row.id
		c.ID, c.Dispatch = base+"-claim", base
		c.Event = orElse(c.Event, base+"-event")
	}
	c.Event = orElse(c.Event, c.ID+"-event")
	err := firstOf(
		func() error { return m.ownDays(row, &c) },
		func() error { return m.ownActors(row, &c) },
		func() (err error) { c.Place, err = m.ownPlace(row); return err },
		func() (err error) { c.Quantity, err = ownQuantity(row); return err },
		func() (err error) { c.Evidence, err = ownEvidence(row); return err },
		func() error { return ownFlags(row, &c) },
		func() (err error) { c.Links, err = ownLinks(row); return err },
	)
	c.Summary = m.ownSummary(row, &c)
	return c, err
}

func firstOf(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// ownDays fills when it happened and when it was said. A date alone is that day; a start
// without an end is open, where the precision says so, and else a day.
func (m *mapper) ownDays(row *fileRow, c *marz.Claim) error {
	from, err := optionalDay("start", orElse(row.text("start"), row.text("date")))
	if err != nil {
		return err
	}
	to, err := optionalDay("end", row.text("end"))
	if err != nil {
		return err
	}
	precision := marz.Precision(row.text("date_precision"))
	switch {
	case precision == marz.PrecisionByDay:
		c.Happened = marz.Interval{To: max(from, to), Precision: precision}
	case precision != "":
		c.Happened = marz.Interval{From: from, To: to, Precision: precision}
	case to == 0 || from == 0 || from == to:
		c.Happened = marz.On(max(from, to))
	default:
		c.Happened = marz.Interval{From: from, To: to, Precision: marz.PrecisionRange}
	}
	if c.Happened.IsZero() && precision == "" {
		return marz.Errorf(marz.Invalid, "date: missing; give date, or start and end, as YYYY-MM-DD")
	}
	said, err := optionalDay("said", orElse(row.text("said"), orElse(row.text("published"), row.text("known_from"))))
	if err != nil {
		return err
	}
	if said == 0 {
		said = c.Happened.Last()
	}
	if said != 0 {
		c.Said = marz.On(said)
	}
	return nil
}

// ownActors resolves who speaks, acts, suffers and holds: ids of actors, or their names.
func (m *mapper) ownActors(row *fileRow, c *marz.Claim) error {
	name := orElse(row.text("claimant"), orElse(row.text("claimant_name"), c.Claimant))
	if name == "" {
		return marz.Errorf(marz.Invalid, "claimant: missing; say who claims it")
	}
	day := c.Happened.Last()
	before := len(m.fresh)
	var err error
	if c.Principal, err = m.actor(name, day, orSide(c.Side), "other"); err != nil {
		return err
	}
	if len(m.fresh) > before {
		m.nameFresh(row.text("claimant_name"), row.text("claimant_name_fr"))
	}
	if c.Side == "" {
		c.Side = m.side(c.Principal)
	}
	c.Claimant = orElse(c.Claimant, orElse(row.text("claimant_name"), name))
	for _, f := range []struct {
		column string
		id     *string
	}{{"actor", &c.Actor}, {"target", &c.Target}, {"holder", &c.Holder}} {
		if *f.id, err = m.actor(row.text(f.column), day, marz.SideThird, "other"); err != nil {
			return err
		}
	}
	return nil
}

// nameFresh gives the newest actor, known so far by its id alone, its names.
func (m *mapper) nameFresh(en, fr string) {
	a := &m.fresh[len(m.fresh)-1]
	a.Names.EN, a.Names.FR = orElse(en, a.Names.EN), fr
	m.know(*a)
}

func orSide(s marz.Side) marz.Side {
	if slices.Contains(marz.Sides, s) {
		return s
	}
	return marz.SideThird
}

// ownPlace reads a place by id, by name, or by coordinates.
func (m *mapper) ownPlace(row *fileRow) (string, error) {
	w := whereabouts{name: orElse(row.text("place"), row.text("place_name")), province: row.text("province"), grain: atSpot}
	if _, ok := m.places.at.Place(w.name); ok {
		return w.name, nil
	}
	if row.point != nil {
		w.point, w.known = *row.point, true
	} else {
		var err error
		lat, lon := orElse(row.text("lat"), row.text("latitude")), orElse(row.text("lon"), row.text("longitude"))
		if w.point, w.known, err = importPoint(lat, lon); err != nil {
			return "", err
		}
	}
	return m.places.find(w)
}

func ownQuantity(row *fileRow) (*marz.Quantity, error) {
	q := marz.Quantity{Unit: orElse(row.text("quantity_unit"), "people"), Modifier: row.text("quantity_modifier")}
	some := false
	for _, f := range []struct {
		name string
		to   **float64
	}{{"quantity", &q.Value}, {"quantity_min", &q.Min}, {"quantity_max", &q.Max}} {
		text := row.text(f.name)
		if text == "" {
			continue
		}
		v, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return nil, marz.Errorf(marz.Invalid, "%s: %q is no number", f.name, clipText(text, 20))
		}
		*f.to, some = &v, true
	}
	if !some {
		return nil, nil
	}
	return &q, nil
}

// ownEvidence reads the span of the dispatch's text, which only features have.
func ownEvidence(row *fileRow) (*marz.Evidence, error) {
	raw, ok := row.objects["evidence"]
	if !ok {
		return nil, nil
	}
	var e marz.Evidence
	if err := json.Unmarshal(raw, &e); err != nil {
		return nil, marz.Errorf(marz.Invalid, "evidence: not a span of {\"sentence\", \"start\", \"end\"}")
	}
	return &e, nil
}

// ownFlags reads what a claim is besides.
func ownFlags(row *fileRow, c *marz.Claim) error {
	for _, flag := range cells(row.text("flags")) {
		switch flag {
		case "admission":
			c.Admission = true
		case "border_wide":
			c.BorderWide = true
		case "witness":
			c.Witness = true
		case "negated":
			c.Negated = true
		default:
			return marz.Errorf(marz.Invalid, "flags: %q is not known: use admission, border_wide, witness, negated", clipText(flag, 30))
		}
	}
	return nil
}

// ownLinks reads the links: of a feature as objects, of a table as "relation id; …".
func ownLinks(row *fileRow) ([]marz.Link, error) {
	if raw, ok := row.objects["links"]; ok {
		var links []marz.Link
		if err := json.Unmarshal(raw, &links); err != nil {
			return nil, marz.Errorf(marz.Invalid, "links: not a list of {\"rel\", \"to\"}")
		}
		return links, nil
	}
	var links []marz.Link
	for _, s := range cells(row.text("relations")) {
		rel, to, ok := strings.Cut(s, " ")
		if !ok {
			return nil, marz.Errorf(marz.Invalid, "relations: %q is no \"relation id\", for example denies c-12", clipText(s, 40))
		}
		links = append(links, marz.Link{Rel: marz.Rel(rel), To: strings.TrimSpace(to)})
	}
	if to := row.text("denies"); to != "" && len(links) == 0 {
		links = append(links, marz.Link{Rel: marz.RelDenies, To: to})
	}
	return links, nil
}

// cells divides a list that stands in one cell.
func cells(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, ";") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// ownSummary keeps the words of a row, but not a title that Marz computed itself.
func (m *mapper) ownSummary(row *fileRow, c *marz.Claim) marz.Text {
	t := marz.Text{EN: orElse(row.text("title"), row.text("summary")), FR: orElse(row.text("title_fr"), row.text("summary_fr"))}
	p, ok := m.places.at.Place(c.Place)
	if !ok {
		return t
	}
	if t.EN == marz.Title(c.Type, p.Names.In("en"), "en") {
		t.EN = ""
	}
	if t.FR == marz.Title(c.Type, p.Names.In("fr"), "fr") {
		t.FR = ""
	}
	return t
}

// ownDispatch is what a row says of the news item behind it.
func (m *mapper) ownDispatch(row *fileRow, c *marz.Claim) (marz.Dispatch, error) {
	published, err := optionalDay("published", orElse(row.text("known_from"), row.text("published")))
	if err != nil {
		return marz.Dispatch{}, err
	}
	d := marz.Dispatch{
		ID: c.Dispatch, Agency: orElse(row.text("agency"), c.Claimant), Lang: orElse(row.text("lang"), "und"),
		URL: row.text("url"), Rights: m.opts.Rights, Published: c.Said,
	}
	if published != 0 {
		d.Published = marz.On(published)
	}
	return d, nil
}

// ownEvent maps an event of Marz's own export: its claims are inside it.
func (m *mapper) ownEvent(row *fileRow, raw json.RawMessage) (marz.Imported, error) {
	var inside []struct {
		marz.Claim
		Published     marz.Interval `json:"published"`
		PrincipalName marz.Names    `json:"principal_name"`
		Agency        string        `json:"agency"`
		URL           string        `json:"url"`
	}
	if err := json.Unmarshal(raw, &inside); err != nil {
		return marz.Imported{}, marz.Errorf(marz.Invalid, "claims: %w", err)
	}
	if row.id == "" {
		return marz.Imported{}, marz.Errorf(marz.Invalid, "id: missing; an event with claims has an id")
	}
	place, err := m.ownPlace(row)
	if err != nil {
		return marz.Imported{}, err
	}
	out := marz.Imported{Events: []marz.Event{{ID: row.id, Type: marz.Type(row.text("type")), Place: place}}}
	for i := range inside {
		in := &inside[i]
		in.Event = row.id
		if _, known := m.actors[in.Principal]; !known && in.Principal != "" {
			a := marz.Actor{ID: in.Principal, Names: in.PrincipalName, Side: in.Side, Kind: "other"}
			m.know(a)
			m.fresh = append(m.fresh, a)
		}
		if err := checkPlace(in.Place, m.places.at); err != nil {
			return marz.Imported{}, err
		}
		out.Claims = append(out.Claims, in.Claim)
		d := marz.Dispatch{ID: in.Dispatch, Agency: in.Agency, Lang: "und", URL: in.URL, Rights: m.opts.Rights, Published: in.Published}
		if !slices.ContainsFunc(out.Dispatches, func(o marz.Dispatch) bool { return o.ID == d.ID }) {
			out.Dispatches = append(out.Dispatches, d)
		}
	}
	return out, nil
}
