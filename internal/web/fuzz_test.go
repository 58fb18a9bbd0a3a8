package web

import (
	"math"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"marz/geo"
	"marz/internal/catalog"
	"marz/internal/marz"
)

// wrong checks what every parser promises of an error: it is the client's, it names the
// parameter, and it is of a length that can be read.
func wrong(t *testing.T, name string, err error) {
	t.Helper()
	if kind := marz.KindOf(err); kind != marz.Invalid && kind != marz.TooLarge {
		t.Errorf("%v is of kind %d", err, kind)
	}
	if !strings.HasPrefix(err.Error(), name) || len(err.Error()) > 2000 {
		t.Errorf("%d bytes that do not begin with %s: %.200s", len(err.Error()), name, err)
	}
}

func FuzzLimit(f *testing.F) {
	for _, s := range []string{"", "0", "1", "10000", "99999999999999999999999", "-1", "+1", "1e3", "unlimited", "٣", " 1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := parseLimit(s)
		switch {
		case err != nil:
			wrong(t, "limit", err)
		case n < 1 || n > maxLimit:
			t.Errorf("%q gives %d", s, n)
		}
	})
}

func FuzzOffset(f *testing.F) {
	for _, s := range []string{"", "0", "1", "-1", "99999999999999999999999", "x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := parseOffset(s)
		switch {
		case err != nil:
			wrong(t, "offset", err)
		case n < 0 || n > maxCount:
			t.Errorf("%q gives %d", s, n)
		}
	})
}

func FuzzVersion(f *testing.F) {
	for _, s := range []string{"1", "42-a68882df", "42-", "-1", "0", "9223372036854775808", "1-xyz"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		seq, hash, err := parseVersion(s)
		switch {
		case err != nil:
			wrong(t, "version", err)
		case seq < 1 || strings.Trim(hash, "0123456789abcdef") != "":
			t.Errorf("%q gives %d and %q", s, seq, hash)
		}
	})
}

func FuzzMinSeq(f *testing.F) {
	for _, s := range []string{"0", "1", "-1", "x", "9223372036854775808"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if seq, err := parseSeq(s); err != nil {
			wrong(t, "min_seq", err)
		} else if seq < 0 {
			t.Errorf("%q gives %d", s, seq)
		}
	})
}

func FuzzMoment(f *testing.F) {
	for _, s := range []string{
		"2021-07-09", "2021-13-01", "2021-02-29", "2020-02-29", "0001-01-01", "9999-12-31", "2021-07-09T12:00:00Z", "2021-07-09t12:00:00.5+04:30",
		"2021-07-10T12:00Z", "2021-07-09 12:00:00Z", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00", "٢٠٢١-٠٧-٠٩", "",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := parseMoment("known_at", s)
		if err != nil {
			wrong(t, "known_at", err)
			return
		}
		if again, err := parseMoment("known_at", d.String()); d != 0 && (err != nil || again != d) {
			t.Errorf("%q gives %s, which gives %s: %v", s, d, again, err)
		}
	})
}

func FuzzDatetime(f *testing.F) {
	for _, s := range []string{"2021-07-09", "2021-07-01/2021-07-31", "../2021-07-09", "2021-07-09/..", "/2021-07-09", "/", "../..", "a/b/c", "2021-07-31/2021-07-01"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		i, err := parseDatetime(s)
		if err != nil {
			wrong(t, "datetime", err)
			return
		}
		if from, to := i.Bounds(); from > to {
			t.Errorf("%q gives %s to %s", s, from, to)
		}
	})
}

func FuzzBox(f *testing.F) {
	for _, s := range []string{"60,29,75,39", "60,29,0,75,39,9", "170,-10,-170,10", "NaN,1,2,3", "1e999,0,0,0", "1,2,3", "29,60,39,75", "4000000,3000000,5000000,4000000"} {
		f.Add(s, uint8(0))
		f.Add(s, uint8(3))
	}
	f.Fuzz(func(t *testing.T, s string, system uint8) {
		b, err := parseBox(s, geo.CRSs[int(system)%len(geo.CRSs)])
		if err != nil {
			wrong(t, "bbox", err)
			return
		}
		for _, v := range []float64{b.West, b.South, b.East, b.North} {
			if math.IsNaN(v) || math.Abs(v) > 360 {
				t.Errorf("%q gives %v", s, b)
			}
		}
	})
}

func FuzzCRS(f *testing.F) {
	for _, c := range geo.CRSs {
		f.Add(c.URI)
	}
	f.Add("EPSG:4326")
	f.Add("[EPSG:3857]")
	f.Fuzz(func(t *testing.T, s string) {
		c, err := parseCRS("crs", s)
		if err != nil {
			wrong(t, "crs", err)
		} else if c.URI == "" {
			t.Errorf("%q gives no system", s)
		}
	})
}

