package web_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
)

func TestBadInputIsRefusedWithWhatWouldBeRight(t *testing.T) {
	w := open(t)
	const items = "/collections/events/items?"
	for _, row := range []struct {
		name, target string
		words        []string
	}{
		{"an unknown parameter", items + "colour=red", []string{"colour", "bbox", "border", "limit"}},
		{"an unknown parameter of a document", "/conformance?colour=red", []string{"colour", "f"}},
		{"an unknown parameter of a feature", "/collections/control/items/islam-qala?limit=3", []string{"limit", "known_at"}},
		{"a parameter given twice", items + "limit=3&limit=4", []string{"limit"}},
		{"a limit of nothing", items + "limit=0", []string{"limit", `"0"`}},
		{"a limit below nothing", items + "limit=-1", []string{"limit"}},
		{"an endless limit", items + "limit=unlimited", []string{"limit", "10000"}},
		{"an empty limit", items + "limit=", []string{"limit"}},
		{"half a feature", items + "limit=1.5", []string{"limit"}},
		{"a negative offset", items + "offset=-1", []string{"offset"}},
		{"a box of three numbers", items + "bbox=60,29,75", []string{"bbox", "3 numbers"}},
		{"a box of five numbers", items + "bbox=60,29,75,38,1", []string{"bbox", "5 numbers"}},
		{"a box of words", items + "bbox=a,b,c,d", []string{"bbox", `"a"`}},
		{"a box with NaN", items + "bbox=NaN,29,75,38", []string{"bbox", "NaN"}},
		{"an endless box", items + "bbox=-Inf,29,75,38", []string{"bbox"}},
		{"an empty box", items + "bbox=", []string{"bbox"}},
		{"south above north", items + "bbox=60,38,75,29", []string{"bbox", "south"}},
		{"a latitude of 91", items + "bbox=60,29,75,91", []string{"bbox", "91"}},
		{"a longitude of 181", items + "bbox=60,29,181,38", []string{"bbox", "181"}},
		{"latitude before longitude", items + "bbox=29,160,38,175", []string{"bbox"}},
		{"a month of 13", items + "datetime=2021-13-01", []string{"datetime", "2021-13-01", "month 13", "2021-07-01/2021-07-31"}},
		{"a thirtieth of February", items + "datetime=2021-02-30", []string{"datetime", "2021-02-30", "February"}},
		{"no date at all", items + "datetime=yesterday", []string{"datetime", "yesterday"}},
		{"an empty date", items + "datetime=", []string{"datetime"}},
		{"no end on either side", items + "datetime=/", []string{"datetime"}},
		{"a period backwards", items + "datetime=2021-07-31/2021-07-01", []string{"datetime", "2021-07-01/2021-07-31"}},
		{"a period of three", items + "datetime=2021-07-01/2021-07-02/2021-07-03", []string{"datetime"}},
		{"a bad time of day", items + "datetime=2021-07-09T25:00:00Z", []string{"datetime"}},
		{"a bad day of knowing", items + "known_at=2021-7-9", []string{"known_at"}},
		{"a period of knowing", items + "known_at=2021-07-01/2021-07-09", []string{"known_at"}},
		{"an unknown border", items + "border=India", []string{"border", "India", "IRN", "TKM", "UZB", "TJK", "CHN", "PAK"}},
		{"an unknown province", items + "province=Bavaria", []string{"province", "Bavaria"}},
		{"an unknown place", items + "place=Atlantis", []string{"place", "Atlantis"}},
		{"an unknown type", items + "type=party", []string{"type", "party", "capture"}},
		{"an unknown status", "/collections/control/items?status=fine", []string{"status", "fine", "contested"}},
		{"a number that is none", "/collections/posts/items?n=three", []string{"n", "three"}},
		{"an unknown reference system", items + "crs=EPSG:9999", []string{"crs", "9999", "CRS84"}},
		{"an unknown system for the box", items + "bbox=1,2,3,4&bbox-crs=EPSG:9999", []string{"bbox-crs", "9999"}},
		{"an unknown system for the filter", items + "filter=type='capture'&filter-crs=EPSG:9999", []string{"filter-crs", "9999"}},
		{"an unknown filter language", items + "filter=x&filter-lang=sql", []string{"filter-lang", "sql", "cql2-text", "cql2-json"}},
		{"a filter that is no CQL2", items + "filter=" + url.QueryEscape("type = "), []string{"filter", "column"}},
		{"a filter on what is not there", items + "filter=" + url.QueryEscape("colour = 'red'"), []string{"filter", "colour"}},
		{"a filter outside the world", items + "filter=" + url.QueryEscape("S_INTERSECTS(geometry,POINT(190 95))"), []string{"filter"}},
		{"an empty filter", items + "filter=", []string{"filter"}},
		{"sorting by what is not there", items + "sortby=colour", []string{"sortby", "colour", "start"}},
		{"sorting by nested claims", items + "sortby=claims", []string{"sortby", "claims"}},
		{"sorting by nothing", items + "sortby=", []string{"sortby"}},
		{"properties that are not there", items + "properties=colour", []string{"properties", "colour", "title"}},
		{"a cursor that is none", items + "cursor=xyz", []string{"cursor", "next"}},
		{"a form that is not served", items + "f=shp", []string{"f", "shp", "csv"}},
		{"a version to come", items + "version=99999999", []string{"version"}},
		{"a version that is no number", items + "version=newest", []string{"version", "newest"}},
		{"a sequence that is no number", items + "min_seq=soon", []string{"min_seq", "soon"}},
		{"a broken escape", items + "border=%zz", []string{"%zz"}},
		{"a semicolon between parameters", items + "limit=3;f=csv", []string{";"}},
		{"a bulk file with pages", "/events.csv?limit=10", []string{"limit"}},
		{"a day without an end", "/control/changes?from=2021-07-09", []string{"to"}},
		{"changes backwards", "/control/changes?from=2021-07-09&to=2021-07-01", []string{"from", "to"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			status := 400
			if strings.Contains(row.name, "version to come") {
				status = 404
			}
			w.problem(t, row.target, status, row.words...)
		})
	}
}

