package extract

import (
	"strings"
	"testing"

	"marz/internal/marz"
)

// placeCases say where a happening is put when its place is not simply named beside it.
var placeCases = []struct{ name, text, want string }{
	{"a list of districts and a bare twin name towns", "Ishkashim, Zebak and Shighnan fell to the Taliban on Thursday.",
		"capture reports dpa ishkashim-town 2021-07-08\ncapture reports dpa zebak 2021-07-08\ncapture reports dpa shighnan 2021-07-08"},
	{"the bridge of a name is the crossing", "The Taliban captured the bridge at Ishkashim on Friday.", "capture reports dpa ishkashim"},
	{"a name keeps the sense that the text gave it first", "Le district d'Ichkachim est tombé jeudi. Les talibans ont attaqué Ichkachim vendredi.",
		"capture reports dpa ishkashim-town 2021-07-08\nattack reports dpa ishkashim-town"},
	{"a day for each place of a list", "Les insurgés ont conquis samedi Sheberghan, dimanche Kunduz et Taloqan.",
		"capture reports dpa sheberghan 2021-07-03\ncapture reports dpa kunduz 2021-07-04\ncapture reports dpa taloqan 2021-07-04"},
	{"each crossing of a list with the country it leads to", "The Taliban have overrun the Shir Khan Bandar crossing with Tajikistan, Islam Qala with Iran and Torghundi with Turkmenistan.",
		"capture reports dpa shir-khan-bandar\ncapture reports dpa islam-qala\ncapture reports dpa torghundi"},
	{"the withdrawal of a foreign army is of the country", "The Taliban said they had captured Torkham as U.S. forces pull out.",
		"capture asserts taliban torkham\nwithdrawal asserts taliban AFG"},
	{"the seat of a ministry is not where the bazaar is", "Des combats ont éclaté à Spin Boldak. Le ministère de l'Intérieur à Kaboul a affirmé que les forces gouvernementales avaient repris le bazar.",
		"clash reports dpa spin-boldak-chaman\nrecapture asserts afg-gov spin-boldak-chaman"},
	{"who flees is at the border of the country fled to", "The Afghan troops sought refuge in Tajikistan after a battle in Badakhshan province, which borders Pakistan and China.",
		"flight reports dpa afg-tjk"},
	{"a verb that is not said again", "Sheberghan fell on Saturday, Kunduz on Sunday and Aybak on Monday.",
		"capture reports dpa sheberghan 2021-07-03\ncapture reports dpa kunduz 2021-07-04\ncapture reports dpa aybak 2021-07-05"},
	{"names that a plural announces", "Several districts in Takhar province have fallen to the Taliban, including Khwaja Ghar and Rustaq, residents said.",
		"capture asserts residents khwaja-ghar\ncapture asserts residents rustaq"},
	{"two posts are the last two", "Les talibans affirment avoir pris Islam Qala et Torghundi. Les deux postes ont été évacués, a confirmé un douanier.",
		"capture asserts taliban islam-qala\ncapture asserts taliban torghundi\nwithdrawal asserts local-officials islam-qala\nwithdrawal asserts local-officials torghundi"},
	{"the post of the province is the one spoken of", "Le drapeau des talibans flotte sur Spin Boldak. Ce poste de la province de Kandahar a été conquis jeudi.",
		"control reports dpa spin-boldak-chaman\ncapture reports dpa spin-boldak-chaman 2021-07-08"},
	{"a parenthesis on the border does not take the subject's place", "Des combats ont éclaté à Andkhoi. Le district, à la frontière turkmène, était tombé jeudi.",
		"clash reports dpa andkhoy\ncapture reports dpa andkhoy 2021-07-08"},
	{"people who flee a border district are put there", "Soldiers fled from Khwahan district into Tajikistan on Thursday, the Tajik border guards said.",
		"flight asserts tajikistan khwahan 2021-07-08"},
	{"people who flee a province are put on the border", "Soldiers fled Badakhshan province for Tajikistan on Thursday, the Tajik border guards said.",
		"flight asserts tajikistan afg-tjk 2021-07-08"},
	{"the capital of a province is the town", "The capital of Badghis, Qala-e-Naw, was attacked on Wednesday.", "attack reports dpa qala-e-naw 2021-07-07"},
	{"where an order comes from is no place of it", "Afghan forces have withdrawn from Chahar Burjak. The withdrawal was ordered from Zaranj on Thursday.",
		"withdrawal reports dpa chahar-burjak\nwithdrawal reports dpa chahar-burjak 2021-07-08"},
	{"where they withdraw to is no place of it", "\"Nos soldats se sont repliés vers le district de Rabat-e-Sangi\", a dit le gouverneur de Hérat après la prise de Torghundi.",
		"withdrawal asserts herat-governor torghundi\ncapture reports dpa torghundi"},
	{"a plural names districts", "Taliban fighters control six border districts, including Shighnan and Ishkashim, Dushanbe said.",
		"control asserts tajikistan shighnan\ncontrol asserts tajikistan ishkashim-town"},
	{"two borders in one plural", "Les talibans contrôlent les frontières avec l'Ouzbékistan et le Tadjikistan, a dit Moscou.",
		"control_share assesses russia afg-uzb\ncontrol_share assesses russia afg-tjk"},
	{"a paragraph below a name speaks of it", "State of the posts on Friday.\n\nTORGHUNDI. Held by the Taliban since Thursday.\n\nHAIRATAN. Lost on Wednesday.",
		"control reports dpa torghundi\ncapture reports dpa hairatan 2021-07-07"},
	{"what lies long back is history", "The Taliban captured Torkham. In February 1989 Soviet troops withdrew from Hairatan.", "capture reports dpa torkham"},
	{"the dead lie where the last fight was", "Fighting broke out in Imam Sahib on Thursday. Six policemen were killed, a security official from Kunduz said.",
		"clash reports dpa imam-sahib 2021-07-08\ncasualties asserts gov-officials-anon imam-sahib 2021-07-08"},
	{"a dateline in small letters is no place", "Kunduz (Afghanistan) - Sept soldats ont été tués jeudi à Imam Sahib.", "casualties reports dpa imam-sahib 2021-07-08"},
	{"the American withdrawal is background unless somebody speaks of it", "The Taliban captured Torkham amid the withdrawal of American troops.", "capture reports dpa torkham"},
	{"a semicolon keeps the day", "The Taliban captured Torkham on June 22; 134 soldiers fled over the border into Pakistan.",
		"capture reports dpa torkham 2021-06-22\nflight reports dpa afg-pak 2021-06-22"},
	{"there is where the sentence before was", "Torkham reopened on Thursday. Trucks were shelled there, but at Torghundi nothing moved.",
		"reopening reports dpa torkham 2021-07-08\nattack reports dpa torkham 2021-07-08"},
	{"control of it", "Residents of the border district of Zebak said the insurgents took control of it on Thursday.", "capture asserts residents zebak 2021-07-08"},
	{"y is the place spoken of last", "Les talibans ont attaqué Hérat mercredi. Ils y ont pris la prison centrale jeudi.",
		"attack reports dpa herat 2021-07-07\ncapture reports dpa herat 2021-07-08"},
}

// readDays is read with the day on which it happened, where that is one day.
func readDays(x *Extractor, text string) string {
	d, _ := marz.ParseDay("2021-07-09")
	var out []string
	for _, c := range x.Extract(Document{Name: "t", Text: text, Published: marz.On(d), Agency: "dpa"}).Claims {
		line := string(c.Type) + " " + string(c.Stance) + " " + c.Principal + " " + c.Place
		if c.Happened.From == c.Happened.To && c.Happened.To != d {
			line += " " + c.Happened.To.String()
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func TestPlacesAreChosen(t *testing.T) {
	x := testExtractor(t)
	for _, c := range placeCases {
		t.Run(c.name, func(t *testing.T) {
			if got := readDays(x, c.text); got != c.want {
				t.Errorf("got %s\nwant %s", strings.ReplaceAll(got, "\n", " | "), strings.ReplaceAll(c.want, "\n", " | "))
			}
		})
	}
}
