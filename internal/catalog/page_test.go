package catalog_test

import (
	"context"
	"encoding/base64"
	"fmt"
	"slices"
	"testing"

	"marz/internal/catalog"
	"marz/internal/cql2"
	"marz/internal/marz"
)

func TestPagesHoldEveryFeatureOnceInAnyOrderWhileOthersWrite(t *testing.T) {
	c, l := open(t)
	for name, q := range map[string]catalog.Query{
		"events":                            {Collection: "events"},
		"events, newest first":              {Collection: "events", Sort: []catalog.Sort{{Column: "start", Desc: true}}},
		"events by type and day":            {Collection: "events", Sort: []catalog.Sort{{Column: "type"}, {Column: "start"}}},
		"claims by a number that few have":  {Collection: "claims", Sort: []catalog.Sort{{Column: "quantity", Desc: true}}},
		"events of two dispatches":          {Collection: "events", Dispatches: seeds},
		"control by status":                 {Collection: "control", Sort: []catalog.Sort{{Column: "status"}}},
		"crossings with a filter":           {Collection: "crossings", Params: map[string][]string{"border": {"PAK,TJK"}}},
		"places by distance to the border":  {Collection: "places", Sort: []catalog.Sort{{Column: "border_km"}}},
		"dispatches, those of one language": {Collection: "dispatches", Params: map[string][]string{"lang": {"en"}}},
	} {
		t.Run(name, func(t *testing.T) {
			want := matching(t, c, q)
			var got []string
			for q.Limit = 7; ; q.Limit++ {
				fs, page := search(t, c, q)
				for _, f := range fs {
					if f.Seq <= c.Version().Seq && slices.Contains(want, f.ID) {
						got = append(got, f.ID)
					}
				}
				if q.Cursor = page.Next; q.Cursor == "" {
					break
				}
				id := fmt.Sprintf("%s-%d", t.Name(), q.Limit)
				add(t, c, l, change(t, marz.PutClaim, id, witness(t, id)))
			}
			if !slices.Equal(got, want) {
				t.Errorf("the pages hold %d: %v\nwant %d: %v", len(got), got, len(want), want)
			}
		})
	}
}

func TestACursorBelongsToItsOrderAndCollection(t *testing.T) {
	c := reading(t)
	bySide := []catalog.Sort{{Column: "side"}}
	_, page := search(t, c, catalog.Query{Collection: "claims", Limit: 7, Sort: bySide})
	encoded := func(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) }
	for name, q := range map[string]catalog.Query{
		"no base64":           {Collection: "claims", Cursor: "#"},
		"a word":              {Collection: "claims", Cursor: "x"},
		"half a cursor":       {Collection: "claims", Cursor: page.Next[:len(page.Next)/2], Sort: bySide},
		"no order":            {Collection: "claims", Cursor: page.Next},
		"another order":       {Collection: "claims", Cursor: page.Next, Sort: []catalog.Sort{{Column: "type"}}},
		"the other direction": {Collection: "claims", Cursor: page.Next, Sort: []catalog.Sort{{Column: "side", Desc: true}}},
		"another collection":  {Collection: "events", Cursor: page.Next},
		"another version":     {Collection: "claims", Cursor: encoded("2\nclaims\n\n{\"id\":\"a\"}")},
		"a value of no type":  {Collection: "claims", Cursor: encoded("1\nclaims\nside\n{\"id\":\"a\",\"v\":[{}]}"), Sort: bySide},
	} {
		if _, err := c.Search(context.Background(), q); marz.KindOf(err) != marz.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := c.Search(context.Background(), catalog.Query{Collection: "claims", Sort: []catalog.Sort{{Column: "links"}}}); marz.KindOf(err) != marz.Invalid {
		t.Errorf("sorting by an object: %v", err)
	}
}

func FuzzCursor(f *testing.F) {
	c := reading(f)
	_, page := search(f, c, catalog.Query{Collection: "events", Limit: 7, Sort: []catalog.Sort{{Column: "start"}}})
	f.Add(page.Next)
	f.Add("MQpldmVudHMKCnt9")
	f.Fuzz(func(t *testing.T, cursor string) {
		_, err := c.Search(context.Background(), catalog.Query{Collection: "events", Limit: 1, Cursor: cursor, Sort: []catalog.Sort{{Column: "start"}}})
		if err != nil && marz.KindOf(err) != marz.Invalid {
			t.Errorf("%q: %v", cursor, err)
		}
	})
}

func TestFiltersReadAPartOfTheData(t *testing.T) {
	c := reading(t)
	filter := func(text string) *cql2.Expr {
		f, err := cql2.ParseText(text)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	for name, row := range map[string]struct {
		q    catalog.Query
		most int
	}{
		"a border":                {catalog.Query{Collection: "events", Params: map[string][]string{"border": {"TKM"}}}, 20},
		"a claimant":              {catalog.Query{Collection: "events", Params: map[string][]string{"claimants": {"iran"}}}, 20},
		"an event's claims":       {catalog.Query{Collection: "claims", Params: map[string][]string{"event": {islamQala}}}, 20},
		"a place in CQL2":         {catalog.Query{Collection: "claims", Filter: filter("place = 'islam-qala' AND type = 'capture'")}, 40},
		"a few days":              {catalog.Query{Collection: "events", Filter: filter("start BETWEEN DATE('2021-07-08') AND DATE('2021-07-09')")}, 60},
		"a box and a few days":    {catalog.Query{Collection: "events", Filter: filter("S_INTERSECTS(geometry,BBOX(60,34,61.5,35)) AND T_INTERSECTS(start,INTERVAL('2021-07-08','2021-07-10'))")}, 30},
		"what nobody says at all": {catalog.Query{Collection: "claims", Params: map[string][]string{"claimant": {"nobody"}}}, 0},
	} {
		_, all := search(t, c, catalog.Query{Collection: row.q.Collection})
		_, page := search(t, c, row.q)
		if page.Visited > row.most || page.Visited > all.Matched/2 || page.Matched == 0 && row.most > 0 {
			t.Errorf("%s: %d match, %d of %d were read", name, page.Matched, page.Visited, all.Matched)
		}
	}
}
