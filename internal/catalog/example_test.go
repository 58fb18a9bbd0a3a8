package catalog_test

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"marz/internal/catalog"
	"marz/internal/marz"
)

// Who held Islam Qala on 9 July 2021, as known on that evening and a day later, by the
// two dispatches from which the record grew.
func Example() {
	ctx := context.Background()
	c, done := bundled()
	defer done()
	july9, _ := marz.NewDay(2021, time.July, 9)
	for _, known := range []marz.Day{july9, july9 + 1} {
		f, _, err := c.Feature(ctx, catalog.Query{
			Collection: catalog.Control, Datetime: marz.On(july9), Known: known,
			Dispatches: []string{"afp-2021-07-09-islam-qala", "afp-2021-07-10-herat"},
		}, "islam-qala")
		if err != nil {
			panic(err)
		}
		var doc struct {
			Properties struct{ Title, Status string }
		}
		if err := json.Unmarshal([]byte(f.JSON), &doc); err != nil {
			panic(err)
		}
		fmt.Printf("as known on %s, %s: %s\n", known, doc.Properties.Title, doc.Properties.Status)
	}
	// Output:
	// as known on 2021-07-09, Islam Qala: taliban-claimed
	// as known on 2021-07-10, Islam Qala: taliban
}

// Events on the Turkmen border, by its French name, two to a page.
func ExampleCatalog_Search() {
	ctx := context.Background()
	c, done := bundled()
	defer done()
	page, err := c.Search(ctx, catalog.Query{
		Collection: catalog.Events, Params: map[string][]string{"border": {"Turkménistan"}, "type": {"capture"}},
		Sort: []catalog.Sort{{Column: "start"}}, Limit: 2,
	})
	if err != nil {
		panic(err)
	}
	for f, err := range page.Features {
		if err != nil {
			panic(err)
		}
		fmt.Println(f.ID)
	}
	fmt.Println("more:", page.Next != "")
	// Output:
	// aqina-capture-2021-07-07
	// torghundi-capture-2021-07-09
	// more: false
}

// bundled is a catalog over the record that Marz ships.
func bundled() (*catalog.Catalog, func()) {
	c, l, err := start()
	if err != nil {
		panic(err)
	}
	return c, func() {
		_ = c.Close()
		_ = l.Close()
	}
}
