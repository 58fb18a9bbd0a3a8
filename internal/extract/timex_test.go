package extract

import (
	"testing"

	"marz/internal/marz"
)

var timeCases = []struct {
	text   string
	future bool
	want   string
}{
	{"Les talibans ont affirmé vendredi avoir pris le poste", false, "2021-07-09 2021-07-09 day"},
	{"L'attaque a eu lieu jeudi soir", false, "2021-07-08 2021-07-08 day"},
	{"Le poste rouvrira lundi", true, "2021-07-12 2021-07-12 day"},
	{"Le poste rouvrira vendredi prochain", true, "2021-07-16 2021-07-16 day"},
	{"La ville est tombée dans la nuit de mercredi à jeudi", false, "2021-07-07 2021-07-08 range"},
	{"Le mois dernier, les insurgés avaient pris le poste", false, "2021-06-01 2021-06-30 month"},
	{"depuis le début de leur offensive éclair début mai", false, "2021-05-01 2021-05-10 month_part"},
	{"sera achevé le 31 août", true, "2021-08-31 2021-08-31 day"},
	{"a indiqué samedi 10 juillet 2021 que", false, "2021-07-10 2021-07-10 day"},
	{"dans les années 1990", false, "1990-01-01 1999-12-31 year"},
	{"They captured the town on July 4, officials said", false, "2021-07-04 2021-07-04 day"},
	{"The post fell on Thursday night", false, "2021-07-08 2021-07-08 day"},
	{"The post fell overnight", false, "2021-07-08 2021-07-09 range"},
	{"They left three days ago", false, "2021-07-06 2021-07-06 day"},
	{"il y a deux jours", false, "2021-07-07 2021-07-07 day"},
	{"the troops fled last week", false, "2021-06-28 2021-07-04 week"},
	{"in late June", false, "2021-06-21 2021-06-30 month_part"},
	{"on 22 June", false, "2021-06-22 2021-06-22 day"},
	{"mi-juin", false, "2021-06-11 2021-06-20 month_part"},
	{"en décembre", false, "2020-12-01 2020-12-31 month"},
	{"the 1990s", false, "1990-01-01 1999-12-31 year"},
	{"le 1er juillet", false, "2021-07-01 2021-07-01 day"},
}

func TestExpressionsOfTimeFindTheirDays(t *testing.T) {
	friday, _ := marz.ParseDay("2021-07-09")
	pub := marz.On(friday)
	for _, c := range timeCases {
		runes := []rune(c.text)
		got := findTimes(tokenize(runes, 0, len(runes)))
		if len(got) != 1 {
			t.Errorf("%q: %d expressions, want 1: %+v", c.text, len(got), got)
			continue
		}
		iv := got[0].resolve(pub, friday, c.future)
		if s := iv.From.String() + " " + iv.To.String() + " " + string(iv.Precision); s != c.want {
			t.Errorf("%q: %s, want %s", c.text, s, c.want)
		}
	}
}

func TestWordsThatLookLikeTimeAreLeftAlone(t *testing.T) {
	for _, text := range []string{"The troops may leave", "Des tirs de mortier", "two hundred soldiers", "They march on the city", "deux jours"} {
		runes := []rune(text)
		if got := findTimes(tokenize(runes, 0, len(runes))); len(got) != 0 {
			t.Errorf("%q: found %+v", text, got)
		}
	}
}
