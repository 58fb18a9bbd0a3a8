package atlas_test

import (
	"fmt"

	"github.com/paulmach/orb"

	"marz/data"
	"marz/internal/atlas"
)

func Example() {
	a, err := atlas.Load(data.FS)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range a.Lookup("HÉRAT") {
		fmt.Println(p.ID, p.Kind)
	}
	b, _ := atlas.ParseBorder("Turkménistan")
	fmt.Println(b.ID)
	w := a.Locate(orb.Point{62.2, 34.35}) // (lon, lat)
	fmt.Printf("%s, %.0f km from %s\n", w.Province.ID, w.BorderKm, w.Border.ID)
	// Output:
	// herat place
	// AF-HER province
	// afg-tkm
	// AF-HER, 87 km from afg-tkm
}
