package desk

import (
	"strings"

	"marz/internal/marz"
)

// ucdpColumns are the columns of UCDP GED that a row cannot do without.
var ucdpColumns = [][]string{
	{"id"}, {"type_of_violence"}, {"side_a"}, {"where_prec"}, {"latitude"}, {"longitude"}, {"date_prec"}, {"date_start"}, {"date_end"}, {"best"},
}

// ucdpTypes maps the type of violence (UCDP GED codebook): 1 state-based, 2 non-state,
// 3 one-sided. UCDP records who fought and died, not who holds a place.
var ucdpTypes = map[string]marz.Type{"1": marz.Clash, "2": marz.Clash, "3": marz.Attack}

// ucdpGrains maps where_prec: 1 the spot, 2 near it, 3 the district, 4 the province, 5 a
// line such as a border, 6 the country.
var ucdpGrains = map[string]grain{"1": atSpot, "2": nearSpot, "3": inDistrict, "4": inProvince, "5": onBorder, "6": inCountry}

// fromUCDP maps a row of UCDP GED.
func fromUCDP(m *mapper, row *fileRow) (marz.Imported, error) {
	if c := row.text("country"); c != "" && c != "Afghanistan" {
		return marz.Imported{}, errElsewhere
	}
	if row.id == "" {
		return marz.Imported{}, marz.Errorf(marz.Invalid, "id: missing; it is what a row is known by")
	}
	happened, err := ucdpHappened(row)
	if err != nil {
		return marz.Imported{}, err
	}
	published := marz.Interval{To: happened.To, Precision: marz.PrecisionByDay}
	if d := firstDay(row.text("source_date"), happened.From); d != 0 {
		published = marz.On(d)
	}
	c := marz.Claim{
		Stance: marz.Reports, Certainty: marz.Asserted, Claimant: "UCDP", Principal: m.compiler("ucdp", "Uppsala Conflict Data Program (UCDP)"), Side: marz.SideThird,
		Said: published, Happened: happened,
	}
	if err := m.ucdpClaim(&c, row); err != nil {
		return marz.Imported{}, err
	}
	d := marz.Dispatch{
		Agency: "UCDP", Publisher: row.text("source_office"), Lang: "en", Published: published,
		Title: marz.Text{EN: "UCDP GED " + row.id, FR: "UCDP GED " + row.id},
	}
	return m.row(row.id, d, c), nil
}

func ucdpHappened(row *fileRow) (marz.Interval, error) {
	from, err := importDay("date_start", row.text("date_start"))
	if err != nil {
		return marz.Interval{}, err
	}
	to, err := importDay("date_end", row.text("date_end"))
	if err != nil {
		return marz.Interval{}, err
	}
	return ucdpDays(from, to, row.text("date_prec"))
}

// ucdpClaim fills type, actors, place and the number of deaths.
func (m *mapper) ucdpClaim(c *marz.Claim, row *fileRow) (err error) {
	t, ok := ucdpTypes[row.text("type_of_violence")]
	if !ok {
		return marz.Errorf(marz.Invalid, "type_of_violence: %q is not known: use 1 (state-based), 2 (non-state) or 3 (one-sided)", clipText(row.text("type_of_violence"), 20))
	}
	c.Type = t
	if c.Actor, err = m.actor(row.text("side_a"), c.Happened.From, marz.SideThird, "other"); err != nil {
		return err
	}
	if c.Target, err = m.actor(row.text("side_b"), c.Happened.From, marz.SideThird, "other"); err != nil {
		return err
	}
	if c.Place, err = m.ucdpPlace(row); err != nil {
		return err
	}
	c.Quantity, err = deaths(row.text("best"), row.text("low"), row.text("high"))
	return err
}

func (m *mapper) ucdpPlace(row *fileRow) (string, error) {
	g, ok := ucdpGrains[row.text("where_prec")]
	if !ok {
		return "", marz.Errorf(marz.Invalid, "where_prec: %q is not known: use 1 (spot) to 6 (country)", clipText(row.text("where_prec"), 20))
	}
	w := whereabouts{
		grain: g, name: row.text("where_coordinates"), district: strings.TrimSuffix(row.text("adm_2"), " district"),
		province: strings.TrimSuffix(row.text("adm_1"), " province"),
	}
	var err error
	if w.point, w.known, err = importPoint(row.text("latitude"), row.text("longitude")); err != nil {
		return "", err
	}
	return m.places.find(w)
}
