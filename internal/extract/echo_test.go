package extract

import (
	"strings"
	"testing"
)

func TestAPlaceTakesWhatWasToldOfTheOneBeforeIt(t *testing.T) {
	x := testExtractor(t)
	for _, c := range []struct{ text, want string }{
		{"Les insurgés ont pris Kunduz dimanche, et Chéberghan, fief d'un maréchal, la veille.", "capture reports dpa kunduz\ncapture reports dpa sheberghan"},
		{"The Taliban captured Kunduz on Sunday, and Sheberghan, the home of a warlord, the day before.", "capture reports dpa kunduz\ncapture reports dpa sheberghan"},
		{"Neuf capitales sont tombées en une semaine. Farah et Kunduz ont été les dernières, mardi.", "capture reports dpa farah\ncapture reports dpa kunduz"},
		{"Le premier perdu fut Torghundi, fin juin.", "capture reports dpa torghundi"},
		{"Torghundi fell on Sunday. Islam Qala was the last.", "capture reports dpa torghundi\ncapture reports dpa islam-qala"},
		{"Torghundi was shut on Sunday. Islam Qala followed suit.", "closure reports dpa torghundi\nclosure reports dpa islam-qala"},
		{"Afghan forces have pulled out of Rubat, a crossing used by smugglers, and of most of Chahar Burjak district.", "withdrawal reports dpa rubat\nwithdrawal reports dpa chahar-burjak"},
		{"Islam Qala fell on Thursday. So did Torghundi.", "capture reports dpa islam-qala\ncapture reports dpa torghundi"},
		{"Islam Qala est tombé jeudi. Torghundi aussi.", "capture reports dpa islam-qala\ncapture reports dpa torghundi"},
		{"Sheberghan went on Saturday and Kunduz on Sunday.", "capture reports dpa sheberghan\ncapture reports dpa kunduz"},
		{"Zaranj was the first provincial capital to fall.", "capture reports dpa zaranj"},
		{"La chute de Kunduz a été suivie lundi de celle de Samangan.", "capture reports dpa kunduz\ncapture reports dpa AF-SAM"},
		{"More than 300 soldiers came across at Ishkashim overnight. Another 53 arrived on Tuesday.", "flight reports dpa ishkashim\nflight reports dpa ishkashim"},
		{"Iranian and Taliban guards shot at each other near Zaranj.", "clash reports dpa zaranj"},
		{"L'armée est de retour à Torghundi.", "recapture reports dpa torghundi"},
		{"Traffic through Torkham stopped on Sunday.", "closure reports dpa torkham"},
		{"No one is getting through at Chaman.", "closure reports dpa spin-boldak-chaman"},
		{"\"They have not set foot in Hairatan,\" the governor of Balkh said.", "capture denies balkh-governor hairatan"},
		{"« Ils n'ont pas mis un pied à Hairatan », a répondu le gouverneur de Balkh.", "capture denies balkh-governor hairatan"},
		{"Torghundi, où les talibans sont entrés jeudi soir, est calme.", "capture reports dpa torghundi"},
		{"Le Tadjikistan a renvoyé par avion 280 soldats à Kaboul.", "handover reports dpa afg-tjk"},
		{"Some 40 border guards laid down their rifles at Torghundi.", "surrender reports dpa torghundi"},
		{"The port of Shir Khan Bandar has been idle since June 22.", "closure reports dpa shir-khan-bandar"},
		{"The Taliban said they had captured Aqina. \"Nonsense,\" the governor of Faryab replied.", "capture asserts taliban aqina\ncapture denies faryab-governor aqina"},
		{"Les talibans disent avoir pris Aqina. Kaboul assure le contraire.", "capture asserts taliban aqina\ncapture denies afg-gov aqina"},
		{"Les talibans disent avoir pris Aqina. « Absurde », réplique le gouverneur du Faryab.", "capture asserts taliban aqina\ncapture denies faryab-governor aqina"},
		{"The government lost its last post on the Iranian border, Abu Nasr Farahi, on Friday.", "capture reports dpa abu-nasr-farahi"},
		{"At Torghundi, 152 more had come by the bridge.", "flight reports dpa torghundi"},
		{"Le calme règne côté tadjik. Trois cents soldats ont franchi la ligne.", "flight reports dpa afg-tjk"},
	} {
		if got := read(x, c.text); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, strings.ReplaceAll(got, "\n", " | "), strings.ReplaceAll(c.want, "\n", " | "))
		}
	}
}

