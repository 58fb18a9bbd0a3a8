package extract

import (
	"strings"
	"testing"
)

// dispatchCases are short dispatches in which one sentence leans on another: places,
// speakers and days that are carried over.
var dispatchCases = []struct{ name, text, want string }{
	{"a lead names its post later", "Taliban insurgents have seized a key border crossing with Iran, Afghan officials said on Friday.\nThe Abu Nasr Farahi crossing was captured late on Thursday, said Masoud Bakhtawar, the governor of Farah.",
		"capture asserts gov-officials-anon abu-nasr-farahi\ncapture asserts farah-governor abu-nasr-farahi"},
	{"who was told is not who speaks", "Two members of the provincial council of Faryab told Reuters on Friday that Aqina was captured by the militants.", "capture asserts faryab-council aqina"},
	{"he is the official, not the government that denies", "Les talibans se sont emparés de Torkham, a affirmé un responsable pakistanais, tandis que Kaboul dément.\n« Tout le trafic est interrompu », dit-il.",
		"capture asserts pakistan-border-anon torkham\ncapture denies afg-gov torkham\nclosure asserts pakistan-border-anon torkham"},
	{"what is not confirmed is not said", "The Taliban captured Qaramqol. Afghan authorities have not confirmed the loss of the district.", "capture reports dpa qaramqol"},
	{"a state speaks of its own border", "Uzbekistan said that 53 Afghan soldiers had crossed the border.", "flight asserts uzbekistan afg-uzb"},
	{"a foreign dateline does not make every ministry foreign", "Douchanbé, 9 juil. 2021 (AFP) - Les forces gouvernementales ont repris le district de Khanabad, selon le ministère de la Défense.", "recapture asserts afg-gov khanabad"},
	{"people who share a family name are not the same", "The governor of Balkh province, Mohammad Farhad Azimi, said that Hairatan had fallen.", "capture asserts balkh-governor hairatan"},
	{"a claim that is called false is denied", "The Taliban say they hold 85 percent of the territory. The government rejected the claim.", "control_share asserts taliban AFG\ncontrol_share denies afg-gov AFG"},
}

func TestDispatchesCarryPlacesSpeakersAndDays(t *testing.T) {
	x := testExtractor(t)
	for _, c := range dispatchCases {
		t.Run(c.name, func(t *testing.T) {
			if got := read(x, c.text); got != c.want {
				t.Errorf("got %s\nwant %s", strings.ReplaceAll(got, "\n", " | "), strings.ReplaceAll(c.want, "\n", " | "))
			}
		})
	}
}