func TestALimitAboveTheMaximumIsCut(t *testing.T) {
	if got := open(t).features(t, "/collections/events/items?limit=1000000"); len(got.Features) == 0 {
		t.Error("nothing came")
	}
}

func TestClientsMayAddTheirOwnParameters(t *testing.T) {
	w := open(t)
	for _, target := range []string{"/?f=json", "/conformance?f=json", "/api?f=json", "/collections?f=json", "/collections/events?f=json", "/collections/events/queryables?f=json"} {
		w.ok(t, target)
	}
	w.features(t, "/collections/events/items?f=json&offset=0&limit=3")
}

func TestBoxes(t *testing.T) {
	w := open(t)
	all := *w.features(t, "/collections/posts/items").NumberMatched
	for _, row := range []struct {
		name, query string
		want        []any
	}{
		{"four numbers, and a feature without a geometry matches", "bbox=61,34,62,35", []any{"a", "b/c d"}},
		{"six numbers", "bbox=61,34,-100,62,35,100", []any{"a", "b/c d"}},
		{"across the antimeridian", "bbox=170,0,-170,20", []any{"b/c d", "f"}},
		{"latitude first in EPSG:4326", "bbox=34,61,35,62&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326", []any{"a", "b/c d"}},
		{"metres", "bbox=6790000,4030000,6900000,4170000&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/3857", []any{"a", "b/c d"}},
		{"the world", "bbox=-180,-90,180,90", []any{"a", "b/c d", "f"}},
		{"with a filter as well", "bbox=-180,-90,180,90&filter=n>3", []any{"f"}},
		{"a property as a parameter", "n=3", []any{"a"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			fc := w.features(t, "/collections/posts/items?"+row.query)
			got := ids(fc)
			if fmt.Sprint(got) != fmt.Sprint(row.want) || *fc.NumberMatched != len(row.want) {
				t.Errorf("%v (%d), want %v of %d", got, *fc.NumberMatched, row.want, all)
			}
		})
	}
}

func TestPeriods(t *testing.T) {
	w := open(t)
	count := func(query string) int {
		return *w.features(t, "/collections/events/items?limit=1&"+query).NumberMatched
	}
	all := count("")
	july := count("datetime=2021-07-01/2021-07-31")
	if july == 0 || july >= all {
		t.Fatalf("%d of %d events in July", july, all)
	}
	for _, row := range []struct{ name, a, b string }{
		{"an open start in two spellings", "datetime=../2021-07-09", "datetime=/2021-07-09"},
		{"an open end in two spellings", "datetime=2021-07-09/..", "datetime=2021-07-09/"},
		{"an instant is its day", "datetime=2021-07-09", "datetime=2021-07-09T08:00:00Z"},
		{"an instant late in UTC is the next day in Kabul", "datetime=2021-07-10", "datetime=2021-07-09T20:00:00Z"},
		{"small letters", "datetime=2021-07-09t08:00:00z", "datetime=2021-07-09"},
		{"a period of instants", "datetime=2021-07-01T00:00:00Z/2021-07-31T10:00:00Z", "datetime=2021-07-01/2021-07-31"},
		{"open on both sides", "datetime=../..", ""},
	} {
		if a, b := count(row.a), count(row.b); a != b || a == 0 {
			t.Errorf("%s: %d and %d", row.name, a, b)
		}
	}
	if got := *w.features(t, "/collections/posts/items?datetime=1999-01-01").NumberMatched; got != 3 {
		t.Errorf("%d features without a time match any time, want 3", got)
	}
}

