package desk_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"marz/internal/desk"
	"marz/internal/marz"
)

// table makes a CSV file of one row with these cells, after the defaults.
func table(defaults map[string]string, cells ...string) string {
	row := map[string]string{}
	var names []string
	set := func(name, value string) {
		if _, ok := row[name]; !ok {
			names = append(names, name)
		}
		row[name] = value
	}
	for _, pair := range []map[string]string{defaults} {
		for name, value := range pair {
			set(name, value)
		}
	}
	for i := 0; i+1 < len(cells); i += 2 {
		set(cells[i], cells[i+1])
	}
	var values []string
	for _, n := range names {
		values = append(values, `"`+strings.ReplaceAll(row[n], `"`, `""`)+`"`)
	}
	return strings.Join(names, ",") + "\n" + strings.Join(values, ",") + "\n"
}

var acledRow = map[string]string{
	"event_id_cnty": "AFG1", "event_date": "2021-07-09", "time_precision": "1", "event_type": "Battles", "sub_event_type": "Armed clash",
	"actor1": "Taliban", "actor2": "", "location": "Islam Qala", "latitude": "34.67", "longitude": "61.07", "geo_precision": "1", "fatalities": "0",
	"admin1": "Herat", "admin2": "", "timestamp": "", "country": "Afghanistan", "inter1": "",
}

var ucdpRow = map[string]string{
	"id": "1", "type_of_violence": "1", "side_a": "Government of Afghanistan", "side_b": "Taleban", "where_prec": "1", "where_coordinates": "Herat city",
	"adm_1": "Herat province", "adm_2": "", "latitude": "34.35", "longitude": "62.2", "date_prec": "1", "date_start": "2021-07-09", "date_end": "2021-07-09",
	"best": "1", "low": "0", "high": "2", "country": "Afghanistan", "source_date": "",
}

var ownRow = map[string]string{"id": "1", "type": "capture", "date": "2021-07-09", "place": "islam-qala", "claimant": "Taliban"}

// said writes what a claim came to, in short.
func said(v marz.Imported) string {
	c := v.Claims[0]
	h := c.Happened
	return strings.Join(strings.Fields(fmt.Sprintf("%s %s %s %s..%s %s %s %s", c.Type, c.Place, h.Precision, h.From, h.To, c.Actor, c.Target, c.Holder)), " ")
}

