package extract

import (
	"strings"
	"testing"

	"marz/internal/marz"
)

// read gives the claims of a text as "type stance principal place", one a line.
func read(x *Extractor, text string) string {
	d, _ := marz.ParseDay("2021-07-09")
	res := x.Extract(Document{Name: "t", Text: text, Published: marz.On(d), Agency: "dpa"})
	var out []string
	for _, c := range res.Claims {
		out = append(out, string(c.Type)+" "+string(c.Stance)+" "+c.Principal+" "+c.Place)
	}
	return strings.Join(out, "\n")
}

var sentenceCases = []struct{ text, want string }{
	{"The Taliban have captured the Torkham border crossing with Pakistan, officials said on Friday.", "capture asserts gov-officials-anon torkham"},
	{"Taliban fighters overran the border town of Aqina on Thursday, a provincial council member in Faryab told dpa.", "capture asserts faryab-council aqina"},
	{"The district of Ishkashim fell to the Taliban overnight, according to Badakhshan governor Bilal Sadat.", "capture asserts badakhshan-governor ishkashim-town"},
	{"Afghan forces retook Spin Boldak on Friday, Interior Ministry spokesman Tariq Arian said.", "recapture asserts afg-gov spin-boldak-chaman"},
	{"The defence ministry denied that Hairatan had fallen.", "capture denies afg-gov hairatan"},
	{"Government forces have lost control of Dand-e Patan, a lawmaker from Paktia said.", "capture asserts deputy-paktia dand-e-patan"},
	{"Zabihullah Mujahid, a Taliban spokesman, tweeted that Ghulam Khan was under their control.", "control asserts taliban ghulam-khan"},
	{"About 300 Afghan soldiers fled across the border into Tajikistan, the Tajik border service said.", "flight asserts tajikistan afg-tjk"},
	{"Pakistan closed the Chaman crossing on Wednesday after the Taliban seized the town of Spin Boldak.", "closure reports dpa spin-boldak-chaman\ncapture reports dpa spin-boldak"},
	{"Iran has reopened the Dogharoun crossing, Iranian customs spokesman Rouhollah Latifi said.", "reopening asserts iran islam-qala"},
	{"At least 20 soldiers were killed in clashes with the Taliban in Imam Sahib, a security official said.", "casualties asserts gov-officials-anon imam-sahib"},
	{"The Taliban now control more than 70 percent of the border with Tajikistan, spokesman Zabihullah Mujahid said.", "control_share asserts taliban afg-tjk"},
	{"The army will retake Islam Qala, the governor of Herat vowed on Friday.", "recapture promises herat-governor islam-qala"},
	{"The Taliban could attack Kunduz, residents fear.", "statement assesses residents kunduz"},
	{"Reinforcements have been sent to Torghundi, Herat police said.", "reinforcement asserts herat-police torghundi"},
	{"\"The crossing at Zaranj has been in our hands since Thursday,\" Taliban spokesman Qari Yusuf Ahmadi said.", "control asserts taliban zaranj-milak"},
	{"Les talibans se sont emparés du poste-frontière de Torkham, ont indiqué vendredi des responsables.", "capture asserts gov-officials-anon torkham"},
	{"Le district d'Ichkachim est tombé aux mains des talibans jeudi, selon le gouverneur du Badakhchan.", "capture asserts badakhshan-governor ishkashim-town"},
	{"Le ministère de la Défense a démenti la prise de Haïratan par les insurgés.", "capture denies afg-gov hairatan"},
	{"Les forces afghanes ont repris Spin Boldak, a affirmé le ministère de l'Intérieur.", "recapture asserts afg-gov spin-boldak-chaman"},
	{"« Nous contrôlons le poste d'Aqina », a assuré le porte-parole des talibans.", "control asserts taliban aqina"},
	{"Quelque 300 soldats afghans se sont réfugiés en Ouzbékistan, a annoncé Tachkent.", "flight asserts uzbekistan afg-uzb"},
	{"Le Pakistan a fermé mercredi le passage de Torkham, ont annoncé les autorités pakistanaises.", "closure asserts pakistan torkham"},
	{"D'après un membre du conseil provincial de Kunduz, le port de Shir Khan Bandar a été pris par les talibans.", "capture asserts kunduz-council shir-khan-bandar"},
	{"Le gouverneur de Herat a promis que l'armée reprendrait Islam Qala.", "recapture promises herat-governor islam-qala"},
	{"L'Iran a rouvert le poste de Dogharoun jeudi.", "reopening reports dpa islam-qala"},
	{"Au moins vingt soldats ont été tués dans des combats à Imam Sahib, selon une source de sécurité.", "casualties asserts gov-officials-anon imam-sahib"},
	{"L'armée s'est retirée de Torghundi, a reconnu le porte-parole du gouverneur de Herat.", "withdrawal asserts herat-governor torghundi"},
	{"Les talibans pourraient attaquer Kunduz.", ""},
	{"Les talibans ont attaqué la ville de Qala-e-Naw mercredi.", "attack reports dpa qala-e-naw"},
	{"Moscou estime que les talibans contrôlent les deux tiers de la frontière avec le Tadjikistan.", "control_share assesses russia afg-tjk"},
	{"The Russian foreign ministry said the Taliban controlled over two-thirds of the Afghan-Tajik border.", "control_share assesses russia afg-tjk"},
	{"Local officials in Takhar said security forces had abandoned Khwaja Ghar without a fight.", "withdrawal asserts local-officials khwaja-ghar"},
	{"Dozens of Afghan troops surrendered to the Taliban in Shindand, a local official said.", "surrender asserts local-officials shindand"},
	{"Militants launched an attack on Sheberghan early Friday, governor Abdul Qader Malia told Reuters.", "attack asserts jowzjan-governor sheberghan"},
	{"Des renforts ont été dépêchés à Kunduz, a fait savoir le ministère de la Défense.", "reinforcement asserts afg-gov kunduz"},
	{"Le drapeau des talibans flotte sur le poste de Torkham, ont raconté des habitants.", "control asserts residents torkham"},
	{"The Taliban's flag was raised over the customs house at Torghundi, residents said.", "capture asserts residents torghundi"},
	{"Taliban claims that they had taken Nimroz were rejected by the interior ministry.", "capture asserts taliban AF-NIM\ncapture denies afg-gov AF-NIM"},
	{"The interior ministry rejected the Taliban's claim to have captured Torghundi.", "capture asserts taliban torghundi\ncapture denies afg-gov torghundi"},
	{"Officials deny losing Aqina, saying the port is still under government control.", "capture denies gov-officials-anon aqina"},
	{"Torkham remains closed, a Pakistani border official said.", "closure asserts pakistan-border-anon torkham"},
	{"More than 1,500 people crossed into Iran from Nimroz on Thursday, a border official said.", "flight asserts gov-officials-anon afg-irn"},
	{"Fighting continued on Friday on the outskirts of Lashkar Gah.", "clash reports dpa lashkar-gah"},
	{"Ismail Khan a appelé les habitants de Herat à prendre les armes.", "mobilization requests ismail-khan-militia herat"},
}

func TestSentencesMakeTheirClaims(t *testing.T) {
	x := testExtractor(t)
	for _, c := range sentenceCases {
		if got := read(x, c.text); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, strings.ReplaceAll(got, "\n", " | "), strings.ReplaceAll(c.want, "\n", " | "))
		}
	}
}
