package desk

import (
	"strconv"
	"time"

	"marz/internal/marz"
)

// acledColumns are the columns of an ACLED export that a row cannot do without.
var acledColumns = [][]string{
	{"event_id_cnty"}, {"event_date"}, {"event_type"}, {"sub_event_type"}, {"actor1"}, {"location"}, {"latitude"}, {"longitude"},
}

// acledTypes maps ACLED's sub-event types (ACLED codebook 2023; CONTROL.md, mapping for
// exchange). Where ACLED's word is wider than ours, ours is the one that claims least.
var acledTypes = map[string]marz.Type{
	"Non-state actor overtakes territory": marz.Capture,
	"Government regains territory":        marz.Recapture,
	"Non-violent transfer of territory":   marz.Capture,
	"Armed clash":                         marz.Clash,
	"Attack":                              marz.Attack,
	"Abduction/forced disappearance":      marz.Attack,
	"Sexual violence":                     marz.Attack,
	"Air/drone strike":                    marz.Attack,
	"Chemical weapon":                     marz.Attack,
	"Grenade":                             marz.Attack,
	"Remote explosive/landmine/IED":       marz.Attack,
	"Shelling/artillery/missile attack":   marz.Attack,
	"Suicide bomb":                        marz.Attack,
	"Excessive force against protesters":  marz.Attack,
	"Mob violence":                        marz.Attack,
	"Looting/property destruction":        marz.Attack,
	"Change to group/activity":            marz.Deployment,
	"Headquarters or base established":    marz.Deployment,
	"Non-violent relocation":              marz.Deployment,
	"Agreement":                           marz.Statement,
	"Arrests":                             marz.Statement,
	"Disrupted weapons use":               marz.Statement,
	"Other":                               marz.Statement,
	"Peaceful protest":                    marz.Statement,
	"Protest with intervention":           marz.Statement,
	"Violent demonstration":               marz.Statement,
}

// acledEvents maps the event type, for sub-event types that are newer than the table.
var acledEvents = map[string]marz.Type{
	"Battles": marz.Clash, "Explosions/Remote violence": marz.Attack, "Violence against civilians": marz.Attack,
	"Protests": marz.Statement, "Riots": marz.Statement, "Strategic developments": marz.Statement,
}

func acledType(event, sub string) (marz.Type, error) {
	if t, ok := acledTypes[sub]; ok {
		return t, nil
	}
	if t, ok := acledEvents[event]; ok {
		return t, nil
	}
	return "", marz.Errorf(marz.Invalid, "event_type, sub_event_type: %q, %q are none of ACLED's", clipText(event, 40), clipText(sub, 40))
}

// fromACLED maps a row of an ACLED export.
func fromACLED(m *mapper, row *fileRow) (marz.Imported, error) {
	if c := row.text("country"); c != "" && c != "Afghanistan" {
		return marz.Imported{}, errElsewhere
	}
	if row.id == "" {
		return marz.Imported{}, marz.Errorf(marz.Invalid, "event_id_cnty: missing; it is what a row is known by")
	}
	day, err := importDay("event_date", row.text("event_date"))
	if err != nil {
		return marz.Imported{}, err
	}
	happened, err := acledDays(day, row.text("time_precision"))
	if err != nil {
		return marz.Imported{}, err
	}
	published, stamp, err := acledPublished(row.text("timestamp"), happened)
	if err != nil {
		return marz.Imported{}, err
	}
	c := marz.Claim{
		Stance: marz.Reports, Certainty: marz.Asserted, Claimant: "ACLED", Principal: m.compiler("acled", "ACLED"), Side: marz.SideThird,
		Said: published, Happened: happened,
	}
	if err := m.acledClaim(&c, row, day); err != nil {
		return marz.Imported{}, err
	}
	d := marz.Dispatch{Agency: "ACLED", Publisher: row.text("source"), Lang: "en", Title: marz.Text{EN: "ACLED " + row.id, FR: "ACLED " + row.id}, Published: published}
	if m.opts.Redistribute {
		d.Text = row.text("notes") // ACLED's words: kept only where a permission allows it
	}
	out := m.row(row.id, d, c)
	out.Stamp = stamp
	return out, nil
}