func TestEachColumnIsMappedAsDocumented(t *testing.T) {
	for name, c := range map[string]struct {
		format string
		row    map[string]string
		cells  []string
		want   string
	}{
		"a territory taken is a capture":                {"acled", acledRow, []string{"sub_event_type", "Non-state actor overtakes territory"}, "capture islam-qala day 2021-07-09..2021-07-09 taliban taliban"},
		"a territory regained is a recapture":           {"acled", acledRow, []string{"sub_event_type", "Government regains territory", "actor1", "Military Forces of Afghanistan (2014-2021)", "actor2", "Taliban"}, "recapture islam-qala day 2021-07-09..2021-07-09 afghan-forces taliban afghan-forces"},
		"a territory handed over is a capture":          {"acled", acledRow, []string{"sub_event_type", "Non-violent transfer of territory"}, "capture islam-qala day 2021-07-09..2021-07-09 taliban taliban"},
		"an unknown sub-event falls back on its event":  {"acled", acledRow, []string{"sub_event_type", "Something newer", "event_type", "Explosions/Remote violence"}, "attack islam-qala day 2021-07-09..2021-07-09 taliban"},
		"a week is a week around the day":               {"acled", acledRow, []string{"time_precision", "2"}, "clash islam-qala week 2021-07-06..2021-07-12 taliban"},
		"a month is the calendar month":                 {"acled", acledRow, []string{"time_precision", "3"}, "clash islam-qala month 2021-07-01..2021-07-31 taliban"},
		"an old export's date is read":                  {"acled", acledRow, []string{"event_date", "09 July 2021"}, "clash islam-qala day 2021-07-09..2021-07-09 taliban"},
		"a place known to the province is the province": {"acled", acledRow, []string{"geo_precision", "3"}, "clash AF-HER day 2021-07-09..2021-07-09 taliban"},
		"a place without a known name is the nearest":   {"acled", acledRow, []string{"location", "A hamlet"}, "clash islam-qala day 2021-07-09..2021-07-09 taliban"},
		"a place far from all is its province":          {"acled", acledRow, []string{"location", "A hamlet", "admin1", "", "latitude", "33.4", "longitude", "63.2"}, "clash AF-GHO day 2021-07-09..2021-07-09 taliban"},
		"a namesake far away is not the place":          {"acled", acledRow, []string{"location", "Islam Qala", "admin1", "", "latitude", "33.4", "longitude", "63.2"}, "clash AF-GHO day 2021-07-09..2021-07-09 taliban"},
		"the state's forces are the Taliban's later":    {"acled", acledRow, []string{"event_date", "2022-03-01", "actor1", "Military Forces of Afghanistan (2021-)"}, "clash islam-qala day 2022-03-01..2022-03-01 taliban"},
		"a new actor gets an id of its name":            {"acled", acledRow, []string{"actor2", "Islamic State Khorasan Province (ISKP)"}, "clash islam-qala day 2021-07-09..2021-07-09 taliban islamic-state-khorasan-province-iskp"},
		"state-based violence is a clash":               {"ucdp", ucdpRow, nil, "clash herat day 2021-07-09..2021-07-09 afghan-government taliban"},
		"one-sided violence is an attack":               {"ucdp", ucdpRow, []string{"type_of_violence", "3", "side_a", "Taleban", "side_b", "Civilians"}, "attack herat day 2021-07-09..2021-07-09 taliban civilians"},
		"UCDP's district is its centre":                 {"ucdp", ucdpRow, []string{"where_prec", "3", "adm_2", "Zinda Jan district"}, "clash zinda-jan day 2021-07-09..2021-07-09 afghan-government taliban"},
		"UCDP's province is the province":               {"ucdp", ucdpRow, []string{"where_prec", "4"}, "clash AF-HER day 2021-07-09..2021-07-09 afghan-government taliban"},
		"UCDP's line is the border near it":             {"ucdp", ucdpRow, []string{"where_prec", "5", "where_coordinates", "a road", "latitude", "37.18", "longitude", "68.61"}, "clash afg-tjk day 2021-07-09..2021-07-09 afghan-government taliban"},
		"UCDP's country is the country":                 {"ucdp", ucdpRow, []string{"where_prec", "6"}, "clash AFG day 2021-07-09..2021-07-09 afghan-government taliban"},
		"UCDP's some days are a range":                  {"ucdp", ucdpRow, []string{"date_prec", "2", "date_end", "2021-07-12"}, "clash herat range 2021-07-09..2021-07-12 afghan-government taliban"},
		"UCDP's week is a week":                         {"ucdp", ucdpRow, []string{"date_prec", "3", "date_end", "2021-07-15"}, "clash herat week 2021-07-09..2021-07-15 afghan-government taliban"},
		"UCDP's month is a month":                       {"ucdp", ucdpRow, []string{"date_prec", "4", "date_start", "2021-07-01", "date_end", "2021-07-31"}, "clash herat month 2021-07-01..2021-07-31 afghan-government taliban"},
		"a foreign row needs four columns":              {"csv", ownRow, nil, "capture islam-qala day 2021-07-09..2021-07-09"},
		"a date by which it was so":                     {"csv", ownRow, []string{"date_precision", "by_day"}, "capture islam-qala by_day ..2021-07-09"},
		"a start and an end are a range":                {"csv", ownRow, []string{"date", "", "start", "2021-07-01", "end", "2021-07-04"}, "capture islam-qala range 2021-07-01..2021-07-04"},
		"coordinates in place of a place":               {"csv", ownRow, []string{"place", "", "lat", "34.66", "lon", "61.07"}, "capture islam-qala day 2021-07-09..2021-07-09"},
		"an apostrophe that defuses is taken off":       {"csv", ownRow, []string{"actor", "'+taliban"}, "capture islam-qala day 2021-07-09..2021-07-09 taliban"},
	} {
		l, _ := open(t)
		_, failed := importing(t, l, table(c.row, c.cells...), desk.ImportOptions{Format: c.format})
		rows := rowsOf(t, l)
		if len(failed) > 0 || len(rows) == 0 {
			t.Errorf("%s: %v", name, failed)
			continue
		}
		if got := said(rows[len(rows)-1]); got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}

func TestAWrongRowIsNamedWithWhatWouldBeRight(t *testing.T) {
	for name, c := range map[string]struct {
		format string
		row    map[string]string
		cells  []string
		want   string
	}{
		"no id":                        {"acled", acledRow, []string{"event_id_cnty", ""}, "line 2: event_id_cnty: missing"},
		"a date of no month":           {"acled", acledRow, []string{"event_date", "2021-13-01"}, "event_date: \"2021-13-01\" is not a date: month 13"},
		"a precision that is unknown":  {"acled", acledRow, []string{"time_precision", "9"}, "time_precision: \"9\" is not known: use 1 (day)"},
		"a place precision":            {"acled", acledRow, []string{"geo_precision", "9"}, "geo_precision: \"9\" is not known"},
		"a latitude of 95":             {"acled", acledRow, []string{"latitude", "95"}, "latitude: \"95\" is no number of degrees from -90 to 90"},
		"a latitude that is no number": {"acled", acledRow, []string{"latitude", "NaN"}, "latitude: \"NaN\""},
		"a point outside the country":  {"acled", acledRow, []string{"location", "X", "admin1", "", "latitude", "50", "longitude", "10"}, "lies outside Afghanistan"},
		"deaths that are no number":    {"acled", acledRow, []string{"fatalities", "many"}, "fatalities: \"many\" is no number of deaths"},
		"deaths below nought":          {"acled", acledRow, []string{"fatalities", "-1"}, "fatalities: \"-1\""},
		"a type that is none":          {"acled", acledRow, []string{"event_type", "Picnic", "sub_event_type", "Ants"}, "\"Picnic\", \"Ants\" are none of ACLED's"},
		"a timestamp that is a word":   {"acled", acledRow, []string{"timestamp", "today"}, "timestamp: \"today\""},
		"an actor without letters":     {"acled", acledRow, []string{"actor1", "???"}, "actor: \"???\" has no letters"},
		"an end before the start":      {"ucdp", ucdpRow, []string{"date_end", "2021-07-01"}, "date_end: 2021-07-01 lies before date_start"},
		"a UCDP date precision":        {"ucdp", ucdpRow, []string{"date_prec", "0"}, "date_prec: \"0\" is not known: use 1"},
		"a UCDP place precision":       {"ucdp", ucdpRow, []string{"where_prec", "7"}, "where_prec: \"7\" is not known: use 1"},
		"a UCDP kind of violence":      {"ucdp", ucdpRow, []string{"type_of_violence", "4"}, "type_of_violence: \"4\" is not known"},
		"bounds that run backwards":    {"ucdp", ucdpRow, []string{"low", "5"}, "quantity: min 5 is above max 2"},
		"a foreign type":               {"csv", ownRow, []string{"type", "conquest"}, "type: \"conquest\" is not known: use one of capture"},
		"no claimant":                  {"csv", ownRow, []string{"claimant", ""}, "claimant: missing"},
		"no date":                      {"csv", ownRow, []string{"date", ""}, "date: missing"},
		"an unknown place":             {"csv", ownRow, []string{"place", "Atlantis"}, "place: \"Atlantis\" is no place that Marz knows"},
		"a flag":                       {"csv", ownRow, []string{"flags", "shiny"}, "flags: \"shiny\" is not known"},
		"a relation without an id":     {"csv", ownRow, []string{"relations", "denies"}, "relations: \"denies\" is no"},
		"a relation that is unknown":   {"csv", ownRow, []string{"relations", "hates c-1"}, "links: rel: \"hates\" is not known"},
	} {
		l, _ := open(t)
		res, failed := importing(t, l, table(c.row, c.cells...), desk.ImportOptions{Format: c.format})
		if len(failed) != 1 || !strings.Contains(failed[0], c.want) || !strings.HasPrefix(failed[0], "line 2") || res.Failed != 1 {
			t.Errorf("%s: %q, want %q", name, failed, c.want)
		}
		if head, _ := l.Head(context.Background()); head.Seq != 0 {
			t.Errorf("%s: %d entries were written", name, head.Seq)
		}
	}
}

func TestAFileThatIsNoneIsRefused(t *testing.T) {
	for name, c := range map[string]struct{ format, text, want string }{
		"an empty table":             {"acled", "", "the file is empty"},
		"a column that is missing":   {"ucdp", "id,side_a\n", "no column type_of_violence"},
		"alternatives, all missing":  {"csv", "id,type,date\n", "no column place or lat or latitude"},
		"a list in place of objects": {"geojson", "[1]", "line 1: not JSON from here on"},
		"a cut collection":           {"geojson", "{\"type\":\"FeatureCollection\",\n\"features\":[\n{", "line 3: not JSON from here on: the file ends in the middle"},
		"features that are no list":  {"geojson", `{"features":{}}`, "features: { is no array"},
		"a quote that never ends":    {"csv", "id,type,date,place,claimant\n1,\"" + strings.Repeat("a", 5<<20), "is not closed"},
	} {
		l, at := open(t)
		_, err := desk.Import(context.Background(), l, at, strings.NewReader(c.text), desk.ImportOptions{Format: c.format, Actors: bundled(t), Redistribute: c.format != "acled"})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func TestRowsAroundAWrongOneAreTaken(t *testing.T) {
	l, _ := open(t)
	text := "\xef\xbb\xbfid;type;date;place;claimant\n1;capture;2021-07-09;islam-qala;Taliban\n2;capture;2021-07-09\n3;capture;\"2021-07-09\"x;islam-qala;Taliban\n4;capture;2021-07-09;torghundi;Taliban\n"
	res, failed := importing(t, l, text, desk.ImportOptions{Format: "csv"})
	if res.Stored != 2 || res.Rows != 4 || len(failed) != 2 || !strings.HasPrefix(failed[0], "line 3: 3 cells where the header has 5") || !strings.HasPrefix(failed[1], "line 4: column") {
		t.Errorf("%+v %q", res, failed)
	}
}

func TestFeaturesAreReadFromCollectionsAndSequences(t *testing.T) {
	feature := `{"type":"Feature","id":"%s","geometry":{"type":"Point","coordinates":[61.07,34.66]},"properties":{"type":"capture","date":"2021-07-09","claimant":"Taliban"}}`
	one, two := fmt.Sprintf(feature, "a"), fmt.Sprintf(feature, "b")
	for name, text := range map[string]string{
		"a collection":                         `{"type":"FeatureCollection","features":[` + one + "," + two + `],"links":[{"a":1}]}`,
		"one a line":                           one + "\n" + two + "\n",
		"a text sequence with its separators":  "\x1e" + one + "\n\x1e" + two + "\n",
		"a collection with wrong ones between": "{\"type\":\"FeatureCollection\",\"features\":[\n" + one + ",\n7,\n{\"type\":\"Point\"},\n" + two + "]}",
	} {
		l, _ := open(t)
		res, failed := importing(t, l, text, desk.ImportOptions{Format: "geojson", Source: "survey"})
		rows := rowsOf(t, l)
		if res.Stored != 2 || rows[len(rows)-1].Claims[0].ID != "survey-b-claim" || rows[len(rows)-1].Claims[0].Place != "islam-qala" {
			t.Errorf("%s: %+v %q", name, res, failed)
		}
		if strings.Contains(name, "wrong") && (len(failed) != 2 || !strings.HasPrefix(failed[0], "line 3: ") || !strings.HasPrefix(failed[1], "line 4: ")) {
			t.Errorf("%s: %q", name, failed)
		}
	}
}

func FuzzImport(f *testing.F) {
	f.Add("acled", table(acledRow))
	f.Add("ucdp", table(ucdpRow))
	f.Add("csv", table(ownRow, "relations", "denies a; confirms b", "flags", "negated", "quantity", "3"))
	f.Add("geojson", `{"type":"FeatureCollection","features":[{"type":"Feature","id":1,"geometry":{"type":"Point","coordinates":[61,34.6]},"properties":{"type":"capture","date":"2021-07-09","claimant":"x","links":[{"rel":"denies","to":"a"}]}}]}`)
	f.Add("geojson", `{"type":"Feature","id":"e","properties":{"type":"capture","place":"islam-qala","claims":[{"id":"c","dispatch":"d","principal":"x"}]}}`)
	_, at := open(f)
	actors := bundled(f)
	f.Fuzz(func(t *testing.T, format, text string) {
		res, err := desk.Import(context.Background(), nil, at, strings.NewReader(text), desk.ImportOptions{Format: format, Actors: actors, DryRun: true})
		if sum := res.Stored + res.Elsewhere + res.Failed; err == nil && sum != res.Rows {
			t.Errorf("%d of %d rows are accounted for", sum, res.Rows)
		}
	})
}
