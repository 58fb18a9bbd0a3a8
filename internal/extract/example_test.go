package extract_test

import (
	"fmt"

	"marz/data"
	"marz/internal/atlas"
	"marz/internal/extract"
)

func ExampleExtractor_Extract() {
	at, err := atlas.Load(data.FS)
	if err != nil {
		fmt.Println(err)
		return
	}
	published, err := extract.ParsePublished("2021-07-14")
	if err != nil {
		fmt.Println(err)
		return
	}
	got := extract.New(at).Extract(extract.Document{
		Text:      "The Taliban captured Spin Boldak on Wednesday, a Pakistani border official said.",
		Published: published,
	})
	for _, c := range got.Claims {
		fmt.Println(c.Type, c.Stance, c.Principal, c.Place, c.Happened.To)
		fmt.Println(c.Exact)
	}
	// Output:
	// capture asserts pakistan-border-anon spin-boldak-chaman 2021-07-14
	// The Taliban captured Spin Boldak on Wednesday
}