func TestFiltersInEveryEncoding(t *testing.T) {
	w := open(t)
	text := "border = 'afg-tkm' AND start < DATE('2021-08-01')"
	json := `{"op":"and","args":[{"op":"=","args":[{"property":"border"},"afg-tkm"]},{"op":"<","args":[{"property":"start"},{"date":"2021-08-01"}]}]}`
	want := w.features(t, "/collections/events/items?filter="+url.QueryEscape(text))
	if len(want.Features) == 0 || len(want.Features) == *w.features(t, "/collections/events/items").NumberMatched {
		t.Fatalf("%d features", len(want.Features))
	}
	for _, q := range []string{
		"filter-lang=cql2-text&filter=" + url.QueryEscape(text), "filter-lang=cql-text&filter=" + url.QueryEscape(text),
		"filter-lang=cql2-json&filter=" + url.QueryEscape(json),
		"border=TKM&datetime=../2021-07-31",
	} {
		if got := w.features(t, "/collections/events/items?"+q); fmt.Sprint(ids(got)) != fmt.Sprint(ids(want)) {
			t.Errorf("%s: %d features, want %d", q, len(got.Features), len(want.Features))
		}
	}
	for _, typ := range []string{"application/json", "application/query-cql-json", "application/json; charset=utf-8"} {
		res := w.do(t, "POST", "/collections/events/items", strings.NewReader(json), "Content-Type", typ)
		var fc featureCollection
		res.into(t, &fc)
		if res.StatusCode != 200 || fmt.Sprint(ids(fc)) != fmt.Sprint(ids(want)) {
			t.Errorf("POST %s: %d, %d features", typ, res.StatusCode, len(fc.Features))
		}
	}
	res := w.do(t, "POST", "/collections/events/items", strings.NewReader(`{"op":"and"`), "Content-Type", "application/json")
	w.isProblem(t, "a broken body", res, 400, "filter")
	res = w.do(t, "POST", "/collections/events/items", strings.NewReader(`"`+strings.Repeat("x", 1<<20)+`"`), "Content-Type", "application/json")
	w.isProblem(t, "a large body", res, 413)
}

func TestFiltersOverTheLimitAreRefused(t *testing.T) {
	w := open(t)
	deep := strings.Repeat("(", 5000) + "type='capture'" + strings.Repeat(")", 5000)
	for _, f := range []string{deep, strings.Repeat("NOT ", 100) + "type='capture'", "type IN ('" + strings.Repeat("a','", 5000) + "')"} {
		res := w.get(t, "/collections/events/items?filter="+url.QueryEscape(f))
		if res.StatusCode != 400 && res.StatusCode != 413 && res.StatusCode != 414 {
			t.Errorf("%.30s…: %d", f, res.StatusCode)
		}
	}
}

func TestReferenceSystems(t *testing.T) {
	w := open(t)
	at := func(crs string) (string, string) {
		res := w.ok(t, "/collections/posts/items/a?crs="+url.QueryEscape(crs))
		var f feature
		res.into(t, &f)
		return string(f.Geometry.Coordinates), res.Header.Get("Content-Crs")
	}
	for _, row := range []struct{ crs, want string }{
		{"http://www.opengis.net/def/crs/OGC/1.3/CRS84", "[61.5,34.5]"},
		{"http://www.opengis.net/def/crs/EPSG/0/4326", "[34.5,61.5]"},
		{"http://www.opengis.net/def/crs/EPSG/0/3857", "[6846148"},
		{"http://www.opengis.net/def/crs/EPSG/0/32641", "[362"},
	} {
		got, header := at(row.crs)
		if !strings.HasPrefix(got, row.want) || header != "<"+row.crs+">" {
			t.Errorf("%s: %s %s, want %s", row.crs, got, header, row.want)
		}
	}
}

func TestPropertiesAndSorting(t *testing.T) {
	w := open(t)
	fc := w.features(t, "/collections/events/items?properties=title,start&sortby=-start&limit=50")
	last := "9999"
	for _, f := range fc.Features {
		if len(f.Properties) != 2 {
			t.Errorf("%v has %d properties", f.ID, len(f.Properties))
		}
		start, _ := f.Properties["start"].(string)
		if start > last {
			t.Errorf("%s after %s", start, last)
		}
		if start != "" {
			last = start
		}
	}
	csv := string(w.ok(t, "/collections/events/items?properties=title,start&limit=2&f=csv").body)
	if head, _, _ := strings.Cut(csv, "\n"); strings.TrimSpace(head) != "id,title,start,lon,lat" {
		t.Errorf("the table's head is %q", head)
	}
}
