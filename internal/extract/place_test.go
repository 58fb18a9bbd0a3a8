package extract

import (
	"strings"
	"testing"
)

// placeCases say where a happening is put when its place is not simply named beside it.
var placeCases = []struct{ name, text, want string }{
	{"a list of districts and a bare twin name towns", "Ishkashim, Zebak and Shighnan fell to the Taliban on Thursday.",
		"capture reports dpa ishkashim-town\ncapture reports dpa zebak\ncapture reports dpa shighnan"},
	{"the bridge of a name is the crossing", "The Taliban captured the bridge at Ishkashim on Friday.", "capture reports dpa ishkashim"},
	{"a name keeps the sense that the text gave it first", "Le district d'Ichkachim est tombé jeudi. Les talibans ont attaqué Ichkachim vendredi.",
		"capture reports dpa ishkashim-town\nattack reports dpa ishkashim-town"},
}

func TestPlacesAreChosen(t *testing.T) {
	x := testExtractor(t)
	for _, c := range placeCases {
		t.Run(c.name, func(t *testing.T) {
			if got := read(x, c.text); got != c.want {
				t.Errorf("got %s\nwant %s", strings.ReplaceAll(got, "\n", " | "), strings.ReplaceAll(c.want, "\n", " | "))
			}
		})
	}
}
