package extract

import (
	"testing"

	"marz/internal/marz"
)

var happenedCases = []struct{ name, published, text, want string }{
	{"days after it are counted back from the day of what followed", "2021-08-20", "Quatre jours après l'arrivée des talibans à Hairatan, les convois ont repris jeudi.", "2021-08-15"},
	{"the morrow of it is the day before the telling", "2021-08-16", "Le Pakistan a fermé Torkham au lendemain de la prise de Jalalabad.", "2021-08-15"},
	{"a day before and belongs to the verb on its left", "2021-07-12", "The Taliban attacked Zaranj, the provincial capital, on Saturday and took the Silk Bridge on Sunday.", "2021-07-10"},
	{"in the afternoon is of the day told", "2021-07-12", "Torkham a été fermé jeudi. Le passage a rouvert dans l'après-midi.", "2021-07-08"},
	{"in the night without a day is the last night", "2021-07-12", "Le poste de Torkham a été évacué dans la nuit.", "2021-07-11"},
	{"what follows within hours is of the same day", "2021-08-09", "Kunduz fell on Sunday. Taloqan followed within hours.", "2021-08-08"},
	{"a day without its month is the last one", "2021-08-07", "Torkham avait été rouvert au fret le 27, selon des habitants.", "2021-07-27"},
	{"a day at the end belongs to the deed, not to the saying far before it", "2021-08-22", "A former administrator, who is hiding in Faizabad, said he had passed the keys of his office in Khandud to a Taliban judge on July 6.", "2021-07-06"},
	{"the text's year dates it", "none", "KABUL, 12 January 2023 (AP) - Taliban forces closed Torkham on January 10.", "2023-01-10"},
	{"a weekday with its day tells the year", "none", "Les talibans ont fermé Torkham samedi 9 juillet.", "2022-07-09"},
	{"without any year the story's is meant", "none", "Les talibans ont pris Torkham le 9 juillet.", "2021-07-09"},
}

func TestDatesOfHappenings(t *testing.T) {
	x := testExtractor(t)
	for _, c := range happenedCases {
		t.Run(c.name, func(t *testing.T) {
			pub, err := ParsePublished(c.published)
			if err != nil {
				t.Fatal(err)
			}
			want, _ := marz.ParseDay(c.want)
			var got []string
			for _, k := range x.Extract(Document{Name: "t", Text: c.text, Published: pub}).Claims {
				if k.Happened.First() == want {
					return
				}
				got = append(got, string(k.Type)+" "+k.Happened.First().String()+" "+k.Exact)
			}
			t.Errorf("no claim of %s: %q", c.want, got)
		})
	}
}
