package extract

import (
	"fmt"
	"strings"
	"testing"

	"marz/internal/marz"
)

// linked gives the claims of a text with their events, flags and links.
func linked(x *Extractor, text string) string {
	d, _ := marz.ParseDay("2021-07-12")
	var out []string
	for _, c := range x.Extract(Document{Name: "t", Text: text, Published: marz.On(d), Agency: "AFP"}).Claims {
		line := fmt.Sprintf("%s %s %s", c.ID, c.Type, c.Event)
		if c.Witness {
			line += " witness"
		}
		if c.BorderWide {
			line += " border-wide:" + c.Holder
		}
		if c.Admission {
			line += " admission:" + c.Holder
		}
		for _, l := range c.Links {
			line += fmt.Sprintf(" %s:%s", l.Rel, l.To)
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

var linkCases = []struct{ name, text, want string }{
	{"a denial belongs to the happening that it denies", "The Taliban captured Torkham on Thursday, residents said. The interior ministry denied that Torkham had fallen.",
		"c01 capture e01\nc02 capture e01 denies:c01"},
	{"a second source confirms", "The Taliban captured Torkham on Thursday, residents said. The governor of Nangarhar said the Taliban had taken the post on Thursday.",
		"c01 capture e01\nc02 capture e01 confirms:c01"},
	{"what is over by a day is what the text dated before", "Torkham fell on Thursday, residents said. Taliban spokesman Zabihullah Mujahid said that his men had taken Torkham.",
		"c01 capture e01\nc02 capture e01 confirms:c01"},
	{"two holders of one day contradict each other", "Torkham is under Taliban control, residents said. The governor of Nangarhar said that government forces controlled Torkham.",
		"c01 control e01\nc02 control e01 contradicts:c01"},
	{"a retaking takes the loss for granted", "The Taliban captured Torkham on Thursday, residents said. Afghan forces recaptured Torkham on Sunday, the interior ministry said.",
		"c01 capture e01\nc02 recapture e02 presupposes:c01"},
	{"soldiers and families who flee are two happenings", "About 300 soldiers fled across the border into Tajikistan on Friday, residents said. About 50 families fled across the border into Tajikistan on Friday, traders said.",
		"c01 flight e01\nc02 flight e02"},
	{"the agency's own people saw it", "Des combattants talibans contrôlaient dimanche Torkham, a constaté un correspondant de l'AFP.", "c01 control e01 witness"},
	{"who was told saw nothing", "The Taliban captured Torkham on Sunday, residents told an AFP reporter.", "c01 capture e01"},
	{"all of a border", "The Taliban control the entire border with Uzbekistan, the governor of Balkh said.", "c01 control_share e01 border-wide:taliban"},
	{"nearly all of a border is not all of it", "The Taliban control almost the entire border with Uzbekistan, the governor of Balkh said.", "c01 control_share e01"},
	{"a state shuts its border", "Uzbekistan has closed its border with Afghanistan, Tashkent said.", "c01 closure e01 border-wide:"},
	{"who means to retake a place admits its loss", "The army will retake Torkham, the governor of Nangarhar vowed.", "c01 recapture e01 admission:taliban"},
	{"men sent to retake it, and not yet sent", "Le gouverneur de Hérat a indiqué que des renforts allaient être envoyés pour reprendre Islam Qala. \"Les renforts n'ont pas encore été envoyés à Islam Qala\", a déclaré le gouverneur de Hérat.",
		"c01 reinforcement e01 admission:taliban\nc02 reinforcement e01 admission:taliban restates:c01"},
	{"reinforcements alone admit nothing", "Reinforcements have been sent to Torkham, the interior ministry said.", "c01 reinforcement e01"},
}

func TestLinksEventsAndFlags(t *testing.T) {
	x := testExtractor(t)
	for _, c := range linkCases {
		t.Run(c.name, func(t *testing.T) {
			if got := linked(x, c.text); got != c.want {
				t.Errorf("got %s\nwant %s", strings.ReplaceAll(got, "\n", " | "), strings.ReplaceAll(c.want, "\n", " | "))
			}
		})
	}
}

func TestLinksAndFlagsAreExplained(t *testing.T) {
	x := testExtractor(t)
	res := x.Extract(Document{Name: "t", Text: "The Taliban captured Torkham, residents said. The army will retake Torkham, the governor of Nangarhar vowed.", Agency: "AFP", Published: marz.On(738000)})
	said := map[string]string{}
	for _, c := range res.Claims {
		for _, w := range c.Why {
			said[w.What] = w.Words
		}
	}
	for _, what := range []string{"admission", "presupposes"} {
		if said[what] == "" {
			t.Errorf("nothing explains %q: %v", what, said)
		}
	}
}