var fuzzSchema = marz.Schema{Geometry: "geometry", Columns: []marz.Column{
	{Name: "title", Type: marz.TypeString}, {Name: "start", Type: marz.TypeDate}, {Name: "claims", Type: marz.TypeObject},
}}

func FuzzSort(f *testing.F) {
	for _, s := range []string{"title", "-start,title", "+title", " title", "claims", "", ",", "-", "title,title,title,title,title,title,title,title,title"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		by, err := parseSort(s, &fuzzSchema)
		if err != nil {
			wrong(t, "sortby", err)
		} else if len(by) == 0 || len(by) > maxSort {
			t.Errorf("%q gives %v", s, by)
		}
	})
}

func FuzzProperties(f *testing.F) {
	for _, s := range []string{"title", "title,start,claims", "title,title", "colour", "", ","} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		names, err := parseProperties(s, &fuzzSchema)
		if err != nil {
			wrong(t, "properties", err)
		} else if len(names) == 0 || len(names) > len(fuzzSchema.Columns) {
			t.Errorf("%q gives %v", s, names)
		}
	})
}

func FuzzFilter(f *testing.F) {
	for _, s := range []string{"title = 'a'", `{"op":"=","args":[{"property":"title"},"a"]}`, "S_INTERSECTS(geometry,POINT(1 2))", "("} {
		for _, lang := range []string{"", "cql2-json"} {
			f.Add(s, lang, uint8(1))
		}
	}
	f.Fuzz(func(t *testing.T, s, lang string, system uint8) {
		e, err := parseFilter(s, lang, geo.CRSs[int(system)%len(geo.CRSs)])
		if err != nil {
			wrong(t, "filter", err)
		} else if e == nil {
			t.Errorf("%q gives nothing", s)
		}
	})
}

func FuzzQuery(f *testing.F) {
	for _, s := range []string{"", "limit=3&bbox=60,29,75,39", "a=1;b=2", "%zz=1", "limit=1&limit=2", "title=", "datetime=2021-07-09&known_at=2021-07-10&sortby=-start&properties=title"} {
		f.Add(s)
	}
	col := catalog.Collection{ID: "events", Schema: fuzzSchema}
	f.Fuzz(func(t *testing.T, s string) {
		if _, err := ParseQuery(s, col); err != nil && marz.KindOf(err) != marz.Invalid && marz.KindOf(err) != marz.TooLarge {
			t.Errorf("%q: %v", s, err)
		}
	})
}

func FuzzAccept(f *testing.F) {
	for _, s := range []string{"*/*", "text/html,application/xhtml+xml;q=0.9", "application/json;q=NaN", ";", ",", "text/*;q=1e999", "gzip;q=0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		h := http.Header{"Accept": {s}, "Accept-Encoding": {s}}
		form, err := negotiate(h, "", asJSON, asHTML)
		if err == nil && form != asJSON && form != asHTML {
			t.Errorf("%q gives %v", s, form)
		}
		acceptsGzip(h)
	})
}

func FuzzForwarded(f *testing.F) {
	for _, s := range []string{`for=1.2.3.4;host="a.example:80";proto=https`, "host=a/b", ",", ";=", `host="`} {
		f.Add(s)
	}
	srv := &server{}
	f.Fuzz(func(t *testing.T, s string) {
		r := &http.Request{Host: "marz.example", Header: http.Header{
			"Forwarded": {s}, "X-Forwarded-Host": {s}, "X-Forwarded-Proto": {s}, "X-Forwarded-Prefix": {s},
		}}
		base := srv.site(r).Base
		u, err := url.Parse(base)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
			t.Errorf("%q gives %q: %v", s, base, err)
		}
	})
}

func FuzzTileAddress(f *testing.F) {
	f.Add("1", "0", "1")
	f.Add("25", "0", "0")
	f.Add("-1", "x", "")
	f.Fuzz(func(t *testing.T, z, row, col string) {
		at, err := tileAt(z, row, col)
		if err != nil && marz.KindOf(err) != marz.NotFound {
			t.Error(err)
		}
		if err == nil && !at.Valid() {
			t.Errorf("%s/%s/%s gives %v", z, row, col, at)
		}
	})
}

func FuzzLanguage(f *testing.F) {
	f.Add("fr", "en-GB,fr;q=0.8")
	f.Add("", "prs")
	f.Fuzz(func(t *testing.T, asked, accept string) {
		if l := language(asked, accept); pageWords[l] == nil {
			t.Errorf("%q, %q give %q", asked, accept, l)
		}
	})
}