func TestWhoHoldsAPlaceIsReadFromWhatTheyAreCalled(t *testing.T) {
	x := testExtractor(t)
	for _, c := range []struct{ text, want, holder string }{
		{"Le poste de Hairatan est gardé côté afghan par une trentaine de combattants.", "control hairatan", "taliban"},
		{"Le poste de Hairatan est gardé par une trentaine de policiers.", "control hairatan", "afghan-government"},
		{"Zarandj est aux mains des assaillants.", "control zaranj", "taliban"},
		{"The Taliban, who now man the Spin Boldak side, said nothing.", "control spin-boldak-chaman", "taliban"},
		{"The Taliban said that Panjshir was now wholly theirs.", "control AF-PAN", "taliban"},
		{"Dans le Pandjchir, dont les talibans se disent maîtres depuis lundi, rien ne bouge.", "control AF-PAN", "taliban"},
		{"Zarandj résiste toujours, selon son gouverneur.", "control zaranj", "afghan-government"},
		{"The Taliban's flag was seen over Torghundi on Friday.", "control torghundi", "taliban"},
		{"Hairatan est restée au gouvernement.", "control hairatan", "afghan-government"},
		{"Hairatan remained with the government.", "control hairatan", "afghan-government"},
		{"Kunduz is gone, a member of the provincial council said.", "capture kunduz", "taliban"},
		{"Le gouvernement a encore la main sur Hairatan.", "control hairatan", "afghan-government"},
		{"\"Torghundi has been secured,\" Taliban spokesman Zabihullah Mujahid said.", "capture torghundi", "taliban"},
	} {
		got := x.Extract(Document{Name: "t", Text: c.text}).Claims
		if len(got) != 1 || string(got[0].Type)+" "+got[0].Place != c.want || got[0].Holder != c.holder {
			t.Errorf("%s\n got %+v\nwant %s held by %s", c.text, got, c.want, c.holder)
		}
	}
}

func TestALineIsDatedByWhatItBeginsWithOrByTheSentenceAfterIt(t *testing.T) {
	x := testExtractor(t)
	pub, err := ParsePublished("2021-08-20")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"22 juin : le poste de Shir Khan Bandar change de mains ; 134 soldats s'échappent par le pont.", "2021-06-22 2021-06-22"},
		{"Tajikistan has taken in 347 Afghan refugees. That was on July 14.", "2021-07-14"},
		{"Le Tadjikistan a recueilli 347 soldats afghans. C'était le 14 juillet.", "2021-07-14"},
		{"The Taliban seized Islam Qala on Thursday, August 12, and, a day later, Torghundi.", "2021-08-12 2021-08-13"},
		{"Torghundi had been surrounded for a week before it fell on August 6.", "2021-08-20 2021-08-06"},
		{"Trucks moved again on Monday. The gate of Torkham had reopened on Monday, eight days after gunmen who came from Kabul shut the post.", "2021-08-16 2021-08-08"},
	} {
		var got []string
		for _, k := range x.Extract(Document{Name: "t", Text: c.text, Published: pub}).Claims {
			got = append(got, k.Happened.To.String())
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestADayThatStandsAloneAtTheHeadDatesTheDispatch(t *testing.T) {
	x := testExtractor(t)
	for _, text := range []string{
		"Fri, Aug. 20, 2021\n\nKABUL (AP) — Torghundi fell on Friday, and Kunduz may fall by August 22.",
		"Kaboul, vendredi 20 août 2021\n\nTorghundi est tombé vendredi.",
	} {
		month, err := ParsePublished("2021-08")
		if err != nil {
			t.Fatal(err)
		}
		got := x.Extract(Document{Name: "t", Text: text, Published: month}).Claims
		if len(got) == 0 || got[0].Happened.To.String() != "2021-08-20" {
			t.Errorf("%s\n got %+v", text, got)
		}
	}
}