// acledClaim fills type, actors, place and the number of deaths.
func (m *mapper) acledClaim(c *marz.Claim, row *fileRow, day marz.Day) (err error) {
	if c.Type, err = acledType(row.text("event_type"), row.text("sub_event_type")); err != nil {
		return err
	}
	side, kind := acledActor(row.text("inter1"))
	if c.Actor, err = m.actor(row.text("actor1"), day, side, kind); err != nil {
		return err
	}
	side, kind = acledActor(row.text("inter2"))
	if c.Target, err = m.actor(row.text("actor2"), day, side, kind); err != nil {
		return err
	}
	if c.Type == marz.Capture || c.Type == marz.Recapture {
		c.Holder = c.Actor
	}
	if c.Place, err = m.acledPlace(row); err != nil {
		return err
	}
	c.Quantity, err = deaths(row.text("fatalities"), "", "")
	return err
}

// acledPublished is the day on which the row was last revised at ACLED, which is when it
// could be known in this form. Without it, or when it lies before the happening, the end
// of the happening is the latest that is certain.
func acledPublished(timestamp string, happened marz.Interval) (published marz.Interval, stamp int64, err error) {
	published = marz.Interval{To: happened.Last(), Precision: marz.PrecisionByDay}
	if timestamp == "" {
		return published, 0, nil
	}
	stamp, err = strconv.ParseInt(timestamp, 10, 64)
	if err != nil || stamp < 0 || stamp > 1<<37 {
		return published, 0, marz.Errorf(marz.Invalid, "timestamp: %q is no number of seconds since 1970", clipText(timestamp, 30))
	}
	if day := marz.DayOf(time.Unix(stamp, 0)); day >= happened.First() {
		published = marz.On(day)
	}
	return published, stamp, nil
}

// acledActor says what the inter column, as a word or as the number of old exports, says
// of an actor. Only the state's side is certain from it; whose side others are on is not.
func acledActor(inter string) (marz.Side, string) {
	switch inter {
	case "State forces", "1":
		return marz.SideThird, "state-force" // Afghanistan's own are known by name
	case "Rebel group", "2":
		return marz.SideThird, "movement"
	case "Political militia", "Identity militia", "3", "4":
		return marz.SideThird, "militia"
	case "Rioters", "Protesters", "Civilians", "5", "6", "7":
		return marz.SideThird, "people"
	}
	return marz.SideThird, "other"
}

// acledPlace maps ACLED's geo precision: 1 the spot, 2 near it or its district, 3 the
// province.
func (m *mapper) acledPlace(row *fileRow) (string, error) {
	w := whereabouts{name: row.text("location"), district: row.text("admin2"), province: row.text("admin1")}
	var err error
	if w.point, w.known, err = importPoint(row.text("latitude"), row.text("longitude")); err != nil {
		return "", err
	}
	switch p := row.text("geo_precision"); p {
	case "1", "":
		w.grain = atSpot
	case "2":
		w.grain = nearSpot
	case "3":
		w.grain = inProvince
	default:
		return "", marz.Errorf(marz.Invalid, "geo_precision: %q is not known: use 1 (spot), 2 (near) or 3 (province)", clipText(p, 20))
	}
	return m.places.find(w)
}

// deaths makes the quantity of a number of deaths with its bounds; nil where it is empty.
func deaths(best, low, high string) (*marz.Quantity, error) {
	var n [3]*float64
	for i, f := range []struct{ name, text string }{{"fatalities", best}, {"low", low}, {"high", high}} {
		if f.text == "" {
			continue
		}
		v, err := strconv.ParseFloat(f.text, 64)
		if err != nil || !(v >= 0 && v < 1e9) {
			return nil, marz.Errorf(marz.Invalid, "%s: %q is no number of deaths", f.name, clipText(f.text, 20))
		}
		n[i] = &v
	}
	if n[0] == nil && n[1] == nil && n[2] == nil {
		return nil, nil
	}
	q := &marz.Quantity{Value: n[0], Min: n[1], Max: n[2], Unit: "deaths", Modifier: "exact"}
	if n[1] != nil || n[2] != nil {
		q.Modifier = "range"
	}
	return q, nil
}
